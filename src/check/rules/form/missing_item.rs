//! An item that the form asks for is not filled in.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::ItemType;
use crate::model::Value;

rule! {
    /// # 何を見るか
    ///
    /// 様式が「公表までに書くこと」としている項目に、何も書かれていないところを探します。当てはまらない項目（前の答え
    /// で要らなくなった項目）と、国の機関だけが書く項目は見ません。「－」や「なし」と書いてあれば、書いたものと見ます。
    /// ただし、題名と日時は「－」では足りません。
    ///
    /// # なぜ
    ///
    /// 空いた欄は、該当がないのか、書き忘れたのかが読む人に分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// operator = "見本市"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// operator = "見本市"
    /// purpose = "住民票を作り、写しを交付する。"
    /// personal-number = "－"
    /// status = "使っている"
    /// ```
    ///
    /// # 直し方
    ///
    /// その項目に内容を書きます。該当がなければ「－」と書きます。まだ決まっていない下書きは、公表の日を書かずに置いて
    /// おけます。
    ///
    /// # 根拠
    ///
    /// 様式そのもの（記載要領は、該当がないときも空けずに書くよう求めています。条文は未確認です）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "F101", "missing-item", Error,
    title: "様式が求める項目に、記載がありません",
    basis: "様式の各項目は、公表までに記載することとされているためです（該当がなければ「－」と書きます）。",
    items: &[],
}

/// Looks at every required item that is asked for, where the author could have written it.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for entry in &subject.record.entries {
        let node = &subject.record.form.nodes[entry.node];
        let asked = node.is_authored() && node.required && !node.national_only;
        let is_title = entry.key == subject.record.form.title_item;
        // A document without a name, or a minute that is none, cannot be meant.
        let is_moment = matches!(node.item(), Some(ItemType::Moment));
        let is_mark_refused = (is_title || is_moment) && matches!(entry.value, Value::None(_));
        let is_missing = entry.value.is_absent() || is_mark_refused;
        if asked && is_missing && !entry.refused && subject.record.is_asked_for(entry) {
            let name = &node.name;
            let message = format!("{}の記載がありません。", subject.record.called(entry));
            let is_mark_possible = !is_title && !matches!(node.item(), Some(ItemType::Date | ItemType::Moment));
            let mark = if is_mark_possible { "該当がなければ「－」と書いてください。" } else { "" };
            let remedy = format!("「{name} = …」の行に内容を書いてください。{mark}");
            findings.add(&RULE, subject.at(entry), message, remedy);
        }
    }
}
