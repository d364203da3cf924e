//! What a time stamping authority says of bytes (TSTInfo, RFC 3161 §2.4.2).

use std::time::Duration;

use der::DateTime;
use der::asn1::ObjectIdentifier;

use crate::attest::algorithm::Hash;
use crate::attest::node::BOOLEAN;
use crate::attest::node::GENERALIZED_TIME;
use crate::attest::node::INTEGER;
use crate::attest::node::Node;
use crate::attest::node::OCTET_STRING;
use crate::attest::node::SEQUENCE;
use crate::attest::node::field;
use crate::attest::node::group;
use crate::attest::node::take;

const VERSION: u64 = 1;

/// What was stamped, by which rules and when.
pub(crate) struct TstInfo<'a> {
    pub(crate) policy: ObjectIdentifier,
    pub(crate) imprint: &'a [u8],
    pub(crate) serial: &'a [u8],
    pub(crate) time: Time,
    pub(crate) accuracy: Option<Duration>,
}

/// A moment as it is written, and as seconds since 1970.
pub(crate) struct Time {
    pub(crate) text: String,
    pub(crate) seconds: u64,
}

impl<'a> TstInfo<'a> {
    /// Reads what is said of a SHA-256; a hash of another kind has `None` as its hash.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let row = Node::only(bytes)?.inside(SEQUENCE)?;
        let [version, policy, imprint, serial, time, rest @ ..] = row.as_slice() else { return None };
        let mut rest = rest;
        let accuracy = match take(&mut rest, SEQUENCE) {
            Some(node) => Some(accuracy(node)?),
            None => None,
        };
        take(&mut rest, BOOLEAN);
        take(&mut rest, INTEGER);
        take(&mut rest, group(0));
        let asks_nothing = take(&mut rest, group(1)).is_none_or(asks_nothing);
        let is_known = version.number(INTEGER)? == VERSION && rest.is_empty() && asks_nothing;
        let info = Self {
            policy: policy.oid()?,
            imprint: sha256_of(*imprint)?,
            serial: serial.of(INTEGER).filter(|serial| !serial.is_empty())?,
            time: self::time(time.of(GENERALIZED_TIME)?)?,
            accuracy,
        };
        is_known.then_some(info)
    }
}

/// The bytes of an imprint; none where it is not a SHA-256, so that it equals no imprint that was asked for.
fn sha256_of(node: Node<'_>) -> Option<&[u8]> {
    let row = node.inside(SEQUENCE)?;
    let [algorithm, imprint] = row[..] else { return None };
    let is_known = Hash::read(algorithm) == Some(Hash::Sha256);
    imprint.of(OCTET_STRING).map(|imprint| if is_known { imprint } else { &[] })
}

/// `20261120080000Z`, with a fraction where it has one.
fn time(bytes: &[u8]) -> Option<Time> {
    let text = str::from_utf8(bytes).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_fraction = |part: &str| (1..=9).contains(&part.len()) && is_digits(part) && !part.ends_with('0');
    if whole.len() != 14 || !is_digits(whole) || !fraction.is_none_or(is_fraction) {
        return None;
    }
    let number = |at: usize, length: usize| whole.get(at..at + length)?.parse::<u16>().ok();
    let small = |at: usize| number(at, 2).and_then(|number| u8::try_from(number).ok());
    let day = DateTime::new(number(0, 4)?, small(4)?, small(6)?, small(8)?, small(10)?, small(12)?).ok()?;
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    let written = day.to_string();
    let text = format!("{}{fraction}Z", written.strip_suffix('Z')?);
    Some(Time { text, seconds: day.unix_duration().as_secs() })
}

/// Seconds, thousandths and millionths of them.
fn accuracy(node: Node) -> Option<Duration> {
    let row = node.inside(SEQUENCE)?;
    let mut rest = row.as_slice();
    let mut part = |tag: u8| take(&mut rest, tag).map_or(Some(0), |node| node.number(tag));
    let (seconds, millis, micros) = (part(INTEGER)?, part(field(0))?, part(field(1))?);
    let is_known = rest.is_empty() && u32::try_from(seconds).is_ok() && millis < 1000 && micros < 1000;
    is_known.then(|| Duration::from_secs(seconds) + Duration::from_millis(millis) + Duration::from_micros(micros))
}

/// Whether no extension must be understood by whoever reads the stamp.
fn asks_nothing(extensions: Node) -> bool {
    let read = || {
        let mut extensions = Node::row(extensions.value)?.into_iter();
        Some(extensions.all(|extension| {
            extension.inside(SEQUENCE).is_some_and(|parts| parts.iter().all(|part| part.tag != BOOLEAN))
        }))
    };
    read().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_read_as_the_standard_writes_them() {
        let read = |text: &str| time(text.as_bytes()).map(|time| (time.text, time.seconds));
        assert_eq!(read("20261120080000Z"), Some(("2026-11-20T08:00:00Z".to_owned(), 1_795_161_600)));
        assert_eq!(read("20261120080000.25Z"), Some(("2026-11-20T08:00:00.25Z".to_owned(), 1_795_161_600)));
        for wrong in [
            "",
            "Z",
            "20261120080000",
            "202611200800Z",
            "20261320080000Z",
            "20260230080000Z",
            "20261120080000.Z",
            "20261120080000.20Z",
            "20261120080000.0.1Z",
            "20261120080000+0900",
            "2026112008000０Z",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
