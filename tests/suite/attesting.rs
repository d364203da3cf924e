//! Who signed, and when something existed: keys, signatures and replies made by real tools, and every way to bend them.

use std::io::Write;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use base64ct::Base64;
use base64ct::Encoding;
use juran::attest::Fault;
use juran::attest::signature;
use juran::attest::signature::NAMESPACE;
use juran::attest::timestamp;
use juran::attest::timestamp::Stamp;
use juran::attest::timestamp::Trust;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::proptest;
use sha2::Digest;
use sha2::Sha256;

use crate::support::Sandbox;

macro_rules! made {
    ($name:literal) => {
        include_bytes!(concat!("fixtures/attest/", $name)).as_slice()
    };
}

const MESSAGE: &[u8] = made!("message");
const RSA: &[u8] = made!("rsa.tsr");

/// Name, public key and signature of every kind of key that is checked.
fn signatures() -> Vec<(&'static str, &'static str, &'static str)> {
    let kinds = [
        ("ssh-ed25519", made!("ed25519.pub"), made!("ed25519.sig")),
        ("ecdsa-sha2-nistp256", made!("p256.pub"), made!("p256.sig")),
        ("ecdsa-sha2-nistp384", made!("p384.pub"), made!("p384.sig")),
        ("ssh-rsa", made!("rsa.pub"), made!("rsa.sig")),
        ("ssh-rsa", made!("rsa.pub"), made!("rsa-sha256.sig")),
    ];
    kinds.map(|(kind, key, made)| (kind, text(key), text(made))).to_vec()
}

/// Every reply that counts.
fn replies() -> Vec<(&'static str, &'static [u8])> {
    vec![
        ("rsa", RSA),
        ("rsa-sha384", made!("rsa-sha384.tsr")),
        ("rsa-sha512-old", made!("rsa-sha512-old.tsr")),
        ("p256", made!("p256.tsr")),
        ("p384", made!("p384.tsr")),
        ("key-identifier", made!("key-identifier.tsr")),
        ("pss", made!("pss.tsr")),
    ]
}

fn text(bytes: &'static [u8]) -> &'static str {
    str::from_utf8(bytes).expect("the file is text")
}

fn imprint() -> [u8; 32] {
    Sha256::digest(MESSAGE).into()
}

fn fault(reply: &[u8]) -> Fault {
    timestamp::check(reply, imprint()).expect_err("the reply is wrong")
}

/// All bits of a byte, or one that differs from byte to byte where all would take too long.
fn bits(are_all: bool, at: usize) -> Vec<usize> {
    if are_all { (0..8).collect() } else { vec![at % 8] }
}

/// What another program says to these bytes, with them on its input and in the file that an empty argument stands for;
/// none where it is not on this machine.
#[expect(clippy::print_stdout, reason = "what was not run has to be seen")]
#[expect(clippy::disallowed_methods, reason = "another program is asked")]
pub(crate) fn asked(program: &str, arguments: &[&str], input: &[u8]) -> Option<(bool, String)> {
    let sandbox = Sandbox::new();
    sandbox.put("input", input);
    let file = sandbox.path("input").display().to_string();
    let arguments = arguments.iter().map(|argument| if argument.is_empty() { &file } else { *argument });
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        println!("not run: {program} is not on this machine");
        return None;
    };
    // A program that needs the file alone may end before it reads its input.
    child.stdin.take().expect("the input is a pipe").write_all(input).ok();
    let output = child.wait_with_output().expect("the program ends");
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[test]
fn signatures_of_every_kind_of_key_are_known() {
    for (kind, key, made) in signatures() {
        let signer = signature::verify(MESSAGE, made, key, NAMESPACE).expect("ssh-keygen made this signature");
        assert_eq!(signer.kind, kind);
        assert!(signer.comment.ends_with("@mihon.example"), "{signer:?}");
        assert_eq!(signature::claimed_key(made), Ok(signer.fingerprint.clone()));
        assert_eq!(signature::read_key(key), Ok(signer));
        let with_windows_ends = made.replace('\n', "\r\n");
        assert!(signature::verify(MESSAGE, &with_windows_ends, key, NAMESPACE).is_ok());
    }
}

#[test]
fn fingerprints_are_those_of_ssh_keygen() {
    for (_, key, _) in signatures() {
        let signer = signature::read_key(key).expect("ssh-keygen made this key");
        let Some((_, said)) = asked("ssh-keygen", &["-lf", ""], key.as_bytes()) else { return };
        assert!(said.contains(&format!(" {} ", signer.fingerprint)), "{said} {signer:?}");
    }
}

#[test]
fn a_signature_counts_for_its_bytes_its_key_and_its_purpose_alone() {
    let (key, made) = (text(made!("ed25519.pub")), text(made!("ed25519.sig")));
    let other = text(made!("purpose.pub"));
    let elsewhere = text(made!("purpose.sig"));
    let fault = |message: &[u8], made: &str, key: &str, purpose: &str| {
        signature::verify(message, made, key, purpose).expect_err("the signature does not count")
    };
    assert_eq!(fault(b"", made, key, NAMESPACE), Fault::SignatureWrong);
    assert!(matches!(fault(MESSAGE, made, other, NAMESPACE), Fault::OtherKey { .. }));
    let found = fault(MESSAGE, elsewhere, other, NAMESPACE);
    assert_eq!(found, Fault::OtherNamespace { named: NAMESPACE.to_owned(), found: "file".to_owned() });
    assert!(signature::verify(MESSAGE, elsewhere, other, "file").is_ok());
}

#[test]
fn keys_that_are_not_checked_are_named() {
    let kind = "ecdsa-sha2-nistp521".to_owned();
    assert_eq!(signature::read_key(text(made!("p521.pub"))), Err(Fault::KeyKindUnknown { kind }));
    let key = text(made!("ed25519.pub")).trim();
    let cut: String = key.chars().take(40).collect();
    let doubled = format!("{key}\n{key}");
    for wrong in
        ["", "ssh-ed25519", "ssh-ed25519 ", &cut, &doubled, "-----BEGIN OPENSSH PRIVATE KEY-----", "ssh-rsa AAAA"]
    {
        assert_eq!(signature::read_key(wrong), Err(Fault::KeyUnreadable), "{wrong}");
    }
    let renamed = key.replace("ssh-ed25519 ", "ssh-rsa ");
    assert_eq!(signature::read_key(&renamed), Err(Fault::KeyUnreadable));
}

#[test]
fn no_signature_survives_a_flipped_bit() {
    for (kind, key, made) in signatures() {
        for at in 0..made.len() {
            for bit in bits(kind == "ssh-ed25519", at) {
                let mut bent = made.as_bytes().to_vec();
                bent[at] ^= 1 << bit;
                let Ok(bent) = String::from_utf8(bent) else { continue };
                assert!(signature::verify(MESSAGE, &bent, key, NAMESPACE).is_err(), "byte {at}, bit {bit}: {bent}");
            }
        }
        for at in 0..MESSAGE.len() {
            let mut bent = MESSAGE.to_vec();
            bent[at] ^= 1;
            assert_eq!(signature::verify(&bent, made, key, NAMESPACE), Err(Fault::SignatureWrong));
        }
    }
}

#[test]
fn no_signature_survives_a_cut_or_an_addition() {
    let (_, key, made) = signatures()[0];
    for length in 0..made.trim_end().len() {
        let cut = made.get(..length).expect("a signature has ASCII letters only");
        assert!(signature::verify(MESSAGE, cut, key, NAMESPACE).is_err(), "{length}");
    }
    for around in [format!("x\n{made}"), format!("{made}x"), format!("{made}{made}"), format!("\u{feff}{made}")] {
        assert!(signature::verify(MESSAGE, &around, key, NAMESPACE).is_err(), "{around}");
    }
    let long = format!("{made}{}", "\n".repeat(signature::LONGEST));
    let found = signature::verify(MESSAGE, &long, key, NAMESPACE);
    assert!(matches!(found, Err(Fault::SignatureTooLong { .. })), "{found:?}");
}

#[test]
fn the_query_is_the_one_that_openssl_writes() {
    let query = timestamp::query(imprint());
    assert_eq!(query, made!("query.tsq"));
    let Some((is_read, said)) = asked("openssl", &["ts", "-query", "-in", "", "-text"], &query) else {
        return;
    };
    assert!(is_read, "{said}");
    for line in ["Version: 1", "Hash Algorithm: sha256", "Nonce: unspecified", "Certificate required: yes"] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn replies_of_every_kind_are_known() {
    for (name, reply) in replies() {
        let stamp = timestamp::check(reply, imprint()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(stamp.policy, "1.2.392.200000.1", "{name}");
        assert_eq!(stamp.serial, "01a5f4", "{name}");
        assert_eq!(stamp.trust, Trust::Unjudged);
        assert!(stamp.issuer.contains("O=見本認証局"), "{stamp:?}");
        assert!(stamp.signer.contains("O=見本時刻認証局"), "{stamp:?}");
        assert_eq!(stamp.time.contains('.'), name == "p256", "{stamp:?}");
        let accuracy = (name != "p384").then_some(Duration::from_micros(1_500_100));
        assert_eq!(stamp.accuracy, accuracy, "{name}");
        let minute: String = stamp.time.chars().take(17).skip(14).collect();
        assert!(stamp.instant.iso().contains(&format!(":{}+09:00", minute.trim_end_matches(':'))), "{stamp:?}");
    }
}

#[test]
fn the_same_reply_is_right_for_openssl() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/fixtures/attest/root.pem");
    let hash: String = imprint().iter().map(|byte| format!("{byte:02x}")).collect();
    let arguments = ["ts", "-verify", "-in", "", "-digest", &hash, "-CAfile", root];
    for reply in [RSA, made!("p256.tsr"), made!("p384.tsr"), made!("rsa-sha512-old.tsr")] {
        let Some((is_right, said)) = asked("openssl", &arguments, reply) else { return };
        assert!(is_right, "{said}");
    }
}

#[test]
fn authorities_are_judged_by_the_roots_that_are_named() {
    let (root, stranger) = (made!("root.pem"), made!("stranger.pem"));
    let judged = |reply, roots: &[&[u8]]| timestamp::check_against(reply, imprint(), roots);
    for (name, reply) in replies() {
        for roots in [&[root][..], &[made!("root.der")], &[stranger, root], &[&[stranger, root].concat()]] {
            let stamp = judged(reply, roots).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert_eq!(stamp.trust, Trust::Anchored { root: "CN=root,O=見本認証局,C=JP".to_owned() });
        }
        assert_eq!(judged(reply, &[stranger]), Err(Fault::NotAnchored));
        assert_eq!(judged(reply, &[]), Err(Fault::NotAnchored));
    }
    for wrong in [b"".as_slice(), b"0", b"-----BEGIN CERTIFICATE-----", made!("ed25519.pub"), RSA] {
        assert_eq!(judged(RSA, &[wrong]), Err(Fault::RootUnreadable), "{wrong:?}");
    }
}

#[test]
fn every_wrong_reply_is_told_apart() {
    assert_eq!(timestamp::check(RSA, [7; 32]), Err(Fault::OtherImprint));
    assert_eq!(fault(made!("other-hash.tsr")), Fault::OtherImprint);
    assert_eq!(fault(made!("no-certificate.tsr")), Fault::NoCertificate);
    for unfit in [made!("lenient.tsr"), made!("mixed.tsr"), made!("bare.tsr")] {
        let found = fault(unfit);
        assert!(matches!(&found, Fault::NotForStamping { subject } if subject.contains("O=見本")), "{found:?}");
    }
    let early = fault(made!("early.tsr"));
    assert!(matches!(early, Fault::NotHeldThen { .. }), "{early:?}");
    assert!(early.to_string().contains("証明された時刻は 1999年"), "{early}");
    assert_eq!(fault(made!("two-signers.tsr")), Fault::NotOneSigner { signers: 2 });
    assert_eq!(fault(made!("short.tsr")), Fault::StampKindUnknown);
    let refused = fault(made!("refused.tsr")).to_string();
    assert!(refused.contains("ハッシュの種類") && refused.contains("digest algorithm"), "{refused}");
    for other in [b"".as_slice(), b"<html>", made!("query.tsq"), made!("root.der"), made!("root.pem")] {
        assert!(matches!(fault(other), Fault::NoReply | Fault::Refused { .. }), "{other:?}");
    }
    assert!(matches!(fault(&vec![0x30; timestamp::LONGEST + 1]), Fault::ReplyTooLong { .. }));
}

#[test]
fn no_reply_survives_a_flipped_bit() {
    for (name, reply) in replies() {
        let right = timestamp::check(reply, imprint()).expect("the reply is right");
        let mut survived = Vec::new();
        for at in 0..reply.len() {
            for bit in bits(name == "rsa", at) {
                let mut bent = reply.to_vec();
                bent[at] ^= 1 << bit;
                if let Ok(stamp) = timestamp::check(&bent, imprint()) {
                    assert_eq!(stamp, right, "{name}: byte {at}, bit {bit}");
                    survived.push((at, bit));
                }
            }
        }
        // The status is not signed: granted (0) and granted with changes (1) say the same of a stamp that is right.
        let status = reply.windows(3).position(|bytes| bytes == [0x02, 0x01, 0x00]).expect("a reply has a status") + 2;
        assert!(survived.iter().all(|bent| *bent == (status, 0)), "{name}: {survived:?}");
    }
}

#[test]
fn no_reply_survives_a_cut_or_an_addition() {
    for (_, reply) in replies() {
        for length in 0..reply.len() {
            assert!(timestamp::check(&reply[..length], imprint()).is_err(), "{length}");
        }
        assert!(timestamp::check(&[reply, b"\0"].concat(), imprint()).is_err());
    }
}

fn text_of_key() -> &'static str {
    text(made!("ed25519.pub"))
}

/// Whether a stamp is the right one in everything that is signed.
fn is_same(found: &Result<Stamp, Fault>) -> bool {
    found.is_err() || *found == timestamp::check(RSA, imprint())
}

proptest! {
    #[test]
    fn random_bytes_are_no_signature(bytes in any::<Vec<u8>>(), text in any::<String>(), key in any::<String>()) {
        prop_assert!(signature::verify(&bytes, &text, text_of_key(), NAMESPACE).is_err());
        prop_assert!(signature::verify(&bytes, text_of_signature(), &key, NAMESPACE).is_err());
        prop_assert!(signature::read_key(&key).is_err());
        prop_assert!(timestamp::check(&bytes, imprint()).is_err());
        prop_assert!(timestamp::check_against(RSA, imprint(), &[&bytes]).is_err());
    }

    #[test]
    fn rewritten_bytes_are_no_other_signature(at in 27..600_usize, new in any::<Vec<u8>>(), gone in 0..40_usize) {
        let (key, made) = (text(made!("rsa.pub")), text(made!("rsa.sig")));
        let letters: String = made.lines().filter(|line| !line.starts_with('-')).collect();
        let right = Base64::decode_vec(&letters).expect("ssh-keygen writes base64");
        let bent = [&right[..at], &new, &right[(at + gone).min(right.len())..]].concat();
        let begin = "-----BEGIN SSH SIGNATURE-----";
        let bent_text = format!("{begin}\n{}\n{}", Base64::encode_string(&bent), begin.replace("BEGIN", "END"));
        let found = signature::verify(MESSAGE, &bent_text, key, NAMESPACE);
        prop_assert!(bent == right || found.is_err());
    }

    #[test]
    fn rewritten_bytes_are_no_other_stamp(at in 0..RSA.len(), new in any::<Vec<u8>>(), gone in 0..40_usize) {
        let end = (at + gone).min(RSA.len());
        let bent = [&RSA[..at], &new, &RSA[end..]].concat();
        prop_assert!(is_same(&timestamp::check(&bent, imprint())));
    }

    #[test]
    fn queries_differ_by_their_hash_alone(hash in any::<[u8; 32]>()) {
        let query = timestamp::query(hash);
        prop_assert!(query.windows(32).filter(|window| *window == hash).count() >= 1);
        prop_assert!(query.len() == 59);
    }
}

fn text_of_signature() -> &'static str {
    text(made!("ed25519.sig"))
}
