//! Which addresses a page may lead to, and where an image may come from.

/// Whether a link may lead there: to a place on this site, or by http, https, mailto or tel.
///
/// Read as browsers read it: white space in front and control characters anywhere hide nothing, and `//host` is a
/// place elsewhere, not on this site.
pub fn protocol_is_safe(target: &str) -> bool {
    let target = target.trim_start();
    if target.contains(|char: char| char.is_control()) || begins_with_host(target) {
        return false;
    }
    let first = target.split(['/', '\\', '?', '#']).next().unwrap_or(target);
    match first.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto", "tel"].iter().any(|safe| safe.eq_ignore_ascii_case(scheme)),
    }
}

/// Whether an image stands beside the text, with nothing but its file name written.
pub(super) fn is_bare_file_name(source: &str) -> bool {
    !source.is_empty() && !source.contains(|char: char| "/\\:?#".contains(char) || char.is_control())
}

/// Whether an address is a path from the root of the site.
pub(super) fn is_site_absolute(source: &str) -> bool {
    source.starts_with('/') && protocol_is_safe(source)
}

fn begins_with_host(target: &str) -> bool {
    let mut bytes = target.bytes();
    let mut slash = || matches!(bytes.next(), Some(b'/' | b'\\'));
    slash() && slash()
}

#[cfg(test)]
mod tests {
    use super::is_bare_file_name;
    use super::is_site_absolute;
    use super::protocol_is_safe;

    #[test]
    fn only_known_protocols_are_safe() {
        for safe in [
            "",
            "#key",
            "/assessments/kaigo/#key",
            "a/b:c",
            "../b",
            "?q=a:b",
            "#a:b",
            "図.png",
            "https://a.example",
            "HTTP://a.example",
            "mailto:a@b.example",
            "tel:0312345678",
        ] {
            assert!(protocol_is_safe(safe), "{safe}");
        }
        for unsafe_target in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:x",
            "java\tscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "file:///c:/x",
            "vbscript:x",
            "C:\\x",
            "//host/x",
            "\\\\host\\x",
            "/\\host",
            "ftp://a.example",
            "blob:x",
            "説明:x",
            ":x",
        ] {
            assert!(!protocol_is_safe(unsafe_target), "{unsafe_target}");
        }
    }

    #[test]
    fn images_stand_beside_the_text_or_on_the_site() {
        for (source, bare, absolute) in [
            ("flow.png", true, false),
            ("図 1.png", true, false),
            ("/figures/flow.png", false, true),
            ("//host/flow.png", false, false),
            ("figures/flow.png", false, false),
            ("https://a.example/flow.png", false, false),
            ("data:image/png,x", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_bare_file_name(source), is_site_absolute(source)), (bare, absolute), "{source}");
        }
    }
}
