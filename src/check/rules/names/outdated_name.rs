//! Names of laws, bodies and articles on a day on which they were others.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;

use super::claims::claims;
use super::claims::is_told_as_past;
use super::claims::spoken_on;
use super::dictionary::Name;
use super::dictionary::named;
use crate::check::folded::Folded;

rule! {
    /// # 何を見るか
    ///
    /// 法律、国の機関、条や別表の番号が、その文書の時点で使われている名前かを見ます。文書の時点は公表日です。まだ公表日が
    /// ないときは、評価の実施日と変更日のうち最も遅い日、それもないときはサイトの時点です。
    ///
    /// 「旧」「当時」「改正前」などを添えたとき、その名前だったころの年を同じ文に書いたとき、変更箇所の記載、質問や意見と
    /// して述べられた言葉、引用（`>` の行）は、昔のこととして書かれたものと見て、指摘しません。
    ///
    /// # なぜ
    ///
    /// 前の版を写して作った文書には、変わった名前が残りがちです。根拠の条や号が違うと、読む人は、法律のどこに基づくのかを
    /// 確かめられません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2022-06-01
    /// [network]
    /// status = "実施する"
    /// basis = "番号法第19条第7号及び別表第二"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// other-agencies = "特定個人情報保護委員会との協議を経ている。"
    /// [version]
    /// published = 2022-06-01
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2022-06-01
    /// [network]
    /// status = "実施する"
    /// basis = "番号法第19条第8号及び別表第二"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// other-agencies = "平成27年に、当時の特定個人情報保護委員会と協議した。"
    /// [version]
    /// published = 2022-06-01
    /// ```
    ///
    /// # 直し方
    ///
    /// 今の名前や番号に直します。昔のことを述べる文なら、「当時」「旧」や年月日を添えて、そうと分かるようにします。
    ///
    /// # 根拠
    ///
    /// 番号法の別表と第19条の号は、条文で確かめました。そのほかの法律の廃止や、機関の名前が変わった日には、条文を確かめて
    /// いないものがあり、そのときは「条文は未確認です」と添えます。個人情報保護条例のように、団体によって違うものは、人が
    /// 決めること（要判断）として示します。
    ///
    /// # 止め方
    ///
    /// 法律の経過措置により前の名前を使うなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D113", "outdated-name", Warning,
    title: "その時点では使われていない名前や番号です",
    basis: "根拠の法律や条、機関の名前が今のものと違うと、読む人が根拠を確かめられないためです。",
    items: &["all-items network.basis", "priority-items network.basis", "basic-items network.basis"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let day = spoken_on(subject);
    for passage in claims(subject) {
        let folded = passage.folded();
        let mut told: Vec<*const Name> = Vec::new();
        for (range, name) in named(folded) {
            let (ended, begins) = (name.until().filter(|until| day > *until), name.from().filter(|from| day < *from));
            let is_told = told.contains(&std::ptr::from_ref(name));
            if is_told || (ended.is_none() && begins.is_none()) || !name.is_meant(folded, &range, &passage.entry.key) {
                continue;
            }
            if is_of_other_paper(words_of_name(folded, &range), folded.from(range.end)) {
                continue;
            }
            if is_told_as_past(folded, range.start, ended) || begins.is_some() && is_to_come(folded, range.start) {
                continue;
            }
            told.push(std::ptr::from_ref(name));
            let written = folded.written(range);
            let words = passage.words.get(written.clone()).unwrap_or_default();
            let unsure = if name.verified { "" } else { "条文は未確認です。" };
            let span = match (ended, begins) {
                (Some(until), _) => format!("{}までの書き方です", until.wareki()),
                (_, Some(from)) => format!("{}からの書き方です", from.wareki()),
                _ => continue,
            };
            let message = format!("「{words}」は、{span}。この文書は、{}の時点のものです。", day.wareki());
            let remedy = match &name.now {
                Some(now) => format!("今のことなら、「{now}」に直してください。根拠: {}{unsure}", name.source),
                None => format!("その時点での名前に直してください。根拠: {}{unsure}", name.source),
            };
            let remedy = if remedy.ends_with('。') { remedy } else { remedy + "。" };
            let severity = if name.ask { Severity::Information } else { RULE.severity };
            findings.add_as(severity, &RULE, subject.at_words(passage, written), message, remedy);
        }
    }
}

fn words_of_name<'f>(folded: &'f Folded, range: &Range<usize>) -> &'f str {
    folded.text.get(range.clone()).unwrap_or_default()
}

/// Whether a name is part of that of a law or a paper which bears it for ever: 自治省・建設省令第1号, …法の一部を改正する法律.
fn is_of_other_paper(name: &str, rest: &str) -> bool {
    // The number of a law stands between its name and what is said of it.
    let rest = rest.strip_prefix('(').and_then(|inside| inside.split_once(')')).map_or(rest, |(_, behind)| behind);
    let run: String = rest.chars().take_while(|letter| !"、。(「」)\n".contains(*letter)).take(30).collect();
    if name.ends_with(['省', '庁', '府']) {
        let is_paper = ["通知", "通達", "告示", "訓令", "令"].iter().any(|word| run.starts_with(word));
        return is_paper || run.starts_with('・') && (run.contains("令第") || run.contains("告示第"));
    }
    let run = run.strip_prefix("及び").unwrap_or(&run);
    ["の一部を改正", "等の一部を改正", "の施行に", "等の施行に", "についてのガイドライン", "の改正規定", "の施行の日"]
        .iter()
        .any(|word| run.starts_with(word))
        || run.contains("の改正規定")
}

/// Whether the sentence speaks of what is still to come.
fn is_to_come(folded: &Folded, at: usize) -> bool {
    let sentence = folded.sentence(at);
    ["予定", "設置され", "設けられ", "新た", "改正後", "施行後", "発足"].iter().any(|words| sentence.contains(words))
}
