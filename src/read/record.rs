//! A record: the author's tables walked along the form.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Place;
use crate::finding::Spot;
use crate::form::Derivation;
use crate::form::Display;
use crate::form::Form;
use crate::form::ItemType;
use crate::form::Kind;
use crate::form::NodeId;
use crate::form::is_folder_id;
use crate::form::is_id;
use crate::form::join;
use crate::form::reserved;
use crate::model::Entry;
use crate::model::Record;
use crate::model::Row;
use crate::model::Stated;
use crate::model::Step;
use crate::model::Value;
use crate::model::Version;
use crate::text::nearest;

use super::asked::Tables;
use super::fields;
use super::layer::Found;
use super::layer::Layer;
use super::rules::BAD_ID;
use super::rules::DUPLICATE_ID;
use super::rules::STATED_TWICE;
use super::rules::UNKNOWN_KEY;
use super::source::Counted;
use super::source::Source;
use super::value::At;
use super::value::ValueReader;
use super::version;

/// Reads a record from the files of a version.
pub(super) struct RecordReader<'a, 'v, 'l> {
    pub(super) form: &'a Arc<Form>,
    pub(super) version: &'a Version,
    pub(super) values: ValueReader<'v>,
    /// Long texts in files of their own, by key; taken out as their items are met.
    pub(super) texts: BTreeMap<String, &'a Source>,
    found: BTreeMap<String, (Value, Spot)>,
    /// Keys of items whose words could not be read.
    refused: BTreeSet<String>,
    rows: BTreeMap<String, Vec<Row>>,
    tables: Tables<'l>,
    /// Where the first row of each empty repeat would stand.
    empty: BTreeMap<String, Spot>,
}

impl<'a, 'v, 'l> RecordReader<'a, 'v, 'l> {
    pub(super) fn new(
        form: &'a Arc<Form>,
        version: &'a Version,
        values: ValueReader<'v>,
        texts: BTreeMap<String, &'a Source>,
    ) -> Self {
        Self {
            form,
            version,
            values,
            texts,
            found: BTreeMap::new(),
            refused: BTreeSet::new(),
            rows: BTreeMap::new(),
            tables: Tables::default(),
            empty: BTreeMap::new(),
        }
    }

    /// Walks all tables, then lays the items out in printed order.
    pub(super) fn read(mut self, layers: &[Layer<'l>]) -> (Record, ValueReader<'v>) {
        let form = Arc::clone(self.form);
        self.level(&form.roots, layers, "", reserved::OF_RECORD);
        self.report_unused_texts();
        let mut entries = Vec::new();
        for part in 0..form.parts.len() {
            self.arrange(&form.roots, part, "", &[], &mut entries);
        }
        let mut record = Record::new(form, entries, self.rows, self.empty);
        derive(&mut record, self.version);
        (record.without_needless(), self.values)
    }

    fn place(&self, node: Option<NodeId>, key: &str) -> Place {
        Place {
            item: node.map(|_| key.to_owned()),
            reference: node.map(|node| self.form.nodes[node].called()),
            ..self.version.place()
        }
    }

    fn level(&mut self, nodes: &[NodeId], layers: &[Layer<'l>], key: &str, besides: &[&str]) {
        let form = Arc::clone(self.form);
        let mut known: Vec<&str> = nodes.iter().map(|node| form.nodes[*node].name.as_str()).collect();
        known.extend(besides);
        for layer in layers {
            fields::report_unknown_keys(layer, &known, &self.place(None, key), &mut self.values.findings);
        }
        self.tables.add(key, layers);
        for node in nodes {
            let name = &form.nodes[*node].name;
            let found: Vec<Found> = layers.iter().filter_map(|layer| layer.get(name)).collect();
            let key = join(key, name);
            match &form.nodes[*node].kind {
                Kind::Item(_) => self.item(*node, &found, key),
                Kind::Group => self.group(*node, &found, &key),
                Kind::Repeat(_) => self.repeat(*node, &found, &key),
            }
        }
    }

    fn item(&mut self, node: NodeId, found: &[Found<'l>], key: String) {
        let place = self.place(Some(node), &key);
        version::report_second(found, &self.form.nodes[node].called(), &place, &mut self.values.findings);
        let at = At { node, key: &key, place };
        let before = self.values.findings.counts().errors;
        let read = if let Some(source) = self.texts.remove(&key) {
            let counted = Counted::new(source);
            if let Some(first) = found.first() {
                let place = Place { spot: Some(first.spot()), ..at.place.clone() }.quoting(first.words());
                let message = format!("この項目は、{} にも書かれています。", source.path);
                self.values.findings.add(&STATED_TWICE, place, message, "正しい方だけを残してください。");
            }
            Some((self.values.file(source, &counted, &at), counted.spot(0)))
        } else {
            found.first().map(|first| (self.values.value(*first, &at), first.spot()))
        };
        let Some((value, spot)) = read else { return };
        if value.is_absent() && self.values.findings.counts().errors > before {
            self.refused.insert(key.clone());
        }
        self.found.insert(key, (value, spot));
    }

    fn group(&mut self, node: NodeId, found: &[Found<'l>], key: &str) {
        let mut layers = Vec::new();
        for found in found {
            match found.table() {
                Some(layer) => layers.push(layer),
                None => {
                    let expected = format!("[{key}] のまとまり");
                    fields::report_type(*found, &expected, &self.place(Some(node), key), &mut self.values.findings);
                }
            }
        }
        let children = self.form.nodes[node].children.clone();
        self.level(&children, &layers, key, &[]);
    }

    fn repeat(&mut self, node: NodeId, found: &[Found<'l>], key: &str) {
        let mut rows: Vec<(String, Vec<Layer>)> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for found in found {
            let mut here = BTreeSet::new();
            for member in found.members() {
                let Some(layer) = member.table() else {
                    let expected = format!("[[{key}]] で始まるまとまり");
                    fields::report_type(member, &expected, &self.place(Some(node), key), &mut self.values.findings);
                    continue;
                };
                let Some(id) = self.row_id(node, &layer, key, rows.len() + 1) else { continue };
                if !here.insert(id.clone()) {
                    let place = Place { spot: Some(layer.spot()), ..self.place(Some(node), key) }.quoting(&id);
                    let message = format!("id「{id}」が、同じ並びの中で二度使われています。");
                    self.values.findings.add(&DUPLICATE_ID, place, message, "どちらかの id を変えてください。");
                    continue;
                }
                match known.get(&id) {
                    Some(at) => rows[*at].1.push(layer),
                    None => {
                        known.insert(id.clone(), rows.len());
                        rows.push((id, vec![layer]));
                    }
                }
            }
        }
        let children = self.form.nodes[node].children.clone();
        let listed: Vec<Row> = rows.iter().map(|(id, layers)| Row { id: id.clone(), spot: layers[0].spot() }).collect();
        // Rows that could not be told apart are no lack of rows.
        if !rows.is_empty() || found.iter().all(|found| found.members().is_empty()) {
            self.rows.insert(key.to_owned(), listed);
        }
        for (id, layers) in rows {
            self.level(&children, &layers, &join(key, &id), &[reserved::ROW_ID]);
        }
    }

    fn row_id(&mut self, node: NodeId, layer: &Layer, key: &str, number: usize) -> Option<String> {
        let place = self.place(Some(node), key);
        let written = fields::string(layer, reserved::ROW_ID, &place, &mut self.values.findings);
        // The id of a row with a page of its own is a folder of the site.
        let has_page = self.form.nodes[node].repeat().is_some_and(|repeat| repeat.has_pages);
        let fits = |id: &str| if has_page { is_folder_id(id) } else { is_id(id) };
        if let Some(id) = written.as_ref().filter(|id| fits(id)) {
            return Some(id.clone());
        }
        if layer.get(reserved::ROW_ID).is_some() && written.is_none() {
            return None;
        }
        let row = &self.form.nodes[node].label;
        let message = match &written {
            Some(id) => format!("「{id}」は、id に使えません。"),
            None => format!("{number}番目の「{row}」に、id がありません。"),
        };
        let place = Place { spot: Some(layer.spot()), ..place }.quoting(&written.unwrap_or_default());
        let length = if has_page { "、60文字まで" } else { "" };
        let remedy = format!(
            "「id = \"courier\"」のように、英小文字で始まる半角の英小文字・数字・ハイフンで{length}、変わらない名前を付けてください。"
        );
        self.values.findings.add(&BAD_ID, place, message, remedy);
        None
    }

    fn report_unused_texts(&mut self) {
        let base = self.version.place();
        let known: Vec<&String> = self.found.keys().chain(self.tables.keys()).collect();
        for (key, source) in &self.texts {
            let place = Place { spot: Some(Spot::file(&source.path)), ..base.clone() }.quoting(key);
            let remedy = match nearest(key, known.iter().map(|key| key.as_str())) {
                Some(near) => format!("「{near}.md」の書き誤りなら、ファイルの名前を直してください。"),
                None => {
                    "ファイルの名前を、長い文を書く項目の名前（例: task.description.md）にしてください。".to_owned()
                }
            };
            let message = format!("「{key}」という項目は様式にないため、このファイルの文はどこにも載りません。");
            self.values.findings.add(&UNKNOWN_KEY, place, message, remedy);
        }
    }

    /// Lays out the items of a part in printed order, rows in the order of the author.
    fn arrange(&mut self, nodes: &[NodeId], part: usize, key: &str, path: &[Step], entries: &mut Vec<Entry>) {
        let form = Arc::clone(self.form);
        for node in nodes.iter().filter(|node| form.reaches(**node, part)) {
            let found = &form.nodes[*node];
            let own = join(key, &found.name);
            match &found.kind {
                Kind::Item(_) => {
                    let (value, spot) = self
                        .found
                        .remove(&own)
                        .unwrap_or_else(|| (Value::Absent, self.tables.item(key, &found.name, &form.parts[part].key)));
                    let refused = self.refused.contains(&own);
                    // The columns of a table stand in every row.
                    let row = found.parent.and_then(|above| form.nodes[above].repeat());
                    let is_cell = row.is_some_and(|repeat| repeat.display == Display::Table);
                    let is_left_out = form.leaves_out_absent && !found.required && value.is_absent();
                    if is_left_out && !is_cell && !refused {
                        continue;
                    }
                    entries.push(Entry {
                        key: own,
                        node: *node,
                        path: path.to_vec(),
                        spot,
                        value,
                        refused,
                        is_counted: false,
                    });
                }
                Kind::Group => self.arrange(&found.children, part, &own, path, entries),
                Kind::Repeat(_) => {
                    let rows: Vec<String> =
                        self.rows.get(&own).into_iter().flatten().map(|row| row.id.clone()).collect();
                    if rows.is_empty() {
                        self.empty.insert(own.clone(), self.tables.row(key, &found.key, &form.parts[part].key));
                    }
                    for (at, id) in rows.into_iter().enumerate() {
                        let mut path = path.to_vec();
                        let inner = join(&own, &id);
                        path.push(Step { repeat: found.name.clone(), id, number: at + 1 });
                        self.arrange(&found.children, part, &inner, &path, entries);
                    }
                }
            }
        }
    }
}

/// Fills in what the form generates from the rest.
fn derive(record: &mut Record, version: &Version) {
    let form = Arc::clone(&record.form);
    for at in 0..record.entries.len() {
        let node = &form.nodes[record.entries[at].node];
        let value = match node.item() {
            Some(ItemType::Derived(how)) => derived(record, at, how, version),
            Some(ItemType::Number { count_of: Some(of), .. })
                if record.entries[at].value.is_absent() && record.applies(&record.entries[at]) =>
            {
                record.entries[at].is_counted = true;
                let rows = Record::repeat_from(of, &record.entries[at].path).map_or(0, |key| record.rows(&key).len());
                i64::try_from(rows).map_or(Value::Absent, |rows| Value::Stated(Stated::Number(rows)))
            }
            Some(ItemType::Many(list)) => counted(record, at, *list, &form),
            _ => continue,
        };
        record.entries[at].value = value;
    }
}

fn derived(record: &Record, at: usize, how: &Derivation, version: &Version) -> Value {
    let form = &record.form;
    let line = |words: String| if words.is_empty() { Value::Absent } else { Value::Stated(Stated::Line(words)) };
    match how {
        Derivation::FormTitle => line(form.title.clone()),
        Derivation::FormRevision => line(form.printed_revision.clone()),
        Derivation::Contents => {
            let titles: Vec<&str> = form.parts.iter().skip(1).map(|part| part.title.as_str()).collect();
            line(titles.join("\n"))
        }
        Derivation::Published => version.published.map_or(Value::Absent, |day| Value::Stated(Stated::Date(day, false))),
        Derivation::Words(words) => line(words.clone()),
        Derivation::Rows(repeat) => {
            let Some(node) = form.by_key(repeat).map(|node| &form.nodes[node]) else { return Value::Absent };
            let Some(title) = node.repeat().and_then(|repeat| repeat.title_item.as_ref()) else { return Value::Absent };
            let Some(key) = Record::repeat_from(repeat, &record.entries[at].path) else { return Value::Absent };
            let rows = record.rows(&key).iter();
            let names =
                rows.filter_map(|row| record.get(&join(&join(&key, &row.id), title))?.value.line().map(str::to_owned));
            let names: Vec<String> = names.collect();
            line(names.join("\n"))
        }
        Derivation::Copy(key) => {
            let key = Record::key_from(key, &record.entries[at].path);
            line(key.and_then(|key| record.get(&key)?.value.line().map(str::to_owned)).unwrap_or_default())
        }
    }
}

/// Check boxes that print a number of rows get it where the author left it out.
fn counted(record: &mut Record, at: usize, list: usize, form: &Form) -> Value {
    let path = record.entries[at].path.clone();
    let mut value = std::mem::replace(&mut record.entries[at].value, Value::Absent);
    if let Value::Stated(Stated::Choice(chosen)) = &mut value {
        for chosen in chosen.iter_mut().filter(|chosen| chosen.text.is_none()) {
            let repeat = form.choices[list].offered[chosen.at].counts.as_ref();
            let key = repeat.and_then(|repeat| Record::repeat_from(repeat, &path));
            chosen.text = key.map(|key| record.rows(&key).len().to_string());
        }
    }
    value
}
