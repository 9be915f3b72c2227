//! Units that a staff list names and somebody chose to add: those that are not here yet, and the yes that each needs by its
//! name. A slip in a spreadsheet is no school.

use super::incoming::{FoundIn, Incoming, PersonIn};
use super::plan::Question;
use crate::organization::Unit;

/// Those that are still to be made.
pub fn missing(here: &[Unit], incoming: &Incoming) -> Vec<FoundIn> {
    incoming.founds.iter().filter(|new| !here.iter().any(|u| u.id == new.id)).cloned().collect()
}

/// What is asked of each, with how many people of the list would have a part there.
pub fn asked(founds: &[FoundIn], incoming: &Incoming) -> Vec<Question> {
    let one = |new: &FoundIn| {
        let key = new.id.to_string();
        let there = |person: &&PersonIn| person.parts.iter().any(|part| part.unit == key);
        let people = incoming.people.iter().filter(there).count();
        Question::Found { unit: new.id, name: new.name.clone(), people }
    };
    founds.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::ids::UnitId;
    use crate::organization::UnitKind;
    use crate::roster::incoming::PartIn;
    use db::Uuid;

    #[test]
    fn a_unit_that_a_list_founds_is_asked_about_by_name_and_once_it_is_here_no_more() {
        let made = UnitId(Uuid::from_u128(700));
        let part = PartIn { unit: made.to_string(), role: Role::Teacher, begins: None, ends: None };
        let person = |source: &str, parts: Vec<PartIn>| PersonIn {
            source_id: source.into(),
            given: "Ana".into(),
            family: "Ruiz".into(),
            email: None,
            active: true,
            parts,
        };
        let list = Incoming {
            founds: vec![FoundIn { id: made, name: "Alder Creek".into(), kind: UnitKind::School }],
            people: vec![person("a", vec![part.clone(), PartIn { role: Role::Coach, ..part }]), person("b", Vec::new())],
            ..Incoming::default()
        };
        let founds = missing(&[], &list);
        assert_eq!(asked(&founds, &list), [Question::Found { unit: made, name: "Alder Creek".into(), people: 1 }]);
        let here = Unit { id: made, parent: None, kind: UnitKind::School, name: "Alder Creek".into(), source_id: None };
        assert_eq!(missing(&[here], &list), []);
    }
}
