//! A call that shows nothing on which to comment.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 評価書でない案（条例、計画、要綱など）への意見の募集に、案が示されているかを見ます。サイトの中の案を名指しする
    /// か、案のファイルを添えてあれば知らせません。
    ///
    /// # なぜ
    ///
    /// 案を見ないと、意見は出せません。窓口でしか見られない案では、遠くの人や、来られない人が読めません。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// matter = "計画の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// matter = "計画の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [[attachments]]
    /// file = "keikaku-an.txt"
    /// title = "計画の案"
    /// ```
    ///
    /// ```text consultations/anken/keikaku-an.txt
    /// 第1条　窓口の点検は、毎朝行う。
    /// ```
    ///
    /// # 直し方
    ///
    /// 案のファイルを同じフォルダーに置き、`[[attachments]]` に書きます。サイトの中の文書なら「意見を求める案」に書き
    /// ます。
    ///
    /// # 根拠
    ///
    /// 行政手続法第39条第1項（命令等の案及びこれに関連する資料をあらかじめ公示する）。地方公共団体では、自らの条例や
    /// 要綱によります。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C114", "call-without-material", Warning,
    title: "意見を求める案が、どこにも示されていません",
    basis: "案と関連する資料を示さないと、何について意見を出せばよいかが分からないためです（行政手続法第39条第1項。地方公共団体では、自らの条例や要綱によります）。",
    items: &["consultation-call drafts"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(call) = subject.call().filter(|call| !call.is_of_assessment && call.drafts.is_empty()) else { return };
    let is_linked = subject.passages().iter().any(|passage| passage.words.contains("]("));
    if subject.version.attachments.is_empty()
        && !is_linked
        && call.cancelled.is_none()
        && !subject.is_refused(call_keys::DRAFTS)
    {
        let message = "意見を求める案も、案のファイルも示されていません。";
        let remedy = "案のファイルを「[[attachments]]」に書くか、サイトの中の案を「drafts = …」に書いてください。";
        findings.add(&RULE, subject.at_key(call_keys::MATTER), message, remedy);
    }
}
