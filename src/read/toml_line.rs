//! What is wrong with one line of TOML and how to mend it, in Japanese.

use super::toml_mistake::is_in_list;
use super::toml_mistake::is_in_table;

/// What the parser noticed, where its few kinds of mistakes can be told apart.
pub(super) fn by_parser(words: &str, line: &str) -> Option<(String, String)> {
    let name = line.split('=').next().unwrap_or_default().trim();
    if words.contains("duplicate key") {
        let message = format!("「{name}」が、同じところに二度書かれています。");
        return Some((message, "どちらか一方だけにしてください。".to_owned()));
    }
    if words.contains("invalid basic string")
        || words.contains("invalid literal string")
        || words.contains("missing closing quote")
    {
        return Some((
            "文字列が閉じていません。".to_owned(),
            "始まりと同じ引用符（\" または '''）で閉じてください。行を分ける長い文は ''' で囲んでください。".to_owned(),
        ));
    }
    if words.contains("unclosed table") || words.contains("unclosed array table") {
        return Some((
            "見出しの行の「[」が閉じていません。".to_owned(),
            "行の終わりに「]」（「[[」で始まるときは「]]」）を書いてください。".to_owned(),
        ));
    }
    if is_in_list(words) {
        return Some((
            "一覧の「[」が閉じていないか、項目の間の「,」が抜けています。".to_owned(),
            "項目を「,」で区切り、終わりに「]」を書いてください。".to_owned(),
        ));
    }
    if is_in_table(words) {
        return Some((
            "「{」が閉じていないか、その中の項目の間の「,」が抜けています。".to_owned(),
            "「{ 項目名 = \"内容\", 項目名 = \"内容\" }」のように、「,」で区切り、終わりに「}」を書いてください。"
                .to_owned(),
        ));
    }
    let is_empty = line.trim_end().ends_with('=');
    if !is_empty && (words.contains("missing opening quote") || words.contains("string values must be quoted")) {
        return Some((
            "内容が引用符で囲まれていません。".to_owned(),
            "文字の内容は、「項目名 = \"内容\"」のように半角の引用符で囲んでください。".to_owned(),
        ));
    }
    of_value(words)
}

/// A value that has a form of its own.
fn of_value(words: &str) -> Option<(String, String)> {
    if words.contains("unicode") {
        return Some((
            "「\\u」か「\\U」の後が、文字の番号ではありません。".to_owned(),
            "番号ではなく、文字そのものを書いてください。".to_owned(),
        ));
    }
    if words.contains("escape") {
        return Some((
            "「\\」の後の文字が、決まった書き方ではありません。".to_owned(),
            "「\\」をそのまま書くときは、文字列を ' か ''' で囲んでください。".to_owned(),
        ));
    }
    if words.contains("month") || words.contains("day") || words.contains("date") {
        return Some((
            "日付として正しくありません。".to_owned(),
            "暦にある日付を「2026-04-01」の形で書いてください。".to_owned(),
        ));
    }
    if words.contains("leading zero") {
        return Some((
            "数の頭に余分な 0 があります。".to_owned(),
            "頭の 0 を取るか、引用符で囲んでください。".to_owned(),
        ));
    }
    None
}

/// What the line itself shows.
pub(super) fn by_line(line: &str) -> Option<(String, String)> {
    let trimmed = line.trim();
    let tell = |message: &str, remedy: &str| Some((message.to_owned(), remedy.to_owned()));
    if trimmed.contains('「') && !trimmed.contains('"') && !trimmed.contains('\'') {
        return tell(
            "内容がかぎかっこで囲まれています。",
            "「項目名 = \"内容\"」のように、半角の引用符で囲んでください。",
        );
    }
    if !trimmed.contains('=') {
        return tell(
            "「=」のない行です。",
            "「項目名 = \"内容\"」の形にするか、覚え書きなら行の頭に # を付けてください。",
        );
    }
    let (name, value) = trimmed.split_once('=')?;
    if !name.trim().is_ascii() && !name.contains('"') {
        return tell(
            "項目名に、全角の文字や日本語が使われています。",
            "項目名は、様式の半角英字の名前で書いてください（juran new が書き出すひな形で確かめられます）。",
        );
    }
    let value = value.split('#').next().unwrap_or_default().trim();
    if value.is_empty() {
        return tell("「=」の右に内容がありません。", "内容を書くか、まだ書かないなら行の頭に # を付けてください。");
    }
    let quotes = value.matches('"').count();
    if quotes % 2 == 1 {
        return tell("引用符が閉じていません。", "内容の終わりに、半角の引用符「\"」を書いてください。");
    }
    if quotes == 0 && !value.starts_with(['\'', '[', '{']) {
        return tell("内容が引用符で囲まれていません。", "文字の内容は、半角の引用符「\"」で囲んでください。");
    }
    None
}
