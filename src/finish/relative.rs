//! Relative links between addresses of the site, and back.

/// The link from one address to another: `/a/b/` to `/a/c/#x` is `../c/index.html#x`.
///
/// A folder's address names its `index.html`, so that the link works from a disk without a server.
pub fn relative(from: &str, to: &str) -> String {
    let (path, key) = to.split_once('#').map_or((to, None), |(path, key)| (path, Some(key)));
    if path == from
        && let Some(key) = key
    {
        return format!("#{key}");
    }
    let here: Vec<&str> = folders(from);
    let there: Vec<&str> = folders(path);
    let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(here.len() - shared);
    for folder in &there[shared..] {
        link.push_str(folder);
        link.push('/');
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    link.push_str(if file.is_empty() { "index.html" } else { file });
    if let Some(key) = key {
        link.push('#');
        link.push_str(key);
    }
    link
}

/// The address that a relative link on a page leads to; `None` for links that leave the site or its root.
pub fn resolve(from: &str, link: &str) -> Option<String> {
    let outside = link.starts_with('/') || link.split(['/', '#', '?']).next().is_some_and(|first| first.contains(':'));
    if outside {
        return None;
    }
    let path = link.split('#').next().unwrap_or_default();
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut folders = folders(from);
    let mut words: Vec<&str> = path.split('/').collect();
    let file = words.pop().unwrap_or_default();
    for word in words {
        match word {
            ".." => {
                folders.pop()?;
            }
            "." | "" => {}
            folder => folders.push(folder),
        }
    }
    let mut address = String::from("/");
    for folder in folders {
        address.push_str(folder);
        address.push('/');
    }
    address.push_str(if file == "index.html" { "" } else { file });
    Some(address)
}

/// The folders of an address, outermost first.
fn folders(address: &str) -> Vec<&str> {
    let mut words: Vec<&str> = address.trim_start_matches('/').split('/').collect();
    words.pop();
    words
}

#[cfg(test)]
mod tests {
    use super::relative;
    use super::resolve;

    const CASES: &[(&str, &str, &str)] = &[
        ("/", "/assets/standard.css", "assets/standard.css"),
        ("/", "/", "index.html"),
        ("/assessments/", "/", "../index.html"),
        ("/assessments/kaigo/1/ii/", "/assessments/kaigo/1/", "../index.html"),
        ("/assessments/kaigo/1/ii/", "/assessments/kaigo/1/i/#task.name", "../i/index.html#task.name"),
        ("/assessments/kaigo/1/ii/", "/assessments/kaigo/1/data.json", "../data.json"),
        ("/assessments/kaigo/1/ii/", "/assessments/kaigo/1/ii/#x", "#x"),
        ("/assessments/kaigo/", "/assessments/kaigo/", "index.html"),
    ];

    #[test]
    fn links_are_relative_and_name_the_file() {
        for (from, to, link) in CASES {
            assert_eq!(relative(from, to), *link, "{from} → {to}");
        }
    }

    #[test]
    fn relative_links_resolve_to_where_they_came_from() {
        for (from, to, link) in CASES {
            let address = to.split('#').next().unwrap_or_default();
            assert_eq!(resolve(from, link).as_deref(), Some(address), "{from} + {link}");
        }
        for outside in ["https://example.jp/", "mailto:a@example.jp", "/absolute", "../../../../x"] {
            assert_eq!(resolve("/a/b/", outside), None, "{outside}");
        }
    }
}
