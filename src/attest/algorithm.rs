//! Which hashes and signatures count, by the numbers that X.509 and CMS have for them.

use std::ops::RangeInclusive;

use der::asn1::ObjectIdentifier;
use ring::digest;
use ring::signature::ECDSA_P256_SHA256_ASN1;
use ring::signature::ECDSA_P256_SHA384_ASN1;
use ring::signature::ECDSA_P384_SHA256_ASN1;
use ring::signature::ECDSA_P384_SHA384_ASN1;
use ring::signature::RSA_PKCS1_2048_8192_SHA256;
use ring::signature::RSA_PKCS1_2048_8192_SHA384;
use ring::signature::RSA_PKCS1_2048_8192_SHA512;
use ring::signature::RSA_PSS_2048_8192_SHA256;
use ring::signature::RSA_PSS_2048_8192_SHA384;
use ring::signature::RSA_PSS_2048_8192_SHA512;
use ring::signature::VerificationAlgorithm;

use crate::attest::node::INTEGER;
use crate::attest::node::NULL;
use crate::attest::node::Node;
use crate::attest::node::SEQUENCE;
use crate::attest::node::group;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");

/// Lengths of RSA keys that are checked, in bytes: 2048 to 8192 bits.
pub(crate) const RSA_BYTES: RangeInclusive<usize> = 256..=1024;

/// A hash that counts for what is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    const ALL: [Self; 3] = [Self::Sha256, Self::Sha384, Self::Sha512];

    /// Reads an algorithm with its parameters.
    pub(crate) fn read(node: Node) -> Option<Self> {
        let (oid, parameters) = algorithm(node)?;
        let known = Self::ALL.into_iter().find(|hash| hash.oid() == oid);
        known.filter(|_| is_empty(parameters))
    }

    pub(crate) const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1"),
            Self::Sha384 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2"),
            Self::Sha512 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3"),
        }
    }

    pub(crate) fn of(self, bytes: &[u8]) -> Vec<u8> {
        let algorithm = match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        };
        digest::digest(algorithm, bytes).as_ref().to_vec()
    }

    const fn bytes(self) -> u64 {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    const fn rsa_oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"),
            Self::Sha384 => ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"),
            Self::Sha512 => ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"),
        }
    }

    const fn ecdsa_oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"),
            Self::Sha384 => ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"),
            Self::Sha512 => ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4"),
        }
    }
}

/// How a signature over this hash by a key of this kind is checked, if all are known, strong enough and fit together.
pub(crate) fn verifier(
    signature: Node,
    hash: Hash,
    kind: Node,
    key: &[u8],
) -> Option<&'static dyn VerificationAlgorithm> {
    let (oid, parameters) = algorithm(signature)?;
    let (kind, key_parameters) = algorithm(kind)?;
    if kind == EC {
        let curve = key_parameters?.oid()?;
        return (oid == hash.ecdsa_oid() && parameters.is_none()).then(|| ecdsa(curve, hash)).flatten();
    }
    if !is_rsa_of_fit_length(key)? {
        return None;
    }
    if oid == RSA_PSS {
        let is_fit = (kind == RSA || kind == RSA_PSS) && is_plain_pss(parameters?, hash);
        return is_fit.then(|| pss(hash));
    }
    let is_fit = kind == RSA && (oid == RSA || oid == hash.rsa_oid()) && is_empty(parameters);
    is_fit.then(|| rsa(hash))
}

/// Whether an RSA key has a length that counts; the first of its two numbers is as long as the key.
fn is_rsa_of_fit_length(key: &[u8]) -> Option<bool> {
    let modulus = Node::only(key)?.inside(SEQUENCE)?.first()?.of(INTEGER)?;
    Some(RSA_BYTES.contains(&modulus.strip_prefix(&[0]).unwrap_or(modulus).len()))
}

fn ecdsa(curve: ObjectIdentifier, hash: Hash) -> Option<&'static dyn VerificationAlgorithm> {
    match (curve, hash) {
        (P256, Hash::Sha256) => Some(&ECDSA_P256_SHA256_ASN1),
        (P256, Hash::Sha384) => Some(&ECDSA_P256_SHA384_ASN1),
        (P384, Hash::Sha256) => Some(&ECDSA_P384_SHA256_ASN1),
        (P384, Hash::Sha384) => Some(&ECDSA_P384_SHA384_ASN1),
        _ => None,
    }
}

fn rsa(hash: Hash) -> &'static dyn VerificationAlgorithm {
    match hash {
        Hash::Sha256 => &RSA_PKCS1_2048_8192_SHA256,
        Hash::Sha384 => &RSA_PKCS1_2048_8192_SHA384,
        Hash::Sha512 => &RSA_PKCS1_2048_8192_SHA512,
    }
}

fn pss(hash: Hash) -> &'static dyn VerificationAlgorithm {
    match hash {
        Hash::Sha256 => &RSA_PSS_2048_8192_SHA256,
        Hash::Sha384 => &RSA_PSS_2048_8192_SHA384,
        Hash::Sha512 => &RSA_PSS_2048_8192_SHA512,
    }
}

/// Whether the parameters of RSASSA-PSS name this one hash everywhere, and a salt as long as it.
fn is_plain_pss(parameters: Node, hash: Hash) -> bool {
    let read = || {
        let row = parameters.inside(SEQUENCE)?;
        let [digest, mask, salt] = row[..] else { return None };
        let digest = Hash::read(Node::only(digest.of(group(0))?)?)?;
        let (oid, inner) = algorithm(Node::only(mask.of(group(1))?)?)?;
        let salt = Node::only(salt.of(group(2))?)?.number(INTEGER)?;
        Some(digest == hash && oid == RSA_MGF1 && Hash::read(inner?)? == hash && salt == hash.bytes())
    };
    read().unwrap_or(false)
}

/// The number of an algorithm and its parameters.
pub(crate) fn algorithm(node: Node<'_>) -> Option<(ObjectIdentifier, Option<Node<'_>>)> {
    match node.inside(SEQUENCE)?[..] {
        [oid] => Some((oid.oid()?, None)),
        [oid, parameters] => Some((oid.oid()?, Some(parameters))),
        _ => None,
    }
}

fn is_empty(parameters: Option<Node>) -> bool {
    parameters.is_none_or(|parameters| parameters.of(NULL) == Some(&[]))
}
