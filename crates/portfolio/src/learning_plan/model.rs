//! Rules of a learning plan: what it holds, what is missing before the gate, what such a design can be expected to reach. No SQL,
//! no HTTP.

use ground::{ImplementationId, Role};
use jiff::civil::Date;

/// How the adults of one place will learn an innovation.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub implementation: ImplementationId,
    /// What adults will do differently, one a line: the target everything else serves.
    pub behaviors: String,
    /// Who learns it: how many of which role.
    pub groups: Vec<Group>,
    /// Which of them, in words.
    pub learners: String,
    pub parts: Parts,
    /// The days on which people look back at what they tried.
    pub follow_ups: Vec<Date>,
    pub hours: Option<Hours>,
    pub led_by: String,
    /// What else is to be said; also what was written before there were plans.
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub role: Role,
    pub people: i64,
}

/// The four parts of a design, in words; what is empty is not planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub theory: String,
    pub demonstration: String,
    pub practice: String,
    pub coaching: String,
}

/// The time it asks of each person, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub minutes_each: i64,
    pub from: Date,
    pub until: Date,
}

/// The roles that learn; others ask for no row of their own.
pub const LEARNERS: [Role; 6] = [Role::Teacher, Role::Paraeducator, Role::SupportStaff, Role::Coach, Role::Lead, Role::Principal];

/// What a plan needs before its implementation begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    Behavior,
    Learners,
    Practice,
    Coaching,
    FollowUp,
    Hours,
}

impl Piece {
    pub const ALL: [Piece; 6] = [Piece::Behavior, Piece::Learners, Piece::Practice, Piece::Coaching, Piece::FollowUp, Piece::Hours];

    /// The stable name of its check.
    pub fn name(self) -> &'static str {
        match self {
            Piece::Behavior => "learning-behavior",
            Piece::Learners => "learning-learners",
            Piece::Practice => "learning-practice",
            Piece::Coaching => "learning-coaching",
            Piece::FollowUp => "learning-follow-up",
            Piece::Hours => "learning-hours",
        }
    }

    /// The Fluent key of what must hold.
    pub fn key(self) -> &'static str {
        match self {
            Piece::Behavior => "check-learning-behavior",
            Piece::Learners => "check-learning-learners",
            Piece::Practice => "check-learning-practice",
            Piece::Coaching => "check-learning-coaching",
            Piece::FollowUp => "check-learning-follow-up",
            Piece::Hours => "check-learning-hours",
        }
    }

    /// The field of the form in which it is told.
    pub fn field(self) -> &'static str {
        match self {
            Piece::Behavior => "behaviors",
            Piece::Learners => "people-teacher",
            Piece::Practice => "practice",
            Piece::Coaching => "coaching",
            Piece::FollowUp => "follow-up-1",
            Piece::Hours => "hours",
        }
    }
}

/// How far a design goes: each step rests on those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reach {
    Nothing,
    Theory,
    Demonstration,
    Practice,
    Coaching,
}

/// Of a hundred people: how many come to know it, can do it in a training, do it in their work.
///
/// Source: the table of Joyce & Showers, as a coaching toolkit cites it (2002; another prints it from Showers, Joyce & Bennett
/// 1987). It is an estimate by people who designed trainings, not the result of a trial, and pages must say so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected {
    pub know: u8,
    pub can: u8,
    pub use_it: u8,
}

impl Reach {
    pub const STEPS: [Reach; 4] = [Reach::Theory, Reach::Demonstration, Reach::Practice, Reach::Coaching];

    pub fn expected(self) -> Expected {
        let of = |know, can, use_it| Expected { know, can, use_it };
        match self {
            Reach::Nothing => of(0, 0, 0),
            Reach::Theory => of(10, 5, 0),
            Reach::Demonstration => of(30, 30, 0),
            Reach::Practice => of(60, 60, 5),
            Reach::Coaching => of(95, 95, 95),
        }
    }
}

impl Parts {
    pub fn of(&self, step: Reach) -> &str {
        match step {
            Reach::Nothing => "",
            Reach::Theory => &self.theory,
            Reach::Demonstration => &self.demonstration,
            Reach::Practice => &self.practice,
            Reach::Coaching => &self.coaching,
        }
    }

    fn has(&self, step: Reach) -> bool {
        !self.of(step).trim().is_empty()
    }

    /// The furthest step that stands on all before it: the table knows no coaching of what nobody was shown.
    pub fn reach(&self) -> Reach {
        Reach::STEPS.into_iter().take_while(|step| self.has(*step)).last().unwrap_or(Reach::Nothing)
    }

    /// The first step that is missing below one that is planned.
    pub fn gap(&self) -> Option<Reach> {
        let first = Reach::STEPS.into_iter().find(|step| !self.has(*step))?;
        Reach::STEPS.into_iter().any(|step| step > first && self.has(step)).then_some(first)
    }
}

impl Hours {
    /// Calendar months that it touches: at least one.
    pub fn months(&self) -> i64 {
        let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
        (months(self.until) - months(self.from) + 1).max(1)
    }

    /// Of each person.
    pub fn minutes_per_month(&self) -> i64 {
        self.minutes_each / self.months()
    }
}

impl Plan {
    pub fn blank(implementation: ImplementationId) -> Plan {
        let none = String::new;
        Plan {
            implementation,
            behaviors: none(),
            groups: Vec::new(),
            learners: none(),
            parts: Parts::default(),
            follow_ups: Vec::new(),
            hours: None,
            led_by: none(),
            note: none(),
        }
    }

    pub fn behaviors(&self) -> impl Iterator<Item = &str> {
        self.behaviors.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// How many people learn, all groups together.
    pub fn people(&self) -> i64 {
        self.groups.iter().map(|g| g.people).sum()
    }

    pub fn people_of(&self, role: Role) -> i64 {
        self.groups.iter().find(|g| g.role == role).map_or(0, |g| g.people)
    }

    fn has(&self, piece: Piece) -> bool {
        match piece {
            Piece::Behavior => self.behaviors().next().is_some(),
            Piece::Learners => self.people() > 0,
            Piece::Practice => self.parts.has(Reach::Practice),
            Piece::Coaching => self.parts.has(Reach::Coaching),
            Piece::FollowUp => !self.follow_ups.is_empty(),
            Piece::Hours => self.hours.is_some(),
        }
    }

    /// What must be added before its implementation begins.
    pub fn missing(&self) -> Vec<Piece> {
        Piece::ALL.into_iter().filter(|piece| !self.has(*piece)).collect()
    }

    /// Something is tried, someone helps with it, and there is a day to look back on it.
    pub fn goes_beyond_one_session(&self) -> bool {
        [Piece::Practice, Piece::Coaching, Piece::FollowUp].into_iter().all(|piece| self.has(piece))
    }

    /// Minutes of all people together.
    pub fn minutes_in_all(&self) -> Option<i64> {
        self.hours.map(|hours| hours.minutes_each * self.people())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn whole() -> Plan {
        let parts =
            Parts { theory: "Why".into(), demonstration: "At Elm Street".into(), practice: "Two pairs".into(), coaching: "Monthly".into() };
        Plan {
            behaviors: "Teachers pair readers twice a week\n\n Listeners ask one question ".into(),
            groups: vec![Group { role: Role::Teacher, people: 14 }, Group { role: Role::Paraeducator, people: 4 }],
            parts,
            follow_ups: vec![date(2026, 11, 20)],
            hours: Some(Hours { minutes_each: 720, from: date(2026, 9, 1), until: date(2027, 2, 26) }),
            ..Plan::blank(Uuid::nil().into())
        }
    }

    #[test]
    fn a_blank_plan_misses_every_piece_and_a_whole_one_none() {
        assert_eq!(Plan::blank(Uuid::nil().into()).missing(), Piece::ALL);
        assert_eq!(whole().missing(), []);
        assert!(whole().goes_beyond_one_session());
        assert_eq!(whole().behaviors().collect::<Vec<_>>(), ["Teachers pair readers twice a week", "Listeners ask one question"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let plan = Plan { hours: None, groups: vec![Group { role: Role::Teacher, people: 0 }], ..whole() };
        assert_eq!(plan.missing(), [Piece::Learners, Piece::Hours]);
        let once = Plan { follow_ups: Vec::new(), ..whole() };
        assert!(!once.goes_beyond_one_session());
        let spaces = Plan { parts: Parts { coaching: "  ".into(), ..whole().parts }, ..whole() };
        assert_eq!(spaces.missing(), [Piece::Coaching]);
    }

    #[test]
    fn a_design_reaches_as_far_as_its_steps_follow_each_other() {
        assert_eq!(whole().parts.reach(), Reach::Coaching);
        assert_eq!(whole().parts.gap(), None);
        let unseen = Parts { demonstration: String::new(), ..whole().parts };
        assert_eq!((unseen.reach(), unseen.gap()), (Reach::Theory, Some(Reach::Demonstration)));
        let talk = Parts { theory: "A talk".into(), ..Parts::default() };
        assert_eq!((talk.reach(), talk.gap()), (Reach::Theory, None));
        assert_eq!(Parts::default().reach(), Reach::Nothing);
        assert_eq!(Reach::Practice.expected(), Expected { know: 60, can: 60, use_it: 5 });
    }

    #[test]
    fn hours_are_counted_for_each_for_all_and_by_the_month() {
        let plan = whole();
        let hours = plan.hours.unwrap();
        assert_eq!((hours.months(), hours.minutes_per_month()), (6, 120));
        assert_eq!((plan.people(), plan.minutes_in_all()), (18, Some(18 * 720)));
        let day = date(2026, 9, 1);
        assert_eq!(Hours { minutes_each: 90, from: day, until: day }.minutes_per_month(), 90);
    }
}
