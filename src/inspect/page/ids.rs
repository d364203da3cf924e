//! Names of elements within a page, and what points to them.

use std::collections::BTreeSet;

use super::IN_THEME;
use super::faults::Faults;
use super::rule::rule;
use super::tree::Tree;

rule! {
    /// # 何を見るか
    ///
    /// 同じ id が、一つのページの中で二度使われていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 項目へのリンクも、欄と説明のつながりも、id で行き先を決めます。二つあると、後のほうには誰も行けません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p id="key">鍵</p><p id="key">窓</p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p id="key">鍵</p><p id="window">窓</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// テンプレートで繰り返す部分の id に、番号や項目の名前を足します。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016 達成基準4.1.1、WCAG 2.2 達成基準1.3.1・4.1.2。ACT 規則 3ea0c8。
    ID_TWICE, ID_TWICE_PAGE, "I309", "id-twice", Error,
    title: "同じ id が、ページの中で二度使われています",
    basis: "リンクや、欄と説明のつながりが、違う所を指さないようにするためです（JIS X 8341-3:2016 達成基準4.1.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// aria-labelledby、aria-describedby、aria-controls など、ほかの要素を id で指す属性と、label の for、表の headers の先が、同じページにあるかを見ます。
    ///
    /// # なぜ
    ///
    /// 指した先がないと、欄や区分の名前が読み上げられません。見た目には何も変わらないので、気付きにくい誤りです。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <section aria-labelledby="keys"><h2 id="key">鍵</h2></section>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <section aria-labelledby="key"><h2 id="key">鍵</h2></section>
    /// ```
    ///
    /// # 直し方
    ///
    /// 指す先の要素に同じ id を書くか、指す属性を消します。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、4.1.2。ACT 規則 6a7281。
    DEAD_REFERENCE, DEAD_REFERENCE_PAGE, "I310", "dead-reference", Error,
    title: "名前や説明として指した先が、ページにありません",
    basis: "欄や区分の名前と説明が、読み上げられるようにするためです（JIS X 8341-3:2016 達成基準1.3.1、4.1.2）。",
}

/// Attributes that point to ids.
const POINTING: &[&str] = &[
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
];

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    let mut known = BTreeSet::new();
    for node in &tree.nodes {
        if let Some(id) = node.get("id")
            && !known.insert(id)
        {
            faults.tell(&ID_TWICE, format!("id「{id}」が、ページの中で二度使われています。"), IN_THEME);
        }
        for attribute in POINTING.iter().filter(|attribute| node.has(attribute)) {
            for id in node.list(attribute).filter(|id| !tree.ids.contains_key(*id)) {
                let message = format!("要素「{}」の {attribute} が指す「{id}」が、ページにありません。", node.name);
                faults.tell(&DEAD_REFERENCE, message, IN_THEME);
            }
        }
    }
}
