//! Boxes that contradict each other: what each rule hears, and what it leaves alone.

use crate::rulebook::file;
use crate::rulebook::told_by;

pub(crate) const ALL_ITEMS: &str = "all-items@2018-05";
pub(crate) const PRIORITY: &str = "priority-items@2018-05";
const BASIC: &str = "basic-items@2024-10";

/// How many findings of a rule a book of a form has, of which only these lines are written.
fn told(code: &str, form: &str, lines: &str) -> Vec<String> {
    told_by(code, &file("assessments/hoken/1/book.toml", &format!("form = \"{form}\"\n{lines}")))
}

/// How many findings of a rule each of the books has.
pub(crate) fn expect(code: &str, form: &str, cases: &[(&str, usize)]) {
    for (lines, number) in cases {
        let told = told(code, form, lines);
        assert_eq!(told.len(), *number, "{code} on\n{lines}\n{told:#?}");
    }
}

#[test]
fn brackets_behind_a_choice_are_filled() {
    let media = |words: &str| format!("[[files]]\nid = \"main\"\nacquisition.media = {words}");
    let cases: &[(&str, usize)] = &[
        (r#"["紙", "その他（ ）"]"#, 1),
        (r#"["その他（なし）"]"#, 1),
        (r#"["その他（該当なし）", "紙"]"#, 1),
        (r#"["その他（窓口）"]"#, 0),
        (r#"["その他（LGWAN-ASP）"]"#, 0),
        (r#"["紙"]"#, 0),
        ("[]", 0),
        (r#""－""#, 0),
        (r#"["[ ] その他（ ）"]"#, 0),
    ];
    for (words, number) in cases {
        expect("X101", ALL_ITEMS, &[(&media(words), *number)]);
        expect("X101", PRIORITY, &[(&media(words), *number)]);
    }
    let system = "[[systems]]\nid = \"a\"\nconnections = [\"税務システム\", \"その他\"]";
    expect("X101", ALL_ITEMS, &[(system, 1)]);
}

#[test]
fn a_file_holds_the_number() {
    let book = |chosen: &str, items: &str| {
        format!(
            "[[files]]\nid = \"main\"\nbasics.main-items = {chosen}\n[[files.records]]\nid = \"a\"\nitems = {items}"
        )
    };
    let cases: &[(&str, &str, usize)] = &[
        (r#"["連絡先（電話番号等）"]"#, r#"["27. 個人番号", "電話番号"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["マイナンバー（本人）"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["個人番号、氏名"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["電話番号"]"#, 1),
        (r#"["連絡先（電話番号等）"]"#, r#"["個人番号", "情報提供用個人識別符号"]"#, 2),
        (r#"["個人番号"]"#, r#"["情報提供用個人識別符号", "個人番号"]"#, 1),
        (r#"["個人番号"]"#, r#"["氏名", "住所"]"#, 1),
        (r#"["個人番号"]"#, r#"["世帯主個人番号"]"#, 0),
        (r#"["個人番号", "個人番号対応符号"]"#, r#"["個人番号（※）", "機関別符号"]"#, 0),
        (r#"["個人番号対応符号"]"#, r#"["情報提供用個人識別符号", "個人番号カードの有無"]"#, 0),
        (r#"["個人番号"]"#, r#"["旧個人番号", "新個人番号1"]"#, 0),
        (r#"["個人番号対応符号"]"#, r#"["個人番号の変更年月日", "個人番号対応符号"]"#, 0),
        (r#""－""#, r#"["個人番号"]"#, 0),
    ];
    for (chosen, items, number) in cases {
        expect("X102", ALL_ITEMS, &[(&book(chosen, items), *number)]);
        expect("X102", PRIORITY, &[(&book(chosen, items), *number)]);
    }
    expect("X102", ALL_ITEMS, &[("[[files]]\nid = \"main\"\nbasics.main-items = [\"個人番号\"]", 0)]);
}

#[test]
fn control_of_subcontractors_goes_with_there_being_any() {
    let book = |count: &str, statuses: &[&str], control: &str| {
        let mut lines =
            format!("[[files]]\nid = \"main\"\n{count}\nrisks.entrustment.subcontractors = \"{control}\"\n");
        for (number, status) in statuses.iter().enumerate() {
            lines.push_str(&format!("[[files.entrustments]]\nid = \"e{number}\"\n{status}\n"));
        }
        lines
    };
    let (yes, no) = (r#"subcontracting.status = "再委託する""#, r#"subcontracting.status = "再委託しない""#);
    let cases: &[(&str, &[&str], &str, usize)] = &[
        ("", &[no, yes], "再委託していない", 1),
        ("", &[no, no], "十分に行っている", 1),
        ("", &[no, no], "特に力を入れて行っている", 1),
        ("", &[no, no], "再委託していない", 0),
        ("", &[no, yes], "十分に行っている", 0),
        ("", &[no, ""], "十分に行っている", 0),
        ("entrustment.count = 4", &[no, no], "十分に行っている", 0),
        ("", &[], "再委託していない", 0),
        ("", &[], "十分に行っている", 0),
    ];
    for (count, statuses, control, number) in cases {
        expect("X153", ALL_ITEMS, &[(&book(count, statuses, control), *number)]);
        expect("X153", PRIORITY, &[(&book(count, statuses, control), *number)]);
    }
}

#[test]
fn boxes_for_nothing_go_with_the_questions() {
    let cases: &[(&str, usize)] = &[
        ("entrustment.status = \"委託しない\"\nrisks.entrustment.sufficient = \"十分である\"", 1),
        ("entrustment.status = \"委託する\"\nrisks.entrustment.none = [\"委託しない\"]", 1),
        ("entrustment.status = \"委託しない\"\nrisks.entrustment.none = [\"委託しない\"]", 0),
        ("entrustment.status = \"委託する\"\nrisks.entrustment.none = []", 0),
        ("entrustment.status = \"委託しない\"", 0),
        ("provision.status = [\"行っていない\"]\nrisks.entrustment.none = []", 1),
        ("provision.status = [\"移転を行っている\"]\nrisks.provision.none = [\"提供・移転しない\"]", 1),
        ("provision.status = [\"提供を行っている\"]\nrisks.provision.none = [\"提供・移転しない\"]", 0),
        ("provision.status = [\"行っていない\"]\nrisks.provision.none = [\"提供・移転しない\"]", 0),
        ("provision.status = \"－\"\nrisks.provision.none = [\"提供・移転しない\"]", 0),
    ];
    for (lines, number) in cases {
        let book = format!("[[files]]\nid = \"main\"\n{lines}");
        expect("X107", ALL_ITEMS, &[(&book, *number)]);
        expect("X107", PRIORITY, &[(&book, *number)]);
    }
    let recipient = |media: &str| {
        format!(
            "[[files]]\nid = \"main\"\nprovision.status = [\"提供を行っている\"]\n\
             risks.provision.none = [\"提供・移転しない\"]\n[[files.recipients]]\nid = \"a\"\nmedia = [{media}]"
        )
    };
    expect("X107", ALL_ITEMS, &[(&recipient("\"紙\""), 1), (&recipient("\"情報提供ネットワークシステム\""), 0)]);
}

#[test]
fn rows_go_with_the_questions() {
    let row = |repeat: &str| format!("\n[[files.{repeat}]]\nid = \"a\"\nname = \"市民税課\"");
    let cases: &[(&str, &[&str], usize)] = &[
        ("entrustment.status = \"委託する\"", &[], 1),
        ("entrustment.status = \"委託しない\"", &["entrustments"], 1),
        ("entrustment.status = \"委託する\"", &["entrustments"], 0),
        ("entrustment.status = \"委託しない\"", &[], 0),
        ("", &["entrustments"], 0),
        ("provision.status = [\"提供を行っている\", \"移転を行っている\"]", &["recipients"], 1),
        ("provision.status = [\"行っていない\"]", &["recipients", "transfers"], 2),
        ("provision.status = [\"移転を行っている\", \"行っていない\"]", &["transfers"], 1),
        ("provision.status = [\"移転を行っている\"]", &["transfers"], 0),
        ("provision.status = [\"行っていない\"]", &[], 0),
        ("provision.status = \"なし\"", &[], 0),
    ];
    for (lines, repeats, number) in cases {
        let rows: String = repeats.iter().map(|repeat| row(repeat)).collect();
        let book = format!("[[files]]\nid = \"main\"\n{lines}{rows}");
        expect("X155", ALL_ITEMS, &[(&book, *number)]);
        expect("X155", PRIORITY, &[(&book, *number)]);
    }
}

#[test]
fn what_a_box_rules_out_is_not_answered() {
    let basic: &[(&str, usize)] = &[
        ("[risks.entrustment]\nnone = [\"委託しない\"]\nmisuse = \"課題が残されている\"", 1),
        ("[risks.provision]\nnone = [\"提供・移転しない\"]\nunlawful = \"十分である\"", 1),
        ("[risks.network]\nnone = [\"接続しない（入手）\", \"接続しない（提供）\"]\npurpose = \"十分である\"", 1),
        ("[risks.network]\nnone = [\"接続しない（入手）\"]\nunlawful-provision = \"十分である\"", 0),
        ("[risks.manual-work]\nnone = [\"人手を介在させる作業はない\"]\nmistakes = \"十分である\"", 1),
        ("[risks.entrustment]\nnone = []\nmisuse = \"十分である\"", 0),
        ("[risks.entrustment]\nnone = [\"委託しない\"]\nmisuse = \"－\"", 0),
    ];
    expect("X152", BASIC, basic);
    let book = |lines: &str| format!("[[files]]\nid = \"main\"\n{lines}");
    let entrusted = "risks.entrustment.none = [\"委託しない\"]\nrisks.entrustment.sufficient = \"十分である\"";
    let cases: &[(&str, usize)] = &[
        (entrusted, 1),
        ("risks.network.none = [\"接続しない（入手）\"]\nrisks.network.purpose.sufficient = \"十分である\"", 1),
        ("risks.network.none = [\"接続しない（入手）\"]\nrisks.network.purpose.measures = \"該当なし\"", 0),
        ("risks.network.none = [\"接続しない（提供）\"]\nrisks.network.purpose.sufficient = \"十分である\"", 0),
    ];
    for (lines, number) in cases {
        expect("X152", ALL_ITEMS, &[(&book(lines), *number)]);
        expect("X152", PRIORITY, &[(&book(lines), *number)]);
    }
    expect("X152", ALL_ITEMS, &[(&book(&format!("entrustment.status = \"委託する\"\n{entrusted}")), 0)]);
}

#[test]
fn use_of_the_network_is_one_answer() {
    let book = |status: &str, media: &str, others: &str| {
        format!(
            "network.status = \"{status}\"\n[[systems]]\nid = \"a\"\nconnections = [\"税務システム\"]\n\
             [[files]]\nid = \"main\"\nacquisition.media = {media}\n{others}"
        )
    };
    let none = "risks.network.none = [\"接続しない（入手）\", \"接続しない（提供）\"]";
    let (paper, network) = ("[\"紙\"]", "[\"情報提供ネットワークシステム\"]");
    let recipient = "provision.status = [\"提供を行っている\"]\n[[files.recipients]]\nid = \"a\"\nmedia = ";
    let cases: &[(&str, &str, String, usize)] = &[
        ("実施しない", network, String::new(), 1),
        ("実施しない", paper, format!("{recipient}{network}"), 1),
        ("実施しない", paper, "risks.network.none = [\"接続しない（入手）\"]".to_owned(), 1),
        ("実施しない", paper, "risks.storage.loss.incidents = \"発生なし\"".to_owned(), 1),
        ("実施しない", paper, none.to_owned(), 0),
        ("実施しない", paper, String::new(), 0),
        ("未定", paper, none.to_owned(), 0),
        ("実施する", network, none.to_owned(), 1),
        ("実施する", paper, "provision.status = [\"行っていない\"]".to_owned(), 1),
        ("実施する", paper, format!("{recipient}{network}"), 0),
        ("実施する", paper, String::new(), 0),
        ("実施する", network, "risks.network.none = [\"接続しない（提供）\"]".to_owned(), 0),
    ];
    for (status, media, others, number) in cases {
        expect("X108", ALL_ITEMS, &[(&book(status, media, others), *number)]);
        expect("X108", PRIORITY, &[(&book(status, media, others), *number)]);
    }
    let basic = |status: &str, none: &str| format!("network.status = \"{status}\"\n[risks.network]\nnone = [{none}]");
    let cases: &[(String, usize)] = &[
        (basic("実施しない", "\"接続しない（入手）\""), 1),
        (basic("実施しない", "\"接続しない（入手）\", \"接続しない（提供）\""), 0),
        (basic("実施する", "\"接続しない（入手）\", \"接続しない（提供）\""), 1),
        (basic("実施する", "\"接続しない（入手）\""), 0),
        ("network.status = \"実施しない\"".to_owned(), 0),
    ];
    for (lines, number) in cases {
        expect("X108", BASIC, &[(lines, *number)]);
        expect("X108", "basic-items@2019-01", &[(lines, *number)]);
    }
    expect("X108", "basic-items@2014-04", &[("network.status = \"実施しない\"", 0)]);
}

#[test]
fn boxes_for_no_connection_go_with_media() {
    let book = |none: &str, media: &str, others: &str| {
        format!(
            "network.status = \"実施する\"\n[[files]]\nid = \"main\"\nacquisition.media = [{media}]\n\
             risks.network.none = [{none}]\nrisks.network.other-risks = \"－\"\n{others}"
        )
    };
    let (taken, given) = ("\"接続しない（入手）\"", "\"接続しない（提供）\"");
    let network = "\"情報提供ネットワークシステム\"";
    let recipient = |media: &str| {
        format!("provision.status = [\"提供を行っている\"]\n[[files.recipients]]\nid = \"a\"\nmedia = [{media}]")
    };
    let cases: &[(&str, &str, String, usize)] = &[
        (taken, network, String::new(), 1),
        ("", "\"紙\"", String::new(), 1),
        (given, network, recipient(network), 1),
        ("", network, recipient("\"紙\""), 1),
        ("", network, "provision.status = [\"行っていない\"]".to_owned(), 1),
        (taken, "\"紙\"", recipient(network), 0),
        (given, network, recipient("\"紙\""), 0),
        ("", network, recipient(network), 0),
        ("", network, String::new(), 0),
        (given, network, "provision.status = [\"行っていない\"]".to_owned(), 0),
    ];
    for (none, media, others, number) in cases {
        expect("X154", ALL_ITEMS, &[(&book(none, media, others), *number)]);
        expect("X154", PRIORITY, &[(&book(none, media, others), *number)]);
    }
}

#[test]
fn local_bodies_leave_to_the_state_what_is_the_states() {
    let book = |agency: &str, lines: &str| format!("cover.agency = \"{agency}\"\n{lines}");
    let standards =
        |chosen: &str| format!("[[files]]\nid = \"main\"\nrisks.storage.loss.government-standards = \"{chosen}\"");
    let cases: &[(&str, &str, usize)] = &[
        ("見本市長", "十分に遵守している", 1),
        ("見本県知事", "特に力を入れて遵守している", 1),
        ("見本市教育委員会", "十分に遵守していない", 1),
        ("見本地区介護保険広域連合", "十分に遵守している", 1),
        ("見本市長", "政府機関ではない", 0),
        ("厚生労働大臣", "十分に遵守している", 0),
        ("国税庁長官", "特に力を入れて遵守している", 0),
        ("日本年金機構", "十分に遵守している", 0),
    ];
    for (agency, chosen, number) in cases {
        expect("X109", ALL_ITEMS, &[(&book(agency, &standards(chosen)), *number)]);
    }
    let cases: &[(&str, &str, usize)] = &[
        ("見本市長", "cover.ppc-approved = 2026-02-02", 1),
        ("見本市長", "procedure.approval.result = \"承認を受けた。\"", 1),
        ("見本市長", "procedure.approval.submitted = \"－\"", 0),
        ("見本市長", "procedure.approval.examination = \"\"", 0),
        ("見本市長", "procedure.approval.result = \"該当なし\"", 0),
        ("厚生労働大臣", "cover.ppc-approved = 2026-02-02", 0),
    ];
    for (agency, lines, number) in cases {
        expect("X113", ALL_ITEMS, &[(&book(agency, lines), *number)]);
    }
}

#[test]
fn no_method_is_asked_for_where_nothing_is_subcontracted() {
    for (form, chosen, expected) in [
        ("all-items@2018-05", "再委託していない", 0),
        ("all-items@2018-05", "十分に行っている", 1),
        ("priority-items@2018-05", "再委託していない", 0),
        ("priority-items@2018-05", "十分に行っている", 1),
    ] {
        let text = format!(
            "form = \"{form}\"\n[[files]]\nid = \"main\"\n[files.entrustment]\nstatus = \"委託する\"\n\
             [files.risks.entrustment]\nsubcontractors = \"{chosen}\"\n"
        );
        let told = told_by("F101", &file("assessments/jutaku/1/book.toml", &text));
        let told: Vec<_> =
            told.iter().filter(|line| line.contains("再委託先による") && line.contains("具体的な方法")).collect();
        assert_eq!(told.len(), expected, "{form} {chosen}: {told:#?}");
    }
}
