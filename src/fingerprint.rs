//! Fingerprints: SHA-256 as `sha256sum` prints it, and the short form for people.

use std::fmt::Write;

use sha2::Digest;
use sha2::Sha256;

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    of_parts([bytes])
}

/// SHA-256 as it is.
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 of parts one after the other, in hexadecimal.
pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    hexadecimal(&digest.finalize())
}

/// SHA-256 of what is not in memory as a whole.
#[derive(Debug, Default)]
pub struct Growing(Sha256);

impl Growing {
    /// Takes what follows.
    pub fn hear(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The whole, in hexadecimal.
    pub fn told(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
        text
    })
}

/// Whether words are SHA-256 as this room writes it.
pub fn is_sha256(words: &str) -> bool {
    words.len() == 64 && words.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// The first twelve digits in three groups, as people compare them: `3B54-047E-F326`.
pub fn short(fingerprint: &str) -> String {
    let digits: Vec<char> = fingerprint.chars().take(12).flat_map(char::to_uppercase).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::is_sha256;
    use super::of_parts;
    use super::sha256;
    use super::short;

    #[test]
    fn agrees_with_sha256sum() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), known);
        assert_eq!(of_parts([b"a".as_slice(), b"bc"]), known);
        assert_eq!(short(known), "BA78-16BF-8F01");
        assert!(is_sha256(known) && !is_sha256(&known.to_uppercase()) && !is_sha256("../../site.toml"));
    }
}
