//! The head of a mail that somebody pasted into a text: who sent it, and when.

use crate::text::Instant;
use crate::text::fold;

use super::arrival::Arrival;
use super::when;

/// Words in front of the lines of such a head, folded.
const SENDER: [&str; 5] = ["差出人", "送信者", "送信元", "from", "発信者"];
const DATE: [&str; 7] = ["日時", "送信日時", "受信日時", "date", "送信日", "受信日", "sent"];
const OTHERS: [&str; 8] = ["宛先", "to", "cc", "件名", "subject", "bcc", "reply-to", "添付ファイル"];
/// Lines of the longest head.
const LONGEST: usize = 12;

/// What a head says.
#[derive(Debug, Default)]
pub(super) struct Heading {
    sender: Option<String>,
    when: Option<Instant>,
    words: String,
}

impl Heading {
    /// Adds what is said to what arrived.
    pub(super) fn put_into(self, arrival: &mut Arrival) {
        if let Some(sender) = self.sender {
            add_sender(&sender, arrival);
        }
        arrival.when = arrival.when.or(self.when);
        if !self.words.is_empty() {
            arrival.beside.push(self.words);
        }
    }
}

/// `見本 花子 <hanako@example.jp>`
pub(super) fn add_sender(sender: &str, arrival: &mut Arrival) {
    let (name, address) = match sender.split_once(['<', '＜', '[']) {
        Some((name, rest)) => (name, rest.trim_end_matches(['>', '＞', ']', ' '])),
        None if sender.contains(['@', '＠']) => ("", sender),
        None => (sender, ""),
    };
    let name = name.trim().trim_matches('"').trim();
    if !name.is_empty() {
        arrival.who.names.push(name.to_owned());
    }
    if !address.trim().is_empty() {
        arrival.who.contacts.push(address.trim().to_owned());
    }
}

/// The head of a text, where it begins with one, and the rest.
pub(super) fn heading(text: &str) -> (Heading, &str) {
    let mut heading = Heading::default();
    let (mut end, mut at, mut known) = (0, 0, 0);
    for line in text.split_inclusive('\n').take(LONGEST) {
        at += line.len();
        let Some((label, value)) = line.trim().split_once([':', '：']) else {
            if line.trim().is_empty() && known == 0 {
                continue;
            }
            break;
        };
        let label = fold(label);
        let value = value.trim();
        if SENDER.contains(&label.as_str()) {
            heading.sender = Some(value.to_owned());
        } else if DATE.contains(&label.as_str()) {
            heading.when = when::read(value);
        } else if !OTHERS.contains(&label.as_str()) {
            break;
        }
        known += 1;
        end = at;
    }
    // One such line alone may as well be the beginning of an opinion.
    if known < 2 || heading.sender.is_none() {
        return (Heading::default(), text);
    }
    text.get(..end).unwrap_or_default().trim().clone_into(&mut heading.words);
    (heading, text.get(end..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::Instant;
    use super::heading;

    #[test]
    fn a_head_is_taken_off_and_an_opinion_is_not() {
        let (head, rest) =
            heading("差出人: 見本 花子 <h@example.jp>\n日時: 2026/01/05 10:20\n件名: 意見\n\n反対です。\n");
        assert_eq!(rest, "\n反対です。\n");
        assert_eq!(head.when.map(Instant::iso).as_deref(), Some("2026-01-05T10:20+09:00"));
        for text in ["件名: 意見\n反対です。", "反対です。\n理由：長い", "差出人: 名無し\n反対です。"]
        {
            assert_eq!(heading(text).1, text);
        }
    }
}
