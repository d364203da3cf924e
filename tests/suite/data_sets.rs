//! The sets of data of a site: a page for people, and a catalogue in DCAT 3 and schema.org for programs.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::consulting::CALL;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::build_at;
use crate::consulting::with_call;
use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sha256;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const CATALOGUE: &str = "output/data/catalog.jsonld";
const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/venv/bin/python");
const LICENSE: &str = "license = { name = \"見本の条件\", url = \"https://terms.example.jp/1/\" }\n";

/// Two versions that are compared, in the ledger.
fn published() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.put("content/assessments/desk/2/book.toml", replaced(SHEET, "2026-04-01", "2026-06-01"));
    sandbox.publish();
    sandbox.build();
    sandbox
}

fn sets(catalogue: &Value) -> &[Value] {
    catalogue["dcat:dataset"].as_array().expect("it has sets")
}

/// Names of the sets: `documents` of `…/data/#_documents`.
fn names(catalogue: &Value) -> Vec<String> {
    let prefix = format!("{BASE}data/#_");
    let ids = sets(catalogue).iter().filter_map(|set| set["@id"].as_str()?.strip_prefix(&prefix));
    ids.map(str::to_owned).collect()
}

/// Every `@id` within.
fn addresses(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("@id").and_then(Value::as_str).map(str::to_owned));
            fields.iter().filter(|(name, _)| *name != "@context").for_each(|(_, value)| addresses(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| addresses(value, found)),
        _ => {}
    }
}

/// What is missing or wrong in a catalogue, held against the files of the site.
fn faults(sandbox: &Sandbox, catalogue: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut need = |about: &Value, properties: &[&str]| {
        for property in properties.iter().filter(|property| about[**property].is_null()) {
            faults.push(format!("{}: no {property}", about["@id"]));
        }
    };
    let named = ["@id", "@type", "dct:title", "schema:name"];
    need(catalogue, &[&named[..], &["dct:description", "dct:publisher", "dcat:dataset", "foaf:homepage"]].concat());
    for set in sets(catalogue) {
        let own = ["dct:description", "schema:description", "dct:publisher", "dcat:landingPage", "dcat:distribution"];
        need(set, &[&named[..], &own].concat());
        for file in set["dcat:distribution"].as_array().into_iter().flatten() {
            need(file, &[&named[..], &["dcat:accessURL", "dcat:mediaType", "schema:encodingFormat"]].concat());
            if !file["dcat:downloadURL"].is_null() {
                need(file, &["dcat:byteSize", "spdx:checksum"]);
            }
        }
    }
    let mut found = BTreeSet::new();
    addresses(catalogue, &mut found);
    for address in found.iter().filter_map(|address| address.strip_prefix(BASE)) {
        let (path, id) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
        let page = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        if !sandbox.has(&format!("output/{page}")) {
            faults.push(format!("{address}: no such file"));
        } else if id.is_some_and(|id| !Page::open(sandbox, &page).ids().contains(id)) {
            faults.push(format!("{address}: no such place"));
        }
    }
    faults
}

#[test]
fn the_catalogue_has_what_dcat_asks_for_and_leads_to_what_is_there() {
    let sandbox = published();
    let catalogue = sandbox.json(CATALOGUE);
    assert_eq!(faults(&sandbox, &catalogue), Vec::<String>::new());
    assert_eq!(names(&catalogue), ["documents", "versions", "ledger", "news", "calendar", "assessments", "changes"]);
    assert_eq!(catalogue["dct:modified"]["@value"], "2026-06-01");
    let languages = sets(&catalogue).iter().map(|set| &set["dct:title"]["@language"]);
    assert!(languages.into_iter().all(|language| language == "ja"));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_fault_of_a_catalogue_is_seen() {
    let sandbox = published();
    let whole = sandbox.json(CATALOGUE);
    let at = "/dcat:dataset/0/dcat:distribution/0";
    for (pointer, value) in [
        ("/dct:title".to_owned(), Value::Null),
        ("/dcat:dataset/1/dct:description".to_owned(), Value::Null),
        (format!("{at}/spdx:checksum"), Value::Null),
        (format!("{at}/dcat:accessURL/@id"), Value::from(format!("{BASE}indices.json"))),
        ("/dcat:dataset/2/@id".to_owned(), Value::from(format!("{BASE}data/#_lodger"))),
    ] {
        let mut broken = whole.clone();
        *broken.pointer_mut(&pointer).expect("the catalogue has it") = value;
        assert_ne!(faults(&sandbox, &broken), Vec::<String>::new(), "{pointer}");
    }
}

#[test]
fn sizes_and_digests_are_those_of_the_files_and_the_page_tells_the_same() {
    let sandbox = published();
    let page = Page::open(&sandbox, "data/index.html").words();
    let catalogue = sandbox.json(CATALOGUE);
    let files = sets(&catalogue).iter().flat_map(|set| set["dcat:distribution"].as_array().expect("it has files"));
    let mut measured = 0;
    for file in files.filter(|file| !file["dcat:downloadURL"].is_null()) {
        let address = file["dcat:downloadURL"]["@id"].as_str().and_then(|address| address.strip_prefix(BASE));
        let bytes = sandbox.read_bytes(&format!("output/{}", address.expect("it is of the site")));
        assert_eq!(file["dcat:byteSize"]["@value"], bytes.len().to_string());
        assert_eq!(file["spdx:checksum"]["spdx:checksumValue"]["@value"], sha256(&bytes));
        assert!(page.contains(&sha256(&bytes)), "{address:?}");
        measured += 1;
    }
    assert_eq!(measured, 5);
}

#[test]
fn a_library_of_others_reads_the_catalogue() {
    const SCRIPT: &str = "
import sys
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace
graph = Graph().parse(data=sys.stdin.buffer.read(), format='json-ld')
schema = Namespace('https://schema.org/')
catalogues = list(graph.subjects(RDF.type, DCAT.Catalog))
assert len(catalogues) == 1, catalogues
for catalogue in catalogues:
    sets = set(graph.objects(catalogue, DCAT.dataset))
    assert sets == set(graph.objects(catalogue, schema.dataset)), sets
    for one in sets:
        assert (one, RDF.type, schema.Dataset) in graph, one
        assert graph.value(one, DCTERMS.title).language == 'ja', one
        files = set(graph.objects(one, DCAT.distribution))
        assert files and files == set(graph.objects(one, schema.distribution)), one
        for file in files:
            size = graph.value(file, DCAT.byteSize)
            assert size is None or size.toPython() > 0, file
    print(' '.join(sorted(str(one).split('#_')[1] for one in sets)))
";
    let sandbox = published();
    let catalogue = sandbox.read_bytes(CATALOGUE);
    let Some((is_read, told)) = sandbox.ask(PYTHON, &["-c", SCRIPT], &catalogue) else { return };
    assert!(is_read, "{told}");
    assert_eq!(told.trim(), "assessments calendar changes documents ledger news versions");
    let broken = replaced(&sandbox.read(CATALOGUE), "\"schema:distribution\"", "\"schema:distributed\"");
    let refused = sandbox.ask(PYTHON, &["-c", SCRIPT], broken.as_bytes());
    assert!(refused.is_none_or(|(is_read, _)| !is_read), "what is wrong is not passed over");
}

#[test]
fn a_site_offers_what_it_has_and_nothing_else() {
    let empty = Sandbox::new().site();
    empty.build();
    let catalogue = empty.json(CATALOGUE);
    assert_eq!(names(&catalogue), ["documents", "news", "calendar"]);
    assert_eq!(faults(&empty, &catalogue), Vec::<String>::new());
    assert!(catalogue["dct:modified"].is_null());
    assert_eq!(dead_links(&empty, BASE), Vec::<String>::new());

    let without_csv = Sandbox::with_sheet();
    without_csv.edit("content/site.toml", "downloads = [\"csv\"]", "downloads = []");
    without_csv.build();
    let words = Page::open(&without_csv, "data/index.html").inside("_assessments-1").words();
    assert!(words.contains("data.json"), "{words}");
    assert!(!without_csv.read("output/data/index.html").contains("_assessments-2"));
}

#[test]
fn opinions_are_a_set_once_there_are_some() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    assert!(!names(&sandbox.json(CATALOGUE)).contains(&"opinions".to_owned()));
    sandbox.put(RESULT_FILE, RESULT);
    build_at(&sandbox, "2026-12-20");
    let catalogue = sandbox.json(CATALOGUE);
    assert!(names(&catalogue).contains(&"opinions".to_owned()), "{:?}", names(&catalogue));
    assert_eq!(faults(&sandbox, &catalogue), Vec::<String>::new());
}

#[test]
fn the_page_says_how_to_quote_and_under_which_terms_and_leads_to_the_catalogue() {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit("content/site.toml", "[[agencies]]", &format!("{LICENSE}\n[[agencies]]"));
    sandbox.build();
    let page = Page::open(&sandbox, "data/index.html");
    let words = page.words();
    assert!(words.contains(&format!("見本村「公表している文書の一覧」（{BASE}index.json、利用した日）")), "{words}");
    assert!(words.contains("見本の条件"), "{words}");
    let is_described = |tag: &&crate::page::Tag| tag.get("rel") == Some("describedby");
    let described = page.named("link").find(is_described).and_then(|link| link.get("href"));
    assert_eq!(described, Some("catalog.jsonld"));
    assert!(page.targets().any(|(_, target)| target == "https://terms.example.jp/1/"));
    let catalogue = sandbox.json(CATALOGUE);
    assert_eq!(catalogue["dct:license"]["@id"], "https://terms.example.jp/1/");
    assert!(sets(&catalogue).iter().all(|set| set["schema:license"]["@id"] == "https://terms.example.jp/1/"));
    let lists = Page::open(&sandbox, "sitemap/index.html");
    assert!(lists.targets().any(|(_, target)| target == "../data/index.html"));

    let silent = Sandbox::with_sheet();
    silent.build();
    assert!(Page::open(&silent, "data/index.html").words().contains("利用の条件は、次にお尋ねください。見本村"));
    assert!(!silent.read(CATALOGUE).contains("license"));
}

#[test]
fn terms_that_cannot_be_shown_are_told() {
    for (terms, told) in [
        ("license = \"CC BY 4.0\"", "まとまり"),
        ("license = { name = \"見本の条件\" }", "アドレス（url）が書かれていません"),
        ("license = { url = \"https://terms.example.jp/1/\" }", "名前（name）が書かれていません"),
        ("license = { name = \"見本の条件\", url = \"terms.example.jp\" }", "アドレスの形になっていません"),
        ("license = { name = \"見本の条件\", url = \"https://terms.example.jp/\", by = \"市\" }", "「by」"),
    ] {
        let sandbox = Sandbox::with_sheet();
        sandbox.edit("content/site.toml", "[[agencies]]", &format!("{terms}\n\n[[agencies]]"));
        let found = sandbox.only_finding();
        assert!(found.message.contains(told), "{terms}: {found:?}");
        assert_eq!(found.line, Some(7), "{terms}: {found:?}");
    }
}

#[test]
fn what_is_not_public_yet_is_in_no_set() {
    let notice = "+++\nform = \"notice@1\"\ntitle = \"点検のお願い\"\npaper = \"通知\"\ndated = 2026-12-01\naddressees = [\"各課\"]\nsender = \"総務課長\"\n[version]\npublished = 2026-12-01\n+++\n\n点検をお願いします。\n";
    let sandbox = Sandbox::with_sheet().file("content/notices/soon/1/notice.md", notice);
    build_at(&sandbox, "2026-11-30");
    assert!(!sandbox.read(CATALOGUE).contains("notices"));
    assert!(!sandbox.read("output/data/index.html").contains("事務連絡"));
    build_at(&sandbox, "2026-12-01");
    assert!(names(&sandbox.json(CATALOGUE)).contains(&"notices".to_owned()));
}

#[test]
fn the_catalogue_does_not_grow_with_documents_or_versions() {
    let lines = |documents: usize| {
        let sandbox = Sandbox::with_sheet();
        for at in 1..documents {
            sandbox.put(&format!("content/assessments/desk-{at}/1/book.toml"), SHEET);
        }
        sandbox.build();
        sandbox.read(CATALOGUE).lines().count()
    };
    assert_eq!(lines(1), lines(12));
}
