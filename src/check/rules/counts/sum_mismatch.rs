//! A total is not the sum of its parts.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;

use super::number::numbers;
use super::total::Total;
use super::total::of_sentence;
use super::total::of_table;

rule! {
    /// # 何を見るか
    ///
    /// 文章の中の表の「計」「合計」の行と、「窓口12件、郵送5件の計18件」「合計18人（学識経験者10人、市民7人）」
    /// のような文で、合計が内訳を足した数と合うかを見ます。「うち」「延べ」「重複」などの言葉があるときや、
    /// 内訳に数と読めないものがあるときは、何も言いません。
    ///
    /// # なぜ
    ///
    /// 一部の数を直したときに、合計を直し忘れることがあります。読む人が足してみて、初めて気付かれます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// opinions = "意見は、窓口で2件、郵送で5件、電子メールで3件の計12件であった。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.scope = '''
    /// | 区分 | 人数 |
    /// | --- | --- |
    /// | 被保険者 | 1,200人 |
    /// | 世帯員 | 300人 |
    /// | 合計 | 1,600人 |
    /// '''
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [procedure.consultation]
    /// opinions = "意見は、窓口で2件、郵送で5件、電子メールで3件の計10件であった。うち2件を反映した。"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "kaigo"
    /// basics.scope = '''
    /// | 区分 | 人数 |
    /// | --- | --- |
    /// | 被保険者 | 1,200人 |
    /// | 世帯員 | 300人 |
    /// | 合計 | 1,500人 |
    /// '''
    /// ```
    ///
    /// # 直し方
    ///
    /// 数え直して、合計と内訳を合わせます。二つの区分に数えた人がいるなど、足した数と違うことに理由があるときは、
    /// その理由を書きます。
    ///
    /// # 根拠
    ///
    /// 計算。
    ///
    /// # 止め方
    ///
    /// 理由があってそう書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "Q151", "sum-mismatch", Warning,
    title: "合計が、内訳を足した数と合いません",
    basis: "合計と内訳が合わないと、どちらの数も信じてもらえなくなるためです。",
    items: &[],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for passage in subject.passages().iter().filter(|passage| passage.voice.is_of_document()) {
        let mut table: Vec<(usize, &str)> = Vec::new();
        let mut start = 0;
        for line in passage.words.split_inclusive('\n') {
            let place = start;
            start += line.len();
            if line.trim_start().starts_with('|') {
                table.push((place, line));
                continue;
            }
            tell(subject, passage, of_table(&std::mem::take(&mut table)), findings);
            let mut place = place;
            for sentence in line.split_inclusive('。') {
                tell(subject, passage, of_sentence(place, sentence, &numbers(sentence)), findings);
                place += sentence.len();
            }
        }
        tell(subject, passage, of_table(&table), findings);
    }
}

fn tell(subject: &Subject, passage: &Passage, totals: Vec<Total>, findings: &mut Findings) {
    for Total { at, stated, sum } in totals.into_iter().filter(|total| total.stated != total.sum) {
        let message = format!("合計は{stated}とありますが、内訳を足すと{sum}です。");
        let remedy =
            "数え直して、合計と内訳を合わせてください。足した数と違う理由があるときは、その理由を書いてください。";
        findings.add(&RULE, subject.at_words(passage, at), message, remedy);
    }
}
