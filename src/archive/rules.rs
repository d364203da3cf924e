//! What reading the archive has to say.

use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::finding::Spot;

use super::FOLDER;
use super::LEDGER;
use super::OBJECTS;
use super::entry::Piece;
use super::ledger::Fault;
use super::objects::Loss;
use super::sources;

static DAMAGED_LEDGER: Rule = Rule {
    code: "L101",
    name: "damaged-ledger",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表台帳が、書いたときのままではありません",
    basis: "公表台帳は、行を加えるだけで、後から書き換えないことで、いつ何を公表したかを示すためです。",
};

static LOST_OBJECT: Rule = Rule {
    code: "L102",
    name: "lost-object",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表したファイルが、保存庫にないか、書き換えられています",
    basis: "公表したファイルを、公表したときのまま示し続けるためです。",
};

static DAMAGED_SOURCES: Rule = Rule {
    code: "L103",
    name: "damaged-sources",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表したときの元のファイルの控えが、読み取れません",
    basis: "公表した版の元のファイルが変わっていないことを、この控えで確かめるためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&DAMAGED_LEDGER, &LOST_OBJECT, &DAMAGED_SOURCES];

const FROM_COPY: &str =
    "控え（バックアップ）から、元のファイルに戻してください。どこが違うかは「juran verify」で確かめられます。";

fn line_of(file: &str, line: usize) -> Place {
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    Place::at(Spot { line, column: 1, ..Spot::file(&format!("{FOLDER}/{file}")) })
}

pub(super) fn report_fault(fault: &Fault, findings: &mut Findings) {
    let message = format!("公表台帳の{}行目: {}", fault.line, fault.message);
    findings.add(&DAMAGED_LEDGER, line_of(LEDGER, fault.line), message, FROM_COPY);
}

pub(super) fn report_loss(piece: &Piece, loss: Loss, findings: &mut Findings) {
    let place = Place::at(Spot::file(&format!("{FOLDER}/{OBJECTS}/{}", piece.sha256)));
    let message = match loss {
        Loss::Missing => format!("公表した「{}」が、保存庫にありません。", piece.path),
        Loss::Altered => format!("公表した「{}」が、保存庫の中で書き換えられています。", piece.path),
    };
    findings.add(&LOST_OBJECT, place, message, FROM_COPY);
}

pub(super) fn report_form(piece: &Piece, findings: &mut Findings) {
    let place = Place::at(Spot::file(&format!("{FOLDER}/{OBJECTS}/{}", piece.sha256)));
    let message = format!("公表した版の様式「{}」を、この版の juran は読み取れません。", piece.path);
    findings.add(&LOST_OBJECT, place, message, "公表したときの版か、それより新しい版の juran を使ってください。");
}

pub(super) fn report_sources(line: usize, findings: &mut Findings) {
    let message = format!("元のファイルの控えの{line}行目が、読み取れません。");
    findings.add(&DAMAGED_SOURCES, line_of(sources::FILE, line), message, FROM_COPY);
}
