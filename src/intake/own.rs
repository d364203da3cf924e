//! Words that somebody gave as their own, found however they are written in an opinion.

use std::collections::BTreeSet;

use crate::personal;
use crate::text::Date;
use crate::text::bare;
use crate::text::is_hiragana;
use crate::text::is_kanji;
use crate::text::is_katakana;
use crate::text::squeeze;

use super::arrival::Who;
use super::masks::ADDRESS;
use super::masks::BIRTHDAY;
use super::masks::CONTACT;
use super::masks::Find;
use super::masks::MAIL;
use super::masks::NAME;
use super::masks::NOBODY;
use super::masks::Own;
use super::masks::Spots;
use super::masks::TELEPHONE;
use super::masks::seen;

/// Letters of the shortest tail of an address that tells where somebody lives.
const SHORTEST_TAIL: usize = 4;
/// Letters of the shortest reading that is looked for in the other kana too.
const SHORTEST_READING: usize = 3;

/// What somebody gave in the fields for it.
pub(super) fn given(who: &Who) -> Own {
    let mut own = Own::new();
    for name in &who.names {
        own.extend(names_within(&seen(name)).into_iter().map(|name| (name, NAME)));
    }
    own.extend(who.addresses.iter().flat_map(|address| addresses_within(&seen(address))));
    own.extend(who.contacts.iter().flat_map(|contact| contacts_within(&seen(contact))));
    own.extend(who.birthdays.iter().flat_map(|day| days_within(&seen(day))));
    own
}

/// A name, its reading in brackets, and the parts of both.
pub(super) fn names_within(name: &str) -> Vec<String> {
    let is_reading = |words: &str| words.chars().all(|letter| !is_kanji(letter));
    let mut pieces = name.split(['(', '（', ')', '）']).map(str::trim).filter(|piece| !piece.is_empty());
    let mut all = parts(pieces.next().unwrap_or_default());
    for piece in pieces.filter(|piece| is_reading(piece) || personal::family_name(piece).is_some()) {
        all.extend(parts(piece));
    }
    all.push(name.trim().to_owned());
    all.retain(|name| name.chars().count() > 1 && !NOBODY.contains(&squeeze(name).as_str()));
    all
}

/// A name, and its parts where it is written in parts or begins with a family name that is common.
fn parts(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    let parts: Vec<&str> = name.split([' ', '\u{3000}', '・']).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        all.extend(parts.iter().map(|part| (*part).to_owned()));
    } else if let Some(family) = personal::family_name(name) {
        all.push(family.to_owned());
        all.extend(name.strip_prefix(family).map(str::to_owned));
    }
    all
}

/// An address, and what stands in it behind the number of the house or behind a blank.
fn addresses_within(address: &str) -> Own {
    let mut tails: Vec<&str> = address.split_whitespace().skip(1).collect();
    tails.extend(personal::addresses(address).last().and_then(|house| address.get(house.end..)));
    let is_telling = |tail: &&str| {
        let letters = || tail.chars().filter(|letter| letter.is_alphanumeric());
        letters().count() >= SHORTEST_TAIL && letters().any(|letter| !letter.is_numeric())
    };
    let tails = tails.into_iter().map(str::trim).filter(is_telling);
    std::iter::once(address).chain(tails).map(|words| (words.to_owned(), ADDRESS)).collect()
}

/// What a field for a contact holds: telephones, mails, or something that is taken as a whole.
fn contacts_within(contact: &str) -> Own {
    let mut all = Own::new();
    for (find, mark) in [(personal::mails as Find, MAIL), (personal::loose_telephones, TELEPHONE)] {
        let found = find(contact).into_iter().filter_map(|range| contact.get(range));
        all.extend(found.map(|words| (words.to_owned(), mark)));
    }
    for (address, mark) in personal::addresses(contact).into_iter().map(|range| (range, ADDRESS)) {
        all.extend(contact.get(address).map(|words| (words.to_owned(), mark)));
    }
    all.push((contact.to_owned(), all.first().map_or(CONTACT, |(_, mark)| *mark)));
    all
}

/// A day of birth, in the other ways to write it too.
fn days_within(day: &str) -> Own {
    let narrow = squeeze(day);
    let mut numbers = narrow.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let year = numbers.next().and_then(|digits| digits.parse().ok());
    let month = numbers.next().and_then(|digits| digits.parse().ok());
    let number = numbers.next().and_then(|digits| digits.parse().ok());
    let date = year.filter(|year| *year > 1800).zip(month).zip(number);
    let date = date.and_then(|((year, month), day)| Date::from_ymd(year, month, day));
    let ways =
        date.into_iter().flat_map(|date| [date.wareki(), date.seireki(), date.iso(), date.iso().replace('-', "/")]);
    std::iter::once(day.to_owned()).chain(ways).map(|words| (words, BIRTHDAY)).collect()
}

/// Words that are looked for in the whole text, the sender's first; a list of a thousand names is masked where it stands.
const MOST_OWN: usize = 256;

/// Letters that are compared, with the places of those they come from.
pub(super) struct Plain {
    pub(super) text: String,
    places: Vec<(usize, usize, usize)>,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let mut plain = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, letter) in text.char_indices() {
            for bare in compared(letter) {
                plain.places.push((plain.text.len(), at, at + letter.len_utf8()));
                plain.text.push(bare);
            }
        }
        plain
    }

    /// The place in the text of what was found in the letters.
    pub(super) fn place(&self, found: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let first = self.places.partition_point(|(plain, ..)| *plain < found.start);
        let behind = self.places.partition_point(|(plain, ..)| *plain < found.end);
        let (_, start, _) = self.places.get(first)?;
        let (_, _, end) = self.places.get(behind.checked_sub(1)?)?;
        Some(*start..*end)
    }
}

/// Letters that are compared: one width, one kana with its marks apart, no blanks, no hyphens and full stops.
fn compared(letter: char) -> impl Iterator<Item = char> {
    let is_variant = matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let kept = |letter: &char| !letter.is_whitespace() && !matches!(letter, '-' | '‐' | '‑' | '–' | '−' | '.');
    let one_kana = |letter: char| match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        letter => letter.to_ascii_lowercase(),
    };
    bare(letter).filter(move |bare| !is_variant && kept(bare)).map(one_kana)
}

/// Every place at which words occur that were given as somebody's own.
pub(super) fn find(text: &str, own: &Own, spots: &mut Spots) {
    let compare = |(words, mark): &(String, &'static str)| {
        let is_kana = words.chars().all(|letter| is_hiragana(letter) || is_katakana(letter) || letter.is_whitespace());
        (Plain::of(words).text, *mark, is_kana.then(|| words.chars().any(is_hiragana)))
    };
    let mut own: Vec<(String, &'static str, Option<bool>)> = own.iter().map(compare).collect();
    own.retain(|(words, mark, _)| words.chars().count() > if *mark == NAME { 1 } else { 3 });
    let mut known = BTreeSet::new();
    own.retain(|words| known.insert(words.clone()));
    own.truncate(MOST_OWN);
    own.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    if own.is_empty() {
        return;
    }
    let plain = Plain::of(text);
    for (words, mark, kana) in &own {
        for (found, _) in plain.text.match_indices(words.as_str()) {
            let end = found + words.len();
            // 「カク」 is not within 「カグ」, the mark of which stands apart.
            if plain.text.get(end..).is_some_and(|behind| behind.starts_with(['\u{3099}', '\u{309A}'])) {
                continue;
            }
            let Some(place) = plain.place(found..end) else { continue };
            let written = text.get(place.clone()).unwrap_or_default();
            let ahead = text.get(..place.start).and_then(|ahead| ahead.chars().next_back());
            let behind = text.get(place.end..).and_then(|behind| behind.chars().next());
            if *mark == NAME && kana.is_some_and(|kana| is_other_word(written, kana, (ahead, behind))) {
                continue;
            }
            spots.push((place, mark));
        }
    }
}

/// 「あきら」 is no name within 「であきらめる」, nor is 「はる」 for アハル.
fn is_other_word(written: &str, is_hiragana_given: bool, (ahead, behind): (Option<char>, Option<char>)) -> bool {
    if !written.chars().all(|letter| is_hiragana(letter) || letter.is_whitespace()) {
        return false;
    }
    if ahead.is_some_and(|letter| is_hiragana(letter) && !"はのがと".contains(letter)) {
        return true;
    }
    let is_short = written.chars().count() < SHORTEST_READING;
    let runs_on = behind.is_some_and(|letter| is_hiragana(letter) && !"はのがとでよもをにへ".contains(letter));
    !is_hiragana_given && (is_short || runs_on)
}

#[cfg(test)]
mod tests {
    use crate::intake::arrival::Who;
    use crate::intake::masks::masked;

    #[test]
    fn own_words_are_found_in_other_letters() {
        let who = Who {
            names: vec!["神楽坂 寛".to_owned(), "ｶｸﾞﾗｻﾞｶ ﾋﾛｼ".to_owned(), "山田花子（やまだ はなこ）".to_owned()],
            addresses: vec!["見本市北町1-2-3 ハイツ北町101".to_owned(), "見本市南町4丁目5番コーポみなみ202".to_owned()],
            contacts: vec!["maruo_k@mail.example.jp".to_owned()],
            birthdays: vec!["1960/04/01".to_owned()],
            number: String::new(),
        };
        for (text, expected) in [
            ("神楽坂です。", "〔氏名〕です。"),
            ("カグラザカと申します。", "〔氏名〕と申します。"),
            ("かぐらざか ひろしです。", "〔氏名〕です。"),
            ("やまだはなこです。", "〔氏名〕です。"),
            ("ハイツ北町１０１の前です。", "〔住所〕の前です。"),
            ("コーポみなみ202の前です。", "〔住所〕の前です。"),
            ("1960年4月1日生まれです。", "〔生年月日〕生まれです。"),
            ("maruo_k＠mail．example．jpへ", "〔メールアドレス〕へ"),
            ("北町の案に賛成です。4月1日からでよい。", "北町の案に賛成です。4月1日からでよい。"),
        ] {
            assert_eq!(masked(text, &who), expected, "{text}");
        }
    }
}
