//! Numbers of questions, opinions and requests: those of the table beside those that will be printed.

use crate::text::fold;

use crate::import::grid::RowPlace;
use crate::import::report::Report;
use crate::import::report::short;
use crate::import::rules::NUMBER_LEFT_OUT;
use crate::import::rules::NUMBER_NOT_KEPT;

use super::matter::digits;

/// Words beside the number of a question, opinion or request that say nothing more.
const BESIDE: [&str; 13] =
    ["", "問", "質問", "質疑", "意見", "要望", "付帯意見", "附帯意見", "q", "no", "第", "番", "第号"];

/// The number that words write; none where they say more than a number: 参考１.
pub(super) fn read(written: &str) -> Option<usize> {
    let beside: String = fold(written).chars().filter(|letter| letter.is_alphabetic()).collect();
    digits(written).filter(|_| BESIDE.contains(&beside.as_str()))
}

/// Says where the numbers of the table are not those that will be printed: from 1 on, without gaps.
pub(super) fn tell(
    report: &mut Report,
    place: RowPlace,
    written: &str,
    last: &mut Option<usize>,
    (label, count): (&str, usize),
) {
    if written.is_empty() {
        *last = last.map(|last| last + 1);
        return;
    }
    let before = last.unwrap_or(count - 1);
    let printed = format!("番号は並びの順に自動で付くので、この{label}は「{count}」になります。");
    let remedy = "抜けや重なりが元の文書のとおりなら、ほかの箇所の引用を確かめてください。";
    match read(written) {
        Some(number) if number == before + 1 => {}
        Some(number) if number > before + 1 => {
            let message = format!("{label}の番号が、{before}から{number}に飛んでいます。{printed}");
            report.warn(&NUMBER_LEFT_OUT, place, written, message, remedy);
        }
        Some(number) => {
            let message = format!("{label}の番号「{number}」が、前の行の番号と重なるか、前に戻っています。{printed}");
            report.warn(&NUMBER_NOT_KEPT, place, written, message, remedy);
        }
        None => {
            let message = format!("番号「{}」は、{label}の番号として使えません。{printed}", short(written));
            report.warn(&NUMBER_NOT_KEPT, place, written, message, remedy);
        }
    }
    *last = Some(read(written).unwrap_or(before + 1));
}
