//! What a text goes through one by one, and leaves out.

use std::collections::BTreeSet;

use super::numbered;
use super::own;
use crate::check::Subject;
use crate::check::keys;
use crate::check::rule;
use crate::check::rules::item_lines::same;
use crate::finding::Findings;
use crate::form::join;
use crate::model::Row;
use crate::text::fold;

rule! {
    /// # 何を見るか
    ///
    /// 二つの所を見ます。
    ///
    /// 一つは、「③消去方法」です。「①保管場所」に名前を挙げたシステムや紙の書類について、消去の方法がシステムごとに書かれて
    /// いるのに、触れられていないものがないかを見ます。
    ///
    /// もう一つは、Ⅲ.4（委託）の各欄です。委託事項を二つ以上、かつ半分以上挙げているのに、挙げていない委託事項がないかを
    /// 見ます。「全ての委託事項について」のように全体を言う欄と、再委託、その他の措置の欄は見ません。
    ///
    /// # なぜ
    ///
    /// 順に挙げた中で一つだけ抜けていると、それについては措置がないと読まれます。実際に、保管する四つの所のうち一つだけの
    /// 消去方法を書いて公表された評価書があります。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kokuho"
    /// name = "国民健康保険システム"
    /// [[systems]]
    /// id = "server"
    /// name = "中間サーバー"
    /// [[files]]
    /// id = "main"
    /// [files.storage]
    /// place = "国民健康保険システムのサーバーと、中間サーバーに保管する。"
    /// erasure = "国民健康保険システムのデータは、職員が消去する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/kokuho/1/book.toml
    /// form = "all-items@2018-05"
    /// [[systems]]
    /// id = "kokuho"
    /// name = "国民健康保険システム"
    /// [[systems]]
    /// id = "server"
    /// name = "中間サーバー"
    /// [[files]]
    /// id = "main"
    /// [files.storage]
    /// place = "国民健康保険システムのサーバーと、中間サーバーに保管する。"
    /// erasure = "国民健康保険システムのデータは、職員が消去する。中間サーバの副本は、それに合わせて消去される。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 抜けているものについて書き足します。同じ扱いなら、「全てのシステムについて」のようにまとめて書きます。
    ///
    /// # 根拠
    ///
    /// 論理（挙げたものの全てに措置があるべきこと）。別の欄に書かれていることもあるため、「問題の可能性大」とします。
    ///
    /// # 止め方
    ///
    /// 別の欄に書いているときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "P112", "left-out", Warning,
    title: "順に挙げた中で、抜けているものがあります",
    basis: "順に挙げた中で抜けているものには、措置がないと読まれるためです。",
    items: &["all-items files[].storage.place", "all-items files[].storage.erasure", "all-items files[].risks.entrustment.log-method"],
}

/// Words by which a text speaks of all at once.
const ALL: &[&str] = &[
    "全て",
    "すべて",
    "全委託",
    "いずれ",
    "それぞれ",
    "各システム",
    "各委託",
    "共通",
    "両",
    "全システム",
    "当該システム",
];

/// Papers, as texts call them.
const PAPERS: &[&str] = &["申請書", "届出書", "書類", "紙の", "紙媒体", "帳票", "予診票", "届出", "書面"];

/// How texts say that papers are destroyed.
const DESTROYED: &[&str] = &["溶解", "裁断", "細断", "シュレッダ", "焼却", "紙", "書類", "申請書", "廃棄"];

/// Items that need not speak of every entrustment: not every one is passed on, or has measures of its own.
const OF_SOME: &[&str] = &["subcontractors-method", "other-measures", "other-risks"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.form_is(keys::BOOKS) {
        return;
    }
    for file in subject.rows("files") {
        let file = join("files", &file.id);
        erasure(subject, &file, findings);
        entrustments(subject, &file, findings);
    }
}

fn erasure(subject: &Subject, file: &str, findings: &mut Findings) {
    let key = format!("{file}.storage.erasure");
    let Some((place, erasure)) = subject.words(&format!("{file}.storage.place")).zip(subject.words(&key)) else {
        return;
    };
    if ALL.iter().any(|word| erasure.contains(word)) {
        return;
    }
    let (stored, erased) = (same(place), same(erasure));
    let names =
        subject.rows("systems").iter().filter_map(|row| subject.words(&join(&join("systems", &row.id), "name")));
    let names: Vec<(&str, Vec<String>)> = names.map(|name| (name.trim(), spellings(name))).collect();
    let is_in = |text: &str, name: &[String]| name.iter().any(|name| text.contains(name.as_str()));
    if !names.iter().any(|(_, name)| is_in(&erased, name)) {
        return;
    }
    let missing = names.iter().filter(|(_, name)| is_in(&stored, name) && !is_in(&erased, name));
    let mut missing: Vec<String> = missing.map(|(written, _)| format!("「{written}」")).collect();
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(place, PAPERS) && !has(erasure, DESTROYED) {
        missing.push("紙の書類".to_owned());
    }
    if !missing.is_empty() {
        let message = format!("「①保管場所」に書かれた{}について、消去の方法が書かれていません。", missing.join("、"));
        let remedy = "消去の方法を書き足してください。ほかと同じなら、まとめて書いてください。";
        findings.add(&RULE, subject.at_key(&key), message, remedy);
    }
}

fn entrustments(subject: &Subject, file: &str, findings: &mut Findings) {
    let repeat = format!("{file}.entrustments");
    let rows = subject.rows(&repeat);
    let inside = format!("{file}.risks.entrustment.");
    for passage in own::texts(subject).filter(|passage| passage.entry.key.starts_with(&inside)) {
        let words = passage.words;
        if OF_SOME.iter().any(|name| passage.entry.key.ends_with(name)) || ALL.iter().any(|word| words.contains(word)) {
            continue;
        }
        let numbers = numbered::namings(passage).into_iter().filter(|naming| naming.word == "委託事項");
        let numbers: BTreeSet<usize> = numbers.map(|naming| naming.number as usize).collect();
        let folded = fold(words);
        let is_named = |(at, row): &(usize, &Row)| {
            let name = subject.words(&join(&join(&repeat, &row.id), "name")).map(fold);
            let link = format!("#{repeat}.{}", row.id);
            let is_linked = [")", ".", " "].iter().any(|end| words.contains(&format!("{link}{end}")));
            is_linked
                || numbers.contains(&(at + 1))
                || name.is_some_and(|name| !name.is_empty() && folded.contains(&name))
        };
        let (named, missing): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(is_named);
        if named.len() < 2 || named.len() < missing.len() || missing.is_empty() {
            continue;
        }
        let name = |(at, row): &(usize, &Row)| {
            let name = subject.words(&join(&join(&repeat, &row.id), "name")).unwrap_or_default();
            format!("委託事項{}「{}」", at + 1, name.trim())
        };
        let missing = missing.iter().map(name).collect::<Vec<_>>().join("、");
        let message = format!("委託事項を順に挙げていますが、{missing}に触れていません。");
        let remedy = "抜けている委託事項について書き足してください。同じ扱いなら、まとめて書いてください。";
        findings.add(&RULE, subject.at(passage.entry), message, remedy);
    }
}

/// The name of a system, and that within or without its brackets.
fn spellings(name: &str) -> Vec<String> {
    let mut names = vec![same(name)];
    if let Some((ahead, behind)) = name.split_once(['（', '(']) {
        names.extend([ahead, behind.trim_end_matches(['）', ')'])].map(same));
    }
    names.retain(|name| name.chars().count() > 1);
    names
}
