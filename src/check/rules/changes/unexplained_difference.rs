//! The difference of two versions beside the rows that tell of it.

use std::collections::BTreeSet;

use super::difference::Difference;
use super::difference::Held;
use super::difference::accounts;
use super::difference::differences;
use super::difference::neighbours;
use super::facts::Meant;
use super::facts::Row;
use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Severity;
use crate::form::ItemType;

rule! {
    /// # 何を見るか
    ///
    /// 前の版と今の版が両方あるときに、記載の違う項目を全て調べ、変更箇所の表に新しく加えた行が、その項目に触れているかを
    /// 見ます。逆に、新しい行が指す項目に、違いが一つもないときも伝えます。記号、空白、全角と半角の違いは、違いとは見ません。
    /// 「全体（課の名称）」のような行は、変更後の言葉がある項目の変更として扱います。表紙の項目と、案の評価実施手続は見ません。
    ///
    /// # なぜ
    ///
    /// 表にない変更は、住民にも委員会にも知らされないままになります。重要な変更であれば、事前の評価を経ていないことになります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [department]
    /// name = "福祉部保険課"
    /// head = "保険課長"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [department]
    /// name = "福祉部国保課"
    /// head = "国保課長"
    /// [[changes]]
    /// id = "name"
    /// date = 2026-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉部保険課"
    /// after = "福祉部国保課"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [department]
    /// name = "福祉部保険課"
    /// head = "保険課長"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [department]
    /// name = "福祉部国保課"
    /// head = "国保課長"
    /// [[changes]]
    /// id = "name"
    /// date = 2026-04-01
    /// item = "Ⅰ.7"
    /// before = "福祉部保険課、保険課長"
    /// after = "福祉部国保課、国保課長"
    /// ```
    ///
    /// # 直し方
    ///
    /// 変わった項目の行を、変更箇所の表に加えます。違いのない項目の行は、項目番号を確かめるか、行を消します。
    ///
    /// # 根拠
    ///
    /// 様式（変更箇所は、その評価書で変わった所を書く表であること）。重要な変更は特定個人情報保護評価に関する規則第11条
    /// （条文は未確認です）。
    ///
    /// # 止め方
    ///
    /// 字句の小さな修正として表に書かないと決めたときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P111", "unexplained-difference", Warning,
    title: "前の版との違いと、変更箇所の表が合いません",
    basis: "表にない変更は、住民にも委員会にも知らされないままになるためです。",
    items: &["all-items changes[].item", "priority-items changes[].item", "basic-items changes[].item"],
}

/// Title of the part on how the book was made.
const PROCEDURE: &str = "評価実施手続";

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for [old, new] in neighbours(holdings) {
        compare(old, new, findings);
    }
}

fn compare((old, old_facts): Held, (new, facts): Held, findings: &mut Findings) {
    let form = &facts.form;
    let known: BTreeSet<u64> = old_facts.rows.iter().map(|row| row.words).collect();
    let rows: Vec<&Row> = facts.rows.iter().filter(|row| !known.contains(&row.words)).collect();
    let is_draft = new.version.is_draft() || old.version.is_draft();
    let differences = differences(old_facts, facts);
    let is_asked = |difference: &&Difference| {
        // The number of rows follows from the rows.
        if matches!(form.nodes[difference.node].item(), Some(ItemType::Number { count_of: Some(_), .. })) {
            return false;
        }
        let part = form.nodes[difference.node].part;
        part.is_none_or(|part| part > 0 && !(is_draft && form.parts[part].title.contains(PROCEDURE)))
    };
    let whole = || Place {
        document: Some(new.document.to_string()),
        version: Some(new.version.to_string()),
        ..Place::default()
    };
    let before = old.version.called();
    let is_doubtful = rows.iter().any(|row| matches!(row.meant, Meant::Unknown));
    let severity = if is_doubtful { Severity::Information } else { Severity::Warning };
    let missing: Vec<&Difference> = differences
        .iter()
        .filter(is_asked)
        .filter(|difference| !rows.iter().any(|row| accounts(form, row, difference)))
        .collect();
    if let Some(first) = missing.first().filter(|_| !facts.has_rows()) {
        let message = format!("{before}と違う記載が{}か所ありますが、変更箇所の表に行がありません。", missing.len());
        let (key, called) = facts.reference().unzip();
        let spot = Some(first.spot(facts));
        let place = Place { spot, item: key, reference: called, ..whole() };
        findings.add_as(severity, &RULE, place, message, "変わった項目の行を、変更箇所の表に加えてください。");
        return;
    }
    for difference in missing {
        let spot = Some(difference.spot(facts));
        let item = difference.item.map(|item| item.key.to_string());
        let place = Place { spot, item, reference: Some(form.nodes[difference.node].called()), ..whole() };
        let message = format!(
            "{}が、{before}と{}が、変更箇所の表に、この項目の行がありません。",
            difference.called(form),
            difference.told
        );
        findings.add_as(severity, &RULE, place, message, "変わった項目の行を、変更箇所の表に加えてください。");
    }
    for row in rows.iter().filter(|row| matches!(&row.meant, Meant::Nodes(nodes) if !nodes.is_empty())) {
        if !differences.iter().any(|difference| accounts(form, row, difference)) {
            let message = format!("変更箇所の{}がありますが、その項目の記載は{before}と同じです。", row.called);
            let remedy = "項目番号を確かめるか、変わっていないなら行を消してください。";
            findings.add(&RULE, row.place.clone(), message, remedy);
        }
    }
}
