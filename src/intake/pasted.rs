//! The head of a mail that somebody pasted into a text: who sent it, and when.

use crate::text::fold;

use super::arrival::Arrival;
use super::labels;
use super::masks;
use super::when;
use super::when::Moment;

/// Words in front of the lines of such a head, folded.
const DATE: [&str; 7] = ["日時", "送信日時", "受信日時", "date", "送信日", "受信日", "sent"];
const OTHERS: [&str; 8] = ["宛先", "to", "cc", "件名", "subject", "bcc", "reply-to", "添付ファイル"];
/// Words of the line with which mail programs begin what they pass on.
const PASSED_ON: [&str; 6] =
    ["forwardedmessage", "originalmessage", "転送されたメッセージ", "転送メッセージ", "元のメッセージ", "元のメール"];
/// Lines of the longest head.
const LONGEST: usize = 12;

/// What a head says.
#[derive(Debug, Default)]
pub(super) struct Heading {
    sender: Option<String>,
    when: Option<Moment>,
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
    let (name, address) = masks::named_mail(sender);
    if !name.is_empty() {
        arrival.who.names.push(name.to_owned());
    }
    arrival.who.contacts.extend(address.map(str::to_owned));
}

/// The head of a text, where it begins with one, and the rest.
pub(super) fn heading(text: &str) -> (Heading, &str) {
    let mut heading = Heading::default();
    let (mut end, mut at, mut known) = (0, 0, 0);
    for line in text.split_inclusive('\n').take(LONGEST) {
        at += line.len();
        if known == 0 && (line.trim().is_empty() || is_passed_on(line)) {
            continue;
        }
        let Some((label, value)) = line.trim().split_once([':', '：']) else {
            break;
        };
        let is_sender = labels::is_sender(label);
        let label = fold(label);
        let value = value.trim();
        if OTHERS.contains(&label.as_str()) {
            // Whom an answer goes to says nothing of who sent it.
        } else if is_sender {
            heading.sender = Some(value.to_owned());
        } else if DATE.contains(&label.as_str()) {
            heading.when = when::read(value);
        } else {
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

fn is_passed_on(line: &str) -> bool {
    let bare = fold(line.trim().trim_matches(|letter: char| "-_=*―─:：>".contains(letter) || letter.is_whitespace()));
    let bare = bare.strip_prefix("begin").unwrap_or(&bare);
    PASSED_ON.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn a_head_is_taken_off_and_an_opinion_is_not() {
        let (head, rest) =
            heading("差出人: 見本 花子 <h@example.jp>\n日時: 2026/01/05 10:20\n件名: 意見\n\n反対です。\n");
        assert_eq!(rest, "\n反対です。\n");
        assert_eq!(head.when.map(|when| when.minute.iso()).as_deref(), Some("2026-01-05T10:20+09:00"));
        for line in ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:"]
        {
            let text = format!("{line}\nFrom: 見本 花子 <h@example.jp>\nDate: 2026/01/05 10:20\n\n反対です。\n");
            assert_eq!(heading(&text).0.sender.as_deref(), Some("見本 花子 <h@example.jp>"), "{line}");
        }
        for text in ["件名: 意見\n反対です。", "反対です。\n理由：長い", "差出人: 名無し\n反対です。"]
        {
            assert_eq!(heading(text).1, text);
        }
    }
}
