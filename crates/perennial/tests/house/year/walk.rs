//! Comparing the house with what should be: by the question every verb asks, and by what browsers are answered.

use super::oracle::{Answer, Asks, Oracle};
use ground::{AccountId, Action, Actor, Moment, OrganizationId, PersonId, Refusal, SignInId, UnitId, account};
use jiff::Timestamp;
use std::collections::BTreeSet;
use testkit::{Browser, Engine, TestApp};

/// A browser someone keeps all year, for one organization.
pub struct Seat {
    pub label: &'static str,
    pub person: PersonId,
    pub account: AccountId,
    pub organization: OrganizationId,
    /// Open since, or last used at.
    pub browser: Option<(Browser, Moment)>,
}

#[derive(Default)]
pub struct Walked {
    pub instants: usize,
    pub questions: usize,
    pub requests: usize,
    pub sign_ins: usize,
    pub refused_sign_ins: usize,
}

pub struct Walker {
    pub oracle: Oracle,
    pub seats: Vec<Seat>,
    pub pages: Vec<(String, Asks)>,
    pub walked: Walked,
    /// How often pages were opened.
    pub round: usize,
    pub wrong: Vec<String>,
}

fn clock(now: Moment) -> String {
    Timestamp::from_microsecond(now.0).map(|at| at.to_string()).unwrap_or_default()
}

impl Walker {
    /// Every person, every action, every unit of their organization and a few of the others.
    pub fn ask_all(&mut self, app: &TestApp, everyone: bool) {
        self.compare(app, everyone);
        self.judge();
    }

    /// [`Walker::ask_all`], with what is wrong only noted.
    pub fn compare(&mut self, app: &TestApp, everyone: bool) {
        let now = app.now();
        let oracle = &self.oracle;
        let actions = oracle.actions();
        let sqlite = app.home.engine == Engine::Sqlite;
        self.walked.instants += 1;
        for (at, person) in oracle.people.iter().enumerate() {
            // Every fifth and all special ones between the firsts of months; on PostgreSQL, where each question is a round
            // trip, on the firsts, and in between the special ones.
            if !(person.special || (everyone && sqlite) || ((everyone || sqlite) && at % 5 == 0)) {
                continue;
            }
            let foreign = oracle.units.iter().filter(|u| u.organization != person.organization).step_by(2).take(3);
            let units: Vec<UnitId> =
                oracle.units.iter().filter(|u| u.organization == person.organization).chain(foreign).map(|u| u.id).collect();
            let got = answers(app, person.organization, person.id, person.account, &units, &actions);
            let held = oracle.held(person.id, now);
            for (at, (unit, action)) in units.iter().flat_map(|u| actions.iter().map(move |a| (*u, *a))).enumerate() {
                self.walked.questions += 1;
                let expected = oracle.may(&held, action, unit);
                if got[at] != expected {
                    self.wrong.push(format!(
                        "{} ({}): {} in {} at {}: expected {expected}, got {}",
                        person.name,
                        person.id,
                        action.0,
                        oracle.unit(unit).name,
                        clock(now),
                        got[at]
                    ));
                }
            }
        }
    }

    /// Signs everyone in who has a seat, where the oracle says they count; asserts that it is refused where not. What was
    /// open before has idled out by then.
    pub fn sign_in(&mut self, app: &TestApp) {
        let now = app.now();
        for seat in &mut self.seats {
            if let Some((old, _)) = seat.browser.as_mut().filter(|(_, used)| used.plus_seconds(account::IDLE_SECONDS) <= now) {
                assert!(old.get("/me").location().starts_with("/sign-in"), "{}: idle for long at {}", seat.label, clock(now));
            }
            seat.browser = None;
            let counts = self.oracle.counts(seat.person, now);
            let account = seat.account;
            let homes = app.app.ground.read_now(Actor::Guest, move |op| Ok::<_, Refusal>(account::homes(op.tx, account, now)?)).unwrap();
            if homes.iter().any(|home| home.organization == seat.organization) != counts {
                self.wrong.push(format!("{}: a sign-in at {}: expected {counts}, got {}", seat.label, clock(now), !counts));
                continue;
            }
            if !counts {
                self.walked.refused_sign_ins += 1;
                if homes.is_empty() {
                    let tried = app.app.ground.write_now(Actor::Guest, move |op| account::sign_in(op, account));
                    assert!(matches!(tried, Err(Refusal::Missing)), "{}: signed in at {}", seat.label, clock(now));
                }
                continue;
            }
            let token = app.app.ground.write_now(Actor::Guest, move |op| account::sign_in(op, account)).expect("a sign-in");
            let mut browser = app.browser();
            browser.keep("perennial", &token);
            if homes.len() > 1 {
                browser.get("/organizations").ok();
                browser.post("/organizations/choice", &[("to", &seat.organization.to_string())]).assert_status(303);
            }
            self.walked.sign_ins += 1;
            seat.browser = Some((browser, now));
        }
        self.judge();
    }

    /// Every open browser opens one of `of` pages, each time others: over the year everyone meets every page many times.
    pub fn browse(&mut self, app: &TestApp, of: usize) {
        self.round += 1;
        let now = app.now();
        for (place, seat) in self.seats.iter_mut().enumerate() {
            let Some((browser, used)) = &mut seat.browser else { continue };
            *used = now;
            let foreign: BTreeSet<&str> = self
                .oracle
                .units
                .iter()
                .filter(|u| u.organization != seat.organization && u.parent.is_some())
                .map(|u| u.name.as_str())
                .collect();
            for (path, asks) in self.pages.iter().skip((self.round + place) % of).step_by(of) {
                self.walked.requests += 1;
                let expected = self.oracle.answer(seat.person, *asks, now);
                let reply = browser.get(path);
                let got = match (reply.status().as_u16(), reply.header("location")) {
                    (200, _) => Some(Answer::LetIn),
                    (403, _) => Some(Answer::Forbidden),
                    (404, _) => Some(Answer::Missing),
                    (303, Some(to)) if to.starts_with("/sign-in") => Some(Answer::SignIn),
                    _ => None,
                };
                if got != Some(expected) {
                    self.wrong.push(format!(
                        "{}: {path} at {}: expected {expected:?}, got {got:?} ({})",
                        seat.label,
                        clock(now),
                        reply.status()
                    ));
                }
                let text = reply.text();
                self.wrong.extend(
                    foreign
                        .iter()
                        .filter(|name| text.contains(**name))
                        .map(|name| format!("{}: {path} at {}: names {name} of another organization", seat.label, clock(now))),
                );
            }
        }
        self.judge();
    }

    fn judge(&self) {
        let shown: Vec<&String> = self.wrong.iter().take(30).collect();
        assert!(self.wrong.is_empty(), "{} wrong:\n{}", self.wrong.len(), shown.iter().map(|w| w.as_str()).collect::<Vec<_>>().join("\n"));
    }
}

fn answers(
    app: &TestApp,
    organization: OrganizationId,
    person: PersonId,
    account: Option<AccountId>,
    units: &[UnitId],
    actions: &[Action],
) -> Vec<bool> {
    let actor =
        Actor::Person { organization, person, account: account.unwrap_or(AccountId(db::Uuid::nil())), sign_in: SignInId(db::Uuid::nil()) };
    let (units, actions) = (units.to_vec(), actions.to_vec());
    let asked = app.app.ground.read_now(actor, move |op| {
        let mut all = Vec::with_capacity(units.len() * actions.len());
        for unit in units {
            for action in &actions {
                all.push(op.may(*action, unit)?);
            }
        }
        Ok::<_, Refusal>(all)
    });
    asked.expect("an answer")
}
