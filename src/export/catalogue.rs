//! The sets of data of a site, described for programs that gather them: DCAT 3 and schema.org, in JSON-LD.

use serde_json::Value;
use serde_json::json;

use crate::assemble::CATALOGUE;
use crate::assemble::DATA_SETS;
use crate::assemble::DataFile;
use crate::assemble::DataSet;
use crate::assemble::Site;
use crate::assemble::data_sets;
use crate::text::Date;

/// What files of the site measure, by address: their bytes, and their SHA-256 in hexadecimal.
pub type Measures<'m> = dyn Fn(&str) -> Option<(u64, String)> + 'm;

/// The publisher within the description.
const BODY: &str = "_:body";

/// Changes come when something is published, not by the calendar.
const IRREGULAR: &str = "http://publications.europa.eu/resource/authority/frequency/IRREG";

const JAPANESE: &str = "http://publications.europa.eu/resource/authority/language/JPN";

const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";

/// The catalogue of the site.
pub fn catalogue(site: &Site, measures: &Measures) -> String {
    let settings = &site.tree.settings;
    let base = settings.canonical("/");
    let sets = data_sets(site);
    let title = format!("{}　データの目録", settings.title);
    let about = format!("{}が公表している文書のデータの目録です。", settings.body);
    let publisher = json!({
        "@id": BODY,
        "@type": ["foaf:Organization", "schema:Organization"],
        "foaf:name": japanese(&settings.body),
        "schema:name": japanese(&settings.body),
    });
    let datasets = sets.iter().map(|set| dataset(site, set, measures));
    let members = sets.iter().map(|set| link(&address(site, set.id)));
    let mut catalogue = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "schema": "https://schema.org/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": settings.canonical(CATALOGUE),
        "@type": ["dcat:Catalog", "schema:DataCatalog"],
        "dct:title": japanese(&title),
        "schema:name": japanese(&title),
        "dct:description": japanese(&about),
        "schema:description": japanese(&about),
        "dct:publisher": publisher,
        "schema:publisher": link(BODY),
        "dct:language": link(JAPANESE),
        "foaf:homepage": link(&base),
        "schema:url": link(&settings.canonical(DATA_SETS)),
        "dcat:dataset": datasets.collect::<Vec<_>>(),
        "schema:dataset": members.collect::<Vec<_>>(),
    });
    add_terms(site, &mut catalogue);
    let last = site.latest(1).first().and_then(|card| card.version.published);
    if let Some(day) = last.map(Date::iso) {
        catalogue["dct:modified"] = json!({ "@value": day, "@type": "xsd:date" });
        catalogue["schema:dateModified"] = json!(day);
    }
    format!("{catalogue:#}\n")
}

fn dataset(site: &Site, set: &DataSet, measures: &Measures) -> Value {
    let settings = &site.tree.settings;
    let read_at = link(&settings.canonical(&set.read_at));
    let place = |at: usize| address(site, &format!("{}-{}", set.id, at + 1));
    let files = set.files.iter().enumerate();
    let files = files.map(|(at, file)| distribution(site, (place(at), file), measures)).collect::<Vec<_>>();
    let names = (0..files.len()).map(|at| link(&place(at))).collect::<Vec<_>>();
    let mut dataset = json!({
        "@id": address(site, set.id),
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:identifier": address(site, set.id),
        "dct:title": japanese(&set.title),
        "schema:name": japanese(&set.title),
        "dct:description": japanese(&set.about),
        "schema:description": japanese(&set.about),
        "dct:publisher": link(BODY),
        "schema:creator": link(BODY),
        "dct:language": link(JAPANESE),
        "schema:inLanguage": "ja",
        "schema:isAccessibleForFree": true,
        "dct:accrualPeriodicity": link(IRREGULAR),
        "dcat:landingPage": read_at.clone(),
        "schema:url": read_at,
        "dcat:distribution": files,
        "schema:distribution": names,
    });
    add_terms(site, &mut dataset);
    dataset
}

/// A file, or what leads to all files of its sort; of the latter nobody knows one size.
fn distribution(site: &Site, (name, file): (String, &DataFile), measures: &Measures) -> Value {
    let settings = &site.tree.settings;
    let here = link(&settings.canonical(&file.address));
    let (media_type, _) = file.kind;
    let mut distribution = json!({
        "@id": name,
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": japanese(file.title),
        "schema:name": japanese(file.title),
        "dcat:accessURL": here.clone(),
        "dcat:mediaType": link(&format!("{MEDIA_TYPES}{media_type}")),
        "schema:encodingFormat": media_type,
    });
    if file.is_list {
        distribution["schema:url"] = here;
    } else {
        distribution["dcat:downloadURL"] = here.clone();
        distribution["schema:contentUrl"] = here;
        if let Some((size, sha256)) = measures(&file.address) {
            distribution["dcat:byteSize"] = json!({ "@value": size.to_string(), "@type": "xsd:nonNegativeInteger" });
            distribution["spdx:checksum"] = json!({
                "@type": "spdx:Checksum",
                "spdx:algorithm": link("spdx:checksumAlgorithm_sha256"),
                "spdx:checksumValue": { "@value": sha256, "@type": "xsd:hexBinary" },
            });
        }
    }
    if let Some(schema) = file.schema {
        distribution["dct:conformsTo"] = link(&settings.canonical(schema));
    }
    add_terms(site, &mut distribution);
    distribution
}

/// Under which terms it may be used.
fn add_terms(site: &Site, about: &mut Value) {
    if let Some(license) = &site.tree.settings.license {
        about["dct:license"] = link(&license.url);
        about["schema:license"] = link(&license.url);
    }
}

/// The place of a set on the page for people, which is also its name.
fn address(site: &Site, id: &str) -> String {
    format!("{}#_{id}", site.tree.settings.canonical(DATA_SETS))
}

fn japanese(words: &str) -> Value {
    json!({ "@value": words, "@language": "ja" })
}

fn link(to: &str) -> Value {
    json!({ "@id": to })
}
