//! What arrived, in numbers that add up, and what a person still has to look at.

use std::path::Path;

use crate::text::grouped;
use crate::text::padded;
use crate::text::width;

use super::gathered::Gathered;
use super::gathered::Left;
use super::gathered::Tally;
use super::groups::Groups;
use super::result::Outcome;

/// Lines of a list that are shown; the report has them all.
const MOST_SHOWN: usize = 15;
const GAP: usize = 2;

/// What is told of an intake.
pub(super) struct Report {
    /// Everything, for the private folder.
    pub(super) whole: String,
    /// The same with the lists cut short.
    short: String,
}

/// Tells of what arrived.
pub(super) fn report(gathered: &Gathered, groups: &Groups, ignored: usize, unknown: &[&String]) -> Report {
    let mut telling = Telling { whole: String::new(), short: String::new() };
    let asking = gathered.asking;
    telling.line(&format!("【庁内用】{}（{}）に届いた意見の取込み", asking.title, asking.address));
    telling.table("受け付けたファイル", &files(gathered, ignored));
    telling.table("出し方ごとの数", &channels(gathered));
    telling.table("箇所ごとの数（期間の後に届いたものを除く）", &places(gathered, groups));
    let total = gathered.total();
    let (same, near) = alike(gathered, groups);
    telling.line(&format!(
        "\nまとめ方: 空白・句読点・字の幅と、伏せた所だけが違う文は「同文」として、同じ箇所への意見のうち、隣り合う2文字の組の9割以上が初めの文と同じで、数字・漢字・片仮名と、賛否を表す言葉の数が変わらないものは「ほぼ同文」として、まとめました。\n同文が{same}件、ほぼ同文が{near}件あります。まとめ方は groups.toml で直せます。"
    ));
    if total.late_opinions > 0 {
        telling.line(&format!(
            "\n期間の後に届いた提出が{}、意見が{}件あります。行政手続法第42条は、期間内に届いた意見を十分に考慮することとしているため、result.toml の件数には入れていません。opinions.csv の「期間」の列で見られます。",
            total.late_submissions, total.late_opinions
        ));
    }
    let others = gathered.tallies.last().copied().unwrap_or_default();
    if others.submissions > 0 {
        telling.line(&format!(
            "\n出し方が分からない提出が{}あり、「その他」に数えました。出し方の名前（{}）のフォルダーに移して、もう一度実行してください。",
            others.submissions,
            asking.channels.iter().map(|channel| channel.label.as_str()).collect::<Vec<_>>().join("、")
        ));
    }
    telling.list("人が読んで打ち込むもの、確かめるもの", &open(gathered));
    telling.list("読み取りで気になったもの", &lines(gathered, &gathered.doubts));
    telling.list("箇所が見つからず、全体への意見として扱ったもの", &unplaced(gathered));
    telling.receipts(gathered);
    for note in &asking.notes {
        telling.line(&format!("\n{note}"));
    }
    let unknown: Vec<String> =
        unknown.iter().map(|id| format!("groups.toml の {id} という文は、届いたものの中にありません。")).collect();
    telling.list("groups.toml について", &unknown);
    Report { whole: telling.whole, short: telling.short }
}

struct Telling {
    whole: String,
    short: String,
}

impl Telling {
    fn line(&mut self, line: &str) {
        for text in [&mut self.whole, &mut self.short] {
            text.push_str(line);
            text.push('\n');
        }
    }

    fn list(&mut self, heading: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let heading = format!("\n{heading}（{}）\n", lines.len());
        self.whole.push_str(&heading);
        self.short.push_str(&heading);
        for (at, line) in lines.iter().enumerate() {
            let line = format!("  {line}\n");
            self.whole.push_str(&line);
            if at < MOST_SHOWN {
                self.short.push_str(&line);
            }
        }
        if lines.len() > MOST_SHOWN {
            self.short.push_str(&format!("  ほか{}（report.txt に全部あります）\n", lines.len() - MOST_SHOWN));
        }
    }

    /// A table, of which the first column is words and the others are numbers.
    fn table(&mut self, heading: &str, rows: &[Vec<String>]) {
        let columns = rows.first().map_or(0, Vec::len);
        let widths: Vec<usize> =
            (0..columns).map(|at| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0)).collect();
        let line = |row: &Vec<String>| {
            let mut line = padded(&row[0], widths[0]);
            for (cell, column) in row.iter().zip(&widths).skip(1) {
                line.push_str(&" ".repeat(GAP + column - width(cell)));
                line.push_str(cell);
            }
            format!("{}\n", line.trim_end())
        };
        let lines: Vec<String> = rows.iter().map(line).collect();
        let heading = format!("\n{heading}\n");
        self.whole.push_str(&format!("{heading}{}", lines.concat()));
        self.short.push_str(&heading);
        let is_long = lines.len() > MOST_SHOWN * 3;
        let shown = if is_long { MOST_SHOWN * 3 - 1 } else { lines.len() };
        self.short.push_str(&lines[..shown].concat());
        if is_long {
            self.short.push_str(&format!("ほか{}行（report.txt に全部あります）\n", lines.len() - shown - 1));
            self.short.push_str(&lines[lines.len() - 1]);
        }
    }

    fn receipts(&mut self, gathered: &Gathered) {
        let told = [
            (
                gathered.altered,
                "控えの指紋が、書かれている文と合わない提出（文が後で変わっています。意見としては数えています）",
            ),
            (
                gathered.repeated,
                "前に数えた提出と、控えの指紋が同じ提出（同じ意見票が二度届いたようです。数は減らしていません）",
            ),
            (gathered.of_other_draft, "公表した案とは違う指紋の案を見て書かれた提出"),
        ];
        let told: Vec<String> =
            told.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what}: {count}")).collect();
        self.list("控えの指紋について（どれかは submissions.csv にあります）", &told);
    }
}

fn cells<const N: usize>(first: &str, numbers: [usize; N]) -> Vec<String> {
    let numbers = numbers.map(|number| grouped(u64::try_from(number).unwrap_or(u64::MAX)));
    std::iter::once(first.to_owned()).chain(numbers).collect()
}

/// Files by what became of them; each is in one row.
fn files(gathered: &Gathered, ignored: usize) -> Vec<Vec<String>> {
    let read = gathered.read.iter().filter(|read| **read).count();
    let typed = (0..gathered.files.len()).filter(|at| is_typed(gathered, *at)).count();
    let mut rows = vec![
        vec!["ファイル".to_owned(), "数".to_owned()],
        cells("意見を読み取ったもの", [read]),
        cells("同じ名前の .txt に打ち込みが済んだもの", [typed]),
        cells("人が読んで打ち込むもの", [gathered.files.len() - read - typed]),
        cells("合計", [gathered.files.len()]),
    ];
    if ignored > 0 {
        rows.push(cells("（数えていないもの: パソコンが作った作業用のファイル）", [ignored]));
    }
    rows
}

/// Whether a file that could not be read stands beside its typed text.
fn is_typed(gathered: &Gathered, at: usize) -> bool {
    let file = &gathered.files[at];
    let typed = file.typed();
    let found = gathered.files.binary_search_by(|other| other.path().cmp(&typed));
    !gathered.read[at] && found.is_ok_and(|other| gathered.read[other] && file.is_typed_as(&gathered.files[other]))
}

fn channels(gathered: &Gathered) -> Vec<Vec<String>> {
    let headings = ["出し方", "提出", "意見", "うち期間の後の提出", "うち期間の後の意見"];
    let row = |called: &str, tally: &Tally| {
        cells(called, [tally.submissions, tally.opinions, tally.late_submissions, tally.late_opinions])
    };
    let mut rows = vec![headings.map(str::to_owned).to_vec()];
    for (at, tally) in gathered.tallies.iter().enumerate() {
        if at < gathered.asking.channels.len() || tally.submissions > 0 {
            rows.push(row(gathered.asking.called(at), tally));
        }
    }
    rows.push(row("合計", &gathered.total()));
    rows
}

/// Opinions in time by place, in the order of the draft.
fn places(gathered: &Gathered, groups: &Groups) -> Vec<Vec<String>> {
    let places = gathered.asking.targets.len();
    let (mut opinions, mut of_groups) = (vec![0; places], vec![0; places]);
    for text in &gathered.texts {
        opinions[text.target as usize] += text.count as usize;
    }
    for group in groups.all.iter().filter(|group| group.count > 0) {
        if let Some(target) = group.targets.first() {
            of_groups[*target as usize] += 1;
        }
    }
    let mut rows = vec![["箇所", "意見", "まとまり"].map(str::to_owned).to_vec()];
    for at in (1..places).chain([0]).filter(|at| opinions[*at] > 0 || *at == 0) {
        rows.push(cells(&gathered.asking.targets[at].called, [opinions[at], of_groups[at]]));
    }
    rows.push(cells("合計", [opinions.iter().sum(), of_groups.iter().sum()]));
    rows
}

/// Opinions in time behind the first of their text, and texts behind the first of their group.
fn alike(gathered: &Gathered, groups: &Groups) -> (usize, usize) {
    let counted = || gathered.texts.iter().filter(|text| text.count > 0);
    let same = counted().map(|text| text.count as usize - 1).sum();
    let near = groups.all.iter().filter(|group| group.count > 0).map(|group| {
        let texts = group.texts.iter().filter(|text| gathered.texts[**text as usize].count > 0);
        texts.count() - 1
    });
    (same, near.sum())
}

fn open(gathered: &Gathered) -> Vec<String> {
    let left: Vec<Left> =
        gathered.unread.iter().filter(|left| !is_typed(gathered, left.file as usize)).cloned().collect();
    lines(gathered, &left)
}

fn lines(gathered: &Gathered, left: &[Left]) -> Vec<String> {
    let line = |left: &Left| {
        let part = if left.part == 0 { String::new() } else { format!("（{}番目）", left.part) };
        format!("{}{part}: {}", gathered.files[left.file as usize].name(), left.why)
    };
    left.iter().map(line).collect()
}

fn unplaced(gathered: &Gathered) -> Vec<String> {
    let found = gathered.opinions.iter().filter_map(|opinion| {
        let words: String = opinion.unplaced.as_ref()?.chars().take(60).collect();
        Some(format!("{}: 「{words}」", gathered.files[opinion.file as usize].name()))
    });
    found.collect()
}

impl Report {
    /// The short form, and what was written.
    pub(super) fn told(&self, outcome: &Outcome, is_unchanged: bool, private: &Path) -> String {
        let mut told = self.short.clone();
        told.push_str("\n書いたもの\n");
        told.push_str(&format!("  個人情報を置くフォルダー: {}", private.display()));
        told.push_str(if is_unchanged {
            "（前と同じなので、書き換えていません）\n"
        } else {
            "（submissions.csv、opinions.csv、groups.toml、report.txt）\n"
        });
        let path = outcome.path.display();
        if outcome.is_published {
            told.push_str(&format!("  {path}: 結果が公表されているため、何も書いていません。\n"));
            return told;
        }
        match &outcome.file {
            None => told.push_str(&format!("  {path}: 書き加えることはありません。\n")),
            Some(file) if file.before.is_none() => {
                told.push_str(&format!(
                    "  {path}: 作りました（まとまり{}）。考え方（answer）と対応（response）を書いてください。\n",
                    outcome.added.len()
                ));
            }
            Some(_) => told.push_str(&format!(
                "  {path}: 書き加えました（新しいまとまり{}、件数の変わったまとまり{}）。\n",
                outcome.added.len(),
                outcome.changed.len()
            )),
        }
        for (id, before, after) in &outcome.changed {
            told.push_str(&format!("    {id}: {before}件 → {after}件\n"));
        }
        for left in &outcome.left {
            told.push_str(&format!("    {left}\n"));
        }
        told
    }
}
