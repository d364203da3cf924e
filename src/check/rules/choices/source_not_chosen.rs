//! The text says from whom information comes, and the box for them is not ticked.

use std::ops::Range;

use crate::check::Subject;
use crate::check::rule;
use crate::check::sentence;
use crate::finding::Findings;

use super::boxes::is_answered;
use super::boxes::made;

rule! {
    /// # 何を見るか
    ///
    /// 「③入手の時期・頻度」「④入手に係る妥当性」「⑤本人への明示」に「…から（…より）…入手する」とある相手が、「①入手元」で選ばれ
    /// ているかを見ます。相手の名前が、選んだ選択肢の括弧の中にあるときは、知らせません。
    ///
    /// # なぜ
    ///
    /// 入手元は、住民が自分の情報の来た道を知るための欄です。文章にだけ現れる入手元は、選び忘れかもしれません。
    ///
    /// # 例（違反）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.acquisition]
    /// sources = ["評価実施機関内の他部署（市民課）"]
    /// timing = "・接種の記録は、市内の医療機関から毎月取得する。"
    /// notice = "給付の申請の際に、本人又は代理人から入手する。"
    /// ```
    ///
    /// # 例（適合）
    ///
    /// ```toml assessments/yobo/1/book.toml
    /// form = "all-items@2018-05"
    /// [[files]]
    /// id = "main"
    /// [files.acquisition]
    /// sources = ["本人又は本人の代理人", "その他（接種を行った医療機関）"]
    /// timing = "・接種の記録は、市内の医療機関から毎月取得する。"
    /// notice = "給付の申請の際に、本人又は代理人から入手する。"
    /// ```
    ///
    /// # 直し方
    ///
    /// 入手の事実を確かめ、「①入手元」で当たる選択肢を選ぶか、文章を直します。
    ///
    /// # 根拠
    ///
    /// 様式4（平成30年5月）Ⅱ.3.①（入手元）と、論理です。
    ///
    /// # 止め方
    ///
    /// 文章の相手が入手元ではないときは、文書の TOML に `[[waivers]]` を書き、理由を残します。
    "X104", "source-not-chosen", Warning,
    title: "文章にある入手元が、「入手元」で選ばれていません",
    basis: "特定個人情報をだれから入手するかは、「入手元」の選択肢と文章とで同じになるはずであるためです（様式、論理）。",
    items: &[
        "all-items files[].acquisition.sources", "all-items files[].acquisition.timing",
        "all-items files[].acquisition.validity", "all-items files[].acquisition.notice",
    ],
}

/// Words for those who give information, by box: its code, its label, the words.
const GIVERS: &[(&str, &str, &[&str])] = &[
    ("person", "本人又は本人の代理人", &["本人", "代理人", "申請者", "届出人", "届出者", "申告者", "保護者"]),
    (
        "other-departments",
        "評価実施機関内の他部署",
        &[
            "他部署",
            "他の部署",
            "部署",
            "関係課",
            "他課",
            "担当課",
            "所管課",
            "市民課",
            "戸籍住民課",
            "税務課",
            "市民税課",
            "住民課",
        ],
    ),
    (
        "national-bodies",
        "行政機関・独立行政法人等",
        &[
            "日本年金機構",
            "年金事務所",
            "税務署",
            "国税庁",
            "公共職業安定所",
            "ハローワーク",
            "法務局",
            "労働基準監督署",
            "厚生労働省",
            "出入国在留管理",
        ],
    ),
    (
        "local-bodies",
        "地方公共団体・地方独立行政法人",
        &[
            "他市",
            "他区",
            "他町",
            "他の市",
            "他の区",
            "他の町",
            "他自治体",
            "他の自治体",
            "市区町村",
            "市町村",
            "区市町村",
            "都道府県",
            "広域連合",
            "転出元",
        ],
    ),
    (
        "private-bodies",
        "民間事業者",
        &["医師会", "医療機関", "民間", "事業者", "金融機関", "薬局", "診療所", "保険会社", "勤務先", "企業"],
    ),
];
/// Words for taking in what somebody gives.
const TAKING: &[&str] = &[
    "入手",
    "取得",
    "収集",
    "提出",
    "申請",
    "届出",
    "届け出",
    "申告",
    "受領",
    "受け取",
    "提供を受け",
    "報告を受け",
    "回収",
    "提示",
];
/// What may follow directly where no information is taken in.
const OTHERS: &[&str] = &[
    "の同意",
    "同意",
    "の求め",
    "の問合せ",
    "の問い合わせ",
    "の照会",
    "照会",
    "の署名",
    "署名",
    "の依頼",
    "の意見",
    "見え",
    "アクセス",
    "の希望",
];
/// Characters before 「から」 in which the giver is looked for.
const REACH: usize = 24;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for file in subject.row_keys("files") {
        let sources = format!("{file}.acquisition.sources");
        if is_answered(subject, &sources) {
            for giver in GIVERS.iter().filter(|(code, _, _)| !subject.all_chosen(&sources).contains(code)) {
                check_giver(subject, &file, &sources, giver, findings);
            }
        }
    }
}

fn check_giver(
    subject: &Subject,
    file: &str,
    sources: &str,
    (_, label, words): &(&str, &str, &[&str]),
    findings: &mut Findings,
) {
    let in_brackets = brackets(subject, sources);
    for item in ["timing", "validity", "notice"] {
        let Some(passage) = subject.passage(&format!("{file}.acquisition.{item}")) else { continue };
        let named = sentence::all(passage.words).find_map(|(range, sentence)| {
            let (at, word) = giver(sentence, words).filter(|(_, word)| !in_brackets.contains(word))?;
            Some((range.start + at.start..range.start + at.end, word))
        });
        let Some((range, word)) = named else { continue };
        let quote = passage.words.get(range.clone()).unwrap_or_default();
        let at = (subject.called(&passage.entry.key), subject.called(sources));
        let message = format!("{}に「{quote}」とありますが、{}で「{label}」が選ばれていません。", at.0, at.1);
        let remedy =
            format!("「{word}」が入手元なら「{label}」などの当たる選択肢を選び、そうでなければ文章を直してください。");
        findings.add(&RULE, subject.at_words(passage, range), message, remedy);
        return;
    }
}

/// What stands in the brackets of the boxes that are ticked.
fn brackets(subject: &Subject, sources: &str) -> String {
    let Some(entry) = subject.record.get(sources) else { return String::new() };
    made(subject, entry).iter().filter_map(|made| made.text).collect::<Vec<_>>().join("\n")
}

/// Where a sentence says that information is taken in from one of those, up to 「から」, and by which word.
fn giver<'w>(sentence: &str, words: &[&'w str]) -> Option<(Range<usize>, &'w str)> {
    let mut ends = sentence.match_indices("から").chain(sentence.match_indices("より"));
    ends.find_map(|(at, mark)| {
        let (before, from) = sentence.split_at(at);
        let after = from.split_at(mark.len()).1;
        let takes = TAKING.iter().any(|taking| after.contains(taking)) && !after.contains("ない");
        if !takes || OTHERS.iter().any(|other| after.starts_with(other)) {
            return None;
        }
        let reach = before.char_indices().rev().nth(REACH - 1).map_or(0, |(from, _)| from);
        let near = before.split_at(reach).1;
        let is_cut = |letter: char| "、：:「」・>＞ 　".contains(letter);
        let phrase = near.rsplit(is_cut).next().unwrap_or_default();
        let named = words.iter().filter_map(|word| Some((phrase.find(word)?, *word)));
        let (start, word) = named.min().filter(|_| !phrase.contains("以外"))?;
        Some((at - phrase.len() + start..at + mark.len(), word))
    })
}
