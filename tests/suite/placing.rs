//! Writing: a build puts its files into the output alone, and neither a kill nor a stray file loses or blocks the site.

use crate::support::Ran;
use crate::support::Sandbox;

const LIST: &str = "output/manifest.json";
const PENDING: &str = ".output.pending.json";

fn refused(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let ran = sandbox.run(arguments);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    ran
}

#[test]
fn a_list_that_was_cut_off_while_it_was_written_blocks_nothing() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let whole = sandbox.tree();
    sandbox.put(PENDING, "{\n  \"files\": [\n    {\n      \"path\": \"404.html\",\n      \"si");
    sandbox.edit(crate::support::SHEET_FILE, "税の窓口", "保険の窓口");
    let ran = sandbox.build();
    assert!(ran.stderr.contains("S101"), "{}", ran.stderr);
    assert!(!sandbox.has(PENDING));
    sandbox.edit(crate::support::SHEET_FILE, "保険の窓口", "税の窓口");
    let ran = sandbox.build();
    assert!(!ran.stderr.contains("S101"), "{}", ran.stderr);
    assert_eq!(sandbox.tree(), whole);
}

#[test]
fn with_a_damaged_manifest_everything_is_made_again_and_nothing_removed() {
    for damaged in ["", "\0\0\0\0", "{\n  \"files\": [\n    {\n      \"path\": \"40"] {
        let sandbox = Sandbox::with_sheet();
        sandbox.build();
        sandbox.put("output/old/index.html", "前のページ");
        sandbox.put(LIST, damaged);
        sandbox.edit(crate::support::SHEET_FILE, "税の窓口", "保険の窓口");
        let ran = sandbox.build();
        assert!(ran.stderr.contains("S101"), "{}", ran.stderr);
        assert!(ran.stderr.contains("manifest.json"), "{}", ran.stderr);
        assert!(sandbox.read("output/assessments/desk/1/body/index.html").contains("保険の窓口"));
        assert_eq!(sandbox.read("output/old/index.html"), "前のページ");
        assert!(!sandbox.build().stderr.contains("S101"));
    }
}

#[test]
fn a_manifest_of_another_program_is_left_alone() {
    let sandbox = Sandbox::with_sheet().file(LIST, "{\"name\":\"別のサイト\"}").file("output/index.html", "別のページ");
    let ran = refused(&sandbox, &["build"]);
    assert!(ran.stderr.contains("juran が作ったものではない"), "{}", ran.stderr);
    assert_eq!(sandbox.read(LIST), "{\"name\":\"別のサイト\"}");
    assert_eq!(sandbox.read("output/index.html"), "別のページ");
}

#[test]
fn a_failure_leaves_nothing_waiting_beside_the_output() {
    let sandbox = Sandbox::with_sheet().file("output/index.html", "よそのサイトのページ");
    refused(&sandbox, &["build"]);
    assert!(!sandbox.has(".output.spool"));
    assert_eq!(sandbox.files("output"), ["index.html"]);
}

#[cfg(unix)]
#[test]
fn the_lock_of_a_colleague_blocks_nobody_but_while_it_is_held() {
    let sandbox = Sandbox::with_sheet().file(".output.lock", "");
    sandbox.make_read_only(".output.lock");
    sandbox.build();
    let held = sandbox.hold_lock_by_reading(".output.lock");
    let ran = refused(&sandbox, &["build"]);
    assert!(ran.stderr.contains("別の juran build が、同じ出力先で作業しています。"), "{}", ran.stderr);
    drop(held);
    sandbox.build();
}

#[test]
fn an_output_inside_of_content_is_refused_before_it_exists() {
    for output in ["content/out", "content/a/../out", "nothere/../content/out", "./content/../content/out"] {
        let sandbox = Sandbox::with_sheet();
        let before = sandbox.tree_of(".");
        let ran = refused(&sandbox, &["build", "--output", output]);
        assert!(ran.stderr.contains("content フォルダー"), "{}", ran.stderr);
        assert_eq!(sandbox.tree_of("."), before, "{output}");
    }
    let sandbox = Sandbox::with_sheet();
    let ran = sandbox.run(&["build", "--output", "made/now/site"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(sandbox.has("made/now/site/index.html"));
}

#[test]
fn an_output_inside_of_the_themes_is_refused() {
    let sandbox = Sandbox::with_sheet().file("themes/standard/assets/own.css", "p { margin: 0 }");
    let ran = refused(&sandbox, &["build", "--output", "themes/standard/assets/out"]);
    assert!(ran.stderr.contains("themes"), "{}", ran.stderr);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let sandbox = Sandbox::with_sheet().file("themes/standard/assets/own", "p { margin: 0 }");
    sandbox.build();
    sandbox.remove("themes/standard/assets/own");
    sandbox.put("themes/standard/assets/own/deep/style.css", "p { margin: 1px }");
    sandbox.build();
    assert_eq!(sandbox.read("output/assets/own/deep/style.css"), "p { margin: 1px }");
    sandbox.remove("themes/standard/assets/own");
    sandbox.put("themes/standard/assets/own", "p { margin: 0 }");
    sandbox.build();
    assert_eq!(sandbox.read("output/assets/own"), "p { margin: 0 }");
    assert!(!sandbox.has(PENDING));
}

#[test]
fn files_of_others_stay_where_a_file_wants_to_become_a_folder() {
    let sandbox = Sandbox::with_sheet().file("themes/standard/assets/own/style.css", "p { margin: 0 }");
    sandbox.build();
    sandbox.put("output/assets/own/note.txt", "手で置いたもの");
    sandbox.remove("themes/standard/assets/own");
    sandbox.put("themes/standard/assets/own", "p { margin: 1px }");
    let before = sandbox.tree();
    let ran = refused(&sandbox, &["build"]);
    assert!(ran.stderr.contains("juran が作ったものではない"), "{}", ran.stderr);
    assert_eq!(sandbox.tree(), before);
    sandbox.remove("output/assets/own/note.txt");
    sandbox.build();
    let other = Sandbox::with_sheet().file("output/assets", "手で置いたもの");
    let ran = refused(&other, &["build"]);
    assert!(ran.stderr.contains("juran が作ったものではない"), "{}", ran.stderr);
    assert_eq!(other.files("output"), ["assets"]);
}

#[cfg(unix)]
#[test]
fn a_link_inside_of_the_output_is_not_followed() {
    let sandbox = Sandbox::with_sheet().file("away/keep.txt", "外のもの").file("output/keep.txt", "中のもの");
    sandbox.link("output/assessments", &sandbox.path("away"));
    let ran = refused(&sandbox, &["build"]);
    assert!(ran.stderr.contains("output/assessments"), "{}", ran.stderr);
    assert!(ran.stderr.contains("リンク"), "{}", ran.stderr);
    assert_eq!(sandbox.files("away"), ["keep.txt"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_behind_a_link() {
    let sandbox = Sandbox::with_sheet().file("themes/standard/assets/own/style.css", "p { margin: 0 }");
    sandbox.build();
    sandbox.remove("output/assets/own");
    sandbox.put("away/style.css", "外のもの");
    sandbox.link("output/assets/own", &sandbox.path("away"));
    sandbox.remove("themes/standard/assets/own");
    let ran = refused(&sandbox, &["build"]);
    assert!(ran.stderr.contains("output/assets/own"), "{}", ran.stderr);
    assert_eq!(sandbox.read("away/style.css"), "外のもの");
}

#[cfg(unix)]
#[test]
fn the_output_itself_may_be_a_link_to_where_the_site_is_kept() {
    let sandbox = Sandbox::with_sheet().file("kept/site/.keep", "");
    sandbox.link("output", &sandbox.path("kept/site"));
    sandbox.build();
    assert!(sandbox.has("kept/site/index.html"));
    assert!(sandbox.has("kept/.site.lock"), "files wait on the file system they go to");
}
