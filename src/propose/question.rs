//! The question whether a change of an item with ※ is a 重要な変更, in a file of its own.

use crate::compare::Change;
use crate::compare::path;
use crate::failure::Failure;
use crate::form::reserved::CHANGED;
use crate::scaffold;

use super::ACTION;
use super::Asked;
use super::Proposal;
use super::Rewritten;
use super::Source;
use super::blocks::Block;
use super::blocks::Parsed;
use super::blocks::string;
use super::edit::Edit;
use super::edit::Open;
use super::is_told;

/// The file of questions.
const FILE: &str = "changed.toml";
const ITEM: &str = "item";
const MATERIAL: &str = "material";

const HEAD: &str = "\
# 前の版から変わった、※の項目
# 一つずつ、重要な変更に当たるかどうかと、その理由を書きます。書いたことは、版を比べるページで公表されます。
# 「#」で始まる行は説明で、公開されません。答えの行は、頭の「# 」を取ってから書いてください。
";

const QUESTION: [&str; 6] = [
    "# 重要な変更に当たりますか。当たるなら true、当たらないなら false と書きます。",
    "# material = ",
    "# そう判断した理由を、一行で書きます。",
    "# reason = \"\"",
    "# 変更のきっかけがあれば書きます。審議会の諮問事項、意見公募の意見、法令、第三者点検の項目などです。",
    "# causes = [\"meetings/審議会/会議#諮問事項\", \"consultations/意見公募#意見\", \"laws/法令\"]",
];

/// Writes a question for every change that nothing is said of; what somebody answered stays.
pub(super) fn write(asked: &Asked, sources: &[Source], proposal: &mut Proposal) -> Result<Vec<Rewritten>, Failure> {
    let is_asked = |change: &&Change| change.marked && is_told(change);
    let changes: Vec<&Change> = asked.comparison.changes.iter().filter(is_asked).collect();
    let open: Vec<Open> = sources.iter().map(|source| Open::of(source, ACTION)).collect();
    let mut known: Vec<String> = Vec::new();
    let (mut written, mut at_home) = (Vec::new(), None);
    let mut ours: Vec<String> = changes.iter().map(|change| change.key.clone()).collect();
    for file in &open {
        let parsed = Parsed::of(&file.text).map_err(|obstacle| file.obstructed(obstacle, CHANGED))?;
        let blocks = parsed.blocks(CHANGED).map_err(|obstacle| file.obstructed(obstacle, CHANGED))?;
        let mut edits = Vec::new();
        for block in &blocks {
            let Some(item) = string(block.table, ITEM) else { continue };
            let is_gone = changes.iter().all(|change| change.key != item);
            if is_gone && is_bare(block, &file.text) {
                proposal.withdrawn.push(item.to_owned());
                ours.push(item.to_owned());
                edits.push((block.range.clone(), String::new()));
                continue;
            }
            known.push(item.to_owned());
            ours.retain(|own| own != item);
            proposal.open += usize::from(!is_gone && !block.table.contains_key(MATERIAL));
        }
        if file.name() == FILE {
            at_home = Some((file, edits));
        } else if !edits.is_empty() {
            written.push(close(file, &mut edits, &ours)?);
        }
    }
    let new = Open::new(FILE, HEAD, ACTION);
    let missing: Vec<&&Change> = changes.iter().filter(|change| !known.contains(&change.key)).collect();
    let (file, mut edits) = match at_home {
        Some(found) => found,
        None if missing.is_empty() => return Ok(written),
        None => (&new, Vec::new()),
    };
    let mut text = String::new();
    for change in missing {
        let called = path(asked.after, &change.key).or_else(|| path(asked.before, &change.key));
        let called = called.unwrap_or_else(|| change.called().to_owned());
        text.push_str(&question(change, &called));
        proposal.asked.push(called);
        proposal.open += 1;
    }
    if !text.is_empty() {
        let end = file.text.len();
        let ahead = if file.text.is_empty() || file.text.ends_with('\n') { "" } else { "\n" };
        edits.push((end..end, format!("{ahead}{text}")));
    }
    written.push(close(file, &mut edits, &ours)?);
    Ok(written)
}

fn question(change: &Change, called: &str) -> String {
    let called = called.replace('\n', " ");
    let item = scaffold::quoted(&change.key);
    format!("\n[[{CHANGED}]]\n# {called}　※\n{ITEM} = {item}\n{}\n", QUESTION.join("\n"))
}

/// Whether nobody wrote a word to a question.
fn is_bare(block: &Block, text: &str) -> bool {
    let mut lines = text.get(block.range.clone()).unwrap_or_default().lines().map(str::trim);
    let is_head = lines.next().is_some_and(|line| line == format!("[[{CHANGED}]]"));
    let is_named = lines.next().is_some_and(|line| line.starts_with("# ") && line.ends_with('※'));
    let rest: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let own = rest.get(1..).unwrap_or_default();
    block.table.len() == 1 && is_head && is_named && own.iter().copied().eq(QUESTION.iter().map(|line| line.trim()))
}

fn close(file: &Open, edits: &mut [Edit], ours: &[String]) -> Result<Rewritten, Failure> {
    // What somebody has answered may not change; bare questions come and go.
    file.close(edits, (CHANGED, ITEM), &|item| ours.iter().any(|own| own == item))
}
