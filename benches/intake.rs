//! Measures how long opinions take to be taken in: `cargo bench --bench intake -- 200000`.
//!
//! Of the slips, 96 of a hundred are copies of forty texts, some of them signed; `--distinct` makes every one another text.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measurement reads the clock and tells people")]

use std::env;
use std::fs;
use std::path::Path;
use std::time::Instant as Clock;

use juran::intake;
use juran::intake::Request;
use juran::text::Instant;
use tempfile::TempDir;

const COPIES_IN_A_HUNDRED: u64 = 96;
const ITEMS: [&str; 4] = [
    "task.description",
    "files.main.risks.acquisition.leakage.measures",
    "files.main.entrustments.data-entry.validity",
    "全体",
];
const WORDS: [&str; 24] = [
    "窓口",
    "申請書",
    "介護",
    "保険",
    "個人番号",
    "委託",
    "事業者",
    "職員",
    "入力",
    "確認",
    "書類",
    "保管",
    "消去",
    "記録",
    "安全",
    "対策",
    "説明",
    "公表",
    "費用",
    "監査",
    "報告",
    "家族",
    "相談",
    "鍵",
];
const JOINTS: [&str; 6] = ["の", "を", "は", "が", "に", "と"];
const ENDS: [&str; 5] =
    ["してください。", "が心配です。", "を知りたいです。", "を続けるべきです。", "が分かりません。"];
const NAMES: [&str; 6] = ["佐藤　花子", "鈴木　一郎", "高橋　さくら", "田中　健", "渡辺　美咲", "伊藤　翔"];

/// Numbers without end, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap_or(0)
    }

    fn one<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..3 + self.below(4) {
            for _ in 0..5 + self.below(6) {
                text.push_str(self.one(&WORDS));
                text.push_str(self.one(&JOINTS));
            }
            text.push_str(self.one(&WORDS));
            text.push_str(self.one(&ENDS));
        }
        text
    }
}

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let count = words.iter().find_map(|word| word.parse().ok()).unwrap_or(20_000);
    let copies = if words.iter().any(|word| word == "--distinct") { 0 } else { COPIES_IN_A_HUNDRED };
    let folder = TempDir::new().expect("the machine has a folder for passing files");
    let arrived = folder.path().join("arrived");
    write(&arrived, count, copies);
    let private = folder.path().join("private");
    let request = Request {
        content: Path::new("content"),
        folder: &arrived,
        private: &private,
        consultation: "kaigo-3",
        as_of: None,
        now: Instant::parse("2026-11-20").expect("the day exists"),
    };
    let start = Clock::now();
    let taken = intake::intake(&request).expect("the slips can be taken in");
    let told = taken.told.clone();
    taken.place(None).expect("the tables can be written");
    println!("{told}\n{count}件: {:.1}秒、最大のメモリー {}", start.elapsed().as_secs_f64(), peak());
}

/// Slips in the folders of the ways in.
fn write(arrived: &Path, count: usize, copies: u64) {
    let mut numbers = Numbers(7);
    let forms: Vec<(&str, String)> = (0..40).map(|_| (numbers.one(&ITEMS), numbers.text())).collect();
    for at in 0..count {
        let is_copy = numbers.below(100) < usize::try_from(copies).unwrap_or(0);
        let (item, mut text) =
            if is_copy { forms[numbers.below(forms.len())].clone() } else { (numbers.one(&ITEMS), numbers.text()) };
        let name = numbers.one(&NAMES);
        if numbers.below(3) == 0 {
            text.push_str(&format!("\n氏名：{name}"));
        }
        let slip = format!(
            "■ 意見票: 1\n■ 案件: consultations/kaigo-3\n■ 対象: assessments/kaigo/3-an\n■ 項目: {item}\n{text}\n■ 氏名: {name}\n■ 連絡先: 0000-{:02}-{:04}\n",
            numbers.below(100),
            numbers.below(10_000)
        );
        let folder = arrived.join(numbers.one(&["counter", "post", "mail", "online"])).join(format!("{}", at / 2000));
        fs::create_dir_all(&folder).expect("the folder can be made");
        fs::write(folder.join(format!("{at}.txt")), slip).expect("the slip can be written");
    }
}

/// The most memory that was held, where the system tells.
fn peak() -> String {
    let about = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = about.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "（分かりません）".to_owned(), |line| line.trim().to_owned())
}
