//! The source tree: a card for every version, and the way to open its record.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::archive::SourceDigest;
use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::Catalogue;
use crate::form::Form;
use crate::form::reserved::FENCE;
use crate::model::Call;
use crate::model::DocumentId;
use crate::model::Event;
use crate::model::Record;
use crate::model::Sealed;
use crate::model::Settings;
use crate::model::Stage;
use crate::model::Version;
use crate::model::Waiver;
use crate::model::Withdrawal;
use crate::text::nearest;

use super::bodies;
use super::card::Card;
use super::catalogue::catalogue;
use super::folder;
use super::folder::VersionFolder;
use super::front_matter;
use super::layer::Layer;
use super::locate;
use super::record::RecordReader;
use super::rules::BAD_FORM;
use super::rules::BROKEN_TOML;
use super::rules::MISSING_FILE;
use super::rules::UNDECLARED_FILE;
use super::scan;
use super::seals;
use super::settings;
use super::source::Holds;
use super::source::Source;
use super::stages;
use super::stated;
use super::toml_file::TomlFile;
use super::value::ValueReader;
use super::version;
use super::waivers;
use super::withdrawn;

/// Rows that an import could not place; never published.
const UNPLACED: &str = "unplaced.toml";

/// Everything that was read, without the records themselves.
#[derive(Debug)]
pub struct SourceTree {
    /// The site's settings.
    pub settings: Settings,
    /// All forms.
    pub catalogue: Catalogue,
    /// A card for every readable version, by document and version.
    pub cards: Vec<Card>,
    /// Documents that are no longer published, or will not be from a day on.
    pub withdrawals: BTreeMap<DocumentId, Withdrawal>,
    /// Findings that somebody accepted, version by version.
    pub waivers: Vec<Waiver>,
    /// Notes of the officer beside withdrawals.
    pub memos: Vec<Sealed>,
    /// What was published so far.
    pub archive: Archive,
    /// Addresses of the documents with a version of which there is no card, because it cannot be read.
    pub unread: BTreeSet<String>,
    content: PathBuf,
}

/// What a visitor sees of each record that could be read whole, while it is open.
pub type Visitor<'a> = &'a (dyn Fn(&Settings, &Record, &Version, &mut Findings) + Sync);

/// Reads the content folder; each record is shown to the visitor once.
///
/// `None` where the settings cannot be read; the findings tell why.
///
/// # Errors
/// When the folder or a file cannot be read by the machine.
pub fn read(content: &Path, visit: Visitor, findings: &mut Findings) -> Result<Option<SourceTree>, Failure> {
    if disk::kind(content) != Some(disk::Kind::Folder) {
        let cause = "content フォルダーがありません。--content で場所を示すか、「juran new site フォルダー名」で始めてください。";
        return Err(Failure::at("公開する内容を読めませんでした。", content, cause));
    }
    let settings = settings::read(content, findings)?;
    let catalogue = catalogue(content, findings)?;
    let mut archive = Archive::open(content, &catalogue, findings)?;
    let folders = folder::versions(content, findings)?;
    let (mut withdrawals, memos) = withdrawn::all(content, findings)?;
    if let Some(settings) = &settings {
        bodies::report_unlisted(&folders, settings, findings);
    }
    let opened: Vec<_> = folders
        .into_par_iter()
        .map(|folder| {
            let address = folder.document.address();
            let mut own = Findings::default();
            let opening = Opening { content, catalogue: &catalogue, archive: &archive, settings: settings.as_ref() };
            let opened = opening.open(folder, &mut own);
            let card = opened.map(|opened| {
                opened.map(|Opened { card, record, sources, waivers }| {
                    if let Some(settings) = settings.as_ref().filter(|_| card.whole) {
                        visit(settings, &record, &card.version, &mut own);
                        locate::in_sources(&sources, &mut own);
                    }
                    (card, waivers)
                })
            });
            (card, own, address)
        })
        .collect();
    let (mut cards, mut all_waivers) = (Vec::new(), Vec::new());
    let mut unread = BTreeSet::new();
    for (card, own, address) in opened {
        findings.extend(own);
        match card? {
            Some((card, waivers)) => {
                cards.push(card);
                all_waivers.extend(waivers);
            }
            None => unread.extend([address]),
        }
    }
    stages::report_undeclared(&cards, findings);
    for version in cards.iter().map(|card| &card.version) {
        for former in &version.aliases {
            archive.follow(&version.document.formerly(former), &version.document);
        }
    }
    withdrawn::add_ended(&cards, &mut withdrawals);
    Ok(settings.map(|settings| SourceTree {
        settings,
        catalogue,
        cards,
        withdrawals,
        waivers: all_waivers,
        memos,
        archive,
        unread,
        content: content.to_owned(),
    }))
}

impl SourceTree {
    /// Reads a version's record again.
    ///
    /// # Errors
    /// When a file cannot be read, or is not the one that was read before.
    pub fn open(&self, card: &Card) -> Result<Record, Failure> {
        let opening = Opening {
            content: &self.content,
            catalogue: &self.catalogue,
            archive: &self.archive,
            settings: Some(&self.settings),
        };
        let opened = opening.open(card.folder.clone(), &mut Findings::default())?;
        match opened {
            Some(again) if again.card.sources == card.sources => Ok(again.record),
            _ => {
                let cause = "作業の途中で、ファイルの内容が変わりました。編集を終えてから、もう一度実行してください。";
                Err(Failure::at("文書を読み直せませんでした。", &self.content.join(&card.folder.path), cause))
            }
        }
    }

    /// Names and bytes of the TOML files of a version, the main file first.
    ///
    /// # Errors
    /// When the machine cannot read one.
    pub fn toml_files(&self, card: &Card) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let main = card.folder.main_file.as_str();
        let others = card.folder.files.iter().map(String::as_str).filter(|name| *name != main && *name != UNPLACED);
        let names = std::iter::once(main).chain(others).filter(|name| name.ends_with(".toml"));
        names.map(|name| Ok((name.to_owned(), self.beside(card, name)?))).collect()
    }

    /// The folder of a version.
    pub fn folder_of(&self, card: &Card) -> PathBuf {
        self.content.join(&card.folder.path)
    }

    /// The bytes of a file that is published beside a version.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub fn beside(&self, card: &Card, file: &str) -> Result<Vec<u8>, Failure> {
        disk::read(&self.content.join(&card.folder.path).join(file))
    }
}

/// A version that could be opened.
struct Opened {
    card: Card,
    record: Record,
    /// The files that they were read from.
    sources: Vec<Source>,
    waivers: Vec<Waiver>,
}

/// Opens one version: all its files, its form, its record.
struct Opening<'a> {
    content: &'a Path,
    catalogue: &'a Catalogue,
    archive: &'a Archive,
    settings: Option<&'a Settings>,
}

impl Opening<'_> {
    fn open(&self, folder: VersionFolder, findings: &mut Findings) -> Result<Option<Opened>, Failure> {
        let base = Place {
            document: Some(folder.document.to_string()),
            version: Some(folder.name.to_string()),
            ..Place::default()
        };
        let (sources, mut whole) = self.sources(&folder, &base, findings)?;
        let files: Vec<TomlFile> = sources
            .iter()
            .filter(|source| source.holds == Holds::Items)
            .map(|source| TomlFile::parse(source, findings))
            .collect();
        whole &= files.iter().all(|file| file.whole);
        let Some(form) = self.form(&folder, &files, &base, findings) else { return Ok(None) };
        let layers: Vec<Layer> = files.iter().filter(|file| file.whole).map(Layer::root).collect();
        let names = (&folder.document, folder.name);
        let mut version = version::read(names, &layers, &folder.files, self.settings, findings);
        let related = version::related(&mut version, &layers, findings);
        let causes = stated::changed(&mut version, &layers, findings);
        let waivers = waivers::all(&layers, &base, findings);
        if folder.is_scan() {
            scan::report_no_files(&layers, &base, findings);
        }
        let values = ValueReader {
            form: &form,
            address: version.address(),
            present: &folder.files,
            findings: Findings::default(),
            links: Vec::new(),
            shown: BTreeSet::new(),
            sealed: files.iter().flat_map(seals::memos).collect(),
        };
        let texts = texts(&sources);
        let (record, values) = RecordReader::new(&form, &version, values, texts).read(&layers);
        let (mut links, mut published_files) = (values.links, values.shown);
        links.extend(related);
        links.extend(causes);
        findings.extend(values.findings);
        published_files.extend(version.attachments.iter().map(|attachment| attachment.file.clone()));
        if folder.name.as_stage().is_none() {
            folder::report_undeclared(&folder, &published_files, &base, findings);
        }
        let card = Card {
            title: record.title().map_or_else(|| folder.document.last().to_owned(), str::to_owned),
            facts: record.list_facts(),
            rows: record.row_ids(),
            shown: record.shown(),
            call: (folder.name.as_stage() == Some(Stage::Call)).then(|| Call::of(&record)),
            events: Event::all_of(&record),
            secrets: values.sealed,
            sources: digests(&sources),
            version,
            links,
            whole,
            published_files,
            folder,
            form,
        };
        Ok(Some(Opened { card, record, sources, waivers }))
    }

    /// The TOML and Markdown files, the main file first; whether all of them are text.
    fn sources(
        &self,
        folder: &VersionFolder,
        base: &Place,
        findings: &mut Findings,
    ) -> Result<(Vec<Source>, bool), Failure> {
        let main = folder.main_file.as_str();
        if !folder.files.contains(main) {
            let place = Place { spot: Some(Spot::file(&folder.path)), ..base.clone() };
            let message = format!("版のフォルダー「{}」に、{main} がありません。", folder.path);
            let near = nearest(main, folder.files.iter().map(String::as_str));
            let remedy = match near {
                Some(near) => format!("「{near}」が書き誤りなら、名前を {main} に直してください。"),
                None => format!("{main} を置くか、使わないフォルダーを消してください。"),
            };
            findings.add(&MISSING_FILE, place, message, remedy);
            return Ok((Vec::new(), false));
        }
        let others = folder.files.iter().filter(|name| *name != main && VersionFolder::carries_items(name));
        let mut sources = Vec::new();
        let mut whole = true;
        for name in std::iter::once(main).chain(others.map(String::as_str)) {
            let path = format!("{}/{name}", folder.path);
            if name == UNPLACED {
                let place = Place { spot: Some(Spot::file(&path)), ..base.clone() };
                let message = "取り込みで行き先の決まらなかった行が、unplaced.toml に残っています。";
                let remedy = "行き先の項目に書き写してから、unplaced.toml を消してください。";
                findings.add(&UNDECLARED_FILE, place, message, remedy);
                continue;
            }
            match Source::open(self.content, &path, findings)? {
                Some(source) if name == main && folder.kind.is_written_in_markdown() && !folder.is_scan() => {
                    match front_matter::split(&source) {
                        Some((head, body)) => sources.extend([head, body]),
                        None => {
                            report_headless(folder, &source, base, findings);
                            whole = false;
                        }
                    }
                }
                Some(source) => sources.push(source),
                None => whole = false,
            }
        }
        Ok((sources, whole))
    }

    fn form(
        &self,
        folder: &VersionFolder,
        files: &[TomlFile],
        base: &Place,
        findings: &mut Findings,
    ) -> Option<Arc<Form>> {
        let main = files.iter().find(|file| file.counted.source.path.ends_with(&folder.main_file))?;
        let root = Layer::root(main);
        if folder.is_scan() {
            return scan::form(self.catalogue, &root, base, findings);
        }
        let stage = folder.name.as_stage().map_or("", Stage::word);
        let fits = |form: &Form| form.kind == folder.kind.folder && form.stage == stage;
        let known = || {
            let forms = self.catalogue.for_kind(folder.kind.folder).into_iter();
            forms.filter(|form| fits(form)).map(|form| form.name())
        };
        let Some(found) = root.get("form") else {
            if main.whole {
                let place = Place { spot: Some(root.spot()), ..base.clone() };
                let message = format!("{} に、どの様式かが書かれていません。", folder.main_file);
                let default =
                    Some(folder.kind.default_form.to_owned()).filter(|_| stage.is_empty()).or_else(|| known().next());
                let remedy = format!("先頭に「form = \"{}\"」の行を書いてください。", default.unwrap_or_default());
                findings.add(&BAD_FORM, place, message, remedy);
            }
            return None;
        };
        let written = found.string().unwrap_or_default();
        // A published version keeps its form as it read then, whatever edition of it the catalogue has now.
        let kept = self.archive.form(&folder.document, folder.name).filter(|form| form.name() == written);
        let form = kept.or_else(|| self.catalogue.get(written)).filter(|form| fits(form));
        if form.is_none() {
            let place = Place { spot: Some(found.spot()), ..base.clone() }.quoting(found.words());
            let message = format!("「{written}」という様式は、{}にはありません。", folder.kind.title);
            let remedy =
                format!("使える様式は、{}です。", known().map(|name| format!("「{name}」")).collect::<String>());
            findings.add(&BAD_FORM, place, message, remedy);
        }
        form.cloned()
    }
}

fn report_headless(folder: &VersionFolder, source: &Source, base: &Place, findings: &mut Findings) {
    let place = Place { spot: Some(Spot { line: 1, column: 1, ..Spot::file(&source.path) }), ..base.clone() };
    let (message, remedy) = if source.text.lines().next().is_some_and(|line| line.trim_end() == FENCE) {
        let message = "「+++」の行で始まる見出し部の終わりに、「+++」の行がありません。".to_owned();
        (message, "見出し部の最後の行の下に、「+++」だけの行を書いてください。".to_owned())
    } else {
        let message = format!("{} が、「+++」の行で始まる見出し部から始まっていません。", folder.main_file);
        let remedy = format!(
            "先頭に「+++」の行、「form = \"{}\"」などの行、「+++」の行を書き、その下に本文を書いてください。",
            folder.kind.default_form
        );
        (message, remedy)
    };
    findings.add(&BROKEN_TOML, place, message, remedy);
}

/// Long texts in files of their own, by the key of their item.
fn texts(sources: &[Source]) -> BTreeMap<String, &Source> {
    let keyed = sources.iter().filter_map(|source| match &source.holds {
        Holds::Text(key) => Some((key.clone(), source)),
        Holds::Items => None,
    });
    keyed.collect()
}

/// A digest for each file; the halves of a file in Markdown have the same one.
fn digests(sources: &[Source]) -> Vec<SourceDigest> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let all = sources.iter().map(|source| SourceDigest { path: name(&source.path), sha256: source.sha256.clone() });
    let mut digests: Vec<SourceDigest> = all.collect();
    digests.dedup();
    digests
}
