//! What `juran publish` froze: it stays as it is, whatever becomes of content, theme and program around it.

use serde_json::Value;

use crate::support::Ran;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::sha256;
use crate::support::sheet_where;

pub(crate) const LEDGER: &str = "content/archive/ledger.jsonl";

impl Sandbox {
    /// Publishes and asks for success.
    pub(crate) fn publish(&self) -> Ran {
        let ran = self.run(&["publish"]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
        ran
    }

    /// The entries of the ledger.
    fn entries(&self) -> Vec<Value> {
        self.read(LEDGER).lines().map(|line| serde_json::from_str(line).expect("an entry is JSON")).collect()
    }

    /// A build that is refused, with what was said; the output is as it was.
    fn refused_build(&self, code: &str) -> String {
        let before = self.tree();
        let ran = self.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        assert_eq!(self.tree(), before);
        assert!(ran.stderr.contains(code), "{}", ran.stderr);
        ran.stderr
    }
}

pub(crate) fn published() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    sandbox.publish();
    sandbox
}

#[test]
fn an_entry_vouches_for_bytes_named_by_their_digest_and_seals_the_one_before() {
    let sandbox = published();
    sandbox
        .put("content/assessments/desk/2/book.toml", sheet_where("毎朝", "毎夕").replace("2026-04-01", "2026-05-01"));
    let ran = sandbox.publish();
    assert!(ran.stdout.contains("公表台帳に1件を載せました。") && ran.stdout.contains("第2号 公表"), "{}", ran.stdout);
    let lines: Vec<String> = sandbox.read(LEDGER).lines().map(|line| format!("{line}\n")).collect();
    let entries = sandbox.entries();
    assert_eq!(entries[0]["previous"], "0".repeat(64));
    assert_eq!(entries[1]["previous"], sha256(lines[0].as_bytes()));
    for (at, entry) in entries.iter().enumerate() {
        assert_eq!(entry["entry"], at + 1);
        assert_eq!(entry["version"], (at + 1).to_string());
        for file in entry["files"].as_array().expect("an entry has files") {
            let digest = file["sha256"].as_str().expect("a digest");
            assert_eq!(sha256(&sandbox.read_bytes(&format!("content/archive/objects/{digest}"))), digest);
        }
    }
    let text = entries[1]["files"]
        .as_array()
        .and_then(|files| files.iter().find(|file| file["path"] == "desk-2.txt").map(|file| file["sha256"].clone()));
    assert_eq!(text, Some(entries[1]["fingerprint"].clone()));
}

#[test]
fn publishing_again_changes_nothing() {
    let sandbox = published();
    let before = sandbox.tree_of("content");
    let ran = sandbox.publish();
    assert!(ran.stdout.contains("新しく公表台帳に載せるものは、ありませんでした。"), "{}", ran.stdout);
    assert_eq!(sandbox.tree_of("content"), before);
}

#[test]
fn the_site_shows_frozen_bytes_whatever_changes_around_them() {
    let sandbox = published();
    sandbox.build();
    let frozen = ["data.json", "desk-1.txt"].map(|file| format!("output/assessments/desk/1/{file}"));
    let before = frozen.clone().map(|file| sandbox.read(&file));
    sandbox.edit("content/site.toml", "見本村の公表", "見本村の窓口");
    sandbox.edit("content/site.toml", "body = \"見本村\"", "body = \"新見本村\"");
    sandbox.edit("content/site.toml", "https://www.vill.mihon.example.jp/open/", "https://www.vill.mihon.example.jp/");
    sandbox.put("themes/standard/assets/body.css", "main { color: #000 }\n");
    sandbox.build();
    assert_eq!(frozen.map(|file| sandbox.read(&file)), before);
    assert!(sandbox.read("output/assessments/desk/1/index.html").contains("新見本村"));
}

#[test]
fn a_page_says_where_the_ledger_vouches_for_it() {
    let sandbox = published();
    sandbox.build();
    let seal = sha256(sandbox.read(LEDGER).as_bytes());
    let short = |digest: &str| {
        let digits: Vec<char> = digest.to_uppercase().chars().take(12).collect();
        let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-")
    };
    let fingerprint = sandbox.entries()[0]["fingerprint"].as_str().map(short).expect("an entry has a fingerprint");
    for file in ["assessments/desk/1/index.html", "assessments/desk/1/body/index.html", "feed.xml"] {
        let page = sandbox.read(&format!("output/{file}"));
        for said in [&*short(&seal), &fingerprint, "第1号"] {
            assert!(page.contains(said), "{file}: {said}");
        }
    }
    assert!(sandbox.read("output/verify/index.html").contains(&seal));
    assert_eq!(sandbox.read("output/ledger.jsonl"), sandbox.read(LEDGER));
    assert!(sandbox.read("output/assessments/desk/1/desk-1.txt").contains("公表台帳: 第1号（最初の記載に続く）"));
}

#[test]
fn a_published_source_that_differs_stops_the_build_and_the_item_is_named() {
    let sandbox = published();
    sandbox.build();
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    let told = sandbox.refused_build("L105");
    for said in ["「book.toml」", "公表したときと違います", "Ⅰ.1", "juran revise", "juran publish"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let finding = sandbox.only_finding();
    assert_eq!((finding.rule.as_str(), finding.item.as_deref()), ("L105", Some("work.summary")));
    assert_eq!(finding.line, Some(12));
}

#[test]
fn words_that_are_no_item_count_as_well_but_line_ends_do_not() {
    let sandbox = published();
    sandbox.build();
    sandbox.put(SHEET_FILE, SHEET.replace('\n', "\r\n"));
    sandbox.build();
    sandbox.put(SHEET_FILE, format!("# 控え\n{SHEET}"));
    let told = sandbox.refused_build("L105");
    assert!(told.contains("項目の記載は同じです"), "{told}");
    sandbox.put(SHEET_FILE, SHEET);
    sandbox.put("content/assessments/desk/1/work.summary.md", "窓口の混み具合を見る。\n");
    assert!(sandbox.refused_build("L105").contains("公表したときにはなかったファイル「work.summary.md」"));
}

#[test]
fn a_frozen_byte_that_differs_or_is_gone_stops_the_build() {
    for file in ["data.json", "desk-1.txt"] {
        let sandbox = published();
        sandbox.build();
        let entry = &sandbox.entries()[0];
        let digest = entry["files"].as_array().and_then(|files| files.iter().find(|kept| kept["path"] == file));
        let object =
            format!("content/archive/objects/{}", digest.expect("it is kept")["sha256"].as_str().expect("named"));
        let mut bytes = sandbox.read_bytes(&object);
        bytes[7] ^= 1;
        sandbox.put(&object, &bytes);
        let told = sandbox.refused_build("L102");
        assert!(told.contains(file) && told.contains("書き換えられています"), "{told}");
        sandbox.remove(&object);
        assert!(sandbox.refused_build("L102").contains("ありません"));
    }
}

#[test]
fn what_the_office_keeps_of_its_sources_has_to_be_there_and_readable() {
    let sandbox = published();
    sandbox.build();
    let kept = "content/archive/sources.jsonl";
    let whole = sandbox.read(kept);
    sandbox.put(kept, whole.replace("\"files\"", "files"));
    assert!(sandbox.refused_build("L103").contains("1行目"));
    sandbox.remove(kept);
    assert!(sandbox.refused_build("L105").contains("archive/sources.jsonl"));
    sandbox.put(kept, whole);
    sandbox.build();
}

#[test]
fn a_program_that_reads_a_published_source_otherwise_is_told_of_the_item() {
    let sandbox = published();
    sandbox.build();
    // As if an earlier program had read the same words otherwise: the ledger vouches for other data.
    let mut entry = sandbox.entries().remove(0);
    let file =
        entry["files"].as_array_mut().and_then(|files| files.iter_mut().find(|file| file["path"] == "data.json"));
    let file = file.expect("the data is kept");
    let object = |digest: &Value| format!("content/archive/objects/{}", digest.as_str().expect("a digest"));
    let data = sandbox.read(&object(&file["sha256"])).replace("毎朝", "毎夕");
    file["sha256"] = sha256(data.as_bytes()).into();
    sandbox.put(&object(&file["sha256"]), &data);
    let seal = sha256(sandbox.read(LEDGER).as_bytes());
    sandbox.put(LEDGER, format!("{entry}\n"));
    sandbox.edit("content/archive/sources.jsonl", &seal, &sha256(sandbox.read(LEDGER).as_bytes()));
    sandbox.remove("output");
    let told = sandbox.refused_build("L104");
    assert!(told.contains("Ⅰ.1") && told.contains("公表したときの記載と違います"), "{told}");
}

#[test]
fn an_entry_that_was_rewritten_stops_the_build() {
    let sandbox = published();
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-05-01"));
    sandbox.publish();
    sandbox.build();
    sandbox.edit(LEDGER, "総合窓口", "綜合窓口");
    let told = sandbox.refused_build("L101");
    assert!(told.contains("2行目") && told.contains("封（previous）"), "{told}");
}

#[test]
fn a_public_version_that_is_not_in_the_ledger_stops_the_build_once_there_is_one() {
    let sandbox = published();
    sandbox.build();
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-05-01"));
    let told = sandbox.refused_build("L106");
    assert!(told.contains("juran publish assessments/desk"), "{told}");
    sandbox.publish();
    sandbox.build();
}

#[test]
fn a_version_that_is_not_public_yet_is_not_frozen() {
    let sandbox = Sandbox::new().site();
    sandbox.put("content/assessments/desk/1/book.toml", SHEET);
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-11-19"));
    sandbox.put("content/assessments/desk/3/book.toml", SHEET.replace("published = 2026-04-01\n", ""));
    let as_of = |day: &str| sandbox.run(&["publish", "--as-of", day]);
    assert!(as_of("2026-11-18").stdout.contains("1件を載せました"));
    assert_eq!(sandbox.entries().len(), 1);
    assert!(sandbox.publish().stdout.contains("1件を載せました"));
    let ran = as_of("2026-11-18");
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("公表台帳の最後の記載より前です"), "{}", ran.stderr);
    let ran = as_of("2999-11-18");
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("これから来る日時"), "{}", ran.stderr);
    assert_eq!(sandbox.entries().len(), 2);
}

#[test]
fn an_address_of_the_ledger_may_not_go() {
    let sandbox = published();
    sandbox.build();
    sandbox.rename("content/assessments/desk", "content/assessments/counter");
    let told = sandbox.refused_build("L107");
    assert!(told.contains("/assessments/desk/"), "{told}");
    sandbox.remove("output");
    let ran = sandbox.run(&["build"]);
    assert!(ran.stderr.contains("L107"), "{}", ran.stderr);
    sandbox.put("content/assessments/counter/2/book.toml", moved());
    let ran = sandbox.run(&["publish"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    sandbox.build();
    assert!(sandbox.read("output/assessments/desk/1/index.html").contains("移りました"));
    let kept = sandbox.read("output/assessments/counter/1/desk-1.txt");
    assert!(kept.contains("文書: assessments/desk"), "{kept}");
}

/// A version that names a former id of its document.
fn moved() -> String {
    format!("aliases = [\"desk\"]\n{}", SHEET.replace("2026-04-01\n", "2026-05-01\n"))
}

#[test]
fn nothing_is_published_while_something_public_is_wrong() {
    let sandbox = Sandbox::with_sheet_where("begun = 2024-04-01\n", "begun = 2024-04-31\n");
    let ran = sandbox.run(&["publish"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("公表しませんでした。公表台帳は、前のまま変わっていません。"), "{}", ran.stderr);
    assert!(!sandbox.has(LEDGER) && !sandbox.has("content/archive/objects"));
}

#[test]
fn words_that_are_withheld_are_never_frozen() {
    let secret = "岩代京極屋";
    let withheld = format!("note = {{ withheld = \"番号法\", full = \"{secret}の東側\" }}");
    let sandbox = Sandbox::with_sheet_where("note = \"一階の東側にある。\"", &withheld);
    sandbox.edit(SHEET_FILE, "毎朝、職員が", &format!("毎朝、{secret}の東側を職員が"));
    let ran = sandbox.run(&["publish"]);
    assert_eq!(ran.code, Some(3), "{}{}", ran.stdout, ran.stderr);
    assert!(!sandbox.has(LEDGER) && !sandbox.has("content/archive/objects"), "{:?}", sandbox.files("content/archive"));
    sandbox.edit(SHEET_FILE, &format!("毎朝、{secret}の東側を職員が"), "毎朝、職員が");
    sandbox.publish();
    let public = ["ledger.jsonl"].map(|file| sandbox.read(&format!("content/archive/{file}")));
    assert!(
        !public[0].contains(&sha256(sandbox.read(SHEET_FILE).as_bytes())),
        "the digest of a source is no public matter"
    );
}

#[test]
fn a_correction_keeps_both_texts() {
    let sandbox = published();
    sandbox.build();
    let before = sandbox.read("output/assessments/desk/1/desk-1.txt");
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    let correct = ["publish", "assessments/desk", "--correct", "1", "--reason", "時刻の書き誤りを正しました。"];
    let ran = sandbox.run(&correct);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    sandbox.build();
    assert!(sandbox.read("output/assessments/desk/1/desk-1.txt").contains("毎夕"));
    assert_eq!(sandbox.read("output/assessments/desk/1/corrected/1/desk-1.txt"), before);
    let page = sandbox.read("output/assessments/desk/1/index.html");
    for said in ["訂正の記録", "時刻の書き誤りを正しました。", "corrected/1/desk-1.txt"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(sandbox.build().stderr.contains("書き換え 0、"), "what was corrected stays where it is");
    let again = sandbox.run(&correct);
    assert!(again.stdout.contains("ありませんでした"), "{}", again.stdout);
    assert_eq!(sandbox.entries()[1]["corrects"], 1);
    assert_eq!(sandbox.run(&["verify", "content"]).code, Some(0));
    assert_eq!(sandbox.run(&["verify", "output"]).code, Some(0));
}

#[test]
fn a_text_that_must_not_be_read_is_corrected_without_being_shown() {
    let sandbox = published();
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    let reason = ["--reason", "公表すべきでない言葉を除きました。", "--hide-former"];
    let ran = sandbox.run(&[&["publish", "assessments/desk", "--correct", "1"], &reason[..]].concat());
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    sandbox.build();
    assert!(sandbox.files("output").iter().all(|path| !path.contains("corrected/")));
    assert!(sandbox.read("output/assessments/desk/1/index.html").contains("訂正前の文は、公表していません。"));
    for file in sandbox.files("output").iter().filter(|path| path.ends_with("html") || path.ends_with("txt")) {
        assert!(!sandbox.read(&format!("output/{file}")).contains("毎朝"), "{file}");
    }
}

#[test]
fn a_file_may_be_added_and_never_replaced() {
    let sandbox = published().file("desk-1.pdf", "%PDF-1.7 一枚目\n");
    let add = ["publish", "assessments/desk", "--add", "desk-1.pdf", "--to", "1"];
    assert_eq!(sandbox.run(&add).code, Some(0));
    sandbox.build();
    assert_eq!(sandbox.read("output/assessments/desk/1/added/desk-1.pdf"), "%PDF-1.7 一枚目\n");
    assert!(sandbox.run(&add).stdout.contains("ありませんでした"));
    sandbox.put("desk-1.pdf", "%PDF-1.7 差し替え\n");
    let ran = sandbox.run(&add);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("置き換え"), "{}", ran.stderr);
    assert_eq!(sandbox.entries().len(), 2);
    assert_eq!(sandbox.run(&["verify", "content"]).code, Some(0));
}

#[test]
fn a_published_version_keeps_its_form_when_the_body_changes_it() {
    let sandbox = published();
    sandbox.build();
    let before = sandbox.read("output/assessments/desk/1/body/index.html");
    let label = "label = \"題名\"";
    sandbox.edit("content/forms/sheet.toml", label, "label = \"表題\"");
    sandbox.build();
    assert_eq!(sandbox.read("output/assessments/desk/1/body/index.html"), before);
    assert!(sandbox.read("output/assessments/desk/1/data.json").contains("\"題名\""));
}

#[test]
fn a_theme_that_leaves_out_what_was_published_stops_the_build() {
    let sandbox = published();
    sandbox.build();
    let own = include_str!("../../themes/standard/templates/value.html");
    let shortened = own.replace("{{ item.text }}</li>", "</li>");
    assert_ne!(shortened, own);
    sandbox.put("themes/standard/templates/value.html", shortened);
    let told = sandbox.refused_build("I205");
    assert!(told.contains("の言葉が、ページに公表したとおりに出ていません"), "{told}");
}
