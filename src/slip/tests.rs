//! Whatever is written reads back, whatever is read does no harm, and no words of an opinion become a header.

use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::Draft;
use super::Further;
use super::Name;
use super::Opinion;
use super::Parsed;
use super::Place;
use super::Receipt;
use super::Slip;
use super::Trouble;
use super::blank;
use super::one_line;
use super::parse;
use super::receipt;
use super::tidied;
use super::write;

/// Pieces of which hostile texts are made.
const HOSTILE: &str = "(■|＼|項目|意見票|控えの指紋|: |：|全体|\n|\r|\r\n|\u{2028}|\u{85}|\u{B}|\t| |\u{3000}|\u{A0}|\u{FEFF}|\u{200B}|\u{7}|👩\u{200D}💻|<b>|\\PC){0,24}";

fn item(key: &str, text: &str) -> Opinion {
    let place = if key.is_empty() { Place::Whole } else { Place::Item(Name::new(key, "Ⅱ.2.② 委託の有無")) };
    Opinion { line: 0, place, text: text.to_owned() }
}

fn slip(texts: &[String], name: &str, contact: &str) -> Slip {
    let opinions =
        |texts: &[String]| texts.iter().enumerate().map(|(at, text)| item(["", "task.name"][at % 2], text)).collect();
    let (general, about) = texts.split_at(texts.len() / 3);
    let draft = |id: &str, texts: &[String]| Draft {
        version: Name::new(&format!("assessments/{id}/4-an"), "介護保険 （第4版の案）"),
        fingerprint: "7F3A-91C2-0B6E".to_owned(),
        opinions: opinions(texts),
    };
    let (one, other) = about.split_at(about.len() / 2);
    Slip {
        line: 0,
        consultation: Name::new("consultations/kaigo-4", "介護保険"),
        general: opinions(general),
        about: vec![draft("kaigo", one), draft("yobo", other)],
        name: name.to_owned(),
        contact: contact.to_owned(),
        further: Further::default(),
        receipt: Receipt::Absent,
    }
}

/// The slip as it reads back: tidied, without opinions that say nothing, and without places and receipt.
fn plain(mut slip: Slip) -> Slip {
    let drafts = slip.about.iter_mut().map(|draft| &mut draft.opinions);
    for opinions in std::iter::once(&mut slip.general).chain(drafts) {
        for opinion in opinions.iter_mut() {
            opinion.text = tidied(&opinion.text);
            opinion.line = 0;
        }
        opinions.retain(|opinion| !opinion.text.is_empty());
    }
    let (name, contact) = (one_line(&slip.name), one_line(&slip.contact));
    Slip { line: 0, name, contact, receipt: Receipt::Absent, ..slip }
}

fn troubles(parsed: &Parsed) -> Vec<(usize, &Trouble)> {
    parsed.problems.iter().map(|problem| (problem.line, &problem.trouble)).collect()
}

#[test]
fn a_slip_is_written_as_people_read_it() {
    let mut slip =
        slip(&[String::new(), "■ 項目: 全体\r\n\u{3000}＼■".to_owned(), " 二\u{2028}行 ".to_owned()], "見本\n花子", "");
    slip.about.truncate(2);
    let text = write(&slip);
    let body = "■ 意見票: 1\n■ 案件: consultations/kaigo-4（介護保険）\n\
        ■ 対象: assessments/kaigo/4-an（介護保険 （第4版の案））\n■ 対象の指紋: 7F3A-91C2-0B6E\n\
        ■ 項目: 全体\n＼■ 項目: 全体\n\u{3000}＼＼■\n\
        ■ 対象: assessments/yobo/4-an（介護保険 （第4版の案））\n■ 対象の指紋: 7F3A-91C2-0B6E\n\
        ■ 項目: 全体\n二\n行\n■ 氏名: 見本 花子\n";
    assert_eq!(text, format!("{body}■ 控えの指紋: {}\n", receipt(body)));
    let parsed = parse(&text);
    assert_eq!(parsed.problems, []);
    assert_eq!(parsed.slips[0].receipt, Receipt::Matches(receipt(body)));
    assert_eq!(parsed.slips[0].opinions().count(), 2);
    for changed in [format!("\u{FEFF}{}", text.replace('\n', "\r\n")), text.replace('\n', "\r")] {
        assert_eq!(parse(&changed), parsed);
    }
}

#[test]
fn a_blank_slip_is_no_opinion() {
    let slip = slip(&vec![String::new(); 6], "", "");
    let text = blank(&slip);
    assert!(text.ends_with("■ 項目: task.name（Ⅱ.2.② 委託の有無）\n\n■ 氏名:\n■ 連絡先:\n■ 控えの指紋:\n"), "{text}");
    let parsed = parse(&text);
    assert_eq!((parsed.problems, parsed.slips[0].opinions().count()), (vec![], 0));
    let filled = parse(&text.replacen("全体\n", "全体\n\n 案に賛成です。\n\n", 1)).slips;
    assert_eq!(filled[0].general, [Opinion { line: 3, place: Place::Whole, text: "案に賛成です。".to_owned() }]);
    assert_eq!(filled[0].receipt, Receipt::Absent);
}

#[test]
fn slips_typed_by_hand_are_read() {
    let text = "おせわになります。\n\u{3000}■意見票：１\n■ 案 件：consultations/kaigo-4\n賛成です。\n■ 項目: Ⅱ.2.② 委託の有無\n■ 理由\nよい\n\
        ■ 氏名: 見本 花子\n（代筆）\n■ 氏名: 別\n■ 意見票: 2\n■ 項目: （３）\nはい\n■ 控えの指紋: ＡＢＣＤ\n--\n署名";
    let parsed = parse(text);
    let [one, other] = &parsed.slips[..] else { panic!("{parsed:?}") };
    assert_eq!((one.consultation.key.as_str(), one.name.as_str()), ("consultations/kaigo-4", "見本 花子 （代筆）"));
    assert_eq!(one.general[0].text, "賛成です。");
    let Place::Item(name) = &one.general[1].place else { panic!("{one:?}") };
    assert_eq!((name.key.as_str(), name.as_written().as_str()), ("Ⅱ.2.②", "Ⅱ.2.② 委託の有無"));
    assert_eq!(one.general[1].text, "■ 理由\nよい");
    assert_eq!(other.general[0].place, Place::Item(Name { key: String::new(), rest: "（３）".to_owned() }));
    assert_eq!(other.receipt, Receipt::Differs("ＡＢＣＤ".to_owned()));
    let lines: Vec<usize> = troubles(&parsed).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 4, 6, 10, 11, 11, 14, 15], "{parsed:?}");
    assert!(parsed.problems.iter().all(|problem| problem.trouble.message().ends_with('。')));
}

#[test]
fn words_below_a_receipt_are_not_vouched_for() {
    let text = write(&slip(&["賛成".to_owned()], "", ""));
    let parsed = parse(&format!("{text}■ 項目: 全体\n反対\n"));
    assert!(matches!(parsed.slips[0].receipt, Receipt::Differs(_)));
    assert_eq!(troubles(&parsed).first().map(|(_, trouble)| *trouble), Some(&Trouble::BehindReceipt));
    assert!(matches!(parse(&format!("{text}■ 意見票: 1\n")).slips[0].receipt, Receipt::Matches(_)));
    assert!(matches!(parse(&text.replace("賛成", "反対")).slips[0].receipt, Receipt::Differs(_)));
}

#[test]
fn a_text_without_headers_is_one_opinion() {
    for (text, expected) in [("\u{FEFF}\n ■ 賛成\n反対\n", Some("■ 賛成\n反対")), (" \n\u{3000}\r\n", None), ("", None)]
    {
        let parsed = parse(text);
        assert_eq!(parsed.problems, []);
        let texts: Vec<&str> = parsed.slips.iter().flat_map(Slip::opinions).map(|(_, one)| one.text.as_str()).collect();
        assert_eq!(texts, expected.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn ten_megabytes_are_read() {
    let text = "■ 項目: 全体：あ\r\n".repeat(500_000);
    let slip = slip(&[text], "", "");
    assert_eq!(plain(parse(&write(&slip)).slips.remove(0)), plain(slip));
}

proptest! {
    #[test]
    fn what_is_written_reads_back(texts in proptest::collection::vec(HOSTILE, 0..6), name in HOSTILE, contact in HOSTILE) {
        let slip = slip(&texts, &name, &contact);
        let text = write(&slip);
        let mut parsed = parse(&text);
        prop_assert_eq!(&parsed.problems, &[]);
        prop_assert_eq!(parsed.slips.len(), 1);
        let read = parsed.slips.remove(0);
        prop_assert!(matches!(read.receipt, Receipt::Matches(_)));
        prop_assert_eq!(write(&read), text);
        prop_assert_eq!(plain(read), plain(slip));
    }

    #[test]
    fn any_bytes_are_read(bytes: Vec<u8>) {
        parse(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_lines_are_read_and_none_is_lost(text in HOSTILE, lines in proptest::collection::vec("■ (意見票: 1|案件: c|対象: a/b/1|対象の指紋: 1|項目: x|氏名: 甲|連絡先: 乙|控えの指紋: A|何か)|言葉[0-9]", 0..12).prop_map(|lines| lines.join("\n"))) {
        let all = format!("{text}\n{lines}");
        let told = format!("{:?}", parse(&all));
        for word in all.split('\n').filter(|line| line.starts_with("言葉")) {
            prop_assert!(told.contains(word), "{} in {}", word, told);
        }
    }
}

#[test]
fn receipts_are_read_as_on_the_page() {
    let head = "■ 意見票: 1\n■ 案件: consultations/kaigo-4\n■ 項目: 全体\n賛成\n";
    let parsed = parse(&format!("{head}■ 控えの指紋: -\n"));
    assert_eq!((parsed.slips[0].receipt.clone(), troubles(&parsed)), (Receipt::Absent, Vec::new()));
    let own = receipt(head);
    let twice = parse(&format!("{head}■ 控えの指紋: {own}\n■ 控えの指紋: {own}\n"));
    assert_eq!(twice.slips[0].receipt, Receipt::Differs(own));
}

#[test]
fn many_receipts_are_read_as_fast_as_many_lines() {
    let text = format!("■ 意見票: 1\n{}", "■ 控えの指紋: 0000-0000-0000\n".repeat(100_000));
    assert!(matches!(parse(&text).slips[0].receipt, Receipt::Differs(_)));
}

#[test]
fn further_names_are_kept() {
    let parsed = parse("■ 意見票: 1\n■ 氏名: 甲乙\n■ 氏名: 丙丁\n■ 連絡先: 東\n■ 連絡先: 西\n");
    let further = Further { names: vec!["丙丁".to_owned()], contacts: vec!["西".to_owned()] };
    assert_eq!(parsed.slips[0].further, further);
}
