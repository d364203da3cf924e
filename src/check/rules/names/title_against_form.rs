//! The title of an assessment against its form and the name of its work.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Severity;
use crate::text::fold;

use super::alike::is_near;
use super::alike::skeleton;

rule! {
    /// # 何を見るか
    ///
    /// 表紙の評価書名が、様式の種類と「事務の名称」に合っているかを見ます。
    ///
    /// - 評価書名に、ほかの種類の評価書の名前（全項目評価書の様式なのに「重点項目評価書」など）がある。
    /// - 評価書名の事務の部分が、「事務の名称」と少しだけ違う（問題の可能性大）。
    ///
    /// # なぜ
    ///
    /// 評価書名は、一覧、表紙、ファイルの名前に使われます。中身と違うと、別の評価書と取り違えられます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [cover]
    /// title = "介護保険に関する事務 重点項目評価書"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [cover]
    /// title = "介護保険の資格及び給付に係る事務 全項目評価書"
    /// [task]
    /// name = "介護保険の資格及び給付に関する事務"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [cover]
    /// title = "介護保険に関する事務 全項目評価書"
    /// [task]
    /// name = "介護保険に関する事務"
    /// ```
    ///
    /// # 直し方
    ///
    /// 様式の種類と、事務の名称に合わせます。
    ///
    /// # 根拠
    ///
    /// 様式（評価書名の欄には、事務の名称と評価書の種類を書く）。
    ///
    /// # 止め方
    ///
    /// 違っていて正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P119", "title-against-form", Error,
    title: "評価書名が、様式の種類か事務の名称と違います",
    basis: "評価書名が中身と違うと、別の評価書と取り違えられるためです。",
    items: &[
        "all-items cover.title",
        "all-items task.name",
        "priority-items cover.title",
        "basic-items cover.title",
    ],
}

const TITLE: &str = "cover.title";
const WORK: &str = "task.name";
/// What the kinds of assessment are called.
const KINDS: &[(&str, &str)] =
    &[("all-items", "全項目評価書"), ("priority-items", "重点項目評価書"), ("basic-items", "基礎項目評価書")];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let own = KINDS.iter().find(|(form, _)| subject.form_is(&[form]));
    let (Some((_, own)), Some(title)) = (own, subject.words(TITLE)) else { return };
    let other = KINDS.iter().map(|(_, kind)| *kind).find(|kind| kind != own && title.contains(kind));
    if let Some(other) = other.filter(|_| !title.contains(own)) {
        let message = format!("評価書名「{title}」に「{other}」とありますが、様式は{own}のものです。");
        findings.add(
            &RULE,
            subject.at_key(TITLE).quoting(title),
            message,
            "様式か評価書名のどちらかを直してください。",
        );
    }
    let Some(work) = subject.words(WORK) else { return };
    let mut named = title.to_owned();
    for words in KINDS.iter().map(|(_, kind)| *kind).chain(["特定個人情報保護評価書", "（案）", "（", "）"])
    {
        named = named.replace(words, "");
    }
    let (named, wanted) = (fold(&named), fold(work));
    let is_drift = skeleton(&named).is_some_and(|left| skeleton(&wanted) == Some(left)) || is_near(&named, &wanted);
    if is_drift && named != wanted && !named.contains(&wanted) {
        let message = format!("評価書名「{title}」の事務の名称は、「事務の名称」の「{work}」と少し違います。");
        let remedy = "同じ事務なら、名称をそろえてください。";
        findings.add_as(Severity::Warning, &RULE, subject.at_key(TITLE).quoting(title), message, remedy);
    }
}
