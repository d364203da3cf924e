//! Bytes read as text in every encoding that fits: for searching what cannot be asked for its encoding.

use encoding_rs::EUC_JP;
use encoding_rs::Encoding;
use encoding_rs::ISO_2022_JP;
use encoding_rs::SHIFT_JIS;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use crate::text::encoding_guess;
use crate::text::encoding_guess::Guess;

/// What bytes can be read as.
#[derive(Debug)]
pub struct Readings {
    /// Every text that they may be; for bytes that are none, whatever of them is.
    pub texts: Vec<String>,
    /// Whether they are a text as a whole.
    pub is_text: bool,
}

/// Reads bytes in every encoding that fits.
pub fn readings(bytes: &[u8]) -> Readings {
    let lossy = |encoding: &'static Encoding| encoding.decode(bytes).0.into_owned();
    let whole = |texts: Vec<String>| Readings { texts, is_text: true };
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return whole(vec![lossy(UTF_16LE)]);
    }
    if encoding_guess::is_bare_utf16(bytes) {
        return whole(vec![lossy(UTF_16LE), lossy(UTF_16BE)]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let mut texts = vec![text.to_owned()];
        if text.contains("\u{1B}$") {
            texts.push(lossy(ISO_2022_JP));
        }
        return Readings { texts, is_text: !text.contains('\0') };
    }
    let decoded = [SHIFT_JIS, EUC_JP].into_iter().filter_map(|encoding| encoding_guess::decoded(encoding, bytes));
    let mut texts: Vec<String> = decoded.filter(|text| !encoding_guess::has_controls(text)).collect();
    let is_mixed = texts.is_empty() && encoding_guess::guess(bytes) == Guess::MixedShiftJis;
    if is_mixed {
        texts.push(lossy(SHIFT_JIS));
    }
    let is_text = !texts.is_empty();
    texts.push(String::from_utf8_lossy(bytes).into_owned());
    Readings { texts, is_text }
}

#[cfg(test)]
mod tests {
    use super::readings;
    use encoding_rs::EUC_JP;
    use encoding_rs::ISO_2022_JP;
    use encoding_rs::SHIFT_JIS;

    #[test]
    fn texts_are_read_whatever_their_encoding() {
        let words = "氏名,佐藤健\r\n";
        let wide = |bytes: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for bytes in [
            words.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF".to_vec(), words.as_bytes().to_vec()].concat(),
            [b"\xFF\xFE".to_vec(), wide(u16::to_le_bytes)].concat(),
            [b"\xFE\xFF".to_vec(), wide(u16::to_be_bytes)].concat(),
            SHIFT_JIS.encode(words).0.into_owned(),
            EUC_JP.encode(words).0.into_owned(),
            ISO_2022_JP.encode(words).0.into_owned(),
            [words.as_bytes().to_vec(), SHIFT_JIS.encode(words).0.into_owned()].concat(),
        ] {
            let found = readings(&bytes);
            assert!(found.is_text && found.texts.iter().any(|text| text.contains("佐藤健")), "{bytes:?}");
        }
    }

    #[test]
    fn other_bytes_are_no_text_but_what_can_be_read_is() {
        let found = readings(b"\x89PNG\r\n\x1a\n\0\0tEXt\xE4\xBD\x90\xE8\x97\xA4\0\xFF\xFE\xFD\x80");
        assert!(!found.is_text);
        assert!(found.texts.iter().any(|text| text.contains("佐藤")));
    }
}
