//! An assessment ticks information on health or disability, and the register says that nothing is sensitive.

use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 個人情報ファイル簿の要配慮個人情報が「含まない」であるのに、同じ名称のファイルの評価書で、
    /// 主な記録項目の「健康・医療関係情報」や「障害者福祉関係情報」が選ばれていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 健康診断の結果、診療の情報、障害の情報は、要配慮個人情報に当たります。どちらかの判断が誤っているおそれがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// sensitive = "含まない"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// agency = "mayor"
    /// [[files]]
    /// id = "kaigo"
    /// name = "介護保険ファイル"
    /// basics.main-items = ["個人番号", "健康・医療関係情報"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// sensitive = "含む"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// agency = "mayor"
    /// [[files]]
    /// id = "kaigo"
    /// name = "介護保険ファイル"
    /// basics.main-items = ["個人番号", "健康・医療関係情報"]
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// sensitive = "含まない"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// agency = "mayor"
    /// [[files]]
    /// id = "kaigo"
    /// name = "介護保険ファイル"
    /// basics.main-items = ["個人番号", "地方税関係情報"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 記録する情報の中身を確かめ、要配慮個人情報に当たるものがあれば、個人情報ファイル簿を「含む」にします。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第2条第3項・第74条第1項第6号、施行令第2条。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X115", "sensitive-boxes-denied", Warning,
    title: "要配慮個人情報を「含まない」とありますが、評価書では健康や障害の情報を記録するとあります",
    basis: "同じファイルについて、個人情報ファイル簿と特定個人情報保護評価書の記載が違うと、どちらが本当か分からないためです。",
    items: &["file-register sensitive", "all-items files[].basics.main-items", "priority-items files[].basics.main-items"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for (registered, assessed, book) in super::pairs(holdings) {
        let Some(place) = registered.without_sensitive.as_ref().filter(|_| !assessed.sensitive.is_empty()) else {
            continue;
        };
        let message = format!(
            "要配慮個人情報は「含まない」とありますが、「{}」の評価書（{book}）では、主な記録項目に「{}」が選ばれています。",
            assessed.name,
            assessed.sensitive.join("」「")
        );
        let remedy = "記録する情報の中身を確かめ、要配慮個人情報に当たるものがあれば「含む」にしてください。";
        findings.add(&RULE, place.clone(), message, remedy);
    }
}
