//! A changed item with ※ of which nobody has said whether the change is material.

use super::material::judged;
use crate::check::Holdings;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 前の版から記載の変わった※の項目について、重要な変更に当たるかどうか（`[[changed]]` の `material`）が書かれてい
    /// るかを見ます。見るのは、まだ公表していない版と案だけです。記号、空白、全角と半角の違いは、変更とは見ません。
    ///
    /// # なぜ
    ///
    /// ※の項目の変更は、重要な変更に当たることがあります。当たるのに気付かずに公表すると、必要な手続を経ていないこと
    /// になります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課と徴収を行う。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課を行う。"
    /// ```
    ///
    /// ```toml assessments/kokuho/2/book.toml
    /// form = "all-items@2018-05"
    /// [task]
    /// description = "保険料の賦課と徴収を行う。"
    /// [[changed]]
    /// item = "task.description"
    /// material = false
    /// reason = "賦課に含めていた徴収の事務を、書き分けただけであるため。"
    /// ```
    ///
    /// # 直し方
    ///
    /// `juran compare 文書 前の版 後の版 --write` を実行すると、尋ねる行が changed.toml に書かれます。当たるなら `mat
    /// erial = true`、当たらないなら `material = false` とし、理由を書きます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価に関する規則第11条（重要な変更。どの項目が当たるかは様式の※によります。当たらないとされる
    /// 小さな変更の範囲は、条文を確認していません）。答えを書くことは法令の定めではないため、「問題の可能性大」としま
    /// す。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P131", "material-unanswered", Warning,
    title: "重要な変更に当たるかどうかが、書かれていません",
    basis: "重要な変更であれば、公表の前に意見の聴取などが必要になるためです。",
    items: &["all-items changes[].item", "priority-items changes[].item"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    for judged in judged(holdings) {
        let (version, _) = judged.new;
        if version.published.is_some_and(|day| holdings.instant.has_reached(day)) {
            continue;
        }
        let open: Vec<_> =
            judged.marked().filter(|one| judged.said_of(one).is_none_or(|said| said.material.is_none())).collect();
        let (old, _) = judged.old;
        let command = format!("juran compare {} {} {} --write", version.document, old.version, version.version);
        let Some(first) = open.first() else { continue };
        // Nobody has begun to answer: one finding says it for all.
        if judged.new.1.said.is_empty() && open.len() > 1 {
            let message = format!(
                "{}から記載の変わった※の項目が{}か所ありますが、重要な変更に当たるかどうかが、どれについても書かれていません。",
                old.version.called(),
                open.len()
            );
            let remedy = format!("「{command}」で、尋ねる行を changed.toml に書き、一つずつ答えてください。");
            findings.add(&RULE, judged.at(first), message, remedy);
            continue;
        }
        for difference in open {
            let called = judged.called(difference);
            let message = format!(
                "{called}の記載が{}から変わっていますが、重要な変更に当たるかどうかが書かれていません。",
                old.version.called()
            );
            let remedy = format!(
                "changed.toml のこの項目に「material = true」か「material = false」を書いてください。項目がまだなければ、「{command}」で書けます。"
            );
            findings.add(&RULE, judged.at(difference), message, remedy);
        }
    }
}
