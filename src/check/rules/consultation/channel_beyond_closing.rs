//! A way of giving comments that stays open longer than the call.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::join;
use crate::model::Call;
use crate::model::Stated;
use crate::model::Value;
use crate::model::call_keys;

rule! {
    /// # 何を見るか
    ///
    /// 窓口や郵送などの出し方ごとの締切が、募集の締切（延長したときは延ばした締切）より後になっていないかを見ます。消
    /// 印有効の出し方は、後に届いてよいので見ません。
    ///
    /// # なぜ
    ///
    /// ページの上では募集が終わっているのに、出し方の表にはまだ出せると書かれることになります。
    ///
    /// # 例（違反）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [[channels]]
    /// id = "mail"
    /// way = "電子メール"
    /// closes = "2026-12-11T17:00"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml consultations/anken/call.toml
    /// form = "consultation-call@1"
    /// title = "介護保険の評価書の案"
    /// opens = "2026-11-02T09:00"
    /// closes = "2026-12-04T17:00"
    ///
    /// [[channels]]
    /// id = "mail"
    /// way = "電子メール"
    /// closes = "2026-12-04T17:00"
    ///
    /// [[channels]]
    /// id = "counter"
    /// way = "窓口"
    /// closes = "2026-12-04T12:00"
    /// ```
    ///
    /// # 直し方
    ///
    /// どちらかの締切を直します。一番遅い締切を、募集の締切にします。
    ///
    /// # 根拠
    ///
    /// 計算。
    ///
    /// # 止め方
    ///
    /// 理由があってこのままにするときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "C118", "channel-beyond-closing", Warning,
    title: "出し方ごとの締切が、募集の締切より後です",
    basis: "締切が二つあると、いつまで出せるのかが分からないためです。",
    items: &["consultation-call channels[].closes", "consultation-call closes"],
}

/// When something counts as in time, and the choice that looks at the postmark.
const ARRIVAL: &str = "arrival";
const POSTMARKED: &str = "postmarked";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(limit) = subject.call().filter(|call| call.has_period()).and_then(Call::last_closes) else { return };
    for row in subject.rows(call_keys::CHANNELS) {
        let channel = join(call_keys::CHANNELS, &row.id);
        let key = join(&channel, call_keys::CLOSES);
        let Some(Value::Stated(Stated::Moment(closes))) = subject.record.get(&key).map(|entry| &entry.value) else {
            continue;
        };
        if *closes > limit && subject.chosen(&join(&channel, ARRIVAL)) != Some(POSTMARKED) {
            let message =
                format!("この出し方の締切（{}）が、募集の締切（{}）より後です。", closes.in_full(), limit.in_full());
            findings.add(&RULE, subject.at_key(&key), message, "どちらかの締切を直してください。");
        }
    }
}
