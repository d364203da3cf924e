//! What a row says of the matter it belongs to: 「諮問事項１」, with or without its title.

use crate::form::Form;
use crate::form::NodeId;
use crate::text::fold;
use crate::text::squeeze;

/// Where the words of a meeting record stand in its form.
pub(super) struct Keys {
    pub(super) number: NodeId,
    pub(super) title: NodeId,
    pub(super) matter: NodeId,
    pub(super) question: NodeId,
    pub(super) answer: NodeId,
    pub(super) further_label: NodeId,
    pub(super) further: NodeId,
    pub(super) opinion: NodeId,
    pub(super) opinion_answer: NodeId,
    pub(super) remarks: NodeId,
    pub(super) request: NodeId,
    pub(super) request_answer: NodeId,
}

impl Keys {
    pub(super) fn of(form: &Form) -> Option<Self> {
        Some(Self {
            number: form.by_key("agenda[].number")?,
            title: form.by_key("agenda[].title")?,
            matter: form.by_key("agenda[].matter")?,
            question: form.by_key("agenda[].questions[].question")?,
            answer: form.by_key("agenda[].questions[].answer")?,
            further_label: form.by_key("agenda[].questions[].further[].label")?,
            further: form.by_key("agenda[].questions[].further[].answer")?,
            opinion: form.by_key("agenda[].opinions[].opinion")?,
            opinion_answer: form.by_key("agenda[].opinions[].answer")?,
            remarks: form.by_key("agenda[].remarks")?,
            request: form.by_key("requests[].request")?,
            request_answer: form.by_key("requests[].answer")?,
        })
    }
}

/// Words in front of the number of a matter.
const FRONTS: [&str; 12] =
    ["", "第", "諮問", "諮問第", "諮問事項", "報告", "報告第", "報告事項", "議題", "議案", "議案第", "案件"];

/// Number and title of a matter, as far as its words give them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) number: String,
    pub(super) title: String,
}

impl Named {
    /// `諮問事項１　ペットの登録について` has both, `諮問事項１` the number, other words are a title.
    pub(super) fn read(words: &str) -> Self {
        let words = words.trim();
        let whole_number = || Self { number: words.to_owned(), ..Self::default() };
        let Some(start) = words.find(is_digit) else { return Self { title: words.to_owned(), ..Self::default() } };
        let front = words.get(..start).unwrap_or_default();
        let rest = words.get(start..).unwrap_or_default();
        let end = rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len());
        let behind = rest.get(end..).unwrap_or_default();
        let behind = behind.strip_prefix(['号', ')', '）', '】', '］']).unwrap_or(behind);
        if !FRONTS.contains(&fold(front).as_str()) {
            return Self { title: words.to_owned(), ..Self::default() };
        }
        if behind.trim().is_empty() {
            return whole_number();
        }
        let number_length = words.len() - behind.len();
        let is_apart = |letter: char| letter.is_whitespace() || "：:．.、,".contains(letter);
        let is_closed =
            words.get(..number_length).is_some_and(|number| number.ends_with([')', '）', '】', '］', '号']));
        if !behind.starts_with(is_apart) && !behind.starts_with(['「', '『']) && !is_closed {
            return Self { title: words.to_owned(), ..Self::default() };
        }
        let number = words.get(..number_length).unwrap_or_default().trim();
        Self { number: number.to_owned(), title: behind.trim_start_matches(is_apart).to_owned() }
    }

    /// Whether both name one matter.
    pub(super) fn is(&self, other: &Self) -> bool {
        if self.number.is_empty() || other.number.is_empty() {
            return fold(&self.title) == fold(&other.title) && self.number == other.number;
        }
        fold(&self.number) == fold(&other.number)
    }

    /// The words that tell whether it is put to the council or reported.
    pub(super) fn kind(&self) -> &'static str {
        let words = squeeze(&self.number);
        ["諮問", "報告"]
            .into_iter()
            .find(|kind| words.trim_start_matches(['(', '【', '[']).starts_with(kind))
            .unwrap_or_default()
    }

    /// The only number in its words.
    pub(super) fn digits(&self) -> Option<usize> {
        digits(&self.number)
    }
}

/// The number in words that hold one and nothing else of its kind: 質問１, (2), 第3号.
pub(super) fn digits(words: &str) -> Option<usize> {
    let folded = fold(words);
    let mut runs = folded.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty());
    let number = runs.next()?.parse().ok()?;
    runs.next().is_none().then_some(number)
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('０'..='９').contains(&letter) || ('①'..='⑳').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::Named;
    use super::digits;

    #[test]
    fn number_and_title_are_told_apart() {
        for (words, number, title) in [
            ("諮問事項１", "諮問事項１", ""),
            ("諮問第2号", "諮問第2号", ""),
            ("諮問事項１　犬の登録について", "諮問事項１", "犬の登録について"),
            ("諮問第３号\n見守りについて", "諮問第３号", "見守りについて"),
            ("（１）見守りについて", "（１）", "見守りについて"),
            ("報告１：見守りについて", "報告１", "見守りについて"),
            ("見守りについて", "", "見守りについて"),
            ("令和8年度の見守りについて", "", "令和8年度の見守りについて"),
            ("2つの窓口について", "", "2つの窓口について"),
        ] {
            assert_eq!(Named::read(words), Named { number: number.to_owned(), title: title.to_owned() }, "{words}");
        }
        assert_eq!((Named::read("諮問事項１").kind(), Named::read("（１）犬").kind()), ("諮問", ""));
        assert_eq!((digits("質問１０"), digits("1-2"), digits("")), (Some(10), None, None));
    }
}
