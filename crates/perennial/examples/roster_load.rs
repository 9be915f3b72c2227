//! Measures a large roster coming in while people answer an open pulse. See benches/README.md.
//!
//!     cargo run --release -p perennial --example roster_load -- target/release/perennial [users] [enrollments] [staff percent]
//!
//! It makes a school with a pulse open to 20,000 in a temporary folder and starts the given program on it. One client answers
//! steadily, first alone, then while another sends the delivery, says yes and looks until it is taken. Counted are seconds, the
//! server's largest memory, and how long answers took with and without.
#![expect(clippy::disallowed_methods, reason = "a tool of its own: it is told by its arguments what to measure")]

mod client;

use client::{Anything, Line, Server, open, told};
use ground::keyring::Keyring;
use ground::{Actor, PersonId, Refusal, Role, WaveId, account, organization, people};
use inclusion::pulse::{self, Draft};
use portfolio::innovation::{Kind, Outline};
use portfolio::{implementation, innovation};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

/// A pause between two answers of the one client: thirty a second is a large school answering at once.
const PAUSE: Duration = Duration::from_millis(30);
const ALONE: Duration = Duration::from_secs(10);
const INVITED: usize = 20_000;
/// Students of one school.
const SCHOOL: usize = 600;

fn main() -> Anything<()> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or("usage: roster_load PROGRAM [USERS] [ENROLLMENTS] [STAFF PERCENT]")?;
    let users: usize = arguments.next().map_or(Ok(100_000), |n| n.parse())?;
    let enrollments: usize = arguments.next().map_or(Ok(1_000_000), |n| n.parse())?;
    let percent: usize = arguments.next().map_or(Ok(10), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    let zip = delivery(users, enrollments, percent)?;
    eprintln!("A delivery of {users} users ({percent} % staff) and {enrollments} enrollments, {} bytes packed", zip.len());
    let (links, cookie) = prepare(folder.path())?;
    let links = Arc::new(links);
    let server = Server::start(&program, folder.path())?;
    let address = server.address.clone();

    let (next, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let answering = |stop: &Arc<AtomicBool>| {
        let (address, links, next, stop) = (address.clone(), links.clone(), next.clone(), stop.clone());
        std::thread::spawn(move || client(&address, &links, &next, &stop))
    };
    let alone = answering(&stop);
    std::thread::sleep(ALONE);
    stop.store(true, Ordering::Relaxed);
    let alone = alone.join().map_err(|_| "the client failed")?;

    let stop = Arc::new(AtomicBool::new(false));
    let beside = answering(&stop);
    let began = Instant::now();
    let mut browser = Browser { address: address.clone(), cookie, csrf: String::new() };
    let taken = take(&mut browser, &zip, began);
    let all = began.elapsed();
    stop.store(true, Ordering::Relaxed);
    let beside = beside.join().map_err(|_| "the client failed")?;
    let peak = server.peak()?;
    drop(server);
    taken?;
    println!("taken in {:.1} s; the server's largest memory {peak}", all.as_secs_f64());
    println!("answers alone:  {}", told(alone));
    println!("answers beside: {}", told(beside));
    Ok(())
}

/// Sends the delivery, says yes to whatever is asked, and looks until it is taken.
fn take(browser: &mut Browser, zip: &[u8], began: Instant) -> Anything<()> {
    browser.get("/roster")?;
    let import = browser.upload("/roster", zip)?;
    eprintln!("read after {:.1} s", began.elapsed().as_secs_f64());
    let page = browser.get(&import)?;
    eprintln!("compared after {:.1} s", began.elapsed().as_secs_f64());
    let mut body = format!("csrf={}&many-leaving=yes", browser.csrf);
    page.split("name=\"school\" value=\"").skip(1).for_each(|rest| write!(body, "&school={}", &rest[..26]).unwrap_or_default());
    browser.post(&format!("{import}/application"), &body)?;
    eprintln!("confirmed after {:.1} s", began.elapsed().as_secs_f64());
    loop {
        let page = browser.get(&import)?;
        if page.contains("Done: your people") {
            return Ok(());
        }
        if !page.contains("Look again") {
            return Err("the import stopped".into());
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

struct Browser {
    address: String,
    cookie: String,
    csrf: String,
}

impl Browser {
    fn get(&mut self, path: &str) -> Anything<String> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: load\r\ncookie: perennial={}\r\nconnection: close\r\n\r\n", self.cookie);
        let (head, body) = self.ask(request.as_bytes())?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("{path}: {head}").into());
        }
        self.csrf = body.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_string();
        Ok(body)
    }

    fn post(&mut self, path: &str, body: &str) -> Anything<String> {
        self.send(path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    fn upload(&mut self, path: &str, zip: &[u8]) -> Anything<String> {
        let edge = "an-edge-that-no-zip-holds";
        let mut body = format!("--{edge}\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n", self.csrf).into_bytes();
        body.extend(
            format!(
                "--{edge}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"large.zip\"\r\ncontent-type: application/zip\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(zip);
        body.extend(format!("\r\n--{edge}--\r\n").bytes());
        self.send(path, &format!("multipart/form-data; boundary={edge}"), &body)
    }

    /// Where the answer leads to.
    fn send(&mut self, path: &str, kind: &str, body: &[u8]) -> Anything<String> {
        let mut request = format!(
            "POST {path} HTTP/1.1\r\nhost: load\r\ncookie: perennial={}\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n",
            self.cookie,
            body.len()
        )
        .into_bytes();
        request.extend(body);
        let (head, page) = self.ask(&request)?;
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).map(str::to_string);
        location.ok_or_else(|| format!("{path}: {head}\n{page}").into())
    }

    fn ask(&self, request: &[u8]) -> Anything<(String, String)> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.write_all(request)?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        let text = String::from_utf8_lossy(&all);
        let (head, body) = text.split_once("\r\n\r\n").ok_or("no answer")?;
        Ok((head.to_string(), body.to_string()))
    }
}

/// A delivery in which everyone is made up.
fn delivery(users: usize, enrollments: usize, percent: usize) -> Anything<Vec<u8>> {
    let staff = users * percent / 100;
    let students = users - staff;
    let schools = (users / SCHOOL).max(1);
    let classes = (students / 25).max(1);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: String| -> Anything<()> {
        zip.start_file(name, SimpleFileOptions::default())?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    let mut manifest = String::from("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\n");
    for file in ["academicSessions", "orgs", "users", "classes", "courses", "enrollments"] {
        write!(manifest, "file.{file},bulk\r\n")?;
    }
    add("manifest.csv", manifest)?;
    let mut orgs =
        String::from("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd,,,Large District,district,,\r\n");
    (0..schools).try_for_each(|n| write!(orgs, "s{n},,,School {n},school,{n},d\r\n"))?;
    add("orgs.csv", orgs)?;
    let mut people = String::from(
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\r\n",
    );
    for n in 0..users {
        let (role, school) = (if n < staff { "teacher" } else { "student" }, n % schools);
        write!(people, "u{n},,,true,s{school},{role},u{n},,Given{n},Family{n},,,u{n}@large.example,,,,,\r\n")?;
    }
    add("users.csv", people)?;
    add(
        "academicSessions.csv",
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\nt,,,2026-2027,schoolYear,2026-08-01,2027-06-30,,2027\r\n".into(),
    )?;
    add("courses.csv", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\r\nk,,,t,Course,,,d,,\r\n".into())?;
    let mut list = String::from(
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\n",
    );
    (0..classes).try_for_each(|n| write!(list, "c{n},,,Class {n},03,k,,scheduled,,s{},t,Reading,,\r\n", n % schools))?;
    add("classes.csv", list)?;
    let mut rows =
        String::from("sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n");
    for n in 0..enrollments {
        let class = n % classes;
        let (user, role) = if n < classes || students == 0 { (n % staff.max(1), "teacher") } else { (staff + n % students, "student") };
        write!(rows, "e{n},,,c{class},s{},u{user},{role},,,\r\n", class % schools)?;
    }
    add("enrollments.csv", rows)?;
    Ok(zip.finish()?.into_inner())
}

/// A district with an open pulse. Gives the links of all who are asked, and the sign-in of its administrator.
fn prepare(data: &Path) -> Anything<(Vec<String>, String)> {
    let ground = open(data)?;
    let keyring = Keyring::open(&data.join("keys"))?;
    let (wave, key) = (WaveId(db::Uuid::from_u128(u128::from_le_bytes(ground.chance.bytes()))), ground.chance.bytes());
    keyring.keep(&pulse::key_name(wave), &key)?;
    let made: Result<(Vec<PersonId>, String), pulse::OpenError> = ground.write_now(Actor::Guest, move |op| {
        let (organization, root) = organization::found(op, "Load", organization::UnitKind::District, "UTC", "en", false)?;
        op.actor = Actor::System(organization.id);
        let administrator = people::enroll(op, "Ada", "Min", Some("ada@load.example"), root.id, Role::Administrator)?;
        let account = account::create(op, "ada@load.example", "none")?;
        people::link_account(op.tx, organization.id, administrator.id, account)?;
        let people = (0..INVITED)
            .map(|n| Ok(people::enroll(op, "Person", &n.to_string(), None, root.id, Role::Teacher)?.id))
            .collect::<Result<Vec<_>, Refusal>>()?;
        let outline =
            Outline { name: "Load".into(), kind: Kind::Practice, need: String::new(), evidence: String::new(), ingredients: Vec::new() };
        let innovation = innovation::add(op, &outline)?;
        let begun = implementation::begin(op, innovation.id, root.id).map_err(|_| Refusal::Missing)?;
        let later = op.today()?.saturating_add(jiff::Span::new().days(7));
        let statements = (1..=5).map(|n| format!("Statement {n}")).collect();
        let pulse = pulse::draft(op, begun.id, &Draft { title: "Load".into(), statements, closes_on: later, feedback_on: later })?;
        pulse::open(op, pulse.id, wave, &key)?;
        Ok((people, account::sign_in(op, account)?))
    });
    let (asked, cookie) = made?;
    Ok((asked.iter().map(|person| pulse::token(&key, *person)).collect(), cookie))
}

/// Answers steadily until told to stop; how long each acknowledged answer took.
fn client(address: &str, links: &[String], next: &AtomicUsize, stop: &AtomicBool) -> Vec<Duration> {
    let mut waits = Vec::new();
    let Ok(mut line) = Line::to(address) else { return waits };
    while !stop.load(Ordering::Relaxed) {
        let Some(token) = links.get(next.fetch_add(1, Ordering::Relaxed)) else { return waits };
        let began = Instant::now();
        match line.answer(token) {
            Ok(200) => waits.push(began.elapsed()),
            other => {
                eprintln!("not acknowledged: {other:?}");
                return waits;
            }
        }
        std::thread::sleep(PAUSE);
    }
    waits
}
