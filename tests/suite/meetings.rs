//! Council records: a page for every matter, what was said and answered below each other, addresses for each word.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_FORM;
use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::replaced;

/// Where the site of the fixtures is published.
const BASE: &str = "https://www.vill.mihon.example.jp/open/";
const RECORD: &str = r#"form = "meeting-record@1"
title = "見本村審議会 令和8年度第1回"
held = 2026-05-20
manner = "対面"
attendance = "委員5人"
record = "要点"

[version]
published = 2026-06-01
agency = "mayor"

[[agenda]]
id = "desk"
number = "諮問第1号"
title = "窓口の点検について"
matter = "諮問"
result = "承認"

[[agenda.questions]]
id = "why"
question = "なぜ毎朝点検するのですか。"
answer = "前の日の書類が残らないようにするためです。"

[[agenda.questions.further]]
id = "again"
label = "再回答"
answer = "（前段）鍵も確かめます。\n（後段）記録も残します。"

[[agenda.questions]]
id = "who"
question = "だれが点検するのですか。"
answer = "その日の当番です。"

[[agenda.opinions]]
id = "fine"
opinion = "賛成します。"

[[agenda]]
id = "gym"
number = "報告第1号"
title = "体育館について"
matter = "報告"
result = "了承"

[[requests]]
id = "numbers"
request = "諮問に番号を付けてください。くわしくは[質問1](#agenda.desk.questions.why)を見てください。"
answer = "付けます。"
"#;
const FILE: &str = "content/meetings/shingikai/r8-1/1/record.toml";

/// A site with a council and a record of it.
fn site(record: &str) -> Sandbox {
    let council = "\n[[councils]]\nid = \"shingikai\"\nname = \"見本村審議会\"\n";
    Sandbox::new().site().file("content/site.toml", &format!("{SITE}{council}")).file(FILE, record)
}

fn built() -> Sandbox {
    let sandbox = site(RECORD);
    sandbox.build();
    sandbox
}

#[test]
fn every_matter_has_a_page_and_the_page_of_the_part_lists_them() {
    let sandbox = built();
    let list = Page::open(&sandbox, "meetings/shingikai/r8-1/1/agenda/index.html").words();
    for words in ["案件1窓口の点検について", "区分:諮問", "質問と回答2件", "意見1件", "結果:承認", "案件2"]
    {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert!(!list.contains("当番"), "what was said stands on the pages of the matters: {list}");
    let desk = Page::open(&sandbox, "meetings/shingikai/r8-1/1/agenda/desk/index.html").words();
    for words in ["なぜ毎朝点検するのですか。", "再回答", "（前段）鍵も確かめます。", "賛成します。", "次の案件"]
    {
        assert!(desk.contains(words), "{words}: {desk}");
    }
    let whole = Page::open(&sandbox, "meetings/shingikai/r8-1/1/all/index.html").words();
    assert!(whole.contains("当番") && whole.contains("諮問に番号"), "the whole has everything: {whole}");
}

#[test]
fn every_word_has_an_address_that_leads_to_the_page_it_is_read_on() {
    let sandbox = built();
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
    let home = sandbox.read("output/meetings/shingikai/r8-1/index.html");
    for key in ["agenda.desk.questions.why.answer", "agenda.desk.questions.why.further.again.answer"] {
        assert!(home.contains(&format!("id=\"{key}\"")), "{key}");
        assert!(home.contains(&format!("href=\"1/agenda/desk/index.html#{key}\"")), "{key}");
    }
    let requests = sandbox.read("output/meetings/shingikai/r8-1/1/requests/index.html");
    assert!(requests.contains("href=\"../agenda/desk/index.html#agenda.desk.questions.why\""), "{requests}");
}

#[test]
fn a_matter_has_an_id_that_can_be_an_address() {
    let sandbox = site(&RECORD.replace("id = \"gym\"", "id = \"con\""));
    let findings = sandbox.check();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(findings[0].message.contains("「con」は、id に使えません。"), "{findings:#?}");
    assert!(findings[0].remedy.contains("60文字まで"), "{findings:#?}");
}

#[test]
fn a_link_to_the_page_of_another_matter_is_told_where_the_words_are() {
    let link = "[質問](/meetings/shingikai/r8-1/1/agenda/gym/#agenda.desk.questions.why)";
    let sandbox = site(&RECORD.replace("賛成します。", link));
    let findings = sandbox.check();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(
        findings[0].remedy.contains("「/meetings/shingikai/r8-1/1/agenda/desk/#agenda.desk.questions.why」"),
        "{findings:#?}"
    );
}

#[test]
fn a_link_to_an_item_that_is_left_out_is_told_where_it_is_written() {
    for (key, told) in [
        ("agenda.gym.remarks", "記載がないため"),
        ("agenda.gym.opinions", "記載がないため"),
        ("agenda.gym.rimarks", "という項目は"),
    ] {
        let sandbox = site(&RECORD.replace("賛成します。", &format!("[ここ](#{key})を見る。")));
        let findings = sandbox.check();
        assert_eq!(findings.len(), 1, "{key}: {findings:#?}");
        assert!(findings[0].message.contains(told), "{key}: {findings:#?}");
        assert_eq!(findings[0].place(), "meetings/shingikai/r8-1/1/record.toml:36:12", "{key}");
    }
    let sandbox = site(&RECORD.replace("賛成します。", "[ここ](#agenda.desk.opinions)を見る。"));
    assert_eq!(sandbox.check().len(), 0);
}

#[test]
fn a_former_id_of_a_record_stands_below_its_council() {
    let sandbox = site(&RECORD.replace("title = \"見本村審議会", "aliases = [\"r8-old\"]\ntitle = \"見本村審議会"));
    sandbox.build();
    assert!(sandbox.has("output/meetings/shingikai/r8-old/1/agenda/desk/index.html"));
    assert!(!sandbox.has("output/meetings/r8-old/index.html"));
}

#[test]
fn what_was_said_is_counted_whatever_of_it_is_left_out() {
    let form =
        replaced(SHEET_FORM, "title_item = \"cover.title\"", "title_item = \"cover.title\"\nleaves_out_absent = true");
    let form = replaced(&form, "max = 3", "display = \"exchange\"\nmax = 3");
    let form =
        replaced(&form, "label = \"①名称\"\ntype = \"line\"", "label = \"①名称\"\ntype = \"line\"\nrequired = false");
    let nameless = format!("{SHEET}\n[[desks]]\nid = \"nameless\"\nnote = \"二階の西側にある。\"\n");
    let sandbox = Sandbox::with_sheet().file("content/forms/sheet.toml", &form).file(SHEET_FILE, &nameless);
    sandbox.build();
    let page = Page::open(&sandbox, "assessments/desk/1/body/index.html").words();
    assert!(page.contains("窓口2件"), "{page}");
}

#[test]
fn what_was_decided_stands_first_and_who_spoke_in_which_role_beside_the_words() {
    let record = replaced(
        RECORD,
        "result = \"承認\"",
        "result = \"承認\"\nabout = [\"assessments/desk\"]\nremarks = \"記録を残すこと。\\n\\n次の会議で報告すること。\"",
    );
    let record = replaced(
        &record,
        "question = \"なぜ",
        "asked-by = \"公募による委員\"\nanswered-by = \"事務局\"\nquestion = \"なぜ",
    );
    let sandbox = site(&record);
    sandbox.put(SHEET_FILE, SHEET);
    let changed = replaced(SHEET, "published = 2026-04-01", "published = 2026-07-01");
    sandbox.put("content/assessments/desk/2/book.toml", replaced(&changed, "毎朝、職員が", "毎夕、職員が"));
    let cause =
        "[[changed]]\nitem = \"work.summary\"\ncauses = [\"meetings/shingikai/r8-1#agenda.desk.questions.why\"]\n";
    sandbox.put("content/assessments/desk/2/changed.toml", cause);
    sandbox.build();
    let page = Page::open(&sandbox, "meetings/shingikai/r8-1/1/index.html").words();
    let decided = page.split("決まったこと").nth(1).expect("decisions stand on the page");
    let (decided, _) = decided.split_once("表紙の記載").expect("what the cover holds comes behind them");
    assert!(
        decided.starts_with("諮問第1号窓口の点検について結果:承認付帯意見:記録を残すこと。対象の文書:"),
        "{decided}"
    );
    assert!(
        decided.contains("これをきっかけに変わったところ:") && decided.contains("報告第1号体育館について結果:了承"),
        "{decided}"
    );
    let matter = Page::open(&sandbox, "meetings/shingikai/r8-1/1/agenda/desk/index.html").words();
    assert!(matter.contains("質問した者の役割公募による委員質問なぜ毎朝"), "{matter}");
    assert!(matter.contains("答えた者の役割事務局実施機関の考え方"), "{matter}");
    assert!(!Page::open(&sandbox, "assessments/desk/2/index.html").words().contains("決まったこと"));
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}
