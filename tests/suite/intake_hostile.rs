//! Whatever arrives, intake goes through: nothing is lost, nothing is run, and the numbers add up.

use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prelude::prop_assert_eq;
use proptest::prelude::proptest;
use proptest::sample::select;

use crate::consulting::RESULT_FILE;
use crate::intake::intake;
use crate::intake::office;
use crate::intake::row;
use crate::intake::slip;
use crate::intake::taken;

#[test]
fn what_cannot_be_read_is_listed() {
    let sandbox = office();
    let files: [(&str, &[u8]); 9] = [
        ("arrived/mail/picture.jpg", b"\xFF\xD8\xFF\xE0"),
        ("arrived/mail/empty.txt", b""),
        ("arrived/mail/nul.txt", b"a\0b"),
        ("arrived/mail/broken.txt", b"\x80\x81\xFF\xFE\xFD"),
        ("arrived/mail/iso.txt", b"\x1B$B0U8+\x1B(B"),
        ("arrived/mail/other.csv", "氏名,住所\n花子,北町\n".as_bytes()),
        ("arrived/mail/no-opinion.eml", b"From: a@example.jp\r\nSubject: x\r\n\r\n\r\n"),
        (
            "arrived/mail/other-call.txt",
            "■ 意見票: 1\n■ 案件: consultations/hoka\n■ 項目: 全体\n違う案件です。\n".as_bytes(),
        ),
        ("arrived/mail/tegami.pdf", b"%PDF-1.7"),
    ];
    for (path, bytes) in files {
        sandbox.put(path, bytes);
    }
    sandbox.put("arrived/.DS_Store", b"x");
    #[cfg(unix)]
    {
        sandbox.put("secret.txt", "外の文です。");
        sandbox.link("arrived/link.txt", &sandbox.path("secret.txt"));
        sandbox.link("arrived/loop", &sandbox.path("arrived"));
    }
    let told = taken(&sandbox);
    let all = if cfg!(unix) { 11 } else { 9 };
    assert_eq!(row(&told, "受け付けたファイル", "人が読んで打ち込むもの"), [all]);
    assert_eq!(row(&told, "出し方ごとの数", "合計"), [0, 0, 0, 0]);
    for (path, _) in files {
        assert!(told.contains(path.strip_prefix("arrived/").unwrap_or(path)), "{path}\n{told}");
    }
    assert!(!sandbox.read("private/opinions.csv").contains("外の文"), "links are not followed");
    assert!(sandbox.read(RESULT_FILE).contains("received = 0\n"));
    sandbox.put("arrived/mail/tegami.txt", "手紙を打ち込みました。");
    let told = taken(&sandbox);
    assert_eq!(row(&told, "受け付けたファイル", "同じ名前の .txt に打ち込みが済んだもの"), [1]);
    assert!(!told.contains("tegami.pdf"), "{told}");
}

#[test]
fn nothing_in_an_opinion_does_anything() {
    let sandbox = office();
    let text = "<script>alert(1)</script>\n=HYPERLINK(\"http://x\")\n[x](javascript:1) 〔非公表:a〕 '''\n\"\"\" \\ \u{202E}反\n[[opinions]]\nid = \"x\"\n# 見出し";
    sandbox.put("arrived/counter/a.txt", slip("work.summary", text));
    sandbox.put("arrived/counter/b.txt", slip("work.summary", "=1+1"));
    let forged = format!("{}■ 控えの指紋: 0000-0000-0000\n", slip("work.size", "書き換えました。"));
    sandbox.put("arrived/counter/c.txt", forged);
    let told = taken(&sandbox);
    assert!(told.contains("控えの指紋が、書かれている文と合わない提出"), "{told}");
    assert_eq!(row(&told, "出し方ごとの数", "合計"), [3, 3, 0, 0]);
    assert!(sandbox.read("private/opinions.csv").contains(",'=1+1\r\n"));
    let findings = sandbox.check();
    let others: Vec<_> = findings.iter().filter(|told| told.rule != "F101").collect();
    assert!(others.iter().all(|told| told.file.as_deref() != Some("consultations/anken/result.toml")), "{others:#?}");
    sandbox.run(&["build", "--drafts"]);
    let page = sandbox.read("output/consultations/anken/index.html");
    assert!(page.contains("&lt;script>") || page.contains("&lt;script&gt;"), "the words stand there as words");
    assert!(!page.contains("<script>alert") && !page.contains("href=\"javascript"));
}

#[test]
fn long_texts_and_deep_mails_are_survived() {
    let sandbox = office();
    sandbox.put("arrived/counter/long.txt", slip("work.summary", &"長い意見です。".repeat(500_000)));
    let mut mail = String::from("From: a@example.jp\r\nMIME-Version: 1.0\r\n");
    for at in 0..5_000 {
        mail.push_str(&format!("Content-Type: multipart/mixed; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n"));
    }
    sandbox.put("arrived/mail/deep.eml", mail);
    let nested = "Content-Type: message/rfc822\r\n\r\nFrom: b@example.jp\r\n".repeat(3_000);
    sandbox.put("arrived/mail/nested.eml", format!("From: a@example.jp\r\n{nested}"));
    let told = taken(&sandbox);
    assert_eq!(row(&told, "受け付けたファイル", "人が読んで打ち込むもの"), [2]);
    let long = sandbox.files("private/long");
    assert_eq!(long.len(), 1, "{long:?}");
    assert_eq!(sandbox.read(&format!("private/long/{}", long[0])).chars().count(), 3_500_000);
    let result = sandbox.read(RESULT_FILE);
    assert!(result.len() < 100_000 && result.contains("（全文は3,500,000字あるため"), "{}", result.len());
}

#[cfg(target_os = "linux")]
#[test]
#[expect(clippy::disallowed_methods, reason = "only the system itself makes such a name")]
fn names_that_are_no_text_are_read() {
    use std::os::unix::ffi::OsStrExt;

    let sandbox = office();
    sandbox.put("arrived/counter/a.txt", "意見です。");
    let name = std::ffi::OsStr::from_bytes(b"\x88\xD3\x8C\xA9.txt");
    std::fs::write(sandbox.path("arrived/counter").join(name), "もう一つの意見です。").expect("the name is allowed");
    assert_eq!(row(&taken(&sandbox), "出し方ごとの数", "窓口"), [2, 2, 0, 0]);
}

/// A file of any kind, with the submissions and opinions that are in it.
fn file() -> impl Strategy<Value = (&'static str, &'static str, usize)> {
    select(vec![
        ("txt", "見出しのない意見です。", 1),
        ("txt", "■ 意見票: 1\n■ 対象: assessments/desk/2-an\n■ 項目: work.size\n一つ\n■ 項目: ない項目\n二つ\n", 2),
        ("txt", "■ 項目: 全体\n同じ意見。\n■ 氏名: 根本 はる\n", 1),
        ("txt", "■ 項目: 全体\n\n", 0),
        ("txt", "", 0),
        ("csv", "ご意見,氏名\n電子の意見,花子\n", 1),
        ("csv", "名前だけ\n花子\n", 0),
        ("eml", "From: h@example.jp\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n同じ意見。\r\n", 1),
        ("pdf", "%PDF", 0),
        ("jpg", "x", 0),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_add_up_for_any_mixture(
        files in proptest::collection::vec((select(vec!["counter", "post", "mail", "online", "どこか", ""]), file()), 0..24),
    ) {
        let sandbox = office();
        sandbox.put("arrived/counter/first.txt", "初めの意見です。");
        for (at, (folder, (ending, text, _))) in files.iter().enumerate() {
            sandbox.put(&format!("arrived/{folder}/{at}.{ending}"), text);
        }
        let told = intake(&sandbox).stdout;
        let opinions = 1 + files.iter().map(|(_, (_, _, count))| count).sum::<usize>();
        let submissions = 1 + files.iter().filter(|(_, (_, _, count))| *count > 0).count();
        prop_assert_eq!(row(&told, "出し方ごとの数", "合計"), vec![submissions, opinions, 0, 0]);
        let ways = ["窓口", "郵送", "電子メール", "電子申請"].map(|way| row(&told, "出し方ごとの数", way)[1]);
        let other = if told.contains("\nその他 ") { row(&told, "出し方ごとの数", "その他")[1] } else { 0 };
        prop_assert_eq!(ways.iter().sum::<usize>() + other, opinions);
        prop_assert_eq!(row(&told, "箇所ごとの数", "合計")[0], opinions);
        prop_assert_eq!(row(&told, "受け付けたファイル", "合計"), vec![files.len() + 1]);
        let parts = ["意見を読み取ったもの", "同じ名前の .txt に打ち込みが済んだもの", "人が読んで打ち込むもの"];
        let parts: usize = parts.iter().map(|part| row(&told, "受け付けたファイル", part)[0]).sum();
        prop_assert_eq!(parts, files.len() + 1);
        let result = sandbox.read(RESULT_FILE);
        let counts: usize = result.lines().filter_map(|line| line.strip_prefix("count = ")?.parse::<usize>().ok()).sum();
        prop_assert_eq!(counts, opinions);
    }
}
