//! The house as the tests meet it: the real router with the real walls, in this process.

use crate::browser::Browser;
use crate::engine::{Engine, Home, engines};
use crate::people::{At, District, TestPerson};
use ground::keyring::Keyring;
use ground::{Actor, Chance, Clock, Ground, Moment, Op, Refusal, Role, account};
use kit::settings::Settings;
use kit::{App, Element};
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use tokio::runtime::Runtime;

/// Monday, 23 November 2026, 15:00 UTC: a school morning in Chicago.
const START: Moment = Moment(1_795_446_000_000_000);

pub struct TestApp {
    // In this order: the house lets go of its database before the database goes.
    router: axum::Router,
    pub app: App,
    pub district: District,
    pub runtime: Arc<Runtime>,
    now: Arc<AtomicI64>,
    pub home: Home,
}

/// What a test may choose.
pub struct Options {
    pub engine: Engine,
    /// False: nobody has set anything up; the token is `first-run`.
    pub founded: bool,
    pub settings: Settings,
}

impl Default for Options {
    fn default() -> Options {
        let settings = Settings { public_url: "http://perennial.test".into(), ..Settings::default() };
        Options { engine: Engine::Sqlite, founded: true, settings }
    }
}

/// Runs a test on SQLite, and on PostgreSQL when there is one. `rooms` are those above the house itself.
pub fn on_each_engine(rooms: fn() -> Vec<Box<dyn Element>>, test: impl Fn(&TestApp)) {
    for engine in engines() {
        eprintln!("on {engine:?}");
        test(&TestApp::with(rooms(), Options { engine, ..Options::default() }));
    }
}

impl TestApp {
    /// A house with these rooms.
    pub fn with(rooms: Vec<Box<dyn Element>>, options: Options) -> TestApp {
        TestApp::furnished(|_| rooms, options)
    }

    /// A house whose rooms want to know where keys lie. They may or may not begin with the house itself.
    pub fn furnished(rooms: impl FnOnce(&Keyring) -> Vec<Box<dyn Element>>, options: Options) -> TestApp {
        let home = Home::new(options.engine);
        let data = home.folder.path().to_path_buf();
        let keyring = Keyring::open(&data.join("keys")).expect("a keyring");
        let mut rooms = rooms(&keyring);
        if rooms.first().is_none_or(|first| first.name() != "house") {
            rooms.insert(0, Box::new(kit::house::House));
        }
        let db = db::Db::open(&home.place()).expect("the database opens");
        db.migrate(START.0, |_| Ok(())).expect("the schema");
        let now = Arc::new(AtomicI64::new(START.0));
        let clock = now.clone();
        let ground = Ground {
            db,
            clock: Clock::new(move || Moment(clock.load(Ordering::Relaxed))),
            chance: seeded(7),
            policy: Arc::new(kit::stack::policy(&rooms)),
        };
        let district = if options.founded { District::found(&ground) } else { District::nothing() };
        let token = (!options.founded).then(|| "first-run".to_string());
        let app = App::new(ground, Settings { files: data.join("files"), data, ..options.settings }, keyring, rooms, token);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        TestApp { router: kit::stack(&app), app, district, runtime: Arc::new(runtime), now, home }
    }

    /// Someone nobody knows.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), self.runtime.clone())
    }

    /// A browser in which this person is signed in. The form is not used: hashing is slow, and has its own tests.
    pub fn signed_in(&self, person: &TestPerson) -> Browser {
        let account = person.account;
        let token = self.app.ground.write_now(Actor::Guest, move |op| account::sign_in(op, account)).expect("a sign-in");
        let mut browser = self.browser();
        browser.keep("perennial", &token);
        browser
    }

    pub fn person(&self, role: Role, at: At) -> &TestPerson {
        self.district.person(role, at)
    }

    /// Does something as this person through a verb, for what a test needs but is not about.
    pub fn by<T, E>(&self, person: &TestPerson, work: impl Fn(&mut Op) -> Result<T, E> + Send + 'static) -> T
    where
        T: Send + 'static,
        E: From<db::Error> + std::fmt::Debug + Send + 'static,
    {
        self.app.ground.write_now(person.actor(), work).expect("the verb agrees")
    }

    /// Looks at the data as the program itself, for one organization.
    pub fn look<T: Send + 'static>(&self, work: impl FnOnce(&mut Op) -> Result<T, Refusal> + Send + 'static) -> T {
        self.app.ground.read_now(Actor::System(self.district.organization), work).expect("readable")
    }

    pub fn now(&self) -> Moment {
        Moment(self.now.load(Ordering::Relaxed))
    }

    pub fn later_seconds(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    pub fn later_days(&self, days: i64) {
        self.later_seconds(days * 86_400);
    }
}

/// The same bytes in the same order in every run.
pub fn seeded(seed: u64) -> Chance {
    let stream = Mutex::new(ChaCha12Rng::seed_from_u64(seed));
    Chance::new(move |bytes| stream.lock().expect("nobody panics here").fill_bytes(bytes))
}
