//! Hears of changes in content and themes from the machine, or looks for them in turns where it does not tell.

use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use notify::ErrorKind;
use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::ModifyKind;

use crate::disk;

use super::Why;
use super::calls::Call;

/// How often changes are looked for where nobody tells of them.
const TURN: Duration = Duration::from_secs(2);

/// The two folders, as the machine calls them.
#[derive(Debug, Clone)]
pub(super) struct Roots {
    pub(super) content: PathBuf,
    pub(super) themes: PathBuf,
}

/// Hears, or looks, as long as it is kept.
pub(super) enum Watch {
    /// The machine tells.
    Told { _watcher: RecommendedWatcher },
    /// A thread asks for a look at every turn, and ends when nobody holds the other end of this.
    Looking { _end: Sender<()> },
}

impl Watch {
    /// Waits to be told of changes.
    pub(super) fn told(roots: &Roots, calls: Sender<Call>) -> Result<Self, Why> {
        let mut watcher = notify::recommended_watcher(hearing(roots, calls)).map_err(|error| why(&error))?;
        for folder in [&roots.content, &roots.themes].into_iter().filter(|folder| disk::leads_to_folder(folder)) {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| why(&error))?;
        }
        // From above one sees the folders themselves come and go; without that, everything inside is still seen.
        let above: [Option<&Path>; 2] = [roots.content.parent(), roots.themes.parent()];
        let same = above[0] == above[1];
        for folder in above.into_iter().take(if same { 1 } else { 2 }).flatten() {
            let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
        }
        Ok(Self::Told { _watcher: watcher })
    }

    /// Has everything looked at in turns: what changed is decided by what the files hold, so that two saves within a
    /// second and an old file put back are seen as well.
    pub(super) fn looking(calls: Sender<Call>) -> Self {
        let (end, ended) = mpsc::channel::<()>();
        thread::spawn(move || {
            while ended.recv_timeout(TURN) == Err(RecvTimeoutError::Timeout) {
                let _ = calls.send(Call::Changed);
            }
        });
        Self::Looking { _end: end }
    }
}

/// What is made of what the machine tells.
fn hearing(roots: &Roots, calls: Sender<Call>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let roots = roots.clone();
    move |told| {
        let call = match told {
            Ok(event) => of_event(&event, &roots),
            Err(error) => matches!(error.kind, ErrorKind::MaxFilesWatch | ErrorKind::Io(_)).then_some(Call::Lost),
        };
        // Nobody hears any more only while everything ends.
        let _ = call.map(|call| calls.send(call));
    }
}

/// Reading is no change; neither is what happens beside the two folders, as in the output.
fn of_event(event: &Event, roots: &Roots) -> Option<Call> {
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    if event.need_rescan() {
        return Some(Call::Changed);
    }
    let folders = [&roots.content, &roots.themes];
    let is_of_names = match event.kind {
        EventKind::Modify(kind) => matches!(kind, ModifyKind::Name(_)),
        _ => true,
    };
    if is_of_names && event.paths.iter().any(|path| folders.contains(&path)) {
        return Some(Call::Moved);
    }
    event.paths.iter().any(|path| folders.iter().any(|folder| path.starts_with(folder))).then_some(Call::Changed)
}

fn why(error: &notify::Error) -> Why {
    if matches!(error.kind, ErrorKind::MaxFilesWatch) { Why::Limit } else { Why::Refused }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::path::PathBuf;

    use notify::Event;
    use notify::EventKind;
    use notify::event::AccessKind;
    use notify::event::CreateKind;
    use notify::event::DataChange;
    use notify::event::Flag;
    use notify::event::RemoveKind;
    use notify::event::RenameMode;

    use super::ErrorKind;
    use super::ModifyKind;
    use super::Roots;
    use super::Why;
    use super::of_event;
    use super::why;

    #[test]
    fn only_changes_of_content_and_themes_are_heard() {
        let site = Path::new("/site");
        let roots = Roots { content: site.join("content"), themes: site.join("themes") };
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Any));
        for (kind, path, expected) in [
            (data, "content/site.toml", Some("Changed")),
            (EventKind::Any, "themes/standard/assets/standard.css", Some("Changed")),
            (renamed, "content/a.toml", Some("Changed")),
            (EventKind::Access(AccessKind::Any), "content/site.toml", None),
            (EventKind::Create(CreateKind::Folder), "themes", Some("Moved")),
            (EventKind::Remove(RemoveKind::Folder), "content", Some("Moved")),
            (renamed, "content", Some("Moved")),
            (data, "content", Some("Changed")),
            (data, "output/index.html", None),
            (EventKind::Create(CreateKind::Folder), ".preview", None),
            (data, "content-old/site.toml", None),
        ] {
            let event = Event::new(kind).add_path(site.join(path));
            let heard = of_event(&event, &roots).map(|call| format!("{call:?}"));
            assert_eq!(heard.as_deref(), expected, "{kind:?} {path}");
        }
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan).add_path(PathBuf::new());
        assert!(of_event(&overflow, &roots).is_some());
    }

    #[test]
    fn the_limit_of_the_machine_is_told_as_such() {
        for (kind, expected) in [
            (ErrorKind::MaxFilesWatch, Why::Limit),
            (ErrorKind::PathNotFound, Why::Refused),
            (ErrorKind::Generic("x".to_owned()), Why::Refused),
        ] {
            assert_eq!(why(&notify::Error::new(kind)), expected);
        }
    }
}
