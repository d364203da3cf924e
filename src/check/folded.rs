//! Words in the one spelling in which names are looked for, with the way back to the words as written.

use crate::text::kanji_digit;
use crate::text::kanji_number;
use std::ops::Range;

/// The words with one width, without blanks, and with 第十九条 as 第19条; line ends stay.
#[derive(Debug)]
pub(crate) struct Folded {
    pub(crate) text: String,
    /// For each letter: where it begins in `text`, and what it stands for in the words as written.
    letters: Vec<(usize, Range<usize>)>,
}

impl Folded {
    pub(crate) fn new(words: &str) -> Self {
        let mut letters: Vec<(char, Range<usize>)> = Vec::new();
        for (at, letter) in words.char_indices() {
            let letter = one_width(letter);
            if letter == '\n' || !letter.is_whitespace() {
                letters.push((letter, at..at + words.get(at..).map_or(0, first_length)));
            }
        }
        let mut folded = Self { text: String::with_capacity(words.len()), letters: Vec::with_capacity(letters.len()) };
        let mut at = 0;
        while at < letters.len() {
            at += folded.take(&letters, at);
        }
        folded
    }

    /// The same without the long vowel mark at the end of a word in katakana: サーバー is サーバ.
    pub(crate) fn loose(words: &str) -> Self {
        let Self { text, letters } = Self::new(words);
        let mut folded = Self { text: String::with_capacity(text.len()), letters: Vec::with_capacity(letters.len()) };
        let mut following = text.chars().skip(1);
        for (letter, (_, range)) in text.chars().zip(letters) {
            let goes_on = following.next().is_some_and(|next| matches!(next, '\u{30A1}'..='\u{30FA}' | 'ー'));
            if letter != 'ー' || goes_on {
                folded.push(letter, range);
            }
        }
        folded
    }

    /// Takes over a letter, or a number in kanji as a whole; says how many letters were taken.
    fn take(&mut self, letters: &[(char, Range<usize>)], at: usize) -> usize {
        let run = letters.iter().skip(at).take_while(|(letter, _)| kanji_digit(*letter).is_some()).count();
        let is_counted =
            at.checked_sub(1).and_then(|before| letters.get(before)).is_some_and(|(before, _)| *before == '第')
                || match letters.get(at + run).map(|(after, _)| *after) {
                    Some('条' | '項' | '号' | '年') => true,
                    Some('の') => letters.get(at + run + 1).is_some_and(|(after, _)| *after == '項'),
                    _ => false,
                };
        if run > 0 && is_counted {
            let digits = letters.iter().skip(at).take(run).map(|(letter, _)| *letter);
            let (first, last) = (&letters[at].1, &letters[at + run - 1].1);
            for digit in kanji_number(digits).to_string().chars() {
                self.push(digit, first.start..last.end);
            }
            return run;
        }
        for (letter, range) in letters.iter().skip(at).take(run.max(1)) {
            self.push(*letter, range.clone());
        }
        run.max(1)
    }

    fn push(&mut self, letter: char, range: Range<usize>) {
        self.letters.push((self.text.len(), range));
        self.text.push(letter);
    }

    /// What a range of the folded text stands for in the words as written.
    pub(crate) fn written(&self, range: Range<usize>) -> Range<usize> {
        let first = self.letters.partition_point(|(at, _)| *at < range.start);
        let behind = self.letters.partition_point(|(at, _)| *at < range.end);
        let start = self.letters.get(first).map_or(0, |(_, written)| written.start);
        let end =
            behind.checked_sub(1).and_then(|last| self.letters.get(last)).map_or(start, |(_, written)| written.end);
        start..end.max(start)
    }

    /// The text before a place.
    pub(crate) fn before(&self, at: usize) -> &str {
        self.text.get(..at).unwrap_or_default()
    }

    /// The text from a place on.
    pub(crate) fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The line in which a place lies.
    pub(crate) fn line(&self, at: usize) -> Range<usize> {
        let start = self.before(at).rfind('\n').map_or(0, |end| end + 1);
        let end = self.from(at).find('\n').map_or(self.text.len(), |end| at + end);
        start..end
    }

    /// The sentence in which a place lies; a full stop within brackets ends none.
    pub(crate) fn sentence(&self, at: usize) -> &str {
        let line = self.line(at);
        let (mut start, mut depth) = (line.start, 0_i32);
        for (place, letter) in self.text.get(line.clone()).unwrap_or_default().char_indices() {
            let place = line.start + place;
            match letter {
                '(' => depth += 1,
                ')' => depth = (depth - 1).max(0),
                '。' if depth == 0 && place < at => start = place + letter.len_utf8(),
                '。' if depth == 0 => return self.text.get(start..place).unwrap_or_default(),
                _ => (),
            }
        }
        self.text.get(start..line.end).unwrap_or_default()
    }
}

fn first_length(words: &str) -> usize {
    words.chars().next().map_or(0, char::len_utf8)
}

/// Full-width letters, digits and signs of ASCII as half-width ones.
fn one_width(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn spellings_are_one_and_the_way_back_is_known() {
        for (written, folded) in [
            ("番号法第十九条第八号", "番号法第19条第8号"),
            ("番号法 第１９条　第7号", "番号法第19条第7号"),
            ("別表第二百三の項", "別表第203の項"),
            ("二〇項と一部の三人", "20項と一部の三人"),
            ("（平成２５年）", "(平成25年)"),
        ] {
            assert_eq!(Folded::new(written).text, folded);
        }
        let words = "番号法 第十九条　第八号による。";
        let folded = Folded::new(words);
        let at = folded.text.find("第19条").expect("it stands there");
        assert_eq!(words.get(folded.written(at.."番号法第19条第8号".len())), Some("第十九条　第八号"));
    }

    #[test]
    fn the_last_long_vowel_of_a_word_does_not_count() {
        for (written, folded) in
            [("中間サーバー・データ", "中間サーバ・データ"), ("サーバー室", "サーバ室"), ("ー", "")]
        {
            assert_eq!(Folded::loose(written).text, folded);
        }
        let words = "中間サーバーとの間";
        let folded = Folded::loose(words);
        let at = folded.text.find("サーバ").expect("it stands there");
        assert_eq!(words.get(folded.written(at..folded.text.len())), Some("サーバーとの間"));
    }

    #[test]
    fn sentences_go_on_within_brackets() {
        let folded = Folded::new("前の文。甲法（平成25年。以下「乙」という。）の別表による。後の文。");
        let at = folded.text.find("別表").expect("it stands there");
        assert_eq!(folded.sentence(at), "甲法(平成25年。以下「乙」という。)の別表による");
    }
}
