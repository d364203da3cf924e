//! Mails: the body or attached texts, with what the head says of who sent them and when.

use mail_parser::Message;
use mail_parser::MessageParser;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;
use mail_parser::PartType;

use crate::text::Instant;
use crate::text::decode_table;

use super::arrival::Arrival;
use super::arrival::Contents;
use super::arrival::Unread;
use super::document;
use super::slips;
use super::when::Moment;

/// Parts of a mail that a person writes are few; more of them are made to exhaust a reader.
const MOST_PARTS: usize = 500;
/// Mails within mails, likewise.
const MOST_NESTED: usize = 10;

/// Whether a text is a mail with its whole head.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4000)).unwrap_or_default().to_ascii_lowercase();
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    has(b"\nmime-version:") && has(b"from:") && has(b"content-type:")
}

/// Reads a mail.
pub(super) fn read(bytes: &[u8], consultation: &str) -> Contents {
    if count(bytes, b"content-type:") > MOST_PARTS || count(bytes, b"message/") > MOST_NESTED {
        return Contents::unreadable(
            "部分の数が多すぎるメールです。メールソフトで開き、意見を .txt に写してください。",
        );
    }
    let Some(mail) = MessageParser::default().parse(bytes) else {
        return Contents::unreadable(
            "メールとして読み取れませんでした。メールソフトで開き、意見を .txt に写してください。",
        );
    };
    let mut unread = Vec::new();
    let body = body(&mail);
    let mut attached = Contents::default();
    for part in mail.attachments() {
        attachment(part, consultation, &mut attached, &mut unread);
    }
    let has_opinions = attached.arrivals.iter().any(|arrival| !arrival.said.is_empty());
    let is_broken = is_broken(&mail);
    if is_broken {
        let why = "本文の文字を読み取れませんでした。メールソフトで開き、意見を .txt に写してください。".to_owned();
        unread.push(Unread { part: 0, why });
    }
    let mut contents = match (has_opinions, is_broken) {
        (true, _) => attached,
        (false, true) => Contents::default(),
        (false, false) => slips::read(&body, consultation),
    };
    let head = head(&mail);
    for arrival in &mut contents.arrivals {
        for (own, more) in [(&mut arrival.who.names, &head.who.names), (&mut arrival.who.contacts, &head.who.contacts)]
        {
            own.extend(more.iter().cloned());
        }
        arrival.when = head.when.or(arrival.when);
        arrival.beside.extend(head.beside.iter().cloned());
        if has_opinions && !body.trim().is_empty() {
            arrival.beside.push(body.trim().to_owned());
            arrival.doubts.push(
                "本文にも文があります。添付だけを意見と数えたので、本文が意見でないかを確かめてください。".to_owned(),
            );
        }
    }
    if has_opinions && contents.arrivals.len() > 1 {
        (1..).zip(&mut contents.arrivals).for_each(|(part, arrival)| arrival.part = part);
    }
    contents.unread.extend(unread);
    contents
}

/// The parts that are the text, one below the other; HTML as text where there is nothing else.
fn body(mail: &Message) -> String {
    let bodies: Vec<String> =
        (0..mail.text_body_count()).filter_map(|at| mail.body_text(at)).map(|text| text.trim().to_owned()).collect();
    bodies.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Whether letters of the text cannot be read.
fn is_broken(mail: &Message) -> bool {
    mail.text_body.iter().filter_map(|at| mail.parts.get(*at as usize)).any(|part| match &part.body {
        PartType::Text(text) | PartType::Html(text) => part.is_encoding_problem || text.contains('\u{FFFD}'),
        _ => false,
    })
}

/// Who sent it and when; the server of the office knows the time better than the sender.
fn head(mail: &Message) -> Arrival {
    let mut head = Arrival::default();
    if let Some(sender) = mail.from().and_then(|from| from.first()) {
        head.who.names.extend(sender.name().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned));
        head.who.contacts.extend(sender.address().map(str::to_owned));
    }
    let received = mail.received().and_then(|received| received.date);
    let when = received.or_else(|| mail.date().copied()).filter(mail_parser::DateTime::is_valid);
    head.when = when.map(|when| Moment::of(Instant::from_unix_seconds(when.to_timestamp())));
    head.beside.extend(mail.subject().map(|subject| format!("件名: {subject}")));
    head
}

fn attachment(part: &MessagePart, consultation: &str, found: &mut Contents, unread: &mut Vec<Unread>) {
    let name = part.attachment_name().unwrap_or("名前のない添付").to_owned();
    let ends_in = |wanted: &str| {
        std::path::Path::new(&name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
    };
    let (is_text, is_document) = (ends_in("txt"), ends_in("docx"));
    let text = match &part.body {
        PartType::Text(text) if !part.is_encoding_problem && !text.contains('\u{FFFD}') => Some(text.to_string()),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) if is_text => {
            decode_table(bytes).ok().map(|(text, _)| text)
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) if is_document => document::text(bytes).ok(),
        _ => None,
    };
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        let why = format!("添付「{name}」は、読み取れない種類のファイルか、空のファイルです。開いて確かめてください。");
        unread.push(Unread { part: 0, why });
        return;
    };
    let own = slips::read(&text, consultation);
    found.arrivals.extend(own.arrivals);
    found.unread.extend(own.unread);
}

/// How often a word in small letters occurs, in letters of either case.
fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| window.eq_ignore_ascii_case(word)).count()
}
