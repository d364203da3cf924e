//! The rows of the form's own table of changes.

use std::collections::BTreeMap;

use crate::compare::is_written_id;
use crate::compare::new_rows;
use crate::compare::table_key;
use crate::failure::Failure;
use crate::form::Form;
use crate::scaffold;
use crate::scaffold::Filling;
use crate::text::Date;

use super::ACTION;
use super::Asked;
use super::Proposal;
use super::Rewritten;
use super::Source;
use super::blocks::Block;
use super::blocks::Parsed;
use super::edit::Edit;
use super::edit::Open;
use super::is_told;
use super::row;
use super::row::DATE;
use super::row::OURS;
use super::row::Row;
use super::row::Seal;

const ID: &str = "id";

/// Writes the rows into the file that holds the table, and what becomes of rows in other files.
pub(super) fn write(asked: &Asked, sources: &[Source], proposal: &mut Proposal) -> Result<Vec<Rewritten>, Failure> {
    let form = &asked.after.form;
    let Some(list) = table_key(form) else {
        let cause = format!("様式「{}」には、変更箇所の表がありません。", form.name());
        return Err(Failure::new(ACTION, cause));
    };
    let mut wanted = wanted(asked, proposal);
    let day = asked.day.filter(|day| day.day().is_some()).map(Date::iso);
    let open: Vec<Open> = sources.iter().map(|source| Open::of(source, ACTION)).collect();
    let home = home(form, list, &open)?;
    let mut written = Vec::new();
    let mut at_home = None;
    for file in &open {
        let parsed = Parsed::of(&file.text).map_err(|obstacle| file.obstructed(obstacle, list))?;
        let blocks = parsed.blocks(list).map_err(|obstacle| file.obstructed(obstacle, list))?;
        let mut edits = Vec::new();
        for block in &blocks {
            renew(asked, (block, &file.text), &mut wanted, day.as_deref(), (&mut edits, proposal));
        }
        if file.name() == home {
            let end = blocks.last().map_or(file.text.len(), |block| block.range.end);
            at_home = Some((file, edits, end));
        } else if !edits.is_empty() {
            written.push(close(file, &mut edits, list, asked)?);
        }
    }
    let new = missing(form, &home);
    let (file, mut edits, end) = match at_home {
        Some(found) => found,
        None if wanted.is_empty() => return Ok(written),
        None => (&new, Vec::new(), new.text.len()),
    };
    add(&wanted, file, (&mut edits, end), day.as_deref(), proposal);
    written.push(close(file, &mut edits, list, asked)?);
    Ok(written)
}

/// The rows that should stand, by id; those of which a person has told are left to him.
fn wanted(asked: &Asked, proposal: &mut Proposal) -> BTreeMap<String, (usize, Row)> {
    let mut wanted = BTreeMap::new();
    let comparison = asked.comparison;
    let by_hand: Vec<_> = new_rows(asked.before, asked.after)
        .into_iter()
        .filter(|row| !is_written_id(comparison.after, &row.id))
        .collect();
    for (at, change) in comparison.changes.iter().enumerate().filter(|(_, change)| is_told(change)) {
        let Some(row) = Row::of(asked, change) else { continue };
        if by_hand.iter().any(|hand| hand.tells_of(change, asked.before, asked.after)) {
            proposal.by_hand += 1;
            continue;
        }
        wanted.insert(row.id.clone(), (at, row));
    }
    wanted
}

/// What becomes of a row that stands in a file.
fn renew(
    asked: &Asked,
    (block, text): (&Block, &str),
    wanted: &mut BTreeMap<String, (usize, Row)>,
    day: Option<&str>,
    (edits, proposal): (&mut Vec<Edit>, &mut Proposal),
) {
    let Some(id) = row::standing(block, ID).filter(|id| is_written_id(asked.comparison.after, id)) else { return };
    let Some((_, row)) = wanted.remove(&id) else {
        let called = row::standing(block, OURS[0]).unwrap_or(id);
        if row::holds_words(block, text) {
            proposal.orphaned.push(called);
        } else {
            proposal.removed.push(called);
            edits.push((block.range.clone(), String::new()));
        }
        return;
    };
    proposal.lacks_day |= day.is_none() && !block.table.contains_key(DATE);
    let (own, is_rewritten) = renewed(block, text, &row, day);
    if is_rewritten {
        proposal.rewritten.push(row.called.clone());
    }
    if !own.is_empty() {
        proposal.renewed.push(row.called);
        edits.extend(own);
    } else if !is_rewritten {
        proposal.unchanged += 1;
    }
}

/// The edits that bring a row up to date, and whether words of a person stand where others would.
fn renewed(block: &Block, text: &str, row: &Row, day: Option<&str>) -> (Vec<Edit>, bool) {
    let mut seal = Seal::of(block, text);
    let (mut edits, mut lacking, mut is_rewritten) = (Vec::new(), String::new(), false);
    let columns = OURS.iter().zip(&row.words).map(|(column, words)| (*column, words.as_str(), scaffold::quoted(words)));
    for (column, words, quoted) in columns.chain(day.map(|day| (DATE, day, day.to_owned()))) {
        let Some(value) = block.table.get(column) else {
            lacking.push_str(&format!("\n{column} = {quoted}"));
            seal.put(column, words);
            continue;
        };
        match row::standing(block, column) {
            Some(standing) if standing == words => {}
            Some(standing) if seal.holds(column, &standing) => {
                edits.push((value.span(), quoted));
                seal.put(column, words);
            }
            _ => is_rewritten = true,
        }
    }
    if let Some(range) = seal.range.clone().filter(|_| !edits.is_empty() || !lacking.is_empty()) {
        edits.push((range, seal.line()));
    }
    if let Some(id) = block.table.get(ID).filter(|_| !lacking.is_empty()) {
        edits.push((id.span().end..id.span().end, lacking));
    }
    (edits, is_rewritten)
}

/// Puts the rows that stand nowhere yet behind the others, in the order of the changes.
fn add(
    wanted: &BTreeMap<String, (usize, Row)>,
    file: &Open,
    (edits, end): (&mut Vec<Edit>, usize),
    day: Option<&str>,
    proposal: &mut Proposal,
) {
    let mut rows: Vec<&(usize, Row)> = wanted.values().collect();
    rows.sort_by_key(|(at, _)| *at);
    let ahead = file.text.get(..end).unwrap_or_default();
    let mut text = String::new();
    for (_, row) in rows {
        let is_first = text.is_empty();
        if is_first && !ahead.is_empty() && !ahead.ends_with('\n') {
            text.push('\n');
        }
        if !(is_first && ahead.ends_with("\n\n")) {
            text.push('\n');
        }
        text.push_str(&row.written(day));
        proposal.added.push(row.called.clone());
        proposal.lacks_day |= day.is_none();
    }
    if !text.is_empty() {
        if end < file.text.len() {
            text.push('\n');
        }
        edits.push((end..end, text));
    }
}

fn close(file: &Open, edits: &mut [Edit], list: &str, asked: &Asked) -> Result<Rewritten, Failure> {
    file.close(edits, (list, ID), &|id| is_written_id(asked.comparison.after, id))
}

/// The file that holds the rows; else that of the table's part, or the only file where a version has but one.
fn home(form: &Form, list: &str, open: &[Open]) -> Result<String, Failure> {
    let mut home = None;
    for file in open {
        let parsed = Parsed::of(&file.text).map_err(|obstacle| file.obstructed(obstacle, list))?;
        if parsed.has(list) {
            home = Some(file.name().to_owned());
        }
    }
    let part = part_file(form);
    let is_part = |name: &str| form.parts.iter().any(|part| name == format!("{}.toml", part.key));
    let is_split = open.iter().any(|file| is_part(file.name()));
    let only = || open.first().map(|file| file.name().to_owned()).filter(|_| !is_split);
    Ok(home.or_else(only).unwrap_or(part))
}

/// The file of the part in which the table stands.
fn part_file(form: &Form) -> String {
    scaffolded(form).map(|(name, _)| name).unwrap_or_default()
}

fn scaffolded(form: &Form) -> Option<(String, String)> {
    let part = form.nodes[form.by_key(&form.change_table)?].part?;
    Some(scaffold::part(form, &Filling::default(), part))
}

/// A file that is not there yet: as the scaffold begins it.
fn missing(form: &Form, name: &str) -> Open {
    Open::new(name, &scaffolded(form).map(|(_, text)| text).unwrap_or_default(), ACTION)
}
