//! Opinions by ways that do not add up to those received.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::result_keys;

rule! {
    /// # 何を見るか
    ///
    /// 出し方ごとの意見の件数を書いたとき、その合計が意見の件数と合うか、出し方ごとに、人と団体の数より少なくないかを
    /// 見ます。
    ///
    /// # なぜ
    ///
    /// 意見を出した人は、自分の出し方で届いたかどうかを、この数で確かめます。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 4
    ///
    /// [[ways]]
    /// id = "post"
    /// way = "郵送"
    /// received = 3
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書の案"
    /// received = 4
    ///
    /// [[ways]]
    /// id = "post"
    /// way = "郵送"
    /// received = 3
    ///
    /// [[ways]]
    /// id = "mail"
    /// way = "電子メール"
    /// received = 1
    /// ```
    ///
    /// # 直し方
    ///
    /// 数え間違いと書き漏らしを確かめます。出し方ごとの件数は、すべての出し方に書くか、どれにも書かないかにします。
    ///
    /// # 根拠
    ///
    /// 計算。行政手続法第43条第1項第3号（提出意見の公示）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C130", "ways-received-mismatch", Error,
    title: "意見の件数が、出し方ごとの件数の合計と合いません",
    basis: "件数が合わないと、届いたのに数えられていない意見があるように見えるためです。",
    items: &["consultation-result received", "consultation-result ways[].received"],
}

/// Looks at the opinions of each way: all of them together are those received, and nobody gives less than one.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(result) = subject.result() else { return };
    if let Some((received, sum)) = result.received.zip(result.received_sum()).filter(|(received, sum)| received != sum)
    {
        let message = format!("意見の件数は{received}件ですが、出し方ごとの件数を合わせると{sum}件です。");
        let remedy = "数え間違いと、書いていない出し方がないかを確かめてください。";
        findings.add(&RULE, subject.at_key(result_keys::RECEIVED), message, remedy);
    }
    let counted = result.ways.iter().zip(&result.received_by_ways);
    for (row, (submitters, received)) in subject.rows(result_keys::WAYS).iter().zip(counted) {
        let Some((submitters, received)) = submitters.zip(*received).filter(|(people, received)| people > received)
        else {
            continue;
        };
        let key = join(&join(result_keys::WAYS, &row.id), result_keys::RECEIVED);
        let message = format!("この出し方の意見は{received}件ですが、出した人と団体の数は{submitters}です。");
        findings.add(&RULE, subject.at_key(&key), message, "どちらかの数を直してください。一人の意見は、1件以上です。");
    }
}
