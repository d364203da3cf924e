//! To whom a document belongs: departments, other bodies, councils, and the book of every agency.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";

const BODIES: &str = "name = \"見本村長\"

[[agencies]]
id = \"school\"
name = \"見本村教育委員会\"

[[agencies]]
id = \"prefecture\"
name = \"見本県\"
other = true

[[departments]]
id = \"tax\"
name = \"税務課\"
agency = \"mayor\"

[[departments]]
id = \"welfare\"
name = \"福祉課\"
agency = \"mayor\"

[[departments]]
id = \"library\"
name = \"図書館\"
agency = \"school\"

[[councils]]
id = \"privacy\"
name = \"見本村個人情報審議会\"
basis = \"見本村の条例\"";

fn site() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit("content/site.toml", "name = \"見本村長\"", BODIES);
    sandbox.edit("content/assessments/desk/1/book.toml", "agency = \"mayor\"", "department = \"tax\"");
    sandbox
}

/// An entry of the register, with every item of the form.
fn put_entry(sandbox: &Sandbox, id: &str, belongs: &str) {
    let form = include_str!("../../content/files/inkan-toroku/1/entry.toml");
    let (before, rest) = form.split_once("[version]").expect("an entry has its version");
    let (_, after) = rest.split_once("\n\n").expect("a line is empty behind it");
    let text = format!("{before}[version]\npublished = 2026-04-01\n{belongs}\n\n{after}");
    let text = text.replace("ファイル\"", &format!("ファイル（{id}）\""));
    let links = text
        .lines()
        .map(|line| if line.contains("](/") { "よそへのリンクのない備考である。'''" } else { line });
    sandbox.put(&format!("content/files/{id}/1/entry.toml"), links.collect::<Vec<_>>().join("\n"));
}

fn put_sheet_of_council(sandbox: &Sandbox) {
    let sheet = include_str!("../../content/meetings/johokokai/r8-1-sheet-2/1/record.toml");
    let own = sheet.lines().filter(|line| {
        !["agency = ", "department = \"kenko", "about = ", "before = "].iter().any(|key| line.starts_with(key))
    });
    sandbox.put("content/meetings/privacy/r8-1/1/record.toml", own.collect::<Vec<_>>().join("\n"));
}

fn titles(sandbox: &Sandbox, list: &str) -> Vec<String> {
    Page::open(sandbox, list).with_class("row-title").iter().map(Page::words).collect()
}

#[test]
fn a_department_is_shown_wherever_the_document_is() {
    let sandbox = site();
    sandbox.build();
    for page in ["assessments/desk/index.html", "assessments/desk/1/index.html", "assessments/desk/1/body/index.html"] {
        let words = Page::open(&sandbox, page).words();
        assert!(words.contains("担当部署税務課") && words.contains("実施機関見本村長"), "{page}: {words}");
    }
    assert_eq!(sandbox.json("output/assessments/desk/1/data.json")["department"], "tax");
    assert_eq!(sandbox.json("output/assessments/desk/1/data.json")["agency"], "mayor", "a department tells its agency");
    assert_eq!(sandbox.json("output/index.json")["documents"][0]["department"], "tax");
    assert!(sandbox.read("output/assessments/desk/1/desk-1.txt").contains("\n担当部署: 税務課\n"));
    assert_eq!(titles(&sandbox, "departments/tax/index.html").len(), 1);
    assert!(!sandbox.has("output/departments/welfare/index.html"), "no list without members");
    let lists = Page::open(&sandbox, "sitemap/index.html").words();
    assert!(lists.contains("担当部署から探す税務課1件"), "{lists}");
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_department_is_one_that_the_site_knows_and_of_the_agency_of_the_document() {
    for (written, rule, message, remedy) in [
        (
            "\"librari\"",
            "R203",
            "担当部署「librari」は、site.toml にありません。",
            "「library」の書き誤りなら、直してください。",
        ),
        ("\"税務課\"", "R203", "担当部署「税務課」は、site.toml にありません。", "id の「tax」を書いてください。"),
        (
            "\"library\"",
            "R216",
            "担当部署「図書館」は見本村教育委員会の部署ですが、この文書の実施機関は見本村長です。",
            "誤っている方を直してください。",
        ),
    ] {
        let sandbox = site();
        let lines = format!("agency = \"mayor\"\ndepartment = {written}");
        sandbox.edit("content/assessments/desk/1/book.toml", "department = \"tax\"", &lines);
        let told = sandbox.only_finding();
        assert_eq!(
            (told.rule.as_str(), told.place().as_str()),
            (rule, "assessments/desk/1/book.toml:6:14"),
            "{told:?}"
        );
        assert!(told.message.contains(message) && told.remedy.contains(remedy), "{told:?}");
        assert_eq!(sandbox.run(&["build"]).code, Some(1));
    }
}

#[test]
fn a_department_names_its_agency_where_there_are_several() {
    let sandbox = site();
    sandbox.edit("content/site.toml", "name = \"税務課\"\nagency = \"mayor\"", "name = \"税務課\"");
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("R209", "site.toml:20:1"), "{told:?}");
    sandbox.edit("content/site.toml", "name = \"税務課\"", "name = \"税務課\"\nagency = \"prefecture\"");
    let told = sandbox.only_finding();
    assert_eq!(told.rule, "R203", "another body has no departments here: {told:?}");
    let sandbox = Sandbox::with_sheet();
    sandbox.edit(
        "content/site.toml",
        "name = \"見本村長\"",
        "name = \"見本村長\"\n\n[[departments]]\nid = \"tax\"\nname = \"税務課\"",
    );
    sandbox.edit("content/assessments/desk/1/book.toml", "agency = \"mayor\"", "department = \"tax\"");
    sandbox.build();
    assert_eq!(sandbox.json("output/assessments/desk/1/data.json")["agency"], "mayor");
}

#[test]
fn what_another_body_made_is_shown_as_such() {
    let sandbox = site();
    let of_prefecture = replaced(SHEET, "agency = \"mayor\"", "agency = \"prefecture\"\ndepartment = \"tax\"");
    sandbox.put("content/assessments/map/1/book.toml", of_prefecture);
    sandbox.build();
    for page in
        ["assessments/map/1/index.html", "assessments/map/1/body/index.html", "assessments/map/1/all/index.html"]
    {
        let words = Page::open(&sandbox, page).words();
        assert!(
            words.contains("ほかの団体の文書（見本県）です。見本村が作った文書ではありません。"),
            "{page}: {words}"
        );
        assert!(words.contains("作成した団体見本県") && !words.contains("実施機関"), "{page}: {words}");
    }
    let list = Page::open(&sandbox, "agencies/prefecture/index.html").words();
    assert!(
        list.contains("ほかの団体の文書（見本県）見本村見本県が作った文書です。見本村が作ったものではありません。"),
        "{list}"
    );
    let lists = Page::open(&sandbox, "sitemap/index.html");
    assert!(lists.words().contains("実施機関から探す見本村長1件担当部署から探す"), "{}", lists.words());
    assert!(lists.words().contains("ほかの団体の文書ほかの団体の文書（見本県）1件"), "{}", lists.words());
    let own = Page::open(&sandbox, "assessments/desk/1/index.html").words();
    assert!(!own.contains("ほかの団体の文書"), "{own}");
    sandbox.edit("content/site.toml", "other = true", "other = \"はい\"");
    assert_eq!(sandbox.check().iter().filter(|told| told.rule == "R202").count(), 1);
}

#[test]
fn a_council_has_a_name_and_a_list() {
    let sandbox = site();
    put_sheet_of_council(&sandbox);
    sandbox.build();
    assert_eq!(titles(&sandbox, "meetings/privacy/index.html").len(), 1);
    let list = Page::open(&sandbox, "meetings/privacy/index.html").words();
    assert!(list.contains("見本村個人情報審議会") && list.contains("根拠:見本村の条例"), "{list}");
    let kind = Page::open(&sandbox, "meetings/index.html");
    assert!(kind.words().contains("会議体ごとの一覧見本村個人情報審議会1件"), "{}", kind.words());
    let sheet = Page::open(&sandbox, "meetings/privacy/r8-1/1/index.html");
    assert!(sheet.targets().any(|(_, target)| target == "../../index.html"), "crumbs lead to the council");
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    sandbox.edit("content/site.toml", "id = \"privacy\"", "id = \"privasy\"");
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.severity.as_str(), told.place().as_str()), ("R110", "W", "meetings/privacy"));
    assert!(told.remedy.contains("「privasy」の書き誤りなら"), "{}", told.remedy);
    sandbox.build();
    assert_eq!(titles(&sandbox, "meetings/privacy/index.html").len(), 1, "its list bears the name of the folder");
}

#[test]
fn the_register_is_one_book_for_every_agency_in_the_order_of_departments() {
    let sandbox = site();
    for (id, belongs) in [
        ("a-welfare", "department = \"welfare\""),
        ("b-tax", "department = \"tax\""),
        ("c-nobody", "agency = \"mayor\""),
        ("d-library", "department = \"library\""),
        ("e-tax", "department = \"tax\""),
    ] {
        put_entry(&sandbox, id, belongs);
    }
    sandbox.build();
    let ids = |list: &str| -> Vec<String> {
        let page = Page::open(&sandbox, list);
        let rows = page.with_class("row-title");
        let hrefs = rows.iter().filter_map(|row| row.named("a").next()?.get("href").map(str::to_owned));
        hrefs.filter_map(|href| href.trim_end_matches("/index.html").rsplit('/').next().map(str::to_owned)).collect()
    };
    assert_eq!(ids("agencies/mayor/files/index.html"), ["b-tax", "e-tax", "a-welfare", "c-nobody"]);
    assert_eq!(ids("agencies/school/files/index.html"), ["d-library"]);
    assert_eq!(ids("files/index.html"), ["b-tax", "e-tax", "a-welfare", "c-nobody", "d-library"]);
    let list = Page::open(&sandbox, "files/index.html").words();
    assert!(
        list.contains("実施機関ごとの帳簿個人情報ファイル簿（見本村長）4件個人情報ファイル簿（見本村教育委員会）1件"),
        "{list}"
    );
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}
