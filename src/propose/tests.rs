//! What is written is read again as the same words, and what people wrote stays.

use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prelude::prop_assert_eq;
use proptest::prelude::proptest;
use proptest::sample::select;
use toml::de::DeTable;

use super::blocks::Obstacle;
use super::blocks::Parsed;
use super::blocks::string;
use super::row::Row;

/// Words in which everything occurs that TOML knows as a mark.
fn words() -> impl Strategy<Value = String> {
    let pieces = vec![
        "'",
        "''",
        "'''",
        "\"",
        "\"\"\"",
        "\\",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{1}",
        "\u{7f}",
        "#",
        "[[changes]]",
        "\n[[changes]]\n",
        "委託先の名称",
        "、",
        "　",
        " ",
        "=",
        "\u{85}",
        "\u{FEFF}",
        "𠮷",
    ];
    proptest::collection::vec(select(pieces), 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_are_read_as_they_were_written(before in words(), after in words()) {
        let row = Row { id: "v2-a".to_owned(), called: String::new(), words: ["Ⅰ.1".to_owned(), before.clone(), after.clone()] };
        let text = format!("{}\n{}", row.written(None), row.written(Some("2026-04-01")));
        let parsed = Parsed::of(&text).expect("what is written is TOML");
        let blocks = parsed.blocks("changes").expect("the rows are tables");
        prop_assert_eq!(blocks.len(), 2);
        for block in &blocks {
            prop_assert_eq!(string(block.table, "before"), Some(before.as_str()));
            prop_assert_eq!(string(block.table, "after"), Some(after.as_str()));
            let own = DeTable::parse(text.get(block.range.clone()).unwrap_or_default());
            assert!(own.is_ok(), "a block stands alone");
        }
    }
}

#[test]
fn tables_end_before_the_comments_of_what_follows() {
    let text = "a = '''\n[[changes]]\n'''\n\n[[changes]] # 一\nid = \"a\"\n# 言葉\n\n# 次の\n[[changes]]\nid = \"b\"\n[changes.before]\nfull = \"x\"\n\n[other]\n";
    let parsed = Parsed::of(text).expect("it is TOML");
    let blocks = parsed.blocks("changes").expect("they are tables");
    let words: Vec<&str> = blocks.iter().map(|block| text.get(block.range.clone()).unwrap_or_default()).collect();
    assert_eq!(
        words,
        ["[[changes]] # 一\nid = \"a\"\n# 言葉\n\n", "[[changes]]\nid = \"b\"\n[changes.before]\nfull = \"x\"\n\n"]
    );
    for inline in ["changes = []", "changes = [{ id = \"a\" }]", "changes = 1"] {
        let parsed = Parsed::of(inline).expect("it is TOML");
        assert_eq!(parsed.blocks("changes").err(), Some(Obstacle::Inline), "{inline}");
    }
    assert_eq!(Parsed::of("a = ").err(), Some(Obstacle::Broken));
}
