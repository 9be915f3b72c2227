//! The release ledger: every figure about people that was ever let through, from the first day, so that later
//! releases can be checked against it.

use super::Audience;
use crate::ids::ReleaseId;
use crate::op::{Op, Refusal};
use crate::table_info::{Class::*, Retention, TableInfo, column};
use db::{Tx, Uuid, params, statements};

statements! {
    INSERT = "insert into disclosure_release (organization, id, about, figure, audience, cells, people, verdict, rule, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF = "select figure, audience, cells, people, verdict, rule from disclosure_release where organization = $1 and about = $2 order by id";
}

/// One released (or withheld) figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// What it showed, e.g. `item:<id>`.
    pub figure: String,
    pub audience: String,
    /// The lattice cells whose people it speaks of, by position, e.g. `0,2`.
    pub cells: String,
    /// 0 when withheld: a hidden count is not written down a second time.
    pub people: i64,
    /// `shown`, `banded`, or the word of the reason it was hidden.
    pub verdict: String,
    /// The rule in force, e.g. `k=5`.
    pub rule: String,
}

impl Release {
    /// A line for a figure over some cells.
    pub fn of<T>(figure: String, audience: Audience, cells: &[usize], shown: &super::Shown<T>, floor: u64) -> Release {
        let (people, verdict) = match shown {
            super::Shown::Figure(f) if f.banded => (f.people as i64, "banded"),
            super::Shown::Figure(f) => (f.people as i64, "shown"),
            super::Shown::Hidden(why) => (0, why.word()),
        };
        let cells: Vec<String> = cells.iter().map(usize::to_string).collect();
        Release {
            figure,
            audience: audience.word().into(),
            cells: cells.join(","),
            people,
            verdict: verdict.into(),
            rule: format!("k={floor}"),
        }
    }
}

/// Writes releases about one thing (a wave) into the ledger.
pub fn write(op: &mut Op, about: Uuid, releases: &[Release]) -> Result<(), Refusal> {
    let organization = op.organization()?;
    for r in releases {
        // Random: the order of the ledger's rows is nobody's business either.
        let id: ReleaseId = op.random_id();
        let values = params![organization, id, about, &r.figure, &r.audience, &r.cells, r.people, &r.verdict, &r.rule, op.now];
        op.tx.execute(&INSERT, values)?;
    }
    Ok(())
}

/// What was released about one thing.
pub fn of(tx: &mut Tx, organization: crate::OrganizationId, about: Uuid) -> Result<Vec<Release>, db::Error> {
    tx.list(&OF, params![organization, about], |c| {
        Ok(Release { figure: c.next()?, audience: c.next()?, cells: c.next()?, people: c.next()?, verdict: c.next()?, rule: c.next()? })
    })
}

pub const TABLES: &[TableInfo] = &[TableInfo {
    name: "disclosure_release",
    in_backup: true,
    retention: Retention::Until("as long as the figures may be compared"),
    columns: &[
        column("organization", Thing, "key"),
        column("id", Thing, "key"),
        column("about", Thing, "which wave"),
        column("figure", Thing, "what it showed"),
        column("audience", Thing, "to whom"),
        column("cells", Thing, "over which cells"),
        column("people", Voice, "how many people"),
        column("verdict", Thing, "shown, banded or hidden"),
        column("rule", Thing, "under which rule"),
        column("at", Thing, "when"),
    ],
}];
