//! What changes for one person: the days of a part, leaving and coming back, being away, someone standing in.

use super::*;
use ground::AbsenceId;
use ground::people::{AbsenceError, LeaveError};

async fn of(app: &App, who: &SignedIn, id: PersonId) -> Result<PersonPage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| load_one(op, id)).await?)
}

fn back_to(id: PersonId) -> Response {
    Redirect::to(&paths::person(id)).into_response()
}

pub async fn part_days(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = of(&app, &who, id).await?;
    let part = form.choice("part", |text| page.parts.iter().map(|(m, _)| m.id).find(|m| m.to_string() == text)).required();
    let first = page.parts.iter().find(|(m, _)| Some(m.id) == part).and_then(|(m, _)| clock::date(&m.begins_on));
    let last = form.date("last-day").among(first.map_or(days::near(page.today), |first| days::from(first, page.today))).optional();
    let (Some(part), Some(last)) = (part, last) else { return Ok(wrong(&who, &page, &form)) };
    match app.write(who.actor.clone(), move |op| people::change_end(op, id, part, last)).await {
        Ok(()) => Ok(back_to(id)),
        Err(LeaveError::NobodyFrom(day)) => {
            form.wrong("last-day", Wrong::of("departure-nobody-from").and("day", day));
            Ok(wrong(&who, &page, &form))
        }
        Err(LeaveError::Refused(refusal)) => Err(refusal.into()),
    }
}

/// What someone leaves behind.
pub struct DeparturePage {
    pub person: PersonPage,
    pub held: Vec<Held>,
}

async fn departing(app: &App, who: &SignedIn, id: PersonId) -> Result<DeparturePage, Fault> {
    let house = app.clone();
    let page = app.read(who.actor.clone(), move |op| {
        let person = load_one(op, id)?;
        Ok::<_, Refusal>(DeparturePage { person, held: house.holds(op, id)? })
    });
    Ok(page.await?)
}

pub async fn departure(who: SignedIn, State(app): State<App>, Path(id): Path<PersonId>) -> Result<Markup, Fault> {
    let page = departing(&app, &who, id).await?;
    let form = Form::blank().filled("last-day", page.person.today.to_string());
    Ok(who.page(&who.words().t("departure-title"), Place::People, views::departure(&who, &page, &form)))
}

pub async fn leave(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = departing(&app, &who, id).await?;
    if let Some(last_day) = form.date("last-day").among(days::near(page.person.today)).required() {
        match app.write(who.actor.clone(), move |op| people::leave_by_hand(op, id, last_day)).await {
            Ok(()) => return Ok(back_to(id)),
            Err(LeaveError::NobodyFrom(day)) => form.wrong("last-day", Wrong::of("departure-nobody-from").and("day", day)),
            Err(LeaveError::Refused(refusal)) => return Err(refusal.into()),
        }
    }
    Ok(again(who.page(&who.words().t("departure-title"), Place::People, views::departure(&who, &page, &form))))
}

pub async fn come_back(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = of(&app, &who, id).await?;
    let unit = form.choice("unit", |text| page.units.iter().map(|u| u.id).find(|u| u.to_string() == text)).required();
    let role = form.choice("role", Role::from_word).required();
    let from = form.date("from").among(days::near(page.today)).or(page.today);
    let until = form.date("until").among(days::from(from.unwrap_or(page.today), page.today)).optional();
    let (Some(unit), Some(role), Some(from), Some(until)) = (unit, role, from, until) else { return Ok(wrong(&who, &page, &form)) };
    // Back already: sent twice.
    if page.is_gone() || page.left_on.is_some() {
        app.write(who.actor, move |op| people::come_back(op, id, unit, role, from, until)).await?;
    }
    Ok(back_to(id))
}

pub async fn note_absence(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = of(&app, &who, id).await?;
    let from = form.date("away-from").among(days::near(page.today)).required();
    let until = form.date("away-until").among(days::from(from.unwrap_or(page.today), page.today)).optional();
    if let (Some(from), Some(until)) = (from, until) {
        match app.write(who.actor.clone(), move |op| people::note_absence(op, id, from, until)).await {
            Ok(_) => return Ok(back_to(id)),
            Err(AbsenceError::Refused(refusal)) => return Err(refusal.into()),
            Err(AbsenceError::Overlaps | AbsenceError::CannotStandIn) => form.wrong("away-from", "absence-overlaps"),
        }
    }
    Ok(wrong(&who, &page, &form))
}

pub async fn been_back(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = of(&app, &who, id).await?;
    let absence = form.choice("absence", |text| page.absences.iter().map(|a| a.id).find(|a| a.to_string() == text)).required();
    let last = form.date("away-last").required();
    let (Some(absence), Some(last)) = (absence, last) else { return Ok(wrong(&who, &page, &form)) };
    app.write(who.actor, move |op| people::been_back(op, absence, last)).await?;
    Ok(back_to(id))
}

#[derive(Default, Deserialize)]
pub struct Asked {
    absence: Option<AbsenceId>,
    part: Option<MembershipId>,
    #[serde(default)]
    q: String,
}

/// Choosing who stands in: which absence, which part, and who was found by name.
pub struct StandInPage {
    pub person: PersonPage,
    pub absence: Absence,
    pub part: (Membership, String),
    pub typed: String,
    pub found: Portion<(Person, UnitId)>,
}

async fn choosing(app: &App, who: &SignedIn, id: PersonId, asked: Asked) -> Result<StandInPage, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let person = load_one(op, id)?;
        let absence = person.absences.iter().find(|a| Some(a.id) == asked.absence).or(person.ahead().next()).cloned();
        let part = person.parts.iter().find(|(m, _)| Some(m.id) == asked.part).or(person.parts.first()).cloned();
        // Nobody is away, or there is nothing to stand in for: back to the person's page.
        let (Some(absence), Some(part)) = (absence, part) else { return Ok(None) };
        let typed = asked.q.trim().to_string();
        let found = if typed.is_empty() { Portion { rows: Vec::new(), next: None } } else { people::found(op, &typed)? };
        Ok::<_, Refusal>(Some(StandInPage { person, absence, part, typed, found }))
    });
    page.await?.ok_or(Fault::Said { what: crate::views::What::Missing, key: "stand-in-nobody-away" })
}

pub async fn stand_in_page(
    who: SignedIn,
    State(app): State<App>,
    Path(id): Path<PersonId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let page = of(&app, &who, id).await?;
    if page.ahead().next().is_none() || page.parts.is_empty() {
        return Ok(back_to(id));
    }
    let page = choosing(&app, &who, id, asked).await?;
    Ok(who.page(&who.words().t("stand-in-title"), Place::People, views::stand_in(&who, &page, &Form::blank())).into_response())
}

pub async fn stand_in(Path(id): Path<PersonId>, State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let page = of(&app, &who, id).await?;
    let absence = form.choice("absence", |text| page.absences.iter().map(|a| a.id).find(|a| a.to_string() == text)).required();
    let part = form.choice("part", |text| page.parts.iter().map(|(m, _)| m.id).find(|m| m.to_string() == text)).required();
    let by = form.choice("person", |text| text.parse::<PersonId>().ok()).required();
    let (Some(absence), Some(part), Some(by)) = (absence, part, by) else { return Ok(wrong(&who, &page, &form)) };
    match app.write(who.actor.clone(), move |op| people::stand_in(op, absence, part, by)).await {
        Ok(()) => return Ok(back_to(id)),
        Err(AbsenceError::Refused(refusal)) => return Err(refusal.into()),
        Err(AbsenceError::Overlaps | AbsenceError::CannotStandIn) => form.wrong("", "stand-in-cannot"),
    }
    let asked = Asked { absence: Some(absence), part: Some(part), q: form.value("q").to_string() };
    let page = choosing(&app, &who, id, asked).await?;
    Ok(again(who.page(&who.words().t("stand-in-title"), Place::People, views::stand_in(&who, &page, &form))))
}
