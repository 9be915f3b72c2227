//! What a rollover is: its state, its steps, what was chosen, and what does not fit together. No SQL, no HTTP.

use db::Uuid;
use ground::element::{Carried, Detail, Offer};
use ground::organization::{Unit, UnitKind};
use ground::people::{Membership, Person};
use ground::policy::MANAGE_PEOPLE;
use ground::{Action, Moment, PersonId, Role, RolloverId, UnitId};
use jiff::civil::{Date, date};
use std::collections::{HashMap, HashSet};

/// Items done in one transaction: few enough that other writers hardly wait, many enough that a large school is done in
/// a few seconds.
pub const CHUNK: usize = 10;
/// The name of a leaver's last day among the details of a choice.
pub const LAST_DAY: &str = "last-day";
/// New rows on the page of newcomers; more come with the next save, or are pasted.
pub const BLANK_ROWS: usize = 4;
/// Names pasted at once; a page with more is a roster import.
pub const MOST_PASTED: usize = 300;
/// Without a calendar schools begin to prepare from May on and are through by August: before, hardly anyone knows who
/// stays; later, the year has begun.
pub const SEASON: std::ops::RangeInclusive<i8> = 5..=8;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// People choose; nothing has changed.
    Preparing,
    /// Confirmed, and the day has not come. It can be taken back.
    Waiting,
    /// The day has come; it is being done in short pieces.
    Applying,
    Applied,
    Dropped,
}

impl State {
    pub const ALL: [State; 5] = [State::Preparing, State::Waiting, State::Applying, State::Applied, State::Dropped];

    pub fn word(self) -> &'static str {
        match self {
            State::Preparing => "preparing",
            State::Waiting => "waiting",
            State::Applying => "applying",
            State::Applied => "applied",
            State::Dropped => "dropped",
        }
    }

    pub fn from_word(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.word() == word)
    }

    /// Still something to come of it.
    pub fn is_open(self) -> bool {
        matches!(self, State::Preparing | State::Waiting | State::Applying)
    }
}

/// The pages, in the order in which each makes the next one easy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Year,
    Leavers,
    Newcomers,
    Grades,
    Roles,
    Teams,
    Implementations,
}

impl Step {
    pub const ALL: [Step; 7] = [Step::Year, Step::Leavers, Step::Newcomers, Step::Grades, Step::Roles, Step::Teams, Step::Implementations];

    /// The word in addresses and in the table.
    pub fn word(self) -> &'static str {
        match self {
            Step::Year => "year",
            Step::Leavers => "leavers",
            Step::Newcomers => "newcomers",
            Step::Grades => "grades",
            Step::Roles => "roles",
            Step::Teams => "teams",
            Step::Implementations => "implementations",
        }
    }

    pub fn from_word(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.word() == word)
    }

    pub fn next(self) -> Option<Step> {
        Step::ALL.into_iter().skip_while(|s| *s != self).nth(1)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rollover {
    pub id: RolloverId,
    /// The whole organization, or one school.
    pub unit: UnitId,
    pub from_year: String,
    pub to_year: String,
    /// The first day of the new year.
    pub effective_on: Date,
    pub state: State,
    pub begun_by: Option<PersonId>,
    pub begun_at: Moment,
    pub confirmed_by: Option<PersonId>,
    pub confirmed_at: Option<Moment>,
}

impl Rollover {
    pub fn last_day(&self) -> Date {
        self.effective_on.yesterday().unwrap_or(self.effective_on)
    }
}

/// What a choice is about, besides what rooms bring.
pub const LEAVER: &str = "leaver";
pub const NEWCOMER: &str = "newcomer";
pub const PART: &str = "part";
pub const NEW_UNIT: &str = "new-unit";
pub const UNIT: &str = "unit";

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub kind: String,
    pub subject: Uuid,
    /// Where it lies.
    pub unit: UnitId,
    pub choice: String,
    pub detail: Detail,
    /// What the thing was like when it was decided.
    pub seen: String,
    pub decided_by: Option<PersonId>,
    pub decided_at: Moment,
    /// None until the day.
    pub outcome: Option<Outcome>,
}

/// How it went on the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Done,
    /// It was no longer as it was when it was decided.
    Changed,
    /// Neither who decided nor who confirmed may do this any more.
    NoRight,
    /// It is there already, or gone already.
    Already,
}

impl Outcome {
    pub const ALL: [Outcome; 4] = [Outcome::Done, Outcome::Changed, Outcome::NoRight, Outcome::Already];

    pub fn word(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Changed => "changed",
            Outcome::NoRight => "no-right",
            Outcome::Already => "already",
        }
    }

    pub fn from_word(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.word() == word)
    }
}

/// In which order it is done: who leaves goes first (a team must not wait for them), what is new is there before anyone
/// moves into it, and rooms come when everyone is where they will be.
pub fn rank(kind: &str) -> u8 {
    match kind {
        LEAVER => 0,
        NEW_UNIT => 1,
        NEWCOMER => 2,
        PART => 3,
        UNIT => 4,
        _ => 5,
    }
}

/// What the organization is like, as far as one rollover reaches.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// All units of the organization that are not closed, by name.
    pub units: Vec<Unit>,
    pub closed: HashSet<UnitId>,
    pub people: HashMap<PersonId, Person>,
    /// All parts ever held.
    pub parts: Vec<Membership>,
    pub carried: Vec<Carried>,
}

impl Around {
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|u| u.id == id)
    }

    /// The unit itself and those it lies in.
    pub fn branch(&self, unit: UnitId) -> HashSet<UnitId> {
        let (mut all, mut at) = (HashSet::new(), Some(unit));
        while let Some(id) = at.filter(|id| all.insert(*id)) {
            at = self.unit(id).and_then(|u| u.parent);
        }
        all
    }

    pub fn within(&self, top: UnitId) -> HashSet<UnitId> {
        self.units.iter().map(|u| u.id).filter(|id| self.branch(*id).contains(&top)).collect()
    }

    /// Parts of active people that hold on this day or later, in order of their making.
    pub fn lasting(&self, from: Date) -> impl Iterator<Item = &Membership> {
        let day = from.to_string();
        let here = |p: &PersonId| self.people.get(p).is_some_and(|p| p.active);
        self.parts.iter().filter(move |m| here(&m.person) && m.ends_on.as_ref().is_none_or(|end| *end >= day))
    }

    /// What a leaver was like: their lasting parts.
    pub fn seen_person(&self, person: PersonId, from: Date) -> String {
        let mut ids: Vec<String> = self.lasting(from).filter(|m| m.person == person).map(|m| m.id.to_string()).collect();
        ids.sort();
        ids.join(" ")
    }

    pub fn of_email(&self, email: &str) -> Option<&Person> {
        let wanted = email.trim().to_lowercase();
        let mut found: Vec<&Person> =
            self.people.values().filter(|p| p.email.as_ref().is_some_and(|e| e.to_lowercase() == wanted)).collect();
        // Who is here goes before who left; ids settle the rest.
        found.sort_by_key(|p| (!p.active, p.id));
        found.first().copied()
    }

    pub fn name(&self, person: PersonId) -> String {
        self.people.get(&person).map(Person::name).unwrap_or_default()
    }

    pub fn unit_name(&self, unit: UnitId) -> String {
        self.unit(unit).map(|u| u.name.clone()).unwrap_or_default()
    }

    pub fn carried(&self, kind: &str, subject: Uuid) -> Option<&Carried> {
        self.carried.iter().find(|c| c.kind == kind && c.subject == subject)
    }
}

/// A right asked for: `MANAGE_PEOPLE` here, or what a room wants there.
pub type May<'m, E> = &'m mut dyn FnMut(Action, UnitId) -> Result<bool, E>;

/// Roles a school leader gives and takes within the school. Those that reach over people or systems are given by whoever
/// manages people; consultants are guests and come another way.
pub fn is_ordinary(role: Role) -> bool {
    matches!(role, Role::Lead | Role::Coach | Role::Teacher | Role::Paraeducator | Role::SupportStaff)
}

/// Whether someone who `may` what the closure says may decide this. Asked when choosing, and again on the day.
pub fn allowed<E>(c: &Choice, r: &Rollover, around: &Around, who: Option<PersonId>, prepare: Action, may: May<E>) -> Result<bool, E> {
    match c.kind.as_str() {
        LEAVER => {
            let person = PersonId(c.subject);
            let mut units: Vec<UnitId> = around.lasting(r.last_day()).filter(|m| m.person == person).map(|m| m.unit).collect();
            if units.is_empty() {
                units.push(r.unit);
            }
            // Someone of two schools is let go by whoever manages people at both.
            for unit in units {
                if !may(MANAGE_PEOPLE, unit)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        NEWCOMER => may(MANAGE_PEOPLE, c.unit),
        PART => {
            let Some(part) = around.parts.iter().find(|m| m.id.0 == c.subject) else { return Ok(false) };
            let (to, role) = (c.detail.read::<UnitId>("in").unwrap_or(c.unit), Role::from_word(c.detail.get("role")));
            // A unit that is only planned lies where it is planned.
            let to = if around.unit(to).is_some() { to } else { c.detail.read::<UnitId>("at").unwrap_or(r.unit) };
            if may(MANAGE_PEOPLE, part.unit)? && may(MANAGE_PEOPLE, to)? {
                return Ok(true);
            }
            let ordinary = is_ordinary(part.role) && role.is_some_and(is_ordinary) && who != Some(part.person);
            Ok(ordinary && may(prepare, part.unit)? && may(prepare, to)?)
        }
        UNIT | NEW_UNIT => may(prepare, c.unit),
        kind => match around.carried(kind, c.subject) {
            Some(carried) => may(carried.action, carried.unit),
            None => Ok(false),
        },
    }
}

pub fn leavers(choices: &[Choice]) -> HashSet<PersonId> {
    choices.iter().filter(|c| c.kind == LEAVER).map(|c| PersonId(c.subject)).collect()
}

/// Units that are planned in this rollover, with the unit each will lie in.
pub fn planned(choices: &[Choice]) -> Vec<Unit> {
    let unit = |c: &Choice| Unit {
        id: UnitId(c.subject),
        parent: Some(c.unit),
        kind: UnitKind::from_word(c.detail.get("kind")).unwrap_or(UnitKind::GradeTeam),
        name: c.detail.get("name").to_string(),
        source_id: None,
    };
    choices.iter().filter(|c| c.kind == NEW_UNIT).map(unit).collect()
}

/// The offer that was taken.
pub fn offer<'a>(carried: &'a Carried, choice: &str) -> Option<&'a Offer> {
    carried.choices.iter().find(|o| o.word == choice)
}

/// A thing by its kind and id: an implementation and its team have the same id.
pub type Thing = (String, Uuid);

/// What does not fit together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// Someone who leaves is to join or lead a team.
    LeaverNamed { name: String, what: Thing },
    /// Someone who leaves is given another role.
    LeaverMoves { name: String },
    /// Everyone who leads it leaves, and nothing was decided about it.
    LeadLeaves { what: Thing },
    /// It is no longer as it was when it was decided: it would be left alone.
    Changed { what: Thing },
    /// Two people of one e-mail address.
    SameEmail { email: String },
    /// Nobody would be left who manages people.
    NobodyManages,
    /// The day is today or past: it would be done at once.
    AtOnce,
}

impl Conflict {
    /// Nothing is confirmed while it stands.
    pub fn holds(&self) -> bool {
        !matches!(self, Conflict::Changed { .. } | Conflict::AtOnce)
    }
}

pub fn conflicts(r: &Rollover, around: &Around, choices: &[Choice], today: Date) -> Vec<Conflict> {
    let (leaving, mut all) = (leavers(choices), Vec::new());
    if r.effective_on <= today {
        all.push(Conflict::AtOnce);
    }
    for c in choices {
        if is_stale(c, r, around) {
            all.push(Conflict::Changed { what: thing(c) });
        }
        if c.kind == PART {
            let part = around.parts.iter().find(|m| m.id.0 == c.subject);
            if let Some(part) = part.filter(|m| leaving.contains(&m.person)) {
                all.push(Conflict::LeaverMoves { name: around.name(part.person) });
            }
        } else if around.carried(&c.kind, c.subject).is_some() {
            let named = c.detail.values().filter_map(|v| v.parse::<PersonId>().ok()).find(|p| leaving.contains(p));
            all.extend(named.map(|p| Conflict::LeaverNamed { name: around.name(p), what: thing(c) }));
        }
    }
    for carried in around.carried.iter().filter(|c| !c.leads.is_empty() && c.leads.iter().all(|p| leaving.contains(p))) {
        let decided = choices.iter().find(|c| c.kind == carried.kind && c.subject == carried.subject);
        if !decided.and_then(|c| offer(carried, &c.choice)).is_some_and(|o| o.without_leads) {
            all.push(Conflict::LeadLeaves { what: (carried.kind.to_string(), carried.subject) });
        }
    }
    let mut emails = HashSet::new();
    for email in choices.iter().filter(|c| c.kind == NEWCOMER).map(|c| c.detail.get("email").to_lowercase()) {
        if !email.is_empty() && !emails.insert(email.clone()) {
            all.push(Conflict::SameEmail { email });
        }
    }
    if !leaving.is_empty() && nobody_manages(r, around, choices, &leaving) {
        all.push(Conflict::NobodyManages);
    }
    all
}

fn thing(c: &Choice) -> Thing {
    (c.kind.clone(), c.subject)
}

fn nobody_manages(r: &Rollover, around: &Around, choices: &[Choice], leaving: &HashSet<PersonId>) -> bool {
    let Some(root) = around.units.iter().find(|u| u.parent.is_none()) else { return false };
    let moved = |m: &Membership| {
        let to = choices.iter().find(|c| c.kind == PART && c.subject == m.id.0);
        to.is_some_and(|c| c.detail.get("role") != Role::Administrator.word() || c.detail.read::<UnitId>("in") != Some(root.id))
    };
    let is = |m: &Membership| m.role == Role::Administrator && m.unit == root.id;
    let stays = |m: &&Membership| is(m) && !leaving.contains(&m.person) && !moved(m);
    around.lasting(r.last_day()).any(is) && !around.lasting(r.effective_on).any(|m| stays(&m))
}

/// Whether a thing is no longer as it was when it was decided.
pub fn is_stale(c: &Choice, r: &Rollover, around: &Around) -> bool {
    match c.kind.as_str() {
        LEAVER => {
            let person = PersonId(c.subject);
            !around.people.get(&person).is_some_and(|p| p.active) || around.seen_person(person, r.effective_on) != c.seen
        }
        PART => !around.lasting(r.effective_on).any(|m| m.id.0 == c.subject),
        UNIT => around.unit(UnitId(c.subject)).is_none_or(|u| u.name != c.seen),
        NEWCOMER | NEW_UNIT => false,
        kind => around.carried(kind, c.subject).is_none_or(|carried| carried.seen != c.seen),
    }
}

/// The day to propose when there is no calendar: the next first of August, or of July where most parts began in July.
pub fn first_day(today: Date, begins: impl Iterator<Item = String>) -> Date {
    let (mut july, mut august) = (0usize, 0usize);
    for month in begins.filter_map(|day| day.get(5..7).map(str::to_string)) {
        july += usize::from(month == "07");
        august += usize::from(month == "08");
    }
    let month = if july > august { 7 } else { 8 };
    let this = date(today.year(), month, 1);
    if this > today { this } else { date(today.year().saturating_add(1), month, 1) }
}

/// "2026–27", the year that begins in 2026.
pub fn year_name(begins: i16) -> String {
    format!("{begins}–{:02}", begins.saturating_add(1).rem_euclid(100))
}

/// Someone typed or pasted as coming.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub given: String,
    pub family: String,
    pub email: String,
    pub unit: String,
    pub role: String,
}

/// Pasted lines: given, family, e-mail, unit, role; between them tabs, semicolons or commas, as spreadsheets copy them.
pub fn pasted(text: &str) -> Vec<Row> {
    let split = |line: &str| {
        let by = ['\t', ';', ','].into_iter().find(|by| line.contains(*by)).unwrap_or('\t');
        let mut cells = line.split(by).map(|cell| cell.trim().trim_matches('"').trim().to_string());
        let mut next = || cells.next().unwrap_or_default();
        Row { given: next(), family: next(), email: next(), unit: next(), role: next() }
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(split).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_to_propose_follows_what_the_data_say() {
        let none = std::iter::empty::<String>;
        assert_eq!(first_day(date(2026, 5, 2), none()), date(2026, 8, 1));
        assert_eq!(first_day(date(2026, 8, 1), none()), date(2027, 8, 1));
        let july = ["2025-07-01", "2024-07-01", "2025-08-17"].map(String::from);
        assert_eq!(first_day(date(2026, 5, 2), july.into_iter()), date(2026, 7, 1));
    }

    #[test]
    fn a_year_is_named_by_its_two_calendar_years() {
        assert_eq!(year_name(2026), "2026–27");
        assert_eq!(year_name(2099), "2099–00");
    }

    #[test]
    fn lines_are_read_as_spreadsheets_copy_them() {
        let row = |email: &str| Row {
            given: "Ana".into(),
            family: "Ruiz".into(),
            email: email.into(),
            unit: "Heron School".into(),
            role: "Teacher".into(),
        };
        let read = pasted(
            "Ana\tRuiz\ta@b.example\tHeron School\tTeacher\n\nAna; Ruiz; a@b.example; Heron School; Teacher\nAna,Ruiz,,Heron School,\"Teacher\"\n",
        );
        assert_eq!(read, vec![row("a@b.example"), row("a@b.example"), row("")]);
        assert_eq!(pasted("Ana")[0].family, "");
    }

    #[test]
    fn every_step_leads_to_the_next_and_comes_back_from_its_word() {
        assert_eq!(Step::Year.next(), Some(Step::Leavers));
        assert_eq!(Step::Implementations.next(), None);
        assert!(Step::ALL.iter().all(|s| Step::from_word(s.word()) == Some(*s)));
        assert!(State::ALL.iter().all(|s| State::from_word(s.word()) == Some(*s)));
        assert!(Outcome::ALL.iter().all(|o| Outcome::from_word(o.word()) == Some(*o)));
    }
}
