//! How what keeps an implementation stands: five conditions with their evidence, and what is asked at the gate to Spread &
//! Sustain. Nothing is guessed: where nobody entered anything, it is unknown.

use super::model::{Kept, Lasting, Ready};
use ground::disclosure::FLOOR_STAFF;
use ground::element::{Condition, State, Text};
use ground::{Calendar, Check, ImplementationId};
use jiff::civil::Date;
use kit::paths;

fn page(id: ImplementationId, part: &str) -> Option<String> {
    Some(format!("{}#{part}", paths::of_implementation(id, "sustain")))
}

/// All five, in the order of the page.
pub fn conditions(id: ImplementationId, kept: &Kept, calendar: &Calendar, today: Date) -> Vec<Condition> {
    let told = [
        ('M', "routines", "condition-routines", routines(kept, today)),
        ('M', "resources", "condition-resources", resources(kept, calendar, today)),
        ('P', "newcomers", "condition-newcomers", newcomers(kept)),
        ('T', "sisters", "condition-sisters", sisters(kept)),
        ('A', "readiness", "condition-readiness", readiness(kept)),
    ];
    let condition = |(element, name, text, (state, evidence))| Condition {
        element,
        name,
        state,
        text: Text::new(text),
        evidence,
        href: page(id, name),
    };
    told.into_iter().map(condition).collect()
}

fn unknown(key: &'static str) -> (State, Text) {
    (State::Unknown, Text::new(key))
}

fn routines(kept: &Kept, today: Date) -> (State, Text) {
    let all = &kept.routines;
    let established = all.iter().filter(|(_, r)| r.is_established(today)).count();
    let ended = all.iter().filter(|(_, r)| r.ended_on.is_some_and(|day| day <= today)).count();
    if all.is_empty() {
        return unknown("condition-routines-none");
    }
    let text = Text::new("condition-routines-some").count("count", established as i64).count("all", all.len() as i64);
    match established {
        0 if ended == all.len() => (State::Lost, Text::new("condition-routines-lost").count("count", ended as i64)),
        0 => (State::Emerging, text),
        _ => (State::Met, text),
    }
}

fn resources(kept: &Kept, calendar: &Calendar, today: Date) -> (State, Text) {
    let stands: Vec<Lasting> = kept.resources.iter().map(|(_, r)| r.stands(calendar, today)).collect();
    let next = kept.resources.iter().filter_map(|(_, r)| r.ends_on).filter(|day| *day >= today).min();
    let all = stands.len() as i64;
    if stands.is_empty() {
        return unknown("condition-resources-none");
    }
    let over = stands.iter().filter(|s| **s == Lasting::Over).count();
    if over > 0 {
        return (State::Lost, Text::new("condition-resources-over").count("count", over as i64).count("all", all));
    }
    let text = match next {
        Some(day) => Text::new("condition-resources-until").count("count", all).on("day", day),
        None => Text::new("condition-resources-open").count("count", all),
    };
    (if stands.contains(&Lasting::EndsSoon) { State::Emerging } else { State::Met }, text)
}

fn newcomers(kept: &Kept) -> (State, Text) {
    if kept.steps.is_empty() {
        return unknown("condition-newcomers-none");
    }
    let steps = kept.steps.len() as i64;
    // Everyone who sees the implementation reads this. Of one or two newcomers, "all steps taken" would say how far a person is:
    // that is for them and for those who lead. Of fewer than the floor it only says that there are steps to take.
    if (kept.newcomers.len() as u64) < FLOOR_STAFF {
        return (State::Met, Text::new("condition-newcomers-steps").count("steps", steps));
    }
    let all = kept.newcomers.len() as i64;
    let told = |state, key| (state, Text::new(key).count("steps", steps).count("all", all));
    match kept.on_their_way() {
        0 => told(State::Met, "condition-newcomers-taken"),
        _ => told(State::Emerging, "condition-newcomers-open"),
    }
}

fn sisters(kept: &Kept) -> (State, Text) {
    let agreed = kept.sisters.iter().filter(|s| s.is_agreed()).count() as i64;
    let open = kept.sisters.iter().filter(|s| s.ended_on.is_none()).count() as i64 - agreed;
    if kept.sisters.is_empty() {
        return unknown("condition-sisters-none");
    }
    match (agreed, open) {
        (1.., _) => (State::Met, Text::new("condition-sisters-agreed").count("count", agreed)),
        (_, 1..) => (State::Emerging, Text::new("condition-sisters-proposed").count("count", open)),
        _ => (State::Lost, Text::new("condition-sisters-ended")),
    }
}

fn readiness(kept: &Kept) -> (State, Text) {
    let of = |state| kept.readiness.iter().filter(|(_, r)| r.state == state).count() as i64;
    let (all, yes, open) = (kept.readiness.len() as i64, of(Ready::Yes), of(Ready::Unknown));
    if open == all {
        return unknown("condition-readiness-none");
    }
    let text = Text::new("condition-readiness-some").count("yes", yes).count("all", all).count("open", open);
    (if yes == all { State::Met } else { State::Emerging }, text)
}

/// What is asked before Spread & Sustain.
pub fn checks(id: ImplementationId, kept: &Kept, calendar: &Calendar, today: Date) -> Vec<Check> {
    let routine = kept.routines.iter().any(|(_, r)| r.is_established(today));
    let lasting = !kept.resources.is_empty() && kept.resources.iter().all(|(_, r)| r.stands(calendar, today) == Lasting::Lasts);
    let check = |name, met, text, part| Check { name, met, text: Text::new(text), href: page(id, part) };
    vec![
        check("routine-kept", routine, "check-routine-kept", "routines"),
        check("resources-last", lasting, "check-resources-last", "resources"),
        check("newcomer-steps", !kept.steps.is_empty(), "check-newcomer-steps", "newcomers"),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::model::{Newcomer, Readiness, Resource, ResourceKind, Rhythm, Routine, Side, Sister, Tick};
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn today() -> Date {
        date(2026, 11, 23)
    }

    fn states(kept: &Kept) -> Vec<State> {
        let id = ImplementationId(Uuid::nil());
        conditions(id, kept, &Calendar::assumed(), today()).into_iter().map(|c| c.state).collect()
    }

    fn met(kept: &Kept) -> Vec<bool> {
        checks(ImplementationId(Uuid::nil()), kept, &Calendar::assumed(), today()).into_iter().map(|c| c.met).collect()
    }

    fn kept(since: Option<Date>, ended_on: Option<Date>, ends_on: Option<Date>, ready: Ready, agreed_on: Option<Date>) -> Kept {
        let id = || Uuid::nil().into();
        let implementation = ImplementationId(Uuid::nil());
        let side = Side { agreed_on, ..Side::default() };
        Kept {
            routines: vec![(id(), Routine { what: "W".into(), keeper: "K".into(), rhythm: Rhythm::Weekly, since, ended_on })],
            resources: vec![(id(), Resource { kind: ResourceKind::Money, amount: "1".into(), source: "S".into(), ends_on })],
            steps: vec![(id(), "Step".into())],
            newcomers: Vec::new(),
            sisters: vec![Sister {
                id: id(),
                one: implementation,
                other: implementation,
                one_side: side.clone(),
                other_side: side,
                ended_on,
            }],
            readiness: vec![(id(), Readiness { statement: "R".into(), state: ready, note: String::new() })],
        }
    }

    #[test]
    fn what_nobody_entered_is_unknown_and_holds_the_gate() {
        assert_eq!(states(&Kept::default()), [State::Unknown; 5]);
        assert_eq!(met(&Kept::default()), [false; 3]);
    }

    #[test]
    fn what_stands_is_met_and_what_ended_is_lost() {
        let stands = kept(Some(today()), None, None, Ready::Yes, Some(today()));
        assert_eq!(states(&stands), [State::Met; 5]);
        assert_eq!(met(&stands), [true; 3]);
        let yesterday = date(2026, 11, 22);
        let over = kept(Some(yesterday), Some(yesterday), Some(yesterday), Ready::NotYet, Some(yesterday));
        assert_eq!(states(&over), [State::Lost, State::Lost, State::Met, State::Lost, State::Emerging]);
        assert_eq!(met(&over), [false, false, true]);
    }

    #[test]
    fn what_has_begun_is_emerging() {
        let begun = with_newcomers(5, 0);
        assert_eq!(states(&begun), [State::Emerging; 5]);
        assert_eq!(met(&begun), [false, false, true]);
        assert_eq!(states(&kept(None, None, None, Ready::Unknown, None))[4], State::Unknown);
    }

    /// So many newcomers, of whom the first ones have taken their step.
    fn with_newcomers(all: usize, done: usize) -> Kept {
        let tick = || Tick { step: Uuid::nil().into(), colleague: "Ana".into(), on: today() };
        let newcomer = |n| {
            let done = if n < done { vec![tick()] } else { Vec::new() };
            Newcomer { person: Uuid::nil().into(), name: "Joel".into(), since: today(), done }
        };
        Kept { newcomers: (0..all).map(newcomer).collect(), ..kept(None, None, Some(date(2026, 12, 31)), Ready::NotYet, None) }
    }

    #[test]
    fn how_far_a_few_newcomers_are_is_not_told() {
        let told =
            |all, done| conditions(ImplementationId(Uuid::nil()), &with_newcomers(all, done), &Calendar::assumed(), today()).remove(2);
        for done in 0..=4 {
            assert_eq!(told(4, done), told(0, 0), "{done} of four");
        }
        assert_eq!(told(5, 4).evidence, told(5, 0).evidence, "nor how many of five");
        assert_eq!((told(5, 4).state, told(5, 5).state), (State::Emerging, State::Met));
    }
}
