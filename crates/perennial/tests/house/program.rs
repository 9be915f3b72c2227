//! The real program as a child process, and the plainest client that can speak to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_perennial");

/// A server on a free port; killed when dropped.
pub struct Server {
    pub child: Child,
    pub address: SocketAddr,
    pub token: Option<String>,
}

impl Server {
    /// A server on data that somebody has set up.
    pub fn start(data: &Path) -> Server {
        Server::start_of(Path::new(PROGRAM), data)
    }

    /// The same, of a copy of the program.
    pub fn start_of(program: &Path, data: &Path) -> Server {
        Server::begin(program, "serve", data, "Perennial is at ")
    }

    /// A server that nobody has set up yet: says its token and where to go with it.
    pub fn start_fresh(data: &Path) -> Server {
        Server::begin(Path::new(PROGRAM), "serve", data, "Open ")
    }

    /// The demo, which is made first when it is not there.
    pub fn start_demo(data: &Path) -> Server {
        Server::begin(Path::new(PROGRAM), "demo", data, "Look around at ")
    }

    /// Reads what it says until the line that begins with `last`.
    fn begin(program: &Path, what: &str, data: &Path, last: &str) -> Server {
        let mut command = Command::new(program);
        command.args([what, "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut said = Vec::new();
        while said.last().is_none_or(|line: &String| !line.starts_with(last)) {
            said.push(lines.next().expect("it says where it is"));
        }
        let find = |words: &str| said.iter().find_map(|line| line.strip_prefix(words)).map(str::to_string);
        let address = find("Perennial is at http://").unwrap().parse().unwrap();
        Server { child, address, token: find("First-run token: ") }
    }

    pub fn line(&self) -> Line {
        Line::open(self.address).unwrap()
    }

    pub fn terminate(&mut self) -> Duration {
        let began = Instant::now();
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        assert!(self.child.wait().unwrap().success());
        began.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command to its end.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// One keep-alive connection.
pub struct Line(BufReader<TcpStream>);

pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Line {
    pub fn open(to: SocketAddr) -> std::io::Result<Line> {
        let stream = TcpStream::connect_timeout(&to, Duration::from_secs(5))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(Line(BufReader::new(stream)))
    }

    pub fn get(&mut self, path: &str) -> std::io::Result<Answer> {
        self.send(&format!("GET {path} HTTP/1.1\r\nhost: here\r\n\r\n"))
    }

    pub fn post(&mut self, path: &str, body: &str) -> std::io::Result<Answer> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: here\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        self.send(&(head + body))
    }

    fn send(&mut self, request: &str) -> std::io::Result<Answer> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line.trim().is_empty() {
                break;
            }
            lines.push(line.trim().to_string());
        }
        let status = lines.first().and_then(|l| l.split(' ').nth(1)?.parse().ok()).ok_or(std::io::ErrorKind::InvalidData)?;
        let length = lines.iter().find_map(|l| l.to_lowercase().strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok(Answer { status, body })
    }
}
