//! Spellings and cases of the rules on days: on which they speak, and which are close by and right.

use crate::rulebook::file;
use crate::rulebook::told_by;

const PATH: &str = "assessments/desk/1/book.toml";

/// Where a rule speaks of words that stand in a book published on 1 June 2026, as columns within them.
fn columns(code: &str, words: &str) -> Vec<usize> {
    const LEAD: &str = "description = \"";
    let text = format!("form = \"all-items@2018-05\"\n[version]\npublished = 2026-06-01\n[task]\n{LEAD}{words}\"\n");
    let told = told_by(code, &file(PATH, &text));
    let column = |finding: &String| {
        let at = finding.strip_prefix(&format!("{PATH}:5:")).expect("the words stand in the fifth line");
        let column: usize = at.split(' ').next().and_then(|column| column.parse().ok()).expect("a place has a column");
        column - LEAD.len()
    };
    told.iter().map(column).collect()
}

/// Holds a rule against words on which it speaks once, with the column, and others on which it is silent.
fn try_words(code: &str, wrong: &[(&str, usize)], right: &[&str]) {
    for (words, column) in wrong {
        assert_eq!(columns(code, words), [*column], "{code}: {words}");
    }
    // All at once, each in a paragraph of its own: a site for every line would take long.
    let right = right.join("\n\n");
    let text = format!("{BOOK}[task]\ndescription = '''\n{right}'''\n");
    assert_eq!(told_by(code, &file(PATH, &text)), [""; 0]);
}

/// Holds a rule against files on which it speaks in these lines.
fn try_files(code: &str, path: &str, head: &str, cases: &[(&str, &[usize])]) {
    for (text, lines) in cases {
        let told = told_by(code, &file(path, &format!("{head}{text}\n")));
        let line = |finding: &String| finding.split(':').nth(1).and_then(|line| line.parse::<usize>().ok());
        let found: Vec<usize> = told.iter().filter_map(line).collect();
        assert_eq!(&found, lines, "{code}: {text}");
    }
}

const BOOK: &str = "form = \"all-items@2018-05\"\n[version]\npublished = 2026-06-01\n";

#[test]
fn weekdays() {
    try_words(
        "D101",
        &[
            ("令和8年4月9日（水）に開いた。", 1),
            ("会議は２０２６年４月９日(水曜日)に開いた。", 4),
            ("2026-04-09（金・祝）", 1),
            ("R8.4.9(水)", 1),
            ("令和8年4月9日（木）から同月16日（金）まで", 14),
            ("令和8年4月9日（木）午後5時から4月16日（水）午後5時まで", 18),
            ("令和8年4月9日に開き、同月10日（木）に答えた。", 13),
            ("令和8年4月9日水曜日", 1),
        ],
        &[
            "令和8年4月9日（木）に開いた。",
            "令和8年4月9日（木曜日）から同月16日（木）まで",
            "４月９日（水）",
            "令和8年4月（水曜日は休み）",
            "令和8年4月9日（水）（ママ）",
            "令和8年4月9日（日時は別に知らせる。）",
            "令和8年4月9日（水道課）",
            "毎月9日（水）",
            "令和8年度（水）",
            "2026年4月29日（水・祝）",
        ],
    );
}

#[test]
fn counts_of_days() {
    try_words(
        "D102",
        &[
            ("令和８年５月１日から同月３１日までの２０日間", 1),
            ("令和8年5月1日～令和8年5月31日（30日間）", 1),
            ("期間は30日間（5月1日～5月31日）", 4),
            ("5月1日から5月15日までの14日間、公開する。", 1),
            ("令和7年12月20日から1月10日まで（計20日間）", 1),
            ("5月9～16日の7日間", 1),
            ("令和8年5月1日正午から5月15日正午までの10日間", 1),
        ],
        &[
            "令和８年５月１日から同月３１日までの３１日間",
            "30日間（5月1日～5月30日）",
            "令和8年5月1日～5月31日（土日を除く20日間）",
            "令和8年5月1日～5月31日（20日間、休館日を除く。）",
            "令和8年5月1日～5月31日のうち10日間",
            "令和8年5月1日から31日までの間の10日間",
            "令和8年5月1日から5月31日まで（延べ12日間）",
            "令和8年5月1日正午から5月15日正午までの14日間",
            "2月1日から3月1日までの30日間",
            "令和8年5月から6月までの60日間",
            "令和8年5月1日から14日間",
            "令和8年5月1日から5月31日までの30日間以上",
            "令和8年4月1日から令和9年3月31日までの365日間",
        ],
    );
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
fn first_years() {
    try_words(
        "D105",
        &[("令和1年10月から受け付ける。", 1), ("期間は平成１年度である。", 4), ("昭和1年", 1)],
        &[
            "令和元年10月から受け付ける。",
            "R1.10.1",
            "令和10年10月1日",
            "令和11年",
            "第1年度",
            "1年間保存する。",
            "平成元年度",
        ],
    );
}

#[test]
fn days_that_no_calendar_has() {
    try_words(
        "D106",
        &[
            ("令和8年6月31日まで", 1),
            ("6月31日まで", 1),
            ("令和7年2月29日", 1),
            ("令和8年13月1日", 1),
            ("平成33年4月1日に作った。", 1),
            ("平成33年度まで", 1),
            ("昭和64年1月8日", 1),
            ("令和元年4月30日", 1),
            ("令和8年8月9から受け付ける。", 1),
            ("令和6年（2023年）", 1),
            ("台帳は5年4月1日に作った。", 4),
        ],
        &[
            "令和8年6月30日まで",
            "令和6年2月29日",
            "2月29日生まれの方",
            "昭和64年1月7日",
            "平成31年度",
            "令和6年（2024年）",
            "令和6年2月31日〔sic〕",
            "明治5年12月3日",
            "第6章2月31",
            "8.6.31",
            "保存期間は5年4月とする。",
            "勤続13月",
            "平成31年法律第16号",
            "2026年度",
        ],
    );
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
fn what_is_over_and_what_is_to_come() {
    try_words(
        "D112",
        &[
            ("令和7年3月に切り替える予定である。", 1),
            ("令和7年3月（予定）", 1),
            ("令和7年3月から、新しい台帳の利用開始を予定している。", 1),
            ("令和7年度の移行を見込んでいる。", 1),
            ("令和6年度中に台帳を電子化する。", 1),
            ("本日（令和8年4月1日）から使う。", 4),
        ],
        &[
            "令和9年3月に切り替える予定である。",
            "令和7年3月に予定どおり切り替えた。",
            "令和7年3月に予定していた切替えは、取りやめた。",
            "令和7年3月に決め、令和9年4月に切り替える予定である。",
            "令和7年3月に切り替えた。次は予定がない。",
            "令和6年度中に転入した者を抽出する。",
            "令和8年度中に台帳を電子化する。",
            "毎年4月1日に切り替える予定である。",
            "令和7年4月1日の接種予定者",
            "令和8年6月に切り替える予定である。",
            "平成25年法律第27号の予定する事務",
        ],
    );
    try_words(
        "D162",
        &[
            ("台帳は、令和9年4月1日に新しいものへ切り替えた。", 5),
            ("令和9年4月から使用を開始した。", 1),
            ("2027年4月1日、台帳は廃止された。", 1),
        ],
        &[
            "令和9年4月1日に新しいものへ切り替える。",
            "令和8年4月1日に新しいものへ切り替えた。",
            "期限は、令和9年4月1日までとした。",
            "切替えを令和9年4月1日に延期した。",
            "令和9年4月1日に改められる規定を、先に適用した。",
            "令和8年6月に切り替えた。",
            "令和9年4月1日以後に生まれた者",
            "施行日を令和9年4月1日とした。",
        ],
    );
}

#[test]
fn ends_and_beginnings() {
    try_words(
        "D154",
        &[
            ("令和8年4月1日から令和7年9月30日まで", 1),
            ("令和8年4月9日～同月2日", 1),
            ("令和8年度～令和6年度", 1),
            ("4月9日～4月2日", 1),
            ("令和7年9月30日から同年4月まで", 1),
        ],
        &[
            "令和8年4月1日から同年9月30日まで",
            "令和8年12月29日から1月3日まで",
            "12月29日～1月3日",
            "令和8年4月1日～令和8年4月1日",
            "令和8年4月～令和8年4月",
            "令和8年4月9日から令和8年4月まで",
            "令和8年4月1日から令和7年4月1日に改めた。",
            "令和8年4月9日、令和7年4月2日",
        ],
    );
}
