//! Which item a row lands at.

use super::import;
use super::import_whole;
use super::members;
use super::told;
use super::unplaced;
use super::words;

#[test]
fn references_of_every_style_lead_to_the_item() {
    for reference in ["Ⅱ.4.0", "Ⅱ.4", "Ⅱ.4/委託の有無", "II.4.0", "Ⅱ４０", "Ⅱ-4", "", "12"] {
        let imported = import(&format!("{reference},委託の有無 ※,,委託しない\n"));
        assert_eq!(words(&imported, "files.main.entrustment.status"), "委託しない", "{reference}");
        assert!(told(&imported).is_empty(), "{reference}");
    }
    for (reference, label) in [("Ⅱ.4.0/件数", "（件数）"), ("Ⅱ.4", "委託の件数"), ("Ⅱ.4/件数", ""), ("Ⅱ.4.0", "件数")]
    {
        let imported = import(&format!("{reference},{label},,（ 3 ）件\n"));
        assert_eq!(words(&imported, "files.main.entrustment.count"), "3", "{reference} {label}");
    }
}

#[test]
fn a_label_decides_within_its_section() {
    let imported = import(
        "Ⅲ.4,その他の措置の内容,,鍵を二重にしている。\n\
         Ⅲ.4,その他のリスク,,年に一度見直している。\n\
         Ⅲ.7.リスク1/⑤物理的対策,⑤物理的対策,,十分に行っている\n\
         Ⅱ.4.再委託.⑦,⑦再委託の有無 ※,委託事項1,再委託しない\n\
         Ⅲ.5.リスク1/ルール,ルール内容及びルール遵守の確認方法,,台帳で確かめている。\n",
    );
    assert_eq!(words(&imported, "files.main.risks.entrustment.other-measures"), "鍵を二重にしている。");
    assert_eq!(words(&imported, "files.main.risks.entrustment.other-risks"), "年に一度見直している。");
    assert_eq!(words(&imported, "files.main.risks.storage.loss.physical"), "十分に行っている");
    assert_eq!(words(&imported, "files.main.entrustments.entrustment-1.subcontracting.status"), "再委託しない");
    assert_eq!(words(&imported, "files.main.risks.provision.unlawful.rules-content"), "台帳で確かめている。");
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
}

#[test]
fn the_order_of_the_rows_decides_where_nothing_else_does() {
    let imported = import(
        ",必要な情報以外を入手することを防止するための措置の内容,,様式を絞っている。\n\
         ,リスクへの対策は十分か,,十分である\n\
         ,入手の際の本人確認の措置の内容,,身分証で確かめる。\n\
         ,リスクへの対策は十分か,,課題が残されている\n",
    );
    assert_eq!(words(&imported, "files.main.risks.acquisition.purpose.sufficient"), "十分である");
    assert_eq!(words(&imported, "files.main.risks.acquisition.accuracy.sufficient"), "課題が残されている");
    assert_eq!(told(&imported), [("N102", 3), ("N102", 5)]);
}

#[test]
fn headings_without_words_tell_where_the_next_rows_stand() {
    let imported = import(
        ",リスク２：不適切な方法で提供されるリスク,,\n\
         ,６．情報提供ネットワークシステムとの接続,,\n\
         ,リスク３：入手した特定個人情報が不正確であるリスク,,\n\
         ,リスクに対する措置の内容,,照合している。\n\
         ,②方法,,会議で点検した。\n\
         別添2,※,,必要な場合に限る。\n",
    );
    assert_eq!(words(&imported, "files.main.risks.network.accuracy.measures"), "照合している。");
    assert_eq!(words(&imported, "procedure.review.method"), "会議で点検した。");
    assert_eq!(words(&imported, "files.main.records.group-1.note"), "必要な場合に限る。");
    assert_eq!(told(&imported), [("N101", 2), ("N102", 5)]);
}

#[test]
fn a_reference_with_another_label_is_reported() {
    let by_reference = import("Ⅰ.7.①,担当の係,,見守り課\n");
    assert_eq!(words(&by_reference, "department.name"), "見守り課");
    let by_label = import("Ⅰ.7.①,②所属長の役職名,,見守り課長\n");
    assert_eq!(words(&by_label, "department.head"), "見守り課長");
    for imported in [&by_reference, &by_label] {
        assert_eq!(told(imported), [("N103", 2)]);
        let finding = imported.findings.iter().next().expect("there is one");
        assert!(finding.message.contains("Ⅰ.7.①") && finding.message.contains('「'), "{}", finding.message);
    }
}

#[test]
fn a_row_that_names_its_item_rightly_goes_before_a_guess() {
    let imported = import("Ⅰ.7.①,担当の係,,見張り係\nⅠ.7.①,①部署,,見守り課\n");
    assert_eq!(words(&imported, "department.name"), "見守り課");
    assert_eq!(told(&imported), [("N106", 2)]);
    assert_eq!(unplaced(&imported)[0]["content"].as_str(), Some("見張り係"));
}

#[test]
fn repetition_tells_rows_of_one_repeat_from_another() {
    let imported = import(
        "Ⅱ.5.⑦,⑦時期・頻度,提供先1,毎月\n\
         Ⅱ.5.⑦,⑦時期・頻度,移転先2,毎週\n\
         Ⅱ.5.②,②移転先における用途,移転先1,案内の発送\n\
         Ⅱ.4/委託事項,委託事項2,,印刷\n",
    );
    assert_eq!(words(&imported, "files.main.recipients.recipient-1.timing"), "毎月");
    assert_eq!(words(&imported, "files.main.transfers.transfer-2.timing"), "毎週");
    assert_eq!(words(&imported, "files.main.transfers.transfer-1.use"), "案内の発送");
    assert_eq!(words(&imported, "files.main.entrustments.entrustment-2.name"), "印刷");
    assert_eq!(told(&imported), [("N107", 5)]);
    let imported = import("Ⅱ.1,1. 特定個人情報ファイル名,,台帳\nⅡ.4.①,①委託内容,ファイル2／委託事項1,封入\n");
    assert_eq!(words(&imported, "files.file-2.entrustments.entrustment-1.work"), "封入");
    assert_eq!(words(&imported, "files.main.name"), "");
    assert_eq!(told(&imported), [("N117", 2), ("N107", 3)]);
}

#[test]
fn numbers_left_out_become_empty_rows() {
    let imported = import("Ⅰ.2.①,①システムの名称,システム3,案内システム\nⅠ.2.②,②システムの機能,システム１,\n");
    assert_eq!(words(&imported, "systems.system-3.name"), "案内システム");
    let ids: Vec<String> =
        ["system-1", "system-2"].iter().map(|id| words(&imported, &format!("systems.{id}.id"))).collect();
    assert_eq!(ids, ["system-1", "system-2"]);
    assert_eq!(told(&imported), [("N107", 2)]);
    let message = &imported.findings.iter().next().expect("there is one").message;
    assert!(
        message.contains("システム1") && message.contains("システム2") && message.contains("システム3"),
        "{message}"
    );
}

#[test]
fn ids_are_taken_where_they_are_good() {
    let imported = import_whole(
        "項目番号,項目名,繰返し,記載内容,識別子\n\
         Ⅰ.2.①,①システムの名称,システム1,受付システム,reception\n\
         Ⅰ.2.②,②システムの機能,システム1,受付をする。,\n\
         Ⅰ.2.①,①システムの名称,システム2,案内システム,案内\n\
         Ⅰ.2.①,①システムの名称,システム3,配送システム,reception\n\
         Ⅰ.2.②,②システムの機能,システム1,受付をする。,other\n",
    );
    assert_eq!(words(&imported, "systems.reception.functions"), "受付をする。");
    assert_eq!(words(&imported, "systems.system-2.name"), "案内システム");
    assert_eq!(words(&imported, "systems.system-3.name"), "配送システム");
    assert_eq!(told(&imported), [("N110", 4), ("N110", 5), ("N110", 6)]);
}

#[test]
fn words_of_a_repetition_that_say_nothing_are_reported() {
    let imported = import("Ⅰ.1.①,①事務の名称,委託事項2,見守り事務\nⅡ.2.⑥,⑥事務担当部署,北分室,見守り課\n");
    assert_eq!(words(&imported, "task.name"), "見守り事務");
    assert_eq!(words(&imported, "files.main.basics.department"), "");
    assert_eq!(unplaced(&imported)[0]["content"].as_str(), Some("見守り課"));
    assert_eq!(told(&imported), [("N111", 2), ("N111", 3)]);
}

#[test]
fn record_items_become_lists_by_group() {
    let imported = import(
        "別添2,1,受付システム,氏名\n\
         別添2,2,受付システム,住所\n\
         別添2,,案内／配送システム,宛名番号\n\
         別添2,3,受付システム,氏名\n\
         別添2/注,※,案内／配送システム,必要な場合に限る。\n\
         別添2,記録項目,案内／配送システム,\"1. 生年月日\n2. 性別\"\n",
    );
    assert_eq!(words(&imported, "files.main.records.group-1.name"), "受付システム");
    assert_eq!(members(&imported, "files.main.records.group-1.items"), ["氏名", "住所", "氏名"]);
    assert_eq!(members(&imported, "files.main.records.group-2.items"), ["宛名番号", "生年月日", "性別"]);
    assert_eq!(words(&imported, "files.main.records.group-2.note"), "必要な場合に限る。");
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
}

#[test]
fn changes_land_in_their_table() {
    let imported = import(
        "別添3,変更日,変更箇所1,令和6年4月1日\n\
         別添3,項目,1,Ⅰ.7.①\n\
         別添3/変更前の記載,変更前の記載,変更箇所1,見張り課\n\
         別添3,提出時期,変更1,事後\n\
         別添3,変更日,2,令和6年5月1日\n",
    );
    assert_eq!(words(&imported, "changes.change-1.date"), "2024-04-01");
    assert_eq!(words(&imported, "changes.change-1.item"), "Ⅰ.7.①");
    assert_eq!(words(&imported, "changes.change-1.before"), "見張り課");
    assert_eq!(words(&imported, "changes.change-1.timing"), "事後");
    assert_eq!(words(&imported, "changes.change-2.date"), "2024-05-01");
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
}
