//! A second consultation on a mended draft: the former one leads to it, and so does the former draft.

use crate::consulting::CALL;
use crate::consulting::PAGE;
use crate::consulting::RESULT;
use crate::consulting::RESULT_FILE;
use crate::consulting::build_at;
use crate::consulting::with_call;
use crate::consulting_clock::seen;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const AGAIN: &str = "content/consultations/anken-2/call.toml";
const DRAFT: &str = "output/assessments/desk/2-an/body/index.html";

/// The call, its result that there will be another, and that other call about the mended draft.
fn with_two_calls() -> Sandbox {
    let undated = sheet_where("published = 2026-04-01\n", "");
    let result = replaced(
        RESULT,
        "outcome = \"案を直して定めた\"\ndifferences = \"番号札のことを書き加えた。\"",
        "outcome = \"案を直して、もう一度募集する\"\nnot-enacted-reason = \"番号札のことを書き加えるため。\"\nagain = [\"consultations/anken-2\"]",
    );
    let call = replaced(CALL, "desk/2-an\"", "desk/2-an2\"");
    let call = ["2026-10-31", "2026-11-02", "2026-12-04", "2026-12-25", "2026-11-10"]
        .into_iter()
        .zip(["2026-12-20", "2026-12-21", "2027-02-05", "2027-03-25", "2027-01-10"])
        .fold(call, |call, (from, to)| replaced(&call, from, to));
    with_call(CALL)
        .file(RESULT_FILE, &result)
        .file(AGAIN, &call)
        .file("content/assessments/desk/2-an2/book.toml", &replaced(&undated, "毎朝", "毎夕"))
}

#[test]
fn the_former_call_and_the_former_draft_lead_to_the_new_ones_once_they_are_announced() {
    let sandbox = with_two_calls();
    build_at(&sandbox, "2026-12-19");
    assert!(!sandbox.has("output/assessments/desk/2-an2/index.html"));
    assert!(!sandbox.read(DRAFT).contains("2-an2") && !sandbox.read(PAGE).contains("anken-2"));
    build_at(&sandbox, "2026-12-20");
    let page = sandbox.read(PAGE);
    assert!(
        page.contains("案を直して、もう一度意見を募集することにしました。<a href=\"../anken-2/index.html\">"),
        "{page}"
    );
    let draft = sandbox.read(DRAFT);
    assert!(draft.contains("この案を直した第2版の案（その2）を、もう一度、意見公募に付しました。"), "{draft}");
    assert!(
        draft.contains("href=\"../../2-an2/body/index.html\"")
            && draft.contains("href=\"../../compare/2-an/2-an2/index.html\""),
        "{draft}"
    );
}

#[test]
fn a_call_leads_to_what_its_draft_changes_and_to_what_the_consultation_changed() {
    let sandbox = with_two_calls();
    build_at(&sandbox, "2026-12-22");
    let page = seen(&sandbox.read("output/consultations/anken-2/index.html"));
    let changes =
        "<a href=\"../../assessments/desk/compare/1/2-an2/index.html\">第1版から、この案で変わるところを見る</a>";
    assert!(page.contains(changes) && sandbox.has("output/assessments/desk/compare/1/2-an2/index.html"), "{page}");
    sandbox.put(
        "content/assessments/desk/2/book.toml",
        replaced(&sheet_where("2026-04-01", "2027-03-20"), "毎朝", "毎晩"),
    );
    build_at(&sandbox, "2027-03-20");
    let page = sandbox.read("output/consultations/anken-2/index.html");
    assert!(page.contains("../../assessments/desk/compare/2-an2/2/index.html"), "{page}");
    assert!(sandbox.read(PAGE).contains("../../assessments/desk/compare/2-an/2/index.html"));
}
