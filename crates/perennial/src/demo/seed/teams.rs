//! The teams that carry it.

use super::Seeding;
use anyhow::{Context, Result};
use ground::{PersonId, Refusal};
use jiff::civil::Date;
use teams::charter::{self, Part};

/// Formed on the day it begins, of those of its people who are there.
pub fn form(all: &Seeding, adoption: usize, _day: Date) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let name = format!("{} team", super::words::INNOVATIONS[a.innovation].name);
    let purpose = "To bring it into classrooms together, see early whether it takes hold, and say so.";
    let people: Vec<PersonId> = a.team.iter().filter_map(|at| all.staff.get(&(a.school, *at)).copied()).collect();
    let lead = a.team.iter().skip(1).find_map(|at| all.staff.get(&(a.school, *at)).copied());
    all.write_as_principal(a.school, move |op| {
        charter::form(op, id, &name, purpose)?;
        for person in &people {
            let part = if Some(*person) == lead { Part::Lead } else { Part::Member };
            charter::join(op, id, *person, part)?;
        }
        Ok::<_, Refusal>(())
    })
}
