//! Takes apart the length-prefixed fields of SSH (RFC 4251 §5).

/// What is left of a row of fields.
pub(crate) struct Wire<'a> {
    rest: &'a [u8],
}

impl<'a> Wire<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    pub(crate) fn string(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        self.take(length)
    }

    /// A positive whole number in its shortest form, without the zero byte that only says that it is positive.
    pub(crate) fn positive(&mut self) -> Option<&'a [u8]> {
        match self.string()? {
            [0, magnitude @ ..] if magnitude.first() >= Some(&0x80) => Some(magnitude),
            magnitude @ [1..=0x7f, ..] => Some(magnitude),
            _ => None,
        }
    }
}

/// Adds a field with its length before it.
pub(crate) fn put(target: &mut Vec<u8>, field: &[u8]) {
    let length = u32::try_from(field.len()).unwrap_or(u32::MAX);
    target.extend_from_slice(&length.to_be_bytes());
    target.extend_from_slice(field);
}

#[cfg(test)]
mod tests {
    use super::Wire;
    use super::put;

    #[test]
    fn fields_come_back_as_they_were_put() {
        let mut bytes = Vec::new();
        put(&mut bytes, b"ssh-ed25519");
        put(&mut bytes, b"");
        let mut wire = Wire::new(&bytes);
        assert_eq!(wire.string(), Some(b"ssh-ed25519".as_slice()));
        assert_eq!(wire.string(), Some(b"".as_slice()));
        assert!(wire.is_done());
        assert_eq!(wire.string(), None);
    }

    #[test]
    fn a_length_beyond_the_end_gives_nothing() {
        assert_eq!(Wire::new(&[0xff, 0xff, 0xff, 0xff, 1]).string(), None);
        assert_eq!(Wire::new(&[0, 0, 0]).number(), None);
    }

    #[test]
    fn numbers_have_one_form() {
        let positive = |bytes: &[u8]| {
            let mut field = Vec::new();
            put(&mut field, bytes);
            Wire::new(&field).positive().map(<[u8]>::to_vec)
        };
        assert_eq!(positive(&[1, 2]), Some(vec![1, 2]));
        assert_eq!(positive(&[0, 0x80]), Some(vec![0x80]));
        for wrong in [&[][..], &[0], &[0, 1], &[0x80], &[0, 0, 0x80]] {
            assert_eq!(positive(wrong), None, "{wrong:?}");
        }
    }
}
