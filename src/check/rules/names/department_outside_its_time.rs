//! Departments on a day on which they bore another name.

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;

use crate::check::Subject;
use crate::check::folded::Folded;
use crate::check::rule;
use crate::finding::Findings;
use crate::model::Department;
use crate::text::Date;

use super::claims::claims;
use super::claims::is_told_as_past;
use super::claims::spoken_on;
use crate::text::is_kanji;

rule! {
    /// # 何を見るか
    ///
    /// site.toml の部署に、その名前である期間（`from` と `until`）が書かれているとき、文書の時点で使われている名前かを見ます。文書の
    /// 時点は公表日です。まだ公表日がないときは、評価の実施日と変更日のうち最も遅い日、それもないときはサイトの時点です。
    ///
    /// 変更箇所の記載と、「旧」「当時」などを添えて昔のこととして書いた名前は、指摘しません。
    ///
    /// # なぜ
    ///
    /// 組織の改正の後に、前の部署の名前が残っていると、問い合わせる人が行き先を見付けられません。
    ///
    /// # 例（違反）
    ///
    /// ```toml site.toml
    /// title = "見本市 個人情報の公表"
    /// body = "見本市"
    /// base_url = "https://www.city.mihon.example.jp/"
    /// [[departments]]
    /// id = "koreisha"
    /// name = "福祉部高齢者支援課"
    /// until = 2025-03-31
    /// successor = "kaigo"
    /// [[departments]]
    /// id = "kaigo"
    /// name = "健康福祉部介護保険課"
    /// from = 2025-04-01
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2025-06-01
    /// [department]
    /// name = "福祉部高齢者支援課"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml site.toml
    /// title = "見本市 個人情報の公表"
    /// body = "見本市"
    /// base_url = "https://www.city.mihon.example.jp/"
    /// [[departments]]
    /// id = "koreisha"
    /// name = "福祉部高齢者支援課"
    /// until = 2025-03-31
    /// successor = "kaigo"
    /// [[departments]]
    /// id = "kaigo"
    /// name = "健康福祉部介護保険課"
    /// from = 2025-04-01
    /// ```
    ///
    /// ```toml assessments/kaigo/1/book.toml
    /// form = "all-items@2018-05"
    /// [version]
    /// published = 2025-03-01
    /// [department]
    /// name = "福祉部高齢者支援課"
    /// ```
    ///
    /// # 直し方
    ///
    /// その時点の部署の名前に直します。部署の期間が違っているときは、site.toml を直します。
    ///
    /// # 根拠
    ///
    /// 団体の組織の定め（site.toml に書かれた期間）。
    ///
    /// # 止め方
    ///
    /// 前の名前を書くことに理由があるときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "D163", "department-outside-its-time", Warning,
    title: "その時点では使われていない部署の名前です",
    basis: "前の部署の名前が残っていると、問い合わせる人が行き先を見付けられないためです。",
    items: &[],
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let departments = &subject.settings.departments;
    if departments.iter().all(|department| department.from.is_none() && department.until.is_none()) {
        return;
    }
    let names: Vec<String> = departments.iter().map(|department| Folded::new(&department.name).text).collect();
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names);
    let Ok(finder) = finder else { return };
    let day = spoken_on(subject);
    for passage in claims(subject) {
        let folded = passage.folded();
        let mut told = Vec::new();
        for found in finder.find_iter(&folded.text) {
            let department = &departments[found.pattern().as_usize()];
            let is_right = departments.iter().any(|other| other.name == department.name && other.is_of(day));
            let until = department.until.filter(|until| *until < day);
            let is_past = is_told_as_past(folded, found.start(), until);
            let before = folded.before(found.start());
            let goes_back = !before.ends_with(&subject.settings.body) && before.ends_with(is_kanji);
            if is_right || is_past || goes_back || told.contains(&&department.name) {
                continue;
            }
            told.push(&department.name);
            let (message, remedy) = told_of(subject, department, day);
            findings.add(&RULE, subject.at_words(passage, folded.written(found.range())), message, remedy);
        }
    }
}

fn told_of(subject: &Subject, department: &Department, day: Date) -> (String, String) {
    let name = &department.name;
    let span = match (department.from.filter(|from| day < *from), department.until) {
        (Some(from), _) => format!("{}から", from.wareki()),
        (None, Some(until)) => format!("{}まで", until.wareki()),
        (None, None) => String::new(),
    };
    let message =
        format!("「{name}」は、site.toml では{span}の部署です。この文書は、{}の時点のものです。", day.wareki());
    let successor = department.successor.as_ref().and_then(|id| subject.settings.department(id));
    let remedy = match successor {
        Some(successor) => format!("今のことなら、「{}」に直してください。", successor.name),
        None => "その時点での部署の名前に直してください。".to_owned(),
    };
    (message, remedy)
}
