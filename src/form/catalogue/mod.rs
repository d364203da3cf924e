//! All forms of a run: those built in, and the body's own.

pub(super) mod asked;
mod making;
mod soundness;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::node::Form;

/// The official forms that ship with the program.
const BUILT_IN: &[&str] = &[
    include_str!("all-items-2018-05.toml"),
    include_str!("priority-items-2018-05.toml"),
    include_str!("basic-items-2014-04.toml"),
    include_str!("basic-items-2019-01.toml"),
    include_str!("basic-items-2024-10.toml"),
    include_str!("file-register-2023-04.toml"),
    include_str!("meeting-record-1.toml"),
    include_str!("council-sheet-1.toml"),
    include_str!("notice-1.toml"),
    include_str!("consultation-call-1.toml"),
    include_str!("consultation-result-1.toml"),
    include_str!("system-1.toml"),
    include_str!("law-1.toml"),
    include_str!("page-1.toml"),
];

/// The form of versions of which only files are left; it belongs to no kind of document.
const SCAN: &str = include_str!("scan-1.toml");

/// Why a form file is no form: a sentence, and the byte it was noticed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormProblem {
    /// What is wrong, as a sentence.
    pub message: String,
    /// Byte in the file.
    pub offset: usize,
}

/// Forms by name.
#[derive(Debug, Clone)]
pub struct Catalogue {
    forms: BTreeMap<String, Arc<Form>>,
    scan: Arc<Form>,
}

impl Catalogue {
    /// The forms that ship with the program.
    pub fn built_in() -> Self {
        let parse = |text| making::parse(text).expect("a form that ships with the program is well-formed");
        let mut catalogue = Self { forms: BTreeMap::new(), scan: Arc::new(parse(SCAN)) };
        for text in BUILT_IN {
            let form = catalogue.follow(parse(text)).expect("a form that ships with the program follows on one before");
            catalogue.forms.insert(form.name(), Arc::new(form));
        }
        catalogue
    }

    /// Adds a form of the body's own, for one of the kinds of documents that there are, each with its stages.
    ///
    /// # Errors
    /// Every problem of the file, if it is no form or its name is taken.
    pub fn add(&mut self, text: &str, kinds: &[(&str, Vec<&str>)]) -> Result<(), Vec<FormProblem>> {
        let form = making::parse(text)?;
        let listed =
            |words: &mut dyn Iterator<Item = &str>| words.map(|word| format!("「{word}」")).collect::<String>();
        let Some((_, stages)) = kinds.iter().find(|(kind, _)| *kind == form.kind) else {
            let known = listed(&mut kinds.iter().map(|(kind, _)| *kind));
            let message = format!("kind「{}」という文書の種類はありません。使えるのは、{known}です。", form.kind);
            return Err(vec![FormProblem { message, offset: 0 }]);
        };
        let fits = if stages.is_empty() { form.stage.is_empty() } else { stages.contains(&form.stage.as_str()) };
        if !fits {
            let kind = &form.kind;
            let message = if stages.is_empty() {
                format!("kind「{kind}」の文書には、段階（stage）がありません。stage の行を消してください。")
            } else {
                let known = listed(&mut stages.iter().copied());
                format!("kind「{kind}」の様式には、段階（stage）として{known}のどれかを書きます。")
            };
            return Err(vec![FormProblem { message, offset: 0 }]);
        }
        let name = form.name();
        if self.get(&name).is_some() {
            let message = format!("様式「{name}」は、すでにあります。id か revision を変えてください。");
            return Err(vec![FormProblem { message, offset: 0 }]);
        }
        let form = self.follow(form)?;
        self.forms.insert(name, Arc::new(form));
        Ok(())
    }

    /// The form, linked to the revision before, of which it has to account for every node.
    fn follow(&self, mut form: Form) -> Result<Form, Vec<FormProblem>> {
        let told = |message: String| FormProblem { message, offset: 0 };
        let Some(previous) = &form.previous else {
            let is_told = form.nodes.iter().any(|node| !node.lineage.keys().is_empty()) || !form.dropped.is_empty();
            let message = "前の様式との関係（from・split_from・merged_from・[[dropped]]）がありますが、previous に、前の様式の名前がありません。";
            return if is_told { Err(vec![told(message.to_owned())]) } else { Ok(form) };
        };
        let before = self.get(previous).filter(|before| before.id == form.id && before.revision < form.revision);
        let Some(before) = before.cloned() else {
            let message = format!("previous「{previous}」という、同じ id で前の revision の様式がありません。");
            return Err(vec![told(message)]);
        };
        let problems = form.unaccounted(&before);
        if !problems.is_empty() {
            return Err(problems.into_iter().map(told).collect());
        }
        form.before = Some(before);
        Ok(form)
    }

    /// A form by its name, `all-items@2018-05`.
    pub fn get(&self, name: &str) -> Option<&Arc<Form>> {
        self.forms.get(name).or_else(|| Some(&self.scan).filter(|form| form.name() == name))
    }

    /// The form of versions of which only files are left, whatever kind of document they are of.
    pub fn scan(&self) -> &Arc<Form> {
        &self.scan
    }

    /// All forms that belong to a kind of document, by name.
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

impl Form {
    /// The form that a text defines, whatever catalogue it stands in.
    ///
    /// # Errors
    /// Every problem of the text, in its order.
    pub fn parse(text: &str) -> Result<Self, Vec<FormProblem>> {
        making::parse(text)
    }
}
