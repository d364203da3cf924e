//! A file on paper is said to have manual copies, as only computerised files have.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 種別が「法第60条第2項第2号（マニュアル処理ファイル）」であるのに、「令第21条第7項に該当するファイル」が「有」
    /// となっていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 令第21条第7項のファイルは、電算処理ファイルと利用目的と記録範囲が同じ、紙のファイルのことです。
    /// マニュアル処理ファイルに「有」とあるのは、種別の選び間違いか、写し間違いです。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// file-type = "法第60条第2項第2号（マニュアル処理ファイル）"
    /// manual-copy = "有"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// file-type = "法第60条第2項第2号（マニュアル処理ファイル）"
    /// manual-copy = "－"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// file-type = "法第60条第2項第1号（電算処理ファイル）"
    /// manual-copy = "有"
    /// ```
    ///
    /// # 直し方
    ///
    /// 種別を確かめます。マニュアル処理ファイルなら、「令第21条第7項に該当するファイル」を「－」にします。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第60条第2項、施行令第21条第6項第2号・第7項。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K102", "copy-of-manual-file", Error,
    title: "マニュアル処理ファイルに、令第21条第7項のファイルの有無が書かれています",
    basis: "令第21条第7項のファイルの有無は、電算処理ファイルについてだけ書くものであるためです（施行令第21条第6項第2号）。",
    items: &["file-register file-type", "file-register manual-copy"],
}

const COPY: &str = "manual-copy";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let is_manual = subject.form_is(&[FORM]) && subject.chosen("file-type") == Some("manual");
    if is_manual && subject.chosen(COPY) == Some("yes") {
        let message =
            "種別は「マニュアル処理ファイル」とありますが、令第21条第7項に該当するファイルは「有」とあります。";
        let remedy = "種別を確かめてください。マニュアル処理ファイルなら、令第21条第7項に該当するファイルを「－」にしてください。";
        findings.add(&RULE, subject.at_key(COPY), message, remedy);
    }
}
