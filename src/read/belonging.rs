//! To whom a version belongs: an agency and a department that the settings of the site know.

use crate::finding::Findings;
use crate::finding::Place;
use crate::model::Department;
use crate::model::Settings;
use crate::model::Version;
use crate::text::nearest;

use super::fields;
use super::layer::Layer;
use super::rules::DEPARTMENT_ELSEWHERE;
use super::rules::UNKNOWN_CHOICE;

/// What the settings list under a name, as messages call it.
pub(super) struct Listed<'a> {
    /// 実施機関.
    pub(super) what: &'static str,
    /// `agencies`.
    pub(super) list: &'static str,
    /// Ids and names.
    pub(super) known: Vec<(&'a str, &'a str)>,
}

/// Reads agency and department; a department tells its agency where nothing else does.
pub(super) fn read(
    version: &mut Version,
    table: &Layer,
    settings: Option<&Settings>,
    base: &Place,
    findings: &mut Findings,
) {
    let agency = fields::string(table, "agency", base, findings);
    let department = fields::string(table, "department", base, findings);
    let Some(settings) = settings else {
        (version.agency, version.department) = (agency, department);
        return;
    };
    let agencies = settings.agencies.iter().map(|agency| (agency.id.as_str(), agency.name.as_str()));
    let agencies = Listed { what: "実施機関", list: "agencies", known: agencies.collect() };
    version.agency = agency.filter(|written| agencies.holds(written, table, "agency", base, findings));
    let departments = settings.departments.iter().map(|known| (known.id.as_str(), known.name.as_str()));
    let departments = Listed { what: "担当部署", list: "departments", known: departments.collect() };
    version.department = department.filter(|written| departments.holds(written, table, "department", base, findings));
    let Some(department) = settings.department_of(version) else { return };
    if version.agency.is_none() {
        version.agency.clone_from(&department.agency);
    }
    // What another body made is looked after by a department of the body that shows it.
    let is_elsewhere = settings.agency_of(version).is_some_and(|agency| !agency.is_other)
        && department.agency.is_some()
        && department.agency != version.agency;
    if is_elsewhere {
        report_elsewhere(version, department, settings, table, base, findings);
    }
}

impl Listed<'_> {
    /// Whether an id is known; reports it otherwise, with what may have been meant.
    pub(super) fn holds(&self, written: &str, table: &Layer, key: &str, base: &Place, findings: &mut Findings) -> bool {
        let Self { what, list, known } = self;
        if known.iter().any(|(id, _)| *id == written) {
            return true;
        }
        let spot = table.get(key).map(|found| found.spot());
        let place = Place { spot, ..base.clone() }.quoting(written);
        let named = known.iter().find(|(_, name)| *name == written);
        let remedy = match (named, nearest(written, known.iter().map(|(id, _)| *id))) {
            (Some((id, _)), _) => format!("名前ではなく、id の「{id}」を書いてください。"),
            (None, Some(near)) => format!("「{near}」の書き誤りなら、直してください。"),
            (None, None) if known.is_empty() => {
                format!("site.toml に [[{list}]] を書き、{what}の id と name を決めてから、その id を書いてください。")
            }
            (None, None) => {
                let ids: String = known.iter().map(|(id, _)| format!("「{id}」")).collect();
                format!("site.toml の {list} にある id（{ids}）から選んでください。")
            }
        };
        findings.add(&UNKNOWN_CHOICE, place, format!("{what}「{written}」は、site.toml にありません。"), remedy);
        false
    }
}

fn report_elsewhere(
    version: &Version,
    department: &Department,
    settings: &Settings,
    table: &Layer,
    base: &Place,
    findings: &mut Findings,
) {
    let name = |id: &Option<String>| {
        let agency = id.as_deref().and_then(|id| settings.agency(id));
        agency.map_or_else(String::new, |agency| agency.name.clone())
    };
    let spot = table.get("department").map(|found| found.spot());
    let place = Place { spot, ..base.clone() }.quoting(&department.id);
    let message = format!(
        "担当部署「{}」は{}の部署ですが、この文書の実施機関は{}です。",
        department.name,
        name(&department.agency),
        name(&version.agency)
    );
    let remedy = "agency と department のうち、誤っている方を直してください。部署の実施機関が誤っているなら、site.toml の departments を直してください。";
    findings.add(&DEPARTMENT_ELSEWHERE, place, message, remedy);
}
