//! A book and the register of systems that tell of different connections.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Holdings;
use crate::check::folded::Folded;
use crate::check::linked::Boxes;
use crate::check::linked::Linked;
use crate::check::linked::Told;
use crate::check::rule;
use crate::finding::Findings;

use super::graph::can_mean;
use super::graph::kinds_of;
use super::graph::names_in;

rule! {
    /// # 何を見るか
    ///
    /// 評価書のシステムと、同じ名前（又は略称）のシステムの説明（systems フォルダー）とで、接続先が合っているかを見ます。今の版の評価書
    /// だけを見ます。
    ///
    /// - 評価書が「その他」に名前を書いた相手や、選択肢に当たるただ一つのシステムが、システムの説明の「つながっているシステム」に
    ///   どちらの側からもない。
    /// - システムの説明ではつながっている二つのシステムが、どちらも評価書に並んでいるのに、評価書の接続先に、どちらの側にもない。
    ///
    /// # なぜ
    ///
    /// 同じシステムの接続先が二つの文書で違うと、どちらが本当かが分かりません。
    ///
    /// # 例（違反）
    ///
    /// ```toml systems/kaigo.toml
    /// form = "system@1"
    /// name = "介護保険システム"
    /// connections = "－"
    /// ```
    ///
    /// ```toml systems/shinsa.toml
    /// form = "system@1"
    /// name = "認定審査会支援システム"
    /// connections = "－"
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    /// name = "介護保険システム"
    /// connections = ["その他（認定審査会支援システム）"]
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml systems/kaigo.toml
    /// form = "system@1"
    /// name = "介護保険システム"
    /// connections = ["shinsa"]
    /// ```
    ///
    /// ```toml systems/shinsa.toml
    /// form = "system@1"
    /// name = "認定審査会支援システム"
    /// connections = ["kaigo"]
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kaigo"
    /// name = "介護保険システム"
    /// connections = ["その他（認定審査会支援システム）"]
    /// ```
    ///
    /// # 直し方
    ///
    /// 実際の接続を確かめて、違っている方を直します。
    ///
    /// # 根拠
    ///
    /// 論理（一つのシステムの接続先は、どの文書でも同じ）。
    ///
    /// # 止め方
    ///
    /// 評価書とシステムの説明が違っていて正しいときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P156", "book-against-register", Warning,
    title: "評価書とシステムの説明とで、接続先が違います",
    basis: "同じシステムの接続先が二つの文書で違うと、どちらが本当かが分からないためです。",
    items: &[
        "all-items systems[].connections",
        "priority-items systems[].connections",
        "system connections",
    ],
}

/// The registered systems by address, and the address by each loosely spelt name.
struct Register<'a> {
    systems: BTreeMap<String, &'a Linked>,
    addresses: BTreeMap<String, String>,
}

impl<'a> Register<'a> {
    fn of(holdings: &'a Holdings) -> Self {
        let mut register = Self { systems: BTreeMap::new(), addresses: BTreeMap::new() };
        for gleaned in holdings.present().into_iter().filter(|gleaned| gleaned.form == "system") {
            let Some(system) = gleaned.systems.first() else { continue };
            let address = gleaned.document.to_string();
            for name in std::iter::once(&system.name).chain(&system.short) {
                for name in names_in(&Folded::loose(name).text) {
                    register.addresses.entry(name).or_insert_with(|| address.clone());
                }
            }
            register.systems.insert(address, system);
        }
        register
    }

    /// The address of a registered system of that name.
    fn address(&self, name: &str) -> Option<&String> {
        names_in(&Folded::loose(name).text).iter().find_map(|name| self.addresses.get(name))
    }

    /// Whether one of two systems tells of the other; systems that tell nothing are not judged.
    fn are_linked(&self, one: &str, other: &str) -> bool {
        let names = |from: &str, to: &str| match self.systems.get(from).map(|system| &system.told) {
            Some(Told::Systems(named)) => named.iter().any(|named| named == to),
            _ => true,
        };
        names(one, other) || names(other, one)
    }

    /// The only registered system for which a box can stand.
    fn only_of(&self, code: &str) -> Option<&String> {
        let is_of = |system: &&Linked| kinds_of(&Folded::loose(&system.name).text).contains(&code);
        let mut of_kind = self.systems.iter().filter(|(_, system)| is_of(system));
        of_kind.next().filter(|_| of_kind.next().is_none()).map(|(address, _)| address)
    }

    /// The systems that boxes name, by address.
    fn named(&self, boxes: &Boxes) -> Vec<&String> {
        let parts = boxes.words.split(['、', ',', '・', '\n', '及']).map(|part| part.trim_start_matches('び'));
        let by_name = parts.filter_map(|part| self.address(part));
        let sure = boxes.codes.iter().filter(|code| !["network", "internal"].contains(&code.as_str()));
        by_name.chain(sure.filter_map(|code| self.only_of(code))).collect()
    }

    /// What a registered system is connected to, in one line.
    fn listed(&self, address: &str) -> String {
        let Some(Told::Systems(partners)) = self.systems.get(address).map(|system| &system.told) else {
            return "－".to_owned();
        };
        let names = partners.iter().map(|one| self.systems.get(one).map_or(one.as_str(), |system| &system.name));
        let names: Vec<&str> = names.collect();
        if names.is_empty() { "－".to_owned() } else { names.join("、") }
    }
}

pub(super) fn check(holdings: &Holdings, findings: &mut Findings) {
    let register = Register::of(holdings);
    if register.systems.is_empty() {
        return;
    }
    for book in holdings.present().into_iter().filter(|gleaned| gleaned.form != "system") {
        let rows = book.systems.iter().filter_map(|row| Some((row, register.address(&row.name)?)));
        let rows: Vec<(&Linked, &String)> = rows.collect();
        let mut told = BTreeSet::new();
        for (row, own) in &rows {
            let Told::Boxes(boxes) = &row.told else { continue };
            for other in register.named(boxes).into_iter().filter(|other| other != own) {
                if !register.are_linked(own, other) && told.insert(((*own).min(other), (*own).max(other))) {
                    tell(&register, (row, boxes), (own, other), "がありません", findings);
                }
            }
        }
        tell_missing(&register, &rows, findings);
    }
}

/// Tells of two rows of a book that are linked in the register and not in the book.
fn tell_missing(register: &Register, rows: &[(&Linked, &String)], findings: &mut Findings) {
    for (at, (row, own)) in rows.iter().enumerate() {
        for (other, theirs) in rows.iter().skip(at + 1).filter(|(_, theirs)| theirs != own) {
            let is_linked = matches!(
                register.systems.get(*own).map(|system| &system.told),
                Some(Told::Systems(named)) if named.contains(theirs)
            );
            let (Told::Boxes(boxes), true) = (&row.told, is_linked) else { continue };
            if !tells(row, other) && !tells(other, row) {
                tell(register, (row, boxes), (own, theirs), "があります", findings);
            }
        }
    }
}

/// Whether what a row says of its connections can mean another row.
fn tells(row: &Linked, other: &Linked) -> bool {
    let Told::Boxes(boxes) = &row.told else { return true };
    let (own, theirs) = (Folded::loose(&row.name).text, Folded::loose(&other.name).text);
    let is_named = names_in(&theirs).iter().any(|name| boxes.words.contains(name.as_str()));
    is_named || can_mean(boxes, &kinds_of(&own), &kinds_of(&theirs))
}

fn tell(
    register: &Register,
    (row, boxes): (&Linked, &Boxes),
    (own, other): (&String, &String),
    state: &str,
    findings: &mut Findings,
) {
    let partner = register.systems.get(other).map_or(other.as_str(), |system| &system.name);
    let message = format!(
        "評価書の「{}」の接続先は「{}」ですが、システムの説明（{own}）のつながっているシステムは「{}」で、「{partner}」{state}。",
        row.name,
        boxes.printed,
        register.listed(own)
    );
    let remedy = "実際の接続を確かめて、評価書とシステムの説明のうち、違っている方を直してください。";
    findings.add(&RULE, row.place.clone().quoting(&boxes.printed), message, remedy);
}
