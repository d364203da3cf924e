//! Two files of one agency under the same name.

use std::collections::BTreeMap;

use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 一つの実施機関の個人情報ファイル簿に、同じ名称の個人情報ファイルが二つ以上ないかを見ます。全角と半角、空白の違いは、
    /// 違う名称とは見ません。実施機関が違えば、同じ名称でも構いません。
    ///
    /// # なぜ
    ///
    /// 個人情報ファイル簿は、実施機関ごとに一つの帳簿です。開示などの請求をする人は、名称でファイルを指します。同じ名称が
    /// 二つあると、どちらを指すのかが分かりません。同じファイルを二度載せてしまった誤りであることもあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kenshin/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "健康診査ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml files/kenko/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "健康診査 ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kenshin/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "健康診査ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml files/kenko/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "健康相談ファイル"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// # 直し方
    ///
    /// 同じファイルなら、一方の登録を消します。別のファイルなら、名称で見分けられるように直します。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律施行令第21条第2項（一の帳簿）、個人情報の保護に関する法律第74条第1項第1号・第75条第1項（名称）。
    ///
    /// # 止め方
    ///
    /// 理由があって同じ名称にしているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K108", "name-twice", Error,
    title: "同じ名称の個人情報ファイルが、ほかにもあります",
    basis: "個人情報ファイルは名称で請求されるため、同じ名称が二つあると、どちらを指すのかが分からないためです（施行令第21条第2項、法第75条第1項）。",
    items: &["file-register name"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let mut first_of = BTreeMap::new();
    for gleaned in holdings.present().into_iter().filter(|gleaned| gleaned.form == "file-register") {
        let Some((name, place)) = &gleaned.title else { continue };
        let first = *first_of.entry((&gleaned.agency, fold(name))).or_insert(gleaned);
        if first.document != gleaned.document {
            let message = format!("「{name}」という名称の個人情報ファイルが、{} にもあります。", first.document);
            let remedy = "同じファイルなら一方の登録を消し、別のファイルなら、名称で見分けられるように直してください。";
            findings.add(&RULE, place.clone().quoting(name), message, remedy);
        }
    }
}
