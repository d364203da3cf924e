//! Whether a page can be worked with a keyboard, with a finger, and in one's own time.

use std::collections::BTreeSet;

use super::IN_THEME;
use super::faults::Faults;
use super::name::name;
use super::rule::rule;
use super::tree::Node;
use super::tree::Tree;

rule! {
    /// # 何を見るか
    ///
    /// tabindex に、1以上の数がないかを見ます。
    ///
    /// # なぜ
    ///
    /// 1以上の数は、キーボードで進む順を、ページの全体で変えてしまいます。読む順と違う所へ飛ぶと、今どこにいるか分からなくなります。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p tabindex="1">鍵</p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p tabindex="-1">鍵</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// tabindex を 0 か -1 にし、進む順は HTML に書く順で決めます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.3。WCAG 2.2 の失敗例 F44。
    CHANGED_ORDER, CHANGED_ORDER_PAGE, "I330", "changed-tab-order", Error,
    title: "キーボードで進む順が変えられています",
    basis: "キーボードで、読む順に進むことができるようにするためです（JIS X 8341-3:2016 達成基準2.4.3）。",
}

rule! {
    /// # 何を見るか
    ///
    /// リンクやボタンの中に、別のリンク、ボタン、欄がないかを見ます。
    ///
    /// # なぜ
    ///
    /// 押したときにどちらが働くかが、ブラウザーによって違います。読み上げソフトは、中のものを言葉としてしか読みません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><a href="/">鍵<button type="button">写す</button></a></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><a href="/">鍵</a> <button type="button">写す</button></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 二つを並べて置きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準4.1.2。ACT 規則 307n5z。
    NESTED_CONTROL, NESTED_CONTROL_PAGE, "I331", "nested-control", Error,
    title: "リンクやボタンの中に、別の操作するものがあります",
    basis: "押すと何が起きるかが、どの機器でも同じになるようにするためです（JIS X 8341-3:2016 達成基準4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 読み上げから隠した部分（aria-hidden）に、キーボードで行ける物がないかを見ます。
    ///
    /// # なぜ
    ///
    /// キーボードでそこへ進むと、読み上げソフトは何も言いません。何もない所にいるように思えます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p aria-hidden="true"><a href="/">鍵</a></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p aria-hidden="true">■</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// aria-hidden を外すか、中のリンクとボタンを外へ出します。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、4.1.2。ACT 規則 6cfa84。
    HIDDEN_CONTROL, HIDDEN_CONTROL_PAGE, "I332", "hidden-control", Error,
    title: "読み上げから隠した部分に、操作するものがあります",
    basis: "キーボードで進んだ先が、必ず読み上げられるようにするためです（JIS X 8341-3:2016 達成基準4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 音や動画（audio、video）が、開いただけで始まる（autoplay）ようになっていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 音が始まると、読み上げの声が聞こえません。動くものは、読むのを妨げます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <video src="data:," autoplay controls></video>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <video src="data:," controls></video>
    /// ```
    ///
    /// # 直し方
    ///
    /// autoplay を消し、controls を付けて、見る人が始めるようにします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.4.2、2.2.2。ACT 規則 80f0bf。
    AUTOPLAY, AUTOPLAY_PAGE, "I333", "autoplay", Error,
    title: "開いただけで始まる音や動画があります",
    basis: "読み上げの声を妨げず、読む人が始めるかどうかを決められるようにするためです（JIS X 8341-3:2016 達成基準1.4.2、2.2.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 画面の設定（meta の viewport）が、拡大を妨げていないかを見ます。user-scalable=no と、2より小さい maximum-scale を知らせます。
    ///
    /// # なぜ
    ///
    /// 小さな字を読めない人は、指で広げて読みます。止められると、読む手立てがありません。
    ///
    /// # 例（違反）
    ///
    /// ```html index.html
    /// <!doctype html><html lang="ja"><head><meta name="viewport" content="width=device-width, user-scalable=no"><title>鍵の扱い － 見本市</title></head><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html index.html
    /// <!doctype html><html lang="ja"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>鍵の扱い － 見本市</title></head><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// # 直し方
    ///
    /// `width=device-width, initial-scale=1` だけにします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.4.4。ACT 規則 b4f0c3。
    NO_ZOOM, NO_ZOOM_PAGE, "I334", "zoom-blocked", Error,
    title: "画面の拡大が妨げられています",
    basis: "小さな字を読めない人が、広げて読むことができるようにするためです（JIS X 8341-3:2016 達成基準1.4.4）。",
}

rule! {
    /// # 何を見るか
    ///
    /// ページが、時間がたつと読み込み直されたり、ほかのページへ移ったりしないか（meta の refresh）を見ます。
    ///
    /// # なぜ
    ///
    /// 読むのに時間がかかる人は、読み終える前に初めへ戻されます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <meta http-equiv="refresh" content="30">
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p>鍵の扱いのページは、<a href="/">公表の一覧</a>に移りました。</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// refresh を消し、移った先へのリンクを書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.2.1、2.2.4、3.2.5。ACT 規則 bc659a、bisz58。
    REFRESH, REFRESH_PAGE, "I335", "page-refresh", Error,
    title: "ページが、ひとりでに移ります",
    basis: "読むのにかかる時間を、読む人が決められるようにするためです（JIS X 8341-3:2016 達成基準2.2.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 同じ accesskey が、一つのページの中で二度使われていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 押したときに、どちらへ移るかがブラウザーによって違います。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><a href="/" accesskey="k">鍵</a> <a href="/sitemap/" accesskey="k">窓</a></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><a href="/" accesskey="k">鍵</a> <a href="/sitemap/">窓</a></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// accesskey を消します。読み上げソフトの操作と重なることも多いので、使わないほうが確かです。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.1.1、3.2.3。
    SAME_KEY, SAME_KEY_PAGE, "I336", "same-access-key", Error,
    title: "同じ accesskey が、ページの中で二度使われています",
    basis: "キーを押すと、いつも同じ所へ移るようにするためです（JIS X 8341-3:2016 達成基準2.1.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 画像だけのリンクとボタンの、HTML に書かれた幅と高さが、24ピクセル以上あるかを見ます。CSS で決まる大きさは、見ません。
    ///
    /// # なぜ
    ///
    /// 小さな的は、手の震える人や、指で触れて使う人には押せません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><a href="/"><img src="data:," alt="公表の一覧" width="16" height="16"></a></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><a href="/"><img src="data:," alt="公表の一覧" width="32" height="32"></a></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 画像を大きくするか、言葉を添えるか、CSS で回りに押せる余白を足します。
    ///
    /// # 根拠
    ///
    /// WCAG 2.2 達成基準2.5.8（JIS X 8341-3:2016 にはない基準です）。
    SMALL_TARGET, SMALL_TARGET_PAGE, "I337", "small-target", Warning,
    title: "押す所が小さすぎるおそれがあります",
    basis: "手の震える人や指で触れて使う人にも、押せるようにするためです（WCAG 2.2 達成基準2.5.8）。",
}

const CONTROLS: &[&str] = &["a", "button", "input", "select", "textarea", "summary"];

/// The least width and height of a target, in pixels of CSS.
const LEAST_TARGET: u32 = 24;

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    let mut keys = BTreeSet::new();
    for (index, node) in tree.nodes.iter().enumerate() {
        order(node, faults);
        time(node, faults);
        if is_control(node) {
            nesting(tree, index, node, faults);
            size(tree, index, node, faults);
        }
        if let Some(key) = node.get("accesskey").map(str::to_ascii_lowercase)
            && !keys.insert(key.clone())
        {
            faults.tell(&SAME_KEY, format!("accesskey「{key}」が、ページの中で二度使われています。"), IN_THEME);
        }
    }
}

/// Whether a keyboard reaches an element and does something with it.
fn is_control(node: &Node) -> bool {
    match node.name.as_str() {
        "a" => node.has("href"),
        "input" => node.get("type") != Some("hidden"),
        _ => node.is_one_of(CONTROLS) || node.get("tabindex").is_some_and(|order| order.trim() == "0"),
    }
}

fn order(node: &Node, faults: &mut Faults) {
    let order = node.get("tabindex").and_then(|order| order.trim().parse::<i32>().ok());
    if order.is_some_and(|order| order > 0) {
        let message =
            format!("要素「{}」の tabindex が、キーボードで進む順を変えています。0 か -1 にしてください。", node.name);
        faults.tell(&CHANGED_ORDER, message, IN_THEME);
    }
}

fn time(node: &Node, faults: &mut Faults) {
    if node.is_one_of(&["audio", "video"]) && node.has("autoplay") {
        faults.tell(&AUTOPLAY, format!("要素「{}」に autoplay が付いています。", node.name), IN_THEME);
    }
    if node.name != "meta" {
        return;
    }
    let is =
        |attribute: &str, value: &str| node.get(attribute).is_some_and(|own| own.trim().eq_ignore_ascii_case(value));
    let content = node.get("content").unwrap_or_default();
    if is("http-equiv", "refresh") {
        faults.tell(&REFRESH, format!("meta の refresh に「{content}」と書かれています。"), IN_THEME);
    }
    if is("name", "viewport") && blocks_zoom(content) {
        faults.tell(&NO_ZOOM, format!("meta の viewport に「{content}」と書かれています。"), IN_THEME);
    }
}

fn blocks_zoom(viewport: &str) -> bool {
    viewport.split([',', ';']).filter_map(|part| part.split_once('=')).any(|(name, value)| {
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "user-scalable" => value == "no" || value.parse::<f64>().is_ok_and(|scale| scale.abs() < 1.0),
            "maximum-scale" => value == "yes" || value.parse::<f64>().is_ok_and(|scale| (0.0..2.0).contains(&scale)),
            _ => false,
        }
    })
}

fn nesting(tree: &Tree, index: usize, node: &Node, faults: &mut Faults) {
    let outer = tree.above(index).find(|(_, above)| {
        (above.is_one_of(&["a", "button", "summary"]) && is_control(above))
            || matches!(above.get("role"), Some("button" | "link"))
    });
    if let Some((outer, above)) = outer {
        let message =
            format!("要素「{}」の「{}」の中に、要素「{}」があります。", above.name, tree.words(outer), node.name);
        faults.tell(&NESTED_CONTROL, message, IN_THEME);
    }
    let stays_away = node.get("tabindex") == Some("-1");
    let hides = |node: &Node| node.get("aria-hidden") == Some("true");
    if !stays_away && (hides(node) || tree.above(index).any(|(_, above)| hides(above))) {
        let message = format!("aria-hidden で隠した部分に、要素「{}」があります。", node.name);
        faults.tell(&HIDDEN_CONTROL, message, IN_THEME);
    }
}

/// Sizes that stand in the page, of what holds a picture and no words.
fn size(tree: &Tree, index: usize, node: &Node, faults: &mut Faults) {
    let picture = if node.get("type") == Some("image") {
        Some(node)
    } else {
        let mut inner = tree.within(index).map(|(_, inner)| inner);
        let first = inner.find(|inner| inner.is_one_of(&["img", "svg"]));
        // The words of a picture are its name: what says more than that is as large as its words.
        first
            .filter(|picture| picture.get("alt").or(picture.get("aria-label")).unwrap_or_default() == tree.words(index))
    };
    let Some(picture) = picture else { return };
    let pixels = |attribute| picture.get(attribute).and_then(|size| size.trim().parse::<u32>().ok());
    if ["width", "height"].into_iter().filter_map(pixels).any(|size| size < LEAST_TARGET) {
        let message =
            format!("「{}」を押す所の幅か高さが、{LEAST_TARGET}ピクセルに足りません。", name(tree, index).words);
        faults.tell(&SMALL_TARGET, message, IN_THEME);
    }
}
