//! The SQL of the record. Rows of a part are written together; their ids were chosen before.

use super::effect::Effect;
use super::model::{
    Active, AsksOf, Cost, Description, Evidence, Figure, Ingredients, Link, Materials, Need, Outcomes, Record, Rhythm, Row, Source, Tier,
    While,
};
use crate::innovation::{Ingredient, Kind};
use db::{Cells, Error, FromValue, Statement, Tx, Value, params, statements};
use ground::{CostId, EvidenceId, HoursId, IngredientId, InnovationId, NeedFigureId, OrganizationId, OutcomeId, clock};

/// Of which innovation of which organization.
pub type Of = (OrganizationId, InnovationId);

statements! {
    RECORD = "select name, kind, about, meant_for, need, need_whom, evidence, fidelity, materials, licence, materials_at from innovation where organization = $1 and id = $2 and deleted_at is null";
    FIGURES = "select id, figure, counted, as_of, source from need_figure where organization = $1 and innovation = $2 order by position";
    SOURCES = "select id, source, link, tier, effect, low, high, effect_unit, studied from evidence_source where organization = $1 and innovation = $2 order by position";
    INGREDIENTS = "select id, name, adaptable, looks_like from active_ingredient where organization = $1 and innovation = $2 order by position";
    HOURS = "select id, role, minutes_per_month, during from innovation_hours where organization = $1 and innovation = $2 order by position";
    COSTS = "select id, amount, rhythm, purpose from innovation_cost where organization = $1 and innovation = $2 order by position";
    OUTCOMES = "select id, whose, outcome from intended_outcome where organization = $1 and innovation = $2 order by position";
    SAVE = "update innovation set name = $1, kind = $2, about = $3, meant_for = $4, need = $5, need_whom = $6, evidence = $7, fidelity = $8, materials = $9, licence = $10, materials_at = $11 where organization = $12 and id = $13";
    CLEAR_FIGURES = "delete from need_figure where organization = $1 and innovation = $2";
    CLEAR_SOURCES = "delete from evidence_source where organization = $1 and innovation = $2";
    CLEAR_INGREDIENTS = "delete from active_ingredient where organization = $1 and innovation = $2";
    CLEAR_HOURS = "delete from innovation_hours where organization = $1 and innovation = $2";
    CLEAR_COSTS = "delete from innovation_cost where organization = $1 and innovation = $2";
    CLEAR_OUTCOMES = "delete from intended_outcome where organization = $1 and innovation = $2";
}

/// Whose behavior or learning an outcome is, in the table.
const ADULTS: &str = "adults";
const STUDENTS: &str = "students";

fn wrong(what: &str) -> Error {
    Error::Engine(format!("{what} of an innovation is no such thing"))
}

fn rows<I: FromValue, T>(
    tx: &mut Tx,
    statement: &'static Statement,
    of: Of,
    read: impl Fn(&mut Cells) -> Result<T, Error>,
) -> Result<Vec<Row<I, T>>, Error> {
    tx.list(statement, params![of.0, of.1], |c| Ok(Row { id: Some(c.next()?), is: read(c)? }))
}

fn figure(c: &mut Cells) -> Result<Figure, Error> {
    let (figure, counted) = (c.next()?, c.next()?);
    let as_of = clock::date(&c.next::<String>()?).ok_or_else(|| wrong("a day"))?;
    Ok(Figure { figure, counted, as_of, source: c.next()? })
}

fn source(c: &mut Cells) -> Result<Source, Error> {
    let source = c.next()?;
    let link = Link::read(&c.next::<String>()?);
    let tier = Tier::from_word(&c.next::<String>()?).ok_or_else(|| wrong("a tier"))?;
    let (estimate, low, high, unit): (String, String, String, String) = (c.next()?, c.next()?, c.next()?, c.next()?);
    let effect = Effect::read(&estimate, &low, &high, &unit).map_err(|_| wrong("an effect"))?;
    Ok(Source { source, link, tier, effect, studied: c.next()? })
}

fn active(c: &mut Cells) -> Result<Active, Error> {
    Ok(Active { ingredient: Ingredient { name: c.next()?, adaptable: c.next()? }, looks_like: c.next()? })
}

fn hours(c: &mut Cells) -> Result<AsksOf, Error> {
    let (role, minutes_per_month) = (c.next()?, c.next()?);
    let when = While::from_word(&c.next::<String>()?).ok_or_else(|| wrong("a while"))?;
    Ok(AsksOf { role, minutes_per_month, when })
}

fn cost(c: &mut Cells) -> Result<Cost, Error> {
    let amount = c.next()?;
    let rhythm = Rhythm::from_word(&c.next::<String>()?).ok_or_else(|| wrong("a rhythm"))?;
    Ok(Cost { amount, rhythm, purpose: c.next()? })
}

/// The hours alone, for who sums them up.
pub fn hours_of(tx: &mut Tx, of: Of) -> Result<Vec<Row<HoursId, AsksOf>>, Error> {
    rows(tx, &HOURS, of, hours)
}

pub fn record(tx: &mut Tx, of: Of) -> Result<Option<Record>, Error> {
    let found = tx.one(&RECORD, params![of.0, of.1], |c| {
        let name = c.next()?;
        let kind = Kind::from_word(&c.next::<String>()?).ok_or_else(|| wrong("a kind"))?;
        Ok(Record {
            id: of.1,
            description: Description { name, kind, about: c.next()?, meant_for: c.next()? },
            need: Need { problem: c.next()?, whom: c.next()?, figures: Vec::new() },
            evidence: Evidence { summary: c.next()?, sources: Vec::new() },
            ingredients: Ingredients { fidelity: c.next()?, all: Vec::new() },
            hours: Vec::new(),
            costs: Vec::new(),
            materials: Materials { needed: c.next()?, licence: c.next()?, at: c.next()? },
            outcomes: Outcomes::default(),
        })
    })?;
    let Some(mut record) = found else { return Ok(None) };
    record.need.figures = rows(tx, &FIGURES, of, figure)?;
    record.evidence.sources = rows(tx, &SOURCES, of, source)?;
    record.ingredients.all = rows(tx, &INGREDIENTS, of, active)?;
    record.hours = hours_of(tx, of)?;
    record.costs = rows(tx, &COSTS, of, cost)?;
    for Row { id, is: (whose, outcome) } in rows(tx, &OUTCOMES, of, |c| Ok((c.next::<String>()?, c.next::<String>()?)))? {
        let list = if whose == ADULTS { &mut record.outcomes.adults } else { &mut record.outcomes.students };
        list.push(Row { id, is: outcome });
    }
    Ok(Some(record))
}

/// The texts of all parts.
pub fn save(tx: &mut Tx, organization: OrganizationId, r: &Record) -> Result<(), Error> {
    let (d, n, m) = (&r.description, &r.need, &r.materials);
    let texts = params![
        &d.name,
        d.kind.word(),
        &d.about,
        &d.meant_for,
        &n.problem,
        &n.whom,
        &r.evidence.summary,
        &r.ingredients.fidelity,
        &m.needed,
        &m.licence,
        &m.at,
        organization,
        r.id
    ];
    tx.execute(&SAVE, texts)?;
    Ok(())
}

/// Writes the rows of one part in their order; each has its id by now.
fn replace<I: Copy + Into<Value>, T>(
    tx: &mut Tx,
    clear: &'static Statement,
    (table, columns): (&str, &[&str]),
    of: Of,
    rows: &[Row<I, T>],
    cells: impl Fn(&T) -> Vec<Value>,
) -> Result<(), Error> {
    tx.execute(clear, params![of.0, of.1])?;
    let written = rows.iter().enumerate().filter_map(|(at, row)| {
        let mut all: Vec<Value> = vec![of.0.into(), row.id?.into(), of.1.into(), Value::Int(at as i64)];
        all.extend(cells(&row.is));
        Some(all)
    });
    let columns: Vec<&str> = ["organization", "id", "innovation", "position"].iter().chain(columns).copied().collect();
    tx.bulk(table, &columns, &written.collect::<Vec<_>>())
}

pub fn replace_figures(tx: &mut Tx, of: Of, rows: &[Row<NeedFigureId, Figure>]) -> Result<(), Error> {
    let table = ("need_figure", ["figure", "counted", "as_of", "source"].as_slice());
    replace(tx, &CLEAR_FIGURES, table, of, rows, |f| {
        vec![(&f.figure).into(), (&f.counted).into(), f.as_of.to_string().into(), (&f.source).into()]
    })
}

pub fn replace_sources(tx: &mut Tx, of: Of, rows: &[Row<EvidenceId, Source>]) -> Result<(), Error> {
    let columns = ["source", "link", "tier", "effect", "low", "high", "effect_unit", "studied"];
    replace(tx, &CLEAR_SOURCES, ("evidence_source", &columns), of, rows, |s| {
        let effect = s.effect.as_ref();
        let (low, high) = effect.and_then(Effect::interval).unwrap_or_default();
        vec![
            (&s.source).into(),
            s.link.as_ref().map_or("", Link::as_str).into(),
            s.tier.word().into(),
            effect.map_or("", Effect::estimate).into(),
            low.into(),
            high.into(),
            effect.map_or("", Effect::unit).into(),
            (&s.studied).into(),
        ]
    })
}

pub fn replace_ingredients(tx: &mut Tx, of: Of, rows: &[Row<IngredientId, Active>]) -> Result<(), Error> {
    replace(tx, &CLEAR_INGREDIENTS, ("active_ingredient", &["name", "adaptable", "looks_like"]), of, rows, |a| {
        vec![(&a.ingredient.name).into(), a.ingredient.adaptable.into(), (&a.looks_like).into()]
    })
}

pub fn replace_hours(tx: &mut Tx, of: Of, rows: &[Row<HoursId, AsksOf>]) -> Result<(), Error> {
    replace(tx, &CLEAR_HOURS, ("innovation_hours", &["role", "minutes_per_month", "during"]), of, rows, |h| {
        vec![h.role.into(), h.minutes_per_month.into(), h.when.word().into()]
    })
}

pub fn replace_costs(tx: &mut Tx, of: Of, rows: &[Row<CostId, Cost>]) -> Result<(), Error> {
    replace(tx, &CLEAR_COSTS, ("innovation_cost", &["amount", "rhythm", "purpose"]), of, rows, |c| {
        vec![c.amount.into(), c.rhythm.word().into(), (&c.purpose).into()]
    })
}

pub fn replace_outcomes(tx: &mut Tx, of: Of, adults: &[Row<OutcomeId, String>], students: &[Row<OutcomeId, String>]) -> Result<(), Error> {
    let whose = |list: &[Row<OutcomeId, String>], whose: &'static str| -> Vec<Row<OutcomeId, (&'static str, String)>> {
        list.iter().map(|row| Row { id: row.id, is: (whose, row.is.clone()) }).collect()
    };
    let all = [whose(adults, ADULTS), whose(students, STUDENTS)].concat();
    replace(tx, &CLEAR_OUTCOMES, ("intended_outcome", &["whose", "outcome"]), of, &all, |(whose, outcome)| {
        vec![(*whose).into(), outcome.into()]
    })
}

/// All rows of all parts, when the innovation itself is removed for good.
pub fn clear(tx: &mut Tx, of: Of) -> Result<(), Error> {
    for statement in [&CLEAR_FIGURES, &CLEAR_SOURCES, &CLEAR_INGREDIENTS, &CLEAR_HOURS, &CLEAR_COSTS, &CLEAR_OUTCOMES] {
        tx.execute(statement, params![of.0, of.1])?;
    }
    Ok(())
}
