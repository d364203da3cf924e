//! Rows that change the same words but were handed in at other times.

use std::collections::BTreeMap;

use super::row::ChangeRow;
use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 変更箇所の表で、同じ日に、同じ文を同じ文に変えた行や、説明が同じ行に、「事前」と「事後」が交ざっていないかを見ます。
    ///
    /// # なぜ
    ///
    /// 同じ変更なら、提出時期も同じはずです。片方の選び誤りかもしれません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉部福祉課"
    /// after = "福祉部保険課"
    /// timing = "事前"
    /// explanation = "組織の改正による。"
    /// [[changes]]
    /// id = "c2"
    /// date = 2025-04-01
    /// item = "Ⅱ.2.⑥"
    /// before = "福祉部福祉課"
    /// after = "福祉部保険課"
    /// timing = "事後"
    /// explanation = "組織の改正による。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[changes]]
    /// id = "c1"
    /// date = 2025-04-01
    /// item = "Ⅰ.7.①"
    /// before = "福祉部福祉課"
    /// after = "福祉部保険課"
    /// timing = "事後"
    /// explanation = "組織の改正による。"
    /// [[changes]]
    /// id = "c2"
    /// date = 2025-04-01
    /// item = "Ⅱ.2.⑥"
    /// before = "福祉部福祉課"
    /// after = "福祉部保険課"
    /// timing = "事後"
    /// explanation = "組織の改正による。"
    /// [[changes]]
    /// id = "c3"
    /// date = 2026-04-01
    /// item = "Ⅱ.2.⑥"
    /// before = "福祉部保険課"
    /// after = "福祉部福祉課"
    /// timing = "事前"
    /// explanation = "委託の開始による。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 提出の記録を確かめ、誤っている方を直します。
    ///
    /// # 根拠
    ///
    /// 一貫性（同じ変更に違う扱いをしていないか）。どちらが正しいかは人が決めるため、「要判断」とします。
    ///
    /// # 止め方
    ///
    /// 理由があってそのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P117", "same-change-other-timing", Information,
    title: "同じ変更なのに、提出時期が「事前」と「事後」に分かれています",
    basis: "同じ変更なら提出時期も同じはずで、片方の選び誤りかもしれないためです。",
    items: &["all-items changes[].timing"],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let rows = ChangeRow::all(subject);
    let mut first: BTreeMap<_, &ChangeRow> = BTreeMap::new();
    for row in &rows {
        let Some((timing, date)) = row.timing.as_deref().zip(row.date) else { continue };
        let words = row.before.zip(row.after).map(|(before, after)| fold(before) + "→" + &fold(after));
        let words = words.filter(|words| words.chars().count() > 4);
        let explanation = row.explanation.map(fold).filter(|words| words.chars().count() > 4);
        let known = words.into_iter().chain(explanation).map(|words| (date, words));
        let others = known.filter_map(|key| {
            let other = *first.entry(key).or_insert(row);
            (other.timing.as_deref() != Some(timing)).then_some(other)
        });
        if let Some(other) = others.collect::<Vec<_>>().first() {
            let message =
                format!("変更箇所の{}は、{}と同じ変更ですが、提出時期が違います。", row.called(), other.called());
            let remedy = "提出の記録を確かめ、誤っている方を直してください。";
            findings.add(&RULE, row.at(subject, "timing"), message, remedy);
        }
    }
}
