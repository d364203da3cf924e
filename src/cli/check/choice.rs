//! Which findings are asked for: of some rules, of a kind of documents, of one document, of what has changed.

use std::collections::BTreeSet;

use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;

use crate::failure::Failure;
use crate::finding::Class;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::model::KINDS;
use crate::model::VersionName;
use crate::read::Card;
use crate::read::SourceTree;
use crate::read::Unchanged;
use crate::text::nearest;

use super::rules;

const REFUSED: &str = "検査を始められませんでした。";

pub(super) fn grammar() -> [Arg; 4] {
    let only = Arg::new("only")
        .long("only")
        .value_name("番号")
        .action(ArgAction::Append)
        .value_delimiter(',')
        .help("この規則の指摘だけを知らせます（K108 のような番号か名前。「,」で区切って、いくつでも書けます）");
    let kind = Arg::new("kind")
        .long("kind")
        .value_name("種類")
        .value_parser(KINDS.iter().map(|kind| kind.folder).collect::<Vec<_>>())
        .help("この種類の文書の指摘だけを知らせます（assessments、files、meetings など）");
    let document = Arg::new("document")
        .long("document")
        .value_name("文書")
        .help("この文書の指摘だけを知らせます（assessments/kaigo の形か、その終わりの識別名）");
    let changed = Arg::new("changed-since")
        .long("changed-since")
        .value_name("版")
        .value_parser(|written: &str| {
            VersionName::parse(written).ok_or_else(|| {
                format!("「{written}」は、版の番号ではありません。「3」や「3-an」のように、版のフォルダーの名前を書いてください。")
            })
        })
        .help("この版より後の版で、記載が変わった項目の指摘だけを知らせます（版のフォルダーの名前。3 など）");
    [only, kind, document, changed]
}

/// Which findings are asked for.
pub(super) struct Choice {
    rules: BTreeSet<&'static str>,
    kind: Option<String>,
    document: Option<String>,
    changed_since: Option<VersionName>,
}

impl Choice {
    /// What the command line asks for; a rule that there is not is told with the nearest.
    pub(super) fn of(matches: &ArgMatches) -> Result<Self, Failure> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let named = matches.get_many::<String>("only").into_iter().flatten().map(|named| named.trim());
        let rules =
            named.map(|named| rules::named(named).map(|rule| rule.code).map_err(|cause| Failure::new(REFUSED, cause)));
        Ok(Self {
            rules: rules.collect::<Result<_, _>>()?,
            kind: text("kind"),
            document: text("document").map(|written| written.trim_matches('/').to_owned()),
            changed_since: matches.get_one::<VersionName>("changed-since").copied(),
        })
    }

    /// What is asked for, as a sentence; empty where that is everything.
    pub(super) fn in_words(&self) -> String {
        let rules: Vec<&str> = self.rules.iter().copied().collect();
        let kind = self.kind.as_ref().and_then(|kind| KINDS.iter().find(|known| known.folder == kind));
        let parts: Vec<String> = [
            (!rules.is_empty()).then(|| format!("規則は {}", rules.join("、"))),
            kind.map(|kind| format!("種類は{}", kind.title)),
            self.document.as_ref().map(|document| format!("文書は {document}")),
            self.changed_since.map(|since| format!("項目は{}から記載の変わったもの", since.called())),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!("絞り込んだ結果です（{}）。", parts.join("、"))
        }
    }

    /// Leaves only what is asked for.
    pub(super) fn apply(&self, tree: Option<&SourceTree>, findings: &mut Findings) -> Result<(), Failure> {
        let document = self.document.as_ref().map(|written| document(written, tree, findings)).transpose()?;
        let unchanged = self.changed_since.zip(tree).map(|(since, tree)| unchanged(tree, since, document.as_deref()));
        let unchanged = unchanged.transpose()?;
        findings.retain(|finding| {
            let of = finding.place.document.as_deref();
            let is_of_kind = |kind: &String| of.is_some_and(|of| of.split('/').next() == Some(kind));
            (self.rules.is_empty() || self.rules.contains(finding.rule.code))
                && self.kind.as_ref().is_none_or(is_of_kind)
                && document.as_deref().is_none_or(|asked| of == Some(asked))
                && unchanged.as_ref().is_none_or(|unchanged| is_on_change(finding, unchanged))
        });
        Ok(())
    }
}

/// The whole name of a document; one that there is not is told with the nearest.
fn document(written: &str, tree: Option<&SourceTree>, findings: &Findings) -> Result<String, Failure> {
    let read = tree.into_iter().flat_map(|tree| &tree.cards).map(|card| card.version.document.to_string());
    let unread = findings.iter().filter_map(|finding| finding.place.document.clone());
    let known: BTreeSet<String> = read.chain(unread).collect();
    let ends = |name: &&String| name.strip_suffix(written).is_some_and(|before| before.ends_with('/'));
    let by_end: Vec<&String> = known.iter().filter(ends).collect();
    match by_end.as_slice() {
        _ if known.contains(written) => Ok(written.to_owned()),
        [one] => Ok((*one).clone()),
        [] => {
            let whole = known.iter().map(String::as_str);
            let ids = known.iter().filter_map(|name| name.rsplit('/').next());
            let near =
                nearest(written, whole.chain(ids)).map(|near| format!("「{near}」の書き誤りなら直してください。"));
            let cause = format!(
                "「{written}」という文書はありません。{}一覧は「juran list」で見られます。",
                near.unwrap_or_default()
            );
            Err(Failure::new(REFUSED, cause))
        }
        several => {
            let names: String = several.iter().map(|name| format!("「{name}」")).collect();
            let cause =
                format!("「{written}」という識別名の文書は、いくつもあります。{names}のどれかを書いてください。");
            Err(Failure::new(REFUSED, cause))
        }
    }
}

fn unchanged(tree: &SourceTree, since: VersionName, document: Option<&str>) -> Result<Unchanged, Failure> {
    let mut having = tree.cards.iter().filter(|card| card.version.name == since);
    let is_asked = |card: &Card| document.is_none_or(|asked| card.version.document.to_string() == asked);
    if !having.any(is_asked) {
        let what = document.map_or_else(|| "どの文書にも".to_owned(), |document| format!("{document} には"));
        let cause = format!("{what}、{}がありません。版は「juran list」で確かめられます。", since.called());
        return Err(Failure::new(REFUSED, cause));
    }
    tree.unchanged_since(since)
}

/// Whether a finding is about what a later version says otherwise, or cannot be told from it.
fn is_on_change(finding: &Finding, unchanged: &Unchanged) -> bool {
    let place = &finding.place;
    let version = place.document.clone().zip(place.version.clone());
    match version.and_then(|version| unchanged.get(&version)) {
        Some(keys) => place.item.as_ref().is_none_or(|item| !keys.contains(item)),
        None => finding.rule.class == Class::Unreadable && finding.is_error_of(Class::Unreadable),
    }
}
