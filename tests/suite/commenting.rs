//! Comments on the items of a draft: links, sheets, blank slips, and that none of it tells what is not public.

use crate::consulting::CALL;
use crate::consulting::PAGE;
use crate::consulting::build_at;
use crate::consulting::call_where;
use crate::consulting::with_call;
use crate::support::Sandbox;
use crate::support::replaced;
use crate::support::sheet_where;

const HOME: &str = "output/consultations/anken/comment/index.html";
const SLIP: &str = "output/consultations/anken/comment/ikenhyo-anken.txt";
const SHEET: &str = "output/consultations/anken/comment/assessments/desk/2-an/body/index.html";
const DRAFT_PART: &str = "output/assessments/desk/2-an/body/index.html";
const DRAFT_FILE: &str = "content/assessments/desk/2-an/book.toml";

/// Every value of an attribute on a page, in its order.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|behind| behind.split('"').next()).collect()
}

fn comment_links(page: &str) -> Vec<&str> {
    let links = page.split("<a class=\"comment-link\" href=\"").skip(1);
    links.filter_map(|behind| behind.split('"').next()).collect()
}

/// The sentences that are shown, and those that the clock may bring.
fn sentences(page: &str) -> (Vec<&str>, Vec<&str>) {
    let found = page.split("<p class=\"standing-words\"").skip(1).filter_map(|rest| rest.split_once('>'));
    let (hidden, shown): (Vec<_>, Vec<_>) = found.partition(|(head, _)| head.ends_with(" hidden"));
    (
        shown.into_iter().filter_map(|(_, rest)| rest.split("</p>").next()).collect(),
        hidden.into_iter().filter_map(|(_, rest)| rest.split("</p>").next()).collect(),
    )
}

#[test]
fn every_item_of_a_draft_leads_to_its_box() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let (draft, sheet) = (sandbox.read(DRAFT_PART), sandbox.read(SHEET));
    let keys: Vec<&str> =
        comment_links(&draft).iter().filter_map(|link| link.split_once('#')).map(|(_, key)| key).collect();
    assert_eq!(keys, values(&sheet, "data-item"), "the boxes are those of the items, in their order");
    assert!(keys.contains(&"desks.tax.name") && keys.len() > 8, "{keys:?}");
    for key in &keys {
        assert!(
            sheet.contains(&format!("<label for=\"{key}\">")) && sheet.contains(&format!("<textarea id=\"{key}\""))
        );
    }
    assert!(
        comment_links(&draft)[0]
            .starts_with("../../../../consultations/anken/comment/assessments/desk/2-an/body/index.html#")
    );
    assert!(draft.contains("この項目に意見を書く<span class=\"hidden\">"), "links are told apart by ear");
    let cover = sandbox.read("output/assessments/desk/2-an/index.html");
    assert!(comment_links(&cover).iter().any(|link| link.ends_with("2-an/cover/index.html#cover.title")), "{cover}");
    let whole = sandbox.read("output/assessments/desk/2-an/all/index.html");
    assert_eq!(comment_links(&whole).len(), comment_links(&cover).len() + keys.len());
    let timed = draft.matches("class=\"comment-link\"").count();
    let links = draft.split("class=\"comment-link\"").skip(1);
    let until = links
        .filter(|link| link.split('>').next().is_some_and(|tag| tag.contains("data-until=\"2026-12-04T17:01+09:00\"")));
    assert_eq!((timed, until.count()), (keys.len(), keys.len()));
    assert!(comment_links(&sandbox.read("output/assessments/desk/1/body/index.html")).is_empty());
}

#[test]
fn links_stand_while_comments_are_announced_or_taken() {
    let sandbox = with_call(CALL);
    for (instant, is_asked) in
        [("2026-10-31", true), ("2026-11-02T09:00", true), ("2026-12-04T17:00", true), ("2026-12-04T17:01", false)]
    {
        build_at(&sandbox, instant);
        assert_eq!(comment_links(&sandbox.read(DRAFT_PART)).is_empty(), !is_asked, "{instant}");
        assert_eq!(sandbox.read(PAGE).contains("href=\"comment/index.html\""), is_asked, "{instant}");
        assert!(sandbox.has(HOME) && sandbox.has(SHEET), "{instant}: what was written can be read and saved");
    }
}

#[test]
fn pages_say_whether_comments_are_taken() {
    let sandbox = with_call(CALL);
    for (instant, expected, coming) in [
        ("2026-10-31", "意見の受付は、2026年11月2日（令和8年・月曜日）9時に始まります。", 2),
        ("2026-12-04T17:00", "意見を受け付けています。締切は、2026年12月4日（令和8年・金曜日）17時です。", 1),
        ("2026-12-04T17:01", "意見の受付は、2026年12月4日（令和8年・金曜日）17時に終わりました。", 0),
    ] {
        build_at(&sandbox, instant);
        for page in [HOME, SHEET] {
            let page = sandbox.read(page);
            let (shown, hidden) = sentences(&page);
            assert!(shown.len() == 1 && shown[0].starts_with(expected), "{instant}: {shown:?}");
            assert_eq!(hidden.len(), coming, "{instant}: {hidden:?}");
        }
    }
    let cancelled = call_where("replies =", "cancelled = 2026-11-20\ncancelled-reason = \"作り直すため。\"\nreplies =");
    let sandbox = with_call(&cancelled);
    build_at(&sandbox, "2026-11-20");
    assert!(sandbox.read(HOME).contains("中止しました。意見は受け付けていません。"));
    assert!(comment_links(&sandbox.read(DRAFT_PART)).is_empty());
}

#[test]
fn a_blank_slip_names_every_item_and_reads_back_as_nothing() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    let slip = sandbox.read(SLIP);
    assert!(slip.starts_with(
        "■ 意見票: 1\n■ 案件: consultations/anken（窓口の点検の案　意見公募）\n■ 対象: assessments/desk/2-an（"
    ));
    assert!(slip.ends_with("■ 氏名:\n■ 連絡先:\n■ 控えの指紋:\n"), "{slip}");
    let data = sandbox.json("output/assessments/desk/2-an/data.json");
    let parsed = juran::slip::parse(&slip.replace("②人数）\n", "②人数）\n多すぎます。\n"));
    assert_eq!(parsed.problems, []);
    let [read] = &parsed.slips[..] else { panic!("{parsed:?}") };
    let (draft, opinion) = read.opinions().next().expect("one opinion was filled in");
    assert_eq!(opinion.text, "多すぎます。");
    assert!(matches!(&opinion.place, juran::slip::Place::Item(name) if name.key == "work.size"));
    let page = sandbox.read("output/assessments/desk/2-an/index.html");
    let fingerprint = &draft.expect("it is about a draft").fingerprint;
    assert!(
        page.contains(&format!("<code>{fingerprint}</code>")) && sandbox.read(SHEET).contains(fingerprint.as_str()),
        "{data}"
    );
    let of_part = sandbox.read("output/consultations/anken/comment/assessments/desk/2-an/body/ikenhyo-anken-body.txt");
    assert!(of_part.contains("work.size（") && !of_part.contains("cover.title（") && slip.contains("cover.title（"));
}

#[test]
fn nothing_is_told_before_its_time() {
    let sandbox = with_call(CALL);
    build_at(&sandbox, "2026-10-30");
    assert!(sandbox.files("output").iter().all(|path| !path.contains("comment/") && !path.contains("2-an")));
    let not_held = replaced(CALL, "holding = \"実施する\"", "holding = \"実施しない\"");
    let sandbox = with_call(&not_held);
    sandbox.run(&["build", "--as-of", "2026-11-20"]);
    assert!(sandbox.files("output").iter().all(|path| !path.contains("comment/")));
    let without = with_call(&call_where("drafts = [\"assessments/desk/2-an\"]\n", "matter-note = \"\"\n"));
    without.run(&["build", "--as-of", "2026-11-20"]);
    assert!(without.files("output").iter().all(|path| !path.contains("comment/")));
}

#[test]
fn withheld_words_are_in_no_sheet_and_can_be_commented_on() {
    let sandbox = with_call(CALL);
    let draft = sheet_where("published = 2026-04-01\n", "");
    let summary = "summary = { withheld = \"警備に支障があるため\", full = \"金庫は北の壁にある\" }";
    let draft = replaced(&draft, "summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"", summary);
    sandbox.put(DRAFT_FILE, replaced(&draft, "[\"見回る\", \"書き留める\"]", "[\"<b>&amp;\\\"\", \"書き留める\"]"));
    build_at(&sandbox, "2026-11-20");
    let sheet = sandbox.read(SHEET);
    let (_, behind) = sheet.split_once("<label for=\"work.summary\">").expect("it has a box");
    let (piece, _) = behind.split_once("</textarea>").expect("it has a box");
    assert!(
        piece.contains("公表していないところがあります") && piece.contains("aria-describedby=\"_about-work.summary\"")
    );
    let items = sandbox.read("output/consultations/anken/comment/assessments/desk/2-an/body/items.js");
    assert!(items.contains("（公表していません）") && items.contains("<b>&amp;\\\""), "{items}");
    for path in sandbox.files("output") {
        let bytes = sandbox.read_bytes(&format!("output/{path}"));
        assert!(!String::from_utf8_lossy(&bytes).contains("金庫"), "{path}");
    }
}

#[test]
fn a_call_may_ask_about_several_drafts() {
    let other = replaced(&sheet_where("published = 2026-04-01\n", ""), "number = 7", "number = 8");
    let call = call_where("\"assessments/desk/2-an\"", "\"assessments/desk/2-an\", \"assessments/hall/1-an\"");
    let sandbox = with_call(&call).file("content/assessments/hall/1-an/book.toml", &other);
    build_at(&sandbox, "2026-11-20");
    let home = sandbox.read(HOME);
    assert_eq!(values(&home, "data-draft"), ["assessments/desk/2-an", "assessments/hall/1-an"]);
    assert_eq!(sandbox.read(SLIP).matches("■ 対象: ").count(), 2);
    assert!(
        comment_links(&sandbox.read("output/assessments/hall/1-an/body/index.html"))[0]
            .contains("/assessments/hall/1-an/body/")
    );
}

#[test]
fn tables_are_commented_on_row_by_row() {
    let form = include_str!("fixtures/sheet-form.toml");
    let form = replaced(form, "row_label = \"窓口\"\n", "row_label = \"窓口\"\ndisplay = \"table\"\n");
    let sandbox = with_call(CALL);
    let path =
        sandbox.files("content").into_iter().find(|path| path.starts_with("forms/")).expect("the form is a file");
    sandbox.put(&format!("content/{path}"), form);
    build_at(&sandbox, "2026-11-20");
    let keys: Vec<String> = values(&sandbox.read(SHEET), "data-item").into_iter().map(str::to_owned).collect();
    assert!(keys.contains(&"desks.tax".to_owned()) && !keys.iter().any(|key| key == "desks.tax.name"), "{keys:?}");
    let draft = sandbox.read(DRAFT_PART);
    assert!(
        draft.contains("この行に意見を書く") && comment_links(&draft).iter().any(|link| link.ends_with("#desks.tax"))
    );
    let items = sandbox.read("output/consultations/anken/comment/assessments/desk/2-an/body/items.js");
    assert!(items.contains("①名称: 税の窓口"), "{items}");
}

#[test]
fn a_draft_of_one_part_has_one_sheet() {
    let notice = "+++\nform = \"notice@1\"\ntitle = \"点検の通知\"\naddressees = [\"各課\"]\ndated = 2026-10-01\nsender = \"総務課\"\npaper = \"通知\"\n+++\n本文です。\n";
    let call = call_where("assessments/desk/2-an", "notices/tenken/1-an");
    let sandbox =
        with_call(&replaced(&call, "評価書の案", "その他")).file("content/notices/tenken/1-an/notice.md", notice);
    let ran = sandbox.run(&["build", "--as-of", "2026-11-20"]);
    let sheets: Vec<String> = sandbox
        .files("output")
        .into_iter()
        .filter(|path| path.contains("comment/notices/tenken/1-an/") && path.ends_with(".html"))
        .collect();
    assert_eq!(sheets.len(), 1, "{}", ran.stderr);
    let page = sandbox.read("output/notices/tenken/1-an/index.html");
    assert!(!comment_links(&page).is_empty(), "{page}");
}

#[test]
fn withdrawn_calls_keep_the_addresses_of_their_sheets() {
    let sandbox: Sandbox = with_call(CALL);
    build_at(&sandbox, "2026-11-20");
    sandbox.put(
        "content/consultations/anken/withdrawn.toml",
        "title = \"窓口の点検の案\"\nwithdrawn = 2026-11-21\nreason = \"誤って公示したため。\"\n",
    );
    let ran = sandbox.run(&["build", "--remove", "--as-of", "2026-11-22"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for page in [HOME, SHEET] {
        assert!(sandbox.read(page).contains("公表をやめました"), "{page}");
    }
}
