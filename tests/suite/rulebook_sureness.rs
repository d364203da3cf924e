//! Rules are certain only where nothing but the mistake explains the words.

use crate::rulebook::file;
use crate::rulebook::sureness;

/// Asserts how sure a rule is of what it tells of words in a book.
fn assert_sure(code: &str, words: &str, expected: &str) {
    let text = format!(
        "form = \"all-items@2018-05\"\n[version]\npublished = 2026-06-01\n[flow]\ndescription = '''\n{words}'''\n"
    );
    assert_eq!(sureness(code, &file("assessments/kokuho/1/book.toml", &text)), expected, "{code}: {words}");
}

#[test]
fn numbers_of_a_list_that_is_read_to_its_end() {
    for (words, expected) in [
        ("①受付\n②審査\n上記③の後に確認する。", "E"),
        ("（１）受付\n（２）審査\n上記（４）の後に確認する。", "E"),
        // The text begins within a list, has one in each chapter, or names what no list of it has.
        ("（９）受付\n（１０）審査\n上記（６）の後に確認する。", "W"),
        ("（１）受付\n（２）審査\n\n（１）通知\n（２）保管\n上記（４）の後に確認する。", "W"),
        ("上記（４）の後に確認する。", "W"),
    ] {
        assert_sure("P103", words, expected);
    }
}

#[test]
fn days_that_only_a_mistake_explains() {
    assert_sure("D106", "令和8年6月31日まで届け出る。", "E");
    assert_sure("D106", "台帳は平成33年4月1日に作った。", "E");
    assert_sure("D106", "「十労働日」とあるのは、昭和六十九年三月三十一日までの間、「六労働日」とする。", "W");
    assert_sure("D154", "令和8年4月1日から令和7年9月30日までとする。", "E");
    assert_sure("D154", "令和8年4月1日に始め、同日から令和7年9月30日までとする。", "W");
}

#[test]
fn words_that_may_be_written_on_purpose() {
    assert_sure("D113", "特定個人情報保護委員会と協議する。", "W");
    assert_sure("D113", "厚生省の手引を参考とする。", "I");
    assert_sure("H110", "❷を見る。", "W");
    assert_sure("H110", "⑵を見る。⑵に続ける。", "I");
    let page = "+++\nform = \"page@1\"\ntitle = \"案内\"\n+++\n\n題名は「○○市情報公開計画」とします。\n";
    assert_eq!(sureness("H108", &file("pages/annai.md", page)), "I");
    assert_sure("H108", "○○市の窓口で受け付ける。", "W");
}
