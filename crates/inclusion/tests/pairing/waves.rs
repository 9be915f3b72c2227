//! Waves as they happen: people are invited, answer in some order, some waves are backed up twice meanwhile, then closed.

use crate::attacker::Found;
use ground::account::digest;
use ground::{Actor, ImplementationId, Op, PersonId, PulseId, Refusal, Role, WaveId, people};
use inclusion::pulse::{self, Draft, Point, WaveKey};
use portfolio::{implementation, innovation};
use std::path::PathBuf;
use testkit::{At, TestApp, TestPerson};

pub const WAVES: usize = 200;
/// Backups are slow to make; so many waves still give hundreds of pairs.
const BACKED_UP_EVERY: usize = 8;
const STAFF: usize = 3;

/// Where the waves take place, and who asks.
pub struct School {
    pub lead: TestPerson,
    pub implementation: ImplementationId,
}

/// One of those who were asked.
pub struct Asked {
    pub person: PersonId,
    pub token: String,
    /// Different for everyone, so that the attacker can recognize it.
    pub choices: String,
}

pub struct Wave {
    pub id: WaveId,
    pub pulse: PulseId,
    pub people: Vec<Asked>,
    /// The numbers of the people in the order in which they answered.
    pub order: Vec<usize>,
    pub backups: Vec<PathBuf>,
}

pub fn school(app: &TestApp) -> School {
    let lead = app.person(Role::Principal, At::Own).clone();
    let unit = lead.unit;
    let implementation = app.app.ground.write_now(Actor::System(lead.organization), move |op| {
        for n in 0..STAFF {
            people::enroll(op, "Staff", &format!("Number {n}"), None, unit, Role::Teacher)?;
        }
        let outline = innovation::Outline {
            name: "Partner Reading".into(),
            kind: innovation::Kind::Practice,
            need: "n".into(),
            evidence: "e".into(),
            ingredients: Vec::new(),
        };
        let innovation = innovation::add(op, &outline)?;
        implementation::begin(op, innovation.id, unit)
    });
    School { lead, implementation: implementation.expect("an implementation").id }
}

impl Wave {
    pub fn open(app: &TestApp, school: &School, n: usize) -> Wave {
        let implementation = school.implementation;
        let (pulse, id, links) = app.by(&school.lead, move |op: &mut Op| {
            let today = op.today()?;
            let statements = (0..pulse::MOST_ITEMS).map(|i| format!("Statement {i}")).collect();
            let draft = Draft { title: format!("Wave {n}"), statements, closes_on: today, feedback_on: today };
            let drafted = pulse::draft(op, implementation, &draft)?;
            Ok::<_, Refusal>((drafted.id, op.random_id::<WaveId>(), ()))
        });
        let () = links;
        let key: WaveKey = app.app.ground.chance.bytes();
        app.app.keyring.keep(&pulse::key_name(id), &key).expect("the key is kept");
        let audience = app.by(&school.lead, move |op| {
            let (_, unit) = pulse::to_ask(op, pulse)?;
            let audience = pulse::audience(op, unit)?;
            pulse::open(op, pulse, id, &key).map_err(|e| match e {
                pulse::OpenError::Refused(refusal) => refusal,
                other => panic!("{other}"),
            })?;
            Ok::<_, Refusal>(audience)
        });
        let mut order: Vec<usize> = (0..audience.len()).collect();
        app.app.ground.chance.shuffle(&mut order);
        // Everyone's answer is a different five digits, dealt at random.
        let mut dealt: Vec<usize> = (0..audience.len()).map(|i| i * 97 + n % 7).collect();
        app.app.ground.chance.shuffle(&mut dealt);
        let people = audience
            .into_iter()
            .zip(dealt)
            .map(|((person, _, _), code)| Asked { person, token: pulse::token(&key, person), choices: five(code) })
            .collect();
        Wave { id, pulse, people, order, backups: Vec::new() }
    }

    pub fn answer_all(&mut self, app: &TestApp, n: usize) {
        let third = self.order.len() / 3;
        for (at, who) in self.order.clone().into_iter().enumerate() {
            let asked = &self.people[who];
            let points: Vec<Option<Point>> = asked.choices.bytes().map(|b| Point::new(b - b'0')).collect();
            // Some waves go the whole way over HTTP, so that what is logged is seen too.
            if n < 5 {
                let path = format!("/r/{}", asked.token);
                let fields: Vec<(String, String)> =
                    asked.choices.chars().enumerate().map(|(i, c)| (format!("a{i}"), c.to_string())).collect();
                let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).chain([("once", "o")]).collect();
                app.browser().post_bare(&path, &fields).assert_has("Kept");
            } else {
                let token = asked.token.clone();
                let kept = app.app.ground.write_now(Actor::Guest, move |op| pulse::answer(op, &token, &points, "once"));
                assert_eq!(kept.expect("kept"), pulse::Kept::Now);
            }
            if n.is_multiple_of(BACKED_UP_EVERY) && (at == third || at == 2 * third) {
                let to = app.home.folder.path().join(format!("backup-{n}-{at}.db"));
                db::backup(&app.app.ground.db, &to, &["pulse_used"]).expect("a backup");
                self.backups.push(to);
            }
        }
    }

    /// What an attacker would see if order of arrival were kept anywhere: a control.
    pub fn order_of_arrival(&self) -> Found {
        let mut places = vec![None; self.people.len()];
        for (at, who) in self.order.iter().enumerate() {
            places[*who] = Some(at as u64);
        }
        Found { answers: places.clone(), invitations: places }
    }

    pub fn close(&self, app: &TestApp) {
        let pulse = self.pulse;
        let lead = app.person(Role::Principal, At::Own);
        let wave = app.app.ground.write_now(lead.actor(), move |op| pulse::close::close(op, pulse)).expect("closes");
        pulse::settle(&app.app.ground, &app.app.keyring, lead.organization, wave).expect("settles");
    }

    /// The digest under which an invitation stands, by number.
    pub fn door(&self, who: usize) -> Vec<u8> {
        digest("door", &self.people[who].token).0
    }

    /// The used mark, which only who has the token can compute.
    pub fn mark(&self, who: usize) -> Vec<u8> {
        digest("used", &self.people[who].token).0
    }

    pub fn who_said(&self, choices: &str) -> Option<usize> {
        self.people.iter().position(|p| p.choices == choices)
    }
}

fn five(mut code: usize) -> String {
    let mut digits = String::new();
    for _ in 0..5 {
        digits.push(char::from(b'1' + (code % 5) as u8));
        code /= 5;
    }
    digits
}
