//! What the district's office does besides: a template of its own, what lies in the trash, and the pages of data rights.

use super::{Seeding, files, people, words};
use anyhow::{Context, Result};
use ground::data_rights::{self, Scope, What};
use ground::{Refusal, Role};
use jiff::ToSpan;
use jiff::civil::Date;
use portfolio::innovation::{self, Kind, Outline};
use portfolio::stage::template;

pub fn near_the_end(all: &Seeding, today: Date) -> Result<()> {
    all.at(today.saturating_sub(6.days()));
    template(all)?;
    trash(all, today)?;
    data_rights(all, today)?;
    all.at(today.saturating_sub(1.day()));
    night(all)?;
    all.at(today);
    Ok(())
}

/// A short list beside the house's own, which stays in use.
fn template(all: &Seeding) -> Result<()> {
    let mut items = template::stock();
    let mut of_stage = std::collections::HashMap::new();
    items.retain(|item| {
        let before = of_stage.entry(item.stage.word()).or_insert(0);
        *before += 1;
        *before <= 4
    });
    let contents = template::Contents { name: words::SHORT_LIST.into(), items };
    all.write_as_office(Role::DistrictLeader, move |op| template::add(op, &contents, "", false)).map(|_| ())
}

/// An innovation that was written down by mistake, and an old file: both can be brought back.
fn trash(all: &Seeding, today: Date) -> Result<()> {
    let (name, need) = words::DELETED;
    let outline = Outline { name: name.into(), kind: Kind::Product, need: need.into(), evidence: String::new(), ingredients: Vec::new() };
    all.write_as_office(Role::Administrator, move |op| {
        let added = innovation::add(op, &outline)?;
        innovation::delete(op, added.id)
    })
    .map_err(|error: anyhow::Error| error.context("the trash"))?;
    let first = *all.innovations.first().context("no innovation")?;
    files::keep(all, first, "Old card.txt", words::OLD_CARD.into(), "The card from before (made up)")?;
    let home = people::home(all, today).map_or(0, |n| all.district.adoptions[n].school);
    all.write_as_principal(home, move |op| {
        let page = portfolio::files::of(op, first)?;
        let old = page.files.iter().find(|(file, _)| file.name == "Old card.txt").map(|(file, _)| file.id).ok_or(Refusal::Missing)?;
        portfolio::files::discard(op, first, old)
    })
}

/// A legal hold, a clock that was shortened, and looks at the people as whom one looks around.
fn data_rights(all: &Seeding, today: Date) -> Result<()> {
    let home = people::home(all, today).context("no school has anything in use")?;
    let adoption = &all.district.adoptions[home];
    let other = all.schools.iter().position(|unit| *unit != all.schools[adoption.school]).map(|at| all.schools[at].0);
    all.write_as_office(Role::Administrator, move |op| data_rights::set(op, Scope::Unit, other, words::HOLD))?;
    let tables: Vec<ground::TableInfo> = all.elements.iter().flat_map(|e| e.tables()).collect();
    all.write_as_office(Role::Administrator, move |op| data_rights::set_days(op, &tables, "pulse_answer", 365, words::SHORTER))?;
    let here = all.district.schools[adoption.school].on(today);
    let here: Vec<_> = here.filter_map(|(at, _)| all.staff.get(&(adoption.school, at)).copied()).collect();
    let looked = here.clone();
    all.write_as_office(Role::Administrator, move |op| looked.iter().try_for_each(|p| data_rights::looked(op, *p, What::PersonPage)))?;
    all.write_as_principal(adoption.school, move |op| here.iter().try_for_each(|p| data_rights::looked(op, *p, What::Links)))
}

/// The clocks ran last night, so that what they took stands on their page.
fn night(all: &Seeding) -> Result<()> {
    let tables = all.elements.iter().flat_map(|e| e.tables()).collect();
    let clocks = all.elements.iter().flat_map(|e| e.clocks()).collect();
    data_rights::run(&all.ground, all.organization, &tables, &clocks, all.shelf)?;
    Ok(())
}
