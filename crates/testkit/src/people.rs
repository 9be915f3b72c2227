//! A district to act in: Riverbend with two schools, and another organization beside it. In each place someone holds
//! each part.

use ground::organization::{self, Unit, UnitKind};
use ground::{AccountId, Actor, Ground, Op, OrganizationId, PersonId, Refusal, Role, UnitId, account, people};
use kit::sign_in::password;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Everyone's password.
pub const PASSWORD: &str = "seven quiet herons wade";

/// Where someone holds their part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// The district itself: Riverbend.
    District,
    /// The school most tests are about: Heron School.
    Own,
    /// Another school of the same district: Otter School.
    Sibling,
    /// The school of another organization: Farfield.
    Other,
    /// That other organization itself.
    OtherDistrict,
}

impl At {
    pub const ALL: [At; 5] = [At::District, At::Own, At::Sibling, At::Other, At::OtherDistrict];

    /// In the organization that is not ours.
    pub fn elsewhere(self) -> bool {
        matches!(self, At::Other | At::OtherDistrict)
    }

    fn word(self) -> &'static str {
        match self {
            At::District => "Riverbend",
            At::Own => "Heron",
            At::Sibling => "Otter",
            At::Other => "Farfield",
            At::OtherDistrict => "Lakeland",
        }
    }
}

#[derive(Clone, Debug)]
pub struct TestPerson {
    pub role: Role,
    pub at: At,
    pub id: PersonId,
    pub account: AccountId,
    pub organization: OrganizationId,
    pub unit: UnitId,
    pub name: String,
    pub email: String,
}

impl TestPerson {
    /// Who acts, for verbs called without a browser.
    pub fn actor(&self) -> Actor {
        let none = ground::SignInId(db::Uuid::nil());
        Actor::Person { organization: self.organization, person: self.id, account: self.account, sign_in: none }
    }
}

/// Both organizations and their people.
#[derive(Clone, Debug)]
pub struct District {
    pub organization: OrganizationId,
    pub other_organization: OrganizationId,
    pub root: UnitId,
    pub own: UnitId,
    pub sibling: UnitId,
    pub other_root: UnitId,
    pub other: UnitId,
    pub people: Vec<TestPerson>,
}

impl District {
    pub(crate) fn nothing() -> District {
        let (none, unit) = (OrganizationId(db::Uuid::nil()), UnitId(db::Uuid::nil()));
        District {
            organization: none,
            other_organization: none,
            root: unit,
            own: unit,
            sibling: unit,
            other_root: unit,
            other: unit,
            people: Vec::new(),
        }
    }

    pub(crate) fn found(ground: &Ground) -> District {
        let hash = one_hash();
        ground.write_now(Actor::Guest, move |op| found(op, hash)).expect("a district")
    }

    pub fn person(&self, role: Role, at: At) -> &TestPerson {
        self.people.iter().find(|p| p.role == role && p.at == at).expect("someone holds every part in every place")
    }

    pub fn unit(&self, at: At) -> UnitId {
        match at {
            At::District => self.root,
            At::Own => self.own,
            At::Sibling => self.sibling,
            At::Other => self.other,
            At::OtherDistrict => self.other_root,
        }
    }
}

/// The hash of the one password, made once for each test program.
fn one_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| password::hash(PASSWORD, &crate::app::seeded(1)).expect("a hash"))
}

fn school(op: &mut Op, organization: OrganizationId, root: UnitId, name: &str) -> Result<UnitId, Refusal> {
    let unit = Unit { id: op.id(), parent: Some(root), kind: UnitKind::School, name: format!("{name} School"), source_id: None };
    organization::add_unit(op.tx, organization, &unit)?;
    Ok(unit.id)
}

fn found(op: &mut Op, hash: &str) -> Result<District, Refusal> {
    let zone = "America/Chicago";
    let (ours, root) = organization::found(op, "Riverbend Test District", UnitKind::District, zone, "en", false)?;
    let own = school(op, ours.id, root.id, "Heron")?;
    let sibling = school(op, ours.id, root.id, "Otter")?;
    organization::replant(op.tx, ours.id)?;
    let (theirs, other_root) = organization::found(op, "Farfield Test District", UnitKind::District, zone, "en", false)?;
    let other = school(op, theirs.id, other_root.id, "Farfield")?;
    organization::replant(op.tx, theirs.id)?;
    let mut people = Vec::new();
    let units = HashMap::from([
        (At::District, root.id),
        (At::Own, own),
        (At::Sibling, sibling),
        (At::Other, other),
        (At::OtherDistrict, other_root.id),
    ]);
    for at in At::ALL {
        op.actor = Actor::System(if at.elsewhere() { theirs.id } else { ours.id });
        for role in Role::ALL {
            people.push(enroll(op, *role, at, units[&at], hash)?);
        }
    }
    Ok(District {
        organization: ours.id,
        other_organization: theirs.id,
        root: root.id,
        own,
        sibling,
        other_root: other_root.id,
        other,
        people,
    })
}

fn enroll(op: &mut Op, role: Role, at: At, unit: UnitId, hash: &str) -> Result<TestPerson, Refusal> {
    let organization = op.organization()?;
    let given = role.word().split('-').map(capital).collect::<Vec<_>>().join(" ");
    let email = format!("{}@{}.example", role.word(), at.word().to_lowercase());
    let person = people::enroll(op, &given, at.word(), Some(&email), unit, role)?;
    let account = account::create(op, &email, hash)?;
    people::link_account(op.tx, organization, person.id, account)?;
    Ok(TestPerson { role, at, id: person.id, account, organization, unit, name: person.name(), email })
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
