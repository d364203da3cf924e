//! What the rules say of real documents, each finding judged by reading it, and which of their known errors are found.
//!
//! The verdicts are `fixtures/judged.toml`; `docs/precision.md` is made from them and from what the program says.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::support::Sandbox;
use crate::support::Told;
use crate::support::is_reference_wanted;
use crate::support::real_document;

const VERDICTS: &str = include_str!("fixtures/judged.toml");
/// Asks for what is missing. Pages are missing in the copy of the book, so its findings are right and say little.
const MISSING: &str = "F101";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdicts {
    known: Vec<Known>,
    judged: Vec<Judged>,
}

/// An error that a reader found in a document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    id: String,
    document: String,
    /// Where it stands: the item or the rows of the table.
    place: String,
    /// Whether the error is certain from the text alone.
    certain: bool,
    /// Whether it stands in the copy that is read: pages are missing in it, and some words were set right.
    #[serde(default = "yes")]
    copied: bool,
    /// The rules that can find it; none where no rule does.
    rules: Vec<String>,
    /// Beginnings of the keys of the items at which it is found; none for any item.
    #[serde(default)]
    items: Vec<String>,
    /// Why it is not found.
    #[serde(default)]
    why: String,
}

impl Known {
    /// Whether a rule can be expected to find it.
    fn is_asked(&self) -> bool {
        self.certain && self.copied
    }
}

fn yes() -> bool {
    true
}

/// How many findings of a rule at an item are right, and how many are not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    document: String,
    rule: String,
    item: String,
    #[serde(default)]
    right: usize,
    #[serde(default)]
    wrong: usize,
    #[serde(default)]
    why: String,
}

/// A body as the settings name it, at a day on which its documents were being made.
fn site(body: &str, head: &str, day: &str) -> Sandbox {
    Sandbox::new().file(
        "content/site.toml",
        &format!(
            "title = \"公表\"\nbody = \"{body}\"\nbase_url = \"https://www.example.jp/\"\nas_of = {day}\n\
             [[agencies]]\nid = \"head\"\nname = \"{head}\"\n\
             [[councils]]\nid = \"shingikai\"\nname = \"情報公開・個人情報保護審議会\"\n"
        ),
    )
}

fn imported(sandbox: &Sandbox, line: &str) {
    let ran = sandbox.run(&line.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.code, Some(0), "{line}: {}", ran.stderr);
}

fn text(path: &str) -> Option<String> {
    real_document(path).map(|bytes| String::from_utf8(bytes).expect("it is text"))
}

/// The findings on the real documents; nothing where these do not lie beside the project.
fn findings() -> Option<Vec<Told>> {
    let report = text("transcribed/shinagawa-report.md")?;
    let ward = site("品川区", "品川区長", "2022-09-30")
        .bytes("book.csv", &real_document("transcribed/shinagawa-book.csv")?)
        .file("content/pages/report.md", &format!("+++\nform = \"page@1\"\ntitle = \"実施結果\"\n+++\n\n{report}"));
    imported(&ward, "import table book.csv --form all-items@2018-05 --id yobo --version 1");
    let council =
        site("目黒区", "目黒区長", "2021-06-30").bytes("record.csv", &real_document("transcribed/meguro-record.csv")?);
    imported(&council, "import record record.csv --body shingikai --id r3-1");
    name_matters(&council, &text("transcribed/meguro-notes.md")?);
    let notice = text("transcribed/mhlw-notice.md")?;
    let ministry = site("厚生労働省", "厚生労働大臣", "2023-06-05").file(
        "content/notices/chui/1/notice.md",
        &format!(
            "+++\nform = \"notice@1\"\ntitle = \"注意喚起及び確認について\"\npaper = \"事務連絡\"\ndated = 2023-06-02\n\
             addressees = [\"各都道府県衛生主管部（局）\"]\nsender = \"厚生労働省\"\n\
             [version]\npublished = 2023-06-02\nagency = \"head\"\n+++\n\n{notice}"
        ),
    );
    Some([ward, council, ministry].iter().flat_map(Sandbox::check).collect())
}

/// Puts in what the table does not hold: the titles that head the sheets, and the papers as the first sheet lists them.
fn name_matters(council: &Sandbox, notes: &str) {
    const FOLDER: &str = "content/meetings/shingikai/r3-1/1";
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let heads = notes.lines().filter(|line| line.starts_with("| 諮問事項")).map(cells);
    let mut agenda = council.read(&format!("{FOLDER}/agenda.toml"));
    for head in heads.filter(|head| head[1] != "諮問事項") {
        let (before, after) = agenda.split_once(&format!("number = \"{}\"", head[1])).expect("the matter is there");
        let titled = after.replacen("# title = \"\"", &format!("title = \"{}\"", head[2]), 1);
        agenda = format!("{before}number = \"{}\"{titled}", head[1]);
    }
    council.put(&format!("{FOLDER}/agenda.toml"), agenda);
    let mut record = council.read(&format!("{FOLDER}/record.toml"));
    let papers = notes.lines().filter_map(|line| line.strip_prefix("> （")?.split_once('）'));
    for (at, (_, title)) in papers.enumerate() {
        record.push_str(&format!("\n[[materials]]\nid = \"m{at}\"\ntitle = \"{title}\"\n"));
    }
    council.put(&format!("{FOLDER}/record.toml"), record);
}

type Groups<'a> = BTreeMap<(&'a str, &'a str, &'a str), Vec<&'a Told>>;

/// By document, rule and item.
fn groups(findings: &[Told]) -> Groups<'_> {
    let mut groups = Groups::new();
    for told in findings {
        let key = (told.document.as_deref().unwrap_or("-"), &*told.rule, told.item.as_deref().unwrap_or("-"));
        groups.entry(key).or_default().push(told);
    }
    groups
}

/// What nobody has judged yet, in the shape of the verdicts, with what one has to read in order to judge.
fn unjudged(groups: &Groups, judged: &[Judged]) -> String {
    let mut lines = String::new();
    for ((document, rule, item), told) in groups.iter().filter(|((_, rule, _), _)| *rule != MISSING) {
        let known = judged.iter().find(|one| (&*one.document, &*one.rule, &*one.item) == (*document, *rule, *item));
        if known.is_some_and(|one| one.right + one.wrong == told.len()) {
            continue;
        }
        for told in told {
            let quote = told.quote.as_deref().unwrap_or_default();
            lines.push_str(&format!("# {} {} 「{quote}」 {}\n", told.severity, told.place(), told.message));
        }
        lines.push_str(&format!(
            "[[judged]]\ndocument = \"{document}\"\nrule = \"{rule}\"\nitem = \"{item}\"\nright = {}\n\n",
            told.len()
        ));
    }
    lines
}

/// Right findings and all of them, of a severity; those that ask for what is missing are counted apart.
fn precision(groups: &Groups, judged: &[Judged], severity: &str) -> (usize, usize) {
    let mut numbers = (0, 0);
    for one in judged {
        let told = groups.get(&(&*one.document, &*one.rule, &*one.item));
        if told.is_some_and(|told| told[0].severity == severity) {
            numbers = (numbers.0 + one.right, numbers.1 + one.right + one.wrong);
        }
    }
    numbers
}

fn is_found(known: &Known, groups: &Groups) -> bool {
    groups.keys().any(|(document, rule, item)| {
        *document == known.document
            && known.rules.iter().any(|code| code == rule)
            && (known.items.is_empty() || known.items.iter().any(|begins| item.starts_with(begins.as_str())))
    })
}

fn percent((some, all): (usize, usize)) -> String {
    let tenths = (some * 1000).checked_div(all).unwrap_or(1000);
    format!("{}.{}%（{all}件のうち{some}件）", tenths / 10, tenths % 10)
}

fn written(groups: &Groups, verdicts: &Verdicts) -> String {
    let certain: Vec<&Known> = verdicts.known.iter().filter(|known| known.is_asked()).collect();
    let found = certain.iter().filter(|known| is_found(known, groups)).count();
    let missing = groups.iter().filter(|((_, rule, _), _)| *rule == MISSING).map(|(_, told)| told.len()).sum();
    let mut page = format!(
        include_str!("fixtures/precision.md"),
        errors = percent(precision(groups, &verdicts.judged, "E")),
        warnings = percent(precision(groups, &verdicts.judged, "W")),
        informations = percent(precision(groups, &verdicts.judged, "I")),
        missing = percent((missing, missing)),
        recall = percent((found, certain.len())),
    );
    page.push_str("\n## 規則ごとの指摘\n\n| 規則 | 正しい | 誤り |\n| --- | --: | --: |\n");
    let mut of_rule: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for one in &verdicts.judged {
        let numbers = of_rule.entry(&one.rule).or_default();
        *numbers = (numbers.0 + one.right, numbers.1 + one.wrong);
    }
    for (rule, (right, wrong)) in of_rule {
        page.push_str(&format!("| [{rule}](rules/{rule}.md) | {right} | {wrong} |\n"));
    }
    page.push_str("\n## 誤った指摘\n\n| 文書 | 規則 | 項目 | 件数 | なぜ誤りか |\n| --- | --- | --- | --: | --- |\n");
    for one in verdicts.judged.iter().filter(|one| one.wrong > 0) {
        page.push_str(&format!("| {} | {} | {} | {} | {} |\n", one.document, one.rule, one.item, one.wrong, one.why));
    }
    page.push_str("\n## 知られている誤り\n\n| 番号 | 箇所 | 確か | 見つけた規則 | 見つけない理由 |\n| --- | --- | --- | --- | --- |\n");
    for known in &verdicts.known {
        let by = if is_found(known, groups) { known.rules.join("、") } else { "－".to_owned() };
        let sure = if known.certain { "はい" } else { "いいえ" };
        page.push_str(&format!("| {} | {} | {sure} | {by} | {} |\n", known.id, known.place, known.why));
    }
    page
}

#[test]
fn findings_on_real_documents_are_judged_and_mostly_right() {
    let verdicts: Verdicts = toml::from_str(VERDICTS).expect("the verdicts are TOML");
    let Some(findings) = findings() else { return };
    let groups = groups(&findings);
    let open = unjudged(&groups, &verdicts.judged);
    assert!(open.is_empty(), "read these findings and judge them in fixtures/judged.toml:\n{open}");
    let stale: Vec<String> = verdicts
        .judged
        .iter()
        .filter(|one| !groups.contains_key(&(&*one.document, &*one.rule, &*one.item)))
        .map(|one| format!("{} {} {}", one.document, one.rule, one.item))
        .collect();
    assert_eq!(stale, [""; 0], "nothing is said of these any more");
    for (severity, at_least) in [("E", 90), ("W", 70)] {
        let (right, all) = precision(&groups, &verdicts.judged, severity);
        assert!(right * 100 >= all * at_least, "{severity}: {right} of {all}");
    }
    let certain = verdicts.known.iter().filter(|known| known.is_asked());
    let (found, missed): (Vec<&Known>, Vec<&Known>) = certain.partition(|known| is_found(known, &groups));
    let missed: Vec<&str> = missed.iter().map(|known| &*known.id).collect();
    assert!(found.len() * 100 >= (found.len() + missed.len()) * 80, "missed: {missed:?}");
    let unexplained = verdicts.known.iter().filter(|known| !is_found(known, &groups) && known.why.is_empty());
    assert_eq!(unexplained.map(|known| &*known.id).collect::<Vec<_>>(), [""; 0], "why is it not found?");
    compare(&written(&groups, &verdicts));
}

/// The page is written anew where `JURAN_WRITE_DOCS` is set, and else has to be what it would be.
#[expect(clippy::disallowed_methods, reason = "the page lies in the project")]
fn compare(text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/precision.md");
    if is_reference_wanted() {
        std::fs::write(&path, text).expect("the page can be written");
    }
    let standing = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(standing, text, "{}: write it with JURAN_WRITE_DOCS=1", path.display());
}
