//! One of everything at the own school, made the way people make it.

use ground::{
    ActivityId, Actor, ExportId, FileId, HoldId, ImplementationId, ImportId, InnovationId, OrganizationId, PersonId, PulseId, Role,
    RolloverId, SchoolYearId, StaffListId, StageTemplateId, UnitId, account, data_rights, people,
};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{implementation, innovation, stage};
use std::sync::OnceLock;
use testkit::{At, Browser, Part, TestApp};

pub struct Fixtures {
    /// The whole district prepares its year.
    pub rollover: RolloverId,
    pub person: PersonId,
    pub import: ImportId,
    pub list: StaffListId,
    pub innovation: InnovationId,
    pub implementation: ImplementationId,
    /// The first activity of the implementation.
    pub activity: ActivityId,
    /// A template of the organization, in use.
    pub stage_template: StageTemplateId,
    pub draft: PulseId,
    pub open: PulseId,
    pub closed: PulseId,
    /// The own school, whose calendar it is, with a year of its own.
    pub unit: UnitId,
    pub school_year: SchoolYearId,
    /// The links of the open pulse.
    pub tokens: Vec<String>,
    /// A one-time link to set a password.
    pub password: String,
    /// A file of the whole organization, asked for and not answered yet.
    pub export: ExportId,
    /// A consultant for a while, without a sign-in.
    pub guest: PersonId,
    /// An organization of its own, which an operator may close and open.
    pub organization: OrganizationId,
    /// A legal hold on the sibling school.
    pub hold: HoldId,
    /// A file of the innovation.
    pub attachment: FileId,
}

pub fn furnish(app: &TestApp) -> Fixtures {
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let (innovation, implementation) = begun(app);
    let activity = app.by(app.person(Role::Principal, At::Own), move |op| stage::of(op, implementation))[0].id;
    let stage_template = app.by(app.person(Role::Administrator, At::District), |op| {
        let contents = stage::template::Contents { name: "All our schools".into(), items: stage::template::stock() };
        stage::template::add(op, &contents, "", true)
    });
    let team = format!("/implementations/{implementation}/team");
    principal.post(&team, &[("name", "Readers"), ("purpose", "Carry it")]).assert_status(303);
    let draft = drafted(&mut principal, implementation, "Draft");
    let closed = drafted(&mut principal, implementation, "Closed");
    opened(&mut principal, closed);
    answer_all(app, &links(&mut principal, closed));
    principal.post(&format!("/pulses/{closed}/closure"), &[]).assert_status(303);
    let open = drafted(&mut principal, implementation, "Open");
    opened(&mut principal, open);
    let tokens = links(&mut principal, open);
    let person = app.person(Role::Teacher, At::Own).id;
    let page = administrator.post(&format!("/people/{person}/password-link"), &[]).ok().text();
    let password = page.split("/password/").nth(1).unwrap()[..26].to_string();
    let import = proposed(&mut administrator);
    let export = app.by(app.person(Role::Administrator, At::District), |op| ground::vault::ask(op, "We move"));
    let guest = guest(app);
    let organization = another_organization(app);
    let sibling = app.district.sibling.0;
    let hold = app.by(app.person(Role::Administrator, At::District), move |op| {
        data_rights::set(op, data_rights::Scope::Unit, Some(sibling), "A request is open")
    });
    let hold = hold.id;
    let list = listed(&mut administrator);
    let (unit, school_year) = (app.district.own, entered(app));
    let year =
        [("unit", app.district.root.to_string()), ("day", "2027-08-02".into()), ("from", "2026–27".into()), ("to", "2027–28".into())];
    let year: Vec<(&str, &str)> = year.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let begun = administrator.post("/rollover", &year);
    let rollover = begun.location().rsplit('/').next().unwrap().parse().unwrap();
    let attachment = attached(app, &mut principal, innovation, ("Room.png", ROOM));
    Fixtures {
        attachment,
        export,
        rollover,
        hold,
        unit,
        school_year,
        person,
        import,
        list,
        innovation,
        implementation,
        activity,
        stage_template,
        draft,
        open,
        closed,
        tokens,
        password,
        guest,
        organization,
    }
}

/// A file of the innovation.
pub fn attached(app: &TestApp, by: &mut Browser, innovation: InnovationId, (name, bytes): (&str, &[u8])) -> FileId {
    let parts = [Part::Field("description", "How pairs are made"), Part::File { field: "file", name, bytes }];
    by.multipart(&format!("/innovations/{innovation}/files"), &parts).assert_status(303);
    let about = ground::files::About { kind: "innovation", subject: innovation.0 };
    app.look(move |op| Ok(ground::files::of(op, about)?[0].id))
}

pub const ROOM: &[u8] = b"\x89PNG\r\n\x1a\n a picture of the room";

/// Someone of elsewhere who advises the own school until spring.
pub fn guest(app: &TestApp) -> PersonId {
    let (unit, until) = (app.district.own, jiff::civil::date(2027, 4, 30));
    let administrator = app.person(Role::Administrator, At::District);
    app.by(administrator, move |op| {
        Ok::<_, ground::Refusal>(people::add(op, "Noor", "Haddad", None, unit, Role::Consultant, Some(until))?.id)
    })
}

/// Whoever runs the server, who is nobody in any organization.
pub const OPERATOR: &str = "ops@server.example";

/// A browser in which the operator is signed in. Made anew each time: their sign-ins are short.
pub fn operator(app: &TestApp) -> Browser {
    static HASH: OnceLock<String> = OnceLock::new();
    let hash = HASH.get_or_init(|| kit::sign_in::password::hash(testkit::PASSWORD, &testkit::seeded(3)).unwrap());
    let token = app.app.ground.write_now(Actor::Guest, move |op| {
        let account = match account::by_email(op.tx, OPERATOR)? {
            Some(known) => known.id,
            None => account::create(op, OPERATOR, hash)?,
        };
        account::operator::appoint(op, OPERATOR)?;
        account::sign_in(op, account)
    });
    let mut browser = app.browser();
    browser.keep("perennial", &token.unwrap());
    browser
}

pub fn another_organization(app: &TestApp) -> OrganizationId {
    let mut operator = operator(app);
    operator.get("/operator").ok();
    let fields = [
        ("organization", "Marsh District"),
        ("kind", "district"),
        ("zone", "America/Denver"),
        ("language", "en"),
        ("given-name", "Mara"),
        ("family-name", "Ives"),
        ("email", "mara@marsh.example"),
    ];
    operator.post("/operator/organizations", &fields).ok();
    let all = app.app.ground.read_now(Actor::Guest, |op| Ok::<_, ground::Refusal>(ground::organization::all_ids(op.tx)?)).unwrap();
    let known = [app.district.organization, app.district.other_organization];
    all.into_iter().find(|id| !known.contains(id)).unwrap()
}

/// A school year of the own school.
fn entered(app: &TestApp) -> SchoolYearId {
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let fields = [
        ("name", "2026–27"),
        ("starts-on", "2026-08-17"),
        ("ends-on", "2027-06-04"),
        ("weekdays", "1"),
        ("weekdays", "2"),
        ("weekdays", "3"),
        ("weekdays", "4"),
        ("weekdays", "5"),
        ("days", "Winter break, 2026-12-21, 2027-01-01"),
    ];
    let made = principal.post(&format!("/calendar/{}/years", app.district.own), &fields);
    made.location().split("year=").nth(1).unwrap().parse().unwrap()
}

/// An innovation begun at the own school.
pub fn begun(app: &TestApp) -> (InnovationId, ImplementationId) {
    let unit = app.district.own;
    app.by(app.person(Role::Principal, At::Own), move |op| {
        let ingredients = vec![Ingredient { name: "Pairs".into(), adaptable: false }];
        let outline =
            Outline { name: "Partner Reading".into(), kind: Kind::Practice, need: "Why".into(), evidence: "A trial".into(), ingredients };
        let innovation = innovation::add(op, &outline)?;
        Ok::<_, implementation::BeginError>((innovation.id, implementation::begin(op, innovation.id, unit)?.id))
    })
}

pub fn drafted(asker: &mut Browser, implementation: ImplementationId, title: &str) -> PulseId {
    drafted_until(asker, implementation, title, "2026-12-01", "2026-12-08")
}

/// A draft with its last day to answer, and the day by which people hear back.
pub fn drafted_until(asker: &mut Browser, implementation: ImplementationId, title: &str, closes: &str, feedback: &str) -> PulseId {
    let fields = [
        ("title", title),
        ("statement-1", "I know why."),
        ("statement-2", "I have time."),
        ("closes-on", closes),
        ("feedback-on", feedback),
    ];
    let made = asker.post(&format!("/implementations/{implementation}/pulses"), &fields);
    made.location().rsplit('/').next().unwrap().parse().unwrap()
}

pub fn opened(asker: &mut Browser, pulse: PulseId) {
    asker.post(&format!("/pulses/{pulse}/opening"), &[]).assert_status(303);
}

/// The tokens of an open pulse, as the page hands them out.
pub fn links(asker: &mut Browser, pulse: PulseId) -> Vec<String> {
    let text = asker.get(&format!("/pulses/{pulse}/links.csv")).ok().text();
    let tokens: Vec<String> = text.split("/r/").skip(1).map(|rest| rest[..26].to_string()).collect();
    assert!(!tokens.is_empty(), "{text}");
    tokens
}

fn answer_all(app: &TestApp, tokens: &[String]) {
    for (n, token) in tokens.iter().enumerate() {
        let choice = ["1", "2", "3", "4", "5"][n % 5];
        app.browser().post_bare(&format!("/r/{token}"), &[("a0", choice), ("a1", "4"), ("once", &n.to_string())]).ok();
    }
}

fn proposed(administrator: &mut Browser) -> ImportId {
    let zip = crate::roster::delivery();
    let sent = administrator.multipart("/roster", &[Part::File { field: "file", name: "roster.zip", bytes: &zip }]);
    sent.location().rsplit('/').next().unwrap().parse().unwrap()
}

/// A staff list whose columns are not matched yet.
fn listed(administrator: &mut Browser) -> StaffListId {
    let list = b"Name,E-mail,School\r\nAna Ruiz,ana@lake.example,North School\r\n";
    let sent = administrator.multipart("/roster/staff-lists", &[Part::File { field: "file", name: "staff.csv", bytes: list }]);
    sent.location().rsplit('/').nth(1).unwrap().parse().unwrap()
}
