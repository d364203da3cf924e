//! Links and pictures that authors wrote, held against the plan and the keys of records.

use std::collections::BTreeSet;

use crate::finding::Findings;
use crate::form::Target;
use crate::model::DocumentId;
use crate::read::Card;
use crate::read::OutLink;

use super::Downloads;
use super::Drafts;
use super::Site;
use super::commenting::commenting;
use super::documents;
use super::listing::listings;
use super::near::Near;
use super::places::on_page;
use super::plan;
use super::referrers::Referrers;
use super::rules::DEAD_LINK;
use super::rules::LINK_TO_UNPUBLISHED;
use super::searched::Searched;

/// Endings of the files that a browser shows as a picture.
const PICTURES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];

/// Reports every link that leads nowhere, of all documents that can be read.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    let everything = documents(site.tree, site.instant, Drafts::Included);
    let commenting = commenting(site.tree, &everything);
    let lists = listings(site.tree, &everything, site.instant);
    let planned = plan::Planned {
        documents: &everything,
        listings: &lists,
        timeline: &site.timeline,
        referrers: &Referrers::new(),
        withdrawn: &site.withdrawn,
        commenting: &commenting,
        searched: &Searched::default(),
        lines: site.lines(),
        vouchers: &site.tree.archive.vouchers,
        downloads: Downloads::Omitted,
    };
    let all = plan::plan(site.tree, &planned, &[], &mut Findings::default());
    let all = plan::addresses(&all);
    // What a broken file would have said of a version, its day of publication too, is not known.
    let broken = site.tree.cards.iter().filter(|card| !card.whole).map(|card| card.version.document.address());
    let mut judge = Judge {
        site,
        near: Near::new(site, &everything, &all),
        all: &all,
        withdrawn: site.withdrawn.iter().flat_map(|withdrawn| &withdrawn.addresses).map(String::as_str).collect(),
        unread: site.tree.unread.iter().cloned().chain(broken).collect(),
    };
    let shown: Vec<bool> = shown(site);
    for (card, is_shown) in site.tree.cards.iter().zip(shown) {
        for link in &card.links {
            judge.look(card, link, is_shown, findings);
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

struct Judge<'a> {
    site: &'a Site<'a>,
    /// Every address there would be with all drafts.
    all: &'a BTreeSet<String>,
    near: Near<'a>,
    /// Addresses of withdrawn documents.
    withdrawn: BTreeSet<&'a str>,
    /// Homes of documents of which something could not be read.
    unread: BTreeSet<String>,
}

enum Lookup {
    Good,
    /// Not among the planned addresses.
    Absent(String),
    Bad(String, String),
}

impl Judge<'_> {
    fn look(&mut self, card: &Card, link: &OutLink, is_shown: bool, findings: &mut Findings) {
        let target = &link.target;
        let what = if link.is_picture { "画像の場所" } else { "リンクの行き先" };
        match self.lookup(card, link) {
            Lookup::Good => {}
            // What is there cannot be known: the reason has been told already.
            Lookup::Absent(path) if self.is_unread(&path) => {}
            Lookup::Bad(message, remedy) => findings.add(&DEAD_LINK, link.place.clone(), message, remedy),
            Lookup::Absent(path) if self.all.contains(&path) => {
                if is_shown {
                    let message = format!("{what}「{target}」は、まだ公表されていません。");
                    let remedy = "行き先を公表してからリンクを書くか、リンクを外してください。";
                    findings.add(&LINK_TO_UNPUBLISHED, link.place.clone(), message, remedy);
                }
            }
            Lookup::Absent(path) => {
                let remedy = match self.near.address(&path) {
                    Some(near) => format!("「{near}」の書き誤りなら、直してください。"),
                    None if link.is_picture => {
                        "画像のファイルを文書の版のフォルダーに置き、ファイル名だけを書いてください。".to_owned()
                    }
                    None => "行き先の文書があるか、アドレスが正しいかを確かめてください。".to_owned(),
                };
                let message = format!("{what}「{target}」は、このサイトにありません。");
                findings.add(&DEAD_LINK, link.place.clone(), message, remedy);
            }
        }
    }

    fn lookup(&mut self, card: &Card, link: &OutLink) -> Lookup {
        let target = link.target.as_str();
        if let Some(key) = target.strip_prefix('#') {
            return match place_of_item(card, key) {
                Some(_) => Lookup::Good,
                None => self.no_item(key, card),
            };
        }
        if !target.starts_with('/') {
            // A colon behind the first step of a path is part of a name, as browsers read it.
            let outside = target.split(['/', '\\', '?', '#']).next().is_some_and(|first| first.contains(':'));
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
        if !self.site.addresses.contains(path) {
            return Lookup::Absent(path.to_owned());
        }
        // Every page of a withdrawn document says the same, whatever item was meant.
        if self.withdrawn.contains(path) {
            return Lookup::Good;
        }
        if link.is_picture {
            return if PICTURES.iter().any(|ending| path.ends_with(ending)) {
                Lookup::Good
            } else {
                Lookup::Bad(
                    format!("画像の場所「{target}」にあるものは、画像ではありません。"),
                    "画像のファイルを文書の版のフォルダーに置き、ファイル名だけを書いてください。".to_owned(),
                )
            };
        }
        match key {
            None | Some("") => Lookup::Good,
            Some(key) => self.lookup_item(path, key, link.is_reference),
        }
    }

    fn is_unread(&self, path: &str) -> bool {
        DocumentId::split(path).is_some_and(|(document, _)| self.unread.contains(&document.address()))
    }

    fn lookup_item(&mut self, path: &str, key: &str, in_any_part: bool) -> Lookup {
        if self.is_on_page_of_stages(path, key) {
            return Lookup::Good;
        }
        match page_of(self.site, path) {
            Some((card, part)) => match place_of_item(card, key) {
                Some(Target { part: found, .. }) => {
                    let page = found.map(|found| on_page(card, found, key));
                    match page {
                        Some(page) if !in_any_part && part.is_some() && page != path => Lookup::Bad(
                            format!("項目「#{key}」は、「{path}」のページにはありません。"),
                            format!("「{page}#{key}」と書いてください。"),
                        ),
                        _ => Lookup::Good,
                    }
                }
                None => self.no_item(key, card),
            },
            None => Lookup::Bad(
                format!("リンクの行き先「{path}」に、「{key}」という場所はありません。"),
                "「#」から後ろを消してください。".to_owned(),
            ),
        }
    }

    /// Whether the page that shows all stages of a document shows the item.
    fn is_on_page_of_stages(&self, path: &str, key: &str) -> bool {
        let document = DocumentId::split(path).filter(|(_, inside)| inside.is_empty());
        let document =
            document.and_then(|(id, _)| self.site.document(&id)).filter(|document| document.standing.is_some());
        let mut cards =
            document.into_iter().flat_map(|document| &document.versions).map(|shown| &self.site.tree.cards[shown.card]);
        cards.any(|card| place_of_item(card, key).is_some())
    }

    fn no_item(&mut self, key: &str, card: &Card) -> Lookup {
        if !card.whole {
            return Lookup::Good;
        }
        if card.form.resolve(key, &card.rows).is_some_and(|target| !card.shows(key, target.node)) {
            return Lookup::Bad(
                format!(
                    "リンクの行き先「#{key}」は、記載がないため、文書「{}」のページに載りません。",
                    card.version.document
                ),
                "その項目に記載するか、リンクを外してください。".to_owned(),
            );
        }
        let remedy = match self.near.item(key, card) {
            Some(near) => {
                format!("「{near}」の書き誤りなら直してください（[] のところには、その行の id を書きます）。")
            }
            None => "項目の名前を、文書のページに示された項目のアドレス（#…）から写してください。".to_owned(),
        };
        let version = card.version.called().map(|called| format!("（{called}）")).unwrap_or_default();
        let message =
            format!("リンクの行き先「#{key}」という項目は、文書「{}」{version}にありません。", card.version.document);
        Lookup::Bad(message, remedy)
    }
}

/// What a key names, if a page shows it under that id: groups without a heading have none.
pub(super) fn place_of_item(card: &Card, key: &str) -> Option<Target> {
    let target = card.form.resolve(key, &card.rows)?;
    let node = &card.form.nodes[target.node];
    ((node.heading || node.item().is_some()) && card.shows(key, target.node)).then_some(target)
}

/// The version that a page shows, and the part where it shows only one.
fn page_of<'a>(site: &'a Site, path: &str) -> Option<(&'a Card, Option<usize>)> {
    let (id, inside) = DocumentId::split(path)?;
    let document = site.document(&id)?;
    let card = |at: usize| &site.tree.cards[document.versions[at].card];
    let mut words = inside.split('/').filter(|word| !word.is_empty());
    let card = if id.is_single() {
        site.front(document)
    } else {
        let Some(name) = words.next() else { return Some((site.front(document), None)) };
        card((0..document.versions.len()).find(|at| card(*at).version.name.to_string() == name)?)
    };
    match words.next() {
        None => Some((card, Some(0))),
        Some("all") => Some((card, None)),
        // The page of a row is one of its part; which of them is asked for where the item is.
        Some(part) => card.form.parts.iter().position(|known| known.key == part).map(|part| (card, Some(part))),
    }
}
