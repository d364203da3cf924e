//! Why a signature or a stamp does not count, in whole sentences.

use std::fmt;

use crate::text::Instant;
use crate::text::hidden;

/// How many letters of someone else's words are shown.
const LONGEST_SHOWN: usize = 200;

/// What is wrong with a key, a signature, a reply of a time stamping authority or a root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The line is no public key.
    KeyUnreadable,
    /// The key is of a kind that is not checked.
    KeyKindUnknown {
        /// The kind as the line names it.
        kind: String,
    },
    /// The RSA key is too short to count, or longer than anything that is checked.
    KeyLength {
        /// About how many bits it has.
        bits: usize,
    },
    /// The signature file is longer than any signature.
    SignatureTooLong {
        /// Its length.
        bytes: usize,
        /// The longest one.
        limit: usize,
    },
    /// The file is no signature of `ssh-keygen`.
    NoSignature,
    /// The signature begins as one, but cannot be read to its end.
    SignatureUnreadable,
    /// The signature is made with a hash or in a way that is not checked.
    SignatureKindUnknown,
    /// The signature is one of another key.
    OtherKey {
        /// The fingerprint of the key that should have signed.
        named: String,
        /// The fingerprint of the key that did.
        found: String,
    },
    /// The signature was made for another purpose.
    OtherNamespace {
        /// The purpose it should have.
        named: String,
        /// The purpose it has.
        found: String,
    },
    /// The key did not sign these bytes.
    SignatureWrong,
    /// The reply is longer than any reply.
    ReplyTooLong {
        /// Its length.
        bytes: usize,
        /// The longest one.
        limit: usize,
    },
    /// The file is no reply of a time stamping authority.
    NoReply,
    /// The authority did not stamp.
    Refused {
        /// Why, if it says so by a number of the standard.
        reason: Option<&'static str>,
        /// Its own words, empty where there are none.
        words: String,
    },
    /// The reply begins as one, but cannot be read to its end.
    ReplyUnreadable,
    /// What the authority signed is no time stamp.
    NoStamp,
    /// The stamp has no signer, or several.
    NotOneSigner {
        /// How many.
        signers: usize,
    },
    /// The stamp is for other bytes.
    OtherImprint,
    /// The stamp is signed with a hash, a key or in a way that is not checked.
    StampKindUnknown,
    /// The stamp is not as it was signed.
    StampAltered,
    /// The certificate of the authority is not in the reply.
    NoCertificate,
    /// The stamp was signed with another certificate in mind.
    OtherCertificate,
    /// The certificate of the authority cannot be read.
    CertificateUnreadable,
    /// The certificate was not made for stamping times, or not for that alone.
    NotForStamping {
        /// Whose certificate it is.
        subject: String,
    },
    /// The certificate did not hold at the time of the stamp.
    NotHeldThen {
        /// Whose certificate it is.
        subject: String,
        /// The time of the stamp.
        time: Instant,
        /// Since when the certificate holds.
        from: Instant,
        /// Until when.
        until: Instant,
    },
    /// A root is no certificate.
    RootUnreadable,
    /// The certificates lead to none of the roots.
    NotAnchored,
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.of_signature().or_else(|| self.of_certificate()).unwrap_or_else(|| self.of_stamp());
        f.write_str(&words)
    }
}

/// Someone else's words as they may stand in a sentence: on one line, without letters that are not seen, not too long.
pub(crate) fn shown(words: &str) -> String {
    let seen = |letter: char| match letter {
        _ if letter.is_control() || hidden(letter).is_some() => '\u{fffd}',
        _ => letter,
    };
    let mut letters = words.chars().map(seen);
    let mut short: String = letters.by_ref().take(LONGEST_SHOWN).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Fault;
    use super::LONGEST_SHOWN;
    use super::shown;
    use crate::text::Instant;

    #[test]
    fn words_of_others_cannot_break_a_sentence() {
        assert_eq!(shown("CN=見本 TSA"), "CN=見本 TSA");
        assert_eq!(shown("a\nb\u{202e}c\u{1b}[31m"), "a\u{fffd}b\u{fffd}c\u{fffd}[31m");
        assert_eq!(shown(&"あ".repeat(LONGEST_SHOWN + 1)).chars().count(), LONGEST_SHOWN + 1);
    }

    #[test]
    fn every_fault_has_sentences_of_its_own() {
        let words = || "見本".to_owned();
        let at = Instant::from_unix_seconds;
        let faults = [
            Fault::KeyUnreadable,
            Fault::KeyKindUnknown { kind: words() },
            Fault::KeyLength { bits: 1024 },
            Fault::SignatureTooLong { bytes: 2, limit: 1 },
            Fault::NoSignature,
            Fault::SignatureUnreadable,
            Fault::SignatureKindUnknown,
            Fault::OtherKey { named: words(), found: words() },
            Fault::OtherNamespace { named: words(), found: words() },
            Fault::SignatureWrong,
            Fault::ReplyTooLong { bytes: 2, limit: 1 },
            Fault::NoReply,
            Fault::Refused { reason: None, words: words() },
            Fault::ReplyUnreadable,
            Fault::NoStamp,
            Fault::NotOneSigner { signers: 2 },
            Fault::OtherImprint,
            Fault::StampKindUnknown,
            Fault::StampAltered,
            Fault::NoCertificate,
            Fault::OtherCertificate,
            Fault::CertificateUnreadable,
            Fault::NotForStamping { subject: words() },
            Fault::NotHeldThen { subject: words(), time: at(0), from: at(1), until: at(2) },
            Fault::RootUnreadable,
            Fault::NotAnchored,
        ];
        let all: BTreeSet<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(all.len(), faults.len());
        for sentences in all {
            let ends = sentences.matches('。').count();
            assert!(sentences.ends_with("ください。") && ends >= 2, "{sentences}");
        }
    }
}
