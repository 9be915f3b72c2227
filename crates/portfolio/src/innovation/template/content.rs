//! What goes along in a template; nothing else can. Files of earlier versions lack what came later. Anyone may have written
//! one, so everything is held to the limits of the forms.

use crate::innovation::model::{Ingredient, Kind, MOST_INGREDIENTS, Outline};
use crate::innovation::record::{
    Active, AsksOf, Cost, Description, Effect, Evidence, Ingredients, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Link, MOST_MONEY,
    Materials, Outcomes, Record, Rhythm, Row, Source, Tier, While,
};
use ground::{CostId, HoursId, Role};
use serde::{Deserialize, Serialize};

/// More rows of one kind than any innovation has.
const MOST_ROWS: usize = 30;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    name: String,
    kind: String,
    evidence: String,
    ingredients: Vec<Component>,
    #[serde(default)]
    about: String,
    #[serde(default)]
    meant_for: String,
    #[serde(default)]
    fidelity: String,
    #[serde(default)]
    sources: Vec<Study>,
    #[serde(default)]
    hours: Vec<Hours>,
    #[serde(default)]
    costs: Vec<Money>,
    #[serde(default)]
    materials: String,
    #[serde(default)]
    licence: String,
    #[serde(default)]
    materials_at: String,
    #[serde(default)]
    adults: Vec<String>,
    #[serde(default)]
    students: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Component {
    name: String,
    adaptable: bool,
    #[serde(default)]
    looks_like: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Study {
    source: String,
    link: String,
    tier: String,
    effect: String,
    low: String,
    high: String,
    unit: String,
    studied: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hours {
    role: String,
    minutes_per_month: i64,
    during: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Money {
    amount: i64,
    rhythm: String,
    purpose: String,
}

/// What was read, ready to be written down.
pub struct Read {
    pub outline: Outline,
    pub description: Description,
    pub evidence: Evidence,
    pub ingredients: Ingredients,
    pub hours: Vec<Row<HoursId, AsksOf>>,
    pub costs: Vec<Row<CostId, Cost>>,
    pub materials: Materials,
    pub outcomes: Outcomes,
}

impl Content {
    pub fn of(record: &Record) -> Content {
        let (d, m, o) = (&record.description, &record.materials, &record.outcomes);
        let texts = |list: &[Row<_, String>]| list.iter().map(|row| row.is.clone()).collect();
        Content {
            name: d.name.clone(),
            kind: d.kind.word().into(),
            evidence: record.evidence.summary.clone(),
            ingredients: record.ingredients.all.iter().map(|row| Component::of(&row.is)).collect(),
            about: d.about.clone(),
            meant_for: d.meant_for.clone(),
            fidelity: record.ingredients.fidelity.clone(),
            sources: record.evidence.sources.iter().map(|row| Study::of(&row.is)).collect(),
            hours: record.hours.iter().map(|row| Hours::of(row.is)).collect(),
            costs: record.costs.iter().map(|row| Money::of(&row.is)).collect(),
            materials: m.needed.clone(),
            licence: m.licence.clone(),
            materials_at: m.at.clone(),
            adults: texts(&o.adults),
            students: texts(&o.students),
        }
    }

    /// None: one field at least breaks a limit. The note of where it comes from stands below the evidence.
    pub fn read(self, note: &str) -> Option<Read> {
        let name = line(&self.name, LONGEST_NAME)?;
        let kind = Kind::from_word(&self.kind)?;
        let known = prose(&self.evidence)?;
        // Taken on from hand to hand, the note still stands once.
        let summary = match known.as_str() {
            "" => note.to_string(),
            known if known.ends_with(note) => known.to_string(),
            known => format!("{known}\n\n{note}"),
        };
        if self.ingredients.is_empty() || self.ingredients.len() > MOST_INGREDIENTS {
            return None;
        }
        let active = rows(self.ingredients, |part| {
            let ingredient = Ingredient { name: line(&part.name, LONGEST_LINE)?, adaptable: part.adaptable };
            Some(Active { ingredient, looks_like: may(&part.looks_like, LONGEST_LINE)? })
        })?;
        let hours: Vec<Row<HoursId, AsksOf>> = rows(self.hours, |hours| hours.read())?;
        let twice = |at: usize, row: &AsksOf| hours[..at].iter().any(|before| (before.is.role, before.is.when) == (row.role, row.when));
        if hours.iter().enumerate().any(|(at, row)| twice(at, &row.is)) {
            return None;
        }
        let names = active.iter().map(|row: &Row<_, Active>| row.is.ingredient.clone()).collect();
        Some(Read {
            outline: Outline { name: name.clone(), kind, need: String::new(), evidence: summary.clone(), ingredients: names },
            description: Description { name, kind, about: prose(&self.about)?, meant_for: prose(&self.meant_for)? },
            evidence: Evidence { summary, sources: rows(self.sources, |study| study.read())? },
            ingredients: Ingredients { all: active, fidelity: prose(&self.fidelity)? },
            hours,
            costs: rows(self.costs, |money| money.read())?,
            materials: Materials {
                needed: prose(&self.materials)?,
                licence: may(&self.licence, LONGEST_LINE)?,
                at: may(&self.materials_at, LONGEST_LINE)?,
            },
            outcomes: Outcomes {
                adults: rows(self.adults, |text| line(&text, LONGEST_LINE))?,
                students: rows(self.students, |text| line(&text, LONGEST_LINE))?,
            },
        })
    }
}

/// All of them or none.
fn rows<I, T, U>(given: Vec<T>, read: impl Fn(T) -> Option<U>) -> Option<Vec<Row<I, U>>> {
    (given.len() <= MOST_ROWS).then_some(())?;
    given.into_iter().map(|one| Some(Row::new(read(one)?))).collect()
}

/// One line that is not empty.
fn line(text: &str, longest: usize) -> Option<String> {
    may(text, longest).filter(|text| !text.is_empty())
}

/// One line that may be empty.
fn may(text: &str, longest: usize) -> Option<String> {
    let text = text.trim();
    (text.chars().count() <= longest && !text.contains(char::is_control)).then(|| text.to_string())
}

/// Paragraphs.
fn prose(text: &str) -> Option<String> {
    let text = text.trim().replace("\r\n", "\n");
    let unclean = text.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
    (text.chars().count() <= LONGEST_TEXT && !unclean).then_some(text)
}

impl Component {
    fn of(active: &Active) -> Component {
        let i = &active.ingredient;
        Component { name: i.name.clone(), adaptable: i.adaptable, looks_like: active.looks_like.clone() }
    }
}

impl Study {
    fn of(source: &Source) -> Study {
        let effect = source.effect.as_ref();
        let (low, high) = effect.and_then(Effect::interval).unwrap_or_default();
        Study {
            source: source.source.clone(),
            link: source.link.as_ref().map_or("", Link::as_str).into(),
            tier: source.tier.word().into(),
            effect: effect.map_or("", Effect::estimate).into(),
            low: low.into(),
            high: high.into(),
            unit: effect.map_or("", Effect::unit).into(),
            studied: source.studied.clone(),
        }
    }

    fn read(self) -> Option<Source> {
        let link = if self.link.is_empty() { None } else { Some(Link::read(&self.link)?) };
        Some(Source {
            source: line(&self.source, LONGEST_LINE)?,
            link,
            tier: Tier::from_word(&self.tier)?,
            effect: Effect::read(&self.effect, &self.low, &self.high, &self.unit).ok()?,
            studied: may(&self.studied, LONGEST_LINE)?,
        })
    }
}

impl Hours {
    fn of(asks: AsksOf) -> Hours {
        Hours { role: asks.role.word().into(), minutes_per_month: asks.minutes_per_month, during: asks.when.word().into() }
    }

    fn read(self) -> Option<AsksOf> {
        AsksOf::hours(Role::from_word(&self.role)?, self.minutes_per_month as f64 / 60.0, While::from_word(&self.during)?)
    }
}

impl Money {
    fn of(cost: &Cost) -> Money {
        Money { amount: cost.amount, rhythm: cost.rhythm.word().into(), purpose: cost.purpose.clone() }
    }

    fn read(self) -> Option<Cost> {
        let amount = Some(self.amount).filter(|amount| (0..=i64::from(MOST_MONEY)).contains(amount))?;
        Some(Cost { amount, rhythm: Rhythm::from_word(&self.rhythm)?, purpose: line(&self.purpose, LONGEST_LINE)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::innovation::record::samples;
    use serde_json::{Value, json};

    fn read(of: &Value) -> Option<Read> {
        Content::deserialize(of).ok()?.read("(From elsewhere.)")
    }

    fn old() -> Value {
        json!({"name": "Partner Reading", "kind": "practice", "evidence": "Two trials.", "ingredients": [{"name": "Pairs", "adaptable": false}]})
    }

    #[test]
    fn a_template_of_an_earlier_version_is_read_with_its_note_of_origin_and_without_a_need() {
        let read = read(&old()).unwrap();
        assert_eq!(read.outline.need, "");
        assert_eq!(read.evidence.summary, "Two trials.\n\n(From elsewhere.)");
        assert_eq!(read.outline.ingredients, vec![Ingredient { name: "Pairs".into(), adaptable: false }]);
    }

    #[test]
    fn everything_but_the_need_comes_back_as_it_went_and_the_note_stands_once() {
        let record = samples::full();
        let sent = serde_json::to_value(Content::of(&record)).unwrap();
        let text = sent.to_string();
        assert!(!text.contains("41 of 98") && !text.contains("do not read fluently") && !text.contains("fluency check"), "{text}");
        let first = read(&sent).unwrap();
        assert_eq!((&first.evidence.sources, &first.hours, &first.costs), (&record.evidence.sources, &record.hours, &record.costs));
        assert_eq!((&first.materials, &first.outcomes, &first.description), (&record.materials, &record.outcomes, &record.description));
        assert_eq!((&first.ingredients, first.outline.need.as_str()), (&record.ingredients, ""));
        let again = Content::of(&Record { evidence: first.evidence.clone(), ..record });
        assert_eq!(read(&serde_json::to_value(again).unwrap()).unwrap().evidence, first.evidence);
    }

    #[test]
    fn what_is_no_template_or_breaks_a_limit_is_refused() {
        let with = |field: &str, value: Value| {
            let mut content = old();
            content[field] = value;
            content
        };
        let long = "x".repeat(5_000);
        let part = json!({"name": "p", "adaptable": false});
        let study = |field: &str, value: &str| {
            let mut study =
                json!({"source": "s", "link": "", "tier": "none", "effect": "", "low": "", "high": "", "unit": "", "studied": ""});
            study[field] = value.into();
            with("sources", json!([study]))
        };
        assert!(read(&study("studied", "grade 3")).is_some(), "the right one is read");
        let hours = |minutes: i64| json!({"role": "teacher", "minutes_per_month": minutes, "during": "implement"});
        assert!(read(&with("hours", json!([hours(90)]))).is_some());
        let wrong = [
            json!([]),
            Value::Null,
            with("name", "".into()),
            with("name", long.clone().into()),
            with("name", "a\u{0}b".into()),
            with("kind", "spell".into()),
            with("evidence", long.clone().into()),
            with("about", long.clone().into()),
            with("ingredients", json!([])),
            with("ingredients", json!(vec![part; 21])),
            with("ingredients", json!([{"name": "Pairs", "adaptable": "no"}])),
            with("ingredients", json!([{"name": "two\nlines", "adaptable": true}])),
            with("id", "x".into()),
            with("adults", json!([""])),
            with("adults", json!(vec!["x"; 31])),
            study("link", "javascript:alert(1)"),
            study("tier", "7"),
            study("effect", "large"),
            study("unit", "months"),
            study("source", ""),
            with("hours", json!([hours(0)])),
            with("hours", json!([hours(i64::MAX)])),
            with("hours", json!([hours(60), hours(90)])),
            with("costs", json!([{"amount": -1, "rhythm": "once", "purpose": "x"}])),
            with("costs", json!([{"amount": 1, "rhythm": "daily", "purpose": "x"}])),
        ];
        for content in wrong {
            assert!(read(&content).is_none(), "{content}");
        }
    }
}
