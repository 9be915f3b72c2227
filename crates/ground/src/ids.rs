//! Ids are types: a person's id cannot be handed to a verb that wants a unit's. UUIDv7 where order of making is
//! harmless, random where an order of arrival must not survive (see `Op::random_id`).

use data_encoding::BASE32_NOPAD;
use db::{FromValue, Uuid, Value};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub Uuid);
        impl From<$name> for Value { fn from(id: $name) -> Value { Value::Uuid(id.0) } }
        impl From<Uuid> for $name { fn from(id: Uuid) -> $name { $name(id) } }
        impl FromValue for $name {
            const WANTED: &'static str = stringify!($name);
            fn from_value(value: Value) -> Option<$name> { Uuid::from_value(value).map($name) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { f.write_str(&spell(self.0)) }
        }
        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<$name, NotAnId> { read(text).map($name) }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<$name, D::Error> {
                let text = <std::borrow::Cow<str>>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.collect_str(self) }
        }
    )+};
}

// The registry: a new capability adds its ids here.
ids! {
    OrganizationId; UnitId; PersonId; MembershipId; AccountId; SignInId; EventId; ImportId; JobId; ReleaseId;
    InnovationId; IngredientId; ImplementationId; StageMoveId;
    NeedFigureId; EvidenceId; HoursId; CostId; OutcomeId;
    StageTemplateId; ActivityId;
    TeamId;
    PulseId; ItemId; WaveId; AnswerId; PulseOutlineId; AskingId;
    StaffListId;
    ClassId;
    SchoolYearId; TermId; CalendarDayId;
    AbsenceId;
    HoldId; SettingId;
    FileId;
    ExportId;
    RolloverId;
    StopId; ToldId; SustainId;
}

/// What stands in an address is not an id; answered like a missing thing.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
#[error("not an id")]
pub struct NotAnId;

/// 26 lower-case letters and digits: short enough for an address, safe to read aloud.
fn spell(id: Uuid) -> String {
    BASE32_NOPAD.encode(id.as_bytes()).to_ascii_lowercase()
}

fn read(text: &str) -> Result<Uuid, NotAnId> {
    let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).map_err(|_| NotAnId)?;
    Uuid::from_slice(&bytes).map_err(|_| NotAnId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_address() {
        let id = PersonId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));
        assert_eq!(id.to_string().len(), 26);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("no-id".parse::<PersonId>(), Err(NotAnId));
    }
}
