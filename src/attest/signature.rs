//! Signatures as `ssh-keygen -Y sign` writes them (SSHSIG), checked against a key that the caller names.

use base64ct::Base64;
use base64ct::Encoding;
use ring::digest;

use crate::attest::fault::Fault;
use crate::attest::fault::shown;
use crate::attest::ssh_key::SshKey;
use crate::attest::ssh_key::fingerprint;
use crate::attest::wire::Wire;
use crate::attest::wire::put;

/// What signatures of juran are for, so that no signature made for something else counts: `ssh-keygen -Y sign -n`.
pub const NAMESPACE: &str = "juran-ledger";

/// The longest signature file in bytes; one of an RSA key of 16,384 bits has six kilobytes.
pub const LONGEST: usize = 32 * 1024;

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";
const MAGIC: &[u8] = b"SSHSIG";
const VERSION: u32 = 1;

/// Whose key made a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The kind of key as OpenSSH names it: `ssh-ed25519`.
    pub kind: &'static str,
    /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:…`.
    pub fingerprint: String,
    /// The words behind the key in its line; empty where there are none.
    pub comment: String,
}

/// Whose key a line `ssh-ed25519 AAAA… comment` is.
///
/// # Errors
/// The line is no public key, or one of a kind that is not checked.
pub fn read_key(public_key: &str) -> Result<Signer, Fault> {
    SshKey::read(public_key).map(|key| key.signer())
}

/// The fingerprint of the key that a signature says it is of, so that the right one of several keys can be chosen. Nothing
/// is checked by this.
///
/// # Errors
/// The signature cannot be read.
pub fn claimed_key(signature: &str) -> Result<String, Fault> {
    let bytes = unarmored(signature)?;
    parts(&bytes).map(|parts| fingerprint(parts.key)).ok_or(Fault::SignatureUnreadable)
}

/// Checks that the owner of a public key signed exactly these bytes, for this purpose.
///
/// # Errors
/// The key or the signature cannot be read, or the signature is not one of this key over these bytes for this purpose.
pub fn verify(message: &[u8], signature: &str, public_key: &str, namespace: &str) -> Result<Signer, Fault> {
    let key = SshKey::read(public_key)?;
    let bytes = unarmored(signature)?;
    let parts = parts(&bytes).ok_or(Fault::SignatureUnreadable)?;
    if parts.key != key.blob() {
        let (named, found) = (fingerprint(key.blob()), fingerprint(parts.key));
        return Err(Fault::OtherKey { named, found });
    }
    if parts.namespace != namespace.as_bytes() {
        let found = shown(&String::from_utf8_lossy(parts.namespace));
        return Err(Fault::OtherNamespace { named: shown(namespace), found });
    }
    let algorithm = match parts.hash {
        b"sha256" => &digest::SHA256,
        b"sha512" => &digest::SHA512,
        _ => return Err(Fault::SignatureKindUnknown),
    };
    let mut signed = MAGIC.to_vec();
    for field in [parts.namespace, parts.reserved, parts.hash, digest::digest(algorithm, message).as_ref()] {
        put(&mut signed, field);
    }
    key.has_signed(&signed, parts.signature)?;
    Ok(key.signer())
}

/// The bytes between the first and the last line. Nothing may stand around them, so that a file has one reading only.
fn unarmored(text: &str) -> Result<Vec<u8>, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::SignatureTooLong { bytes: text.len(), limit: LONGEST });
    }
    let mut lines = text.trim_end_matches(['\n', '\r']).split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    if lines.next() != Some(BEGIN) {
        return Err(Fault::NoSignature);
    }
    let mut letters: Vec<&str> = lines.collect();
    if letters.pop() != Some(END) {
        return Err(Fault::SignatureUnreadable);
    }
    Base64::decode_vec(&letters.concat()).map_err(|_| Fault::SignatureUnreadable)
}

struct Parts<'a> {
    key: &'a [u8],
    namespace: &'a [u8],
    reserved: &'a [u8],
    hash: &'a [u8],
    signature: &'a [u8],
}

fn parts(bytes: &[u8]) -> Option<Parts<'_>> {
    let mut wire = Wire::new(bytes);
    let is_known = wire.take(MAGIC.len())? == MAGIC && wire.number()? == VERSION;
    let parts = Parts {
        key: wire.string()?,
        namespace: wire.string()?,
        reserved: wire.string()?,
        hash: wire.string()?,
        signature: wire.string()?,
    };
    (is_known && wire.is_done()).then_some(parts)
}
