//! 資料2-7 in the minutes of a meeting that handed out 資料2-1 to 2-3.

use super::own;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::form::join;
use crate::text::digits;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 会議録の質問や回答にある「資料２－７」などの番号が、配布資料にあるかを見ます。配布資料が書かれていない会議録と、
    /// 「前回の」「昨年度の」など別の会議の資料を言う所は見ません。全角と半角、ハイフンの違いは問いません。
    ///
    /// # なぜ
    ///
    /// 番号の資料がないと、何について答えたのかを、後から確かめられません。
    ///
    /// # 例（違反）
    ///
    /// ```toml meetings/shingikai/r7-1/1/record.toml
    /// form = "meeting-record@1"
    /// title = "令和7年度第1回審議会"
    /// [[materials]]
    /// id = "m-1"
    /// number = "資料1-1"
    /// title = "事業の概要"
    /// [[agenda]]
    /// id = "consent"
    /// number = "諮問第1号"
    /// [[agenda.questions]]
    /// id = "q1"
    /// question = "保存の年数を伺う。"
    /// answer = "資料１－２の第3節のとおり、5年です。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml meetings/shingikai/r7-1/1/record.toml
    /// form = "meeting-record@1"
    /// title = "令和7年度第1回審議会"
    /// [[materials]]
    /// id = "m-1"
    /// number = "資料1-1"
    /// title = "事業の概要"
    /// [[agenda]]
    /// id = "consent"
    /// number = "諮問第1号"
    /// [[agenda.questions]]
    /// id = "q1"
    /// question = "前回の資料2-3との違いを伺う。"
    /// answer = "資料１―１の第3節のとおりです。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 正しい番号に直すか、配布資料に書き足します。発言のとおりに残すときは、〔正しくは資料1-1〕のように注記します。
    ///
    /// # 根拠
    ///
    /// 論理（指した資料がないこと）。質問や意見の中の番号は発言のままのことがあるため、「問題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 発言のとおりに残すときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P120", "no-such-material", Error,
    title: "配布資料にない資料番号です",
    basis: "番号の資料がないと、何について答えたのかを後から確かめられないためです。",
    items: &["meeting-record materials[].number", "meeting-record agenda[].questions[].answer"],
}

const MATERIALS: &str = "materials";

/// Words by which a text speaks of the papers of another meeting.
const OTHER_MEETINGS: &[&str] =
    &["前回", "昨年", "前年", "以前", "別の", "他の", "過去", "月", "日", "次回", "参考", "回", "部会"];

/// How many letters before a number are read for such words.
const NEAR: usize = 14;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&["meeting-record"]) {
        return;
    }
    let rows = subject.rows(MATERIALS).iter();
    let numbers = rows.filter_map(|row| subject.words(&join(&join(MATERIALS, &row.id), "number")));
    let known: Vec<Vec<u32>> = numbers.filter_map(|words| number_behind(words).map(|(number, _)| number)).collect();
    if known.is_empty() {
        return;
    }
    for passage in subject.passages().iter().filter(|passage| !passage.entry.key.starts_with(MATERIALS)) {
        for (at, word) in passage.words.match_indices("資料") {
            let ahead = passage.words.get(..at).unwrap_or_default();
            let near: String = ahead.chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
            let sentence = near.rsplit(['。', '\n', '、']).next().unwrap_or_default();
            let is_other = OTHER_MEETINGS.iter().any(|word| sentence.contains(word));
            let is_name = ahead.chars().next_back().is_some_and(own::is_of_a_name);
            let Some((number, length)) = passage.words.get(at..).and_then(number_behind) else { continue };
            if is_other || is_name || !passage.is_own_at(at) || known.contains(&number) {
                continue;
            }
            // 資料2 means all of 資料2-1 and those that follow.
            if known.iter().any(|known| known.starts_with(&number)) {
                continue;
            }
            let range = at..at + length;
            let written = passage.words.get(range.clone()).unwrap_or(word);
            let has_series = number.len() > 1 && known.iter().any(|known| known.len() > 1 && known[0] == number[0]);
            let is_own = passage.entry.key.ends_with("answer");
            let severity = if has_series && is_own { Severity::Error } else { Severity::Warning };
            let message = format!("「{written}」とありますが、配布資料にその番号がありません。");
            let remedy =
                "正しい番号に直すか、配布資料に書き足してください。発言のとおりに残すなら、注記を添えてください。";
            findings.add_as(severity, &RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// The numbers behind 資料, joined by hyphens of any kind, and the length of it all.
pub(super) fn number_behind(words: &str) -> Option<(Vec<u32>, usize)> {
    let rest = words.strip_prefix("資料")?;
    let mut length = words.len() - rest.len();
    let mut numbers = Vec::new();
    let mut rest = rest.trim_start_matches([' ', '　']);
    length += words.len() - length - rest.len();
    loop {
        let (number, read) = digits(rest)?;
        numbers.push(number);
        length += read;
        rest = rest.get(read..)?;
        let Some(hyphen) = rest.chars().next().filter(|letter| is_hyphen(*letter)) else { break };
        let behind = rest.get(hyphen.len_utf8()..).unwrap_or_default();
        if digits(behind).is_none() {
            break;
        }
        length += hyphen.len_utf8();
        rest = behind;
    }
    let is_count = numbers.len() == 1 && rest.starts_with(['点', '部', '種', '枚', '件', '年', '月', '.', '．']);
    (!is_count).then_some((numbers, length))
}

fn is_hyphen(letter: char) -> bool {
    letter == 'ー' || fold(&letter.to_string()) == "-"
}
