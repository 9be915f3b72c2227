//! What schools paste and upload, clean and dirty.

use super::*;
use crate::calendar::DayKind::*;
use jiff::civil::date;
use jiff::tz::TimeZone;

fn rows(read: &Read) -> Vec<(&str, Date, Date, Option<DayKind>)> {
    read.rows.iter().map(|r| (r.name.as_str(), r.starts_on, r.ends_on, r.kind)).collect()
}

fn notes(read: &Read) -> Vec<(usize, Option<usize>, What)> {
    read.notes.iter().map(|n| (n.line, n.column, n.what)).collect()
}

#[test]
fn a_line_may_be_written_in_any_order_with_or_without_a_header() {
    let csv = "date,to,kind,name\n2026-11-23,2026-11-27,break,Thanksgiving\n\nLabor Day,9/7/2026\n2027-05-08,,make-up day,\"Saturday, for the snow\"\n";
    let read = lines::read(csv);
    assert_eq!(
        rows(&read),
        [
            ("Labor Day", date(2026, 9, 7), date(2026, 9, 7), Some(Holiday)),
            ("Thanksgiving", date(2026, 11, 23), date(2026, 11, 27), Some(Break)),
            ("Saturday, for the snow", date(2027, 5, 8), date(2027, 5, 8), Some(Instructional)),
        ]
    );
    assert_eq!(notes(&read), [(4, Some(2), What::MonthFirst)]);
}

#[test]
fn dates_by_other_customs_are_understood() {
    for text in [
        "2026-11-23",
        "20261123",
        "11/23/2026",
        "23.11.2026",
        "23/11/26",
        "Nov 23, 2026",
        "23 November 2026",
        "lunes 23 de noviembre de 2026",
        "Mon, Nov 23rd 2026",
        "2026/11/23",
        "2026-11-23T08:00",
    ] {
        assert_eq!(dates::look(text), dates::Seen::Day(date(2026, 11, 23)), "{text}");
    }
    assert!(matches!(dates::look("3/4/2027"), dates::Seen::Either { .. }));
    assert_eq!(dates::look("2/30/2027"), dates::Seen::Wrong);
    assert_eq!(dates::look("martes 2 de marzo de 2027"), dates::Seen::Day(date(2027, 3, 2)));
    for text in ["", "Grade 3", "March", "1/2", "room 12-13-14-15", "12345678901"] {
        assert_eq!(dates::look(text), dates::Seen::No, "{text}");
    }
    let european = lines::read("Fasching;8.2.2027;12.2.2027\nPfingsten;17.5.2027;28.5.2027");
    assert_eq!(rows(&european)[0].1, date(2027, 2, 8), "17.5. shows that the day comes first");
    assert_eq!(european.notes, []);
}

#[test]
fn what_is_not_understood_is_named_with_its_line_and_column() {
    let read = lines::read("Picnic\nBreak,2026-11-27,2026-11-23\nBreak,2026-13-01\n2027-01-18\n\"open quote,2027-02-01\nOff,2027-02-02");
    let told = [
        (1, None, What::NoDate),
        (2, None, What::Reversed),
        (3, Some(2), What::NotADate),
        (4, None, What::NoName),
        (5, None, What::NoDate),
    ];
    assert_eq!(notes(&read), told);
    assert_eq!(read.rows.len(), 2);
    assert_eq!(read.notes[0].value, "Picnic");
    let many = "2027-01-18,Off\n".repeat(MOST_ROWS + 5);
    let read = lines::read(&many);
    assert_eq!((read.rows.len(), notes(&read)), (MOST_ROWS, vec![(MOST_ROWS + 1, None, What::TooMany)]));
}

#[test]
fn names_are_guessed_and_only_guessed() {
    let by_name = [
        ("No School - Presidents' Day", 1, Guess::Kind(Holiday)),
        ("Teacher Workday (No School)", 1, Guess::Kind(Staff)),
        ("Early Release Day", 1, Guess::Usual),
        ("Winter Holiday", 10, Guess::Kind(Break)),
        ("Spring Break", 5, Guess::Kind(Break)),
        ("Snow make-up day", 1, Guess::Kind(Instructional)),
        ("Spring Concert", 1, Guess::Unknown),
        ("Vacaciones de invierno", 10, Guess::Kind(Break)),
        ("First Day of School", 1, Guess::Usual),
    ];
    for (name, days, wanted) in by_name {
        assert_eq!(guess(name, days), wanted, "{name}");
    }
}

const ICS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:America/New_York\r\nBEGIN:VTIMEZONE\r\nTZID:Eastern\r\nBEGIN:STANDARD\r\n\
DTSTART:20071104T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Thanksgiving Break\\, no\r\n  school\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270118\r\nSUMMARY:MLK Day\r\nBEGIN:VALARM\r\nSUMMARY:Alarm\r\nDTSTART:20200101\r\nEND:VALARM\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;TZID=\"America/New_York\":20270212T233000\r\nDTEND;TZID=America/New_York:20270213T000000\r\nSUMMARY:Late\r\nCATEGORIES:No School\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART:20270301T030000Z\r\nDTEND:20270301T040000Z\r\nSUMMARY:Board Meeting\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;TZID=Eastern:20270305T090000\r\nDURATION:P1DT1H\r\nSUMMARY:Staff retreat\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260902\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Early Release\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260903\r\nSTATUS:CANCELLED\r\nSUMMARY:No School\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART:soon\r\nSUMMARY:No School\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270401\r\nDTEND;VALUE=DATE:20270301\r\nSUMMARY:Backwards\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

#[test]
fn a_calendar_file_is_read_on_the_clock_of_the_unit() {
    let read = file(ICS.as_bytes(), &TimeZone::get("America/New_York").unwrap());
    assert_eq!(
        rows(&read),
        [
            ("Thanksgiving Break, no school", date(2026, 11, 23), date(2026, 11, 27), Some(Break)),
            ("MLK Day", date(2027, 1, 18), date(2027, 1, 18), Some(Holiday)),
            ("Late", date(2027, 2, 12), date(2027, 2, 12), Some(Holiday)),
            ("Board Meeting", date(2027, 2, 28), date(2027, 2, 28), None),
            ("Staff retreat", date(2027, 3, 5), date(2027, 3, 6), Some(Staff)),
        ]
    );
    let told: Vec<(What, &str)> = read.notes.iter().map(|n| (n.what, n.value.as_str())).collect();
    let all = [
        (What::Repeats, "Early Release"),
        (What::Cancelled, "No School"),
        (What::NoBeginning, "No School: soon"),
        (What::Reversed, "Backwards"),
    ];
    assert_eq!(told, all);
    let kolkata = file(ICS.as_bytes(), &TimeZone::get("Asia/Kolkata").unwrap());
    assert_eq!(rows(&kolkata)[2].1, date(2027, 2, 13), "half past eleven in New York is the next morning there");
}

#[test]
fn every_event_that_is_left_out_or_shortened_is_told_with_its_line_and_name() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261123\nDTEND:later\nSUMMARY:Break\nEND:VEVENT\n\
        BEGIN:VEVENT\nDTSTART;VALUE=DATE:20280101\nSUMMARY:Far away\nEND:VEVENT\n\
        BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Cut off\n";
    let mut read = file(text.as_bytes(), &TimeZone::UTC);
    assert_eq!(read.leave_out(|row| row.starts_on < date(2028, 1, 1)), 1);
    let told: Vec<(usize, What, &str)> = read.notes.iter().map(|n| (n.line, n.what, n.value.as_str())).collect();
    assert_eq!(told, [(2, What::NoEnd, "Break"), (7, What::Outside, "Far away"), (11, What::NotWhole, "Cut off")]);
    assert_eq!(rows(&read), [("Break", date(2026, 11, 23), date(2026, 11, 23), Some(Break))]);
}

#[test]
fn nothing_that_is_sent_stops_the_reader() {
    for bytes in [
        &b""[..],
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART\n:\n;:\nEND:VEVENT\nEND:VEVENT",
        b"\xff\xfe\x00",
        b"\"\"\",,,;;\n\t\t",
        "BEGIN:VCALENDAR\n é:\u{301}\nDTSTART;=:2026é123\n".as_bytes(),
    ] {
        let _ = file(bytes, &TimeZone::UTC);
    }
    let none = file(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", &TimeZone::UTC);
    assert_eq!(notes(&none), [(1, None, What::NotACalendar)]);
    let latin = file(b"Sem\xe1na Santa,2027-03-22,2027-03-26", &TimeZone::UTC);
    assert_eq!(latin.rows[0].name, "Semána Santa");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "[ -~\u{e9}\n\t]{0,300}", head in proptest::bool::ANY) {
        let text = if head { format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT") } else { text };
        let read = file(text.as_bytes(), &TimeZone::UTC);
        proptest::prop_assert!(read.rows.iter().all(|r| r.starts_on <= r.ends_on && r.name.chars().count() <= LONGEST_NAME));
    }
}
