//! The SQL of roster imports. What a delivery said is kept only while it waits and is prepared.

use super::change::{PartState, Row, UnitState};
use super::classes::{About, Class};
use super::{Confirmed, Import, Note, Seats, SignInDiffers};
use crate::Moment;
use crate::ids::{ClassId, ImportId, MembershipId, OrganizationId, PersonId, UnitId};
use crate::sought::fold;
use db::{Cells, Error, Tx, Value, params, statements};
use std::collections::HashMap;

statements! {
    INSERT = "insert into roster_import (organization, id, at, actor, state, file_name, version, reading, report)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    IMPORT = "select id, at, state, file_name, version, report, decided_by, decided_at, confirmed, total, done, finished_at
        from roster_import where organization = $1 and id = $2";
    READING = "select reading from roster_import where organization = $1 and id = $2";
    IMPORTS = "select id, at, state, file_name, version, '[]', decided_by, decided_at, confirmed, total, done, finished_at
        from roster_import where organization = $1 order by id desc limit $2";
    IMPORTS_BEFORE = "select id, at, state, file_name, version, '[]', decided_by, decided_at, confirmed, total, done, finished_at
        from roster_import where organization = $1 and id < $2 order by id desc limit $3";
    DROP_WAITING = "update roster_import set state = 'dropped', reading = null where organization = $1 and state = 'waiting'";
    FINISH = "update roster_import set state = $1, reading = null, finished_at = $2 where organization = $3 and id = $4";
    BUSY = "select id from roster_import where organization = $1 and state in ('staging', 'applying', 'cancelling', 'undoing') limit 1";
    CONFIRM = "update roster_import set state = 'staging', decided_by = $1, decided_at = $2, confirmed = $3
        where organization = $4 and id = $5";
    TURN = "update roster_import set state = $1 where organization = $2 and id = $3";
    STAGED = "update roster_import set state = 'applying', total = $1, done = 0, terms = $2, reading = null
        where organization = $3 and id = $4";
    PROGRESS = "update roster_import set done = done + $1 where organization = $2 and id = $3";
    TERMS = "select terms from roster_import where organization = $1 and state = 'applied' and terms is not null order by id desc limit 1";
    LATEST = "select id, at from roster_import where organization = $1 and state = $2 order by id desc limit 1";
    PEOPLE_LEFT = "select subject, state from roster_change where organization = $1 and import = $2 and kind = 'person-left'
        and state in ('done', 'skipped') order by position";
    DELETE_OLD = "delete from roster_import where organization = $1 and at < $2
        and state not in ('staging', 'applying', 'cancelling', 'undoing')";

    NEXT = "select position, kind, subject, was, becomes from roster_change
        where organization = $1 and import = $2 and state = 'due' order by position limit $3";
    LAST = "select position, kind, subject, was, becomes from roster_change
        where organization = $1 and import = $2 and state = 'done' order by position desc limit $3";
    MARK = "update roster_change set state = $1, note = $2 where organization = $3 and import = $4 and position = $5";
    MARK_RANGE = "update roster_change set state = $1 where organization = $2 and import = $3
        and position >= $4 and position <= $5 and state = $6";
    LEFT = "select position, kind, subject, was, becomes, note from roster_change
        where organization = $1 and import = $2 and state in ('skipped', 'left') order by position limit $3";
    LEFT_COUNT = "select count(*) from roster_change where organization = $1 and import = $2 and state in ('skipped', 'left')";
    FIRST_CHANGE = "select position from roster_change where organization = $1 and import = $2 order by position limit 1";
    DELETE_CHANGES = "delete from roster_change where organization = $1 and import = $2 and position < $3";

    UNIT = "select name, kind, parent, source_id, closed_on from unit where organization = $1 and id = $2";
    CLOSED = "select id, closed_on from unit where organization = $1 and closed_on is not null";
    CLOSE = "update unit set closed_on = $1, closed_by_hand = false where organization = $2 and id = $3";
    UNIT_OF_SOURCE = "select id from unit where organization = $1 and source_id = $2";
    UNIT_HELD = "select id from membership where organization = $1 and unit = $2 and (ends_on is null or ends_on >= $3) limit 1";
    SOURCES = "select source_id from person where organization = $1 and source_id is not null";
    PERSON_OF_SOURCE = "select id from person where organization = $1 and source_id = $2";
    PARTS = "select id, unit, role, stakeholder_group, begins_on, ends_on, source from membership
        where organization = $1 and person = $2 order by id";
    SET_END = "update membership set ends_on = $1 where organization = $2 and id = $3";
    DIFFER = "select p.id, p.given_name, p.family_name, p.email, a.email from person p join account a on a.id = p.account
        where p.organization = $1 and p.active = true and p.email is not null and lower(p.email) <> a.email
        order by p.folded, p.id limit $2";

    CLASSES = "select id, unit, source_id, title, grades, subject, students, begins_on, ends_on, closed_on from class
        where organization = $1 order by id";
    CLASS = "select id, unit, source_id, title, grades, subject, students, begins_on, ends_on, closed_on from class
        where organization = $1 and id = $2";
    CLASSES_OF = "select id, unit, source_id, title, grades, subject, students, begins_on, ends_on, closed_on from class
        where organization = $1 and unit = $2 and closed_on is null order by id";
    CLASS_OF_SOURCE = "select id from class where organization = $1 and source_id = $2";
    ALL_STAFF = "select class, person from class_staff where organization = $1 order by class, person";
    STAFF = "select person from class_staff where organization = $1 and class = $2 order by person";
    STAFF_NAMES = "select s.class, p.given_name, p.family_name from class c
        join class_staff s on s.organization = c.organization and s.class = c.id
        join person p on p.organization = s.organization and p.id = s.person
        where c.organization = $1 and c.unit = $2 and c.closed_on is null order by s.class, p.folded, p.id";
    SEATS = "select unit, count(*), cast(sum(students) as bigint) from class where organization = $1 and closed_on is null
        group by unit order by unit";
    INSERT_CLASS = "insert into class (organization, id, source_id, unit, title, grades, subject, students, begins_on, ends_on, closed_on)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    UPDATE_CLASS = "update class set source_id = $1, unit = $2, title = $3, grades = $4, subject = $5, students = $6, begins_on = $7,
        ends_on = $8, closed_on = $9 where organization = $10 and id = $11";
    DELETE_CLASS = "delete from class where organization = $1 and id = $2";
    INSERT_STAFF = "insert into class_staff (organization, class, person) values ($1, $2, $3)";
    DELETE_STAFF = "delete from class_staff where organization = $1 and class = $2";
    OLD_CLASSES = "select id from class where organization = $1 and closed_on < $2 order by id limit $3";
}

pub(super) fn shape(what: &'static str) -> Error {
    Error::Shape { statement: "roster_import", column: 0, wanted: what }
}

fn row(c: &mut Cells) -> Result<Import, Error> {
    let (id, at, state, file_name, version) = (c.next()?, c.next()?, c.next()?, c.next()?, c.next()?);
    let notes: Vec<Note> = serde_json::from_str(&c.next::<String>()?).map_err(|_| shape("a list of notes"))?;
    let (decided_by, decided_at) = (c.next()?, c.next()?);
    let confirmed: Option<String> = c.next()?;
    let confirmed = confirmed.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| shape("what was confirmed"))?;
    let (total, done, finished_at) = (c.next()?, c.next()?, c.next()?);
    Ok(Import { id, at, state, file_name, version, notes, decided_by, decided_at, confirmed, total, done, finished_at })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, actor: Option<PersonId>, i: &Import, reading: &str) -> Result<(), Error> {
    let notes = serde_json::to_string(&i.notes).map_err(|_| shape("a list of notes"))?;
    let values = params![organization, i.id, i.at, actor, &i.state, &i.file_name, &i.version, reading, notes];
    tx.execute(&INSERT, values)?;
    Ok(())
}

pub fn import(tx: &mut Tx, organization: OrganizationId, id: ImportId) -> Result<Option<Import>, Error> {
    tx.one(&IMPORT, params![organization, id], row)
}

/// What the delivery said, while it is kept.
pub fn reading(tx: &mut Tx, organization: OrganizationId, id: ImportId) -> Result<Option<super::Incoming>, Error> {
    let text: Option<String> = tx.one(&READING, params![organization, id], |c| c.next())?.flatten();
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| shape("a reading"))
}

pub fn imports(tx: &mut Tx, organization: OrganizationId, before: Option<ImportId>, most: i64) -> Result<Vec<Import>, Error> {
    match before {
        Some(before) => tx.list(&IMPORTS_BEFORE, params![organization, before, most], row),
        None => tx.list(&IMPORTS, params![organization, most], row),
    }
}

/// The latest import in a state, and when it came.
pub fn latest(tx: &mut Tx, organization: OrganizationId, state: &str) -> Result<Option<(ImportId, Moment)>, Error> {
    tx.one(&LATEST, params![organization, state], |c| Ok((c.next()?, c.next()?)))
}

/// Whom an import called gone, and whether it let them go.
pub fn people_left(tx: &mut Tx, organization: OrganizationId, import: ImportId) -> Result<Vec<(PersonId, bool)>, Error> {
    tx.list(&PEOPLE_LEFT, params![organization, import], |c| Ok((c.next()?, c.next::<String>()? == "done")))
}

pub fn drop_waiting(tx: &mut Tx, organization: OrganizationId) -> Result<(), Error> {
    tx.execute(&DROP_WAITING, params![organization])?;
    Ok(())
}

pub fn finish(tx: &mut Tx, organization: OrganizationId, id: ImportId, state: &str, now: Moment) -> Result<(), Error> {
    tx.execute(&FINISH, params![state, now, organization, id])?;
    Ok(())
}

/// The import that is being worked on, if any.
pub fn busy(tx: &mut Tx, organization: OrganizationId) -> Result<Option<ImportId>, Error> {
    tx.one(&BUSY, params![organization], |c| c.next())
}

pub fn confirm(
    tx: &mut Tx,
    organization: OrganizationId,
    id: ImportId,
    by: Option<PersonId>,
    at: Moment,
    confirmed: &Confirmed,
) -> Result<(), Error> {
    let confirmed = serde_json::to_string(confirmed).map_err(|_| shape("what was confirmed"))?;
    tx.execute(&CONFIRM, params![by, at, confirmed, organization, id])?;
    Ok(())
}

pub fn turn(tx: &mut Tx, organization: OrganizationId, id: ImportId, state: &str) -> Result<(), Error> {
    tx.execute(&TURN, params![state, organization, id])?;
    Ok(())
}

pub fn staged(tx: &mut Tx, organization: OrganizationId, id: ImportId, total: i64, terms: Option<String>) -> Result<(), Error> {
    tx.execute(&STAGED, params![total, terms, organization, id])?;
    Ok(())
}

pub fn progress(tx: &mut Tx, organization: OrganizationId, id: ImportId, more: i64) -> Result<(), Error> {
    tx.execute(&PROGRESS, params![more, organization, id])?;
    Ok(())
}

pub fn terms(tx: &mut Tx, organization: OrganizationId) -> Result<Option<String>, Error> {
    tx.one(&TERMS, params![organization], |c| c.next())
}

pub fn delete_old(tx: &mut Tx, organization: OrganizationId, before: Moment) -> Result<(), Error> {
    tx.execute(&DELETE_OLD, params![organization, before])?;
    Ok(())
}

const CHANGE_COLUMNS: &[&str] = &["organization", "import", "position", "kind", "subject", "was", "becomes", "state", "note", "at"];

pub fn insert_changes(tx: &mut Tx, organization: OrganizationId, import: ImportId, rows: &[Row], now: Moment) -> Result<(), Error> {
    let value = |r: &Row| -> Vec<Value> {
        params![organization, import, r.position, r.kind, r.subject, r.was.clone(), r.becomes.clone(), "due", None::<String>, now].to_vec()
    };
    tx.bulk("roster_change", CHANGE_COLUMNS, &rows.iter().map(value).collect::<Vec<_>>())
}

fn change(c: &mut Cells) -> Result<Row, Error> {
    Ok(Row { position: c.next()?, kind: c.next()?, subject: c.next()?, was: c.next()?, becomes: c.next()? })
}

/// The next rows to apply, in order.
pub fn next(tx: &mut Tx, organization: OrganizationId, import: ImportId, most: i64) -> Result<Vec<Row>, Error> {
    tx.list(&NEXT, params![organization, import, most], change)
}

/// The last rows applied, latest first.
pub fn last(tx: &mut Tx, organization: OrganizationId, import: ImportId, most: i64) -> Result<Vec<Row>, Error> {
    tx.list(&LAST, params![organization, import, most], change)
}

pub fn mark(tx: &mut Tx, organization: OrganizationId, import: ImportId, position: i64, state: &str, note: &str) -> Result<(), Error> {
    tx.execute(&MARK, params![state, note, organization, import, position])?;
    Ok(())
}

/// Marks all rows from one position to another that are in the state `from`.
pub fn mark_range(
    tx: &mut Tx,
    organization: OrganizationId,
    import: ImportId,
    (first, last): (i64, i64),
    from: &str,
    to: &str,
) -> Result<(), Error> {
    tx.execute(&MARK_RANGE, params![to, organization, import, first, last, from])?;
    Ok(())
}

/// Rows that were skipped or left, with the reason.
pub fn left(tx: &mut Tx, organization: OrganizationId, import: ImportId, most: i64) -> Result<(i64, Vec<(Row, String)>), Error> {
    let count = tx.one(&LEFT_COUNT, params![organization, import], |c| c.next())?.unwrap_or(0);
    let rows = tx.list(&LEFT, params![organization, import, most], |c| {
        let row = change(c)?;
        Ok((row, c.next::<Option<String>>()?.unwrap_or_default()))
    })?;
    Ok((count, rows))
}

/// Deletes up to `most` changes of an import; true when there may be more.
pub fn delete_changes(tx: &mut Tx, organization: OrganizationId, import: ImportId, most: i64) -> Result<bool, Error> {
    let first: Option<i64> = tx.one(&FIRST_CHANGE, params![organization, import], |c| c.next())?;
    let Some(first) = first else { return Ok(false) };
    tx.execute(&DELETE_CHANGES, params![organization, import, first + most])?;
    Ok(true)
}

pub fn unit(tx: &mut Tx, organization: OrganizationId, id: UnitId) -> Result<Option<UnitState>, Error> {
    tx.one(&UNIT, params![organization, id], |c| {
        Ok(UnitState { name: c.next()?, kind: c.next()?, parent: c.next()?, source_id: c.next()?, closed_on: c.next()? })
    })
}

pub fn closed(tx: &mut Tx, organization: OrganizationId) -> Result<HashMap<UnitId, String>, Error> {
    Ok(tx.list(&CLOSED, params![organization], |c| Ok((c.next()?, c.next()?)))?.into_iter().collect())
}

pub fn close(tx: &mut Tx, organization: OrganizationId, id: UnitId, last_day: Option<&str>) -> Result<(), Error> {
    tx.execute(&CLOSE, params![last_day.map(str::to_string), organization, id])?;
    Ok(())
}

pub fn unit_of_source(tx: &mut Tx, organization: OrganizationId, source: &str) -> Result<Option<UnitId>, Error> {
    tx.one(&UNIT_OF_SOURCE, params![organization, source], |c| c.next())
}

/// Whether someone has a part there on a day or later.
pub fn unit_held(tx: &mut Tx, organization: OrganizationId, id: UnitId, day: &str) -> Result<bool, Error> {
    Ok(!tx.rows(&UNIT_HELD, params![organization, id, day])?.is_empty())
}

/// The source ids of all people.
pub fn sources(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<String>, Error> {
    tx.list(&SOURCES, params![organization], |c| c.next())
}

pub fn person_of_source(tx: &mut Tx, organization: OrganizationId, source: &str) -> Result<Option<PersonId>, Error> {
    tx.one(&PERSON_OF_SOURCE, params![organization, source], |c| c.next())
}

pub fn parts(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<PartState>, Error> {
    tx.list(&PARTS, params![organization, person], |c| {
        Ok(PartState {
            id: c.next()?,
            unit: c.next()?,
            role: c.next()?,
            group: c.next()?,
            begins: c.next()?,
            ends: c.next()?,
            source: c.next()?,
        })
    })
}

pub fn set_end(tx: &mut Tx, organization: OrganizationId, part: MembershipId, last_day: Option<&str>) -> Result<(), Error> {
    tx.execute(&SET_END, params![last_day.map(str::to_string), organization, part])?;
    Ok(())
}

pub fn differ(tx: &mut Tx, organization: OrganizationId, most: i64) -> Result<Vec<SignInDiffers>, Error> {
    tx.list(&DIFFER, params![organization, most], |c| {
        let (person, given, family): (PersonId, String, String) = (c.next()?, c.next()?, c.next()?);
        let name = format!("{given} {family}").trim().to_string();
        Ok(SignInDiffers { person, name, email: c.next()?, sign_in: c.next()? })
    })
}

fn class(c: &mut Cells) -> Result<Class, Error> {
    let (id, unit, source_id, title): (ClassId, UnitId, String, String) = (c.next()?, c.next()?, c.next()?, c.next()?);
    let grades = serde_json::from_str(&c.next::<String>()?).map_err(|_| shape("a list of grades"))?;
    let subject = c.next()?;
    let students = u32::try_from(c.next::<i64>()?).unwrap_or(u32::MAX);
    let about = About { source_id, title, grades, subject, students, begins_on: c.next()?, ends_on: c.next()?, closed_on: c.next()? };
    Ok(Class { id, unit, about, staff: Vec::new() })
}

/// All classes with their staff.
pub fn classes(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Class>, Error> {
    let mut classes = tx.list(&CLASSES, params![organization], class)?;
    let at: HashMap<ClassId, usize> = classes.iter().enumerate().map(|(at, c)| (c.id, at)).collect();
    for (id, person) in tx.list(&ALL_STAFF, params![organization], |c| Ok((c.next::<ClassId>()?, c.next::<PersonId>()?)))? {
        if let Some(class) = at.get(&id).and_then(|at| classes.get_mut(*at)) {
            class.staff.push(person);
        }
    }
    Ok(classes)
}

pub fn one_class(tx: &mut Tx, organization: OrganizationId, id: ClassId) -> Result<Option<Class>, Error> {
    let Some(found) = tx.one(&CLASS, params![organization, id], class)? else { return Ok(None) };
    Ok(Some(Class { staff: tx.list(&STAFF, params![organization, id], |c| c.next())?, ..found }))
}

/// The open classes of a unit, and the names of who teaches or helps in each.
pub fn classes_of(tx: &mut Tx, organization: OrganizationId, unit: UnitId) -> Result<Vec<(Class, Vec<String>)>, Error> {
    let mut names: HashMap<ClassId, Vec<String>> = HashMap::new();
    for (id, given, family) in
        tx.list(&STAFF_NAMES, params![organization, unit], |c| Ok((c.next::<ClassId>()?, c.next::<String>()?, c.next::<String>()?)))?
    {
        names.entry(id).or_default().push(format!("{given} {family}").trim().to_string());
    }
    let mut classes = tx.list(&CLASSES_OF, params![organization, unit], class)?;
    classes.sort_by_cached_key(|c| fold(&c.about.title));
    Ok(classes.into_iter().map(|c| (names.remove(&c.id).unwrap_or_default(), c)).map(|(staff, c)| (c, staff)).collect())
}

pub fn seats(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Seats>, Error> {
    tx.list(&SEATS, params![organization], |c| Ok(Seats { unit: c.next()?, classes: c.next()?, students: c.next()? }))
}

pub fn class_of_source(tx: &mut Tx, organization: OrganizationId, source: &str) -> Result<Option<ClassId>, Error> {
    tx.one(&CLASS_OF_SOURCE, params![organization, source], |c| c.next())
}

pub fn save_class(tx: &mut Tx, organization: OrganizationId, class: &Class, new: bool) -> Result<(), Error> {
    let a = &class.about;
    let grades = serde_json::to_string(&a.grades).map_err(|_| shape("a list of grades"))?;
    let students = i64::from(a.students);
    let (subject, begins, ends, closed) = (a.subject.clone(), a.begins_on.clone(), a.ends_on.clone(), a.closed_on.clone());
    if new {
        let values = params![organization, class.id, &a.source_id, class.unit, &a.title, grades, subject, students, begins, ends, closed];
        tx.execute(&INSERT_CLASS, values)?;
    } else {
        let values = params![&a.source_id, class.unit, &a.title, grades, subject, students, begins, ends, closed, organization, class.id];
        tx.execute(&UPDATE_CLASS, values)?;
        tx.execute(&DELETE_STAFF, params![organization, class.id])?;
    }
    for person in &class.staff {
        tx.execute(&INSERT_STAFF, params![organization, class.id, *person])?;
    }
    Ok(())
}

pub fn delete_class(tx: &mut Tx, organization: OrganizationId, id: ClassId) -> Result<(), Error> {
    tx.execute(&DELETE_STAFF, params![organization, id])?;
    tx.execute(&DELETE_CLASS, params![organization, id])?;
    Ok(())
}

/// Deletes up to `most` classes that were closed before a day; true when there may be more.
pub fn delete_old_classes(tx: &mut Tx, organization: OrganizationId, before: &str, most: i64) -> Result<bool, Error> {
    let old: Vec<ClassId> = tx.list(&OLD_CLASSES, params![organization, before, most], |c| c.next())?;
    for id in &old {
        delete_class(tx, organization, *id)?;
    }
    Ok(old.len() as i64 == most)
}
