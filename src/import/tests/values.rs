//! How the words of a row become a value, and what happens to those that do not.

use super::import;
use super::members;
use super::told;
use super::unplaced;
use super::value;
use super::words;

#[test]
fn choices_are_read_however_they_are_marked() {
    let cases = [
        "専用線\n紙\nその他（伝書鳩）",
        "専用線、紙、その他（伝書鳩）",
        "[○] 専用線\n[　] 電子メール\n[○]紙\n[○] その他（伝書鳩）\n",
        "■専用線\n□電子メール\n☑紙\n■その他（伝書鳩）\n□その他",
        "紙\n専用線\nその他(伝書鳩)\n紙",
    ];
    for content in cases {
        let imported = import(&format!("Ⅱ.4.④,④委託先への特定個人情報ファイルの提供方法,委託事項1,\"{content}\"\n"));
        let mut media = members(&imported, "files.main.entrustments.entrustment-1.media");
        media.sort();
        assert_eq!(media, ["その他（伝書鳩）", "専用線", "紙"], "{content}");
        assert!(told(&imported).is_empty(), "{content}");
    }
}

#[test]
fn ticks_against_labels_of_choices_are_read() {
    let imported = import(
        "Ⅰ.2.③,庁内連携システム,システム1,○\n\
         Ⅰ.2.③,税務システム,システム1,\n\
         Ⅰ.2.③,宛名システム等,システム1,☑\n\
         Ⅲ.4/委託しない,委託しない,,[○]\n\
         Ⅲ.6,接続しない（提供）,,レ\n",
    );
    assert_eq!(members(&imported, "systems.system-1.connections"), ["庁内連携システム", "宛名システム等"]);
    assert_eq!(members(&imported, "files.main.risks.entrustment.none"), ["委託しない"]);
    assert_eq!(members(&imported, "files.main.risks.network.none"), ["接続しない（提供）"]);
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
}

#[test]
fn counts_and_text_in_brackets_stay_with_their_choice() {
    let imported = import(
        "Ⅱ.5,提供・移転の有無,,\"[○] 提供を行っている（ 4 ）件\n[ ] 移転を行っている（　）件\"\n\
         Ⅱ.3.①,①入手元,,\"評価実施機関内の他部署（市民課、\n税務課(窓口)）\n本人又は本人の代理人\"\n\
         Ⅱ.2.②,②対象となる本人の数,,2) 1万人以上10万人未満\n",
    );
    assert_eq!(members(&imported, "files.main.provision.status"), ["提供を行っている（4）件"]);
    let sources = members(&imported, "files.main.acquisition.sources");
    assert_eq!(sources, ["評価実施機関内の他部署（市民課、\n税務課(窓口)）", "本人又は本人の代理人"]);
    assert_eq!(words(&imported, "files.main.basics.persons"), "1万人以上10万人未満");
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
}

#[test]
fn boxes_in_one_line_are_choices_of_their_own() {
    let imported = import(
        "Ⅱ.5,提供・移転の有無,,\"[○]提供を行っている（４）件　[○]移転を行っている（２）件\n[　]行っていない\"\n\
         Ⅱ.3.②,②入手方法,,○紙　○専用線　□電子メール\n\
         Ⅰ.1.③,③対象人数,,５\n\
         Ⅱ.2.②,②対象となる本人の数,,3)\n\
         Ⅱ.2.①,①ファイルの種類,,２）\n\
         Ⅱ.4.0,委託の有無,,委託する（7）件\n\
         Ⅲ.6,接続しない（入手）,,○\n\
         Ⅲ.6,接続しない（提供）,,□\n\
         Ⅲ.4,委託しない,,[　]\n",
    );
    assert_eq!(
        members(&imported, "files.main.provision.status"),
        ["提供を行っている（４）件", "移転を行っている（２）件"]
    );
    assert_eq!(members(&imported, "files.main.acquisition.media"), ["紙", "専用線"]);
    assert_eq!(words(&imported, "task.population"), "30万人以上");
    assert_eq!(words(&imported, "files.main.basics.persons"), "10万人以上100万人未満");
    assert_eq!(words(&imported, "files.main.basics.kind"), "その他の電子ファイル（表計算ファイル等）");
    assert_eq!(words(&imported, "files.main.entrustment.status"), "委託する");
    assert_eq!(words(&imported, "files.main.entrustment.count"), "7");
    assert_eq!(members(&imported, "files.main.risks.network.none"), ["接続しない（入手）"]);
    assert_eq!(value(&imported, "files.main.risks.entrustment.none"), None);
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
    let unclear = import("Ⅱ.3.②,②入手方法,,紙 [○]専用線 電子メール\n");
    assert_eq!(told(&unclear), [("N104", 2)]);
}

#[test]
fn numbers_of_record_items_that_count_on_are_left_to_the_form() {
    let imported = import(
        "別添2,記録項目,資格,\"1. 氏名\n2. 住所\"\n\
         別添2,記録項目,中間,\"３．符号\n４．情報\n5．履歴\"\n\
         別添2,記録項目,中間,\"①あ\n②い\"\n\
         別添2,記録項目,賦課,\"51．う\n52．え\"\n",
    );
    assert_eq!(members(&imported, "files.main.records.group-1.items"), ["氏名", "住所"]);
    assert_eq!(members(&imported, "files.main.records.group-2.items"), ["符号", "情報", "履歴", "あ", "い"]);
    assert_eq!(members(&imported, "files.main.records.group-3.items"), ["51．う", "52．え"]);
    assert_eq!(told(&imported), [("N120", 9)]);
    let rows = import("別添2,1,,あ\n別添2,No.2,,い\n別添2,(3),,う\n");
    assert_eq!(members(&rows, "files.main.records.group-1.items"), ["あ", "い", "う"]);
    assert!(told(&rows).is_empty());
    let odd = import("別添2,記録項目,,\"＜資格システム＞\n①あ\n※点線は欠番\"\n");
    assert_eq!((told(&odd), odd.unplaced), (vec![("N120", 2)], 1));
}

#[test]
fn words_that_point_to_others_are_told() {
    let imported = import("Ⅱ.2.③,③対象となる本人の範囲,,同上\nⅡ.2.⑥,⑥事務担当部署,,〃\n");
    assert_eq!(told(&imported), [("N119", 2), ("N119", 3)]);
}

#[test]
fn what_is_no_choice_stays_as_written() {
    let imported = import(
        "Ⅱ.2.②,②対象となる本人の数,,およそ12万人\n\
         Ⅱ.3.②,②入手方法,,\"紙\n庁内の便\"\n\
         Ⅱ.2.④,④記録される項目,,\"10項目未満\n100項目以上\"\n",
    );
    assert_eq!(words(&imported, "files.main.basics.persons.as-written"), "およそ12万人");
    assert_eq!(words(&imported, "files.main.acquisition.media.as-written"), "紙\n庁内の便");
    assert_eq!(words(&imported, "files.main.basics.item-count.as-written"), "10項目未満\n100項目以上");
    assert_eq!(told(&imported), [("N104", 2), ("N104", 3), ("N104", 5)]);
    let finding = imported.findings.iter().next().expect("there is one");
    assert!(
        finding.message.contains("およそ12万人") && finding.remedy.contains("「3) 10万人以上100万人未満」"),
        "{}",
        finding.remedy
    );
    assert_eq!(finding.place.item.as_deref(), Some("files.main.basics.persons"));
}

#[test]
fn dates_and_numbers_are_read_or_kept() {
    let imported = import(
        "表紙,評価書番号,,第１２号\n\
         Ⅱ.2.⑤,⑤保有開始日,,平成28年1月\n\
         Ⅱ.3.⑨,⑨使用開始日,,令和6年10月1日（予定）\n\
         Ⅵ.1.①,①実施日,,令和6年2月30日\n\
         表紙,個人情報保護委員会 承認日,,－\n",
    );
    assert_eq!(words(&imported, "cover.number.as-written"), "第１２号");
    assert_eq!(words(&imported, "files.main.basics.held-since"), "2016-01");
    assert_eq!(words(&imported, "files.main.acquisition.used-since"), "2024-10-01（予定）");
    assert_eq!(words(&imported, "procedure.basic.date.as-written"), "令和6年2月30日");
    assert_eq!(words(&imported, "cover.ppc-approved"), "－");
    assert_eq!(told(&imported), [("N105", 2), ("N105", 5)]);
    assert_eq!(words(&import("表紙,評価書番号,,１２\n"), "cover.number"), "12");
}

#[test]
fn texts_keep_their_words_and_lines() {
    let imported = import(
        "Ⅰ.1.②,②事務の内容,,\"- 一つ目\r\n*強く*言う <窓口での措置>\r\n　三つ目\"\n\
         Ⅰ.7.①,①部署,,*見守り*課\n\
         Ⅵ.2.④,④主な意見の内容,,なし\n",
    );
    let text = words(&imported, "task.description");
    assert_eq!(text.lines().count(), 3);
    assert!(text.contains("三つ目") && !text.contains('\r'), "{text}");
    assert_eq!(words(&imported, "department.name"), "*見守り*課");
    assert_eq!(words(&imported, "procedure.consultation.opinions"), "なし");
}

#[test]
fn two_rows_for_one_place_are_both_kept() {
    let imported = import("Ⅰ.7.①,①部署,,見守り課\nⅠ.7.①,①部署,,見張り課\nⅠ.7.①,①部署,,見守り 課\n");
    assert_eq!(words(&imported, "department.name"), "見守り課");
    assert_eq!(told(&imported), [("N106", 3)]);
    let message = &imported.findings.iter().next().expect("there is one").message;
    assert!(message.contains("2行目") && message.contains("3行目"), "{message}");
    assert_eq!((imported.rows, imported.placed, imported.unplaced), (3, 2, 1));
    assert_eq!(unplaced(&imported)[0]["content"].as_str(), Some("見張り課"));
}

#[test]
fn generated_items_are_compared() {
    let imported = import(
        "表紙,（標題）,,特定個人情報保護評価書(全項目評価書)\n\
         表紙,（様式の版）,,[平成30年5月　様式４]\n\
         表紙,公表日,,令和8年4月1日\n\
         Ⅰ.3,3. 特定個人情報ファイル名,,\"(1) 受付簿ファイル\n(2) 案内ファイル\"\n\
         Ⅱ.1,1. 特定個人情報ファイル名,ファイル1,受付簿ファイル\n\
         Ⅱ.1,1. 特定個人情報ファイル名,ファイル2,案内ファイル\n\
         Ⅲ.1,1. 特定個人情報ファイル名,ファイル2,案内簿ファイル\n\
         Ⅱ.2.④/全ての記録項目,全ての記録項目,,別添2を参照\n",
    );
    assert_eq!(told(&imported), [("N108", 9)]);
    assert_eq!(unplaced(&imported)[0]["content"].as_str(), Some("案内簿ファイル"));
    assert_eq!(words(&imported, "version.published"), "2026-04-01");
    let soon = import("表紙,公表日,,近日\n");
    assert_eq!(told(&soon), [("N108", 2)]);
    assert_eq!(value(&soon, "version.published"), None);
}

#[test]
fn a_name_that_only_generated_items_state_is_taken_from_them() {
    let imported = import(
        "Ⅰ.3,３．特定個人情報ファイル名,,\"・受付簿ファイル\n・案内ファイル\"\nⅢ.1,1. 特定個人情報ファイル名,,受付簿ファイル\n",
    );
    assert_eq!(words(&imported, "files.main.name"), "受付簿ファイル");
    assert_eq!(words(&imported, "files.file-2.name"), "案内ファイル");
    assert!(told(&imported).is_empty(), "{:?}", told(&imported));
}
