//! The body's own theme: what is asked for and missing is told, litter is passed over, and nothing vanishes in silence.

use crate::support::Sandbox;

#[test]
fn themes_that_are_not_there_are_a_failure() {
    let sandbox = Sandbox::with_sheet().file("note.txt", "覚え書き");
    for themes in ["nothere", "note.txt"] {
        let ran = sandbox.run(&["build", "--themes", themes]);
        assert_eq!(ran.code, Some(2), "{}", ran.stderr);
        assert!(ran.stderr.contains(themes) && ran.stderr.contains("テーマ"), "{}", ran.stderr);
    }
}

#[test]
fn a_theme_that_stands_one_folder_too_high_is_a_failure() {
    let sandbox = Sandbox::with_sheet().file("own/standard/assets/own.css", "p { margin: 0 }");
    let ran = sandbox.run(&["build", "--themes", "own/standard"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(ran.stderr.contains("standard"), "{}", ran.stderr);
    let ran = sandbox.run(&["build", "--themes", "own"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn litter_in_a_theme_is_passed_over() {
    let sandbox = Sandbox::with_sheet();
    for folder in ["themes", "themes/standard", "themes/standard/assets", "themes/standard/templates"] {
        for name in [".DS_Store", "Thumbs.db", "desktop.ini", "~$own.css"] {
            sandbox.put(&format!("{folder}/{name}"), b"\x00\x01\xff");
        }
    }
    sandbox.build();
    assert!(sandbox.files("output/assets").iter().all(|name| name.ends_with(".css") || name.ends_with(".js")));
}

#[cfg(unix)]
#[test]
fn a_link_inside_of_a_theme_is_told() {
    let sandbox =
        Sandbox::with_sheet().file("away/own.css", "p { margin: 0 }").file("themes/standard/assets/a.css", "");
    sandbox.link("themes/standard/assets/own.css", &sandbox.path("away/own.css"));
    let ran = sandbox.run(&["build"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("T102") && ran.stderr.contains("themes/standard/assets/own.css"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn the_folder_of_themes_may_be_a_link() {
    let sandbox = Sandbox::with_sheet().file("kept/standard/assets/own.css", "p { margin: 0 }");
    sandbox.link("themes", &sandbox.path("kept"));
    sandbox.build();
    assert!(sandbox.has("output/assets/own.css"));
}
