//! Lines on top of the pages of a version: what it is, since when and until when it held, and where to read instead.

use crate::assemble::compare_address;
use crate::model::DocumentId;
use crate::model::Phase;
use crate::model::State;
use crate::model::VersionName;
use crate::text::Date;

use super::book::Book;
use super::phase_views::TimedView;
use super::phase_views::timed;
use super::standing_words::of_draft;
use super::view::BannerView;

impl Book<'_> {
    /// The lines on top of the page at an address.
    pub(super) fn banners(&self, address: &str) -> Vec<BannerView> {
        let mut banners = Vec::new();
        let version = &self.card().version;
        if version.name.as_stage().is_some() {
            let text = "募集と結果は、一つのページでもお読みになれます。".to_owned();
            banners.push(BannerView::leading("info", text, self.document.id.address(), "募集と結果を読む"));
        } else if self.state() == State::Consulted {
            let key = (version.document.clone(), version.name);
            banners.extend(self.site.consultations.get(&key).into_iter().flat_map(|call| self.consulted(call)));
            banners.extend(self.newer_draft(address));
            banners.extend(self.instead(address));
        } else if self.state() == State::Past {
            banners.extend(self.instead(address));
        }
        let settings = &self.site.tree.settings;
        if let Some(other) = settings.agency_of(version).filter(|agency| agency.is_other) {
            let text = format!("ほかの団体の文書（{}）です。{}が作った文書ではありません。", other.name, settings.body);
            banners.push(BannerView::saying("info", text));
        }
        banners.extend(self.ended_banner());
        banners
    }

    /// That it is put to the public, and until when comments are taken, in every phase that the clock brings.
    fn consulted(&self, call: &DocumentId) -> Vec<BannerView> {
        let Some(document) = self.site.document(call) else { return Vec::new() };
        let phases = document.phases(self.site.tree, self.site.instant);
        let say = |phase: &Phase| {
            let until = of_draft(self.site, document, phase);
            format!("この版は、意見公募に付した案です。定めた版ではありません。{until}")
        };
        let said = timed(&phases, say).into_iter();
        let banner = |TimedView { words, time }| {
            let leading = BannerView::leading("info", words, call.address(), "意見公募を見る");
            BannerView { time, ..leading }
        };
        said.map(banner).collect()
    }

    /// That a newer draft of the same version is put to the public, with the way to it and to what changed.
    fn newer_draft(&self, address: &str) -> Vec<BannerView> {
        let name = |at: usize| self.site.tree.cards[self.document.versions[at].card].version.name;
        let is_newer = |at: &usize| {
            let is_consulted = self.document.versions[*at].state == State::Consulted;
            is_consulted && name(*at).decided() == name(self.at).decided()
        };
        let Some(newer) = (self.at + 1..self.document.versions.len()).rfind(is_newer) else { return Vec::new() };
        let other = &self.site.tree.cards[self.document.versions[newer].card].version;
        let called = other.name.called();
        let place = self.same_place(newer, address).unwrap_or_else(|| other.address());
        let text = format!("この案を直した{called}を、もう一度、意見公募に付しました。");
        let mut banners = vec![BannerView::leading("past", text, place, &format!("{called}を見る"))];
        let compared = compare_address(&self.card().version, other);
        if self.site.addresses.contains(&compared) {
            let text = format!("この案から{called}までに変わったところを、項目ごとに比べられます。");
            banners.push(BannerView::leading("past", text, compared, "変わったところを見る"));
        }
        banners
    }

    /// Which version holds instead of this one, with the way to the same place of it.
    fn instead(&self, address: &str) -> Option<BannerView> {
        let tree = self.site.tree;
        let other = self.document.instead(tree, self.at)?;
        let card = &tree.cards[self.document.versions[other].card];
        let called = card.version.name.called();
        let place = self.same_place(other, address);
        let mut text = match self.state() {
            State::Past => format!("{}現在の版は{called}です。", self.held()),
            _ if self.card().version.name.decided() == Some(card.version.name) => {
                let day = card.version.published.map(both).unwrap_or_default();
                format!("この案の後に定めた{called}を、{day}に公表しました。")
            }
            _ => format!("現在の版は{called}です。"),
        };
        let forms = [&card.form, &self.card().form];
        if forms[0].id != forms[1].id && !forms.iter().any(|form| form.is_scan()) {
            text.push_str("様式が違うため、項目ごとの行き先は示していません。");
        }
        let is_cover = address == self.card().version.address();
        let link = match &place {
            Some(_) if !is_cover => format!("{called}の同じ所を見る"),
            Some(_) => format!("{called}を見る"),
            None => {
                text.push_str(&format!("このページに当たるページは、{called}にはありません。"));
                format!("{called}の表紙を見る")
            }
        };
        let target = place.unwrap_or_else(|| card.version.address());
        Some(BannerView::leading("past", text, target, &link))
    }

    /// From when until when a past version was the current one.
    fn held(&self) -> String {
        let called = self.card().version.name.called();
        let Some(term) = self.document.term(self.site.tree, self.at) else {
            return "この版は過去の版です。".to_owned();
        };
        let next = term.next.map(VersionName::called).unwrap_or_default();
        match term.until {
            Some(until) if until == term.since => {
                format!("この版は過去の版です。{called}を公表した{}に、{next}も公表しました。", both(until))
            }
            Some(until) => {
                let (since, until) = (both(term.since), both(until));
                format!("この版は過去の版です。{since}から、{until}に{next}を公表するまで、現在の版でした。")
            }
            None => "この版は過去の版です。".to_owned(),
        }
    }

    /// That the work has ended or will end, and until when the document stays.
    pub(super) fn ended_banner(&self) -> Option<BannerView> {
        let ended = self.card().version.ended?;
        let ends = if self.site.instant.has_reached(ended) { "終了しました" } else { "終了します" };
        let mut text = format!("この文書が扱う事務は、{}に{ends}。", both(ended));
        if let Some(until) = self.card().version.kept_until() {
            text.push_str(&format!("文書は、{}まで公表を続けます。", both(until)));
        }
        Some(BannerView::saying("info", text))
    }
}

/// 令和8年4月1日（2026年4月1日）.
fn both(date: Date) -> String {
    format!("{}（{}）", date.wareki(), date.seireki())
}
