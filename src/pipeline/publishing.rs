//! What is public becomes frozen: check, make, inspect, and one step into the ledger.

use std::path::Path;
use std::sync::Arc;

use crate::archive::Addition;
use crate::archive::Line;
use crate::archive::Signers;
use crate::archive::Unsigned;
use crate::archive::Vouchers;
use crate::assemble;
use crate::check;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::model::Format;
use crate::publish;
use crate::publish::Wanted;
use crate::render::Theme;
use crate::text::Instant;

use super::Downloads;
use super::Drafts;
use super::Outcome;
use super::checked;
use super::refusal;

/// What a publication came to.
#[derive(Debug)]
pub struct Publication {
    /// Everything there is to say.
    pub findings: Findings,
    /// The new lines of the ledger, or why it is as it was.
    pub outcome: Result<Vec<Line>, Outcome>,
    /// Whether the site offers its versions on paper.
    pub offers_paper: bool,
    /// The seal of the last entry; that of none where nothing was ever published.
    pub head: String,
    /// How many entries there are.
    pub entries: usize,
    /// The last entry.
    pub last: Option<Line>,
    /// What vouches for entries besides the ledger.
    pub vouchers: Arc<Vouchers>,
    /// Those whose signatures count.
    pub signers: Signers,
    /// Numbers of entries whose signature does not count, and why.
    pub unsigned: Vec<(usize, Unsigned)>,
}

/// Freezes what is wanted and puts it into the ledger, if nothing public breaks a rule.
///
/// # Errors
/// When the machine refuses, or what is wanted is not there.
pub fn publish(
    (content, themes): (&Path, Option<&Path>),
    (as_of, now): (Option<Instant>, Instant),
    wanted: &Wanted,
) -> Result<Publication, Failure> {
    let addition = Addition::begin(content)?;
    let mut findings = Findings::default();
    let tree = checked(content, (as_of, now), &mut findings)?;
    let theme = Theme::load(themes, &mut findings)?;
    let Some((tree, instant)) = tree else {
        findings.sort();
        return Ok(Publication {
            findings,
            outcome: Err(Outcome::Unreadable),
            offers_paper: false,
            head: String::new(),
            entries: 0,
            last: None,
            vouchers: Arc::default(),
            signers: Signers::default(),
            unsigned: Vec::new(),
        });
    };
    let latest = tree.settings.as_of.map_or(now, |pinned| pinned.max(now));
    if as_of.is_some_and(|as_of| as_of > latest) {
        let cause = "--as-of に、これから来る日時が書かれています。公表した日時は後から改められないので、今か、それより前の日時を書いてください。";
        return Err(Failure::at("公表しませんでした。", content, cause));
    }
    let site =
        assemble::assemble(&tree, instant, (Drafts::Omitted, Downloads::Omitted), &theme.asset_names(), &mut findings);
    let corrected = match wanted {
        Wanted::Corrected(correction) => Some((&correction.document, correction.version)),
        Wanted::New(_) | Wanted::Supplemented(_) => None,
    };
    publish::hold_sources(&site, corrected, &mut findings)?;
    publish::hold_addresses(&site, &mut findings);
    check::waive(&tree.waivers, instant, &mut findings);
    let mut outcome = refusal(&site, &findings).map_or(Ok(Vec::new()), Err);
    if outcome.is_ok() {
        let lines = publish::publish((&site, &theme.for_site(&site)), wanted, addition, &mut findings)?;
        outcome = refusal(&site, &findings).map_or(Ok(lines), Err);
    }
    findings.sort();
    let known = &tree.archive.ledger;
    let new = outcome.as_deref().unwrap_or_default();
    let last = new.last().or_else(|| known.lines().last()).cloned();
    let signers = Signers::of(&tree.settings.signers);
    let unsigned = tree.archive.unsigned(&signers);
    let vouchers = Arc::clone(&tree.archive.vouchers);
    let head = new.last().map_or(known.head(), |line| &line.seal).to_owned();
    let entries = known.lines().len() + new.len();
    let offers_paper = tree.settings.downloads.contains(&Format::Paper);
    Ok(Publication { findings, outcome, offers_paper, head, entries, last, vouchers, signers, unsigned })
}
