//! A verb works in an [`Op`]: one transaction, the actor with their scope, `now`, and the source of ids. [`Ground`]
//! opens them.

use crate::access::{self, Action, Part, Placed, Rule};
use crate::ids::{AccountId, OrganizationId, PersonId, SignInId, UnitId};
use crate::{Chance, Clock, Moment, calendar, clock, organization, people};
use db::{Db, Tx, Uuid};
use jiff::{civil::Date, tz::TimeZone};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Who acts.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// Nobody signed in, no scope: setting up, signing in.
    Guest,
    /// The program itself, on behalf of one organization: jobs, the holder of a link or code.
    System(OrganizationId),
    /// A person signed in to one organization.
    Person { organization: OrganizationId, person: PersonId, account: AccountId, sign_in: SignInId },
    /// Whoever runs the server, on the pages for that. Belongs to no organization and reaches nothing in any.
    Operator { account: AccountId },
}

impl Actor {
    pub fn organization(&self) -> Option<OrganizationId> {
        match self {
            Actor::Guest | Actor::Operator { .. } => None,
            Actor::System(organization) | Actor::Person { organization, .. } => Some(*organization),
        }
    }

    pub fn person(&self) -> Option<PersonId> {
        match self {
            Actor::Person { person, .. } => Some(*person),
            _ => None,
        }
    }

    /// The account that signed in.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Actor::Person { account, .. } | Actor::Operator { account } => Some(*account),
            Actor::Guest | Actor::System(_) => None,
        }
    }
}

/// What every verb may answer besides its own cases.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Not there, or not for this person to know of: the two look alike.
    #[error("missing")]
    Missing,
    /// This person may see it but not do this.
    #[error("not allowed: {}", .0.0)]
    Forbidden(Action),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The database with time, chance and policy: opens an [`Op`] for a piece of work.
#[derive(Clone)]
pub struct Ground {
    pub db: Db,
    pub clock: Clock,
    pub chance: Chance,
    pub policy: Arc<Vec<Rule>>,
}

impl Ground {
    pub async fn read<T, E>(&self, actor: Actor, work: impl FnOnce(&mut Op) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        let ground = self.clone();
        self.db.read(move |tx| work(&mut ground.op(tx, &actor))).await
    }

    pub async fn write<T, E>(&self, actor: Actor, work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        let ground = self.clone();
        self.db.write(move |tx| work(&mut ground.op(tx, &actor))).await
    }

    pub fn read_now<T, E>(&self, actor: Actor, work: impl FnOnce(&mut Op) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        let ground = self.clone();
        self.db.read_now(move |tx| work(&mut ground.op(tx, &actor)))
    }

    pub fn write_now<T, E>(&self, actor: Actor, work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        let ground = self.clone();
        self.db.write_now(move |tx| work(&mut ground.op(tx, &actor)))
    }

    fn op<'a, 'c>(&'a self, tx: &'a mut Tx<'c>, actor: &Actor) -> Op<'a, 'c> {
        Op {
            tx,
            actor: actor.clone(),
            now: self.clock.now(),
            chance: &self.chance,
            policy: &self.policy,
            parts: None,
            branches: HashMap::new(),
            zone: None,
            zones: HashMap::new(),
        }
    }
}

/// One unit of work.
pub struct Op<'a, 'c> {
    pub tx: &'a mut Tx<'c>,
    pub actor: Actor,
    pub now: Moment,
    chance: &'a Chance,
    policy: &'a [Rule],
    parts: Option<Vec<Part>>,
    branches: HashMap<UnitId, HashSet<UnitId>>,
    zone: Option<TimeZone>,
    zones: HashMap<UnitId, TimeZone>,
}

/// The units a person reaches with one action.
#[derive(Clone, Debug)]
pub struct Reached(HashSet<UnitId>);

impl Reached {
    pub fn contains(&self, unit: UnitId) -> bool {
        self.0.contains(&unit)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Op<'_, '_> {
    /// Does a part of the work that may be refused by itself: then nothing of it stays, and the rest can go on.
    pub fn attempt<T, E: From<db::Error>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let mark = self.tx.mark()?;
        match work(self) {
            Ok(done) => {
                self.tx.keep(mark)?;
                Ok(done)
            }
            Err(refused) => {
                self.tx.undo(mark)?;
                // What was looked up meanwhile may have been written meanwhile.
                (self.parts, self.zone) = (None, None);
                self.branches.clear();
                self.zones.clear();
                Err(refused)
            }
        }
    }

    /// The organization of the actor. Errors: `Missing` for a guest, who has none.
    pub fn organization(&self) -> Result<OrganizationId, Refusal> {
        self.actor.organization().ok_or(Refusal::Missing)
    }

    /// A new id that sorts by the moment of its making.
    pub fn id<T: From<Uuid>>(&self) -> T {
        let millis = (self.now.0 / 1_000).max(0) as u64;
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &self.chance.bytes::<10>()).into_uuid())
    }

    /// A new id that says nothing about when it was made.
    pub fn random_id<T: From<Uuid>>(&self) -> T {
        T::from(uuid::Builder::from_random_bytes(self.chance.bytes()).into_uuid())
    }

    pub fn chance(&self) -> &Chance {
        self.chance
    }

    /// Today in the zone of the organization.
    pub fn today(&mut self) -> Result<Date, Refusal> {
        if self.zone.is_none() {
            let organization = self.organization()?;
            self.zone = Some(organization::zone_of(self.tx, organization)?);
        }
        Ok(self.now.date(self.zone.as_ref().unwrap_or(&TimeZone::UTC)))
    }

    /// The first instant after a day in the zone of the organization.
    pub fn midnight_after(&mut self, day: Date) -> Result<Moment, Refusal> {
        self.today()?;
        let zone = self.zone.clone().unwrap_or(TimeZone::UTC);
        Ok(clock::midnight_after(day, &zone).unwrap_or(self.now))
    }

    /// The zone whose clock holds in a unit: its own, else that of the nearest unit above, else the organization's.
    pub fn zone_in(&mut self, unit: UnitId) -> Result<TimeZone, Refusal> {
        if let Some(zone) = self.zones.get(&unit) {
            return Ok(zone.clone());
        }
        let zone = calendar::zone_in(self, unit)?;
        self.zones.insert(unit, zone.clone());
        Ok(zone)
    }

    /// Today in the zone of a unit: for what people there do and wait for.
    pub fn today_in(&mut self, unit: UnitId) -> Result<Date, Refusal> {
        let zone = self.zone_in(unit)?;
        Ok(self.now.date(&zone))
    }

    /// The first instant after a day in the zone of a unit.
    pub fn midnight_after_in(&mut self, day: Date, unit: UnitId) -> Result<Moment, Refusal> {
        let zone = self.zone_in(unit)?;
        Ok(clock::midnight_after(day, &zone).unwrap_or(self.now))
    }

    /// The actor's parts today. The system has none and needs none.
    pub fn parts(&mut self) -> Result<Vec<Part>, Refusal> {
        if let Some(parts) = &self.parts {
            return Ok(parts.clone());
        }
        let parts = match self.actor.clone() {
            Actor::Person { organization, person, .. } => {
                let today = self.today()?;
                people::parts_on(self.tx, organization, person, today)?
            }
            _ => Vec::new(),
        };
        self.parts = Some(parts.clone());
        Ok(parts)
    }

    /// Goes on when the actor may do `action` on `unit`. Errors: `Missing` when they may not even know of the unit,
    /// `Forbidden` when they see it but may not do this.
    pub fn require(&mut self, action: Action, unit: UnitId) -> Result<(), Refusal> {
        if self.may(action, unit)? {
            return Ok(());
        }
        if self.may(crate::policy::BELONG, unit)? {
            return Err(Refusal::Forbidden(action));
        }
        Err(Refusal::Missing)
    }

    pub fn may(&mut self, action: Action, unit: UnitId) -> Result<bool, Refusal> {
        if matches!(self.actor, Actor::System(_)) {
            return Ok(true);
        }
        let parts = self.parts()?;
        let on = Placed { unit, within: self.branch(unit)? };
        for part in &parts {
            self.branch(part.unit)?;
        }
        let branches = &self.branches;
        Ok(access::can(self.policy, &parts, action, &on, |u| branches.get(&u).cloned().unwrap_or_default()))
    }

    /// All units the actor reaches with `action`: for lists.
    pub fn reached(&mut self, action: Action) -> Result<Reached, Refusal> {
        let organization = self.organization()?;
        let mut reached = HashSet::new();
        for unit in organization::unit_ids(self.tx, organization)? {
            if self.may(action, unit)? {
                reached.insert(unit);
            }
        }
        Ok(Reached(reached))
    }

    /// The units from which the actor reaches downward with `action`: for lists made by one statement.
    pub fn held(&mut self, action: Action) -> Result<Vec<UnitId>, Refusal> {
        let policy = self.policy;
        let mut units: Vec<UnitId> = Vec::new();
        for part in self.parts()? {
            if policy.iter().any(|rule| rule.action == action && rule.role == part.role) && !units.contains(&part.unit) {
                units.push(part.unit);
            }
        }
        Ok(units)
    }

    /// After the tree of units changed within this piece of work.
    pub(crate) fn forget_branches(&mut self) {
        self.branches.clear();
    }

    /// The unit itself and the units it lies in; empty for a unit of another organization.
    fn branch(&mut self, unit: UnitId) -> Result<HashSet<UnitId>, Refusal> {
        if let Some(known) = self.branches.get(&unit) {
            return Ok(known.clone());
        }
        let organization = self.organization()?;
        let found = organization::branch(self.tx, organization, unit)?;
        self.branches.insert(unit, found.clone());
        Ok(found)
    }
}
