//! Public versions of which a build would remove every page, although nobody said that they should go.
//!
//! Content says of a version that it is not public at an instant, and of a document that it is withdrawn. A version that
//! stood in the output, was public there, and has neither a page in the plan (one that says where it is now, or that it
//! is withdrawn, counts) nor a day of publication in content any more, was most likely renamed, moved or lost by
//! mistake: the build stops, unless it is told to remove. Versions that were in the output as a preview may go without a word,
//! and so may those that a build for an earlier instant leaves out. What the output says of itself decides, so that
//! nothing else has to be remembered beside it.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::assemble::Site;
use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::read::Card;

use super::Spool;
use super::obstacles;
use super::obstacles::Standing;
use super::rules::VANISHING_VERSION;

/// The file that stands beside the pages of every version.
const DATA: &str = "data.json";

/// What the data of a version says of it.
#[derive(Deserialize)]
struct Stood {
    document: String,
    version: String,
    state: Option<String>,
}

impl Spool {
    /// Reports every public version of the output that the site neither shows nor announces.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn report_vanishing(&self, site: &Site, findings: &mut Findings) -> Result<(), Failure> {
        let dated = site.tree.cards.iter().filter(|card| card.version.published.is_some());
        let announced: BTreeSet<String> = dated.flat_map(Card::announced).collect();
        for path in self.known.paths() {
            let Some(folder) = path.strip_suffix(DATA).filter(|folder| folder.ends_with('/')) else { continue };
            // What was corrected since stands below its version, and may be hidden later.
            if folder.contains("/corrected/") {
                continue;
            }
            let address = format!("/{folder}");
            if site.addresses.contains(&address) || obstacles::look(&self.output, path, &self.known)? != Standing::File
            {
                continue;
            }
            // A file of another name or shape is an attachment.
            let Ok(stood) = serde_json::from_slice::<Stood>(&disk::read(&self.output.join(path))?) else { continue };
            let was_public = stood.state.as_deref().is_none_or(|state| state == "public");
            if !was_public || announced.contains(&address) {
                continue;
            }
            let inside = self.known.paths().range(folder.to_owned()..);
            let files = inside.take_while(|path| path.starts_with(folder)).count();
            let place = Place {
                spot: Some(Spot::file(&format!("output/{folder}"))),
                document: Some(stood.document),
                version: Some(stood.version),
                ..Place::default()
            };
            let message = format!(
                "公表した版のページ「{address}」（ファイル{files}個）が、content にないため、このまま作ると消えます。"
            );
            let remedy = "フォルダーの名前を変えたり移したりしたなら、元に戻してください。公表をやめるなら、文書のフォルダーに withdrawn.toml を置き、withdrawn（やめた日）・title（題名）・reason（理由）・versions（公表していた版）を書いてください。跡を残さずに消すつもりなら --remove を付けてください。";
            findings.add(&VANISHING_VERSION, place, message, remedy);
        }
        Ok(())
    }
}
