//! Pages that look across the rooms. First cut: `this_week`, where everyone begins. The desk owns no table and no rule:
//! it asks every room what waits for a person and shows that, in the rooms' own words.

pub mod rollover;
pub mod search;
pub mod this_week;

use ground::{Rule, TableInfo};
use kit::sample::SamplePage;
use kit::{Element, Routes, SignedIn};

pub struct Desk;

impl Element for Desk {
    fn name(&self) -> &'static str {
        "desk"
    }

    fn routes(&self) -> Routes {
        this_week::routes().merge(rollover::routes()).merge(search::routes())
    }

    fn policy(&self) -> &'static [Rule] {
        &[]
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = this_week::samples::samples(who);
        all.extend(rollover::samples::samples(who));
        all.extend(search::samples::samples(who));
        all
    }

    fn tables(&self) -> Vec<TableInfo> {
        [rollover::TABLES, search::TABLES].concat()
    }
}
