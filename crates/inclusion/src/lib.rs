//! Whose voice, heard how, answered when. The pulse, and whom we asked otherwise (`asking`); surveys, opinion maps and conversations come beside it.

pub mod asking;
pub mod pulse;

use db::Uuid;
use ground::Retention;
use ground::access::{Action, Rule};
use ground::element::{Answered, Condition, Promise, Shut, Whose};
use ground::keyring::Keyring;
use ground::table_info::{Class::*, Erasure::*, TableInfo, column};
use ground::{Check, Found, ImplementationId, Op, PulseId, Refusal, Sought, Subject, WorkItem};
use jiff::civil::Date;
use kit::element::{AdoptError, Known, Template};
use kit::sample::SamplePage;
use kit::{Element, Routes, SignedIn};
use pulse::template;

/// See what a pulse said.
pub const SEE: Action = Action("pulse.see");
/// Write a pulse, open it, hand out its links, close it.
pub const ASK: Action = Action("pulse.ask");

pub struct Inclusion {
    /// Where the keys of open waves lie: people find their own link in This week. None where nobody is served.
    pub keyring: Option<Keyring>,
}

impl Element for Inclusion {
    fn name(&self) -> &'static str {
        "inclusion"
    }

    fn routes(&self) -> Routes {
        pulse::routes().merge(asking::routes())
    }

    fn policy(&self) -> &'static [Rule] {
        POLICY
    }

    fn open_work(&self, op: &mut Op, of: Whose) -> Result<Vec<WorkItem>, Refusal> {
        pulse::open_work(op, of, self.keyring.as_ref())
    }

    fn promises(&self, op: &mut Op, of: Whose) -> Result<Vec<Promise>, Refusal> {
        pulse::promises(op, of)
    }

    fn answered(&self, op: &mut Op, of: Whose, since: Date) -> Result<Vec<Answered>, Refusal> {
        pulse::answered(op, of, since)
    }

    fn checks(&self, op: &mut Op, on: Subject) -> Result<Vec<Check>, Refusal> {
        pulse::checks(op, on)
    }

    fn conditions(&self, op: &mut Op, of: ImplementationId) -> Result<Vec<Condition>, Refusal> {
        let mut all = pulse::conditions(op, of)?;
        all.extend(asking::conditions(op, of)?);
        Ok(all)
    }

    fn found(&self, op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
        pulse::found(op, sought)
    }

    fn bring_back(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<Option<String>, Refusal> {
        if kind == pulse::TRASHED { pulse::bring_back(op, PulseId(subject)).map(Some) } else { Ok(None) }
    }

    fn purge(&self, op: &mut Op, kind: &str, subject: Uuid) -> Result<(), Refusal> {
        match kind {
            pulse::TRASHED => pulse::purge_draft(op, PulseId(subject)),
            portfolio::implementation::TRASHED => {
                asking::purge(op, ImplementationId(subject))?;
                pulse::purge_of(op, ImplementationId(subject))
            }
            _ => Ok(()),
        }
    }

    fn samples(&self, who: &SignedIn) -> Vec<SamplePage> {
        let mut all = pulse::samples::samples(who);
        all.extend(asking::samples::samples(who));
        all
    }

    fn tables(&self) -> Vec<TableInfo> {
        [TABLES, asking::tables::TABLES].concat()
    }

    fn stays_behind(&self) -> &'static [(&'static str, &'static str)] {
        STAYS
    }

    fn is_settled(&self, op: &mut Op) -> Result<bool, Refusal> {
        pulse::is_settled(op)
    }

    fn shut(&self, op: &mut Op, name: &str, id: &str) -> Result<Option<Shut>, Refusal> {
        if name == "pulse" { id.parse().map_or(Ok(None), |id| pulse::shut(op, id)) } else { Ok(None) }
    }

    fn templates(&self, op: &mut Op) -> Result<Vec<Template>, Refusal> {
        template::templates(op)
    }

    fn template(&self, op: &mut Op, kind: &str, id: &str) -> Result<Option<serde_json::Value>, Refusal> {
        if kind == template::KIND { template::template(op, id).map(Some) } else { Ok(None) }
    }

    fn may_adopt(&self, op: &mut Op, kind: &str) -> Result<bool, Refusal> {
        Ok(kind == template::KIND && template::may_adopt(op)?)
    }

    fn known(&self, op: &mut Op, kind: &str, content: &serde_json::Value) -> Result<Option<Known>, Refusal> {
        if kind == template::KIND { template::known(op, content) } else { Ok(None) }
    }

    fn adopt(&self, op: &mut Op, kind: &str, content: &serde_json::Value, _: &str) -> Result<Option<String>, AdoptError> {
        if kind == template::KIND { template::adopt(op, content).map(Some) } else { Ok(None) }
    }

    fn clocks(&self) -> Vec<ground::data_rights::Clock> {
        vec![pulse::ANSWER_CLOCK]
    }
}

/// What was said goes to everyone who could have been asked, not only to leaders: asked means answered.
const POLICY: &[Rule] = ground::policy! {
    SEE, Below: Administrator, DistrictLeader, Principal, Evaluator, Consultant;
    SEE, Branch: Lead, Coach, Teacher, Paraeducator, SupportStaff;
    ASK, Below: Administrator, DistrictLeader, Principal, Lead;
};

/// Two copies of an open wave, taken before and after a colleague was seen answering, would show what that colleague said.
/// So nothing of what people are saying right now goes into a file that colleagues can ask for.
const STAYS: &[(&str, &str)] = &[
    ("pulse_answer_open", "answers to a pulse that is open; two copies compared would tell who said what"),
    ("pulse_invitation", "who was given which link of a pulse that is open"),
];

const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "pulse",
        in_backup: true,
        retention: Retention::With("implementation"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("implementation", Thing, "about what"),
            column("title", Thing, "shown on pages"),
            column("closes_on", Thing, "last day"),
            column("feedback_on", Thing, "the day people hear back"),
            column("created_at", Thing, "order"),
            column("deleted_at", Thing, "lies in the trash since"),
        ],
    },
    TableInfo {
        name: "pulse_item",
        in_backup: true,
        retention: Retention::With("pulse"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("pulse", Thing, "of what"),
            column("position", Thing, "order"),
            column("statement", Thing, "what was asked"),
        ],
    },
    TableInfo {
        name: "pulse_outline",
        in_backup: true,
        retention: Retention::After { column: "created_at", days: 1_096, why: "who has not begun a pulse with it in three years will not" },
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("title", Thing, "from another organization"),
            column("statements", Thing, "to begin a pulse with"),
            column("created_at", Thing, "order"),
        ],
    },
    TableInfo {
        name: "pulse_wave",
        in_backup: true,
        retention: Retention::With("pulse"),
        columns: &[
            column("organization", Thing, "key"),
            column("id", Thing, "key"),
            column("pulse", Thing, "of what"),
            column("mode", Thing, "anonymous"),
            column("state", Thing, "open, closing, closed"),
            column("opened_on", Thing, "first day"),
            column("closed_on", Thing, "last day"),
            column("invited", Thing, "how many were asked"),
            column("answered", Voice, "how many answered, known at close"),
        ],
    },
    TableInfo {
        name: "pulse_feedback",
        in_backup: true,
        retention: Retention::With("pulse"),
        columns: &[
            column("organization", Record, "key"),
            column("pulse", Thing, "of what"),
            column("kept", Thing, "whether people heard back as promised"),
            column("day", Thing, "when"),
            column("words", Record, "what they were told, or why not").names(Blank),
            column("said_at", Record, "order"),
            column("said_by", Record, "who said so").of_person(Keep),
        ],
    },
    TableInfo {
        name: "pulse_cell",
        in_backup: true,
        retention: Retention::With("pulse"),
        columns: &[
            column("organization", Thing, "key"),
            column("wave", Thing, "of what"),
            column("position", Thing, "key"),
            column("stakeholder_groups", Thing, "who is in the cell"),
            column("invited", Thing, "how many were asked"),
            column("answered", Voice, "how many answered, known at close"),
        ],
    },
    TableInfo {
        name: "pulse_invitation",
        in_backup: true,
        retention: Retention::Until("deleted at close"),
        columns: &[
            column("organization", Record, "key"),
            column("wave", Record, "of what"),
            column("digest", Record, "image of the link"),
            column("cell", Record, "in which cell"),
            column("person", Record, "who gets the link").of_person(DeleteRow),
        ],
    },
    TableInfo {
        name: "pulse_used",
        in_backup: false,
        retention: Retention::Until("deleted at close"),
        columns: &[
            column("organization", Voice, "key"),
            column("wave", Voice, "of what"),
            column("digest", Voice, "another image of the link: used"),
            column("once", Voice, "recognizes a double send"),
        ],
    },
    TableInfo {
        name: "pulse_answer_open",
        in_backup: true,
        retention: Retention::Until("moved at close"),
        columns: &[
            column("organization", Voice, "key"),
            column("id", Voice, "random key"),
            column("wave", Voice, "of what"),
            column("cell", Voice, "in which cell"),
            column("choices", Voice, "the answer"),
        ],
    },
    TableInfo {
        name: "pulse_answer",
        in_backup: true,
        retention: Retention::After { column: "pulse_wave.closed_on", days: 730, why: "24 months to look again; the counts stay (P31)" },
        columns: &[
            column("organization", Voice, "key"),
            column("id", Voice, "another random key"),
            column("wave", Voice, "of what"),
            column("cell", Voice, "in which cell"),
            column("choices", Voice, "the answer"),
        ],
    },
    TableInfo {
        name: "pulse_count",
        in_backup: true,
        retention: Retention::With("pulse"),
        columns: &[
            column("organization", Voice, "key"),
            column("wave", Voice, "of what"),
            column("item", Voice, "of what"),
            column("cell", Voice, "in which cell"),
            column("category", Voice, "which answer"),
            column("people", Voice, "how many gave it"),
        ],
    },
];
