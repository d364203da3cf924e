//! The page on accessibility: the body's policy and test, what is looked at by the program, and what by people.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::Serialize;

use crate::assemble::ACCESSIBILITY;
use crate::assemble::Site;
use crate::finding::Findings;
use crate::finding::Rule;
use crate::model::CRITERIA;
use crate::model::Level;
use crate::model::STANDARD;
use crate::model::Test;
use crate::text::Date;

use super::frame::Frame;
use super::rules::LOW_CONTRAST;
use super::rules::LOW_PART_CONTRAST;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// Title of the page.
pub(super) const TITLE: &str = "アクセシビリティ";

/// What people look at, as `by_hand.toml` lists it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ByHand {
    templates: Vec<Named>,
    checks: Vec<Check>,
    #[serde(default)]
    results: Vec<Looked>,
}

/// A template, by what its pages are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    title: String,
}

/// Something to look at, and the templates of which it is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    id: String,
    title: String,
    templates: Vec<String>,
}

/// That someone looked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Looked {
    check: String,
    template: String,
    on: String,
    by: String,
}

static BY_HAND: LazyLock<ByHand> =
    LazyLock::new(|| toml::from_str(include_str!("by_hand.toml")).expect("the list is TOML, as a test holds"));

/// A rule in words.
#[derive(Debug, Serialize)]
struct RuleView {
    code: &'static str,
    title: &'static str,
    severity: &'static str,
}

/// A check with who looked at which templates, and those at which nobody looked.
#[derive(Debug, Serialize)]
struct CheckView {
    title: &'static str,
    looked: Vec<LookedView>,
    open: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct LookedView {
    template: &'static str,
    date: Option<DateView>,
    by: &'static str,
}

/// The test of the body.
#[derive(Debug, Serialize)]
struct TestView<'a> {
    standard: &'static str,
    declared: DateView,
    level: Option<&'static str>,
    pages: &'a str,
    technologies: String,
    selection: &'a str,
    addresses: &'a [String],
    from: DateView,
    until: DateView,
    criteria: Vec<CriterionView<'a>>,
}

#[derive(Debug, Serialize)]
struct CriterionView<'a> {
    number: &'static str,
    level: &'static str,
    title: &'static str,
    /// What was found; nothing where it was not tested.
    outcome: Option<&'static str>,
    note: Option<&'a str>,
}

/// The page; `rules` are those that look at every page.
pub fn accessibility(
    site: &Site,
    theme: &Theme,
    rules: impl Iterator<Item = &'static Rule>,
    findings: &mut Findings,
) -> String {
    let frame = Frame::plain(TITLE, ACCESSIBILITY, vec![LinkView::to("トップページ", "/"), LinkView::here(TITLE)]);
    let said = &site.tree.settings.accessibility;
    let rules: Vec<RuleView> = rules.chain([&LOW_CONTRAST, &LOW_PART_CONTRAST]).map(rule_view).collect();
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("standard", STANDARD);
    context.insert("policy_href", &said.policy);
    context.insert("test", &said.test.as_ref().map(test_view));
    context.insert("count", &rules.len());
    context.insert("rules", &rules);
    context.insert("checks", &checks());
    context.insert("replaced", theme.replaced());
    theme.print("accessibility.html", context, findings)
}

fn rule_view(rule: &'static Rule) -> RuleView {
    RuleView { code: rule.code, title: rule.title, severity: rule.severity.word() }
}

fn checks() -> Vec<CheckView> {
    let title =
        |id: &str| BY_HAND.templates.iter().find(|template| template.id == id).map(|named| named.title.as_str());
    let view = |check: &'static Check| {
        let looked: Vec<&Looked> = BY_HAND.results.iter().filter(|looked| looked.check == check.id).collect();
        let is_open = |id: &&String| !looked.iter().any(|looked| looked.template == **id);
        CheckView {
            title: &check.title,
            open: check.templates.iter().filter(is_open).filter_map(|id| title(id)).collect(),
            looked: looked.into_iter().filter_map(|looked| looked_view(looked, title(&looked.template)?)).collect(),
        }
    };
    BY_HAND.checks.iter().map(view).collect()
}

fn looked_view(looked: &'static Looked, template: &'static str) -> Option<LookedView> {
    let date = Date::parse(&looked.on).ok().map(DateView::from);
    Some(LookedView { template, date, by: &looked.by }).filter(|view| view.date.is_some())
}

fn test_view(test: &Test) -> TestView<'_> {
    let criteria = CRITERIA.iter().map(|criterion| {
        let judged = test.found.iter().find(|judged| judged.criterion.number == criterion.number);
        CriterionView {
            number: criterion.number,
            level: criterion.level.word(),
            title: criterion.title,
            outcome: judged.map(|judged| judged.outcome.word()),
            note: judged.and_then(|judged| judged.note.as_deref()),
        }
    });
    TestView {
        standard: STANDARD,
        declared: DateView::from(test.declared),
        level: test.level.map(Level::word),
        pages: &test.pages,
        technologies: test.technologies.join("、"),
        selection: &test.selection,
        addresses: &test.addresses,
        from: DateView::from(test.from),
        until: DateView::from(test.until),
        criteria: criteria.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::BY_HAND;
    use super::checks;
    use crate::text::Date;

    #[test]
    fn the_list_fits_together() {
        let is_template = |id: &String| BY_HAND.templates.iter().any(|template| template.id == *id);
        assert!(BY_HAND.checks.iter().flat_map(|check| &check.templates).all(is_template));
        for looked in &BY_HAND.results {
            let check = BY_HAND.checks.iter().find(|check| check.id == looked.check);
            assert!(check.is_some_and(|check| check.templates.contains(&looked.template)), "{looked:?}");
            assert!(Date::parse(&looked.on).is_ok_and(|date| date.day().is_some()), "{looked:?}");
            assert!(!looked.by.is_empty(), "{looked:?}");
        }
        let told: usize = checks().iter().map(|check| check.looked.len() + check.open.len()).sum();
        assert_eq!(told, BY_HAND.checks.iter().map(|check| check.templates.len()).sum::<usize>());
    }
}
