//! What should be: plain lists of who holds what where from when to when, written down by the script as it plans, and the
//! answer to "may they?" worked out from them and the rows of the policy alone. Nothing here asks the house.

use ground::access::Reach;
use ground::policy::BELONG;
use ground::{AccountId, Action, Moment, OrganizationId, PersonId, Role, Rule, UnitId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeSet, HashMap};

pub struct Unit {
    pub id: UnitId,
    pub organization: OrganizationId,
    pub parent: Option<UnitId>,
    pub name: String,
    pub begins: Option<Date>,
    pub closes: Option<Date>,
}

#[derive(Clone)]
pub struct Held {
    pub role: Role,
    pub unit: UnitId,
    pub from: Date,
    /// The last day.
    pub to: Option<Date>,
}

/// One row of a person. Two rows may turn out to be one.
pub struct Somebody {
    pub id: PersonId,
    pub organization: OrganizationId,
    pub name: String,
    pub account: Option<AccountId>,
    pub parts: Vec<Held>,
    /// Left, from the very instant this is set.
    pub out: bool,
    /// Walked at every boundary, not only on the first of the month.
    pub special: bool,
}

pub struct Oracle {
    pub rules: Vec<Rule>,
    pub zones: HashMap<OrganizationId, TimeZone>,
    pub units: Vec<Unit>,
    pub people: Vec<Somebody>,
    /// Which row stands for which.
    pub merged: HashMap<PersonId, PersonId>,
}

/// What a page should answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    LetIn,
    Forbidden,
    Missing,
    SignIn,
}

/// What a page asks of whoever opens it.
#[derive(Clone, Copy, Debug)]
pub enum Asks {
    SignIn,
    /// A right in the very unit the thing lies in.
    In(Action, UnitId),
    /// A right over the whole organization, for a page of one's own organization.
    Own(Action),
    /// A right over the whole organization, asked before the thing is looked for.
    Whole(Action, OrganizationId),
    /// A right in any unit, then the thing.
    Anywhere(Action, OrganizationId),
    Operator,
}

impl Oracle {
    pub fn actions(&self) -> Vec<Action> {
        let names: BTreeSet<&str> = self.rules.iter().map(|rule| rule.action.0).collect();
        names.into_iter().map(Action).collect()
    }

    pub fn somebody(&self, id: PersonId) -> &Somebody {
        self.people.iter().find(|p| p.id == id).expect("someone the script knows")
    }

    pub fn somebody_mut(&mut self, id: PersonId) -> &mut Somebody {
        self.people.iter_mut().find(|p| p.id == id).expect("someone the script knows")
    }

    pub fn unit(&self, id: UnitId) -> &Unit {
        self.units.iter().find(|u| u.id == id).expect("a unit the script knows")
    }

    /// The first instant of a day in an organization.
    fn start(&self, day: Date, organization: OrganizationId) -> Moment {
        Moment(day.to_zoned(self.zones[&organization].clone()).unwrap().timestamp().as_microsecond())
    }

    fn within(&self, from: Option<Date>, to: Option<Date>, organization: OrganizationId, now: Moment) -> bool {
        from.is_none_or(|day| self.start(day, organization) <= now)
            && to.is_none_or(|day| now < self.start(day.tomorrow().unwrap(), organization))
    }

    /// The unit and the units it lies in.
    fn upwards(&self, unit: UnitId) -> Vec<UnitId> {
        std::iter::successors(Some(unit), |at| self.unit(*at).parent).collect()
    }

    /// The parts that count at an instant, under all rows of the person.
    pub fn held(&self, person: PersonId, now: Moment) -> Vec<&Held> {
        let stands = self.merged.get(&person).copied().unwrap_or(person);
        let rows = self.people.iter().filter(|p| p.id == stands || self.merged.get(&p.id) == Some(&stands)).filter(|p| !p.out);
        rows.flat_map(|row| row.parts.iter().map(|part| (row.organization, part)))
            .filter(|(organization, part)| self.within(Some(part.from), part.to, *organization, now))
            .filter(|(_, part)| {
                let above = self.upwards(part.unit);
                above.into_iter().map(|at| self.unit(at)).all(|unit| self.within(unit.begins, unit.closes, unit.organization, now))
            })
            .map(|(_, part)| part)
            .collect()
    }

    pub fn counts(&self, person: PersonId, now: Moment) -> bool {
        !self.held(person, now).is_empty()
    }

    /// `held` is what the person holds at the instant asked about.
    pub fn may(&self, held: &[&Held], action: Action, unit: UnitId) -> bool {
        let above = self.upwards(unit);
        held.iter().any(|part| {
            self.rules.iter().filter(|rule| rule.action == action && rule.role == part.role).any(|rule| {
                let downward = above.contains(&part.unit);
                match rule.reach {
                    Reach::Below => downward,
                    Reach::Branch => downward || self.upwards(part.unit).contains(&unit),
                }
            })
        })
    }

    pub fn answer(&self, person: PersonId, asks: Asks, now: Moment) -> Answer {
        let held = self.held(person, now);
        let own = self.somebody(person).organization;
        let units = || self.units.iter().filter(|u| u.organization == own);
        let root = units().find(|u| u.parent.is_none()).expect("a root").id;
        let unless = |known: bool| if known { Answer::Forbidden } else { Answer::Missing };
        let of = |organization| if organization == own { Answer::LetIn } else { Answer::Missing };
        match asks {
            _ if held.is_empty() => Answer::SignIn,
            Asks::SignIn => Answer::LetIn,
            Asks::In(action, unit) if self.may(&held, action, unit) => Answer::LetIn,
            Asks::In(_, unit) => unless(self.may(&held, BELONG, unit)),
            Asks::Own(action) if self.may(&held, action, root) => Answer::LetIn,
            Asks::Whole(action, organization) if self.may(&held, action, root) => of(organization),
            Asks::Anywhere(action, organization) if units().any(|u| self.may(&held, action, u.id)) => of(organization),
            Asks::Own(_) | Asks::Whole(..) | Asks::Anywhere(..) => unless(self.may(&held, BELONG, root)),
            Asks::Operator => Answer::Missing,
        }
    }

    /// Every instant after one at which a right begins or ends by the calendar.
    pub fn next_boundary(&self, after: Moment) -> Option<Moment> {
        let days = |from: Option<Date>, to: Option<Date>| [from, to.map(|day| day.tomorrow().unwrap())];
        let parts = self.people.iter().flat_map(|p| p.parts.iter().map(move |part| (p.organization, days(Some(part.from), part.to))));
        let units = self.units.iter().map(|u| (u.organization, days(u.begins, u.closes)));
        let all = parts.chain(units).flat_map(|(organization, days)| days.into_iter().flatten().map(move |day| (day, organization)));
        let distinct: BTreeSet<(Date, String, OrganizationId)> =
            all.map(|(day, organization)| (day, organization.to_string(), organization)).collect();
        distinct.into_iter().map(|(day, _, organization)| self.start(day, organization)).filter(|at| *at > after).min()
    }

    // What the script writes down.

    pub fn give(&mut self, person: PersonId, role: Role, unit: UnitId, from: Date, to: Option<Date>) {
        self.somebody_mut(person).parts.push(Held { role, unit, from, to });
    }

    /// Everything of one row that would go on ends.
    pub fn end(&mut self, person: PersonId, last_day: Date) {
        for part in &mut self.somebody_mut(person).parts {
            part.to = Some(part.to.map_or(last_day, |to| to.min(last_day)));
        }
    }

    /// Some units become one from a day: what would go on there goes on in the other.
    pub fn go_over(&mut self, units: &[UnitId], into: UnitId, last_day: Date) {
        let first = last_day.tomorrow().unwrap();
        for somebody in self.people.iter_mut().filter(|p| !p.out) {
            let mut next = Vec::new();
            for part in somebody.parts.iter_mut().filter(|p| units.contains(&p.unit) && p.to.is_none_or(|to| to > last_day)) {
                next.push(Held { unit: into, from: part.from.max(first), ..part.clone() });
                part.to = Some(last_day);
            }
            somebody.parts.extend(next);
        }
        for unit in self.units.iter_mut().filter(|u| units.contains(&u.id)) {
            unit.closes = Some(last_day);
        }
    }
}
