//! Tables that systems of electronic application give out: a row is what one person sent.

use csv::ReaderBuilder;
use csv::StringRecord;

use crate::text::decode_table;

use super::arrival::Arrival;
use super::arrival::Contents;
use super::arrival::Said;
use super::columns::Holds;
use super::columns::holds;
use super::when;

const DELIMITERS: [u8; 3] = *b",\t;";
/// Lines above the headings in which a system tells of itself.
const MOST_ABOVE: usize = 5;

/// Letters of the longest part of a name that stands in a column of its own.
const LONGEST_PART: usize = 4;

/// A table that was opened.
pub(super) struct Table {
    text: String,
    delimiter: u8,
    columns: Vec<(String, Holds)>,
    /// Records above the first row of content.
    above: usize,
}

impl Table {
    /// Opens a table, or says why it is none.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, String> {
        let (text, _) = decode_table(bytes).map_err(|problem| format!("{}{}", problem.message(), problem.remedy()))?;
        if text.matches('"').count() % 2 == 1 {
            return Err("引用符（\"）が閉じられていません。後の行が一つの欄に入ってしまうため、読み取っていません。表計算ソフトで開き、行が分かれているかを確かめて、保存し直してください。".to_owned());
        }
        for delimiter in DELIMITERS {
            let mut reader = reader(&text, delimiter);
            for (above, record) in reader.records().take(MOST_ABOVE).enumerate() {
                let Ok(record) = record else { break };
                let columns: Vec<(String, Holds)> =
                    record.iter().map(|heading| (heading.trim().to_owned(), holds(heading))).collect();
                if columns.iter().any(|(_, holds)| matches!(holds, Holds::Opinion(_))) {
                    return Ok(Self { text, delimiter, columns, above: above + 1 });
                }
            }
        }
        Err("意見の列を見分けられませんでした。見出しの行に「意見」という列があるかを確かめてください。".to_owned())
    }

    /// Gives the rows in turn, some at a time.
    pub(super) fn rows<E>(&self, most: usize, mut take: impl FnMut(Contents) -> Result<(), E>) -> Result<(), E> {
        let mut contents = Contents::default();
        let mut reader = reader(&self.text, self.delimiter);
        let mut record = StringRecord::new();
        let mut number = 0;
        while let Ok(true) = reader.read_record(&mut record) {
            number += 1;
            if number <= self.above || record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let part = u32::try_from(number).unwrap_or(u32::MAX);
            contents.arrivals.push(self.row(&record, part));
            if contents.arrivals.len() >= most {
                take(std::mem::take(&mut contents))?;
            }
        }
        take(contents)
    }

    fn row(&self, record: &StringRecord, part: u32) -> Arrival {
        let mut arrival = Arrival { part, ..Arrival::default() };
        if record.len() != self.columns.len() {
            arrival.doubts.push(format!(
                "欄が{}個あり、見出しの{}個と合いません。欄がずれて、氏名などが意見に入っていないかを確かめてください。",
                record.len(),
                self.columns.len()
            ));
        }
        let (mut opinions, mut places) = (Vec::new(), Vec::new());
        for (at, cell) in record.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let (heading, holds) = self.columns.get(at).map_or(("", Holds::Other), |(words, holds)| (words, *holds));
            match holds {
                Holds::Opinion(number) => opinions.push((number, cell.to_owned())),
                Holds::Place(number) => places.push((number, cell.to_owned())),
                Holds::Name => arrival.who.names.push(cell.to_owned()),
                Holds::Address => arrival.who.addresses.push(cell.to_owned()),
                Holds::Contact => arrival.who.contacts.push(cell.to_owned()),
                Holds::Birthday => {
                    arrival.who.birthdays.push(cell.to_owned());
                    arrival.beside.push(format!("{heading}: {cell}"));
                }
                Holds::Number if arrival.who.number.is_empty() => cell.clone_into(&mut arrival.who.number),
                Holds::When if arrival.when.is_none() => {
                    arrival.when = when::read(cell);
                    if arrival.when.is_none() {
                        arrival.doubts.push(format!("「{heading}」の日時を読み取れませんでした。"));
                    }
                }
                _ => arrival.beside.push(format!("{heading}: {cell}")),
            }
        }
        join_names(&mut arrival.who.names);
        for (number, text) in opinions {
            let place = places.iter().find(|(own, _)| *own == number).map(|(_, place)| place.clone());
            arrival.said.push(Said { draft: String::new(), place: place.unwrap_or_default(), text });
        }
        arrival
    }
}

/// A family name and a given name in columns of their own are one name as well.
fn join_names(names: &mut Vec<String>) {
    let is_part = |name: &&String| name.chars().count() <= LONGEST_PART;
    let pairs = names.windows(2).filter(|pair| pair.iter().all(|name| is_part(&name)));
    let whole: Vec<String> = pairs.map(|pair| pair.join("　")).collect();
    names.splice(0..0, whole);
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}
