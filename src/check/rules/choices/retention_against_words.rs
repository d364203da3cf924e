//! The box says how long a file is kept, and the reason beside it speaks of other years.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::boxes::label;
use crate::text::digit;

rule! {
    /// # 何を見るか
    ///
    /// 「②保管期間」で選んだ期間と、「その妥当性」に「7年間保管する」「保存期間は5年」のように書かれた年数を比べます。書かれた年数の
    /// どれもが、選んだ期間に入らないときに知らせます。
    ///
    /// # なぜ
    ///
    /// 保管期間は、個人情報をいつまで持ち続けるかの約束です。法令や文書管理の規程が変わったときに、片方だけが直されることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.storage]
    /// period.length = "5年"
    /// period.validity = "見本市文書管理規程により、資格を喪失した年度の翌年度から7年間保管する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.storage]
    /// period.length = "6年以上10年未満"
    /// period.validity = "請求権は5年で時効となるが、精算に2年を要するため、7年間保管する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 保管期間を定めた法令や規程を確かめ、選んだ期間か文章の年数を直します。
    ///
    /// # 根拠
    ///
    /// 様式4（平成30年5月）Ⅱ.6.②（保管期間）と、計算です。
    ///
    /// # 止め方
    ///
    /// 文章の年数が保管期間を述べたものではないときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X151", "retention-against-words", Warning,
    title: "選んだ保管期間と、文章に書かれた年数が合いません",
    basis: "選んだ期間と、その妥当性に書かれた保管の年数とは、同じ期間を述べているはずであるためです（計算）。",
    items: &["all-items files[].storage.period.length", "all-items files[].storage.period.validity"],
}

/// Years of each choice, by code: the least, and the first that is too many.
const YEARS: &[(&str, i64, i64)] = &[
    ("1", 0, 1),
    ("2", 1, 2),
    ("3", 2, 3),
    ("4", 3, 4),
    ("5", 4, 5),
    ("6", 5, 6),
    ("7", 6, 10),
    ("8", 10, 20),
    ("9", 20, i64::MAX),
];
/// Words of keeping, beside which a number of years is that of keeping.
const KEEPING: &[&str] = &["保管", "保存", "保有"];
/// Years beyond which a number is that of a calendar.
const LONGEST: i64 = 1000;
/// Characters around a number of years in which such a word is looked for.
const REACH: usize = 8;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let length = format!("{file}.storage.period.length");
        let Some((_, least, over)) =
            subject.chosen(&length).and_then(|code| YEARS.iter().find(|(offered, _, _)| *offered == code))
        else {
            continue;
        };
        let Some(passage) = subject.passage(&format!("{file}.storage.period.validity")) else { continue };
        let kept = kept_years(passage.words);
        let fits = kept.iter().any(|(years, _)| (*least..*over).contains(years));
        let Some((years, range)) = kept.into_iter().next().filter(|_| !fits) else { continue };
        let (chosen, at) = (label(subject, &length), subject.called(&passage.entry.key));
        let message = format!("{}は「{chosen}」ですが、{at}には{years}年とあります。", subject.called(&length));
        let remedy = "保管期間を定めた法令や規程を確かめ、選んだ期間か文章の年数を直してください。";
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
    }
}

/// Numbers of years for which something is kept, with their places.
fn kept_years(words: &str) -> Vec<(i64, Range<usize>)> {
    let mut kept = Vec::new();
    for (at, mark) in words.match_indices('年') {
        let (before, from) = words.split_at(at);
        let after = from.split_at(mark.len()).1;
        let lead = before.trim_end_matches(|letter| digit(letter).is_some());
        let digits = before.split_at(lead.len()).1.chars().filter_map(digit);
        let years = digits.fold(0_i64, |years, digit| years.saturating_mul(10).saturating_add(i64::from(digit)));
        // A year of an era, a day, a law: 「令和6年」「6年4月」「6年法律第2号」.
        let is_date = lead.ends_with(['成', '和', '正', '治', '第'])
            || after.trim_start().starts_with(|letter: char| digit(letter).is_some())
            || after.starts_with(['法', '政', '省', '度', '条']);
        let is_number = lead.len() < before.len() && years < LONGEST && !is_date;
        let start = lead.char_indices().rev().nth(REACH - 1).map_or(0, |(start, _)| start);
        let (ahead, behind): (&str, String) = (lead.split_at(start).1, after.chars().take(REACH).collect());
        if is_number && KEEPING.iter().any(|word| ahead.contains(word) || behind.contains(word)) {
            kept.push((years, lead.len()..at + mark.len()));
        }
    }
    kept
}
