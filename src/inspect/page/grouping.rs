//! Elements that mean something only together: lists, lists of terms, readings, and elements that end in order.

use crate::inspect::rules::BAD_STRUCTURE;

use super::IN_THEME;
use super::faults::Faults;
use super::rule::rule;
use super::tree::Tree;

rule! {
    /// # 何を見るか
    ///
    /// 一覧（ul、ol）のすぐ下が li だけか、li が一覧の中にあるかを見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトは「一覧、3項目」と数を言い、項目から項目へ移ります。li でないものが混じると、数が合わず、移れない行ができます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <ul><li>正面</li><p>裏</p></ul>
    /// ```
    ///
    /// ```html
    /// <div><li>正面</li></div>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <ul><li>正面</li><li><p>裏</p></li></ul>
    /// ```
    ///
    /// # 直し方
    ///
    /// 一覧のすぐ下を全て li にし、ほかのものは li の中に入れます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1。WCAG 2.2 の達成方法 H48。
    BROKEN_LIST, BROKEN_LIST_PAGE, "I338", "broken-list", Error,
    title: "一覧の組み立てが正しくありません",
    basis: "一覧の項目の数と順が、読み上げで正しく伝わるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 言葉と説明の一覧（dl）のすぐ下が、dt と dd か、それをまとめる div だけかを見ます。
    ///
    /// # なぜ
    ///
    /// dt と dd の間に別のものがあると、どの言葉の説明かが読み上げで伝わりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <dl><p>鍵</p><dd>総務課が預かります。</dd></dl>
    /// ```
    ///
    /// ```html
    /// <dl><div><dd>総務課が預かります。</dd></div></dl>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <dl><div><dt>鍵</dt><dd>総務課が預かります。</dd></div></dl>
    /// ```
    ///
    /// # 直し方
    ///
    /// 言葉を dt、説明を dd にします。まとめるなら div で囲みます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1。WCAG 2.2 の達成方法 H40。
    BROKEN_TERMS, BROKEN_TERMS_PAGE, "I339", "broken-term-list", Error,
    title: "言葉と説明の一覧の組み立てが正しくありません",
    basis: "どの言葉の説明かが、読み上げで伝わるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// ふりがな（ruby）に、読み（rt）と、ふりがなを表示できないときの括弧（rp）があるかを見ます。
    ///
    /// # なぜ
    ///
    /// rp がないと、ふりがなを知らない機器や、文字だけを写し取った文では、「見本市みほんし」のように続けて読まれます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><ruby>見本市<rt>みほんし</rt></ruby></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><ruby>見本市<rp>（</rp><rt>みほんし</rt><rp>）</rp></ruby></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// rt の前と後に、`<rp>（</rp>` と `<rp>）</rp>` を書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、3.1.6。WCAG 2.2 の達成方法 H62。
    BARE_RUBY, BARE_RUBY_PAGE, "I340", "bare-ruby", Error,
    title: "ふりがなに、括弧の用意がありません",
    basis: "ふりがなを表示できない機器でも、言葉と読みを見分けられるようにするためです（JIS X 8341-3:2016 達成基準3.1.6）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    for name in &tree.broken {
        let message = match name.as_str() {
            "" => "ページを終わりまで読めませんでした。".to_owned(),
            name => format!("要素「{name}」が、順に閉じられていません。"),
        };
        faults.tell(&BAD_STRUCTURE, message, IN_THEME);
    }
    for (index, node) in tree.nodes.iter().enumerate() {
        let has = |name: &str| tree.children(index).any(|child| child.name == name);
        match node.name.as_str() {
            "ul" | "ol" => {
                let stranger = tree.children(index).find(|child| !child.is_one_of(&["li", "script", "template"]));
                if let Some(stranger) = stranger {
                    let message = format!("一覧（{}）のすぐ下に、要素「{}」があります。", node.name, stranger.name);
                    faults.tell(&BROKEN_LIST, message, IN_THEME);
                }
            }
            "li" => {
                let parent = node.parent.and_then(|parent| tree.nodes.get(parent));
                if !parent.is_some_and(|parent| parent.is_one_of(&["ul", "ol", "menu", "template"])) {
                    let message = format!("一覧（ul、ol）の外に、項目（li）の「{}」があります。", tree.words(index));
                    faults.tell(&BROKEN_LIST, message, IN_THEME);
                }
            }
            "dl" => terms(tree, index, faults),
            "ruby" if !has("rt") || !has("rp") => {
                let message =
                    format!("ふりがなの付いた「{}」に、読み（rt）か括弧（rp）がありません。", tree.words(index));
                faults.tell(&BARE_RUBY, message, IN_THEME);
            }
            _ => {}
        }
    }
}

fn terms(tree: &Tree, list: usize, faults: &mut Faults) {
    for (index, child) in tree.within(list).filter(|(_, child)| child.parent == Some(list)) {
        if !child.is_one_of(&["dt", "dd", "div", "script", "template"]) {
            let message = format!("言葉と説明の一覧（dl）のすぐ下に、要素「{}」があります。", child.name);
            faults.tell(&BROKEN_TERMS, message, IN_THEME);
        }
        if child.name == "div" {
            let has = |name: &str| tree.children(index).any(|inner| inner.name == name);
            if !has("dt") || !has("dd") || tree.children(index).any(|inner| !inner.is_one_of(&["dt", "dd"])) {
                let message = format!(
                    "言葉と説明の一覧（dl）のまとまり「{}」が、dt と dd の組になっていません。",
                    tree.words(index)
                );
                faults.tell(&BROKEN_TERMS, message, IN_THEME);
            }
        }
    }
}
