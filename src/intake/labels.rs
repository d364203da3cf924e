//! Words in front of what tells who wrote something: below a letter, on a form, in the head of a mail.

use crate::text::fold;
use crate::text::squeeze;

use super::masks::ADDRESS;
use super::masks::CONTACT;
use super::masks::MAIL;
use super::masks::NAME;
use super::masks::TELEPHONE;

/// Bytes of the longest label.
const LONGEST: usize = 60;

/// Words in front of who signs, without blanks and brackets, with what they announce.
const SIGNED: [(&str, &str); 36] = [
    ("氏名", NAME),
    ("名前", NAME),
    ("お名前", NAME),
    ("ご氏名", NAME),
    ("署名", NAME),
    ("提出者", NAME),
    ("記入者", NAME),
    ("代表者", NAME),
    ("代表", NAME),
    ("団体名", NAME),
    ("会社名", NAME),
    ("法人名", NAME),
    ("フリガナ", NAME),
    ("ふりがな", NAME),
    ("差出人", NAME),
    ("住所", ADDRESS),
    ("ご住所", ADDRESS),
    ("所在地", ADDRESS),
    ("郵便番号", ADDRESS),
    ("〒", ADDRESS),
    ("電話", TELEPHONE),
    ("電話番号", TELEPHONE),
    ("お電話", TELEPHONE),
    ("お電話番号", TELEPHONE),
    ("携帯", TELEPHONE),
    ("携帯電話", TELEPHONE),
    ("TEL", TELEPHONE),
    ("FAX", TELEPHONE),
    ("ファクス", TELEPHONE),
    ("ファックス", TELEPHONE),
    ("メール", MAIL),
    ("メールアドレス", MAIL),
    ("電子メール", MAIL),
    ("E-MAIL", MAIL),
    ("連絡先", CONTACT),
    ("ご連絡先", CONTACT),
];
/// Words in front of who sent a mail, folded; a colon stands behind them.
const SENDERS: [&str; 6] = ["差出人", "送信者", "送信元", "from", "発信者", "reply-to"];
const OPENING: [char; 8] = ['(', '（', '[', '［', '【', '〔', '<', '＜'];
const AROUND: [char; 16] = ['(', ')', '【', '】', '[', ']', '〔', '〕', '・', '■', '●', '○', '◆', '<', '>', '＞'];

/// What a label announces; words in brackets behind it are a remark.
pub(super) fn announced(label: &str) -> Option<&'static str> {
    let bare = bare(label)?.to_uppercase();
    SIGNED.iter().find(|(word, _)| *word == bare).map(|(_, mark)| *mark)
}

/// Whether a label announces who sent a mail.
pub(super) fn is_sender(label: &str) -> bool {
    bare(label).is_some_and(|bare| SENDERS.contains(&fold(&bare).as_str()))
}

fn bare(label: &str) -> Option<String> {
    if label.len() > LONGEST {
        return None;
    }
    let squeezed = squeeze(label);
    let begun = squeezed.trim_matches(AROUND);
    Some(begun.split(OPENING).next().unwrap_or_default().trim_end_matches(AROUND).to_owned())
}

#[cfg(test)]
mod tests {
    use super::announced;
    use crate::intake::masks::CONTACT;
    use crate::intake::masks::NAME;

    #[test]
    fn the_words_that_the_site_itself_prints_are_known() {
        let words: toml::Table =
            toml::from_str(include_str!("../../themes/standard/words.toml")).expect("the words ship with the program");
        let printed = |key: &str| {
            let found = words
                .values()
                .find_map(|section| section.get("name").and(section.get("contact")).and(section.get(key)));
            found.and_then(toml::Value::as_str).expect("the word is printed").to_owned()
        };
        assert_eq!(announced(&printed("name")), Some(NAME));
        assert_eq!(announced(&printed("contact")), Some(CONTACT));
        assert_eq!(announced("【お名前】（任意）"), Some(NAME));
        assert_eq!(announced("窓口（お名前）"), None);
    }
}
