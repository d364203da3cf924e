//! A form file becomes a form; every problem of the file is gathered on the way.

use std::sync::Arc;

use toml::Spanned;

use crate::form::asked::Gist;
use crate::form::choice::Choices;
use crate::form::choice::Offered;
use crate::form::condition::Condition;
use crate::form::definition::ChoicesFile;
use crate::form::definition::ConditionFile;
use crate::form::definition::FormFile;
use crate::form::definition::NodeFile;
use crate::form::definition::PartFile;
use crate::form::key::is_folder_id;
use crate::form::key::is_form_key;
use crate::form::key::last_segment;
use crate::form::key::parent;
use crate::form::lineage::Dropped;
use crate::form::lineage::Lineage;
use crate::form::node::Derivation;
use crate::form::node::Display;
use crate::form::node::Form;
use crate::form::node::ItemType;
use crate::form::node::Kind;
use crate::form::node::Node;
use crate::form::node::NodeId;
use crate::form::node::Part;
use crate::form::node::Repeat;
use crate::form::reserved;

use super::FormProblem;
use super::asked;
use super::soundness;

/// Words that stand in addresses where the key of a part does.
const TAKEN_ADDRESSES: &[&str] = &["all", "attachments", "citations", "corrected"];

/// The form that a file describes.
///
/// # Errors
/// Every problem of the file, in its order.
pub(super) fn parse(text: &str) -> Result<Form, Vec<FormProblem>> {
    let file: FormFile = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let message = "様式のファイルとして読み取れません。名前の書き誤りか、足りない行があります。".to_owned();
        vec![FormProblem { message, offset }]
    })?;
    let mut making = Making::default();
    let form = Form { definition: Arc::from(text), ..making.form(file) };
    if making.problems.is_empty() {
        soundness::check(&form, &making.places, &mut making.problems);
    }
    making.problems.sort_by_key(|problem| problem.offset);
    if making.problems.is_empty() { Ok(form) } else { Err(making.problems) }
}

#[derive(Default)]
struct Making {
    problems: Vec<FormProblem>,
    /// Byte at which each node of the form stands in the file.
    places: Vec<usize>,
    /// Byte of what is being read.
    here: usize,
}

impl Making {
    fn problem(&mut self, message: String) {
        self.problems.push(FormProblem { message, offset: self.here });
    }

    fn form(&mut self, file: FormFile) -> Form {
        let mut form = Form {
            id: file.id,
            revision: file.revision,
            kind: file.kind,
            stage: file.stage,
            title: file.title,
            short_title: file.short_title,
            printed_revision: file.printed_revision,
            mark_meaning: file.mark_meaning,
            mark_label: file.mark_label,
            title_item: file.title_item,
            number_item: file.number_item,
            change_table: file.change_table,
            list_items: file.list_items,
            leaves_out_absent: file.leaves_out_absent,
            sources: file.sources,
            previous: file.previous,
            before: None,
            dropped: file.dropped.into_iter().map(|it| Dropped { key: it.key, reason: it.reason }).collect(),
            parts: Vec::new(),
            choices: Vec::new(),
            nodes: Vec::new(),
            roots: Vec::new(),
            gist: Gist::default(),
            flows: Vec::new(),
            definition: Arc::from(""),
        };
        if file.parts.is_empty() {
            self.problem("部（[[parts]]）が一つもありません。".to_owned());
        }
        for part in file.parts {
            self.part(&mut form, part);
        }
        let mut verified_lists = Vec::new();
        for (slug, list) in file.choices {
            verified_lists.push(list.get_ref().verified);
            let list = self.choices(slug, list);
            form.choices.push(list);
        }
        for node in file.nodes {
            self.node(&mut form, node, file.verified, &verified_lists);
        }
        let own = asked::AskedFile::of(file.gist, file.flows);
        self.here = 0;
        for message in asked::ask(&mut form, own) {
            self.problem(message);
        }
        form
    }

    fn part(&mut self, form: &mut Form, file: Spanned<PartFile>) {
        self.here = file.span().start;
        let PartFile { key, reference, title, mark, mark_note, note } = file.into_inner();
        if !is_folder_id(&key) || TAKEN_ADDRESSES.contains(&key.as_str()) {
            self.problem(format!(
                "部の key「{key}」は、英小文字で始まる英数字で、all・attachments・citations や Windows が使う名前以外にしてください。"
            ));
        }
        if form.parts.iter().any(|part| part.key == key) {
            self.problem(format!("部の key「{key}」が、二度使われています。"));
        }
        form.parts.push(Part { key, reference, title, note, marked: mark, mark_note });
    }

    fn choices(&mut self, slug: String, file: Spanned<ChoicesFile>) -> Choices {
        self.here = file.span().start;
        let file = file.into_inner();
        if file.options.is_empty() {
            self.problem(format!("選択肢「{slug}」に、選ぶもの（options）が一つもありません。"));
        }
        let mut offered: Vec<Offered> = Vec::new();
        for option in file.options {
            if offered.iter().any(|other| other.code == option.code || other.label == option.label) {
                self.problem(format!(
                    "選択肢「{slug}」の中で、code「{}」か label「{}」が、二度使われています。",
                    option.code, option.label
                ));
            }
            offered.push(Offered {
                code: option.code,
                label: option.label,
                aliases: option.aliases,
                group: option.group,
                takes_text: option.text,
                counts: option.count,
            });
        }
        Choices { slug, title: file.title, numbered: file.numbered, offered }
    }

    fn node(&mut self, form: &mut Form, file: Spanned<NodeFile>, verified: bool, verified_lists: &[bool]) {
        self.here = file.span().start;
        let file = file.into_inner();
        let above = match above(form, &file.key) {
            Ok(above) => above,
            Err(message) => return self.problem(message),
        };
        let Some(kind) = self.kind(form, &file) else { return };
        let part = match &file.part {
            Some(key) => form.parts.iter().position(|part| part.key == *key).or_else(|| {
                self.problem(format!("項目「{}」の部「{key}」がありません。", file.key));
                None
            }),
            None => above.and_then(|id| form.nodes[id].part),
        };
        let by_part = part.is_some_and(|part| form.parts[part].marked);
        let inherited = above.map_or(by_part, |id| form.nodes[id].marked || (by_part && form.nodes[id].part != part));
        let list_is_verified = match kind {
            Kind::Item(ItemType::One(list) | ItemType::Many(list)) => verified_lists[list],
            _ => true,
        };
        let lineage = self.lineage(&file);
        let id = form.nodes.len();
        self.places.push(self.here);
        form.nodes.push(Node {
            name: last_segment(&file.key).to_owned(),
            part,
            marked: file.mark.unwrap_or(inherited),
            required: file.required.unwrap_or(matches!(kind, Kind::Item(_))),
            when: file.when.map(condition).or_else(|| above.and_then(|id| form.nodes[id].when.clone())),
            when_not: file.when_not.map(condition).or_else(|| above.and_then(|id| form.nodes[id].when_not.clone())),
            heading: file.heading.unwrap_or(true),
            national_only: file.only_for.as_deref() == Some("national"),
            dates: file.dates.unwrap_or_default(),
            event: file.event,
            weekday: file.weekday,
            limit: file.limit,
            law: file.law,
            lineage,
            fades: file.fades,
            renewed: file.renewed || above.is_some_and(|id| form.nodes[id].renewed),
            verified: file.verified.unwrap_or(verified) && list_is_verified,
            key: file.key,
            reference: file.reference,
            label: file.label,
            aliases: file.aliases,
            reference_aliases: file.ref_aliases,
            note: file.note,
            kind,
            parent: above,
            children: Vec::new(),
        });
        match above {
            Some(above) => form.nodes[above].children.push(id),
            None => form.roots.push(id),
        }
    }

    fn lineage(&mut self, file: &NodeFile) -> Lineage {
        match (&file.from, &file.split_from, file.merged_from.as_slice()) {
            (None, None, []) => Lineage::Same,
            (Some(key), None, []) => Lineage::From(key.clone()),
            (None, Some(key), []) => Lineage::SplitFrom(key.clone()),
            (None, None, keys) => Lineage::MergedFrom(keys.to_vec()),
            _ => {
                let key = &file.key;
                self.problem(format!("項目「{key}」の from・split_from・merged_from は、どれか一つだけを書きます。"));
                Lineage::Same
            }
        }
    }

    fn kind(&mut self, form: &Form, file: &NodeFile) -> Option<Kind> {
        Some(Kind::Item(match file.kind.as_str() {
            "group" => return Some(Kind::Group),
            "repeat" => return Some(Kind::Repeat(self.repeat(file))),
            "line" => ItemType::Line,
            "text" => ItemType::Text,
            "one" => ItemType::One(self.list(form, file)?),
            "many" => ItemType::Many(self.list(form, file)?),
            "number" => ItemType::Number {
                print: file.print.clone().unwrap_or_else(|| "{}".to_owned()),
                count_of: file.count_of.clone(),
            },
            "date" => ItemType::Date,
            "moment" => ItemType::Moment,
            "list" => ItemType::List { across: file.numbered_across },
            "figure" => ItemType::Figure,
            "links" => ItemType::Links { to: file.to.clone(), versions: file.versions },
            "derived" => ItemType::Derived(self.derivation(file)),
            other => {
                self.problem(format!("項目「{}」の type「{other}」という種類はありません。", file.key));
                return None;
            }
        }))
    }

    /// Place of an item's list of choices.
    fn list(&mut self, form: &Form, file: &NodeFile) -> Option<usize> {
        let slug = file.choices.as_deref().unwrap_or_default();
        let found = form.choices.iter().position(|choices| choices.slug == slug);
        if found.is_none() {
            self.problem(format!("項目「{}」の選択肢「{slug}」がありません。", file.key));
        }
        found
    }

    fn repeat(&mut self, file: &NodeFile) -> Repeat {
        let display = match file.display.as_deref() {
            None => Display::Sections,
            Some("table") => Display::Table,
            Some("exchange") => Display::Exchange,
            Some(other) => {
                self.problem(format!("項目「{}」の display「{other}」という並べ方はありません。", file.key));
                Display::Sections
            }
        };
        Repeat {
            row_label: file.row_label.clone().unwrap_or_else(|| file.label.clone()),
            row_aliases: file.row_aliases.clone(),
            title_item: file.title_item.clone(),
            title_detail: file.title_detail.clone(),
            max: file.max,
            display,
            has_pages: file.pages,
        }
    }

    fn derivation(&mut self, file: &NodeFile) -> Derivation {
        let how = file.derive.as_deref().unwrap_or_default();
        match how.split_once(':') {
            Some(("text", words)) => Derivation::Words(words.to_owned()),
            Some(("rows", key)) => Derivation::Rows(key.to_owned()),
            Some(("copy", key)) => Derivation::Copy(key.to_owned()),
            None if how == "form-title" => Derivation::FormTitle,
            None if how == "form-revision" => Derivation::FormRevision,
            None if how == "contents" => Derivation::Contents,
            None if how == "published" => Derivation::Published,
            _ => {
                self.problem(format!("項目「{}」の derive「{how}」という作り方はありません。", file.key));
                Derivation::Contents
            }
        }
    }
}

/// The node in which a node of this key stands, if it stands in one; or why the key is no key.
fn above(form: &Form, key: &str) -> Result<Option<NodeId>, String> {
    if !is_form_key(key) || form.by_key(key).is_some() {
        return Err(format!("項目の key「{key}」が正しくないか、二度使われています。"));
    }
    let above = parent(key).and_then(|key| form.by_key(key));
    if parent(key).is_some() && above.is_none() {
        return Err(format!("項目「{key}」の上の段が、それより前にありません。"));
    }
    let in_row = above.is_some_and(|id| form.nodes[id].repeat().is_some());
    match reserved::clash(last_segment(key), above.is_none(), in_row) {
        Some(why) => Err(format!("項目の key「{key}」は使えません。{why}。")),
        None => Ok(above),
    }
}

fn condition(file: ConditionFile) -> Condition {
    Condition { key: file.key, chosen: file.chosen }
}
