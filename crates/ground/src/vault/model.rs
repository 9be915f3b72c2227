//! The rules of the vault: who may answer whom, and for how long the two may take the file. No SQL, no files.

use crate::ids::{EventId, ExportId, PersonId};
use crate::{AccountId, Moment};

/// After the second person agrees, the two may make and take the file for a day: long enough for someone in another
/// building, short enough that nobody forgets that a door stands open.
pub const WINDOW_SECONDS: i64 = 24 * 3_600;

crate::access::words! {
    State { Asked = "asked", Approved = "approved", Declined = "declined", Withdrawn = "withdrawn" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    pub id: ExportId,
    pub asked_by: PersonId,
    pub asked_at: Moment,
    pub asked_event: EventId,
    pub state: State,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Moment>,
    pub window_ends_at: Option<Moment>,
}

impl Export {
    /// Whether someone still has to do something about it.
    pub fn is_live(&self, now: Moment) -> bool {
        self.state == State::Asked || self.is_open(now)
    }

    /// Whether the two may make and take the file.
    pub fn is_open(&self, now: Moment) -> bool {
        self.state == State::Approved && self.window_ends_at.is_some_and(|end| now < end)
    }

    /// The two who stand for it by name.
    pub fn names(&self, person: PersonId) -> bool {
        self.asked_by == person || self.decided_by == Some(person)
    }
}

/// Someone who holds a part in the organization itself that lets them answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Keeper {
    pub person: PersonId,
    pub name: String,
    pub account: Option<AccountId>,
    pub administrator: bool,
}

/// Who may answer what `asker` asked: another administrator; where there is none, a district leader. Never the asker
/// under another name: `same` are the persons who are one human with them, and a shared sign-in counts as one too.
pub fn who_may_answer<'k>(keepers: &'k [Keeper], asker: PersonId, same: &[PersonId]) -> Vec<&'k Keeper> {
    let account = keepers.iter().find(|k| k.person == asker).and_then(|k| k.account);
    let other = |k: &&Keeper| k.person != asker && !same.contains(&k.person) && (k.account.is_none() || k.account != account);
    let others: Vec<&Keeper> = keepers.iter().filter(other).collect();
    let administrators: Vec<&Keeper> = others.iter().copied().filter(|k| k.administrator).collect();
    if administrators.is_empty() { others } else { administrators }
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Uuid;

    fn keeper(n: u128, account: Option<u128>, administrator: bool) -> Keeper {
        let account = account.map(|a| AccountId(Uuid::from_u128(a)));
        Keeper { person: PersonId(Uuid::from_u128(n)), name: n.to_string(), account, administrator }
    }

    fn answering(keepers: &[Keeper], same: &[u128]) -> Vec<String> {
        let same: Vec<PersonId> = same.iter().map(|n| PersonId(Uuid::from_u128(*n))).collect();
        who_may_answer(keepers, PersonId(Uuid::from_u128(1)), &same).iter().map(|k| k.name.clone()).collect()
    }

    #[test]
    fn another_administrator_answers_and_only_without_one_a_district_leader() {
        let (one, two, leader) = (keeper(1, Some(1), true), keeper(2, Some(2), true), keeper(3, Some(3), false));
        assert_eq!(answering(&[one.clone(), two, leader.clone()], &[]), ["2"]);
        assert_eq!(answering(&[one.clone(), leader], &[]), ["3"]);
        assert!(answering(&[one], &[]).is_empty());
    }

    #[test]
    fn nobody_answers_themselves_neither_merged_nor_by_the_same_sign_in() {
        let one = keeper(1, Some(7), true);
        assert!(answering(&[one.clone(), keeper(2, Some(2), true)], &[2]).is_empty());
        assert!(answering(&[one, keeper(3, Some(7), true)], &[]).is_empty());
    }

    #[test]
    fn the_window_ends_after_a_day() {
        let id = Uuid::nil();
        let at = Moment(0);
        let export = Export {
            id: ExportId(id),
            asked_by: PersonId(id),
            asked_at: at,
            asked_event: EventId(id),
            state: State::Approved,
            decided_by: None,
            decided_at: Some(at),
            window_ends_at: Some(at.plus_seconds(WINDOW_SECONDS)),
        };
        assert!(export.is_open(at.plus_seconds(WINDOW_SECONDS - 1)) && !export.is_open(at.plus_seconds(WINDOW_SECONDS)));
        assert!(!Export { state: State::Declined, ..export }.is_live(at));
    }
}
