//! More rows than the official form has room for.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Place;
use crate::form::RowIds;

rule! {
    /// # 何を見るか
    ///
    /// 委託事項やシステムのように繰り返し書くものが、様式にある欄の数より多く書かれていないかを見ます。
    ///
    /// # なぜ
    ///
    /// このサイトには書けても、委員会に出す様式に書き写せません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// systems = [
    ///   { id = "s1" }, { id = "s2" }, { id = "s3" }, { id = "s4" }, { id = "s5" }, { id = "s6" }, { id = "s7" },
    ///   { id = "s8" }, { id = "s9" }, { id = "s10" }, { id = "s11" }, { id = "s12" }, { id = "s13" }, { id = "s14" },
    ///   { id = "s15" }, { id = "s16" }, { id = "s17" }, { id = "s18" }, { id = "s19" }, { id = "s20" }, { id = "s21" },
    /// ]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// systems = [
    ///   { id = "s1" }, { id = "s2" }, { id = "s3" }, { id = "s4" }, { id = "s5" }, { id = "s6" }, { id = "s7" },
    ///   { id = "s8" }, { id = "s9" }, { id = "s10" }, { id = "s11" }, { id = "s12" }, { id = "s13" }, { id = "s14" },
    ///   { id = "s15" }, { id = "s16" }, { id = "s17" }, { id = "s18" }, { id = "s19" }, { id = "s20" },
    /// ]
    /// ```
    ///
    /// # 直し方
    ///
    /// まとめて書けるものをまとめます。まとめられないときは、別紙にするなどの扱いを委員会の記載要領で確かめます。
    ///
    /// # 根拠
    ///
    /// 様式（欄の数）。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "F102", "too-many-rows", Warning,
    title: "様式の欄の数を超えています",
    basis: "様式の欄の数（例: 委託事項は20まで）を超えると、提出用の様式に書き写せないためです。",
    items: &["all-items systems[]"],
}

/// Looks at every repeat with a limit.
pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let ids: RowIds = subject.record.row_ids();
    for (key, rows) in &ids {
        let Some(target) = subject.record.form.resolve(key, &ids) else { continue };
        let node = &subject.record.form.nodes[target.node];
        let Some(max) = node.repeat().and_then(|repeat| repeat.max).filter(|max| rows.len() > *max) else { continue };
        let spot = subject.record.rows(key).get(max).map(|row| row.spot.clone());
        let place = Place { spot, item: Some(key.clone()), reference: Some(node.called()), ..subject.whole() };
        let message = format!("「{}」が{}あります。様式の欄は{max}までです。", node.label, rows.len());
        findings.add(
            &RULE,
            place,
            message,
            "まとめられるものをまとめるか、様式の別紙の扱いを委員会の記載要領で確かめてください。",
        );
    }
}
