//! The address in a request → a place below the folder of the preview, or nothing.
//!
//! Only what the addresses of a site are made of is let through, after decoding: no other letter can lead anywhere.

use crate::form::is_device;

/// Longest address that is looked at.
const LONGEST: usize = 2_000;

/// A place below the folder of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Path with `/`, without one at its ends; empty for the home.
    pub(super) path: String,
    /// Whether a folder was asked for.
    pub(super) is_folder: bool,
}

impl Wanted {
    /// Path of the file that answers.
    pub(super) fn file(&self) -> String {
        match (self.is_folder, self.path.as_str()) {
            (false, path) => path.to_owned(),
            (true, "") => "index.html".to_owned(),
            (true, path) => format!("{path}/index.html"),
        }
    }
}

/// The place that an address names; a query behind it is left out.
pub(super) fn wanted(target: &str) -> Option<Wanted> {
    let path = target.split('?').next().unwrap_or_default();
    let path = path.strip_prefix('/').filter(|_| target.len() <= LONGEST)?;
    let (inner, is_folder) = match path.strip_suffix('/') {
        Some(inner) => (inner, true),
        None => (path, path.is_empty()),
    };
    if path.is_empty() {
        return Some(Wanted { path: String::new(), is_folder });
    }
    let segments = inner.split('/').map(segment).collect::<Option<Vec<String>>>()?;
    Some(Wanted { path: segments.join("/"), is_folder })
}

/// One name of a path, decoded.
fn segment(written: &str) -> Option<String> {
    let name = decoded(written, false)?;
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_usual = !name.is_empty() && !name.starts_with('.') && !name.ends_with('.') && !is_device(&stem);
    (is_plain && is_usual).then_some(name)
}

/// Percent signs decoded, and plus signs as the blanks of a form; nothing where that gives no text.
pub(super) fn decoded(written: &str, is_form: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            b'+' if is_form => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::prop_assert;
    use proptest::prop_assert_eq;
    use proptest::prop_oneof;
    use proptest::proptest;
    use proptest::strategy::Strategy;

    use super::decoded;
    use super::wanted;

    #[test]
    fn addresses_of_a_site_name_its_files() {
        for (target, file) in [
            ("/", "index.html"),
            ("/?x=../..", "index.html"),
            ("/assessments/", "assessments/index.html"),
            ("/assessments/kaigo/1-an/ii/", "assessments/kaigo/1-an/ii/index.html"),
            ("/assets/standard.css", "assets/standard.css"),
            ("/a%73sets/kaigo-1.txt?v=2", "assets/kaigo-1.txt"),
            ("/_redirects", "_redirects"),
        ] {
            assert_eq!(wanted(target).map(|wanted| wanted.file()).as_deref(), Some(file), "{target}");
        }
        assert_eq!(wanted("/assessments").map(|wanted| wanted.is_folder), Some(false));
    }

    #[test]
    fn no_address_leads_elsewhere() {
        for hostile in [
            "",
            "assessments/",
            "*",
            "http://127.0.0.1/",
            "//evil.example/",
            "/a//b",
            "/..",
            "/../secret",
            "/a/../../secret",
            "/./a",
            "/a/.",
            "/...",
            "/%2e%2e/secret",
            "/%2E%2e/secret",
            "/.%2e/secret",
            "/%252e%252e/secret",
            "/..%2fsecret",
            "/a%2fb",
            "/a%5cb",
            "/..%5c..%5csecret",
            "/..\\..\\secret",
            "/a\\b",
            "/C:/Windows/win.ini",
            "/C:",
            "/c%3a/x",
            "/a:stream",
            "/a%00.html",
            "/a\0",
            "/a%0d%0aX:1",
            "/%",
            "/%2",
            "/%zz",
            "/%+1",
            "/%ff%fe",
            "/%c0%ae%c0%ae/secret",
            "/%E3%80%82",
            "/~root",
            "/a*b",
            "/a b",
            "/$MFT",
            "/.gitignore",
            "/.site.lock",
            "/.lock",
            "/a.",
            "/nul",
            "/NUL.txt",
            "/com1/",
            "/aux.html",
            &format!("/{}", "a".repeat(2_001)),
        ] {
            assert_eq!(wanted(hostile), None, "{hostile:?}");
        }
    }

    #[test]
    fn forms_are_decoded_as_browsers_write_them() {
        assert_eq!(decoded("2026-11-20+17%3A00", true).as_deref(), Some("2026-11-20 17:00"));
        assert_eq!(decoded("%E4%BB%A4%E5%92%8C", true).as_deref(), Some("令和"));
        assert_eq!(decoded("%E4%BB", true), None);
    }

    /// Addresses that look like what an attacker writes.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-z]{1,3}",
            "%[0-9a-fA-F]{2}",
            "[%./\\\\:~ +?#*]",
            any::<char>().prop_map(String::from),
            any::<u8>().prop_map(|byte| format!("%{byte:02x}")),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| format!("/{}", pieces.concat()))
    }

    proptest! {
        #[test]
        fn whatever_is_let_through_stays_below(target in hostile()) {
            if let Some(wanted) = wanted(&target) {
                let file = wanted.file();
                for name in file.split('/') {
                    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
                    prop_assert!(plain && !name.is_empty() && !name.starts_with('.'), "{target:?} → {file:?}");
                }
            }
        }

        #[test]
        fn what_is_written_with_percent_signs_reads_back(words in any::<String>()) {
            let written: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
            prop_assert_eq!(decoded(&written, true), Some(words));
        }

        #[test]
        fn nothing_makes_the_decoder_stumble(words in any::<String>()) {
            let _ = (decoded(&words, true), decoded(&words, false), wanted(&words));
        }
    }
}
