//! An office in one cell: what it is called and where it is.

use crate::form::Form;
use crate::form::ItemType;
use crate::form::NodeId;
use crate::text::fold;
use crate::text::is_none_mark;

/// The words of the items of a group that stand in one cell.
pub(super) enum Office {
    /// Each item with its words.
    Parted(Vec<(NodeId, String)>),
    /// They cannot be told apart: all words, for the item that takes them best.
    Whole(NodeId),
}

/// Parts the words by the labels in them, or where an address begins.
pub(super) fn parted(form: &Form, group: NodeId, words: &str) -> Office {
    let children = &form.nodes[group].children;
    if is_none_mark(words) {
        return Office::Parted(children.iter().map(|child| (*child, words.to_owned())).collect());
    }
    if let Some(parted) = by_labels(form, children, words) {
        return Office::Parted(parted);
    }
    match (children.as_slice(), by_address(words)) {
        ([name, address], Some((front, behind))) if is_office(form, *name, *address) => {
            Office::Parted(vec![(*name, front), (*address, behind)])
        }
        ([name, address], None) if is_office(form, *name, *address) => Office::Whole(*name),
        _ => {
            let is_text = |child: &&NodeId| matches!(form.nodes[**child].item(), Some(ItemType::Text));
            Office::Whole(children.iter().find(is_text).or(children.first()).copied().unwrap_or(group))
        }
    }
}

fn is_office(form: &Form, name: NodeId, address: NodeId) -> bool {
    fold(&form.nodes[name].label) == "名称" && fold(&form.nodes[address].label) == "所在地"
}

/// （名称）総務課（所在地）見本市中央一丁目1番1号
fn by_labels(form: &Form, children: &[NodeId], words: &str) -> Option<Vec<(NodeId, String)>> {
    let mut marks: Vec<(usize, usize, NodeId)> = Vec::new();
    for child in children {
        let label = &form.nodes[*child].label;
        let bare = label.trim_matches(['（', '）', '(', ')']);
        let anywhere = [("（", "）"), ("(", ")"), ("【", "】"), ("［", "］"), ("[", "]")]
            .map(|(open, close)| format!("{open}{bare}{close}"));
        let found = anywhere.iter().find_map(|mark| Some((words.find(mark.as_str())?, mark.len())));
        if let Some((at, length)) = found.or_else(|| on_a_line(words, bare)) {
            marks.push((at, at + length, *child));
        }
    }
    marks.sort_unstable();
    let first = marks.first()?;
    words.get(..first.0)?.trim().is_empty().then_some(())?;
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain([words.len()]);
    let is_edge = |letter: char| letter.is_whitespace() || "：:".contains(letter);
    let parts = marks.iter().zip(ends).map(|((_, start, child), end)| {
        (*child, words.get(*start..end).unwrap_or_default().trim_matches(is_edge).to_owned())
    });
    Some(parts.filter(|(_, words)| !words.is_empty()).collect())
}

/// A label without brackets that fills a line, or that a colon or a blank follows.
fn on_a_line(words: &str, label: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix(label)
            && (rest.trim().is_empty() || rest.starts_with(['：', ':', '　', ' ', '\t']))
        {
            return Some((at, label.len()));
        }
        at += line.len();
    }
    None
}

/// The words in front of an address, and the address.
fn by_address(words: &str) -> Option<(String, String)> {
    let ends = words.char_indices().filter(|(_, letter)| letter.is_whitespace() || *letter == '〒').map(|(at, _)| at);
    let cuts = ends.filter_map(|at| Some((words.get(..at)?.trim(), words.get(at..)?.trim())));
    let fits = |(front, behind): &(&str, &str)| !front.is_empty() && !is_address(front) && begins_address(behind);
    cuts.into_iter().find(fits).map(|(front, behind)| (front.to_owned(), behind.to_owned()))
}

/// Whether words begin with the place and number of a house.
fn begins_address(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    words.starts_with('〒') || is_address(first)
}

fn is_address(words: &str) -> bool {
    let has_number = words.chars().any(|letter| letter.is_numeric() || "一二三四五六七八九十".contains(letter));
    has_number && words.contains(['市', '区', '町', '村', '県', '都', '道', '府', '番', '丁', '-', '－', '‐', '−'])
}

#[cfg(test)]
mod tests {
    use super::Office;
    use super::parted;
    use crate::form::Catalogue;

    #[test]
    fn name_and_address_are_told_apart() {
        let catalogue = Catalogue::built_in();
        let form = catalogue.get("file-register@2023-04").expect("the form ships with the program");
        let group = form.by_key("requests").expect("the form has the office");
        let (name, address) = ("総務部情報公開課", "見本市中央一丁目1番1号");
        for words in [
            format!("（名称）{name}\n（所在地）{address}"),
            format!("（名称）{name}（所在地）{address}"),
            format!("名称\n{name}\n所在地\n{address}"),
            format!("名称：{name}\n所在地：{address}"),
            format!("{name}\n{address}"),
            format!("{name}　{address}"),
        ] {
            let Office::Parted(parts) = parted(form, group, &words) else { panic!("{words}") };
            assert_eq!(parts.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), [name, address], "{words}");
        }
        let Office::Parted(parts) = parted(form, group, "情報公開課〒000-0000 見本市中央1") else {
            panic!("〒")
        };
        assert_eq!(parts[1].1, "〒000-0000 見本市中央1");
        assert!(matches!(parted(form, group, "総務部情報公開課"), Office::Whole(_)));
        assert!(matches!(parted(form, group, "－"), Office::Parted(parts) if parts.len() == 2));
    }
}
