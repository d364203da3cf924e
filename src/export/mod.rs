//! Turns records into files that are not pages: data, text edition, maps of the site.
//!
//! What stands in them and what a page shows are the same words: all come from the same values.

mod data;
mod sitemap;
mod text_edition;

pub use data::data;
pub use sitemap::sitemap;
pub use text_edition::text_edition;

use std::fmt::Write;

use sha2::Digest;
use sha2::Sha256;

/// SHA-256 in hexadecimal, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
        text
    })
}
