//! Who may ask: only browsers of this machine that were sent here by their user or by a page of this preview.
//!
//! A page of another site can make a browser ask this machine, under that site's name (an `Origin`), and by a name
//! that was turned to lead here (a foreign `Host`). Drafts must not be read that way.

use super::request::Method;
use super::request::Request;

/// Whether a request came from this machine's user, to the server on this port.
pub(super) fn may_ask(request: &Request, port: u16) -> bool {
    let Some(host) = request.only("host") else { return false };
    is_own(host, port) && origin_is_own(request, port) && !is_embedded_elsewhere(request)
}

/// `localhost:4000`, `127.0.0.1:4000`, `[::1]:4000`; the usual port of the web need not be written.
fn is_own(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| match host.strip_prefix(name) {
        Some("") => port == 80,
        Some(rest) => rest.strip_prefix(':') == Some(port.to_string().as_str()),
        None => false,
    })
}

/// Requests that change something must say where they come from; others may leave it out.
fn origin_is_own(request: &Request, port: u16) -> bool {
    let mut origins = request.header("origin");
    let is_own_page = request.only("sec-fetch-site") == Some("same-origin");
    match (origins.next(), origins.next()) {
        (None, _) => request.method != Method::Post || is_own_page,
        // Pages that hide where links come from hide it from themselves as well.
        (Some("null"), None) => is_own_page,
        (Some(origin), None) => origin.strip_prefix("http://").is_some_and(|host| is_own(host, port)),
        _ => false,
    }
}

/// Whether a page of another site wants to use the answer as a part of itself.
fn is_embedded_elsewhere(request: &Request) -> bool {
    let is_foreign = matches!(request.only("sec-fetch-site"), Some("cross-site" | "same-site"));
    let is_opened = request.only("sec-fetch-mode") == Some("navigate")
        && request.only("sec-fetch-dest").is_none_or(|dest| dest == "document");
    is_foreign && !(is_opened && request.method != Method::Post)
}

#[cfg(test)]
mod tests {
    use super::Request;
    use super::may_ask;

    fn judged(method: &str, headers: &[&str]) -> bool {
        let lines: String = headers.iter().map(|line| format!("{line}\n")).collect();
        let length = if method == "POST" { "Content-Length: 0\n" } else { "" };
        let request = Request::of(&format!("{method} / HTTP/1.1\n{lines}{length}\n")).expect("it is a request");
        may_ask(&request, 4000)
    }

    #[test]
    fn the_user_of_this_machine_may_ask() {
        for headers in [
            &["Host: localhost:4000"][..],
            &["Host: LOCALHOST:4000"],
            &["Host: 127.0.0.1:4000"],
            &["Host: [::1]:4000"],
            &["Host: localhost:4000", "Origin: http://localhost:4000"],
            &["Host: localhost:4000", "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate"],
            &[
                "Host: localhost:4000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document",
            ],
        ] {
            assert!(judged("GET", headers), "{headers:?}");
        }
        assert!(judged("POST", &["Host: localhost:4000", "Origin: http://localhost:4000"]));
        assert!(judged("POST", &["Host: localhost:4000", "Origin: null", "Sec-Fetch-Site: same-origin"]));
        assert!(judged("POST", &["Host: localhost:4000", "Sec-Fetch-Site: same-origin"]));
    }

    #[test]
    fn nobody_else_may_ask() {
        for headers in [
            &[][..],
            &["Host:"],
            &["Host: localhost"],
            &["Host: localhost:80"],
            &["Host: localhost:40000"],
            &["Host: localhost:4000x"],
            &["Host: localhost:04000"],
            &["Host: localhost.:4000"],
            &["Host: localhost.evil.example:4000"],
            &["Host: evil.example:4000"],
            &["Host: evil.example"],
            &["Host: 127.0.0.1.evil.example:4000"],
            &["Host: 127.0.0.2:4000"],
            &["Host: 0.0.0.0:4000"],
            &["Host: 2130706433:4000"],
            &["Host: 192.168.0.5:4000"],
            &["Host: ::1:4000"],
            &["Host: [::]:4000"],
            &["Host: user@localhost:4000"],
            &["Host: localhost:4000", "Host: evil.example"],
            &["Host: localhost:4000, evil.example"],
            &["Host: localhost:4000", "Origin: http://evil.example"],
            &["Host: localhost:4000", "Origin: https://localhost:4000"],
            &["Host: localhost:4000", "Origin: http://localhost:3000"],
            &["Host: localhost:4000", "Origin: http://localhost:4000.evil.example"],
            &["Host: localhost:4000", "Origin: null"],
            &["Host: localhost:4000", "Origin: file://"],
            &["Host: localhost:4000", "Origin: http://localhost:4000", "Origin: http://evil.example"],
            &[
                "Host: localhost:4000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: no-cors",
                "Sec-Fetch-Dest: script",
            ],
            &[
                "Host: localhost:4000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: iframe",
            ],
            &["Host: localhost:4000", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"],
        ] {
            assert!(!judged("GET", headers), "{headers:?}");
            assert!(!judged("POST", headers), "{headers:?}");
        }
        assert!(!judged("POST", &["Host: localhost:4000"]));
        let foreign = ["Host: localhost:4000", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"];
        assert!(!judged("POST", &foreign));
    }
}
