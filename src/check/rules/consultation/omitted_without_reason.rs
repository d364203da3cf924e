//! An opinion of which words were left out without a word why.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 意見の中に「〔個人情報のため一部省略〕」のように省いた印があるのに、省いた部分とその理由が書かれていないところを
    /// 探します。すべての意見について「載せていない意見と、その理由」に書いてあれば知らせません。
    ///
    /// # なぜ
    ///
    /// 意見を出した人は、自分の言葉のどこが、なぜ載らなかったのかを知りたいと思います。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "昨年、〔一部省略〕のときに困りました。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    ///
    /// [[opinions]]
    /// id = "a"
    /// opinion = "昨年、〔一部省略〕のときに困りました。"
    /// omitted = "ご家族の病気が書かれた部分を、特定の方が分かるおそれがあるため省きました。"
    /// ```
    ///
    /// # 直し方
    ///
    /// その意見の「省いた部分と、その理由」（`omitted`）に書きます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第43条第3項（第三者の利益を害するおそれがあるときは、提出意見の全部又は一部を除くことができる）。地方
    /// 公共団体では、自らの条例や要綱によります。
    ///
    /// # 止め方
    ///
    /// 意見を出した人が自分で書いた印であるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C131", "omitted-without-reason", Warning,
    title: "意見の一部を省いた理由が書かれていません",
    basis: "意見の一部を除いて公表するときは、除いたことと理由が分かるようにするためです（行政手続法第43条第3項。地方公共団体では、自らの条例や要綱によります）。",
    items: &["consultation-result opinions[].opinion", "consultation-result opinions[].omitted"],
}

/// Marks for words that are left out.
const MARKS: [&str; 4] = ["省略〕", "省略］", "省略]", "伏せています"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if subject.result().is_none_or(|result| result.leaves_out) {
        return;
    }
    for row in subject.rows(result_keys::OPINIONS) {
        let key = |item: &str| join(&join(result_keys::OPINIONS, &row.id), item);
        let (opinion, omitted) = (key(result_keys::OPINION), key(result_keys::OMITTED));
        let words = subject.words(&opinion).unwrap_or_default();
        let Some(mark) = MARKS.iter().find(|mark| words.contains(**mark)) else { continue };
        if !subject.is_written(&omitted) && !subject.is_refused(&omitted) {
            let message = format!("意見の中に「{mark}」とありますが、何をなぜ省いたのかが書かれていません。");
            let remedy =
                format!("この意見の「{} = …」に、省いた部分とその理由を書いてください。", result_keys::OMITTED);
            findings.add(&RULE, subject.at_key(&opinion).quoting(mark), message, remedy);
        }
    }
}
