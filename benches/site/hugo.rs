//! The same documents as a site of Hugo: its front matter, and templates that print what the standard theme prints.

use std::fs;
use std::io;
use std::path::Path;

use juran::form::Display;
use juran::form::Form;
use juran::form::ItemType;
use juran::form::Kind as NodeKind;
use juran::form::Node;
use juran::form::NodeId;
use juran::model::DocumentKind;
use serde_json::Value;
use serde_json::json;

use super::corpus::Corpus;
use super::corpus::Kind;
use super::corpus::name;
use super::document;
use super::document::Wording;

/// Templates, by their place in the site.
const TEMPLATES: [(&str, &str); 24] = [
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("hugo/baseof.html")),
    ("layouts/page.html", include_str!("hugo/page.html")),
    ("layouts/page.version.html", include_str!("hugo/page.version.html")),
    ("layouts/page.whole.html", include_str!("hugo/page.whole.html")),
    ("layouts/page.data.json", include_str!("hugo/page.data.json")),
    ("layouts/page.words.txt", include_str!("hugo/page.words.txt")),
    ("layouts/section.html", include_str!("hugo/section.html")),
    ("layouts/term.html", include_str!("hugo/term.html")),
    ("layouts/home.html", include_str!("hugo/home.html")),
    ("layouts/home.map.html", include_str!("hugo/home.map.html")),
    ("layouts/home.atom.xml", include_str!("hugo/home.atom.xml")),
    ("layouts/home.index.json", include_str!("hugo/home.index.json")),
    ("layouts/404.html", include_str!("hugo/404.html")),
    ("layouts/robots.txt", include_str!("hugo/robots.txt")),
    ("layouts/sitemap.xml", include_str!("hugo/sitemap.xml")),
    ("layouts/_partials/nav.html", include_str!("hugo/partials/nav.html")),
    ("layouts/_partials/crumbs.html", include_str!("hugo/partials/crumbs.html")),
    ("layouts/_partials/list-crumbs.html", include_str!("hugo/partials/list-crumbs.html")),
    ("layouts/_partials/facts.html", include_str!("hugo/partials/facts.html")),
    ("layouts/_partials/legend.html", include_str!("hugo/partials/legend.html")),
    ("layouts/_partials/downloads.html", include_str!("hugo/partials/downloads.html")),
    ("layouts/_partials/contents.html", include_str!("hugo/partials/contents.html")),
    ("layouts/_partials/blocks.html", include_str!("hugo/partials/blocks.html")),
];
/// Templates of more than one file.
const PART: &str = include_str!("hugo/partials/part.html");
const LIST: &str = include_str!("hugo/partials/list.html");
const PAGE_OF_PART: &str = include_str!("hugo/part-page.html");

/// Deepest heading that HTML has.
const DEEPEST: usize = 6;

/// Writes the whole site.
pub(crate) fn write(corpus: &Corpus, site: &Path) -> io::Result<()> {
    for (path, text) in TEMPLATES {
        put(&site.join(path), text)?;
    }
    put(&site.join("layouts/_partials/part.html"), PART)?;
    put(&site.join("layouts/_partials/list.html"), LIST)?;
    put(&site.join("static/assets/standard.css"), include_str!("../../themes/standard/assets/standard.css"))?;
    put(&site.join("static/schema/data.schema.json"), &format!("{:#}\n", juran::schema::data_schema()))?;
    let sections: Result<Vec<String>, _> = corpus
        .kinds()
        .into_iter()
        .enumerate()
        .map(|(weight, kind)| write_section(corpus, site, weight, kind))
        .collect();
    put(&site.join("hugo.toml"), &format!("{}{}", TEMPLATES[0].1, sections?.concat()))?;
    let mut numbers: Vec<usize> = (0..corpus.size).collect();
    let place = |kind: Kind| corpus.kinds().iter().position(|known| *known == kind);
    numbers.sort_by_cached_key(|number| (place(corpus.kind(*number)), name(*number)));
    numbers.into_iter().enumerate().try_for_each(|(weight, number)| write_one(corpus, site, (weight, number)))
}

/// Writes a kind of document: its form, its list, and a template for each of its parts; gives the settings they need.
fn write_section(corpus: &Corpus, site: &Path, weight: usize, kind: Kind) -> io::Result<String> {
    let form = corpus.form(kind);
    let section = section(kind.folder);
    let (mut formats, mut outputs) = (String::new(), String::new());
    for (at, part) in form.parts.iter().enumerate().skip(1) {
        let name = format!("{section}{at}");
        formats.push_str(&format!(
            "[outputFormats.{name}]\nmediaType = \"text/html\"\nbaseName = \"1/{}/index\"\nisHTML = true\n",
            part.key
        ));
        outputs.push_str(&format!(", \"{name}\""));
        let page = PAGE_OF_PART.replace("PART", &at.to_string());
        put(&site.join(format!("layouts/{section}/page.{name}.html")), &page)?;
    }
    if form.parts.len() > 1 {
        outputs.push_str(", \"whole\"");
    }
    let about = DocumentKind::of_folder(section).expect("every folder is one of a kind");
    let list = format!(
        "+++\ntitle = \"{}\"\nweight = {}\nlead = \"{}\"\n[[cascade]]\noutputs = [\"html\", \"version\", \"data\", \"words\"{outputs}]\nyears = [\"2026\"]\n[cascade.target]\nkind = \"page\"\n+++\n",
        about.title,
        weight + 1,
        about.lead,
    );
    put(&site.join(format!("content/{section}/_index.md")), &list)?;
    put(&site.join(format!("data/forms/{section}.json")), &about_form(form).to_string())?;
    Ok(formats)
}

/// Writes a document; its weight is its place in lists.
fn write_one(corpus: &Corpus, site: &Path, (weight, number): (usize, usize)) -> io::Result<()> {
    let kind = corpus.kind(number);
    let form = corpus.form(kind);
    // Hugo takes the title of a page from its head; one kind of document has an item of that name.
    let title = match form.title_item.as_str() {
        "title" => String::new(),
        _ => format!("title = \"{}\"\n", document::title(form, number)),
    };
    let text = corpus.text(number, Wording::First);
    let path = site.join("content").join(kind.folder).join(format!("{}.md", name(number)));
    put(&path, &format!("+++\nweight = {}\n{title}{text}+++\n", weight + 1))
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

/// The folder of a kind, without that of a body.
fn section(folder: &str) -> &str {
    folder.split('/').next().unwrap_or(folder)
}

/// A form as data for templates: what a page prints and no document changes.
fn about_form(form: &Form) -> Value {
    let parts = form.parts.iter().enumerate().map(|(at, part)| {
        let tree = Tree { form, part: at };
        let nodes = tree.nodes(&form.roots, 3, true);
        let marked = nodes.iter().any(is_marked);
        json!({
            "key": part.key, "ref": if part.title.starts_with(&part.reference) { "" } else { &part.reference }, "title": part.title,
            "nodes": nodes, "marked": marked, "count": tree.count_of(&form.roots), "unit": tree.unit(&form.roots),
        })
    });
    let number = form.by_key(&form.number_item).map(|node| form.nodes[node].label.clone());
    json!({
        "parts": parts.collect::<Vec<_>>(), "short_title": form.short_title, "revision": form.printed_revision,
        "number_label": number, "mark_label": form.mark_label, "mark_meaning": form.mark_meaning,
        "unverified": form.nodes.iter().any(|node| !node.verified),
    })
}

fn is_marked(node: &Value) -> bool {
    let own = node.get("mark").and_then(Value::as_str).is_some_and(|mark| !mark.is_empty());
    own || node.get("children").and_then(Value::as_array).is_some_and(|children| children.iter().any(is_marked))
}

/// The nodes of a part.
struct Tree<'a> {
    form: &'a Form,
    part: usize,
}

impl Tree<'_> {
    fn nodes(&self, nodes: &[NodeId], level: usize, is_top: bool) -> Vec<Value> {
        let here: Vec<NodeId> = nodes.iter().copied().filter(|id| self.form.reaches(*id, self.part)).collect();
        let beside = is_top && here.iter().any(|id| self.form.nodes[*id].item().is_none());
        here.into_iter().map(|id| self.node(id, level, beside)).collect()
    }

    fn node(&self, id: NodeId, level: usize, beside: bool) -> Value {
        let form = self.form;
        let node = &form.nodes[id];
        let inner = (level + usize::from(node.heading)).min(DEEPEST);
        let is_first = (0..self.part).all(|part| !form.reaches(id, part));
        let anchor = if is_first { String::new() } else { format!("_{}.", form.parts[self.part].key) };
        let mut about = json!({
            "name": node.name, "ref": node.reference_beside_label(), "whole_ref": node.reference, "label": node.label,
            "mark": if node.marked { &form.mark_label } else { "" }, "note": node.note, "level": level.min(DEEPEST),
            "heading": node.heading, "anchor": anchor, "beside": beside,
            "count": self.count(id), "unit": self.unit(&node.children),
            "deep": node.children.iter().any(|child| form.nodes[*child].item().is_none()),
        });
        let more = match &node.kind {
            NodeKind::Item(item) => self.item(node, item),
            NodeKind::Group => json!({ "kind": "group", "children": self.nodes(&node.children, inner, false) }),
            NodeKind::Repeat(repeat) => {
                let is_table = repeat.display == Display::Table;
                let title = repeat.title_item.clone();
                let title_node =
                    title.as_ref().and_then(|title| node.children.iter().find(|id| form.nodes[**id].name == *title));
                json!({
                    "kind": if is_table { "table" } else { "rows" }, "row_label": repeat.row_label, "row_title": title,
                    "row_text": title_node.is_some_and(|id| matches!(form.nodes[*id].item(), Some(ItemType::Text))),
                    "row_level": inner, "row_count": self.count_of(&node.children),
                    "children": self.nodes(&node.children, (inner + 1).min(DEEPEST), false),
                })
            }
        };
        if let (Some(about), Value::Object(more)) = (about.as_object_mut(), more) {
            about.extend(more);
        }
        about
    }

    fn item(&self, node: &Node, item: &ItemType) -> Value {
        let form = self.form;
        let is_cell = node
            .parent
            .and_then(|above| form.nodes[above].repeat())
            .is_some_and(|repeat| repeat.display == Display::Table);
        let mut about = json!({
            "kind": "item", "left_out": form.leaves_out_absent && !node.required && !is_cell,
            "empty": if node.when.is_some() { "（ほかの項目の選択により、記載する必要のない項目です）" } else { "記載がありません" },
            "type": match item {
                ItemType::Text => "text",
                ItemType::Many(_) => "many",
                ItemType::One(_) => "one",
                ItemType::Number { .. } => "number",
                ItemType::Date => "date",
                ItemType::List { .. } => "list",
                _ => "line",
            },
        });
        match item {
            ItemType::One(list) | ItemType::Many(list) => {
                let choices = &form.choices[*list];
                let printed = |at: usize| choices.printed(at, None);
                let offered = 0..choices.offered.len();
                about["offered"] = offered.clone().map(printed).collect();
                let prints = offered.map(|at| (choices.offered[at].code.clone(), Value::from(printed(at))));
                about["prints"] = Value::Object(prints.collect());
                let codes = choices
                    .offered
                    .iter()
                    .map(|offered| json!({ "code": offered.code, "label": offered.label, "text": null }));
                about["codes"] = Value::from(format!("{:#}", codes.collect::<Value>()));
            }
            ItemType::Number { print, count_of } => {
                about["print"] = Value::from(print.as_str());
                if count_of.is_some() {
                    about["fixed"] = Value::from(print.replace("{}", &document::ROWS.to_string()));
                }
            }
            ItemType::Derived(how) => about["fixed"] = Value::from(document::derived(form, how)),
            _ => {}
        }
        about
    }

    /// How many items stand in a node of a document that is written here.
    fn count(&self, id: NodeId) -> usize {
        let node = &self.form.nodes[id];
        match &node.kind {
            _ if !self.form.reaches(id, self.part) => 0,
            NodeKind::Item(_) => usize::from(!self.form.leaves_out_absent || node.required),
            NodeKind::Group => self.count_of(&node.children),
            NodeKind::Repeat(repeat) if repeat.display == Display::Table => document::rows(self.form, node),
            NodeKind::Repeat(_) => document::rows(self.form, node) * self.count_of(&node.children),
        }
    }

    fn count_of(&self, nodes: &[NodeId]) -> usize {
        nodes.iter().map(|node| self.count(*node)).sum()
    }

    /// What is counted: rows where there are only tables.
    fn unit(&self, nodes: &[NodeId]) -> &'static str {
        let has_items =
            nodes.iter().any(|id| self.form.nodes[*id].item().is_some() || !self.form.nodes[*id].children.is_empty());
        if has_items { "項目" } else { "件" }
    }
}
