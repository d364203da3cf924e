//! What people and disks do to what was published: nothing of it goes unseen, and nobody is left without a way out.

use crate::publishing::LEDGER;
use crate::publishing::published;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::Sandbox;
use crate::support::sha256;

const SECRET: &str = "岩代京極屋";

fn correct(sandbox: &Sandbox, reason: &str, options: &[&str]) -> crate::support::Ran {
    let correct = ["publish", "assessments/desk", "--correct", "1", "--reason", reason];
    sandbox.run(&[&correct[..], options].concat())
}

fn assert_nowhere(sandbox: &Sandbox, words: &str) {
    for file in sandbox.files("output").iter().filter(|path| !path.ends_with("zip")) {
        let bytes = sandbox.read_bytes(&format!("output/{file}"));
        assert!(!String::from_utf8_lossy(&bytes).contains(words), "{file}");
    }
}

#[test]
fn what_a_correction_hides_is_hidden_in_every_text_before_it() {
    let sandbox = Sandbox::with_sheet_where("毎朝", &format!("毎朝、{SECRET}の"));
    sandbox.publish();
    sandbox.edit(SHEET_FILE, "書き留める", "記録する");
    assert_eq!(correct(&sandbox, "用語を改めました。", &[]).code, Some(0));
    sandbox.build();
    assert!(sandbox.has("output/assessments/desk/1/corrected/1/desk-1.txt"));
    sandbox.edit(SHEET_FILE, &format!("毎朝、{SECRET}の"), "毎朝");
    assert_eq!(correct(&sandbox, "公表すべきでない言葉を除きました。", &["--hide-former"]).code, Some(0));
    sandbox.build();
    assert_nowhere(&sandbox, SECRET);
    let page = sandbox.read("output/assessments/desk/1/index.html");
    assert_eq!(page.matches("訂正前の文は、公表していません。").count(), 2);
}

#[test]
fn whoever_forgot_to_hide_a_former_text_can_do_so_later() {
    let sandbox = Sandbox::with_sheet_where("毎朝", &format!("毎朝、{SECRET}の"));
    sandbox.publish();
    sandbox.edit(SHEET_FILE, &format!("毎朝、{SECRET}の"), "毎朝");
    assert_eq!(correct(&sandbox, "言葉を除きました。", &[]).code, Some(0));
    let ran = correct(&sandbox, "訂正前の文を示すのをやめました。", &["--hide-former"]);
    assert!(ran.stdout.contains("1件を載せました"), "{}", ran.stdout);
    sandbox.build();
    assert_nowhere(&sandbox, SECRET);
    let again = correct(&sandbox, "もう一度。", &["--hide-former"]);
    assert!(again.stdout.contains("ありませんでした"), "{}", again.stdout);
}

#[test]
fn a_correction_that_would_show_withheld_words_is_not_written() {
    let sandbox = Sandbox::with_sheet_where("一階の東側にある。", &format!("{SECRET}の東側にある。"));
    sandbox.publish();
    let whole = format!("note = \"{SECRET}の東側にある。\"");
    sandbox.edit(SHEET_FILE, &whole, &format!("note = {{ withheld = \"番号法\", full = \"{SECRET}の東側にある。\" }}"));
    let before = sandbox.read(LEDGER);
    for (reason, options) in
        [("非公表としました。", &[][..]), (&format!("{SECRET}の東側にある。を除きました。"), &["--hide-former"])]
    {
        let ran = correct(&sandbox, reason, options);
        assert_eq!(ran.code, Some(3), "{reason}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(sandbox.read(LEDGER), before);
    }
    assert_eq!(correct(&sandbox, " ", &["--hide-former"]).code, Some(2));
    assert_eq!(correct(&sandbox, "非公表としました。", &["--hide-former"]).code, Some(0));
    sandbox.build();
    assert_nowhere(&sandbox, SECRET);
}

#[test]
fn a_ledger_that_is_lost_cut_or_altered_at_its_end_stops_the_build() {
    let sandbox = published();
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-05-01"));
    sandbox.publish();
    sandbox.build();
    let whole = sandbox.read(LEDGER);
    let first = format!("{}\n", whole.lines().next().expect("there are lines"));
    for ledger in ["", &first, &whole.replace("\"title\":\"総合窓口の点検　点検表　第2版\"", "\"title\":\"別の題名\"")]
    {
        sandbox.put(LEDGER, ledger);
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.contains("L101"), "{}", ran.stderr);
        if !ledger.is_empty() {
            assert_eq!(sandbox.run(&["verify", "content"]).code, Some(1));
        }
    }
    sandbox.remove(LEDGER);
    assert!(sandbox.run(&["build"]).stderr.contains("L101"));
    // Whoever loses all of it is told by the site that stands.
    sandbox.remove("content/archive");
    assert!(sandbox.run(&["build"]).stderr.contains("L109"));
}

#[test]
fn hostile_leftovers_and_digests_lead_nowhere() {
    let sandbox = published();
    sandbox.put("content/archive/.waiting/list", "../../site.toml\n\n");
    sandbox.publish();
    assert!(sandbox.has("content/site.toml") && !sandbox.has("content/archive/.waiting"));
    let digest = sha256(sandbox.read("content/forms/sheet.toml").as_bytes());
    sandbox.edit(LEDGER, &digest, "/dev/zero");
    for command in [&["build"][..], &["verify", "content"]] {
        let ran = sandbox.run(command);
        assert_eq!(ran.code, Some(1), "{command:?}");
        assert!(format!("{}{}", ran.stdout, ran.stderr).contains("SHA-256 の形になっていない"), "{command:?}");
    }
}

#[test]
fn that_a_work_ended_and_what_a_document_was_called_may_be_told_later() {
    let sandbox = published();
    sandbox.edit(SHEET_FILE, "published = 2026-04-01\n", "published = 2026-04-01\nended = 2026-10-31\n");
    sandbox.build();
    assert!(sandbox.read("output/assessments/desk/1/index.html").contains("終了"));
    assert_eq!(sandbox.run(&["verify", "content"]).code, Some(0));
    sandbox.rename("content/assessments/desk", "content/assessments/counter");
    let moved = sandbox.read("content/assessments/counter/1/book.toml");
    sandbox.put("content/assessments/counter/1/book.toml", format!("aliases = [\"desk\"]\n{moved}"));
    sandbox.build();
    for file in ["desk/1/data.json", "desk/1/desk-1.txt", "counter/1/desk-1.txt", "counter/1/counter-1.zip"] {
        assert!(sandbox.has(&format!("output/assessments/{file}")), "{file}");
    }
    for place in ["content", "output", "output/assessments/counter/1/counter-1.zip"] {
        let ran = sandbox.run(&["verify", place]);
        assert_eq!(ran.code, Some(0), "{place}: {}", ran.stdout);
    }
    sandbox.edit("content/assessments/counter/1/book.toml", "毎朝", "毎夕");
    let correct = ["publish", "assessments/counter", "--correct", "1", "--reason", "書き誤りを正しました。"];
    let ran = sandbox.run(&correct);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    sandbox.build();
}

#[test]
fn a_withdrawn_document_can_still_be_corrected_and_verified() {
    let sandbox = published();
    sandbox.put(
        "content/assessments/desk/withdrawn.toml",
        "withdrawn = 2026-06-01\ntitle = \"総合窓口の点検\"\nreason = \"点検をやめたため。\"\nversions = [\"1\"]\n",
    );
    sandbox.build();
    sandbox.edit(SHEET_FILE, "毎朝", "毎夕");
    assert_eq!(correct(&sandbox, "書き誤りを正しました。", &["--hide-former"]).code, Some(0));
    sandbox.build();
    sandbox.remove("content/assessments/desk/1");
    sandbox.build();
    let ran = sandbox.run(&["verify", "content"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stdout);
}
