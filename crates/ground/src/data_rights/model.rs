//! The rules of data rights: how long may be chosen, what a hold covers, whether a text names someone.

use super::leavers::Named;
use crate::access::words;
use crate::ids::{HoldId, OrganizationId, PersonId, UnitId};
use crate::people::Person;
use crate::table_info::{Class, Retention, TableInfo};
use crate::{Moment, Op, Refusal};
use db::{Uuid, Value};
use jiff::civil::Date;
use std::collections::HashSet;

/// No clock that an organization may set is shorter: a complaint about a school year must still find its records.
pub const LEAST_DAYS: i64 = 365;
/// Nor longer than ten years, the longest that state schedules ask of staff records kept by a school.
pub const MOST_DAYS: i64 = 3_653;
/// Answers may go after a quarter already: the counts that pages show stay.
pub const LEAST_ANSWER_DAYS: i64 = 90;
/// Clocks shorter than this are housekeeping (sign-ins that ended); nobody gains by keeping those.
const SETTABLE_FROM_DAYS: i64 = 90;

/// The clock a table has by itself, in days; none for tables kept another way.
pub fn own_days(table: &TableInfo) -> Option<i64> {
    match table.retention {
        Retention::After { days, .. } => Some(days),
        _ => None,
    }
}

/// The least and the most days an organization may choose; none where it may not. What people answered is kept no
/// longer than they were promised.
pub fn bounds(table: &TableInfo) -> Option<(i64, i64)> {
    let days = own_days(table).filter(|days| *days >= SETTABLE_FROM_DAYS)?;
    let promised = table.columns.iter().any(|c| matches!(c.class, Class::Voice | Class::Ballot));
    Some(if promised { (LEAST_ANSWER_DAYS.min(days), days) } else { (LEAST_DAYS.min(days), MOST_DAYS.max(days)) })
}

words! {
    /// What a legal hold covers.
    Scope { Everything = "everything", Unit = "unit", Person = "person" }
}

/// A legal hold: while it stands, no clock and no erasure removes what it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    pub id: HoldId,
    pub scope: Scope,
    pub target: Option<Uuid>,
    pub reason: String,
    pub set_at: Moment,
    pub set_by: Option<PersonId>,
    pub lifted_at: Option<Moment>,
    pub lifted_by: Option<PersonId>,
    pub lift_reason: Option<String>,
}

/// All that is held today, put together for questions about rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holds {
    pub everything: bool,
    /// Held by themselves, or because they ever had a part in a held unit.
    pub people: HashSet<Uuid>,
    /// Held units with all beneath them.
    pub units: HashSet<Uuid>,
}

impl Holds {
    pub fn any(&self) -> bool {
        self.everything || !self.people.is_empty() || !self.units.is_empty()
    }

    pub fn any_unit(&self) -> bool {
        self.everything || !self.units.is_empty()
    }

    pub fn covers_person(&self, person: PersonId) -> bool {
        self.everything || self.people.contains(&person.0)
    }

    pub fn covers_unit(&self, unit: UnitId) -> bool {
        self.everything || self.units.contains(&unit.0)
    }

    /// Whether a row stays that names these people and units. `says` is true when its columns say whom or where it is
    /// about; a row that does not say stays while any unit is held, since it may lie there.
    pub fn covers(&self, people: &[Uuid], units: &[Uuid], says: bool) -> bool {
        self.everything
            || people.iter().any(|p| self.people.contains(p) || self.units.contains(p))
            || units.iter().any(|u| self.units.contains(u))
            || (!says && !self.units.is_empty())
    }
}

/// How far one step of a clock goes.
pub struct Due<'a> {
    /// Rows of this moment or earlier are due.
    pub before: Moment,
    /// The same as a day, for columns that hold days.
    pub day: Date,
    pub holds: &'a Holds,
    /// Where the last step stopped: the key of the last row it saw.
    pub after: Option<&'a [Value]>,
    /// For the clock of people: the texts that name who is next, found before on a snapshot.
    pub named: Option<&'a Named>,
}

/// What one step of a clock did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Swept {
    pub removed: i64,
    pub held: i64,
    /// Whether another step should follow.
    pub more: bool,
    /// Where it should begin.
    pub next: Option<Vec<Value>>,
}

/// How a slice enforces the clock of a table that cannot be swept row by row by its own column.
#[derive(Clone, Copy)]
pub struct Clock {
    pub table: &'static str,
    /// One short transaction.
    pub sweep: fn(&mut Op, &[TableInfo], &Due) -> Result<Swept, Refusal>,
}

words! {
    /// A kind of page that shows data about a named person.
    What {
        PersonPage = "person", Links = "links", Roster = "roster", ErasurePage = "erasure", Export = "export",
    }
}

/// One look at someone's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub viewer: PersonId,
    pub what: What,
    pub day: Date,
}

/// What the words for someone who was erased are, in the language of the organization; a name that every page shows in
/// place of theirs.
pub fn pseudonym(language: &str) -> &'static str {
    if language == "es" { "Exintegrante" } else { "Former member" }
}

/// What a text would name a person by.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Names in either order and addresses, compared without case, as whole words.
    whole: Vec<String>,
    /// The family name, compared with case, as a whole word: "Ms. Okafor".
    family: Option<String>,
    /// The roster id as JSON holds it.
    source: Option<String>,
}

/// A shorter family name would be found in too many sentences that mean something else.
const LEAST_FAMILY_LETTERS: usize = 3;

impl Marks {
    pub fn of(person: &Person, addresses: &[String]) -> Marks {
        let (given, family) = (person.given_name.trim(), person.family_name.trim());
        let mut whole: Vec<String> = addresses.iter().chain(person.email.iter()).map(|a| a.trim().to_lowercase()).collect();
        if !given.is_empty() && !family.is_empty() {
            whole
                .extend([format!("{given} {family}"), format!("{family}, {given}"), format!("{family} {given}")].map(|n| n.to_lowercase()));
        }
        whole.retain(|w| !w.is_empty());
        let family = (family.chars().count() >= LEAST_FAMILY_LETTERS).then(|| family.to_string());
        Marks { whole, family, source: person.source_id.as_ref().map(|id| format!("\"{id}\"")) }
    }

    /// Whether the text names them.
    pub fn found_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.whole.iter().any(|mark| has_word(&lower, mark))
            || self.family.as_ref().is_some_and(|name| has_word(text, name))
            || self.source.as_ref().is_some_and(|id| text.contains(id.as_str()))
    }
}

/// Whether `word` stands in `text` with no letter or digit touching it.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = text[at + found.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && after
    })
}

/// One change of how long a table is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub table: String,
    pub days: i64,
    pub reason: String,
    pub at: Moment,
    pub actor: Option<PersonId>,
}

/// What the clocks did to one table on one day; the whole run where `table` is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub day: Date,
    pub table: String,
    pub removed: i64,
    pub held: i64,
}

/// An erasure as the list beside the database keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Erased {
    pub organization: OrganizationId,
    pub person: PersonId,
}

impl Erased {
    /// `organization person`, as ids.
    pub fn line(&self) -> String {
        format!("{} {}", self.organization, self.person)
    }

    pub fn of_line(line: &str) -> Option<Erased> {
        let (organization, person) = line.trim().split_once(' ')?;
        Some(Erased { organization: organization.parse().ok()?, person: person.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table_info::{TableInfo, column};

    fn table(days: i64, class: Class) -> TableInfo {
        let columns: &'static [crate::Column] = match class {
            Class::Voice => const { &[column("choices", Class::Voice, "the answer")] },
            _ => const { &[column("at", Class::Record, "when")] },
        };
        TableInfo { name: "t", columns, retention: Retention::After { column: "at", days, why: "w" }, in_backup: true }
    }

    #[test]
    fn answers_are_never_kept_longer_than_promised_and_records_at_least_a_year() {
        assert_eq!(bounds(&table(730, Class::Voice)), Some((90, 730)));
        assert_eq!(bounds(&table(1_096, Class::Record)), Some((365, 3_653)));
        assert_eq!(bounds(&table(1, Class::Record)), None);
    }

    #[test]
    fn a_hold_on_a_unit_keeps_what_does_not_say_where_it_lies() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let unit = Holds { units: HashSet::from([a]), ..Holds::default() };
        assert!(unit.covers(&[], &[a], true) && !unit.covers(&[b], &[b], true) && unit.covers(&[], &[], false));
        let person = Holds { people: HashSet::from([a]), ..Holds::default() };
        assert!(person.covers(&[b, a], &[], true) && !person.covers(&[], &[], false));
        assert!(Holds { everything: true, ..Holds::default() }.covers(&[], &[], true));
        assert!(!Holds::default().covers(&[a], &[a], false));
    }

    fn someone() -> Person {
        Person {
            id: PersonId(Uuid::nil()),
            given_name: "Ines".into(),
            family_name: "Okafor".into(),
            email: Some("Ines@riverbend.example".into()),
            account: None,
            source_id: Some("p-1".into()),
            active: true,
        }
    }

    #[test]
    fn a_text_names_someone_by_name_address_or_roster_id_and_not_by_a_part_of_a_word() {
        let marks = Marks::of(&someone(), &[]);
        for text in [
            "Ask ines okafor.",
            "Okafor, Ines was away",
            "Ms. Okafor agreed",
            "write to INES@riverbend.example!",
            "{\"source_id\":\"p-1\"}",
        ] {
            assert!(marks.found_in(text), "{text}");
        }
        for text in ["Ines", "Okafors", "pines okaforest", "xines@riverbend.example", "p-1", "{\"source_id\":\"p-10\"}", ""] {
            assert!(!marks.found_in(text), "{text}");
        }
    }

    #[test]
    fn a_line_of_the_list_of_erasures_reads_back() {
        let erased = Erased { organization: OrganizationId(Uuid::from_u128(7)), person: PersonId(Uuid::from_u128(9)) };
        assert_eq!(Erased::of_line(&erased.line()), Some(erased));
        assert_eq!(Erased::of_line("half a line"), None);
    }
}
