//! What comes out of a build: which files there are, and what programs find in them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::books::put_book;
use crate::page::Page;
use crate::page::squeezed;
use crate::support::SHEET_FILE;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::sha256;
use crate::support::sheet_where;

fn book() -> Sandbox {
    let sandbox = Sandbox::new().site();
    put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
    sandbox.build();
    sandbox
}

fn sheet() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    sandbox
}

#[test]
fn a_site_of_one_document_has_these_files_and_no_others() {
    assert_eq!(
        sheet().files("output"),
        [
            "404.html",
            "accessibility/index.html",
            "agencies/mayor/index.html",
            "assessments/desk/1/all/index.html",
            "assessments/desk/1/body/index.html",
            "assessments/desk/1/citations/index.html",
            "assessments/desk/1/data.json",
            "assessments/desk/1/desk-1-plain.csv",
            "assessments/desk/1/desk-1.csv",
            "assessments/desk/1/desk-1.txt",
            "assessments/desk/1/index.html",
            "assessments/desk/download/index.html",
            "assessments/desk/index.html",
            "assessments/desk/timemap.txt",
            "assessments/index.html",
            "assets/cite.js",
            "assets/clock.js",
            "assets/comment.js",
            "assets/find.js",
            "assets/list.js",
            "assets/search.js",
            "assets/slip.js",
            "assets/standard.css",
            "calendar.ics",
            "data/catalog.jsonld",
            "data/index.html",
            "feed.xml",
            "index.html",
            "index.json",
            "kana/index.html",
            "kana/other/index.html",
            "manifest.json",
            "robots.txt",
            "schema/data.schema.json",
            "search/index.html",
            "search/now/filters.js",
            "search/now/letters/0.js",
            "search/now/pairs/0.js",
            "search/now/start.js",
            "search/now/words/0-0.js",
            "sitemap.xml",
            "sitemap/index.html",
            "versions.csv",
            "versions/2026/index.html",
            "versions/index.html",
            "years/2026/index.html",
        ]
    );
}

#[test]
fn a_book_has_a_page_for_every_part() {
    let sandbox = book();
    for part in ["i", "annex-1", "ii", "annex-2", "iii", "iv", "v", "vi", "annex-3", "all"] {
        assert!(sandbox.has(&format!("output/assessments/kaigo/1/{part}/index.html")), "{part}");
    }
}

#[test]
fn every_version_has_a_place_of_its_own() {
    let later = sheet_where("2026-04-01", "2026-10-01");
    let sandbox = Sandbox::with_sheet().file("content/assessments/desk/2/book.toml", &later);
    sandbox.build();
    for version in ["1", "2"] {
        assert!(sandbox.has(&format!("output/assessments/desk/{version}/index.html")), "{version}");
        assert!(sandbox.has(&format!("output/assessments/desk/{version}/desk-{version}.txt")), "{version}");
        let data = sandbox.json(&format!("output/assessments/desk/{version}/data.json"));
        assert_eq!(data["version"], version);
    }
    let past = Page::open(&sandbox, "assessments/desk/1/index.html");
    assert!(past.words().contains("現在の版でした。現在の版は第2版です。第2版を見る"), "{}", past.words());
    assert!(past.targets().any(|(_, target)| target == "../2/index.html"));
    let home = Page::open(&sandbox, "assessments/desk/index.html");
    assert!(home.words().contains("第2版現在の版"), "{}", home.words());
    assert!(home.words().contains("第1版過去の版"), "{}", home.words());
}

#[test]
fn a_former_address_leads_to_the_present_one() {
    let sandbox = Sandbox::new().site().file(
        SHEET_FILE,
        &sheet_where("form = \"sheet@2026-01\"", "form = \"sheet@2026-01\"\naliases = [\"counter\"]"),
    );
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/counter/index.html");
    assert!(page.words().contains("次の場所に移りました。"), "{}", page.words());
    assert!(page.targets().any(|(_, target)| target == "../desk/index.html"));
}

#[test]
fn paths_are_ascii_lower_case_and_short() {
    for path in book().files("output") {
        let is_plain = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || "/.-_".contains(char);
        assert!(path.chars().all(is_plain) && path.len() < 180, "{path}");
    }
}

#[test]
fn lists_are_cut_into_pages_of_a_hundred() {
    let sandbox = Sandbox::new().site();
    for at in 1..=101 {
        sandbox.put(&format!("content/assessments/desk-{at:03}/1/book.toml"), crate::support::SHEET);
    }
    sandbox.build();
    let rows = |path: &str| Page::open(&sandbox, path).with_class("row-title").len();
    assert_eq!(rows("assessments/index.html"), 100);
    assert_eq!(rows("assessments/page/2/index.html"), 1);
    assert!(!sandbox.has("output/assessments/page/3/index.html"));
}

#[test]
fn data_holds_every_item_with_its_value() {
    let data = sheet().json("output/assessments/desk/1/data.json");
    let head = ["document", "version", "form", "title", "published"].map(|key| data[key].as_str().unwrap_or_default());
    assert_eq!(head, ["assessments/desk", "1", "sheet@2026-01", "総合窓口の点検", "2026-04-01"]);
    let items = data["items"].as_array().expect("items are a list");
    let found: Vec<String> = items.iter().map(told).collect();
    assert_eq!(
        found,
        [
            "cover.number 表紙.1 番号 [] stated 7",
            "cover.title 表紙.2 題名 [] stated \"総合窓口の点検\"",
            "work.summary Ⅰ.1.① ①概要 [] stated \"窓口の混み具合を、毎朝、職員が見て回る。\"",
            "work.size Ⅰ.1.② ②人数 [] stated 10人未満 of 3",
            "work.means Ⅰ.1.③ ③方法 [] stated 電子メール+その他（掲示板） of 3",
            "work.begun Ⅰ.1.④ ④開始日 [] stated \"2024-04-01\"",
            "work.steps Ⅰ.1.⑤ ⑤手順 [] stated [\"見回る\",\"書き留める\"]",
            "work.map Ⅰ.1.⑥ ⑥案内図 [] absent null",
            "desks.tax.name Ⅰ.2.① ①名称 [desks tax 1] stated \"税の窓口\"",
            "desks.tax.note Ⅰ.2.② ②説明 [desks tax 1] stated \"一階の東側にある。\"",
            "desks.tax.reserved Ⅰ.2.③ ③予約の方法 [desks tax 1] absent null",
            "printed Ⅰ.3 ３．公表日 [] stated \"2026-04-01\"",
        ]
    );
}

/// An item of the data in one line.
fn told(item: &Value) -> String {
    let steps = item["path"].as_array().expect("the path is a list");
    let path: Vec<String> = steps
        .iter()
        .map(|step| format!("{} {} {}", step["repeat"], step["id"], step["number"]).replace('"', ""))
        .collect();
    let value = match item["value"].get("chosen").and_then(Value::as_array) {
        Some(chosen) => {
            let chosen: Vec<String> = chosen.iter().map(chosen_words).collect();
            let offered = item["value"]["offered"].as_array().expect("what is offered is a list").len();
            format!("{} of {offered}", chosen.join("+"))
        }
        None => item["value"].to_string(),
    };
    let [key, reference, label, state] = ["key", "ref", "label", "state"].map(|key| word(item, key));
    format!("{key} {reference} {label} [{}] {state} {value}", path.join(", "))
}

fn word<'a>(item: &'a Value, key: &str) -> &'a str {
    item[key].as_str().expect("the item says it in words")
}

fn chosen_words(chosen: &Value) -> String {
    let label = chosen["label"].as_str().expect("a choice has a label");
    chosen["text"].as_str().map_or_else(|| label.to_owned(), |text| format!("{label}（{text}）"))
}

/// Every piece of words in a value, as a reader would look for them.
fn pieces(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(words) => words.lines().map(str::to_owned).collect(),
        Value::Array(lines) => lines.iter().flat_map(pieces).collect(),
        Value::Object(members) if members.contains_key("alt") => pieces(&members["alt"]),
        Value::Object(members) => {
            members["chosen"].as_array().expect("choices are a list").iter().map(chosen_words).collect()
        }
        other => vec![other.to_string()],
    }
}

/// Head and words of every paragraph of the text edition.
fn paragraphs(text: &str) -> Vec<(String, String)> {
    let paragraphs =
        text.split("\n\n").map(|paragraph| paragraph.trim_start().split_once('\n').unwrap_or((paragraph, "")));
    paragraphs.map(|(head, words)| (squeezed(head), squeezed(words))).collect()
}

#[test]
fn text_edition_pages_and_data_say_the_same() {
    let sandbox = book();
    let folder = "assessments/kaigo/1";
    let text = paragraphs(&sandbox.read(&format!("output/{folder}/kaigo-1.txt")));
    let whole = Page::open(&sandbox, &format!("{folder}/all/index.html"));
    let all_words = whole.words();
    let data = sandbox.json(&format!("output/{folder}/data.json"));
    let items = data["items"].as_array().expect("items are a list");
    assert!(items.len() > 200, "{}", items.len());
    let mut compared = 0;
    for item in items {
        let key = word(item, "key");
        let said = pieces(&item["value"]).into_iter().map(|piece| match piece.as_str() {
            "2026-04-01" => "令和8年4月1日（2026年4月1日）".to_owned(),
            _ => squeezed(&piece),
        });
        let said: Vec<String> = said.collect();
        let head = squeezed(&format!("[{}]{}", word(item, "ref"), word(item, "label")));
        let mut own = text.iter().filter(|(own, _)| own.starts_with(&head));
        assert!(own.any(|(_, words)| said.iter().all(|piece| words.contains(piece))), "{key}: {said:?}");
        let on_page = whole.inside(key).words();
        assert!(said.iter().all(|piece| on_page.contains(piece)), "{key}: {said:?}: {on_page}");
        // In a table the label stands once, at the head of its column.
        assert!(all_words.contains(&squeezed(word(item, "label"))), "{key}");
        compared += said.len();
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn the_fingerprint_is_what_sha256sum_shows() {
    let sandbox = book();
    let text = sandbox.read_bytes("output/assessments/kaigo/1/kaigo-1.txt");
    assert!(!text.contains(&b'\r') && text.ends_with(b"\n"));
    let digest = sha256(&text);
    assert_eq!(sandbox.json("output/assessments/kaigo/1/data.json")["fingerprint"], digest.as_str());
    let short = digest.to_uppercase().chars().take(12).collect::<String>();
    let short: Vec<&str> = [0, 4, 8].iter().filter_map(|at| short.get(*at..at + 4)).collect();
    let version = Page::open(&sandbox, "assessments/kaigo/1/index.html");
    assert!(version.words().contains(&format!("SHA-256:{digest}")));
    assert!(version.words().contains(&format!("版の指紋{}", short.join("-"))));
    let data = sha256(&sandbox.read_bytes("output/assessments/kaigo/1/data.json"));
    assert!(version.words().contains(&format!("SHA-256:{data}")));
}

#[test]
fn the_manifest_lists_every_file_with_its_size_and_hash() {
    let sandbox = sheet();
    let manifest = sandbox.json("output/manifest.json");
    let listed: Vec<(String, String)> = manifest["files"]
        .as_array()
        .expect("files are a list")
        .iter()
        .map(|file| {
            let word = |key: &str| file[key].as_str().expect("words").to_owned();
            let bytes = sandbox.read_bytes(&format!("output/{}", word("path"))).len();
            assert_eq!(file["size"].as_u64(), u64::try_from(bytes).ok());
            (word("path"), word("sha256"))
        })
        .collect();
    let mut tree = sandbox.tree();
    tree.remove("manifest.json");
    assert_eq!(listed, tree.into_iter().collect::<Vec<_>>());
}

#[test]
fn the_sitemap_lists_every_page_by_its_public_address() {
    let sandbox = sheet();
    let map = sandbox.read("output/sitemap.xml");
    let base = "https://www.vill.mihon.example.jp/open/";
    assert!(SITE.contains(base));
    let listed: BTreeSet<&str> =
        map.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()?.strip_prefix(base)).collect();
    let files = sandbox.files("output");
    assert_eq!(listed, files.iter().filter_map(|path| path.strip_suffix("index.html")).collect());
    assert_eq!(map.matches("<loc>").count(), listed.len());
    let dated = |page: &str| map.contains(&format!("<loc>{base}{page}</loc><lastmod>2026-04-01</lastmod></url>"));
    assert!(dated("assessments/desk/1/") && dated("assessments/desk/1/body/"), "{map}");
    assert!(!dated("") && !dated("assessments/desk/"), "lists change with what they list: {map}");
}

#[test]
fn a_site_without_documents_still_is_a_site() {
    let sandbox = Sandbox::new().site();
    let ran = sandbox.build();
    assert!(ran.stderr.starts_with("0文書・0版から "), "{}", ran.stderr);
    assert!(Page::open(&sandbox, "index.html").words().contains("公表している文書は、まだありません。"));
}
