//! All forms of a run: those built in, and the body's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choice::Choices;
use super::choice::Offered;
use super::condition::Condition;
use super::definition::ConditionFile;
use super::definition::FormFile;
use super::definition::NodeFile;
use super::key::is_form_key;
use super::key::is_id;
use super::key::last_segment;
use super::key::parent;
use super::node::Derivation;
use super::node::Display;
use super::node::Form;
use super::node::ItemType;
use super::node::Kind;
use super::node::Node;
use super::node::Part;
use super::node::Repeat;
use super::reserved;

/// The official forms that ship with the program.
const BUILT_IN: &[&str] = &[include_str!("all-items-2018-05.toml")];

/// Why a form file is no form: a sentence, and the byte it was noticed at where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormProblem {
    /// What is wrong, as a sentence.
    pub message: String,
    /// Byte in the file.
    pub offset: Option<usize>,
}

/// Forms by name.
#[derive(Debug, Clone)]
pub struct Catalogue {
    forms: BTreeMap<String, Arc<Form>>,
}

impl Catalogue {
    /// The forms that ship with the program.
    pub fn built_in() -> Self {
        let mut catalogue = Self { forms: BTreeMap::new() };
        for text in BUILT_IN {
            let form = parse(text).expect("a form that ships with the program is well-formed");
            catalogue.forms.insert(form.name(), Arc::new(form));
        }
        catalogue
    }

    /// Adds a form of the body's own.
    ///
    /// # Errors
    /// Every problem of the file, if it is no form or its name is taken.
    pub fn add(&mut self, text: &str) -> Result<(), Vec<FormProblem>> {
        let form = parse(text)?;
        let name = form.name();
        if self.forms.contains_key(&name) {
            let message = format!("様式「{name}」は、すでにあります。id か revision を変えてください。");
            return Err(vec![FormProblem { message, offset: None }]);
        }
        self.forms.insert(name, Arc::new(form));
        Ok(())
    }

    /// A form by its name, `all-items@2018-05`.
    pub fn get(&self, name: &str) -> Option<&Arc<Form>> {
        self.forms.get(name)
    }

    /// All forms, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Form>> {
        self.forms.values()
    }

    /// The forms for a kind of document, the latest revision first.
    pub fn for_kind(&self, kind: &str) -> Vec<&Arc<Form>> {
        let mut forms: Vec<_> = self.forms.values().filter(|form| form.kind == kind).collect();
        forms.sort_by(|a, b| b.revision.cmp(&a.revision).then_with(|| a.id.cmp(&b.id)));
        forms
    }
}

fn parse(text: &str) -> Result<Form, Vec<FormProblem>> {
    let file: FormFile = toml::from_str(text).map_err(|error| {
        let offset = error.span().map(|span| span.start);
        let message = "様式のファイルとして読み取れません。名前の書き誤りか、足りない行があります。".to_owned();
        vec![FormProblem { message, offset }]
    })?;
    let mut making = Making { problems: Vec::new() };
    let form = making.form(file);
    if making.problems.is_empty() { Ok(form) } else { Err(making.problems) }
}

/// Turns a form file into a form, gathering every problem on the way.
struct Making {
    problems: Vec<FormProblem>,
}

impl Making {
    fn problem(&mut self, message: String) {
        self.problems.push(FormProblem { message, offset: None });
    }

    fn form(&mut self, file: FormFile) -> Form {
        let mut form = Form {
            id: file.id,
            revision: file.revision,
            kind: file.kind,
            title: file.title,
            short_title: file.short_title,
            printed_revision: file.printed_revision,
            mark_meaning: file.mark_meaning,
            mark_label: file.mark_label,
            title_item: file.title_item,
            number_item: file.number_item,
            sources: file.sources,
            parts: Vec::new(),
            choices: Vec::new(),
            nodes: Vec::new(),
            roots: Vec::new(),
        };
        for part in file.parts {
            if !is_id(&part.key) {
                self.problem(format!("部の key「{}」は、英小文字で始まる英数字にしてください。", part.key));
            }
            let (key, reference, title, note) = (part.key, part.reference, part.title, part.note);
            let (marked, mark_note) = (part.mark, part.mark_note);
            form.parts.push(Part { key, reference, title, note, marked, mark_note });
        }
        let mut unverified = Vec::new();
        for (slug, list) in file.choices {
            if !list.verified {
                unverified.push(slug.clone());
            }
            let offered = list.options.into_iter().map(|option| Offered {
                code: option.code,
                label: option.label,
                aliases: option.aliases,
                group: option.group,
                takes_text: option.text,
                counts: option.count,
            });
            let offered = offered.collect();
            form.choices.push(Choices { slug, title: list.title, numbered: list.numbered, offered });
        }
        for node in file.nodes {
            self.node(&mut form, node, file.verified);
        }
        for node in &mut form.nodes {
            if let Kind::Item(ItemType::One(list) | ItemType::Many(list)) = &node.kind {
                node.verified &= !unverified.contains(&form.choices[*list].slug);
            }
        }
        self.cross_check(&form);
        form
    }

    fn node(&mut self, form: &mut Form, file: NodeFile, verified: bool) {
        if !is_form_key(&file.key) || form.by_key(&file.key).is_some() {
            self.problem(format!("項目の key「{}」が正しくないか、二度使われています。", file.key));
            return;
        }
        let above = parent(&file.key).and_then(|key| form.by_key(key));
        if parent(&file.key).is_some() && above.is_none() {
            self.problem(format!("項目「{}」の上の段が、それより前にありません。", file.key));
            return;
        }
        let in_row = above.is_some_and(|id| form.nodes[id].repeat().is_some());
        if let Some(why) = reserved::clash(last_segment(&file.key), above.is_none(), in_row) {
            self.problem(format!("項目の key「{}」は使えません。{why}。", file.key));
            return;
        }
        let part = match &file.part {
            Some(key) => form.parts.iter().position(|part| part.key == *key).or_else(|| {
                self.problem(format!("項目「{}」の部「{key}」がありません。", file.key));
                None
            }),
            None => above.and_then(|id| form.nodes[id].part),
        };
        let by_part = part.is_some_and(|part| form.parts[part].marked);
        let inherited = above.map_or(by_part, |id| form.nodes[id].marked || (by_part && form.nodes[id].part != part));
        let kind = self.kind(form, &file);
        let id = form.nodes.len();
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
            verified: file.verified.unwrap_or(verified),
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

    fn kind(&mut self, form: &Form, file: &NodeFile) -> Kind {
        let list = |making: &mut Self| {
            let slug = file.choices.as_deref().unwrap_or_default();
            form.choices.iter().position(|choices| choices.slug == slug).unwrap_or_else(|| {
                making.problem(format!("項目「{}」の選択肢「{slug}」がありません。", file.key));
                0
            })
        };
        Kind::Item(match file.kind.as_str() {
            "group" => return Kind::Group,
            "repeat" => return Kind::Repeat(repeat(file)),
            "line" => ItemType::Line,
            "text" => ItemType::Text,
            "one" => ItemType::One(list(self)),
            "many" => ItemType::Many(list(self)),
            "number" => ItemType::Number {
                print: file.print.clone().unwrap_or_else(|| "{}".to_owned()),
                count_of: file.count_of.clone(),
            },
            "date" => ItemType::Date,
            "list" => ItemType::List { across: file.numbered_across },
            "figure" => ItemType::Figure,
            "derived" => ItemType::Derived(self.derivation(file)),
            other => {
                self.problem(format!("項目「{}」の type「{other}」という種類はありません。", file.key));
                ItemType::Line
            }
        })
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

    /// Every key that a condition, a count or a derivation names must exist.
    fn cross_check(&mut self, form: &Form) {
        let mut named: Vec<(&str, &str)> = vec![("title_item", &form.title_item)];
        for node in &form.nodes {
            named.extend(
                node.when.iter().chain(&node.when_not).map(|condition| (node.key.as_str(), condition.key.as_str())),
            );
            match node.item() {
                Some(ItemType::Number { count_of: Some(key), .. }) => named.push((&node.key, key)),
                Some(ItemType::Derived(Derivation::Rows(key) | Derivation::Copy(key))) => named.push((&node.key, key)),
                Some(_) if node.part.is_none() => {
                    self.problem(format!("項目「{}」が、どの部にあるか書かれていません。", node.key));
                }
                _ => {}
            }
        }
        for (by, key) in named {
            if form.by_key(key).is_none() {
                self.problem(format!("「{by}」が指す項目「{key}」がありません。"));
            }
        }
    }
}

fn repeat(file: &NodeFile) -> Repeat {
    Repeat {
        row_label: file.row_label.clone().unwrap_or_else(|| file.label.clone()),
        row_aliases: file.row_aliases.clone(),
        title_item: file.title_item.clone(),
        max: file.max,
        display: if file.display.as_deref() == Some("table") { Display::Table } else { Display::Sections },
    }
}

fn condition(file: ConditionFile) -> Condition {
    Condition { key: file.key, chosen: file.chosen }
}
