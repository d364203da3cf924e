//! `site.toml`: the settings of the whole site.

use std::path::Path;

use toml::de::DeValue;

use crate::disk;
use crate::failure::Failure;
use crate::finding::Findings;
use crate::finding::Place;
use crate::finding::Spot;
use crate::model::Settings;
use crate::text::Instant;

use super::abbreviations;
use super::accessibility;
use super::bodies;
use super::downloads;
use super::fields;
use super::layer::Layer;
use super::license;
use super::rules::BAD_DATE;
use super::rules::MISSING_FILE;
use super::rules::MISSING_SETTING;
use super::seals;
use super::signers;
use super::source::Source;
use super::synonyms;
use super::toml_file::TomlFile;
use super::vocabulary;

/// Name of the file.
pub(super) const FILE: &str = "site.toml";

const KEYS: &[&str] = &[
    "title",
    "body",
    "base_url",
    "as_of",
    "contact",
    "license",
    "agencies",
    "departments",
    "councils",
    "abbreviations",
    "synonyms",
    "signers",
    "downloads",
    "accessibility",
    "record_items",
    "life_events",
    "readings",
];

pub(super) fn read(content: &Path, findings: &mut Findings) -> Result<Option<Settings>, Failure> {
    if disk::kind(&content.join(FILE)) != Some(disk::Kind::File) {
        let message = "サイトの設定ファイル site.toml がありません。";
        let remedy = "「juran new site フォルダー名」で始めるか、content フォルダーに site.toml を置いてください。";
        findings.add(&MISSING_FILE, Place::at(Spot::file(FILE)), message, remedy);
        return Ok(None);
    }
    let Some(source) = Source::open(content, FILE, findings)? else { return Ok(None) };
    let file = TomlFile::parse(&source, findings);
    if !file.whole {
        return Ok(None);
    }
    let root = Layer::root(&file);
    let base = Place::default();
    fields::report_unknown_keys(&root, KEYS, &base, findings);
    let mut needed = |key: &str, what: &str| {
        let found = fields::string(&root, key, &base, findings);
        if found.is_none() && root.get(key).is_none_or(|found| found.string().is_some()) {
            let message = format!("{what}（{key}）が書かれていません。");
            let remedy = format!("site.toml に「{key} = \"…\"」の行を書いてください。");
            findings.add(&MISSING_SETTING, Place::at(root.spot()), message, remedy);
        }
        found
    };
    let title = needed("title", "サイトの名前");
    let body = needed("body", "公表する団体の名前");
    let base_url = needed("base_url", "公開するアドレス").and_then(|url| base_url(&root, url, findings));
    let contact = fields::string(&root, "contact", &base, findings);
    let license = license::read(&root, findings);
    let as_of = as_of(&root, findings);
    let agencies = bodies::agencies(&root, findings);
    let departments = bodies::departments(&root, &agencies, findings);
    let councils = bodies::councils(&root, findings);
    let abbreviations = abbreviations::read(&root, findings);
    let synonyms = synonyms::read(&root, findings);
    let signers = signers::read(&root, findings);
    let vocabulary = vocabulary::read(&root, findings);
    let downloads = downloads::read(&root, findings);
    let accessibility = accessibility::read(&root, findings);
    let (Some(title), Some(body), Some(base_url)) = (title, body, base_url) else { return Ok(None) };
    Ok(Some(Settings {
        title,
        body,
        base_url,
        as_of,
        contact,
        license,
        agencies,
        departments,
        councils,
        abbreviations,
        synonyms,
        signers,
        vocabulary,
        downloads,
        accessibility,
        memos: seals::memos(&file),
    }))
}

fn base_url(root: &Layer, url: String, findings: &mut Findings) -> Option<String> {
    if !is_address(&url) {
        let place = root.get("base_url").map_or_else(|| Place::at(root.spot()), |found| Place::at(found.spot()));
        findings.add(
            &MISSING_SETTING,
            place.quoting(&url),
            "base_url が、公開するアドレスの形になっていません。",
            "「https://www.city.example.jp/kojinjoho/」のように、https:// から半角の英数字と記号で書いてください。",
        );
        return None;
    }
    Some(if url.ends_with('/') { url } else { url + "/" })
}

/// Whether words are an address on the web.
pub(super) fn is_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let plain = url.chars().all(|letter| letter.is_ascii_graphic() && !"<>\"'?#\\".contains(letter));
    !host.is_empty() && !host.starts_with('/') && plain
}

fn as_of(root: &Layer, findings: &mut Findings) -> Option<Instant> {
    let found = root.get("as_of")?;
    let written = match found.value.get_ref() {
        DeValue::Datetime(written) => written.to_string(),
        DeValue::String(words) => words.to_string(),
        _ => {
            fields::report_type(found, "日付（2026-11-20 のような形）", &Place::default(), findings);
            return None;
        }
    };
    Instant::parse(&written)
        .map_err(|problem| {
            let place = Place::at(found.spot()).quoting(&written);
            findings.add(
                &BAD_DATE,
                place,
                problem.message(&written),
                "「2026-11-20」か「2026-11-20T17:00」の形で書いてください。",
            );
        })
        .ok()
}
