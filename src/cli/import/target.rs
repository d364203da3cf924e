//! Where the files of an imported document go, by the kind of document that the form is for.

use std::path::Path;
use std::path::PathBuf;

use crate::disk;
use crate::failure::Failure;
use crate::form::Form;
use crate::model::DocumentId;
use crate::model::DocumentKind;
use crate::model::Layout;
use crate::model::Stage;
use crate::model::VersionName;

use super::new;

const ACTION: &str = "取り込みませんでした。何も書き換えていません。";

/// Where the files of a document go.
#[derive(Debug)]
pub(super) struct Target {
    /// The folder, as seen from the content.
    pub(super) folder: PathBuf,
    document: DocumentId,
    /// The only file, where others in the folder belong to other documents or stages.
    file: Option<String>,
}

impl Target {
    pub(super) fn of(form: &Form, id: &str, version: Option<VersionName>) -> Result<Self, Failure> {
        let Some(kind) = DocumentKind::of_folder(&form.kind) else {
            let cause = "この様式は、元のファイルだけが残る版のためのもので、取り込む項目がありません。--form に、ほかの様式を書いてください。";
            return Err(Failure::new(ACTION, cause));
        };
        let id = new::id_of(kind, id).map_err(|cause| Failure::new(ACTION, cause))?;
        let document = DocumentId { kind: kind.folder.to_owned(), id };
        let home = PathBuf::from(kind.folder);
        let (folder, file) = match (kind.layout, Stage::of_word(&form.stage), version) {
            (Layout::Single, ..) => (home, Some(kind.main_file(&document.id))),
            (_, Some(stage), _) => (home.join(&document.id), Some(kind.stage_file(stage))),
            (_, None, Some(version)) => (home.join(&document.id).join(version.to_string()), None),
            (_, None, None) => {
                let cause = "「--version」に版の番号を書いてください（第1版なら 1、第2版の案なら 2-an）。";
                return Err(Failure::new(ACTION, cause));
            }
        };
        if version.is_some() && file.is_some() {
            let cause = format!("「{}」の文書には版がありません。「--version」を消してください。", kind.title);
            return Err(Failure::new(ACTION, cause));
        }
        Ok(Self { folder, document, file })
    }

    /// The last word of the document's id.
    pub(super) fn last(&self) -> &str {
        self.document.last()
    }

    /// Names of the files that stand where those of the document go.
    pub(super) fn standing(&self, folder: &Path) -> Result<Vec<String>, Failure> {
        let of_its_own = folder.join(&self.document.id);
        if self.document.is_single() && disk::kind(&of_its_own).is_some() {
            let cause = "この文書は自分のフォルダーを持っています。別の識別名で取り込み、できたファイルの項目を書き写してください。";
            return Err(Failure::at(ACTION, &of_its_own, cause));
        }
        let mut standing = super::standing(folder)?;
        if let Some(file) = &self.file {
            standing.retain(|name| name == file);
        }
        Ok(standing)
    }
}
