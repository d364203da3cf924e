//! The large parts of a page, between which readers jump.

use std::collections::BTreeMap;

use super::IN_TEXT;
use super::IN_THEME;
use super::faults::Faults;
use super::name::is_labelled;
use super::name::name;
use super::rule::rule;
use super::tree::Node;
use super::tree::Tree;

rule! {
    /// # 何を見るか
    ///
    /// ページの中身（main）がちょうど一つあり、ページの最初のリンクがそこへ移るものかを見ます。
    ///
    /// # なぜ
    ///
    /// キーボードや読み上げで使う人は、どのページにもある案内を、毎回聞かずに飛ばします。その道は、ページの最初になければ見付かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><h1>鍵の扱い</h1></body></html>
    /// ```
    ///
    /// ```html index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><a href="#k">鍵へ</a><main id="m"><h1 id="k">鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// # 直し方
    ///
    /// body のすぐ下に `<a href="#_main">本文へ移動</a>` を書き、中身を `<main id="_main">` で囲みます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.1、1.3.1。ACT 規則 cf77f2、ye5d6e、b40fd1。
    NO_WAY_TO_MAIN, NO_WAY_TO_MAIN_PAGE, "I311", "no-way-to-main", Error,
    title: "ページの中身へ、すぐに移ることができません",
    basis: "どのページにもある案内を、飛ばして読めるようにするためです（JIS X 8341-3:2016 達成基準2.4.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 案内（nav）、補足（aside）と、role で区分にした要素（region、form、search）に、名前があるかを見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトは、区分の一覧を出します。名前がないと「ナビゲーション、ナビゲーション」とだけ読まれ、選べません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <nav><ul><li><a href="/">一覧</a></li></ul></nav>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <nav aria-label="文書の中の案内"><ul><li><a href="/">一覧</a></li></ul></nav>
    /// ```
    ///
    /// # 直し方
    ///
    /// 見出しがあれば aria-labelledby でその id を指し、なければ aria-label に名前を書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、2.4.1、4.1.2。WCAG 2.2 の達成方法 ARIA11、ARIA13。
    UNNAMED_LANDMARK, UNNAMED_LANDMARK_PAGE, "I312", "unnamed-landmark", Error,
    title: "名前のない区分があります",
    basis: "区分の一覧から、行きたい所を名前で選べるようにするためです（JIS X 8341-3:2016 達成基準1.3.1、2.4.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 同じ種類の区分に、同じ名前のものが二つ以上ないかを見ます。
    ///
    /// # なぜ
    ///
    /// 区分の一覧に同じ名前が並ぶと、どちらへ移ればよいか分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <section aria-label="鍵"><p>一</p></section><section aria-label="鍵"><p>二</p></section>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <section aria-label="正面の鍵"><p>一</p></section><section aria-label="裏の鍵"><p>二</p></section>
    /// ```
    ///
    /// # 直し方
    ///
    /// 見出しの言葉を変えるか、区分にするほどでない部分なら、名前を付けるのをやめます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、2.4.1、2.4.6。WCAG 2.2 の達成方法 ARIA11。
    SAME_LANDMARK, SAME_LANDMARK_PAGE, "I313", "same-landmark-name", Warning,
    title: "同じ名前の区分が、ページに二つ以上あります",
    basis: "区分の一覧で、行きたい所を見分けられるようにするためです（JIS X 8341-3:2016 達成基準2.4.1、2.4.6）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    check_main(tree, faults);
    let mut known: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (index, node) in tree.nodes.iter().enumerate().filter(|(_, node)| !node.is_silent) {
        let Some(role) = role(tree, index, node) else { continue };
        let name = name(tree, index);
        if name.is_empty() && ["navigation", "complementary", "region", "form"].contains(&role) {
            let message = format!("区分（{}）に名前（aria-label か aria-labelledby）がありません。", node.name);
            faults.tell(&UNNAMED_LANDMARK, message, IN_THEME);
        } else {
            *known.entry((role, name.words)).or_default() += 1;
        }
    }
    for ((role, name), count) in known.into_iter().filter(|(_, count)| *count > 1) {
        let name =
            if name.is_empty() { "名前のない".to_owned() } else { format!("「{name}」という名前の") };
        let message = format!("{name}区分（{role}）が、ページに{count}個あります。");
        faults.tell(&SAME_LANDMARK, message, IN_TEXT);
    }
}

fn check_main(tree: &Tree, faults: &mut Faults) {
    let is_main = |node: &Node| node.name == "main" || node.get("role") == Some("main");
    let mains: Vec<&Node> = tree.nodes.iter().filter(|node| is_main(node)).collect();
    if mains.len() != 1 {
        let message = format!("ページの中身（main）が{}個あります。ちょうど1個にしてください。", mains.len());
        faults.tell(&NO_WAY_TO_MAIN, message, IN_THEME);
    }
    let first = tree.named("a").find_map(|(_, link)| link.get("href"));
    let target = first.and_then(|link| link.strip_prefix('#'));
    if target.is_none() || !mains.iter().any(|main| main.get("id") == target) {
        let message = "ページの最初のリンクが、ページの中身（main）へ移るリンクではありません。";
        faults.tell(&NO_WAY_TO_MAIN, message, IN_THEME);
    }
}

/// The role of an element that is a large part of the page.
fn role<'t>(tree: &'t Tree, index: usize, node: &'t Node) -> Option<&'t str> {
    if let Some(role) = node.get("role") {
        let known = ["navigation", "complementary", "region", "form", "search", "banner", "contentinfo"];
        return known.into_iter().find(|known| *known == role);
    }
    let is_of_page =
        || !tree.above(index).any(|(_, above)| above.is_one_of(&["article", "aside", "main", "nav", "section"]));
    match node.name.as_str() {
        "nav" => Some("navigation"),
        "aside" => Some("complementary"),
        "search" => Some("search"),
        "section" => is_labelled(tree, node).then_some("region"),
        "form" => is_labelled(tree, node).then_some("form"),
        "header" => is_of_page().then_some("banner"),
        "footer" => is_of_page().then_some("contentinfo"),
        _ => None,
    }
}
