//! Keeps what people sent apart from everything that is published.

use std::path::Path;
use std::path::PathBuf;

use crate::disk;
use crate::failure::Failure;

use super::ACTION;

/// Refuses a folder of what arrived, or a private one, that lies where something is published from, or holds such a place.
///
/// Letters of either case are taken for the same, as some systems do.
///
/// # Errors
/// They are not apart, or the machine refuses.
pub fn keep_apart(public: &[(&Path, &str)], folder: &Path, private: &Path) -> Result<(), Failure> {
    let own = [(folder, "届いたものを入れたフォルダー"), (private, "個人情報を置くフォルダー")];
    for (place, called) in own {
        let real = plain(place)?;
        for (other, name) in public {
            let other_real = plain(other)?;
            if real.starts_with(&other_real) || other_real.starts_with(&real) {
                let cause = format!(
                    "{called}と「{name}」が、同じか、一方が他方の中にあります。お名前や連絡先が公開されないように、{name} の外の場所を示してください。"
                );
                return Err(Failure::at(ACTION, place, cause));
            }
        }
    }
    if plain(private)?.starts_with(plain(folder)?) {
        let cause = "個人情報を置くフォルダーが、届いたものを入れたフォルダーの中にあります。書いたものが届いたものと紛れないように、別の場所を示してください。";
        return Err(Failure::at(ACTION, private, cause));
    }
    Ok(())
}

fn plain(path: &Path) -> Result<PathBuf, Failure> {
    let real = disk::real_path(path)?;
    Ok(real.to_str().map_or_else(|| real.clone(), |words| PathBuf::from(words.to_lowercase())))
}
