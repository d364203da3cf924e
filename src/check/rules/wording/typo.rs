//! Words that are misspelt.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::script::own_passages;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;

rule! {
    /// # 何を見るか
    ///
    /// 公用の文書によくある誤字を、誤りと正しい語の表（[typos.toml](../../src/check/rules/wording/typos.toml)）で探します。「記緑」
    /// 「末満」のような形の似た字の取り違え、「介護保健法」「市区長村」のような同じ読みの取り違え、「次のとうり」のような仮名遣い、
    /// 「シュミレーション」のような綴り、「申請者者」のような字の重なりです。「年末実施」のように、続きで読めば正しいものは除きます。
    ///
    /// # なぜ
    ///
    /// 紙を読み取った資料や、急いで打った資料に残りやすく、目で読み返しても見落とします。制度や機関の名前の誤りは、意味も変えます。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届出を審査し、登緑する。介護保健法に基ずき、通知する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/juki/system.toml
    /// form = "system@1"
    /// name = "住民記録システム"
    /// purpose = "届出を審査し、登録する。介護保険法に基づき、年末実施の面接記録を残す。「登緑」（ママ）と書かれた資料もある。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 正しい語に直します。ほかの文書を引いた言葉なら、かぎ括弧で囲み、直後に「（ママ）」と書くと、誤りのまま引いたことが伝わります。
    ///
    /// # 根拠
    ///
    /// 常用漢字表（平成22年内閣告示第2号）、現代仮名遣い（昭和61年内閣告示第1号）、外来語の表記（平成3年内閣告示第2号）、制度の
    /// 名前は各法律。語ごとの根拠は、表に書いてあります。
    ///
    /// # 止め方
    ///
    /// その書き方で正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "H111", "typo", Warning,
    title: "誤字と思われる言葉があります",
    basis: "読み返しても見落としやすく、制度や機関の名前では意味も変わるためです。",
    items: &[],
}

const WORDS: &str = include_str!("typos.toml");
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(WORDS));

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in own_passages(subject).filter(|passage| !is_of_old_law(passage.own())) {
        for (range, word) in LEXICON.find(passage.own()) {
            let message = format!(
                "「{}」は、「{}」の誤りと思われます（{}）。正しい語の根拠は、{}です。",
                word.wrong, word.right, word.kind, word.source
            );
            let remedy = format!("「{}」に直してください。", word.right);
            findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        }
    }
}

/// Whether words are those of a law from before the small 「っ」, whose spelling is that of its day.
fn is_of_old_law(own: &str) -> bool {
    ["であつて", "によつて", "をもつて", "にあつて", "なつた", "あつた"].iter().any(|words| own.contains(words))
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::check::rules::wording::lexicon::tests::assert_sound;

    #[test]
    fn every_typo_is_sound() {
        assert_sound(WORDS);
    }
}
