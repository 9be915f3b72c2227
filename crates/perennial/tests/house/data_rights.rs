//! Data rights, over the whole house: what is erased is in no byte of what is left, the clocks take each row on its day
//! and not before, a hold stops both, and whoever looks is seen.

use crate::fixtures::{begun, drafted, furnish, links, opened};
use crate::on_each_engine;
use ground::data_rights::{self, Scope, What};
use ground::files::Shelf;
use ground::jobs;
use ground::organization::UnitKind;
use ground::roster::incoming::{ClassIn, Incoming, UnitIn};
use ground::roster::{self, Answers};
use ground::timeline::{self, Chain, Event};
use ground::{Actor, InnovationId, Op, PersonId, Refusal, Role, TableInfo, people};
use perennial::{clockwork, contents, restore};
use std::path::Path;
use testkit::{At, Engine, TestApp};

fn work(app: &TestApp) -> usize {
    let now = app.now();
    let taken = app.app.ground.db.write_now(move |tx| jobs::take(tx, now, 100)).unwrap();
    for job in &taken {
        clockwork::settle(&app.app, job);
    }
    taken.len()
}

fn tables() -> Vec<TableInfo> {
    perennial::routes::elements(None).iter().flat_map(|e| e.tables()).collect()
}

/// Every cell of every table as text, as the program itself would read it.
fn every_cell(app: &TestApp) -> String {
    app.look(|op| {
        let mut all = String::new();
        for table in tables() {
            let columns: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
            let mut after: Option<Vec<db::Value>> = None;
            loop {
                let found = op.tx.find(table.name, &columns, &[], after.as_deref(), 1_000)?;
                for row in &found {
                    all.push_str(&format!("{}: {:?}\n", table.name, row.cells));
                }
                after = found.last().map(|row| row.key.clone());
                if found.len() < 1_000 {
                    break;
                }
            }
        }
        Ok(all)
    })
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { files(&entry.path(), found) } else { found.push(entry.path()) }
    }
}

/// The files below a folder that hold these bytes.
fn holding(folder: &Path, canary: &str) -> Vec<String> {
    let mut all = Vec::new();
    files(folder, &mut all);
    let holds = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(canary.len()).any(|window| window.eq_ignore_ascii_case(canary.as_bytes()))
    };
    all.into_iter().filter(holds).map(|path| path.display().to_string()).collect()
}

const GIVEN: &str = "Quixzelle";
const FAMILY: &str = "Vornapathy";
const EMAIL: &str = "zz-canary-5521@riverbend.example";
const REASON: &str = "We could not wait, wrote the flamingo-canary-8841 itself";
const CANARIES: [&str; 4] = [GIVEN, FAMILY, EMAIL, "flamingo-canary-8841"];

/// Someone who worked here, wrote reasons, and was written about.
fn planted(app: &TestApp) -> PersonId {
    let unit = app.district.own;
    let organization = app.district.organization;
    let person = app.by(app.person(Role::Administrator, At::District), move |op| {
        let person = people::add(op, GIVEN, FAMILY, Some(EMAIL), unit, Role::Principal, None)?;
        let account = ground::account::create(op, EMAIL, "no hash")?;
        people::link_account(op.tx, organization, person.id, account)?;
        ground::account::sign_in(op, account)?;
        Ok::<_, Refusal>((person.id, account))
    });
    let (id, account) = person;
    let actor = Actor::Person { organization, person: id, account, sign_in: ground::SignInId(db::Uuid::nil()) };
    let subject = app.district.own.0;
    app.app
        .ground
        .write_now(actor, move |op: &mut Op| timeline::record_with_words(op, Event::GateOverridden, subject, None, REASON))
        .unwrap();
    taught(app);
    // Enough rows around them that pages of the file are split and joined, with the name in many.
    app.by(app.person(Role::Administrator, At::District), move |op| {
        for n in 0..400 {
            let words =
                if n % 3 == 0 { format!("Asked by Ms. {FAMILY}, number {n}") } else { format!("Somebody else's reason, number {n}") };
            timeline::record_with_words(op, Event::GateOverridden, subject, None, &words)?;
        }
        Ok::<_, Refusal>(())
    });
    id
}

/// A class that bears their name, as rosters have them.
fn taught(app: &TestApp) {
    let school = UnitIn { source_id: "canary".into(), name: "Canary School".into(), kind: UnitKind::School, parent: None };
    let class = ClassIn {
        source_id: "homeroom".into(),
        title: format!("{FAMILY} - Homeroom 3B"),
        unit: "canary".into(),
        grades: vec!["03".into()],
        subject: None,
        students: 22,
        staff: Vec::new(),
        terms: Vec::new(),
    };
    let delta = Incoming { units: vec![school], classes: vec![class], ..Incoming::default() };
    let admin = app.person(Role::Administrator, At::District);
    let id = app.by(admin, move |op| roster::propose(op, "classes", "1.2", &delta, &[]));
    let (yes, _) = app.by(admin, move |op| roster::review(op, id, &Answers::default()));
    app.by(admin, move |op| roster::confirm(op, id, &yes, op.now));
    while roster::step(&app.app.ground, app.district.organization, id).unwrap() {}
}

/// Inside a file, and nowhere else.
const IN_FILE: &str = "quokka-canary-3307";

/// Three files: one whose name and description name them, one with the name in it, one of others.
fn filed(app: &TestApp) -> InnovationId {
    let (innovation, _) = begun(app);
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let inside = format!("name,what\n{GIVEN} {FAMILY},{IN_FILE}\n");
    let described = format!("Drawn by {GIVEN} {FAMILY}");
    for (name, bytes, description) in [
        (format!("{FAMILY} plan.txt").as_str(), b"A plan".as_slice(), described.as_str()),
        ("Names.csv", inside.as_bytes(), "Who took part"),
        ("Others.txt", b"Somebody else's words", "What others wrote"),
    ] {
        let parts = [testkit::Part::Field("description", description), testkit::Part::File { field: "file", name, bytes }];
        principal.multipart(&format!("/innovations/{innovation}/files"), &parts).assert_status(303);
    }
    innovation
}

/// Writes a backup with the contents of files beside it.
fn back_up(app: &TestApp, to: &Path) {
    perennial::backup::write(&app.app.ground.db, to).unwrap();
    contents::copy(&app.app.ground.db, &app.app.settings.shelf(), &contents::beside(to)).unwrap();
}

fn erase(app: &TestApp, person: PersonId) {
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let page = format!("/people/{person}/erasure");
    administrator.get(&page).ok().assert_has("What goes").assert_has("What stays, without the name");
    let sure = administrator.post(&page, &[("reason", "Asked for by letter")]).ok();
    sure.assert_has("Erase now?").assert_has("other texts").assert_has("Their sign-in with its password");
    administrator.post(&format!("{page}/confirmation"), &[("reason", "Asked for by letter")]).assert_status(303);
}

fn chain(app: &TestApp) -> Chain {
    let organization = app.district.organization;
    app.look(move |op| Ok(timeline::check(op.tx, organization)?))
}

#[test]
fn what_is_erased_is_in_no_cell_no_file_and_no_next_backup() {
    on_each_engine(|app| {
        let person = planted(app);
        let innovation = filed(app);
        app.later_seconds(61);
        while work(app) > 0 {}
        let (folder, shelf) = (app.home.folder.path().to_path_buf(), app.app.settings.shelf());
        back_up(app, &folder.join("backups-before.db"));
        // The old backup itself is what `restore` has to deal with; nothing else may hold it.
        let everywhere = |canary: &str| -> Vec<String> {
            let mut found = holding(&folder, canary);
            found.extend(holding(shelf.folder(), canary));
            found.retain(|f| !f.contains("backups-before."));
            found
        };
        for canary in CANARIES {
            assert!(every_cell(app).contains(canary), "{canary} was planted");
            assert!(holding(&folder, canary).iter().any(|f| f.ends_with("backups-before.db")), "an old backup holds {canary}");
        }
        assert!(!holding(shelf.folder(), IN_FILE).is_empty() && !holding(&folder.join("backups-before.files"), IN_FILE).is_empty());
        let page = format!("/people/{person}/erasure");
        app.signed_in(app.person(Role::Administrator, At::District)).get(&page).ok().assert_has("One attached file that names them, whole");
        erase(app, person);
        while work(app) > 0 {}
        back_up(app, &folder.join("backups-after.db"));
        let cells = every_cell(app);
        for canary in CANARIES.into_iter().chain([IN_FILE]) {
            assert!(!cells.to_lowercase().contains(&canary.to_lowercase()), "{canary} is in a cell");
            assert_eq!(everywhere(canary), Vec::<String>::new(), "{canary}");
        }
        // What others wrote stands, the chain is whole, and the page says what they are called now.
        assert!(cells.contains("Somebody else's reason, number 1\""));
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let shown = principal.get(&format!("/innovations/{innovation}/files")).ok().assert_has("Others.txt").assert_has("Former member");
        shown.assert_has_not("Names.csv").assert_has_not(FAMILY);
        assert_eq!(holding(&folder.join("backups-after.files"), "Somebody else's words").len(), 1);
        app.later_seconds(61);
        while work(app) > 0 {}
        assert!(matches!(chain(app), Chain::Whole { .. }));
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get(&format!("/people/{person}")).ok().assert_has("Former member");
        // A second time finds nothing more to do.
        administrator.get(&format!("/people/{person}/erasure")).ok().assert_has("was erased already");
    });
}

#[test]
fn postgres_keeps_an_erased_name_in_no_statistics() {
    on_each_engine(|app| {
        if app.home.engine == Engine::Sqlite {
            return;
        }
        let person = planted(app);
        let db = app.app.ground.db.clone();
        // As autovacuum does by itself: the statistics quote the commonest values.
        db.forget(&["person", "timeline_words", "account"]).unwrap();
        erase(app, person);
        while work(app) > 0 {}
        let quoted = app.look(|op| Ok(op.tx.rows(&STATISTICS, &[])?));
        let quoted = format!("{quoted:?}");
        assert!(quoted.contains("Heron"), "the statistics are there");
        assert!(CANARIES.iter().all(|canary| !quoted.contains(canary)), "{quoted}");
    });
}

// Prepared on PostgreSQL only: `pg_stats` is a word SQLite does not know, so it is not registered with the others.
static STATISTICS: db::Statement = db::Statement {
    name: "house::data_rights::STATISTICS",
    sql: "select tablename::text, coalesce(most_common_vals::text, ''), coalesce(histogram_bounds::text, '') from pg_stats where schemaname = 'public'",
};

#[test]
fn a_restored_older_backup_is_erased_again() {
    on_each_engine(|app| {
        let person = planted(app);
        filed(app);
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old.db");
        back_up(app, &old);
        erase(app, person);
        while work(app) > 0 {}
        // The list beside the database holds ids and nothing else.
        let list = std::fs::read_to_string(app.app.settings.data.join("erasures")).unwrap();
        assert!(list.contains(&person.to_string()) && !list.contains(FAMILY));
        // A new machine: the backup and the list.
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        std::fs::write(data.join("erasures"), list).unwrap();
        let place = db::Place::Sqlite(data.join("perennial.db"));
        let (restored, _) = db::restore(&old, &place, app.now().0).unwrap();
        let mut ground = app.app.ground.clone();
        ground.db = restored.clone();
        assert!(!holding(&data, FAMILY).is_empty(), "the backup brought it back");
        let beside = contents::beside(&old);
        assert_eq!(restore::erase_again(&ground, &data, &beside).unwrap(), 1);
        assert_eq!(restore::erase_again(&ground, &data, &beside).unwrap(), 0, "once is enough");
        // What comes back after that is what nobody erased leads to.
        let shelf = Shelf::at(&data.join("files"));
        assert_eq!(contents::copy(&restored, &beside, &shelf).unwrap().here, 2);
        for canary in CANARIES.into_iter().chain([IN_FILE]) {
            assert_eq!(holding(&data, canary), Vec::<String>::new(), "{canary}");
        }
    });
}

#[test]
fn whom_a_restore_that_stopped_halfway_left_here_is_erased_at_the_next_start() {
    on_each_engine(|app| {
        let person = planted(app);
        filed(app);
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old.db");
        back_up(app, &old);
        erase(app, person);
        while work(app) > 0 {}
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        std::fs::copy(app.app.settings.data.join("erasures"), data.join("erasures")).unwrap();
        // The backup came back, and then the machine stopped.
        let (half, _) = db::restore(&old, &db::Place::Sqlite(data.join("perennial.db")), app.now().0).unwrap();
        assert!(!holding(&data, FAMILY).is_empty(), "the backup brought it back");
        let settings = kit::settings::Settings { data: data.clone(), ..app.app.settings.clone() };
        let (house, _) = perennial::serve::house(half, settings).unwrap();
        for canary in CANARIES {
            assert_eq!(holding(&data, canary), Vec::<String>::new(), "{canary}");
        }
        drop(house);
    });
}

#[test]
fn nobody_held_is_erased_and_nobody_erases_themselves_or_with_a_reason_that_names() {
    on_each_engine(|app| {
        let person = planted(app);
        let admin = app.person(Role::Administrator, At::District).clone();
        let mut administrator = app.signed_in(&admin);
        let confirm = |id: PersonId| format!("/people/{id}/erasure/confirmation");
        let named = format!("{GIVEN} {FAMILY} asked");
        administrator.post(&confirm(person), &[("reason", &named)]).assert_status(422).assert_has("This names the person");
        administrator.post(&confirm(admin.id), &[("reason", "r")]).assert_status(422).assert_has("You cannot erase yourself");
        administrator.post(&confirm(person), &[]).assert_status(422);
        let of = format!("person-{person}");
        administrator.post("/data/holds", &[("of", &of), ("reason", "A request is open")]).assert_status(303);
        administrator.post(&confirm(person), &[("reason", "r")]).assert_status(422).assert_has("A legal hold covers this person");
        administrator.get("/data/holds").ok().assert_has(FAMILY).assert_has("A request is open");
        let hold = app.by(&admin, data_rights::list).remove(0);
        administrator.post(&format!("/data/holds/{}/lifting", hold.id), &[]).assert_status(422);
        administrator.post(&format!("/data/holds/{}/lifting", hold.id), &[("reason", "Answered")]).assert_status(303);
        administrator.post(&confirm(person), &[("reason", "r")]).assert_status(303);
        let told = app.by(&admin, |op| Ok::<_, Refusal>((timeline::latest(op, Event::HoldSet)?, timeline::latest(op, Event::HoldLifted)?)));
        assert!(told.0.is_some() && told.1.is_some());
    });
}

#[test]
fn erasing_someone_with_an_open_link_leaves_their_answer_and_nobody_elses_is_touched() {
    on_each_engine(|app| {
        let f = furnish(app);
        let answers = |cells: &str| cells.lines().filter(|l| l.starts_with("pulse_answer")).count();
        app.browser().post_bare(&format!("/r/{}", f.tokens[0]), &[("a0", "2"), ("a1", "4"), ("once", "x")]).ok();
        let before = answers(&every_cell(app));
        let admin = app.person(Role::Administrator, At::District).clone();
        let teacher = app.person(Role::Teacher, At::Own).id;
        let mut administrator = app.signed_in(&admin);
        administrator.post(&format!("/people/{teacher}/erasure/confirmation"), &[("reason", "r")]).assert_status(303);
        while work(app) > 0 {}
        let cells = every_cell(app);
        assert_eq!(answers(&cells), before, "no answer can be told apart, so none goes");
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get(&format!("/pulses/{}/links", f.open)).ok().assert_has_not("Teacher Heron");
    });
}

/// One old row of each kind, made today. Gives the tables whose rows the test follows.
fn aged(app: &TestApp) {
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let (_, implementation) = begun(app);
    let pulse = drafted(&mut principal, implementation, "Old");
    opened(&mut principal, pulse);
    for (n, token) in links(&mut principal, pulse).iter().enumerate() {
        app.browser().post_bare(&format!("/r/{token}"), &[("a0", ["1", "2", "5"][n % 3]), ("a1", "4"), ("once", "x")]).ok();
    }
    principal.post(&format!("/pulses/{pulse}/closure"), &[]).assert_status(303);
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let zip = crate::roster::delivery();
    administrator.multipart("/roster", &[testkit::Part::File { field: "file", name: "roster.zip", bytes: &zip }]);
    let teacher = app.person(Role::Teacher, At::Own).id;
    administrator.get(&format!("/people/{teacher}")).ok();
    app.later_seconds(61);
    while work(app) > 0 {}
}

/// What makes a table's rows of the first day known among later ones: how many there are of it now.
fn count(app: &TestApp, table: &'static str) -> usize {
    app.look(move |op| Ok(op.tx.find(table, &[], &[], None, 100_000)?.len()))
}

/// One night: the clocks of both organizations.
fn night(app: &TestApp) {
    data_rights::wind(&app.app.ground).unwrap();
    app.later_days(1);
    while work(app) > 0 {}
}

#[test]
fn over_eight_years_each_table_loses_its_rows_on_the_right_day_and_not_a_day_before() {
    on_each_engine(|app| {
        aged(app);
        let clocked: Vec<(&'static str, i64)> = tables()
            .iter()
            .filter_map(|t| data_rights::own_days(t).map(|days| (t.name, days)))
            // Housekeeping of the run itself grows every night, and people have a clock only when they leave; the others are
            // followed to their end.
            .filter(|(name, _)| !["retention_run", "person"].contains(name))
            .collect();
        let followed: Vec<(&str, i64, usize)> =
            clocked.iter().map(|(t, d)| (*t, *d, count(app, t))).filter(|(.., rows)| *rows > 0).collect();
        let names: Vec<&str> = followed.iter().map(|(t, ..)| *t).collect();
        for must in ["timeline", "roster_import", "pulse_answer", "data_access", "sign_in", "door"] {
            assert!(names.contains(&must), "{must} is not followed: {names:?}");
        }
        let counted = count(app, "pulse_count");
        let (mut day, mut next, mut told) = (0, Vec::new(), false);
        // On the days around each end, and once a quarter between them.
        for (_, days, _) in &followed {
            let extra = if *days < 100 { 30 } else { 0 };
            next.extend([*days - 1, *days, *days + 1, *days + extra, *days + extra + 1]);
        }
        next.extend((0..32).map(|q| q * 91 + 1));
        next.sort_unstable();
        next.dedup();
        for target in next.into_iter().filter(|t| *t > 0 && *t < 8 * 365) {
            app.later_days(target - day - 1);
            night(app);
            day = target;
            let runs = app.by(app.person(Role::Administrator, At::District), data_rights::runs);
            assert!(runs.iter().any(|r| r.table.is_empty()), "every run is told, also one that found nothing");
            told |= runs.iter().any(|r| r.table == "timeline" && r.removed > 0);
            for (table, days, rows) in &followed {
                let now = count(app, table);
                match *table {
                    // They end at their own moment, up to thirty days after they began.
                    "sign_in" | "door" | "load_claim" => assert!(day < *days || day > *days + 30 || now <= *rows, "{table} on day {day}"),
                    _ if day < *days => assert!(now >= *rows, "{table} lost rows on day {day} of {days}: {rows} then {now}"),
                    _ if day > *days => assert!(now < *rows || now == 0, "{table} still has its rows on day {day} of {days}: {now}"),
                    _ => {}
                }
            }
            assert!(matches!(chain(app), Chain::Whole { .. }), "the chain on day {day}: {:?}", chain(app));
        }
        for gone in ["pulse_answer", "roster_import", "data_access", "sign_in"] {
            assert_eq!(count(app, gone), 0, "{gone}");
        }
        assert_eq!(count(app, "pulse_count"), counted, "the counts stay");
        assert!(told, "what the clocks took stands in their own record");
    });
}

#[test]
fn who_left_is_erased_after_seven_years_and_not_a_day_before() {
    on_each_engine(|app| {
        let admin = app.person(Role::Administrator, At::District).clone();
        let teacher = app.person(Role::Teacher, At::Own).id;
        let left = app.by(&admin, |op| op.today());
        app.by(&admin, move |op| ground::people::leave_by_hand(op, teacher, left));
        let name = |app: &TestApp| app.look(move |op| Ok(ground::people::load(op, teacher)?.name()));
        let was = name(app);
        app.later_days(2_555);
        night(app);
        assert_eq!(name(app), was, "a day before the 2,557 days are over");
        night(app);
        night(app);
        assert_eq!(name(app), "Former member");
        let principal = app.person(Role::Principal, At::Own).id;
        assert_eq!(app.look(move |op| Ok(ground::people::load(op, principal)?.name())), "Principal Heron", "who stayed stays");
    });
}

#[test]
fn while_a_hold_stands_the_clocks_leave_what_it_covers_and_take_it_afterwards() {
    on_each_engine(|app| {
        aged(app);
        let admin = app.person(Role::Administrator, At::District).clone();
        let teacher = app.person(Role::Teacher, At::Own).id;
        let hold = app.by(&admin, move |op| data_rights::set(op, Scope::Person, Some(teacher.0), "A request is open"));
        let (looks, answers) = (count(app, "data_access"), count(app, "pulse_answer"));
        assert!(looks > 1 && answers > 0);
        app.later_days(1_100);
        night(app);
        assert_eq!(count(app, "pulse_answer"), 0, "nobody's answers are held by a hold on a person");
        let kept = count(app, "data_access");
        assert!(kept >= 1 && kept < looks, "the looks at the held person stay: {kept} of {looks}");
        let runs = app.by(&admin, data_rights::runs);
        assert!(runs.iter().any(|r| r.table == "data_access" && r.held > 0), "{runs:?}");
        assert!(matches!(chain(app), Chain::Whole { .. }));
        app.by(&admin, move |op| data_rights::lift(op, hold.id, "Answered"));
        night(app);
        assert_eq!(count(app, "data_access"), 0);
    });
}

#[test]
fn a_hold_on_a_school_or_on_everything_keeps_the_answers_too() {
    for scope in [Scope::Unit, Scope::Everything] {
        on_each_engine(move |app| {
            aged(app);
            let admin = app.person(Role::Administrator, At::District).clone();
            let target = (scope == Scope::Unit).then_some(app.district.own.0);
            app.by(&admin, move |op| data_rights::set(op, scope, target, "A request is open"));
            let rows = |app: &TestApp| (count(app, "pulse_answer"), count(app, "roster_import"));
            let before = rows(app);
            app.later_days(1_200);
            night(app);
            assert_eq!(rows(app), before);
        });
    }
}

#[test]
fn an_administrator_shortens_a_clock_within_its_bounds_and_says_why() {
    on_each_engine(|app| {
        aged(app);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let set = |b: &mut testkit::Browser, table, days, reason| {
            b.post("/data/retention", &[("table", table), ("days", days), ("reason", reason)]).status().as_u16()
        };
        assert_eq!(set(&mut administrator, "pulse_answer", "731", "longer"), 422, "never longer than promised");
        assert_eq!(set(&mut administrator, "roster_import", "30", "too short"), 422);
        assert_eq!(set(&mut administrator, "unit", "400", "no clock here"), 422);
        assert_eq!(set(&mut administrator, "pulse_answer", "90", ""), 422);
        assert_eq!(set(&mut administrator, "pulse_answer", "90", "The union asked for it"), 303);
        administrator.get("/data/retention").ok().assert_has("The union asked for it");
        app.later_days(88);
        night(app);
        assert!(count(app, "pulse_answer") > 0);
        app.later_days(1);
        night(app);
        assert_eq!(count(app, "pulse_answer"), 0);
    });
}

#[test]
fn a_forged_checkpoint_does_not_hide_lost_rows() {
    on_each_engine(|app| {
        aged(app);
        assert!(matches!(chain(app), Chain::Whole { seals } if seals > 0));
        let organization = app.district.organization;
        let now = app.now();
        app.app
            .ground
            .write_now(Actor::System(organization), move |op| {
                op.tx.execute(&LOSE, db::params![organization])?;
                op.tx.execute(&FORGE, db::params![now, organization])?;
                Ok::<_, Refusal>(())
            })
            .unwrap();
        assert_eq!(chain(app), Chain::Broken { seal: 1 });
    });
}

db::statements! {
    LOSE = "delete from timeline where organization = $1 and seal = 1";
    FORGE = "update timeline_seal set cleared_at = $1 where organization = $2 and number = 1";
}

#[test]
fn whoever_opens_a_persons_page_stands_in_their_list_once_a_day() {
    on_each_engine(|app| {
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let mut own = app.signed_in(&teacher);
        own.get("/me/looks").ok().assert_has("Nobody has opened a page about you yet");
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        for _ in 0..3 {
            administrator.get(&format!("/people/{}", teacher.id)).ok();
        }
        // Who may not see the page leaves no look, and one's own page is none.
        let mut colleague = app.signed_in(app.person(Role::Teacher, At::Sibling));
        colleague.get(&format!("/people/{}", teacher.id)).assert_status(403);
        own.get("/me/looks")
            .ok()
            .assert_has("One look at a page about you")
            .assert_has("Administrator Riverbend")
            .assert_has("Administrator, Riverbend Test District");
        app.later_days(1);
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        administrator.get(&format!("/people/{}", teacher.id)).ok();
        let mut own = app.signed_in(&teacher);
        own.get("/me/looks").ok().assert_has("2 looks at pages about you");
        assert_eq!(count(app, "data_access"), 2);
    });
}

#[test]
fn the_list_of_links_is_a_look_at_each_person_on_it_and_answering_is_none() {
    on_each_engine(|app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let (_, implementation) = begun(app);
        let pulse = drafted(&mut principal, implementation, "Fall");
        opened(&mut principal, pulse);
        let tokens = links(&mut principal, pulse);
        let looks = count(app, "data_access");
        assert_eq!(looks, tokens.len() - 1, "everyone but the principal, who looked");
        app.browser().get(&format!("/r/{}", tokens[0])).ok();
        app.browser().post_bare(&format!("/r/{}", tokens[0]), &[("a0", "4"), ("once", "x")]).ok();
        assert_eq!(count(app, "data_access"), looks);
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let seen = app.by(&teacher, data_rights::looks);
        assert_eq!(seen.iter().map(|l| l.what).collect::<Vec<_>>(), [What::Links]);
    });
}

#[test]
fn the_schedule_of_data_names_every_table_for_everyone() {
    on_each_engine(|app| {
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get("/data").ok().assert_has("People who work here").assert_has("No one can tell who said what");
        let text = teacher.get("/data.json").ok().text();
        for table in tables() {
            assert!(text.contains(&format!("\"table\": \"{}\"", table.name)), "{}", table.name);
        }
    });
}
