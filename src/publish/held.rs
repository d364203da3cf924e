//! Holds the content against the ledger: no published source differs, no public version is missing from it, and every
//! address that was ever in it still answers.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::archive::Entry;
use crate::archive::Frozen;
use crate::archive::SourceDigest;
use crate::archive::Voucher;
use crate::archive::stamped;
use crate::assemble::Drafts;
use crate::assemble::Shown;
use crate::assemble::Site;
use crate::export;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::model::DocumentId;
use crate::model::State;
use crate::model::VersionName;
use crate::produce::Edition;
use crate::read::Card;
use crate::text::Date;

use super::rules;

/// Items that a finding names one by one.
const NAMED: usize = 3;

/// Reports everything in which the site would go against the ledger; nothing where there is none.
///
/// # Errors
/// When the machine refuses.
pub fn hold(site: &Site, findings: &mut Findings) -> Result<(), Failure> {
    let archive = &site.tree.archive;
    if archive.is_empty() {
        return Ok(());
    }
    hold_sources(site, None, findings)?;
    if site.drafts == Drafts::Omitted {
        report_unpublished(site, findings);
    }
    hold_addresses(site, findings);
    report_vouchers(site, findings);
    Ok(())
}

/// Reports a ledger that does not go on from the one that the output had.
pub fn hold_ledger(site: &Site, stood: Option<&[u8]>, findings: &mut Findings) {
    let today = site.tree.archive.ledger.bytes();
    if stood.is_some_and(|stood| !today.starts_with(stood)) {
        rules::report_parting(findings);
    }
}

/// Reports published versions whose sources are not what they were, besides one that is about to be corrected.
///
/// # Errors
/// When the machine refuses.
pub fn hold_sources(
    site: &Site,
    except: Option<(&DocumentId, VersionName)>,
    findings: &mut Findings,
) -> Result<(), Failure> {
    let archive = &site.tree.archive;
    for (at, card) in site.tree.cards.iter().enumerate() {
        if except == Some((&card.version.document, card.version.name)) {
            continue;
        }
        let Some(frozen) = archive.frozen(&card.version.document, card.version.name) else { continue };
        let Some(then) = archive.sources_of(frozen.entry) else {
            rules::report_no_sources(card, frozen.entry, findings);
            continue;
        };
        let mut now = card.sources.clone();
        for name in &card.published_files {
            now.push(SourceDigest::of(name, &site.tree.beside(card, name)?));
        }
        let differing = differing(then, &now);
        if !differing.is_empty() {
            let shown = Shown { card: at, state: State::Past };
            let items = differing_items(site, shown, frozen, findings)?;
            report_sources(card, &differing, &items, findings);
        }
    }
    Ok(())
}

/// How a source differs from what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    Changed,
    Missing,
    Added,
}

/// Names of files that are not what they were, sorted.
fn differing(then: &[SourceDigest], now: &[SourceDigest]) -> BTreeMap<String, Difference> {
    let by_name = |digests: &[SourceDigest]| -> BTreeMap<String, String> {
        digests.iter().map(|source| (source.path.clone(), source.sha256.clone())).collect()
    };
    let (then, now) = (by_name(then), by_name(now));
    let mut differing = BTreeMap::new();
    for (name, digest) in &then {
        match now.get(name) {
            None => differing.insert(name.clone(), Difference::Missing),
            Some(other) if other != digest => differing.insert(name.clone(), Difference::Changed),
            Some(_) => None,
        };
    }
    let added = now.keys().filter(|name| !then.contains_key(*name));
    differing.extend(added.map(|name| (name.clone(), Difference::Added)));
    differing
}

/// What a version calls items that are not what they were, by the file in which they stand now; those that stand in
/// none of them any more are under no name.
fn differing_items(
    site: &Site,
    shown: Shown,
    frozen: &Frozen,
    findings: &mut Findings,
) -> Result<BTreeMap<String, Vec<(String, Place)>>, Failure> {
    let mut items: BTreeMap<String, Vec<(String, Place)>> = BTreeMap::new();
    let data = frozen.pieces.get("data.json");
    let Some(data) = data.map(|piece| site.tree.archive.object(piece, findings)).transpose()?.flatten() else {
        return Ok(items);
    };
    let living = Edition::made(site, shown, site.tree.archive.position(frozen.entry))?;
    for key in export::differing_items(&String::from_utf8_lossy(&data), &living.data) {
        let entry = living.record.get(&key);
        let spot = entry.map_or_else(|| living.card.main_spot(), |entry| entry.spot.clone());
        let name = entry.map_or("", |_| spot.file.rsplit('/').next().unwrap_or_default()).to_owned();
        let called = entry.map_or_else(|| format!("「{key}」"), |entry| living.record.called(entry));
        let place = Place { spot: Some(spot), item: Some(key), ..living.card.version.place() };
        items.entry(name).or_default().push((called, place));
    }
    Ok(items)
}

fn report_sources(
    card: &Card,
    differing: &BTreeMap<String, Difference>,
    items: &BTreeMap<String, Vec<(String, Place)>>,
    findings: &mut Findings,
) {
    let gone = items.get("").into_iter().flatten();
    for (at, (name, difference)) in differing.iter().enumerate() {
        let own = items.get(name).into_iter().flatten();
        // What stands nowhere any more is told of once.
        let of_file: Vec<&(String, Place)> = own.chain(gone.clone().filter(|_| at == 0)).collect();
        let mut called: Vec<&str> = of_file.iter().take(NAMED).map(|(called, _)| called.as_str()).collect();
        let more = format!("ほか{}項目", of_file.len().saturating_sub(NAMED));
        if of_file.len() > NAMED {
            called.push(&more);
        }
        let place = match of_file.first() {
            Some((_, place)) => place.clone(),
            None => Place { spot: Some(card.spot_of(name)), ..card.version.place() },
        };
        rules::report_source(card, (name, *difference), &called, place, findings);
    }
}

fn report_unpublished(site: &Site, findings: &mut Findings) {
    let documents = site.documents.iter().filter(|document| !document.id.is_single());
    for shown in documents.flat_map(|document| &document.versions).filter(|shown| shown.state.is_public()) {
        let card = &site.tree.cards[shown.card];
        if site.tree.archive.frozen(&card.version.document, card.version.name).is_none() {
            rules::report_unpublished(card, findings);
        }
    }
}

/// Reports addresses that the ledger names and at which no page of the site stands.
pub fn hold_addresses(site: &Site, findings: &mut Findings) {
    let archive = &site.tree.archive;
    // The entry that is valid for a version names every page that those before it named.
    let valid: BTreeSet<usize> = archive.all_frozen().map(|(_, frozen)| frozen.entry).collect();
    for entry in valid.into_iter().filter_map(|number| archive.ledger.entry(number)) {
        let Some((document, version)) = entry.names().filter(|_| is_public(site, entry)) else { continue };
        let home = document.address();
        let own = entry.pages.iter().map(|page| format!("{home}{page}"));
        let lost: Vec<String> = own.chain([home.clone()]).filter(|page| !site.addresses.contains(page)).collect();
        if let Some(first) = lost.iter().min_by_key(|address| address.len()) {
            let spot = Spot::file(&format!("{document}/{version}"));
            let place = Place {
                spot: Some(spot),
                document: Some(document.to_string()),
                version: Some(version.to_string()),
                ..Place::default()
            };
            rules::report_lost(&entry.title, (first, lost.len()), place, findings);
        }
    }
}

/// Signatures and time stamps that readers would find wrong.
fn report_vouchers(site: &Site, findings: &mut Findings) {
    let signers = site.signers();
    let vouchers = &site.tree.archive.vouchers;
    for line in site.lines() {
        if let Some(signature) = vouchers.of(Voucher::Signature, &line.seal)
            && let Err(why) = signers.judge(&line.bytes, signature)
        {
            rules::report_signature(line, &why, findings);
        }
        if let Some(reply) = vouchers.of(Voucher::Stamp, &line.seal)
            && let Err(why) = stamped(line, reply, None)
        {
            rules::report_stamp(line, &why.to_string(), findings);
        }
    }
}

/// Whether what an entry tells of was public at the instant of the site.
fn is_public(site: &Site, entry: &Entry) -> bool {
    let published = entry.published.as_deref().and_then(|day| Date::parse(day).ok());
    match published {
        Some(day) => site.instant.has_reached(day),
        None => entry.recorded_at().is_some_and(|at| at <= site.instant),
    }
}
