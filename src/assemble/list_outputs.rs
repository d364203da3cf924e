//! The pages of lists, and of the ways that lead to them.

use super::listing::By;
use super::listing::Listing;
use super::listing::Way;
use super::output::Make;
use super::output::Output;

/// Narrowed lists that are made by one hand.
const AT_ONCE: usize = 40;

/// The pages of every list that is not narrowed, and of the ways.
pub(super) fn of_site(listings: &[Listing]) -> Vec<Output> {
    let lists = listings.iter().enumerate().filter(|(_, listing)| !is_narrowed(listing));
    let mut outputs: Vec<Output> = lists.flat_map(|(at, listing)| pages(at, listing)).collect();
    let has_lists = |way: &Way| listings.iter().any(|listing| way.leads_to(&listing.by));
    outputs.extend(Way::ALL.into_iter().filter(has_lists).map(|way| Output::page(way.address(), Make::Way(way))));
    outputs
}

/// The pages of lists that are narrowed by facets, in pieces that are made side by side.
pub(super) fn narrowed(listings: &[Listing]) -> Vec<Vec<Output>> {
    let narrowed = listings.iter().enumerate().filter(|(_, listing)| is_narrowed(listing));
    let outputs: Vec<Output> = narrowed.flat_map(|(at, listing)| pages(at, listing)).collect();
    outputs.chunks(AT_ONCE).map(<[Output]>::to_vec).collect()
}

/// Whether a list is narrowed by facets; there are many of them.
fn is_narrowed(listing: &Listing) -> bool {
    matches!(listing.by, By::Facets(_))
}

fn pages(at: usize, listing: &Listing) -> impl Iterator<Item = Output> {
    (1..=listing.pages()).map(move |page| Output::page(&listing.address(page), Make::List(at, page)))
}
