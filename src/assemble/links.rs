//! Links that authors wrote, held against the plan and the keys of records.

use crate::finding::Findings;
use crate::form::Target;
use crate::read::Card;
use crate::read::OutLink;
use crate::text::nearest;

use super::Drafts;
use super::Site;
use super::documents;
use super::plan;
use super::rules::DEAD_LINK;
use super::rules::LINK_TO_UNPUBLISHED;

/// Reports every link that leads nowhere, of all documents that can be read.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    let everything = documents(site.tree, site.instant, Drafts::Included);
    let all = plan::plan(site.tree, &everything, &[], &mut Findings::default());
    let all = plan::addresses(&all);
    let shown: Vec<bool> = shown(site);
    for (card, is_shown) in site.tree.cards.iter().zip(shown) {
        for link in &card.links {
            match lookup(site, card, &link.target) {
                Lookup::Good => {}
                Lookup::Bad(message, remedy) => findings.add(&DEAD_LINK, link.place.clone(), message, remedy),
                Lookup::Absent(path) if all.contains(&path) => {
                    if is_shown {
                        report_unpublished(link, findings);
                    }
                }
                Lookup::Absent(path) => {
                    let near = nearest(&path, all.iter().map(String::as_str));
                    let remedy = match near {
                        Some(near) => format!("「{near}」の書き誤りなら、直してください。"),
                        None => "行き先の文書があるか、アドレスが正しいかを確かめてください。".to_owned(),
                    };
                    let message = format!("リンクの行き先「{}」は、このサイトにありません。", link.target);
                    findings.add(&DEAD_LINK, link.place.clone(), message, remedy);
                }
            }
        }
    }
}

fn shown(site: &Site) -> Vec<bool> {
    let mut shown = vec![false; site.tree.cards.len()];
    for version in site.documents.iter().flat_map(|document| &document.versions) {
        shown[version.card] = true;
    }
    shown
}

fn report_unpublished(link: &OutLink, findings: &mut Findings) {
    let message = format!("リンクの行き先「{}」は、まだ公表されていません。", link.target);
    findings.add(
        &LINK_TO_UNPUBLISHED,
        link.place.clone(),
        message,
        "行き先を公表してからリンクを書くか、リンクを外してください。",
    );
}

enum Lookup {
    Good,
    /// Not among the planned addresses.
    Absent(String),
    Bad(String, String),
}

fn lookup(site: &Site, card: &Card, target: &str) -> Lookup {
    if let Some(key) = target.strip_prefix('#') {
        return match place_of_item(card, key) {
            Some(_) => Lookup::Good,
            None => no_item(key, card),
        };
    }
    if !target.starts_with('/') {
        let outside = target.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/'));
        return if outside {
            Lookup::Good
        } else {
            Lookup::Bad(
                format!("リンクの行き先「{target}」は、このサイトの中のアドレスの書き方ではありません。"),
                "サイトの中へは「/assessments/…/」のように「/」で始め、同じ文書の項目へは「#項目の名前」と書いてください。".to_owned(),
            )
        };
    }
    let (path, key) = target.split_once('#').map_or((target, None), |(path, key)| (path, Some(key)));
    if !site.addresses.contains(path) {
        return Lookup::Absent(path.to_owned());
    }
    match key {
        None | Some("") => Lookup::Good,
        Some(key) => match page_of(site, path) {
            Some((card, part)) => match place_of_item(card, key) {
                Some(Target { part: found, .. }) if part.is_none() || part == found => Lookup::Good,
                _ => no_item(key, card),
            },
            None => Lookup::Bad(
                format!("リンクの行き先「{path}」に、「{key}」という場所はありません。"),
                "「#」から後ろを消してください。".to_owned(),
            ),
        },
    }
}

/// What a key names, if a page shows it under that id: groups without a heading have none.
fn place_of_item(card: &Card, key: &str) -> Option<Target> {
    let target = card.form.resolve(key, &card.rows)?;
    let node = &card.form.nodes[target.node];
    (node.heading || node.item().is_some()).then_some(target)
}

fn no_item(key: &str, card: &Card) -> Lookup {
    let known = card.form.nodes.iter().map(|node| node.key.as_str());
    let remedy = match nearest(key, known) {
        Some(near) => format!("「{near}」の書き誤りなら直してください（[] のところには、その行の id を書きます）。"),
        None => "項目の名前を、文書のページに示された項目のアドレス（#…）から写してください。".to_owned(),
    };
    let message = format!(
        "リンクの行き先「#{key}」という項目は、文書「{}」（{}）にありません。",
        card.version.document,
        card.version.name.called()
    );
    Lookup::Bad(message, remedy)
}

/// The version that a page shows, and the part where it shows only one.
fn page_of<'a>(site: &'a Site, path: &str) -> Option<(&'a Card, Option<usize>)> {
    let mut words = path.trim_matches('/').split('/');
    let (kind, id) = (words.next()?, words.next()?);
    let at = site
        .documents
        .binary_search_by(|document| (document.id.kind.as_str(), document.id.id.as_str()).cmp(&(kind, id)));
    let document = &site.documents[at.ok()?];
    let card = |at: usize| &site.tree.cards[document.versions[at].card];
    let Some(name) = words.next() else { return Some((card(document.front), None)) };
    let at = (0..document.versions.len()).find(|at| card(*at).version.name.to_string() == name)?;
    let card = card(at);
    match words.next() {
        None => Some((card, Some(0))),
        Some("all") => Some((card, None)),
        Some(part) => card.form.parts.iter().position(|known| known.key == part).map(|part| (card, Some(part))),
    }
}
