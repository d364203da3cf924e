//! Meeting records: which question an answer belongs to, which matter a row is of, and that no cell is lost.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::proptest;
use proptest::sample::select;
use toml::Value;

use crate::form::Catalogue;
use crate::form::Form;
use crate::import::RecordImported;
use crate::import::record;
use crate::text::squeeze;

const HEAD: &str = "諮問事項,題名,種別,番号,質問,意見,要望,回答\n";

fn form() -> Arc<Form> {
    Arc::clone(Catalogue::built_in().get("meeting-record@1").expect("the form ships with the program"))
}

fn import(table: &str) -> RecordImported {
    record(table.as_bytes(), "記録.csv", &form()).expect("the table has a header")
}

fn simple(rows: &str) -> RecordImported {
    import(&format!("諮問事項,種別,番号,質問,回答\n{rows}"))
}

fn rows(imported: &RecordImported, key: &str) -> Vec<Value> {
    let tables = imported.files.iter().map(|(_, text)| text.parse::<toml::Table>().expect("the files are TOML"));
    tables.filter_map(|table| table.get(key)?.as_array().cloned()).flatten().collect()
}

/// Matters with their titles and questions, every question with the answers that follow: 猫[甲+乙].
fn drawn(imported: &RecordImported) -> String {
    let words = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |row: &Value, key: &str| row.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let question = |row: &Value| {
        let further = list(row, "further").iter().map(|one| format!("+{}", words(one, "answer"))).collect::<String>();
        words(row, "question") + &further
    };
    let matter = |row: &Value| {
        let questions: Vec<String> = list(row, "questions").iter().map(question).collect();
        format!("{}{}[{}]", words(row, "number"), words(row, "title"), questions.join(" "))
    };
    rows(imported, "agenda").iter().map(matter).collect::<Vec<_>>().join(" ")
}

fn told(imported: &RecordImported) -> String {
    imported.findings.iter().map(|told| format!("{} {}\n", told.rule.code, told.message)).collect()
}

fn kept(imported: &RecordImported) -> Vec<String> {
    let content = |row: &Value| row.get("content").and_then(Value::as_str).unwrap_or_default().to_owned();
    rows(imported, "rows").iter().map(content).collect()
}

#[test]
fn a_following_answer_finds_its_question_by_the_written_number() {
    for (numbers, further, expected) in [
        (["1", "3", "4"], "3", "甲 乙+続 丙"),
        (["11", "12", "13"], "12", "甲 乙+続 丙"),
        (["11", "12", "13"], "質問１１", "甲+続 乙 丙"),
        (["1", "", ""], "2", "甲 乙+続 丙"),
        (["", "", ""], "2", "甲 乙+続 丙"),
        (["1", "2", "3"], "", "甲 乙 丙+続"),
        (["1", "2", "3"], "〃", "甲 乙 丙+続"),
        (["1", "2", "3"], "－", "甲 乙 丙+続"),
    ] {
        let [first, second, third] = numbers;
        let imported = simple(&format!(
            "諮問1,質問,{first},甲,あ\n諮問1,質問,{second},乙,い\n諮問1,質問,{third},丙,う\n諮問1,再回答,{further},,続\n"
        ));
        assert_eq!(drawn(&imported), format!("諮問1[{expected}]"), "{numbers:?} {further}");
    }
}

#[test]
fn a_following_answer_to_a_question_that_is_not_there_is_set_aside() {
    for number in ["2", "9", "1-2"] {
        let imported = simple(&format!("諮問1,質問,1,甲,あ\n諮問1,質問,3,乙,い\n諮問1,再回答,{number},,続\n"));
        assert_eq!((drawn(&imported).as_str(), kept(&imported)), ("諮問1[甲 乙]", vec!["続".to_owned()]), "{number}");
        assert!(told(&imported).contains(&format!("番号「{number}」の質問が、")), "{}", told(&imported));
    }
}

#[test]
fn words_beside_the_name_of_a_matter_are_kept() {
    let imported =
        simple("諮問事項２　猫,質問・意見なし,,,\n諮問事項３,質問なし（資料配布のみ）,参考1,,\n諮問4,－,,,\n");
    assert_eq!(drawn(&imported), "諮問事項２猫[] 諮問事項３[] 諮問4[]");
    assert_eq!(kept(&imported), ["質問・意見なし", "質問なし（資料配布のみ） 参考1"]);
    assert_eq!(imported.findings.iter().map(|told| told.rule.code).collect::<Vec<_>>(), ["N101"]);
}

#[test]
fn a_row_without_a_matter_is_of_the_row_above_whatever_that_is() {
    for above in ["要望,,静かに。,", "発言の訂正,,改める。,", "参考,,,あ", "質問なし,,,"] {
        let imported = simple(&format!("諮問事項３　犬,質問,1,甲,あ\n諮問事項４　魚,{above}\n,質問,1,乙,い\n"));
        assert_eq!(drawn(&imported), "諮問事項３犬[甲] 諮問事項４魚[乙]", "{above}");
        assert!(told(&imported).contains("N115"), "{}", told(&imported));
    }
    let imported = simple("諮問事項４　魚,要望,1,静かに。,\n");
    assert_eq!(drawn(&imported), "");
    assert!(told(&imported).contains("「諮問事項４　魚」への要望"), "{}", told(&imported));
    let imported = simple("諮問事項３　犬,質問,1,甲,あ\n同上,要望,1,静かに。,\n");
    assert!(told(&imported).contains("「諮問事項３　犬」への要望"), "{}", told(&imported));
}

#[test]
fn a_title_may_be_left_to_the_row_above() {
    for silent in ["同上", "－", ""] {
        let imported = import(&format!("{HEAD}諮問1,犬,質問,1,甲,,,あ\n,{silent},質問,2,乙,,,い\n"));
        assert_eq!(drawn(&imported), "諮問1犬[甲 乙]", "{silent}");
    }
    let imported = import(&format!("{HEAD}諮問1　犬,猫,質問,1,甲,,,あ\n"));
    assert_eq!((drawn(&imported).as_str(), kept(&imported)), ("諮問1犬[甲]", vec!["猫".to_owned()]));
}

#[test]
fn a_kind_that_says_more_is_kept() {
    let imported = simple(
        "諮問1,質問,1,甲,あ\n諮問1,ご質問,2,乙,い\n諮問1,質問３,,丙,う\n諮問1,質問4,4,丁,え\n諮問1,質問（副会長）,5,戊,お\n",
    );
    assert_eq!(drawn(&imported), "諮問1[甲 乙 丙 丁 戊]");
    assert_eq!(kept(&imported), ["質問（副会長）"]);
    assert_eq!(told(&imported).lines().count(), 1, "{}", told(&imported));
}

#[test]
fn the_number_of_a_remark_is_told() {
    let imported = simple("諮問1,付帯意見,参考7,早くすること。,\n");
    assert!(told(&imported).contains("N126") && told(&imported).contains("「参考7」"), "{}", told(&imported));
}

/// A cell of a column in a row of this number; `#` is the number, so that no cell hides the loss of another.
fn row() -> impl Strategy<Value = Vec<&'static str>> {
    let cell = |words: &'static [&'static str]| select(words);
    (
        cell(&["", "", "諮問1", "諮問2　犬", "報告3", "案件#", "同上", "－"]),
        cell(&["", "", "犬", "題#", "同上"]),
        cell(&["", "質問", "意見", "要望", "付帯意見", "再回答", "発言#", "質問（発#）", "同上", "諮問5", "再回答#"]),
        cell(&["", "1", "2", "参考#", "質問#", "〃"]),
        cell(&["", "", "問#"]),
        cell(&["", "", "見#"]),
        cell(&["", "", "望#"]),
        cell(&["", "", "答#", "答#\n（再回答）\n再答#"]),
    )
        .prop_map(|(matter, title, kind, number, question, opinion, request, answer)| {
            vec![matter, title, kind, number, question, opinion, request, answer]
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_cell_is_lost(rows in vec(row(), 1..8)) {
        // Numbers of three digits hold none of the others.
        let rows: Vec<Vec<String>> = rows
            .iter()
            .zip(101..)
            .map(|(row, at)| row.iter().map(|cell| cell.replace('#', &format!("{at}号"))).collect())
            .collect();
        let lines = rows.iter().map(|row| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n");
        let imported = import(&format!("{HEAD}{}", lines.collect::<String>()));
        let files: String = imported.files.iter().map(|(_, text)| text.as_str()).collect();
        let found = squeeze(&format!("{files}{}", told(&imported)));
        for line in rows.iter().flatten().flat_map(|cell| cell.lines()).filter(|line| line.contains('号')) {
            let line = line.trim_matches(['（', '）']);
            let number_is_told = imported.findings.iter().any(|told| told.place.quote.as_deref() == Some(line));
            prop_assert!(found.contains(&squeeze(line)) || number_is_told, "{line}\n{files}\n{}", told(&imported));
        }
    }
}
