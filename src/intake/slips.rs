//! Texts: slips, several of them in a file, pasted mails, and words without any header.

use crate::slip;
use crate::slip::Place;
use crate::slip::Receipt;
use crate::slip::Slip;
use crate::slip::Trouble;

use super::arrival::Arrival;
use super::arrival::Contents;
use super::arrival::Said;
use super::arrival::Unread;
use super::arrival::Vouched;
use super::pasted;

/// Reads a text; `consultation` is the address of the call that opinions are taken for.
pub(super) fn read(text: &str, consultation: &str) -> Contents {
    if text.contains("\u{1B}$") {
        return Contents::unreadable(
            "文字コードが ISO-2022-JP のようです。メモ帳などで開き、文字コードに UTF-8 を選んで保存し直してください。",
        );
    }
    let (mut heading, body) = pasted::heading(text);
    let above = text.strip_suffix(body).map_or(0, |head| head.matches('\n').count());
    let parsed = slip::parse(body);
    let mut contents = Contents::default();
    let is_only = parsed.slips.len() < 2;
    for (at, slip) in parsed.slips.iter().enumerate() {
        let part = if is_only { 0 } else { u32::try_from(at + 1).unwrap_or(u32::MAX) };
        let own = &slip.consultation.key;
        if !own.is_empty() && own != consultation {
            let why = format!("別の案件（{own}）への意見票です。その案件の受付フォルダーに移してください。");
            contents.unread.push(Unread { part, why });
            continue;
        }
        let next = parsed.slips.get(at + 1).map_or(usize::MAX, |next| next.line);
        let first = if at == 0 { 0 } else { slip.line };
        // Problems stand in the order of their lines.
        let [from, to] = [first, next].map(|line| parsed.problems.partition_point(|problem| problem.line < line));
        let own = parsed.problems.get(from..to).unwrap_or_default();
        let mut arrival = arrival(slip, part);
        for problem in own {
            match &problem.trouble {
                Trouble::Outside(words) => arrival.beside.push(words.clone()),
                // A receipt is told of in a column of its own, and typed paper says only what it has to.
                Trouble::ReceiptDiffers { .. } | Trouble::NoSlipHeader | Trouble::NoConsultation => {}
                trouble => arrival.doubts.push(format!("{}行目: {}", above + problem.line, trouble.message())),
            }
        }
        if at == 0 {
            std::mem::take(&mut heading).put_into(&mut arrival);
        }
        contents.arrivals.push(arrival);
    }
    if parsed.slips.is_empty() {
        let mut arrival = Arrival::default();
        std::mem::take(&mut heading).put_into(&mut arrival);
        contents.arrivals.push(arrival);
    }
    contents
}

fn arrival(slip: &Slip, part: u32) -> Arrival {
    let mut arrival = Arrival { part, ..Arrival::default() };
    let said = slip.opinions().map(|(draft, opinion)| Said {
        draft: draft.map(|draft| draft.version.key.clone()).unwrap_or_default(),
        place: match &opinion.place {
            Place::Whole => String::new(),
            Place::Item(name) => name.as_written(),
        },
        text: opinion.text.clone(),
    });
    arrival.said = said.collect();
    let filled = |words: &&String| !words.is_empty();
    arrival.who.names.extend(std::iter::once(&slip.name).chain(&slip.further.names).filter(filled).cloned());
    arrival.who.contacts.extend(std::iter::once(&slip.contact).chain(&slip.further.contacts).filter(filled).cloned());
    let written = slip.about.iter().filter(|draft| !draft.fingerprint.is_empty());
    arrival.fingerprints = written.map(|draft| (draft.version.key.clone(), draft.fingerprint.clone())).collect();
    arrival.receipt = match &slip.receipt {
        Receipt::Absent => Vouched::No,
        Receipt::Matches(receipt) => Vouched::Yes(receipt.clone()),
        Receipt::Differs(receipt) => Vouched::Otherwise(receipt.clone()),
    };
    arrival
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn doubts_tell_the_line_of_the_file() {
        let head = "差出人: 根本 はる\n日時: 2026/12/01 10:20\n件名: 意見\n\n";
        let contents = read(&format!("{head}■ 意見票: 2\n■ 項目: 全体\n賛成です。\n"), "consultations/anken");
        assert!(contents.arrivals[0].doubts[0].starts_with("5行目: "), "{contents:?}");
    }
}
