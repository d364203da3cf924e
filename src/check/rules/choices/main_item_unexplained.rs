//! The reasons for the main items of a file do not name the items that are ticked.

use crate::check::Subject;
use crate::check::passage::Passage;
use crate::check::rule;
use crate::finding::Findings;
use crate::form::Offered;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 「主な記録項目」で選んだものが、「その妥当性」で一つずつ説明されているかを見ます。
    ///
    /// - 選んでいるのに、「その妥当性」に名前の出てこないもの
    /// - 選んでいないのに、「その妥当性」に見出しのあるもの
    ///
    /// 「その妥当性」が項目ごとではなく、まとめて一つの文で書かれているときは、何も知らせません。
    ///
    /// # なぜ
    ///
    /// 「その妥当性」は、選んだ項目を記録する理由を示す欄です。項目を加えたり消したりしたときに、理由を直し忘れることがあります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.basics]
    /// main-items = ["個人番号", "連絡先（電話番号等）", "地方税関係情報"]
    /// main-items-validity = """
    /// ・個人番号：対象者を正確に特定するため。
    /// ・連絡先：申請の内容を確かめるため。
    /// ・年金関係情報：特別徴収の対象者を把握するため。"""
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.basics]
    /// main-items = ["個人番号", "連絡先（電話番号等）", "地方税関係情報"]
    /// main-items-validity = """
    /// ・個人番号、連絡先（電話番号等）：対象者を特定し、申請の内容を確かめるため。
    /// ・地方税関係情報：保険料の段階を判定するため。"""
    /// ```
    ///
    /// # 直し方
    ///
    /// 選んだ項目ごとに、様式と同じ名前で理由を書きます。選んでいない項目の理由は消すか、その項目を選びます。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（「その妥当性」は、主な記録項目を記録することの妥当性を記載する欄です）。
    ///
    /// # 止め方
    ///
    /// 別の名前で説明しているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X103", "main-item-unexplained", Warning,
    title: "「主な記録項目」と「その妥当性」の項目が合いません",
    basis: "「その妥当性」は、選んだ記録項目のそれぞれについて、記録する理由を示す欄であるためです（様式）。",
    items: &[
        "all-items files[].basics.main-items", "all-items files[].basics.main-items-validity",
        "priority-items files[].basics.main-items", "priority-items files[].basics.main-items-validity",
    ],
}

/// Names under which an item is also explained: code, names.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("other-identifiers", &["内部番号", "宛名番号", "識別番号"]),
    ("four-basics", &["四情報", "氏名", "基本情報"]),
    ("contact", &["連絡先", "電話番号"]),
    ("resident-record", &["住民票"]),
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let items = format!("{file}.basics.main-items");
        let validity = format!("{file}.basics.main-items-validity");
        let Some(entry) = subject.record.get(&items) else { continue };
        let Some(choices) = subject.record.form.choices_of(entry.node) else { continue };
        let Some(passage) = subject.passage(&validity) else { continue };
        let words = fold(passage.words);
        let chosen = entry.value.chosen();
        let is_named =
            |text: Option<&str>, offered: &Offered| names(offered, text).iter().any(|name| holds(&words, name));
        let (named, missing): (Vec<_>, Vec<_>) = chosen
            .iter()
            .map(|chosen| (&choices.offered[chosen.at], chosen.text.as_deref()))
            .partition(|(offered, text)| is_named(*text, offered));
        if named.len() < 2 || named.len() < missing.len() {
            continue;
        }
        if !missing.is_empty() {
            let labels: Vec<String> =
                missing.iter().map(|(offered, text)| format!("「{}」", offered.with(*text))).collect();
            let at = (subject.called(&items), subject.called(&validity));
            let message = format!("{}で選ばれている{}の説明が、{}にありません。", at.0, labels.concat(), at.1);
            let remedy = "様式と同じ名前で理由を書き足すか、当たらないなら選択肢から外してください。";
            findings.add(&RULE, subject.at_key(&validity), message, remedy);
        }
        let unticked: Vec<&Offered> =
            choices.offered.iter().filter(|offered| !chosen_codes(subject, &items, offered)).collect();
        check_needless(subject, (&items, passage), &unticked, findings);
    }
}

fn chosen_codes(subject: &Subject, items: &str, offered: &Offered) -> bool {
    subject.all_chosen(items).contains(&offered.code.as_str())
}

/// Headings of the reasons that name what is not ticked.
fn check_needless(
    subject: &Subject,
    (items, passage): (&str, &Passage),
    unticked: &[&Offered],
    findings: &mut Findings,
) {
    let mut start = 0;
    for line in passage.words.split_inclusive('\n') {
        for part in headings(line) {
            let wanted = fold(part);
            let is_it = |offered: &&&Offered| {
                !offered.takes_text && (fold(&offered.label) == wanted || fold(core(&offered.label)) == wanted)
            };
            let Some(offered) = unticked.iter().find(is_it) else { continue };
            let at = start + line.find(part).unwrap_or(0);
            let called = subject.called(items);
            let message = format!("「{part}」の説明がありますが、{called}で「{}」が選ばれていません。", offered.label);
            let remedy = format!("「{}」を選ぶか、この説明を消してください。", offered.label);
            findings.add(&RULE, subject.at_words(passage, at..at + part.len()), message, remedy);
        }
        start += line.len();
    }
}

/// What a line names before it explains: 「個人番号」「4情報」 of 「・個人番号、4情報：…」, and of 「【個人番号】【4情報】」.
fn headings(line: &str) -> Vec<&str> {
    let line = line.trim().trim_start_matches(|letter: char| "・-*●○■◆ 　\t".contains(letter));
    let heading = match line.strip_prefix(['【', '［', '<', '＜']) {
        Some(rest) => rest.rsplit_once(['】', '］', '>', '＞']).map(|(heading, _)| heading),
        None => line.split_once(['：', ':']).map(|(heading, _)| heading),
    };
    let parts =
        heading.unwrap_or_default().split(['、', '，', '【', '】', '［', '］']).flat_map(|part| part.split("及び"));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Names that an item goes by among the reasons, folded.
fn names(offered: &Offered, text: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if offered.takes_text {
        let text = text.unwrap_or_default();
        names.extend(text.split(['、', '，', ',', '及', '等', '（', '(', '）', ')']).map(fold));
        names.extend([fold(text), "その他:".to_owned(), "その他は".to_owned()]);
    } else {
        let core = core(&offered.label);
        let short = core.trim_end_matches("関係情報");
        names.extend([core, short].map(fold));
        names.extend(short.split('・').map(fold));
    }
    let others = OTHER_NAMES.iter().filter(|(code, _)| *code == offered.code);
    names.extend(others.flat_map(|(_, others)| others.iter().map(|name| fold(name))));
    names.push(fold(&offered.group));
    names.retain(|name| !name.is_empty());
    names
}

/// The label without what stands in its brackets.
fn core(label: &str) -> &str {
    label.split('（').next().unwrap_or(label)
}

/// Whether a name stands in the words other than as a part of a longer name.
fn holds(words: &str, name: &str) -> bool {
    let mut places = words.match_indices(name);
    places.any(|(at, _)| {
        let (before, from) = words.split_at(at);
        let after = from.split_at(name.len()).1;
        let is_longer = match name {
            "個人番号" => after.starts_with("対応符号") || after.starts_with("カード"),
            "識別情報" => before.ends_with("その他"),
            _ => false,
        };
        !is_longer
    })
}
