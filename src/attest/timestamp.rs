//! Queries to time stamping authorities and their replies (RFC 3161), for the SHA-256 of bytes.

use std::time::Duration;

use crate::attest::certificate::instant;
use crate::attest::fault::Fault;
use crate::attest::fault::shown;
use crate::attest::node::BIT_STRING;
use crate::attest::node::INTEGER;
use crate::attest::node::Node;
use crate::attest::node::SEQUENCE;
use crate::attest::node::UTF8_STRING;
use crate::attest::node::take;
use crate::attest::token::Token;
use crate::attest::trust::anchored;
use crate::attest::tst_info::TstInfo;
use crate::text::Instant;

pub use crate::attest::trust::Trust;

/// The longest reply in bytes; with four certificates one has about ten kilobytes.
pub const LONGEST: usize = 256 * 1024;

/// TimeStampReq up to the imprint: version 1, SHA-256, 32 bytes.
const QUERY_HEAD: [u8; 24] = [
    0x30, 0x39, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
    0x01, 0x05, 0x00, 0x04, 0x20,
];
/// certReq TRUE: whoever checks the reply decades later has the certificate at hand.
const QUERY_TAIL: [u8; 3] = [0x01, 0x01, 0xff];

const GRANTED: u64 = 0;
const GRANTED_WITH_CHANGES: u64 = 1;

/// What a time stamping authority attests: these bytes existed at this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The time in UTC as the authority wrote it, with its fraction: `2026-11-20T08:00:00.25Z`.
    pub time: String,
    /// The minute of it in Japanese time.
    pub instant: Instant,
    /// How far the time may be off, if the authority says so.
    pub accuracy: Option<Duration>,
    /// The number of the stamp in hexadecimal.
    pub serial: String,
    /// The number of the rules by which the authority stamps: `1.2.3.4.1`.
    pub policy: String,
    /// Who stamped, as the certificate names it (RFC 4514).
    pub signer: String,
    /// Who vouches for that.
    pub issuer: String,
    /// How far the authority was judged.
    pub trust: Trust,
}

/// The query for a SHA-256. The same hash gives the same bytes, so there is no nonce in it; that an older reply could be
/// sent again does no harm, since it says an earlier time of the same bytes.
pub fn query(sha256: [u8; 32]) -> Vec<u8> {
    [&QUERY_HEAD[..], &sha256, &QUERY_TAIL].concat()
}

/// Checks a reply for a SHA-256 as far as it can be checked without trusting anybody: that the stamp is whole, that it is
/// for this hash, and that its certificate is one for stamps and held at its time.
///
/// # Errors
/// The reply is a refusal, cannot be read, is for something else, or is not as it was signed.
pub fn check(reply: &[u8], sha256: [u8; 32]) -> Result<Stamp, Fault> {
    judged(reply, sha256, None)
}

/// The same, and that the certificates of the reply lead up to one of these roots, each DER or PEM.
///
/// # Errors
/// As with [`check`], or a root cannot be read, or the certificates lead to none of them.
pub fn check_against(reply: &[u8], sha256: [u8; 32], roots: &[&[u8]]) -> Result<Stamp, Fault> {
    judged(reply, sha256, Some(roots))
}

fn judged(reply: &[u8], sha256: [u8; 32], roots: Option<&[&[u8]]>) -> Result<Stamp, Fault> {
    if reply.len() > LONGEST {
        return Err(Fault::ReplyTooLong { bytes: reply.len(), limit: LONGEST });
    }
    let token = Token::read(granted(reply)?)?;
    let info = TstInfo::read(token.content).ok_or(Fault::ReplyUnreadable)?;
    if info.imprint != sha256 {
        return Err(Fault::OtherImprint);
    }
    let certificate = token.signer()?;
    certificate.is_for_stamping()?;
    certificate.held_at(info.time.seconds)?;
    let trust = match roots {
        Some(roots) => anchored(certificate.whole(), token.certificates(), info.time.seconds, roots)?,
        None => Trust::Unjudged,
    };
    Ok(Stamp {
        instant: instant(info.time.seconds),
        time: info.time.text,
        accuracy: info.accuracy,
        serial: hexadecimal(info.serial),
        policy: info.policy.to_string(),
        signer: certificate.subject(),
        issuer: certificate.issuer(),
        trust,
    })
}

/// The token of a reply that grants one.
fn granted(reply: &[u8]) -> Result<Node<'_>, Fault> {
    let row = Node::only(reply).and_then(|node| node.inside(SEQUENCE)).ok_or(Fault::NoReply)?;
    let (status, token) = match row[..] {
        [status] => (status, None),
        [status, token] => (status, Some(token)),
        _ => return Err(Fault::NoReply),
    };
    let parts = status.inside(SEQUENCE).ok_or(Fault::NoReply)?;
    let mut rest = parts.as_slice();
    let status = take(&mut rest, INTEGER).and_then(|node| node.number(INTEGER)).ok_or(Fault::NoReply)?;
    let words = take(&mut rest, SEQUENCE).and_then(|node| Node::row(node.value)).unwrap_or_default();
    let reasons = take(&mut rest, BIT_STRING).map(|node| node.value);
    if !rest.is_empty() {
        return Err(Fault::NoReply);
    }
    match token {
        Some(token) if [GRANTED, GRANTED_WITH_CHANGES].contains(&status) => Ok(token),
        _ => Err(Fault::Refused { reason: reasons.and_then(reason), words: said(&words) }),
    }
}

/// The authority's own words.
fn said(words: &[Node]) -> String {
    let words = words.iter().filter_map(|node| str::from_utf8(node.of(UTF8_STRING)?).ok());
    shown(&words.collect::<Vec<_>>().join(" "))
}

/// The first reason that a bit string names, in words (RFC 3161 §2.4.2).
fn reason(bits: &[u8]) -> Option<&'static str> {
    let is_set = |bit: usize| bits.get(1 + bit / 8).is_some_and(|byte| byte >> (7 - bit % 8) & 1 == 1);
    let known = [
        (0, "要求のハッシュの種類を、局が扱っていません。"),
        (2, "局が要求を受け付けていません。"),
        (5, "要求の書き方が、局の期待と違います。"),
        (14, "局の時計が使えない状態です。"),
        (15, "要求された方針を、局が扱っていません。"),
        (16, "要求された拡張を、局が扱っていません。"),
        (17, "要求された追加の情報を、局が出せません。"),
        (25, "局の内部で障害が起きています。"),
    ];
    known.into_iter().find(|(bit, _)| is_set(*bit)).map(|(_, words)| words)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let bytes = match bytes {
        [0, rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
