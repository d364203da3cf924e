//! Ways to a document: lists by kind, agency and year, the feed, the index for programs.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

/// Three documents of two agencies, of which one has two versions, published in two years.
fn site() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit(
        "content/site.toml",
        "name = \"見本村長\"",
        "name = \"見本村長\"\n\n[[agencies]]\nid = \"school\"\nname = \"見本村教育委員会\"",
    );
    let of_school = replaced(SHEET, "agency = \"mayor\"", "agency = \"school\"");
    sandbox.put("content/assessments/gym/1/book.toml", replaced(&of_school, "2026-04-01", "2025-07-01"));
    sandbox.put("content/assessments/gym/2/book.toml", replaced(&of_school, "2026-04-01", "2026-07-01"));
    sandbox.put(
        "content/systems/hall.toml",
        "form = \"system@1\"\nname = \"窓口案内\"\noperator = \"見本村\"\npurpose = \"窓口の順番を知らせる。[点検](/assessments/desk/)で見る。\"\npersonal-number = \"扱わない。\"\nstatus = \"使っている\"\ndocuments = [\"assessments/gym\"]\n",
    );
    sandbox
}

fn built() -> Sandbox {
    let sandbox = site();
    sandbox.build();
    sandbox
}

fn rows(sandbox: &Sandbox, list: &str) -> Vec<String> {
    Page::open(sandbox, list).with_class("row-title").iter().map(Page::words).collect()
}

#[test]
fn lists_hold_the_documents_of_an_agency_and_the_versions_of_a_year() {
    let sandbox = built();
    assert_eq!(rows(&sandbox, "agencies/mayor/index.html").len(), 1);
    assert_eq!(rows(&sandbox, "agencies/school/index.html").len(), 1);
    assert_eq!(rows(&sandbox, "years/2025/index.html").len(), 1);
    let year = rows(&sandbox, "years/2026/index.html");
    assert!(year.len() == 2 && year[0].contains("第2版"), "the latest first: {year:?}");
    assert!(!sandbox.has("output/years/2024/index.html") && !sandbox.has("output/files/index.html"));
    let lists = Page::open(&sandbox, "sitemap/index.html");
    for words in ["特定個人情報保護評価書 2件", "システム 1件", "見本村教育委員会 1件", "2026年に公表した文書 2件"]
    {
        assert!(lists.words().contains(&words.replace(' ', "")) || lists.words().contains(words), "{words}");
    }
}

#[test]
fn the_feed_tells_the_latest_publication_first() {
    let sandbox = built();
    let feed = sandbox.read("output/feed.xml");
    let ids: Vec<&str> =
        feed.split("<entry>").skip(1).filter_map(|entry| entry.split("</id>").next()?.split("<id>").nth(1)).collect();
    let base = "https://www.vill.mihon.example.jp/open/";
    let expected =
        ["assessments/gym/2/", "assessments/desk/1/", "assessments/gym/1/"].map(|path| format!("{base}{path}"));
    assert_eq!(ids, expected);
    assert!(feed.contains("<updated>2026-07-01T00:00:00+09:00</updated>"), "{feed}");
    assert!(!feed.contains("システム"), "what has no day of publication is no news");
}

#[test]
fn programs_find_every_document_and_its_data() {
    let sandbox = built();
    let index = sandbox.json("output/index.json");
    let documents = index["documents"].as_array().expect("a list");
    assert_eq!(documents.len(), 3);
    for version in documents.iter().flat_map(|document| document["versions"].as_array().expect("a list")) {
        for key in ["data", "text"] {
            let path = version[key].as_str().expect("an address");
            assert!(sandbox.has(&format!("output/{path}")), "{path}");
        }
    }
    assert!(sandbox.read("output/robots.txt").contains("Allow: /\n"));
    sandbox.run(&["build", "--drafts"]);
    assert!(sandbox.read("output/robots.txt").contains("Disallow: /\n"), "a preview is for nobody else");
}

#[test]
fn a_document_names_those_that_name_it() {
    let sandbox = built();
    for (document, is_named) in [("assessments/desk", true), ("assessments/gym", true), ("systems/hall", false)] {
        let page = Page::open(&sandbox, &format!("{document}/index.html"));
        assert_eq!(page.words().contains("この文書にふれている文書"), is_named, "{document}");
    }
    let system = Page::open(&sandbox, "systems/hall/index.html");
    assert!(system.targets().any(|(_, target)| target.ends_with("assessments/gym/index.html")));
    assert_eq!(dead_links(&sandbox, "https://www.vill.mihon.example.jp/open/"), Vec::<String>::new());
}

#[test]
fn a_link_to_nothing_is_told_and_a_document_without_versions_has_one_page() {
    let sandbox = site();
    sandbox.edit("content/systems/hall.toml", "assessments/gym", "assessments/gim");
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("A102", "systems/hall.toml:7:14"));
    assert!(told.remedy.contains("「/assessments/gym/」の書き誤りなら"), "{}", told.remedy);
    let sandbox = built();
    let files: Vec<String> =
        sandbox.files("output").into_iter().filter(|path| path.starts_with("systems/hall/")).collect();
    let inside = ["data.json", "hall-plain.csv", "hall.csv", "hall.txt", "index.html"];
    assert_eq!(files, inside.map(|name| format!("systems/hall/{name}")));
}

#[test]
fn a_document_in_markdown_needs_its_head() {
    let sandbox = site();
    let head = "+++\nform = \"notice@1\"\ntitle = \"鍵の扱い\"\npaper = \"通知\"\ndated = 2026-05-01\naddressees = [\"各課長\"]\nsender = \"総務課長\"\n\n[version]\npublished = 2026-05-02\n+++\n";
    sandbox.put("content/notices/keys/1/notice.md", format!("{head}\n## 1. 鍵\n\n- 一つ目\n  - [ない所](/nowhere/)\n"));
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("A102", "notices/keys/1/notice.md:16:5"));
    sandbox.put("content/notices/keys/1/notice.md", "## 1. 鍵\n");
    let told = sandbox.only_finding();
    assert!(told.message.contains("「+++」の行で始まる見出し部から始まっていません。"), "{}", told.message);
    sandbox.put("content/notices/keys/1/notice.md", "+++\nform = \"notice@1\"\n本文");
    let told = sandbox.only_finding();
    assert!(told.message.contains("終わりに、「+++」の行がありません。"), "{}", told.message);
}

#[test]
fn a_list_shows_the_items_that_the_form_names_for_it() {
    let sandbox = site();
    sandbox.put(
        "content/laws/hall-act.toml",
        "form = \"law@1\"\ntitle = \"窓口の運営に関する条例\"\nshort = \"窓口条例\"\nnumber = \"令和4年見本村条例第3号\"\nin-force = 2023-04-01\nabout = \"窓口を開く時間を定める。\"\nchecked = \"確かめている途中\"\ndocuments = [\"systems/hall\"]\n\n[[articles]]\nid = \"a2\"\narticle = \"第2条\"\nheading = \"開く時間\"\nabout = \"平日の朝から夕方までである。\"\n",
    );
    sandbox.edit(
        "content/systems/hall.toml",
        "documents = ",
        "short = \"案内\"\nlaws = [\"hall-act#articles.a2\"]\ndocuments = ",
    );
    sandbox.build();
    let words = |list: &str| Page::open(&sandbox, list).words();
    assert!(words("systems/index.html").contains("略称:案内"), "{}", words("systems/index.html"));
    assert!(words("systems/index.html").contains("今の状態:使っている"), "{}", words("systems/index.html"));
    assert!(words("laws/index.html").contains("法令番号:令和4年見本村条例第3号"), "{}", words("laws/index.html"));
    for (from, to) in [("systems/hall", "laws/hall-act"), ("laws/hall-act", "systems/hall")] {
        let page = Page::open(&sandbox, &format!("{from}/index.html"));
        assert!(page.targets().any(|(_, target)| target.contains(&format!("{to}/index.html"))), "{from}: {to}");
        assert!(page.words().contains("この文書にふれている文書"), "{from}");
    }
    assert_eq!(dead_links(&sandbox, "https://www.vill.mihon.example.jp/open/"), Vec::<String>::new());
}

/// How many documents a page lists, and how a reader gets on from it.
fn referrers(sandbox: &Sandbox, path: &str) -> (usize, bool) {
    let page = Page::open(sandbox, path);
    let count = page
        .within(
            page.named("section")
                .find(|tag| tag.get("aria-labelledby") == Some("_referrers"))
                .expect("the page lists those that name it"),
        )
        .with_class("row-title")
        .len();
    (count, page.words().contains("2ページ"))
}

#[test]
fn documents_that_name_one_stand_a_hundred_on_a_page_with_the_places_in_them() {
    let sandbox = site();
    let system = sandbox.read("content/systems/hall.toml");
    for number in 0..129 {
        let name = format!("name = \"窓口{number}\"");
        sandbox.put(&format!("content/systems/hall-{number}.toml"), replaced(&system, "name = \"窓口案内\"", &name));
    }
    sandbox.edit("content/systems/hall.toml", "assessments/gym", "assessments/desk#desks.tax.note");
    sandbox.build();
    assert_eq!(referrers(&sandbox, "assessments/desk/index.html"), (100, true));
    assert_eq!(referrers(&sandbox, "assessments/desk/referrers/page/2/index.html"), (30, true));
    assert!(!sandbox.has("output/assessments/desk/referrers/page/3/index.html"));
    assert_eq!(referrers(&sandbox, "assessments/gym/referrers/page/2/index.html"), (29, true));
    let page = Page::open(&sandbox, "assessments/desk/index.html");
    assert!(page.words().contains("この文書にふれている文書130件システム窓口案内"), "{}", page.words());
    let places = "ふれている所:「何をするシステムか」（窓口案内）、「くわしく書いてある文書」（窓口案内）";
    assert!(page.words().contains(places), "{}", page.words());
    assert!(page.targets().any(|(_, target)| target == "../../systems/hall/index.html#documents"));
    assert!(sandbox.read("output/sitemap.xml").contains("assessments/desk/referrers/page/2/</loc></url>"));
    assert_eq!(dead_links(&sandbox, "https://www.vill.mihon.example.jp/open/"), Vec::<String>::new());
}

#[test]
fn a_place_that_names_a_document_is_called_with_its_rows() {
    let sandbox = site();
    sandbox.edit(
        "content/assessments/desk/1/book.toml",
        "note = \"一階の東側にある。\"",
        "note = \"[体育館](/assessments/gym/)の東側にある。\"",
    );
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/gym/index.html");
    assert!(page.words().contains("窓口1の"), "{}", page.words());
    assert!(page.targets().any(|(_, target)| target == "../desk/1/body/index.html#desks.tax.note"));
}

#[test]
fn any_document_can_name_those_it_has_to_do_with() {
    let sandbox = site();
    sandbox.edit(
        "content/assessments/gym/2/book.toml",
        "[version]",
        "related = [\"systems/hall\", \"assessments/desk#work.summary\", \"assessments/gym/1\"]\n\n[version]",
    );
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/gym/2/index.html");
    let words = page.words();
    assert!(words.contains("関係する文書窓口案内"), "{words}");
    assert!(
        page.with_class("row-title").iter().any(|row| row.words().contains("第1版")),
        "a version can be named: {words}"
    );
    assert!(
        Page::open(&sandbox, "systems/hall/index.html").words().contains("この文書にふれている文書"),
        "it is told there"
    );
    let data = sandbox.json("output/assessments/gym/2/data.json");
    assert_eq!(
        data["related"],
        serde_json::json!(["systems/hall", "assessments/desk#work.summary", "assessments/gym/1"])
    );
    assert!(
        sandbox
            .read("output/assessments/gym/2/gym-2.txt")
            .contains("関係する文書: systems/hall、assessments/desk#work.summary、assessments/gym/1\n")
    );
    assert_eq!(dead_links(&sandbox, "https://www.vill.mihon.example.jp/open/"), Vec::<String>::new());
    for (written, told) in [
        ("[\"hall\"]", "「hall」は、関係する文書の名前として読み取れません。"),
        ("[\"systems/holl\"]", "「/systems/holl/」は、このサイトにありません。"),
        ("[\"assessments/desk/7\"]", "「/assessments/desk/7/」は、このサイトにありません。"),
        ("3", "引用符で囲んだ文書の名前の一覧"),
    ] {
        let sandbox = site();
        sandbox.edit("content/assessments/gym/2/book.toml", "[version]", &format!("related = {written}\n\n[version]"));
        let findings = sandbox.check();
        assert!(
            findings.iter().any(|finding| finding.message.contains(told) || finding.remedy.contains(told)),
            "{written}: {findings:#?}"
        );
    }
}

#[test]
fn links_to_a_document_with_a_broken_file_are_not_judged() {
    let sandbox = site();
    sandbox.edit("content/assessments/gym/2/book.toml", "title = \"", "title = ");
    let told: Vec<String> = sandbox.check().into_iter().map(|finding| finding.rule).collect();
    assert!(told.iter().all(|rule| rule == "R102"), "{told:?}");
}
