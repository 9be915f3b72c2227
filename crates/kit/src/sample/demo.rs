//! What all samples speak of: the made-up Riverbend district with six schools and a few of its people, on one Monday in
//! November. Nothing here is stored anywhere; it only lets pages be looked at.

use db::Uuid;
use ground::organization::{Unit, UnitKind};
use ground::people::{Listed, Person};
use ground::{Moment, PersonId, Role, StakeholderGroup, UnitId};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

pub const DISTRICT: &str = "Riverbend Demo District";
pub const SCHOOLS: [&str; 6] = ["Alder Creek", "Birchwood", "Cedar Flats", "Dogwood", "Elm Street", "Fernhill"];

/// Everyone of Alder Creek who has a name on some sample, and their part there.
pub const PEOPLE: [(&str, &str, Role); 8] = [
    ("Ines", "Okafor", Role::Lead),
    ("Marcus", "Bell", Role::Principal),
    ("Tova", "Lind", Role::Coach),
    ("Priya", "Raman", Role::Teacher),
    ("Joel", "Arroyo", Role::Teacher),
    ("Hana", "Petrov", Role::Paraeducator),
    ("Graciela Altagracia", "Villavicencio-Oyelaran", Role::Teacher),
    ("Li", "Wu", Role::SupportStaff),
];

/// Where someone stands in [`PEOPLE`].
pub const INES: usize = 0;
pub const MARCUS: usize = 1;
pub const TOVA: usize = 2;
pub const PRIYA: usize = 3;
pub const JOEL: usize = 4;
pub const HANA: usize = 5;

/// Monday, November 16, 2026.
pub fn today() -> Date {
    date(2026, 11, 16)
}

/// A day in the fall of 2026.
pub fn day(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

/// Noon of a day, UTC.
pub fn noon(day: Date) -> Moment {
    let midnight = day.to_zoned(TimeZone::UTC).map_or(0, |at| at.timestamp().as_microsecond());
    Moment(midnight).plus_seconds(12 * 3_600)
}

/// A made-up id.
pub fn id<T: From<Uuid>>(n: usize) -> T {
    T::from(Uuid::from_u128(n as u128 + 1))
}

pub fn district() -> Unit {
    Unit { id: id(100), parent: None, kind: UnitKind::District, name: DISTRICT.into(), source_id: Some("riverbend".into()) }
}

/// A school by its place in [`SCHOOLS`].
pub fn school(n: usize) -> Unit {
    let name = SCHOOLS[n % SCHOOLS.len()];
    Unit { id: school_id(n), parent: Some(id(100)), kind: UnitKind::School, name: name.into(), source_id: Some(format!("school-{n}")) }
}

pub fn school_id(n: usize) -> UnitId {
    id(101 + n)
}

pub fn person_id(n: usize) -> PersonId {
    id(200 + n)
}

/// A person by their place in [`PEOPLE`]; the first ones have a sign-in.
pub fn person(n: usize) -> Person {
    let (given, family, _) = PEOPLE[n % PEOPLE.len()];
    let email = format!("{}.{}@riverbend.example", given.to_lowercase().replace(' ', "."), family.to_lowercase());
    let account = (n < 4).then(|| id(300 + n));
    Person {
        id: person_id(n),
        given_name: given.into(),
        family_name: family.into(),
        email: Some(email),
        account,
        source_id: Some(format!("p-{n}")),
        active: true,
    }
}

pub fn name(n: usize) -> String {
    person(n).name()
}

/// A person as lists show them, at a school.
pub fn listed(n: usize, school: usize) -> Listed {
    let role = PEOPLE[n % PEOPLE.len()].2;
    Listed { person: person(n), role, group: StakeholderGroup::of(role), unit: school_id(school) }
}
