//! Those whose signatures count, in the form that `ssh-keygen -Y verify` reads: `allowed_signers`.

use std::fmt;

use crate::attest;
use crate::attest::signature;
use crate::attest::signature::NAMESPACE;
use crate::model::Signer;

/// Those whose signatures count, the first one first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signers {
    all: Vec<Signer>,
}

/// Who signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The id of the signer.
    pub id: String,
    /// The name of the signer.
    pub name: String,
    /// The fingerprint of the key: `SHA256:…`.
    pub fingerprint: String,
}

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsigned {
    /// It says that it is of a key that is none of those known.
    Stranger {
        /// The fingerprint of that key.
        fingerprint: String,
    },
    /// It cannot be read, or is not one over these bytes.
    Fault(attest::Fault),
}

impl fmt::Display for Unsigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stranger { fingerprint } => write!(
                f,
                "署名する人の一覧にない鍵（{fingerprint}）の署名です。だれの署名かが分からないため、この署名を信じないでください。"
            ),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl Signers {
    /// Those that the settings name.
    pub fn of(signers: &[Signer]) -> Self {
        Self { all: signers.to_vec() }
    }

    /// Reads a file that [`Signers::text`] made; the number of the first line that cannot be read, otherwise.
    ///
    /// # Errors
    /// With that number.
    pub fn read(file: &[u8]) -> Result<Self, usize> {
        let signer = |line: &str| {
            let (id, rest) = line.split_once(' ')?;
            let key = rest.strip_prefix(&*options())?.trim_start();
            let name = signature::read_key(key).ok()?.comment;
            Some(Signer { id: id.to_owned(), name, key: key.to_owned() })
        };
        let text = std::str::from_utf8(file).map_err(|_| 1_usize)?;
        let lines = text.lines().enumerate();
        lines.map(|(at, line)| signer(line).ok_or(at + 1)).collect::<Result<_, _>>().map(|all| Self { all })
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The file `allowed_signers`: the id stands for the signer, and the name is the comment of the key.
    pub fn text(&self) -> String {
        let line = |signer: &Signer| format!("{} {} {} {}\n", signer.id, options(), signer.key, signer.name);
        self.all.iter().map(line).collect()
    }

    /// Who signed these bytes.
    ///
    /// # Errors
    /// When none of them did.
    pub fn judge(&self, message: &[u8], signature: &[u8]) -> Result<Signed, Unsigned> {
        let text = std::str::from_utf8(signature).map_err(|_| Unsigned::Fault(attest::Fault::NoSignature))?;
        let fingerprint = signature::claimed_key(text).map_err(Unsigned::Fault)?;
        let is_of = |signer: &&Signer| signature::read_key(&signer.key).is_ok_and(|key| key.fingerprint == fingerprint);
        let Some(signer) = self.all.iter().find(is_of) else { return Err(Unsigned::Stranger { fingerprint }) };
        signature::verify(message, text, &signer.key, NAMESPACE).map_err(Unsigned::Fault)?;
        Ok(Signed { id: signer.id.clone(), name: signer.name.clone(), fingerprint })
    }
}

/// The key counts for the ledger alone, whatever else it signs.
fn options() -> String {
    format!("namespaces=\"{NAMESPACE}\"")
}
