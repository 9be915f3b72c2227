//! What lets an implementation last: routines, resources, newcomers, sister schools, readiness for more. No SQL, no HTTP.

use ground::{Calendar, ImplementationId, PersonId, SustainId};
use jiff::ToSpan;
use jiff::civil::Date;

macro_rules! worded {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name { $($variant),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            pub fn word(self) -> &'static str { match self { $($name::$variant => $word),+ } }
            pub fn from_word(word: &str) -> Option<$name> { $name::ALL.iter().copied().find(|v| v.word() == word) }
        }
    };
}

worded! {
    /// How often a routine comes round.
    Rhythm { Daily = "daily", Weekly = "weekly", Monthly = "monthly", Termly = "termly", Yearly = "yearly" }
}

worded! {
    /// What kind of thing keeps it going.
    ResourceKind { Money = "money", Time = "time", Post = "post", Other = "other" }
}

worded! {
    /// How a condition for more places stands.
    Ready { Yes = "yes", NotYet = "not-yet", Unknown = "unknown" }
}

/// Something done again and again, by someone who keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Routine {
    pub what: String,
    pub keeper: String,
    pub rhythm: Rhythm,
    /// Since when it is simply how things are done; `None`: not yet.
    pub since: Option<Date>,
    /// Given up on this day.
    pub ended_on: Option<Date>,
}

impl Routine {
    pub fn is_established(&self, today: Date) -> bool {
        self.ended_on.is_none_or(|day| day > today) && self.since.is_some_and(|day| day <= today)
    }
}

/// Money, time or a post, from somewhere, until a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resource {
    pub kind: ResourceKind,
    pub amount: String,
    pub source: String,
    /// `None`: no end is known.
    pub ends_on: Option<Date>,
}

/// How long before its end a resource is spoken of.
pub struct Notice {
    pub days: i64,
}

/// 90 days: a post or a budget line of the next year is usually decided a quarter of a year ahead; later, only apologies
/// are left. Ours, not from a study; change it here. The page says the number (`sustain-resources-note`).
pub const NOTICE: Notice = Notice { days: 90 };

impl Resource {
    /// From which day its end is spoken of: 90 days before, and when that day falls into a break or a weekend, the last
    /// school day before it, so that someone is there to hear it.
    pub fn noticed_from(&self, calendar: &Calendar) -> Option<Date> {
        let day = self.ends_on?.saturating_sub(NOTICE.days.days());
        Some(if calendar.is_school_day(day) { day } else { calendar.minus_school_days(day, 1) })
    }

    pub fn stands(&self, calendar: &Calendar, today: Date) -> Lasting {
        match (self.ends_on, self.noticed_from(calendar)) {
            (Some(end), _) if end < today => Lasting::Over,
            (Some(_), Some(from)) if from <= today => Lasting::EndsSoon,
            _ => Lasting::Lasts,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lasting {
    Lasts,
    EndsSoon,
    Over,
}

/// Someone whose part in the unit began after the innovation was in use there, and what they have done with whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newcomer {
    pub person: PersonId,
    pub name: String,
    pub since: Date,
    pub done: Vec<Tick>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tick {
    pub step: SustainId,
    pub colleague: String,
    pub on: Date,
}

impl Newcomer {
    pub fn tick(&self, step: SustainId) -> Option<&Tick> {
        self.done.iter().find(|tick| tick.step == step)
    }
}

/// What one side gives and needs, and since when it agrees.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Side {
    pub offers: String,
    pub asks: String,
    pub agreed_on: Option<Date>,
}

/// Two implementations that help each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sister {
    pub id: SustainId,
    pub one: ImplementationId,
    pub other: ImplementationId,
    pub one_side: Side,
    pub other_side: Side,
    pub ended_on: Option<Date>,
}

impl Sister {
    /// Who it is seen from there, and both sides: the own one first.
    pub fn seen_from(&self, id: ImplementationId) -> (ImplementationId, &Side, &Side) {
        if id == self.one { (self.other, &self.one_side, &self.other_side) } else { (self.one, &self.other_side, &self.one_side) }
    }

    pub fn is_agreed(&self) -> bool {
        self.ended_on.is_none() && self.one_side.agreed_on.is_some() && self.other_side.agreed_on.is_some()
    }
}

/// A condition of one's own before more places begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Readiness {
    pub statement: String,
    pub state: Ready,
    pub note: String,
}

/// Everything that keeps one implementation; each row with its id.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub routines: Vec<(SustainId, Routine)>,
    pub resources: Vec<(SustainId, Resource)>,
    pub steps: Vec<(SustainId, String)>,
    pub newcomers: Vec<Newcomer>,
    pub sisters: Vec<Sister>,
    pub readiness: Vec<(SustainId, Readiness)>,
}

impl Kept {
    /// Newcomers with a step still to go.
    pub fn on_their_way(&self) -> usize {
        self.newcomers.iter().filter(|n| self.steps.iter().any(|(step, _)| n.tick(*step).is_none())).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;
    use jiff::civil::date;

    fn resource(ends_on: Option<Date>) -> Resource {
        Resource { kind: ResourceKind::Post, amount: "A coach".into(), source: "Title I".into(), ends_on }
    }

    #[test]
    fn the_end_of_a_resource_is_told_ninety_days_before_on_a_day_with_school() {
        let calendar = Calendar::assumed();
        // 90 days before Monday, May 31, 2027 is Tuesday, March 2.
        let line = resource(Some(date(2027, 5, 31)));
        assert_eq!(line.noticed_from(&calendar), Some(date(2027, 3, 2)));
        assert_eq!(line.stands(&calendar, date(2027, 3, 1)), Lasting::Lasts);
        assert_eq!(line.stands(&calendar, date(2027, 3, 2)), Lasting::EndsSoon);
        assert_eq!(line.stands(&calendar, date(2027, 5, 31)), Lasting::EndsSoon);
        assert_eq!(line.stands(&calendar, date(2027, 6, 1)), Lasting::Over);
        // 90 days before Friday, May 28 is a Saturday: told on the Friday before.
        assert_eq!(resource(Some(date(2027, 5, 28))).noticed_from(&calendar), Some(date(2027, 2, 26)));
        assert_eq!(resource(None).stands(&calendar, date(2040, 1, 1)), Lasting::Lasts);
    }

    #[test]
    fn a_routine_is_established_from_its_day_until_it_is_given_up() {
        let routine = |since, ended_on| Routine { what: "Walk".into(), keeper: "Ines".into(), rhythm: Rhythm::Weekly, since, ended_on };
        let (before, today, after) = (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24));
        assert!(routine(Some(today), None).is_established(today) && routine(Some(before), Some(after)).is_established(today));
        assert!(!routine(Some(after), None).is_established(today) && !routine(None, None).is_established(today));
        assert!(!routine(Some(before), Some(today)).is_established(today));
    }

    #[test]
    fn sisters_are_agreed_when_both_say_so_and_seen_from_either_side() {
        let (one, other) = (ImplementationId(Uuid::from_u128(1)), ImplementationId(Uuid::from_u128(2)));
        let side = |offers: &str, agreed_on| Side { offers: offers.into(), asks: String::new(), agreed_on };
        let day = Some(date(2026, 11, 23));
        let pair =
            Sister { id: Uuid::nil().into(), one, other, one_side: side("visits", day), other_side: side("cards", None), ended_on: None };
        assert!(!pair.is_agreed());
        let (them, own, theirs) = pair.seen_from(other);
        assert_eq!((them, own.offers.as_str(), theirs.offers.as_str()), (one, "cards", "visits"));
        let agreed = Sister { other_side: side("cards", day), ..pair };
        assert!(agreed.is_agreed() && !Sister { ended_on: day, ..agreed }.is_agreed());
    }

    #[test]
    fn a_newcomer_is_on_their_way_until_every_step_is_ticked() {
        let (first, second) = (SustainId(Uuid::from_u128(1)), SustainId(Uuid::from_u128(2)));
        let tick = |step| Tick { step, colleague: "Tova".into(), on: date(2026, 11, 23) };
        let newcomer = |done| Newcomer { person: Uuid::nil().into(), name: "Joel".into(), since: date(2026, 9, 1), done };
        let kept = |steps, done| Kept { steps, newcomers: vec![newcomer(done)], ..Kept::default() };
        let both = vec![(first, "See one".to_string()), (second, "Try one".to_string())];
        assert_eq!(kept(both.clone(), vec![tick(first)]).on_their_way(), 1);
        assert_eq!(kept(both, vec![tick(first), tick(second)]).on_their_way(), 0);
        assert_eq!(kept(Vec::new(), Vec::new()).on_their_way(), 0);
    }
}
