//! The one state every handler gets: the ground with its settings, the rooms, and a bounded pool for heavy work.

use crate::element::Element;
use crate::once::Sent;
use crate::settings::Settings;
use crate::sign_in::limits::Limits;
use crate::who::Place;
use db::Uuid;
use ground::element::{Answered, Carried, Condition, Held, Promise, Whose};
use ground::keyring::Keyring;
use ground::{Actor, Check, Found, Ground, ImplementationId, Moment, Op, PersonId, Refusal, Sought, Subject, UnitId, WorkItem, trash};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// So many large files are in memory at once, each up to 65 MB: a quarter of a gigabyte, with what reading them takes.
const UPLOADS: usize = 4;

#[derive(Clone)]
pub struct App(Arc<House>);

pub struct House {
    pub ground: Ground,
    pub settings: Settings,
    pub keyring: Keyring,
    pub elements: Vec<Box<dyn Element>>,
    pub(crate) limits: Limits,
    /// The forms that were sent lately.
    pub(crate) once: Sent,
    /// Hashing, paper and statistics: at most as many at once as there are cores.
    heavy: Semaphore,
    /// Large files in memory at once.
    uploads: Arc<Semaphore>,
    /// The token printed on the console while nothing is set up; taken when used.
    first_run: Mutex<Option<String>>,
}

impl std::ops::Deref for App {
    type Target = House;
    fn deref(&self) -> &House {
        &self.0
    }
}

impl App {
    pub fn new(ground: Ground, settings: Settings, keyring: Keyring, elements: Vec<Box<dyn Element>>, first_run: Option<String>) -> App {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        App(Arc::new(House {
            ground,
            settings,
            keyring,
            elements,
            limits: Limits::default(),
            once: Sent::default(),
            heavy: Semaphore::new(cores),
            uploads: Arc::new(Semaphore::new(UPLOADS)),
            first_run: Mutex::new(first_run),
        }))
    }

    /// Runs `work` on a snapshot.
    pub async fn read<T, E>(&self, actor: Actor, work: impl FnOnce(&mut Op) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        self.ground.read(actor, work).await
    }

    /// Runs `work` in one transaction; answers after its commit. `work` may run more than once.
    pub async fn write<T, E>(&self, actor: Actor, work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + 'static,
    {
        self.ground.write(actor, work).await
    }

    /// Runs heavy work on a thread of its own, bounded so that it cannot stall the pages.
    pub async fn heavy<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, db::Error> {
        let _permit = self.heavy.acquire().await.map_err(|_| db::Error::Stopped)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| db::Error::Panicked)
    }

    /// Waits for a turn to read a large file.
    pub async fn turn_to_upload(&self) -> Result<OwnedSemaphorePermit, db::Error> {
        self.uploads.clone().acquire_owned().await.map_err(|_| db::Error::Stopped)
    }

    /// The places in the bar for the actor, besides those of everyone.
    pub fn places(&self, op: &mut Op) -> Result<Vec<Place>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.places(op)?);
        }
        Ok(all)
    }

    /// What all rooms say must hold before `subject`.
    pub fn checks(&self, op: &mut Op, subject: Subject) -> Result<Vec<Check>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.checks(op, subject)?);
        }
        Ok(all)
    }

    /// How the conditions of one implementation stand, over all rooms, in the rooms' order.
    pub fn conditions(&self, op: &mut Op, of: ImplementationId) -> Result<Vec<Condition>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.conditions(op, of)?);
        }
        Ok(all)
    }

    /// What waits for someone, over all rooms, the most urgent first.
    pub fn open_work(&self, op: &mut Op, whose: Whose) -> Result<Vec<WorkItem>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.open_work(op, whose)?);
        }
        all.sort_by_key(|item| item.urgency);
        Ok(all)
    }

    /// What was promised near someone, over all rooms, the next day first.
    pub fn promises(&self, op: &mut Op, whose: Whose) -> Result<Vec<Promise>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.promises(op, whose)?);
        }
        all.sort_by_key(|promise| promise.by);
        Ok(all)
    }

    /// What was answered since a day, over all rooms, the latest first.
    pub fn answered(&self, op: &mut Op, whose: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.answered(op, whose, since)?);
        }
        all.sort_by_key(|answered| std::cmp::Reverse(answered.on));
        Ok(all)
    }

    /// What can be found by these words, over all rooms: by kind, the best first.
    pub fn found(&self, op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.found(op, sought)?);
        }
        all.sort_by_key(|found| (found.kind, found.rank));
        Ok(all)
    }

    /// Brings something back from the trash; answers its address. Errors: `Missing` when it is not there, or not theirs.
    pub fn bring_back(&self, op: &mut Op, subject: Uuid) -> Result<String, Refusal> {
        let trashed = trash::one(op, subject)?.ok_or(Refusal::Missing)?;
        for element in &self.elements {
            if let Some(href) = element.bring_back(op, &trashed.kind, subject)? {
                trash::take(op, subject)?;
                return Ok(href);
            }
        }
        Err(Refusal::Missing)
    }

    /// Removes for good what has lain in the trash long enough. Answers when to look again: for what was brought back and
    /// deleted anew, and while a legal hold keeps it.
    pub fn purge(&self, op: &mut Op, subject: Uuid) -> Result<Option<Moment>, Refusal> {
        let Some(trashed) = trash::lying(op, subject)? else { return Ok(None) };
        if trashed.purge_at > op.now {
            return Ok(Some(trashed.purge_at));
        }
        if ground::data_rights::holds(op)?.any() {
            return Ok(Some(op.now.plus_days(1)));
        }
        for element in &self.elements {
            element.purge(op, &trashed.kind, subject)?;
        }
        trash::gone(op, subject)?;
        Ok(None)
    }

    /// What lies in these units and would go on there next year, over all rooms.
    pub fn lies_in(&self, op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.rollover(op, units)?);
        }
        Ok(all)
    }

    /// What a person holds, over all rooms.
    pub fn holds(&self, op: &mut Op, person: PersonId) -> Result<Vec<Held>, Refusal> {
        let mut all = Vec::new();
        for element in &self.elements {
            all.extend(element.holds(op, person)?);
        }
        Ok(all)
    }

    /// Whether this is the first-run token; compared without leaking where it differs.
    pub fn is_first_run_token(&self, token: &str) -> bool {
        let held = self.first_run.lock().ok().and_then(|t| t.clone());
        held.is_some_and(|held| ground::account::digest("first-run", &held) == ground::account::digest("first-run", token.trim()))
    }

    /// Forgets the first-run token: something is set up now.
    pub fn spend_first_run_token(&self) {
        if let Ok(mut token) = self.first_run.lock() {
            *token = None;
        }
    }
}
