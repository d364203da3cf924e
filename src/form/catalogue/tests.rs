//! What the built-in forms owe to the official ones, and to each other.

use std::collections::BTreeSet;
use std::mem::discriminant;
use std::sync::Arc;

use crate::form::Catalogue;
use crate::form::Form;
use crate::form::Kind;
use crate::form::Node;

/// Items of every part, in printed order; those in a repeat count once.
const COUNTS: &[(&str, &[(&str, usize)])] = &[
    (
        "all-items@2018-05",
        &[
            ("cover", 10),
            ("i", 15),
            ("annex-1", 9),
            ("ii", 62),
            ("annex-2", 3),
            ("iii", 104),
            ("iv", 7),
            ("v", 12),
            ("vi", 13),
            ("annex-3", 6),
        ],
    ),
    ("basic-items@2014-04", &[("cover", 8), ("i", 12), ("ii", 5), ("iii", 1), ("changes", 6)]),
    ("basic-items@2019-01", &[("cover", 8), ("i", 12), ("ii", 5), ("iii", 1), ("iv", 14), ("changes", 6)]),
    ("basic-items@2024-10", &[("cover", 8), ("i", 14), ("ii", 5), ("iii", 1), ("iv", 21), ("changes", 6)]),
    (
        "priority-items@2018-05",
        &[("cover", 9), ("i", 13), ("ii", 47), ("annex-1", 3), ("iii", 42), ("iv", 6), ("v", 8), ("annex-2", 6)],
    ),
];

/// Keys whose words differ between forms by more than their number, because the official words do.
const OTHER_WORDS: &[&str] = &[
    // 様式2 lists the names, 様式3 and 様式4 repeat a part for each file.
    "files[]",
    "files[].risks",
    // 「担保」 and 「確保」
    "files[].risks.entrustment.subcontractors",
    // 「②所属長」 until 平成29年, 「②所属長の役職名」 since.
    "department.head",
    // 【任意】 in 様式3
    "procedure.consultation",
    "procedure.review",
];

/// What was read in a published book or an official text of the very form.
const READ: &[(&str, &[&str])] = &[
    (
        "priority-items@2018-05",
        &[
            "cover",
            "cover.agency",
            "cover.contents",
            "cover.declaration",
            "cover.number",
            "cover.published",
            "cover.special-notes",
            "cover.title",
            "changes[]",
            "files[].records[]",
            "files[].risks",
            "procedure",
            "task",
            "task.name",
        ],
    ),
    (
        "basic-items@2014-04",
        &[
            "cover",
            "cover.agency",
            "cover.declaration",
            "cover.form-revision",
            "cover.number",
            "cover.published",
            "cover.special-notes",
            "cover.title",
            "department",
            "department.head",
            "department.name",
            "files[]",
            "files[].name",
            "inquiries",
            "inquiries.address",
            "mynumber",
            "mynumber.basis",
            "network",
            "network.basis",
            "network.status",
            "other-agencies",
            "requests",
            "requests.address",
            "task",
            "task.name",
            "task.summary",
            "task.systems",
            "threshold.handlers",
            "threshold.population",
        ],
    ),
    ("basic-items@2019-01", &[]),
    ("basic-items@2024-10", &[]),
    (
        "file-register@2023-04",
        &[
            "agency",
            "collection",
            "items",
            "name",
            "organisation",
            "purpose",
            "recipients",
            "requests",
            "scope",
            "sensitive",
            "special-procedure",
        ],
    ),
];

fn all() -> Vec<Arc<Form>> {
    Catalogue::built_in().iter().map(Arc::clone).collect()
}

/// The forms of evaluation books.
fn forms() -> Vec<Arc<Form>> {
    all().into_iter().filter(|form| form.kind == "assessments").collect()
}

fn named(name: &str) -> Arc<Form> {
    Arc::clone(Catalogue::built_in().get(name).expect("the form ships with the program"))
}

fn node<'f>(form: &'f Form, key: &str) -> &'f Node {
    &form.nodes[form.by_key(key).unwrap_or_else(|| panic!("{} has no {key}", form.name()))]
}

/// A label without its number: `①`, `１．`, `リスク１：`, `（別添２）`.
fn words(label: &str) -> &str {
    let label = label.strip_prefix("（別添").and_then(|rest| Some(rest.split_once('）')?.1)).unwrap_or(label);
    let is_number = |letter: char| ('①'..='⑳').contains(&letter) || ('０'..='９').contains(&letter);
    let numbered = label.strip_prefix("リスク").unwrap_or(label).trim_start_matches(is_number);
    numbered.strip_prefix(['：', '．']).unwrap_or_else(|| label.trim_start_matches(is_number))
}

fn same_kind(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Item(one), Kind::Item(other)) => discriminant(one) == discriminant(other),
        _ => discriminant(one) == discriminant(other),
    }
}

#[test]
fn labels_lose_their_numbers() {
    let labels = [
        ("①事務の名称", "事務の名称"),
        ("１０．その他のリスク対策", "その他のリスク対策"),
        ("リスク１：不正な提供が行われるリスク", "不正な提供が行われるリスク"),
        ("リスク：不正な提供が行われるリスク", "不正な提供が行われるリスク"),
        ("リスクへの対策は十分か", "リスクへの対策は十分か"),
        ("（別添２）変更箇所", "変更箇所"),
        ("（備考）", "（備考）"),
    ];
    for (label, expected) in labels {
        assert_eq!(words(label), expected);
    }
}

#[test]
fn every_part_has_its_items() {
    let names: Vec<String> = forms().iter().map(|form| form.name()).collect();
    assert_eq!(names, COUNTS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (name, expected) in COUNTS {
        let form = named(name);
        let in_part = |at| form.nodes.iter().filter(|node| node.item().is_some() && node.part == Some(at)).count();
        let counted: Vec<(&str, usize)> =
            form.parts.iter().enumerate().map(|(at, part)| (part.key.as_str(), in_part(at))).collect();
        assert_eq!(counted, *expected, "{name}");
    }
}

#[test]
fn a_key_has_the_same_words_and_type_in_every_form() {
    let forms = forms();
    let mut differing = BTreeSet::new();
    for (at, form) in forms.iter().enumerate() {
        for (other, node) in forms[at + 1..].iter().flat_map(|other| other.nodes.iter().map(move |node| (other, node)))
        {
            let Some(same) = form.by_key(&node.key).map(|id| &form.nodes[id]) else { continue };
            assert!(same_kind(&same.kind, &node.kind), "{} in {} and {}", node.key, form.name(), other.name());
            if words(&same.label) != words(&node.label) {
                differing.insert(node.key.as_str());
            }
        }
    }
    assert_eq!(differing, OTHER_WORDS.iter().copied().collect());
}

#[test]
fn nothing_claims_to_be_read_that_was_not() {
    for (name, read) in READ {
        let form = named(name);
        let claimed: BTreeSet<&str> =
            form.nodes.iter().filter(|node| node.verified).map(|node| node.key.as_str()).collect();
        assert_eq!(claimed, read.iter().copied().collect(), "{name}");
    }
}

#[test]
fn what_tells_of_one_evaluation_has_to_be_said_anew_by_the_next_version() {
    let renewed = |form: &Form| {
        let own = form.nodes.iter().filter(|node| node.renewed && node.parent.is_none_or(|id| !form.nodes[id].renewed));
        own.map(|node| node.key.clone()).collect::<Vec<_>>()
    };
    for form in all() {
        let expected: &[&str] = match form.id.as_str() {
            "all-items" => &[
                "cover.ppc-approved",
                "procedure.basic.date",
                "procedure.consultation",
                "procedure.review",
                "procedure.approval",
            ],
            "priority-items" => &["procedure.basic.date", "procedure.consultation", "procedure.review"],
            "basic-items" => &["threshold.population.counted", "threshold.handlers.counted"],
            _ => &[],
        };
        assert_eq!(renewed(&form), expected, "{}", form.name());
    }
}

#[test]
fn every_revision_follows_on_the_one_before() {
    let mut chains = Vec::new();
    for form in all() {
        let earlier = all().into_iter().filter(|other| other.id == form.id && other.revision < form.revision);
        let before = earlier.max_by(|a, b| a.revision.cmp(&b.revision)).map(|before| before.name());
        assert_eq!(form.previous, before, "{}", form.name());
        assert_eq!(form.before.as_ref().map(|before| before.name()), before, "{}", form.name());
        chains.extend(before);
    }
    assert_eq!(chains, ["basic-items@2014-04", "basic-items@2019-01"]);
}

#[test]
fn every_list_of_choices_is_used() {
    for form in all() {
        let used: BTreeSet<&str> =
            (0..form.nodes.len()).filter_map(|id| Some(form.choices_of(id)?.slug.as_str())).collect();
        assert_eq!(used, form.choices.iter().map(|choices| choices.slug.as_str()).collect(), "{}", form.name());
    }
}

#[test]
fn marks_stand_where_a_change_may_be_an_important_one() {
    let form = named("priority-items@2018-05");
    let part = |key: &str| form.parts.iter().position(|part| part.key == key);
    let marked: Vec<&str> = form
        .nodes
        .iter()
        .filter(|node| node.item().is_some() && node.marked && node.part != part("iii"))
        .map(|node| node.key.as_str())
        .collect();
    let expected = [
        "task.description",
        "mynumber.basis",
        "network.status",
        "network.basis",
        "files[].basics.kind",
        "files[].basics.scope",
        "files[].basics.main-items",
        "files[].acquisition.sources",
        "files[].acquisition.purpose",
        "files[].entrustment.status",
        "files[].entrustments[].subcontracting.status",
        "files[].storage.place",
    ];
    assert_eq!(marked, expected);
    let unmarked: Vec<&str> = form
        .nodes
        .iter()
        .filter(|node| node.item().is_some() && !node.marked && node.part == part("iii"))
        .map(|node| node.name.as_str())
        .collect();
    assert_eq!(unmarked, ["incidents", "incidents-content", "incidents-prevention"]);
    for name in ["basic-items@2014-04", "basic-items@2019-01", "basic-items@2024-10"] {
        assert!(named(name).nodes.iter().all(|node| !node.marked), "{name}");
    }
}

#[test]
fn the_register_is_one_sheet_with_its_conditions() {
    let form = named("file-register@2023-04");
    assert_eq!((form.name().as_str(), form.kind.as_str()), ("file-register@2023-04", "files"));
    assert_eq!(form.parts.len(), 1);
    let labels: Vec<&str> = form.roots.iter().map(|id| form.nodes[*id].label.as_str()).collect();
    let expected = [
        "個人情報ファイルの名称",
        "行政機関等の名称",
        "個人情報ファイルが利用に供される事務をつかさどる組織の名称",
        "個人情報ファイルの利用目的",
        "記録項目",
        "記録範囲",
        "記録情報の収集方法",
        "要配慮個人情報が含まれるときはその旨",
        "記録情報の経常的提供先",
        "開示請求等を受理する組織の名称及び所在地",
        "訂正又は利用停止に関する他の法令の規定による特別の手続等",
        "個人情報ファイルの種別",
        "令第21条第7項に該当するファイル",
        "行政機関等匿名加工情報の提案の募集をする個人情報ファイルである旨",
        "行政機関等匿名加工情報の提案を受ける組織の名称及び所在地",
        "行政機関等匿名加工情報の概要",
        "作成された行政機関等匿名加工情報に関する提案を受ける組織の名称及び所在地",
        "作成された行政機関等匿名加工情報に関する提案をすることができる期間",
        "記録情報に条例要配慮個人情報が含まれているときは、その旨",
        "備考",
    ];
    assert_eq!(labels, expected);
    let condition = |key: &str| node(&form, key).when.as_ref().map(|when| when.in_words(&form));
    assert_eq!(
        condition("manual-copy").as_deref(),
        Some("「個人情報ファイルの種別」で「法第60条第2項第1号（電算処理ファイル）」")
    );
    assert_eq!(
        condition("proposal-office.address").as_deref(),
        Some("「行政機関等匿名加工情報の提案の募集をする個人情報ファイルである旨」で「該当」")
    );
}
