//! In which language a page and its parts are read aloud.

use super::IN_THEME;
use super::faults::Faults;
use super::rule::rule;
use super::tree::Tree;
use super::vocabulary::VOCABULARY;

rule! {
    /// # 何を見るか
    ///
    /// ページの一番外の要素（html）に、言語を示す lang があり、その値が言語の番号として正しいかを見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトは、lang を見て読み方を選びます。日本語のページに lang がないと、英語の声で読もうとして、言葉になりません。
    ///
    /// # 例（違反）
    ///
    /// ```html index.html
    /// <!doctype html><html><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
    /// ```
    ///
    /// ```html index.html
    /// <!doctype html><html lang="japanese"><title>鍵の扱い － 見本市</title><body><a href="#m">本文へ</a><main id="m"><h1>鍵の扱い</h1></main></body></html>
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
    /// テンプレートの html 要素に、日本語のページなら `lang="ja"` と書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準3.1.1。ACT 規則 b5c3f8、bf051a。
    BAD_PAGE_LANGUAGE, BAD_PAGE_LANGUAGE_PAGE, "I301", "bad-page-language", Error,
    title: "ページの言語が、正しく示されていません",
    basis: "読み上げソフトが、ページの言語に合う読み方を選べるようにするためです（JIS X 8341-3:2016 達成基準3.1.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// ページの一部に付いた lang の値が、言語の番号として正しいかを見ます。
    ///
    /// # なぜ
    ///
    /// 外国語の言葉に正しい lang があれば、読み上げソフトはその言語の発音で読みます。値が誤っていると、日本語の読み方で読まれるか、読み飛ばされます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><span lang="english">Open Data</span>を公開しています。</p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><span lang="en">Open Data</span>を公開しています。</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 「en」「zh-Hans」「ko」のように、BCP 47 の言語の番号で書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準3.1.2。ACT 規則 de46e4。
    BAD_PART_LANGUAGE, BAD_PART_LANGUAGE_PAGE, "I302", "bad-part-language", Error,
    title: "言葉に付けた言語の番号が、正しくありません",
    basis: "外国語の言葉が、その言語の発音で読み上げられるようにするためです（JIS X 8341-3:2016 達成基準3.1.2）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    for (_, node) in tree.named("html") {
        match node.get("lang") {
            None => faults.tell(&BAD_PAGE_LANGUAGE, "ページの言語（lang）が示されていません。", IN_THEME),
            Some(tag) if !is_language(tag) => {
                let message = format!("ページの言語（lang）の「{tag}」は、言語の番号ではありません。");
                faults.tell(&BAD_PAGE_LANGUAGE, message, IN_THEME);
            }
            Some(_) => {}
        }
    }
    if tree.named("html").next().is_none() {
        faults.tell(&BAD_PAGE_LANGUAGE, "ページの一番外の要素（html）がなく、言語が示されていません。", IN_THEME);
    }
    for node in tree.nodes.iter().filter(|node| node.name != "html") {
        if let Some(tag) = node.get("lang").filter(|tag| !tag.is_empty() && !is_language(tag)) {
            let message = format!("要素「{}」の lang の「{tag}」は、言語の番号ではありません。", node.name);
            faults.tell(&BAD_PART_LANGUAGE, message, IN_THEME);
        }
    }
}

/// Whether a tag begins with the subtag of a language, and goes on with subtags of one to eight letters and digits.
fn is_language(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let is_known = parts.next().is_some_and(|language| match language.len() {
        2 => VOCABULARY.languages.contains(language),
        // There are thousands; of those alone that another subtag has to be used for a list is kept.
        3 => language.bytes().all(|letter| letter.is_ascii_lowercase()) && !VOCABULARY.longer.contains(language),
        _ => false,
    });
    is_known
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric()))
}
