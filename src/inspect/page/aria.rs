//! Roles, states and properties of WAI-ARIA, and what a field may be filled with.

use super::IN_THEME;
use super::faults::Faults;
use super::rule::rule;
use super::tree::Node;
use super::tree::Tree;
use super::vocabulary::VOCABULARY;

rule! {
    /// # 何を見るか
    ///
    /// role の値が、WAI-ARIA 1.2 にある、使ってよい役割かを見ます。
    ///
    /// # なぜ
    ///
    /// ない役割は、ブラウザーが読み飛ばします。付けたつもりの役割は、読み上げソフトに伝わりません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p role="notes">鍵は総務課が預かります。</p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p role="note">鍵は総務課が預かります。</p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 役割の名前の書き誤りを直します。同じ役割の HTML の要素があれば、そちらを使います。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準4.1.2。ACT 規則 674b10。
    UNKNOWN_ROLE, UNKNOWN_ROLE_PAGE, "I341", "unknown-role", Error,
    title: "ない役割（role）が書かれています",
    basis: "要素の役割が、読み上げソフトに伝わるようにするためです（JIS X 8341-3:2016 達成基準4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 「aria-」で始まる属性の名前が WAI-ARIA 1.2 にあるか、値が、その属性に書けるものかを見ます。
    ///
    /// # なぜ
    ///
    /// 書き誤った属性は、誰にも何も伝えません。見た目には分からないので、気付かれないまま残ります。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><button type="button" aria-expand="true">開く</button></p>
    /// ```
    ///
    /// ```html
    /// <p><button type="button" aria-expanded="open">開く</button></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><button type="button" aria-expanded="true">開く</button></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 属性の名前と値の書き誤りを直します。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準4.1.2。ACT 規則 5f99a7、6a7281。
    BAD_ARIA, BAD_ARIA_PAGE, "I342", "bad-aria-attribute", Error,
    title: "「aria-」で始まる属性の名前か値が、正しくありません",
    basis: "要素の名前と状態が、読み上げソフトに伝わるようにするためです（JIS X 8341-3:2016 達成基準4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// role が、HTML の要素の持つ役割と両立するかを見ます。見出しを飾りにする、案内を中身にする、などを知らせます。
    ///
    /// # なぜ
    ///
    /// 役割を打ち消すと、見出しの一覧や区分の一覧から、その部分が消えます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <h2 role="button">鍵</h2>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <h2>鍵</h2>
    /// ```
    ///
    /// # 直し方
    ///
    /// role を消すか、役割のない要素（div、span）に変えます。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準4.1.2、1.3.1。ARIA in HTML（W3C 勧告）。
    CONTRARY_ROLE, CONTRARY_ROLE_PAGE, "I343", "contrary-role", Error,
    title: "役割（role）が、要素と両立しません",
    basis: "見出しや区分の一覧から、大事な部分が消えないようにするためです（JIS X 8341-3:2016 達成基準1.3.1、4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// role を付けた要素に、その役割に必ず要る状態（チェックの有無、見出しの段など）が書かれているかを見ます。
    ///
    /// # なぜ
    ///
    /// 「チェックボックス」とだけ読まれ、付いているかいないかが分からない、ということが起きます。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><span role="checkbox" tabindex="0">鍵</span></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><span role="checkbox" tabindex="0" aria-checked="false">鍵</span></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 状態の属性を書くか、同じ役割の HTML の要素（input、h2 など）を使います。
    ///
    /// # 根拠
    ///
    /// JIS X 8341-3:2016（WCAG 2.2）達成基準4.1.2。ACT 規則 4e8ab6。
    MISSING_STATE, MISSING_STATE_PAGE, "I344", "missing-aria-state", Error,
    title: "役割（role）に必ず要る状態が、書かれていません",
    basis: "操作するものの状態が、読み上げで伝わるようにするためです（JIS X 8341-3:2016 達成基準4.1.2）。",
}

rule! {
    /// # 何を見るか
    ///
    /// 欄の autocomplete の値が、HTML に決められた言葉かを見ます。
    ///
    /// # なぜ
    ///
    /// 正しい値なら、名前や住所が一度で入り、欄に絵記号を添える道具も働きます。誤った値では、違うものが入るか、何も起きません。
    ///
    /// # 例（違反）
    ///
    /// ```html
    /// <p><label for="who">名前</label> <input type="text" id="who" autocomplete="namae"></p>
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```html
    /// <p><label for="who">名前</label> <input type="text" id="who" autocomplete="name"></p>
    /// ```
    ///
    /// # 直し方
    ///
    /// 「name」「email」「tel」など、HTML に決められた言葉にします。
    ///
    /// # 根拠
    ///
    /// WCAG 2.2 達成基準1.3.5（JIS X 8341-3:2016 にはない基準です）。ACT 規則 73f2c2。
    BAD_AUTOCOMPLETE, BAD_AUTOCOMPLETE_PAGE, "I345", "bad-autocomplete", Error,
    title: "欄の autocomplete の値が、正しくありません",
    basis: "名前や住所などを、一度で間違いなく書き入れられるようにするためです（WCAG 2.2 達成基準1.3.5）。",
}

pub(super) fn check(tree: &Tree, faults: &mut Faults) {
    for node in &tree.nodes {
        roles(node, faults);
        for (attribute, value) in node.attributes().filter(|(attribute, _)| attribute.starts_with("aria-")) {
            if let Some(message) = fault_of(attribute, value) {
                faults.tell(&BAD_ARIA, format!("要素「{}」の {attribute} {message}", node.name), IN_THEME);
            }
        }
        if let Some(message) = filling(node) {
            faults.tell(&BAD_AUTOCOMPLETE, message, IN_THEME);
        }
    }
}

fn roles(node: &Node, faults: &mut Faults) {
    for written in node.list("role") {
        let Some(required) = VOCABULARY.roles.get(written) else {
            let message = format!("要素「{}」に、ない役割「{written}」が書かれています。", node.name);
            faults.tell(&UNKNOWN_ROLE, message, IN_THEME);
            continue;
        };
        let allowed = VOCABULARY.elements.get(node.name.as_str()).filter(|_| node.name != "a" || node.has("href"));
        if allowed.is_some_and(|allowed| !allowed.iter().any(|role| role == written)) {
            let message = format!("要素「{}」に、両立しない役割「{written}」が書かれています。", node.name);
            faults.tell(&CONTRARY_ROLE, message, IN_THEME);
        }
        // Elements of HTML that have such a role by themselves keep the state themselves.
        let is_native = node.is_one_of(&["input", "option", "meter", "hr", "h1", "h2", "h3", "h4", "h5", "h6"]);
        for state in required.iter().filter(|state| !is_native && !node.has(state)) {
            let message = format!("役割「{written}」の要素「{}」に、{state} がありません。", node.name);
            faults.tell(&MISSING_STATE, message, IN_THEME);
        }
    }
}

/// What is wrong with an attribute, as the end of a sentence.
fn fault_of(attribute: &str, value: &str) -> Option<String> {
    let Some(kind) = VOCABULARY.attributes.get(attribute) else {
        return Some("という属性は、WAI-ARIA にありません。".to_owned());
    };
    let value = value.trim();
    let is_fine = match kind.as_str() {
        // An empty value is the same as none; whether ids exist is asked by another rule.
        _ if value.is_empty() => !matches!(kind.as_str(), "integer" | "number"),
        "words" | "ids" => true,
        "integer" => value.parse::<i64>().is_ok(),
        "number" => value.parse::<f64>().is_ok_and(f64::is_finite),
        tokens => value.split_ascii_whitespace().all(|one| tokens.split(' ').any(|token| token == one)),
    };
    (!is_fine).then(|| format!("に、書けない値「{value}」が書かれています。"))
}

fn filling(node: &Node) -> Option<String> {
    let value = node.get("autocomplete").filter(|_| node.is_one_of(&["input", "select", "textarea", "form"]))?;
    let mut parts: Vec<String> = value.split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
    if parts.is_empty() || (parts.len() == 1 && ["on", "off"].contains(&parts[0].as_str())) {
        return None;
    }
    let wrong = || Some(format!("欄の autocomplete に、決められていない値「{value}」が書かれています。"));
    parts.pop_if(|part| part == "webauthn");
    let Some(field) = parts.pop() else { return wrong() };
    if !VOCABULARY.fields.contains(field.as_str()) {
        return wrong();
    }
    let is_prefix = |part: &String| {
        part.starts_with("section-")
            || ["shipping", "billing", "home", "work", "mobile", "fax", "pager"].contains(&part.as_str())
    };
    if parts.iter().all(is_prefix) { None } else { wrong() }
}
