//! An incident of the last three years that happened before them.

use super::span::of_files;
use super::span::years_after;
use crate::check::Subject;
use crate::check::dated::Dated;
use crate::check::keys;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Date;

rule! {
    /// # 何を見るか
    ///
    /// 「過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか」の「その内容」に書いた日付が、公表日の前の
    /// 3年間に入っているかを見ます。行ごとに見て、その行のどの日付も3年より前か、どれかが公表日より後であれば取り上げます。
    ///
    /// # なぜ
    ///
    /// 3年を過ぎた事故だけが残っていると、今も事故が続いているように読めます。前の版から書き写して、消し忘れたときに起こります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[files]]
    /// id = "main"
    /// risks.storage.loss.incidents = "発生あり"
    /// risks.storage.loss.incidents-content = "令和4年11月、通知の宛先を取り違え、130人分の書類を別の方へ送った。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/desk/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2026-06-01
    /// [[files]]
    /// id = "main"
    /// risks.storage.loss.incidents = "発生あり"
    /// risks.storage.loss.incidents-content = "令和6年11月、通知の宛先を取り違え、130人分の書類を別の方へ送った。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 3年を過ぎた事故を消し、ほかに事故がなければ「発生なし」を選びます。日付が誤っているときは直します。
    ///
    /// # 根拠
    ///
    /// 様式4のⅢ７リスク１⑨、様式3のⅢ７②の「過去３年以内に」という文言。公表日の時点で書くことは、記載要領によります。
    ///
    /// # 止め方
    ///
    /// 3年より前に始まった事故が続いているときなどは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D108", "incident-too-old", Warning,
    title: "「過去3年以内」の事故の日付が、公表日の前の3年間に入っていません",
    basis: "様式が尋ねているのは、公表日の前の3年間の事故であるためです（様式4のⅢ７リスク１⑨など）。",
    items: &[
        "all-items files[].risks.storage.loss.incidents-content",
        "priority-items files[].risks.storage.loss.incidents-content",
    ],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::DETAILED_BOOKS) {
        return;
    }
    let day = subject.day();
    let Some(floor) = years_after(day, -3) else { return };
    let items = of_files(subject, keys::INCIDENTS);
    let told: Vec<&Dated> = subject.dated().iter().filter(|dated| items.contains(&dated.passage.entry.key)).collect();
    for group in told.chunk_by(|one, next| in_one_line(one, next)) {
        let days: Vec<(Date, Date)> = group.iter().flat_map(|dated| bounds(dated)).collect();
        let is_old = !days.is_empty() && days.iter().all(|(_, latest)| *latest < floor);
        let is_to_come = days.iter().any(|(earliest, _)| *earliest > day);
        if let Some(first) = group.first().filter(|_| is_old || is_to_come) {
            let words = first.words(first.mention.range.clone());
            let where_to = if is_old { "より前" } else { "の外" };
            let message = format!(
                "「{words}」は、公表日までの3年間（{}から{}まで）{where_to}です。",
                floor.wareki(),
                day.wareki()
            );
            let remedy = "過去3年以内の事故でなければ消して、ほかになければ「発生なし」を選んでください。日付が誤っているときは直してください。";
            findings.add(&RULE, subject.at_words(&first.passage, first.mention.range.clone()), message, remedy);
        }
    }
}

fn in_one_line(one: &Dated, next: &Dated) -> bool {
    let between = one.words(one.mention.range.end..next.mention.range.start);
    one.passage.entry.key == next.passage.entry.key && !between.contains('\n')
}

fn bounds(dated: &Dated) -> Vec<(Date, Date)> {
    let moments = dated.mention.dates().filter_map(|date| date.reading.ok());
    moments.filter_map(|moment| moment.first_day().zip(moment.last_day())).collect()
}
