//! A complete evaluation book, made from the official form itself: every item that an author writes is filled in.

use std::collections::BTreeSet;

use juran::form::Catalogue;
use juran::form::Form;
use juran::form::ItemType;
use juran::form::Kind;
use juran::form::NodeId;
use juran::form::join;
use juran::model::KINDS;
use juran::model::Layout;
use juran::scaffold;
use juran::scaffold::Filling;
use juran::scaffold::Written;

use crate::support::Sandbox;

/// Name and text of every file of the book.
pub(crate) fn book(title: &str) -> Vec<(String, String)> {
    let catalogue = Catalogue::built_in();
    book_of(catalogue.get("all-items@2018-05").expect("the form ships with the program"), title)
}

/// What the rules hold against other items, so that not any words will do; what is empty is left out.
const AGREED: &[(&str, &str, &str)] = &[
    ("consultation-call", "matter", "計画の案"),
    ("consultation-call", "purpose", "窓口の数を見直す。案は[見本村のページ](https://www.vill.mihon.lg.jp/)に載せる。"),
    ("consultation-call", "opens", "2026-04-02T09:00"),
    ("consultation-call", "extensions[].closes", "2026-05-29T23:59"),
    ("consultation-call", "cancelled", ""),
    ("consultation-call", "cancelled-reason", ""),
    ("consultation-call", "result-planned", "2026-06-30"),
    ("all-items", "files[].provision.status", "提供を行っている、移転を行っている"),
    ("consultation-result", "differences", "差異なし"),
    ("consultation-result", "opinions[].response", "案は直さない"),
    ("all-items", "files[].records[].items", "個人番号、氏名"),
    ("all-items", "files[].acquisition.media", "紙、情報提供ネットワークシステム"),
    ("all-items", "files[].risks.entrustment.none", ""),
    ("all-items", "files[].risks.provision.none", ""),
    ("all-items", "files[].risks.network.none", ""),
    ("all-items", "requests.fee-detail", "写しは一枚十円とし、受け取るときに現金で納める。"),
    (
        "all-items",
        "procedure.basic.threshold",
        "特定個人情報保護評価の実施が義務付けられない（任意に全項目評価を実施）",
    ),
    ("all-items", "requests.register", "行っていない"),
    ("all-items", "requests.register-name", ""),
    ("all-items", "requests.register-place", ""),
    ("priority-items", "files[].records[].items", "個人番号、氏名"),
    ("priority-items", "files[].acquisition.media", "紙、情報提供ネットワークシステム"),
    ("priority-items", "files[].risks.entrustment.none", ""),
    ("priority-items", "files[].risks.provision.none", ""),
    ("priority-items", "files[].risks.network.none", ""),
    ("priority-items", "files[].provision.status", "提供を行っている、移転を行っている"),
    (
        "priority-items",
        "procedure.basic.threshold",
        "特定個人情報保護評価の実施が義務付けられない（任意に重点項目評価を実施）",
    ),
    ("basic-items", "risks.entrustment.none", ""),
    ("basic-items", "risks.provision.none", ""),
    ("basic-items", "risks.network.none", ""),
    ("basic-items", "risks.manual-work.none", ""),
    ("system", "routes[].with", "－"),
    ("basic-items", "threshold-result", "特定個人情報保護評価の実施が義務付けられない"),
];

/// The same of any form.
fn book_of(form: &Form, title: &str) -> Vec<(String, String)> {
    let mut filling = Filling::default();
    let published = if form.stage == "result" { "2026-06-30" } else { "2026-04-01" };
    filling.published = Some(published.to_owned());
    filling.id = format!("a-{}", form.id);
    fill(form, &form.roots, "", &mut filling);
    filling.put(&form.title_item, Written::Words(title.to_owned()));
    scaffold::document(form, &filling)
}

/// Puts a book into a sandbox.
pub(crate) fn put_book(sandbox: &Sandbox, folder: &str, title: &str) {
    for (name, text) in book(title) {
        sandbox.put(&format!("content/assessments/{folder}/{name}"), text);
    }
}

/// One row in every repeat, words of its own in every item.
fn fill(form: &Form, nodes: &[NodeId], key: &str, filling: &mut Filling) {
    for id in nodes {
        let node = &form.nodes[*id];
        let key = join(key, &node.name);
        match &node.kind {
            Kind::Group => fill(form, &node.children, &key, filling),
            Kind::Repeat(_) => {
                let row = scaffold::row_id(form, *id, 1);
                fill(form, &node.children, &join(&key, &row), filling);
                filling.put_rows(&key, vec![row]);
            }
            Kind::Item(item) if !node.national_only => {
                if let Some(written) = written(form, *id, item) {
                    filling.put(&key, written);
                }
            }
            Kind::Item(_) => {}
        }
    }
}

fn written(form: &Form, node: NodeId, item: &ItemType) -> Option<Written> {
    let label = &form.nodes[node].label;
    let agreed = AGREED.iter().find(|(id, key, _)| *id == form.id && *key == form.nodes[node].key);
    if let Some((.., words)) = agreed {
        let words = (*words).to_owned();
        let each = || words.split('、').map(str::to_owned).collect();
        return match item {
            _ if words.is_empty() => None,
            ItemType::One(_) => Some(Written::Choice(words)),
            ItemType::Many(_) => Some(Written::Choices(each())),
            ItemType::List { .. } => Some(Written::Lines(each())),
            ItemType::Date => Some(Written::Date(words)),
            _ => Some(Written::Words(words)),
        };
    }
    let first = || form.choices_of(node).map(|choices| choices.offered[0].label.clone());
    match item {
        ItemType::Line => Some(Written::Words(format!("{label}の記載"))),
        ItemType::Text => Some(Written::Words(format!("{label}を、ここに記載する。\n・一つ目の事柄\n・二つ目の事柄"))),
        ItemType::One(_) => first().map(Written::Choice),
        ItemType::Many(_) => first().map(|label| Written::Choices(vec![label])),
        ItemType::Number { .. } => Some(Written::Number(1)),
        ItemType::Date => Some(Written::Date("2026-04-01".to_owned())),
        ItemType::Moment => Some(Written::Words("2026-04-30T23:59".to_owned())),
        ItemType::List { .. } => Some(Written::Lines(vec!["氏名".to_owned(), "住所".to_owned()])),
        ItemType::Figure | ItemType::Links { .. } | ItemType::Derived(_) => None,
    }
}

#[test]
fn a_complete_book_has_no_finding_and_builds() {
    let sandbox = Sandbox::new().site();
    put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
    let findings = sandbox.check();
    assert!(findings.is_empty(), "{findings:#?}");
    let ran = sandbox.build();
    assert!(ran.stderr.starts_with("1文書・1版から "), "{}", ran.stderr);
}

#[test]
fn a_complete_book_of_every_form_that_ships_has_no_finding_and_builds() {
    let sandbox = Sandbox::new().site();
    sandbox.edit(
        "content/site.toml",
        "name = \"見本村長\"",
        "name = \"見本村長\"\n\n[[councils]]\nid = \"shingikai\"\nname = \"見本村審議会\"",
    );
    let catalogue = Catalogue::built_in();
    let mut documents = BTreeSet::new();
    for form in catalogue.iter() {
        let id = form.name().replace('@', "-");
        let kind = KINDS.iter().find(|kind| kind.folder == form.kind).expect("every form is for a kind");
        let folder = match kind.layout {
            Layout::Versions => format!("{}/{id}/1", kind.folder),
            Layout::Bodies => format!("{}/shingikai/{id}/1", kind.folder),
            Layout::Single => kind.folder.to_owned(),
            Layout::Stages => format!("{}/anken", kind.folder),
        };
        // The stages of one consultation are one document.
        documents.insert(if kind.layout == Layout::Stages { folder.clone() } else { id });
        // Forms of several revisions have documents of titles of their own.
        let title = match kind.layout {
            Layout::Stages => format!("{}の見本", form.short_title),
            _ => format!("{}の見本（{}）", form.short_title, form.name()),
        };
        for (name, text) in book_of(form, &title) {
            sandbox.put(&format!("content/{folder}/{name}"), text);
        }
    }
    let findings = sandbox.check();
    assert!(findings.is_empty(), "{findings:#?}");
    let versions = catalogue.iter().count();
    let ran = sandbox.build();
    assert!(ran.stderr.starts_with(&format!("{}文書・{versions}版から ", documents.len())), "{}", ran.stderr);
}

#[test]
fn the_content_that_ships_with_the_program_has_no_finding() {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["check", "--content", content]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "指摘はありません。\n"));
    let ran = sandbox.run(&["build", "--content", content, "--output", "output"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}
