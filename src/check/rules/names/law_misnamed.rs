//! Titles and numbers of laws that are not those of the law.

use std::ops::Range;

use crate::check::Subject;
use crate::check::laws::LAWS;
use crate::check::laws::Law;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::nearest;

use super::claims::claims;
use crate::check::folded::Folded;
use crate::text::is_kanji;

rule! {
    /// # 何を見るか
    ///
    /// 法令の題名と法令番号が、法令の一覧と合っているかを見ます。題名の後の括弧に書かれた番号が別の法令のものであるとき、番号の
    /// 前の題名が少し違うとき、長い題名の途中が違うときと、よくある書き誤り（「適切な取扱いに関するガイドライン」など）を
    /// 指摘します。一覧にない法令と、略称は見ません。
    ///
    /// # なぜ
    ///
    /// 法令の題名と番号は、根拠を指す住所です。一字違うと、別の法令を指すか、どの法令も指さなくなります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "介護保険法（平成9年法律第132号）に基づく事務である。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "特定個人情報の適切な取扱いに関するガイドラインに準じている。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "行政手続における特定の個人を識別するための番号の利用に関する法律に基づく事務である。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "介護保険法（平成九年法律第百二十三号）に基づく事務である。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "特定個人情報の適正な取扱いに関するガイドラインに準じている。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 法令の原文（e-Gov法令検索など）を見て、題名と番号を直します。
    ///
    /// # 根拠
    ///
    /// 番号法、個人情報保護法とその政令、規則、行政手続法の題名と番号は、条文で確かめました。そのほかの法令の番号の条文は未確認です。
    ///
    /// # 止め方
    ///
    /// ほかの文書の言葉をそのまま写しているなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P115", "law-misnamed", Warning,
    title: "法令の題名か法令番号が違うようです",
    basis: "題名や番号が違うと、別の法令を指すか、どの法令も指さなくなるためです。",
    items: &[],
}

/// Titles of at least so many letters are known by their beginning.
const LONG: usize = 24;
/// So many letters of a long title are found nowhere else.
const BEGINNING: usize = 16;

/// What is wrong about a law at a place of the folded text.
struct Slip {
    range: Range<usize>,
    message: String,
    right: String,
    law: &'static Law,
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in claims(subject) {
        let folded = passage.folded();
        let mut told: Vec<Range<usize>> = Vec::new();
        let slips = known_slips(folded).into_iter().chain(titles(folded)).chain(numbers(folded));
        for slip in slips {
            if told.iter().any(|range| range.start < slip.range.end && slip.range.start < range.end) {
                continue;
            }
            told.push(slip.range.clone());
            let written = folded.written(slip.range);
            let unsure = if slip.law.verified { "" } else { "条文は未確認です。" };
            let remedy = format!("「{}」の誤りなら、直してください。根拠: {}。{unsure}", slip.right, slip.law.source);
            findings.add(&RULE, subject.at_words(passage, written), slip.message, remedy);
        }
    }
}

/// Titles that are known to be written for others.
fn known_slips(folded: &Folded) -> Vec<Slip> {
    let mut slips = Vec::new();
    for law in &*LAWS {
        for wrong in &law.wrong {
            for (at, _) in folded.text.match_indices(wrong.as_str()) {
                let message = format!("「{wrong}」という名前のものはありません。");
                slips.push(Slip { range: at..at + wrong.len(), message, right: law.title.clone(), law });
            }
        }
    }
    slips
}

/// Long titles that begin rightly and go on otherwise.
fn titles(folded: &Folded) -> Vec<Slip> {
    let mut slips = Vec::new();
    for law in LAWS.iter().filter(|law| law.number.is_some() && law.title.chars().count() >= LONG) {
        let beginning: String = law.title.chars().take(BEGINNING).collect();
        for (at, _) in folded.text.match_indices(&beginning) {
            let rest: String = folded.from(at).chars().take(law.title.chars().count() + 8).collect();
            let is_known = LAWS.iter().any(|law| rest.starts_with(&law.title));
            let Some(end) = rest.find("法律").map(|end| end + "法律".len()).filter(|_| !is_known) else { continue };
            let title = rest.get(..end).unwrap_or_default();
            if !title.contains(['\n', '(', '「']) {
                let message = format!("「{title}」という題名は、「{}」と少し違います。", law.title);
                slips.push(Slip { range: at..at + end, message, right: law.title.clone(), law });
            }
        }
    }
    slips
}

/// Numbers in brackets behind a title to which they do not belong.
fn numbers(folded: &Folded) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (at, _) in folded.text.match_indices('(') {
        let Some(number) = number_of_law(folded.from(at + 1)) else { continue };
        let title = title_before(folded, at);
        let range = at + 1..at + 1 + number.len();
        let named = LAWS.iter().filter(|law| is_called(title, law)).max_by_key(|law| law.title.len());
        let numbered = LAWS.iter().find(|law| law.number.as_deref() == Some(number));
        match (named, numbered) {
            (Some(named), _) if named.number.as_deref() != Some(number) => {
                // The law that was replaced as a whole bore the name too.
                if folded.from(range.end).starts_with(")の全部を改正") {
                    continue;
                }
                let Some(right) = named.number.clone() else { continue };
                let message = format!("「{}」の法令番号は、「{number}」ではなく「{right}」です。", named.title);
                slips.push(Slip { range, message, right, law: named });
            }
            // 旧介護保険法 and 準用する介護保険法 bear the number of the law.
            (None, Some(law)) if law.names().any(|name| title.ends_with(name)) => (),
            (None, Some(law)) if nearest(title, std::iter::once(law.title.as_str())).is_some() => {
                let message = format!("「{number}」は「{}」の番号ですが、「{title}」に付けられています。", law.title);
                slips.push(Slip { range: at - title.len()..at, message, right: law.title.clone(), law });
            }
            _ => (),
        }
    }
    slips
}

/// `平成25年法律第27号` at the beginning.
fn number_of_law(rest: &str) -> Option<&str> {
    let era = ["明治", "大正", "昭和", "平成", "令和"].into_iter().find(|era| rest.starts_with(era))?;
    let (year, behind) = rest.get(era.len()..)?.split_once('年')?;
    let is_year =
        year == "元" || (!year.is_empty() && year.len() < 3 && year.chars().all(|letter| letter.is_ascii_digit()));
    let (kind, number) = behind.split_once('第')?;
    let (number, _) = number.split_once('号')?;
    let is_number = is_year && kind.chars().count() < 24 && !kind.contains(['。', ')', '\n']);
    let is_counted = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
    let length = era.len() + year.len() + "年".len() + kind.len() + "第".len() + number.len() + "号".len();
    rest.get(..length).filter(|_| is_number && is_counted)
}

/// The words before a place, from the last mark on.
fn title_before(folded: &Folded, at: usize) -> &str {
    let before = folded.before(at);
    let start = before.rfind(['、', '。', '「', '」', '(', ')', '\n', ':', '・', '-', '[', '*']);
    let start = start
        .map_or(0, |mark| mark + before.get(mark..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    // Titles of laws that bear a middle dot begin before it.
    let with_dot =
        LAWS.iter().map(|law| law.title.as_str()).find(|title| title.contains('・') && before.ends_with(title));
    with_dot.or_else(|| before.get(start..)).unwrap_or_default()
}

/// Whether words end in a name of the law, which no letters before make that of another.
fn is_called(words: &str, law: &Law) -> bool {
    law.names().any(|name| {
        let before = words.strip_suffix(name).map(|before| before.chars().last());
        before.is_some_and(|before| before.is_none_or(|letter| letter != 'の' && !is_kanji(letter)))
            || words.strip_suffix(name).is_some_and(|before| before.ends_with("及び") || before.ends_with("又は"))
    })
}

#[cfg(test)]
mod tests {
    use super::LAWS;
    use super::number_of_law;

    #[test]
    fn numbers_of_all_laws_are_read() {
        for number in LAWS.iter().filter_map(|law| law.number.as_deref()) {
            assert_eq!(number_of_law(number), Some(number));
        }
    }
}
