//! The main items of a file do not hold the number that makes it one, or not what its full list holds.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::model::Stated;
use crate::model::Value;

use super::boxes::is_answered;

rule! {
    /// # 何を見るか
    ///
    /// 「主な記録項目」の「個人番号」「個人番号対応符号」の選び方を、記録項目の一覧（様式4は別添２、様式3は別添１）と比べます。
    ///
    /// - 一覧に個人番号があるのに、「個人番号」を選んでいない（問題あり）
    /// - 「個人番号」も「個人番号対応符号」も選んでいない（問題あり）
    /// - 一覧に情報提供用個人識別符号などがあるのに、「個人番号対応符号」を選んでいない（問題の可能性大）
    /// - 「個人番号」を選んでいるのに、一覧に個人番号がない（問題の可能性大）
    ///
    /// # なぜ
    ///
    /// 特定個人情報ファイルは、個人番号かこれに対応する符号をその内容に含むファイルです。どちらも選ばれていない評価書は、対象
    /// のファイルを正しく示していません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kosodate/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.basics]
    /// main-items = ["その他識別情報（内部番号）", "4情報（氏名、性別、生年月日、住所）"]
    /// [[files.records]]
    /// id = "kosodate"
    /// items = ["宛名番号", "氏名", "世帯主の個人番号"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kosodate/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.basics]
    /// main-items = ["個人番号", "4情報（氏名、性別、生年月日、住所）"]
    /// [[files.records]]
    /// id = "kosodate"
    /// items = ["個人番号", "氏名", "個人番号カードの交付の有無"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 「主な記録項目」に当たる選択肢を加え、「その妥当性」に記録する理由を書きます。一覧の方が誤りなら、一覧を直します。
    ///
    /// # 根拠
    ///
    /// 行政手続における特定の個人を識別するための番号の利用等に関する法律第2条第9項・第10項（特定個人情報、特定個人情報ファイル）。
    ///
    /// # 止め方
    ///
    /// 理由があって選ばないときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X102", "my-number-not-chosen", Error,
    title: "「主な記録項目」が、個人番号の記録と合いません",
    basis: "特定個人情報ファイルは、個人番号又は個人番号に対応する符号を含むファイルをいうためです（番号法第2条第10項）。",
    items: &[
        "all-items files[].basics.main-items", "all-items files[].records[].items",
        "priority-items files[].basics.main-items", "priority-items files[].records[].items",
    ],
}

/// Names of codes that stand for the number.
const CODES: &[&str] = &["情報提供用個人識別符号", "個人番号対応符号", "機関別符号"];
/// Names of the number.
const NUMBERS: &[&str] = &["個人番号", "マイナンバー"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let key = format!("{file}.basics.main-items");
        if is_answered(subject, &key) {
            check_file(subject, &file, &key, findings);
        }
    }
}

fn check_file(subject: &Subject, file: &str, key: &str, findings: &mut Findings) {
    let items = recorded(subject, file);
    let number = items.iter().find(|(_, item)| is_number(item));
    let code = items.iter().find(|(_, item)| CODES.iter().any(|code| item.contains(code)));
    let (has_number, has_code) = (subject.has_chosen(key, "my-number"), subject.has_chosen(key, "my-number-code"));
    let place = || subject.at_key(key);
    if let Some((list, item)) = number.filter(|_| !has_number) {
        let message = format!(
            "{}で「個人番号」が選ばれていませんが、{}には「{item}」があります。",
            subject.called(key),
            subject.called(list)
        );
        findings.add(&RULE, place(), message, "「個人番号」を選び、「その妥当性」に記録する理由を書いてください。");
    }
    if let Some((list, item)) = code.filter(|_| !has_code) {
        let message = format!(
            "{}で「個人番号対応符号」が選ばれていませんが、{}には「{item}」があります。",
            subject.called(key),
            subject.called(list)
        );
        let remedy = "「個人番号対応符号」を選ぶべきでないかを確かめ、当たるなら選んで、理由を書いてください。";
        findings.add_as(Severity::Warning, &RULE, place(), message, remedy);
    }
    if !has_number && !has_code && number.is_none() && code.is_none() {
        let message = format!("{}で、「個人番号」も「個人番号対応符号」も選ばれていません。", subject.called(key));
        let remedy = "どちらを記録するファイルかを確かめ、当たるものを選んでください。";
        findings.add(&RULE, place(), message, remedy);
    }
    if has_number && number.is_none() && !items.is_empty() {
        let message =
            format!("{}で「個人番号」が選ばれていますが、記録項目の一覧に個人番号がありません。", subject.called(key));
        let remedy = "一覧に「個人番号」を加えるか、「主な記録項目」の選び方を直してください。";
        findings.add_as(Severity::Warning, &RULE, place().quoting("個人番号"), message, remedy);
    }
}

/// The items of the full list, each with the key of the list it stands in.
fn recorded<'s>(subject: &'s Subject, file: &str) -> Vec<(String, &'s str)> {
    let mut items = Vec::new();
    for row in subject.row_keys(&format!("{file}.records")) {
        let key = format!("{row}.items");
        if let Some(Value::Stated(Stated::List(lines))) = subject.record.get(&key).map(|entry| &entry.value) {
            items.extend(lines.iter().map(|line| (key.clone(), line.as_str())));
        }
    }
    items
}

/// Whether an item of the list is the number itself: 「統合宛名の個人番号」, not 「個人番号カードの有無」.
fn is_number(item: &str) -> bool {
    let parts = item.split(['、', '，', ',', '・', '/', '／', '(', '（', ')', '）', '【', '】', '［', '］', ' ', '　']);
    let is_named = |part: &str| {
        let part =
            part.trim_end_matches(['※', '等', '*', '＊']).trim_end_matches(|letter: char| letter.is_ascii_digit());
        NUMBERS.iter().any(|name| part.ends_with(name))
    };
    parts.into_iter().any(is_named)
}
