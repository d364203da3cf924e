//! A changed item with ※ said to be no material change, without a reason.

use super::material::judged;
use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// ※の項目の変更について、重要な変更に当たらない（`material = false`）としながら、理由（`reason`）が書かれていな
    /// いものを見ます。誤りを直しただけ（`correction = true`）のときは見ません。
    ///
    /// # なぜ
    ///
    /// ※の項目の変更は、重要な変更に当たるのがふつうです。当たらないとするには、誤字の訂正であるなどの理由が要ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課と徴収を行う。"
    /// [[changed]]
    /// item = "task.description"
    /// material = false
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課と徴収を行う。"
    /// [[changed]]
    /// item = "task.description"
    /// material = false
    /// correction = true
    /// ```
    ///
    /// # 直し方
    ///
    /// 当たらないと判断した理由を、`reason` に一行で書きます。誤りを直しただけなら、`correction = true` と書きます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第11条（重要な変更。どの項目が当たるかは様式の※によります。当たらないとされる
    /// 小さな変更の範囲は、条文を確認していません）。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P136", "immaterial-without-reason", Warning,
    title: "重要な変更に当たらないとする理由がありません",
    basis: "理由がなければ、その判断をだれも確かめられないためです。",
    items: &["all-items changes[].explanation", "priority-items changes[].explanation"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in judged(holdings) {
        for difference in judged.marked() {
            let said = judged.said_of(difference).filter(|said| said.material == Some(false));
            let Some(said) = said.filter(|said| said.reason.is_none() && !said.is_correction) else { continue };
            let called = judged.called(difference);
            let message =
                format!("{called}の変更は重要な変更に当たらないとされていますが、その理由が書かれていません。");
            findings.add(&RULE, said.place.clone(), message, "「reason = …」の行に、理由を一行で書いてください。");
        }
    }
}
