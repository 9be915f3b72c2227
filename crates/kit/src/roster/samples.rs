//! The pages of the roster with made-up contents: a first file, a dry run with every kind of change, a file that looks
//! half sent, and what is shown when it is over.

use super::{ImportPage, views};
use crate::form::{Form, Wrong};
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::organization::UnitKind;
use ground::people::Person;
use ground::roster::incoming::{Incoming, PartIn, PersonIn, UnitIn};
use ground::roster::plan::{Change, Leaver, Plan, Step};
use ground::roster::{Import, Note};
use ground::{Role, UnitId};
use maud::Markup;
use std::collections::HashMap;

impl Sample for ImportPage {
    fn samples() -> Vec<(&'static str, ImportPage)> {
        let same = Plan { unchanged: 212, active_before: 212, ..Plan::default() };
        let many = Plan { leaving: (0..8).map(leaver).collect(), unchanged: 40, active_before: 48, ..Plan::default() };
        vec![
            ("dry-run", page(0, "waiting", changes(), notes())),
            ("same", page(1, "waiting", same, Vec::new())),
            ("many-leaving", page(2, "waiting", many, Vec::new())),
            ("applied", page(3, "applied", Plan::default(), notes())),
            ("dropped", page(4, "dropped", Plan::default(), Vec::new())),
        ]
    }
}

fn page(n: usize, state: &str, plan: Plan, notes: Vec<Note>) -> ImportPage {
    let units: HashMap<UnitId, String> = (0..6).map(|n| (demo::school_id(n), demo::school(n).name)).collect();
    ImportPage { import: import(n, state, notes), plan, units }
}

fn import(n: usize, state: &str, notes: Vec<Note>) -> Import {
    // What the file said is let go with the decision.
    let incoming = (state == "waiting").then(|| Incoming { students: 2_841, families: 3_507, whole: true, ..Incoming::default() });
    let file_name = format!("oneroster-2026-11-{:02}.zip", 16 - n);
    Import { id: demo::id(400 + n), at: demo::noon(demo::today()), state: state.into(), file_name, version: "1.2".into(), notes, incoming }
}

fn changes() -> Plan {
    let school = |n: usize| UnitIn {
        source_id: format!("school-{n}"),
        name: demo::school(n).name,
        kind: UnitKind::School,
        parent: Some("riverbend".into()),
    };
    let renamed = UnitIn { name: "Birchwood Elementary".into(), ..school(1) };
    Plan {
        units: vec![Step::Add(school(4)), Step::Add(school(5)), Step::Change(demo::school_id(1), renamed)],
        added: vec![newcomer("Noor", "Haddad", Role::Teacher), newcomer("Sam", "Whitehorse", Role::Paraeducator)],
        changed: vec![
            changed(demo::PRIYA, |p| p.family_name = "Raman-Cole".into(), &[], 0),
            changed(demo::JOEL, |p| p.email = Some("joel@riverbend.example".into()), &[Role::Lead], 0),
            changed(demo::HANA, |_| {}, &[], 1),
        ],
        leaving: vec![leaver(7)],
        unchanged: 204,
        without_part: 2,
        active_before: 208,
    }
}

fn part(role: Role) -> PartIn {
    PartIn { unit: "school-0".into(), role, begins: None, ends: None }
}

fn newcomer(given: &str, family: &str, role: Role) -> PersonIn {
    PersonIn { source_id: given.into(), given: given.into(), family: family.into(), email: None, active: true, parts: vec![part(role)] }
}

fn changed(n: usize, how: impl Fn(&mut Person), new: &[Role], ended: usize) -> Change {
    let was = demo::person(n);
    let mut person = was.clone();
    how(&mut person);
    let ended_parts = (0..ended).map(|e| (demo::id(500 + e), demo::day(11, 13).to_string())).collect();
    Change { person, was, new_parts: new.iter().map(|role| part(*role)).collect(), ended_parts }
}

fn leaver(n: usize) -> Leaver {
    Leaver { person: demo::person(n), parts: vec![demo::id(510 + n)] }
}

/// A place of every kind, a spelling that many rows share, and a list that was cut.
fn notes() -> Vec<Note> {
    let note = |place: &str, key: &str, args: &[(&str, &str)]| Note {
        place: format!("roster-place-{place}"),
        key: format!("roster-warning-{key}"),
        args: args.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
    };
    vec![
        note("whole", "manifest-missing", &[]),
        note("file", "byte-order-mark", &[("file", "users.csv")]),
        note("column", "column-spelling", &[("file", "users.csv"), ("column", "givenName"), ("found", "First Name")]),
        note(
            "cell",
            "role-form",
            &[("file", "roles.csv"), ("row", "4"), ("column", "role"), ("value", "Teacher"), ("read_as", "teacher"), ("rows", "187")],
        ),
        note(
            "cell",
            "date-ambiguous",
            &[("file", "roles.csv"), ("row", "31"), ("column", "beginDate"), ("value", "08/09/2026"), ("read_as", "2026-08-09")],
        ),
        note("cell", "email-unreadable", &[("file", "users.csv"), ("row", "58"), ("column", "email")]),
        note("row", "person-without-role", &[("file", "users.csv"), ("row", "97")]),
        note("file", "more-like-this", &[("file", "users.csv"), ("count", "150")]),
    ]
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |body: Markup| who.page(&who.words().t("roster-title"), Place::People, body);
    let before = [import(0, "waiting", Vec::new()), import(3, "applied", Vec::new()), import(4, "dropped", Vec::new())];
    let mut unfit = Form::blank().filled("strict", "yes");
    unfit.wrong("file", Wrong::of("roster-strict-refused").and("count", 8));
    let mut all = vec![
        SamplePage::of("roster/first", framed(views::roster(who, &[], &Form::blank()))),
        SamplePage::of("roster/before", framed(views::roster(who, &before, &Form::blank()))),
        SamplePage::of("roster/mistake", framed(views::roster(who, &before, &unfit))),
    ];
    all.extend(SamplePage::each("roster/import", |page: &ImportPage| framed(views::import(who, page, &Form::blank()))));
    let unsure = |page: &ImportPage| {
        let mut form = Form::blank();
        form.wrong(
            "many-leaving",
            Wrong::of("roster-many-leaving").and("leaving", page.plan.leaving.len()).and("of", page.plan.active_before),
        );
        form
    };
    let many = ImportPage::samples().into_iter().filter(|(_, page)| page.plan.many_leave());
    all.extend(
        many.map(|(state, page)| {
            SamplePage::of(&format!("roster/import/{state}-mistake"), framed(views::import(who, &page, &unsure(&page))))
        }),
    );
    all.extend(super::staff_list::samples::samples(who));
    all
}
