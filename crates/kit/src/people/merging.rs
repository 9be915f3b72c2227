//! Two rows that are one person: pairs that may be, a pair side by side, confirming, and taking apart again.

use super::*;
use ground::people::MergeError;

#[derive(Default, Deserialize)]
pub struct Pair {
    pub one: Option<PersonId>,
    pub other: Option<PersonId>,
    #[serde(default)]
    pub q: String,
}

/// One of two rows with what it has.
pub struct Side {
    pub person: Person,
    pub parts: Vec<(Membership, String)>,
    pub held: Vec<Held>,
}

/// A pair, or a first choice and who might be the second.
pub struct MergePage {
    pub suggested: Vec<(Person, Person)>,
    pub one: Option<Side>,
    pub other: Option<Side>,
    pub typed: String,
    pub found: Vec<(Person, UnitId)>,
}

fn side(op: &mut Op, app: &App, id: PersonId) -> Result<Side, Refusal> {
    let page = load_one(op, id)?;
    Ok(Side { person: page.person, parts: page.parts, held: app.holds(op, id)? })
}

fn load(op: &mut Op, app: &App, pair: &Pair) -> Result<MergePage, Refusal> {
    let suggested = people::suggestions(op)?;
    let typed = pair.q.trim().to_string();
    let found = if typed.is_empty() { Vec::new() } else { people::found(op, &typed)?.rows };
    let one = pair.one.map(|id| side(op, app, id)).transpose()?;
    let other = pair.other.map(|id| side(op, app, id)).transpose()?;
    Ok(MergePage { suggested, one, other, typed, found })
}

async fn gather(app: &App, who: &SignedIn, pair: Pair) -> Result<MergePage, Fault> {
    let house = app.clone();
    Ok(app.read(who.actor.clone(), move |op| load(op, &house, &pair)).await?)
}

pub async fn page(who: SignedIn, State(app): State<App>, Query(pair): Query<Pair>) -> Result<Markup, Fault> {
    let page = gather(&app, &who, pair).await?;
    Ok(who.page(&who.words().t("merge-title"), Place::People, views::merging(&who, &page, &Form::blank())))
}

pub async fn merge(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    app.read(who.actor.clone(), |op| organization::over_all(op, MANAGE_PEOPLE)).await?;
    let one = form.choice("one", |text| text.parse::<PersonId>().ok()).required();
    let other = form.choice("other", |text| text.parse::<PersonId>().ok()).required();
    let stands = form.choice("stands", |text| [one, other].into_iter().flatten().find(|p| p.to_string() == text)).required();
    if let (Some(one), Some(other), Some(stands)) = (one, other, stands) {
        let away = if stands == one { other } else { one };
        match app.write(who.actor.clone(), move |op| people::merge(op, stands, away)).await {
            // Sent twice: it is done.
            Ok(()) | Err(MergeError::Same) => return Ok(Redirect::to(&paths::person(stands)).into_response()),
            Err(MergeError::StandsForAnother) => form.wrong("stands", "merge-stands-for-another"),
            Err(MergeError::OnlyAdministrator) => form.wrong("stands", "merge-only-administrator"),
            Err(MergeError::Refused(refusal)) => return Err(refusal.into()),
        }
    }
    let page = gather(&app, &who, Pair { one, other, q: String::new() }).await?;
    Ok(again(who.page(&who.words().t("merge-title"), Place::People, views::merging(&who, &page, &form))))
}

/// The row named in the address is taken apart from the one that stands for it.
pub async fn unmerge(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    app.write(posted.who.actor, move |op| people::unmerge(op, id)).await?;
    Ok(Redirect::to(&paths::person(id)).into_response())
}
