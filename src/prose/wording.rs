//! What looks like a mark at the beginning of a line and is a word: ○○課, ①の場合, 10 月, A 社.

/// Letters that stand for something unsaid; beside one of them a bullet does so too.
const STAND_FOR: &str = "○●◯◎■□◆◇▪△▲▽▼☆★×✕〇・･…‥";

/// Letters that count or measure when a number stands before them, and the longer words of their kind.
const COUNTERS: &str = "月日年人件名歳回時分円秒割倍個枚冊台条項号階番点社校度型類種級期％%℃";
const LONG_COUNTERS: [&str; 33] = [
    "か月", "ヶ月", "カ月", "ヵ月", "箇月", "か所", "箇所", "ヶ所", "カ所", "か年", "時間", "年度", "年間", "年生",
    "年目", "年分", "日間", "日分", "日目", "月分", "月末", "人分", "人目", "名様", "歳児", "回目", "分間", "週間",
    "号館", "号室", "丁目", "番地", "番目",
];

/// Units in Latin letters.
const UNITS: [&str; 13] = ["km", "m", "cm", "mm", "kg", "g", "t", "KB", "kB", "MB", "GB", "TB", "px"];

/// Nouns behind a letter that names something: A 社, （Ｂ）案.
const NAMED: &str = "社案棟市町村区県国氏班群列型類校園級室席店駅面組課係票";

/// Words behind a number that speak of what it numbers.
const OF_NUMBER: [&str; 29] = [
    "まで",
    "および",
    "または",
    "もしくは",
    "ならびに",
    "ないし",
    "及び",
    "又は",
    "若しくは",
    "並びに",
    "乃至",
    "について",
    "につき",
    "における",
    "において",
    "により",
    "による",
    "のいずれ",
    "のうち",
    "のとおり",
    "のほか",
    "のみ",
    "のため",
    "のよう",
    "のもの",
    "のこと",
    "のそれぞれ",
    "として",
    "とする",
];

/// Whether a bullet with these words behind it is a letter of a word: ○○課, ●年, ○を, ・・・.
pub(super) fn bullet_is_word(bullet: char, behind: &str) -> bool {
    let own = behind.trim_start_matches(BLANKS);
    let Some(next) = own.chars().next() else { return true };
    if next == bullet || closes(next) {
        return true;
    }
    let is_apart = own.len() < behind.len();
    if "・▪".contains(bullet) || is_apart {
        return false;
    }
    STAND_FOR.contains(next) || "、。，．：:；;＝=～〜~－-―/／→".contains(next) || is_counted(own) || speaks_of(own)
}

/// Whether the words behind a number go on with it instead of being numbered by it.
pub(super) fn number_is_word(behind: &str) -> bool {
    if behind.starts_with(['　', '\t']) {
        return false;
    }
    let own = behind.trim_start_matches(BLANKS);
    let closed = own.len() == behind.len() && own.starts_with(closes);
    closed || speaks_of(own) || own.starts_with(['～', '〜', '~'])
}

/// Whether a bare number, apart from the words by a narrow blank, counts or measures: 「10 月」, 「5 GB」, 「1 / 2」.
pub(super) fn number_counts(behind: &str) -> bool {
    if behind.starts_with(['　', '\t']) {
        return false;
    }
    let own = behind.trim_start_matches(BLANKS);
    let unit = own.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
    is_counted(own) || UNITS.contains(&unit) || own.starts_with(is_operator)
}

/// Whether a letter names what stands behind it: 「A 社」, 「（Ａ）案」, or is one of a word: 「a person」, 「a. m.」, 「p. 3」.
pub(super) fn letter_is_word(letter: char, is_dotted: bool, is_bare: bool, behind: &str) -> bool {
    if behind.starts_with(['　', '\t']) {
        return false;
    }
    let own = behind.trim_start_matches(BLANKS);
    let mut letters = own.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    let is_noun = !is_dotted && NAMED.contains(first) && !second.is_some_and(is_kanji);
    let is_abbreviation = is_dotted
        && (first.is_ascii_digit() && matches!(letter, 'p' | 'P')
            || first.is_ascii_alphabetic() && second == Some('.')
            || letter.is_ascii_uppercase()
                && first.is_ascii_uppercase()
                && second.is_some_and(|letter| letter.is_ascii_lowercase()));
    is_noun || is_abbreviation || is_bare && (first.is_ascii_alphanumeric() || is_operator(first))
}

const BLANKS: [char; 3] = [' ', '　', '\t'];

fn closes(letter: char) -> bool {
    "」』】〕］）)]>＞〉》".contains(letter)
}

fn is_operator(letter: char) -> bool {
    "/／+＋=＝×÷*~～〜:：-－―→".contains(letter)
}

/// A counter that no longer word begins with: 月, but not 月例.
fn is_counted(words: &str) -> bool {
    let mut letters = words.chars();
    let counter = letters.next().is_some_and(|first| COUNTERS.contains(first));
    LONG_COUNTERS.iter().any(|long| words.starts_with(long)) || counter && !letters.next().is_some_and(is_kanji)
}

/// Whether words begin with a particle or a conjunction, and not with a word of hiragana: 「の場合」, but not 「のぼり」.
fn speaks_of(words: &str) -> bool {
    let mut letters = words.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    let is_particle = "はがをのにとでもへや".contains(first) && !second.is_some_and(is_hiragana);
    let is_from = words.strip_prefix("から").is_some_and(|rest| !rest.starts_with(is_hiragana));
    is_particle || first == 'を' || is_from || OF_NUMBER.iter().any(|word| words.starts_with(word))
}

fn is_hiragana(letter: char) -> bool {
    ('ぁ'..='ゖ').contains(&letter) || letter == 'ー'
}

fn is_kanji(letter: char) -> bool {
    ('一'..='鿿').contains(&letter) || letter == '々'
}

#[cfg(test)]
mod tests {
    use crate::prose::mark::mark;

    const WORDS: &str = "\
        ○○課が受け付ける。|●●株式会社|・・・|・ ・ ・|・|○|○△町|■■■|○年○月○日|●月から|\
        ○は該当、×は非該当|○を付ける|○×で示す|○：実施済み|○の欄|○」を選ぶ|◎、○で示す|○・△|\
        一部を改める|一般の方|二者で話す|三つの窓口|十分に|一人が|一 人が|一、二の例|二次審査|\
        イベントの日|ア行の名簿|アの点|ト音記号|ア、イとも|ア の場合|ア 又は イ|1人|10月|\
        10 月 1 日から|3 人が|1 人|２ 時間以内|24 時間体制|5 GB|3 km先|1 / 2|1 ～ 3|１号館|1 号館|\
        １、２年生|1.5倍|2)の場合|1) 及び 2) の者|a.m. 9:00|a. m.|p. 3|P. 12|e. g.|a person|A 社は|\
        B 棟で|（Ａ）案は|A. Smith|I think|①の場合|①が済んだ後|①から③まで|①～③|①、②のいずれか|\
        ①②|①及び②|①又は②|①において|①のいずれか|①」|①番窓口|②欄に書く|（１）の場合|\
        （１）及び（２）|（１）～（３）|（ア）は、|（１）・（２）|⑴に掲げる者|(1)（2）|(1) の場合|\
        ㋐を除く|Ⅰ型|Ⅰ 型";

    const MARKED: &str = "\
        ・○○課が送る|○ 市の役割|○市の役割|○はじめに|○回答の方法|○もの忘れ相談|・は種の記録|□有|\
        ■　概要|・を|①のぼり旗|①番号の確認|①もの忘れ相談|①からだの測定|①より良い暮らし|\
        ①及川地区|（１）はじめに|（１）①甲|（１）（ア）甲|（１）|①|１　年間の計画|1 回答|1 日時|\
        1 名称|１　月の初め|1. 10月の予定|ア、イベントの開催|ア　国の役割|一　人の配置|A 区分|\
        A. 区の考え|a. 4月の案内|a) m|1 AIの利用|3）国";

    #[test]
    fn what_may_be_a_word_is_no_mark() {
        for words in WORDS.split('|') {
            assert_eq!(mark(words), None, "{words}");
        }
    }

    #[test]
    fn words_that_only_look_like_others_leave_the_mark() {
        for words in MARKED.split('|') {
            assert!(mark(words).is_some(), "{words}");
        }
    }
}
