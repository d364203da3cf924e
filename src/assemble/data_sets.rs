//! The sets of data that a site offers: what each of them is, and where its files are received.

use crate::archive::LEDGER;
use crate::model::DocumentKind;
use crate::model::Format;
use crate::model::KINDS;

use super::Site;
use super::document::Document;
use super::format::formats;
use super::published::VERIFYING;

/// Where people read which sets there are.
pub const DATA_SETS: &str = "/data/";

/// Where programs read it.
pub const CATALOGUE: &str = "/data/catalog.jsonld";

/// The schema of the data of a version.
const DATA_SCHEMA: &str = "/schema/data.schema.json";

/// The schema of the opinions of a result.
const OPINIONS_SCHEMA: &str = "/schema/opinions.schema.json";

/// Types of files, and what people call them.
const JSON: (&str, &str) = ("application/json", "JSON");
const CSV: (&str, &str) = ("text/csv", "CSV");

/// A set of data.
#[derive(Debug)]
pub struct DataSet {
    /// Its id on the page, behind an underscore.
    pub id: &'static str,
    /// What people call it.
    pub title: String,
    /// What it holds.
    pub about: String,
    /// When it changes.
    pub changes: &'static str,
    /// Where people read the same.
    pub read_at: String,
    /// The files in which it is received.
    pub files: Vec<DataFile>,
}

/// A file of a set, or a file of which every version has one.
#[derive(Debug)]
pub struct DataFile {
    /// What people call it.
    pub title: &'static str,
    /// Its type as programs name it, and as people do.
    pub kind: (&'static str, &'static str),
    /// The address of the file, or of the page that leads to all such files.
    pub address: String,
    /// Whether the address is that of such a page.
    pub is_list: bool,
    /// The schema that says how to read it.
    pub schema: Option<&'static str>,
}

impl DataFile {
    fn at(address: impl Into<String>, title: &'static str, kind: (&'static str, &'static str)) -> Self {
        Self { title, kind, address: address.into(), is_list: false, schema: None }
    }

    fn behind(address: &str, title: &'static str, kind: (&'static str, &'static str)) -> Self {
        Self { is_list: true, ..Self::at(address, title, kind) }
    }

    fn with_schema(self, schema: &'static str) -> Self {
        Self { schema: Some(schema), ..self }
    }
}

/// Every set that there is something in: those of the whole site, of the kinds of documents, and of what is said of them.
pub fn data_sets(site: &Site) -> Vec<DataSet> {
    let kinds = KINDS.iter().filter(|kind| !kind.is_about_site());
    let of_kinds = kinds.filter(|kind| !site.of_kind(kind.folder).is_empty()).map(|kind| of_kind(site, kind));
    let sets = of_site().into_iter().chain(of_kinds).chain([changes(site), opinions()]);
    let is_there = |file: &DataFile| {
        let schema = file.schema.is_none_or(|schema| site.addresses.contains(schema));
        schema && site.addresses.contains(&file.address)
    };
    sets.filter_map(|mut set| {
        set.files.retain(is_there);
        (!set.files.is_empty()).then_some(set)
    })
    .collect()
}

fn of_site() -> [DataSet; 5] {
    [
        DataSet {
            id: "documents",
            title: "公表している文書の一覧".to_owned(),
            about: "すべての文書の題名、実施機関、担当部署、版と、そのアドレスです。公表をやめた文書もあります。ここから、版ごとのデータに進めます。"
                .to_owned(),
            changes: "文書を公表するたびに変わります。",
            read_at: "/sitemap/".to_owned(),
            files: vec![DataFile::at("/index.json", "文書の一覧", JSON)],
        },
        DataSet {
            id: "versions",
            title: "すべての版の表".to_owned(),
            about: "すべての版の公表日と、現在の版であった期間です。ある日にどの版が現在の版であったかが分かります。".to_owned(),
            changes: "版を公表するたびに変わります。",
            read_at: "/versions/".to_owned(),
            files: vec![DataFile::at("/versions.csv", "版の表", CSV)],
        },
        DataSet {
            id: "ledger",
            title: "公表台帳".to_owned(),
            about: "公表した版とその指紋を、一行に一つずつ書き足した記録です。公表した内容が後から変わっていないことを確かめられます。".to_owned(),
            changes: "版を公表するたびに、終わりに書き足されます。前の行は変わりません。",
            read_at: VERIFYING.to_owned(),
            files: vec![DataFile::at(format!("/{LEDGER}"), "公表台帳", ("text/plain", "一行ごとの JSON"))],
        },
        DataSet {
            id: "news",
            title: "新しい公表の知らせ".to_owned(),
            about: "新しく公表した版と、意見公募の知らせです。知らせを集めるソフト（フィード リーダー）で受け取れます。".to_owned(),
            changes: "文書を公表するたびに変わります。",
            read_at: "/".to_owned(),
            files: vec![DataFile::at("/feed.xml", "新しい公表の知らせ", ("application/atom+xml", "Atom"))],
        },
        DataSet {
            id: "calendar",
            title: "締切や会議の予定".to_owned(),
            about: "意見公募の締切、会議、結果の公表などの日です。予定表のソフトに入れられます。".to_owned(),
            changes: "予定が決まるか、変わるたびに変わります。",
            read_at: "/".to_owned(),
            files: vec![DataFile::at("/calendar.ics", "予定", ("text/calendar", "iCalendar"))],
        },
    ]
}

/// The data of every version of the documents of a kind.
fn of_kind(site: &Site, kind: &'static DocumentKind) -> DataSet {
    let list = format!("/{}/", kind.folder);
    let cards = || {
        let shown = site.of_kind(kind.folder).iter().flat_map(|document: &Document| &document.versions);
        shown.map(|shown| &site.tree.cards[shown.card])
    };
    let has = |wanted: Format| {
        let mut all = cards().map(|card| formats(site.tree, card, site.downloads));
        all.any(|formats| formats.iter().any(|(format, _)| *format == wanted))
    };
    let mut files = vec![DataFile::behind(&list, "版ごとのデータ（data.json）", JSON).with_schema(DATA_SCHEMA)];
    files.extend(has(Format::Plain).then(|| DataFile::behind(&list, "版ごとの一項目一行の表（プログラム用）", CSV)));
    files.extend(has(Format::Desk).then(|| DataFile::behind(&list, "版ごとの一項目一行の表（表計算ソフト用）", CSV)));
    DataSet {
        id: kind.folder,
        title: format!("{}のデータ", kind.title),
        about: format!("{}版ごとに、すべての項目と記載を収めています。", kind.lead),
        changes: "公表した版のデータは変わりません。新しい版には、新しいデータが付きます。",
        read_at: list,
        files,
    }
}

/// What changed between the versions of a document.
fn changes(site: &Site) -> DataSet {
    let has_pairs = site.documents.iter().any(|document| !document.pairs.is_empty());
    let files = [("変更の一覧（changes.json）", JSON), ("変更箇所の表（changes.csv）", CSV)];
    let files = files.into_iter().filter(|_| has_pairs);
    DataSet {
        id: "changes",
        title: "版の間に変わったことのデータ".to_owned(),
        about: "版と版の間に変わった項目と、変わる前と後の記載です。版の年表で版を選び、変わった項目のページに進むと受け取れます。".to_owned(),
        changes: "新しい版を公表するたびに加わります。",
        read_at: "/versions/".to_owned(),
        files: files.map(|(title, kind)| DataFile::behind("/versions/", title, kind)).collect(),
    }
}

/// What was said in consultations, and what was answered.
fn opinions() -> DataSet {
    let list = "/consultations/";
    let file = |title, kind| DataFile::behind(list, title, kind).with_schema(OPINIONS_SCHEMA);
    DataSet {
        id: "opinions",
        title: "寄せられた意見と考え方のデータ".to_owned(),
        about: "意見公募に寄せられた意見と、それに対する考え方です。意見公募のページの、結果のところで受け取れます。"
            .to_owned(),
        changes: "意見公募の結果を公表するたびに加わります。",
        read_at: list.to_owned(),
        files: vec![file("意見と考え方（opinions.json）", JSON), file("意見と考え方の表（opinions.csv）", CSV)],
    }
}
