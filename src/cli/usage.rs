//! Mistakes in the command line, told in whole Japanese sentences with the nearest right word.

use std::error::Error;
use std::ffi::OsString;

use clap::Command;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;

use crate::text::nearest;

use super::arguments;

/// Tells what is wrong with the arguments and where help is.
pub(super) fn explain(error: &clap::Error, arguments: &[OsString]) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return format!("コマンドが書かれていません。\n\n{error}");
    }
    let mut root = arguments::grammar();
    root.build();
    let mistake = Mistake { error, meant: Meant::of(&root, arguments, error), root: &root };
    format!("{}\n{}", mistake.sentence(), mistake.help())
}

/// The command that the arguments call, as far as they call one.
struct Meant<'a> {
    command: &'a Command,
    /// The words that call it: `juran import table`.
    called: String,
}

impl<'a> Meant<'a> {
    fn of(root: &'a Command, arguments: &[OsString], error: &clap::Error) -> Self {
        let mut meant = Self { command: root, called: root.get_name().to_owned() };
        let unknown = words_of(error, ContextKind::InvalidArg).into_iter().next();
        let unknown = unknown.filter(|_| error.kind() == ErrorKind::UnknownArgument);
        let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
        while let Some(word) = words.next() {
            if unknown.is_some() && unknown.as_deref() == word.split('=').next() {
                break;
            } else if meant.takes_value(word) {
                words.next();
            } else if let Some(inner) = meant.command.find_subcommand(word) {
                meant = Self { command: inner, called: format!("{} {word}", meant.called) };
            }
        }
        meant
    }

    /// Whether the word is an option whose value is the next word.
    fn takes_value(&self, word: &str) -> bool {
        let Some(name) = word.strip_prefix("--") else { return false };
        self.command.get_arguments().any(|option| option.get_long() == Some(name) && option.get_action().takes_values())
    }

    fn options(&self) -> impl Iterator<Item = &'a str> {
        self.command.get_arguments().filter(|option| !option.is_hide_set()).filter_map(clap::Arg::get_long)
    }

    fn subcommands(&self) -> impl Iterator<Item = &'a str> {
        self.command.get_subcommands().map(Command::get_name)
    }
}

struct Mistake<'a> {
    error: &'a clap::Error,
    meant: Meant<'a>,
    root: &'a Command,
}

impl Mistake<'_> {
    fn sentence(&self) -> String {
        let called = &self.meant.called;
        let argument = self.argument();
        match self.error.kind() {
            ErrorKind::UnknownArgument if argument.starts_with('-') => self.unknown_option(&argument),
            ErrorKind::UnknownArgument => {
                format!("「{argument}」は余分です。「{called}」には、これを書くところがありません。")
            }
            ErrorKind::InvalidSubcommand => self.unknown_subcommand(),
            ErrorKind::MissingSubcommand => {
                format!("「{called}」の後に、{}のどれかを書いてください。", listed(self.meant.subcommands()))
            }
            ErrorKind::MissingRequiredArgument => {
                format!(
                    "「{called}」には、{}が必要です。",
                    listed(self.all(ContextKind::InvalidArg).iter().map(|word| bare(word)))
                )
            }
            ErrorKind::InvalidValue if self.one(ContextKind::InvalidValue).is_empty() => {
                format!(
                    "「{argument}」の値がありません。「{}」のように書いてください。",
                    self.one(ContextKind::InvalidArg)
                )
            }
            ErrorKind::InvalidValue => self.unknown_value(&argument),
            ErrorKind::ValueValidation => {
                let cause = self.error.source().map(ToString::to_string).unwrap_or_default();
                format!("「{argument}」の書き方が正しくありません。\n{cause}")
            }
            ErrorKind::ArgumentConflict => self.conflict(&argument),
            ErrorKind::TooManyValues => {
                format!("「{argument}」には値を書きません。「{argument}」だけを書いてください。")
            }
            ErrorKind::InvalidUtf8 => "文字として読み取れないものが書かれています。書き直してください。".to_owned(),
            _ => format!("「{called}」の書き方を読み取れませんでした。"),
        }
    }

    fn help(&self) -> String {
        match self.meant.called.as_str() {
            "juran" => "使い方は「juran --help」で見られます。".to_owned(),
            called => format!("使い方は「{called} --help」で、ほかのコマンドは「juran --help」で見られます。"),
        }
    }

    fn unknown_option(&self, written: &str) -> String {
        let called = &self.meant.called;
        let unknown = format!("「{written}」というオプションは、「{called}」にはありません。");
        let name = written.trim_start_matches('-');
        if let Some(right) = nearest(name, self.meant.options()) {
            return format!("{unknown}「--{right}」の書き誤りではありませんか。");
        }
        match owner(self.root, "juran", name) {
            Some(elsewhere) => format!("{unknown}「{elsewhere}」で使うオプションです。"),
            None => unknown,
        }
    }

    fn unknown_subcommand(&self) -> String {
        let written = self.one(ContextKind::InvalidSubcommand);
        let unknown = match self.meant.called.as_str() {
            "juran" => format!("「{written}」というコマンドはありません。"),
            called => format!("「{called}」の後に「{written}」は書けません。"),
        };
        match nearest(&written, self.meant.subcommands()) {
            Some(right) => format!("{unknown}「{right}」の書き誤りではありませんか。"),
            None => format!("{unknown}書けるのは、{}です。", listed(self.meant.subcommands())),
        }
    }

    fn unknown_value(&self, argument: &str) -> String {
        let written = self.one(ContextKind::InvalidValue);
        let valid = self.all(ContextKind::ValidValue);
        let near = nearest(&written, valid.iter().map(String::as_str));
        let near = near.map(|right| format!("「{right}」の書き誤りではありませんか。")).unwrap_or_default();
        let choice = listed(valid.iter().map(String::as_str));
        format!("「{argument}」に「{written}」は書けません。{near}書けるのは、{choice}です。")
    }

    fn conflict(&self, argument: &str) -> String {
        let others = self.all(ContextKind::PriorArg);
        if others.iter().all(|other| bare(other) == argument) {
            return format!("「{argument}」が二度書かれています。一度だけ書いてください。");
        }
        let others = listed(others.iter().map(|other| bare(other)));
        format!("「{argument}」と{others}は、一緒には書けません。どちらかを消してください。")
    }

    /// The argument in question: `--as-of`, or the name of a value without brackets.
    fn argument(&self) -> String {
        bare(&self.one(ContextKind::InvalidArg)).to_owned()
    }

    fn one(&self, kind: ContextKind) -> String {
        self.all(kind).into_iter().next().unwrap_or_default()
    }

    fn all(&self, kind: ContextKind) -> Vec<String> {
        words_of(self.error, kind)
    }
}

/// What clap knows of the mistake.
fn words_of(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// `--as-of <日時>` → `--as-of`; `<識別名>` → `識別名`.
fn bare(argument: &str) -> &str {
    let word = argument.split([' ', '=']).next().unwrap_or(argument);
    word.strip_prefix('<').and_then(|word| word.strip_suffix('>')).unwrap_or(word)
}

/// The words that call the command to which an option belongs.
fn owner(command: &Command, called: &str, option: &str) -> Option<String> {
    command.get_subcommands().find_map(|inner| {
        let called = format!("{called} {}", inner.get_name());
        let is_own = inner.get_arguments().any(|other| other.get_long() == Some(option) && !other.is_hide_set());
        if is_own { Some(called) } else { owner(inner, &called, option) }
    })
}

/// `「human」「json」`
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("「{word}」")).collect::<Vec<String>>().concat()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::explain;
    use crate::cli::arguments;

    fn told(line: &str) -> String {
        let words: Vec<OsString> =
            std::iter::once("juran").chain(line.split_whitespace()).map(OsString::from).collect();
        let error = arguments::grammar().try_get_matches_from(&words).expect_err(line);
        explain(&error, &words)
    }

    /// Words that the person wrote or can write; everything else has to be Japanese.
    fn without_names(told: &str, line: &str) -> String {
        let mut rest = told.to_owned();
        let names = [
            "assessments",
            "files",
            "meetings",
            "consultations",
            "notices",
            "systems",
            "laws",
            "pages",
            "rules",
            "compare",
            "publish",
            "verify",
            "revise",
            "schema",
            "import",
            "intake",
            "table",
            "changes",
            "form",
            "register",
            "record",
            "build",
            "check",
            "serve",
            "site",
            "list",
            "due",
            "new",
            "juran",
        ];
        let options = [
            "--content",
            "--format",
            "--as-of",
            "--drafts",
            "--remove",
            "--form",
            "--data",
            "--replace",
            "--version",
            "--help",
            "--id",
            "--consultation",
            "--private",
        ];
        let values = ["human", "narrated", "json", "sarif", "html", "kaigo", "2026-11-20T17:00", "2026-04-01", "2-an"];
        let written = line.split([' ', '=']).filter(|word| !word.is_empty());
        let mut known: Vec<&str> = names.into_iter().chain(options).chain(values).chain(written).collect();
        known.sort_by_key(|word| std::cmp::Reverse(word.len()));
        for word in known {
            rest = rest.replace(word, "");
        }
        rest
    }

    #[test]
    fn mistakes_are_told_in_japanese() {
        for (line, expected) in [
            ("biuld", "「biuld」というコマンドはありません。「build」の書き誤りではありませんか。"),
            ("announce", "書けるのは、「new」「check」「build」"),
            ("help", "「help」というコマンドはありません。"),
            ("--contnet x build", "「--contnet」というオプションは、「juran」にはありません。「--content」の書き誤り"),
            ("build --draft", "「--drafts」の書き誤りではありませんか。"),
            ("check --drafts", "「--drafts」というオプションは、「juran check」にはありません。「juran build」で使う"),
            ("build -x", "「-x」というオプションは、「juran build」にはありません。"),
            ("build kaigo", "「kaigo」は余分です。"),
            ("build --content", "「--content」の値がありません。「--content <フォルダー>」のように書いてください。"),
            ("build --content=", "「--content」の値がありません。"),
            ("build --content a --content b", "「--content」が二度書かれています。"),
            ("build --drafts=yes", "「--drafts」には値を書きません。"),
            (
                "build --as-of 2026-02-30",
                "「--as-of」の書き方が正しくありません。\n「2026-02-30」という日はありません。",
            ),
            (
                "check --format jsn",
                "「--format」に「jsn」は書けません。「json」の書き誤りではありませんか。書けるのは、「human」「narrated」「json」「sarif」「html」です。",
            ),
            ("schema --form x --data", "は、一緒には書けません。"),
            (
                "new",
                "「juran new」の後に、「site」「assessments」「files」「meetings」「consultations」「notices」「systems」「laws」「pages」のどれかを書いてください。",
            ),
            ("new asessments kaigo", "「juran new」の後に「asessments」は書けません。「assessments」の書き誤り"),
            ("new site", "「juran new site」には、「フォルダー」が必要です。"),
            (
                "new assessments Kaigo",
                "「識別名」の書き方が正しくありません。\n「Kaigo」は、文書の識別名に使えません。",
            ),
            ("new site x y", "「y」は余分です。"),
            (
                "import",
                "「juran import」の後に、「table」「form」「changes」「register」「record」のどれかを書いてください。",
            ),
            ("import table", "「juran import table」には、「--id」「表のファイル」が必要です。"),
            (
                "import table a.csv --id kaigo --version 01",
                "「--version」の書き方が正しくありません。\n「01」は、版の番号ではありません。",
            ),
            ("intake", "「juran intake」には、「--consultation」「--private」「受付フォルダー」が必要です。"),
            ("--content build", "の後に、"),
        ] {
            let told = told(line);
            assert!(told.contains(expected), "{line}\n{told}");
            assert!(told.contains("「juran --help」"), "{line}\n{told}");
            let rest = without_names(&told, line);
            assert!(!rest.contains(|letter: char| letter.is_ascii_alphabetic()), "{line}\n{told}\n{rest}");
        }
    }

    #[test]
    fn no_command_at_all_shows_the_help() {
        let told = told("");
        assert!(told.starts_with("コマンドが書かれていません。\n\n縦覧: "), "{told}");
        assert!(told.contains("使い方:"), "{told}");
    }
}
