//! What a reader finds on the pages of a document.

use std::collections::BTreeSet;

use crate::books::put_book;
use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::sheet_where;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'";

fn sheet() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    sandbox
}

fn book() -> Sandbox {
    let sandbox = Sandbox::new().site();
    put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
    sandbox.build();
    sandbox
}

/// The page with the items of the small document, of which one line is replaced.
fn body_where(from: &str, to: &str) -> Page {
    let sandbox = Sandbox::with_sheet_where(from, to);
    sandbox.build();
    Page::open(&sandbox, "assessments/desk/1/body/index.html")
}

/// The same with other words for the long text.
fn summary(markdown: &str) -> Page {
    let text = format!("summary = '''\n{markdown}'''");
    body_where("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", &text).inside("work.summary")
}

fn assert_frame(page: &Page) {
    let path = &page.path;
    let one = |name: &'static str| {
        assert_eq!(page.named(name).count(), 1, "{path}: <{name}>");
        page.named(name).next().expect("there is one")
    };
    assert!(page.html.starts_with("<!doctype html>"), "{path}");
    assert_eq!(one("html").get("lang"), Some("ja"), "{path}");
    assert!(!page.within(one("h1")).words().is_empty(), "{path}");
    assert!(page.within(one("title")).words().contains("見本村の公表"), "{path}");
    one("main");
    let metas = page.named("meta");
    let policies: Vec<_> =
        metas.filter(|tag| tag.get("http-equiv").is_some()).filter_map(|tag| tag.get("content")).collect();
    assert_eq!(policies, [POLICY], "{path}");
    assert!(page.named("meta").any(|tag| tag.get("name") == Some("viewport")), "{path}");
    for tag in page.elements() {
        let is_inline = |name: &&str| tag.get(name).is_some();
        assert!(!["style", "onclick", "onload"].iter().any(is_inline), "{path}: <{}>", tag.name);
        assert!(!["style", "base", "iframe", "object", "embed"].contains(&tag.name.as_str()), "{path}: <{}>", tag.name);
    }
    let levels: Vec<usize> = page.elements().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    page.ids();
}

/// Pages lead to one another and load nothing from elsewhere.
fn assert_relative(page: &Page) {
    for (tag, target) in page.targets() {
        let is_canonical = tag.get("rel") == Some("canonical");
        assert!(is_canonical || !(target.starts_with('/') || target.contains("://")), "{}: {target}", page.path);
    }
    let canonical = page.named("link").find(|tag| tag.get("rel") == Some("canonical"));
    let address = page.path.strip_suffix("index.html").expect("every page is the index of its folder");
    assert_eq!(canonical.and_then(|tag| tag.get("href")), Some(format!("{BASE}{address}").as_str()));
}

#[test]
fn every_page_has_the_frame_of_a_page() {
    for sandbox in [sheet(), book()] {
        for page in Page::all(&sandbox) {
            assert_frame(&page);
            if page.path != "404.html" {
                assert_relative(&page);
            }
        }
    }
}

#[test]
fn titles_tell_pages_apart() {
    let pages = Page::all(&book());
    let mut titles: Vec<String> = pages.iter().map(|page| page.each("title")[0].words()).collect();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), pages.len(), "{titles:#?}");
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for sandbox in [sheet(), book()] {
        assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
        let page = "output/assessments/index.html";
        sandbox.edit(page, "<main", "<p><a href=\"../nowhere/index.html\">一</a><a href=\"#none\">二</a></p><main");
        assert_eq!(dead_links(&sandbox, BASE).len(), 2, "a dead link is seen");
    }
}

#[test]
fn the_site_that_ships_with_the_program_has_no_dead_link() {
    let sandbox = Sandbox::new();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let ran = sandbox.run(&["build", "--content", content, "--output", "output"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(dead_links(&sandbox, "https://www.city.mihon.example.jp/kojinjoho/"), Vec::<String>::new());
}

#[test]
fn the_page_for_lost_readers_works_at_any_address() {
    let page = Page::open(&sheet(), "404.html");
    assert!(page.targets().filter(|(_, target)| *target != "#_main").all(|(_, target)| target.starts_with(BASE)));
    assert!(page.words().contains("お探しのページは見つかりません"));
}

#[test]
fn every_item_is_a_heading_with_its_reference_and_a_permanent_id() {
    for (sandbox, folder) in [(sheet(), "assessments/desk"), (book(), "assessments/kaigo")] {
        let whole = Page::open(&sandbox, &format!("{folder}/1/all/index.html"));
        let home = Page::open(&sandbox, &format!("{folder}/index.html"));
        let data = sandbox.json(&format!("output/{folder}/1/data.json"));
        for item in data["items"].as_array().expect("items are a list") {
            let word = |key: &str| item[key].as_str().expect("words");
            // A reference that ends in the label is not said twice.
            let beside = word("ref").strip_suffix(word("label"));
            let beside = beside.map_or(word("ref"), |front| front.trim_end_matches(['.', '/']));
            let heading = format!("{beside}{}", word("label")).replace(['\n', '　', ' '], "");
            let tag = whole
                .elements()
                .find(|tag| tag.get("id") == Some(word("key")))
                .unwrap_or_else(|| panic!("{}", word("key")));
            if tag.name != "td" {
                let place = whole.within(tag);
                let headings: Vec<String> = place.with_class("label").iter().map(Page::words).collect();
                assert!(headings[0] == heading || word("ref") == word("label"), "{headings:?} {heading}");
                let own = format!("#{}", word("key"));
                assert!(place.targets().any(|(_, target)| target == own), "{own}");
            }
            assert!(home.ids().contains(word("key")), "{folder}: {}", word("key"));
        }
    }
}

#[test]
fn contents_lists_count_items_as_they_are() {
    for (sandbox, folder) in [(sheet(), "assessments/desk/1"), (book(), "assessments/kaigo/1")] {
        let version = Page::open(&sandbox, &format!("{folder}/index.html"));
        let data = sandbox.json(&format!("output/{folder}/data.json"));
        let keys: Vec<&str> =
            data["items"].as_array().expect("a list").iter().filter_map(|item| item["key"].as_str()).collect();
        let mut counted = version.with_class("form-body")[0].with_class("item").len();
        let nav = version.with_class("contents-body").remove(0);
        for entry in nav.each("li") {
            let Some((_, target)) = entry.targets().next() else { continue };
            let count = entry.with_class("count").first().map_or(0, |count| {
                count.words().trim_end_matches("項目").trim_end_matches('件').parse().expect("a count is a number")
            });
            let (path, key) = target.split_once('#').unwrap_or((target, ""));
            let part = Page::open(&sandbox, &format!("{folder}/{path}"));
            let ids = part.ids();
            let cells: BTreeSet<&str> =
                part.elements().filter(|tag| tag.name == "td").filter_map(|tag| tag.get("id")).collect();
            let inside = key.split_once('.').filter(|(part, _)| part.starts_with('_')).map_or(key, |(_, key)| key);
            let belongs =
                |own: &&&str| ids.contains(**own) && (key.is_empty() || own.starts_with(&format!("{inside}.")));
            // A row of a table is one thing, whatever its columns are.
            let row = |own: &str| own.rsplit_once('.').map_or(own.to_owned(), |(row, _)| row.to_owned());
            let thing = |own: &&str| if cells.contains(own) { row(own) } else { (*own).to_owned() };
            let things: BTreeSet<String> = keys.iter().filter(belongs).map(thing).collect();
            assert_eq!(count, things.len(), "{folder}: {target}");
            counted += if key.is_empty() { keys.iter().filter(belongs).count() } else { 0 };
        }
        assert_eq!(counted, keys.len(), "{folder}: every item stands in one part");
    }
}

#[test]
fn choices_stand_in_words_beside_what_could_have_been_chosen() {
    let page = body_where("\"10人未満\"", "\"10人以上50人未満\"");
    let one = page.inside("work.size");
    assert_eq!(
        one.each("dd").iter().map(Page::words).collect::<Vec<_>>(),
        ["2)10人以上50人未満", "1)10人未満、2)10人以上50人未満、3)50人以上"]
    );
    let many = page.inside("work.means");
    assert!(many.words().ends_with("選択:電子メールその他（掲示板）選択肢（複数選択）:電子メール、紙、その他"));
    assert!(!page.words().contains(['○', '□', '■', '☑']));
}

#[test]
fn the_mark_is_explained_where_it_stands() {
    for page in ["body", "all"] {
        let page = Page::open(&sheet(), &format!("assessments/desk/1/{page}/index.html"));
        assert!(page.inside("_marks").words().contains("※届出の対象※は、変えるときに届け出る項目の印です。"));
        assert!(page.inside("work.summary").words().contains("※届出の対象"));
    }
}

#[test]
fn dates_stand_in_both_calendars() {
    let page = body_where("begun = 2024-04-01", "begun = 2019-05-01");
    let date = page.inside("work.begun");
    assert_eq!(date.named("time").next().and_then(|tag| tag.get("datetime")), Some("2019-05-01"));
    assert!(date.words().ends_with("令和元年5月1日（2019年5月1日）"), "{}", date.words());
}

#[test]
fn the_three_empty_states_are_told_apart() {
    let said = |note: &str| body_where("note = \"一階の東側にある。\"", note).inside("desks.tax.note").words();
    assert!(said("").ends_with("記載がありません"));
    assert!(said("note = \"－\"").ends_with("なし（原文の表記「－」）"));
    let withheld = said("note = { withheld = \"夜間に侵入されるおそれがあるため。\" }");
    assert!(withheld.ends_with("非公表理由:夜間に侵入されるおそれがあるため。"), "{withheld}");
}

#[test]
fn figures_have_words() {
    let map = "steps = [\"見回る\"]\nmap = { file = \"map.png\", alt = \"東側に窓口が並ぶ。\" }";
    let sandbox = Sandbox::with_sheet_where("steps = [\"見回る\", \"書き留める\"]", map)
        .bytes("content/assessments/desk/1/map.png", b"\x89PNG\r\n\x1a\n");
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/desk/1/body/index.html").inside("work.map");
    let image = page.named("img").next().expect("the figure is shown");
    assert_eq!((image.get("src"), image.get("alt")), (Some("../attachments/map.png"), Some("東側に窓口が並ぶ。")));
    assert_eq!(sandbox.read_bytes("output/assessments/desk/1/attachments/map.png"), b"\x89PNG\r\n\x1a\n");
}

#[test]
fn long_fields_may_have_tables() {
    let page = summary("|区分|件数|\n|---|---:|\n|窓口|12|\n");
    let heads: Vec<_> = page.named("th").map(|tag| tag.get("scope")).collect();
    assert_eq!(heads, [Some("col"), Some("col")]);
    assert_eq!(page.each("td").iter().map(Page::words).collect::<Vec<_>>(), ["窓口", "12"]);
    let frame = page.elements().find(|tag| tag.get("class") == Some("table-frame")).expect("a wide table has a frame");
    assert_eq!(frame.get("tabindex"), Some("0"));
}

#[test]
fn long_fields_may_have_notes_that_lead_there_and_back() {
    let page = summary("毎朝[^a]見て回る。\n\n[^a]: 休日を除く。\n");
    let links: Vec<&str> = page.targets().map(|(_, target)| target).filter(|target| target.contains("note")).collect();
    let ids = page.ids();
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|link| ids.contains(link.trim_start_matches('#'))), "{links:?} {ids:?}");
    assert!(page.words().ends_with("毎朝（注1）見て回る。注1休日を除く。"), "{}", page.words());
}

#[test]
fn long_fields_may_have_nested_lists_and_links() {
    let page = summary("1. 朝\n   - 開錠\n   - 点検\n2. 夕\n\n案内は https://www.example.jp/a を見る。\n");
    assert_eq!(page.each("ol")[0].each("ul")[0].each("li").len(), 2);
    assert!(page.targets().any(|(tag, target)| tag.name == "a" && target == "https://www.example.jp/a"));
}

#[test]
fn long_fields_may_have_pictures_and_lead_to_other_items() {
    let text = "summary = \"![案内図](map.png) 詳しくは[題名](#cover.title)と[手順](#work.steps)。\"";
    let sandbox = Sandbox::with_sheet_where("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", text)
        .bytes("content/assessments/desk/1/map.png", b"\x89PNG\r\n\x1a\n");
    sandbox.build();
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    let page = Page::open(&sandbox, "assessments/desk/1/body/index.html").inside("work.summary");
    let image = page.named("img").next().expect("the picture is shown");
    assert_eq!((image.get("src"), image.get("alt")), (Some("../attachments/map.png"), Some("案内図")));
    let targets: Vec<&str> = page.targets().map(|(_, target)| target).collect();
    assert!(targets.contains(&"../index.html#cover.title") && targets.contains(&"#work.steps"), "{targets:?}");
}

#[test]
fn annexes_of_a_book_are_steps_a_running_list_and_a_table() {
    let sandbox = book();
    let page = |part: &str| Page::open(&sandbox, &format!("assessments/kaigo/1/{part}/index.html"));
    for (part, repeat) in [("annex-1", "flow.steps"), ("annex-3", "changes")] {
        let table = page(part).inside(repeat);
        assert!(table.named("th").all(|tag| ["col", "row"].map(Some).contains(&tag.get("scope"))), "{part}");
        assert_eq!(table.named("caption").count(), 1, "{part}");
        assert_eq!(table.each("tbody")[0].named("tr").count(), 1, "{part}");
    }
    let list = page("annex-2").with_class("numbered").remove(0);
    assert_eq!(list.each("li").iter().map(Page::words).collect::<Vec<_>>(), ["1.個人番号", "2.氏名"]);
}

#[test]
fn a_preview_says_that_it_is_one() {
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &sheet_where("published = 2026-04-01\n", ""));
    let ran = sandbox.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for page in Page::all(&sandbox) {
        assert!(page.words().contains("公表前の確認用です。"), "{}", page.path);
        let robots = page.named("meta").find(|tag| tag.get("name") == Some("robots"));
        assert_eq!(robots.and_then(|tag| tag.get("content")), Some("noindex"), "{}", page.path);
    }
}

#[test]
fn links_to_places_are_called_alike_only_where_they_lead_alike() {
    let second = "\n[[desks]]\nid = \"care\"\nname = \"福祉の窓口\"\nnote = \"二階の西側にある。\"\n";
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &format!("{SHEET}{second}"));
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/desk/1/body/index.html");
    let links: Vec<String> = page.with_class("address").iter().map(Page::words).collect();
    assert_eq!(links.iter().collect::<BTreeSet<_>>().len(), links.len(), "{links:#?}");
    assert!(links.contains(&"この項目へのリンク（窓口2Ⅰ.2.①①名称）".to_owned()), "{links:#?}");
    let sandbox = book();
    let page = Page::open(&sandbox, "assessments/kaigo/1/annex-3/index.html");
    let row = page.inside("changes").each("th").remove(page.inside("changes").each("th").len() - 1);
    assert!(row.words().contains("変更箇所の、この行へのリンク"), "{}", row.words());
    assert!(page.named("caption").all(|tag| tag.get("class") == Some("hidden")), "the heading shows the name already");
}
