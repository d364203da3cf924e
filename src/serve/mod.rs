//! The flow again at every change of the content, shown to the browsers of this machine and to nobody else.
//!
//! One thread watches and builds into a folder of its own; others answer requests with what that folder holds. Pages
//! get a bar and a script on their way to the browser, so that nothing of the preview stands in a file of the site.
//!
//! Does not print and has no clock: the command line is the [`Desk`].

mod address;
mod answer;
mod bar;
mod board;
mod builder;
mod calls;
mod choice;
mod files;
mod folder;
mod guard;
mod listen;
mod overview;
mod request;
mod routes;
mod snapshot;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Counts;
use crate::finding::Findings;
use crate::pipeline;
use crate::pipeline::Drafts;
use crate::pipeline::Outcome;
use crate::text::Instant;

use board::Board;
use builder::Builder;
use folder::Folder;

pub use calls::Calls;
pub use calls::Ender;

/// What is to be served, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The folder of themes.
    pub themes: &'a Path,
    /// Whether that folder was asked for, so that it must be there.
    pub needs_themes: bool,
    /// The folder that the preview has for itself.
    pub preview: &'a Path,
    /// The port, or 0 for any that is free.
    pub port: u16,
    /// What is shown first.
    pub condition: Condition,
    /// Whether to look for changes again and again without waiting to be told.
    pub poll: bool,
}

/// Of which state of the content a preview tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// Whether versions that are not public yet are shown.
    pub drafts: Drafts,
    /// The instant asked for.
    pub as_of: Option<Instant>,
}

/// Gives the time and hears what happens.
pub trait Desk: Sync {
    /// The present minute.
    fn now(&self) -> Instant;
    /// The time since the start.
    fn passed(&self) -> Duration;
    /// Something happened.
    fn hear(&self, news: &News);
}

/// What there is to tell while serving.
#[derive(Debug)]
pub enum News<'a> {
    /// Pages can be read at this address.
    Opened {
        /// The address of the home.
        address: &'a str,
        /// The port that was asked for and is in use by another program.
        taken: Option<u16>,
    },
    /// The content was read again.
    Rebuilt(&'a Rebuilt<'a>),
    /// The machine refused to build; the pages stay as they were.
    Failed(&'a Failure),
    /// Changes are not told by the machine, so they are looked for in turns.
    Polling(Why),
}

/// Why changes are looked for in turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was asked for.
    Asked,
    /// The machine watches only so many folders.
    Limit,
    /// The machine cannot watch this place.
    Refused,
}

/// Why a build was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause<'a> {
    /// Nothing was there yet.
    First,
    /// These files changed, relative to content or as `themes/…`.
    Changed(&'a [String]),
    /// Another state of the content was chosen.
    Chosen,
}

/// One build in numbers.
#[derive(Debug)]
pub struct Rebuilt<'a> {
    /// Why it was asked for.
    pub cause: Cause<'a>,
    /// What happened to the pages.
    pub outcome: &'a Outcome,
    /// How long it took.
    pub took: Duration,
    /// What there is to say.
    pub counts: Counts,
    /// Where it is said.
    pub overview: &'a str,
}

/// Builds, serves and watches until the end is asked for; then takes the preview's folder away.
///
/// # Errors
/// When the machine refuses the folder, the port, or the first build.
pub fn serve(settings: &Settings, desk: &dyn Desk, calls: &Calls) -> Result<(), Failure> {
    if !disk::leads_to_folder(settings.content) {
        // Reading tells why; nothing is made before, not even a folder beside it.
        pipeline::list(settings.content, None, desk.now(), &mut Findings::default())?;
    }
    let folder = Folder::open(settings)?;
    let sockets = listen::bind(settings.port)?;
    let board = Arc::new(Board::new(settings.condition, folder.site(), sockets.port));
    let mut builder = Builder::new(settings, desk, &board);
    let served = builder.first(calls).and_then(|()| {
        let address = routes::address(sockets.port, "/");
        let taken = (settings.port != 0 && sockets.port != settings.port).then_some(settings.port);
        sockets.answer(&board, &calls.sender())?;
        desk.hear(&News::Opened { address: &address, taken });
        builder.run(calls);
        Ok(())
    });
    folder.close().and(served)
}
