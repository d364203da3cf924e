//! Every word that goes into a cell comes out of it.

use proptest::prelude::any;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::inert;
use super::joined;
use super::line::pieces;
use super::parted;
use super::read;
use super::written;

#[test]
fn no_cell_is_a_formula() {
    for (cell, expected) in [
        ("=1+1", "'=1+1"),
        ("＝１", "'＝１"),
        ("@a", "'@a"),
        ("-1", "'-1"),
        ("'=1", "''=1"),
        ("－", "－"),
        ("'－", "''－"),
        ("'あ", "'あ"),
        ("2026-04-01", "2026-04-01"),
        ("第1版", "第1版"),
        ("", ""),
    ] {
        assert_eq!(inert(cell.to_owned()), expected);
        assert_eq!(read(&written(cell)), cell);
    }
}

#[test]
fn letters_that_cannot_be_seen_are_written_out() {
    for (words, expected) in [
        ("あ\rい", "あ_x000D_い"),
        ("\u{0}", "_x0000_"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x0000_x0000_", "_x005F_x0000_x005F_x0000_"),
        ("_x3042_", "_x3042_"),
        ("行\n行\t欄", "行\n行\t欄"),
    ] {
        assert_eq!(written(words), expected);
        assert_eq!(read(expected), words);
    }
    assert_eq!(read("あ\r\nい\rう"), "あ\nい\nう");
}

#[test]
fn several_members_stand_in_one_cell() {
    assert_eq!(joined(["紙", "専用線"]), "紙;専用線");
    assert_eq!(joined(["甲;乙", "丙\\"]), "甲\\;乙;丙\\\\");
    assert_eq!(parted("甲\\;乙;丙\\\\"), ["甲;乙", "丙\\"]);
    assert_eq!(parted("甲\\"), ["甲\\"]);
    assert!(parted("").is_empty());
}

proptest! {
    #[test]
    fn any_words_come_back(words in any::<String>(), odd in "['=_x0-9A-F\\-\r\n\t＝;\\\\あ]{0,24}") {
        for words in [words, odd] {
            prop_assert_eq!(read(&written(&words)), words.clone());
            let cell = written(&words);
            let bare = cell.chars().count() == 1;
            prop_assert!(bare || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
        }
    }

    #[test]
    fn any_members_come_back(members in proptest::collection::vec(".+", 0..5)) {
        prop_assert_eq!(parted(&joined(members.iter().map(String::as_str))), members);
    }

    #[test]
    fn long_words_are_cut_and_put_together(words in "[あ𠮷_x0\n]{0,300}", times in 1_usize..400) {
        let long = words.repeat(times);
        let cut = pieces(&long);
        prop_assert!(cut.iter().all(|piece| written(piece).encode_utf16().count() < 32_767));
        let back: String = cut.iter().map(|piece| read(&written(piece))).collect();
        prop_assert_eq!(back, long);
    }
}
