//! The SQL of pulses. No statement here joins an answer or a used mark to an invitation, and none could.

use super::model::{Cell, Choices, Feedback, Item, Pulse, State, Wave};
use super::template::{Content, Outline};
use db::{Bytes, Cells, Error, Tx, Value, params, statements};
use ground::{AnswerId, ImplementationId, ItemId, Moment, OrganizationId, PersonId, PulseId, PulseOutlineId, StakeholderGroup, WaveId};
use jiff::civil::Date;

statements! {
    INSERT = "insert into pulse (organization, id, implementation, title, closes_on, feedback_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)";
    PULSE = "select p.id, p.implementation, p.title, p.closes_on, p.feedback_on,
          w.id, w.state, w.opened_on, w.closed_on, w.invited, w.answered, f.kept, f.day, f.words
        from pulse p left join pulse_wave w on w.organization = p.organization and w.pulse = p.id
          left join pulse_feedback f on f.organization = p.organization and f.pulse = p.id
        where p.organization = $1 and p.id = $2 and p.deleted_at is null";
    PULSES = "select p.id, p.implementation, p.title, p.closes_on, p.feedback_on,
          w.id, w.state, w.opened_on, w.closed_on, w.invited, w.answered, f.kept, f.day, f.words
        from pulse p left join pulse_wave w on w.organization = p.organization and w.pulse = p.id
          left join pulse_feedback f on f.organization = p.organization and f.pulse = p.id
        where p.organization = $1 and p.deleted_at is null order by p.id desc";
    PULSES_OF = "select p.id, p.implementation, p.title, p.closes_on, p.feedback_on,
          w.id, w.state, w.opened_on, w.closed_on, w.invited, w.answered, f.kept, f.day, f.words
        from pulse p left join pulse_wave w on w.organization = p.organization and w.pulse = p.id
          left join pulse_feedback f on f.organization = p.organization and f.pulse = p.id
        where p.organization = $1 and p.implementation = $2 and p.deleted_at is null order by p.id desc";
    INSERT_FEEDBACK = "insert into pulse_feedback (organization, pulse, kept, day, words, said_at, said_by)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (organization, pulse) do nothing";
    DELETE_FEEDBACK = "delete from pulse_feedback where organization = $1 and pulse = $2";
    INSERT_OUTLINE = "insert into pulse_outline (organization, id, title, statements, created_at) values ($1, $2, $3, $4, $5)";
    OUTLINES = "select id, title, statements, created_at from pulse_outline where organization = $1 order by created_at desc, id desc";
    DELETE_OUTLINE = "delete from pulse_outline where organization = $1 and id = $2";
    STATEMENTS = "select pulse, statement from pulse_item where organization = $1";
    MARK_DELETED = "update pulse set deleted_at = $1 where organization = $2 and id = $3";
    DRAFTS_OF = "select p.id from pulse p where p.organization = $1 and p.implementation = $2
        and not exists (select 1 from pulse_wave w where w.organization = p.organization and w.pulse = p.id)";
    DELETE_ITEMS = "delete from pulse_item where organization = $1 and pulse = $2";
    DELETE = "delete from pulse where organization = $1 and id = $2";
    OF_WAVE = "select pulse from pulse_wave where organization = $1 and id = $2";
    ANY_WAVE = "select 1 from pulse_wave where organization = $1 limit 1";
    ITEMS = "select id, statement from pulse_item where organization = $1 and pulse = $2 order by position";
    INSERT_WAVE = "insert into pulse_wave (organization, id, pulse, mode, state, opened_on, invited) values ($1, $2, $3, $4, $5, $6, $7)";
    CELLS = "select position, stakeholder_groups, invited, answered from pulse_cell where organization = $1 and wave = $2 order by position";
    INVITED = "select person from pulse_invitation where organization = $1 and wave = $2";
    LINK = "select w.state, i.cell, (select count(*) from pulse_item t where t.organization = w.organization and t.pulse = w.pulse)
        from pulse_invitation i join pulse_wave w on w.organization = i.organization and w.id = i.wave
        where i.organization = $1 and i.wave = $2 and i.digest = $3";
    WAVES_OF_PERSON = "select i.wave, w.pulse from pulse_invitation i join pulse_wave w on w.organization = i.organization and w.id = i.wave
        where i.organization = $1 and i.person = $2 and w.state = $3";
    MARK_USED = "insert into pulse_used (organization, wave, digest, once) values ($1, $2, $3, $4)
        on conflict (organization, wave, digest) do nothing";
    USED = "select once from pulse_used where organization = $1 and wave = $2 and digest = $3";
    INSERT_ANSWER = "insert into pulse_answer_open (organization, id, wave, cell, choices) values ($1, $2, $3, $4, $5)";
    SET_STATE = "update pulse_wave set state = $1, closed_on = $2 where organization = $3 and id = $4 and state = $5";
    SET_ANSWERED = "update pulse_wave set state = $1, answered = $2 where organization = $3 and id = $4";
    SET_CELL_ANSWERED = "update pulse_cell set answered = $1 where organization = $2 and wave = $3 and position = $4";
    OPEN_ANSWERS = "select id, cell, choices from pulse_answer_open where organization = $1 and wave = $2 order by id limit $3";
    DELETE_OPEN_ANSWER = "delete from pulse_answer_open where organization = $1 and id = $2";
    CLOSED_ANSWERS = "select cell, choices from pulse_answer where organization = $1 and wave = $2";
    DELETE_INVITATIONS = "delete from pulse_invitation where organization = $1 and wave = $2";
    DELETE_USED = "delete from pulse_used where organization = $1 and wave = $2";
    COUNTS = "select item, cell, category, people from pulse_count where organization = $1 and wave = $2";
    DELETE_COUNTS = "delete from pulse_count where organization = $1 and wave = $2";
    CLOSING = "select 1 from pulse_wave where organization = $1 and state = $2 limit 1";
    CLOSED_UNTIL = "select distinct a.wave from pulse_answer a join pulse_wave w on w.organization = a.organization and w.id = a.wave
        where a.organization = $1 and w.state = $2 and w.closed_on <= $3 order by a.wave limit 1";
    OLD_ANSWERS = "select id from pulse_answer where organization = $1 and wave = $2 order by id limit $3";
    DELETE_ANSWER = "delete from pulse_answer where organization = $1 and id = $2";
    UNFINISHED = "select id from pulse_wave where organization = $1 and state <> $2";
}

fn date(c: &mut Cells) -> Result<Date, Error> {
    let text: String = c.next()?;
    ground::clock::date(&text).ok_or(Error::Shape { statement: "pulse", column: 0, wanted: "a date" })
}

fn row(c: &mut Cells) -> Result<Pulse, Error> {
    let (id, implementation, title) = (c.next()?, c.next()?, c.next()?);
    let (closes_on, feedback_on) = (date(c)?, date(c)?);
    let (wave, state): (Option<WaveId>, Option<String>) = (c.next()?, c.next()?);
    let (opened, closed): (Option<String>, Option<String>) = (c.next()?, c.next()?);
    let (invited, answered): (Option<i64>, Option<i64>) = (c.next()?, c.next()?);
    let wave = wave.zip(state.as_deref().and_then(State::from_word)).map(|(id, state)| Wave {
        id,
        state,
        opened_on: opened.as_deref().and_then(ground::clock::date).unwrap_or(closes_on),
        closed_on: closed.as_deref().and_then(ground::clock::date),
        invited: invited.unwrap_or(0),
        answered,
    });
    let (kept, day, words): (Option<bool>, Option<String>, Option<String>) = (c.next()?, c.next()?, c.next()?);
    let told = kept.zip(day.as_deref().and_then(ground::clock::date)).zip(words);
    let feedback = told.map(|((kept, day), words)| Feedback { kept, day, words });
    Ok(Pulse { id, implementation, title, closes_on, feedback_on, items: Vec::new(), wave, feedback })
}

pub fn insert(tx: &mut Tx, organization: OrganizationId, p: &Pulse, now: Moment) -> Result<(), Error> {
    tx.execute(&INSERT, params![organization, p.id, p.implementation, &p.title, p.closes_on.to_string(), p.feedback_on.to_string(), now])?;
    let rows: Vec<Vec<Value>> = p
        .items
        .iter()
        .enumerate()
        .map(|(at, item)| vec![organization.into(), item.id.into(), p.id.into(), Value::Int(at as i64), (&item.statement).into()])
        .collect();
    tx.bulk("pulse_item", &["organization", "id", "pulse", "position", "statement"], &rows)
}

fn with_items(tx: &mut Tx, organization: OrganizationId, mut pulse: Pulse) -> Result<Pulse, Error> {
    pulse.items = tx.list(&ITEMS, params![organization, pulse.id], |c| Ok(Item { id: c.next()?, statement: c.next()? }))?;
    Ok(pulse)
}

pub fn pulse(tx: &mut Tx, organization: OrganizationId, id: PulseId) -> Result<Option<Pulse>, Error> {
    let found = tx.one(&PULSE, params![organization, id], row)?;
    found.map(|pulse| with_items(tx, organization, pulse)).transpose()
}

pub fn of_wave(tx: &mut Tx, organization: OrganizationId, wave: WaveId) -> Result<Option<Pulse>, Error> {
    let id: Option<PulseId> = tx.one(&OF_WAVE, params![organization, wave], |c| c.next())?;
    id.map_or(Ok(None), |id| pulse(tx, organization, id))
}

/// Newest first, without their items.
pub fn pulses(tx: &mut Tx, organization: OrganizationId, of: Option<ImplementationId>) -> Result<Vec<Pulse>, Error> {
    match of {
        Some(implementation) => tx.list(&PULSES_OF, params![organization, implementation], row),
        None => tx.list(&PULSES, params![organization], row),
    }
}

/// False when something was said before.
pub fn insert_feedback(
    tx: &mut Tx,
    organization: OrganizationId,
    pulse: PulseId,
    told: &Feedback,
    at: Moment,
    by: Option<PersonId>,
) -> Result<bool, Error> {
    let values = params![organization, pulse, told.kept, told.day.to_string(), &told.words, at, by];
    Ok(tx.execute(&INSERT_FEEDBACK, values)? == 1)
}

pub fn delete_feedback(tx: &mut Tx, organization: OrganizationId, pulse: PulseId) -> Result<bool, Error> {
    Ok(tx.execute(&DELETE_FEEDBACK, params![organization, pulse])? == 1)
}

pub fn insert_outline(tx: &mut Tx, organization: OrganizationId, o: &Outline) -> Result<(), Error> {
    tx.execute(&INSERT_OUTLINE, params![organization, o.id, &o.content.title, o.content.statements.join("\n"), o.created_at])?;
    Ok(())
}

/// Newest first.
pub fn outlines(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<Outline>, Error> {
    tx.list(&OUTLINES, params![organization], |c| {
        let (id, title, statements) = (c.next()?, c.next()?, c.next::<String>()?);
        let statements = statements.lines().map(str::to_string).collect();
        Ok(Outline { id, content: Content { title, statements }, created_at: c.next()? })
    })
}

pub fn delete_outline(tx: &mut Tx, organization: OrganizationId, id: PulseOutlineId) -> Result<(), Error> {
    tx.execute(&DELETE_OUTLINE, params![organization, id])?;
    Ok(())
}

pub fn any_wave(tx: &mut Tx, organization: OrganizationId) -> Result<bool, Error> {
    Ok(!tx.rows(&ANY_WAVE, params![organization])?.is_empty())
}

pub fn insert_wave(tx: &mut Tx, organization: OrganizationId, pulse: PulseId, w: &Wave, cells: &[Cell]) -> Result<(), Error> {
    tx.execute(&INSERT_WAVE, params![organization, w.id, pulse, "anonymous", w.state.word(), w.opened_on.to_string(), w.invited])?;
    let words = |groups: &[StakeholderGroup]| groups.iter().map(|g| g.word()).collect::<Vec<_>>().join(" ");
    let rows: Vec<Vec<Value>> = cells
        .iter()
        .map(|c| vec![organization.into(), w.id.into(), Value::Int(c.position), words(&c.groups).into(), Value::Int(c.invited)])
        .collect();
    tx.bulk("pulse_cell", &["organization", "wave", "position", "stakeholder_groups", "invited"], &rows)
}

pub fn cells(tx: &mut Tx, organization: OrganizationId, wave: WaveId) -> Result<Vec<Cell>, Error> {
    tx.list(&CELLS, params![organization, wave], |c| {
        let (position, groups) = (c.next()?, c.next::<String>()?);
        let groups = groups.split(' ').filter_map(StakeholderGroup::from_word).collect();
        Ok(Cell { position, groups, invited: c.next()?, answered: c.next()? })
    })
}

/// One person's link, as the database knows it.
pub struct Invitation {
    pub digest: Bytes,
    pub cell: i64,
    pub person: PersonId,
}

pub fn insert_invitations(tx: &mut Tx, organization: OrganizationId, wave: WaveId, mut invitations: Vec<Invitation>) -> Result<(), Error> {
    // In the order of the digests, which says nothing of the order of people.
    invitations.sort_by(|a, b| a.digest.cmp(&b.digest));
    let doors: Vec<Vec<Value>> =
        invitations.iter().map(|i| vec![(&i.digest).into(), organization.into(), "pulse".into(), wave.into()]).collect();
    tx.bulk("door", &["digest", "organization", "kind", "target"], &doors)?;
    let rows: Vec<Vec<Value>> = invitations
        .iter()
        .map(|i| vec![organization.into(), wave.into(), (&i.digest).into(), Value::Int(i.cell), i.person.into()])
        .collect();
    tx.bulk("pulse_invitation", &["organization", "wave", "digest", "cell", "person"], &rows)
}

pub fn invited(tx: &mut Tx, organization: OrganizationId, wave: WaveId) -> Result<Vec<PersonId>, Error> {
    tx.list(&INVITED, params![organization, wave], |c| c.next())
}

/// What one link needs to be answered.
pub struct Link {
    pub state: State,
    pub cell: i64,
    pub items: usize,
}

pub fn link(tx: &mut Tx, organization: OrganizationId, wave: WaveId, digest: &Bytes) -> Result<Option<Link>, Error> {
    tx.one(&LINK, params![organization, wave, digest], |c| {
        let (state, cell, items): (String, i64, i64) = (c.next()?, c.next()?, c.next()?);
        let state = State::from_word(&state).unwrap_or(State::Closed);
        Ok(Link { state, cell, items: usize::try_from(items).unwrap_or(0) })
    })
}

/// Open waves a person has a link for.
pub fn open_waves_of(tx: &mut Tx, organization: OrganizationId, person: PersonId) -> Result<Vec<(WaveId, PulseId)>, Error> {
    tx.list(&WAVES_OF_PERSON, params![organization, person, State::Open.word()], |c| Ok((c.next()?, c.next()?)))
}

/// False when the link was used before.
pub fn mark_used(tx: &mut Tx, organization: OrganizationId, wave: WaveId, digest: &Bytes, once: &Bytes) -> Result<bool, Error> {
    Ok(tx.execute(&MARK_USED, params![organization, wave, digest, once])? == 1)
}

/// The image of the sending by which a link was used, if it was.
pub fn used(tx: &mut Tx, organization: OrganizationId, wave: WaveId, digest: &Bytes) -> Result<Option<Bytes>, Error> {
    tx.one(&USED, params![organization, wave, digest], |c| c.next())
}

pub fn insert_answer(
    tx: &mut Tx,
    organization: OrganizationId,
    id: AnswerId,
    wave: WaveId,
    cell: i64,
    choices: &Choices,
) -> Result<(), Error> {
    tx.execute(&INSERT_ANSWER, params![organization, id, wave, cell, choices.spell()])?;
    Ok(())
}

/// Moves a wave from one state to another; false when it was not in the first.
pub fn set_state(tx: &mut Tx, organization: OrganizationId, wave: WaveId, from: State, to: State, day: Date) -> Result<bool, Error> {
    Ok(tx.execute(&SET_STATE, params![to.word(), day.to_string(), organization, wave, from.word()])? == 1)
}

pub struct OpenAnswer {
    pub id: AnswerId,
    pub cell: i64,
    pub choices: String,
}

pub fn open_answers(tx: &mut Tx, organization: OrganizationId, wave: WaveId, most: i64) -> Result<Vec<OpenAnswer>, Error> {
    tx.list(&OPEN_ANSWERS, params![organization, wave, most], |c| Ok(OpenAnswer { id: c.next()?, cell: c.next()?, choices: c.next()? }))
}

/// Moves answers to the closed table under new keys.
pub fn rekey(tx: &mut Tx, organization: OrganizationId, wave: WaveId, answers: &[(OpenAnswer, AnswerId)]) -> Result<(), Error> {
    let rows: Vec<Vec<Value>> = answers
        .iter()
        .map(|(old, new)| vec![organization.into(), (*new).into(), wave.into(), Value::Int(old.cell), (&old.choices).into()])
        .collect();
    tx.bulk("pulse_answer", &["organization", "id", "wave", "cell", "choices"], &rows)?;
    for (old, _) in answers {
        tx.execute(&DELETE_OPEN_ANSWER, params![organization, old.id])?;
    }
    Ok(())
}

/// Lets up to `most` answers go of one wave that closed on this day or earlier; how many went.
pub fn forget_answers(tx: &mut Tx, organization: OrganizationId, day: Date, most: i64) -> Result<i64, Error> {
    let wave: Option<WaveId> = tx.one(&CLOSED_UNTIL, params![organization, State::Closed.word(), day.to_string()], |c| c.next())?;
    let Some(wave) = wave else { return Ok(0) };
    let old: Vec<AnswerId> = tx.list(&OLD_ANSWERS, params![organization, wave, most], |c| c.next())?;
    for answer in &old {
        tx.execute(&DELETE_ANSWER, params![organization, *answer])?;
    }
    Ok(old.len() as i64)
}

pub fn closed_answers(tx: &mut Tx, organization: OrganizationId, wave: WaveId) -> Result<Vec<(i64, Choices)>, Error> {
    tx.list(&CLOSED_ANSWERS, params![organization, wave], |c| Ok((c.next()?, Choices::read(&c.next::<String>()?))))
}

/// Cuts every tie between people and the wave.
pub fn cut_ties(tx: &mut Tx, organization: OrganizationId, wave: WaveId) -> Result<(), Error> {
    tx.execute(&DELETE_INVITATIONS, params![organization, wave])?;
    tx.execute(&DELETE_USED, params![organization, wave])?;
    Ok(())
}

/// Writes the roll-ups and closes the wave. Safe to repeat.
pub fn save_counts(
    tx: &mut Tx,
    organization: OrganizationId,
    wave: WaveId,
    items: &[ItemId],
    cells: &[(i64, i64)],
    counts: &[Vec<[u64; 5]>],
) -> Result<(), Error> {
    tx.execute(&DELETE_COUNTS, params![organization, wave])?;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for (cell, of_cell) in counts.iter().enumerate() {
        for (item, of_item) in items.iter().zip(of_cell) {
            for (category, people) in of_item.iter().enumerate().filter(|(_, n)| **n > 0) {
                let place = [Value::Int(cell as i64), Value::Int(category as i64 + 1), Value::Int(*people as i64)];
                rows.push([organization.into(), wave.into(), (*item).into()].into_iter().chain(place).collect());
            }
        }
    }
    tx.bulk("pulse_count", &["organization", "wave", "item", "cell", "category", "people"], &rows)?;
    for (position, answered) in cells {
        tx.execute(&SET_CELL_ANSWERED, params![*answered, organization, wave, *position])?;
    }
    let all: i64 = cells.iter().map(|(_, n)| n).sum();
    tx.execute(&SET_ANSWERED, params![State::Closed.word(), all, organization, wave])?;
    Ok(())
}

/// `(item, cell, category from 1, people)`.
pub fn counts(tx: &mut Tx, organization: OrganizationId, wave: WaveId) -> Result<Vec<(ItemId, i64, i64, i64)>, Error> {
    tx.list(&COUNTS, params![organization, wave], |c| Ok((c.next()?, c.next()?, c.next()?, c.next()?)))
}

/// Waves that are not closed yet.
pub fn any_closing(tx: &mut Tx, organization: OrganizationId) -> Result<bool, Error> {
    Ok(!tx.rows(&CLOSING, params![organization, State::Closing.word()])?.is_empty())
}

pub fn unfinished(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<WaveId>, Error> {
    tx.list(&UNFINISHED, params![organization, State::Closed.word()], |c| c.next())
}

/// All statements of the organization's pulses.
pub fn statements(tx: &mut Tx, organization: OrganizationId) -> Result<Vec<(PulseId, String)>, Error> {
    tx.list(&STATEMENTS, params![organization], |c| Ok((c.next()?, c.next()?)))
}

/// Marks it as lying in the trash since then, or as taken out of it; whether there was such a one.
pub fn mark_deleted(tx: &mut Tx, organization: OrganizationId, id: PulseId, at: Option<Moment>) -> Result<bool, Error> {
    Ok(tx.execute(&MARK_DELETED, params![at, organization, id])? == 1)
}

/// The pulses of an implementation with which nobody was ever asked, those in the trash included.
pub fn drafts_of(tx: &mut Tx, organization: OrganizationId, of: ImplementationId) -> Result<Vec<PulseId>, Error> {
    tx.list(&DRAFTS_OF, params![organization, of], |c| c.next())
}

/// Removes a draft.
pub fn delete(tx: &mut Tx, organization: OrganizationId, id: PulseId) -> Result<(), Error> {
    tx.execute(&DELETE_ITEMS, params![organization, id])?;
    tx.execute(&DELETE, params![organization, id])?;
    Ok(())
}
