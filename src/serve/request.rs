//! A request: its head and, for the form of the bar, its few words; nothing is believed before it is checked.

use std::io::BufRead;
use std::io::Read;

/// Longest head of a request.
const LONGEST_HEAD: usize = 16 * 1024;
/// Most headers of a request.
const MOST_HEADERS: usize = 64;
/// Longest body of a request: the form of the bar.
const LONGEST_BODY: usize = 4 * 1024;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Post,
}

/// A request as it came, and only as far as it matters here.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) method: Method,
    /// The address asked for, not decoded.
    pub(super) target: String,
    headers: Vec<(String, String)>,
    pub(super) body: String,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is no request, or the connection broke.
    Unreadable,
    /// It is too long.
    TooLong,
    /// It asks for more than to read.
    Method,
}

impl Request {
    /// Reads a request from a connection.
    pub(super) fn read(connection: &mut impl BufRead) -> Result<Self, Fault> {
        let mut request = Self::parse(&head(connection)?)?;
        if request.method == Method::Post {
            request.body = request.read_body(connection)?;
        }
        Ok(request)
    }

    fn parse(head: &[u8]) -> Result<Self, Fault> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(head) {
            Ok(httparse::Status::Complete(_)) => {}
            Err(httparse::Error::TooManyHeaders) => return Err(Fault::TooLong),
            _ => return Err(Fault::Unreadable),
        }
        let method = match parsed.method {
            Some("GET") => Method::Get,
            Some("HEAD") => Method::Head,
            Some("POST") => Method::Post,
            _ => return Err(Fault::Method),
        };
        let target = parsed.path.ok_or(Fault::Unreadable)?.to_owned();
        let text = |header: &httparse::Header| {
            let value = std::str::from_utf8(header.value).map_err(|_| Fault::Unreadable)?;
            Ok((header.name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        let headers = parsed.headers.iter().map(text).collect::<Result<_, Fault>>()?;
        Ok(Self { method, target, headers, body: String::new() })
    }

    fn read_body(&self, connection: &mut impl Read) -> Result<String, Fault> {
        if self.header("transfer-encoding").next().is_some() {
            return Err(Fault::Unreadable);
        }
        let length = self.only("content-length").and_then(|length| length.parse().ok()).ok_or(Fault::Unreadable)?;
        if length > LONGEST_BODY {
            return Err(Fault::TooLong);
        }
        let mut body = vec![0; length];
        connection.read_exact(&mut body).map_err(|_| Fault::Unreadable)?;
        String::from_utf8(body).map_err(|_| Fault::Unreadable)
    }

    /// The values of a header, by its name in small letters.
    pub(super) fn header<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The value of a header that stands exactly once.
    pub(super) fn only<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        let mut values = self.header(name);
        values.next().filter(|_| values.next().is_none())
    }

    /// The value of a name in the query.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// A request for tests.
    #[cfg(test)]
    pub(super) fn of(head: &str) -> Result<Self, Fault> {
        Self::read(&mut head.replace('\n', "\r\n").as_bytes())
    }
}

/// The bytes up to the empty line.
fn head(connection: &mut impl BufRead) -> Result<Vec<u8>, Fault> {
    let mut head = Vec::new();
    let mut limited = connection.take(LONGEST_HEAD as u64);
    loop {
        let before = head.len();
        limited.read_until(b'\n', &mut head).map_err(|_| Fault::Unreadable)?;
        let line = head.get(before..).unwrap_or_default();
        match line {
            b"\r\n" | b"\n" if before > 0 => return Ok(head),
            [.., b'\n'] => {}
            _ if head.len() >= LONGEST_HEAD => return Err(Fault::TooLong),
            _ => return Err(Fault::Unreadable),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::proptest;

    use super::Fault;
    use super::Method;
    use super::Request;

    #[test]
    fn requests_of_browsers_are_read() {
        let request =
            Request::of("GET /_preview/changes?since=7-1&x=2 HTTP/1.1\nHost: localhost:4000\nACCEPT: */*\n\n");
        let request = request.expect("it is a request");
        assert_eq!((request.method, request.only("host")), (Method::Get, Some("localhost:4000")));
        assert_eq!(
            (request.query("since"), request.query("since-"), request.query("x")),
            (Some("7-1"), None, Some("2"))
        );
        let posted = Request::of("POST /x HTTP/1.1\nContent-Length: 6\n\na=1&b=").expect("it is a request");
        assert_eq!(posted.body, "a=1&b=");
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let long = format!("GET / HTTP/1.1\nX: {}\n\n", "a".repeat(20_000));
        let many = format!("GET / HTTP/1.1\n{}\n", "X: 1\n".repeat(100));
        for (head, fault) in [
            ("", Fault::Unreadable),
            ("\n\n", Fault::Unreadable),
            ("GET /\n\n", Fault::Unreadable),
            ("GET / HTTP/1.1\nHost: a\n", Fault::Unreadable),
            ("GET / HTTP/1.1\nno header\n\n", Fault::Unreadable),
            ("GET / HTTP/1.1\nHost : a\n\n", Fault::Unreadable),
            ("PUT / HTTP/1.1\n\n", Fault::Method),
            ("DELETE / HTTP/1.1\n\n", Fault::Method),
            ("OPTIONS * HTTP/1.1\n\n", Fault::Method),
            ("POST / HTTP/1.1\n\n", Fault::Unreadable),
            ("POST / HTTP/1.1\nContent-Length: 9999\n\n", Fault::TooLong),
            ("POST / HTTP/1.1\nContent-Length: 3\nContent-Length: 4\n\nabcd", Fault::Unreadable),
            ("POST / HTTP/1.1\nTransfer-Encoding: chunked\nContent-Length: 0\n\n", Fault::Unreadable),
            (&long, Fault::TooLong),
            (&many, Fault::TooLong),
        ] {
            assert_eq!(Request::of(head).expect_err(head), fault, "{head}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Request::read(&mut bytes.as_slice());
        }
    }
}
