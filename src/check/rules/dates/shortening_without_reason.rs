//! Opinions were asked for in less than thirty days, and no reason is given.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::Value;

use super::shortened;
use super::shortened::REASON;
use super::shortened::USUAL_DAYS;

rule! {
    /// # 何を見るか
    ///
    /// 全項目評価書の「国民・住民等からの意見の聴取」で、「②実施日・期間」が30日に満たないのに、「③期間を短縮する特段の理由」が
    /// 書かれていないものを探します。「－」「なし」「特になし」は、理由とは見ません。期間は、初日を数えて計算します（起算日算入）。
    /// 期間が二つ以上書かれているときは、最も長いもので判断します。
    ///
    /// # なぜ
    ///
    /// 住民が意見を準備する時間は、原則として30日以上とされています。短くしたときは、理由を評価書の中で明らかにしなければ、住民に
    /// 説明がつきません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和7年7月1日から令和7年7月21日まで"
    /// shortening = "－"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和7年7月1日から令和7年7月21日まで（21日間）"
    /// shortening = "感染症の臨時の予防接種を速やかに始める必要があったため。"
    /// ```
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和7年7月1日から7月30日まで（30日間）"
    /// shortening = "－"
    /// ```
    ///
    /// # 直し方
    ///
    /// 期間の日付を公示の記録で確かめます。30日に満たなければ、短縮した特段の理由を文で書きます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価指針第5の3（期間は原則として30日以上とし、特段の理由がある場合は、全項目評価書でその理由を明らかにした上で
    /// 短縮できるとされています）。
    ///
    /// # 止め方
    ///
    /// 理由をほかの項目に書いているなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D103", "shortening-without-reason", Error,
    title: "意見の聴取が30日に満たないのに、短縮した理由がありません",
    basis: "意見の聴取の期間は原則として30日以上で、短縮するときは全項目評価書でその理由を明らかにするためです（指針第5の3）。",
    items: &["all-items procedure.consultation.period", "all-items procedure.consultation.shortening"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(longest) = shortened::periods(subject).into_iter().max_by_key(|period| period.days) else { return };
    let Some(reason) = subject.record.get(REASON) else { return };
    if longest.days >= USUAL_DAYS || longest.days < 1 || reason.refused || !shortened::is_empty(subject) {
        return;
    }
    let called = subject.record.called(reason);
    let written = match &reason.value {
        Value::None(mark) => format!("「{mark}」です"),
        Value::Absent => "書かれていません".to_owned(),
        _ => "理由になっていません".to_owned(),
    };
    let message = format!(
        "意見の聴取の期間「{}」は、初日を数えて{}日（初日を数えなければ{}日）で、30日に満ちませんが、{called}が{written}。",
        longest.words,
        longest.days,
        longest.days - 1
    );
    let remedy = "期間を短縮した特段の理由を文で書いてください。日付の誤りなら、期間を直してください。";
    findings.add(&RULE, longest.place, message, remedy);
}
