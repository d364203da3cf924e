//! Which words of a document are what its author says today, and of which day they speak.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::model::Stated;
use crate::model::Value;
use crate::text::Date;

use crate::check::folded::Folded;

/// Words that tell of former times wherever they stand in a sentence.
const PAST: &[&str] = &[
    "当時",
    "変更前",
    "改正前",
    "改正により",
    "改正に伴",
    "施行前",
    "廃止",
    "統合され",
    "再編",
    "改組",
    "改称",
    "名称変更",
    "名称を変更",
    "名称を改め",
    "名前が変わ",
    "改められ",
    "に改め",
    "に変更",
    "経緯",
    "前身",
    "以前",
    "かつて",
    "に移管",
    "移行前",
    "引き継",
    "まとめられ",
];

/// The passages in which the author speaks for himself: not the log of changes, nor what others said, nor what tells of
/// laws and systems as they were.
pub(super) fn claims<'a>(subject: &'a Subject) -> impl Iterator<Item = &'a Passage<'a>> {
    let is_told_of_others = subject.form_is(&["law", "system"]);
    subject.passages().iter().filter(move |passage| {
        let key = passage.entry.key.as_str();
        // In other forms 「requests」 are the claims to disclosure, of which the author speaks.
        let is_asked = subject.form_is(&["meeting-record"]) && key.starts_with("requests.");
        let is_said_by_others =
            is_asked || ["questions", "opinions"].iter().any(|part| key.split('.').any(|step| step == *part));
        !is_told_of_others && !key.starts_with("changes.") && !is_said_by_others
    })
}

/// The day of which the words speak: that of publication; while there is none, the last day that the book gives for
/// the assessment or for a change; else the instant.
pub(super) fn spoken_on(subject: &Subject) -> Date {
    let told = || {
        let days = subject.record.entries.iter().filter_map(|entry| match &entry.value {
            Value::Stated(Stated::Date(date, false)) if is_day_of_work(&entry.key) => Some(*date),
            _ => None,
        });
        days.max().filter(|day| *day <= subject.instant.date())
    };
    subject.version.published.or_else(told).unwrap_or_else(|| subject.instant.date())
}

fn is_day_of_work(key: &str) -> bool {
    key == "procedure.basic.date" || key == "held" || (key.starts_with("changes.") && key.ends_with(".date"))
}

/// Whether words at a place are told as something of former times, or quoted from another paper.
pub(super) fn is_told_as_past(folded: &Folded, at: usize, until: Option<Date>) -> bool {
    let line = folded.line(at);
    let (before, sentence) = (folded.before(at), folded.sentence(at));
    let is_quoted = folded.from(line.start).starts_with('>');
    let is_former = before.trim_end_matches(['「', '『', '(', '、']).ends_with(['旧', '元']);
    let is_dated = until.is_some_and(|until| years(sentence).iter().any(|year| *year <= until.year()));
    is_quoted || is_former || is_dated || PAST.iter().any(|words| sentence.contains(words))
}

/// The years that a sentence names, without those of the numbers of laws.
fn years(sentence: &str) -> Vec<i16> {
    let mut found = Vec::new();
    for (era, first) in [("昭和", 1925), ("平成", 1988), ("令和", 2018)] {
        for (at, _) in sentence.match_indices(era) {
            let behind = sentence.get(at + era.len()..).unwrap_or_default();
            let (written, rest) = behind.split_once('年').unwrap_or((behind, ""));
            let year = if written == "元" { Some(1) } else { written.parse::<i16>().ok().filter(|year| *year < 100) };
            let is_of_time = rest.is_empty()
                || rest.starts_with(|letter: char| letter.is_ascii_digit() || "度のにかま、)中末初".contains(letter));
            found.extend(year.filter(|_| is_of_time).map(|year| first + year));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Folded;
    use super::is_told_as_past;
    use super::years;
    use crate::text::Date;

    #[test]
    fn years_of_laws_are_none() {
        for (sentence, expected) in [
            ("番号法(平成25年法律第27号)", &[][..]),
            ("平成27年10月に定めた", &[2015]),
            ("令和元年度から平成2年に", &[1990, 2019]),
            ("平成26年内閣府・総務省令第7号", &[]),
        ] {
            assert_eq!(years(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn former_times_are_known() {
        let until = Date::from_ymd(2015, 12, 31);
        for (words, is_past) in [
            ("甲委員会と協議する。", false),
            ("旧甲委員会と協議する。", true),
            ("平成27年6月に甲委員会と協議した。", true),
            ("平成30年6月に甲委員会と協議した。", false),
            ("当時の甲委員会と協議した。", true),
            ("当時は違った。甲委員会と協議する。", false),
            ("> 甲委員会と協議する。", true),
        ] {
            let folded = Folded::new(words);
            let at = folded.text.find('甲').expect("it stands there");
            assert_eq!(is_told_as_past(&folded, at, until), is_past, "{words}");
        }
    }
}
