//! Tables: what they are called, and to what their headings belong.

use super::IN_TEXT;
use super::IN_THEME;
use super::faults::Faults;
use super::name::name;
use super::rule::rule;
use super::tree::Node;
use super::tree::Tree;

rule! {
    /// # 何を見るか
    ///
    /// 表に、見出し（caption）か名前（aria-label、aria-labelledby）があるかを見ます。表だけを囲む区分に名前があれば、それを表の名前と見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトは、表の一覧を出し、表に入るときに名前を読みます。名前がないと、何の表か、中を読んでみるまで分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <table><tr><th scope="col">鍵</th></tr><tr><td>正面</td></tr></table>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <table><caption>鍵の一覧</caption><tr><th scope="col">鍵</th></tr><tr><td>正面</td></tr></table>
    /// ```
    ///
    /// # 直し方
    ///
    /// 表の初めに caption を書きます。すぐ前に見出しがあるなら、aria-labelledby でその見出しの id を指します。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1。WCAG 2.2 の達成方法 H39。
    UNNAMED_TABLE, UNNAMED_TABLE_PAGE, "I322", "unnamed-table", Error,
    title: "名前のない表があります",
    basis: "何の表かを、中を読む前に分かるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 表の見出しのセル（th）に、行と列のどちらのものか（scope）が書かれているかを見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトは、セルを読むときに見出しを添えます。scope がないと、違う見出しを添えることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><th>正面</th><td>一つ</td></tr></table>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><th scope="row">正面</th><td>一つ</td></tr></table>
    /// ```
    ///
    /// # 直し方
    ///
    /// 列の見出しなら `scope="col"`、行の見出しなら `scope="row"` と書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1。WCAG 2.2 の達成方法 H63。
    BAD_SCOPE, BAD_SCOPE_PAGE, "I323", "bad-table-scope", Error,
    title: "表の見出しに、行と列のどちらのものかが書かれていません",
    basis: "表のセルが、正しい見出しと一緒に読み上げられるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 表の見出しのセル（th）に、言葉があるかを見ます。
    ///
    /// # なぜ
    ///
    /// 空の見出しは、その列や行のセルを読むたびに、間だけが空くか「空白」と読まれます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><th scope="col"></th><th scope="col">数</th></tr><tr><td>正面</td><td>一つ</td></tr></table>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><th scope="col">場所</th><th scope="col">数</th></tr><tr><td>正面</td><td>一つ</td></tr></table>
    /// ```
    ///
    /// # 直し方
    ///
    /// 見出しの言葉を書きます。角の空いたセルなら、th でなく td にします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1。
    EMPTY_HEADER, EMPTY_HEADER_PAGE, "I324", "empty-table-header", Error,
    title: "表に、言葉のない見出しのセルがあります",
    basis: "表のセルが、何の値かを見出しから分かるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 値のセル（td）がある表に見出しのセル（th）があるか、見出しのセルに値のセルがあるか、headers が同じ表の見出しを指すかを見ます。
    ///
    /// # なぜ
    ///
    /// 見出しのない表は、値がただ続けて読まれます。配置のためだけの表も、同じように読まれてしまいます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><td>正面</td><td>一つ</td></tr></table>
    /// ```
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><th scope="col">場所</th></tr></table>
    /// ```
    ///
    /// ```html
    /// <p id="key">鍵</p><table><caption>鍵</caption><tr><th scope="col">数</th></tr><tr><td headers="key">一つ</td></tr></table>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <table><caption>鍵</caption><tr><th scope="col" id="key">数</th></tr><tr><td headers="key">一つ</td></tr></table>
    /// ```
    ///
    /// # 直し方
    ///
    /// 見出しのセルを th にします。表でないものは、一覧（ul、dl）にします。値がないときは、表を出さずに、ないことを言葉で書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1。ACT 規則 a25f45、d0f69e。
    UNHEADED_TABLE, UNHEADED_TABLE_PAGE, "I325", "unheaded-table", Error,
    title: "表の見出しと値が、結び付いていません",
    basis: "表のセルが、何の値かを見出しから分かるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    for (index, node) in tree.named("table") {
        if !matches!(node.get("role"), Some("none" | "presentation")) && !node.is_silent {
            look(tree, index, node, faults);
        }
    }
}

fn look(tree: &Tree, table: usize, node: &Node, faults: &mut Faults) {
    let called = called(tree, table, node);
    if called.is_empty() {
        faults.tell(&UNNAMED_TABLE, "見出し（caption）も名前もない表があります。", IN_TEXT);
    }
    let (mut headers, mut values) = (0, 0);
    for (index, cell) in tree.within(table).filter(|(_, cell)| cell.is_one_of(&["td", "th"])) {
        for id in cell.list("headers") {
            let Some(at) = tree.ids.get(id) else { continue };
            let is_own = tree.holds(table, *at) && tree.nodes.get(*at).is_some_and(|other| other.name == "th");
            if !is_own {
                let message =
                    format!("表「{called}」のセルの headers が指す「{id}」は、同じ表の見出しではありません。");
                faults.tell(&UNHEADED_TABLE, message, IN_THEME);
            }
        }
        if cell.name == "td" {
            values += 1;
            continue;
        }
        headers += 1;
        if !matches!(cell.get("scope"), Some("col" | "row" | "colgroup" | "rowgroup")) {
            let words = tree.words(index);
            let message = format!("表の見出し（th）「{words}」に、行と列のどちらのものか（scope）がありません。");
            faults.tell(&BAD_SCOPE, message, IN_THEME);
        }
        if name(tree, index).is_empty() {
            faults.tell(&EMPTY_HEADER, format!("表「{called}」に、言葉のない見出し（th）があります。"), IN_TEXT);
        }
    }
    if headers == 0 && values > 0 {
        faults.tell(&UNHEADED_TABLE, format!("表「{called}」に、見出しのセル（th）がありません。"), IN_TEXT);
    }
    if values == 0 && headers > 0 {
        faults.tell(
            &UNHEADED_TABLE,
            format!("表「{called}」に、見出しだけがあり、値のセル（td）がありません。"),
            IN_TEXT,
        );
    }
}

/// The name of a table, or of the part of the page that holds nothing else.
fn called(tree: &Tree, index: usize, node: &Node) -> String {
    let own = name(tree, index);
    if !own.is_empty() {
        return own.words;
    }
    let around = node.parent.filter(|parent| tree.children(*parent).count() == 1);
    let around = around.filter(|parent| tree.nodes.get(*parent).is_some_and(|above| above.name == "section"));
    around.map(|parent| name(tree, parent).words).unwrap_or_default()
}
