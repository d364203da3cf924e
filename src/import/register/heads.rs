//! What the header of a column, or the label of a line, names.

use crate::form::Form;
use crate::form::ItemType;
use crate::form::Kind;
use crate::form::NodeId;
use crate::import::label::Label;
use crate::text::fold;
use crate::text::nearest;

/// What words at the head of a column name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// An item of the form, or a group whose items stand in one cell.
    Node(NodeId),
    /// A choice of an item: the cell ticks it.
    Choice(NodeId, usize),
    /// The id of the entry.
    Id,
    /// The number of the entry in a list.
    Number,
    /// The day of publication.
    Day,
    /// The public body, the same in all rows.
    Body,
}

const IDS: [&str; 3] = ["識別子", "識別名", "id"];
const NUMBERS: [&str; 13] = [
    "no",
    "番号",
    "連番",
    "通番",
    "通し番号",
    "項番",
    "整理番号",
    "管理番号",
    "登録番号",
    "ファイル番号",
    "簿番号",
    "帳簿番号",
    "#",
];
const DAYS: [&str; 5] = ["公表日", "公表年月日", "公開日", "公表開始日", "公表した日"];
const BODIES: [&str; 11] = [
    "全国地方公共団体コード",
    "地方公共団体コード",
    "都道府県コード又は市区町村コード",
    "市区町村コード",
    "団体コード",
    "地方公共団体名",
    "団体名",
    "自治体名",
    "都道府県名",
    "市区町村名",
    "市町村名",
];

/// All heads that are known.
pub(super) struct Heads<'f> {
    form: &'f Form,
    known: Vec<(Label, Head)>,
    /// The item that names the file.
    pub(super) name: NodeId,
    /// Its label.
    pub(super) name_label: &'f str,
}

impl<'f> Heads<'f> {
    pub(super) fn of(form: &'f Form) -> Option<Self> {
        let name = form.by_key(&form.title_item)?;
        let mut heads = Self { form, known: Vec::new(), name, name_label: &form.nodes[name].label };
        let words = [(&IDS[..], Head::Id), (&DAYS[..], Head::Day), (&BODIES[..], Head::Body)];
        for (words, head) in words {
            heads.known.extend(words.iter().map(|word| (Label::read(word), head)));
        }
        let nodes = (0..form.nodes.len()).filter(|node| form.nodes[*node].repeat().is_none());
        nodes.for_each(|node| heads.add_node(node));
        Some(heads)
    }

    fn add_node(&mut self, node: NodeId) {
        let found = &self.form.nodes[node];
        let own = || std::iter::once(&found.label).chain(&found.aliases);
        let above = found.parent.map(|above| &self.form.nodes[above]);
        // A label in brackets makes sense below that of its group only.
        if !found.label.starts_with('（') {
            self.known.push((Label::read(&found.label), Head::Node(node)));
        }
        self.known.extend(found.aliases.iter().map(|alias| (Label::read(alias), Head::Node(node))));
        for above in above.iter().flat_map(|above| std::iter::once(&above.label).chain(&above.aliases)) {
            self.known.extend(own().map(|label| (Label::read(&format!("{above}{label}")), Head::Node(node))));
        }
        if let Kind::Item(ItemType::One(list)) = &found.kind {
            // Choices that say nothing by themselves, like 有, head no column.
            let choices = self.form.choices[*list].offered.iter().enumerate();
            let telling = choices.filter(|(_, offered)| offered.label.chars().count() > 4);
            let labels = telling.map(|(at, offered)| (Label::read(&offered.label), Head::Choice(node, at)));
            self.known.extend(labels.collect::<Vec<_>>());
        }
    }

    /// What a head names, if anything: numbers in front, marks, and remarks in brackets behind make no difference.
    pub(super) fn find(&self, written: &str) -> Option<Head> {
        self.cut(written).map(|(head, _)| head)
    }

    /// What a head names, and the lines below its own that are no part of it: words, as in 有無⏎☑有　□無.
    pub(super) fn cut<'w>(&self, written: &'w str) -> Option<(Head, &'w str)> {
        let whole = fold(written);
        if whole.is_empty() {
            return None;
        }
        if NUMBERS.contains(&whole.trim_end_matches(['.', ':'])) {
            return Some((Head::Number, ""));
        }
        let (first, rest) = written.split_once('\n').unwrap_or((written, ""));
        let ways = [(written, ""), (without_brackets(written), ""), (first, rest), (without_brackets(first), rest)];
        ways.into_iter().find_map(|(words, rest)| {
            let label = Label::read(words);
            let (_, head) = self.known.iter().find(|(known, _)| known.is(&label))?;
            Some((*head, if is_remark(rest) { "" } else { rest.trim() }))
        })
    }

    /// Whether a head names an item or group of the form.
    pub(super) fn is_node(&self, written: &str) -> bool {
        matches!(self.find(written), Some(Head::Node(_)))
    }

    /// The item of a group that a label names: 所在地 within 開示請求等を受理する組織の名称及び所在地.
    pub(super) fn child(&self, group: NodeId, written: &str) -> Option<NodeId> {
        let label = Label::read(written);
        let children = self.form.nodes[group].children.iter().copied();
        let mut children = children.filter(|child| Label::read(&self.form.nodes[*child].label).is(&label));
        children.next()
    }

    /// The type of an item.
    pub(super) fn item(&self, node: NodeId) -> Option<&ItemType> {
        self.form.nodes[node].item()
    }

    /// The label of the form that is nearest to words that name nothing.
    pub(super) fn nearest(&self, written: &str) -> Option<&str> {
        let labels = self.form.nodes.iter().flat_map(|node| std::iter::once(&node.label).chain(&node.aliases));
        nearest(written, labels.map(String::as_str))
    }
}

/// Whether words stand in brackets as a whole: 含む・含まない below the label that asks for it.
fn is_remark(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && without_brackets(&format!("・{words}")) == "・"
}

const CLOSING: [char; 5] = ['）', ')', '】', '］', ']'];

/// What stands in brackets behind a label, unless it only says how to fill the item in: （含む・含まない）, （注1）.
pub(super) fn words_behind(label: &str) -> Option<&str> {
    let behind = label.trim().strip_prefix(without_brackets(label))?;
    let inner = behind.trim_matches(|letter: char| letter.is_whitespace() || "（(【［[）)】］]".contains(letter));
    let is_hint = ["注", "※", "必須", "任意"].iter().any(|mark| inner.starts_with(mark))
        || inner.contains(['・', '／', '/', '、'])
        || inner.chars().count() < 3;
    (!is_hint).then_some(inner)
}

/// Words without what stands in brackets at their end: 要配慮個人情報の有無（有・無）.
pub(super) fn without_brackets(words: &str) -> &str {
    let words = words.trim();
    let closed = words.strip_suffix(CLOSING);
    let cut = closed.and_then(|rest| rest.rfind(['（', '(', '【', '［', '[']));
    let (front, behind) = words.split_at(cut.unwrap_or_default());
    let inner = behind.trim_end_matches(CLOSING);
    if front.is_empty() || inner.contains(CLOSING) { words } else { front }
}

#[cfg(test)]
mod tests {
    use super::Head;
    use super::Heads;
    use crate::form::Catalogue;

    #[test]
    fn heads_are_known_as_they_are_published() {
        let catalogue = Catalogue::built_in();
        let form = catalogue.get("file-register@2023-04").expect("the form ships with the program");
        let heads = Heads::of(form).expect("the form names its entries");
        for (written, key) in [
            ("個人情報ファイルの名称", "name"),
            ("1 個人情報ファイルの名称", "name"),
            ("①個人情報\nファイルの名称※", "name"),
            ("【個人情報ファイルの名称】（必須）", "name"),
            ("要配慮個人情報が含まれるときは、その旨（含む・含まない）", "sensitive"),
            ("記録項目（注1）", "items"),
            ("開示請求等を受理する組織の名称及び所在地", "requests"),
            ("開示請求等を受理する組織の名称及び所在地（名称）", "requests.name"),
            ("開示請求等を受理する組織の所在地", "requests.address"),
            ("条例要配慮個人情報が含まれているときは、その旨", "ordinance-sensitive"),
            ("令第２１条第７項に該当するファイル", "manual-copy"),
        ] {
            assert_eq!(heads.find(written), form.by_key(key).map(Head::Node), "{written}");
        }
        for (written, head) in [
            ("No.", Head::Number),
            ("№", Head::Number),
            ("ＩＤ", Head::Id),
            ("公表日", Head::Day),
            ("団体名", Head::Body),
        ] {
            assert_eq!(heads.find(written), Some(head), "{written}");
        }
        for written in ["", "1", "記録項目数", "（所在地）", "更新日"] {
            assert_eq!(heads.find(written), None, "{written}");
        }
    }
}
