//! Public keys as OpenSSH writes them, and what it means that a signature is theirs.

use base64ct::Base64;
use base64ct::Base64Unpadded;
use base64ct::Encoding;
use ring::digest;
use ring::signature::ECDSA_P256_SHA256_FIXED;
use ring::signature::ECDSA_P384_SHA384_FIXED;
use ring::signature::ED25519;
use ring::signature::RSA_PKCS1_2048_8192_SHA256;
use ring::signature::RSA_PKCS1_2048_8192_SHA512;
use ring::signature::RsaPublicKeyComponents;
use ring::signature::UnparsedPublicKey;
use ring::signature::VerificationAlgorithm;

use crate::attest::algorithm::RSA_BYTES;
use crate::attest::fault::Fault;
use crate::attest::fault::shown;
use crate::attest::signature::Signer;
use crate::attest::wire::Wire;

/// An RSA key of 16,384 bits takes 2.8 kilobytes; a comment may follow.
const LONGEST_LINE: usize = 16 * 1024;

const ED25519_NAME: &str = "ssh-ed25519";
const P256_NAME: &str = "ecdsa-sha2-nistp256";
const P384_NAME: &str = "ecdsa-sha2-nistp384";
const RSA_NAME: &str = "ssh-rsa";
const SK_ED25519_NAME: &str = "sk-ssh-ed25519@openssh.com";
const SK_P256_NAME: &str = "sk-ecdsa-sha2-nistp256@openssh.com";

/// A public key with the name of its kind.
pub(crate) struct SshKey {
    kind: &'static str,
    material: Material,
    /// What a security key puts before everything it signs.
    application: Option<Vec<u8>>,
    blob: Vec<u8>,
    comment: String,
}

enum Material {
    Ed25519(Vec<u8>),
    P256(Vec<u8>),
    P384(Vec<u8>),
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
}

impl SshKey {
    /// Reads a line `ssh-ed25519 AAAA… comment`.
    pub(crate) fn read(line: &str) -> Result<Self, Fault> {
        if line.len() > LONGEST_LINE {
            return Err(Fault::KeyUnreadable);
        }
        let line = line.trim();
        let mut parts = line.splitn(3, [' ', '\t']);
        let (Some(kind), Some(letters)) = (parts.next(), parts.next()) else {
            return Err(Fault::KeyUnreadable);
        };
        if line.contains(['\n', '\r']) || kind.starts_with("-----") {
            return Err(Fault::KeyUnreadable);
        }
        let blob = Base64::decode_vec(letters).map_err(|_| Fault::KeyUnreadable)?;
        let comment = parts.next().map(|comment| shown(comment.trim())).unwrap_or_default();
        Self::of_blob(kind, blob, comment)
    }

    fn of_blob(kind: &str, blob: Vec<u8>, comment: String) -> Result<Self, Fault> {
        let known = [ED25519_NAME, P256_NAME, P384_NAME, RSA_NAME, SK_ED25519_NAME, SK_P256_NAME];
        let Some(name) = known.into_iter().find(|name| *name == kind) else {
            return Err(Fault::KeyKindUnknown { kind: shown(kind) });
        };
        let mut wire = Wire::new(&blob);
        let material = (wire.string() == Some(name.as_bytes())).then(|| material(name, &mut wire)).flatten();
        let material = material.ok_or(Fault::KeyUnreadable)?;
        let is_in_security_key = name.starts_with("sk-");
        let application = is_in_security_key.then(|| wire.string().map(<[u8]>::to_vec));
        if application == Some(None) || !wire.is_done() {
            return Err(Fault::KeyUnreadable);
        }
        if let Material::Rsa { modulus, .. } = &material
            && !RSA_BYTES.contains(&modulus.len())
        {
            return Err(Fault::KeyLength { bits: modulus.len() * 8 });
        }
        Ok(Self { kind: name, material, application: application.flatten(), blob, comment })
    }

    /// The key as it stands in a signature.
    pub(crate) fn blob(&self) -> &[u8] {
        &self.blob
    }

    pub(crate) fn signer(&self) -> Signer {
        Signer { kind: self.kind, fingerprint: fingerprint(&self.blob), comment: self.comment.clone() }
    }

    /// Whether the field `signature` of a signature file is one that this key made over `signed`.
    pub(crate) fn has_signed(&self, signed: &[u8], signature: &[u8]) -> Result<(), Fault> {
        let mut wire = Wire::new(signature);
        let (name, raw) = wire.string().zip(wire.string()).ok_or(Fault::SignatureUnreadable)?;
        let over = match &self.application {
            Some(application) => {
                let (flags, counter) = wire.byte().zip(wire.take(4)).ok_or(Fault::SignatureUnreadable)?;
                let parts = [sha256(application).as_slice(), &[flags], counter, &sha256(signed)].concat();
                Some(parts)
            }
            None => None,
        };
        if !wire.is_done() {
            return Err(Fault::SignatureUnreadable);
        }
        let over = over.as_deref().unwrap_or(signed);
        let is_right = match &self.material {
            _ if !self.may_sign_as(name) => return Err(Fault::SignatureKindUnknown),
            Material::Ed25519(key) => is_signed(&ED25519, key, over, raw),
            Material::P256(point) => both_numbers::<32>(raw)
                .is_some_and(|numbers| is_signed(&ECDSA_P256_SHA256_FIXED, point, over, &numbers)),
            Material::P384(point) => both_numbers::<48>(raw)
                .is_some_and(|numbers| is_signed(&ECDSA_P384_SHA384_FIXED, point, over, &numbers)),
            Material::Rsa { modulus, exponent } => {
                let algorithm = match name {
                    b"rsa-sha2-256" => &RSA_PKCS1_2048_8192_SHA256,
                    _ => &RSA_PKCS1_2048_8192_SHA512,
                };
                let missing = modulus.len().saturating_sub(raw.len());
                let padded = [&vec![0; missing], raw].concat();
                RsaPublicKeyComponents { n: modulus, e: exponent }.verify(algorithm, over, &padded).is_ok()
            }
        };
        is_right.then_some(()).ok_or(Fault::SignatureWrong)
    }

    fn may_sign_as(&self, name: &[u8]) -> bool {
        match self.material {
            Material::Rsa { .. } => matches!(name, b"rsa-sha2-256" | b"rsa-sha2-512"),
            _ => name == self.kind.as_bytes(),
        }
    }
}

/// `SHA256:…` as `ssh-keygen -l` prints it.
pub(crate) fn fingerprint(blob: &[u8]) -> String {
    format!("SHA256:{}", Base64Unpadded::encode_string(&sha256(blob)))
}

fn material(name: &str, wire: &mut Wire) -> Option<Material> {
    match name {
        ED25519_NAME | SK_ED25519_NAME => {
            Some(Material::Ed25519(wire.string().filter(|key| key.len() == 32)?.to_vec()))
        }
        P256_NAME | SK_P256_NAME => point(wire, b"nistp256", 32).map(Material::P256),
        P384_NAME => point(wire, b"nistp384", 48).map(Material::P384),
        _ => {
            let (exponent, modulus) = wire.positive().zip(wire.positive())?;
            Some(Material::Rsa { modulus: modulus.to_vec(), exponent: exponent.to_vec() })
        }
    }
}

/// A point of a curve, both coordinates written out.
fn point(wire: &mut Wire, curve: &[u8], length: usize) -> Option<Vec<u8>> {
    let named = wire.string()?;
    let point = wire.string()?;
    (named == curve && point.len() == 2 * length + 1 && point.first() == Some(&4)).then(|| point.to_vec())
}

/// The two numbers of an ECDSA signature, each in as many bytes as the curve has.
fn both_numbers<const LENGTH: usize>(raw: &[u8]) -> Option<Vec<u8>> {
    let mut wire = Wire::new(raw);
    let (r, s) = wire.positive().zip(wire.positive())?;
    let mut numbers = Vec::with_capacity(2 * LENGTH);
    for number in [r, s] {
        numbers.resize(numbers.len() + LENGTH.checked_sub(number.len())?, 0);
        numbers.extend_from_slice(number);
    }
    wire.is_done().then_some(numbers)
}

fn is_signed(algorithm: &'static dyn VerificationAlgorithm, key: &[u8], over: &[u8], raw: &[u8]) -> bool {
    UnparsedPublicKey::new(algorithm, key).verify(over, raw).is_ok()
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}
