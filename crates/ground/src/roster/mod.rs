//! The roster comes in: a delivery is read (`oneroster`), compared with who is here (`plan`), shown as a dry run, and, when
//! a person confirms, taken in short steps by due work (`change`, `apply`). The same delivery twice changes nothing; people
//! are never deleted, only leave; what was taken can be taken back for a while.

mod apply;
mod change;
pub mod classes;
mod delta;
mod founds;
mod gone;
pub mod incoming;
pub mod oneroster;
pub mod plan;
pub mod staff_list;
mod store;
mod tables;

pub use apply::{Purge, at_rest, purge, step};
pub use gone::{Gone, gone};
pub use tables::TABLES;

use crate::ids::{ImportId, PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::MANAGE_ACCOUNTS;
use crate::{account, jobs, organization, people, timeline};
use change::PersonState;
use classes::Class;
use incoming::{Incoming, TermIn};
use plan::{Here, Plan, Question};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// More leavers than this share of the active people need an explicit yes (ecosystem I3): a half-sent file looks
/// exactly like half the staff leaving.
pub const MANY_LEAVING_PERCENT: usize = 10;
/// So long an applied roster can be undone: two weeks hold a holiday and the first complaints, and no longer is a second copy
/// of names kept than is of use.
pub const UNDO_DAYS: i64 = 14;
/// What was odd about a file is kept three years (36 months with a leap day): as long as anyone asks where a name came from.
pub const REPORT_DAYS: i64 = 1_096;
/// Changes that were skipped or left are named up to this many; the rest is counted.
const LEFT_NAMED: i64 = 200;

/// A delivery with no more changes than fit one short transaction need not wait for due work: whoever confirms it may step it
/// themselves, and due work comes after this many seconds only if they were cut off.
pub const SMALL: usize = 200;
pub const SMALL_WAITS_SECONDS: i64 = 10;

/// The kinds of job: taking (or taking back) an import, and deleting what was kept of it.
pub const APPLY_JOB: &str = "roster-apply";
pub const PURGE_JOB: &str = "roster-purge";

/// A warning as it is kept with the import: Fluent keys and their facts.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct Note {
    pub place: String,
    pub key: String,
    pub args: Vec<(String, String)>,
}

/// One import, dry or done.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: ImportId,
    pub at: crate::Moment,
    /// `waiting` for a yes; `staging` and `applying` once it has it; `applied`; `cancelling` and `cancelled`, `undoing` and
    /// `undone` when it is taken back; `dropped`.
    pub state: String,
    pub file_name: String,
    pub version: String,
    pub notes: Vec<Note>,
    /// Who said yes, when, and to what.
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<crate::Moment>,
    pub confirmed: Option<Confirmed>,
    /// How many changes there are, and how many of them are done.
    pub total: i64,
    pub done: i64,
    pub finished_at: Option<crate::Moment>,
}

impl Import {
    /// Whether it is being worked on now.
    pub fn busy(&self) -> bool {
        matches!(self.state.as_str(), "staging" | "applying" | "cancelling" | "undoing")
    }

    /// The moment until which it can be undone.
    pub fn undo_until(&self) -> Option<crate::Moment> {
        self.finished_at.filter(|_| self.state == "applied").map(|at| at.plus_days(UNDO_DAYS))
    }
}

/// What a named person was asked and said is right. Only [`review`] makes one that covers something.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Confirmed {
    /// So many of so many people leave.
    many: Option<(usize, usize)>,
    schools: Vec<School>,
    /// The units to be made, by name.
    #[serde(default)]
    founds: Vec<(UnitId, String, usize)>,
    /// Who was let go by hand and comes back.
    #[serde(default)]
    back: HashSet<PersonId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct School {
    unit: UnitId,
    name: String,
    people: usize,
    closes: bool,
}

impl Confirmed {
    fn of(questions: &[Question], back: HashSet<PersonId>) -> Confirmed {
        let mut confirmed = Confirmed { back, ..Confirmed::default() };
        for question in questions.iter().cloned() {
            match question {
                Question::Many { leaving, of } => confirmed.many = Some((leaving, of)),
                Question::School { unit, name, people, closes } => confirmed.schools.push(School { unit, name, people, closes }),
                Question::Found { unit, name, people } => confirmed.founds.push((unit, name, people)),
            }
        }
        confirmed
    }

    /// What was said yes to, in the words it was asked in.
    pub fn questions(&self) -> Vec<Question> {
        let many = self.many.map(|(leaving, of)| Question::Many { leaving, of });
        let schools = self.schools.iter().cloned();
        let founds = self.founds.iter().cloned();
        many.into_iter()
            .chain(schools.map(|s| Question::School { unit: s.unit, name: s.name, people: s.people, closes: s.closes }))
            .chain(founds.map(|(unit, name, people)| Question::Found { unit, name, people }))
            .collect()
    }

    /// Whether everything asked was confirmed before, for as many people or more.
    fn covers(&self, questions: &[Question]) -> bool {
        questions.iter().all(|question| match question {
            Question::Many { leaving, .. } => self.many.is_some_and(|(said, _)| *leaving <= said),
            Question::School { unit, people, closes, .. } => {
                self.schools.iter().any(|s| s.unit == *unit && *people <= s.people && (s.closes || !closes))
            }
            Question::Found { unit, .. } => self.founds.iter().any(|(said, ..)| said == unit),
        })
    }
}

/// The boxes that were ticked.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    pub many: bool,
    pub schools: Vec<UnitId>,
    /// Units to be made.
    pub founds: Vec<UnitId>,
    /// Who was let go by hand and comes back; whoever is not named here stays out.
    pub back: Vec<PersonId>,
}

impl Answers {
    fn answer(&self, question: &Question) -> bool {
        match question {
            Question::Many { .. } => self.many,
            Question::School { unit, .. } => self.schools.contains(unit),
            Question::Found { unit, .. } => self.founds.contains(unit),
        }
    }
}

/// A change that was not made, or not taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    pub name: String,
    /// A Fluent key that says why.
    pub why: String,
    pub person: Option<PersonId>,
}

/// Someone whose address in the roster is not the one they sign in with.
#[derive(Clone, Debug, PartialEq)]
pub struct SignInDiffers {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub sign_in: String,
}

/// The open classes of one unit, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Seats {
    pub unit: UnitId,
    pub classes: i64,
    pub students: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// It was decided on before; nothing changed now.
    #[error("this import is no longer waiting")]
    NotWaiting,
    /// Another one is being taken or taken back: one at a time.
    #[error("another import is being worked on")]
    Busy,
    /// These questions were asked and not answered.
    #[error("{} questions are open", .0.len())]
    Unanswered(Vec<Question>),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<db::Error> for ApplyError {
    fn from(error: db::Error) -> ApplyError {
        ApplyError::Refused(error.into())
    }
}

/// A delivery as text, as [`propose_written`] keeps it. It can be large: write it outside the transaction.
pub fn written(incoming: &Incoming) -> Result<String, db::Error> {
    serde_json::to_string(incoming).map_err(|_| store::shape("a reading"))
}

/// Keeps a read delivery as a dry run. For one that may be large, see [`propose_written`].
pub fn propose(op: &mut Op, file_name: &str, version: &str, incoming: &Incoming, notes: &[Note]) -> Result<ImportId, Refusal> {
    propose_written(op, file_name, version, &written(incoming)?, notes)
}

/// Keeps a read delivery (as [`written`]) as a dry run. Earlier waiting ones are dropped: one thing at a time.
pub fn propose_written(op: &mut Op, file_name: &str, version: &str, reading: &str, notes: &[Note]) -> Result<ImportId, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    store::drop_waiting(op.tx, organization)?;
    let import = Import {
        id: op.id(),
        at: op.now,
        state: "waiting".into(),
        file_name: file_name.into(),
        version: version.into(),
        notes: notes.to_vec(),
        decided_by: None,
        decided_at: None,
        confirmed: None,
        total: 0,
        done: 0,
        finished_at: None,
    };
    store::insert(op.tx, organization, op.actor.person(), &import, reading)?;
    jobs::due(op, PURGE_JOB, import.id.0, op.now.plus_days(REPORT_DAYS).plus_seconds(1))?;
    Ok(import.id)
}

/// How many a file speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counted {
    /// Staff, each once.
    pub people: u64,
    /// Students and families, whom only a roster counts.
    pub students: u64,
    pub families: u64,
}

/// An import with what it would change now, and how many people, students and families its file speaks of. Once it is no
/// longer waiting there is nothing to compare.
pub fn preview(op: &mut Op, id: ImportId) -> Result<(Import, Plan, Counted), Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if import.state != "waiting" {
        return Ok((import, Plan::default(), Counted::default()));
    }
    let Some(incoming) = store::reading(op.tx, organization, id)? else { return Ok((import, Plan::default(), Counted::default())) };
    let counted = Counted { people: incoming.people.len() as u64, students: incoming.students, families: incoming.families };
    Ok((import, compare(op, &incoming)?, counted))
}

/// The latest imports, newest first.
pub fn imports(op: &mut Op) -> Result<Vec<Import>, Refusal> {
    imports_before(op, None, 20)
}

/// Up to `most` imports older than one of them, newest first.
pub fn imports_before(op: &mut Op, before: Option<ImportId>, most: i64) -> Result<Vec<Import>, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    Ok(store::imports(op.tx, organization, before, most)?)
}

/// The source ids of everyone here, whoever of them left: what a delivery may say half a thing about, see
/// [`incoming::from_oneroster_knowing`].
pub fn known_sources(op: &mut Op) -> Result<HashSet<String>, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    Ok(store::sources(op.tx, organization)?.into_iter().collect())
}

/// Who and what is here now.
fn here(op: &mut Op) -> Result<Here, Refusal> {
    let organization = op.organization()?;
    // A row entered by hand that reads as another must not be adopted by its address: the one that stands is.
    let ties = people::ties(op.tx, organization)?;
    let mut people = people::all(op.tx, organization)?;
    people.retain(|p| p.source_id.is_some() || !ties.contains_key(&p.id));
    Ok(Here {
        units: organization::units(op.tx, organization)?,
        closed: store::closed(op.tx, organization)?,
        closed_by_hand: organization::life::closed_by_hand(op)?,
        people,
        left_by_hand: people::left_by_hand(op.tx, organization)?,
        come_back: HashSet::new(),
        memberships: people::memberships(op.tx, organization)?,
        classes: store::classes(op.tx, organization)?,
    })
}

fn compare(op: &mut Op, incoming: &Incoming) -> Result<Plan, Refusal> {
    let today = op.today()?;
    Ok(plan::plan(&here(op)?, incoming, today))
}

/// Whether a waiting import may be taken with these answers, and how many changes it has; for the snapshot, since comparing
/// takes a while. Errors: `NotWaiting`, `Busy`, `Unanswered`.
pub fn review(op: &mut Op, id: ImportId, answers: &Answers) -> Result<(Confirmed, usize), ApplyError> {
    let (import, plan, _) = preview(op, id)?;
    may_begin(op, &import)?;
    let open: Vec<Question> = plan.questions.iter().filter(|q| !answers.answer(q)).cloned().collect();
    if !open.is_empty() {
        return Err(ApplyError::Unanswered(open));
    }
    let back: HashSet<PersonId> = plan.stay_gone.iter().map(|p| p.id).filter(|p| answers.back.contains(p)).collect();
    let size = plan.size() + back.len();
    Ok((Confirmed::of(&plan.questions, back), size))
}

fn may_begin(op: &mut Op, import: &Import) -> Result<(), ApplyError> {
    let organization = op.organization()?;
    if import.state != "waiting" {
        return Err(ApplyError::NotWaiting);
    }
    match store::busy(op.tx, organization)? {
        Some(_) => Err(ApplyError::Busy),
        None => Ok(()),
    }
}

/// Says yes to a waiting import: from `begins` on due work takes it, step by step. Errors: `NotWaiting`, `Busy`.
pub fn confirm(op: &mut Op, id: ImportId, confirmed: &Confirmed, begins: crate::Moment) -> Result<(), ApplyError> {
    let root = people::manage_all(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    may_begin(op, &import)?;
    store::confirm(op.tx, organization, id, op.actor.person(), op.now, confirmed)?;
    jobs::due(op, APPLY_JOB, id.0, begins)?;
    timeline::record(op, timeline::Event::RosterConfirmed, id.0, Some(root.0))?;
    Ok(())
}

/// Stops an import that is being taken, and takes back what was done. One that is over stays as it is.
pub fn cancel(op: &mut Op, id: ImportId) -> Result<(), Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if matches!(import.state.as_str(), "staging" | "applying") {
        store::turn(op.tx, organization, id, "cancelling")?;
        jobs::due(op, APPLY_JOB, id.0, op.now)?;
    }
    Ok(())
}

/// Takes back an applied import, as far as nothing newer touched what it changed. After [`UNDO_DAYS`], or while another
/// import is being worked on, nothing happens.
pub fn undo(op: &mut Op, id: ImportId) -> Result<(), Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if import.undo_until().is_some_and(|until| until > op.now) && store::busy(op.tx, organization)?.is_none() {
        store::turn(op.tx, organization, id, "undoing")?;
        jobs::due(op, APPLY_JOB, id.0, op.now)?;
    }
    Ok(())
}

/// What an import did not change or could not take back: how many, and the first of them by name.
pub fn left(op: &mut Op, id: ImportId) -> Result<(i64, Vec<Left>), Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let (count, rows) = store::left(op.tx, organization, id, LEFT_NAMED)?;
    Ok((count, rows.into_iter().map(|(row, why)| left_of(&row, why)).collect()))
}

fn left_of(row: &change::Row, why: String) -> Left {
    let text = row.was.as_deref().or(row.becomes.as_deref()).unwrap_or_default();
    let person: Option<PersonState> = serde_json::from_str(text).ok();
    let unit = || serde_json::from_str::<change::UnitState>(text).ok().map(|u| u.name);
    let class = || serde_json::from_str::<change::ClassState>(text).ok().map(|c| c.about.title);
    let name = person.as_ref().map(PersonState::name).or_else(unit).or_else(class).unwrap_or_default();
    Left { name, why, person: person.map(|_| PersonId(row.subject)) }
}

/// Drops a waiting import; nothing was changed by it.
pub fn drop_import(op: &mut Op, id: ImportId) -> Result<(), Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let import = store::import(op.tx, organization, id)?.ok_or(Refusal::Missing)?;
    if import.state == "waiting" {
        store::finish(op.tx, organization, id, "dropped", op.now)?;
    }
    Ok(())
}

/// The school years and terms of the latest roster that named any, for the calendar to offer. The caller has asked leave.
pub fn terms(op: &mut Op) -> Result<Vec<TermIn>, Refusal> {
    let organization = op.organization()?;
    let kept = store::terms(op.tx, organization)?;
    let terms = kept.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| store::shape("terms"))?;
    Ok(terms.unwrap_or_default())
}

/// Units with how many open classes and seats they have.
pub fn seats(op: &mut Op) -> Result<Vec<Seats>, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    Ok(store::seats(op.tx, organization)?)
}

/// The open classes of one unit, by title, each with the names of who teaches or helps in it.
pub fn classes_of(op: &mut Op, unit: UnitId) -> Result<Vec<(Class, Vec<String>)>, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    organization::unit(op, unit)?;
    Ok(store::classes_of(op.tx, organization, unit)?)
}

/// Those whose address in the roster is not the one they sign in with, at most two hundred.
pub fn sign_ins_that_differ(op: &mut Op) -> Result<Vec<SignInDiffers>, Refusal> {
    people::manage_all(op)?;
    let organization = op.organization()?;
    let found = store::differ(op.tx, organization, LEFT_NAMED)?;
    // The engines fold letters beyond ASCII differently.
    Ok(found.into_iter().filter(|d| account::normal_email(&d.email) != d.sign_in).collect())
}

/// Lets someone's sign-in address follow the roster. False when it cannot: another account has that address, or the account
/// is not this organization's own (the same as links ask). The person can then change it themselves.
pub fn let_sign_in_follow(op: &mut Op, person: PersonId) -> Result<bool, Refusal> {
    let root = people::manage_all(op)?;
    op.require(MANAGE_ACCOUNTS, root)?;
    let organization = op.organization()?;
    let found = people::by_id(op.tx, organization, person)?.ok_or(Refusal::Missing)?;
    let (Some(account), Some(email)) = (found.account, found.email) else { return Ok(false) };
    if !account::is_own(op.tx, account, organization)? || account::by_email(op.tx, &email)?.is_some_and(|a| a.id != account) {
        return Ok(false);
    }
    account::change_email(op.tx, account, &email)?;
    timeline::record(op, timeline::Event::SignInFollowed, person.0, None)?;
    Ok(true)
}
