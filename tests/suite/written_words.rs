//! What council sheets, records and notices write by hand: numbered lines, changed passages, quotations of law.

use serde_json::Value;

use crate::support::SITE;
use crate::support::Sandbox;
use crate::support::real_document;

const NOTICE: &str = "notices/sample/1";
const RECORD: &str = "meetings/council/sample/1";
const SHEET: &str = "meetings/council/sheet/1";

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// What the content of a page shows, without what is for the ear alone.
fn shown(html: &str) -> String {
    let body = html.split_once("<main").map_or(html, |(_, main)| main);
    let mut aloud = body.split("<span class=\"aloud\">");
    let first = aloud.next().unwrap_or_default().to_owned();
    let body = aloud.filter_map(|part| part.split_once("</span>")).fold(first, |body, (_, rest)| body + rest);
    let words: String = body.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words).collect();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    squeezed(&named.iter().fold(words, |words, (name, letter)| words.replace(name, letter)))
}

/// The values of `data.json` in order.
fn values(data: &Value) -> String {
    let items = data["items"].as_array().expect("the data has items");
    items.iter().filter_map(|item| item["value"].as_str()).map(squeezed).collect()
}

/// Asserts that every line stands in the page, the text edition and the data, in this order.
fn assert_in_order(sandbox: &Sandbox, place: &str, pages: &[&str], lines: &[String]) {
    let id = place.rsplit('/').nth(1).unwrap_or_default();
    let page: String =
        pages.iter().map(|page| shown(&sandbox.read(&format!("output/{place}/{page}index.html")))).collect();
    let text = squeezed(&sandbox.read(&format!("output/{place}/{id}-1.txt")));
    let data = values(&sandbox.json(&format!("output/{place}/data.json")));
    for (name, words) in [("page", &page), ("text edition", &text), ("data", &data)] {
        let mut at = 0;
        for line in lines {
            let line = squeezed(line);
            let found = words.get(at..).and_then(|rest| rest.find(&line));
            let missing = if words.contains(&line) { "not in order" } else { "lost" };
            at += found.unwrap_or_else(|| panic!("{missing} in {name}: {line}")) + line.len();
        }
    }
}

/// A text as a TOML literal.
fn literal(words: &str) -> String {
    format!("'''\n{words}'''")
}

/// The lines of a Markdown text without the marks of headings and bullets.
fn lines_of(markdown: &str) -> Vec<String> {
    let bare = |line: &str| line.trim().trim_start_matches('#').trim_start_matches("- ").trim().to_owned();
    markdown.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

fn notice(articles: &[(&str, &str)], body: &str) -> String {
    let mut file = String::from(
        "+++\nform = \"notice@1\"\ntitle = \"見本の事務連絡\"\npaper = \"事務連絡\"\ndated = 2023-06-01\n\
         addressees = [\"各課長\"]\nsender = \"総務部長\"\n\n[version]\npublished = 2023-06-02\nagency = \"mayor\"\n\n\
         [[deadlines]]\nid = \"reply\"\ndate = 2023-06-30\nwhat = \"報告\"\n",
    );
    for (at, (law, text)) in articles.iter().enumerate() {
        file.push_str(&format!(
            "\n[[articles]]\nid = \"a{at}\"\nlaw = \"{law}\"\narticle = \"第12条\"\ntext = {}\n",
            literal(text)
        ));
    }
    format!("{file}+++\n\n{body}\n")
}

fn built(path: &str, file: &str) -> Sandbox {
    let sandbox = Sandbox::new().file("content/site.toml", SITE).file(&format!("content/{path}"), file);
    let ran = sandbox.run(&["build"]);
    assert!(sandbox.has("output/index.html"), "{}", ran.stderr);
    sandbox
}

#[test]
fn a_quotation_of_law_is_shown_without_its_brackets_first() {
    let law = "（点検）\n\n第十二条　機関（委託（再委託を含む。)を受けた者を含む。）は、記録を点検する。\n\n2　（略）";
    let sandbox = built(&format!("{NOTICE}/notice.md"), &notice(&[("見本条例", law)], "本文"));
    let page = sandbox.read(&format!("output/{NOTICE}/index.html"));
    let words = shown(&page);
    let (skeleton, full) = words.split_once("条文の全文括弧").expect("the full text follows");
    assert!(skeleton.contains("第十二条機関は、記録を点検する。2（略）"), "{skeleton}");
    assert!(
        full.contains("第十二条機関（委託（再委託を含む。)を受けた者を含む。）は、記録を点検する。2（略）"),
        "{full}"
    );
    assert!(full.contains("「（略）」は、この文書の作成者が条文を省いた箇所です。"), "{full}");
    assert!(page.contains("<span class=\"b2\">（再委託を含む。)</span>"), "{page}");
    assert!(words.contains("参照条文1見本条例第12条"), "{words}");
    assert!(words.contains("令和5年6月30日（2023年6月30日）金曜日"), "{words}");
    let text = sandbox.read(&format!("output/{NOTICE}/sample-1.txt"));
    assert!(text.contains("■ 参照条文1　見本条例　第12条\n"), "{text}");
    assert!(text.contains("令和5年6月30日（2023年6月30日）金曜日\n"), "{text}");
    assert_eq!(squeezed(&text).matches("記録を点検する").count(), 1, "{text}");
}

#[test]
fn law_without_brackets_in_brackets_is_shown_once() {
    let sandbox = built(
        &format!("{NOTICE}/notice.md"),
        &notice(&[("見本条例", "第十二条　機関（市をいう。）は、点検する。")], "本文"),
    );
    let words = shown(&sandbox.read(&format!("output/{NOTICE}/index.html")));
    assert!(!words.contains("条文の全文") && !words.contains("省いた箇所"), "{words}");
}

#[test]
fn a_council_sheet_keeps_four_levels_and_says_what_changed() {
    let lines = "【区の対策】\n１　運用\n（１）利用者\nア　職員\n（ア）正規の職員\n（イ）その他の職員\nイ　委託先\n（２）点検\n２　システム";
    let sheet = format!(
        "form = \"council-sheet@1\"\nnumber = \"資料1\"\nmatter = \"諮問\"\ntitle = \"見本\"\nbasis = \"条例\"\n\
         department = \"総務課\"\nprotection = {}\n[version]\npublished = 2026-06-02\nagency = \"mayor\"\n\
         [outline]\nname = \"見本\"\npurpose = \"目的\"\npersons = \"住民\"\ncontents = \"記録を~~適切に~~++7年間++保存する。\"\n",
        literal(lines)
    );
    let sandbox = built(&format!("{SHEET}/record.toml"), &sheet);
    let changed = "記録を〔削除〕適切に〔削除終わり〕〔追加〕7年間〔追加終わり〕保存する。";
    let mut expected: Vec<String> = vec![changed.to_owned()];
    expected.extend(lines.lines().map(str::to_owned));
    assert_in_order(&sandbox, SHEET, &[""], &expected);
    let page = sandbox.read(&format!("output/{SHEET}/index.html"));
    assert_eq!(page.matches("<ol class=\"marked\">").count(), 4, "{page}");
    assert!(page.contains("<del>") && page.contains("<ins>"), "{page}");
}

#[test]
fn every_line_of_a_real_notice_is_found_again_in_order() {
    let Some(bytes) = real_document("transcribed/mhlw-notice.md") else { return };
    let source = String::from_utf8(bytes).expect("the notice is text");
    let whole = built(&format!("{NOTICE}/notice.md"), &notice(&[], &source));
    assert_in_order(&whole, NOTICE, &[""], &lines_of(&source));

    let (body, quoted) = source.split_once("## 参照条文").expect("the notice quotes law");
    let laws: Vec<(&str, &str)> = quoted.split("### ").skip(1).filter_map(|law| law.split_once('\n')).collect();
    assert_eq!(laws.len(), 2);
    let parted = built(&format!("{NOTICE}/notice.md"), &notice(&laws, body));
    let mut lines = lines_of(body);
    for (law, text) in laws {
        lines.push(law.to_owned());
        lines.extend(lines_of(text));
    }
    assert_in_order(&parted, NOTICE, &[""], &lines);
    let page = parted.read(&format!("output/{NOTICE}/index.html"));
    assert!(page.contains("class=\"b2\"") && page.contains("class=\"skeleton\""));
}

#[test]
fn every_line_of_a_real_record_is_found_again_in_order() {
    let Some(table) = real_document("transcribed/meguro-record.csv") else { return };
    let mut record = String::from(
        "form = \"meeting-record@1\"\ntitle = \"見本の審議会\"\nheld = 2026-06-01\nmanner = \"対面\"\nattendance = \"委員\"\n\
         record = \"要点\"\n[version]\npublished = 2026-06-02\nagency = \"mayor\"\n\
         [[agenda]]\nid = \"first\"\nnumber = \"1\"\ntitle = \"見本\"\nmatter = \"諮問\"\nresult = \"承認\"\n",
    );
    let mut lines = Vec::new();
    for (at, row) in csv::Reader::from_reader(table.as_slice()).records().enumerate() {
        let row = row.expect("the table is CSV");
        let cell = |column: usize| row.get(column).map(str::trim).filter(|words| !words.is_empty());
        let (Some(question), answer) = (cell(3), cell(4).unwrap_or("－")) else { continue };
        record.push_str(&format!(
            "[[agenda.questions]]\nid = \"q{at}\"\nquestion = {}\nanswer = {}\n",
            literal(question),
            literal(answer)
        ));
        lines.extend(question.lines().chain(answer.lines()).map(str::to_owned).filter(|line| line != "－"));
    }
    assert!(lines.len() > 100, "{}", lines.len());
    let sandbox = built(&format!("{RECORD}/record.toml"), &record);
    assert_in_order(&sandbox, RECORD, &["", "agenda/first/"], &lines);
    let page = sandbox.read(&format!("output/{RECORD}/all/index.html"));
    assert!(page.contains("class=\"part-label\"") && page.contains("class=\"hang-1\"") && page.contains("<ol class"));
}
