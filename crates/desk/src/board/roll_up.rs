//! Looks at the conditions of every implementation and keeps how many stand how. Due after something happened in the
//! organization, and each night, since some conditions change with the day alone. Safe to repeat, and safe to stop halfway.

use super::model::Standing;
use super::store;
use ground::{Actor, Ground, ImplementationId, Moment, Op, OrganizationId, Refusal, jobs, organization};
use kit::App;
use portfolio::implementation;

pub const JOB: &str = "roll-up-standings";

/// Looked at in one read: a few dozen milliseconds, so that pages find a free reader.
const AT_ONCE: usize = 20;
/// A little after midnight, when the day is surely the next.
const AFTER_MIDNIGHT_SECONDS: i64 = 120;

/// Makes it due now.
pub fn due(op: &mut Op) -> Result<(), Refusal> {
    let organization = op.organization()?;
    jobs::due(op, JOB, organization.0, op.now)
}

/// Makes it due for everyone: the program starts.
pub fn wind(ground: &Ground) -> Result<(), Refusal> {
    for organization in ground.db.read_now(organization::all_ids)? {
        ground.write_now(Actor::System(organization), due)?;
    }
    Ok(())
}

/// Looks at all of them; answers when to look again if nothing happens before. Blocking.
pub fn roll_up(app: &App, organization: OrganizationId) -> Result<Moment, Refusal> {
    let actor = Actor::System(organization);
    let all: Vec<ImplementationId> =
        app.ground.read_now(actor.clone(), |op| Ok::<_, Refusal>(implementation::placed(op)?.into_iter().map(|p| p.id).collect()))?;
    for some in all.chunks(AT_ONCE) {
        let (house, some) = (app.clone(), some.to_vec());
        let looked = app.ground.read_now(actor.clone(), move |op| look(op, &house, &some))?;
        app.ground.write_now(actor.clone(), move |op| {
            for (id, standing) in &looked {
                store::save(op.tx, organization, *id, standing)?;
            }
            Ok::<_, Refusal>(())
        })?;
    }
    app.ground.read_now(actor, |op| {
        let today = op.today()?;
        Ok(op.midnight_after(today)?.plus_seconds(AFTER_MIDNIGHT_SECONDS))
    })
}

fn look(op: &mut Op, app: &App, some: &[ImplementationId]) -> Result<Vec<(ImplementationId, Standing)>, Refusal> {
    let now = op.now;
    some.iter().map(|id| Ok((*id, Standing::of(&app.conditions(op, *id)?, now)))).collect()
}
