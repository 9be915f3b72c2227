//! The pages of the roster with made-up contents: a first file, a dry run with every kind of change, a file that looks
//! half sent, and what is shown when it is over.

use super::{ClassesPage, ImportPage, RosterPage, box_of, unanswered_question, views};
use crate::form::{Form, Wrong};
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::Role;
use ground::organization::UnitKind;
use ground::people::Person;
use ground::roster::classes::{About, Class, ClassStep};
use ground::roster::incoming::{FoundIn, PartIn, PersonIn, UnitIn};
use ground::roster::plan::{Change, Closing, Leaver, Plan, Question, Step};
use ground::roster::staff_list::{STAFF_LIST, Unfinished};
use ground::roster::{Counted, Import, Left, Note, Seats, SignInDiffers};
use jiff::civil::Date;
use maud::Markup;

impl Sample for ImportPage {
    fn samples() -> Vec<(&'static str, ImportPage)> {
        let same = Plan { unchanged: 212, active_before: 212, ..Plan::default() };
        let empties = Question::School { unit: demo::school_id(2), name: demo::school(2).name, people: 5, closes: false };
        let closes = Question::School { unit: demo::school_id(3), name: demo::school(3).name, people: 3, closes: true };
        let questions = vec![Question::Many { leaving: 8, of: 48 }, empties, closes];
        let closing = vec![Closing { id: demo::school_id(3), name: demo::school(3).name, kind: UnitKind::School }];
        let leaving = (0..8).map(leaver).collect();
        let many = Plan { leaving, closing, questions, unchanged: 40, active_before: 48, ..Plan::default() };
        let said_yes = |mut page: ImportPage| {
            page.decided = Some((demo::person(demo::HANA).name(), demo::today()));
            page
        };
        let midway = |n, state: &str, done| {
            let mut page = said_yes(page(n, state, Plan::default(), Vec::new()));
            (page.import.total, page.import.done) = (8_000, done);
            page
        };
        let mut applied = said_yes(page(3, "applied", Plan::default(), notes()));
        applied.undo_until = Some(demo::day(11, 30));
        applied.left = (1, vec![left(demo::JOEL, "roster-left-changed")]);
        applied.differ = vec![SignInDiffers {
            person: demo::person(demo::PRIYA).id,
            name: demo::person(demo::PRIYA).name(),
            email: "priya.raman-cole@riverbend.example".into(),
            sign_in: "priya@riverbend.example".into(),
        }];
        let mut undone = said_yes(page(5, "undone", Plan::default(), Vec::new()));
        undone.left = (2, vec![left(demo::JOEL, "roster-left-changed"), left(demo::HANA, "roster-left-in-use")]);
        vec![
            ("dry-run", page(0, "waiting", changes(), notes())),
            ("same", page(1, "waiting", same, Vec::new())),
            ("staff-list", staff_list()),
            ("many-leaving", page(2, "waiting", many, Vec::new())),
            ("preparing", midway(6, "staging", 0)),
            ("applying", midway(7, "applying", 1_200)),
            ("taking-back", midway(8, "undoing", 640)),
            ("applied", applied),
            ("undone", undone),
            ("dropped", page(4, "dropped", Plan::default(), Vec::new())),
        ]
    }
}

fn left(n: usize, why: &str) -> Left {
    Left { name: demo::person(n).name(), why: why.into(), person: Some(demo::person(n).id) }
}

impl Sample for RosterPage {
    fn samples() -> Vec<(&'static str, RosterPage)> {
        let states = ["waiting", "applying", "applied", "cancelled", "undone", "dropped"];
        let imports: Vec<Import> = states.iter().enumerate().map(|(n, state)| import(n, state, Vec::new())).collect();
        let more = imports.last().map(|i| i.id);
        vec![
            ("first", RosterPage { imports: Vec::new(), later: false, more: None, has_classes: false, unfinished: None }),
            (
                "list-waits",
                RosterPage { imports: Vec::new(), later: false, more: None, has_classes: false, unfinished: Some(unfinished()) },
            ),
            ("before", RosterPage { imports, later: false, more, has_classes: true, unfinished: None }),
        ]
    }
}

fn unfinished() -> (Unfinished, Date) {
    let list = Unfinished {
        id: demo::id(460),
        file_name: "staff-november.xlsx".into(),
        at: demo::noon(demo::today()),
        rows: 412,
        only_words: false,
    };
    (list, demo::today())
}

/// A first staff list: two schools that are not here yet, and rows that were left out.
fn staff_list() -> ImportPage {
    let found = |n: usize| FoundIn { id: demo::school_id(n), name: demo::school(n).name, kind: UnitKind::School };
    let question = |n: usize, people| Question::Found { unit: demo::school_id(n), name: demo::school(n).name, people };
    let plan = Plan {
        founds: vec![found(0), found(1)],
        questions: vec![question(0, 1), question(1, 1)],
        added: vec![newcomer("Noor", "Haddad", Role::Teacher), newcomer("Sam", "Whitehorse", Role::Paraeducator)],
        ..Plan::default()
    };
    let row = |row: &str, column: &str, key: &str| Note {
        place: "roster-place-cell".into(),
        key: format!("staff-list-warning-{key}"),
        args: [("file", "staff-november.xlsx"), ("row", row), ("column", column)].map(|(n, v)| (n.into(), v.into())).to_vec(),
    };
    let notes = vec![row("4", "Employee (Last, First)", "name"), row("9", "E-mail Addr", "address"), row("12", "Start", "date-either")];
    let mut page = page(9, "waiting", plan, notes);
    page.import.version = STAFF_LIST.into();
    page.import.file_name = "staff-november.xlsx".into();
    page.counted = Counted { people: 2, students: 0, families: 0 };
    page
}

impl Sample for ClassesPage {
    fn samples() -> Vec<(&'static str, ClassesPage)> {
        let seats = |n: usize, classes, students| {
            let school = demo::school(n);
            (school.name, Seats { unit: demo::school_id(n), classes, students })
        };
        let class = |n: usize, title: &str, subject: Option<&str>, students, staff: &[usize]| {
            let about = About {
                source_id: format!("class-{n}"),
                title: title.into(),
                grades: vec!["03".into()],
                subject: subject.map(str::to_string),
                students,
                begins_on: Some("2026-08-17".into()),
                ends_on: Some("2027-06-04".into()),
                closed_on: None,
            };
            let names = staff.iter().map(|n| demo::person(*n).name()).collect();
            (Class { id: demo::id(700 + n), unit: demo::school_id(0), about, staff: Vec::new() }, names)
        };
        let classes = vec![
            class(0, "Homeroom 3A", None, 22, &[demo::PRIYA]),
            class(1, "Mathematics, grade 3", Some("Mathematics"), 21, &[demo::PRIYA, demo::JOEL]),
            class(2, "Reading support", Some("Reading"), 0, &[]),
        ];
        let units = vec![seats(0, 24, 511), seats(1, 31, 648)];
        vec![
            ("counts", ClassesPage { units: units.clone(), one: None }),
            ("of-a-school", ClassesPage { units: units.clone(), one: Some((demo::school(0).name, classes)) }),
            ("of-an-empty-school", ClassesPage { units, one: Some((demo::school(4).name, Vec::new())) }),
            ("none", ClassesPage { units: Vec::new(), one: None }),
        ]
    }
}

fn page(n: usize, state: &str, plan: Plan, notes: Vec<Note>) -> ImportPage {
    let counted = Counted { people: 212, students: 2_841, families: 3_507 };
    let counted = if state == "waiting" { counted } else { Counted::default() };
    ImportPage {
        import: import(n, state, notes),
        plan,
        counted,
        decided: None,
        undo_until: None,
        left: (0, Vec::new()),
        differ: Vec::new(),
    }
}

fn import(n: usize, state: &str, notes: Vec<Note>) -> Import {
    Import {
        id: demo::id(400 + n),
        at: demo::noon(demo::today()),
        state: state.into(),
        file_name: format!("oneroster-2026-11-{:02}.zip", 16 - n),
        version: "1.2".into(),
        notes,
        decided_by: None,
        decided_at: None,
        confirmed: None,
        total: 0,
        done: 0,
        finished_at: None,
    }
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
        classes: vec![new_class()],
        unchanged: 204,
        stay_closed: vec![demo::school(3).name],
        stay_gone: vec![demo::person(demo::HANA)],
        without_part: vec![demo::person(demo::PRIYA).name(), demo::person(demo::JOEL).name()],
        active_before: 208,
        ..Plan::default()
    }
}

fn new_class() -> ClassStep {
    let about = About {
        source_id: "class-9".into(),
        title: "Homeroom 3B".into(),
        grades: vec!["03".into()],
        subject: None,
        students: 23,
        begins_on: None,
        ends_on: None,
        closed_on: None,
    };
    ClassStep { was: None, unit: "school-0".into(), about, staff: Vec::new() }
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
    let mut unfit = Form::blank().filled("strict", "yes");
    unfit.wrong("file", Wrong::of("roster-strict-refused").and("count", 8));
    let mut other = Form::blank();
    other.wrong("file", Wrong::of("upload-no-roster").and("look", "pdf"));
    let mut all = SamplePage::each("roster", |page: &RosterPage| framed(views::roster(who, page, &[], &Form::blank())));
    let before = RosterPage::samples().into_iter().filter(|(state, _)| *state == "before");
    all.extend(before.map(|(_, page)| SamplePage::of("roster/mistake", framed(views::roster(who, &page, &notes(), &unfit)))));
    let first = RosterPage::samples().into_iter().take(1);
    all.extend(first.map(|(_, page)| SamplePage::of("roster/another-kind-of-file", framed(views::roster(who, &page, &[], &other)))));
    all.extend(SamplePage::each("roster/import", |page: &ImportPage| framed(views::import(who, page, &Form::blank()))));
    let unsure = |page: &ImportPage| {
        let mut form = Form::blank();
        page.plan.questions.iter().for_each(|q| form.also_wrong(box_of(q), unanswered_question(q)));
        form
    };
    let asked = ImportPage::samples().into_iter().filter(|(_, page)| !page.plan.questions.is_empty());
    all.extend(
        asked.map(|(state, page)| {
            SamplePage::of(&format!("roster/import/{state}-mistake"), framed(views::import(who, &page, &unsure(&page))))
        }),
    );
    all.extend(super::staff_list::samples::samples(who));
    all.extend(SamplePage::each("roster/classes", |page: &ClassesPage| framed(views::classes(who, page))));
    all
}
