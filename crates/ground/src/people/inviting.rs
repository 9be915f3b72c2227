//! Many invitations at once: for each person a one-time link, to be printed or sent.

use super::{Person, load, standing};
use crate::ids::{PersonId, UnitId};
use crate::op::{Op, Refusal};
use crate::policy::MANAGE_ACCOUNTS;
use crate::{account, timeline};

/// An invitation on paper lies in a pigeonhole over a weekend and a sick week: two weeks, and the list is made anew.
pub const INVITATION_DAYS: i64 = 14;
/// At most so many links in one batch: a school, not a district; one sheet that one person can keep an eye on.
pub const MOST_AT_ONCE: usize = 400;

/// A person with the secret of their link; it is shown once and stored nowhere.
#[derive(Clone, Debug)]
pub struct Invited {
    pub person: Person,
    pub token: String,
}

/// Those of them who cannot sign in yet: without an account, or with one that came from another server without its password.
pub fn without_sign_in(op: &mut Op, mut people: Vec<Person>) -> Result<Vec<Person>, Refusal> {
    let organization = op.organization()?;
    let no_password = account::without_password(op.tx, organization)?;
    people.retain(|p| p.account.is_none_or(|account| no_password.contains(&account)));
    Ok(people)
}

/// Makes a one-time link for each of these people who is here and has no sign-in yet. Their earlier unused links stop
/// working. The timeline notes the batch once, with the unit it was made for.
pub fn invite(op: &mut Op, unit: UnitId, people: &[PersonId]) -> Result<Vec<Invited>, Refusal> {
    op.require(MANAGE_ACCOUNTS, unit)?;
    let organization = op.organization()?;
    let until = op.now.plus_days(INVITATION_DAYS);
    let mut invited = Vec::new();
    for id in people.iter().take(MOST_AT_ONCE) {
        let stands = standing(op.tx, organization, *id)?;
        let person = load(op, stands)?;
        let again = invited.iter().any(|i: &Invited| i.person.id == stands);
        if !person.active || again || without_sign_in(op, vec![person.clone()])?.is_empty() {
            continue;
        }
        let token = account::token(op.chance().bytes());
        account::close_doors(op.tx, organization, "password", stands.0)?;
        account::open_door(op.tx, organization, "password", &token, stands.0, Some(until))?;
        invited.push(Invited { person, token });
    }
    if !invited.is_empty() {
        timeline::record(op, timeline::Event::InvitationsMade, unit.0, None)?;
    }
    Ok(invited)
}
