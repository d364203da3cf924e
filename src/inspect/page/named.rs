//! Whether everything that a reader acts on, or looks at, has a name.

use crate::finding::Rule;

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
    /// リンクに、読み上げられる言葉があるかを見ます。画像だけのリンクは、代わりの言葉（alt）を見ます。
    ///
    /// # なぜ
    ///
    /// 言葉のないリンクは「リンク」とだけ読まれるか、行き先のアドレスがそのまま読まれます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><a href="/"><img src="data:," alt=""></a></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><a href="/"><img src="data:," alt="トップページ"></a></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// リンクの中に言葉を書くか、画像の alt に行き先を書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.4、4.1.2。ACT 規則 c487ae。
    UNNAMED_LINK, UNNAMED_LINK_PAGE, "I314", "unnamed-link", Error,
    title: "言葉のないリンクがあります",
    basis: "リンクがどこへ行くものかを、読み上げでも分かるようにするためです（JIS X 8341-3:2016 達成基準2.4.4、4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// ボタン（button、input のボタン、role が button の要素、summary）に、名前があるかを見ます。
    ///
    /// # なぜ
    ///
    /// 名前のないボタンは「ボタン」とだけ読まれ、押すと何が起きるか分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><button type="button"><span aria-hidden="true">×</span></button></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><button type="button" aria-label="閉じる"><span aria-hidden="true">×</span></button></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// ボタンの中に、することを言葉で書きます。記号だけにするときは aria-label を付けます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準4.1.2。ACT 規則 97a4e1、59796f。
    UNNAMED_BUTTON, UNNAMED_BUTTON_PAGE, "I315", "unnamed-button", Error,
    title: "名前のないボタンがあります",
    basis: "ボタンを押すと何が起きるかを、読み上げでも分かるようにするためです（JIS X 8341-3:2016 達成基準4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 画像（img、area、role が img の要素）に、代わりの言葉があるかを見ます。飾りの画像は `alt=""` と書けば、読み飛ばされます。
    ///
    /// # なぜ
    ///
    /// alt のない画像は、ファイルの名前が読み上げられるか、あることも分からないかのどちらかです。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><img src="data:,"></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><img src="data:," alt="鍵の置き場所の図"></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 画像が伝えることを alt に書きます。言葉で同じことを書いてある飾りなら `alt=""` とします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.1.1。ACT 規則 23a2a8。
    UNNAMED_IMAGE, UNNAMED_IMAGE_PAGE, "I316", "unnamed-image", Error,
    title: "代わりの言葉のない画像があります",
    basis: "画像を見ない人にも、画像が伝えることを伝えるためです（JIS X 8341-3:2016 達成基準1.1.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// ページの中に描かれた図（svg）に、名前があるか、読み上げから隠されているかを見ます。
    ///
    /// # なぜ
    ///
    /// どちらでもない図は、読み上げソフトによって、中の線や文字がばらばらに読まれます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <svg viewBox="0 0 8 8"><path d="M0 0h8v8z"></path></svg>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <svg viewBox="0 0 8 8" aria-hidden="true"><path d="M0 0h8v8z"></path></svg>
    /// ```
    ///
    /// ```html
    /// <svg viewBox="0 0 8 8" role="img" aria-label="鍵が渡る順の図"><path d="M0 0h8v8z"></path></svg>
    /// ```
    ///
    /// # 直し方
    ///
    /// 意味のある図には `role="img"` と aria-label（か中の title）を、飾りには `aria-hidden="true"` を付けます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.1.1。ACT 規則 7d6734。
    UNNAMED_DRAWING, UNNAMED_DRAWING_PAGE, "I317", "unnamed-drawing", Error,
    title: "名前がなく、隠されてもいない図があります",
    basis: "図を見ない人にも、図が伝えることを伝えるためです（JIS X 8341-3:2016 達成基準1.1.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 書き込む欄や選ぶ欄に、名前（label、aria-label、aria-labelledby）があるかを見ます。中に薄く出る言葉（placeholder）は、名前と見ません。
    ///
    /// # なぜ
    ///
    /// 名前のない欄は「エディット」とだけ読まれ、何を書くのか分かりません。placeholder は、書き始めると消えます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><input type="text" placeholder="語"></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><label for="word">探す語</label> <input type="text" id="word"></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 欄のそばに label を書き、for で欄の id を指します。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、3.3.2、4.1.2。ACT 規則 e086e5。
    UNNAMED_FIELD, UNNAMED_FIELD_PAGE, "I318", "unnamed-field", Error,
    title: "名前のない欄があります",
    basis: "欄に何を書くのかを、読み上げでも分かるようにするためです（JIS X 8341-3:2016 達成基準3.3.2、4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// リンク、ボタン、欄、図の名前が、title 属性だけで付けられていないかを見ます。
    ///
    /// # なぜ
    ///
    /// title の言葉は、マウスを重ねた人にしか見えません。触れて使う画面、キーボード、多くの読み上げソフトでは、ないのと同じです。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><button type="button" title="閉じる"><span aria-hidden="true">×</span></button></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><button type="button">閉じる</button></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// title の言葉を、見える言葉にします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、3.3.2、4.1.2。WCAG 2.2 の達成方法 H65 の注意。
    TITLE_ALONE, TITLE_ALONE_PAGE, "I319", "title-alone", Error,
    title: "名前が、title 属性だけで付けられています",
    basis: "マウスを使わない人にも、名前が伝わるようにするためです（JIS X 8341-3:2016 達成基準3.3.2、4.1.2）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    for (index, node) in tree.nodes.iter().enumerate().filter(|(_, node)| !node.is_silent) {
        let Some((rule, what)) = needed(tree, node) else { continue };
        let name = name(tree, index);
        if name.is_by_title {
            let message = format!("{what}の名前が、title の「{}」だけです。", name.words);
            faults.tell(&TITLE_ALONE, message, IN_THEME);
        } else if name.is_empty() {
            let at = node.get("href").or_else(|| node.get("src")).or_else(|| node.get("id"));
            let lacks = if rule.code == UNNAMED_IMAGE.code { "代わりの言葉（alt）" } else { "名前" };
            let message = match at {
                Some(at) => format!("{what}「{at}」に{lacks}がありません。"),
                None => format!("{lacks}のない{what}があります。"),
            };
            faults.tell(rule, message, IN_TEXT);
        }
    }
}

/// The rule that asks for a name of an element, and what people call such elements.
fn needed(tree: &Tree, node: &Node) -> Option<(&'static Rule, &'static str)> {
    let kind = node.get("type").unwrap_or_default();
    match (node.name.as_str(), node.get("role")) {
        (_, Some("img")) => {
            Some(if node.name == "svg" { (&UNNAMED_DRAWING, "図") } else { (&UNNAMED_IMAGE, "画像") })
        }
        (_, Some("button")) => Some((&UNNAMED_BUTTON, "ボタン")),
        (_, Some("link")) => Some((&UNNAMED_LINK, "リンク")),
        (_, Some("none" | "presentation")) => None,
        ("a", _) => node.has("href").then_some((&UNNAMED_LINK, "リンク")),
        ("button" | "summary", _) => Some((&UNNAMED_BUTTON, "ボタン")),
        ("img", _) => (!node.has("alt") && !is_labelled(tree, node)).then_some((&UNNAMED_IMAGE, "画像")),
        ("area", _) => node.has("href").then_some((&UNNAMED_IMAGE, "画像の中のリンク")),
        ("svg", _) => Some((&UNNAMED_DRAWING, "図")),
        ("input", _) if ["submit", "reset", "button", "image"].contains(&kind) => Some((&UNNAMED_BUTTON, "ボタン")),
        ("input", _) => (kind != "hidden").then_some((&UNNAMED_FIELD, "欄")),
        ("select" | "textarea" | "meter" | "progress", _) => Some((&UNNAMED_FIELD, "欄")),
        _ => None,
    }
}
