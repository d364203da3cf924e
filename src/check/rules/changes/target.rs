//! The items that a row of the table of changes speaks of, from words such as 「Ⅱ４．委託 委託事項２ ⑥委託先名」.

use crate::form::Form;
use crate::form::NodeId;
use crate::text::circled;
use crate::text::digits;
use crate::text::fold;
use crate::text::roman;

/// What a reference is made of, words aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Ⅱ
    Part(u32),
    /// 別添2
    Attached(u32),
    /// 4, (4), ④
    Number(u32),
    /// リスク3
    Risk(u32),
}

/// What a row speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// These items, and the row in which they stand where one is named: 委託事項 and 2.
    Items(Vec<NodeId>, Option<(NodeId, u32)>),
    /// The book as a whole, or words wherever they stand.
    Everything,
    /// A place that the form does not have; how much of the reference it does have.
    Nowhere(String),
    /// The number is that of one item, the name that of another.
    Torn(NodeId, NodeId),
    /// Words in which no item can be seen.
    Unclear,
}

/// A row by its repeat and its printed number.
type NumberedRow = (NodeId, u32);

/// Items of a form by reference.
#[derive(Debug)]
pub struct Targets<'f> {
    form: &'f Form,
    /// Steps of the references of every node, by node.
    steps: Vec<Vec<Vec<Step>>>,
    /// Labels without numbers, folded.
    labels: Vec<Vec<String>>,
}

/// Words by which a row speaks of the whole.
const EVERYTHING: &[&str] = &[
    "全体",
    "全般",
    "全て",
    "すべて",
    "全項目",
    "各項目",
    "各所",
    "共通",
    "文言",
    "表記",
    "様式",
    "評価書名",
    "その他",
];

impl<'f> Targets<'f> {
    /// Those of a form.
    pub fn new(form: &'f Form) -> Self {
        let steps = form.nodes.iter().map(|node| {
            let references = std::iter::once(&node.reference).chain(&node.reference_aliases);
            references.map(|reference| steps(reference, form).0).filter(|steps| !steps.is_empty()).collect()
        });
        let labels = form.nodes.iter().map(|node| {
            let tails = std::iter::once(&node.reference).filter_map(|reference| reference.rsplit_once('/'));
            let labels = std::iter::once(&node.label).chain(&node.aliases).map(String::as_str);
            let labels = labels.chain(tails.map(|(_, tail)| tail)).map(bare);
            labels.filter(|label| label.chars().count() > 1).collect()
        });
        Self { steps: steps.collect(), labels: labels.collect(), form }
    }

    /// The items and groups that the words of 項目 mean, and the row where they name one by its printed number.
    pub fn items(&self, written: &str) -> Option<(Vec<NodeId>, Option<NumberedRow>)> {
        match self.of(written) {
            Target::Items(nodes, row) => Some((nodes, row)),
            _ => None,
        }
    }

    /// Whether the words of 項目 speak of the whole book: 「全体（課の名称）」.
    pub fn is_everything(&self, written: &str) -> bool {
        matches!(self.of(written), Target::Everything)
    }

    /// What the words of 項目 mean.
    pub(super) fn of(&self, written: &str) -> Target {
        let (wanted, row) = steps(written, self.form);
        let folded = fold(written);
        let is_everything = EVERYTHING.iter().any(|word| folded.contains(word));
        if wanted.is_empty() || !matches!(wanted[0], Step::Part(_) | Step::Attached(_)) {
            return match self.by_label(&folded, &|_| true) {
                Some(found) if !is_everything || found.iter().any(|node| self.form.nodes[*node].item().is_some()) => {
                    Target::Items(found, row)
                }
                _ if is_everything => Target::Everything,
                _ => Target::Unclear,
            };
        }
        let within = |steps: &[Step]| {
            let begins = |own: &Vec<Vec<Step>>| own.iter().any(|own| own.starts_with(steps));
            (0..self.steps.len()).filter(|node| begins(&self.steps[*node])).collect::<Vec<_>>()
        };
        let found = within(&wanted);
        if found.is_empty() {
            let known = (0..wanted.len()).rev().find(|end| !within(&wanted[..*end]).is_empty()).unwrap_or_default();
            return Target::Nowhere(told(&wanted[..known]));
        }
        let tail = tail(written);
        if !tail.is_empty() && matches!(wanted.last(), Some(Step::Number(_))) {
            let fits =
                |node: &NodeId| self.labels[*node].iter().any(|own| own.contains(&tail) || tail.contains(own.as_str()));
            let is_exact =
                |node: &NodeId| self.form.nodes[*node].item().is_some() && self.labels[*node].contains(&tail);
            let part = within(&wanted[..1]);
            if wanted.len() > 2
                && !found.iter().any(fits)
                && let Some(other) = part.iter().find(|node| is_exact(node))
            {
                return Target::Torn(found[0], *other);
            }
        }
        let is_item = |node: NodeId| self.form.nodes[node].item().is_some();
        let narrowed = self.by_label(&folded, &|node| found.contains(&node) && is_item(node));
        // The label of an attachment is that of its first item, too.
        let is_attached = matches!(wanted[..], [Step::Attached(_)]);
        let is_named = |node: &NodeId| self.labels[*node].iter().any(|label| folded.ends_with(label.as_str()));
        let is_whole = |node: &NodeId| !is_item(*node) && self.form.nodes[*node].repeat().is_none() && is_named(node);
        let is_whole = is_attached && found.iter().any(is_whole);
        Target::Items(self.whole_row(narrowed.filter(|_| !is_whole).unwrap_or(found), row), row)
    }

    /// A row where nothing but its number is named: its name is called like the row itself.
    fn whole_row(&self, found: Vec<NodeId>, row: Option<(NodeId, u32)>) -> Vec<NodeId> {
        let is_name = |repeat: NodeId| {
            let title = self.form.nodes[repeat].repeat().and_then(|repeat| repeat.title_item.as_ref());
            let [only] = found[..] else { return false };
            let node = &self.form.nodes[only];
            node.parent == Some(repeat) && title == Some(&node.name)
        };
        match row {
            Some((repeat, _)) if is_name(repeat) => vec![repeat],
            _ => found,
        }
    }

    /// The items whose label stands in the words: those of the last label, the longest of them.
    fn by_label(&self, folded: &str, is_meant: &dyn Fn(NodeId) -> bool) -> Option<Vec<NodeId>> {
        let held = |node: NodeId| {
            let ends = self.labels[node]
                .iter()
                .filter_map(|label| Some((folded.rfind(label.as_str())? + label.len(), label.len())));
            ends.max()
        };
        let nodes = (0..self.labels.len()).filter(|node| is_meant(*node));
        let found: Vec<((usize, usize), NodeId)> = nodes.filter_map(|node| Some((held(node)?, node))).collect();
        let last = found.iter().map(|(end, _)| *end).max()?;
        Some(found.into_iter().filter(|(end, _)| *end == last).map(|(_, node)| node).collect())
    }
}

/// A label without its number, folded.
fn bare(label: &str) -> String {
    let label = label.trim_start_matches(|letter: char| {
        circled(letter).is_some() || letter.is_numeric() || "．. （）別添".contains(letter)
    });
    fold(label)
}

/// The words behind the last number, folded.
fn tail(written: &str) -> String {
    let behind =
        written.rfind(|letter: char| circled(letter).is_some() || letter.is_numeric() || "/／→＞>　 ".contains(letter));
    let tail = behind.and_then(|at| written.get(at..)).unwrap_or_default();
    bare(tail.trim_start_matches(|letter: char| "/／→＞>　 .．)）".contains(letter)))
}

fn told(steps: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Part(number) => {
            char::from_u32('Ⅰ' as u32 + number.saturating_sub(1)).map(String::from).unwrap_or_default()
        }
        Step::Attached(number) => format!("別添{number}"),
        Step::Number(number) => number.to_string(),
        Step::Risk(number) => format!("リスク{number}"),
    };
    steps.iter().map(step).collect::<Vec<_>>().join(".")
}

/// The steps of a reference as people write it, and the row of a repeat that it names.
fn steps(written: &str, form: &Form) -> (Vec<Step>, Option<(NodeId, u32)>) {
    let mut steps: Vec<Step> = Vec::new();
    let mut row = None;
    // What was read since the last number.
    let mut word = String::new();
    let mut from = 0;
    for (at, letter) in written.char_indices() {
        if at < from {
            continue;
        }
        let rest = written.get(at..).unwrap_or_default();
        if steps.is_empty()
            && word.trim_matches(['(', '（', '【', '「', ' ', '　']).is_empty()
            && let Some((number, length)) = roman(rest)
        {
            steps.push(Step::Part(number));
            from = at + length;
            continue;
        }
        if let Some(number) = circled(letter) {
            if is_step(&steps) {
                steps.push(Step::Number(number));
            }
            word.clear();
            continue;
        }
        let Some((number, length)) = digits(rest) else {
            word.push(letter);
            continue;
        };
        from = at + length;
        let last = word.trim_end_matches([' ', '　', '（', '(']);
        let is_close = word.chars().all(|letter| " 　.．-－‐/／（()".contains(letter));
        if let Some(repeat) = row_word(form, last) {
            row = Some((repeat, number));
        } else if last.ends_with("リスク") {
            steps.push(Step::Risk(number));
        } else if last.ends_with("別添") && steps.is_empty() {
            steps.push(Step::Attached(number));
        } else if is_step(&steps) && (steps.len() == 1 || is_close) {
            steps.push(Step::Number(number));
        }
        word.clear();
    }
    (steps, row)
}

/// Whether a number goes on with a reference that has begun.
fn is_step(steps: &[Step]) -> bool {
    matches!(steps.first(), Some(Step::Part(_)))
}

/// The repeat whose word stands before a number.
fn row_word(form: &Form, words: &str) -> Option<NodeId> {
    let nodes = form.nodes.iter().enumerate();
    let mut repeats = nodes.filter_map(|(at, node)| Some((at, node.repeat()?)));
    repeats.find(|(_, repeat)| words.ends_with(&repeat.row_label) && !words.ends_with("再委託事項")).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::Target;
    use super::Targets;
    use crate::form::Catalogue;

    /// Keys of the items that words mean; what else they mean in brackets.
    fn meant(written: &str) -> String {
        let catalogue = Catalogue::built_in();
        let form = catalogue.get("all-items@2018-05").expect("the form ships with the program");
        match Targets::new(form).of(written) {
            Target::Items(nodes, row) => {
                let first = form.nodes[nodes[0]].key.clone();
                row.map_or(first.clone(), |(_, number)| format!("{first} {number}"))
            }
            Target::Everything => "(everything)".to_owned(),
            Target::Nowhere(known) => format!("(nowhere {known})"),
            Target::Torn(by_number, by_name) => {
                format!("(torn {} {})", form.nodes[by_number].key, form.nodes[by_name].key)
            }
            Target::Unclear => "(unclear)".to_owned(),
        }
    }

    #[test]
    fn references_as_people_write_them() {
        for (written, expected) in [
            ("Ⅰ.1.②", "task.description"),
            ("Ⅰ基本情報 １．特定個人情報ファイルを取り扱う事務 ②事務の内容", "task.description"),
            ("Ⅱ４②対象となる本人の数", "files[].entrustments[].persons"),
            ("Ⅱ.4.0/件数", "files[].entrustment.count"),
            ("Ⅱ ４．特定個人情報ファイルの取扱いの委託 委託事項２ ⑥委託先名", "files[].entrustments[].vendor 2"),
            ("II-4-(2)", "files[].entrustments[].scope"),
            ("Ⅲ.2.リスク3/入手の際の本人確認の措置の内容", "files[].risks.acquisition.accuracy.identity"),
            (
                "Ⅲ７リスク１⑨過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか その内容",
                "files[].risks.storage.loss.incidents-content",
            ),
            ("（別添２）特定個人情報ファイル記録項目", "files[].records[].items"),
            ("別添1", "flow"),
            ("（別添１）事務の内容", "flow"),
            ("（別添１）事務の内容（備考）", "flow.remarks"),
            ("公表日", "cover.published"),
            ("表紙 評価書名", "cover.title"),
            ("全体（部及び課の名称）", "(everything)"),
            ("文言の統一", "(everything)"),
            ("Ⅱ.9.①", "(nowhere Ⅱ)"),
            ("Ⅱ.4.⑮", "(nowhere Ⅱ.4)"),
            ("別添7", "(nowhere )"),
            (
                "Ⅱ.4.⑤再委託事項",
                "(torn files[].entrustments[].vendor-confirmation files[].entrustments[].subcontracting.matters)",
            ),
            ("見直し", "(unclear)"),
        ] {
            assert_eq!(meant(written), expected, "{written}");
        }
    }
}
