//! No rule may take more than its share of time for a long text, whatever stands in it.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use juran::check;
use juran::check::Gleaning;
use juran::check::Subject;
use juran::finding::Findings;
use juran::model::Record;
use juran::model::Settings;
use juran::model::Version;
use juran::text::Instant;

use crate::rulebook::SITE;
use crate::support::Sandbox;

/// Pieces of which long texts are made: what rules look for, and what tempts them to look on.
const PIECES: &[&str] = &[
    "あ",
    "あ\n",
    "ア",
    "一",
    "A",
    "1",
    "１",
    " ",
    "　",
    "・",
    "・あ\n",
    "。",
    "、",
    "ー",
    "-",
    "―",
    "（",
    "）",
    "(あ",
    "「",
    "」",
    "「あ」",
    "『",
    "【",
    "[",
    "![",
    ">",
    "> あ\n",
    "**あ",
    "`",
    "|",
    "|甲|乙|\n",
    "～",
    "~",
    "1,",
    "1から",
    "①",
    "①あ\n",
    "ア．",
    "（１）",
    "第1条",
    "第19条第8号",
    "別表",
    "別添2",
    "資料1-2",
    "上記①",
    "下記２",
    "前記",
    "委託事項9",
    "システム2",
    "提供先1",
    "令和",
    "令和8年4月1日",
    "令和8年4月1日～",
    "4月1日から",
    "同月",
    "同年",
    "翌年",
    "10日間",
    "（金）",
    "金曜日",
    "元年",
    "昭和64年",
    "予定",
    "本日",
    "以下「あ」という。",
    "（以下「",
    "番号法",
    "個人情報保護法",
    "個人情報の保護に関する法律（平成15年法律第57号）",
    "特定個人情報保護委員会",
    "サーバ",
    "サーバー",
    "ペ",
    "ぺ",
    "ニ",
    "個人番号",
    "件",
    "3件",
    "10人",
    "12万人",
    "合計",
    "http://a.example/",
    "a@b.example",
    "03-1234-5678",
    "1234567890123",
    "当市",
    "○○",
    "未定",
    "'",
    "######",
    "〔sic〕",
    "（ママ）",
    "旧",
    "当時",
    "に係る",
    "するする",
    "のの",
    "病名",
    "委託する",
    "総合窓口システムから",
    "課",
    "〔非公表:x",
    "^",
    "山田太郎",
    "氏",
    "第1",
    "の項",
];

/// Spends on what two lengths of the same text, in nanoseconds, by rule.
#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn spent(text: &str) -> BTreeMap<&'static str, Duration> {
    let literal = text.replace("'''", "'' '");
    let book = format!(
        "form = \"all-items@2018-05\"\n[cover]\ntitle = \"事務\"\n[version]\nagency = \"mayor\"\n[task]\nname = \"事務\"\n\
         description = '''\n{literal}'''\n[[files]]\nid = \"main\"\n[files.overview]\nscope = '''\n{literal}'''\n"
    );
    let sandbox = Sandbox::new()
        .file("content/site.toml", SITE)
        .file("content/assessments/long/1/book.toml", &book)
        .file("content/pages/long.md", &format!("+++\nform = \"page@1\"\ntitle = \"案内\"\n+++\n\n{text}\n"));
    let now = Instant::parse("2026-11-20").expect("the day exists");
    let spent: Mutex<BTreeMap<&'static str, Duration>> = Mutex::default();
    let on = |code: &'static str, work: &mut dyn FnMut()| {
        let start = std::time::Instant::now();
        work();
        *spent.lock().expect("no work panics").entry(code).or_default() += start.elapsed();
    };
    let gleaning = Gleaning::default();
    let visit = |settings: &Settings, record: &Record, version: &Version, findings: &mut Findings| {
        let subject = Subject::new(record, version, settings, now);
        on("what rules share", &mut || subject.prepare());
        for check in check::topics().iter().flat_map(|topic| topic.checks) {
            on(check.page.rule.code, &mut || check.ask_record(&subject, findings));
        }
        on("what is kept", &mut || gleaning.keep(&subject));
    };
    let mut findings = Findings::default();
    juran::read::read(&sandbox.path("content"), &visit, &mut findings).expect("the machine allows it");
    let holdings = gleaning.together(now);
    for check in check::topics().iter().flat_map(|topic| topic.checks) {
        on(check.page.rule.code, &mut || check.ask_site(&holdings, &mut findings));
    }
    spent.into_inner().expect("no work panics")
}

/// Rules that take more for four times the text than what is four times as much, and more than can be noise.
fn slow(piece: &str) -> Vec<String> {
    const LENGTH: usize = 2_500;
    let text = |times: usize| piece.repeat(times * LENGTH / piece.len());
    let (short, long) = (spent(&text(1)), spent(&text(4)));
    let before = |code: &str| short.get(code).copied().unwrap_or_default();
    let is_slow = |code: &str, time: Duration| time > before(code) * 9 + Duration::from_millis(80);
    let slow = long.into_iter().filter(|(code, time)| is_slow(code, *time));
    slow.map(|(code, time)| format!("{code} on 「{piece}」: {:?} → {time:?}", before(code))).collect()
}

#[test]
fn no_rule_takes_more_than_its_share_for_a_long_text() {
    // A machine at work takes its time now and then, but not three times in a row.
    let is_always_slow = |piece: &&&str| (0..3).all(|_| !slow(piece).is_empty());
    let told: Vec<String> = PIECES.iter().filter(is_always_slow).flat_map(|piece| slow(piece)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
