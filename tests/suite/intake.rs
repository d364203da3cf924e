//! Intake of opinions: every file is read or listed, numbers add up, and what an officer wrote stays.

use std::path::Path;

use crate::consulting::CALL;
use crate::consulting::RESULT_FILE;
use crate::consulting::with_call;
use crate::support::Ran;
use crate::support::Sandbox;

/// A call with three ways in, of which one is held against a postmark.
pub(crate) fn office() -> Sandbox {
    let ways = "
[[channels]]
id = \"post\"
way = \"郵送\"
to = \"総務課\"
arrival = \"締切の日までの消印のあるもの（消印有効）\"

[[channels]]
id = \"mail\"
way = \"電子メール\"
to = \"soumu@vill.mihon.example.jp\"

[[channels]]
id = \"online\"
way = \"電子申請\"
to = \"村の電子申請\"
";
    with_call(&format!("{CALL}{ways}"))
}

pub(crate) fn intake(sandbox: &Sandbox) -> Ran {
    sandbox.run(&["intake", "arrived", "--consultation", "anken", "--private", "private"])
}

/// What it tells where it must succeed.
pub(crate) fn taken(sandbox: &Sandbox) -> String {
    let ran = intake(sandbox);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    ran.stdout
}

/// The numbers of a row of a table.
pub(crate) fn row(told: &str, heading: &str, name: &str) -> Vec<usize> {
    let table = told.split("\n\n").find(|table| table.lines().take(2).any(|line| line.starts_with(heading)));
    let table = table.unwrap_or_else(|| panic!("{heading}\n{told}"));
    let row = table.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}\n{table}"));
    let numbers = row.split_whitespace().rev().map_while(|word| word.replace(',', "").parse().ok());
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.reverse();
    numbers
}

/// A slip about an item of the draft.
pub(crate) fn slip(item: &str, text: &str) -> String {
    format!("■ 意見票: 1\n■ 案件: consultations/anken\n■ 対象: assessments/desk/2-an\n■ 項目: {item}\n{text}\n")
}

/// The sample's consultation with 47 opinions; `with_archive` leaves it published.
pub(crate) fn sample(with_archive: bool) -> Sandbox {
    let sandbox = Sandbox::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("content"), "content", &sandbox);
    copy(&root.join("tests/suite/fixtures/intake"), "arrived", &sandbox);
    sandbox.remove("arrived/README.md");
    if !with_archive {
        sandbox.remove("content/archive");
        sandbox.remove("content/consultations/kaigo-3/result.toml");
        // It names opinions of the result that was taken away.
        sandbox.remove("content/assessments/kaigo/3/changed.toml");
    }
    sandbox
}

#[expect(clippy::disallowed_methods, reason = "a test copies the sample")]
fn copy(from: &Path, to: &str, sandbox: &Sandbox) {
    for entry in std::fs::read_dir(from).expect("the folder is there").map(|entry| entry.expect("it can be listed")) {
        let name = format!("{to}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            copy(&entry.path(), &name, sandbox);
        } else {
            sandbox.put(&name, std::fs::read(entry.path()).expect("the file can be read"));
        }
    }
}

pub(crate) fn take_sample(sandbox: &Sandbox) -> String {
    let ran = sandbox.run(&["intake", "arrived", "--consultation", "kaigo-3", "--private", "private"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    ran.stdout
}

#[test]
fn what_arrived_at_the_sample_is_counted_as_it_was_published() {
    let sandbox = sample(true);
    let told = take_sample(&sandbox);
    for (name, expected) in [
        ("窓口", [9, 11, 0, 0]),
        ("郵送", [8, 12, 0, 0]),
        ("電子メール", [8, 10, 1, 1]),
        ("電子申請", [16, 16, 1, 1]),
        ("合計", [41, 49, 2, 2]),
    ] {
        assert_eq!(row(&told, "出し方ごとの数", name), expected, "{name}");
    }
    assert_eq!(row(&told, "箇所ごとの数", "合計")[0], 47);
    assert_eq!(row(&told, "受け付けたファイル", "合計"), [16]);
    assert_eq!(row(&told, "受け付けたファイル", "人が読んで打ち込むもの"), [1]);
    assert!(told.contains("post/tegami-1222.pdf: 文字のファイルではありません。"), "{told}");
    assert!(told.contains("結果が公表されているため、何も書いていません。"), "{told}");
    let submissions = sandbox.read("private/submissions.csv");
    assert!(submissions.contains("一致") && submissions.contains("公表した案と同じ"), "{submissions}");
    assert!(!submissions.contains("文が変わっています") && !told.contains("控えの指紋について"), "{told}");
}

#[test]
fn a_result_is_begun_with_numbers_that_add_up() {
    let sandbox = sample(false);
    take_sample(&sandbox);
    let result = sandbox.read("content/consultations/kaigo-3/result.toml");
    for words in ["submitters = 39\n", "received = 47\n", "late = 2\n", "about = [\"assessments/kaigo/3-an#"] {
        assert!(result.contains(words), "{words}");
    }
    let counts = result.lines().filter_map(|line| line.strip_prefix("count = ")?.parse::<usize>().ok());
    assert_eq!(counts.sum::<usize>(), 47);
    let findings = sandbox.check();
    let other: Vec<_> = findings
        .iter()
        .filter(|told| told.file.as_deref() == Some("consultations/kaigo-3/result.toml") && told.rule != "F101")
        .collect();
    assert!(other.is_empty(), "nothing is wrong but that answers are open: {other:#?}");
    let before = [sandbox.tree_of("private"), sandbox.tree_of("content")];
    let told = take_sample(&sandbox);
    assert!(told.contains("（前と同じなので、書き換えていません）") && told.contains("書き加えることはありません。"));
    assert_eq!(before, [sandbox.tree_of("private"), sandbox.tree_of("content")]);
}

#[test]
fn late_arrivals_are_added_and_answers_stay() {
    let sandbox = office();
    sandbox.put("arrived/counter/a.txt", slip("work.summary", "毎朝見て回るのはよいことです。続けてください。"));
    sandbox.put("arrived/counter/b.txt", slip("work.size", "人数が少なすぎます。"));
    taken(&sandbox);
    let answered = sandbox
        .read(RESULT_FILE)
        .replacen("# answer = \"\"", "answer = '''\nありがとうございます。\n# 続けます。'''", 1)
        .replacen("submitters = 2\n\n", "submitters = 5 # 電話を含む\n\n", 1);
    sandbox.put(RESULT_FILE, &answered);
    sandbox.put("arrived/郵送/c.txt", slip("work.summary", "毎朝、見て回るのは よいことです。続けてください！"));
    sandbox.put("arrived/mail/d.txt", slip("desks.tax.note", "東側は遠いです。"));
    let told = taken(&sandbox);
    assert!(told.contains("書き加えました（新しいまとまり1、件数の変わったまとまり1）"), "{told}");
    assert!(told.contains("submitters には 5 と書かれているため、そのままにしました"), "{told}");
    let after = sandbox.read(RESULT_FILE);
    assert!(
        after.contains("# 前の取込みの後に、1件から2件になりました。考え方を確かめてください。\n[[opinions]]"),
        "{after}"
    );
    assert!(after.contains("submitters = 5 # 電話を含む") && after.contains("received = 4\n"), "{after}");
    assert!(after.contains("desks.tax.note"), "{after}");
    let kept: Vec<&str> = answered.lines().filter(|line| !after.contains(line)).collect();
    assert!(kept.iter().all(|line| line.starts_with("received") || line.starts_with("submitters")), "{kept:?}");
    sandbox.put("arrived/counter/e.txt", slip("work.summary", "毎朝見て回るのはよいことです。続けてください。"));
    taken(&sandbox);
    let again = sandbox.read(RESULT_FILE);
    assert!(again.contains("# 前の取込みの後に、2件から3件になりました。"), "{again}");
    assert!(!again.contains("1件から2件"), "one comment stands for the last run");
}

#[test]
fn what_an_officer_took_out_or_typed_over_is_left() {
    let sandbox = office();
    sandbox.put("arrived/counter/a.txt", slip("work.summary", "毎朝見て回ってください。"));
    sandbox.put("arrived/counter/b.txt", slip("work.size", "人数が少なすぎます。"));
    taken(&sandbox);
    let text = sandbox.read(RESULT_FILE);
    let at = text.find("# 意見2").expect("there are two");
    sandbox.put(RESULT_FILE, text.get(..at).expect("it is a letter").replace("count = 1\n", "count = 7\n"));
    sandbox.put("arrived/counter/c.txt", slip("work.summary", "毎朝見て回ってください"));
    let told = taken(&sandbox);
    let after = sandbox.read(RESULT_FILE);
    assert!(after.contains("count = 7\n") && after.matches("[[opinions]]").count() == 1, "{after}");
    assert!(
        told.contains("count には 7 と書かれているため") && told.contains("消されているため、加えていません。"),
        "{told}"
    );
}

#[test]
fn decisions_on_groups_hold_and_can_be_taken_back() {
    let sandbox = office();
    let long = "窓口の混み具合を毎朝見て回るだけではなく、昼休みと夕方にも見て回り、待つ人が多いときは案内の人を出してください。";
    sandbox.put("arrived/counter/a.txt", slip("work.summary", long));
    sandbox.put("arrived/counter/b.txt", slip("work.summary", &long.replace("案内の人を", "案内の人も")));
    sandbox.put("arrived/counter/c.txt", slip("work.summary", &long.replace("出してください", "出すのには反対です")));
    let ids = |sandbox: &Sandbox| {
        let table = sandbox.read("private/opinions.csv");
        let rows = table.lines().skip(1).map(|row| row.split(',').take(4).map(str::to_owned).collect::<Vec<_>>());
        rows.collect::<Vec<_>>()
    };
    taken(&sandbox);
    let first = ids(&sandbox);
    let groups =
        |rows: &[Vec<String>]| rows.iter().map(|row| row[1].clone()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(groups(&first).len(), 2, "what says the opposite stands alone: {first:?}");
    let near = first.iter().find(|row| row[1] != row[3]).expect("one is nearly the same").clone();
    let head = "apart = []";
    sandbox.edit("private/groups.toml", head, &format!("apart = [\"{}\"] # 別の意見", near[3]));
    taken(&sandbox);
    assert_eq!(groups(&ids(&sandbox)).len(), 3);
    assert!(sandbox.read("private/groups.toml").contains("# 別の意見"), "what the officer wrote stays");
    sandbox.edit("private/groups.toml", &format!("apart = [\"{}\"]", near[3]), head);
    let all: Vec<String> = groups(&first).into_iter().map(|id| format!("\"{id}\"")).collect();
    sandbox.edit("private/groups.toml", "together = []", &format!("together = [[{}]]", all.join(", ")));
    taken(&sandbox);
    assert_eq!(groups(&ids(&sandbox)).len(), 1);
    sandbox.edit("private/groups.toml", &format!("together = [[{}]]", all.join(", ")), "together = []");
    taken(&sandbox);
    assert_eq!(ids(&sandbox), first, "both decisions are taken back");
    sandbox.edit("private/groups.toml", head, "apart = [\"o-0000000000\"]");
    assert!(taken(&sandbox).contains("o-0000000000 という文は、届いたものの中にありません。"));
    sandbox.edit("private/groups.toml", "apart = [\"o-0000000000\"]", "apart = [\"o-0000000000\"");
    let ran = intake(&sandbox);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("行目を TOML として読み取れません。"), "{}", ran.stderr);
}

#[test]
fn places_are_found_by_key_reference_and_label() {
    let sandbox = office();
    for (at, place) in ["work.summary", "①概要", "Ⅰ.1", "概要", "どこか知らない所", "全体"].iter().enumerate()
    {
        sandbox.put(&format!("arrived/counter/{at}.txt"), slip(place, &format!("{at}番目の意見です。")));
    }
    let told = taken(&sandbox);
    assert!(told.contains("counter/4.txt: 「どこか知らない所」"), "{told}");
    let table = sandbox.read("private/opinions.csv");
    assert!(table.lines().filter(|line| line.starts_with("全体,")).count() >= 2, "{table}");
}

#[test]
fn a_day_alone_is_late_only_behind_the_last_day() {
    let sandbox = office();
    sandbox.put("arrived/online/a.csv", "申請日,意見\n2026/12/04,その日です。\n2026/12/05,次の日です。\n");
    let told = taken(&sandbox);
    assert_eq!(row(&told, "出し方ごとの数", "電子申請"), [2, 2, 1, 1]);
    assert!(told.contains("online/a.csv（2番目）: 締切の日に届いていますが、時刻が分かりません。"), "{told}");
    assert!(sandbox.read(RESULT_FILE).contains("その日です。"));
}

#[test]
fn items_of_a_draft_that_is_not_asked_about_are_told_of_as_counted() {
    let sandbox = office();
    let old = slip("work.summary", "前の案への意見です。").replace("assessments/desk/2-an", "assessments/desk/9-an");
    sandbox.put("arrived/counter/a.txt", old);
    let told = taken(&sandbox);
    assert!(told.contains("counter/a.txt: 「work.summary」"), "{told}");
    assert!(!sandbox.read(RESULT_FILE).contains("#work.summary"));
}

#[test]
fn mails_with_letters_that_cannot_be_read_are_listed() {
    let sandbox = office();
    let mail = |body: &str| {
        format!("From: h@example.jp\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n")
    };
    sandbox.put("arrived/mail/a.eml", mail("意見\u{FFFD}す。"));
    let told = taken(&sandbox);
    assert!(told.contains("mail/a.eml: 本文の文字を読み取れませんでした。"), "{told}");
    assert_eq!(row(&told, "出し方ごとの数", "電子メール"), [0, 0, 0, 0]);
}

#[test]
fn what_came_too_late_is_counted_apart() {
    let sandbox = office();
    let csv = "受付番号,申請日時,意見,該当箇所\n1,2026/12/04 16:59,間に合いました。,work.summary\n2,2026/12/04 17:01,遅れました。,\n";
    sandbox.put("arrived/online/a.csv", csv);
    sandbox.put(
        "arrived/post/b.txt",
        format!("差出人: 根本 はる\n日時: 2026/12/09 10:00\n件名: 意見\n\n{}", "消印は前の日です。"),
    );
    let told = taken(&sandbox);
    assert_eq!(row(&told, "出し方ごとの数", "電子申請"), [2, 2, 1, 1]);
    assert_eq!(row(&told, "出し方ごとの数", "郵送"), [1, 1, 0, 0], "a postmark is not held against a time");
    assert!(told.contains("行政手続法第42条"), "{told}");
    let result = sandbox.read(RESULT_FILE);
    assert!(result.contains("received = 2\n") && !result.contains("遅れました。"), "{result}");
}

#[test]
fn a_consultation_may_be_named_as_lists_name_it() {
    let sandbox = office();
    sandbox.put("arrived/mail/a.txt", slip("全体", "点検の記録を公開してほしい。"));
    let named = ["intake", "arrived", "--consultation", "consultations/anken", "--private", "private"];
    let ran = sandbox.run(&named);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(sandbox.read("content/consultations/anken/result.toml").contains("点検の記録を公開してほしい。"));
}
