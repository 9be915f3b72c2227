//! What the record of an innovation holds beside its outline, part by part. Each part is written by itself; all of them may
//! still be empty. No SQL, no HTTP.

use super::effect::Effect;
use crate::implementation::Stage;
use crate::innovation::{Ingredient, Kind};
use ground::{CostId, EvidenceId, HoursId, IngredientId, InnovationId, NeedFigureId, OutcomeId, Role};
use jiff::civil::Date;

/// The longest name, line and text, wherever they come from.
pub const LONGEST_NAME: usize = 120;
pub const LONGEST_LINE: usize = 300;
pub const LONGEST_TEXT: usize = 4_000;
/// More hours a month than anyone works.
pub const MOST_HOURS: f64 = 200.0;
/// More than any school pays for one thing.
pub const MOST_MONEY: i32 = 100_000_000;

/// A row with the id others may know it by: it keeps it through every change. None: not stored yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row<I, T> {
    pub id: Option<I>,
    pub is: T,
}

impl<I, T> Row<I, T> {
    pub fn new(is: T) -> Row<I, T> {
        Row { id: None, is }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Description {
    pub name: String,
    pub kind: Kind,
    pub about: String,
    pub meant_for: String,
}

/// What is not good enough today, and what the numbers say.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Need {
    pub problem: String,
    pub whom: String,
    pub figures: Vec<Row<NeedFigureId, Figure>>,
}

/// "41 of 98", what was counted, when, and who says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    pub figure: String,
    pub counted: String,
    pub as_of: Date,
    pub source: String,
}

#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub summary: String,
    pub sources: Vec<Row<EvidenceId, Source>>,
}

/// One study or report, and how far it carries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    pub source: String,
    pub link: Option<Link>,
    pub tier: Tier,
    pub effect: Option<Effect>,
    /// With whom it was studied.
    pub studied: String,
}

/// An address on the web; nothing a page could run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link(String);

impl Link {
    pub fn read(text: &str) -> Option<Link> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split(['/', '?', '#']).next()?;
        let clean = !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c));
        (clean && host.contains('.') && text.chars().count() <= LONGEST_LINE).then(|| Link(text.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How far a study supports that the innovation is the cause: the four tiers of the Every Student Succeeds Act (section
/// 8101(21)(A)), and none of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tier {
    Strong,
    Moderate,
    Promising,
    Rationale,
    None,
}

impl Tier {
    pub const ALL: [Tier; 5] = [Tier::Strong, Tier::Moderate, Tier::Promising, Tier::Rationale, Tier::None];

    pub fn word(self) -> &'static str {
        match self {
            Tier::Strong => "strong",
            Tier::Moderate => "moderate",
            Tier::Promising => "promising",
            Tier::Rationale => "rationale",
            Tier::None => "none",
        }
    }

    pub fn from_word(word: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|t| t.word() == word)
    }
}

#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Ingredients {
    pub all: Vec<Row<IngredientId, Active>>,
    /// How one would see whether it is used as meant: who looks, with what, how often.
    pub fidelity: String,
}

/// An active ingredient with what one would see where it is done well.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Active {
    pub ingredient: Ingredient,
    pub looks_like: String,
}

impl Active {
    /// The names of the core parts.
    pub fn core(all: &[Row<IngredientId, Active>]) -> impl Iterator<Item = &Active> {
        all.iter().map(|row| &row.is).filter(|active| !active.ingredient.adaptable)
    }
}

/// When it asks this of people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum While {
    Preparing,
    Implementing,
    Sustained,
}

impl While {
    pub const ALL: [While; 3] = [While::Preparing, While::Implementing, While::Sustained];

    pub fn word(self) -> &'static str {
        self.stage().word()
    }

    pub fn from_word(word: &str) -> Option<While> {
        While::ALL.into_iter().find(|w| w.word() == word)
    }

    pub fn stage(self) -> Stage {
        match self {
            While::Preparing => Stage::Prepare,
            While::Implementing => Stage::Implement,
            While::Sustained => Stage::Sustain,
        }
    }
}

/// Time asked of each person who has this role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AsksOf {
    pub role: Role,
    pub minutes_per_month: i64,
    pub when: While,
}

impl AsksOf {
    /// None: more than anyone works, or nothing.
    pub fn hours(role: Role, hours: f64, when: While) -> Option<AsksOf> {
        let minutes = (hours * 60.0).round();
        (minutes >= 1.0 && hours <= MOST_HOURS).then_some(AsksOf { role, minutes_per_month: minutes as i64, when })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rhythm {
    Once,
    Yearly,
}

impl Rhythm {
    pub const ALL: [Rhythm; 2] = [Rhythm::Once, Rhythm::Yearly];

    pub fn word(self) -> &'static str {
        match self {
            Rhythm::Once => "once",
            Rhythm::Yearly => "yearly",
        }
    }

    pub fn from_word(word: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|r| r.word() == word)
    }
}

/// Money, in whole dollars.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cost {
    pub amount: i64,
    pub rhythm: Rhythm,
    pub purpose: String,
}

/// What one needs in hand, under which licence, and where it is.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Materials {
    pub needed: String,
    pub licence: String,
    pub at: String,
}

/// What shall be different: first what adults do, then what students can.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Outcomes {
    pub adults: Vec<Row<OutcomeId, String>>,
    pub students: Vec<Row<OutcomeId, String>>,
}

/// The whole record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    pub id: InnovationId,
    pub description: Description,
    pub need: Need,
    pub evidence: Evidence,
    pub ingredients: Ingredients,
    pub hours: Vec<Row<HoursId, AsksOf>>,
    pub costs: Vec<Row<CostId, Cost>>,
    pub materials: Materials,
    pub outcomes: Outcomes,
}

/// One part as it shall stand from now on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    Description(Description),
    Need(Need),
    Evidence(Evidence),
    Ingredients(Ingredients),
    Hours(Vec<Row<HoursId, AsksOf>>),
    Costs(Vec<Row<CostId, Cost>>),
    Materials(Materials),
    Outcomes(Outcomes),
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A record in which nobody wrote anything.
    pub fn blank() -> Record {
        Record {
            id: InnovationId(db::Uuid::nil()),
            description: Description {
                name: "Partner Reading".into(),
                kind: Kind::Practice,
                about: String::new(),
                meant_for: String::new(),
            },
            need: Need::default(),
            evidence: Evidence::default(),
            ingredients: Ingredients::default(),
            hours: Vec::new(),
            costs: Vec::new(),
            materials: Materials::default(),
            outcomes: Outcomes::default(),
        }
    }

    /// An ingredient without what it looks like.
    pub fn active(name: &str, adaptable: bool) -> Row<IngredientId, Active> {
        Row::new(Active { ingredient: Ingredient { name: name.into(), adaptable }, looks_like: String::new() })
    }

    #[test]
    fn a_link_is_an_address_on_the_web_and_nothing_that_runs() {
        for good in ["https://ies.ed.gov/ncee/wwc", "http://example.org", " https://doi.org/10.1000/182?x=1#y "] {
            assert!(Link::read(good).is_some(), "{good}");
        }
        let long = format!("https://example.org/{}", "x".repeat(300));
        for bad in ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "https://nowhere", "https://a.b/\"x", &long] {
            assert!(Link::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn words_survive_the_round_trip() {
        assert!(Tier::ALL.into_iter().all(|t| Tier::from_word(t.word()) == Some(t)));
        assert!(While::ALL.into_iter().all(|w| While::from_word(w.word()) == Some(w)));
        assert!(Rhythm::ALL.into_iter().all(|r| Rhythm::from_word(r.word()) == Some(r)));
        assert_eq!(While::from_word("decide"), None, "deciding asks nothing of implementers yet");
    }

    #[test]
    fn hours_become_whole_minutes_within_what_anyone_works() {
        let minutes = |hours| AsksOf::hours(Role::Teacher, hours, While::Implementing).map(|a| a.minutes_per_month);
        assert_eq!((minutes(1.5), minutes(0.25), minutes(200.0)), (Some(90), Some(15), Some(12_000)));
        assert_eq!((minutes(0.0), minutes(200.1), minutes(-3.0), minutes(f64::NAN)), (None, None, None, None));
    }
}
