//! Makes a OneRoster delivery as large as a large district's, always the same for the same numbers, and reads it.
//!
//! ```sh
//! cargo run --release -p ground --example large_roster -- 100000 1000000 /tmp/large.zip   # make it
//! /usr/bin/time -v cargo run --release -p ground --example large_roster -- /tmp/large.zip # read it
//! ```
//!
//! Everyone in it is made up: one in ten is on the staff, the others are students and some of their parents.

use ground::roster::incoming;
use ground::roster::oneroster::{self, Source};
use std::fs::File;
use std::io::{BufWriter, Error, Write};
use std::ops::ControlFlow;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const GIVEN: &[&str] = &["Ana", "Ben", "Carla", "Diego", "Erin", "Farah", "Grace", "Hugo", "Iris", "João", "Kofi", "Lena"];
const FAMILY: &[&str] = &["Adams", "Birch", "Cruz", "Diaz", "Evans", "Flores", "García", "Hill", "Ito", "Jones", "Khan", "Lopez"];

/// Students of one school, and seats of one class.
const SCHOOL: u64 = 600;
const SEATS: u64 = 25;

#[expect(clippy::disallowed_methods, reason = "a program of its own may read its own arguments")]
fn main() -> Result<(), Error> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [path] => read(path),
        [users, enrollments, path] => {
            let number = |text: &str| text.parse::<u64>().map_err(Error::other);
            write(number(users)?, number(enrollments)?, path)
        }
        _ => Err(Error::other("either a zip to read, or users, enrollments and a zip to write")),
    }
}

fn read(path: &str) -> Result<(), Error> {
    let bytes = std::fs::read(path)?;
    let mut pieces = 0_u64;
    let mut watch = |_| {
        pieces += 1;
        ControlFlow::Continue(())
    };
    let reading = oneroster::read_with(Source::zip(&bytes), &mut watch).map_err(Error::other)?;
    let incoming = incoming::from_oneroster(&reading);
    let seats: u64 = incoming.classes.iter().map(|class| u64::from(class.students)).sum();
    println!(
        "{} bytes packed, {pieces} pieces: {} units, {} staff, {} students, {} families, {} classes with {seats} students, {} terms, {} warnings",
        bytes.len(),
        incoming.units.len(),
        incoming.people.len(),
        incoming.students,
        incoming.families,
        incoming.classes.len(),
        incoming.terms.len(),
        reading.warnings.len()
    );
    Ok(())
}

/// A row of numbers that looks like chance and is always the same (xorshift64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }

    fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len() as u64) as usize]
    }
}

fn write(users: u64, enrollments: u64, path: &str) -> Result<(), Error> {
    let (staff, parents) = (users / 10, users / 10);
    let students = users - staff - parents;
    let schools = (students / SCHOOL).max(1);
    let classes = (enrollments / SEATS).max(1);
    let mut chance = Chance(20_261_123);
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let options = SimpleFileOptions::default();
    let file = |zip: &mut ZipWriter<_>, name: &str| zip.start_file(name, options).map_err(Error::other);

    file(&mut zip, "manifest.csv")?;
    write!(zip, "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\n")?;
    for name in ["academicSessions", "classes", "enrollments", "orgs", "users"] {
        write!(zip, "file.{name},bulk\r\n")?;
    }
    write!(zip, "file.demographics,absent\r\nfile.results,absent\r\n")?;

    file(&mut zip, "orgs.csv")?;
    write!(zip, "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nd1,,,Large District,district,,\r\n")?;
    for n in 0..schools {
        write!(zip, "s{n},,,School {n},school,{n:05},d1\r\n")?;
    }

    file(&mut zip, "academicSessions.csv")?;
    write!(zip, "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\n")?;
    write!(zip, "y1,,,2026-27,schoolYear,2026-08-10,2027-06-04,,2027\r\n")?;
    write!(zip, "t1,,,Fall,semester,2026-08-10,2026-12-18,y1,2027\r\nt2,,,Spring,semester,2027-01-04,2027-06-04,y1,2027\r\n")?;

    file(&mut zip, "users.csv")?;
    write!(zip, "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,")?;
    write!(zip, "identifier,email,sms,phone,agentSourcedIds,grades,password\r\n")?;
    for n in 0..users {
        let (given, family) = (chance.of(GIVEN), chance.of(FAMILY));
        let school = chance.below(schools);
        let (role, kind) = match n {
            n if n < staff => (["teacher", "teacher", "teacher", "aide", "administrator"][(n % 5) as usize], "staff"),
            n if n < staff + parents => ("parent", "parent"),
            _ => ("student", "student"),
        };
        write!(zip, "u{n:08},,,true,s{school},{role},{kind}{n},,{given},{family},,{n},{kind}{n}@large.example,,,,,\r\n")?;
    }

    file(&mut zip, "classes.csv")?;
    write!(zip, "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,")?;
    write!(zip, "termSourcedIds,subjects,subjectCodes,periods\r\n")?;
    for n in 0..classes {
        let school = chance.below(schools);
        write!(zip, "c{n:07},,,Class {n},0{},k{},{n},scheduled,,s{school},\"t1,t2\",Reading,,\r\n", n % 9 + 1, n % 200)?;
    }

    file(&mut zip, "enrollments.csv")?;
    write!(zip, "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n")?;
    for n in 0..enrollments {
        let class = n % classes;
        let (user, role) = match n / classes {
            0 => (chance.below(staff.max(1)), "teacher"),
            _ => (staff + parents + chance.below(students), "student"),
        };
        write!(zip, "e{n:09}-{:08x},,,c{class:07},s{},u{user:08},{role},false,,\r\n", chance.below(u64::from(u32::MAX)), class % schools)?;
    }
    zip.finish().map_err(Error::other)?.flush()
}
