//! A reason is given for a short time that was not short.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::shortened;
use super::shortened::REASON;
use super::shortened::USUAL_DAYS;

rule! {
    /// # 何を見るか
    ///
    /// 全項目評価書の「国民・住民等からの意見の聴取」で、「②実施日・期間」が30日以上あるのに、「③期間を短縮する特段の理由」に理由が
    /// 書かれているものを探します。「短縮していない」という記載は、理由とは見ません。
    ///
    /// # なぜ
    ///
    /// 期間の日付か、理由のどちらかが誤っています。前の版の評価書から、理由だけが残ったことも考えられます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和7年7月1日から令和7年8月5日まで"
    /// shortening = "予防接種を速やかに始める必要があったため。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// period = "令和7年7月1日から令和7年8月5日まで"
    /// shortening = "短縮していない。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 期間の日付を公示の記録で確かめます。30日以上なら、理由の行を消すか「－」とします。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価指針第5の3（30日以上の期間を短縮する場合にだけ、理由を明らかにします）。
    ///
    /// # 止め方
    ///
    /// 理由があって残すときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D153", "needless-shortening-reason", Warning,
    title: "意見の聴取が30日以上あるのに、短縮した理由が書かれています",
    basis: "短縮の理由は、期間が30日に満たない場合にだけ記載する欄であるためです（様式4、指針第5の3）。",
    items: &["all-items procedure.consultation.period", "all-items procedure.consultation.shortening"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(shortest) = shortened::periods(subject).into_iter().min_by_key(|period| period.days) else { return };
    let Some(reason) = subject.record.get(REASON).filter(|_| subject.words(REASON).is_some()) else { return };
    if shortest.days < USUAL_DAYS || shortened::is_empty(subject) {
        return;
    }
    let message = format!(
        "意見の聴取の期間「{}」は初日を数えて{}日ありますが、{}に理由が書かれています。",
        shortest.words,
        shortest.days,
        subject.record.called(reason)
    );
    let remedy = "期間の日付を確かめ、30日以上なら、理由を消すか「－」としてください。";
    findings.add(&RULE, subject.at(reason), message, remedy);
}
