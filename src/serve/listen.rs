//! The port: opened to this machine alone, one thread a connection, each connection for one answer.

use std::io;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::Shutdown;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crate::failure::Failure;

use super::answer::Answer;
use super::answer::stream_head;
use super::board::Board;
use super::calls::Call;
use super::request::Fault;
use super::request::Method;
use super::request::Request;
use super::routes::Reply;
use super::routes::read_only;
use super::routes::route;

/// Ports that are tried, from the one asked for.
const TRIED: u16 = 20;
/// Longest time to wait for a browser to ask or to take an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a browser that waits for changes is asked whether it still does.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// Connections answered at once.
const MOST: usize = 200;
/// How much of what nobody wants to read is read, so that the answer still arrives.
const LEFT_OVER: u64 = 256 * 1024;
/// How long it is read.
const LEFT_OVER_TIME: Duration = Duration::from_millis(200);

/// The opened port, under both names that this machine has for itself.
#[derive(Debug)]
pub(super) struct Sockets {
    pub(super) port: u16,
    listeners: Vec<TcpListener>,
}

/// Opens the port asked for, or the next one that is free.
pub(super) fn bind(asked: u16) -> Result<Sockets, Failure> {
    let mut cause = format!("{asked}番から{TRIED}個のポートが、どれもほかのソフトに使われています。");
    for step in 0..TRIED {
        let port = if asked == 0 { Some(0) } else { asked.checked_add(step) };
        let Some(port) = port else { break };
        match both(port) {
            Ok(sockets) => return Ok(sockets),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => {
                let number = error.raw_os_error().map(|number| format!("（OS の番号 {number}）")).unwrap_or_default();
                cause = format!("{port}番のポートを使うことを、機械が許しませんでした。{number}");
                break;
            }
        }
    }
    cause.push_str("--port で、4000 から 60000 までの別の番号を示してください。");
    Err(Failure::new("プレビューを始められませんでした。", cause))
}

/// Opens a port as 127.0.0.1 and, where the machine knows it, as ::1.
fn both(port: u16) -> io::Result<Sockets> {
    let four = TcpListener::bind((IpAddr::from(Ipv4Addr::LOCALHOST), port))?;
    let port = four.local_addr()?.port();
    let mut listeners = vec![four];
    match TcpListener::bind((IpAddr::from(Ipv6Addr::LOCALHOST), port)) {
        Ok(six) => listeners.push(six),
        // Another program under the other name would be taken for the preview.
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        Err(_) => {}
    }
    Ok(Sockets { port, listeners })
}

impl Sockets {
    /// Answers requests from now on, on threads of its own, until the program ends.
    pub(super) fn answer(self, board: &Arc<Board>, calls: &Sender<Call>) -> Result<(), Failure> {
        let open = Arc::new(AtomicUsize::new(0));
        for listener in self.listeners {
            let desk = Clerk { board: Arc::clone(board), calls: calls.clone(), open: Arc::clone(&open) };
            let work = move || {
                for connection in listener.incoming() {
                    desk.take(connection);
                }
            };
            spawn(work).map_err(|error| {
                Failure::new(
                    "プレビューを始められませんでした。",
                    format!("機械が受け付けを始めさせませんでした（{error}）。"),
                )
            })?;
        }
        Ok(())
    }
}

fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().spawn(work).map(drop)
}

/// Who answers.
#[derive(Clone)]
struct Clerk {
    board: Arc<Board>,
    calls: Sender<Call>,
    open: Arc<AtomicUsize>,
}

impl Clerk {
    fn take(&self, connection: io::Result<TcpStream>) {
        let Ok(connection) = connection else {
            // The machine is out of connections for the moment; asking again at once would only keep it busy.
            thread::park_timeout(Duration::from_millis(50));
            return;
        };
        if self.open.fetch_add(1, Ordering::Relaxed) >= MOST {
            self.open.fetch_sub(1, Ordering::Relaxed);
            return;
        }
        let own = self.clone();
        let work = move || {
            let held = Held(&own.open);
            // A browser that goes away in the middle is its own business.
            let _ = own.serve(&connection);
            drop(held);
        };
        if spawn(work).is_err() {
            self.open.fetch_sub(1, Ordering::Relaxed);
        }
    }

    fn serve(&self, connection: &TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(PATIENCE))?;
        connection.set_write_timeout(Some(PATIENCE))?;
        connection.set_nodelay(true)?;
        let mut reader = BufReader::new(connection);
        let mut writer = connection;
        match Request::read(&mut reader) {
            Ok(request) => match route(&request, &self.board, &self.calls) {
                Reply::Whole(answer) => answer.write(&mut writer, request.method != Method::Head)?,
                Reply::Changes(stamp) => return self.tell_changes(&mut writer, stamp),
            },
            Err(fault) => of_fault(fault).write(&mut writer, true)?,
        }
        connection.shutdown(Shutdown::Write)?;
        connection.set_read_timeout(Some(LEFT_OVER_TIME))?;
        io::copy(&mut reader.take(LEFT_OVER), &mut io::sink())?;
        Ok(())
    }

    /// Tells the stamp of every new state; ends when the browser does not take it any more.
    fn tell_changes(&self, writer: &mut impl Write, mut stamp: String) -> io::Result<()> {
        writer.write_all(stream_head().as_bytes())?;
        writer.write_all(b"retry: 1000\n\n")?;
        loop {
            writer.flush()?;
            let now = self.board.wait(&stamp, HEARTBEAT).stamp();
            let is_same = now == stamp;
            stamp = now;
            writer.write_all(if is_same { ":\n\n".to_owned() } else { format!("data: {stamp}\n\n") }.as_bytes())?;
        }
    }
}

/// Counts a connection until it ends, however it ends.
struct Held<'a>(&'a AtomicUsize);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn of_fault(fault: Fault) -> Answer {
    match fault {
        Fault::Unreadable => Answer::refusal("400 Bad Request", "求めを読み取れませんでした。"),
        Fault::TooLong => Answer::refusal("431 Request Header Fields Too Large", "求めが長すぎます。"),
        Fault::Method => read_only(),
    }
}
