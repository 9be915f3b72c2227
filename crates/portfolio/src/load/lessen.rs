//! What could be merged or stopped: implementations beside each other that want the same, or that have been quiet. A
//! suggestion in words for people to judge; nothing is ever done by it.

use super::model::{Month, Piece, Whom, quiet_days};
use super::{Picture, store};
use crate::implementation::{self, Placed};
use crate::innovation::{self, Innovation, Kind};
use ground::sought::fold;
use ground::{ImplementationId, InnovationId, Op, Refusal, Role, UnitId, timeline};
use jiff::civil::Date;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

/// More is no list to talk about: what rests and what has been quiet for longest stands first.
const MOST: usize = 12;

/// One implementation to talk about.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub placed: Placed,
    /// Minutes a month of each person, by role.
    pub asks: Vec<(Role, i64)>,
    /// The day something was last written down about it, and how many days ago.
    pub last: Option<(Date, i64)>,
    pub shared: Option<Shared>,
}

/// What it has in common with another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub with: String,
    /// Active ingredients by the same name.
    pub ingredients: Vec<String>,
    pub kind: Option<Kind>,
    /// Roles that both ask.
    pub roles: Vec<Role>,
}

/// What two innovations have in common; nothing worth saying without an ingredient, or a kind and a role.
fn shared(one: &Innovation, one_asks: &[(Role, i64)], other: &Innovation, other_asks: &[(Role, i64)]) -> Option<Shared> {
    let names: BTreeSet<String> = other.outline.ingredients.iter().map(|i| fold(&i.name)).collect();
    let ingredients = one.outline.ingredients.iter().filter(|i| names.contains(&fold(&i.name))).map(|i| i.name.clone()).collect();
    let kind = (one.outline.kind == other.outline.kind).then_some(one.outline.kind);
    let roles = one_asks.iter().map(|(role, _)| *role).filter(|role| other_asks.iter().any(|(r, _)| r == role)).collect();
    let found = Shared { with: other.outline.name.clone(), ingredients, kind, roles };
    (!found.ingredients.is_empty() || (found.kind.is_some() && !found.roles.is_empty())).then_some(found)
}

/// What runs in the unit, above and beneath it: what rests first, then what was quiet for longest. `about`: the innovation that is being
/// thought of, against which each is held; without it they are held against each other.
pub fn candidates(
    op: &mut Op,
    picture: &Picture,
    unit: UnitId,
    about: Option<(InnovationId, &[(Role, i64)])>,
    today: Date,
) -> Result<Vec<Candidate>, Refusal> {
    let organization = op.organization()?;
    let (line, within) = (picture.line(unit), picture.within(unit));
    let here = |p: &Placed| p.stopped_on.is_none() && p.shut.is_none() && (line.contains(&p.unit) || within.contains(&p.unit));
    let placed: Vec<Placed> = implementation::placed(op)?.into_iter().filter(here).collect();
    let month = Month::of(today);
    let zone = op.zone_in(unit)?;
    let mut asking: HashMap<ImplementationId, Vec<Piece>> = HashMap::new();
    for (_, piece) in store::of_implementations_between(op.tx, organization, (month.first(), month.last()))? {
        if let Some(id) = piece.implementation {
            asking.entry(id).or_default().push(piece);
        }
    }
    let mut innovations: HashMap<InnovationId, Innovation> = HashMap::new();
    let mut all = Vec::new();
    for placed in placed.into_iter().filter(|p| about.is_none_or(|(id, _)| p.innovation != id)) {
        if let Entry::Vacant(new) = innovations.entry(placed.innovation) {
            new.insert(innovation::load(op, placed.innovation)?);
        }
        let mut asks: HashMap<Role, i64> = HashMap::new();
        for piece in asking.remove(&placed.id).unwrap_or_default() {
            if let Whom::Role(role) = piece.whom {
                *asks.entry(role).or_default() += piece.in_month(month);
            }
        }
        let mut asks: Vec<(Role, i64)> = asks.into_iter().filter(|(_, minutes)| *minutes > 0).collect();
        asks.sort_unstable();
        let last = timeline::of(op, placed.id.0, 1)?.first().map(|row| row.at.date(&zone));
        let last = last.zip(quiet_days(last, today));
        all.push(Candidate { placed, asks, last, shared: None });
    }
    let against = match about {
        Some((id, asks)) => Some((innovation::load(op, id)?, asks)),
        None => None,
    };
    for at in 0..all.len() {
        let Some(own) = innovations.get(&all[at].placed.innovation) else { continue };
        let found = match &against {
            Some((other, asks)) => shared(own, &all[at].asks, other, asks),
            None => all
                .iter()
                .enumerate()
                .filter(|(n, c)| *n != at && c.placed.innovation != own.id)
                .find_map(|(_, c)| innovations.get(&c.placed.innovation).and_then(|other| shared(own, &all[at].asks, other, &c.asks))),
        };
        all[at].shared = found;
    }
    all.sort_by_key(|c| (c.placed.paused_on.is_none(), c.last.map(|(day, _)| day), c.placed.id));
    all.truncate(MOST);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::innovation::{Ingredient, Outline};
    use db::Uuid;

    fn of(kind: Kind, ingredients: &[&str]) -> Innovation {
        let ingredients = ingredients.iter().map(|name| Ingredient { name: name.to_string(), adaptable: false }).collect();
        let outline = Outline { name: "Other".into(), kind, need: String::new(), evidence: String::new(), ingredients };
        Innovation { id: Uuid::nil().into(), outline }
    }

    #[test]
    fn the_same_ingredient_in_other_letters_is_the_same() {
        let found = shared(&of(Kind::Program, &["Pairs by Level"]), &[], &of(Kind::Practice, &["pairs by level", "Logs"]), &[]);
        assert_eq!(found.unwrap().ingredients, ["Pairs by Level"]);
    }

    #[test]
    fn the_same_kind_alone_is_nothing_to_talk_about() {
        let (one, other) = (of(Kind::Program, &["A"]), of(Kind::Program, &["B"]));
        assert_eq!(shared(&one, &[(Role::Teacher, 60)], &other, &[(Role::Coach, 60)]), None);
        assert_eq!(shared(&one, &[(Role::Teacher, 60)], &other, &[(Role::Teacher, 30)]).unwrap().roles, [Role::Teacher]);
    }
}
