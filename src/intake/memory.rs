//! `groups.toml`: what an officer decided on groups, and what is known of earlier runs.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use toml::Table;
use toml::Value;

use crate::disk;
use crate::failure::Failure;
use crate::text::decode;

use super::ACTION;

/// The name of the file.
pub(super) const NAME: &str = "groups.toml";

/// What stands in it before anybody decided anything.
const HEAD: &str = "\
# 意見のまとまりについて決めることを、ここに書きます。書いたことは、次の juran intake で使われます。
# o-… は、opinions.csv の「まとまり」と「文」の列にある番号です。
#
# 別のまとまりにする文（ほぼ同じというだけで、一つにまとめられた文）
#   例: apart = [\"o-0123456789\"]
apart = []

# 一つのまとまりにする文。初めに書いた文の番号が、まとまりの番号になります。
#   例: together = [[\"o-0123456789\", \"o-abcdef0123\"]]
together = []
";
/// Begins the part that the program writes.
const OWN: &str = "# ---- ここから下は、プログラムが書きます。書き換えないでください。 ----";

/// What is kept from one run to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Memory {
    head: String,
    /// Texts that stand alone.
    pub(super) apart: BTreeSet<String>,
    /// Texts that are one group.
    pub(super) together: Vec<Vec<String>>,
    /// The group of each text.
    pub(super) texts: BTreeMap<String, String>,
    /// How many opinions a group had when it was written into the result.
    pub(super) counts: BTreeMap<String, i64>,
    /// Numbers that were written into the result: received, submitters, and those of the ways in.
    pub(super) written: BTreeMap<String, i64>,
}

impl Memory {
    /// Reads what is known, or begins with nothing.
    ///
    /// # Errors
    /// The machine refuses, or the file cannot be understood.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(NAME);
        let Some(bytes) = disk::read_if_present(&path)? else {
            return Ok(Self { head: HEAD.to_owned(), ..Self::default() });
        };
        let refused = |cause: String| Failure::at(ACTION, &path, cause);
        let text = decode(&bytes).map_err(|problem| refused(format!("{}{}", problem.message(), problem.remedy())))?;
        let table: Table = toml::from_str(&text).map_err(|error| {
            let ahead = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = ahead.matches('\n').count() + 1;
            refused(format!("{line}行目を TOML として読み取れません。引用符や括弧の閉じ忘れがないか確かめてください。"))
        })?;
        let mut memory = Self { head: head(&text), ..Self::default() };
        memory.fill(&table).map_err(refused)?;
        Ok(memory)
    }

    fn fill(&mut self, table: &Table) -> Result<(), String> {
        for (name, value) in table {
            let wrong = || {
                format!(
                    "「{name}」の書き方が違います。apart は番号の並び、together は番号の並びの並びで書いてください。"
                )
            };
            match name.as_str() {
                "apart" => self.apart = ids(value).ok_or_else(wrong)?.into_iter().collect(),
                "together" => {
                    let lists = value.as_array().ok_or_else(wrong)?;
                    self.together = lists.iter().map(ids).collect::<Option<_>>().ok_or_else(wrong)?;
                }
                "texts" => {
                    let rows = value.as_table().into_iter().flatten();
                    self.texts =
                        rows.filter_map(|(id, group)| Some((id.clone(), group.as_str()?.to_owned()))).collect();
                }
                "counts" => self.counts = numbers(value),
                "written" => self.written = numbers(value),
                _ => return Err(format!("「{name}」という項目はありません。書けるのは apart と together です。")),
            }
        }
        Ok(())
    }

    /// The file as it will be read by the next run; what the officer wrote stays as it is.
    pub(super) fn written(&self) -> String {
        let mut text = format!("{}\n{OWN}\n", self.head.trim_end());
        text.push_str("\n# 文がどのまとまりに入っているか\n[texts]\n");
        for (id, group) in &self.texts {
            text.push_str(&format!("{id} = \"{group}\"\n"));
        }
        text.push_str("\n# result.toml に書いた、まとまりごとの件数\n[counts]\n");
        for (id, count) in &self.counts {
            text.push_str(&format!("{id} = {count}\n"));
        }
        text.push_str("\n# result.toml に書いた、ほかの数\n[written]\n");
        for (name, count) in &self.written {
            text.push_str(&format!("{name} = {count}\n"));
        }
        text
    }

    /// Ids of which the officer decided that no text has.
    pub(super) fn unknown<'m>(&'m self, known: &'m BTreeSet<String>) -> impl Iterator<Item = &'m String> {
        let decided = self.apart.iter().chain(self.together.iter().flatten());
        decided.filter(|id| !known.contains(*id))
    }
}

/// The part that the officer writes.
fn head(text: &str) -> String {
    let end = text.find(OWN).unwrap_or(text.len());
    format!("{}\n", text.get(..end).unwrap_or_default().trim_end())
}

fn ids(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|id| id.as_str().map(|id| id.trim().to_owned())).collect()
}

fn numbers(value: &Value) -> BTreeMap<String, i64> {
    let rows = value.as_table().into_iter().flatten();
    rows.filter_map(|(name, number)| Some((name.clone(), number.as_integer()?))).collect()
}
