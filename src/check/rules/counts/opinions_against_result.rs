//! An assessment tells of another number of opinions than the result of its consultation.

use std::collections::BTreeMap;

use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::DocumentId;
use crate::model::VersionName;

use super::opinions::opinions_told;

rule! {
    /// # 何を見るか
    ///
    /// 評価書の「主な意見の内容」の初めの文にある意見の件数を、その評価書を「定めたもの」とする意見公募の結果の「意見の件数」
    /// と比べます。意見がなかったとある評価書も見ます。
    ///
    /// # なぜ
    ///
    /// 評価書と意見公募の結果は、別の時期に別の人が書きます。締切の間際に届いた意見を、一方だけに数えていることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-03-23
    /// [procedure.consultation]
    /// opinions = "23件の意見が提出された。"
    /// ```
    ///
    /// ```toml consultations/kaigo-1/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書"
    /// received = 25
    /// final = ["assessments/kaigo/1"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-03-23
    /// [procedure.consultation]
    /// opinions = "23件の意見が提出された。"
    /// ```
    ///
    /// ```toml consultations/kaigo-1/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書"
    /// received = 23
    /// final = ["assessments/kaigo/1"]
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-03-23
    /// [procedure.consultation]
    /// opinions = "意見はなかった。"
    /// ```
    ///
    /// ```toml consultations/kaigo-1/result.toml
    /// form = "consultation-result@1"
    /// result-title = "介護保険の評価書"
    /// received = 0
    /// final = ["assessments/kaigo/1"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 受け付けた意見を数え直し、二つの件数を合わせます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第7条第4項、様式4のⅥ.2.④、行政手続法第43条第1項と計算。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q153", "opinions-against-result", Warning,
    title: "評価書の意見の件数が、意見公募の結果と違います",
    basis: "同じ意見公募について二つの件数があると、どちらも信じてもらえなくなるためです。",
    items: &["all-items procedure.consultation.opinions", "priority-items procedure.consultation.opinions", "consultation-result received", "consultation-result final"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let mut received_for: BTreeMap<(&DocumentId, VersionName), (i64, &DocumentId)> = BTreeMap::new();
    for result in holdings.all() {
        let Some(received) = result.heard.received else { continue };
        for book in &result.heard.enacted {
            if let Some(version) = book.version {
                received_for.insert((&book.document, version), (received, &result.document));
            }
        }
    }
    for book in holdings.all() {
        let told = book.heard.told.as_ref().and_then(|(words, place)| Some((opinions_told(words)?, place)));
        let Some((told, place)) = told else { continue };
        let Some((received, consultation)) = received_for.get(&(&book.document, book.version)) else { continue };
        if i64::try_from(told) != Ok(*received) {
            let message =
                format!("意見は{told}件とありますが、意見公募の結果（{consultation}）では{received}件とあります。");
            let remedy = "受け付けた意見を数え直し、二つの件数を合わせてください。";
            findings.add(&RULE, place.clone(), message, remedy);
        }
    }
}
