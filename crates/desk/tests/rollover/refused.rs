//! A room that refuses halfway: nothing of that one thing stays, the rest is done, and the report says why.

use crate::{TOMORROW, apply, begin, confirm, outcomes, rooms, tick};
use db::Uuid;
use desk::rollover::{self, Change, Choice, Outcome, PREPARE, Progress, Step};
use ground::element::{Carried, Offer, Text, Turn};
use ground::organization::{self, Unit, UnitKind};
use ground::{Moment, Op, Refusal, Role, Rule, TableInfo, UnitId};
use kit::{App, Element, Routes, paths};
use std::collections::HashSet;
use testkit::{At, on_each_engine};

/// Founds a unit with the name of the choice, and only then looks whether it may.
struct Hasty;

const KIND: &str = "hasty";

const fn offer(word: &'static str) -> Offer {
    let (label, said, counted) = ("rollover-unit-carries-on", "rollover-said-other", "rollover-count-others");
    Offer { word, label, said, counted, asks: &[], unchanged: false, without_leads: true }
}

const OFFERS: &[Offer] = &[offer("missing"), offer("forbidden"), offer("fine")];

impl Element for Hasty {
    fn name(&self) -> &'static str {
        KIND
    }

    fn routes(&self) -> Routes {
        Routes::new()
    }

    fn policy(&self) -> &'static [Rule] {
        &[]
    }

    fn tables(&self) -> Vec<TableInfo> {
        Vec::new()
    }

    fn rollover(&self, op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
        let organization = op.organization()?;
        let schools = organization::units(op.tx, organization)?.into_iter().filter(|u| u.kind == UnitKind::School && units.contains(&u.id));
        let thing = |n: u128, unit: UnitId| Carried {
            kind: KIND,
            subject: Uuid::from_u128(n),
            unit,
            action: PREPARE,
            title: Text::new("rollover-name").with("name", "Hasty"),
            facts: Vec::new(),
            href: paths::HOME.into(),
            people: Vec::new(),
            leads: Vec::new(),
            choices: OFFERS,
            closing: &[],
            places: Vec::new(),
            seen: String::new(),
        };
        Ok(schools.flat_map(|school| (1..=3).map(move |n| thing(n, school.id))).take(3).collect())
    }

    fn roll(&self, op: &mut Op, _: &App, turn: &Turn) -> Result<bool, Refusal> {
        if turn.kind != KIND {
            return Ok(false);
        }
        let organization = op.organization()?;
        let parent = organization::root(op.tx, organization)?.map(|root| root.id);
        let unit = Unit { id: op.id(), parent, kind: UnitKind::Department, name: turn.choice.into(), source_id: None };
        organization::add_unit(op.tx, organization, &unit)?;
        match turn.choice {
            "missing" => Err(Refusal::Missing),
            "forbidden" => Err(Refusal::Forbidden(PREPARE)),
            _ => Ok(true),
        }
    }
}

fn with_hasty() -> Vec<Box<dyn Element>> {
    let mut all = rooms();
    all.push(Box::new(Hasty));
    all
}

#[test]
fn what_is_refused_halfway_leaves_nothing_behind_and_the_rest_is_done() {
    on_each_engine(with_hasty, |app| {
        let mut administrator = app.signed_in(app.person(Role::Administrator, At::District));
        let id = begin(&mut administrator, app.district.root, TOMORROW);
        tick(&mut administrator, id, app.district.own, &[app.person(Role::Coach, At::Own).id]);
        let around = app.look({
            let house = app.app.clone();
            move |op| {
                let rollover = rollover::see(op, id)?;
                rollover::around(op, &house, &rollover)
            }
        });
        let things = around.carried.iter().filter(|c| c.kind == KIND);
        let choose = |(carried, offer): (&Carried, &Offer)| {
            Change::Choose(Choice {
                kind: KIND.into(),
                subject: carried.subject,
                unit: carried.unit,
                choice: offer.word.into(),
                detail: ground::element::Detail::default().with("what", offer.word).with("label", "hasty"),
                seen: String::new(),
                decided_by: None,
                decided_at: Moment(0),
                outcome: None,
            })
        };
        let changes: Vec<Change> = things.zip(OFFERS).map(choose).collect();
        assert_eq!(changes.len(), 3);
        let house = app.app.clone();
        app.by(app.person(Role::Administrator, At::District), move |op| rollover::save(op, &house, id, Step::Implementations, &changes));
        confirm(&mut administrator, id);
        app.later_days(1);
        assert_eq!(apply(app, id), Progress::Over);
        let mut told = outcomes(app, id);
        told.sort_by_key(|o| o.map(Outcome::word));
        assert_eq!(told, [Outcome::Done, Outcome::Done, Outcome::Forbidden, Outcome::Missing].map(Some));
        let organization = app.district.organization;
        let names: Vec<String> = app.look(move |op| Ok(organization::units(op.tx, organization)?)).into_iter().map(|u| u.name).collect();
        assert!(names.contains(&"fine".to_string()), "{names:?}");
        assert!(!names.iter().any(|n| n == "missing" || n == "forbidden"), "half of what was refused stayed: {names:?}");
        app.signed_in(app.person(Role::Administrator, At::District))
            .get(&paths::rollover(id))
            .ok()
            .assert_has("Refused, nothing changed: someone or something it needs is no longer there.")
            .assert_has("Refused, nothing changed: it cannot be done there any more");
    });
}
