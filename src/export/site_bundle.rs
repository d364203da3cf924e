//! The whole site in one package, written file by file: it is too much for memory.

use std::io;
use std::io::Seek;
use std::io::Write;

use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::assemble::Site;
use crate::fingerprint::sha256;

use super::package::for_desks;
use super::package::options;

/// The one folder of the package.
const FOLDER: &str = "site";

/// What is in it and how to read it, for whoever opens it.
const README: &str = include_str!("site-bundle-readme.txt");

/// Endings of files that are pressed together already.
const PRESSED: [&str; 8] = [".pdf", ".xlsx", ".docx", ".epub", ".zip", ".png", ".jpg", ".woff2"];

/// A package that is being written.
pub struct SiteBundle<W: Write + Seek> {
    package: ZipWriter<W>,
    options: SimpleFileOptions,
    sums: String,
}

impl<W: Write + Seek> SiteBundle<W> {
    /// Begins one; times and modes are the same for all files, and follow from the content alone.
    pub fn begin(to: W, site: &Site) -> Self {
        let versions = site.documents.iter().flat_map(|document| &document.versions);
        let days = versions.filter_map(|shown| site.tree.cards[shown.card].version.published);
        Self { package: ZipWriter::new(to), options: options(days.max_by_key(|day| day.iso())), sums: String::new() }
    }

    /// Puts a file in.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.sums.push_str(&format!("{}  {path}\n", sha256(bytes)));
        let is_pressed = PRESSED.iter().any(|ending| path.ends_with(ending));
        let method = if is_pressed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.package.start_file(format!("{FOLDER}/{path}"), self.options.compression_method(method))?;
        self.package.write_all(bytes)
    }

    /// Ends it with how to read it, and the digests of all that is in it.
    ///
    /// # Errors
    /// When the machine refuses.
    pub fn finish(mut self, site: &Site) -> io::Result<()> {
        let settings = &site.tree.settings;
        let readme = README
            .replace("{title}", &settings.title)
            .replace("{body}", &settings.body)
            .replace("{address}", &settings.canonical("/"));
        self.put("README.txt", &for_desks(&readme))?;
        let sums = std::mem::take(&mut self.sums);
        self.put("SHA256SUMS", sums.as_bytes())?;
        self.package.finish()?.flush()
    }
}
