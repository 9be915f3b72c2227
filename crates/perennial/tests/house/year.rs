//! A school year by a clock set by hand: a roster in summer, leavers and newcomers, a consultant in three districts, two
//! rows that are one person, two schools that become one. At every instant at which a right begins or ends, one second
//! before and at it, and right after everything that works at once, the house is compared with lists of our own.

mod deliveries;
mod oracle;
mod walk;

use crate::fixtures::{begun, drafted_until, opened, operator};
use crate::on_each_engine;
use deliveries::{Staff, bulk, delta, newcomers, staff};
use ground::organization::life::{self, Closing};
use ground::organization::{UnitError, UnitKind};
use ground::policy::{BELONG, MANAGE_DATA, MANAGE_PEOPLE, SEE_PEOPLE};
use ground::{Actor, ImplementationId, Moment, Op, OrganizationId, PersonId, Refusal, Role, UnitId};
use ground::{account, calendar, organization, people};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use oracle::{Asks, Held, Oracle, Somebody, Unit};
use perennial::clockwork;
use std::collections::{BTreeSet, HashMap};
use testkit::{At, Browser, PASSWORD, Part, TestApp, TestPerson};
use walk::{Seat, Walked, Walker};

const CHICAGO: &str = "America/Chicago";
const NEW_YORK: &str = "America/New_York";
const PHOENIX: &str = "America/Phoenix";
const NOOR: &str = "noor@advice.example";

struct Year<'a> {
    app: &'a TestApp,
    w: Walker,
    administrator: TestPerson,
    ours: OrganizationId,
    root: UnitId,
    /// By what the roster calls them.
    ids: HashMap<String, PersonId>,
    schools: HashMap<&'static str, UnitId>,
    hash: String,
    leavers: BTreeSet<PersonId>,
    newcomers: BTreeSet<PersonId>,
}

#[test]
fn nobody_has_wrong_access_at_any_instant_of_a_whole_year() {
    on_each_engine(|app| {
        let mut year = Year::begin(app);
        year.july();
        year.august();
        year.september();
        year.october();
        year.december();
        year.january_to_march();
        year.april_to_june();
        year.until(at(date(2028, 7, 1), 9));
        assert_eq!((year.leavers.len(), year.newcomers.len()), (60, 70));
        let Walked { instants, questions, requests, sign_ins, refused_sign_ins } = year.w.walked;
        eprintln!("{instants} instants, {questions} questions, {requests} pages, {sign_ins} sign-ins, {refused_sign_ins} refused");
        assert!(
            instants > 90 && questions > 200_000 && requests > 3_000 && sign_ins > 300 && refused_sign_ins > 40,
            "too little was walked"
        );
    });
}

#[test]
fn the_walk_sees_a_part_that_holds_one_day_too_long() {
    on_each_engine(|app| {
        let mut year = Year::begin(app);
        let teacher = app.person(Role::Teacher, At::Own).clone();
        let id = teacher.id;
        app.by(&year.administrator, move |op| {
            let part = people::parts_held(op, id)?.remove(0).id;
            people::change_end(op, id, part, Some(date(2026, 12, 1)))
        });
        // As our list says, the last day is the one before.
        year.w.oracle.end(id, date(2026, 11, 30));
        year.w.oracle.somebody_mut(id).special = true;
        let midnight = at(date(2026, 12, 1), 0);
        assert_eq!(year.w.oracle.next_boundary(app.now()), Some(midnight));
        year.jump(midnight.plus_seconds(-1));
        year.w.ask_all(app, false);
        year.jump(midnight);
        year.w.compare(app, false);
        let wrong = std::mem::take(&mut year.w.wrong);
        assert!(
            !wrong.is_empty() && wrong.iter().all(|w| w.contains(&teacher.name) && w.contains("expected false, got true")),
            "{wrong:?}"
        );
        year.jump(at(date(2026, 12, 2), 0));
        year.w.ask_all(app, false);
    });
}

#[test]
fn who_left_today_and_is_back_the_same_day_has_the_new_part_and_none_of_the_old() {
    on_each_engine(|app| {
        let mut year = Year::begin(app);
        let today = date(2026, 11, 23);
        let (principal, own) = (app.person(Role::Principal, At::Own).id, app.district.own);
        let (leader, root) = (app.person(Role::DistrictLeader, At::District).id, app.district.root);
        for (id, unit, role, from) in [(principal, own, Role::Teacher, today), (leader, root, Role::Evaluator, date(2026, 11, 24))] {
            app.by(&year.administrator, move |op| people::leave_by_hand(op, id, today));
            year.w.oracle.somebody_mut(id).special = true;
            year.w.oracle.somebody_mut(id).out = true;
            year.w.ask_all(app, false);
            year.by(move |op| people::come_back(op, id, unit, role, from, None));
            year.w.oracle.end(id, date(2026, 11, 22));
            year.w.oracle.somebody_mut(id).out = false;
            year.w.oracle.give(id, role, unit, from, None);
            year.w.ask_all(app, false);
        }
        year.jump(at(date(2026, 11, 24), 0));
        year.w.ask_all(app, true);
    });
}

/// So many hours after midnight in the organization that most of this is about.
fn at(day: Date, hours: i64) -> Moment {
    let zone = TimeZone::get(CHICAGO).unwrap();
    Moment(day.to_zoned(zone).unwrap().timestamp().as_microsecond()).plus_seconds(hours * 3_600)
}

impl<'a> Year<'a> {
    /// Everyone the testkit made, in the oracle's words: what their parts are is told by the testkit's own list.
    fn begin(app: &'a TestApp) -> Year<'a> {
        let d = &app.district;
        let unit = |id, organization, parent, name: &str| Unit { id, organization, parent, name: name.into(), begins: None, closes: None };
        let (ours, theirs) = (d.organization, d.other_organization);
        let units = vec![
            unit(d.root, ours, None, "Riverbend Test District"),
            unit(d.own, ours, Some(d.root), "Heron School"),
            unit(d.sibling, ours, Some(d.root), "Otter School"),
            unit(d.other_root, theirs, None, "Farfield Test District"),
            unit(d.other, theirs, Some(d.other_root), "Farfield School"),
        ];
        let first = date(2026, 11, 23);
        let known = |p: &TestPerson| Somebody {
            id: p.id,
            organization: p.organization,
            name: p.name.clone(),
            account: Some(p.account),
            // A consultant of the testkit stays as long as one may: 366 days.
            parts: vec![Held { role: p.role, unit: p.unit, from: first, to: (p.role == Role::Consultant).then_some(date(2027, 11, 24)) }],
            out: false,
            special: p.role == Role::Consultant,
        };
        let people = d.people.iter().map(known).collect();
        let zone = |name| TimeZone::get(name).unwrap();
        let zones = HashMap::from([(ours, zone(CHICAGO)), (theirs, zone(NEW_YORK))]);
        let rules = kit::stack::policy(&perennial::routes::elements(None));
        let oracle = Oracle { rules, zones, units, people, merged: HashMap::new() };
        let w = Walker { oracle, seats: Vec::new(), pages: Vec::new(), walked: Walked::default(), round: 0, wrong: Vec::new() };
        let administrator = app.person(Role::Administrator, At::District).clone();
        let other_root = d.other_root;
        app.by(app.person(Role::Administrator, At::OtherDistrict), move |op| {
            calendar::set_zone(op, other_root, Some(NEW_YORK)).map_err(|_| Refusal::Missing)
        });
        Year {
            app,
            w,
            administrator,
            ours,
            root: d.root,
            ids: HashMap::new(),
            schools: HashMap::new(),
            hash: kit::sign_in::password::hash(PASSWORD, &testkit::seeded(9)).unwrap(),
            leavers: BTreeSet::new(),
            newcomers: BTreeSet::new(),
        }
    }

    // Time.

    fn jump(&self, to: Moment) {
        self.app.later_seconds((to.0 - self.app.now().0) / 1_000_000);
    }

    /// Lets the time pass, and compares one second before and at every boundary on the way: before the due work is done,
    /// and after it.
    fn until(&mut self, end: Moment) {
        loop {
            let now = self.app.now();
            let months = (1..=12).map(|m| if m >= 7 { date(2027, m, 1) } else { date(2028, m, 1) }).chain([date(2028, 7, 1)]);
            let months: Vec<Moment> = months.map(|day| at(day, 0)).collect();
            let month = months.iter().copied().filter(|m| *m > now).min();
            let next = self.w.oracle.next_boundary(now).into_iter().chain(month).min().filter(|next| *next <= end);
            let Some(next) = next else { break };
            let whole = months.contains(&next);
            self.jump(next.plus_seconds(-1));
            self.w.ask_all(self.app, whole);
            if whole {
                self.w.sign_in(self.app);
                self.w.browse(self.app, 6);
            }
            self.jump(next);
            self.w.ask_all(self.app, whole);
            if whole {
                self.w.browse(self.app, 3);
            }
            self.work();
            self.w.ask_all(self.app, false);
        }
        self.jump(end);
    }

    /// Something that works at once: everyone with a browser is signed in, it happens, and they ask again.
    fn at_once(&mut self, doing: impl FnOnce(&mut Year)) {
        self.w.sign_in(self.app);
        doing(self);
        self.w.ask_all(self.app, false);
        self.w.browse(self.app, 4);
    }

    fn work(&self) {
        for _ in 0..50 {
            let now = self.app.now();
            let jobs = self.app.app.ground.db.write_now(move |tx| ground::jobs::take(tx, now, 100)).unwrap();
            if jobs.is_empty() {
                return;
            }
            for job in &jobs {
                clockwork::settle(&self.app.app, job);
            }
        }
        panic!("the work never ends");
    }

    // People.

    fn manager(&self) -> Browser {
        self.app.signed_in(&self.administrator)
    }

    fn by<T: Send + 'static>(&self, work: impl Fn(&mut Op) -> Result<T, Refusal> + Send + 'static) -> T {
        self.app.by(&self.administrator, work)
    }

    fn today(&self) -> Date {
        self.app.now().date(&TimeZone::get(CHICAGO).unwrap())
    }

    fn known(&mut self, id: PersonId, organization: OrganizationId, name: &str, special: bool) {
        self.w.oracle.people.push(Somebody { id, organization, name: name.into(), account: None, parts: Vec::new(), out: false, special });
    }

    /// Gives someone a sign-in and a browser of their own.
    fn seat(&mut self, label: &'static str, person: PersonId) {
        let organization = self.w.oracle.somebody(person).organization;
        let (email, hash) = (format!("{}@seat.example", label.replace(' ', "-")), self.hash.clone());
        let account = match self.w.oracle.somebody(person).account {
            Some(known) => known,
            None => self
                .app
                .app
                .ground
                .write_now(Actor::System(organization), move |op| {
                    let account = account::create(op, &email, &hash)?;
                    people::link_account(op.tx, organization, person, account)?;
                    Ok::<_, Refusal>(account)
                })
                .unwrap(),
        };
        let somebody = self.w.oracle.somebody_mut(person);
        somebody.account = Some(account);
        somebody.special = true;
        self.w.seats.push(Seat { label, person, account, organization, browser: None });
    }

    /// Sends a delivery, says yes to all that is asked, and lets the job take it.
    fn deliver(&self, bytes: &[u8]) {
        let mut browser = self.manager();
        let import = browser.multipart("/roster", &[Part::File { field: "file", name: "roster.zip", bytes }]).location().to_string();
        browser.get(&import).ok();
        browser.post(&format!("{import}/application"), &[("many-leaving", "yes")]).assert_status(303);
        self.work();
        browser.get(&import).ok().assert_has("Done: your people and schools are as this file says.");
    }

    /// What the roster calls people and schools, with the ids they have here. Ids only: what they may is ours to know.
    fn learn(&mut self, new: &[Staff]) {
        let found: HashMap<String, PersonId> = self.app.look(|op| {
            let organization = op.organization()?;
            Ok(people::all(op.tx, organization)?.into_iter().filter_map(|p| Some((p.source_id?, p.id))).collect())
        });
        let (ours, today) = (self.ours, self.today());
        for one in new {
            let id = found[&one.source];
            self.ids.insert(one.source.clone(), id);
            self.known(id, ours, &one.source, false);
            let unit = if one.unit == "d1" { self.root } else { self.schools[one.unit] };
            self.w.oracle.give(id, one.role, unit, today, None);
        }
    }

    /// They are out at this instant, and yesterday was their last day.
    fn gone(&mut self, sources: &[String]) {
        let last_day = self.today().yesterday().unwrap();
        for source in sources {
            let id = self.ids[source];
            self.w.oracle.end(id, last_day);
            self.w.oracle.somebody_mut(id).out = true;
            self.leavers.insert(id);
        }
    }

    fn id(&self, source: &str) -> PersonId {
        self.ids[source]
    }

    // The year.

    fn july(&mut self) {
        self.jump(at(date(2027, 7, 5), 10));
        self.deliver(&bulk(&staff()));
        let units: HashMap<String, UnitId> = self.app.look(|op| {
            let organization = op.organization()?;
            Ok(organization::units(op.tx, organization)?.into_iter().filter_map(|u| Some((u.source_id?, u.id))).collect())
        });
        for (source, name) in
            [("s1", "Ash School"), ("s2", "Birch School"), ("s3", "Cedar School"), ("s4", "Dale School"), ("g1", "Ash Grade Three")]
        {
            self.schools.insert(source, units[source]);
            let parent = if source == "g1" { units["s1"] } else { self.root };
            let organization = self.ours;
            self.w.oracle.units.push(Unit {
                id: units[source],
                organization,
                parent: Some(parent),
                name: name.into(),
                begins: None,
                closes: None,
            });
        }
        self.learn(&staff());
        assert_eq!(self.ids.len(), 150);
        self.mesa();
        for (label, source) in [
            ("the principal of a school that closes", "s1-0"),
            ("a teacher of a grade team that closes", "g1-31"),
            ("a leaver of August", "s2-20"),
            ("a leaver of December", "s3-15"),
            ("a leaver of June", "s1-25"),
            ("an itinerant teacher", "s3-5"),
            ("a teacher on leave", "s1-6"),
            ("a substitute", "s2-7"),
            ("one person, first row", "s3-7"),
            ("one person, second row", "s4-8"),
            ("a district leader", "d1-0"),
        ] {
            self.seat(label, self.id(source));
        }
        let d = &self.app.district;
        for (label, role, place) in [
            ("the administrator", Role::Administrator, At::District),
            ("an evaluator", Role::Evaluator, At::Own),
            ("a principal elsewhere", Role::Principal, At::Other),
        ] {
            let id = d.person(role, place).id;
            self.seat(label, id);
        }
        self.things();
        self.at_once(|_| ());
        self.until(at(date(2027, 8, 16), 10));
    }

    /// A third organization, made by whoever runs the server.
    fn mesa(&mut self) {
        let mut server = operator(self.app);
        server.get("/operator").ok();
        let fields = [
            ("organization", "Mesa Test District"),
            ("kind", "district"),
            ("zone", PHOENIX),
            ("language", "en"),
            ("given-name", "Mara"),
            ("family-name", "Ives"),
            ("email", "mara@mesa.example"),
        ];
        server.post("/operator/organizations", &fields).ok();
        let two = [self.ours, self.app.district.other_organization];
        let mesa = self.app.app.ground.read_now(Actor::Guest, |op| Ok::<_, Refusal>(organization::all_ids(op.tx)?)).unwrap();
        let mesa = mesa.into_iter().find(|id| !two.contains(id)).unwrap();
        let (root, mara) = self
            .app
            .app
            .ground
            .read_now(Actor::System(mesa), move |op| {
                let root = organization::root(op.tx, mesa)?.ok_or(Refusal::Missing)?;
                Ok::<_, Refusal>((root.id, people::all(op.tx, mesa)?.remove(0).id))
            })
            .unwrap();
        self.w.oracle.zones.insert(mesa, TimeZone::get(PHOENIX).unwrap());
        self.w.oracle.units.push(Unit {
            id: root,
            organization: mesa,
            parent: None,
            name: "Mesa Test District".into(),
            begins: None,
            closes: None,
        });
        self.known(mara, mesa, "Mara Ives", true);
        // July 5, ten o'clock in Chicago, is the same day in Phoenix.
        self.w.oracle.give(mara, Role::Administrator, root, date(2027, 7, 5), None);
        self.seat("the administrator of the third", mara);
    }

    /// Work to look at: begun at the school that will close, and at one that stays.
    fn things(&mut self) {
        let app = self.app;
        let (innovation, heron) = begun(app);
        let (ash, principal) = (self.schools["s1"], self.id("s1-0"));
        let account = self.w.oracle.somebody(principal).account.unwrap();
        let (organization, sign_in) = (self.ours, ground::SignInId(db::Uuid::nil()));
        let actor = Actor::Person { organization, person: principal, account, sign_in };
        let at_ash: ImplementationId = app
            .app
            .ground
            .write_now(actor, move |op| {
                Ok::<_, portfolio::implementation::BeginError>(portfolio::implementation::begin(op, innovation, ash)?.id)
            })
            .unwrap();
        let pulse = drafted_until(&mut self.manager(), at_ash, "How it goes", "2027-09-01", "2027-09-08");
        // A draft is for those who ask; asked, it is for everyone there.
        opened(&mut self.manager(), pulse);
        let (heron_unit, other, other_root) = (app.district.own, app.district.other, app.district.other_root);
        let (here, there) = (self.ours, app.district.other_organization);
        let stranger = app.person(Role::Teacher, At::Other).id;
        let teacher = app.person(Role::Teacher, At::Own).id;
        let mut pages: Vec<(String, Asks)> =
            ["/", "/me", "/people", "/work", kit::paths::VOICES, "/calendar"].map(|path| (path.to_string(), Asks::SignIn)).into();
        let unit = |id: UnitId| (format!("/units/{id}"), Asks::In(SEE_PEOPLE, id));
        pages.extend([
            unit(ash),
            unit(self.schools["g1"]),
            unit(self.schools["s3"]),
            unit(heron_unit),
            unit(self.root),
            unit(other),
            unit(other_root),
        ]);
        let days = |id: UnitId| (format!("/calendar/{id}"), Asks::In(BELONG, id));
        pages.extend([days(ash), days(other), (format!("/calendar/{ash}/zone"), Asks::In(calendar::MANAGE, ash))]);
        let work = |id: ImplementationId, unit| (format!("/implementations/{id}"), Asks::In(portfolio::SEE, unit));
        pages.extend([work(at_ash, ash), work(heron, heron_unit)]);
        pages.push((format!("/implementations/{at_ash}/stage"), Asks::In(portfolio::LEAD, ash)));
        pages.push((format!("/pulses/{pulse}"), Asks::In(inclusion::SEE, ash)));
        pages.push((format!("/innovations/{innovation}"), Asks::Anywhere(portfolio::SEE, here)));
        let whole = |path: String, organization| (path, Asks::Whole(MANAGE_PEOPLE, organization));
        pages.extend([whole(format!("/people/{teacher}"), here), whole(format!("/people/{stranger}"), there)]);
        pages.extend([("/roster".to_string(), Asks::Own(MANAGE_PEOPLE)), ("/data/retention".to_string(), Asks::Own(MANAGE_DATA))]);
        pages.push(("/operator".into(), Asks::Operator));
        self.w.pages = pages;
    }

    fn august(&mut self) {
        let leaving: Vec<String> = ["s1", "s2", "s3", "s4"].iter().flat_map(|s| (20..25).map(move |n| format!("{s}-{n}"))).collect();
        let new = newcomers("n", &["s1", "s2", "s3", "s4"], 10);
        self.at_once(|y| {
            let stay: Vec<Staff> = staff().into_iter().filter(|p| !leaving.contains(&p.source)).chain(new.clone()).collect();
            y.deliver(&bulk(&stay));
            y.gone(&leaving);
            y.learn(&new);
            for one in &new {
                let id = y.id(&one.source);
                y.newcomers.insert(id);
            }
        });
        self.seat("a newcomer of August", self.id("s2-n0"));
        self.until(at(date(2027, 9, 1), 10));
    }

    fn september(&mut self) {
        // The same account, three organizations, three last days, three zones.
        let mesa = self.w.oracle.people.iter().find(|p| p.name == "Mara Ives").unwrap().organization;
        let places = [
            ("the consultant here", self.ours, date(2028, 4, 30)),
            ("the consultant in Farfield", self.app.district.other_organization, date(2028, 6, 15)),
            ("the consultant in Mesa", mesa, date(2028, 1, 14)),
        ];
        for (label, organization, until) in places {
            let hash = self.hash.clone();
            let (id, root, account) = self
                .app
                .app
                .ground
                .write_now(Actor::System(organization), move |op| {
                    let root = organization::root(op.tx, organization)?.ok_or(Refusal::Missing)?.id;
                    let person = people::add(op, "Noor", "Haddad", Some(NOOR), root, Role::Consultant, Some(until))?;
                    let account = match account::by_email(op.tx, NOOR)? {
                        Some(known) => known.id,
                        None => account::create(op, NOOR, &hash)?,
                    };
                    people::link_account(op.tx, organization, person.id, account)?;
                    Ok::<_, Refusal>((person.id, root, account))
                })
                .unwrap();
            self.known(id, organization, label, true);
            self.w.oracle.give(id, Role::Consultant, root, date(2027, 9, 1), Some(until));
            self.w.oracle.somebody_mut(id).account = Some(account);
            self.seat(label, id);
        }
        // An itinerant teacher: a second school until winter.
        let (itinerant, dale) = (self.id("s3-5"), self.schools["s4"]);
        let fields = [("unit", dale.to_string()), ("role", "coach".to_string()), ("until", "2027-12-17".to_string())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.manager().post(&format!("/people/{itinerant}/parts"), &fields).assert_status(303);
        self.w.oracle.give(itinerant, Role::Coach, dale, date(2027, 9, 1), Some(date(2027, 12, 17)));
        // Someone is away for six weeks, and someone stands in. Being away takes no right.
        let (away, substitute, ash) = (self.id("s1-6"), self.id("s2-7"), self.schools["s1"]);
        let (from, to) = (date(2027, 10, 4), date(2027, 11, 12));
        self.app.by(&self.administrator, move |op| {
            let absence = people::note_absence(op, away, from, Some(to))?;
            let part = people::parts_held(op, away)?.remove(0).id;
            people::stand_in(op, absence.id, part, substitute)
        });
        self.w.oracle.give(substitute, Role::Teacher, ash, from, Some(to));
        self.at_once(|_| ());
        self.small_change(date(2027, 9, 10));
    }

    /// Each month someone leads something for a while, from a day ahead.
    fn small_change(&mut self, from: Date) {
        let who = self.id(&format!("s4-{}", 9 + from.month()));
        let (unit, until) = (self.schools["s4"], from.saturating_add(jiff::Span::new().days(40)));
        self.by(move |op| people::add_part_from(op, who, unit, Role::Lead, from, Some(until)));
        self.w.oracle.give(who, Role::Lead, unit, from, Some(until));
        self.w.oracle.somebody_mut(who).special = true;
    }

    fn october(&mut self) {
        self.until(at(date(2027, 10, 15), 10));
        let (first, second) = (self.id("s3-7"), self.id("s4-8"));
        self.at_once(|y| {
            y.app.by(&y.administrator, move |op| people::merge(op, first, second));
            y.w.oracle.merged.insert(second, first);
        });
        self.small_change(date(2027, 11, 3));
        self.until(at(date(2027, 12, 6), 10));
    }

    fn december(&mut self) {
        let leaving: Vec<String> = ["s3", "s4"].iter().flat_map(|s| (15..20).map(move |n| format!("{s}-{n}"))).collect();
        let new = newcomers("d", &["s3", "s4"], 5);
        self.at_once(|y| {
            let gone: Vec<Staff> = staff().into_iter().filter(|p| leaving.contains(&p.source)).collect();
            y.deliver(&delta(&new, &gone));
            y.gone(&leaving);
            y.learn(&new);
            for one in &new {
                let id = y.id(&one.source);
                y.newcomers.insert(id);
            }
        });
        self.seat("a newcomer of December", self.id("s3-d0"));
        self.until(at(date(2027, 12, 13), 10));
        // Two schools become one on the first of January.
        let (ash, birch, team, root, last_day) =
            (self.schools["s1"], self.schools["s2"], self.schools["g1"], self.root, date(2027, 12, 31));
        let merged = self.app.by(&self.administrator, move |op| {
            let new = life::add(op, root, UnitKind::School, "Confluence School", last_day.tomorrow().ok())?.id;
            for (school, all) in [(ash, vec![ash, team]), (birch, vec![birch])] {
                let mut going_on = Vec::new();
                for unit in all {
                    going_on.extend(people::parts_after(op, unit, last_day)?.into_iter().map(|(part, _)| (part.id, new)));
                }
                life::close(op, school, &Closing { last_day, successors: vec![new], going_on })?;
            }
            Ok::<_, UnitError>(new)
        });
        let organization = self.ours;
        let name = "Confluence School".into();
        let begins = last_day.tomorrow().ok();
        self.w.oracle.units.push(Unit { id: merged, organization, parent: Some(root), name, begins, closes: None });
        self.w.oracle.go_over(&[ash, birch, team], merged, last_day);
        self.schools.insert("c", merged);
        self.w.pages.push((format!("/units/{merged}"), Asks::In(SEE_PEOPLE, merged)));
        self.w.pages.push((format!("/calendar/{merged}"), Asks::In(BELONG, merged)));
        self.small_change(date(2027, 12, 20));
    }

    fn january_to_march(&mut self) {
        self.until(at(date(2028, 1, 10), 10));
        self.small_change(date(2028, 1, 20));
        self.until(at(date(2028, 2, 10), 10));
        // The consultant's stay in Farfield ends this instant; the other districts are none of theirs.
        let noor = self.w.oracle.people.iter().find(|p| p.name == "the consultant in Farfield").unwrap().id;
        self.at_once(|y| {
            let mut theirs = y.app.signed_in(y.app.person(Role::Administrator, At::OtherDistrict));
            theirs.get("/guests").ok().assert_has("Noor Haddad");
            assert_eq!(theirs.post(&format!("/guests/{noor}/revocation"), &[]).location(), "/guests");
            y.w.oracle.end(noor, date(2028, 2, 9));
        });
        self.small_change(date(2028, 2, 29));
        self.until(at(date(2028, 3, 15), 10));
        let second = self.id("s4-8");
        self.at_once(|y| {
            y.by(move |op| people::unmerge(op, second));
            y.w.oracle.merged.remove(&second);
        });
    }

    fn april_to_june(&mut self) {
        self.until(at(date(2028, 4, 3), 10));
        // A leaver of August is back, as someone else.
        let (back, cedar) = (self.id("s2-20"), self.schools["s3"]);
        self.at_once(|y| {
            y.by(move |op| people::come_back(op, back, cedar, Role::Paraeducator, date(2028, 4, 10), None));
            y.w.oracle.somebody_mut(back).out = false;
            y.w.oracle.give(back, Role::Paraeducator, cedar, date(2028, 4, 10), None);
        });
        self.until(at(date(2028, 6, 5), 10));
        // Thirty leave by hand, on a day ahead.
        let last_day = date(2028, 6, 16);
        let mut leaving: Vec<String> = ["s1", "s2"].iter().flat_map(|s| (25..33).map(move |n| format!("{s}-{n}"))).collect();
        leaving.extend(["s3", "s4"].iter().flat_map(|s| (25..32).map(move |n| format!("{s}-{n}"))));
        let grade: Vec<String> = staff().into_iter().filter(|p| p.unit == "g1").map(|p| p.source).collect();
        for source in leaving {
            // Those of the grade team are called after it.
            let team = source.replace("s1-", "g1-");
            let id = self.id(if grade.contains(&team) { &team } else { &source });
            self.app.by(&self.administrator, move |op| people::leave_by_hand(op, id, last_day));
            self.w.oracle.end(id, last_day);
            self.leavers.insert(id);
        }
        // Twenty come: half of them today, half from a day ahead.
        let (dale, root) = (self.schools["s4"], self.root);
        let ahead = date(2028, 6, 26);
        for n in 0..20 {
            let name = format!("New {n}");
            let id = self.by(move |op| {
                Ok(people::add(op, "New", &format!("Hand{n}"), None, if n == 0 { root } else { dale }, Role::Teacher, None)?.id)
            });
            let (ours, today) = (self.ours, self.today());
            self.known(id, ours, &name, n % 10 == 0);
            if n < 10 {
                self.w.oracle.give(id, Role::Teacher, if n == 0 { root } else { dale }, today, None);
            } else {
                // Until then nothing: the part of today is taken back, one from the day ahead is given.
                self.app.by(&self.administrator, move |op| {
                    let today = people::parts_held(op, id)?.remove(0).id;
                    people::end_part(op, id, today)?;
                    Ok::<_, people::LeaveError>(people::add_part_from(op, id, dale, Role::Teacher, ahead, None)?)
                });
                self.w.oracle.give(id, Role::Teacher, dale, ahead, None);
            }
            self.newcomers.insert(id);
            if n == 19 {
                self.seat("a newcomer before the first day", id);
            }
        }
        self.at_once(|_| ());
    }
}
