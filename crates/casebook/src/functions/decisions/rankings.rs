//! Rankings of candidates and options.

use super::names::{Names, one_row_each, options};
use crate::{Call, Data, Fault, fields, shape::merged};
use measures::votes::{Ballots, Event, Outcome, Pairs, Rank, Runoff, Seats, borda, instant_runoff, leaders, plurality, transferable_vote};
use serde_json::Value;

/// What parts several names at one rank.
const BETWEEN_NAMES: [char; 6] = ['|', '=', '/', ';', '+', '&'];

/// The number of a rank in a heading such as "rank2", "Rank 2" or "rank_2".
fn rank_of(heading: &str) -> Option<usize> {
    heading.to_lowercase().strip_prefix("rank")?.trim_start_matches([' ', '_', '-', '.']).parse().ok()
}

/// The columns rank1, rank2, … in the order of their numbers, wherever they stand in the file.
fn rank_columns(data: &Data) -> Result<Vec<usize>, Fault> {
    let mut numbered: Vec<(usize, usize)> =
        data.headings().iter().enumerate().filter_map(|(place, heading)| Some((rank_of(heading)?, place))).collect();
    numbered.sort_unstable();
    for (place, (rank, column)) in numbered.iter().enumerate() {
        if place > 0 && *rank == place {
            return Err(data.whole_fault(format!("has a second column for rank {rank}: \"{}\"", data.headings()[*column])));
        }
        if *rank != place + 1 {
            return Err(data.whole_fault(format!("has no column rank{}; it has {}", place + 1, data.headings().join(", "))));
        }
    }
    if numbered.is_empty() {
        return Err(data.whole_fault(format!("has no column rank1; it has {}", data.headings().join(", "))));
    }
    Ok(numbered.into_iter().map(|(_, column)| column).collect())
}

fn ranks(call: &Call, data: &Data) -> Result<(Names, Vec<Vec<Rank>>), Fault> {
    let columns = rank_columns(data)?;
    let parts = |cell: &str| cell.split(BETWEEN_NAMES).map(|part| part.trim().to_owned()).collect::<Vec<String>>();
    let cells: Vec<String> =
        (0..data.len()).flat_map(|row| columns.iter().filter_map(move |column| data.text_at(row, *column))).flat_map(parts).collect();
    let names = options(call, "candidates", &cells)?;
    let read = |row: usize, column: usize| {
        let Some(cell) = data.text_at(row, column) else { return Ok(Rank::Blank) };
        if let Some(place) = names.place(cell) {
            return Ok(Rank::Candidate(place));
        }
        let several = parts(cell);
        if several.len() > 1 && several.iter().all(|part| names.place(part).is_some()) {
            return Ok(Rank::Over);
        }
        Err(data.fault(row, column, format!("\"{cell}\" is none of {}", names.names.join(", "))))
    };
    let papers = (0..data.len()).map(|row| columns.iter().map(|column| read(row, *column)).collect()).collect::<Result<_, Fault>>()?;
    Ok((names, papers))
}

/// More seats than any council has.
const MOST_SEATS: usize = 100_000;

fn runoff_fields(names: &Names, runoff: Option<&Runoff>) -> Value {
    let rounds: Vec<Value> = runoff.map_or_else(Vec::new, |runoff| {
        let round = |round: &measures::votes::Round| {
            let mut fields = fields! { "tally" => names.map(round.tallies.iter().copied()), "exhausted" => round.exhausted };
            if let Some(out) = round.eliminated {
                fields["eliminated"] = names.word(out);
            }
            fields
        };
        runoff.rounds.iter().map(round).collect()
    });
    let (winner, tied) = match runoff.map(|runoff| &runoff.outcome) {
        Some(Outcome::Winner(winner)) => (Some(*winner), Vec::new()),
        Some(Outcome::Tie(tied)) => (None, tied.clone()),
        None => (None, Vec::new()),
    };
    fields! {
        "irv_winner" => winner.map(|winner| names.word(winner)),
        "irv_rounds" => rounds,
        "tie" => !tied.is_empty(),
        "tied" => names.words(&tied),
    }
}

/// The count of seats; where a tie stopped it there is no result, only what was known by then.
fn seat_fields(names: &Names, seats: Option<&Seats>) -> Value {
    let Some(found) = seats else { return fields! { "stv_wig" => Value::Null } };
    let event = |event: &Event| match event {
        Event::Elected(one) => fields! { "elected" => names.word(*one) },
        Event::Eliminated(one) => fields! { "eliminated" => names.word(*one) },
        Event::Tie(several) => fields! { "tied" => names.words(several) },
    };
    let count = fields! {
        "quota" => found.quota,
        "elected" => names.words(&found.elected),
        "rounds" => found.rounds.iter().map(|round| names.map(round.tallies.iter().copied())).collect::<Vec<_>>(),
        "events" => found.rounds.iter().map(|round| event(&round.event)).collect::<Vec<_>>(),
        "vacant" => found.vacant,
        "tied" => names.words(&found.tied),
    };
    if found.tied.is_empty() {
        fields! { "stv_wig" => count }
    } else {
        fields! { "stv_wig" => Value::Null, "stv_stopped_by_tie" => count }
    }
}

pub(super) fn ranked(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    one_row_each(data, &["ballot", "voter", "person"])?;
    let (names, papers) = ranks(call, data)?;
    let ballots = Ballots::new(names.names.len(), &papers)?;
    let pairs = Pairs::of(&ballots);
    let schulze = pairs.schulze();
    let single = |list: &[usize]| match list {
        [one] => names.word(*one),
        _ => Value::Null,
    };
    let (first, points) = (plurality(&ballots), borda(&ballots));
    let found = fields! {
        "ballots" => ballots.len(),
        "valid_ballots" => ballots.valid(),
        "over_voted_ballots" => ballots.over_voted(),
        "pairwise" => pairs.table(),
        "plurality_leaders" => names.words(&leaders(&first)),
        "plurality" => names.all(first),
        "condorcet_winner" => pairs.condorcet_winner().map(|winner| names.word(winner)),
        "schulze_winner" => single(&schulze.winners),
        "schulze_tied" => names.words(&schulze.winners),
        "schulze_strength" => schulze.strength,
        "schulze_order" => names.words(&schulze.order.concat()),
        "schulze_ranking" => schulze.order.iter().map(|tied| names.words(tied)).collect::<Vec<_>>(),
        "borda_leaders" => names.words(&leaders(&points)),
        "borda" => names.all(points),
    };
    let runoff = instant_runoff(&ballots).ok();
    let seats = match transferable_vote(&ballots, call.args.count_within("seats", 1, 1..=MOST_SEATS)?) {
        Ok(seats) => Some(seats),
        Err(measures::Undefined::TooLarge) => None,
        Err(_) if ballots.valid() == 0 => None,
        Err(error) => return Err(error.into()),
    };
    Ok([runoff_fields(&names, runoff.as_ref()), seat_fields(&names, seats.as_ref())].into_iter().fold(found, merged))
}
