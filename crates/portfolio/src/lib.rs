//! What we adopt, and where each adoption stands: innovations, and implementations with their four stages.
//!
//! Start at `innovation` (what) and `implementation` (where, and how far). Teams, pulses and everything else that belongs
//! to an implementation live in rooms to the right and know this one; it does not know them.

pub mod files;
pub mod follow_up;
pub mod implementation;
pub mod innovation;
pub mod learning_plan;
pub mod load;
pub mod stage;
pub mod stop;
pub mod succession;
pub mod sustain;

use db::Uuid;
use ground::Retention;
use ground::access::{Action, Rule};
use ground::element::{Answered, Carried, Condition, Promise, Shut, Turn, Whose};
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};
use ground::{Check, Found, ImplementationId, InnovationId, Op, Refusal, Sought, Subject, UnitId, WorkItem};
use innovation::template;
use jiff::civil::Date;
use kit::element::{AdoptError, Known, Template};
use kit::sample::SamplePage;
use kit::{App, Element, Routes, SignedIn};
use std::collections::HashSet;

/// See the innovations and implementations of a unit.
pub const SEE: Action = Action("portfolio.see");
/// Write innovations down and change them.
pub const INNOVATE: Action = Action("innovation.manage");
/// Begin an implementation, describe its learning, move it between stages.
pub const LEAD: Action = Action("implementation.lead");
/// See what roles and units are asked for, over all innovations.
pub const SEE_LOAD: Action = Action("load.see");
/// Write down how many hours a week were agreed.
pub const AGREE_LOAD: Action = Action("load.agree");
/// Pass a gate whose conditions do not hold, with a reason on record.
pub const OVERRIDE: Action = Action("gate.override");

/// Shape the lists of activities that all places begin with.
pub const SHAPE: Action = Action("stage-template.shape");

pub struct Portfolio;

impl Element for Portfolio {
    fn name(&self) -> &'static str {
        "portfolio"
    }

    fn routes(&self) -> Routes {
        let all = innovation::routes().merge(implementation::routes()).merge(stage::routes()).merge(learning_plan::routes());
        let all = all.merge(stop::routes()).merge(succession::routes()).merge(sustain::routes()).merge(load::routes());
        all.merge(files::routes()).merge(follow_up::routes())
    }

    fn policy(&self) -> &'static [Rule] {
        POLICY
    }

    fn open_work(&self, op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
        let mut all = stop::open_work(op, of)?;
        all.extend(stage::open_work(op, of)?);
        all.extend(learning_plan::open_work(op, of)?);
        all.extend(sustain::open_work(op, of)?);
        all.extend(load::open_work(op, of)?);
        Ok(all)
    }

    fn promises(&self, op: &mut Op, of: Whose) -> Result<Vec<Promise>, Refusal> {
        let mut all = stop::promises(op, of)?;
        all.extend(follow_up::promises(op, of)?);
        Ok(all)
    }

    fn answered(&self, op: &mut Op, of: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
        let mut all = stop::answered(op, of, since)?;
        all.extend(follow_up::answered(op, of, since)?);
        Ok(all)
    }

    fn conditions(&self, op: &mut Op, of: ImplementationId) -> Result<Vec<Condition>, Refusal> {
        let mut all = implementation::conditions(op, of)?;
        all.extend(innovation::conditions(op, of)?);
        all.extend(stage::conditions(op, of)?);
        all.extend(learning_plan::conditions(op, of)?);
        all.extend(sustain::conditions(op, of)?);
        all.extend(load::conditions(op, of)?);
        Ok(all)
    }

    fn checks(&self, op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
        let mut all = implementation::checks(op, on)?;
        all.extend(stop::before::checks(op, on)?);
        all.extend(stage::checks(op, on)?);
        all.extend(learning_plan::checks(op, on)?);
        all.extend(sustain::checks(op, on)?);
        all.extend(load::checks(op, on)?);
        Ok(all)
    }

    fn found(&self, op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
        let mut all = innovation::found(op, sought)?;
        all.extend(implementation::found(op, sought)?);
        all.extend(stop::found(op, sought)?);
        Ok(all)
    }

    fn bring_back(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<Option<String>, Refusal> {
        match kind {
            innovation::TRASHED => innovation::bring_back(op, InnovationId(subject)).map(Some),
            implementation::TRASHED => implementation::bring_back(op, ImplementationId(subject)).map(Some),
            ground::files::TRASHED => files::bring_back(op, ground::FileId(subject)),
            _ => Ok(None),
        }
    }

    fn purge(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<(), Refusal> {
        files::purge(op, kind, subject)?;
        match kind {
            innovation::TRASHED => innovation::purge(op, InnovationId(subject)),
            implementation::TRASHED => {
                stop::purge(op, ImplementationId(subject))?;
                follow_up::purge(op, ImplementationId(subject))?;
                succession::purge(op, ImplementationId(subject))?;
                sustain::purge(op, ImplementationId(subject))?;
                implementation::purge(op, ImplementationId(subject))
            }
            _ => Ok(()),
        }
    }

    fn rollover(&self, op: &mut Op, units: &HashSet<UnitId>) -> Result<Vec<Carried>, Refusal> {
        implementation::rollover(op, units)
    }

    fn roll(&self, op: &mut Op, app: &App, turn: &Turn) -> Result<bool, Refusal> {
        implementation::roll(op, app, turn)
    }

    fn shut(&self, op: &mut Op, name: &str, id: &str) -> Result<Option<Shut>, Refusal> {
        match name {
            "implementation" => id.parse().map_or(Ok(None), |id| implementation::shut(op, id)),
            "activity" => id.parse().map_or(Ok(None), |id| stage::shut(op, id)),
            _ => Ok(None),
        }
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = innovation::samples::samples(who);
        all.extend(implementation::samples::samples(who));
        all.extend(stop::samples::samples(who));
        all.extend(succession::samples::samples(who));
        all.extend(sustain::samples::samples(who));
        all.extend(load::samples::samples(who));
        all.extend(files::samples::samples(who));
        all.extend(stage::samples::samples(who));
        all.extend(learning_plan::samples::samples(who));
        all.extend(follow_up::samples::samples(who));
        all
    }

    fn tables(&self) -> Vec<TableInfo> {
        let mut all = [TABLES, innovation::TABLES, load::TABLES, stage::TABLES, learning_plan::TABLES].concat();
        all.extend(stop::tables::TABLES);
        all.extend(succession::tables::TABLES);
        all.extend(sustain::tables::TABLES);
        all.extend_from_slice(follow_up::tables::TABLES);
        all
    }

    fn templates(&self, op: &mut Op) -> Result<Vec<Template>, Refusal> {
        let mut all = template::templates(op)?;
        all.extend(stage::template::templates(op)?);
        Ok(all)
    }

    fn template(&self, op: &mut Op, kind: &str, id: &str) -> Result<Option<serde_json::Value>, Refusal> {
        match kind {
            template::KIND => template::template(op, id).map(Some),
            stage::template::KIND => stage::template::template(op, id).map(Some),
            _ => Ok(None),
        }
    }

    fn may_adopt(&self, op: &mut Op, kind: &str) -> Result<bool, Refusal> {
        match kind {
            template::KIND => template::may_adopt(op),
            stage::template::KIND => stage::template::may_adopt(op),
            _ => Ok(false),
        }
    }

    fn known(&self, op: &mut Op, kind: &str, content: &serde_json::Value) -> Result<Option<Known>, Refusal> {
        match kind {
            template::KIND => template::known(op, content),
            stage::template::KIND => stage::template::known(op, content),
            _ => Ok(None),
        }
    }

    fn adopt(&self, op: &mut Op, kind: &str, content: &serde_json::Value, note: &str) -> Result<Option<String>, AdoptError> {
        match kind {
            template::KIND => template::adopt(op, content, note).map(Some),
            stage::template::KIND => stage::template::adopt(op, content, note).map(Some),
            _ => Ok(None),
        }
    }
}

const POLICY: &[Rule] = ground::policy! {
    SEE, Below: Administrator, DistrictLeader, Principal, Evaluator, Consultant;
    SEE, Branch: Lead, Coach, Teacher, Paraeducator, SupportStaff;
    INNOVATE, Below: Administrator, DistrictLeader, Principal, Lead;
    LEAD, Below: Administrator, DistrictLeader, Principal, Lead;
    SEE_LOAD, Below: Administrator, DistrictLeader, Principal, Lead;
    AGREE_LOAD, Below: Administrator, DistrictLeader, Principal;
    OVERRIDE, Below: Administrator, DistrictLeader, Principal;
    SHAPE, Below: Administrator, DistrictLeader, Principal;
};

const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "innovation",
        in_backup: true,
        retention: Retention::Organization,
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("name", Thing, "shown on pages"),
            column("kind", Thing, "one of the five P's"),
            column("need", Thing, "why"),
            column("evidence", Thing, "why this"),
            column("created_at", Thing, "order"),
            column("deleted_at", Thing, "lies in the trash since"),
            column("about", Thing, "what it is"),
            column("meant_for", Thing, "for whom it is meant"),
            column("need_whom", Thing, "who has the need"),
            column("fidelity", Thing, "how one sees whether it is used as meant"),
            column("materials", Thing, "what is needed in hand"),
            column("licence", Thing, "under which licence"),
            column("materials_at", Thing, "where the materials are"),
        ],
    },
    TableInfo {
        name: "implementation",
        in_backup: true,
        retention: Retention::With("innovation"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("innovation", Thing, "of what"),
            column("unit", Thing, "where").of_unit(),
            column("stage", Thing, "how far"),
            column("furthest", Thing, "how far ever"),
            column("adult_learning", Thing, "empty since there are learning plans"),
            column("created_at", Thing, "order"),
            column("stopped_on", Thing, "deliberately stopped, since when"),
            column("deleted_at", Thing, "lies in the trash since"),
            column("paused_on", Thing, "rests on purpose, since when"),
            column("returns_on", Thing, "when one looks at the pause again"),
        ],
    },
    TableInfo {
        name: "stage_move",
        in_backup: true,
        retention: Retention::With("innovation"),
        columns: &[
            column("organization", Record, "key"),
            column("id", Record, "key"),
            column("implementation", Thing, "of what"),
            column("from_stage", Thing, "from"),
            column("to_stage", Thing, "to"),
            column("at", Record, "when"),
            column("actor", Record, "who decided").of_person(Keep),
            column("event", Record, "the timeline row that holds the reason").on_erasure(Keep),
            column("held", Thing, "which conditions did not hold"),
        ],
    },
];
