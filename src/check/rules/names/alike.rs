//! Titles that are meant to be one and are written in two ways.

use crate::text::fold;

use super::name_drift::same;

/// Titles of fewer letters are not compared by what is left of them without kana.
const SHORTEST: usize = 8;

/// What is left of a title without what people write now so, now otherwise: hiragana and the katakana that look alike, 等 and dots; `None` where too little is.
pub(super) fn skeleton(title: &str) -> Option<String> {
    let is_loose = |letter: &char| {
        matches!(letter, '\u{3041}'..='\u{309F}' | 'ペ' | 'ベ' | 'ヘ' | 'リ' | '等' | '・' | '「' | '」' | '-' | 'ー')
    };
    let left: String = same(&fold(title)).chars().filter(|letter| !is_loose(letter)).collect();
    (left.chars().count() >= SHORTEST).then_some(left)
}

/// Whether two titles differ in a few letters at one place, and not in a number.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (fold(one).chars().collect(), fold(other).chars().collect());
    let shorter = one.len().min(other.len());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - head);
    let (changed, into) = (&one[head..one.len() - tail], &other[head..other.len() - tail]);
    let most = changed.len().max(into.len());
    let has_number = |letters: &[char]| {
        letters.iter().any(|letter| letter.is_ascii_digit() || "一二三四五六七八九十".contains(*letter))
    };
    most > 0 && most <= 4 && shorter >= 12 && most * 4 <= shorter && !has_number(changed) && !has_number(into)
}

#[cfg(test)]
mod tests {
    use super::is_near;
    use super::skeleton;

    #[test]
    fn titles_that_mean_one_have_one_skeleton() {
        let title = "ペットのお散歩登録業務の外部委託に伴う個人情報の取扱いについて";
        for other in [
            "ぺットのお散歩登録業務の外部委託に伴う個人情報の取扱いについて",
            "ペットお散歩登録業務の外部委託に伴う個人情報の取り扱いについて",
        ] {
            assert_eq!(skeleton(title), skeleton(other), "{other}");
        }
        assert_ne!(skeleton(title), skeleton("ペットのお散歩登録業務の内部委託に伴う個人情報の取扱いについて"));
        assert_eq!(skeleton("その他について"), None);
    }

    #[test]
    fn near_titles_are_told_from_others() {
        for (one, other, near) in [
            ("介護保険に関する事務の評価書の再実施について", "介護保険に関する事務の評価書再実施について", true),
            ("介護保険に関する事務の評価書の再実施について", "介護保険に関する事務の評価書の再実施について", false),
            ("令和7年度の個人情報ファイル簿の修正について", "令和8年度の個人情報ファイル簿の修正について", false),
            ("介護保険に関する事務の評価書の再実施について", "市営住宅の申込みの電子申請化について", false),
        ] {
            assert_eq!(is_near(one, other), near, "{one} {other}");
        }
    }
}
