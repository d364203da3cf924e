//! Which request gets which answer.

use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::failure::Failure;

use super::address::Wanted;
use super::address::wanted;
use super::answer::Answer;
use super::answer::HTML;
use super::answer::kind_of;
use super::bar::bar;
use super::bar::dressed;
use super::bar::escape;
use super::board::Board;
use super::board::State;
use super::calls::Call;
use super::choice;
use super::files::Found;
use super::files::find;
use super::guard::may_ask;
use super::overview::overview;
use super::request::Method;
use super::request::Request;

pub(super) const OVERVIEW: &str = "/_preview/";
pub(super) const CHOOSE: &str = "/_preview/choose";
pub(super) const STYLE: &str = "/_preview/preview.css";
pub(super) const SCRIPT: &str = "/_preview/preview.js";
const CHANGES: &str = "/_preview/changes";

/// Longest time that a browser waits for the build of another state.
const LONGEST_BUILD: Duration = Duration::from_mins(2);

/// How a request is answered.
#[derive(Debug)]
pub(super) enum Reply {
    /// At once.
    Whole(Answer),
    /// With a word at every change, after the state of this stamp.
    Changes(String),
}

/// A whole address of the preview.
pub(super) fn address(port: u16, path: &str) -> String {
    format!("http://127.0.0.1:{port}{path}")
}

/// Answers a request.
pub(super) fn route(request: &Request, board: &Board, calls: &Sender<Call>) -> Reply {
    if !may_ask(request, board.port()) {
        let sentence = "この求めには答えません。プレビューは、このパソコンのブラウザーで、「juran serve」が知らせたアドレスを開いて見てください。";
        return Reply::Whole(Answer::refusal("403 Forbidden", sentence));
    }
    let path = request.target.split('?').next().unwrap_or_default();
    if request.method == Method::Post {
        return Reply::Whole(if path == CHOOSE { choose(request, calls) } else { read_only() });
    }
    let state = board.state();
    Reply::Whole(match path {
        CHANGES if request.method == Method::Get => {
            return Reply::Changes(request.query("since").unwrap_or_default().to_owned());
        }
        OVERVIEW => {
            let page = overview(&state, board.site());
            Answer::fine(HTML, dressed(&page, &bar(&state, OVERVIEW), &state.stamp(), None))
        }
        STYLE => Answer::fine(kind_of(STYLE), include_str!("preview.css")),
        SCRIPT => Answer::fine(kind_of(SCRIPT), include_str!("preview.js")),
        "/_preview" | CHOOSE | CHANGES => Answer::elsewhere(OVERVIEW),
        _ if state.shown.is_none() => Answer::elsewhere(OVERVIEW),
        _ => from_site(request, board, &state)
            .unwrap_or_else(|failure| Answer::refusal("500 Internal Server Error", &failure.to_string())),
    })
}

/// That a request asks for more than to read.
pub(super) fn read_only() -> Answer {
    Answer::refusal("405 Method Not Allowed", "プレビューは、見るだけのものです。この求めには答えません。")
}

/// Has another state built, and sends the browser back to its page.
fn choose(request: &Request, calls: &Sender<Call>) -> Answer {
    let choice = match choice::read(&request.body) {
        Ok(choice) => choice,
        Err(sentence) => return misread(&sentence),
    };
    let (reply, built) = mpsc::channel();
    // A build that takes longer is shown when it is done; a program that ends answers nobody any more.
    let _ = calls.send(Call::Chosen(choice.condition, reply));
    let _ = built.recv_timeout(LONGEST_BUILD);
    Answer::elsewhere(&choice.back)
}

fn misread(sentence: &str) -> Answer {
    let page = format!(
        "<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n<title>時点を読み取れません</title>\n\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n<body class=\"_preview-overview\">\n<main>\n\
         <h1>時点を読み取れません</h1>\n<p>{}</p>\n<p>「2026-11-20」か「2026-11-20T17:00」の形で書いてください。\
         ブラウザーの「戻る」で、前のページに戻れます。</p>\n\
         <p><a href=\"/\">サイトのトップページへ</a></p>\n</main>\n</body>\n</html>\n",
        escape(sentence)
    );
    Answer::new("400 Bad Request", HTML, page)
}

/// A file of the site, or its page for addresses that lead nowhere.
fn from_site(request: &Request, board: &Board, state: &State) -> Result<Answer, Failure> {
    let target = &request.target;
    let found = wanted(target).map(|wanted| Ok((find(board.site(), &wanted)?, wanted))).transpose()?;
    match found {
        Some((Found::File(bytes), wanted)) => Ok(file(bytes, &wanted, state)),
        Some((Found::Folder, wanted)) => Ok(Answer::elsewhere(&format!("/{}/", wanted.path))),
        Some((Found::Nothing, _)) | None => missing(board, state, target),
    }
}

fn file(bytes: Vec<u8>, wanted: &Wanted, state: &State) -> Answer {
    let file = wanted.file();
    let kind = kind_of(&file);
    if kind != HTML {
        return Answer::fine(kind, bytes);
    }
    let slash = if wanted.is_folder && !wanted.path.is_empty() { "/" } else { "" };
    let bar = bar(state, &format!("/{}{slash}", wanted.path));
    Answer::fine(kind, dressed(&String::from_utf8_lossy(&bytes), &bar, &state.stamp(), None))
}

fn missing(board: &Board, state: &State, target: &str) -> Result<Answer, Failure> {
    let own = Wanted { path: "404.html".to_owned(), is_folder: false };
    let Found::File(bytes) = find(board.site(), &own)? else {
        return Ok(Answer::refusal("404 Not Found", "このアドレスのページはありません。"));
    };
    let base = state.shown.as_ref().map(|shown| shown.base_url.as_str());
    let page = dressed(&String::from_utf8_lossy(&bytes), &bar(state, target), &state.stamp(), base);
    Ok(Answer::new("404 Not Found", HTML, page))
}
