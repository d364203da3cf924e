//! An assessment names a file of the register that the register does not hold.

use std::collections::BTreeSet;

use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 評価書のⅤ.1.④「個人情報ファイル簿の公表」に書かれた個人情報ファイル名が、同じ実施機関の個人情報ファイル簿（このサイ
    /// トに載せているもの）にあるかを見ます。実施機関の個人情報ファイル簿を一つも載せていないときは、何も言いません。
    ///
    /// # なぜ
    ///
    /// 個人情報ファイル簿の名称を改めたときや、ファイルを消したときに、評価書が古いまま残ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険被保険者ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// agency = "mayor"
    /// [requests]
    /// register = "行っている"
    /// register-name = "介護保険ファイル"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// agency = "mayor"
    /// [requests]
    /// register = "行っている"
    /// register-name = "「介護保険 ファイル」"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// agency = "mayor"
    /// [requests]
    /// register = "行っている"
    /// register-name = "介護保険ファイル"
    /// ```
    ///
    /// # 直し方
    ///
    /// 個人情報ファイル簿の名称に合わせて評価書を直すか、個人情報ファイル簿に載せます。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第75条第1項、様式4のⅤ.1.④と論理。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K109", "not-in-register", Warning,
    title: "評価書が挙げる個人情報ファイルが、個人情報ファイル簿にありません",
    basis: "「個人情報ファイル簿の公表」を行っているとあれば、その名称で個人情報ファイル簿を探す人がいるためです。",
    items: &["all-items requests.register", "all-items requests.register-name", "file-register name"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let present = holdings.present();
    let entries = present.iter().filter(|gleaned| gleaned.registered.is_some());
    let known: BTreeSet<(&Option<String>, String)> =
        entries.filter_map(|gleaned| Some((&gleaned.agency, fold(&gleaned.title.as_ref()?.0)))).collect();
    for book in &present {
        let has_register = known.iter().any(|(agency, _)| **agency == book.agency);
        for (name, place) in book.register_names.iter().filter(|_| has_register) {
            if !known.contains(&(&book.agency, fold(name))) {
                let message = format!("「{name}」という個人情報ファイルが、個人情報ファイル簿にありません。");
                let remedy = "個人情報ファイル簿の名称に合わせて評価書を直すか、個人情報ファイル簿に載せてください。";
                findings.add(&RULE, place.clone().quoting(name), message, remedy);
            }
        }
    }
}
