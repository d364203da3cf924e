//! Steps of a work as a drawing: on the page and in the electronic book, with the same steps as a table behind it.

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_FORM;
use crate::support::SITE;
use crate::support::Sandbox;

const FLOW: &str = r#"
[choices.carried]
options = [{ code = "yes", label = "含む" }, { code = "no", label = "含まない" }]

[[nodes]]
key = "steps[]"
part = "body"
ref = "Ⅰ.4"
label = "４．流れ"
type = "repeat"
display = "table"
title_item = "what"

[[nodes]]
key = "steps[].number"
label = "番号"
type = "line"
required = false

[[nodes]]
key = "steps[].from"
label = "どこから"
type = "line"
required = false

[[nodes]]
key = "steps[].to"
label = "どこへ"
type = "line"
required = false

[[nodes]]
key = "steps[].what"
label = "内容"
type = "line"
required = false

[[nodes]]
key = "steps[].medium"
label = "方法"
type = "line"
required = false

[[nodes]]
key = "steps[].carries"
label = "個人番号"
type = "one"
choices = "carried"
required = false

[[flows]]
steps = "steps[]"
number = "number"
from = "from"
to = "to"
what = "what"
medium = "medium"
carries = "carries"
carried = ["yes"]
"#;

const STEPS: &str = r#"
[[steps]]
id = "apply"
number = "①"
from = "本人 & 家族"
to = "税の窓口"
what = "申請"
medium = "紙"
carries = "含む"

[[steps]]
id = "answer"
number = "②"
from = "税の窓口"
to = "本人 & 家族"
what = "通知"
carries = "含まない"

[[steps]]
id = "hidden"
number = "③"
from = "税の窓口"
to = { withheld = "条例第5条", full = "地下の金庫室" }
what = "保管"

[[steps]]
id = "begun"
number = "④"
from = "税の窓口"
"#;

fn drawn(steps: &str) -> Sandbox {
    Sandbox::new()
        .file("content/site.toml", SITE)
        .file("content/forms/sheet.toml", &format!("{SHEET_FORM}{FLOW}"))
        .file(SHEET_FILE, &format!("{SHEET}{steps}"))
}

#[test]
fn steps_are_drawn_above_their_table() {
    let sandbox = drawn(STEPS);
    sandbox.build();
    for page in ["body", "all"] {
        let html = sandbox.read(&format!("output/assessments/desk/1/{page}/index.html"));
        let (_, behind) = html.split_once("<svg").expect("the steps are drawn");
        let (svg, behind) = behind.split_once("</svg>").expect("the drawing ends");
        assert!(svg.contains("role=\"img\" aria-label=\"４．流れの図\""), "{svg}");
        assert_eq!(svg.matches("class=\"drawing-box\"").count(), 3, "{svg}");
        assert_eq!(svg.matches("①番").count(), 2, "{svg}");
        assert_eq!((svg.matches("drawing-core").count(), svg.matches("stroke-dasharray").count()), (1, 1), "{svg}");
        assert!(svg.contains("本人 &amp; 家族") && svg.contains("（公表していません）"), "{svg}");
        assert!(!svg.contains("④"), "a step that leads nowhere is not drawn: {svg}");
        assert!(behind.contains("<table") && behind.contains("申請") && behind.contains("④"), "{behind}");
        for words in ["二重の線", "点線は", "一本の線"] {
            assert!(html.contains(words), "{words}");
        }
    }
}

#[test]
fn no_steps_are_no_drawing() {
    let sandbox = drawn("");
    sandbox.build();
    assert!(!sandbox.read("output/assessments/desk/1/body/index.html").contains("<svg"));
}

#[cfg(feature = "pdf")]
#[test]
fn the_drawing_stands_on_paper_with_words_for_those_who_hear_it() {
    let sandbox = drawn(STEPS).with_all_formats();
    let ran = sandbox.run(&["build", "--downloads"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(!ran.stderr.contains("Y102"), "{}", ran.stderr);
    let Some(words) = crate::papers::words_of(&sandbox, "output/assessments/desk/1/desk-1.pdf") else { return };
    let words = crate::papers::without_blanks(&words);
    for drawn in ["①番", "（公表していません）", "二重の線と「番」の印は個人番号を含む流れ"]
    {
        assert!(words.contains(drawn), "{drawn}: {words}");
    }
}
