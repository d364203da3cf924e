//! What the machine refused: an action, a path and a cause, as a whole sentence.

use std::fmt;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// The machine (disk, port, operating system) or the command line did not allow the work to go on.
///
/// A failure is never about content: what is wrong with content is a `Finding`.
#[derive(Debug)]
pub struct Failure {
    action: String,
    path: Option<PathBuf>,
    cause: String,
}

impl Failure {
    /// A failure that concerns no path; both parts are whole Japanese sentences.
    pub fn new(action: impl Into<String>, cause: impl Into<String>) -> Self {
        Self { action: action.into(), path: None, cause: cause.into() }
    }

    /// A failure at a path, for a reason that is ours to tell.
    pub fn at(action: impl Into<String>, path: &Path, cause: impl Into<String>) -> Self {
        Self { action: action.into(), path: Some(path.to_owned()), cause: cause.into() }
    }

    /// A failure at a path that the operating system reported.
    pub fn io(action: impl Into<String>, path: &Path, error: &io::Error) -> Self {
        Self::at(action, path, cause_of(error))
    }

    /// The same failure with what it has led to, in whole sentences.
    #[must_use]
    pub fn leaving(mut self, words: &str) -> Self {
        self.cause.push_str("\n  ");
        self.cause.push_str(words);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.action)?;
        if let Some(path) = &self.path {
            writeln!(f, "  場所: {}", path.display())?;
        }
        write!(f, "  理由: {}", self.cause)
    }
}

/// Tells an operating-system error in Japanese, with its number for whoever maintains the machine.
fn cause_of(error: &io::Error) -> String {
    use io::ErrorKind;
    let sentence = match error.kind() {
        ErrorKind::NotFound => "ファイルまたはフォルダーが見つかりません。",
        ErrorKind::PermissionDenied => {
            "読み書きする権限がないか、ほかのソフト（表計算ソフトなど）が開いたままです。閉じてから、もう一度実行してください。"
        }
        ErrorKind::AlreadyExists => "同じ名前のものがすでにあります。",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "空き容量が足りません。空きを作ってから、もう一度実行してください。"
        }
        ErrorKind::ReadOnlyFilesystem => "書き込みできない場所です。",
        ErrorKind::NotADirectory => "フォルダーであるべき場所に、ファイルがあります。",
        ErrorKind::IsADirectory => "ファイルであるべき場所に、フォルダーがあります。",
        ErrorKind::CrossesDevices => "別の記憶装置にまたがるため、置き換えられません。",
        ErrorKind::BrokenPipe => "出力の受け取り手が先に終わりました。",
        _ => "機械が操作を受け付けませんでした。",
    };
    match error.raw_os_error() {
        Some(number) => format!("{sentence}（OS の番号 {number}）"),
        None => sentence.to_owned(),
    }
}
