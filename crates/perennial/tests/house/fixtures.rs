//! One of everything at the own school, made the way people make it.

use ground::{ExportId, ImplementationId, ImportId, InnovationId, PersonId, PulseId, Role};
use portfolio::innovation::{Ingredient, Kind, Outline};
use portfolio::{implementation, innovation};
use testkit::{At, Browser, Part, TestApp};

pub struct Fixtures {
    pub person: PersonId,
    pub import: ImportId,
    pub innovation: InnovationId,
    pub implementation: ImplementationId,
    pub draft: PulseId,
    pub open: PulseId,
    pub closed: PulseId,
    /// The links of the open pulse.
    pub tokens: Vec<String>,
    /// A one-time link to set a password.
    pub password: String,
    /// A file of the whole organization, asked for and not answered yet.
    pub export: ExportId,
}

pub fn furnish(app: &TestApp) -> Fixtures {
    let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
    let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
    let (innovation, implementation) = begun(app);
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
    Fixtures { person, import, innovation, implementation, draft, open, closed, tokens, password, export }
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
    let fields = [
        ("title", title),
        ("statement-1", "I know why."),
        ("statement-2", "I have time."),
        ("closes-on", "2026-12-01"),
        ("feedback-on", "2026-12-08"),
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
