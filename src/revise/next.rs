//! The next version of a document of the content, and why a document can have none.

use std::collections::BTreeMap;

use crate::failure::Failure;
use crate::model::DocumentId;
use crate::model::Layout;
use crate::model::VersionName;
use crate::read::Card;
use crate::read::SourceTree;
use crate::text::Instant;
use crate::text::nearest;

use super::Begun;
use super::Origin;
use super::Start;
use super::begin;
use super::start;

/// What is told where no version is begun.
pub const REFUSED: &str = "次の版を始めませんでした。何も書き換えていません。";

/// A version that is begun, before anything is written.
#[derive(Debug)]
pub struct Revised {
    /// The version, and the one it begins with.
    pub start: Start,
    /// The version from which it will tell its changes: the last one decided; where there is none, the one it begins with.
    pub base: VersionName,
    /// Its files.
    pub begun: Begun,
    /// A later revision of its form, which it may take on.
    pub newer_form: Option<String>,
    /// Whether the version that it begins with has still to be published.
    pub is_ahead: bool,
}

/// Begins the next version of a document.
///
/// # Errors
/// When the machine cannot read a file, or the document can have no next version.
pub fn next(tree: &SourceTree, document: &DocumentId, is_draft: bool, instant: Instant) -> Result<Revised, Failure> {
    let refused = |cause: String| Failure::new(format!("{document} の{REFUSED}"), cause);
    let cards: Vec<&Card> = tree.cards.iter().filter(|card| card.version.document == *document).collect();
    if let Some(cause) = cause(tree, document, &cards, instant) {
        return Err(refused(cause));
    }
    let versions: Vec<_> = cards.iter().map(|card| (card.version.name, card.version.published)).collect();
    let start = start(&versions, is_draft).map_err(refused)?;
    let origin = cards.iter().find(|card| card.version.name == start.from);
    let origin = origin.ok_or_else(|| refused("元にする版がありません。".to_owned()))?;
    if origin.form.is_scan() {
        return Err(refused(format!(
            "{}は、ファイルだけで残っている版で、引き継ぐ記載がありません。「juran import」か「juran new」で、項目のある版を作ってください。",
            start.from.called()
        )));
    }
    let (names, main_file) = origin.files();
    let files = names.iter().map(|name| Ok((name.clone(), tree.beside(origin, name)?)));
    let origin_of = Origin {
        form: &origin.form,
        rows: &origin.rows,
        main_file,
        files: files.collect::<Result<BTreeMap<_, _>, Failure>>()?,
        published_files: &origin.published_files,
    };
    let begun = begin(&origin_of, start).map_err(|file| {
        let cause = "書き直す記載だけを分けられない書き方があります。版のフォルダーを写し、公表日と評価の手続の記載を書き直してください。";
        refused(format!("{file} に、{cause}"))
    })?;
    let later = tree.catalogue.iter().filter(|form| form.id == origin.form.id && form.revision > origin.form.revision);
    let newer_form = later.max_by(|a, b| a.revision.cmp(&b.revision)).map(|form| form.name());
    let is_ahead = origin.version.published.is_some_and(|published| !instant.has_reached(published));
    let decided = cards.iter().filter(|card| !card.version.name.is_draft() && card.form.id == origin.form.id);
    let base = decided.map(|card| card.version.name).filter(|name| *name < start.next).max().unwrap_or(start.from);
    Ok(Revised { start, base, begun, newer_form, is_ahead })
}

/// Why a document can have no next version, if that is so.
fn cause(tree: &SourceTree, document: &DocumentId, cards: &[&Card], instant: Instant) -> Option<String> {
    match document.kind().map(|kind| kind.layout) {
        Some(Layout::Single) => {
            return Some("この種類の文書には、版がありません。ファイルをそのまま書き直してください。".to_owned());
        }
        Some(Layout::Stages) => {
            return Some(
                "意見公募には、版がありません。募集は call.toml に、結果は result.toml に書いてください。改めて募集するときは「juran new consultations」で、別の意見公募を始めます。"
                    .to_owned(),
            );
        }
        Some(Layout::Versions | Layout::Bodies) | None => {}
    }
    if tree.unread.contains(&document.address()) || cards.iter().any(|card| !card.whole) {
        return Some("読み取れない版があります。「juran check」で誤りを確かめ、直してから始めてください。".to_owned());
    }
    if cards.is_empty() {
        let known: Vec<String> = tree.cards.iter().map(|card| card.version.document.to_string()).collect();
        let near = nearest(&document.to_string(), known.iter().map(String::as_str))
            .map(|near| format!("「{near}」の書き誤りではありませんか。"));
        return Some(format!(
            "この名前の文書がありません。{}「juran list」で確かめてください。",
            near.unwrap_or_default()
        ));
    }
    let withdrawal = tree.withdrawals.get(document).filter(|withdrawal| instant.has_reached(withdrawal.day))?;
    Some(format!(
        "{}に公表をやめた文書です。公表を再び始めるなら、先に withdrawn.toml を消してください。",
        withdrawal.day.in_full()
    ))
}
