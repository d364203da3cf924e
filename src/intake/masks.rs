//! Takes out of an opinion what tells who wrote it, and leaves a word in its place.

use std::ops::Range;

use crate::personal;
use crate::text::hidden;
use crate::text::is_hiragana;
use crate::text::squeeze;

use super::arrival::Who;
use super::labels;
use super::own;

/// What stands in the place of words.
pub(super) const NAME: &str = "〔氏名〕";
pub(super) const ADDRESS: &str = "〔住所〕";
pub(super) const TELEPHONE: &str = "〔電話番号〕";
pub(super) const MAIL: &str = "〔メールアドレス〕";
pub(super) const NUMBER: &str = "〔番号〕";
pub(super) const CONTACT: &str = "〔連絡先〕";
pub(super) const BIRTHDAY: &str = "〔生年月日〕";
/// All of them.
pub(super) const MARKS: [&str; 7] = [NAME, ADDRESS, TELEPHONE, MAIL, NUMBER, CONTACT, BIRTHDAY];

/// Letters of the longest value that is signed with.
const LONGEST_VALUE: usize = 60;
/// Letters of the longest line that is nothing but a name.
const LONGEST_NAME: usize = 9;
/// Words that name nobody.
pub(super) const NOBODY: [&str; 8] = ["匿名", "匿名希望", "なし", "無し", "任意", "記入なし", "市民", "住民"];

/// Words with places of what has to go, and by what.
pub(super) type Spots = Vec<(Range<usize>, &'static str)>;

/// Words that are somebody's own, and what they are.
pub(super) type Own = Vec<(String, &'static str)>;

/// Finds places of one kind in words.
pub(super) type Find = fn(&str) -> Vec<Range<usize>>;

/// The words without what tells who wrote them, and without letters that nobody sees.
pub(super) fn masked(text: &str, who: &Who) -> String {
    let text = &seen(text);
    let mut spots: Spots = Vec::new();
    let mut own = own::given(who);
    signatures(text, &mut spots, &mut own);
    own::find(text, &own, &mut spots);
    let found: [(Find, &str); 6] = [
        (personal::mails, MAIL),
        (personal::individual_numbers, NUMBER),
        (personal::loose_telephones, TELEPHONE),
        (personal::postal_codes, ADDRESS),
        (personal::addresses, ADDRESS),
        (personal::names, NAME),
    ];
    for (find, mark) in found {
        spots.extend(find(text).into_iter().map(|range| (range, mark)));
    }
    replaced(text, spots)
}

/// The words without letters that nobody sees: a name that they part would be whole again wherever they are left out.
pub(super) fn seen(words: &str) -> String {
    let mut seen = String::with_capacity(words.len());
    let mut is_in_word = false;
    for letter in words.chars() {
        // Joiners hold pictures together, and part words.
        let is_joiner = matches!(letter, '\u{200C}' | '\u{200D}') && is_in_word;
        let is_soft = matches!(letter, '\u{AD}' | '\u{180E}' | '\u{2061}'..='\u{2064}');
        if hidden(letter).is_some() || is_joiner || is_soft {
            continue;
        }
        is_in_word = letter.is_alphanumeric() || letter.is_ascii_punctuation();
        seen.push(letter);
    }
    seen
}

/// What replaces words that meet is the mark of the one that begins first, and is the longest.
pub(super) fn replaced(text: &str, mut spots: Spots) -> String {
    if spots.is_empty() {
        return text.to_owned();
    }
    spots.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for (range, mark) in spots {
        if range.start >= end {
            masked.push_str(text.get(end..range.start).unwrap_or_default());
            masked.push_str(mark);
        }
        end = end.max(range.end);
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    masked
}

/// Lines in which somebody signs, and what is signed with.
fn signatures(text: &str, spots: &mut Spots, own: &mut Own) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((range, mark)) = signed(line).or_else(|| bare_name(line)) {
            let value = line.get(range.clone()).unwrap_or_default();
            if !NOBODY.contains(&squeeze(value).as_str()) {
                let (words, mail) = named_mail(value);
                match mark {
                    NAME => own.extend(own::names_within(words).into_iter().map(|name| (name, NAME))),
                    mark => own.push((value.to_owned(), mark)),
                }
                own.extend(mail.map(|mail| (mail.to_owned(), MAIL)));
                spots.push((at + range.start..at + range.end, mark));
            }
        }
        if let Some(range) = before_mail(line) {
            let name = line.get(range.clone()).unwrap_or_default();
            own.extend(own::names_within(name).into_iter().map(|name| (name, NAME)));
            spots.push((at + range.start..at + range.end, NAME));
        }
        at += line.len();
    }
}

/// `見本 花子 <hanako@example.jp>` in its two parts; the second one is missing where there is no address.
pub(super) fn named_mail(value: &str) -> (&str, Option<&str>) {
    let (name, mail) = match value.split_once(['<', '＜', '[']) {
        Some((name, rest)) => (name, rest.trim_end_matches(['>', '＞', ']', ' '])),
        None if value.contains(['@', '＠']) => ("", value),
        None => (value, ""),
    };
    let mail = mail.trim();
    (name.trim().trim_matches('"').trim(), (!mail.is_empty()).then_some(mail))
}

/// The name that stands in front of `<hanako@example.jp>`.
fn before_mail(line: &str) -> Option<Range<usize>> {
    let (at, _) = line.match_indices(['<', '＜']).find(|(at, sign)| {
        let behind = line.get(at + sign.len()..).unwrap_or_default();
        let near =
            behind.char_indices().nth(LONGEST_VALUE).map_or(behind, |(at, _)| behind.get(..at).unwrap_or(behind));
        personal::mails(near).first().is_some_and(|range| range.start == 0)
    })?;
    let ahead = line.get(..at)?;
    let is_apart = ahead.ends_with([' ', '\u{3000}', '"', '\t']);
    let ahead = ahead.trim_end_matches([' ', '\u{3000}', '"', '\t']);
    let start = ahead
        .rfind([':', '：', ',', '、', '。', ';', '"', '>', ')', '）'])
        .map_or(0, |at| at + ahead.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let name = ahead.get(start..)?;
    let start = start + name.len()
        - name.trim_start_matches(|letter: char| letter.is_whitespace() || letter.is_numeric()).len();
    let name = ahead.get(start..)?;
    // 「意見は<…>まで」 names nobody.
    let is_particle = name.ends_with(['は', 'を', 'に', 'へ', 'が', 'の', 'も', 'と', 'で']) && !is_apart;
    let is_name = !name.is_empty() && name.chars().nth(LONGEST_VALUE).is_none() && !is_particle;
    is_name.then_some(start..ahead.len())
}

/// 「氏名：見本 花子」, 「TEL 0000-00-1234」: the value of a line that begins with a label.
fn signed(line: &str) -> Option<(Range<usize>, &'static str)> {
    let start = line.len() - line.trim_start().len();
    let words = line.trim();
    if words.chars().nth(LONGEST_VALUE + 12).is_some() || words.ends_with('。') {
        return None;
    }
    let (label, value, mark) = match words.find([':', '：']) {
        Some(at) => {
            let (label, rest) = words.split_at_checked(at)?;
            let mark = labels::announced(label).or_else(|| labels::is_sender(label).then_some(NAME));
            (label, rest, mark?)
        }
        None => {
            let at = words.find([' ', '\u{3000}', '\t'])?;
            let (label, rest) = words.split_at_checked(at)?;
            (label, rest, labels::announced(label)?)
        }
    };
    let inside = value.trim_start_matches([':', '：', ' ', '\u{3000}', '\t']);
    let from = start + label.len() + value.len() - inside.len();
    let length = if inside.is_empty() { 0 } else { announced_length(inside, mark) };
    (length > 0).then(|| (from..from + length, mark))
}

/// Bytes of what a label announces; none where a sentence follows instead.
fn announced_length(value: &str, mark: &str) -> usize {
    let is_sentence = value.chars().any(|letter| is_hiragana(letter) && letter != 'の');
    match mark {
        TELEPHONE => {
            let behind = value.trim_start_matches(|letter: char| {
                letter.is_numeric() || letter.is_whitespace() || "+＋-－‐‑–−ー()（）".contains(letter)
            });
            let ahead = value.get(..value.len() - behind.len()).unwrap_or_default();
            match (ahead.chars().filter(|letter| letter.is_numeric()).count() > 5, is_sentence) {
                (false, _) => 0,
                (true, true) => ahead.trim_end().len(),
                (true, false) => value.len(),
            }
        }
        ADDRESS if is_sentence && personal::addresses(value).is_empty() && personal::postal_codes(value).is_empty() => {
            0
        }
        MAIL if !value.contains(['@', '＠']) => 0,
        CONTACT if is_sentence && value.starts_with(['の', 'は', 'を', 'が', 'に', 'で', 'も', 'と', 'へ']) => {
            0
        }
        _ => value.len(),
    }
}

/// A line that is nothing but a common family name and a given name.
fn bare_name(line: &str) -> Option<(Range<usize>, &'static str)> {
    let words = line.trim();
    if words.is_empty() || words.chars().nth(LONGEST_NAME).is_some() {
        return None;
    }
    let start = line.find(words)?;
    // Behind the word for a name, whoever looks for names knows one where it stands.
    let led = format!("氏名　{words}");
    let ahead = "氏名　".len();
    let found = personal::names(&led).into_iter().find(|range| range.start == ahead && range.end == led.len());
    found.map(|_| (start..start + words.len(), NAME))
}

/// Whether a line is nothing but a label and marks, or a mark alone.
pub(super) fn is_signature(line: &str) -> bool {
    let mut rest = line.trim().to_owned();
    let is_marked = MARKS.iter().any(|mark| rest.contains(mark));
    if !is_marked || rest.chars().nth(LONGEST_VALUE).is_some() {
        return false;
    }
    for mark in MARKS {
        rest = rest.replace(mark, " ");
    }
    rest.split([' ', '\u{3000}', ':', '：', '、', '(', ')', '（', '）']).all(|word| {
        word.is_empty()
            || labels::announced(word).is_some()
            || labels::is_sender(word)
            || matches!(word, "より" | "様" | "氏")
    })
}

/// The words without the lines at their end in which somebody signs; all of them where nothing else is there.
pub(super) fn without_signature(masked: &str) -> &str {
    let mut end = masked.trim_end().len();
    let mut at = end;
    while let Some(ahead) = masked.get(..at) {
        let start = ahead.rfind('\n').map_or(0, |at| at + 1);
        let line = ahead.get(start..).unwrap_or_default();
        let is_rule = !line.trim().is_empty() && line.trim().chars().all(|letter| "-_=―─ー＿".contains(letter));
        if is_signature(line) || (end < masked.trim_end().len() && is_rule) {
            end = start;
        } else if !line.trim().is_empty() {
            break;
        }
        if start == 0 {
            break;
        }
        at = start - 1;
    }
    match masked.get(..end).map(str::trim_end) {
        Some(words) if !words.is_empty() => words,
        _ => masked,
    }
}

#[cfg(test)]
mod tests {
    use super::masked;
    use crate::intake::arrival::Who;

    fn who() -> Who {
        Who {
            names: vec!["見本 花子".to_owned()],
            addresses: vec!["見本市中央１丁目２番３号".to_owned()],
            contacts: vec!["0000-00-5678 / hanako@example.jp".to_owned()],
            ..Who::default()
        }
    }

    #[test]
    fn signatures_at_the_end_are_left_out() {
        for (masked, expected) in [
            ("反対です。\n\n-- \n〔氏名〕\n〔住所〕\nTEL 〔電話番号〕", "反対です。"),
            ("反対です。\n\n氏名：〔氏名〕\n", "反対です。"),
            ("〔氏名〕と申します。\n反対です。", "〔氏名〕と申します。\n反対です。"),
            ("氏名：〔氏名〕", "氏名：〔氏名〕"),
            ("一\n\n---", "一\n\n---"),
        ] {
            assert_eq!(super::without_signature(masked), expected, "{masked}");
        }
    }

    #[test]
    fn what_tells_who_wrote_is_gone() {
        for (text, expected) in [
            ("見本　花子と申します。", "〔氏名〕と申します。"),
            ("花子より", "〔氏名〕より"),
            ("電話は0000(00)5678か00000-0-5678へ。", "電話は〔電話番号〕か〔電話番号〕へ。"),
            ("HANAKO@example.jpまで", "〔メールアドレス〕まで"),
            ("私は見本市中央1丁目2番3号に住む。", "私は〔住所〕に住む。"),
            (
                "反対です。\n氏名：山田　太郎\nTEL 0000-11-2222\n山田は",
                "反対です。\n氏名：〔氏名〕\nTEL 〔電話番号〕\n〔氏名〕は",
            ),
            ("反対です。\n佐藤 次郎\n", "反対です。\n〔氏名〕\n"),
            ("課長の田中様に言われた。", "課長の〔氏名〕様に言われた。"),
            ("番号1234 5678 9018を見られた。", "番号〔番号〕を見られた。"),
            ("〒000-0000 見本市北町3-4-5", "〔住所〕 〔住所〕"),
            ("第4条と別表第1に反対。1日3回、10年は長い。", "第4条と別表第1に反対。1日3回、10年は長い。"),
            ("見\u{200B}本花\u{200D}子です 0000\u{200B}-11\u{AD}-1234", "〔氏名〕です 〔電話番号〕"),
            (
                "お名前（団体の名前）：川野辺 律\nご連絡先：北の家\n律子と川野辺",
                "お名前（団体の名前）：〔氏名〕\nご連絡先：〔連絡先〕\n律子と〔氏名〕",
            ),
            ("続きです。\nFrom: 川野辺 律 <r@example.jp>\n川野辺です。", "続きです。\nFrom: 〔氏名〕\n〔氏名〕です。"),
            ("> 送信者：川野辺 律\n川野辺です。", "> 送信者：〔氏名〕\n〔氏名〕です。"),
            (
                "2026年1月5日(月) 10:20 川野辺 律 <r@example.jp>:\n川野辺です。",
                "2026年1月5日(月) 10:20 〔氏名〕 <〔メールアドレス〕>:\n〔氏名〕です。",
            ),
            ("意見は<m@example.jp>まで。", "意見は<〔メールアドレス〕>まで。"),
            ("氏名：匿名\n賛成です。", "氏名：匿名\n賛成です。"),
            ("電話 で答えてほしい", "電話 で答えてほしい"),
            ("電話：午後7時まで延ばしてほしい", "電話：午後7時まで延ばしてほしい"),
            ("TEL 0000-11-2222 に夜かけてほしい", "TEL 〔電話番号〕 に夜かけてほしい"),
            ("住所 の記入はやめてほしい", "住所 の記入はやめてほしい"),
            ("住所：見本市北町", "住所：〔住所〕"),
            ("連絡先 を書かせないでほしい", "連絡先 を書かせないでほしい"),
            ("メール で送りたい", "メール で送りたい"),
            ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐまで", "〔メールアドレス〕まで"),
            ("hana_ko＠mail．example．jpまで", "〔メールアドレス〕まで"),
        ] {
            assert_eq!(masked(text, &who()), expected, "{text}");
        }
    }
}
