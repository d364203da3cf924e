//! Documents of word processors (.docx): their words as lines, so that a slip that was filled in there is a slip like any other.

use std::io::Cursor;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use zip::ZipArchive;

/// Where the words of a document stand in its package.
const WORDS: &str = "word/document.xml";

/// Bytes of the words of one document with their markup; more were packed to fill a machine.
const LARGEST: u64 = 64 << 20;

/// What stands beside the words: a second copy for older programs, readings above letters, words that were deleted.
const BESIDE: [&str; 4] = ["Fallback", "rt", "moveFrom", "pPr"];

/// Why nothing was read.
const UNREADABLE: &str = "ワープロの文書として開けませんでした。開いて確かめ、意見を同じ名前の .txt に写してください。";

/// The lines of a document.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    let markup = words(bytes).ok_or_else(|| UNREADABLE.to_owned())?;
    lines(&markup).ok_or_else(|| UNREADABLE.to_owned())
}

fn words(bytes: &[u8]) -> Option<String> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = package.by_name(WORDS).ok()?;
    let mut markup = String::new();
    file.take(LARGEST + 1).read_to_string(&mut markup).ok()?;
    (markup.len() as u64 <= LARGEST).then_some(markup)
}

/// A line for each paragraph; `None` where the markup is broken.
fn lines(markup: &str) -> Option<String> {
    let mut reader = Reader::from_str(markup);
    let mut text = String::new();
    let mut is_words = false;
    // How many tags deep in what stands beside the words.
    let mut beside = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                if beside > 0 || is_beside(&tag) {
                    beside += 1;
                } else if tag.local_name().as_ref() == "t" {
                    is_words = true;
                }
            }
            Event::End(tag) => {
                match tag.local_name().as_ref() {
                    "t" => is_words = false,
                    "p" if beside == 0 => text.push('\n'),
                    _ => {}
                }
                beside = beside.saturating_sub(1);
            }
            Event::Empty(tag) if beside == 0 => text.push_str(match tag.local_name().as_ref() {
                "br" | "cr" | "p" => "\n",
                "tab" => "\t",
                "noBreakHyphen" => "-",
                _ => "",
            }),
            Event::Text(words) if is_words && beside == 0 => text.push_str(&words),
            Event::CData(words) if is_words && beside == 0 => text.push_str(&words),
            Event::GeneralRef(name) if is_words && beside == 0 => text.push(letter(&name)?),
            Event::Eof => return Some(text),
            _ => {}
        }
    }
}

/// The letter that stands behind a name or a number of XML.
fn letter(name: &quick_xml::events::BytesRef) -> Option<char> {
    if name.is_char_ref() {
        return name.resolve_char_ref().ok().flatten();
    }
    let letter = match &**name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    };
    Some(letter)
}

fn is_beside(tag: &BytesStart) -> bool {
    BESIDE.contains(&tag.local_name().as_ref())
}

#[cfg(test)]
mod tests {
    use super::lines;
    use super::text;

    #[test]
    fn words_are_told_from_what_stands_beside_them() {
        let markup = r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>■ 項目</w:t></w:r><w:r><w:t xml:space="preserve">: 全体&amp;&#x4E00;</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>甲</w:t><w:br/><w:tab/><w:t>乙</w:t></w:r><w:del><w:r><w:delText>消した</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>前</w:t></w:r></w:moveFrom><w:r><w:ruby><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>"#;
        assert_eq!(lines(markup).as_deref(), Some("■ 項目: 全体&一\n\n甲\n\t乙字\n"));
        assert_eq!(lines("<w:p><w:t>"), Some(String::new()));
        assert_eq!(lines("<w:p></w:t>"), None);
    }

    #[test]
    fn what_is_no_document_is_told() {
        for bytes in [&b""[..], b"PK\x03\x04", b"words"] {
            assert!(text(bytes).is_err_and(|why| why.ends_with('。')));
        }
    }
}
