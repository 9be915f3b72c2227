//! Who was erased stays erased: the list of their ids is also kept beside the database, so that whoever comes back with an
//! older backup is erased again.

use super::contents::in_files;
use super::erasure::{erase_now, forget_tables, marks, mentions};
use super::model::Erased;
use super::store;
use crate::files::Shelf;
use crate::op::{Actor, Ground, Refusal};
use crate::table_info::TableInfo;
use crate::{people, timeline};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// The list's name in the data folder.
const LIST: &str = "erasures";

/// Everyone erased here.
pub fn erasures(ground: &Ground) -> Result<Vec<Erased>, Refusal> {
    Ok(ground.db.read_now(store::erasures)?)
}

/// Adds every erasure of the database to the list in the data folder: ids only, never fewer than before.
pub fn keep_list(ground: &Ground, data: &Path) -> std::io::Result<()> {
    let here = erasures(ground).map_err(std::io::Error::other)?;
    let before = read_list(data)?;
    let all: BTreeSet<Erased> = before.iter().copied().chain(here).collect();
    if all.len() == before.len() {
        return Ok(());
    }
    let text: String = all.iter().map(|e| e.line() + "\n").collect();
    let part = data.join(format!("{LIST}.part"));
    let mut file = std::fs::File::create(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&part, data.join(LIST))?;
    std::fs::File::open(data)?.sync_all()
}

/// The list in the data folder; empty when there is none.
pub fn read_list(data: &Path) -> std::io::Result<BTreeSet<Erased>> {
    match std::fs::read_to_string(data.join(LIST)) {
        Ok(text) => Ok(text.lines().filter_map(Erased::of_line).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}

/// After a restore, and at every start, since a restore may have stopped halfway: erases again whoever was erased since the
/// backup was made, holds or not (it was right when it was done). `shelf` is where the contents of files lie, or lay. Answers how many.
pub fn erase_again(ground: &Ground, tables: &Arc<[TableInfo]>, list: &BTreeSet<Erased>, shelf: &Shelf) -> Result<usize, Refusal> {
    let mut again = 0;
    let here: BTreeSet<Erased> = erasures(ground)?.into_iter().collect();
    for erased in list.difference(&here).copied() {
        let known = ground.read_now(Actor::System(erased.organization), move |op| {
            Ok::<_, Refusal>(people::by_id(op.tx, erased.organization, erased.person)?.is_some())
        })?;
        if !known {
            continue;
        }
        let in_files = in_files(ground, erased.organization, shelf, erased.person)?.mentions;
        let tables = tables.clone();
        again += ground.write_now(Actor::System(erased.organization), move |op| {
            if store::is_erased(op.tx, erased)? {
                return Ok(0);
            }
            let Some(person) = people::by_id(op.tx, erased.organization, erased.person)? else { return Ok(0) };
            let marks = marks(op, &person)?;
            let mut mentions = mentions(op, &tables, &marks)?;
            mentions.extend(in_files.iter().cloned());
            erase_now(op, &tables, &person, &mentions)?;
            timeline::record(op, timeline::Event::PersonErased, person.id.0, None)?;
            Ok::<_, Refusal>(1)
        })?;
    }
    if again > 0 {
        ground.db.forget(&forget_tables(tables))?;
    }
    Ok(again)
}
