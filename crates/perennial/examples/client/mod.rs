//! What the tools that measure a running server share: opening its data beforehand, starting it, asking it over one
//! connection that stays open, and telling how long answers took.
#![allow(dead_code, reason = "each tool uses its part")]

use ground::Ground;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

pub type Anything<T> = Result<T, Box<dyn std::error::Error>>;

/// The ground over a new database in this folder, to make what is measured.
pub fn open(data: &Path) -> Anything<Ground> {
    let db = db::Db::open(&db::Place::Sqlite(data.join("perennial.db")))?;
    db.migrate(1, |_| Ok(()))?;
    let policy = kit::stack::policy(&perennial::routes::elements(None));
    Ok(Ground { db, clock: perennial::system::clock(), chance: perennial::system::chance(), policy: Arc::new(policy) })
}

/// The program under test, stopped when let go.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    pub fn start(program: &str, data: &Path) -> Anything<Server> {
        let mut child =
            Command::new(program).args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped()).spawn()?;
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut first = String::new();
        output.read_line(&mut first)?;
        let address = first.trim().rsplit("//").next().ok_or("no address")?.to_string();
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Ok(Server { child, address })
    }

    /// The largest memory it held so far, as the system says it.
    pub fn peak(&self) -> Anything<String> {
        let memory = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        Ok(memory.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that stays open.
pub struct Line(BufReader<TcpStream>);

impl Line {
    pub fn to(address: &str) -> std::io::Result<Line> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Line(BufReader::new(stream)))
    }

    /// Sends one whole answer to a pulse.
    pub fn answer(&mut self, token: &str) -> std::io::Result<u16> {
        let body = "a0=1&a1=2&a2=3&a3=4&a4=5&once=one-sending";
        let request = format!(
            "POST /r/{token} HTTP/1.1\r\nhost: load\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        Ok(self.exchange(&request)?.0)
    }

    /// Looks at a page as someone signed in, the way browsers do: packed. Answers status and bytes.
    pub fn look(&mut self, path: &str, cookie: &str) -> std::io::Result<(u16, u64)> {
        self.exchange(&format!("GET {path} HTTP/1.1\r\nhost: load\r\ncookie: perennial={cookie}\r\naccept-encoding: gzip\r\n\r\n"))
    }

    fn exchange(&mut self, request: &str) -> std::io::Result<(u16, u64)> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut length, mut chunked) = (0, 0, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
            }
            if let Some(rest) = line.strip_prefix("content-length: ") {
                length = rest.parse().unwrap_or(0);
            }
            chunked |= line == "transfer-encoding: chunked";
        }
        if !chunked {
            return Ok((status, self.skip(length)?));
        }
        let mut bytes = 0;
        loop {
            let size = u64::from_str_radix(&self.line()?, 16).unwrap_or(0);
            bytes += self.skip(size)?;
            self.line()?;
            if size == 0 {
                return Ok((status, bytes));
            }
        }
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_string())
    }

    fn skip(&mut self, length: u64) -> std::io::Result<u64> {
        std::io::copy(&mut self.0.by_ref().take(length), &mut std::io::sink())
    }
}

/// Median, percentiles and the longest wait, in words.
pub fn told(mut waits: Vec<Duration>) -> String {
    waits.sort();
    let at = |share: f64| {
        waits.get(((waits.len() as f64 * share) as usize).min(waits.len().saturating_sub(1))).map_or(0.0, |d| d.as_secs_f64() * 1e3)
    };
    let (median, high, higher, longest) = (at(0.5), at(0.95), at(0.99), at(1.0));
    format!("{} answers; wait in ms: median {median:.1}, 95 % {high:.1}, 99 % {higher:.1}, longest {longest:.1}", waits.len())
}
