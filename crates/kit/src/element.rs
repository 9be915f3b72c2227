//! What the rest of the house may ask of any room, and the list of a room's addresses with the right each one needs.
//! One list makes the router and is walked by the test of every route against the policy.

use crate::app::App;
use crate::sample::SamplePage;
use crate::who::SignedIn;
use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use ground::element::Whose;
use ground::{Action, Check, Op, Refusal, Rule, Subject, TableInfo, WorkItem};

pub trait Element: Send + Sync {
    fn name(&self) -> &'static str;
    fn routes(&self) -> Routes;
    /// Who may do what where.
    fn policy(&self) -> &'static [Rule];
    /// A person's This week.
    fn open_work(&self, _: &mut Op, _: Whose) -> Result<Vec<WorkItem>, Refusal> {
        Ok(Vec::new())
    }
    /// What must hold before a gate or a decision.
    fn checks(&self, _: &mut Op, _: Subject) -> Result<Vec<Check>, Refusal> {
        Ok(Vec::new())
    }
    /// Its pages with made-up contents, in every state that matters: for the styleguide, and for tests that render all.
    fn samples(&self, _: &SignedIn) -> Vec<SamplePage> {
        Vec::new()
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
