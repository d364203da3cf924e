//! An answer: status, type, a few headers that keep other sites out, and the bytes.

use std::io;
use std::io::Write;

/// What every answer says: keep nothing, guess no type, show it in no frame, give it to no other site.
const ALWAYS: &str = "Cache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\n\
    X-Frame-Options: DENY\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Referrer-Policy: same-origin\r\n\
    Connection: close\r\n";

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// What goes back to a browser.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) kind: &'static str,
    pub(super) location: Option<String>,
    pub(super) bytes: Vec<u8>,
}

impl Answer {
    pub(super) fn new(status: &'static str, kind: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, location: None, bytes: bytes.into() }
    }

    pub(super) fn fine(kind: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new("200 OK", kind, bytes)
    }

    /// Sends the browser to another address of the preview; `See Other` also after a form.
    pub(super) fn elsewhere(address: &str) -> Self {
        Self { location: Some(address.to_owned()), ..Self::new("303 See Other", TEXT, "") }
    }

    /// A refusal as one sentence.
    pub(super) fn refusal(status: &'static str, sentence: &str) -> Self {
        Self::new(status, TEXT, format!("{sentence}\n"))
    }

    /// Writes the answer; `with_bytes` is false for who asks for the head alone.
    pub(super) fn write(&self, to: &mut impl Write, with_bytes: bool) -> io::Result<()> {
        let Self { status, kind, location, bytes } = self;
        let location = location.as_ref().map(|address| format!("Location: {address}\r\n")).unwrap_or_default();
        let allow = if status.starts_with("405") { "Allow: GET, HEAD\r\n" } else { "" };
        let length = bytes.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{location}{allow}{ALWAYS}\r\n"
        );
        to.write_all(head.as_bytes())?;
        if with_bytes {
            to.write_all(bytes)?;
        }
        to.flush()
    }
}

/// The head of an answer that goes on as long as the browser listens.
pub(super) fn stream_head() -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{ALWAYS}\r\n")
}

/// The type of a file, by its ending.
pub(super) fn kind_of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "jsonl" => "application/jsonl; charset=utf-8",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "toml" | "md" | "" => TEXT,
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use super::kind_of;

    #[test]
    fn types_follow_the_ending() {
        for (path, kind) in [
            ("a/index.html", "text/html; charset=utf-8"),
            ("a/data.json", "application/json"),
            ("a.b/SHA256SUMS", "text/plain; charset=utf-8"),
            ("a/x.CSV", "text/csv; charset=utf-8"),
            ("a/x.exe", "application/octet-stream"),
        ] {
            assert_eq!(kind_of(path), kind, "{path}");
        }
    }

    #[test]
    fn a_head_alone_tells_the_length_of_what_is_left_out() {
        let mut written = Vec::new();
        Answer::fine("text/css", "body{}").write(&mut written, false).expect("memory takes it");
        let text = String::from_utf8(written).expect("it is text");
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.contains("Content-Length: 6\r\n"), "{text}");
        assert!(text.ends_with("\r\n\r\n"), "{text}");
    }
}
