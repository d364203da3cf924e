//! Items name what only sensitive information holds, and the entry says that there is none.

use crate::check::Subject;
use crate::check::rule;
use crate::check::rules::item_lines::items_of;
use crate::finding::Findings;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 要配慮個人情報が「含まない」となっているのに、記録項目に、病名、障害の程度、診療の内容、健康診断の結果、
    /// 犯罪の経歴などの言葉がないかを見ます。
    ///
    /// # なぜ
    ///
    /// 要配慮個人情報を含むかどうかは、ファイルを新しく作ったときに判断し、項目を足したときに見直し忘れることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// sensitive = "含まない"
    /// items = ["氏名", "住所", "障害の種別及び等級"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// sensitive = "含む"
    /// items = ["氏名", "住所", "障害の種別及び等級"]
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// sensitive = "含まない"
    /// items = ["氏名", "住所", "システム障害の受付日", "健康保険の記号及び番号", "診断書の提出の有無"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 項目の中身を確かめ、要配慮個人情報に当たるものがあれば「含む」にします。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第2条第3項・第74条第1項第6号、施行令第2条。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K105", "sensitive-items-denied", Warning,
    title: "要配慮個人情報を「含まない」とありますが、それに当たりそうな記録項目があります",
    basis: "病歴、障害、健康診断の結果、診療の情報などは、要配慮個人情報であるためです（法第2条第3項、施行令第2条）。",
    items: &["file-register sensitive", "file-register items"],
}

/// Words of items that hold sensitive information.
const SENSITIVE: &[&str] = &[
    "病名",
    "傷病",
    "病歴",
    "病状",
    "既往",
    "症状",
    "障害",
    "診療",
    "診察",
    "診断",
    "健診",
    "検診",
    "健康診査",
    "血液検査",
    "処方",
    "投薬",
    "手術",
    "アレルギー",
    "犯罪",
    "前科",
    "人種",
    "信条",
];
/// Words in which these stand for something else.
const OTHERS: &[&str] = &[
    "システム障害",
    "通信障害",
    "障害対応",
    "障害物",
    "健診案内",
    "検診案内",
    "診断士",
    "診断書の提出",
    "耐震診断",
    "建物診断",
    "診療所名",
    "診療科",
    "受診券",
    "健診機関",
    "検診機関",
    "健診日",
    "検診日",
    "犯罪収益",
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&[FORM]) || subject.chosen("sensitive") != Some("not-included") {
        return;
    }
    for line in items_of(subject, "items") {
        let plain = OTHERS.iter().fold(line.words.to_owned(), |words, other| words.replace(other, ""));
        if let Some(word) = SENSITIVE.iter().find(|word| plain.contains(*word)) {
            let start = line.words.find(word).unwrap_or_default();
            let message =
                format!("記録項目に「{}」とありますが、要配慮個人情報は「含まない」とあります。", line.words.trim());
            let remedy = "項目の中身を確かめ、要配慮個人情報に当たるものがあれば「含む」にしてください。";
            findings.add(&RULE, subject.at_words(line, start..start + word.len()), message, remedy);
            return;
        }
    }
}
