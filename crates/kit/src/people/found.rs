//! People and units, found by their names.

use crate::paths;
use ground::element::{Kind, Text};
use ground::policy::{BELONG, MANAGE_PEOPLE};
use ground::{Found, Op, Refusal, Sought, organization, people};

pub fn found(op: &mut Op, sought: &Sought) -> Result<Vec<Found>, Refusal> {
    let mut all = Vec::new();
    for (person, unit) in people::find(op, sought)? {
        let name = person.name();
        let rank = sought.fits(&name, &[]).unwrap_or(2);
        let href = if op.may(MANAGE_PEOPLE, unit)? { paths::person(person.id) } else { paths::PEOPLE.to_string() };
        let said = Some(Text::new("found-at").with("unit", organization::unit(op, unit)?.name));
        all.push(Found { kind: Kind::Person, title: Text::new("found-name").with("name", name), said, href, rank });
    }
    for unit in organization::units_reached(op, BELONG)? {
        let Some(rank) = sought.fits(&unit.name, &[]) else { continue };
        let title = Text::new("found-name").with("name", unit.name);
        all.push(Found { kind: Kind::Unit, title, said: None, href: paths::PEOPLE.to_string(), rank });
    }
    Ok(all)
}
