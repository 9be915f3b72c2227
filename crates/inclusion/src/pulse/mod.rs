//! A pulse: a few statements, answered in under a minute, anonymously, exactly once.
//!
//! The promise is in the storage (ARCHITECTURE, *The way of one anonymous answer*). A link is a secret token. The
//! database knows two images of it: one in `door` and the invitation (whose link it is, in which cell), another in the
//! used mark beside the answer. Only who holds the token can tell that the two belong together; tokens are made from a
//! key in the keyring, outside database, log and backup, and the key is destroyed at close. So no copy of the data,
//! whole or partial, pairs an answer with a person.
//!
//! Verbs: draft, open, links, answer, close (then `results`).

mod answering;
pub mod close;
mod conditions;
mod deletion;
mod export;
mod feedback;
mod forms;
mod model;
mod pages;
mod promises;
mod results;
pub mod samples;
mod store;
pub(crate) mod template;
mod views;

use crate::asking::is_staff;
use crate::{ASK, SEE};
use ground::account;
use ground::disclosure::{self, FLOOR_STAFF};
use ground::element::{Shut, Text, Whose};
use ground::keyring::Keyring;
use ground::{
    Calendar, Check, ImplementationId, Op, PersonId, PulseId, Refusal, Role, StakeholderGroup, Subject, UnitId, WaveId, WorkItem, calendar,
    people, policy, timeline,
};
use hmac::{Hmac, KeyInit, Mac};
use kit::{Needs::*, Routes, paths};
use portfolio::implementation;
use portfolio::load::{self, Asked, Claim, Minutes, Source};
use sha2::Sha256;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

pub use answering::{AnswerError, Kept, answer, answering};
pub use close::{
    CLOCK as ANSWER_CLOCK, CLOSE_JOB, CloseError, FORGET_TABLES, PURGE_JOB, close, cut_off_after_move, finish, is_settled, overdue, purge,
    reclose_after_restore, settle,
};
pub use conditions::conditions;
pub use deletion::purge as purge_draft;
pub use deletion::{DeleteError, TRASHED, bring_back, delete, found, purge_of};
pub use feedback::{take_back, tell};
pub use model::{Cell, Choices, Draft, Feedback, Item, MINUTES, MOST_ITEMS, Point, Pulse, Reached, State, Wave};
pub use pages::sheet_of;
pub use promises::{answered, promises};
pub use results::{Finding, GroupResult, ItemResult, Results, finding, results};

pub fn routes() -> Routes {
    Routes::new()
        .get(paths::VOICES, SignIn, pages::list)
        .post(paths::PULSE_OUTLINE_REMOVALS, Anywhere(ASK), forms::remove_outline)
        .get("/implementations/{implementation}/pulses", Right(SEE), pages::of_implementation)
        .get("/implementations/{implementation}/pulses/new", Right(ASK), pages::new)
        .post("/implementations/{implementation}/pulses", Right(ASK), forms::draft)
        .get("/pulses/{pulse}", Right(SEE), pages::one)
        .post("/pulses/{pulse}/opening", Right(ASK), forms::open)
        .get("/pulses/{pulse}/links", Right(ASK), pages::links)
        .get("/pulses/{pulse}/links.csv", Right(ASK), pages::links_csv)
        .get("/pulses/{pulse}/closure", Right(ASK), pages::closure)
        .post("/pulses/{pulse}/closure", Right(ASK), forms::close)
        .get("/pulses/{pulse}/deletion", Right(ASK), pages::deletion)
        .post("/pulses/{pulse}/deletion", Right(ASK), forms::delete)
        .post("/pulses/{pulse}/feedback", Right(ASK), forms::tell)
        .post("/pulses/{pulse}/feedback-withdrawal", Right(ASK), forms::take_back)
        .get("/pulses/{pulse}/sheet", Right(SEE), pages::sheet)
        .get("/pulses/{pulse}/figures.csv", Right(SEE), pages::figures_csv)
        .get("/r/{token}", Nothing, pages::answering)
        .post("/r/{token}", Nothing, forms::answer)
}

/// Writes a pulse down; nobody is asked yet.
pub fn draft(op: &mut Op, implementation: ImplementationId, draft: &Draft) -> Result<Pulse, Refusal> {
    implementation::carried(op, implementation, ASK)?;
    let organization = op.organization()?;
    let pulse = Pulse {
        id: op.id(),
        implementation,
        title: draft.title.clone(),
        closes_on: draft.closes_on,
        feedback_on: draft.feedback_on,
        items: draft.statements.iter().map(|s| Item { id: op.id(), statement: s.clone() }).collect(),
        wave: None,
        feedback: None,
    };
    store::insert(op.tx, organization, &pulse, op.now)?;
    timeline::record(op, timeline::Event::PulseDrafted, pulse.id.0, Some(implementation.0))?;
    Ok(pulse)
}

/// One pulse, when the actor may see it; a draft is seen only by who may ask.
pub fn see(op: &mut Op, id: PulseId) -> Result<Pulse, Refusal> {
    let organization = op.organization()?;
    let pulse = store::pulse(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let unit = implementation::see(op, pulse.implementation)?.unit;
    let action = if pulse.wave.is_none() { ASK } else { SEE };
    if op.may(action, unit)? { Ok(pulse) } else { Err(Refusal::Missing) }
}

/// That the unit it was asked in has closed; `None` for what is not there, or not for the actor to know of.
pub fn shut(op: &mut Op, id: PulseId) -> Result<Option<Shut>, Refusal> {
    let organization = op.organization()?;
    match store::pulse(op.tx, organization, id)? {
        Some(pulse) => implementation::shut(op, pulse.implementation),
        None => Ok(None),
    }
}

/// One pulse the actor may ask with.
pub fn to_ask(op: &mut Op, id: PulseId) -> Result<(Pulse, UnitId), Refusal> {
    let pulse = see(op, id)?;
    let unit = implementation::with_right(op, pulse.implementation, ASK)?.unit;
    Ok((pulse, unit))
}

/// The pulses the actor may see, newest first.
pub fn list(op: &mut Op, of: Option<ImplementationId>) -> Result<Vec<Pulse>, Refusal> {
    let organization = op.organization()?;
    let pulses = store::pulses(op.tx, organization, of)?;
    // One question for all of them: an organization may have hundreds of implementations.
    let units: HashMap<ImplementationId, UnitId> = match of {
        Some(id) => implementation::see(op, id).map(|found| HashMap::from([(id, found.unit)])).or_else(missing_is_none)?,
        None if pulses.is_empty() => HashMap::new(),
        None => implementation::placed(op)?.into_iter().map(|p| (p.id, p.unit)).collect(),
    };
    let mut seen = Vec::new();
    for pulse in pulses {
        let Some(unit) = units.get(&pulse.implementation).copied() else { continue };
        if op.may(if pulse.wave.is_none() { ASK } else { SEE }, unit)? {
            seen.push(pulse);
        }
    }
    Ok(seen)
}

fn missing_is_none<T: Default>(refusal: Refusal) -> Result<T, Refusal> {
    if matches!(refusal, Refusal::Missing) { Ok(T::default()) } else { Err(refusal) }
}

/// Whom the latest pulse of an implementation asked; nobody while none was opened. The caller has required the right.
pub fn reached(op: &mut Op, of: ImplementationId) -> Result<Option<Reached>, Refusal> {
    let organization = op.organization()?;
    let latest = store::pulses(op.tx, organization, Some(of))?.into_iter().find_map(|p| p.wave.map(|wave| (p.title, wave.id)));
    let Some((pulse, wave)) = latest else { return Ok(None) };
    let groups = store::cells(op.tx, organization, wave)?.into_iter().flat_map(|cell| cell.groups).collect();
    Ok(Some(Reached { pulse, groups }))
}

/// Whether anyone has been asked anything yet.
pub fn any(op: &mut Op) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    Ok(store::any_wave(op.tx, organization)?)
}

/// Whether a wave still takes answers.
pub fn is_open(op: &mut Op, wave: WaveId) -> Result<bool, Refusal> {
    let organization = op.organization()?;
    let pulse = store::of_wave(op.tx, organization, wave)?;
    Ok(pulse.and_then(|p| p.wave).is_some_and(|w| w.state == State::Open))
}

/// The key from which the links of one wave are made; lives in the keyring only.
pub type WaveKey = [u8; ground::keyring::KEY_BYTES];

/// The name of a wave's key in the keyring.
pub fn key_name(wave: WaveId) -> String {
    wave.to_string()
}

/// The token of one person's link: 128 bits that only the wave's key can make again.
pub fn token(key: &WaveKey, person: PersonId) -> String {
    // A key of 32 bytes is never refused.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else { return String::new() };
    mac.update(b"pulse link");
    mac.update(person.0.as_bytes());
    let code = mac.finalize().into_bytes();
    let mut half = [0; 16];
    half.copy_from_slice(&code[..16]);
    account::token(half)
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It was opened before; nothing about it can change.
    #[error("already opened")]
    AlreadyOpen,
    /// So few people that nothing could ever be shown.
    #[error("{people} people, {needed} needed")]
    TooFew { people: u64, needed: u64 },
    /// Its last day has passed.
    #[error("its last day has passed")]
    Past,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for OpenError {
    fn from(error: db::Error) -> OpenError {
        OpenError::Refused(error.into())
    }
}

/// Who would be asked: the active staff of the unit today, each person once, without those on leave; guests of the organization are not its staff.
pub fn audience(op: &mut Op, unit: UnitId) -> Result<Vec<(PersonId, String, StakeholderGroup)>, Refusal> {
    op.require(policy::SEE_PEOPLE, unit)?;
    let listed = people::asked(op, unit)?;
    let staff = listed.into_iter().filter(|l| is_staff(l.group));
    Ok(staff.map(|l| (l.person.id, l.person.name(), l.group)).collect())
}

/// Opens the wave: fixes the lattice of cuts and gives everyone in the audience one link. From here on nothing about
/// it can change. `key` is already safe in the keyring under the wave's name.
pub fn open(op: &mut Op, id: PulseId, wave: WaveId, key: &WaveKey) -> Result<Pulse, OpenError> {
    let (mut pulse, unit) = to_ask(op, id)?;
    if pulse.wave.is_some() {
        return Err(OpenError::AlreadyOpen);
    }
    implementation::carried(op, pulse.implementation, ASK)?;
    let today = op.today_in(unit)?;
    if pulse.closes_on < today {
        return Err(OpenError::Past);
    }
    let audience = audience(op, unit)?;
    if (audience.len() as u64) < FLOOR_STAFF {
        return Err(OpenError::TooFew { people: audience.len() as u64, needed: FLOOR_STAFF });
    }
    let organization = op.organization()?;
    let cells = model::cells(&audience.iter().map(|(_, _, group)| *group).collect::<Vec<_>>());
    let opened = Wave { id: wave, state: State::Open, opened_on: today, closed_on: None, invited: audience.len() as i64, answered: None };
    store::insert_wave(op.tx, organization, pulse.id, &opened, &cells)?;
    let invitations: Vec<store::Invitation> = audience
        .iter()
        .map(|(person, _, group)| store::Invitation {
            digest: account::digest("door", &token(key, *person)),
            cell: model::cell_of(&cells, *group),
            person: *person,
        })
        .collect();
    store::insert_invitations(op.tx, organization, wave, invitations)?;
    claim_minutes(op, &pulse, &opened, unit)?;
    let over = op.midnight_after_in(pulse.closes_on, unit)?;
    ground::jobs::due(op, CLOSE_JOB, wave.0, over)?;
    timeline::record(op, timeline::Event::PulseOpened, pulse.id.0, Some(pulse.implementation.0))?;
    pulse.wave = Some(opened);
    Ok(pulse)
}

/// Claims the minute a pulse asks: once, when it opens, of the roles that are asked. Never of persons: a list of the invited
/// would outlive the wave. Nothing later touches it, so it tells nothing of who answered.
fn claim_minutes(op: &mut Op, pulse: &Pulse, wave: &Wave, unit: UnitId) -> Result<(), Refusal> {
    let roles: BTreeSet<Role> = people::asked(op, unit)?.into_iter().filter(|l| is_staff(l.group)).map(|l| l.role).collect();
    let claims: Vec<Claim> = roles
        .into_iter()
        .map(|role| Claim {
            implementation: Some(pulse.implementation),
            unit,
            of: Asked::Role(role),
            minutes: Minutes::InAll(MINUTES),
            from: wave.opened_on,
            until: Some(pulse.closes_on),
        })
        .collect();
    load::claim(op, Source { kind: "pulse", subject: wave.id.0 }, &claims)
}

/// Who gets which link: to be handed out. Never says whether a link was used.
pub fn links(op: &mut Op, id: PulseId, key: &WaveKey) -> Result<Vec<(String, String)>, Refusal> {
    let (pulse, unit) = to_ask(op, id)?;
    implementation::carried(op, pulse.implementation, ASK)?;
    let wave = pulse.wave.filter(|w| w.state == State::Open).ok_or(Refusal::Missing)?;
    op.require(policy::SEE_PEOPLE, unit)?;
    let organization = op.organization()?;
    let mut links = Vec::new();
    for person in store::invited(op.tx, organization, wave.id)? {
        links.push((people::load(op, person)?.name(), token(key, person)));
    }
    links.sort();
    Ok(links)
}

/// Whom the list of links names: they can see who looked at it.
pub fn handed_to(op: &mut Op, id: PulseId) -> Result<Vec<PersonId>, Refusal> {
    let (pulse, _) = to_ask(op, id)?;
    let wave = pulse.wave.filter(|w| w.state == State::Open).ok_or(Refusal::Missing)?;
    let organization = op.organization()?;
    Ok(store::invited(op.tx, organization, wave.id)?)
}

/// What waits for someone: pulses that ask them, and pulses whose people wait to hear back.
pub fn open_work(op: &mut Op, of: Whose, keyring: Option<&Keyring>) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    let mut items = match keyring {
        Some(keyring) => asking(op, person, keyring)?,
        None => Vec::new(),
    };
    let mut calendars: HashMap<UnitId, Calendar> = HashMap::new();
    for pulse in list(op, None)? {
        let Some(wave) = &pulse.wave else { continue };
        let unit = implementation::see(op, pulse.implementation)?.unit;
        let today = op.today_in(unit)?;
        if !wave.was_heard() || pulse.feedback.is_some() || !promises::stands(pulse.feedback_on, today) || !op.may(ASK, unit)? {
            continue;
        }
        if pulse.feedback_on < today {
            items.push(feedback::to_say(&pulse));
            continue;
        }
        let calendar = match calendars.entry(unit) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(calendar::of(op, unit)?),
        };
        let left = calendar.school_days(today, pulse.feedback_on);
        items.push(WorkItem {
            element: Some('I'),
            kicker: Text::new("calendar-hear-back").on("day", pulse.feedback_on).count("count", left),
            title: Text::new("pulse-work-title").with("pulse", pulse.title.clone()),
            detail: Text::new("pulse-work-detail"),
            action: Text::new("pulse-work-action"),
            href: paths::pulse(pulse.id),
            urgency: 3,
        });
    }
    Ok(items)
}

/// Open waves that wait for this person's own answer. Only their own page asks, so only they learn whether they have
/// answered.
fn asking(op: &mut Op, person: PersonId, keyring: &Keyring) -> Result<Vec<WorkItem>, Refusal> {
    let organization = op.organization()?;
    let selves = people::selves(op.tx, organization, person)?;
    // Someone merged after a wave was opened may hold two links of it: they are asked once, and one answer is enough.
    let mut waves: Vec<(WaveId, PulseId, PersonId)> = Vec::new();
    let mut answers: HashSet<WaveId> = HashSet::new();
    for own in selves {
        for (wave, pulse) in store::open_waves_of(op.tx, organization, own)? {
            let Some(key) = keyring.read(&key_name(wave)) else { continue };
            if store::used(op.tx, organization, wave, &account::digest("used", &token(&key, own)))?.is_some() {
                answers.insert(wave);
            }
            if !waves.iter().any(|(known, ..)| *known == wave) {
                waves.push((wave, pulse, own));
            }
        }
    }
    let mut items = Vec::new();
    for (wave, pulse, own) in waves {
        let Some(key) = keyring.read(&key_name(wave)) else { continue };
        let token = token(&key, own);
        let answered = answers.contains(&wave);
        let Some(pulse) = store::pulse(op.tx, organization, pulse)?.filter(|_| !answered) else { continue };
        items.push(WorkItem {
            element: Some('I'),
            kicker: Text::new("pulse-ask-kicker").on("day", pulse.closes_on),
            title: Text::new("pulse-ask-title").with("pulse", pulse.title.clone()),
            detail: Text::new("pulse-ask-detail"),
            action: Text::new("pulse-ask-action"),
            href: paths::answer(&token),
            urgency: 1,
        });
    }
    Ok(items)
}

/// Before an implementation is spread, its staff have been asked and have seen what they said.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let (id, to) = match on {
        Subject::Gate { implementation, to } => (implementation, to),
        Subject::Deletion { implementation } => return deletion::nobody_asked(op, implementation),
    };
    if to != implementation::Stage::Sustain.word() {
        return Ok(Vec::new());
    }
    let asked = list(op, Some(id))?.iter().any(|p| p.wave.as_ref().is_some_and(Wave::was_heard));
    Ok(vec![Check { name: "staff-asked", met: asked, text: Text::new("check-staff-asked"), href: Some(paths::implementation_pulses(id)) }])
}

/// The floor for this audience: everyone asked is staff.
pub fn floor() -> u64 {
    disclosure::FLOOR_STAFF
}
