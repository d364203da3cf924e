//! Opens one version: all its files, its form, its record.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::archive::Archive;
use crate::archive::SourceDigest;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::form::Catalogue;
use crate::form::Form;
use crate::form::reserved;
use crate::form::reserved::FENCE;
use crate::model::Call;
use crate::model::DocumentId;
use crate::model::Event;
use crate::model::Record;
use crate::model::Settings;
use crate::model::Stage;
use crate::model::Traits;
use crate::model::Waiver;
use crate::text::nearest;

use super::card::Card;
use super::folder;
use super::folder::VersionFolder;
use super::front_matter;
use super::layer::Layer;
use super::mentioned::Names;
use super::record::RecordReader;
use super::rules::BAD_FORM;
use super::rules::BROKEN_TOML;
use super::rules::MISSING_FILE;
use super::rules::UNDECLARED_FILE;
use super::scan;
use super::seals;
use super::source::Holds;
use super::source::Source;
use super::stated;
use super::toml_file::TomlFile;
use super::value::ValueReader;
use super::version;
use super::waivers;

/// Rows that an import could not place; never published.
pub(super) const UNPLACED: &str = "unplaced.toml";

/// A version that could be opened.
pub(super) struct Opened {
    pub(super) card: Card,
    pub(super) record: Record,
    /// The files that they were read from.
    pub(super) sources: Vec<Source>,
    pub(super) waivers: Vec<Waiver>,
}

/// Opens one version: all its files, its form, its record.
pub(super) struct Opening<'a> {
    pub(super) content: &'a Path,
    pub(super) catalogue: &'a Catalogue,
    pub(super) archive: &'a Archive,
    pub(super) settings: Option<&'a Settings>,
    /// The names of all systems; `None` where nobody asks who names them.
    pub(super) names: Option<&'a Names>,
}

impl Opening<'_> {
    pub(super) fn open(&self, folder: VersionFolder, findings: &mut Findings) -> Result<Option<Opened>, Failure> {
        let base = Place {
            document: Some(folder.document.to_string()),
            version: Some(folder.name.to_string()),
            ..Place::default()
        };
        let (sources, mut whole) = self.sources(&folder, &base, findings)?;
        let with_items = sources.iter().filter(|source| source.holds == Holds::Items);
        let files: Vec<TomlFile> = with_items.map(|source| TomlFile::parse(source, findings)).collect();
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
        let mut values = ValueReader {
            form: &form,
            address: version.address(),
            present: &folder.files,
            findings: Findings::default(),
            links: Vec::new(),
            shown: BTreeSet::new(),
            sealed: files.iter().flat_map(seals::memos).collect(),
        };
        let mut texts = texts(&sources);
        let plain = texts.remove(reserved::PLAIN).map(|source| values.outside(source, &base));
        let (record, values) = RecordReader::new(&form, &version, values, texts).read(&layers);
        let (links, mut published_files) = ([values.links, related, causes].concat(), values.shown);
        findings.extend(values.findings);
        published_files.extend(version.attachments.iter().map(|attachment| attachment.file.clone()));
        if folder.name.as_stage().is_none() {
            folder::report_undeclared(&folder, &published_files, &base, findings);
        }
        let card = Card {
            title: record.title().map_or_else(|| folder.document.last().to_owned(), str::to_owned),
            facts: record.list_facts(),
            traits: self.traits(&record),
            named: self.named(&record),
            rows: record.row_ids(),
            shown: record.shown(),
            length: record.length(),
            call: (folder.name.as_stage() == Some(Stage::Call)).then(|| Call::of(&record)),
            events: Event::all_of(&record),
            secrets: values.sealed,
            plain,
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

    fn traits(&self, record: &Record) -> Traits {
        self.settings.map(|settings| Traits::of(record, &settings.vocabulary)).unwrap_or_default()
    }

    fn named(&self, record: &Record) -> Vec<(DocumentId, String)> {
        self.names.map(|names| names.in_record(record)).unwrap_or_default()
    }

    /// The names of the systems in these folders; what is wrong with those is told where they are opened in their turn.
    pub(super) fn names_of_systems(&self, folders: &[VersionFolder]) -> Result<Names, Failure> {
        let mut systems = Vec::new();
        for folder in folders.iter().filter(|folder| folder.kind.is_of_systems()) {
            let opened = self.open(folder.clone(), &mut Findings::default())?;
            systems.extend(opened.map(|opened| (folder.document.clone(), opened.record)));
        }
        Ok(Names::of(&systems))
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

/// A digest for each file; the halves of a file in Markdown have the same one. Plain words are no part of a version: they
/// may be written for one that was published long ago.
fn digests(sources: &[Source]) -> Vec<SourceDigest> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let is_held = |source: &&Source| source.holds != Holds::Text(reserved::PLAIN.to_owned());
    let all = sources
        .iter()
        .filter(is_held)
        .map(|source| SourceDigest { path: name(&source.path), sha256: source.sha256.clone() });
    let mut digests: Vec<SourceDigest> = all.collect();
    digests.dedup();
    digests
}
