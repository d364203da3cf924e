//! The plan: every file of the output, how its bytes are made, and the order in which files go into place.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::archive::Line;
use crate::archive::Vouchers;
use crate::finding::Findings;
use crate::finding::Place;
use crate::read::Card;
use crate::read::SourceTree;

use super::Downloads;
use super::collected;
use super::collected::receiving_address;
use super::commenting;
use super::commenting::Commenting;
use super::data_sets::CATALOGUE;
use super::data_sets::DATA_SETS;
use super::document::Document;
use super::document::Shown;
use super::format;
use super::list_outputs;
use super::listing::LIST_LENGTH;
use super::listing::Listing;
use super::opinions;
use super::opinions::by_item_address;
use super::opinions::by_number_address;
use super::output::Make;
use super::output::Output;
use super::pairs::compare_address;
use super::pairs::past_pairs;
use super::places::citations_address;
use super::places::in_part;
use super::published;
use super::referrers;
use super::referrers::Referrers;
use super::referrers::referrers_address;
use super::rules::LONG_ADDRESS;
use super::rules::SAME_ADDRESS;
use super::searched::SEARCH;
use super::searched::Searched;
use super::timeline::YearOfVersions;
use super::withdrawn::Withdrawn;
use super::withdrawn::withdrawn_address;

/// Most addresses that the sitemap protocol allows in one map.
pub const SITEMAP_LENGTH: usize = 50_000;

/// The package of the whole site.
const SITE_BUNDLE: &str = "download/site.zip";

/// Longest path of a published file, in characters.
const LONGEST_PATH: usize = 180;

/// Files that are made together because they come from one record.
#[derive(Debug)]
pub struct Group {
    /// What they come from.
    pub subject: Subject,
    /// The files.
    pub outputs: Vec<Output>,
}

/// What a group of files comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The site as a whole.
    Site,
    /// A version: place of the document in the site, and of the version in the document.
    Version(usize, usize),
    /// All shown versions of a document together: its place in the site.
    Document(usize),
    /// Everything of a consultation, from the finished files of other groups: its place in the site.
    Bundle(usize),
    /// The index of the search, from the finished files of words.
    Search,
    /// The site as a whole, from the finished files of all other groups.
    WholeSite,
    /// Two versions of a document that are compared: its place in the site, and theirs in the document.
    Pair(usize, [usize; 2]),
    /// A document that is no longer published: its place among those.
    Withdrawn(usize),
}

/// What a plan is made for.
pub(super) struct Planned<'a> {
    pub(super) documents: &'a [Document],
    pub(super) listings: &'a [Listing],
    pub(super) timeline: &'a [YearOfVersions],
    pub(super) referrers: &'a Referrers,
    pub(super) withdrawn: &'a [Withdrawn<'a>],
    pub(super) commenting: &'a Commenting,
    pub(super) searched: &'a Searched,
    /// The ledger.
    pub(super) lines: &'a [Line],
    pub(super) vouchers: &'a Vouchers,
    pub(super) downloads: Downloads,
}

pub(super) fn plan(tree: &SourceTree, planned: &Planned, assets: &[String], findings: &mut Findings) -> Vec<Group> {
    let Planned { documents, referrers, withdrawn, .. } = *planned;
    let mut plan = vec![Group { subject: Subject::Site, outputs: site_outputs(planned, assets) }];
    let mut stretches = planned.searched.stretches();
    let narrowed = list_outputs::narrowed(planned.listings).into_iter();
    plan.extend(narrowed.map(|outputs| Group { subject: Subject::Site, outputs }));
    let has_paper = format::has_paper(tree, planned.downloads);
    for (number, document) in documents.iter().enumerate() {
        let mut groups = groups_of(tree, document, planned.downloads);
        let pages = 2..=referrers::pages(referrers, &document.id);
        let further = pages.map(|page| Output::page(&referrers_address(&document.id, page), Make::Referrers(page)));
        groups[document.front].1.extend(further);
        for (of, outputs) in &mut groups {
            match *of {
                Of::Version(at) => {
                    let card = &tree.cards[document.versions[at].card];
                    outputs.extend(commenting::of_draft(planned.commenting, card));
                    outputs.extend(stretches.remove(&(number, at)).unwrap_or_default());
                }
                Of::All => outputs.extend(commenting::of_call(planned.commenting, &document.id, has_paper)),
                Of::Pair(_) => {}
            }
        }
        let of_site = |of: Of| match of {
            Of::Version(at) => Subject::Version(number, at),
            Of::All => Subject::Document(number),
            Of::Pair(pair) => Subject::Pair(number, pair),
        };
        plan.extend(groups.into_iter().map(|(of, outputs)| Group { subject: of_site(of), outputs }));
        let outputs = collected::outputs(tree, document);
        plan.extend((!outputs.is_empty()).then_some(Group { subject: Subject::Bundle(number), outputs }));
    }
    for (number, document) in withdrawn.iter().enumerate() {
        let outputs = document.addresses.iter().map(|address| Output::page(address, Make::Withdrawn)).collect();
        plan.push(Group { subject: Subject::Withdrawn(number), outputs });
    }
    if plan.iter().flat_map(|group| &group.outputs).any(|output| output.make == Make::OpinionsData) {
        plan[0].outputs.push(Output::file("schema/opinions.schema.json", Make::OpinionsSchema));
    }
    plan.push(Group { subject: Subject::Search, outputs: planned.searched.files() });
    // The map for people says how large the package of the whole site is, where there is one.
    let lists = Output::page("/sitemap/", Make::Lists);
    if planned.downloads == Downloads::Included {
        let outputs = vec![Output::file(SITE_BUNDLE, Make::SiteBundle), lists];
        plan.push(Group { subject: Subject::WholeSite, outputs });
    } else {
        plan[0].outputs.insert(1, lists);
    }
    let maps = pages(&plan).count().div_ceil(SITEMAP_LENGTH);
    plan[0].outputs.extend(sitemaps(maps));
    report_addresses(tree, planned, &plan, findings);
    plan
}

/// What of a document a group of files shows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    Version(usize),
    /// All of its stages.
    All,
    Pair([usize; 2]),
}

/// The files of a document: those of each version, and behind them those that show several.
pub(super) fn groups_of(tree: &SourceTree, document: &Document, downloads: Downloads) -> Vec<(Of, Vec<Output>)> {
    let former = former_ids(tree, document);
    let versions = document.versions.iter().enumerate();
    let mut groups: Vec<(Of, Vec<Output>)> = versions
        .map(|(at, shown)| (Of::Version(at), version_outputs(tree, &tree.cards[shown.card], downloads)))
        .collect();
    if document.standing.is_some() {
        groups.push((Of::All, stages_outputs(tree, document)));
    } else if !document.id.is_single() {
        let home = document.id.address();
        groups[document.front].1.push(Output::page(&home, Make::DocumentHome));
        // Of a version of which only files are left, these stand on its own page.
        if !tree.cards[document.versions[document.front].card].form.is_scan() {
            groups[document.front].1.push(Output::page(&receiving_address(&document.id), Make::Receiving));
        }
        if let Some(time_map) = document.time_map() {
            groups[document.front].1.push(Output::file(&time_map, Make::TimeMap));
        }
    }
    groups.extend(document.pairs.iter().map(|pair| (Of::Pair(*pair), pair_outputs(tree, document, *pair))));
    let address = |[before, after]: [usize; 2]| {
        let version = |at: usize| &tree.cards[document.versions[at].card].version;
        compare_address(version(before), version(after))
    };
    for past in past_pairs(tree, document) {
        let today = [past[0], document.front];
        let group = groups.iter_mut().find(|(of, _)| matches!(of, Of::Pair(pair) if *pair == today));
        if let Some((_, outputs)) = group {
            outputs.push(Output::page(&address(past), Make::Moved(address(today))));
        }
    }
    for (of, outputs) in &mut groups {
        // What shows several versions moved with the last of them.
        let at = match *of {
            Of::Version(at) | Of::Pair([_, at]) => at,
            Of::All => document.front,
        };
        let moved = former_outputs(document, &former, at, outputs);
        outputs.extend(moved);
    }
    groups
}

/// The page of all stages, and where there are opinions, those behind the first ones, all of them by item, and as files.
fn stages_outputs(tree: &SourceTree, document: &Document) -> Vec<Output> {
    let id = &document.id;
    let mut outputs = vec![
        Output::page(&id.address(), Make::Stages),
        Output::file(&document.feed(), Make::Feed),
        Output::file(&document.calendar(), Make::Calendar),
    ];
    let cards = document.versions.iter().map(|shown| &tree.cards[shown.card]);
    for card in cards {
        let pages = opinions::pages_of(card);
        outputs.extend((2..=pages).map(|page| Output::page(&by_number_address(id, page), Make::ByNumber(page))));
        outputs.extend((1..=pages).map(|page| Output::page(&by_item_address(id, page), Make::ByItem(page))));
        if pages > 0 {
            let address = card.version.address();
            outputs.push(Output::file(&format!("{address}opinions.csv"), Make::OpinionsTable));
            outputs.push(Output::file(&format!("{address}opinions.json"), Make::OpinionsData));
        }
    }
    outputs
}

fn pair_outputs(tree: &SourceTree, document: &Document, pair: [usize; 2]) -> Vec<Output> {
    let [before, after] = pair.map(|at| &tree.cards[document.versions[at].card].version);
    let address = compare_address(before, after);
    vec![
        Output::page(&address, Make::Compared),
        Output::file(&format!("{address}changes.json"), Make::ChangesData),
        Output::file(&format!("{address}changes.csv"), Make::ChangesTable),
        Output::file(&format!("{address}changes.txt"), Make::ChangesText),
    ]
}

fn site_outputs(planned: &Planned, assets: &[String]) -> Vec<Output> {
    let mut outputs = vec![
        Output::page("/", Make::Home),
        Output::page(SEARCH, Make::Search),
        Output::file("404.html", Make::NotFound),
        Output::file("feed.xml", Make::Feed),
        Output::file("calendar.ics", Make::Calendar),
        Output::file("index.json", Make::Index),
        Output::file("robots.txt", Make::Robots),
        Output::file("schema/data.schema.json", Make::DataSchema),
    ];
    let withdrawn = 1..=planned.withdrawn.len().div_ceil(LIST_LENGTH);
    outputs.extend(withdrawn.map(|page| Output::page(&withdrawn_address(page), Make::WithdrawnList(page))));
    outputs.extend(list_outputs::of_site(planned.listings));
    outputs.extend(published::of_site(planned.lines, planned.vouchers));
    if !planned.timeline.is_empty() {
        outputs.push(Output::page("/versions/", Make::Years));
        outputs.push(Output::file("versions.csv", Make::VersionsTable));
    }
    for (at, year) in planned.timeline.iter().enumerate() {
        outputs.extend((1..=year.pages()).map(|page| Output::page(&year.address(page), Make::Year(at, page))));
    }
    outputs.push(Output::page(published::ACCESSIBILITY, Make::Accessibility));
    // They tell what files above them measure.
    outputs.push(Output::page(DATA_SETS, Make::DataSets));
    outputs.push(Output::file(CATALOGUE, Make::Catalogue));
    outputs.extend(assets.iter().map(|name| Output::file(&format!("assets/{name}"), Make::Asset(name.clone()))));
    outputs
}

fn version_outputs(tree: &SourceTree, card: &Card, downloads: Downloads) -> Vec<Output> {
    let version = &card.version;
    let address = version.address();
    let mut outputs = vec![
        Output::page(&address, Make::Version),
        Output::file(&format!("{address}data.json"), Make::Data),
        Output::file(&format!("{address}{}", published::text_name(&tree.archive, card)), Make::TextEdition),
    ];
    outputs.extend(format::outputs(tree, card, downloads));
    // The page of the version is the whole where the form has one part.
    if card.form.parts.len() > 1 {
        outputs.push(Output::page(&format!("{address}all/"), Make::Whole));
    }
    outputs.extend(citations_address(card).map(|address| Output::page(&address, Make::Citations)));
    for part in 1..card.form.parts.len() {
        outputs.push(Output::page(&in_part(card, part), Make::Part(part)));
        let paged = card.form.paged(part).and_then(|id| card.rows.get(&card.form.nodes[id].name));
        let rows = paged.into_iter().flatten().enumerate();
        outputs
            .extend(rows.map(|(at, row)| Output::page(&format!("{}{row}/", in_part(card, part)), Make::Row(part, at))));
    }
    outputs.extend(
        card.published_files
            .iter()
            .map(|name| Output::file(&format!("{address}attachments/{name}"), Make::Beside(name.clone()))),
    );
    outputs.extend(published::outputs(&tree.archive, card));
    outputs
}

/// Pages at the addresses that a version, and in the group of the front version the document, had under former ids.
///
/// A version that names a former id was published under it, and so were those before it: each of their pages has one
/// small page at its former address, which says where it is now. Files have none, because a file cannot say so.
fn former_outputs(document: &Document, ids: &BTreeMap<&str, usize>, at: usize, outputs: &[Output]) -> Vec<Output> {
    let home = document.id.address();
    // These are of the document, whichever of its versions they show today.
    let of_document = [home.clone(), receiving_address(&document.id)];
    let mut former = Vec::new();
    for (id, last) in ids {
        let before = document.id.formerly(id);
        let pages = outputs.iter().filter(|output| output.make.is_page());
        for address in pages.map(Output::address).filter(|address| at <= *last || of_document.contains(address)) {
            let inside = address.strip_prefix(&home).unwrap_or_default();
            former.push(Output::page(&format!("{}{inside}", before.address()), Make::Moved(address.clone())));
        }
    }
    former
}

/// Former ids of a document, whichever of its versions names them, with the place of the last one that does.
fn former_ids<'t>(tree: &'t SourceTree, document: &Document) -> BTreeMap<&'t str, usize> {
    let named =
        |(at, shown): (usize, &Shown)| tree.cards[shown.card].version.aliases.iter().map(move |id| (id.as_str(), at));
    document.versions.iter().enumerate().flat_map(named).collect()
}

/// The pages that a map of the site lists.
pub fn pages(plan: &[Group]) -> impl Iterator<Item = &Output> {
    let outputs = plan.iter().flat_map(|group| &group.outputs);
    outputs.filter(|output| {
        output.make.is_page() && !matches!(output.make, Make::NotFound | Make::Moved(_) | Make::Withdrawn)
    })
}

/// One map where it can hold all pages, else a list of maps.
fn sitemaps(maps: usize) -> Vec<Output> {
    if maps <= 1 {
        return vec![Output::file("sitemap.xml", Make::Sitemap(1))];
    }
    let numbered = (1..=maps).map(|map| Output::file(&format!("sitemap-{map}.xml"), Make::Sitemap(map)));
    numbered.chain([Output::file("sitemap.xml", Make::SitemapIndex)]).collect()
}

/// Every planned address, for looking up links.
pub(super) fn addresses(plan: &[Group]) -> BTreeSet<String> {
    plan.iter().flat_map(|group| &group.outputs).map(Output::address).collect()
}

fn report_addresses(tree: &SourceTree, planned: &Planned, plan: &[Group], findings: &mut Findings) {
    let mut owners: BTreeMap<&str, Subject> = BTreeMap::new();
    let mut shared = BTreeMap::new();
    for group in plan {
        for output in &group.outputs {
            if output.path.chars().count() > LONGEST_PATH {
                let place = place_of(tree, planned, group.subject);
                let message = format!("アドレス「/{}」が、180文字を超えます。", output.path);
                findings.add(&LONG_ADDRESS, place, message, "文書の id か、添付のファイル名を短くしてください。");
            }
            if let Some(other) = owners.insert(&output.path, group.subject) {
                let first = place_of(tree, planned, other);
                let place = place_of(tree, planned, group.subject);
                // Two documents share all their pages or none: people need to hear of the shortest address alone.
                let pair = (first.document.clone(), place.document.clone());
                let known = shared.entry(pair).or_insert_with(|| (output.address(), place.clone()));
                if output.address().len() < known.0.len() {
                    *known = (output.address(), place);
                }
            }
        }
    }
    let name = |document: &Option<String>| document.clone().unwrap_or_else(|| "サイトの一覧".to_owned());
    for ((first, second), (address, place)) in shared {
        let message =
            format!("「{}」と「{}」が、どちらもアドレス「{address}」になります。", name(&first), name(&second));
        let remedy = "文書の id（フォルダーの名前）か aliases を変えて、別のアドレスにしてください。";
        findings.add(&SAME_ADDRESS, place, message, remedy);
    }
}

fn place_of(tree: &SourceTree, planned: &Planned, subject: Subject) -> Place {
    let Planned { documents, withdrawn, .. } = *planned;
    match subject {
        Subject::Site | Subject::Search | Subject::WholeSite => Place::default(),
        Subject::Withdrawn(number) => {
            let document = withdrawn[number].withdrawal.document.to_string();
            Place { document: Some(document), ..Place::default() }
        }
        Subject::Document(document) | Subject::Bundle(document) | Subject::Pair(document, _) => {
            Place { document: Some(documents[document].id.to_string()), ..Place::default() }
        }
        Subject::Version(document, at) => {
            let card = &tree.cards[documents[document].versions[at].card];
            Place { spot: Some(card.main_spot()), ..card.version.place() }
        }
    }
}
