//! The certificate of a time stamping authority: whose it is, from when until when, and what for.

use std::time::Duration;

use der::Decode;
use der::asn1::ObjectIdentifier;

use crate::attest::algorithm::algorithm;
use crate::attest::fault::Fault;
use crate::attest::fault::shown;
use crate::attest::node::BIT_STRING;
use crate::attest::node::BOOLEAN;
use crate::attest::node::Node;
use crate::attest::node::OCTET_STRING;
use crate::attest::node::SEQUENCE;
use crate::attest::node::field;
use crate::attest::node::group;
use crate::text::Instant;

const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
/// digitalSignature and nonRepudiation.
const SIGNING_BITS: u8 = 0b1100_0000;

/// A certificate as it stands in a reply.
pub(crate) struct Certificate<'a> {
    whole: &'a [u8],
    body: Vec<Node<'a>>,
    read: x509_cert::Certificate,
}

impl<'a> Certificate<'a> {
    pub(crate) fn read(node: Node<'a>) -> Result<Self, Fault> {
        let read = x509_cert::Certificate::from_der(node.whole).map_err(|_| Fault::CertificateUnreadable)?;
        let body = body(node).ok_or(Fault::CertificateUnreadable)?;
        Ok(Self { whole: node.whole, body, read })
    }

    /// Whether a signer's name, by issuer and serial number or by the identifier of the key, means this certificate.
    pub(crate) fn is_named_by(node: Node, name: Node) -> bool {
        let named = || {
            let body = body(node)?;
            if name.tag == field(0) {
                let (_, identifier) = extension(&body, KEY_IDENTIFIER)?;
                return Some(identifier.of(OCTET_STRING)? == name.value);
            }
            let [serial, _, issuer, ..] = body[..] else { return None };
            let by = name.inside(SEQUENCE)?;
            let [by_issuer, by_serial] = by[..] else { return None };
            Some(by_issuer.whole == issuer.whole && by_serial.whole == serial.whole)
        };
        named().unwrap_or(false)
    }

    pub(crate) fn whole(&self) -> &'a [u8] {
        self.whole
    }

    pub(crate) fn subject(&self) -> String {
        shown(&self.read.tbs_certificate().subject().to_string())
    }

    pub(crate) fn issuer(&self) -> String {
        shown(&self.read.tbs_certificate().issuer().to_string())
    }

    /// The kind of the public key, and the key.
    pub(crate) fn key(&self) -> Option<(Node<'a>, &'a [u8])> {
        let row = self.body.get(5)?.inside(SEQUENCE)?;
        let [algorithm, key] = row[..] else { return None };
        let (&unused, key) = key.of(BIT_STRING)?.split_first()?;
        (unused == 0 && self::algorithm(algorithm).is_some()).then_some((algorithm, key))
    }

    /// Checks that the certificate was made for stamping times and for nothing else (RFC 3161 §2.3).
    pub(crate) fn is_for_stamping(&self) -> Result<(), Fault> {
        let purposes = extension(&self.body, EXTENDED_KEY_USAGE);
        let is_only = purposes.is_some_and(|(is_critical, purposes)| {
            let row = purposes.inside(SEQUENCE).unwrap_or_default();
            is_critical && matches!(row[..], [purpose] if purpose.oid() == Some(TIME_STAMPING))
        });
        let is_signing = extension(&self.body, KEY_USAGE).is_none_or(|(_, usage)| {
            usage.of(BIT_STRING).and_then(|bits| bits.get(1)).is_some_and(|bits| bits & SIGNING_BITS != 0)
        });
        let is_fit = is_only && is_signing;
        is_fit.then_some(()).ok_or_else(|| Fault::NotForStamping { subject: self.subject() })
    }

    /// Checks that the certificate held at a time in seconds since 1970.
    pub(crate) fn held_at(&self, seconds: u64) -> Result<(), Fault> {
        let validity = self.read.tbs_certificate().validity();
        let (from, until) = (validity.not_before.to_unix_duration(), validity.not_after.to_unix_duration());
        let is_within = (from..=until).contains(&Duration::from_secs(seconds));
        is_within.then_some(()).ok_or_else(|| Fault::NotHeldThen {
            subject: self.subject(),
            time: instant(seconds),
            from: instant(from.as_secs()),
            until: instant(until.as_secs()),
        })
    }
}

/// The minute of a second since 1970.
pub(crate) fn instant(seconds: u64) -> Instant {
    Instant::from_unix_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// What a certificate says of its subject, from the serial number on.
fn body(certificate: Node<'_>) -> Option<Vec<Node<'_>>> {
    let mut body = certificate.inside(SEQUENCE)?.first()?.inside(SEQUENCE)?;
    if body.first()?.tag == group(0) {
        body.remove(0);
    }
    Some(body)
}

/// Whether an extension must be heeded, and its value; none where it is missing, stands twice or cannot be read.
fn extension<'a>(body: &[Node<'a>], wanted: ObjectIdentifier) -> Option<(bool, Node<'a>)> {
    let extensions = body.iter().find_map(|node| node.of(group(3)))?;
    let mut found = None;
    for extension in Node::only(extensions)?.inside(SEQUENCE)? {
        let parts = extension.inside(SEQUENCE)?;
        let (is_critical, value) = match parts[..] {
            [oid, value] if oid.oid() == Some(wanted) => (false, value),
            [oid, critical, value] if oid.oid() == Some(wanted) => (critical.of(BOOLEAN)? == [0xff], value),
            _ => continue,
        };
        if found.is_some() {
            return None;
        }
        found = Some((is_critical, Node::only(value.of(OCTET_STRING)?)?));
    }
    found
}
