//! What the words of links say, alone and beside each other.

use std::collections::BTreeMap;

use super::IN_TEXT;
use super::faults::Faults;
use super::name::name;
use super::rule::rule;
use super::tree::Tree;
use super::vocabulary::VOCABULARY;

rule! {
    /// # 何を見るか
    ///
    /// リンクの言葉が、「こちら」「詳しくは」など、行き先を言わないものだけかを見ます。
    ///
    /// # なぜ
    ///
    /// 読み上げソフトを使う人は、リンクだけを並べて聞きます。「こちら」が並ぶと、どれを選べばよいか分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p>鍵の扱いは<a href="/">こちら</a>。</p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><a href="/">鍵の扱い</a>を見る。</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 行き先のページの題名を、リンクの言葉にします。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.4、2.4.9。ACT 規則 5effbb、aizyf1。
    VAGUE_LINK, VAGUE_LINK_PAGE, "I320", "vague-link", Warning,
    title: "行き先の分からない言葉のリンクがあります",
    basis: "リンクの言葉だけを聞いても、行き先が分かるようにするためです（JIS X 8341-3:2016 達成基準2.4.4、2.4.9）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 一つのページの中に、同じ名前で、行き先の違うリンクがないかを見ます。名前は、aria-label と aria-labelledby も含めたものです。同じページの中のリンクも見ます。文の中にあるリンクは、その文も一緒に読まれるので、別の文の中の同じ名前とは見分けられるものとします。案内（nav）の中のリンクは、案内の名前と一緒に伝わるので、同じ案内の中だけで比べます。
    ///
    /// # なぜ
    ///
    /// リンクの一覧では、同じ名前のリンクは見分けられません。同じ名前なら同じ所へ行くと、誰でも思います。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <ul><li>鍵 <a href="/">第1版</a></li><li>窓 <a href="/sitemap/">第1版</a></li></ul>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <ul><li>鍵 <a href="/" aria-label="鍵 第1版">第1版</a></li><li>窓 <a href="/sitemap/" aria-label="窓 第1版">第1版</a></li></ul>
    /// ```
    ///
    /// # 直し方
    ///
    /// リンクの言葉に、違うところを足します。見た目を短くしたいときは、見える言葉を含む aria-label に、全体を書きます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準2.4.4、2.4.9。ACT 規則 b20e66、fd3a94。
    SAME_LINK, SAME_LINK_PAGE, "I321", "same-link-name", Warning,
    title: "同じ名前で、行き先の違うリンクがあります",
    basis: "同じ名前のリンクを選んだ人が、違う所へ連れて行かれないようにするためです（JIS X 8341-3:2016 達成基準2.4.4、2.4.9）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    let mut led: BTreeMap<(Option<usize>, String), (usize, &str)> = BTreeMap::new();
    for (index, node) in tree.named("a").filter(|(_, node)| !node.is_silent) {
        let Some(target) = node.get("href") else { continue };
        let name = name(tree, index).words;
        if name.is_empty() {
            continue;
        }
        let bare: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
        if VOCABULARY.vague_links.contains(bare.as_str()) {
            let message = format!("リンクの言葉「{name}」では、行き先「{target}」が何か分かりません。");
            faults.tell(&VAGUE_LINK, message, IN_TEXT);
        }
        // A list of ways has a name that is told with them: what is called alike in the text is no part of it.
        let list = tree.above(index).find(|(_, above)| above.name == "nav").map(|(at, _)| at);
        let key = (list, name);
        match led.get(&key) {
            Some((other, elsewhere)) if *elsewhere != target && !are_told_apart(tree, *other, index) => {
                let name = &key.1;
                let message = format!("「{name}」という名前のリンクが、「{elsewhere}」へも「{target}」へも行きます。");
                faults.tell(&SAME_LINK, message, IN_TEXT);
            }
            Some(_) => {}
            None => {
                led.insert(key, (index, target));
            }
        }
    }
}

/// Whether two links stand in sentences, and not in the same one: what is read with them tells them apart.
fn are_told_apart(tree: &Tree, one: usize, other: usize) -> bool {
    let block =
        |index| tree.above(index).find(|(_, above)| above.is_one_of(&["p", "li", "dd", "td"])).map(|(at, _)| at);
    match (block(one), block(other)) {
        (Some(one), Some(other)) if one != other => [one, other].iter().any(|block| tree.words(*block).contains('。')),
        _ => false,
    }
}
