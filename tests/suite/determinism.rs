//! Same input, same bytes: on any number of threads, in any folder, under any locale, time zone and order of files.

use crate::books::put_book;
use crate::support::SHEET;
use crate::support::SHEET_FORM;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::Tree;

/// Path and text of every file of a site with several small documents.
fn files() -> Vec<(String, String)> {
    let mut files = vec![
        ("content/site.toml".to_owned(), SITE.to_owned()),
        ("content/forms/sheet.toml".to_owned(), SHEET_FORM.to_owned()),
    ];
    for at in 1..=12 {
        let text = SHEET.replace("総合窓口", &format!("第{at}窓口"));
        files.push((format!("content/assessments/desk-{at}/1/book.toml"), text));
    }
    files
}

fn site(files: &[(String, String)]) -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, text) in files {
        sandbox.put(path, text);
    }
    sandbox
}

/// What a build of a site in a folder of its own comes to.
fn built(sandbox: &Sandbox, environment: &[(&str, &str)]) -> Tree {
    let ran = sandbox.run_where(environment, &["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    sandbox.tree()
}

#[test]
fn threads_do_not_show() {
    let large = || {
        let sandbox = site(&files());
        put_book(&sandbox, "kaigo/1", "介護保険に関する事務");
        sandbox
    };
    let one = built(&large(), &[("RAYON_NUM_THREADS", "1")]);
    assert!(one.len() > 60, "{}", one.len());
    assert_eq!(built(&large(), &[("RAYON_NUM_THREADS", "8")]), one);
    assert_eq!(built(&large(), &[]), one);
}

#[test]
fn locale_and_time_zone_do_not_show() {
    let plain = built(&site(&files()), &[("LC_ALL", "C"), ("TZ", "UTC")]);
    for (locale, zone) in [("ja_JP.UTF-8", "Asia/Tokyo"), ("tr_TR.UTF-8", "America/Los_Angeles"), ("", "UTC-14")] {
        assert_eq!(
            built(&site(&files()), &[("LC_ALL", locale), ("LANG", locale), ("TZ", zone)]),
            plain,
            "{locale} {zone}"
        );
    }
}

#[test]
fn the_order_in_which_files_were_made_does_not_show() {
    let mut files = files();
    let forth = site(&files);
    files.reverse();
    let back = site(&files);
    forth.build();
    back.build();
    assert_eq!(forth.tree(), back.tree());
}

#[test]
fn the_way_to_the_content_does_not_show() {
    let sandbox = site(&files());
    sandbox.build();
    let content = sandbox.path("content").to_string_lossy().into_owned();
    for (output, content) in [("absolute", content.as_str()), ("dotted", "./output/../content/"), ("plain", "content")]
    {
        let ran = sandbox.run(&["build", "--content", content, "--output", output]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert_eq!(sandbox.tree_of(output), sandbox.tree(), "{output}");
    }
}

#[test]
fn what_stood_in_the_output_before_does_not_show() {
    let sandbox = site(&files());
    sandbox.put("content/assessments/desk-1/2/book.toml", SHEET.replace("2026-04-01", "2026-10-01"));
    sandbox.build();
    sandbox.remove("content/assessments/desk-1/2");
    sandbox.remove("content/assessments/desk-2");
    sandbox.build_and_remove();
    let fresh = site(&files());
    fresh.remove("content/assessments/desk-2");
    fresh.build();
    assert_eq!(sandbox.tree(), fresh.tree());
}

#[test]
fn findings_come_in_the_same_order() {
    let broken: Vec<_> = files()
        .into_iter()
        .map(|(path, text)| (path, text.replace("size = \"10人未満\"", "size = \"数人\"")))
        .collect();
    let told = |threads: &str| {
        let ran = site(&broken).run_where(&[("RAYON_NUM_THREADS", threads)], &["check"]);
        assert_eq!(ran.code, Some(1));
        ran.stdout
    };
    let one = told("1");
    assert_eq!(one.matches("「数人」は、この項目の選択肢にありません。").count(), 12, "{one}");
    assert_eq!(told("8"), one);
}

#[test]
fn nothing_of_the_machine_stands_in_the_output() {
    let sandbox = site(&files());
    sandbox.build();
    let folder = sandbox.path("").to_string_lossy().into_owned();
    for path in sandbox.files("output") {
        assert!(!sandbox.read(&format!("output/{path}")).contains(&folder), "{path}");
    }
}

#[test]
fn the_instant_shows_only_where_something_depends_on_it() {
    let sandbox = site(&files());
    let ran = sandbox.run(&["build", "--as-of", "2026-11-20"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let before = sandbox.tree();
    let ran = sandbox.run(&["build", "--as-of", "2026-12-25T17:00"]);
    assert!(ran.stderr.contains("（書き換え 0、"), "{}", ran.stderr);
    assert_eq!(sandbox.tree(), before);
}
