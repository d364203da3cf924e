//! The text says by what information comes in, and the box for it is not ticked.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;

use super::boxes::is_answered;
use super::boxes::made;
use super::boxes::short;

rule! {
    /// # 何を見るか
    ///
    /// 「②入手方法」で選ばれていない方法が、文章に現れないかを見ます。
    ///
    /// - 「③入手の時期・頻度」にある、電子メール、フラッシュメモリ、電子記録媒体、専用線、庁内連携システム、情報提供ネットワークシ
    ///   ステム、書面や申請書の提出
    /// - 「①保管場所」にある、申請書、届出書などの紙の書類の保管（「紙」が選ばれていないとき）
    ///
    /// 「その他（　）」の括弧の中に同じ言葉があるときは、知らせません。
    ///
    /// # なぜ
    ///
    /// 入手の方法ごとに、漏えいや紛失の危険が違います。選ばれていない方法は、リスク対策からも漏れます。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["庁内連携システム"]
    /// storage.place = "受け付けた申請書は、施錠できる書庫に保管する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// acquisition.media = ["紙", "庁内連携システム"]
    /// acquisition.timing = "申請書の提出を受けた都度。電子メールによる入手は行わない。"
    /// storage.place = "受け付けた申請書は、施錠できる書庫に保管する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 入手の事実を確かめ、「②入手方法」で当たる選択肢を選ぶか、文章を直します。
    ///
    /// # 根拠
    ///
    /// 特定個人情報保護評価書の様式（Ⅱ.3.②入手方法）と、論理です。
    ///
    /// # 止め方
    ///
    /// 文章が入手の方法を述べたものではないときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X105", "medium-not-chosen", Warning,
    title: "文章にある入手方法が、「入手方法」で選ばれていません",
    basis: "特定個人情報をどの方法で入手するかは、「入手方法」の選択肢と文章とで同じになるはずであるためです（様式、論理）。",
    items: &[
        "all-items files[].acquisition.media", "all-items files[].acquisition.timing", "all-items files[].storage.place",
        "priority-items files[].acquisition.media", "priority-items files[].storage.place",
    ],
}

/// Papers that people hand in.
const PAPERS: &[&str] =
    &["申請書", "届出書", "届書", "申告書", "請求書", "報告書", "調査票", "予診票", "紙媒体", "書面"];
/// Words for other ways, by box: its code, its label, the words.
const WAYS: &[(&str, &str, &[&str])] = &[
    ("email", "電子メール", &["電子メール", "Eメール", "Ｅメール", "eメール"]),
    ("flash-memory", "フラッシュメモリ", &["フラッシュメモリ", "USBメモリ", "ＵＳＢメモリ"]),
    (
        "electronic-media",
        "電子記録媒体（フラッシュメモリを除く。）",
        &["電子記録媒体", "CD-R", "ＣＤ－Ｒ", "DVD", "ＤＶＤ", "磁気テープ", "光ディスク"],
    ),
    ("dedicated-line", "専用線", &["専用線", "専用回線"]),
    ("internal", "庁内連携システム", &["庁内連携システム"]),
    ("network", "情報提供ネットワークシステム", &["情報提供ネットワークシステム"]),
];
/// Words of those who hand in a paper.
const HANDING_IN: &[&str] = &["提出", "入手", "取得", "受領", "受け付け", "受付", "回収", "郵送", "届出", "持参"];
/// Words of those who keep papers.
const KEEPING: &[&str] = &["保管", "収納", "保存", "施錠", "収め"];
/// Words of a sentence that is not about paper, or denies what it names.
const NOT_SO: &[&str] = &["ない", "除く", "ません", "せず"];
const ELECTRONIC: &[&str] =
    &["電子", "データ", "画像", "オンライン", "スキャン", "読み取", "システムに保管", "ファイル"];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let media = format!("{file}.acquisition.media");
        if !is_answered(subject, &media) {
            continue;
        }
        let (timing, place) = (format!("{file}.acquisition.timing"), format!("{file}.storage.place"));
        for (code, label, words) in WAYS {
            let told = |sentence: &str| said(sentence, words);
            look(subject, &media, (code, label, words), &[(&timing, &told)], findings);
        }
        let handed_in = |sentence: &str| said(sentence, PAPERS).filter(|_| is_paper(sentence, HANDING_IN));
        let kept = |sentence: &str| said(sentence, PAPERS).filter(|_| is_paper(sentence, KEEPING));
        let paper = ("paper", "紙", &["紙", "書", "郵送", "窓口"][..]);
        look(subject, &media, (&paper.0, &paper.1, &paper.2), &[(&timing, &handed_in), (&place, &kept)], findings);
    }
}

type Telling<'t> = (&'t str, &'t dyn Fn(&str) -> Option<Range<usize>>);

/// Tells of the first sentence that speaks of a way whose box is not ticked.
fn look(subject: &Subject, media: &str, way: (&&str, &&str, &&[&str]), tellings: &[Telling], findings: &mut Findings) {
    let (code, label, words) = way;
    if subject.all_chosen(media).contains(code) || is_in_brackets(subject, media, words) {
        return;
    }
    for (key, told) in tellings {
        let Some(passage) = subject.passage(key) else { continue };
        let found = sentence::all(passage.words).find_map(|(range, sentence)| {
            told(sentence).map(|at| (range.start + at.start..range.start + at.end, sentence))
        });
        let Some((range, sentence)) = found else { continue };
        let at = (subject.called(key), subject.called(media));
        let sentence = short(sentence);
        let message = format!("{}に「{sentence}」とありますが、{}で「{label}」が選ばれていません。", at.0, at.1);
        let remedy = format!("その方法で入手しているなら「{label}」を選び、そうでなければ文章を直してください。");
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        return;
    }
}

/// Where a sentence names one of the words without denying it.
fn said(sentence: &str, words: &[&str]) -> Option<Range<usize>> {
    let at = words.iter().find_map(|word| sentence.find(word).map(|at| at..at + word.len()))?;
    (!NOT_SO.iter().any(|denial| sentence.contains(denial))).then_some(at)
}

/// Whether a sentence does with paper what the words say.
fn is_paper(sentence: &str, doing: &[&str]) -> bool {
    doing.iter().any(|word| sentence.contains(word)) && !ELECTRONIC.iter().any(|word| sentence.contains(word))
}

fn is_in_brackets(subject: &Subject, media: &str, words: &[&str]) -> bool {
    let Some(entry) = subject.record.get(media) else { return false };
    let texts: Vec<&str> = made(subject, entry).iter().filter_map(|made| made.text).collect();
    words.iter().any(|word| texts.iter().any(|text| text.contains(word)))
}
