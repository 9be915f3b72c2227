//! Builds the demo's organization: a simulated district, lived through the rooms' own verbs in the order of its days, each
//! with the clock set to its day. Nothing is written past the rooms, so all that holds for a real organization holds here.
//!
//! One file for each room; a room that grows adds what it can do to its file.

mod endings;
mod events;
mod files;
mod inclusion;
mod lasting;
mod office;
mod people;
mod portfolio;
mod teams;
mod words;

use anyhow::{Context, Result};
use events::Event;
use ground::files::Shelf;
use ground::keyring::Keyring;
use ground::{Actor, Clock, Ground, ImplementationId, InnovationId, Moment, Op, OrganizationId, PersonId, Role, UnitId, clock};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::Element;
use simulate::District;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Where Riverbend lies.
const ZONE: &str = "America/Chicago";

/// The district while it is being built.
struct Seeding<'a> {
    /// Its clock stands where `at` was set last.
    ground: Ground,
    now: Arc<AtomicI64>,
    zone: TimeZone,
    keyring: &'a Keyring,
    shelf: &'a Shelf,
    elements: Arc<Vec<Box<dyn Element>>>,
    district: &'a District,
    organization: OrganizationId,
    root: UnitId,
    schools: Vec<UnitId>,
    /// The district's own people.
    office: BTreeMap<Role, PersonId>,
    /// By school and place in its staff, as far as they have come.
    staff: HashMap<(usize, usize), PersonId>,
    innovations: Vec<InnovationId>,
    /// By place in `District::adoptions`.
    begun: HashMap<usize, ImplementationId>,
    /// Pulses that take answers at the moment, by adoption and place in its pulses.
    open: HashMap<(usize, usize), inclusion::Open>,
    /// What keeps an adoption going, as far as it is written down.
    lasting: HashMap<usize, lasting::Rows>,
}

/// Makes the demo in an empty database, until today; contents of its files go to `shelf`. `told` hears how far it is.
/// Errors: the database, or a verb that refuses: then the demo is wrong, not the person.
pub fn build(ground: &Ground, keyring: &Keyring, shelf: &Shelf, seed: u64, told: impl Fn(&str) -> Result<()>) -> Result<()> {
    let zone = clock::zone(ZONE);
    let today = ground.clock.now().date(&zone);
    let district = simulate::district(seed, today);
    let now = Arc::new(AtomicI64::new(0));
    let hand = now.clone();
    let set = Ground { clock: Clock::new(move || Moment(hand.load(Ordering::Relaxed))), ..ground.clone() };
    let elements = Arc::new(crate::routes::elements(Some(keyring)));
    now.store(noon(district.begins, &zone), Ordering::Relaxed);
    let (organization, root) = people::found(&set)?;
    let mut all = Seeding {
        ground: set,
        now,
        zone,
        keyring,
        shelf,
        elements,
        district: &district,
        organization,
        root,
        schools: Vec::new(),
        office: BTreeMap::new(),
        staff: HashMap::new(),
        innovations: Vec::new(),
        begun: HashMap::new(),
        open: HashMap::new(),
        lasting: HashMap::new(),
    };
    people::schools(&mut all)?;
    portfolio::innovations(&mut all)?;
    files::attach(&all)?;
    let events = events::of(&district);
    let mut year = None;
    for (day, event) in events {
        if year.replace(day.year()) != Some(day.year()) {
            told(&format!("  {}", day.year()))?;
        }
        all.at(day);
        all.live(day, &event).with_context(|| format!("{day}: {event:?}"))?;
    }
    lasting::near_the_end(&mut all, today).context("what keeps it going")?;
    endings::near_the_end(&mut all, today).context("endings")?;
    all.at(today);
    people::personas(&mut all, today).context("as whom to look around")?;
    office::near_the_end(&all, today).context("the office")?;
    inclusion::ask_now(&mut all, today).context("the open pulse")?;
    told("  Done.")
}

impl Seeding<'_> {
    /// Sets the clock to the middle of a day there.
    fn at(&self, day: Date) {
        self.now.store(noon(day, &self.zone), Ordering::Relaxed);
    }

    /// The day on which its clock stands.
    fn today(&self) -> Date {
        Moment(self.now.load(Ordering::Relaxed)).date(&self.zone)
    }

    /// Does one thing in one transaction, for the organization itself.
    fn write<T: Send + 'static, E: From<db::Error> + std::error::Error + Send + Sync + 'static>(
        &self,
        work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static,
    ) -> Result<T> {
        Ok(self.ground.write_now(Actor::System(self.organization), work)?)
    }

    /// The same as the principal of a school on that day, so that what happened bears a name; in a gap, for the organization.
    fn write_as_principal<T: Send + 'static, E: From<db::Error> + std::error::Error + Send + Sync + 'static>(
        &self,
        school: usize,
        work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static,
    ) -> Result<T> {
        match self.principal(school) {
            Some(person) => self.write_as(person, work),
            None => self.write(work),
        }
    }

    /// Who leads a school on that day.
    fn principal(&self, school: usize) -> Option<PersonId> {
        let (at, _) = self.district.schools[school].on(self.today()).find(|(_, e)| e.job == simulate::Job::Principal)?;
        self.staff.get(&(school, at)).copied()
    }

    /// The same as someone of the district.
    fn write_as<T: Send + 'static, E: From<db::Error> + std::error::Error + Send + Sync + 'static>(
        &self,
        person: PersonId,
        work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static,
    ) -> Result<T> {
        let nobody = db::Uuid::nil();
        let actor = Actor::Person { organization: self.organization, person, account: nobody.into(), sign_in: nobody.into() };
        Ok(self.ground.write_now(actor, work)?)
    }

    /// The same as the one who does this for the whole district.
    fn write_as_office<T: Send + 'static, E: From<db::Error> + std::error::Error + Send + Sync + 'static>(
        &self,
        role: Role,
        work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static,
    ) -> Result<T> {
        self.write_as(self.office.get(&role).copied().context("nobody does this for the district")?, work)
    }

    fn live(&mut self, day: Date, event: &Event) -> Result<()> {
        match *event {
            Event::Turnover => people::turn_over(self, day),
            Event::Begin(adoption) => {
                portfolio::begin(self, adoption)?;
                teams::form(self, adoption, day)
            }
            Event::Step(adoption, step) => portfolio::step(self, adoption, step),
            Event::Move(adoption, at) => portfolio::advance(self, adoption, at),
            Event::Pulse(adoption, at) => inclusion::ask(self, adoption, at),
            Event::Close(adoption, at) => inclusion::answer(self, adoption, at),
            Event::HearBack(adoption, at) => inclusion::hear_back(self, adoption, at, day),
            Event::End(adoption) => endings::end(self, adoption),
        }
    }
}

fn noon(day: Date, zone: &TimeZone) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(zone.clone()).map_or(0, |at| at.timestamp().as_microsecond())
}
