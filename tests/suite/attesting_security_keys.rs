//! Signatures of security keys, put together here as such a key does it, and as OpenSSH wants them.

use base64ct::Base64;
use base64ct::Encoding;
use juran::attest::Fault;
use juran::attest::signature;
use juran::attest::signature::NAMESPACE;
use ring::rand::SystemRandom;
use ring::signature::ECDSA_P256_SHA256_FIXED_SIGNING;
use ring::signature::EcdsaKeyPair;
use ring::signature::Ed25519KeyPair;
use ring::signature::KeyPair;
use sha2::Digest;
use sha2::Sha256;
use sha2::Sha512;

use crate::attesting::asked;
use crate::support::Sandbox;

const MESSAGE: &[u8] = b"head of the ledger\n";
const APPLICATION: &[u8] = b"ssh:";
/// Somebody touched the key.
const FLAGS: u8 = 1;
const COUNTER: [u8; 4] = [0, 0, 0, 9];

type Sign = dyn Fn(&[u8]) -> Vec<u8>;

/// A key, and how it signs bytes: as the last field of a signature file.
struct Key {
    kind: &'static str,
    blob: Vec<u8>,
    sign: Box<Sign>,
}

fn fields(fields: &[&[u8]]) -> Vec<u8> {
    fields
        .iter()
        .flat_map(|field| [&u32::try_from(field.len()).expect("short").to_be_bytes(), *field].concat())
        .collect()
}

/// A positive number as SSH writes it.
fn number(bytes: &[u8]) -> Vec<u8> {
    let first = bytes.iter().position(|byte| *byte != 0).expect("no number of a signature is zero");
    let magnitude = &bytes[first..];
    let sign: &[u8] = if magnitude[0] >= 0x80 { &[0] } else { &[] };
    [sign, magnitude].concat()
}

fn ed25519() -> Key {
    let kind = "sk-ssh-ed25519@openssh.com";
    let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("any seed is right");
    let blob = fields(&[kind.as_bytes(), pair.public_key().as_ref(), APPLICATION]);
    Key { kind, blob, sign: Box::new(move |over| pair.sign(over).as_ref().to_vec()) }
}

fn p256() -> Key {
    let kind = "sk-ecdsa-sha2-nistp256@openssh.com";
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("the machine has random numbers");
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).expect("the key was just made");
    let blob = fields(&[kind.as_bytes(), b"nistp256", pair.public_key().as_ref(), APPLICATION]);
    let sign = move |over: &[u8]| {
        let made = pair.sign(&random, over).expect("the machine has random numbers");
        let (r, s) = made.as_ref().split_at(32);
        fields(&[&number(r), &number(s)])
    };
    Key { kind, blob, sign: Box::new(sign) }
}

impl Key {
    fn line(&self) -> String {
        format!("{} {} desk\n", self.kind, Base64::encode_string(&self.blob))
    }

    /// The bytes of a signature file.
    fn signed(&self, message: &[u8]) -> Vec<u8> {
        let head = [NAMESPACE.as_bytes(), b"", b"sha512"];
        let signed = [b"SSHSIG".to_vec(), fields(&head), fields(&[&Sha512::digest(message)])].concat();
        let over = [Sha256::digest(APPLICATION).as_slice(), &[FLAGS], &COUNTER, &Sha256::digest(&signed)].concat();
        let made = [fields(&[self.kind.as_bytes(), &(self.sign)(&over)]), vec![FLAGS], COUNTER.to_vec()].concat();
        [b"SSHSIG\0\0\0\x01".to_vec(), fields(&[&self.blob]), fields(&head), fields(&[&made])].concat()
    }
}

fn armored(bytes: &[u8]) -> String {
    let letters = Base64::encode_string(bytes);
    let lines: Vec<&str> =
        letters.as_bytes().chunks(70).map(|line| str::from_utf8(line).expect("base64 is ASCII")).collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
}

#[test]
fn signatures_of_security_keys_are_known() {
    for key in [ed25519(), p256()] {
        let made = armored(&key.signed(MESSAGE));
        let signer = signature::verify(MESSAGE, &made, &key.line(), NAMESPACE).expect("the key made this signature");
        assert_eq!((signer.kind, signer.comment.as_str()), (key.kind, "desk"));
        assert_eq!(signature::verify(b"", &made, &key.line(), NAMESPACE), Err(Fault::SignatureWrong));
    }
}

#[test]
fn ssh_keygen_knows_them_too() {
    for key in [ed25519(), p256()] {
        let sandbox = Sandbox::new();
        sandbox.put("made.sig", armored(&key.signed(MESSAGE)));
        let made = sandbox.path("made.sig").display().to_string();
        let arguments = ["-Y", "check-novalidate", "-n", NAMESPACE, "-s", &made];
        let Some((is_right, said)) = asked("ssh-keygen", &arguments, MESSAGE) else { return };
        assert!(is_right, "{said}");
    }
}

#[test]
fn no_flipped_bit_of_them_counts() {
    for key in [ed25519(), p256()] {
        let right = key.signed(MESSAGE);
        for at in 0..right.len() {
            for bit in 0..8 {
                let mut bent = right.clone();
                bent[at] ^= 1 << bit;
                let found = signature::verify(MESSAGE, &armored(&bent), &key.line(), NAMESPACE);
                assert!(found.is_err(), "byte {at}, bit {bit}");
            }
        }
    }
}
