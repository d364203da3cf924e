//! Takes DER apart: one way of writing each value, nothing behind its end.

use der::Reader;
use der::SliceReader;
use der::asn1::AnyRef;
use der::asn1::ObjectIdentifier;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const NULL: u8 = 0x05;
pub(crate) const OID: u8 = 0x06;
pub(crate) const UTF8_STRING: u8 = 0x0c;
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// The tag of a field `[number]` that holds one value and nothing else.
pub(crate) const fn field(number: u8) -> u8 {
    0x80 | number
}

/// The tag of a field `[number]` that holds values with tags of their own.
pub(crate) const fn group(number: u8) -> u8 {
    0xa0 | number
}

/// A value with its tag.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) tag: u8,
    pub(crate) value: &'a [u8],
    /// Tag, length and value as they stand.
    pub(crate) whole: &'a [u8],
}

impl<'a> Node<'a> {
    /// The one value that these bytes are.
    pub(crate) fn only(bytes: &'a [u8]) -> Option<Self> {
        match Self::row(bytes)?[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The values that these bytes are, one after the other.
    pub(crate) fn row(bytes: &'a [u8]) -> Option<Vec<Self>> {
        let mut reader = SliceReader::new(bytes).ok()?;
        let mut row = Vec::new();
        while !reader.is_finished() {
            let whole = reader.tlv_bytes().ok()?;
            let mut own = SliceReader::new(whole).ok()?;
            let value = own.decode::<AnyRef>().ok()?.value();
            row.push(Self { tag: *whole.first()?, value, whole });
        }
        Some(row)
    }

    /// The value, if its tag is this one.
    pub(crate) fn of(self, tag: u8) -> Option<&'a [u8]> {
        (self.tag == tag).then_some(self.value)
    }

    /// The values within, if the tag is this one.
    pub(crate) fn inside(self, tag: u8) -> Option<Vec<Self>> {
        Self::row(self.of(tag)?)
    }

    pub(crate) fn oid(self) -> Option<ObjectIdentifier> {
        ObjectIdentifier::from_bytes(self.of(OID)?).ok()
    }

    /// A whole number from zero on, in its shortest form.
    pub(crate) fn number(self, tag: u8) -> Option<u64> {
        let magnitude = match self.of(tag)? {
            [0] => return Some(0),
            [0, magnitude @ ..] if magnitude.first() >= Some(&0x80) => magnitude,
            magnitude @ [1..=0x7f, ..] => magnitude,
            _ => return None,
        };
        (magnitude.len() <= 8).then(|| magnitude.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// Takes the first of the remaining values, if its tag is this one.
pub(crate) fn take<'a>(rest: &mut &[Node<'a>], tag: u8) -> Option<Node<'a>> {
    let (first, after) = rest.split_first().filter(|(first, _)| first.tag == tag)?;
    *rest = after;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::INTEGER;
    use super::Node;
    use super::SEQUENCE;
    use super::take;

    #[test]
    fn values_come_one_by_one() {
        let outer = Node::only(&[SEQUENCE, 6, INTEGER, 1, 5, INTEGER, 1, 7]).expect("these bytes are one value");
        let row = outer.inside(SEQUENCE).expect("two numbers stand within");
        let mut rest = row.as_slice();
        assert_eq!(take(&mut rest, INTEGER).and_then(|node| node.number(INTEGER)), Some(5));
        assert!(take(&mut rest, SEQUENCE).is_none());
        assert_eq!(take(&mut rest, INTEGER).and_then(|node| node.number(INTEGER)), Some(7));
        assert!(rest.is_empty());
    }

    #[test]
    fn loose_writing_is_refused() {
        for loose in [&[SEQUENCE, 0x80, 0, 0][..], &[INTEGER, 0x81, 1, 5], &[INTEGER, 2, 5], &[INTEGER]] {
            assert!(Node::row(loose).is_none(), "{loose:?}");
        }
        assert!(Node::only(&[INTEGER, 1, 5, 0x05, 0]).is_none());
        let number = |bytes: &[u8]| Node::only(bytes).and_then(|node| node.number(INTEGER));
        assert_eq!(number(&[INTEGER, 2, 0, 5]), None);
        assert_eq!(number(&[INTEGER, 1, 0x85]), None);
        assert_eq!(number(&[INTEGER, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9]), None);
    }
}
