//! What lists and their conditions are called.

use crate::assemble::By;
use crate::assemble::Facet;
use crate::assemble::FacetKind;
use crate::assemble::Site;
use crate::assemble::Way;
use crate::model::Agency;
use crate::model::DocumentId;
use crate::model::KINDS;

use super::frame::council;

/// Title and lead of a list.
pub(super) fn named(site: &Site, by: &By) -> (String, String) {
    match by {
        By::Kind(kind) => (kind.title.to_owned(), kind.lead.to_owned()),
        By::Book(id) => {
            let name = site.tree.settings.agency(id).map_or(id.as_str(), |agency| agency.name.as_str());
            let lead = format!("{name}が持っている個人情報ファイルの帳簿です。担当部署の順に並べています。");
            (format!("個人情報ファイル簿（{name}）"), lead)
        }
        By::Council(id) => {
            let basis = site.tree.settings.council(id).and_then(|council| council.basis.as_ref());
            let basis = basis.map(|basis| format!("根拠: {basis}")).unwrap_or_default();
            (council(site, id), format!("会議の記録と資料を、新しい順に並べています。{basis}"))
        }
        By::Agency(id) => match site.tree.settings.agency(id) {
            Some(Agency { name, is_other: true, .. }) => {
                let body = &site.tree.settings.body;
                (
                    format!("ほかの団体の文書（{name}）"),
                    format!("{name}が作った文書です。{body}が作ったものではありません。"),
                )
            }
            agency => {
                let name = agency.map_or(id.as_str(), |agency| agency.name.as_str());
                (name.to_owned(), format!("{name}が実施機関である文書です。"))
            }
        },
        By::Department(id) => {
            let name = site.tree.settings.department(id).map_or(id.as_str(), |department| department.name.as_str());
            (name.to_owned(), format!("{name}が担当する文書です。"))
        }
        By::Year(year) => {
            let title = format!("{year}年に公表した文書");
            (title, format!("{year}年に公表した版を、新しい順に並べています。"))
        }
        By::Facets(facets) => {
            let of = |facet: &Facet| format!("{}: {}", facet_title(facet.kind), facet_name(site, facet));
            let conditions = facets.iter().map(of).collect::<Vec<_>>().join("、");
            let lead = "個人情報ファイル簿のうち、条件に当てはまるものです。担当部署の順に並べています。";
            (format!("個人情報ファイル簿（{conditions}）"), lead.to_owned())
        }
        By::Holding(id) => {
            let class = site.tree.settings.vocabulary.record_class(id);
            let name = class.map_or(id.as_str(), |class| class.name.as_str());
            let care = class.filter(|class| class.is_sensitive).map_or("", |_| "要配慮個人情報です。");
            (name.to_owned(), format!("「{name}」を記録していると書かれた評価書と個人情報ファイル簿です。{care}"))
        }
        By::LifeEvent(id) => {
            let event = site.tree.settings.vocabulary.life_event(id);
            let name = event.map_or(id.as_str(), |event| event.name.as_str());
            let about = event.and_then(|event| event.about.clone());
            (name.to_owned(), about.unwrap_or_else(|| format!("「{name}」にかかわる文書です。")))
        }
        By::Kana(row) => (row.called().to_owned(), "文書を、題名の読みの順に並べています。".to_owned()),
    }
}

/// Title of a page of lists, and what it says first.
pub(super) fn way_named(way: Way) -> (&'static str, &'static str) {
    match way {
        Way::LifeEvents => ("暮らしの場面から探す", "暮らしの場面ごとに、かかわりのある文書を集めています。"),
        Way::Holdings => (
            "持っている情報から探す",
            "どの文書が、どんな個人情報を記録していると書いているかを、情報の種類ごとに集めています。",
        ),
        Way::Departments => ("部署から探す", "文書を、担当する部署ごとに集めています。"),
        Way::Kana => {
            ("五十音から探す", "文書を、題名の読みの順に並べています。読みの分からないものは「そのほか」にあります。")
        }
    }
}

/// What a kind of facets is called.
pub(super) fn facet_title(kind: FacetKind) -> &'static str {
    match kind {
        FacetKind::Item => "記録項目",
        FacetKind::Department => "担当部署",
        FacetKind::Processing => "ファイルの種類",
        FacetKind::Sensitive => "要配慮個人情報",
        FacetKind::Law => "関係する法令",
        FacetKind::Year => "公表した年",
    }
}

/// What a facet is called.
pub(super) fn facet_name(site: &Site, facet: &Facet) -> String {
    let settings = &site.tree.settings;
    let id = facet.id.as_str();
    let name = match facet.kind {
        FacetKind::Item => settings.vocabulary.record_class(id).map(|class| class.name.clone()),
        FacetKind::Department => settings.department(id).map(|department| department.name.clone()),
        FacetKind::Processing => match id {
            "computerised" => Some("電算処理ファイル".to_owned()),
            "manual" => Some("マニュアル処理ファイル".to_owned()),
            _ => None,
        },
        FacetKind::Sensitive => Some("含む".to_owned()),
        FacetKind::Law => law_name(site, id),
        FacetKind::Year => Some(format!("{id}年")),
    };
    name.unwrap_or_else(|| id.to_owned())
}

fn law_name(site: &Site, id: &str) -> Option<String> {
    let kind = KINDS.iter().find(|kind| kind.is_of_laws())?;
    let document = site.document(&DocumentId { kind: kind.folder.to_owned(), id: id.to_owned() })?;
    Some(site.front(document).title.clone())
}
