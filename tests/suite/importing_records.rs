//! A table of questions and answers becomes a meeting record: every row lands in its order, and no word changes.

use encoding_rs::SHIFT_JIS;
use toml::Table;
use toml::Value;

use crate::support::Ran;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::real_document;

/// Two matters with five questions, two opinions and two requests, as a council of 見本市 might have them.
const TABLE: &str = include_str!("fixtures/record.csv");
const FOLDER: &str = "content/meetings/shingikai/r8-1/1";

fn import(sandbox: &Sandbox, file: &str, more: &[&str]) -> Ran {
    sandbox.run(&[&["import", "record", file, "--body", "shingikai", "--id", "r8-1"], more].concat())
}

fn imported(table: &[u8]) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new().file("content/site.toml", SITE).bytes("kiroku.csv", table);
    let ran = import(&sandbox, "kiroku.csv", &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    (sandbox, ran)
}

/// All files of the record as one table.
fn record(sandbox: &Sandbox) -> Table {
    let files = sandbox.files(FOLDER).into_iter().filter(|name| name != "unplaced.toml");
    let mut whole = Table::new();
    for name in files {
        let part: Table = sandbox.read(&format!("{FOLDER}/{name}")).parse().expect("it is TOML");
        whole.extend(part);
    }
    whole
}

fn rows<'t>(table: &'t Value, key: &str) -> &'t [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn agenda(record: &Table) -> Vec<Value> {
    record.get("agenda").and_then(Value::as_array).cloned().unwrap_or_default()
}

fn words<'t>(row: &'t Value, key: &str) -> &'t str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn told(ran: &Ran, code: &str) -> bool {
    ran.stderr.contains(&format!(" {code} "))
}

#[test]
fn matters_questions_opinions_and_requests_stand_in_their_places() {
    let (sandbox, ran) = imported(TABLE.as_bytes());
    assert!(
        ran.stdout.contains("9行を取り込みました（諮問・報告 2件、質問 5件、意見 2件、要望 2件）。"),
        "{}",
        ran.stdout
    );
    let record = record(&sandbox);
    let agenda = agenda(&record);
    assert_eq!(agenda.iter().map(|matter| words(matter, "id")).collect::<Vec<_>>(), ["consult-1", "consult-2"]);
    assert_eq!(agenda.iter().map(|matter| words(matter, "number")).collect::<Vec<_>>(), ["諮問事項１", "諮問事項２"]);
    assert!(agenda.iter().all(|matter| words(matter, "matter") == "諮問" && matter.get("title").is_none()));
    let counts: Vec<_> = agenda.iter().map(|one| (rows(one, "questions").len(), rows(one, "opinions").len())).collect();
    assert_eq!(counts, [(3, 1), (2, 1)]);
    let requests = record["requests"].as_array().expect("there are requests");
    assert_eq!(words(&requests[0], "id"), "request-1");
    assert!(words(&requests[1], "request").contains("a. 4月の案内"), "{requests:?}");
    assert!(sandbox.read(&format!("{FOLDER}/record.toml")).contains("# title = \"\""), "the title is asked for");
}

#[test]
fn a_renewed_answer_stands_behind_the_answer_it_renews() {
    let (sandbox, _) = imported(TABLE.as_bytes());
    let agenda = agenda(&record(&sandbox));
    let question = &rows(&agenda[0], "questions")[1];
    assert_eq!(words(question, "answer"), "名簿は、避難所ごとに分けて保管します。");
    let further = rows(question, "further");
    assert_eq!(further.len(), 1);
    assert_eq!(words(&further[0], "label"), "再回答");
    assert_eq!(words(&further[0], "answer"), "（前段）鍵のかかる棚に保管します。\n（後段）鍵は当直の職員が持ちます。");
}

#[test]
fn every_line_of_every_cell_is_found_again_in_order() {
    let (sandbox, _) = imported(TABLE.as_bytes());
    assert_lossless(&sandbox, TABLE.as_bytes(), ["質問・意見・要望", "市の考え方・回答"]);
}

#[test]
fn a_real_record_is_found_again_line_by_line() {
    let Some(table) = real_document("transcribed/meguro-record.csv") else { return };
    let (sandbox, ran) = imported(&table);
    assert!(
        ran.stdout.contains("67行を取り込みました（諮問・報告 4件、質問 50件、意見 15件、要望 2件）。"),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.stderr, "");
    assert_lossless(&sandbox, &table, ["質問・意見・要望", "区の考え方・回答"]);
}

/// Builds the record and looks for the lines of the columns in its text edition, one behind the other.
fn assert_lossless(sandbox: &Sandbox, table: &[u8], columns: [&str; 2]) {
    let ran = sandbox.run(&["build", "--drafts"]);
    assert!(ran.stderr.contains("1文書・1版から "), "{}", ran.stderr);
    let text = squeezed(&sandbox.read("output/meetings/shingikai/r8-1/1/r8-1-1.txt"));
    let mut reader = csv::Reader::from_reader(table);
    let heads = reader.headers().expect("there is a header").clone();
    let at = columns.map(|column| heads.iter().position(|head| head == column).expect("the column is there"));
    let mut rest = text.as_str();
    for row in reader.records() {
        let row = row.expect("the table is CSV");
        for line in at.iter().flat_map(|at| row[*at].lines()).filter(|line| !line.trim().is_empty()) {
            // The head of a renewed answer becomes its label.
            let line = squeezed(line.strip_prefix('（').and_then(|line| line.strip_suffix("回答）")).unwrap_or(line));
            let found = rest.split_once(&line).unwrap_or_else(|| panic!("「{line}」 is lost, or out of order"));
            rest = found.1;
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn encodings_and_delimiters_of_desks_give_the_same_record() {
    let expected = imported(TABLE.as_bytes()).0.tree_of(FOLDER);
    let marked = format!("\u{FEFF}{TABLE}");
    for bytes in [
        marked.clone().into_bytes(),
        SHIFT_JIS.encode(TABLE).0.into_owned(),
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        TABLE.replace(',', "\t").into_bytes(),
    ] {
        assert_eq!(imported(&bytes).0.tree_of(FOLDER), expected);
    }
}

#[test]
fn columns_are_known_by_what_they_mean() {
    for head in [
        "諮問事項,種別,番号,質問・意見・要望,区の考え方・回答",
        "議題,区分,No.,質問・意見等,実施機関の考え方",
        "案件,種類,質問番号,委員からの質問・意見,事務局の回答",
        "諮問番号,種別,項番,質問内容,回答",
    ] {
        let (sandbox, _) = imported(format!("{head}\n諮問1,質問,1,なぜですか。,必要だからです。\n").as_bytes());
        let agenda = agenda(&record(&sandbox));
        let question = &rows(&agenda[0], "questions")[0];
        assert_eq!(
            (words(question, "question"), words(question, "answer")),
            ("なぜですか。", "必要だからです。"),
            "{head}"
        );
    }
}

#[test]
fn questions_and_opinions_in_columns_of_their_own_need_no_kind() {
    let table = "令和8年度第1回\n番号,質問,意見,市の回答\n1,なぜですか。,急ぐべきです。,必要だからです。\n2,いつですか。,,来月です。\n";
    let (sandbox, _) = imported(table.as_bytes());
    let agenda = agenda(&record(&sandbox));
    assert_eq!((rows(&agenda[0], "questions").len(), rows(&agenda[0], "opinions").len()), (2, 1));
    assert_eq!(words(&rows(&agenda[0], "questions")[1], "answer"), "来月です。");
}

#[test]
fn the_words_of_a_matter_may_hold_its_title() {
    let table = "諮問事項,種別,番号,質問,回答\n諮問第1号　見守りについて,質問,1,なぜですか。,必要だからです。\n,質問,2,いつですか。,来月です。\n";
    let (sandbox, ran) = imported(table.as_bytes());
    let agenda = agenda(&record(&sandbox));
    assert_eq!((words(&agenda[0], "number"), words(&agenda[0], "title")), ("諮問第1号", "見守りについて"));
    assert!(rows(&agenda[0], "questions").len() == 2 && told(&ran, "N115"), "{}", ran.stderr);
}

#[test]
fn a_line_between_the_questions_names_the_matter_of_those_below() {
    let table = "見本市審議会の記録,,\n番号,質問,市の考え方\n諮問事項１　見守りについて,,\n1,なぜですか。,必要だからです。\n番号,質問,市の考え方\n諮問事項２　配食について,,\n1,いつですか。,来月です。\n";
    let (sandbox, ran) = imported(table.as_bytes());
    let agenda = agenda(&record(&sandbox));
    let titles: Vec<_> = agenda.iter().map(|one| (words(one, "title"), rows(one, "questions").len())).collect();
    assert_eq!(titles, [("見守りについて", 1), ("配食について", 1)]);
    assert!(told(&ran, "N123") && ran.stderr.contains("「見本市審議会の記録」"), "{}", ran.stderr);
}

#[test]
fn what_has_no_place_is_told_and_kept() {
    let table = "諮問事項,種別,番号,質問・意見,回答,担当課\n諮問1,質問,1,なぜですか。,必要だからです。,福祉課\n諮問1,発言の訂正,,一行目を改める。,,\n";
    let (sandbox, ran) = imported(table.as_bytes());
    assert!(
        ran.stdout.contains("そのうち2行には、行き先の決まらない言葉があり、unplaced.toml に残しました。"),
        "{}",
        ran.stdout
    );
    assert!(ran.stderr.contains("種別「発言の訂正」が、質問・意見・要望のどれか分かりません。"), "{}", ran.stderr);
    assert!(ran.stderr.contains("「担当課」の列は、どの項目のものか分からないため、unplaced.toml に残しました。"));
    let unplaced: Table = sandbox.read(&format!("{FOLDER}/unplaced.toml")).parse().expect("it is TOML");
    let kept: Vec<_> =
        rows(&Value::Table(unplaced), "rows").iter().map(|row| words(row, "content").to_owned()).collect();
    assert_eq!(kept, ["福祉課", "一行目を改める。"]);
}

#[test]
fn what_was_edited_is_not_overwritten_unasked() {
    let (sandbox, _) = imported(TABLE.as_bytes());
    sandbox.edit(&format!("{FOLDER}/record.toml"), "# title = \"\"", "title = \"令和8年度第1回\"");
    let before = sandbox.tree_of("content");
    let ran = import(&sandbox, "kiroku.csv", &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("取り込みませんでした。何も書き換えていません。"), "{}", ran.stderr);
    assert_eq!(sandbox.tree_of("content"), before);
    assert_eq!(import(&sandbox, "kiroku.csv", &["--replace"]).code, Some(0));
    assert_ne!(sandbox.tree_of("content"), before);
    assert_eq!(import(&sandbox, "kiroku.csv", &["--version", "2"]).code, Some(0));
}

#[test]
fn a_file_that_is_no_record_is_refused_and_nothing_written() {
    let sandbox = Sandbox::new().file("content/site.toml", SITE).file("kiroku.csv", "氏名,住所\n山田,見本市\n");
    let ran = import(&sandbox, "kiroku.csv", &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("「質問・意見・要望」の列と、"), "{}", ran.stderr);
    assert!(!sandbox.has("content/meetings"));
}
