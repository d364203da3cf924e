//! The one way in which tests drive the program: a folder of its own, files put into it, a command, what came of it.
#![expect(
    clippy::disallowed_methods,
    reason = "tests put files into a folder of their own, start the program and read what it wrote"
)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::time::SystemTime;

use serde_json::Value;
use sha2::Digest;
use tempfile::TempDir;

/// Settings of the site that most tests build.
pub(crate) const SITE: &str = include_str!("fixtures/site.toml");
/// A form of a few lines with every type of item.
pub(crate) const SHEET_FORM: &str = include_str!("fixtures/sheet-form.toml");
/// A document of that form, to which no rule has anything to say.
pub(crate) const SHEET: &str = include_str!("fixtures/sheet.toml");
/// Where that document stands.
pub(crate) const SHEET_FILE: &str = "content/assessments/desk/1/book.toml";
/// The same as findings name it.
pub(crate) const SHEET_SPOT: &str = "assessments/desk/1/book.toml";

/// A folder that removes itself, with `content` and, after a build, `output` in it.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a run of the program came to.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Path → SHA-256 of every file.
pub(crate) type Tree = BTreeMap<String, String>;

impl Sandbox {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::with_prefix("juran-suite-").expect("the machine has a folder for passing files") }
    }

    /// Adds `site.toml` and the small form.
    pub(crate) fn site(self) -> Self {
        self.file("content/site.toml", SITE).file("content/forms/sheet.toml", SHEET_FORM)
    }

    /// Lets versions be taken along in every format; other tests make only what takes no time.
    pub(crate) fn with_all_formats(self) -> Self {
        self.edit("content/site.toml", "downloads = [\"csv\"]\n", "");
        self
    }

    /// A site with the small document, to which no rule has anything to say.
    pub(crate) fn with_sheet() -> Self {
        Self::new().site().file(SHEET_FILE, SHEET)
    }

    /// A site with the small document in which words are replaced.
    pub(crate) fn with_sheet_where(from: &str, to: &str) -> Self {
        Self::new().site().file(SHEET_FILE, &sheet_where(from, to))
    }

    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        self.put(path, bytes);
        self
    }

    /// Puts a file into a sandbox that is in use.
    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("the path lies in the sandbox")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    /// Runs another program in the sandbox with bytes on its input; `None` where it is not on this machine.
    #[expect(clippy::print_stdout, reason = "what was not run has to be seen")]
    pub(crate) fn ask(&self, program: &str, arguments: &[&str], input: &[u8]) -> Option<(bool, String)> {
        let mut command = Command::new(program);
        command.current_dir(self.path("")).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let Ok(mut child) = command.stderr(Stdio::null()).spawn() else {
            println!("not run: {program} is not on this machine");
            return None;
        };
        // A program that needs no input may end before it is written.
        child.stdin.take().expect("the input is a pipe").write_all(input).ok();
        let output = child.wait_with_output().expect("the program ends");
        Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// Replaces words in a file.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        self.put(path, replaced(&self.read(path), from, to));
    }

    pub(crate) fn remove(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it can be removed");
    }

    /// Gives a file another name in one step.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("it can be renamed");
    }

    /// Puts a symbolic link; only where the machine knows them.
    #[cfg(unix)]
    pub(crate) fn link(&self, path: &str, to: &Path) {
        std::os::unix::fs::symlink(to, self.path(path)).expect("the link can be made");
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub(crate) fn read(&self, path: &str) -> String {
        String::from_utf8(self.read_bytes(path)).expect("the file is text")
    }

    pub(crate) fn read_bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file of JSON.
    pub(crate) fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).expect("the file is JSON")
    }

    pub(crate) fn modified(&self, path: &str) -> SystemTime {
        fs::metadata(self.path(path)).and_then(|about| about.modified()).expect("the file is there")
    }

    /// Holds a file's lock until the result is dropped.
    pub(crate) fn hold_lock(&self, path: &str) -> File {
        let file = File::create(self.path(path)).expect("the file can be made");
        file.try_lock().expect("nobody else holds it");
        file
    }

    /// The same for a file that may only be read.
    #[cfg(unix)]
    pub(crate) fn hold_lock_by_reading(&self, path: &str) -> File {
        let file = File::open(self.path(path)).expect("the file can be read");
        file.try_lock().expect("nobody else holds it");
        file
    }

    #[cfg(unix)]
    pub(crate) fn make_read_only(&self, path: &str) {
        let path = self.path(path);
        let mut permissions = fs::metadata(&path).expect("the file is there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).expect("its permissions can be set");
    }

    /// Every file of the output.
    pub(crate) fn tree(&self) -> Tree {
        self.tree_of("output")
    }

    /// Every file below a folder of the sandbox.
    pub(crate) fn tree_of(&self, folder: &str) -> Tree {
        let files = self.files(folder);
        files.into_iter().map(|path| (path.clone(), sha256(&self.read_bytes(&format!("{folder}/{path}"))))).collect()
    }

    /// Paths of all files below a folder, with `/`, sorted.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.path(folder), "", &mut found);
        found.sort();
        found
    }

    /// Runs the program in the sandbox.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_where(&[], arguments)
    }

    /// Runs the program in the sandbox with variables of the environment.
    pub(crate) fn run_where(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        let output = command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Starts the program and lets it run.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
    }

    /// Starts the program, lets it run, and hears what it says.
    pub(crate) fn start_heard(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_juran"));
        command.current_dir(self.folder.path()).args(arguments).env_remove("RAYON_NUM_THREADS");
        command
    }

    /// Builds and asks for success without a word of criticism.
    pub(crate) fn build(&self) -> Ran {
        let ran = self.run(&["build"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran
    }

    /// Builds where public versions are meant to go.
    pub(crate) fn build_and_remove(&self) -> Ran {
        let ran = self.run(&["build", "--remove"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran
    }

    /// The findings of `juran check` that nobody accepted.
    pub(crate) fn check(&self) -> Vec<Told> {
        let mut findings = self.run(&["check", "--format", "json"]).findings();
        findings.retain(|told| told.waived.is_none());
        findings
    }

    /// The only finding of `juran check`.
    pub(crate) fn only_finding(&self) -> Told {
        let mut findings = self.check();
        assert_eq!(findings.len(), 1, "{findings:#?}");
        findings.remove(0)
    }
}

/// A finding as `check --format json` tells it.
#[derive(Debug, Clone, serde::Deserialize)]
pub(crate) struct Told {
    pub(crate) rule: String,
    pub(crate) severity: String,
    pub(crate) message: String,
    pub(crate) remedy: String,
    pub(crate) file: Option<String>,
    pub(crate) line: Option<u32>,
    pub(crate) column: Option<u32>,
    pub(crate) document: Option<String>,
    pub(crate) item: Option<String>,
    pub(crate) quote: Option<String>,
    pub(crate) waived: Option<String>,
}

impl Told {
    /// `book.toml:3:5`, as far as it is known.
    pub(crate) fn place(&self) -> String {
        let number = |number: Option<u32>| number.map(|number| format!(":{number}")).unwrap_or_default();
        format!("{}{}{}", self.file.as_deref().unwrap_or("-"), number(self.line), number(self.column))
    }
}

impl Ran {
    /// The findings in a report in JSON.
    pub(crate) fn findings(&self) -> Vec<Told> {
        let report: Value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no report: {error}\n{}\n{}", self.stdout, self.stderr));
        serde_json::from_value(report["findings"].clone()).expect("the report has the agreed shape")
    }
}

/// The small document in which words are replaced.
pub(crate) fn sheet_where(from: &str, to: &str) -> String {
    replaced(SHEET, from, to)
}

/// Words with some of them replaced; those must be there.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "「{from}」 is not there:\n{text}");
    text.replacen(from, to, 1)
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file of the folder with real documents; says so where there is no such folder.
#[expect(clippy::print_stdout, reason = "what was not run has to be seen")]
pub(crate) fn real_document(path: &str) -> Option<Vec<u8>> {
    let Some(folder) = env::var_os("JURAN_REAL_DOCUMENTS") else {
        println!("not run: JURAN_REAL_DOCUMENTS names no folder");
        return None;
    };
    let path = Path::new(&folder).join(path);
    Some(fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Whether the pages in `docs/rules` are to be written.
pub(crate) fn is_reference_wanted() -> bool {
    env::var_os("JURAN_WRITE_DOCS").is_some()
}

/// The project's own files below a folder: path with `/` → text.
pub(crate) fn own_files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    walk(&root, "", &mut found);
    let own = found.into_iter().filter(|path| path.ends_with(ending));
    own.map(|path| (path.clone(), fs::read_to_string(root.join(path)).expect("the source is text"))).collect()
}

/// The project's own files below a folder as they are: path with `/` → bytes.
pub(crate) fn own_bytes(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    walk(&root, "", &mut found);
    found.into_iter().map(|path| (path.clone(), fs::read(root.join(path)).expect("the file can be read"))).collect()
}

fn walk(folder: &Path, above: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("the folder can be listed");
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type().expect("the entry has a type").is_dir() {
            walk(&entry.path(), &format!("{path}/"), found);
        } else {
            found.push(path);
        }
    }
}
