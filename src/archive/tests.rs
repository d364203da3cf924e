//! What a ledger takes, and what it tells of.

use proptest::prelude::*;

use super::Act;
use super::Archive;
use super::Entry;
use super::FIRST_SEAL;
use super::FormUsed;
use super::Former;
use super::Ledger;
use super::Piece;
use super::SourceDigest;
use crate::fingerprint::sha256;
use crate::model::DocumentId;
use crate::model::VersionName;

fn piece(path: &str, words: &str) -> Piece {
    Piece { path: path.to_owned(), size: words.len() as u64, sha256: sha256(words.as_bytes()) }
}

fn entry(document: &str, version: &str) -> Entry {
    Entry {
        entry: 0,
        act: Act::Published,
        recorded: "2026-04-01T09:00+09:00".to_owned(),
        document: document.to_owned(),
        version: version.to_owned(),
        title: format!("{document} {version}"),
        published: Some("2026-04-01".to_owned()),
        effective: None,
        form: FormUsed { name: "sheet@1".to_owned(), size: 0, sha256: sha256(b"") },
        fingerprint: sha256(b"text"),
        files: vec![piece("a-1.txt", "text")],
        pages: vec![format!("{version}/")],
        corrects: None,
        reason: None,
        hides_former: false,
        previous: String::new(),
    }
}

fn added(path: &str) -> Entry {
    Entry { act: Act::Added, files: vec![piece(path, "added")], ..entry("assessments/a", "1") }
}

fn corrected(number: usize) -> Entry {
    let files = vec![piece("a-1.txt", "corrected")];
    Entry { act: Act::Corrected, corrects: Some(number), files, ..entry("assessments/a", "1") }
}

fn ledger(entries: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    for entry in entries {
        ledger.append(entry.clone()).expect("the entry follows on those before it");
    }
    ledger
}

/// What is wrong with an entry behind the first version of a document.
fn refusal(entry: Entry) -> String {
    let mut ledger = ledger(&[self::entry("assessments/a", "1")]);
    ledger.append(entry).expect_err("it may not follow")
}

fn kept(ledger: Ledger) -> Archive {
    Archive::of(ledger)
}

#[test]
fn every_entry_names_the_seal_of_the_one_before() {
    let ledger = ledger(&[entry("assessments/a", "1"), entry("assessments/a", "2")]);
    let [first, second] = ledger.lines() else { panic!("two entries") };
    assert_eq!(first.entry.previous, FIRST_SEAL);
    assert_eq!(second.entry.previous, sha256(&first.bytes));
    assert_eq!(ledger.head(), sha256(&second.bytes));
    assert_eq!(Ledger::read(&ledger.bytes()), (ledger, Vec::new()));
}

#[test]
fn what_may_not_follow_is_told_in_a_sentence() {
    let earlier = Entry { recorded: "2026-03-31T09:00+09:00".to_owned(), ..entry("assessments/a", "2") };
    let outside = Entry { files: vec![piece("../a", "")], ..entry("assessments/a", "2") };
    for (entry, told) in [
        (entry("assessments/a", "1"), "もう一度公表されています"),
        (entry("assessments", "1"), "名前になっていません"),
        (entry("assessments/a", "01"), "名前になっていません"),
        (earlier, "前の行より前です"),
        (outside, "版の外を指す"),
        (Entry { act: Act::Added, ..entry("assessments/b", "1") }, "公表していない版に"),
        (added("a-1.txt"), "「a-1.txt」が、置き換えられています"),
        (corrected(2), "訂正される前の記載が"),
    ] {
        assert!(refusal(entry).contains(told), "{told}");
    }
}

#[test]
fn a_version_is_what_its_entries_come_to() {
    let archive = kept(ledger(&[
        entry("assessments/a", "1"),
        entry("assessments/a", "2"),
        added("added/a.pdf"),
        corrected(1),
        added("added/b.pdf"),
    ]));
    let document = DocumentId { kind: "assessments".to_owned(), id: "a".to_owned() };
    let frozen = archive.frozen(&document, VersionName::number(1)).expect("it was published");
    let former = Former { entry: 1, is_shown: true };
    assert_eq!((frozen.entry, frozen.corrected.as_slice()), (4, &[former][..]));
    assert_eq!(frozen.pieces.keys().collect::<Vec<_>>(), ["a-1.txt", "added/a.pdf", "added/b.pdf"]);
    assert_eq!(frozen.pieces["a-1.txt"].sha256, sha256(b"corrected"));
    assert!(archive.frozen(&document, VersionName::number(3)).is_none());
}

#[test]
fn what_a_later_correction_hides_no_earlier_text_shows() {
    let hiding = Entry { hides_former: true, ..corrected(2) };
    let archive = kept(ledger(&[entry("assessments/a", "1"), corrected(1), hiding, corrected(3)]));
    let document = DocumentId { kind: "assessments".to_owned(), id: "a".to_owned() };
    let frozen = archive.frozen(&document, VersionName::number(1)).expect("it was published");
    let shown: Vec<(usize, bool)> = frozen.corrected.iter().map(|former| (former.entry, former.is_shown)).collect();
    assert_eq!(shown, [(1, false), (2, false), (3, true)]);
}

#[test]
fn what_became_of_a_document_since_is_no_part_of_the_digest_of_its_source() {
    let digest = |words: &str| SourceDigest::of("book.toml", words.as_bytes()).sha256;
    let whole = digest("form = \"a\"\n[version]\npublished = 2026-04-01\n\n[cover]\ntitle = \"題名\"\n");
    let later = "aliases = [\"b\"]\nform = \"a\"\n[version]\npublished = 2026-04-01\nended = 2026-10-01\nreviewed = 2026-11-01\n\n[[waivers]]\nrule = \"D101\"\n[cover]\ntitle = \"題名\"\nmemo = \"覚え書き\"\n";
    assert_eq!(digest(later), whole);
    assert_ne!(digest(&later.replace("題名", "表題")), whole);
    assert_ne!(digest(&later.replace("published = 2026-04-01", "published = 2026-04-02")), whole);
}

proptest! {
    #[test]
    fn whatever_byte_of_a_ledger_changes_is_told(at in 0_usize..4_000, bit in 0_u8..8) {
        let whole = ledger(&[
            entry("assessments/a", "1"),
            entry("assessments/a", "2"),
            corrected(1),
            entry("files/b", "1"),
        ]);
        // The last line has none behind it that seals it: its head is what a reader keeps.
        let mut bytes = whole.bytes();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        let (read, faults) = Ledger::read(&bytes);
        prop_assert!(!faults.is_empty() || read.head() != whole.head());
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (read, faults) = Ledger::read(&bytes);
        prop_assert!(bytes.is_empty() || !faults.is_empty() || !read.lines().is_empty());
    }
}
