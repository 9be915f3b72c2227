//! The charter of a team: for which implementation, under which name, what for, and who is in it with which part.
//!
//! One implementation has one team. A person is in it once. Who may join are the people of the unit, of what lies
//! beneath it, and of the organization as a whole. Rights are asked of the implementation's unit, so the team of a foreign
//! implementation is simply missing.

mod conditions;
mod forms;
mod model;
mod pages;
pub mod samples;
mod store;
mod views;

use crate::{MANAGE, SEE};
use ground::element::{Asks, Carried, Held, Kind, Offer, Over, Text, Turn, Whose};
use ground::{Check, Found, ImplementationId, Op, PersonId, Refusal, Sought, Subject, TeamId, UnitId, WorkItem, people, timeline};
use kit::{Needs::*, Routes, paths};
use portfolio::implementation::{self, Placed, Stage};
use std::collections::{HashMap, HashSet};

pub use conditions::conditions;
pub use model::{Colleague, LEAST_PEOPLE, Member, Part, Standing, Team};
pub use pages::TeamPage;

/// Without a team nothing moves; one that is formed but incomplete can wait a little.
const URGENCY_NOT_FORMED: u8 = 5;
const URGENCY_INCOMPLETE: u8 = 7;

/// Its words in the turn of the year.
const CARRIED: &str = "team";
const END: &str = "end";
const JOINS: Asks = Asks::Person { name: "join", label: "team-carry-join", needed: false };
const OFFERS: &[Offer] = &[
    Offer {
        word: "carry-on",
        label: "team-carry-on",
        said: "team-carries-on",
        counted: "team-carries-on-count",
        asks: &[JOINS],
        unchanged: false,
        without_leads: false,
    },
    Offer {
        word: "new-lead",
        label: "team-carry-lead",
        said: "team-gets-a-lead",
        counted: "team-gets-a-lead-count",
        asks: &[Asks::Person { name: "lead", label: "team-carry-lead-who", needed: true }, JOINS],
        unchanged: false,
        without_leads: true,
    },
    Offer {
        word: "no-lead",
        label: "team-carry-no-lead",
        said: "team-seeks-a-lead",
        counted: "team-seeks-a-lead-count",
        asks: &[JOINS],
        unchanged: false,
        without_leads: true,
    },
    Offer {
        word: END,
        label: "team-carry-end",
        said: "team-ends",
        counted: "team-ends-count",
        asks: &[],
        unchanged: false,
        without_leads: true,
    },
];

pub fn routes() -> Routes {
    Routes::new()
        .get("/implementations/{implementation}/team", Right(SEE), pages::team)
        .post("/implementations/{implementation}/team", Right(MANAGE), forms::form)
        .post("/implementations/{implementation}/team/members", Right(MANAGE), forms::join)
        .post("/implementations/{implementation}/team/departures", Right(MANAGE), forms::leave)
}

/// Forms the team of an implementation, or changes its name and purpose.
pub fn form(op: &mut Op, id: ImplementationId, name: &str, purpose: &str) -> Result<TeamId, Refusal> {
    implementation::carried(op, id, MANAGE)?;
    let organization = op.organization()?;
    store::form(op.tx, organization, op.id(), id, name, purpose, op.now)?;
    let team = store::team(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    timeline::record(op, timeline::Event::TeamFormed, id.0, Some(team.id.0))?;
    Ok(team.id)
}

/// Brings a person into the team, or gives a member another part. False when nothing had to change.
pub fn join(op: &mut Op, id: ImplementationId, person: PersonId, part: Part) -> Result<bool, Refusal> {
    let found = implementation::carried(op, id, MANAGE)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let team = load(op, id)?.ok_or(Refusal::Missing)?;
    // Whoever is in it may get another part although they have moved on to another school.
    let known = team.here().any(|m| m.person == person)
        || store::colleagues(op.tx, organization, found.unit, today)?.iter().any(|c| c.person == person);
    if !known {
        return Err(Refusal::Missing);
    }
    // A merged person may be in it under another row: then that row gets the part.
    let selves = people::selves(op.tx, organization, person)?;
    let mut rows: Vec<PersonId> = store::rows(op.tx, organization, team.id)?.into_iter().filter(|p| selves.contains(p)).collect();
    if rows.is_empty() {
        rows.push(person);
    }
    let mut changed = false;
    for row in rows {
        changed |= store::join(op.tx, organization, team.id, row, part, today)?;
    }
    if changed {
        timeline::record(op, timeline::Event::TeamMemberJoined, id.0, Some(person.0))?;
    }
    Ok(changed)
}

/// Lets a person go from the team. False when they were not in it: a second tap does no harm.
pub fn leave(op: &mut Op, id: ImplementationId, person: PersonId) -> Result<bool, Refusal> {
    implementation::with_right(op, id, MANAGE)?;
    let organization = op.organization()?;
    let team = store::team(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    let mut left = false;
    for own in people::selves(op.tx, organization, person)? {
        left |= store::leave(op.tx, organization, team.id, own)?;
    }
    if left {
        timeline::record(op, timeline::Event::TeamMemberLeft, id.0, Some(person.0))?;
    }
    Ok(left)
}

/// Ends a team: nobody carries the implementation until one is formed again. False when there is none.
pub fn end(op: &mut Op, id: ImplementationId) -> Result<bool, Refusal> {
    implementation::with_right(op, id, MANAGE)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let Some(team) = store::team(op.tx, organization, id)? else { return Ok(false) };
    store::end(op.tx, organization, team.id, today)?;
    timeline::record(op, timeline::Event::TeamEnded, id.0, Some(team.id.0))?;
    Ok(true)
}

/// For the turn of the year: each team goes on, with whom, or ends.
pub fn rollover(op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
    let mut all = Vec::new();
    for placed in implementation::placed(op)?.into_iter().filter(|p| p.stopped_on.is_none() && units.contains(&p.unit)) {
        if !op.may(SEE, placed.unit)? {
            continue;
        }
        if let Some(team) = load(op, placed.id)? {
            all.push(carried(&placed, &team));
        }
    }
    Ok(all)
}

fn carried(placed: &Placed, team: &Team) -> Carried {
    let place = Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name);
    let leads: Vec<String> = team.leads().map(|m| m.name.clone()).collect();
    let led = Text::new("team-carried-led").count("count", leads.len() as i64).with("names", leads.join(", "));
    let mut members: Vec<String> = team.members.iter().map(|m| format!("{}:{}", m.person, m.part.word())).collect();
    members.sort();
    Carried {
        kind: CARRIED,
        subject: placed.id.0,
        unit: placed.unit,
        action: MANAGE,
        title: Text::new("team-carried").with("team", &team.name),
        facts: vec![place, Text::new("team-carried-size").count("count", team.here().count() as i64), led],
        href: paths::team(placed.id),
        people: team.here().map(|m| m.person).collect(),
        leads: team.leads().map(|m| m.person).collect(),
        choices: OFFERS,
        // It closes with its implementation; those who moved are taken along with that.
        closing: &[],
        places: Vec::new(),
        // Members, not whether they are still here: leaving is part of the same turn of the year.
        seen: members.join(" "),
    }
}

/// Does what was chosen about a team: whoever leaves is taken off it, whoever comes joins, a new lead leads.
pub fn roll(op: &mut Op, turn: &Turn) -> Result<bool, Refusal> {
    if turn.kind != CARRIED {
        return Ok(false);
    }
    let id: ImplementationId = turn.subject.into();
    if turn.choice == END {
        end(op, id)?;
        return Ok(true);
    }
    let (lead, joins) = (turn.detail.read::<PersonId>("lead"), turn.detail.read::<PersonId>("join"));
    let found = implementation::carried(op, id, MANAGE)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let team = load(op, id)?.ok_or(Refusal::Missing)?;
    // Asked before anything is written: a refusal halfway would leave a team without its old and its new people.
    let near = store::colleagues(op.tx, organization, found.unit, today)?;
    let can = |p: &PersonId| near.iter().any(|c| c.person == *p) || team.here().any(|m| m.person == *p);
    if !lead.iter().chain(&joins).all(can) {
        return Err(Refusal::Missing);
    }
    if let Some(person) = joins {
        join(op, id, person, Part::Member)?;
    }
    if let Some(person) = lead {
        join(op, id, person, Part::Lead)?;
    }
    for member in team.members.iter().filter(|m| turn.leavers.contains(&m.person)) {
        leave(op, id, member.person)?;
    }
    Ok(true)
}

/// The team goes on where its implementation does, with those of its people who could join it there: who moved along, and who
/// works for the whole organization. They are in that team from today on.
pub fn carry_over(op: &mut Op, over: &Over) -> Result<(), Refusal> {
    let Some(before) = load(op, over.from)? else { return Ok(()) };
    let (organization, today) = (op.organization()?, op.today()?);
    let near = store::colleagues(op.tx, organization, over.unit, today)?;
    store::form(op.tx, organization, op.id(), over.to, &before.name, &before.purpose, op.now)?;
    let team = store::team(op.tx, organization, over.to)?.ok_or(Refusal::Missing)?;
    for member in before.here().filter(|m| near.iter().any(|c| c.person == m.person)) {
        store::join(op.tx, organization, team.id, member.person, member.part, today)?;
    }
    Ok(())
}

/// The team of an implementation, when it is formed and the actor may see it.
pub fn of(op: &mut Op, id: ImplementationId) -> Result<Option<Team>, Refusal> {
    implementation::with_right(op, id, SEE)?;
    load(op, id)
}

/// Whether a person is in the team. The caller has required the right to ask.
pub fn is_member(op: &mut Op, id: ImplementationId, person: PersonId) -> Result<bool, Refusal> {
    Ok(load(op, id)?.is_some_and(|team| team.here().any(|m| m.person == person)))
}

/// Who leads the team: of several, whoever has been in it longest. The caller has required the right to ask.
pub fn lead_of(op: &mut Op, id: ImplementationId) -> Result<Option<PersonId>, Refusal> {
    Ok(load(op, id)?.and_then(|team| team.leads().min_by_key(|m| m.since).map(|m| m.person)))
}

fn load(op: &mut Op, id: ImplementationId) -> Result<Option<Team>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let Some(mut team) = store::team(op.tx, organization, id)? else { return Ok(None) };
    team.members = store::members(op.tx, organization, team.id, today)?;
    // A merged person stands once: with the leading part (which sorts first) and since the first day.
    team.members.dedup_by(|next, kept| {
        let same = next.person == kept.person;
        if same {
            kept.since = kept.since.min(next.since);
        }
        same
    });
    Ok(Some(team))
}

/// A team the actor is in.
#[derive(Clone, Debug)]
pub struct Mine {
    pub team_name: String,
    pub part: Part,
    pub placed: Placed,
}

/// The teams the actor is in, by name; without those whose implementation they no longer see.
pub fn mine(op: &mut Op) -> Result<Vec<Mine>, Refusal> {
    let Some(person) = op.actor.person() else { return Ok(Vec::new()) };
    let organization = op.organization()?;
    let mut mine: Vec<Mine> = Vec::new();
    for (id, team_name, part) in places(op, organization, person)? {
        match implementation::named(op, id) {
            Ok(placed) => mine.push(Mine { team_name, part, placed }),
            Err(Refusal::Missing) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(mine)
}

/// Where a person is in a team, under whichever of their rows; each team once.
fn places(op: &mut Op, organization: ground::OrganizationId, person: PersonId) -> Result<Vec<(ImplementationId, String, Part)>, Refusal> {
    let mut all: Vec<(ImplementationId, String, Part)> = Vec::new();
    for own in people::selves(op.tx, organization, person)? {
        for place in store::of_person(op.tx, organization, own)? {
            match all.iter_mut().find(|known| known.0 == place.0) {
                Some(known) if place.2 == Part::Lead => known.2 = Part::Lead,
                Some(_) => {}
                None => all.push(place),
            }
        }
    }
    all.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    Ok(all)
}

/// The places a person has in teams the actor may see: what somebody else will have to take over.
pub fn holds(op: &mut Op, person: PersonId) -> Result<Vec<Held>, Refusal> {
    let organization = op.organization()?;
    let mut held = Vec::new();
    for (id, team, part) in places(op, organization, person)? {
        match implementation::with_right(op, id, SEE) {
            Ok(_) => {
                let key = if part == Part::Lead { "team-held-lead" } else { "team-held" };
                held.push(Held { text: Text::new(key).with("team", team), href: paths::team(id) });
            }
            Err(Refusal::Missing | Refusal::Forbidden(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(held)
}

/// The teams of the organization with their standing. The caller shows only what the reader may see.
pub fn standings(op: &mut Op) -> Result<HashMap<ImplementationId, (String, Standing)>, Refusal> {
    let (organization, today) = (op.organization()?, op.today()?);
    let sizes = store::sizes(op.tx, organization, today)?;
    Ok(sizes.into_iter().map(|s| (s.implementation, (s.name, Standing::of(s.people, s.leads)))).collect())
}

/// Who could join and is not in the team yet, by name. Without a search only the people near.
pub fn colleagues(op: &mut Op, id: ImplementationId, typed: &str) -> Result<Vec<Colleague>, Refusal> {
    let found = implementation::with_right(op, id, MANAGE)?;
    let (organization, today) = (op.organization()?, op.today()?);
    let mut seen: Vec<PersonId> = load(op, id)?.map(|team| team.members.iter().map(|m| m.person).collect()).unwrap_or_default();
    let sought = Sought::of(typed);
    let mut all = store::colleagues(op.tx, organization, found.unit, today)?;
    all.retain(|c| sought.as_ref().map_or(c.near, |sought| sought.begins_in(&c.name)));
    // Someone with several parts stands once, with the first of them.
    all.retain(|c| {
        if seen.contains(&c.person) {
            false
        } else {
            seen.push(c.person);
            true
        }
    });
    Ok(all)
}

/// What this room says must hold before a gate: someone carries it.
pub fn checks(op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
    let Subject::Gate { implementation: id, to } = on else { return Ok(Vec::new()) };
    if to != Stage::Prepare.word() && to != Stage::Implement.word() {
        return Ok(Vec::new());
    }
    let team = of(op, id)?;
    let met = team.as_ref().is_some_and(|t| t.standing() == Standing::Ready);
    let text = match team {
        Some(team) => Text::new("check-team-named").with("team", team.name),
        None => Text::new("check-team"),
    };
    Ok(vec![Check { name: "team", met, text: text.with("least", LEAST_PEOPLE.to_string()), href: Some(paths::team(id)) }])
}

/// The teams that fit the words, of implementations the actor may see.
pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let organization = op.organization()?;
    let purposes = store::purposes(op.tx, organization)?;
    let mut all = Vec::new();
    for placed in implementation::placed(op)? {
        let Some((name, purpose)) = purposes.get(&placed.id) else { continue };
        let Some(rank) = sought.fits(name, &[purpose, &placed.innovation_name, &placed.unit_name]) else { continue };
        if !op.may(SEE, placed.unit)? {
            continue;
        }
        let said = Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name);
        let title = Text::new("found-name").with("name", name);
        all.push(Found { kind: Kind::Team, title, said: Some(said), href: paths::team(placed.id), rank });
    }
    Ok(all)
}

/// Removes the team of an implementation that goes for good.
pub fn purge(op: &mut Op, id: ImplementationId) -> Result<(), Refusal> {
    let organization = op.organization()?;
    Ok(store::delete(op.tx, organization, id)?)
}

/// What waits for those who lead in the very unit of an implementation. From further up it would be a list of every school.
pub fn open_work(op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
    let Whose::Person(person) = of;
    // Rights are those of whoever is signed in; about anyone else nothing can be said.
    if op.actor.person() != Some(person) {
        return Ok(Vec::new());
    }
    let (parts, standings) = (op.parts()?, standings(op)?);
    let mut items = Vec::new();
    for placed in implementation::placed(op)?.into_iter().filter(Placed::is_going) {
        if parts.iter().any(|p| p.unit == placed.unit) && op.may(MANAGE, placed.unit)? {
            items.extend(work(&placed, standings.get(&placed.id)));
        }
    }
    Ok(items)
}

fn work(placed: &Placed, team: Option<&(String, Standing)>) -> Option<WorkItem> {
    let (title, detail, action, urgency) = match team {
        None => {
            let title = Text::new("team-work-form").with("innovation", &placed.innovation_name);
            (title, Text::new("team-work-form-detail"), "team-form-go", URGENCY_NOT_FORMED)
        }
        Some((_, Standing::Ready)) => return None,
        Some((name, Standing::TooFew { .. })) => {
            (Text::new("team-work-few").with("team", name), Text::new("team-work-few-detail"), "team-work-open", URGENCY_INCOMPLETE)
        }
        Some((name, Standing::NoLead)) => {
            (Text::new("team-work-lead").with("team", name), Text::new("team-work-lead-detail"), "team-work-open", URGENCY_INCOMPLETE)
        }
    };
    let kicker = Text::new("implementation-title").with("innovation", &placed.innovation_name).with("unit", &placed.unit_name);
    let detail = detail.with("least", LEAST_PEOPLE.to_string());
    Some(WorkItem { element: Some('T'), kicker, title, detail, action: Text::new(action), href: paths::team(placed.id), urgency })
}
