//! A material change of which the table says that the book was submitted afterwards.

use super::material::judged;
use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 重要な変更に当たる（`material = true`）とした項目について、変更箇所の表に新しく加えた行の「提出時期」が「事後」
    /// になっていないかを見ます。同じ項目の行が幾つかあり、どれかが「事前」なら見ません。
    ///
    /// # なぜ
    ///
    /// 重要な変更は、事前の評価が要ります。事後と書けば、手続を経ていないと読まれます。
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
    /// material = true
    /// reason = "事務の範囲が広がるため。"
    /// [[changes]]
    /// id = "task"
    /// date = 2026-04-01
    /// item = "Ⅰ.1.②"
    /// before = "保険料の賦課を行う。"
    /// after = "保険料の賦課と徴収を行う。"
    /// timing = "事後"
    /// explanation = "事務の範囲が広がるため。"
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
    /// material = true
    /// reason = "事務の範囲が広がるため。"
    /// [[changes]]
    /// id = "task"
    /// date = 2026-04-01
    /// item = "Ⅰ.1.②"
    /// before = "保険料の賦課を行う。"
    /// after = "保険料の賦課と徴収を行う。"
    /// timing = "事前"
    /// explanation = "事務の範囲が広がるため。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 提出の記録を確かめ、提出時期か、重要な変更に当たるという判断の、誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第11条（重要な変更。どの項目が当たるかは様式の※によります。当たらないとされる
    /// 小さな変更の範囲は、条文を確認していません）。提出時期の欄は様式によります。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P132", "material-not-before", Error,
    title: "重要な変更なのに、提出時期が「事後」です",
    basis: "重要な変更は、変更の前に評価を実施し、提出するものとされているためです。",
    items: &["all-items changes[].timing", "priority-items changes[].timing"],
}

/// Code of 「事後」.
const AFTERWARDS: &str = "after";

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in judged(holdings) {
        for (difference, said) in judged.material() {
            let rows: Vec<_> = judged.rows_of(difference).collect();
            let is_late = |timing: Option<&str>| timing == Some(AFTERWARDS);
            let late = rows.iter().find(|row| is_late(row.timing.as_deref()));
            if let Some(row) = late.filter(|_| rows.iter().all(|row| is_late(row.timing.as_deref()))) {
                let called = judged.called(difference);
                let message = format!(
                    "{called}の変更は重要な変更とされていますが、変更箇所の{}の提出時期が「事後」です。",
                    row.called
                );
                let remedy =
                    "提出の記録を確かめ、「事前」に直すか、重要な変更に当たるという判断（material）を直してください。";
                findings.add(&RULE, said.place.clone(), message, remedy);
            }
        }
    }
}
