//! What a page is called in tabs, in histories and in lists of results.

use crate::finding::Rule;

use super::IN_THEME;
use super::faults::Faults;
use super::rule::rule;
use super::tree::Tree;

rule! {
    /// # 何を見るか
    ///
    /// ページに題名（title）があり、空でないかを見ます。
    ///
    /// # なぜ
    ///
    /// 題名は、読み上げソフトが最初に読む言葉で、タブや閲覧の履歴でページを見分ける言葉です。ないと、開いているページが何か分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html index.html
    /// <!doctype html><html lang="ja"><title> </title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
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
    /// テンプレートの head に、`<title>{{ page.title }}</title>` と書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.2。ACT 規則 2779a5。
    NO_TITLE, NO_TITLE_PAGE, "I303", "no-page-title", Error,
    title: "ページの題名がありません",
    basis: "開いているページが何かを、題名で分かるようにするためです（JIS X 8341-3:2016 達成基準2.4.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// ページの題名が、サイトの名前か団体の名前で終わるかを見ます。「項目 － 文書 － サイト」の順です。トップページのほかは、その前に、ページの名前が要ります。
    ///
    /// # なぜ
    ///
    /// タブの幅では題名の初めの数文字しか見えず、読み上げソフトも題名を初めから読みます。違うところを先に、どのページでも同じところを後に書けば、早く見分けられます。団体の名前がなければ、ほかの市の同じ文書と見分けられません。
    ///
    /// # 例（違反）
    ///
    /// ```html keys/index.html
    /// <!doctype html><html lang="ja"><title>見本市 － 鍵の扱い</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html keys/index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// # 直し方
    ///
    /// テンプレートの title を、組み込みのもの（`{{ page.title }}`）に戻すか、終わりに `{{ site.title }}` を書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.2。WCAG 2.2 の達成方法 G88（内容が分かる題名）。
    TITLE_SHAPE, TITLE_SHAPE_PAGE, "I304", "page-title-shape", Warning,
    title: "ページの題名が、「ページの名前 － サイトの名前」の順になっていません",
    basis: "題名の初めの数文字でページを、終わりで団体を見分けられるようにするためです（JIS X 8341-3:2016 達成基準2.4.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 同じ題名のページが、サイトに二つ以上ないかを見ます。
    ///
    /// # なぜ
    ///
    /// タブ、閲覧の履歴、検索の結果には、題名だけが並びます。同じ題名のページは、開いてみるまで見分けられません。
    ///
    /// # 例（違反）
    ///
    /// ```html keys/index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// ```html rooms/index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>部屋の鍵</h1></main></body></html>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html keys/index.html
    /// <!doctype html><html lang="ja"><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// ```html rooms/index.html
    /// <!doctype html><html lang="ja"><title>部屋の鍵 － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>部屋の鍵</h1></main></body></html>
    /// ```
    ///
    /// # 直し方
    ///
    /// 文書の題名が同じなら、年度や担当など、見分けられる言葉を題名に足します。テンプレートで題名を変えているなら、`{{ page.title }}` を使います。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.2。ACT 規則 c4a8a4（題名がページの内容を表す）の前提。
    SAME_TITLE, SAME_TITLE_PAGE, "I305", "same-page-title", Warning,
    title: "同じ題名のページが、ほかにもあります",
    basis: "タブや閲覧の履歴に並ぶ題名だけで、ページを見分けられるようにするためです（JIS X 8341-3:2016 達成基準2.4.2）。",
}

/// The rule on titles that several pages bear.
pub(in crate::inspect) static SEVERAL: &Rule = &SAME_TITLE;

/// Checks the title, and gives it back. `names` are those of the site and of its body.
pub(super) fn check(tree: &Tree, is_home: bool, names: [&str; 2], faults: &mut Faults) -> String {
    let in_svg = |index| tree.above(index).any(|(_, above)| above.name == "svg");
    let title = tree.named("title").find(|(index, _)| !in_svg(*index)).map(|(index, _)| tree.words(index));
    let title = title.unwrap_or_default();
    if title.is_empty() {
        faults.tell(&NO_TITLE, "ページの題名（title）がありません。", IN_THEME);
        return title;
    }
    let names = names.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let before = names.iter().find_map(|name| title.strip_suffix(name.as_str()));
    if before.is_none() {
        let message = format!("ページの題名「{title}」が、サイトの名前（{}）で終わっていません。", names[0]);
        faults.tell(&TITLE_SHAPE, message, IN_THEME);
    } else if before.is_some_and(str::is_empty) && !is_home {
        let message = format!("ページの題名が「{title}」だけで、何のページかが書かれていません。");
        faults.tell(&TITLE_SHAPE, message, IN_THEME);
    }
    title
}
