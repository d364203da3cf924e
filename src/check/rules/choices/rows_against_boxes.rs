//! What a box says there is, no row tells of; or rows tell of what a box says there is not.

use crate::check::Subject;
use crate::check::rule;
use crate::finding::Findings;
use crate::finding::Place;

rule! {
    /// # 何を見るか
    ///
    /// 「委託の有無」と委託事項、「提供・移転の有無」と提供先・移転先を、特定個人情報ファイルごとに比べます。
    ///
    /// - 「委託する」「提供を行っている」「移転を行っている」を選んでいるのに、その委託事項・提供先・移転先が一つも書かれていない
    /// - 選んでいないのに、委託事項・提供先・移転先が書かれている
    /// - 「行っていない」と、「提供を行っている」「移転を行っている」を、ともに選んでいる
    ///
    /// 件数が合うかどうかは、ここでは見ません。
    ///
    /// # なぜ
    ///
    /// 委託先や提供先の書き忘れ、なくなった委託の消し忘れは、住民の情報がどこへ渡るのかを誤って伝えます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// entrustment.status = "委託する"
    /// provision.status = ["提供を行っている", "行っていない"]
    /// [[files.recipients]]
    /// id = "cities"
    /// name = "他の市町村長"
    /// ```
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "priority-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// provision.status = ["提供を行っている"]
    /// [[files.recipients]]
    /// id = "cities"
    /// name = "他の市町村長"
    /// [[files.transfers]]
    /// id = "tax"
    /// name = "市民税課"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/hoken/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// entrustment.status = "委託しない"
    /// provision.status = ["移転を行っている"]
    /// [[files.transfers]]
    /// id = "tax"
    /// name = "市民税課"
    /// ```
    ///
    /// # 直し方
    ///
    /// 事実を確かめ、選択肢を直すか、足りない行を書き足すか、なくなったものの行を消します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（Ⅱ.4「委託の有無」、Ⅱ.5「提供・移転の有無」）。
    ///
    /// # 止め方
    ///
    /// 理由があって食い違うときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X155", "rows-against-boxes", Error,
    title: "委託・提供・移転の有無と、書かれている行が合いません",
    basis: "委託事項、提供先及び移転先は、あるとした場合に一つずつ記載する欄であるためです（様式）。",
    items: &[
        "all-items files[].entrustment.status", "all-items files[].entrustments[]", "all-items files[].provision.status",
        "all-items files[].recipients[]", "all-items files[].transfers[]",
        "priority-items files[].entrustment.status", "priority-items files[].entrustments[]",
        "priority-items files[].provision.status", "priority-items files[].recipients[]",
        "priority-items files[].transfers[]",
    ],
}

/// Question, code of the answer that there are rows, words of that answer, repeat with the rows, what a row is called.
const QUESTIONS: &[(&str, &str, &str, &str, &str)] = &[
    ("entrustment.status", "1", "委託する", "entrustments", "委託事項"),
    ("provision.status", "provides", "提供を行っている", "recipients", "提供先"),
    ("provision.status", "transfers", "移転を行っている", "transfers", "移転先"),
];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        for question in QUESTIONS {
            check_question(subject, &file, question, findings);
        }
        check_both(subject, &format!("{file}.provision.status"), findings);
    }
}

fn check_question(subject: &Subject, file: &str, question: &(&str, &str, &str, &str, &str), findings: &mut Findings) {
    let (item, code, words, repeat, row) = *question;
    let key = format!("{file}.{item}");
    // An open question is told of as a missing item.
    if subject.all_chosen(&key).is_empty() {
        return;
    }
    let is_chosen = subject.has_chosen(&key, code);
    let repeat = format!("{file}.{repeat}");
    match (is_chosen, subject.rows(&repeat)) {
        (true, []) => {
            let message =
                format!("{}で「{words}」が選ばれていますが、{row}が一つも書かれていません。", subject.called(&key));
            let remedy = format!("{row}を書くか、「{words}」を選ばないように直してください。");
            findings.add(&RULE, subject.at_key(&key).quoting(words), message, remedy);
        }
        (false, [first, others @ ..]) => {
            let number = others.len() + 1;
            let message =
                format!("{}で「{words}」が選ばれていませんが、{row}が{number}件書かれています。", subject.called(&key));
            let remedy = format!("「{words}」を選ぶか、なくなった{row}の行を消してください。");
            let place = Place { spot: Some(first.spot.clone()), ..subject.at_key(&key) };
            findings.add(&RULE, place, message, remedy);
        }
        _ => {}
    }
}

fn check_both(subject: &Subject, key: &str, findings: &mut Findings) {
    let chosen = subject.all_chosen(key);
    if chosen.contains(&"none") && chosen.len() > 1 {
        let message = format!("{}で、「行っていない」と「行っている」がともに選ばれています。", subject.called(key));
        let remedy = "事実を確かめ、「行っていない」か「行っている」の一方だけを残してください。";
        findings.add(&RULE, subject.at_key(key).quoting("行っていない"), message, remedy);
    }
}
