//! One law under two numbers.

use std::collections::BTreeMap;

use super::own;
use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 「介護保険法（平成9年法律第123号）」のように法令の番号を添えた所を集め、一つの文書の中で、同じ名前の法令に違う番号が
    /// 付いていないかを見ます。漢数字、全角と半角の違いは問いません。「…の一部を改正する法律」のように、別の法令が同じ名前を
    /// 持つものは見ません。
    ///
    /// # なぜ
    ///
    /// 番号は法令ごとに一つです。違えば、どちらかが誤りで、読む人は別の法令を見てしまいます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = "国民健康保険法（昭和33年法律第192号）に基づく事務を行う。"
    /// [reason]
    /// necessity = "国民健康保険法（昭和33年法律第129号）に基づき、資格を確認する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// name = "国民健康保険に関する事務"
    /// description = "国民健康保険法（昭和33年法律第192号）及び国民健康保険法施行令（昭和33年政令第362号）に基づく事務を行う。"
    /// [reason]
    /// necessity = "国民健康保険法（昭和三十三年法律第百九十二号。以下「国保法」という。）に基づき、資格を確認する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// e-Gov法令検索などで法令の番号を確かめ、誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 論理（法令の番号は一つであること）。
    ///
    /// # 止め方
    ///
    /// 同じ名前の別の条例を挙げるときは、前に団体の名前を書きます。それでも残るときは、文書の TOML に `[[waivers]]` を書きます。
    "P165", "law-numbered-twice", Error,
    title: "同じ法令に、違う番号が付いています",
    basis: "法令の番号は一つであり、違えばどちらかが誤りであるためです。",
    items: &[],
}

const ERAS: &[&str] = &["明治", "大正", "昭和", "平成", "令和"];

/// What stands between the year and the number.
const KINDS: &[&str] = &["法律", "令", "規則", "条例", "告示", "規程", "要綱"];

/// What names of laws end in.
const LAWS: &[&str] = &["法", "法律", "令", "規則", "条例", "規程", "命令", "要綱"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let mut first: BTreeMap<String, (String, &str, String)> = BTreeMap::new();
    for passage in own::texts(subject) {
        for era in ERAS {
            for (at, _) in passage.words.match_indices(era).filter(|(at, _)| passage.is_own_at(*at)) {
                let Some((name, number)) = law_at(passage.words, at) else { continue };
                let read = read_number(number);
                let here = subject.record.called(passage.entry);
                let known = first.entry(fold(name)).or_insert_with(|| (read.clone(), number, here));
                if known.0 != read {
                    let message =
                        format!("「{name}」に「{number}」とありますが、{}では「{}」とあります。", known.2, known.1);
                    let range = at..at + number.len();
                    let remedy = "法令の番号を確かめ、誤っている方を直してください。";
                    findings.add(&RULE, subject.at_words(passage, range), message, remedy);
                }
            }
        }
    }
}

/// The name of a law and its number, where one stands in brackets behind the name.
fn law_at(words: &str, at: usize) -> Option<(&str, &str)> {
    let ahead = words.get(..at)?.strip_suffix(['（', '('])?;
    let rest = words.get(at..)?;
    let end = rest.find('号')? + '号'.len_utf8();
    let number = rest.get(..end).filter(|number| number.chars().count() < 30)?;
    let kind = number.split_once('年').and_then(|(_, behind)| behind.split_once('第')).map(|(kind, _)| kind.trim());
    let is_number = kind.is_some_and(|kind| KINDS.iter().any(|end| kind.ends_with(end)))
        && !number.contains(['、', '。', '（', '）', '(', ')', '\n', '月']);
    let start = ahead
        .char_indices()
        .rev()
        .find(|(_, letter)| !own::is_of_a_name(*letter) && !"のにするためをおけび及等".contains(*letter));
    let name = ahead.get(start.map_or(0, |(at, letter)| at + letter.len_utf8())..)?;
    // 及び joins two laws, or two words of one name: the words behind it are sure to be of the last.
    let name = name.rsplit("並びに").next()?;
    let is_law = LAWS.iter().any(|end| name.ends_with(end)) && name.chars().count() > 2;
    // Every amendment has the same name, and 「第3条に規定する…に関する省令」 is as many as there are such laws.
    let is_shared = ["改正する", "規定する", "整備", "廃止する"].iter().any(|word| name.contains(word));
    (is_number && is_law && !is_shared && !name.starts_with(['同', '当', '本'])).then_some((name, number))
}

/// A number with all digits of one kind.
fn read_number(written: &str) -> String {
    Folded::new(written).text.replace("元年", "1年")
}

#[cfg(test)]
mod tests {
    use super::read_number;

    #[test]
    fn numbers_in_kanji_are_those_in_digits() {
        for written in [
            "昭和33年法律第192号",
            "昭和三十三年法律第百九十二号",
            "昭和３３年法律第１９２号",
            "昭和三三年法律第一九二号",
        ] {
            assert_eq!(read_number(written), "昭和33年法律第192号");
        }
        assert_eq!(read_number("令和元年法律第十号"), "令和1年法律第10号");
    }
}
