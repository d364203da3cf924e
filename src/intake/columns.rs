//! What the columns of a table hold, by the words that head them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::fold;

const WORDS: &str = include_str!("columns.toml");
/// What is written beside the word of a column.
const ASIDE: [&str; 4] = ["任意", "必須", "自由記述", "全角"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    opinion: Vec<String>,
    place: Vec<String>,
    name: Vec<String>,
    address: Vec<String>,
    contact: Vec<String>,
    number: Vec<String>,
    when: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// Opinions; those with a number belong to the place with the same number.
    Opinion(u32),
    Place(u32),
    Name,
    Address,
    Contact,
    Birthday,
    Number,
    When,
    /// Something else.
    Other,
}

static KNOWN: LazyLock<BTreeMap<String, Holds>> = LazyLock::new(|| {
    let file: File = toml::from_str(WORDS).expect("the words of columns ship with the program");
    let rows = [
        (file.opinion, Holds::Opinion(0)),
        (file.place, Holds::Place(0)),
        (file.name, Holds::Name),
        (file.address, Holds::Address),
        (file.contact, Holds::Contact),
        (file.number, Holds::Number),
        (file.when, Holds::When),
    ];
    let rows = rows.into_iter().flat_map(|(words, holds)| words.into_iter().map(move |word| (fold(&word), holds)));
    rows.collect()
});

/// What a column holds under its heading.
pub(super) fn holds(heading: &str) -> Holds {
    if heading.chars().count() > 60 {
        return Holds::Other;
    }
    let mut folded = fold(heading);
    for aside in ASIDE {
        folded = folded.replace(aside, "");
    }
    let folded = folded.trim_end_matches([':', '*']);
    if let Some(holds) = KNOWN.get(folded) {
        return *holds;
    }
    let is_number = |letter: char| letter.is_ascii_digit();
    let front = folded.trim_start_matches(|letter: char| is_number(letter) || matches!(letter, '.' | '-' | '_'));
    let bare = front.trim_end_matches(is_number);
    let digits = front.strip_prefix(bare).filter(|digits| !digits.is_empty());
    let number = digits.and_then(|digits| digits.parse().ok()).unwrap_or(0);
    match KNOWN.get(bare) {
        Some(Holds::Opinion(_)) => Holds::Opinion(number),
        Some(Holds::Place(_)) => Holds::Place(number),
        Some(holds) => *holds,
        None => akin(folded),
    }
}

/// What a heading that no list knows holds of a person, by the words within it.
fn akin(folded: &str) -> Holds {
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(&fold(word)));
    if has(&["意見", "理由", "可否", "有無", "公表", "公開", "同意"]) {
        return Holds::Other;
    }
    let kinds = [
        (&["氏名", "名前", "フリガナ", "ふりがな"][..], Holds::Name),
        (&["住所", "所在地", "郵便番号"][..], Holds::Address),
        (&["電話", "携帯", "メール", "mail", "連絡先", "fax"][..], Holds::Contact),
        (&["生年月日", "誕生日"][..], Holds::Birthday),
    ];
    kinds.into_iter().find(|(words, _)| has(words)).map_or(Holds::Other, |(_, holds)| holds)
}

#[cfg(test)]
mod tests {
    use super::Holds;
    use super::holds;

    #[test]
    fn headings_are_known_as_systems_write_them() {
        for (heading, expected) in [
            ("ご意見（必須）", Holds::Opinion(0)),
            ("意見１", Holds::Opinion(1)),
            ("意見（2）", Holds::Opinion(2)),
            ("3.意見の内容", Holds::Opinion(0)),
            ("項目2", Holds::Place(2)),
            ("メールアドレス（任意）", Holds::Contact),
            ("氏　名", Holds::Name),
            ("受付日時", Holds::When),
            ("受付番号", Holds::Number),
            ("提出者の氏名", Holds::Name),
            ("お名前（姓）", Holds::Name),
            ("現住所（建物名まで）", Holds::Address),
            ("日中つながる電話", Holds::Contact),
            ("氏名の公表の可否", Holds::Other),
            ("氏名（漢字）", Holds::Name),
            ("氏名（カナ）", Holds::Name),
            ("生年月日（西暦）", Holds::Birthday),
            ("年齢", Holds::Other),
            ("", Holds::Other),
        ] {
            assert_eq!(holds(heading), expected, "{heading}");
        }
    }
}
