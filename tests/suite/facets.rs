//! Entry by what one has and lives through: record items, facets of the register, events of life, sounds.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::replaced;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";

const VOCABULARY: &str = "name = \"見本村長\"

[[departments]]
id = \"tax\"
name = \"税務課\"

[[departments]]
id = \"welfare\"
name = \"福祉課\"

[[record_items]]
id = \"name\"
name = \"氏名\"

[[record_items]]
id = \"account\"
name = \"口座番号\"
words = [\"口座\"]
except = [\"口座振替の案内\"]

[[record_items]]
id = \"health\"
name = \"病歴\"
words = [\"傷病\", \"診断\"]
sensitive = true

[[life_events]]
id = \"moving\"
name = \"引っ越し\"
documents = [\"files/b\", \"files/later\", \"assessments/desk\"]

[[readings]]
words = \"総合窓口\"
yomi = \"そうごうまどぐち\"";

fn site() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.edit("content/site.toml", "name = \"見本村長\"", VOCABULARY);
    for (id, department, items) in [
        ("a", "tax", r#"["氏名", "振込先の口座"]"#),
        ("b", "tax", r#"["氏 名", "口座振替の案内"]"#),
        ("c", "welfare", r#"["世帯主の氏名", "口座", "傷病名"]"#),
    ] {
        put_entry(&sandbox, &format!("{id}/1"), (department, "2026-04-01"), items);
    }
    sandbox
}

/// An entry of the register with every item of the form.
fn put_entry(sandbox: &Sandbox, path: &str, (department, published): (&str, &str), items: &str) {
    let form = include_str!("../../content/files/inkan-toroku/1/entry.toml");
    let (before, rest) = form.split_once("items = [").expect("the entry has its items");
    let (_, rest) = rest.split_once("\n]").expect("they end");
    let (between, rest) = rest.split_once("[version]").expect("the entry has its version");
    let (_, after) = rest.split_once("\n\n").expect("a line is empty behind it");
    let version = format!("[version]\npublished = {published}\ndepartment = \"{department}\"");
    let text = format!("{before}items = {items}{between}{version}\n\n{after}");
    let own = path.split('/').next().unwrap_or_default();
    let text = text.replace("原票ファイル\"", &format!("原票ファイル（{own}）\""));
    sandbox.put(&format!("content/files/{path}/entry.toml"), text);
}

fn built(sandbox: Sandbox) -> Sandbox {
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    sandbox
}

/// Ids of the documents in a list.
fn ids(sandbox: &Sandbox, list: &str) -> Vec<String> {
    let page = Page::open(sandbox, &format!("{list}index.html"));
    let rows = page.with_class("row-title");
    let hrefs = rows.iter().filter_map(|row| row.named("a").next()?.get("href").map(str::to_owned));
    hrefs.filter_map(|href| href.trim_end_matches("/index.html").rsplit('/').next().map(str::to_owned)).collect()
}

#[test]
fn the_register_is_narrowed_by_one_facet_and_by_two_where_they_have_two_files_in_common() {
    let sandbox = built(site());
    assert_eq!(ids(&sandbox, "files/by/item/name/"), ["a", "b", "c"]);
    assert_eq!(ids(&sandbox, "files/by/item/account/"), ["a", "c"]);
    assert_eq!(ids(&sandbox, "files/by/item/health/"), ["c"]);
    assert_eq!(ids(&sandbox, "files/by/department/tax/"), ["a", "b"]);
    assert_eq!(ids(&sandbox, "files/by/kind/computerised/"), ["a", "b", "c"]);
    assert_eq!(ids(&sandbox, "files/by/year/2026/"), ["a", "b", "c"]);
    assert_eq!(ids(&sandbox, "files/by/item/name/department/tax/"), ["a", "b"]);
    let pairs = |path: &str| sandbox.has(&format!("output/files/by/{path}index.html"));
    assert!(!pairs("item/account/department/tax/"), "one file in common is a list of its own nowhere");
    assert!(!pairs("item/name/item/account/"), "two of one kind narrow nothing together");
    let whole = Page::open(&sandbox, "files/index.html").words();
    assert!(whole.contains("記録項目氏名3件口座番号2件病歴1件担当部署税務課2件福祉課1件"), "{whole}");
    let one = Page::open(&sandbox, "files/by/item/name/index.html");
    assert!(one.words().contains("記録項目:氏名条件を外す"), "{}", one.words());
    assert!(one.words().contains("担当部署税務課2件ファイルの種類電算処理ファイル3件"), "{}", one.words());
    assert!(one.words().contains("全3件のうち3件"), "{}", one.words());
    let two = Page::open(&sandbox, "files/by/item/name/department/tax/index.html");
    let targets: Vec<&str> = two.targets().map(|(_, target)| target).collect();
    for without in ["../../../../department/tax/index.html", "../../index.html"] {
        assert!(targets.contains(&without), "{without}: {targets:?}");
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn who_holds_a_record_item_is_told_across_kinds_and_on_every_entry() {
    let sandbox = site();
    crate::books::put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
    let sandbox = built(sandbox);
    assert_eq!(ids(&sandbox, "holdings/name/"), ["kaigo", "a", "b", "c"], "四情報 of a book hold the name as well");
    let page = Page::open(&sandbox, "holdings/health/index.html");
    assert!(page.words().contains("「病歴」を記録している文書") && page.words().contains("要配慮個人情報です。"));
    let entry = Page::open(&sandbox, "files/c/1/index.html");
    let held = entry.inside("_held");
    let all = entry.words();
    assert!(
        all.contains("記録している情報の種類") && all.contains("病歴を記録しているほかの文書要配慮個人情報"),
        "{all}"
    );
    assert!(held.words().contains("記録している情報の種類"));
    assert!(entry.targets().any(|(_, target)| target == "../../by/item/account/index.html"));
    let ways = Page::open(&sandbox, "holdings/index.html").words();
    assert!(ways.contains("氏名4件") && ways.contains("口座番号2件"), "{ways}");
    let home = Page::open(&sandbox, "index.html").words();
    assert!(home.contains("目的から探す暮らしの場面から探す引っ越し2件持っている情報から探す氏名4件"), "{home}");
}

#[test]
fn what_is_withheld_or_not_public_is_found_by_no_facet() {
    let sandbox = site();
    let withheld = r#"{ withheld = "条例第5条", full = "氏名、振込先の口座、特別な傷病名" }"#;
    put_entry(&sandbox, "hidden/1", ("welfare", "2026-04-01"), withheld);
    put_entry(&sandbox, "later/1", ("welfare", "2027-04-01"), r#"["氏名", "傷病名"]"#);
    put_entry(&sandbox, "a/2", ("tax", "2026-05-01"), r#"["氏名"]"#);
    put_entry(&sandbox, "gone/1", ("tax", "2026-04-01"), r#"["氏名"]"#);
    sandbox.put(
        "content/files/gone/withdrawn.toml",
        "withdrawn = 2026-10-01\ntitle = \"古いファイル\"\nreason = \"事務を終えたためです。\"\n",
    );
    let sandbox = built(sandbox);
    assert_eq!(ids(&sandbox, "files/by/item/name/"), ["a", "b", "c"], "neither withheld nor withdrawn nor to come");
    assert_eq!(ids(&sandbox, "files/by/item/account/"), ["c"], "a past version speaks for nothing");
    assert_eq!(ids(&sandbox, "files/by/item/health/"), ["c"]);
    assert!(!Page::open(&sandbox, "files/hidden/1/index.html").words().contains("記録している情報の種類"));
    assert!(Page::open(&sandbox, "files/a/1/index.html").words().contains("口座番号"), "it still says what it holds");
    assert_eq!(ids(&sandbox, "life/moving/"), ["b", "desk"], "what is to come is left out in silence");
    assert_eq!(sandbox.run(&["build", "--drafts"]).code, Some(0));
    assert_eq!(ids(&sandbox, "files/by/item/health/"), ["c", "later"]);
    assert_eq!(ids(&sandbox, "life/moving/"), ["b", "later", "desk"]);
}

#[test]
fn titles_are_found_by_their_sound() {
    let sandbox = site();
    let gym = replaced(SHEET, "総合窓口の点検", "体育館の点検");
    sandbox
        .put("content/assessments/gym/1/book.toml", replaced(&gym, "[version]", "[version]\nyomi = \"タイイクカン\""));
    sandbox.put("content/assessments/pool/1/book.toml", replaced(SHEET, "総合窓口の点検", "プールの点検"));
    let sandbox = built(sandbox);
    assert_eq!(ids(&sandbox, "kana/sa/"), ["desk"], "the settings say how the title begins");
    assert_eq!(ids(&sandbox, "kana/ta/"), ["gym"], "the document says it of itself");
    assert_eq!(ids(&sandbox, "kana/ha/"), ["pool"], "kana need no reading");
    assert_eq!(ids(&sandbox, "kana/other/"), ["a", "b", "c"]);
    let page = Page::open(&sandbox, "kana/ta/index.html");
    assert!(page.words().contains("読み:たいいくかん"), "{}", page.words());
}

#[test]
fn a_site_without_vocabularies_has_lists_by_what_documents_say_alone() {
    let sandbox = built(Sandbox::with_sheet());
    for path in ["holdings", "life", "files", "departments"] {
        assert!(!sandbox.has(&format!("output/{path}/index.html")), "{path}");
    }
    assert!(sandbox.has("output/kana/other/index.html"));
}
