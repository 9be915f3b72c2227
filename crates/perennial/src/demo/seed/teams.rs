//! The teams that carry it.

use super::Seeding;
use anyhow::{Context, Result};
use ground::{ImplementationId, PersonId, Refusal};
use jiff::civil::Date;
use teams::charter::{self, Part};

/// Formed on the day it begins, of those of its people who are there.
pub fn form(all: &Seeding, adoption: usize, _day: Date) -> Result<()> {
    let a = &all.district.adoptions[adoption];
    let id = all.begun.get(&adoption).copied().context("not begun")?;
    let known = |at: &usize| all.staff.get(&(a.school, *at)).copied();
    // The first is the coach, who serves many.
    let (people, lead) = (a.team.iter().filter_map(known).collect(), a.team.iter().skip(1).find_map(known));
    gather(all, a.school, id, super::words::INNOVATIONS[a.innovation].name, (people, lead))
}

/// A team of these people, one of whom leads.
pub fn gather(
    all: &Seeding,
    school: usize,
    id: ImplementationId,
    innovation: &str,
    (people, lead): (Vec<PersonId>, Option<PersonId>),
) -> Result<()> {
    let name = format!("{innovation} team");
    let purpose = "To bring it into classrooms together, see early whether it takes hold, and say so.";
    all.write_as_principal(school, move |op| {
        charter::form(op, id, &name, purpose)?;
        for person in &people {
            charter::join(op, id, *person, if Some(*person) == lead { Part::Lead } else { Part::Member })?;
        }
        Ok::<_, Refusal>(())
    })
}
