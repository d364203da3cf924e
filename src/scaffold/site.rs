//! The files with which a site begins.

use super::literal::quoted;

/// The settings with what each of them means, as comments.
const SETTINGS: &str = include_str!("site.txt");

/// Path below the site's folder and text of every file of an empty site that builds.
pub fn site(title: &str, body: &str) -> Vec<(String, String)> {
    // The later place is filled first, so that no name is taken for a place.
    let settings = SETTINGS.replacen("BODY", &quoted(body), 1).replacen("TITLE", &quoted(title), 1);
    vec![("content/site.toml".to_owned(), settings)]
}
