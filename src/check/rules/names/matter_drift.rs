//! A matter under several titles in notice, agenda, papers and record.

use std::collections::BTreeMap;

use crate::check::Holdings;
use crate::check::matter::Matter;
use crate::check::rule;
use crate::finding::Findings;
use crate::text::Date;
use crate::text::fold;

use super::alike::is_near;
use super::alike::skeleton;

rule! {
    /// # 何を見るか
    ///
    /// 審議会などに諮る事柄の題名が、開催の通知、次第、資料、会議録の間で同じかを見ます。
    ///
    /// - 同じ会議体の、同じ諮問番号の題名が、少しだけ違う。
    /// - 同じ会議体で同じ年に公表された題名（配布資料、資料の件名も）が、かな、「等」、「・」や、見た目の似た文字だけ違う。
    ///
    /// 年度が変わって番号が付け直されたときのように、題名が大きく違うものは、別の事柄と見ます。
    ///
    /// # なぜ
    ///
    /// 題名が資料ごとに変わると、同じ事柄なのか、別の事柄なのかが分かりません。委員から改めるよう求められることの多い誤りです。
    ///
    /// # 例（違反）
    ///
    /// ```toml meetings/johokokai/r8-1/1/record.toml
    /// form = "meeting-record@1"
    /// [[agenda]]
    /// id = "a"
    /// number = "諮問第1号"
    /// title = "ワクチンの接種に伴う新たな情報システムの利用について"
    /// [[materials]]
    /// id = "m"
    /// number = "資料1"
    /// title = "ワクチンの接種に伴う新たな情報システム利用について"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml meetings/johokokai/r8-1/1/record.toml
    /// form = "meeting-record@1"
    /// [[agenda]]
    /// id = "a"
    /// number = "諮問第1号"
    /// title = "ワクチンの接種に伴う新たな情報システムの利用について"
    /// [[materials]]
    /// id = "m"
    /// number = "資料1"
    /// title = "ワクチンの接種に伴う新たな情報システムの利用について"
    /// ```
    ///
    /// # 直し方
    ///
    /// 諮問したときの題名にそろえます。
    ///
    /// # 根拠
    ///
    /// 論理（一つの事柄には一つの題名）。
    ///
    /// # 止め方
    ///
    /// 題名を途中で改めたなど、理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P118", "matter-drift", Warning,
    title: "諮る事柄の題名が、文書によって違うようです",
    basis: "題名が資料ごとに変わると、同じ事柄なのか別の事柄なのかが分からないためです。",
    items: &["meeting-record agenda[].title", "meeting-record materials[].title", "council-sheet title"],
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let mut by_number: BTreeMap<(&str, &str), &Matter> = BTreeMap::new();
    let mut by_skeleton: BTreeMap<(Option<&str>, Option<i16>, String), &Matter> = BTreeMap::new();
    let mut present = holdings.present();
    present.sort_by_key(|gleaned| gleaned.form != "meeting-record");
    for gleaned in present {
        for matter in &gleaned.matters {
            let body = gleaned.document.body();
            if let Some(number) = &matter.number {
                let first = *by_number.entry((body.unwrap_or_default(), number)).or_insert(matter);
                if is_near(&first.title, &matter.title) {
                    tell(first, matter, findings);
                    continue;
                }
            }
            let Some(skeleton) = skeleton(&matter.title) else { continue };
            let first = *by_skeleton
                .entry((gleaned.document.body(), gleaned.published.map(Date::year), skeleton))
                .or_insert(matter);
            if fold(&first.title) != fold(&matter.title) {
                tell(first, matter, findings);
            }
        }
    }
}

fn tell(first: &Matter, matter: &Matter, findings: &mut Findings) {
    let spot =
        first.place.spot.as_ref().map_or_else(String::new, |spot| format!("（{} {}行目）", spot.file, spot.line));
    let number = matter.number.as_ref().map_or_else(String::new, |number| format!("{number}の"));
    let message = format!("{number}題名「{}」は、「{}」{spot}と少し違います。", matter.title, first.title);
    let remedy = "同じ事柄なら、諮問したときの題名にそろえてください。";
    findings.add(&RULE, matter.place.clone(), message, remedy);
}
