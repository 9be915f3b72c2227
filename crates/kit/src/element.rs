//! What the rest of the house may ask of any room, and the list of a room's addresses with the right each one needs.
//! One list makes the router and is walked by the test of every route against the policy.

use crate::app::App;
use crate::sample::SamplePage;
use crate::who::{Place, SignedIn};
use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use db::Uuid;
use ground::element::{Answered, Carried, Condition, Held, Over, Promise, Shut, Turn, Whose};
use ground::{Action, Check, Found, ImplementationId, Op, PersonId, Refusal, Rule, Sought, Subject, TableInfo, UnitId, WorkItem};
use jiff::civil::Date;
use std::collections::HashSet;

pub trait Element: Send + Sync {
    fn name(&self) -> &'static str;
    fn routes(&self) -> Routes;
    /// Who may do what where.
    fn policy(&self) -> &'static [Rule];
    /// The places of this room that stand in the bar for the actor, besides those of everyone.
    fn places(&self, _: &mut Op) -> Result<Vec<Place>, Refusal> {
        Ok(Vec::new())
    }
    /// A person's This week.
    fn open_work(&self, _: &mut Op, _: Whose) -> Result<Vec<WorkItem>, Refusal> {
        Ok(Vec::new())
    }
    /// What people near a person were promised, kept by them or made to them.
    fn promises(&self, _: &mut Op, _: Whose) -> Result<Vec<Promise>, Refusal> {
        Ok(Vec::new())
    }
    /// What was answered since a day, as far as a person may see it.
    fn answered(&self, _: &mut Op, _: Whose, _since: Date) -> Result<Vec<Answered>, Refusal> {
        Ok(Vec::new())
    }
    /// What must hold before a gate or a decision.
    fn checks(&self, _: &mut Op, _: Subject) -> Result<Vec<Check>, Refusal> {
        Ok(Vec::new())
    }
    /// What good implementation needs of this room, as it stands for one implementation. Only what the actor may see.
    fn conditions(&self, _: &mut Op, _: ImplementationId) -> Result<Vec<Condition>, Refusal> {
        Ok(Vec::new())
    }
    /// Its pages with made-up contents, in every state that matters: for the styleguide, and for tests that render all.
    fn samples(&self, _: &SignedIn) -> Vec<SamplePage> {
        Vec::new()
    }
    /// What a reader may find here by words: only what its own pages would show them.
    fn found(&self, _: &mut Op, _: &Sought) -> Result<Vec<Found>, Refusal> {
        Ok(Vec::new())
    }
    /// Brings something back from the trash, when the actor may and it is of this room; answers its address.
    fn bring_back(&self, _: &mut Op, _kind: &str, _subject: Uuid) -> Result<Option<String>, Refusal> {
        Ok(None)
    }
    /// Removes for good what belongs to something in the trash, here and in whatever hangs from it.
    fn purge(&self, _: &mut Op, _kind: &str, _subject: Uuid) -> Result<(), Refusal> {
        Ok(())
    }
    /// Purpose, class and retention of each column.
    fn tables(&self) -> Vec<TableInfo>;
    /// Tables that a backup may hold but the file of a whole organization may not (`ground::vault`), each with the reason in
    /// English, for the list inside the file. A backup stays with who runs the server; that file goes to two of its people.
    fn stays_behind(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }
    /// Whether nothing is halfway between two tables at this moment, so that a copy of all rows is whole.
    fn is_settled(&self, _: &mut Op) -> Result<bool, Refusal> {
        Ok(true)
    }
    /// What of this room lies in these units and goes on into the next school year, or not. Only what the actor may see.
    fn rollover(&self, _: &mut Op, _: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
        Ok(Vec::new())
    }
    /// Does what was decided about one of them, on its day, in the transaction given. The right was asked by the caller,
    /// and the thing is as it was seen. False: not a thing of this room. When it refuses, the caller undoes what it did.
    fn roll(&self, _: &mut Op, _: &App, _: &Turn) -> Result<bool, Refusal> {
        Ok(false)
    }
    /// Takes along what is its own when an implementation goes on in another unit.
    fn carry_over(&self, _: &mut Op, _: &Over) -> Result<(), Refusal> {
        Ok(())
    }
    /// Whether the thing that an address names lies in a unit that has closed. `name` is the word in the address. `None`: it
    /// goes on, or it is not of this room, or not for the actor to know of.
    fn shut(&self, _: &mut Op, _name: &str, _id: &str) -> Result<Option<Shut>, Refusal> {
        Ok(None)
    }
    /// What a person holds here that would be left behind if they left, as far as the actor may see it.
    fn holds(&self, _: &mut Op, _: PersonId) -> Result<Vec<Held>, Refusal> {
        Ok(Vec::new())
    }
    /// How it enforces the retention of tables that their own column cannot clock.
    fn clocks(&self) -> Vec<ground::data_rights::Clock> {
        Vec::new()
    }
    /// What of this room may be taken to another organization, as far as the actor sees it: content, never rows.
    fn templates(&self, _: &mut Op) -> Result<Vec<Template>, Refusal> {
        Ok(Vec::new())
    }
    /// The content of one template as small JSON: no id, no person, no date, no count. `None`: not of this room.
    fn template(&self, _: &mut Op, _kind: &str, _id: &str) -> Result<Option<serde_json::Value>, Refusal> {
        Ok(None)
    }
    /// Whether the actor may make such a thing in their organization.
    fn may_adopt(&self, _: &mut Op, _kind: &str) -> Result<bool, Refusal> {
        Ok(false)
    }
    /// The same thing, where it is here already: so that nobody makes a second one without knowing. `None`: there is none, or it
    /// is not of this room.
    fn known(&self, _: &mut Op, _kind: &str, _content: &serde_json::Value) -> Result<Option<Known>, Refusal> {
        Ok(None)
    }
    /// Makes a new thing of a template's content, with a note of where it comes from; answers its address. `None`: not of
    /// this room. The content may have been written by anyone.
    fn adopt(&self, _: &mut Op, _kind: &str, _content: &serde_json::Value, _note: &str) -> Result<Option<String>, AdoptError> {
        Ok(None)
    }
}

/// Something that can be taken along. `kind` is a word whose Fluent key is `template-<kind>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub kind: &'static str,
    pub id: String,
    pub name: String,
    pub detail: String,
}

/// What a template would make once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub name: String,
    pub href: String,
    /// Whether there can be a second one.
    pub may_repeat: bool,
}

/// What stands in the way of adopting a template.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// The content is not that of such a thing.
    #[error("this is no template of this kind")]
    Unreadable,
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for AdoptError {
    fn from(error: db::Error) -> AdoptError {
        AdoptError::Refused(error.into())
    }
}

/// Who an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Anyone: signing in, a link that is its own key.
    Nothing,
    /// Anyone signed in.
    SignIn,
    /// Whoever may do this on the unit of what the address names, or on the whole organization when it names nothing.
    Right(Action),
    /// Whoever may do this anywhere; the page shows what they reach.
    Anywhere(Action),
    /// Whoever runs the server. For everyone else it is not there.
    Operator,
}

/// One address.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub needs: Needs,
}

/// A room's addresses.
#[derive(Default)]
pub struct Routes {
    pub router: Router<App>,
    pub list: Vec<Route>,
}

impl Routes {
    pub fn new() -> Routes {
        Routes::default()
    }

    pub fn get<T: 'static>(self, path: &'static str, needs: Needs, handler: impl Handler<T, App>) -> Routes {
        self.add("GET", path, needs, get(handler))
    }

    pub fn post<T: 'static>(self, path: &'static str, needs: Needs, handler: impl Handler<T, App>) -> Routes {
        self.add("POST", path, needs, post(handler))
    }

    /// A route with a method router of its own (limits, layers).
    pub fn add(mut self, method: &'static str, path: &'static str, needs: Needs, route: MethodRouter<App>) -> Routes {
        self.router = self.router.route(path, route);
        self.list.push(Route { method, path, needs });
        self
    }

    pub fn merge(mut self, other: Routes) -> Routes {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }
}
