//! Values that are withheld as a whole or in parts: what is published of them, and what has to be said of the rest.

use std::collections::BTreeMap;

use crate::finding::Spot;
use crate::form::reserved;
use crate::model::Stated;
use crate::model::Text;
use crate::model::Value;
use crate::model::WithheldPart;
use crate::prose::ProblemKind;
use crate::text::letters;

use super::fields;
use super::layer::Found;
use super::layer::Layer;
use super::rules::MISSING_GROUND;
use super::rules::SHORT_SECRET;
use super::rules::UNKNOWN_WITHHELD_MARK;
use super::rules::WRONG_TYPE;
use super::value::At;
use super::value::ValueReader;
use super::value::spots;

/// Fewer letters stand in every text by chance, so that a search for them tells nothing.
const SHORTEST_SECRET: usize = 2;

/// What may be meant as a mark that names no part: 「〔非公表〕」.
fn bare_mark(text: &str) -> Option<&str> {
    let start = text.find("〔非公").or_else(|| text.find("（非公"))?;
    let inside = text.get(start..)?.lines().next()?;
    let closing = inside.char_indices().find(|(_, letter)| matches!(letter, '〕' | '）'));
    closing.and_then(|(at, letter)| inside.get(..at + letter.len_utf8()))
}

impl ValueReader<'_> {
    /// Reads a text of which parts are withheld.
    pub(super) fn partly_withheld(&mut self, table: &Layer, at: &At) -> Value {
        fields::report_unknown_keys(table, &[reserved::TEXT, reserved::PARTS], &at.place, &mut self.findings);
        let mut public = BTreeMap::new();
        let mut parts = Vec::new();
        let mut declared_at = Vec::new();
        let declared = table.get(reserved::PARTS).and_then(|found| found.table());
        let tables = declared.iter().flat_map(|layer| layer.table);
        for (name, value) in tables.filter(|(name, _)| name.get_ref() != reserved::MEMO) {
            let found = Found { file: table.file, value };
            let Some(part) = found.table() else {
                // What stands here may be the withheld words themselves: they are not quoted.
                let message = format!("伏せる部分の説明を書くところに、{}が書かれています。", found.type_word());
                let remedy = "「{ ground = \"…\", full = \"…\" }」の形に直してください。";
                self.findings.add(&WRONG_TYPE, at.spot(found.spot()), message, remedy);
                continue;
            };
            fields::report_unknown_keys(&part, &[reserved::GROUND, reserved::FULL], &at.place, &mut self.findings);
            self.withheld_words(&part, at);
            let ground = self.ground(&part, reserved::GROUND, at);
            let id = name.get_ref().to_string();
            declared_at.push((id.clone(), part.spot()));
            public.insert(id.clone(), ground.clone());
            parts.push(WithheldPart { id, ground });
        }
        let Some(found) = table.get(reserved::TEXT) else { return Value::Absent };
        let Some(words) = self.words(found, at) else { return Value::Absent };
        let text = self.text(words, &public, parts, at, &spots(found, words));
        self.report_unused_parts(declared_at, &text, at);
        Value::Stated(Stated::Text(Box::new(text)))
    }

    /// Reports parts without a mark: the words that they are to stand for may be there for all to read.
    ///
    /// A mark that is misspelt or names another part has been reported already, and is the likely cause.
    fn report_unused_parts(&mut self, declared: Vec<(String, Spot)>, text: &Text, at: &At) {
        let is_mark = |kind| matches!(kind, ProblemKind::UnknownWithheldMark | ProblemKind::MisspeltWithheldMark);
        if text.prose.problems.iter().any(|problem| is_mark(problem.kind)) {
            return;
        }
        for (id, spot) in declared.into_iter().filter(|(id, _)| !text.prose.withheld.contains(id)) {
            let message = format!("伏せる部分「{id}」の印「〔非公表:{id}〕」が、文の中にありません。");
            let near = bare_mark(&text.source);
            let remedy = match near {
                Some(near) => format!("文の中の「{near}」がその印なら、「〔非公表:{id}〕」に直してください。"),
                None => {
                    format!("伏せる言葉の代わりに「〔非公表:{id}〕」と書くか、この部分を parts から消してください。")
                }
            };
            self.findings.add(&UNKNOWN_WITHHELD_MARK, at.spot(spot).quoting(near.unwrap_or_default()), message, remedy);
        }
    }

    /// The ground on which something is withheld; empty, with a finding, where there is none.
    pub(super) fn ground(&mut self, table: &Layer, key: &str, at: &At) -> String {
        let ground = fields::string(table, key, &at.place, &mut self.findings);
        if ground.is_none() && table.get(key).is_none_or(|found| found.string().is_some()) {
            let message = format!("公表しない根拠（{key}）が書かれていません。");
            let remedy = format!("「{key} = \"…\"」に、公表しない根拠（条例や規則の条）を書いてください。");
            self.findings.add(&MISSING_GROUND, at.spot(table.spot()), message, remedy);
        }
        ground.unwrap_or_default()
    }

    /// Looks at withheld words, which are sealed by now; findings never repeat them.
    pub(super) fn withheld_words(&mut self, table: &Layer, at: &At) {
        let Some(found) = table.get(reserved::FULL) else { return };
        let place = at.spot(found.spot());
        let Some(words) = found.string() else {
            let message = format!("伏せる言葉（full）を書くところに、{}が書かれています。", found.type_word());
            self.findings.add(&WRONG_TYPE, place, message, "引用符で囲んだ文字にしてください。");
            return;
        };
        if !words.trim().is_empty() && letters(words).chars().count() < SHORTEST_SECRET {
            let message = "伏せる言葉（full）に、文字か数字が1つ以下しかありません。";
            let remedy = "「5人」のように前後の言葉も含めて2文字以上で書くか、full を消して根拠だけを書いてください。";
            self.findings.add(&SHORT_SECRET, place, message, remedy);
        }
    }
}
