//! What holding the content against the ledger has to say.

use crate::archive::FOLDER;
use crate::archive::LEDGER;
use crate::archive::Line;
use crate::archive::Unsigned;
use crate::archive::Voucher;
use crate::finding::Class;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Rule;
use crate::finding::Severity;
use crate::finding::Spot;
use crate::read::Card;

use super::held::Difference;

static SOURCE_DIFFERS: Rule = Rule {
    code: "L105",
    name: "source-differs",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表した版の元のファイルが、公表したときと違います",
    basis: "公表した版を、黙って変えないためです。",
};

static UNPUBLISHED: Rule = Rule {
    code: "L106",
    name: "unpublished",
    severity: Severity::Error,
    class: Class::Contradicted,
    title: "公表日が来た版が、公表台帳に載っていません",
    basis: "サイトに示す版を、後から確かめられるようにするためです。",
};

static LOST_ADDRESS: Rule = Rule {
    code: "L107",
    name: "lost-address",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表台帳にあるアドレスが、サイトからなくなろうとしています",
    basis: "一度公表したページのアドレスは、引用や保存のために使われ続けるためです。",
};

static WRONG_VOUCHER: Rule = Rule {
    code: "L108",
    name: "wrong-voucher",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表台帳の署名か時刻の証明が、確かめられません",
    basis: "確かめられない署名や証明を示すと、公表台帳のすべてが疑われるためです。",
};

static LEDGER_PARTS: Rule = Rule {
    code: "L109",
    name: "ledger-parts",
    severity: Severity::Error,
    class: Class::Unreadable,
    title: "公表台帳が、前に作ったサイトの公表台帳の続きではありません",
    basis: "公表台帳は書き足すだけなので、前の記載がなくなったり変わったりすることはないためです。",
};

/// Every rule of this room, by code.
pub const RULES: &[&Rule] = &[&SOURCE_DIFFERS, &UNPUBLISHED, &LOST_ADDRESS, &LEDGER_PARTS, &WRONG_VOUCHER];

const FROM_COPY: &str = "archive フォルダーを、控え（バックアップ）から戻してください。";

/// How a published version may be changed, for whoever meant to.
const RIGHT_WAYS: &str = "意図した変更でなければ、控え（バックアップ）から元に戻してください。内容を改めるなら「juran revise」で次の版を作り、公表した文の誤りを正すなら「juran publish 文書 --correct 版 --reason 理由」で訂正してください。";

pub(super) fn report_source(
    card: &Card,
    (file, difference): (&str, Difference),
    items: &[&str],
    place: Place,
    findings: &mut Findings,
) {
    let called = card.version.called().unwrap_or_default();
    let message = match (difference, items) {
        (Difference::Missing, _) => format!("公表した{called}の元のファイル「{file}」が、ありません。"),
        (Difference::Added, _) => format!("公表した{called}に、公表したときにはなかったファイル「{file}」があります。"),
        (Difference::Changed, []) => {
            format!("公表した{called}の元のファイル「{file}」が、公表したときと違います（項目の記載は同じです）。")
        }
        (Difference::Changed, items) => {
            format!(
                "公表した{called}の元のファイル「{file}」が、公表したときと違います。変わった項目は、{}です。",
                items.join("、")
            )
        }
    };
    findings.add(&SOURCE_DIFFERS, place, message, RIGHT_WAYS);
}

pub(super) fn report_no_sources(card: &Card, entry: usize, findings: &mut Findings) {
    let place = Place { spot: Some(card.main_spot()), ..card.version.place() };
    let message = format!("公表台帳の第{entry}号の元のファイルの控えが、archive/sources.jsonl にありません。");
    findings.add(&SOURCE_DIFFERS, place, message, FROM_COPY);
}

pub(super) fn report_unpublished(card: &Card, findings: &mut Findings) {
    let place = Place { spot: Some(card.main_spot()), ..card.version.place() };
    let called = card.version.called().unwrap_or_default();
    let message = match card.version.published {
        Some(day) => format!("{called}の公表日（{}）が来ていますが、公表台帳に載っていません。", day.wareki()),
        None => format!("{called}は意見公募に付されていますが、公表台帳に載っていません。"),
    };
    let document = &card.version.document;
    let remedy =
        format!("「juran publish {document}」で公表してください。まだ公表しないなら、公表日を改めてください。");
    findings.add(&UNPUBLISHED, place, message, remedy);
}

pub(super) fn report_lost(title: &str, (address, count): (&str, usize), place: Place, findings: &mut Findings) {
    let message = match count {
        1 => format!("公表した「{title}」のアドレス「{address}」のページが、なくなります。"),
        _ => format!("公表した「{title}」のアドレス「{address}」など{count}のページが、なくなります。"),
    };
    let remedy = "文書か版のフォルダーの名前を変えたり移したりしたなら、元に戻すか、aliases に前の id を書いてください。公表をやめるなら、withdrawn.toml を置いてください。";
    findings.add(&LOST_ADDRESS, place, message, remedy);
}

pub(super) fn report_signature(line: &Line, why: &Unsigned, findings: &mut Findings) {
    let message = format!("公表台帳の第{}号の署名が、確かめられません。{why}", line.entry.entry);
    let remedy = match why {
        Unsigned::Stranger { .. } => {
            "署名した人の公開鍵を site.toml の signers から消したなら、元に戻してください。担当が替わっても、前の人の鍵は残します。"
        }
        Unsigned::Fault(_) => FROM_COPY,
    };
    findings.add(&WRONG_VOUCHER, voucher(Voucher::Signature, line), message, remedy);
}

pub(super) fn report_stamp(line: &Line, why: &str, findings: &mut Findings) {
    let message = format!("公表台帳の第{}号の時刻の証明が、確かめられません。{why}", line.entry.entry);
    findings.add(&WRONG_VOUCHER, voucher(Voucher::Stamp, line), message, FROM_COPY);
}

fn voucher(voucher: Voucher, line: &Line) -> Place {
    Place::at(Spot::file(&format!("{FOLDER}/{}", voucher.place(&line.seal))))
}

pub(super) fn report_parting(findings: &mut Findings) {
    let message = "content/archive の公表台帳が、出力先のサイトにある公表台帳の続きではありません。記載がなくなったか、書き換えられています。";
    let remedy = "archive フォルダーを、控え（バックアップ）から戻してください。公表台帳を作り直すつもりなら、出力先のフォルダーの名前を変えてから作ってください。";
    findings.add(&LEDGER_PARTS, Place::at(Spot::file(&format!("{FOLDER}/{LEDGER}"))), message, remedy);
}
