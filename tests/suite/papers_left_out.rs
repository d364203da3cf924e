//! A program without the library that sets pages says so, and how to get one.

use crate::support::Sandbox;

#[test]
fn a_program_that_cannot_set_pages_says_so_in_a_sentence() {
    let sandbox = Sandbox::with_sheet().with_all_formats();
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("PDF は、この juran に PDF を作る部品が入っていないため、作っていません。"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("--features pdf"), "{}", ran.stderr);
    assert!(!sandbox.files("output").iter().any(|path| path.ends_with(".pdf")));
    assert!(!sandbox.build().stderr.contains("PDF"));
}
