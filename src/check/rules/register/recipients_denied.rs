//! The register knows no recipients, and the assessment of the file names some.

use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 個人情報ファイル簿の「記録情報の経常的提供先」が「－」や「無」であるのに、同じ名称のファイルの評価書（全項目、重点項目）
    /// に、提供先が書かれていないかを見ます。移転先（同じ団体の中）は数えません。
    ///
    /// # なぜ
    ///
    /// 個人情報ファイル簿と評価書は、別の人が別の時期に書くことが多く、提供先を足したときに一方が古いまま残ります。
    ///
    /// # 例（違反）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// recipients = "－"
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
    /// provision.status = ["提供を行っている"]
    /// [[files.recipients]]
    /// id = "shicho"
    /// name = "他の市町村長"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// recipients = "他の市町村長"
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
    /// provision.status = ["提供を行っている"]
    /// [[files.recipients]]
    /// id = "shicho"
    /// name = "他の市町村長"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// name = "介護保険ファイル"
    /// recipients = "－"
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
    /// provision.status = ["移転を行っている"]
    /// [[files.transfers]]
    /// id = "zei"
    /// name = "財務部市民税課"
    /// ```
    ///
    /// # 直し方
    ///
    /// どちらが今の事実かを確かめ、古いほうを直します。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第74条第1項第7号、様式3・様式4のⅡ.5（提供・移転）と論理。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K106", "recipients-denied", Warning,
    title: "経常的提供先は「無」とありますが、評価書には提供先があります",
    basis: "同じファイルについて、個人情報ファイル簿と特定個人情報保護評価書の記載が違うと、どちらが本当か分からないためです。",
    items: &["file-register recipients", "all-items files[].recipients[]", "priority-items files[].recipients[]"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for (registered, assessed, book) in super::pairs(holdings) {
        let Some(place) = registered.without_recipients.as_ref().filter(|_| !assessed.recipients.is_empty()) else {
            continue;
        };
        let message = format!(
            "経常的提供先はないとありますが、「{}」の評価書（{book}）には、提供先として「{}」があります。",
            assessed.name,
            assessed.recipients.join("」「")
        );
        let remedy = "どちらが今の事実かを確かめ、古いほうを直してください。";
        findings.add(&RULE, place.clone(), message, remedy);
    }
}
