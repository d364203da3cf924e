//! Which row of a repeat a line lands in, where the column 繰返し does not say it plainly.

use super::Imported;
use super::import;
use super::members;
use super::told;
use super::unplaced;
use super::words;

fn vendor(imported: &Imported, number: usize) -> String {
    words(imported, &format!("files.main.entrustments.entrustment-{number}.vendor"))
}

fn aside(imported: &Imported) -> Vec<String> {
    let content = |row: &toml::Table| row["content"].as_str().map(str::to_owned);
    unplaced(imported).iter().filter_map(content).collect()
}

#[test]
fn an_empty_cell_goes_on_with_the_row_above() {
    let imported = import(
        "Ⅱ.4/委託事項,委託事項1,委託事項1,保守\n\
         Ⅱ.4.③,③委託先における取扱者数,,10人未満\n\
         Ⅱ.4/委託事項,委託事項2,委託事項2,印刷\n\
         Ⅱ.4.③,③委託先における取扱者数,,10人未満\n\
         Ⅱ.4.⑥,⑥委託先名,,二番の社\n\
         Ⅱ.4.⑦,⑦再委託の有無,同上,再委託しない\n\
         Ⅱ.4.①,①委託内容,〃,印刷をする。\n",
    );
    assert_eq!((vendor(&imported, 1).as_str(), vendor(&imported, 2).as_str()), ("", "二番の社"));
    for number in [1, 2] {
        let key = format!("files.main.entrustments.entrustment-{number}.handlers");
        assert_eq!(words(&imported, &key), "10人未満");
    }
    assert_eq!(words(&imported, "files.main.entrustments.entrustment-2.subcontracting.status"), "再委託しない");
    assert_eq!(words(&imported, "files.main.entrustments.entrustment-2.work"), "印刷をする。");
    assert_eq!(told(&imported), [("N115", 3)]);
}

#[test]
fn headings_name_the_row_of_the_lines_below() {
    for heading in [",委託事項２,,印刷", ",委託事項２,,", ",委託事項,委託事項2,"] {
        let imported = import(&format!("Ⅱ.4,委託,,\n{heading}\n,①委託内容,,二の内容\n,⑥委託先名,,二の社\n"));
        assert_eq!(words(&imported, "files.main.entrustments.entrustment-2.work"), "二の内容", "{heading}");
        assert_eq!((vendor(&imported, 1), vendor(&imported, 2)), (String::new(), "二の社".to_owned()), "{heading}");
        assert!(told(&imported).contains(&("N115", 4)), "{:?}", told(&imported));
    }
}

#[test]
fn what_stands_before_every_named_row_or_twice_below_one_is_set_aside() {
    let imported = import("Ⅱ.4.⑥,⑥委託先名,,どの社\nⅡ.4.⑥,⑥委託先名,委託事項2,二番の社\n");
    assert_eq!((vendor(&imported, 1).as_str(), vendor(&imported, 2).as_str()), ("", "二番の社"));
    assert_eq!(aside(&imported), ["どの社"]);
    assert_eq!(told(&imported), [("N117", 2), ("N107", 3)]);
    let imported = import("Ⅱ.4/委託事項,委託事項1,委託事項1,保守\nⅡ.4.⑥,⑥委託先名,,同じ社\nⅡ.4.⑥,⑥委託先名,,同じ社\n");
    assert_eq!(vendor(&imported, 1), "");
    assert_eq!(aside(&imported), ["同じ社", "同じ社"]);
    assert_eq!(told(&imported), [("N117", 3)]);
    assert!(
        imported.findings.iter().any(|finding| finding.message.ends_with("同じことが、ほかに1か所あります（4行目）。"))
    );
    let only = import("Ⅱ.4.⑥,⑥委託先名,,同じ社\nⅡ.4.⑥,⑥委託先名,,同じ社\n");
    assert_eq!((vendor(&only, 1).as_str(), told(&only)), ("同じ社", vec![("N106", 3)]));
}

#[test]
fn a_second_row_that_nothing_names_is_set_aside_from_its_beginning() {
    let imported = import(
        "Ⅱ.4.①,①委託内容,,保守をする。\n\
         Ⅱ.4.⑥,⑥委託先名,,一番の社\n\
         Ⅱ.4.①,①委託内容,,印刷をする。\n\
         Ⅱ.4.④,④委託先への特定個人情報ファイルの提供方法,,紙\n\
         Ⅱ.4.⑥,⑥委託先名,,二番の社\n",
    );
    assert_eq!(vendor(&imported, 1), "一番の社");
    assert_eq!(aside(&imported), ["印刷をする。", "紙", "二番の社"]);
    assert_eq!(told(&imported), [("N117", 4), ("N117", 5), ("N117", 6)]);
}

#[test]
fn numbers_in_reference_and_label_name_the_row() {
    for (reference, label) in [
        ("委託事項２　⑥", "委託先名"),
        ("委託事項２　⑥", ""),
        ("Ⅱ.4.委託事項2.⑥", "⑥委託先名"),
        ("Ⅱ.4.(2).⑥", "⑥委託先名"),
        ("Ⅱ.4.2.⑥", "委託先名"),
        ("Ⅱ-4-2-⑥", "委託先名"),
        ("Ⅱ.4.⑥", "委託事項2　⑥委託先名"),
        ("", "委託事項２：委託先名"),
    ] {
        let imported = import(&format!("{reference},{label},,二番の社\n"));
        assert_eq!((vendor(&imported, 1), vendor(&imported, 2)), (String::new(), "二番の社".to_owned()), "{reference}");
        assert_eq!(told(&imported), [("N107", 2)], "{reference} {label}");
    }
    let imported = import(
        "システム３　①,システムの名称,,三番\n\
         Ⅰ.2.システム2.②,②システムの機能,,二番\n\
         Ⅰ.2.1.①,①システムの名称,,一番\n\
         Ⅰ.2,システム4,,四番\n\
         提供先２　①,法令上の根拠,,二番の法\n\
         Ⅱ.5.提供先3.①,①法令上の根拠,,三番の法\n\
         Ⅱ.5.移転先2.⑥,⑥移転方法,,紙\n\
         移転先１　②,移転先における用途,,一番の用途\n\
         移転先1,,,税の課\n",
    );
    let systems =
        ["1.name", "2.functions", "3.name", "4.name"].map(|key| words(&imported, &format!("systems.system-{key}")));
    assert_eq!(systems, ["一番", "二番", "三番", "四番"]);
    assert_eq!(words(&imported, "mynumber.basis"), "");
    assert_eq!(words(&imported, "files.main.recipients.recipient-2.basis"), "二番の法");
    assert_eq!(words(&imported, "files.main.recipients.recipient-3.basis"), "三番の法");
    assert_eq!(members(&imported, "files.main.transfers.transfer-2.media"), ["紙"]);
    assert_eq!(words(&imported, "files.main.transfers.transfer-1.use"), "一番の用途");
    assert_eq!(words(&imported, "files.main.transfers.transfer-1.name"), "税の課");
}

#[test]
fn what_contradicts_itself_or_is_known_in_part_is_set_aside() {
    for row in [
        "Ⅱ.4.委託事項2.⑥,⑥委託先名,委託事項1,社",
        "Ⅱ.4.⑥,⑥委託先名,委託事項1、3,社",
        "Ⅱ.4.⑥,⑥委託先名,委託事項1～3,社",
        "Ⅱ.4.⑥,⑥委託先名,共通,社",
        "Ⅱ.4.⑥,⑥委託先名,未知の台帳／委託事項2,社",
    ] {
        let imported = import(&format!("{row}\n"));
        assert_eq!((aside(&imported), told(&imported)), (vec!["社".to_owned()], vec![("N111", 2)]), "{row}");
    }
    let imported = import("Ⅱ.5.p2.①,①法令上の根拠,,法\n");
    assert_eq!((aside(&imported), told(&imported)), (vec!["法".to_owned()], vec![("N101", 2)]));
}

#[test]
fn rows_are_known_by_their_titles() {
    let imported = import(
        "Ⅱ.1,特定個人情報ファイル名,ファイル1,資格台帳ファイル\n\
         Ⅱ.1,特定個人情報ファイル名,ファイル2,賦課台帳ファイル\n\
         Ⅱ.2.⑥,⑥事務担当部署,資格台帳ファイル,資格課\n\
         Ⅱ.2.⑥,⑥事務担当部署,（賦課台帳ファイル）,賦課課\n\
         Ⅱ.4/委託事項,委託事項,賦課台帳ファイル／委託事項2,印刷\n\
         Ⅱ.4.①,①委託内容,印刷,賦課の二番\n\
         Ⅲ.1,特定個人情報ファイル名,,資格台帳ファイル\n\
         Ⅲ.4,情報保護管理体制の確認,,資格の確認\n",
    );
    assert_eq!(words(&imported, "files.main.basics.department"), "資格課");
    assert_eq!(words(&imported, "files.file-2.basics.department"), "賦課課");
    assert_eq!(words(&imported, "files.file-2.entrustments.entrustment-2.work"), "賦課の二番");
    assert_eq!(words(&imported, "files.main.risks.entrustment.management"), "資格の確認");
    assert_eq!(told(&imported), [("N107", 6), ("N115", 9)]);
}

#[test]
fn a_second_title_begins_the_next_row() {
    let imported = import(
        "Ⅱ.1,特定個人情報ファイル名,,資格ファイル\n\
         Ⅱ.2.⑥,⑥事務担当部署,,資格課\n\
         Ⅱ.1,特定個人情報ファイル名,,賦課ファイル\n\
         Ⅱ.2.⑥,⑥事務担当部署,,賦課課\n\
         Ⅱ.3.⑧,⑧使用方法,,賦課の使用\n",
    );
    assert_eq!(words(&imported, "files.main.basics.department"), "資格課");
    assert_eq!(words(&imported, "files.file-2.basics.department"), "賦課課");
    assert_eq!(words(&imported, "files.main.acquisition.usage"), "");
    assert_eq!(words(&imported, "files.file-2.acquisition.usage"), "賦課の使用");
    assert_eq!(told(&imported), [("N116", 4), ("N115", 5)]);
}

#[test]
fn a_reference_that_names_no_part_sets_the_row_aside() {
    for row in ["Ⅶ.1.①,自己点検,,十分に行っている", "Ⅶ,自己点検,,十分に行っている", "7.3,自己点検,,十分に行っている"]
    {
        let imported = import(&format!("{row}\n"));
        assert_eq!(words(&imported, "other-measures.audit.self-check"), "", "{row}");
        assert_eq!(told(&imported), [("N101", 2)], "{row}");
    }
    for row in ["1.①,自己点検,,十分に行っている", "No.3,自己点検,,十分に行っている", "3,自己点検,,十分に行っている"]
    {
        let imported = import(&format!("{row}\n"));
        assert_eq!(words(&imported, "other-measures.audit.self-check"), "十分に行っている", "{row}");
    }
}

#[test]
fn risks_are_found_however_their_reference_is_cut() {
    for reference in ["Ⅲ６リスク７", "Ⅲ.6 リスク7", "Ⅲ-6-リスク7", "III.6.リスク 7"] {
        let imported = import(&format!("{reference},リスクへの対策は十分か,,２）十分である\n"));
        assert_eq!(words(&imported, "files.main.risks.network.mistakes.sufficient"), "十分である", "{reference}");
        assert!(told(&imported).is_empty(), "{reference} {:?}", told(&imported));
    }
    let imported = import("Ⅲ.2 リスク1,その他の措置の内容,,ほかの措置\n");
    assert_eq!(words(&imported, "files.main.risks.acquisition.purpose.other-measures"), "ほかの措置");
    assert!(told(&imported).is_empty());
}
