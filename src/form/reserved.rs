//! Keys of a record that no form may give to an item of its own.

/// Keys on the top level of a record that speak of the document as a whole.
pub const OF_RECORD: &[&str] = &["form", "version", "attachments", "aliases", RELATED, WAIVERS, CHANGED];

/// Other documents that this one has to do with, whatever its form.
pub const RELATED: &str = "related";

/// Findings that somebody accepted; published nowhere.
pub const WAIVERS: &str = "waivers";

/// What the office says of changes since the version before: how much they matter, and why they were made.
pub const CHANGED: &str = "changed";

/// A row's own name, the same for the row's whole life.
pub const ROW_ID: &str = "id";

/// A private note, allowed in every table and published nowhere.
pub const MEMO: &str = "memo";

/// Ground on which a whole value is withheld.
pub const WITHHELD: &str = "withheld";

/// Withheld words themselves.
pub const FULL: &str = "full";

/// Words of an old document that do not fit the item's type.
pub const AS_WRITTEN: &str = "as-written";

/// Public words of a value of which parts are withheld.
pub const TEXT: &str = "text";

/// Withheld parts of a value, by name.
pub const PARTS: &str = "parts";

/// Ground on which a part is withheld.
pub const GROUND: &str = "ground";

/// The item whose words stand below the head of a document in Markdown.
pub const BODY: &str = "body";

/// The name of the file, without its ending, in which a version is told of in plain words, outside of its form.
pub const PLAIN: &str = "plain";

/// The line above and below the head of a document in Markdown.
pub const FENCE: &str = "+++";

/// Why a form may not call a node so: the key's last segment, and whether it stands on the top level or in a row.
pub(super) fn clash(name: &str, on_top: bool, in_row: bool) -> Option<&'static str> {
    match name {
        MEMO => Some("どの表にも書けるメモの名前です"),
        ROW_ID if in_row => Some("行の変わらない名前を書く所です"),
        PLAIN if on_top => Some("やさしい言葉の説明（plain.md）の名前です"),
        _ if on_top && OF_RECORD.contains(&name) => Some("文書全体について書く所の名前です"),
        _ => None,
    }
}
