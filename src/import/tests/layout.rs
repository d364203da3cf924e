//! How tables are laid out, and rows that find no place.

use super::form;
use super::import;
use super::import_whole;
use super::told;
use super::unplaced;
use super::value;
use super::words;
use crate::import::changes;
use crate::import::table;

#[test]
fn the_header_may_stand_below_a_title_in_other_words_and_columns() {
    for text in [
        "見守り事務の評価書,,,\n\n繰り返し,項目名,内容,項目番号\n,①部署,見守り課,Ⅰ.7.①\n",
        "評価書\n項目番号\t項目名\t繰返し\t記載内容\nⅠ.7.①\t①部署\t\t見守り課\n",
        "\u{FEFF}項目 番号;項目名;記載内容\nⅠ.7.①;①部署;見守り課\n項目番号;項目名;記載内容\n",
        "項目名,記載内容\n①部署,見守り課\n",
    ] {
        let imported = import_whole(text);
        assert_eq!(words(&imported, "department.name"), "見守り課", "{text}");
        assert_eq!((imported.rows, told(&imported)), (1, Vec::new()), "{text}");
    }
}

#[test]
fn other_columns_are_named_once() {
    let imported = import_whole("担当,項目番号,項目名,繰返し,記載内容,備考\n東,Ⅰ.7.①,①部署,,見守り課,要確認,あふれ\n");
    assert_eq!(told(&imported), [("N109", 1)]);
    let message = &imported.findings.iter().next().expect("there is one").message;
    assert!(message.contains("「担当」、「備考」、7列目（見出しなし）"), "{message}");
}

#[test]
fn a_table_without_header_is_a_failure_that_names_its_columns() {
    let failure = table("番号;名前\n1;見守り課\n".as_bytes(), "表.csv", &form(), "kaigo").expect_err("no header");
    let text = failure.to_string();
    assert!(text.contains("「番号」「名前」") && text.contains("記載内容") && text.contains("表.csv"), "{text}");
}

#[test]
fn rows_without_a_place_are_kept_with_all_their_words() {
    let imported = import(
        "Ⅸ.1,①見守りの回数,回数2,\"三回\n''' と \\ と \"\"引用\"\"\"\n\
         ,,,だれのものでもない言葉\n\
         Ⅱ.2,２．基本情報,,\n\
         表紙,評価書の名前,,見守り事務\n\
         Ⅱ.4,４．特定個人情報ファイルの取扱いの委託,,委託の説明\n",
    );
    assert_eq!(told(&imported), [("N101", 2), ("N101", 4), ("N101", 6), ("N101", 7)]);
    assert_eq!((imported.rows, imported.placed, imported.unplaced), (5, 1, 4));
    let rows = unplaced(&imported);
    assert_eq!(rows[0]["line"].as_integer(), Some(2));
    assert_eq!(rows[0]["content"].as_str(), Some("三回\n''' と \\ と \"引用\""));
    assert_eq!((rows[0]["reference"].as_str(), rows[0]["repeat"].as_str()), (Some("Ⅸ.1"), Some("回数2")));
    assert_eq!(rows[1]["content"].as_str(), Some("だれのものでもない言葉"));
    let remedy = &imported.findings.iter().nth(2).expect("there are four").remedy;
    assert!(remedy.contains("「評価書名」の書き誤り"), "{remedy}");
    let file = imported.files.last().expect("there are files");
    assert_eq!(file.0, "unplaced.toml");
    assert!(file.1.starts_with("# 取り込んだ表のうち"));
}

#[test]
fn a_quote_left_open_is_reported() {
    let imported = import("Ⅰ.7.①,①部署,,\"見守り課\nⅠ.7.②,②所属長の役職名,,課長\n");
    assert_eq!(told(&imported), [("N112", 2)]);
}

#[test]
fn a_table_of_changes_becomes_its_part() {
    let text = "見守り事務,,,,,\n変更日,項目,変更前の記載,変更後の記載,提出時期,提出時期に係る説明\n\
                令和6年4月1日,Ⅰ 1 ①事務の名称,見張り事務,見守り事務,事後,重要な変更に当たらない。\n\
                令和6年4月,別の紙の表,\"一行目\n二行目\",－,いつか,\n";
    let imported = changes(text.as_bytes(), "変更.csv", &form()).expect("it has a header");
    assert_eq!((imported.name.as_str(), imported.rows), ("annex-3.toml", 2));
    let codes: Vec<&str> = imported.findings.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["N104"]);
    let table: toml::Table = imported.text.parse().expect("it is TOML");
    let rows = table["changes"].as_array().expect("there are rows");
    assert_eq!(rows[0]["item"].as_str(), Some("Ⅰ 1 ①事務の名称"));
    assert_eq!(rows[0]["timing"].as_str(), Some("事後"));
    assert_eq!(rows[1]["date"].as_str(), Some("2024-04"));
    assert_eq!(rows[1]["before"].as_str(), Some("一行目\n二行目"));
    assert_eq!(rows[1]["after"].as_str(), Some("－"));
    assert_eq!(rows[1]["timing"]["as-written"].as_str(), Some("いつか"));
    let failure = changes(b"a,b,c\n1,2,3\n", "変更.csv", &form()).expect_err("no header");
    assert!(failure.to_string().contains("「変更日」"));
}

#[test]
fn dates_of_changes_go_on_below() {
    let text = "変更日,項目,変更前の記載,変更後の記載,提出時期,提出時期に係る説明\n\
                ,Ⅰ 0,前,後,事後,\n\
                令和6年4月1日,Ⅰ 1,前,後,事後,\n\
                同上,Ⅰ 2,前,同上,事後,\n\
                〃,Ⅰ 3,前,後,事前,\n\
                ,Ⅰ 4,前,後,事前,\n\
                令和6年5月1日,Ⅰ 5,前,後,事前,\n";
    let imported = changes(text.as_bytes(), "変更.csv", &form()).expect("it has a header");
    let table: toml::Table = imported.text.parse().expect("it is TOML");
    let rows = table["changes"].as_array().expect("there are rows");
    let dates: Vec<_> = rows.iter().map(|row| row.get("date").map(ToString::to_string)).collect();
    let (april, may) = (Some("2024-04-01".to_owned()), Some("2024-05-01".to_owned()));
    assert_eq!(dates, [None, april.clone(), april.clone(), april.clone(), april, may]);
    let told: Vec<_> = imported.findings.iter().map(|told| told.rule.code).collect();
    assert_eq!(told, ["N115", "N119"]);
}

#[test]
fn what_is_no_table_is_named_and_long_lists_are_cut() {
    let failure = table(b"%PDF-1.7\n\xFF\xFE", "表.xlsx", &form(), "kaigo").expect_err("it is no table");
    assert!(failure.to_string().contains("中身は PDF です。"), "{failure}");
    let many: Vec<String> = (1..=40).map(|number| format!("列{number}")).collect();
    let failure = table(many.join(",").as_bytes(), "表.csv", &form(), "kaigo").expect_err("no header");
    assert!(failure.to_string().contains("「列10」など、40列です。"), "{failure}");
    let imported = import_whole(&format!("項目名,記載内容,{0}\n①部署,見守り課,{0}\n", many.join(",")));
    let message = &imported.findings.iter().next().expect("there is one").message;
    assert!(message.contains("「列10」ほか30件の列は"), "{message}");
    let failure = table(b" \n", "表.csv", &form(), "kaigo").expect_err("no header");
    assert!(!failure.to_string().contains("ありませんです"), "{failure}");
}

#[test]
fn an_empty_table_gives_an_empty_document() {
    let imported = import("");
    assert_eq!((imported.rows, imported.unplaced), (0, 0));
    assert_eq!(value(&imported, "form").as_ref().and_then(|form| form.as_str()), Some("all-items@2018-05"));
}
