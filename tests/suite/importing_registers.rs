//! A register as municipalities keep it becomes its entries: from a list, from sheets, with every cell landed or told.

use encoding_rs::SHIFT_JIS;
use toml::Table;

use crate::support::Ran;
use crate::support::SITE;
use crate::support::Sandbox;

/// A list with a title, a header with numbers and marks, and four entries in four ways of writing.
const LIST: &str = include_str!("fixtures/register.csv");
/// Two sheets in the form of the official sheet, and a third with a note.
const SLIPS: &[u8] = include_bytes!("fixtures/register-slips.xlsx");
/// A list with a header of two rows and cells merged over several rows.
const MERGED: &[u8] = include_bytes!("fixtures/register-merged.xlsx");

fn import(sandbox: &Sandbox, file: &str, more: &[&str]) -> Ran {
    sandbox.run(&[&["import", "register", file], more].concat())
}

fn imported(file: &str, bytes: &[u8]) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new().file("content/site.toml", SITE).bytes(file, bytes);
    let ran = import(&sandbox, file, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    (sandbox, ran)
}

fn entry(sandbox: &Sandbox, id: &str) -> Table {
    sandbox.read(&format!("content/files/{id}/1/entry.toml")).parse().expect("it is TOML")
}

/// The value under a key with dots, as words.
fn words(entry: &Table, key: &str) -> String {
    let (above, last) = key.rsplit_once('.').map_or((None, key), |(above, last)| (Some(above), last));
    let table = match above {
        Some(above) => entry.get(above).and_then(|above| above.as_table()),
        None => Some(entry),
    };
    let value = table.and_then(|table| table.get(last));
    value.map_or_else(String::new, |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

fn items(entry: &Table) -> Vec<&str> {
    let list = entry.get("items").and_then(|items| items.as_array());
    list.map(|list| list.iter().filter_map(|item| item.as_str()).collect()).unwrap_or_default()
}

#[test]
fn every_row_of_a_list_becomes_an_entry() {
    let (sandbox, ran) = imported("daicho.csv", LIST.as_bytes());
    assert!(ran.stdout.contains("4件の登録のうち、4件を書きました。"), "{}", ran.stdout);
    for told in ["f001　見守り訪問ファイル（3行目）", "f002　犬の登録ファイル（4行目）", "f004　避難支援名簿"]
    {
        assert!(ran.stdout.contains(told), "{told}\n{}", ran.stdout);
    }
    for id in ["f001", "f002", "f003", "f004"] {
        let items = items(&entry(&sandbox, id)).join("／");
        assert_eq!(items, "氏名／住所（方書、部屋番号を含む。）／電話番号", "{id}");
    }
    let first = entry(&sandbox, "f001");
    for (key, value) in [
        ("name", "見守り訪問ファイル"),
        ("agency", "見本市長"),
        ("purpose", "見守りの訪問に利用する。\n記録は、翌年度まで残す。"),
        ("sensitive", "含む"),
        ("recipients", "－"),
        ("requests.name", "総務部情報公開課"),
        ("requests.address", "見本市中央一丁目1番1号"),
        ("file-type", "法第60条第2項第1号（電算処理ファイル）"),
        ("manual-copy", "無"),
        ("proposals", "非該当"),
    ] {
        assert_eq!(words(&first, key), value, "{key}");
    }
    let last = entry(&sandbox, "f004");
    assert_eq!(words(&last, "file-type"), "法第60条第2項第2号（マニュアル処理ファイル）");
    assert_eq!((words(&last, "sensitive").as_str(), words(&last, "recipients").as_str()), ("含まない", ""));
}

#[test]
fn encodings_and_delimiters_of_desks_give_the_same_entries() {
    let expected = imported("daicho.csv", LIST.as_bytes()).0.tree_of("content");
    let marked = format!("\u{FEFF}{LIST}");
    for bytes in [
        marked.clone().into_bytes(),
        SHIFT_JIS.encode(LIST).0.into_owned(),
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        LIST.replace(',', "\t").into_bytes(),
    ] {
        assert_eq!(imported("daicho.csv", &bytes).0.tree_of("content"), expected);
    }
}

#[test]
fn sheets_of_labels_and_words_become_an_entry_each() {
    let (sandbox, ran) = imported("tanpyo.xlsx", SLIPS);
    assert!(ran.stdout.contains("f002　避難支援名簿（シート「名簿」の2行目）"), "{}", ran.stdout);
    let (first, second) = (entry(&sandbox, "f001"), entry(&sandbox, "f002"));
    for (key, value) in [
        ("name", "見守り訪問ファイル"),
        ("requests.name", "総務部情報公開課"),
        ("requests.address", "見本市中央一丁目1番1号"),
        ("file-type", "法第60条第2項第1号（電算処理ファイル）"),
        ("manual-copy", "無"),
        ("proposal-office.name", "－"),
    ] {
        assert_eq!(words(&first, key), value, "{key}");
    }
    assert_eq!(items(&first), ["氏名", "住所", "電話番号"]);
    assert_eq!(words(&second, "file-type"), "法第60条第2項第2号（マニュアル処理ファイル）");
    assert!(ran.stderr.contains("シート「記入例」は、見出しの行が見つからないため、取り込みませんでした。"));
    assert!(ran.stderr.contains("「本人の数」に当たる項目が、様式にありません。"), "{}", ran.stderr);
    assert!(sandbox.read("content/files/f001/1/unplaced.toml").contains("content = \"約1,200人\""));
}

#[test]
fn merged_cells_and_a_header_of_two_rows_are_read_as_the_eye_reads_them() {
    let (sandbox, ran) = imported("ichiran.xlsx", MERGED);
    assert_eq!(ran.stderr, "");
    let (first, second) = (entry(&sandbox, "f001"), entry(&sandbox, "f002"));
    assert_eq!(items(&first), ["氏名", "住所", "生年月日"]);
    for entry in [&first, &second] {
        assert_eq!(words(entry, "organisation"), "学校教育課");
        assert_eq!(
            (words(entry, "requests.name").as_str(), words(entry, "requests.address").as_str()),
            ("総務課", "見本市中央1-1")
        );
    }
}

#[test]
fn what_no_item_takes_is_told_once_and_kept_with_its_entry() {
    let (sandbox, ran) = imported("daicho.csv", LIST.as_bytes());
    assert!(
        ran.stderr.contains(
            "「更新日」の列に当たる項目が、様式にありません。1件の記載を、登録ごとの unplaced.toml に残しました。"
        ),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("「全国地方公共団体コード」（131001）の列は、どの行も同じで"), "{}", ran.stderr);
    assert!(ran.stderr.contains("※ この一覧は、毎年4月に改めます。") && ran.stderr.contains("N123"));
    let unplaced: Table = sandbox.read("content/files/f001/1/unplaced.toml").parse().expect("it is TOML");
    assert_eq!(unplaced["rows"][0]["content"].as_str(), Some("2026-04-01"));
    assert!(!sandbox.has("content/files/f002/1/unplaced.toml"));
}

#[test]
fn an_imported_register_is_private_and_can_be_looked_at_at_once() {
    let (sandbox, _) = imported("daicho.csv", LIST.as_bytes());
    let ran = sandbox.run(&["build", "--drafts"]);
    assert!(ran.stderr.contains("4文書・4版から "), "{}", ran.stderr);
    assert!(sandbox.read("output/files/f001/1/f001-1.txt").contains("見守りの訪問に利用する。"));
    assert!(sandbox.run(&["build"]).stderr.contains("0版から "), "nothing is public");
}

const DATED: &str = "個人情報ファイルの名称,利用目的,公表日\n見守りファイル,訪問,令和8年4月1日\n";

#[test]
fn a_day_of_publication_is_written_only_if_that_is_asked_for() {
    let (sandbox, ran) = imported("daicho.csv", DATED.as_bytes());
    assert!(ran.stderr.contains("「公表日」の列の日付1件は書かず"), "{}", ran.stderr);
    assert!(entry(&sandbox, "f001")["version"].get("published").is_none());
    assert_eq!(import(&sandbox, "daicho.csv", &["--replace", "--published"]).code, Some(0));
    assert_eq!(words(&entry(&sandbox, "f001"), "version.published"), "2026-04-01");
}

const AGENCIES: &str = "\n[[agencies]]\nid = \"mayor\"\nname = \"見本市長\"\n[[agencies]]\nid = \"education\"\nname = \"見本市教育委員会\"\n";
const TWO: &str = "個人情報ファイルの名称,行政機関等の名称,利用目的\n見守りファイル,見本市長,訪問\n学籍ファイル,見本市教育委員会,学籍\n";

#[test]
fn entries_belong_to_the_agency_they_name_or_to_the_one_given() {
    let site = format!("title = \"見本市\"\nbody = \"見本市\"\nbase_url = \"https://www.example.jp/\"\n{AGENCIES}");
    let sandbox = Sandbox::new().file("content/site.toml", &site).file("daicho.csv", TWO);
    assert_eq!(import(&sandbox, "daicho.csv", &[]).code, Some(0));
    let agency = |id: &str| words(&entry(&sandbox, id), "version.agency");
    assert_eq!((agency("f001"), agency("f002")), ("mayor".to_owned(), "education".to_owned()));
    let ran = import(&sandbox, "daicho.csv", &["--agency", "water"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("「water」という実施機関は、site.toml の agencies にありません"), "{}", ran.stderr);
    // Files of the same names at another agency are others.
    assert_eq!(import(&sandbox, "daicho.csv", &["--agency", "mayor", "--add"]).code, Some(0));
    assert_eq!(sandbox.files("content/files").len(), 3);
    assert_eq!(words(&entry(&sandbox, "f003"), "version.agency"), "mayor");
}

#[test]
fn ids_of_the_table_are_used_where_they_can_be() {
    let table = "ID,個人情報ファイルの名称,利用目的\nMimamori,見守りファイル,訪問\n12,犬の登録ファイル,登録\n総務-3,名簿ファイル,連絡\nmimamori,給食ファイル,給食\n";
    let (sandbox, ran) = imported("daicho.csv", table.as_bytes());
    let names = ["mimamori", "f012", "f003", "f004"].map(|id| words(&entry(&sandbox, id), "name"));
    assert_eq!(names, ["見守りファイル", "犬の登録ファイル", "名簿ファイル", "給食ファイル"]);
    assert!(ran.stderr.contains("「総務-3」は、識別子として使えません。"), "{}", ran.stderr);
    assert!(ran.stderr.contains("「mimamori」は、前の行の識別子と同じです。"), "{}", ran.stderr);
}

#[test]
fn what_exists_is_never_overwritten_unasked() {
    let (sandbox, _) = imported("daicho.csv", LIST.as_bytes());
    sandbox.edit("content/files/f002/1/entry.toml", "犬の登録ファイル", "犬の登録ファイル（改）");
    sandbox.put("content/files/f001/1/note.md", "控え");
    let before = sandbox.tree_of("content");
    let ran = import(&sandbox, "daicho.csv", &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("4件の登録のうち3件は、すでにあります（f001（見守り訪問ファイル）"), "{}", ran.stderr);
    assert_eq!(sandbox.tree_of("content"), before);
    // The entry that got another name is one that the table does not know.
    let ran = import(&sandbox, "daicho.csv", &["--add"]);
    assert!(
        ran.stdout.contains("4件の登録のうち、1件を書きました。\n3件は、すでにあるため、そのまま残しました。"),
        "{}",
        ran.stdout
    );
    let after = sandbox.tree_of("content");
    assert!(
        before.iter().all(|(path, digest)| after.get(path) == Some(digest))
            && sandbox.has("content/files/f005/1/entry.toml")
    );
    sandbox.edit("content/files/f001/1/entry.toml", "見守りの訪問", "声掛け");
    let ran = import(&sandbox, "daicho.csv", &["--replace"]);
    assert!(ran.stdout.contains("そのうち4件は、すでにあった登録を書き換えました。"), "{}", ran.stdout);
    assert!(
        sandbox.read("content/files/f001/1/entry.toml").contains("見守りの訪問")
            && sandbox.has("content/files/f001/1/note.md")
    );
    assert!(sandbox.read("content/files/f002/1/entry.toml").contains("（改）"));
}

#[test]
fn a_second_register_goes_on_behind_the_first() {
    let (sandbox, _) = imported("daicho.csv", LIST.as_bytes());
    sandbox.put("kyoiku.csv", "番号,個人情報ファイルの名称,利用目的\n1,学籍ファイル,学籍\n2,給食ファイル,給食\n");
    let ran = import(&sandbox, "kyoiku.csv", &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(words(&entry(&sandbox, "f005"), "name"), "学籍ファイル");
    assert_eq!(words(&entry(&sandbox, "f006"), "name"), "給食ファイル");
}

#[test]
fn a_day_on_which_an_entry_was_published_is_never_dropped() {
    let undated = "個人情報ファイルの名称,利用目的\n見守りファイル,訪問\n";
    let sandbox = Sandbox::new().file("content/site.toml", SITE).file("daicho.csv", undated).file("dated.csv", DATED);
    assert_eq!(import(&sandbox, "dated.csv", &["--published"]).code, Some(0));
    for (file, options) in [("daicho.csv", &["--replace"][..]), ("dated.csv", &["--replace"])] {
        let ran = import(&sandbox, file, options);
        assert_eq!(words(&entry(&sandbox, "f001"), "version.published"), "2026-04-01", "{file}");
        let told = "1件は、表から公表日を書かなかったため、これまでの公表日を残しました（f001 2026-04-01）。";
        assert!(ran.stdout.contains(told), "{}", ran.stdout);
    }
    sandbox.edit("content/files/f001/1/entry.toml", "2026-04-01", "2025-04-01");
    let ran = import(&sandbox, "dated.csv", &["--replace", "--published"]);
    assert_eq!(words(&entry(&sandbox, "f001"), "version.published"), "2026-04-01");
    assert!(!ran.stdout.contains("これまでの公表日"), "{}", ran.stdout);
}

#[test]
fn totals_and_names_alone_are_told() {
    let table = "番号,個人情報ファイルの名称,利用目的\n1,見守りファイル,訪問\n小計,1件,\n2,犬の登録ファイル,\n合計,40件,\n,合計（2件）,\n";
    let (sandbox, ran) = imported("daicho.csv", table.as_bytes());
    assert_eq!(sandbox.files("content/files").len(), 4, "two entries, each with what stands below it");
    assert!(ran.stderr.contains("合計の行と読み、登録にはしませんでした。"), "{}", ran.stderr);
    assert!(ran.stderr.contains("daicho.csv 4行目\n  記載: 「犬の登録ファイル」"), "{}", ran.stderr);
    assert!(sandbox.read("content/files/f002/1/unplaced.toml").contains("content = \"合計 40件\""));
}

#[test]
fn marks_that_point_to_other_cells_are_treated_alike_and_never_published() {
    let table = "個人情報ファイルの名称,利用目的,収集方法,開示請求等を受理する組織の名称及び所在地（名称）\n\
        見守りファイル,訪問,〃,同左\n犬の登録ファイル,登録,申請,同左\n名簿,連絡,〃,総務課\n台帳,配布,同上,総務課\n〃,案内,届出,総務課\n";
    let (sandbox, ran) = imported("daicho.csv", table.as_bytes());
    let told = "「収集方法」の列の「〃」など、上を指す記載を、上の行の言葉に置き換えて読みました（4〜5行目）。";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert_eq!(words(&entry(&sandbox, "f004"), "collection"), "申請");
    assert!(ran.stderr.contains("「〃」と書かれていますが、上の行に、指している言葉がありません。"), "{}", ran.stderr);
    for id in ["f001", "f002", "f003", "f004", "f005"] {
        let text = sandbox.read(&format!("content/files/{id}/1/entry.toml"));
        assert!(!text.contains("〃") && !text.contains("同左"), "{text}");
    }
    assert!(
        ran.stderr.contains("「同左」と書かれていますが、どの欄の記載と同じかを機械は決めません。"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("同じことが、ほかに1か所あります（D3）。"), "{}", ran.stderr);
    assert!(sandbox.read("content/files/f001/1/unplaced.toml").contains("content = \"同左\""));
    assert!(ran.stderr.contains("N122"), "a mark is no name: {}", ran.stderr);
}

#[test]
fn places_are_those_of_the_spreadsheet_and_one_cause_is_told_once() {
    let table = "個人情報ファイルの名称,利用目的,要配慮個人情報の有無\n見守りファイル,\"訪問\n声掛け\",半分\n犬の登録ファイル,登録,半分\n名簿,連絡,少し\n";
    let (_, ran) = imported("daicho.csv", table.as_bytes());
    assert_eq!(ran.stderr.matches("大 N104 ").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("daicho.csv 2行目（セル C2）（"), "{}", ran.stderr);
    assert!(ran.stderr.contains("同じことが、ほかに2か所あります（C3、C4「少し」）。"), "{}", ran.stderr);
}

#[test]
fn days_as_numbers_are_told_with_the_day_they_stand_for() {
    let table = DATED.replace("令和8年4月1日", "45383");
    let (sandbox, ran) = imported("daicho.csv", table.as_bytes());
    assert!(
        ran.stderr.contains("表計算ソフトが日付を表す番号とみられます（1900年から数えた番号なら、2024-04-01です）。"),
        "{}",
        ran.stderr
    );
    assert!(sandbox.read("content/files/f001/1/unplaced.toml").contains("content = \"45383\""));
}

#[test]
fn a_file_that_is_no_register_is_refused_and_nothing_written() {
    for table in ["氏名,住所\n山田,見本市\n", "個人情報ファイルの名称\n見守りファイル\n"] {
        let sandbox = Sandbox::new().file("content/site.toml", SITE).file("daicho.csv", table);
        let ran = import(&sandbox, "daicho.csv", &[]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.stderr.contains("「個人情報ファイルの名称」の列と、"), "{}", ran.stderr);
        assert!(!sandbox.has("content/files"));
    }
}
