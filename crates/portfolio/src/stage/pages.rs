//! The pages of a stage: its activities, one of them, and the days of all.

use super::model::{Activity, Progress, days_in, of_stage, stays};
use super::views;
use crate::LEAD;
use crate::implementation::{self, Placed, Stage};
use crate::stop;
use axum::extract::{Path, State};
use ground::{ActivityId, ImplementationId, Op, PersonId, Refusal, people};
use jiff::civil::Date;
use kit::{App, Fault, Form, Place, SignedIn};
use maud::Markup;
use std::collections::HashMap;

/// The work of one stage.
pub struct StagePage {
    pub placed: Placed,
    pub stage: Stage,
    pub activities: Vec<Activity>,
    /// Of each stage, for the way from one to the other.
    pub progress: Vec<(Stage, Progress)>,
    /// School days spent in it so far; none when it has never been entered.
    pub days: Option<i64>,
    /// Names of those who did something.
    pub names: HashMap<PersonId, String>,
    /// How many activities the template in use has that are not here, in all stages.
    pub untaken: usize,
    /// Leads it, it is neither stopped nor paused, and its unit is open.
    pub may_lead: bool,
    pub today: Date,
}

/// One activity, to be changed.
pub struct ActivityPage {
    pub placed: Placed,
    pub activity: Activity,
    /// Who may have done it: people of the place, and whoever is named already.
    pub people: Vec<(PersonId, String)>,
    pub today: Date,
}

/// The open activities of a stage, to be dated.
pub struct DatesPage {
    pub placed: Placed,
    pub stage: Stage,
    pub open: Vec<Activity>,
}

/// What stands in an address is a stage, or there is no such page.
pub(super) fn stage_of(word: &str) -> Result<Stage, Fault> {
    Stage::from_word(word).ok_or(Fault::Missing)
}

fn gather(op: &mut Op, id: ImplementationId, stage: Stage) -> Result<StagePage, Refusal> {
    let placed = implementation::named(op, id)?;
    let all = super::of(op, id)?;
    let progress = Stage::ALL.into_iter().map(|s| (s, Progress::of(of_stage(&all, s)))).collect();
    let activities: Vec<Activity> = of_stage(&all, stage).cloned().collect();
    let (zone, today) = (op.zone_in(placed.unit)?, op.today_in(placed.unit)?);
    let calendar = ground::calendar::of(op, placed.unit)?;
    let stays = stays(&implementation::moves(op, id)?, &zone);
    let found = implementation::see(op, id)?;
    let rests = stop::rests(op, &found)?;
    let days = stays.iter().any(|s| s.stage == stage).then(|| days_in(&stays, &rests, stage, &calendar, today));
    let mut names = HashMap::new();
    for person in activities.iter().filter_map(|a| a.done_by) {
        names.insert(person, people::load(op, person)?.name());
    }
    let may_lead = implementation::may_carry(op, id, LEAD)?;
    let untaken = if may_lead { super::untaken(op, id)?.len() } else { 0 };
    Ok(StagePage { placed, stage, activities, progress, days, names, untaken, may_lead, today })
}

pub(super) async fn load(app: &App, who: &SignedIn, id: ImplementationId, stage: Stage) -> Result<StagePage, Fault> {
    Ok(app.read(who.actor.clone(), move |op| gather(op, id, stage)).await?)
}

pub async fn stage(who: SignedIn, State(app): State<App>, Path((id, word)): Path<(ImplementationId, String)>) -> Result<Markup, Fault> {
    let page = load(&app, &who, id, stage_of(&word)?).await?;
    Ok(who.page(&page.title(&who), Place::Work, views::stage(&who, &page, &Form::blank())))
}

pub(super) async fn load_activity(app: &App, who: &SignedIn, id: ActivityId) -> Result<ActivityPage, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        let activity = super::carried(op, id)?;
        let placed = implementation::named(op, activity.implementation)?;
        let mut all: Vec<(PersonId, String)> =
            people::in_unit(op, placed.unit)?.into_iter().map(|l| (l.person.id, l.person.name())).collect();
        // Whoever leads from further up may have done it too, and so may someone who has left.
        for person in activity.done_by.into_iter().chain(op.actor.person()) {
            if !all.iter().any(|(known, _)| *known == person) {
                all.push((person, people::load(op, person)?.name()));
            }
        }
        let today = op.today_in(placed.unit)?;
        Ok::<_, Refusal>(ActivityPage { placed, activity, people: all, today })
    });
    Ok(page.await?)
}

pub async fn activity(who: SignedIn, State(app): State<App>, Path(id): Path<ActivityId>) -> Result<Markup, Fault> {
    let page = load_activity(&app, &who, id).await?;
    Ok(who.page(&page.title(&who), Place::Work, views::activity(&who, &page, &page.filled())))
}

pub(super) async fn load_dates(app: &App, who: &SignedIn, id: ImplementationId, stage: Stage) -> Result<DatesPage, Fault> {
    let page = app.read(who.actor.clone(), move |op| {
        implementation::carried(op, id, LEAD)?;
        let placed = implementation::named(op, id)?;
        let all = super::of(op, id)?;
        let open = of_stage(&all, stage).filter(|a| a.done_on.is_none() && a.applies()).cloned().collect();
        Ok::<_, Refusal>(DatesPage { placed, stage, open })
    });
    Ok(page.await?)
}

pub async fn dates(who: SignedIn, State(app): State<App>, Path((id, word)): Path<(ImplementationId, String)>) -> Result<Markup, Fault> {
    let page = load_dates(&app, &who, id, stage_of(&word)?).await?;
    Ok(who.page(&who.words().t("stage-dates-title"), Place::Work, views::dates(&who, &page, &page.filled())))
}

impl StagePage {
    pub fn progress_here(&self) -> Progress {
        Progress::of(&self.activities)
    }
}

impl ActivityPage {
    pub(super) fn filled(&self) -> Form {
        let a = &self.activity;
        let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
        Form::blank()
            .filled("name", a.name.columns().1)
            .filled("planned", day(a.planned_on))
            .filled("done", day(a.done_on))
            .filled("by", a.done_by.map(|p| p.to_string()).unwrap_or_default())
            .filled("note", &a.note)
            .filled("not-needed", &a.not_needed)
            .stamped()
    }
}

impl DatesPage {
    pub(super) fn filled(&self) -> Form {
        let planned = |a: &Activity| a.planned_on.map(|day| day.to_string()).unwrap_or_default();
        self.open.iter().fold(Form::blank(), |form, a| form.filled(&dated(a), planned(a)))
    }
}

/// The box that checks an activity off.
pub(super) fn checked(activity: &Activity) -> String {
    format!("done-{}", activity.id)
}

/// The field that holds an activity's day.
pub(super) fn dated(activity: &Activity) -> String {
    format!("on-{}", activity.id)
}
