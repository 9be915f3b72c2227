//! The page of the board.

use super::model::{Chosen, Grid, Sort, cells, grid, names};
use super::{standings, views};
use axum::extract::{Query, State};
use ground::{InnovationId, Moment, Op, Refusal, Role, UnitId};
use jiff::civil::Date;
use kit::{App, Fault, Place, SignedIn};
use maud::Markup;
use portfolio::implementation;
use portfolio::innovation::{self, Kind};
use portfolio::load::{self, Week};
use serde::Deserialize;
use std::collections::HashMap;

/// The board with what can be chosen on it.
pub struct BoardPage {
    pub grid: Grid,
    pub chosen: Chosen,
    /// Everything there is to choose from, from A to Z.
    pub innovations: Vec<(InnovationId, String)>,
    pub units: Vec<(UnitId, String)>,
    pub kinds: HashMap<InnovationId, Kind>,
    /// What is asked of a teacher in a week, by place; empty while nobody entered hours.
    pub asked: HashMap<UnitId, Week>,
    pub today: Date,
    /// When the conditions were looked at last.
    pub looked_at: Option<Date>,
    pub may_innovate: bool,
}

/// What stands in the address. What is no such thing is as if it were not there.
#[derive(Deserialize)]
pub struct Address {
    #[serde(default)]
    innovation: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    after: String,
}

fn gather(op: &mut Op, address: &Address) -> Result<BoardPage, Refusal> {
    // Asks the right to see any part of the portfolio as well.
    let all = innovation::all(op)?;
    let kinds: HashMap<InnovationId, Kind> = all.iter().map(|i| (i.id, i.outline.kind)).collect();
    let standings = standings(op)?;
    let placed = implementation::placed(op)?;
    let cells = cells(placed.clone(), &standings);
    let oldest: Option<Moment> = cells.iter().filter_map(|cell| standings.get(&cell.placed.id)).map(|s| s.looked_at).min();
    let (innovations, units) = names(&cells);
    let chosen =
        Chosen { innovation: address.innovation.parse().ok(), unit: address.unit.parse().ok(), stage: Sort::from_word(&address.stage) };
    let grid = grid(cells, &chosen, address.after.parse().ok());
    let shown: Vec<UnitId> = grid.units.iter().map(|(unit, _)| *unit).collect();
    let zone = ground::clock::zone(&ground::organization::load(op)?.zone);
    Ok(BoardPage {
        asked: load::weeks(op, Role::Teacher, &shown, &placed)?,
        today: op.today()?,
        looked_at: oldest.map(|at| at.date(&zone)),
        may_innovate: !op.reached(portfolio::INNOVATE)?.is_empty(),
        innovations,
        units,
        kinds,
        grid,
        chosen,
    })
}

pub async fn board(who: SignedIn, State(app): State<App>, Query(address): Query<Address>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| gather(op, &address)).await?;
    Ok(who.page(&who.words().t("board-title"), Place::Portfolio, views::board(&who, &page)))
}
