//! Every rule has a case in which it speaks and one, close by, in which it has nothing to say.

use std::collections::BTreeSet;

use juran::finding::Rule;

use crate::reading;
use crate::reading::case::Write;
use crate::reading::case::Write::All;
use crate::reading::case::Write::Call;
use crate::reading::case::Write::File;
use crate::reading::case::Write::Form;
use crate::reading::case::Write::Result;
use crate::reading::case::Write::Sheet;
use crate::reading::case::Write::Site;
use crate::reading::case::sandbox;
use crate::support::Sandbox;

const NOTE: &str = "\"一階の東側にある。\"";
const HOME: &str = "themes/standard/templates/home.html";
const OTHER: &str = include_str!("fixtures/other-sheet.toml");

/// Files of a theme, and the rule that speaks of them when a site is built.
const THEMES: &[(&str, &str, &str)] = &[
    ("T101", HOME, "<h1>{{ title </h1>"),
    ("T101", "themes/standard/templates/page.html", "{% extends \"nothing.html\" %}"),
    ("T102", "themes/standard/assets/Logo 1.svg", "<svg></svg>"),
    ("T103", "themes/standard/words.toml", "[home]\ncount = \"件数\"\n"),
    ("I201", HOME, "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><h1>一</h1><p><b>二</p></b></html>"),
    ("I306", HOME, "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><p>一</p></html>"),
    ("I301", HOME, "<!DOCTYPE html><html><title>見本村</title><h1>一</h1></html>"),
    ("I307", HOME, "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><h1>一</h1><h3>三</h3></html>"),
    (
        "I202",
        HOME,
        "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><h1>一</h1><a href=\"/nowhere/\">二</a></html>",
    ),
    ("I203", HOME, "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><h1>一</h1><script>1</script></html>"),
    ("I203", HOME, "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><h1 style=\"color:red\">一</h1></html>"),
];

const FINE_THEMES: &[(&[&str], &str, &str)] = &[
    (
        &["T101", "I201", "I202", "I203", "I301", "I306", "I307"],
        HOME,
        "<!DOCTYPE html><html lang=\"ja\"><title>見本村</title><a href=\"#main\">本文へ</a><main id=\"main\"><h1>一</h1><h2>二</h2><a href=\"/assessments/\">三</a></main></html>",
    ),
    (&["T103"], "themes/standard/words.toml", "[home]\ncount = \"全部で{count}件\"\n"),
    (&["T104", "T106"], "themes/standard/assets/own.css", ":root { --brand: #1f5c3a; }"),
    (&["T105"], "themes/standard/templates/version-notices.html", "<p>一</p>"),
    (&["T102"], "themes/standard/assets/logo-1.svg", "<svg></svg>"),
];

const SEALED: &str = "{ withheld = \"警備のため\", full = \"毎日午前二時に鍵を換える\" }";

/// What stays within the rules, and the rules it comes close to.
const FINE: &[(&[&str], Write)] = &[
    (&["R101"], File("assessments/desk/1/more.toml", "\u{FEFF}# 書き足すことがあれば、ここへ。\r\n")),
    (&["R109"], File("forms/.keep", "一\n")),
    (&["R102"], Sheet("総合窓口の点検", "＝［総合窓口］、’点検’　”")),
    (
        &["R103", "R104", "R105", "R107", "R303"],
        All(&[
            File("assessments/desk/1/plan-1.png", "図\n"),
            File("assessments/desk/1/list.csv", "一,二\n"),
            Sheet(
                "steps = [\"見回る\", \"書き留める\"]\n",
                "map = { file = \"plan-1.png\", alt = \"案内図\" }\nsteps = [\"見回る\"]\n\n[[attachments]]\nfile = \"list.csv\"\ntitle = \"一覧\"\n",
            ),
        ]),
    ),
    (&["R106"], Form("title = \"窓口点検表\"", "title = \"窓口の点検表\"")),
    (&["R201"], Sheet("[work]\n", "[work]\nmemo = \"来週、課長に聞く\"\n")),
    (&["R214", "R215"], Sheet("総合窓口の点検", "総合\\t窓口の\\u3042点検👩\u{200D}💻")),
    (&["R202"], Sheet("[\"見回る\", \"書き留める\"]", "\"見回る\"")),
    (&["R205"], Sheet("number = 7", "number = \"１，２３４\"")),
    (&["R203", "R210"], Sheet("\"10人未満\"", "\"２）10人以上50人未満\"")),
    (&["R204", "R211"], Sheet("2024-04-01", "\"令和6年2月29日（木）\"")),
    (
        &["R206", "R207", "F102"],
        Sheet(
            "[[desks]]\n",
            "[[desks]]\nid = \"tax-2\"\nname = \"あ\"\n\n[[desks]]\nid = \"t3\"\nname = \"い\"\n\n[[desks]]\n",
        ),
    ),
    (
        &["R208", "F103"],
        All(&[
            File("assessments/desk/1/more.toml", "[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\n"),
            Sheet("name = \"税の窓口\"\n", ""),
        ]),
    ),
    (
        &["R218"],
        Sheet(
            "[work]\nsummary = \"窓口の混み",
            "[[waivers]]\nrule = \"H101\"\nreason = \"国の名前のため。\"\nby = \"総務課\"\non = 2026-04-01\n\n[work]\nsummary = \"窓口（한국어）の混み",
        ),
    ),
    (
        &["R225"],
        File(
            "assessments/desk/1/changed.toml",
            "[[changed]]\nitem = \"work.summary\"\nreason = \"言い換えのため。\"\n",
        ),
    ),
    (&["R217"], File("assessments/desk/2-an/book.toml", include_str!("fixtures/draft.toml"))),
    (
        &["R219"],
        Site(
            "name = \"見本村長\"",
            "name = \"見本村長\"\n\n[[signers]]\nid = \"somu\"\nname = \"総務課 情報公開担当\"\nkey = \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINl/BVcZ3ceIXz0t2wobQ0o8dhCAOkIoFP0yWYYUQ0ir office\"",
        ),
    ),
    (
        &["R227", "A131"],
        Site(
            "name = \"見本村長\"",
            "name = \"見本村長\"\n\n[[life_events]]\nid = \"tennyu\"\nname = \"転入\"\ndocuments = [\"assessments/desk\"]\n\n[[readings]]\nwords = \"総合\"\nyomi = \"ソウゴー・まど\"",
        ),
    ),
    (&["R209"], Site("body = \"見本村\"", "body = \"見本村\"\ncontact = \"総務課 電話 0120-000-000\"")),
    (
        &["R110", "R111", "R216"],
        All(&[
            Site(
                "name = \"見本村長\"",
                "name = \"見本村長\"\n\n[[departments]]\nid = \"somu\"\nname = \"総務課\"\n\n[[councils]]\nid = \"shingikai\"\nname = \"見本村審議会\"",
            ),
            Sheet("agency = \"mayor\"", "agency = \"mayor\"\ndepartment = \"somu\""),
            File("meetings/shingikai/r8-1/1/record.toml", COUNCIL_SHEET),
            File(
                "notices/kagi/1/scan.toml",
                "title = \"鍵の扱い\"\nsummary = \"鍵を預かる者を定めた通知である。\"\n\n[version]\npublished = 2019-04-01\n\n[[attachments]]\nfile = \"kagi.txt\"\ntitle = \"通知の写し\"\n",
            ),
            File("notices/kagi/1/kagi.txt", "鍵は総務課が預かる。\n"),
        ]),
    ),
    (&["R301"], Sheet(NOTE, "\"1 < 2 で、2 > 1、a<b である。`<b>` は太字の印。\"")),
    (
        &["R302", "R306", "A102"],
        Sheet(
            NOTE,
            "\"[概要](#work.summary)、[この文書](/assessments/desk/1/body/#work.size)、[役所](https://a.example/)、[宛先](mailto:a@a.example)\"",
        ),
    ),
    (&["R304"], Sheet(NOTE, "'''\n東側にある[^1]。\n\n[^1]: 改修の後。\n'''")),
    (&["R305"], Sheet(NOTE, "{ text = \"毎日〔非公表:hour〕。\", parts.hour = { ground = \"警備のため\" } }")),
    (&["F101"], Sheet("begun = 2024-04-01", "begun = \"－\"")),
    (&["A101"], Sheet("[version]", "aliases = [\"old-desk\"]\n\n[version]")),
    (
        &["A103"],
        All(&[
            File("assessments/other/1/book.toml", OTHER),
            Sheet(NOTE, "\"[別の文書](/assessments/other/)を見る。\""),
        ]),
    ),
    (&["A104"], File("assessments/a-document-with-a-name-that-is-just-short-enough-to-pass/1/book.toml", OTHER)),
    (&["I101", "R212", "R213", "S101", "S102"], Sheet(NOTE, SEALED)),
    (
        &["C101", "C102", "C104", "C106", "C107"],
        Call(
            "[[channels]]",
            "[[extensions]]\nid = \"first\"\ndecided = 2026-12-01\ncloses = \"2026-12-04T17:01\"\nreason = \"停電のため。\"\n\n[[channels]]",
        ),
    ),
    (
        &["C103", "C104"],
        Call(
            "closes = \"2026-12-04T17:00\"\npersons",
            "closes = \"2026-11-28T17:00\"\nshort-reason = \"急ぐ。\"\npersons",
        ),
    ),
    (&["C103"], Call("closes = \"2026-12-04T17:00\"\npersons", "closes = \"2026-11-30T00:00\"\npersons")),
    (
        &["C105"],
        Call(
            "評価書の案\"\nbasis = \"見本村意見公募要綱第3条\"\npurpose = \"窓口の点検のしかたを改めるため。\"\nholding = \"実施する\"\ndrafts = [\"assessments/desk/2-an\"]\n",
            "計画の案\"\nbasis = \"要綱\"\npurpose = \"改めるため。[案](https://a.example/an.html)\"\nholding = \"実施する\"\n",
        ),
    ),
    (
        &["C108", "C109", "C110", "C111", "C112", "C113", "A111", "A113", "A114", "A115"],
        All(&[Call("", ""), Result("", "")]),
    ),
    (
        &["C108"],
        All(&[Call("", ""), Result("received = 4", "received = 5\nleft-out = \"名誉を傷つけるもの1件を除いた。\"")]),
    ),
    (
        &["A121"],
        All(&[
            Sheet("published = 2026-04-01\n", "published = 2026-04-01\nended = 2026-10-31\n"),
            File(
                "assessments/desk/withdrawn.toml",
                "withdrawn = 2029-11-01\ntitle = \"総合窓口の点検\"\nreason = \"事務を終えたためです。\"\n",
            ),
        ]),
    ),
    (&["A112"], All(&[Call("", ""), Result("published = 2026-12-20", "published = 2026-12-05")])),
    (
        &["R108", "I102", "I204"],
        All(&[
            File(
                "assessments/desk/1/guide.html",
                "<!DOCTYPE html><html lang=\"ja\"><title>案内</title><p>一</p></html>",
            ),
            Sheet(
                NOTE,
                "{ withheld = \"警備のため\", full = \"毎日午前二時に鍵を換える\" }\n\n[[attachments]]\nfile = \"guide.html\"\ntitle = \"案内\"",
            ),
        ]),
    ),
];

/// A document of a council, with every item that it needs.
const COUNCIL_SHEET: &str = "form = \"council-sheet@1\"\nnumber = \"資料1\"\nmatter = \"諮問\"\ntitle = \"窓口の点検\"\nbasis = \"条例\"\ndepartment = \"総務課\"\nprotection = \"鍵を掛ける。\"\n\n[version]\npublished = 2026-04-01\n\n[outline]\nname = \"点検\"\npurpose = \"混み具合を見る。\"\npersons = \"来庁者\"\ncontents = \"見て回る。\"\n";

fn registries() -> Vec<&'static Rule> {
    let rooms = [
        juran::archive::RULES,
        juran::read::RULES,
        juran::assemble::RULES,
        juran::render::RULES,
        juran::inspect::RULES,
        juran::spool::RULES,
        juran::produce::RULES,
        juran::publish::RULES,
        juran::typeset::RULES,
    ];
    rooms.into_iter().flatten().copied().chain(juran::inspect::pages().map(|page| page.rule)).collect()
}

/// Codes of rules that no case is about.
fn without_case<'r>(rules: &[&'r Rule], cases: &BTreeSet<&str>) -> Vec<&'r str> {
    rules.iter().map(|rule| rule.code).filter(|code| !cases.contains(code)).collect()
}

fn with_theme(path: &str, text: &str) -> Sandbox {
    Sandbox::with_sheet().file(path, text)
}

#[test]
fn every_rule_has_a_case_on_either_side() {
    let in_the_book: BTreeSet<&str> = juran::check::pages().map(|page| page.rule.code).collect();
    let rules: Vec<&Rule> = registries();
    let mut speaking: BTreeSet<&str> = reading::cases().map(|case| case.rule).collect();
    speaking.extend(THEMES.iter().map(|(rule, ..)| *rule));
    // The chapters on leaks, on placing and on themes of one's own tell of these.
    speaking.extend(["I101", "I102", "I204", "S101", "S102", "T104", "T105", "T106"]);
    let themes = FINE_THEMES.iter().flat_map(|(rules, ..)| *rules);
    // The chapter on the results of consultations tells of it.
    speaking.insert("A115");
    // The chapters on publishing, signing and downloads tell of these on either side.
    let of_publishing = ["I205", "Y201", "L101", "L102", "L103", "L104", "L105", "L106", "L107", "L108", "L109"];
    speaking.extend(of_publishing);
    // The examples on the pages of these rules, and the chapter on inspecting, tell of them on either side.
    let of_pages: Vec<&str> = juran::inspect::pages().map(|page| page.rule.code).collect();
    speaking.extend(&of_pages);
    // The chapter on accessibility tells of a level without ground on either side.
    speaking.insert("R226");
    // The chapter on papers, which is part of a program that can set them, tells of these on either side.
    let of_papers = ["Y101", "Y102", "Y103"];
    speaking.extend(of_papers);
    let silent = FINE.iter().flat_map(|(rules, _)| *rules).chain(themes).copied();
    let silent: BTreeSet<&str> = silent.chain(of_publishing).chain(of_papers).chain(of_pages).chain(["R226"]).collect();
    assert_eq!(without_case(&rules, &speaking), [""; 0], "add a case in which it speaks");
    assert_eq!(without_case(&rules, &silent), [""; 0], "add a case in which it has nothing to say");
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code).chain(in_the_book.iter().copied()).collect();
    assert_eq!(codes.len(), rules.len() + in_the_book.len(), "a code names one rule");
    assert!(speaking.union(&silent).all(|code| codes.contains(code)), "a case is about a rule that there is not");
    speaking.remove("A101");
    assert_eq!(without_case(&rules, &speaking), ["A101"], "the check can fail");
}

#[test]
fn rules_say_nothing_of_what_is_right() {
    for (rules, write) in FINE {
        let (sandbox, _) = sandbox(write);
        let findings = sandbox.check();
        assert!(findings.is_empty(), "{rules:?}: {findings:#?}");
        let ran = sandbox.build();
        assert!(!ran.stderr.contains("直し方"), "{rules:?}: {}", ran.stderr);
    }
}

#[test]
fn faults_of_a_theme_stop_the_build_and_are_told() {
    for (rule, path, text) in THEMES {
        let sandbox = with_theme(path, text);
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{rule} {path}: {}", ran.stderr);
        assert!(ran.stderr.contains(&format!("問題あり {rule} ")), "{rule}: {}", ran.stderr);
        assert!(!sandbox.has("output/index.html"), "{rule}");
        let place = ran.stderr.lines().find(|line| line.trim_start().starts_with("場所: "));
        assert!(place.is_some_and(|line| line.contains('/')), "{rule} names no place: {}", ran.stderr);
    }
}

#[test]
fn a_theme_within_the_rules_builds() {
    for (rules, path, text) in FINE_THEMES {
        let ran = with_theme(path, text).build();
        assert!(!ran.stderr.contains("直し方"), "{rules:?}: {}", ran.stderr);
    }
}

#[test]
fn rules_tell_what_why_and_on_what_basis() {
    let rules = registries().into_iter().chain(juran::check::rules()).chain(juran::import::RULES.iter().copied());
    for rule in rules {
        let is_code = rule.code.len() == 4 && rule.code.chars().skip(1).all(|letter| letter.is_ascii_digit());
        assert!(is_code, "{}", rule.code);
        assert!(rule.name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{}", rule.name);
        assert!(rule.basis.contains("ため") && rule.basis.ends_with('。'), "{}: {}", rule.code, rule.basis);
        assert!(!rule.title.ends_with('。') && !rule.title.is_empty(), "{}: {}", rule.code, rule.title);
    }
}
