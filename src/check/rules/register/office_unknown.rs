//! The office of an entry is none of the departments of the site.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

use super::FORM;

rule! {
    /// # 何を見るか
    ///
    /// 「利用に供される事務をつかさどる組織の名称」の課や室などが、サイトの設定（site.toml）
    /// の部署の一覧（`[[departments]]`）にあるかを見ます。部署を一つも書いていない実施機関については、
    /// 何も言いません。
    ///
    /// # なぜ
    ///
    /// 組織の改正の後に、古い部署の名前が残っていることがあります。書き間違いや、部の名前の抜けも、これで見つかります。
    ///
    /// # 例（違反）
    ///
    /// ```toml site.toml
    /// title = "見本市 個人情報の公表"
    /// body = "見本市"
    /// base_url = "https://www.city.mihon.example.jp/kojinjoho/"
    /// [[agencies]]
    /// id = "mayor"
    /// name = "見本市長"
    /// [[departments]]
    /// id = "kaigo"
    /// name = "健康福祉部介護保険課"
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// organisation = "福祉部介護福祉課"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml site.toml
    /// title = "見本市 個人情報の公表"
    /// body = "見本市"
    /// base_url = "https://www.city.mihon.example.jp/kojinjoho/"
    /// [[agencies]]
    /// id = "mayor"
    /// name = "見本市長"
    /// [[departments]]
    /// id = "kaigo"
    /// name = "健康福祉部介護保険課"
    /// agency = "mayor"
    /// ```
    ///
    /// ```toml files/kaigo/1/entry.toml
    /// form = "file-register@2023-04"
    /// organisation = "見本市 健康福祉部 介護保険課、各地域包括支援センター"
    /// [version]
    /// agency = "mayor"
    /// ```
    ///
    /// # 直し方
    ///
    /// 組織の名称を今の名前に直すか、部署の一覧に書き足します。
    ///
    /// # 根拠
    ///
    /// 個人情報の保護に関する法律第74条第1項第2号と論理。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "K107", "office-unknown", Warning,
    title: "組織の名称が、部署の一覧にありません",
    basis: "組織の名称は請求や問合せの手掛かりであり、今はない部署の名前では、たどり着けないためです。",
    items: &["file-register organisation"],
}

const OFFICE: &str = "organisation";
/// Ends of the names of departments; schools, libraries and others are not in every list.
const ENDS: &[char] = &['課', '室', '局'];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(words) = subject.words(OFFICE).filter(|_| subject.form_is(&[FORM])) else { return };
    let agency = subject.settings.agency_of(subject.version);
    let Some(agency) = agency.filter(|agency| !agency.is_other) else { return };
    let of_agency = subject.settings.departments.iter();
    let of_agency = of_agency.filter(|department| department.agency.as_deref().is_none_or(|id| id == agency.id));
    let known: Vec<String> = of_agency.map(|department| fold(&department.name)).collect();
    if known.is_empty() {
        return;
    }
    for part in words.split(['、', '，', '\n', '／']).map(str::trim) {
        let office = part.split(['（', '(']).next().unwrap_or_default().trim();
        let folded = fold(office);
        let is_known = |name: &String| folded.contains(name.as_str()) || is_below(name, &folded);
        if folded.ends_with(ENDS) && !known.iter().any(is_known) {
            let start = words.find(office).unwrap_or_default();
            let message = format!("「{office}」は、{}の部署の一覧にありません。", agency.name);
            let remedy =
                "組織の名称を今の名前に直すか、site.toml の部署の一覧（[[departments]]）に書き足してください。";
            let place = subject.passage(OFFICE);
            let place = place.map_or_else(
                || subject.at_key(OFFICE).quoting(office),
                |passage| subject.at_words(passage, start..start + office.len()),
            );
            findings.add(&RULE, place, message, remedy);
        }
    }
}

/// Whether the name of a department is the office with the names of those above it in front.
fn is_below(name: &str, office: &str) -> bool {
    name.strip_suffix(office)
        .is_some_and(|above| above.is_empty() || above.ends_with(['部', '局', '所', '庁', '会', '室']))
}
