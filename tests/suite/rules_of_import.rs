//! Every rule of importing: a table of which it speaks, and one like it of which it has nothing to say.

use std::collections::BTreeSet;

use juran::finding::Findings;
use juran::finding::Place;
use juran::form::Catalogue;
use juran::import;
use juran::import::Surroundings;

const HEAD: &str = "項目番号,項目名,繰返し,記載内容";

/// A rule, the table of which it speaks, the line it names, and the table of which it does not.
struct Case {
    rule: &'static str,
    head: &'static str,
    rows: &'static str,
    line: u32,
    fine: &'static str,
}

const fn case(rule: &'static str, rows: &'static str, line: u32, fine: &'static str) -> Case {
    Case { rule, head: HEAD, rows, line, fine }
}

const CASES: &[Case] = &[
    case("N101", "Ⅰ.7.①,①部署,,見守り課\nⅨ.1,見守りの回数,,三回", 3, "Ⅰ.7.①,①部署,,見守り課"),
    case(
        "N102",
        ",必要な情報以外を入手することを防止するための措置の内容,,様式を絞っている。\n,リスクへの対策は十分か,,十分である",
        3,
        "Ⅲ.2.リスク1,リスクへの対策は十分か,,十分である",
    ),
    case("N103", "Ⅰ.7.①,担当の係,,見守り課", 2, "I-7-①,部署 ※,,見守り課"),
    case("N104", "Ⅱ.2.②,②対象となる本人の数,,百人ほど", 2, "Ⅱ.2.②,②対象となる本人の数,,2) 1万人以上10万人未満"),
    case("N105", "Ⅱ.3.⑨,⑨使用開始日,,合併のとき", 2, "Ⅱ.3.⑨,⑨使用開始日,,令和6年4月1日"),
    case("N106", "Ⅰ.7.①,①部署,,見守り課\nⅠ.7.①,①部署,,案内課", 3, "Ⅰ.7.①,①部署,,見守り課\nⅠ.7.①,①部署,,見守り課"),
    case("N107", "Ⅰ.2.①,①システムの名称,システム2,案内システム", 2, "Ⅰ.2.①,①システムの名称,システム1,案内システム"),
    case("N108", "表紙,公表日,,近いうち", 2, "表紙,公表日,,令和6年4月1日"),
    Case {
        rule: "N109",
        head: "項目番号,項目名,繰返し,記載内容,備考",
        rows: "Ⅰ.7.①,①部署,,見守り課,要確認",
        line: 1,
        fine: "Ⅰ.7.①,①部署,,見守り課,",
    },
    Case {
        rule: "N110",
        head: "項目番号,項目名,繰返し,記載内容,識別子",
        rows: "Ⅰ.2.①,①システムの名称,システム1,案内システム,案内",
        line: 2,
        fine: "Ⅰ.2.①,①システムの名称,システム1,案内システム,guide",
    },
    case("N111", "Ⅰ.1.①,①事務の名称,委託事項2,見守り事務", 2, "Ⅰ.1.①,①事務の名称,,見守り事務"),
    case("N112", "Ⅰ.7.①,①部署,,\"見守り課\nⅠ.7.②,②所属長の役職名,,課長", 2, "Ⅰ.7.①,①部署,,\"見守り課\n案内係\""),
    case(
        "N115",
        "Ⅱ.4/委託事項,委託事項1,委託事項1,保守\nⅡ.4.⑥,⑥委託先名,,見守り社",
        3,
        "Ⅱ.4/委託事項,委託事項1,委託事項1,保守\nⅡ.4.⑥,⑥委託先名,同上,見守り社",
    ),
    case(
        "N116",
        "Ⅰ.2.①,①システムの名称,,案内\nⅠ.2.①,①システムの名称,,配送",
        3,
        "Ⅰ.2.①,①システムの名称,,案内\nⅠ.2.②,②システムの機能,,配る。",
    ),
    case(
        "N117",
        "Ⅱ.4.⑥,⑥委託先名,,見守り社\nⅡ.4.①,①委託内容,委託事項1,保守",
        2,
        "Ⅱ.4.⑥,⑥委託先名,,見守り社\nⅡ.4.①,①委託内容,,保守",
    ),
    case("N119", "Ⅰ.7.①,①部署,,同上", 2, "Ⅰ.7.①,①部署,,見守り課"),
    case("N120", "別添2,記録項目,,\"＜受付＞\n氏名\"", 2, "別添2,記録項目,受付,\"氏名\n住所\""),
];

const REGISTER: &str =
    "個人情報ファイルの名称,個人情報ファイルの利用目的,記録項目,開示請求等を受理する組織の名称及び所在地,公表日";

/// Rules of registers: a table, its line, and the table of which there is nothing to say.
const OF_REGISTERS: &[Case] = &[
    of_register(
        "N121",
        "見守りファイル,訪問,氏名,,\n見守り ファイル,訪問,氏名,,",
        3,
        "見守りファイル,訪問,氏名,,\n声掛けファイル,訪問,氏名,,",
    ),
    of_register("N122", ",訪問,氏名,,", 2, "見守りファイル,訪問,氏名,,"),
    of_register(
        "N123",
        "見守りファイル,訪問,氏名,,\n※毎年4月に改めます。,,,,",
        3,
        "見守りファイル,訪問,氏名,,\n個人情報ファイルの名称,,,,",
    ),
    of_register("N124", "見守りファイル,訪問,氏名,,令和8年4月1日", 1, "見守りファイル,訪問,氏名,,"),
    Case {
        rule: "N128",
        head: "個人情報ファイルの名称,個人情報ファイルの種別",
        rows: "見守りファイル,□法第60条第2項第1号（電算処理ファイル）",
        line: 2,
        fine: "見守りファイル,☑法第60条第2項第1号（電算処理ファイル）",
    },
    of_register("N129", "見守りファイル,,,,", 2, "見守りファイル,訪問,,,"),
    of_register(
        "N125",
        "見守りファイル,訪問,氏名,情報公開課,",
        2,
        "見守りファイル,訪問,氏名,情報公開課　見本市中央1-1,",
    ),
    of_register(
        "N120",
        "見守りファイル,訪問,\"1氏名、2住所、4電話番号\",,",
        2,
        "見守りファイル,訪問,\"1氏名、2住所、3電話番号\",,",
    ),
];

const fn of_register(rule: &'static str, rows: &'static str, line: u32, fine: &'static str) -> Case {
    Case { rule, head: REGISTER, rows, line, fine }
}

const RECORD: &str = "諮問事項,種別,番号,質問・意見・要望,市の考え方・回答";

/// Rules of meeting records.
const OF_RECORDS: &[Case] = &[
    of_record("N101", "諮問1,報告の訂正,,一行目を改める。,", 2, "諮問1,意見,,賛成です。,"),
    of_record(
        "N107",
        "諮問1,質問,1,なぜですか。,要るからです。\n諮問1,質問,3,いつですか。,来月です。",
        3,
        "諮問1,質問,1,なぜですか。,要るからです。\n諮問2,質問,1,いつですか。,来月です。",
    ),
    of_record(
        "N115",
        "諮問1,質問,1,なぜですか。,要るからです。\n,質問,2,いつですか。,来月です。",
        3,
        "諮問1,質問,1,なぜですか。,要るからです。\n,要望,1,急いでください。,急ぎます。",
    ),
    of_record(
        "N126",
        "諮問1,質問,1,なぜですか。,要るからです。\n諮問1,質問,1,いつですか。,来月です。",
        3,
        "諮問1,質問,1,なぜですか。,要るからです。\n諮問1,意見,1,賛成です。,",
    ),
    of_record("N127", "諮問1,要望,1,急いでください。,急ぎます。", 2, ",要望,1,急いでください。,急ぎます。"),
];

const fn of_record(rule: &'static str, rows: &'static str, line: u32, fine: &'static str) -> Case {
    Case { rule, head: RECORD, rows, line, fine }
}

/// Rules that only a workbook can break.
const OF_WORKBOOKS: &[&str] = &["N113", "N114", "N118", "N130", "N131", "N132"];

/// A workbook with two sheets of items, one of which holds an error, a sheet of other words, and a blank one.
const SHEETS: &[u8] = include_bytes!("fixtures/sheets.xlsx");
/// A workbook without an error in a cell.
const TABLE: &[u8] = include_bytes!("fixtures/table.xlsx");

/// Rule and line of every warning about a table.
fn told(head: &str, rows: &str) -> Vec<(String, u32)> {
    told_of(format!("{head}\n{rows}\n").as_bytes(), "表.csv")
}

fn told_of(bytes: &[u8], name: &str) -> Vec<(String, u32)> {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
    let imported = import::table(bytes, name, form, "kaigo").expect("the table has a header");
    assert_eq!(imported.rows, imported.placed + imported.unplaced);
    lines(&imported.findings)
}

/// Rule and line of every warning about a register.
fn told_of_register(head: &str, rows: &str) -> Vec<(String, u32)> {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("file-register@2023-04").expect("the form ships with the program");
    let table = format!("{head}\n{rows}\n");
    let imported = import::register(table.as_bytes(), "表.csv", form, &Surroundings::default());
    lines(&imported.expect("the table has a header").findings)
}

/// Rule and line of every warning about a meeting record.
fn told_of_record(head: &str, rows: &str) -> Vec<(String, u32)> {
    let catalogue = Catalogue::built_in();
    let form = catalogue.get("meeting-record@1").expect("the form ships with the program");
    let table = format!("{head}\n{rows}\n");
    lines(&import::record(table.as_bytes(), "表.csv", form).expect("the table has a header").findings)
}

fn lines(findings: &Findings) -> Vec<(String, u32)> {
    let line = |place: &Place| place.spot.as_ref().map_or(0, |spot| spot.line);
    findings.iter().map(|finding| (finding.rule.code.to_owned(), line(&finding.place))).collect()
}

#[test]
fn rules_of_registers_and_records_speak_at_their_line_and_of_nothing_else() {
    type Told = fn(&str, &str) -> Vec<(String, u32)>;
    for (cases, told) in [(OF_REGISTERS, told_of_register as Told), (OF_RECORDS, told_of_record)] {
        for case in cases {
            assert_eq!(told(case.head, case.rows), [(case.rule.to_owned(), case.line)], "{}", case.rows);
            assert_eq!(told(case.head, case.fine), [], "{}: {}", case.rule, case.fine);
        }
    }
}

#[test]
fn every_rule_has_its_case() {
    let codes: BTreeSet<&str> = import::RULES.iter().map(|rule| rule.code).collect();
    let cases = CASES.iter().chain(OF_REGISTERS).chain(OF_RECORDS).map(|case| case.rule);
    let cases: BTreeSet<&str> = cases.chain(OF_WORKBOOKS.iter().copied()).collect();
    assert_eq!(cases, codes);
}

#[test]
fn every_rule_speaks_at_its_line() {
    for case in CASES {
        assert_eq!(told(case.head, case.rows), [(case.rule.to_owned(), case.line)], "{}", case.rows);
    }
}

#[test]
fn no_rule_speaks_of_what_is_right() {
    for case in CASES {
        assert_eq!(told(case.head, case.fine), [], "{}: {}", case.rule, case.fine);
    }
}

#[test]
fn workbooks_are_read_sheet_by_sheet() {
    // The sheet of other words speaks, the blank one does not; nor does a sheet in which nothing is wrong.
    assert_eq!(told_of(SHEETS, "表.xlsx"), [("N113".to_owned(), 1), ("N114".to_owned(), 3)]);
    assert!(told_of(TABLE, "表.xlsx").iter().all(|(rule, _)| rule != "N114"));
}
