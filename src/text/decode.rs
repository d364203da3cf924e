//! Turns bytes into text, or says why they are none and how to save the file so that they are.

use std::collections::BTreeSet;

use encoding_rs::SHIFT_JIS;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use crate::text::encoding_guess;
use crate::text::encoding_guess::Guess;
use crate::text::position::Lines;

/// Why bytes cannot be read as a text in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// No bytes, or only blanks and a byte order mark.
    Empty,
    /// The file is in UTF-16.
    Utf16,
    /// The whole file is Japanese in Shift_JIS (CP932).
    ShiftJis {
        /// The first line that shows it.
        line: usize,
    },
    /// The file is in UTF-8, with stretches in Shift_JIS (CP932).
    MixedShiftJis {
        /// The first line with such a stretch.
        line: usize,
    },
    /// A zero byte stands in the text.
    Nul {
        /// Its line.
        line: usize,
        /// Its column in characters.
        column: usize,
    },
    /// Bytes that belong to no known encoding: a picture, a PDF, a broken file.
    NotText {
        /// The first line with such a byte.
        line: usize,
    },
}

impl Undecodable {
    /// What is wrong with the file.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "ファイルに何も書かれていません。".to_owned(),
            Self::Utf16 => "ファイルの文字コードが UTF-16 です。読み取れるのは UTF-8 だけです。".to_owned(),
            Self::ShiftJis { line } => format!(
                "ファイルの文字コードが Shift_JIS です（{line}行目で分かりました）。読み取れるのは UTF-8 だけです。"
            ),
            Self::MixedShiftJis { line } => {
                format!("UTF-8 のファイルの{line}行目に、Shift_JIS の文字が混ざっています。")
            }
            Self::Nul { line, column } => {
                format!("{line}行目の{column}文字目に、目に見えない NUL 文字（値が0のバイト）があります。")
            }
            Self::NotText { line } => {
                format!(
                    "{line}行目に、文字として読み取れないバイトがあります。文書ではないファイルか、壊れたファイルのようです。"
                )
            }
        }
    }

    /// What to do about it, as one request.
    pub fn remedy(&self) -> String {
        match self {
            Self::Empty => "内容を書いて保存するか、要らないファイルであれば削除してください。",
            Self::Utf16 | Self::ShiftJis { .. } => {
                "メモ帳で開き、「名前を付けて保存」で文字コードに UTF-8 を選んで保存し直してください。"
            }
            Self::MixedShiftJis { .. } => {
                "メモ帳で開き、その行の文字化けしている部分を打ち直し、文字コードに UTF-8 を選んで保存してください。"
            }
            Self::Nul { .. } => "その行を新しく打ち直し、元の行を削除して保存してください。",
            Self::NotText { .. } => {
                "元の文書を開き、文字コードに UTF-8 を選んでテキストとして保存し直してください。画像や PDF であれば、本文ではなく添付として置いてください。"
            }
        }
        .to_owned()
    }
}

/// The text of a file in UTF-8, without its byte order mark.
///
/// # Errors
/// The bytes are empty, hold a zero byte, or are not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<String, Undecodable> {
    if utf16_with_mark(bytes).is_some() || encoding_guess::is_bare_utf16(bytes) {
        return Err(Undecodable::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => checked(text.to_owned()),
        Err(error) => {
            let line = line_after(bytes.get(..error.valid_up_to()).unwrap_or_default());
            Err(match encoding_guess::guess(bytes) {
                Guess::ShiftJis => Undecodable::ShiftJis { line },
                Guess::MixedShiftJis => Undecodable::MixedShiftJis { line },
                Guess::Unknown => Undecodable::NotText { line },
            })
        }
    }
}

/// The words of a file in UTF-8 with line ends of one kind: the same whichever desk saved them.
///
/// # Errors
/// As for [`decode`].
pub fn words_of_file(bytes: &[u8]) -> Result<String, Undecodable> {
    Ok(decode(bytes)?.replace("\r\n", "\n"))
}

/// The text of a table as desks save it, and the name of its encoding: UTF-8, Shift_JIS (CP932), or UTF-16 with a byte order mark.
///
/// # Errors
/// The bytes are empty, hold a zero byte, or are in none of the three.
pub fn decode_table(bytes: &[u8]) -> Result<(String, &'static str), Undecodable> {
    if let Some((encoding, content)) = utf16_with_mark(bytes) {
        let text = encoding_guess::decoded(encoding, content).ok_or(Undecodable::NotText { line: 1 })?;
        return Ok((checked(text)?, "UTF-16"));
    }
    match decode(bytes) {
        Err(problem @ Undecodable::ShiftJis { .. }) => {
            encoding_guess::decoded(SHIFT_JIS, bytes).map(|text| (text, "Shift_JIS")).ok_or(problem)
        }
        other => Ok((other?, "UTF-8")),
    }
}

fn utf16_with_mark(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, &[u8])> {
    let little = bytes.strip_prefix(b"\xFF\xFE").map(|content| (UTF_16LE, content));
    little.or_else(|| Some((UTF_16BE, bytes.strip_prefix(b"\xFE\xFF")?)))
}

fn checked(text: String) -> Result<String, Undecodable> {
    if text.chars().all(|character| character.is_whitespace() || character == '\u{FEFF}') {
        return Err(Undecodable::Empty);
    }
    if let Some(offset) = text.find('\0') {
        let place = Lines::new(&text).place(offset);
        return Err(Undecodable::Nul { line: place.line, column: place.column });
    }
    Ok(text)
}

/// The line that follows on bytes that are valid UTF-8.
fn line_after(valid: &[u8]) -> usize {
    let text = std::str::from_utf8(valid).unwrap_or_default();
    Lines::new(text).place(text.len()).line
}

/// A text in CP932, in which desks of old read it; the letters that cannot be written in it, where there are any.
///
/// A letter that would come back as another one cannot be written either.
///
/// # Errors
/// The letters, where there are any.
pub fn to_cp932(text: &str) -> Result<Vec<u8>, BTreeSet<char>> {
    let comes_back = |letter: char| {
        let mut own = [0; 4];
        let own = letter.encode_utf8(&mut own);
        let (bytes, _, has_failed) = SHIFT_JIS.encode(own);
        !has_failed && SHIFT_JIS.decode_without_bom_handling(&bytes).0 == *own
    };
    let letters: BTreeSet<char> = text.chars().filter(|letter| !letter.is_ascii()).collect();
    let missing: BTreeSet<char> = letters.into_iter().filter(|letter| !comes_back(*letter)).collect();
    if missing.is_empty() { Ok(SHIFT_JIS.encode(text).0.into_owned()) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use super::Undecodable;
    use super::decode;
    use super::decode_table;
    use encoding_rs::EUC_JP;
    use encoding_rs::SHIFT_JIS;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    const WORDS: &str = "name = \"見本\"\r\n# 予防接種の記録を扱うソフトウェア能力表\r\n";

    fn shift_jis(text: &str) -> Vec<u8> {
        SHIFT_JIS.encode(text).0.into_owned()
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn utf8_is_read_without_its_mark() {
        assert_eq!(decode(WORDS.as_bytes()), Ok(WORDS.to_owned()));
        assert_eq!(decode(format!("\u{FEFF}{WORDS}").as_bytes()), Ok(WORDS.to_owned()));
    }

    #[test]
    fn what_is_not_utf8_is_named() {
        let in_line =
            [&b"a\n\xE3\x81\x82\xE3\x81\x84\xE3\x81\x86 "[..], &shift_jis("日本"), b" \xE3\x81\x82\n"].concat();
        for (bytes, problem) in [
            (vec![], Undecodable::Empty),
            ("\u{FEFF} \r\n\u{3000}".into(), Undecodable::Empty),
            (utf16(WORDS, u16::to_le_bytes), Undecodable::Utf16),
            (utf16(WORDS, u16::to_be_bytes), Undecodable::Utf16),
            (utf16("title", u16::to_le_bytes), Undecodable::Utf16),
            (utf16("\u{FEFF}見本", u16::to_le_bytes), Undecodable::Utf16),
            (shift_jis(WORDS), Undecodable::ShiftJis { line: 1 }),
            (shift_jis("id = 1\r\r\n記録"), Undecodable::ShiftJis { line: 3 }),
            (shift_jis("山田,ﾔﾏﾀﾞ ﾀﾛｳ ｵｷﾞｿ"), Undecodable::ShiftJis { line: 1 }),
            ([WORDS.as_bytes(), &shift_jis("表の中")].concat(), Undecodable::MixedShiftJis { line: 3 }),
            (in_line, Undecodable::MixedShiftJis { line: 2 }),
            ("一\nあ\0い".into(), Undecodable::Nul { line: 2, column: 2 }),
            (b"abcd\0efg".into(), Undecodable::Nul { line: 1, column: 5 }),
            (EUC_JP.encode(WORDS).0.into_owned(), Undecodable::NotText { line: 1 }),
            ([WORDS.as_bytes(), b"\xE3\x81"].concat(), Undecodable::NotText { line: 3 }),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0".into(), Undecodable::NotText { line: 1 }),
        ] {
            assert_eq!(decode(&bytes), Err(problem), "{bytes:02X?}");
            assert!(problem.message().ends_with('。') && problem.remedy().ends_with("ください。"));
        }
    }

    #[test]
    fn tables_of_desks_are_read() {
        let table = "番号,氏名,ﾌﾘｶﾞﾅ\r\n1,見本　太郎,ﾐﾎﾝ\r\n";
        for (bytes, name) in [
            (table.into(), "UTF-8"),
            (shift_jis(table), "Shift_JIS"),
            (utf16(&format!("\u{FEFF}{table}"), u16::to_le_bytes), "UTF-16"),
            (utf16(&format!("\u{FEFF}{table}"), u16::to_be_bytes), "UTF-16"),
        ] {
            assert_eq!(decode_table(&bytes), Ok((table.to_owned(), name)));
        }
        assert_eq!(decode_table(b"\xFF\xFEa"), Err(Undecodable::NotText { line: 1 }));
        assert_eq!(decode_table(b"\xFF\xFE"), Err(Undecodable::Empty));
        assert_eq!(decode_table(&utf16(table, u16::to_le_bytes)), Err(Undecodable::Utf16));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_named(bytes: Vec<u8>) {
            let as_table = decode_table(&bytes);
            if let Ok(text) = decode(&bytes) {
                prop_assert_eq!(as_table, Ok((text, "UTF-8")));
            }
        }

        #[test]
        fn shift_jis_text_is_recognised(words in "[ぁ-んァ-ヶ亜-熙、。a-z\n]{1,40}") {
            let bytes = shift_jis(&words);
            let is_encodable = !SHIFT_JIS.encode(&words).2;
            if is_encodable && words.chars().any(|character| ('ぁ'..='ん').contains(&character)) {
                prop_assert_eq!(decode_table(&bytes), Ok((words, "Shift_JIS")));
            }
        }
    }
}
