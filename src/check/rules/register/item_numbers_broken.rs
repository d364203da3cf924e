//! The numbers of the recorded items have a gap, or a number twice.

use crate::check::Subject;
use crate::check::rule;
use crate::check::rules::item_lines::items_of;
use crate::check::rules::item_lines::numbered;
use crate::finding::Findings;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 記録項目に自分で番号を付けているときに、1から順に、重なりと抜けなく並んでいるかを見ます。
    /// 番号を付けていない項目が交じるときは、何も言いません。
    ///
    /// # なぜ
    ///
    /// 項目を足したり消したりした後に、番号の付け直しを忘れることがあります。抜けた番号は、消し忘れか書き漏らしかが分かりません
    /// 。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// items = ["1 氏名", "2 住所", "4 電話番号"]
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// items = ["①氏名", "②住所", "②電話番号"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// items = ["1 氏名", "2 住所", "3 電話番号"]
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// items = ["氏名", "住所", "1回目の接種日", "3回目の接種日"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 抜けた項目がないかを確かめて、番号を付け直します。番号は、書かなければ順に付きます。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第74条第1項第4号（記録項目）と論理。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K104", "item-numbers-broken", Error,
    title: "記録項目の番号に、重なりか抜けがあります",
    basis: "開示などの請求では、記録項目を番号で指すことがあるためです。",
    items: &["file-register items"],
}

const REMEDY: &str = "抜けた項目がないかを確かめて、番号を付け直してください。番号は、書かなければ順に付きます。";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(&[FORM]) {
        return;
    }
    let lines = items_of(subject, "items");
    let numbers: Option<Vec<u32>> = lines.iter().map(|line| numbered(line.words).map(|(number, _)| number)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1) else { return };
    let expected = [0].iter().chain(&numbers).map(|last| last + 1);
    for ((line, number), expected) in lines.iter().zip(&numbers).zip(expected) {
        if *number != expected {
            let message = format!("番号が「{number}」となっています。順に並べると「{expected}」になる所です。");
            findings.add(&RULE, subject.at_words(line, 0..line.words.len()), message, REMEDY);
        }
    }
}
