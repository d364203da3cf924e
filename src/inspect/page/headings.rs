//! The headings of a page, from which many readers learn what is on it.

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
    /// 一番大きな見出し（h1）が、ページにちょうど一つあるかを見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトを使う人は、h1 へ移って、何のページかを確かめます。二つあると、どちらが題名か分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <h1>もう一つの題名</h1>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <h2>見出し</h2>
    /// ```
    ///
    /// # 直し方
    ///
    /// テンプレートで、ページの題名だけを h1 にし、ほかは h2 からにします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、2.4.6。
    ONE_TITLE, ONE_TITLE_PAGE, "I306", "not-one-main-heading", Error,
    title: "一番大きな見出しが、ちょうど一つではありません",
    basis: "見出しをたどる人が、何のページかをすぐに知ることができるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 見出しの段（h1 から h6）が、下るときに一段ずつかを見ます。h2 の次に h4 が来ると知らせます。
    ///
    /// # なぜ
    ///
    /// 段が飛ぶと、間の見出しを読み落としたのかと迷います。見出しの一覧も、目次として読めなくなります。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <h2>鍵</h2><h4>預かる人</h4>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <h2>鍵</h2><h3>預かる人</h3><h2>窓</h2>
    /// ```
    ///
    /// # 直し方
    ///
    /// 見出しの大きさは見た目ではなく、順で選びます。見た目は CSS で変えます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、2.4.6。WCAG 2.2 の達成方法 G141。
    SKIPPED_LEVEL, SKIPPED_LEVEL_PAGE, "I307", "skipped-heading-level", Error,
    title: "見出しの段が飛んでいます",
    basis: "見出しの一覧を、抜けのない目次として読めるようにするためです（JIS X 8341-3:2016 達成基準1.3.1）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 見出しに、読み上げられる言葉があるかを見ます。画像だけの見出しは、代わりの言葉（alt）を見ます。
    ///
    /// # なぜ
    ///
    /// 言葉のない見出しは、見出しの一覧に空の行として並び、何が書かれている所か分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <h2><span aria-hidden="true">■</span></h2>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <h2><span aria-hidden="true">■</span>鍵</h2>
    /// ```
    ///
    /// # 直し方
    ///
    /// 見出しに言葉を書きます。間を空けるためだけの見出しなら消し、CSS で空けます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準1.3.1、2.4.6。ACT 規則 ffd0e9。
    EMPTY_HEADING, EMPTY_HEADING_PAGE, "I308", "empty-heading", Error,
    title: "言葉のない見出しがあります",
    basis: "見出しをたどる人が、その下に何があるかを知ることができるようにするためです（JIS X 8341-3:2016 達成基準1.3.1、2.4.6）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    let (mut before, mut firsts) = (None, 0);
    for (index, node) in tree.nodes.iter().enumerate() {
        let Some(level) = level(node).filter(|_| !node.is_silent) else { continue };
        firsts += usize::from(level == 1);
        if name(tree, index).is_empty() {
            faults.tell(&EMPTY_HEADING, format!("見出し（h{level}）に言葉がありません。"), IN_TEXT);
        }
        if let Some(before) = before.filter(|before| level > before + 1) {
            let words = tree.words(index);
            let message = format!("見出し「{words}」が、h{before} の次に h{level} になっていて、段が飛んでいます。");
            faults.tell(&SKIPPED_LEVEL, message, IN_TEXT);
        }
        before = Some(level);
    }
    if firsts != 1 {
        let message = format!("一番大きな見出し（h1）が{firsts}個あります。ちょうど1個にしてください。");
        faults.tell(&ONE_TITLE, message, IN_THEME);
    }
}

/// How deep a heading stands.
fn level(node: &Node) -> Option<u32> {
    let own = node.name.strip_prefix('h').filter(|digit| digit.len() == 1).and_then(|digit| digit.parse().ok());
    match node.get("role") {
        Some("heading") => node.get("aria-level").and_then(|level| level.trim().parse().ok()).or(own).or(Some(2)),
        Some(_) => None,
        None => own,
    }
}
