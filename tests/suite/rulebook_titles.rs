//! Rules on titles of matters and books, and on rows of tables: what they hear, and near misses on which they are silent.

use crate::rulebook::file;
use crate::rulebook::told_by;

/// A record of a meeting with a title on the agenda and one of a paper.
fn meeting(agenda: &str, paper: &str, answer: &str) -> String {
    format!(
        "form = \"meeting-record@1\"\n[[agenda]]\nid = \"a\"\nnumber = \"諮問第1号\"\ntitle = \"{agenda}\"\n\
         [[agenda.questions]]\nid = \"q\"\nquestion = \"どうなるか。\"\nanswer = \"{answer}\"\n\
         [[materials]]\nid = \"m\"\nnumber = \"資料1\"\ntitle = \"{paper}\"\n"
    )
}

#[test]
fn a_matter_keeps_its_title() {
    let agenda = "ペットの登録業務の外部委託に伴う個人情報の取扱いについて";
    for (paper, answer, expected) in [
        (agenda, "検討する。", 0),
        ("ぺットの登録業務の外部委託に伴う個人情報の取扱いについて", "検討する。", 1),
        ("ペットの登録業務の外部委託に伴う個人情報の取り扱いについて", "検討する。", 1),
        ("ペットの登録業務の外部委託に伴う個人情報の取扱いについて（概要）", "検討する。", 0),
        ("ペットの登録業務の内部委託に伴う個人情報の取扱いについて", "検討する。", 0),
        ("ペットの登録業務の外部委託について", "検討する。", 0),
        ("業務委託仕様書（案）", "諮問第1号「ペットの登録事務の外部委託に伴う個人情報の取扱いについて」で答えた。", 1),
        ("業務委託仕様書（案）", "諮問第２号「ペットの登録事務の外部委託に伴う個人情報の取扱いについて」で答えた。", 0),
        ("業務委託仕様書（案）", "諮問第1号では、個人情報の取扱いについて答えた。", 0),
    ] {
        let text = meeting(agenda, paper, answer);
        let told = told_by("P118", &file("meetings/johokokai/r8-1/1/record.toml", &text));
        assert_eq!(told.len(), expected, "{paper} {answer}: {told:#?}");
    }
}

#[test]
fn the_title_of_a_book_is_that_of_its_form_and_work() {
    for (form, title, work, expected) in [
        ("all-items@2018-05", "介護保険に関する事務 全項目評価書", "介護保険に関する事務", 0),
        ("all-items@2018-05", "介護保険に関する事務", "介護保険に関する事務", 0),
        ("all-items@2018-05", "見本市 介護保険に関する事務 全項目評価書", "介護保険に関する事務", 0),
        ("all-items@2018-05", "介護保険に関する事務 特定個人情報保護評価書（全項目評価書）", "介護保険に関する事務", 0),
        ("all-items@2018-05", "介護保険に関する事務 重点項目評価書", "介護保険に関する事務", 1),
        ("priority-items@2018-05", "介護保険に関する事務 重点項目評価書", "介護保険に関する事務", 0),
        ("priority-items@2018-05", "介護保険に関する事務 全項目評価書", "介護保険に関する事務", 1),
        ("all-items@2018-05", "介護保険の資格及び給付の事務", "介護保険の資格と給付の事務", 1),
        ("all-items@2018-05", "介護保険に関する事務", "国民健康保険の資格及び給付に関する事務", 0),
    ] {
        let text = format!("form = \"{form}\"\n[cover]\ntitle = \"{title}\"\n[task]\nname = \"{work}\"\n");
        let told = told_by("P119", &file("assessments/kaigo/1/book.toml", &text));
        assert_eq!(told.len(), expected, "{title} {work}: {told:#?}");
    }
}

#[test]
fn rows_of_recipients_are_those_of_the_network() {
    let all = "番号法第19条第8号及び別表第二（1、2、3、17及び26の項）";
    for (network, recipient, expected) in [
        (all, "番号法第19条第8号 別表第二の17の項", 0),
        (all, "番号法第19条第8号 別表第二の26の項、3の項", 0),
        (all, "番号法第19条第8号 別表第二の18の項", 1),
        ("番号法第19条第8号及び別表第二（1～20、26、27及び30の項）", "別表第二の18の項", 0),
        ("別表第二の1の項から20の項まで、26の項及び27の項", "別表第二の18の項", 0),
        ("番号法第19条第8号及び別表第二（1の項）", "別表第二の18の項", 0),
        (all, "番号法第十九条第八号 別表第二の十七の項", 0),
        (all, "番号法第19条第8号 別表第二の十八の項", 1),
        (all, "番号法第19条第9号及び見本市の条例の5の項", 0),
        (all, "番号法第19条第8号及び別表第二", 0),
        ("番号法第19条第8号及び別表第二", "番号法第19条第8号 別表第二の18の項", 0),
        (
            "番号法第19条第8号及び利用特定個人情報提供命令第2条の表の１、２の項",
            "利用特定個人情報提供命令第2条の表の5の項",
            1,
        ),
    ] {
        let text = format!(
            "form = \"all-items@2018-05\"\n[network]\nbasis = \"{network}\"\n[[files]]\nid = \"main\"\n\
             [[files.recipients]]\nid = \"a\"\nname = \"厚生労働大臣\"\nbasis = \"{recipient}\"\n"
        );
        let told = told_by("P114", &file("assessments/kaigo/1/book.toml", &text));
        assert_eq!(told.len(), expected, "{network} {recipient}: {told:#?}");
    }
}

#[test]
fn a_result_has_the_title_of_its_call() {
    for (result, expected) in [
        ("見本市自転車条例（案）", 0),
        ("「見本市自転車条例（案）」への意見の募集の結果", 0),
        ("見本市 自転車条例(案)", 0),
        ("見本市自転車等条例（案）", 1),
    ] {
        let mut files = file(
            "consultations/jitensha/call.toml",
            "form = \"consultation-call@1\"\ntitle = \"見本市自転車条例（案）\"\n",
        );
        let text = format!("form = \"consultation-result@1\"\nresult-title = \"{result}\"\n");
        files.insert("consultations/jitensha/result.toml".to_owned(), text);
        assert_eq!(told_by("C123", &files).len(), expected, "{result}");
    }
}

#[test]
fn opinions_hold_no_contacts() {
    for (opinion, expected) in [
        ("返事は00-1234-5678か０００（１２３）４５６７へ。", 2),
        ("taro.mihon@example.jpに送ってほしい。", 1),
        ("資料0-1-2の3ページ、令和8年10月1日、1-2-3を見た。", 0),
        ("@マークの付いた行、金額は100-2000円", 0),
    ] {
        let text = format!("form = \"consultation-result@1\"\n[[opinions]]\nid = \"a\"\nopinion = \"{opinion}\"\n");
        assert_eq!(told_by("C124", &file("consultations/jitensha/result.toml", &text)).len(), expected, "{opinion}");
    }
}
