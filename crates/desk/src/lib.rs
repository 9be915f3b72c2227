//! Pages that look across the rooms: `this_week`, where everyone begins, and `rollover`, the yearly step. The desk asks
//! every room and shows what they say, in the rooms' own words; the only table and rule it has are those of the rollover.

pub mod board;
pub mod one_pager;
pub mod rollover;
pub mod search;
pub mod this_week;

use db::Uuid;
use ground::element::Whose;
use ground::{ImplementationId, Op, Refusal, Rule, TableInfo, WorkItem};
use kit::sample::SamplePage;
use kit::{Element, Place, Routes, SignedIn};
use rollover::PREPARE;

pub struct Desk;

impl Element for Desk {
    fn name(&self) -> &'static str {
        "desk"
    }

    fn routes(&self) -> Routes {
        this_week::routes().merge(board::routes()).merge(one_pager::routes()).merge(rollover::routes()).merge(search::routes())
    }

    fn policy(&self) -> &'static [Rule] {
        POLICY
    }

    fn open_work(&self, op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
        let mut all = board::open_work(op, of)?;
        all.extend(rollover::open_work(op, of)?);
        Ok(all)
    }

    fn places(&self, op: &mut Op) -> Result<Vec<Place>, Refusal> {
        board::places(op)
    }

    fn purge(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<(), Refusal> {
        if kind == portfolio::implementation::TRASHED { board::purge(op, ImplementationId(subject)) } else { Ok(()) }
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = this_week::samples::samples(who);
        all.extend(board::samples::samples(who));
        all.extend(one_pager::samples::samples(who));
        all.extend(rollover::samples::samples(who));
        all.extend(search::samples::samples(who));
        all
    }

    fn tables(&self) -> Vec<TableInfo> {
        [board::TABLES, rollover::TABLES, search::TABLES].concat()
    }
}

/// Whoever runs a school prepares its year. Who leaves and who comes needs the right to manage people besides.
const POLICY: &[Rule] = ground::policy! {
    PREPARE, Below: Administrator, Principal;
};
