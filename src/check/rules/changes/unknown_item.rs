//! A row of the table of changes whose item the form does not have.

use super::row::ChangeRow;
use super::target::Target;
use super::target::Targets;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::Date;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表の「項目」に書かれた場所が、様式にあるかを見ます。「Ⅱ.4.⑥」「Ⅱ４．特定個人情報ファイルの取扱いの委託　⑥委託先名」
    /// のどちらの書き方でも読み取ります。番号と名前が別の項目を指すときも伝えます。「全体（課の名称）」のように評価書の全体を
    /// 言うものは見ません。
    ///
    /// # なぜ
    ///
    /// 項目が分からないと、どこが変わったのかを本文で確かめられません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅱ.9.①"
    /// before = "福祉課"
    /// after = "保険課"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅱ.4.⑥"
    /// before = "福祉課"
    /// after = "保険課"
    /// [[changes]]
    /// id = "c2"
    /// date = 2025-04-01
    /// item = "Ⅰ基本情報 ７．評価実施機関における担当部署 ①部署"
    /// before = "福祉課"
    /// after = "保険課"
    /// [[changes]]
    /// id = "c3"
    /// date = 2025-04-01
    /// item = "全体（課の名称）"
    /// before = "福祉課"
    /// after = "保険課"
    /// ```
    ///
    /// # 直し方
    ///
    /// 様式の項目番号を、本文で確かめて書きます。
    ///
    /// # 根拠
    ///
    /// 様式（変更箇所の表は、評価書の項目を指すものであること）と論理。様式が改められる前の行は、前の様式の番号で書かれていることが
    /// あるため、「問題の可能性大」とします。番号の読み取れない言葉は「要判断」とします。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P107", "unknown-changed-item", Error,
    title: "変更箇所の「項目」が、様式にありません",
    basis: "項目が分からないと、どこが変わったのかを本文で確かめられないためです。",
    items: &["all-items changes[].item", "priority-items changes[].item", "basic-items changes[].item"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let rows = ChangeRow::all(subject);
    if rows.is_empty() {
        return;
    }
    let form = &subject.record.form;
    let targets = Targets::new(form);
    let revised = Date::parse(&form.revision).ok();
    for row in &rows {
        let Some(item) = row.item.filter(|item| !super::row::stands_for_nothing(item)) else { continue };
        let is_own = form.id == "all-items" && row.date.zip(revised).is_some_and(|(date, revised)| date >= revised);
        let (severity, message) = match targets.of(item) {
            Target::Nowhere(known) => {
                let severity = if is_own { Severity::Error } else { Severity::Warning };
                let known = if known.is_empty() {
                    String::new()
                } else {
                    format!("様式にあるのは「{known}」までです。")
                };
                (severity, format!("項目「{}」が、様式にありません。{known}", item.trim()))
            }
            Target::Torn(by_number, by_name) => {
                let (number, name) = (form.nodes[by_number].called(), form.nodes[by_name].called());
                let message = format!("項目「{}」は、番号では{number}、名前では{name}を指しています。", item.trim());
                (Severity::Warning, message)
            }
            Target::Unclear => {
                (Severity::Information, format!("項目「{}」が、様式のどの項目のことかが分かりません。", item.trim()))
            }
            Target::Items(..) | Target::Everything => continue,
        };
        let remedy = "様式の項目番号（「Ⅱ.4.⑥」など）を確かめて書いてください。";
        findings.add_as(severity, &RULE, row.at(subject, "item").quoting(item), message, remedy);
    }
}
