//! Days of items on which the rules on days speak, and others close by that are right.

use crate::rulebook::file;
use crate::rulebook::told_by;
use crate::rulebook_dates::BOOK;
use crate::rulebook_dates::PATH;

/// Holds a rule against files on which it speaks in these lines.
fn try_files(code: &str, path: &str, head: &str, cases: &[(&str, &[usize])]) {
    for (text, lines) in cases {
        let told = told_by(code, &file(path, &format!("{head}{text}\n")));
        let line = |finding: &String| finding.split(':').nth(1).and_then(|line| line.parse::<usize>().ok());
        let found: Vec<usize> = told.iter().filter_map(line).collect();
        assert_eq!(&found, lines, "{code}: {text}");
    }
}

#[test]
fn order_of_the_procedure() {
    let hearing = "[procedure]\nconsultation.period = \"令和8年1月9日～令和8年2月9日\"\n";
    let case = |rest: &str| format!("{hearing}{rest}");
    let cases = [
        (case("review.date = \"令和8年2月3日\""), vec![5]),
        (case("review.date = \"令和8年1月\""), vec![5]),
        (case("review.date = \"令和8年1月20日～3月3日\""), vec![5]),
        (case("review.date = \"令和8年6月9日\""), vec![6]),
        (case("basic.date = 2026-01-20"), vec![6]),
        (case("basic.date = 2025-12-20\nreview.date = \"令和8年3月3日\""), vec![]),
        (case("review.date = \"令和8年2月9日\""), vec![]),
        (case("review.date = \"令和8年2月\""), vec![]),
        (case("review.date = \"令和8年1月20日及び3月3日\""), vec![]),
        (case("review.date = \"後日行う。\""), vec![]),
        (case("review.date = \"－\""), vec![]),
        (case("basic.date = \"2026-01\""), vec![]),
        (case("review.date = \"令和8年6月\""), vec![]),
        (
            case("review.date = \"令和8年3月3日\"\nreview.result = \"適当との答申を受けた（令和8年2月20日付け）。\""),
            vec![6],
        ),
        (case("review.date = \"令和8年3月3日\"\nreview.result = \"令和8年3月20日付けで答申を受けた。\""), vec![]),
        (
            case("review.date = \"令和8年3月3日\"\nreview.result = \"令和8年2月20日の諮問に対し、答申を受けた。\""),
            vec![],
        ),
    ];
    for (text, lines) in &cases {
        try_files("D104", PATH, BOOK, &[(text, lines)]);
    }
    let draft = "form = \"all-items@2018-05\"\n[version]\npublished = 2026-01-09\n";
    try_files("D104", "assessments/desk/1-an/book.toml", draft, &[(hearing, &[])]);
    let priority = "form = \"priority-items@2018-05\"\n[version]\npublished = 2026-06-01\n";
    let early = case("review.date = \"令和8年1月3日\"");
    try_files("D104", PATH, priority, &[(&early, &[]), ("[procedure]\nbasic.date = 2026-06-02", &[5])]);
}

#[test]
fn years_of_an_era_before_it_ended() {
    let old = "form = \"all-items@2018-05\"\n[version]\npublished = 2018-06-01\n";
    try_files(
        "D106",
        PATH,
        old,
        &[
            ("[task]\ndescription = \"平成33年3月31日まで使う。\"", &[]),
            ("[task]\ndescription = \"平成33年度まで使う。\"", &[]),
            ("[task]\ndescription = \"平成33年2月30日まで使う。\"", &[5]),
            ("[task]\ndescription = \"昭和65年まで使った。\"", &[5]),
        ],
    );
    let after = "after = \"平成33年3月31日まで使う。\"";
    let changed = |day: &str| format!("[[changes]]\nid = \"one\"\ndate = {day}\n{after}");
    try_files("D106", PATH, BOOK, &[(&changed("2018-06-01"), &[]), (&changed("2020-06-01"), &[7])]);
}

#[test]
fn holding_and_using() {
    let case = |held: &str, used: &str| {
        format!("[[files]]\nid = \"main\"\nbasics.held-since = {held}\nacquisition.used-since = {used}")
    };
    for (held, used, order, precision) in [
        ("2016-01-01", "2015-12-31", &[7][..], &[][..]),
        ("2016-02-01", "\"2016-01\"", &[7], &[7]),
        ("\"2016-01\"", "2016-01-01", &[], &[6]),
        ("2027-01-01", "2027-01-01", &[6, 7], &[]),
        ("2016-01-01", "2016-01-01", &[], &[]),
        ("\"2016-01\"", "\"2016-01\"", &[], &[]),
        ("2016-01-01", "\"2027-01-04（予定）\"", &[], &[]),
        ("2026-06-01", "\"2026-06\"", &[], &[7]),
        ("\"－\"", "2016-01-01", &[], &[]),
    ] {
        let text = case(held, used);
        try_files("D107", PATH, BOOK, &[(&text, order)]);
        try_files("D157", PATH, BOOK, &[(&text, precision)]);
    }
}

#[test]
fn hearings_without_end() {
    for (words, lines) in [
        ("令和8年1月9日～", &[5][..]),
        ("令和8年1月9日（金）から", &[5]),
        ("令和8年1月9日 ～ 随時", &[5]),
        ("令和8年1月9日", &[]),
        ("令和8年1月9日～2月9日", &[]),
        ("令和8年1月9日から30日間", &[]),
        ("令和8年1月9日から2月まで", &[]),
        ("令和8年1月9日から受け付け、令和8年2月9日に締め切った。", &[]),
        ("公募要綱（平成15年告示第5号）により、令和8年1月9日に行った。", &[]),
        ("1月間", &[]),
    ] {
        let text = format!("[procedure]\nconsultation.period = \"{words}\"");
        try_files("D156", PATH, BOOK, &[(&text, lines)]);
    }
}

#[test]
fn incidents() {
    let case = |words: &str| {
        format!(
            "[[files]]\nid = \"main\"\nrisks.storage.loss.incidents = \"発生あり\"\nrisks.storage.loss.incidents-content = '''\n{words}'''"
        )
    };
    for (words, lines) in [
        ("令和5年5月31日に起きた。", &[8][..]),
        ("令和4年度に起きた。\n令和7年2月にも起きた。", &[8]),
        ("令和8年7月1日に起きた。", &[8]),
        ("令和5年6月1日に起きた。", &[]),
        ("令和5年度に起きた。", &[]),
        ("令和2年度に始めた委託で、令和6年4月に起きた。", &[]),
        ("令和5年5月に起き、令和5年6月1日に分かった。", &[]),
        ("11月に起きた。", &[]),
        ("平成15年法律第57号に基づき報告した。", &[]),
    ] {
        try_files("D108", PATH, BOOK, &[(&case(words), lines)]);
    }
}

#[test]
fn days_of_changes() {
    let case = |days: &[&str]| {
        let rows = days.iter().enumerate().map(|(at, day)| format!("[[changes]]\nid = \"row-{at}\"\ndate = {day}\n"));
        rows.collect::<String>()
    };
    for (days, order, time) in [
        (&["2025-04-01", "2024-10-01"][..], &[9][..], &[][..]),
        (&["2025-04-01", "2024-10-01", "2023-04-01"], &[9], &[]),
        (&["\"2025-04\"", "2025-03-31"], &[9], &[]),
        (&["2006-04-01", "2024-10-01"], &[], &[6]),
        (&["2026-06-02"], &[], &[6]),
        (&["2024-10-01", "2024-10-01", "2026-06-01"], &[], &[]),
        (&["2025-04-10", "\"2025-04\""], &[], &[]),
        (&["2024-10-01", "\"2027-01-04（予定）\""], &[], &[]),
        (&["2014-04-20"], &[], &[]),
        (&["\"2026-06\""], &[], &[]),
    ] {
        let text = case(days);
        try_files("D109", PATH, BOOK, &[(&text, order)]);
        try_files("D159", PATH, BOOK, &[(&text, time)]);
    }
}

#[test]
fn years_that_go_by() {
    let case = |published: &str, rest: &str| {
        format!(
            "form = \"all-items@2018-05\"\n[version]\npublished = {published}\n{rest}[cover]\ntitle = \"総合窓口\"\n"
        )
    };
    let assessed = |day: &str| format!("[procedure]\nbasic.date = {day}\n");
    for (published, rest, review, again) in [
        ("2025-11-20", "", 1, 0),
        ("2025-11-21", "", 0, 0),
        ("2025-11-20", "ended = 2026-03-31\n", 0, 0),
        ("2027-01-01", "", 0, 0),
        ("2024-02-29", "", 1, 0),
    ] {
        let files = file(PATH, &case(published, rest));
        assert_eq!(
            (told_by("D110", &files).len(), told_by("D160", &files).len()),
            (review, again),
            "{published} {rest}"
        );
    }
    for (day, again) in [("2021-11-20", 1), ("2021-11-21", 0), ("\"2021-10\"", 0), ("2025-06-01", 0)] {
        let files = file(PATH, &(case("2026-06-01", "") + &assessed(day)));
        assert_eq!(told_by("D160", &files).len(), again, "{day}");
    }
    let mut files = file(PATH, &(case("2021-06-01", "") + &assessed("2021-01-01")));
    assert_eq!((told_by("D110", &files).len(), told_by("D160", &files).len()), (1, 1));
    files.insert("assessments/desk/2/book.toml".to_owned(), case("2026-06-01", "") + &assessed("2026-01-01"));
    assert_eq!((told_by("D110", &files).len(), told_by("D160", &files).len()), (0, 0), "another version holds");
}

#[test]
fn deadlines_of_notices() {
    let head = "+++\nform = \"notice@1\"\ntitle = \"調査について\"\ndated = 2026-06-08\n";
    for (words, lines) in [
        ("調査票は、令和7年6月30日までに提出してください。", &[7][..]),
        ("令和8年6月5日（金）午後5時までに回答をお願いします。", &[7]),
        ("令和7年6月30日までに提出された調査票をまとめました。", &[]),
        ("令和8年6月8日までに提出してください。", &[]),
        ("令和8年6月までに提出してください。", &[]),
        ("6月5日までに提出してください。", &[]),
        ("令和8年3月31日までに生まれた方の分を、同年6月30日までに提出してください。", &[]),
        ("令和8年3月31日までの実績を、同年6月30日までに提出してください。", &[]),
        ("令和8年3月31日までに転入した方の数を報告してください。", &[]),
        ("令和7年6月30日の通知を見てください。", &[]),
        ("令和7年6月30日までの実績です。回答してください。", &[]),
    ] {
        let text = format!("+++\n\n{words}");
        try_files("D111", "notices/chosa/1/notice.md", head, &[(&text, lines)]);
    }
}

#[test]
fn deadlines_are_told_alike_in_table_and_text() {
    let head = "+++\nform = \"notice@1\"\ntitle = \"調査について\"\ndated = 2026-06-01\n[[deadlines]]\nid = \"a\"\n\
                date = 2026-06-30\nwhat = \"回答\"\n+++\n";
    for (text, lines) in [
        ("令和8年7月3日（金曜日）までに提出してください。", &[7][..]),
        ("6月30日までに提出してください。", &[]),
        ("令和8年6月30日までに、窓口では7月3日までに提出してください。", &[]),
        ("期限までに提出してください。令和8年7月3日に集計します。", &[]),
    ] {
        try_files("D164", "notices/chosa/1/notice.md", head, &[(text, lines)]);
    }
}

#[test]
fn meetings_end_after_they_began() {
    let head = "form = \"meeting-record@1\"\n";
    for (time, lines) in [
        ("午後2時から午後4時25分まで", &[][..]),
        ("午後2時から午前11時45分まで", &[2]),
        ("10時から9時まで", &[]),
        ("14時30分～13時", &[2]),
        ("午前９時半から正午まで", &[]),
        ("午前10時から午後0時15分まで", &[]),
    ] {
        let text = format!("time = \"{time}\"");
        try_files("D154", "meetings/johokokai/r8-1/1/record.toml", head, &[(&text, lines)]);
    }
}
