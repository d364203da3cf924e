//! What vouches for entries besides the ledger: signatures and time stamps, each in a file that bears the seal it is for.

use std::collections::BTreeMap;
use std::path::Path;

use crate::attest;
use crate::attest::timestamp;
use crate::attest::timestamp::Stamp;
use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;
use crate::fingerprint::is_sha256;

use super::Addition;
use super::Archive;
use super::FOLDER;
use super::LEDGER;
use super::SIGNATURES;
use super::TIMESTAMPS;
use super::ledger::Ledger;
use super::ledger::Line;
use super::signers::Signers;
use super::signers::Unsigned;

/// Name of the file beside the signatures that says whose keys count.
pub const ALLOWED_SIGNERS: &str = "allowed_signers";

/// Where that file stands in the archive, in the site and in a bundle.
pub fn signers_place() -> String {
    format!("{SIGNATURES}/{ALLOWED_SIGNERS}")
}

/// A kind of what vouches for an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voucher {
    /// A signature of `ssh-keygen -Y sign` over the line of the entry.
    Signature,
    /// A reply of a time stamping authority for the seal of the entry.
    Stamp,
}

impl Voucher {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Signature, Self::Stamp];

    /// The folder in the archive, in the site and in a bundle.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Signature => SIGNATURES,
            Self::Stamp => TIMESTAMPS,
        }
    }

    /// Where the one for a seal stands.
    pub fn place(self, seal: &str) -> String {
        format!("{}/{seal}{}", self.folder(), self.ending())
    }

    /// The seal that the name of a file says it is for.
    pub fn seal_of(self, name: &str) -> Option<&str> {
        name.strip_suffix(self.ending()).filter(|seal| is_sha256(seal))
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Signature => ".sig",
            Self::Stamp => ".tsr",
        }
    }

    fn called(self) -> &'static str {
        match self {
            Self::Signature => "署名",
            Self::Stamp => "時刻の証明",
        }
    }
}

/// Everything that vouches for entries, as it is kept.
#[derive(Debug, Clone, Default)]
pub struct Vouchers {
    kept: BTreeMap<(Voucher, String), Vec<u8>>,
}

impl Vouchers {
    /// Reads those of an archive; files by other names are none.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let mut kept = BTreeMap::new();
        for voucher in Voucher::ALL {
            let folder = folder.join(voucher.folder());
            if disk::kind(&folder) != Some(Kind::Folder) {
                continue;
            }
            for entry in disk::list(&folder)?.into_iter().filter(|entry| entry.kind == Kind::File) {
                if let Some(seal) = voucher.seal_of(&entry.name) {
                    kept.insert((voucher, seal.to_owned()), disk::read(&entry.path)?);
                }
            }
        }
        Ok(Self { kept })
    }

    /// The one for a seal.
    pub fn of(&self, voucher: Voucher, seal: &str) -> Option<&[u8]> {
        self.kept.get(&(voucher, seal.to_owned())).map(Vec::as_slice)
    }
}

impl Archive {
    /// Numbers of entries whose signature does not count, and why.
    pub fn unsigned(&self, signers: &Signers) -> Vec<(usize, Unsigned)> {
        let judged = self.ledger.lines().iter().filter_map(|line| {
            let signature = self.vouchers.of(Voucher::Signature, &line.seal)?;
            Some((line.entry.entry, signers.judge(&line.bytes, signature).err()?))
        });
        judged.collect()
    }
}

/// When an entry existed, by a reply of a time stamping authority; judged by roots where there are some.
///
/// # Errors
/// When the reply does not count for this entry.
pub fn stamped(line: &Line, reply: &[u8], roots: Option<&[u8]>) -> Result<Stamp, attest::Fault> {
    match roots {
        Some(roots) => timestamp::check_against(reply, line.digest(), &[roots]),
        None => timestamp::check(reply, line.digest()),
    }
}

/// Keeps what vouches for a seal, in one step; whether it is new. What was kept once is never replaced.
///
/// # Errors
/// When another one is kept for the seal, somebody else publishes, or the machine refuses.
pub fn keep_voucher(content: &Path, voucher: Voucher, seal: &str, bytes: &[u8]) -> Result<bool, Failure> {
    let _alone = Addition::begin(content)?;
    let place = content.join(FOLDER).join(voucher.place(seal));
    match disk::read_if_present(&place)? {
        Some(kept) if kept == bytes => Ok(false),
        Some(_) => {
            let cause =
                format!("この記載には、別の{}がすでにあります。一度しまったものは、置き換えません。", voucher.called());
            Err(Failure::at(format!("{}をしまえませんでした。", voucher.called()), &place, cause))
        }
        None => disk::rewrite(&place, bytes).map(|()| true),
    }
}

/// Keeps the list of those whose signatures count beside the signatures.
///
/// # Errors
/// When somebody else publishes, or the machine refuses.
pub fn keep_signers(content: &Path, text: &str) -> Result<(), Failure> {
    let _alone = Addition::begin(content)?;
    let place = content.join(FOLDER).join(signers_place());
    if disk::read_if_present(&place)?.as_deref() == Some(text.as_bytes()) {
        return Ok(());
    }
    disk::rewrite(&place, text.as_bytes())
}

/// The ledger of a content folder, for what needs nothing else of it.
///
/// # Errors
/// When there is none, it is damaged, or the machine refuses.
pub fn ledger_of(content: &Path) -> Result<Ledger, Failure> {
    let place = content.join(FOLDER).join(LEDGER);
    let action = "公表台帳を読めませんでした。";
    let Some(bytes) = disk::read_if_present(&place)? else {
        return Err(Failure::at(action, &place, "まだ何も公表していません。先に「juran publish」で公表してください。"));
    };
    match Ledger::read(&bytes) {
        (ledger, faults) if faults.is_empty() => Ok(ledger),
        (_, faults) => {
            let told: String = faults.iter().map(|fault| format!("{}行目: {}", fault.line, fault.message)).collect();
            Err(Failure::at(action, &place, told + "控え（バックアップ）から戻してください。"))
        }
    }
}
