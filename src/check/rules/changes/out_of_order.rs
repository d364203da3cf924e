//! Rows of the table of changes that do not follow in time.

use super::row::ChangeRow;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Date;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表の行が、変更日の順に並んでいるか、変更日が公表日より後になっていないかを見ます。新しい順に揃えた表は、
    /// そのまま認めます。
    ///
    /// # なぜ
    ///
    /// 順に並んでいないと、どれが最後の変更かが分かりません。公表日より後の変更は、まだ起きていません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉課"
    /// after = "保険課"
    /// [[changes]]
    /// id = "c2"
    /// date = 2024-04-01
    /// item = "Ⅱ.2.⑥"
    /// before = "保険課"
    /// after = "福祉課"
    /// [[changes]]
    /// id = "c3"
    /// date = 2025-06-01
    /// item = "Ⅱ.7"
    /// before = "（新設）"
    /// after = "紙の台帳は作らない。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2025-04-01
    /// [[changes]]
    /// id = "c1"
    /// date = 2024-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉課"
    /// after = "保険課"
    /// [[changes]]
    /// id = "c2"
    /// date = 2024-04-01
    /// item = "Ⅱ.2.⑥"
    /// before = "福祉課"
    /// after = "保険課"
    /// [[changes]]
    /// id = "c3"
    /// date = 2025-04-01
    /// item = "Ⅱ.7"
    /// before = "（新設）"
    /// after = "紙の台帳は作らない。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 変更日を確かめ、順に並べ直します。
    ///
    /// # 根拠
    ///
    /// 論理（後の日に起きたことを、前に公表できないこと）と、表の読みやすさ。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P157", "changes-out-of-order", Warning,
    title: "変更箇所の行が、変更日の順に並んでいません",
    basis: "順に並んでいないと、どれが最後の変更かが分からないためです。",
    items: &["all-items changes[].date"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let rows = ChangeRow::all(subject);
    let dated: Vec<(&ChangeRow, Date)> = rows.iter().filter_map(|row| Some((row, row.date?))).collect();
    let is_newest_first = dated.windows(2).all(|pair| pair[0].1 >= pair[1].1);
    for pair in dated.windows(2).filter(|pair| pair[1].1 < pair[0].1 && !is_newest_first) {
        let [(above, _), (row, _)] = pair else { continue };
        let message = format!("変更箇所の{}が、それより後の{}の下にあります。", row.called(), above.called());
        findings.add(&RULE, row.at(subject, "date"), message, "変更日を確かめ、変更日の順に並べ直してください。");
    }
    let Some(published) = subject.version.published else { return };
    for (row, date) in dated.iter().filter(|(_, date)| *date > published && date.day().is_some()) {
        let message = format!(
            "変更箇所の{}の変更日（{}）が、公表日（{}）より後です。",
            row.called(),
            date.wareki(),
            published.wareki()
        );
        findings.add(&RULE, row.at(subject, "date"), message, "変更日か公表日の、誤っている方を直してください。");
    }
}
