//! A running preview: what it says on the terminal, and what it answers over a socket.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::process::Child;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

use crate::support::Sandbox;

/// Longer than anything takes on a busy machine; whatever takes longer has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// A preview that ends with the test.
pub(crate) struct Preview {
    child: Child,
    lines: Receiver<String>,
    pub(crate) port: u16,
    /// What it said until it told its address.
    pub(crate) said: Vec<String>,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Preview {
    /// A preview on any port.
    pub(crate) fn of(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        Self::on(sandbox, &[&["--port", "0"], arguments].concat())
    }

    pub(crate) fn on(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = sandbox.start_heard(&[&["serve"], arguments].concat());
        let stderr = child.stderr.take().expect("it is heard");
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines() {
                let _ = sender.send(line.expect("the program writes UTF-8"));
            }
        });
        let mut preview = Self { child, lines, port: 0, said: Vec::new() };
        while preview.port == 0 {
            let line = preview.line();
            let port = line.strip_prefix("http://127.0.0.1:").and_then(|rest| rest.split('/').next()?.parse().ok());
            preview.port = port.unwrap_or(0);
            preview.said.push(line);
        }
        preview
    }

    /// The next line that it says.
    pub(crate) fn line(&mut self) -> String {
        self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("it says nothing more after {:?}", self.said))
    }

    /// The next line with these words.
    pub(crate) fn line_with(&mut self, words: &str) -> String {
        loop {
            let line = self.line();
            if line.contains(words) {
                return line;
            }
            self.said.push(line);
        }
    }

    pub(crate) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &[], "")
    }

    pub(crate) fn ask(&self, method: &str, target: &str, headers: &[&str], body: &str) -> Answer {
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let (port, length) = (self.port, body.len());
        self.raw(&format!(
            "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        ))
    }

    pub(crate) fn raw(&self, request: &str) -> Answer {
        let mut answer = Vec::new();
        self.open(request).read_to_end(&mut answer).expect("it answers");
        let text = String::from_utf8(answer).expect("the answer is text");
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer to {request}: {text}"));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("there is a status");
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Answer { status, headers, body: body.to_owned() }
    }

    fn open(&self, request: &str) -> TcpStream {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).expect("the port is open");
        connection.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        connection.write_all(request.as_bytes()).expect("it listens");
        connection
    }

    /// What a browser that shows the state of a stamp is told.
    pub(crate) fn changes(&self, stamp: &str) -> impl Iterator<Item = String> + use<> {
        let port = self.port;
        let request = format!(
            "GET /_preview/changes?since={stamp} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n"
        );
        let lines = BufReader::new(self.open(&request)).lines();
        lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
    }

    /// Ends it with a signal, as a terminal does, and tells its number.
    #[cfg(unix)]
    #[expect(clippy::disallowed_methods, reason = "another program sends the signal")]
    pub(crate) fn end(&mut self, signal: &str) -> Option<i32> {
        let process = self.child.id().to_string();
        let sent = std::process::Command::new("kill").args(["-s", signal, &process]).status();
        assert!(sent.expect("the machine can send signals").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The stamp that the page gives to its script.
    pub(crate) fn stamp(&self) -> String {
        let rest = self.body.split_once("data-stamp=\"").expect("the page has a stamp").1;
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}
