//! Words that a site declares so that people find documents by what they have and by what they live through.

use crate::finding::Spot;
use crate::text::fold;

use super::document::DocumentId;

/// Everything that a site declares of the kind, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Classes of record items.
    pub record_classes: Vec<RecordClass>,
    /// Events of life.
    pub life_events: Vec<LifeEvent>,
    /// How the titles of documents are read.
    pub readings: Vec<Reading>,
}

/// A class of record items (記録項目の種類): what people would call several of them by one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordClass {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A record item with any of these words is of the class.
    words: Vec<String>,
    /// Words that hold one of those and mean something else.
    except: Vec<String>,
    /// Whether what is recorded needs special care by law (要配慮個人情報).
    pub is_sensitive: bool,
}

/// An event of life (暮らしの場面), and the documents that have to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeEvent {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What to look for there, in a sentence.
    pub about: Option<String>,
    /// The documents, with their places in the settings.
    pub documents: Vec<(DocumentId, Spot)>,
}

/// How titles that begin with certain words are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The words.
    pub words: String,
    /// Their reading in kana.
    pub yomi: String,
}

impl RecordClass {
    /// A class of the items with any of these words, without those exceptions.
    pub fn new((id, name): (String, String), words: &[String], except: &[String], is_sensitive: bool) -> Self {
        let folded =
            |words: &[String]| words.iter().map(|words| fold(words)).filter(|words| !words.is_empty()).collect();
        let words: Vec<String> = folded(words);
        let words = if words.is_empty() { vec![fold(&name)] } else { words };
        Self { id, name, words, except: folded(except), is_sensitive }
    }

    /// Whether a folded record item is of the class.
    fn has(&self, item: &str) -> bool {
        if !self.words.iter().any(|words| item.contains(words.as_str())) {
            return false;
        }
        // An exception hides its own words alone: 「住所地特例」 is no address, the rest of the item may hold one.
        let hide = |item: String, except: &String| item.replace(except.as_str(), "\n");
        let item = self.except.iter().fold(item.to_owned(), hide);
        self.words.iter().any(|words| item.contains(words.as_str()))
    }
}

impl Vocabulary {
    /// Places of the classes that a record item is of; none for most sites, which declare none.
    pub fn classes_of(&self, item: &str) -> Vec<usize> {
        let item = fold(item);
        (0..self.record_classes.len()).filter(|at| self.record_classes[*at].has(&item)).collect()
    }

    /// A class by id.
    pub fn record_class(&self, id: &str) -> Option<&RecordClass> {
        self.record_classes.iter().find(|class| class.id == id)
    }

    /// An event of life by id.
    pub fn life_event(&self, id: &str) -> Option<&LifeEvent> {
        self.life_events.iter().find(|event| event.id == id)
    }

    /// How a title is read, by the longest of the words with which it begins.
    pub fn reading_of(&self, title: &str) -> Option<&str> {
        let fitting = self.readings.iter().filter(|reading| title.starts_with(&reading.words));
        fitting.max_by_key(|reading| reading.words.len()).map(|reading| reading.yomi.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::RecordClass;
    use super::Vocabulary;

    fn class(id: &str, words: &[&str], except: &[&str]) -> RecordClass {
        let owned = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>();
        RecordClass::new((id.to_owned(), "住所".to_owned()), &owned(words), &owned(except), false)
    }

    #[test]
    fn an_exception_hides_its_own_words_alone() {
        let vocabulary = Vocabulary {
            record_classes: vec![class("jusho", &["住所", "所在"], &["住所地特例"])],
            ..Vocabulary::default()
        };
        let is_found = |item: &str| !vocabulary.classes_of(item).is_empty();
        assert!(is_found("送付先の氏名及び住所") && is_found("勤務先の所在 地"));
        assert!(!is_found("住所地特例の適用") && !is_found("氏名"));
        assert!(is_found("住所地特例を受ける前の住所"));
    }

    #[test]
    fn a_class_without_words_goes_by_its_name() {
        let vocabulary = Vocabulary { record_classes: vec![class("jusho", &[], &[])], ..Vocabulary::default() };
        assert_eq!(vocabulary.classes_of("住　所"), [0]);
    }
}
