//! Meetings and decisions: equity of voice, votes and consent, fidelity and dose.

use crate::{Call, Data, Fault, Function, fields, shape::Shape};
use measures::dose::{Session, dose};
use measures::fidelity::{FidelityRule, Ideal, Rating, ic_fidelity};
use measures::voice::{self, Resampled, Speaker};
use measures::votes::{
    Ballots, ConsentRule, Dots, Event, FistRule, Obstacle, Outcome, Pairs, Rank, Response, Runoff, Seats, Votes, borda, consent, dot_vote,
    fist_to_five, instant_runoff, leaders, plurality, quadratic_vote, transferable_vote,
};
use serde_json::{Map, Value};
use std::collections::HashMap;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "equity_of_voice",
        inputs: &["person, group, seconds, turns"],
        about: "inequality of speaking and representation of groups; with args.resamples also intervals by resampling people",
        run: equity_of_voice,
    },
    Function { name: "gini", inputs: &["case, v: amounts in one cell, parted by args.separator"], about: "Gini coefficient and normalized entropy, list by list", run: gini },
    Function { name: "fist_to_five", inputs: &["person, fingers"], about: "show of fingers: support, blocks, consensus", run: fingers },
    Function { name: "consent", inputs: &["person, response"], about: "consent round: consent, stand_aside, object, abstain", run: consent_round },
    Function { name: "dot_vote", inputs: &["voter, option, dots"], about: "dots per option, over-spent papers rejected", run: dotted },
    Function { name: "quadratic_vote", inputs: &["voter, option, votes"], about: "votes whose square is paid in credits", run: quadratic },
    Function {
        name: "ranked",
        inputs: &["ballot, rank1, rank2, …: names; two names in a cell (a|b) are an over-vote"],
        about: "rankings: plurality, Borda, pairs, Condorcet, Schulze, instant runoff, single transferable vote; ties are shown",
        run: ranked,
    },
    Function { name: "ic_fidelity", inputs: &["teacher, rater, a level per component"], about: "fidelity by an Innovation Configuration map", run: fidelity },
    Function { name: "pd_dose", inputs: &["teacher, component, hours"], about: "hours of learning per component against thresholds", run: dosed },
];

/// What the rows name, each once: numbers in their order, other names by the alphabet.
struct Names {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Names {
    fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Names {
        let mut names: Vec<String> = cells.into_iter().map(str::to_owned).collect();
        let number = |name: &String| name.parse::<f64>().ok().filter(|x| x.is_finite());
        if names.iter().all(|name| number(name).is_some()) {
            names.sort_by(|a, b| number(a).unwrap_or(0.0).total_cmp(&number(b).unwrap_or(0.0)).then_with(|| a.cmp(b)));
        } else {
            names.sort();
        }
        names.dedup();
        Names::listed(names)
    }

    /// In the order given.
    fn listed(names: Vec<String>) -> Names {
        let places = names.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        Names { names, places }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// A name as the cases write it: a number where it is one.
    fn json(&self, place: usize) -> Value {
        let Some(name) = self.names.get(place) else { return Value::Null };
        match (name.parse::<i64>(), name.parse::<f64>()) {
            (Ok(whole), _) => whole.into(),
            (_, Ok(number)) if number.is_finite() => number.json(),
            _ => name.as_str().into(),
        }
    }

    fn list(&self, places: &[usize]) -> Value {
        places.iter().map(|place| self.json(*place)).collect()
    }

    /// `{name: figure, …}`; without a figure, without a field.
    fn map<T: Shape>(&self, figures: impl IntoIterator<Item = Option<T>>) -> Value {
        let fields: Map<String, Value> =
            self.names.iter().zip(figures).filter_map(|(name, figure)| Some((name.clone(), figure?.json()))).collect();
        Value::Object(fields)
    }

    fn all<T: Shape>(&self, figures: impl IntoIterator<Item = T>) -> Value {
        self.map(figures.into_iter().map(Some))
    }
}

/// The named options of an arg, or all that the column names.
fn options(call: &Call, arg: &str, cells: &[String]) -> Result<Names, Fault> {
    let given = call.args.texts(arg)?;
    if given.is_empty() {
        return Ok(Names::of(cells.iter().map(String::as_str)));
    }
    let names = Names::listed(given.into_iter().map(str::to_owned).collect());
    if names.places.len() < names.names.len() {
        return Err(call.args.fault(arg, "names one twice"));
    }
    Ok(names)
}

/// The place of every cell's name, pointing at the first that is none.
fn found(data: &Data, heading: &str, cells: &[String], names: &Names) -> Result<Vec<usize>, Fault> {
    let column = data.place(heading)?;
    cells
        .iter()
        .enumerate()
        .map(|(row, cell)| names.place(cell).ok_or_else(|| data.fault(row, column, format!("\"{cell}\" is none of {}", names.names.join(", ")))))
        .collect()
}

fn share(call: &Call, arg: &str, otherwise: f64) -> Result<f64, Fault> {
    let share = call.args.number_or(arg, otherwise)?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err(call.args.fault(arg, format!("is {share}, not a share from 0 to 1"))) }
}

/// The first of these columns, or the one at this place.
fn heading<'a>(data: &'a Data, names: &[&'a str], otherwise: usize) -> Result<&'a str, Fault> {
    match names.iter().copied().find(|name| data.has(name)).or_else(|| data.headings().get(otherwise).map(String::as_str)) {
        Some(heading) => Ok(heading),
        None => data.first_of(names),
    }
}

fn ends(interval: &Resampled) -> Value {
    [interval.low, interval.high].json()
}

/// Reads amounts, refusing negative ones with their place.
fn amounts(data: &Data, heading: &str) -> Result<Vec<f64>, Fault> {
    let values = data.all_numbers(heading)?;
    match values.iter().position(|x| *x < 0.0) {
        Some(row) => Err(data.fault(row, data.place(heading)?, format!("\"{}\" is below 0", values[row]))),
        None => Ok(values),
    }
}

fn equity_of_voice(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = call.args.text_or("value", heading(data, &["seconds", "turns"], data.headings().len().saturating_sub(1))?)?;
    let seconds = amounts(data, column)?;
    let (level, seed) = (call.args.number_or("conf", 0.95)?, call.args.count_or("seed", 1)? as u64);
    let resamples = call.args.count_or("resamples", 0)?;
    let equity = voice::equity(&seconds)?;
    let figures = equity.concentration.as_ref().ok();
    let mut result = fields! {
        "n" => equity.people,
        "gini" => figures.map(|c| c.gini),
        "gini_unbiased" => figures.and_then(|c| c.gini_unbiased.clone().ok()),
        "entropy" => figures.map(|c| c.entropy),
        "entropy_normalised" => figures.and_then(|c| c.entropy_normalized.clone().ok()),
        "theil_T" => figures.map(|c| c.theil),
        "hhi" => figures.map(|c| c.hhi),
        "hoover" => figures.map(|c| c.hoover),
        "top20_share" => figures.map(|c| c.top_share),
        "silent_share" => equity.silent_share,
    };
    if resamples > 0 {
        result["gini_bootstrap"] = voice::gini_interval(&seconds, level, resamples, seed).as_ref().map_or(Value::Null, ends);
    }
    if !data.has("group") {
        return Ok(result);
    }
    let cells = data.all_texts("group")?;
    let names = Names::of(cells.iter().map(String::as_str));
    let groups = found(data, "group", &cells, &names)?;
    let turns = data.all_counts(if data.has("turns") { "turns" } else { column })?;
    let people: Vec<Speaker> = groups.iter().zip(turns).map(|(group, turns)| Speaker { group: *group, turns }).collect();
    let mut by_group = fields! { "group" => names.names };
    match voice::representation(&people, names.names.len(), level) {
        Ok(found) => {
            let list = |figure: fn(&voice::GroupVoice) -> Value| found.groups.iter().map(figure).collect::<Value>();
            by_group["people_share"] = list(|group| group.people_share.json());
            by_group["turn_share"] = list(|group| group.turn_share.json());
            by_group["turn_share_wilson"] = list(|group| group.turn_interval.json());
            by_group["representation_index"] = list(|group| group.index.json());
            by_group["representation_index_ci"] = list(|group| group.index_interval.json());
            by_group["max_deviation"] = found.max_deviation.json();
            result["chisq_gof"] = found.chi_square.json();
            result["chisq_p"] = found.chi_square_p.json();
            result["G_stat"] = found.g.json();
            result["G_p"] = found.g_p.json();
            result["df"] = found.df.json();
        }
        // No turn at all: shares of people are known, shares of nothing are not.
        Err(measures::Undefined::TooFew { .. }) => {
            let nothing = || names.names.iter().map(|_| Value::Null).collect::<Value>();
            by_group["people_share"] =
                (0..names.names.len()).map(|g| groups.iter().filter(|of| **of == g).count() as f64 / groups.len() as f64).collect();
            for field in ["turn_share", "turn_share_wilson", "representation_index", "representation_index_ci"] {
                by_group[field] = nothing();
            }
            for field in ["chisq_gof", "G_stat"] {
                result[field] = Value::Null;
            }
            by_group["max_deviation"] = Value::Null;
        }
        Err(error) => return Err(error.into()),
    }
    if resamples > 0 {
        by_group["representation_index_bootstrap"] = match voice::representation_intervals(&people, names.names.len(), level, resamples, seed) {
            Ok(intervals) => intervals.iter().map(|interval| interval.as_ref().map_or(Value::Null, ends)).collect(),
            Err(_) => Value::Null,
        };
    }
    result["by_group"] = by_group;
    Ok(result)
}

fn gini(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = data.place(call.args.text_or("value", heading(data, &["v"], data.headings().len().saturating_sub(1))?)?)?;
    let separator = call.args.text_or("separator", "|")?;
    if separator.is_empty() {
        return Err(call.args.fault("separator", "is empty"));
    }
    let (mut ginis, mut unbiased, mut entropies, mut silent) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in 0..data.len() {
        let number = |part: &str| match part.trim().parse::<f64>() {
            Ok(x) if x >= 0.0 && x.is_finite() => Ok(x),
            _ => Err(data.fault(row, column, format!("\"{}\" is not a number from 0", part.trim()))),
        };
        let amounts: Vec<f64> = match data.text_at(row, column) {
            Some(text) => text.split(separator).map(number).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        let found = voice::equity(&amounts).ok();
        let concentration = found.as_ref().and_then(|equity| equity.concentration.as_ref().ok());
        ginis.push(concentration.map(|c| c.gini));
        unbiased.push(concentration.and_then(|c| c.gini_unbiased.clone().ok()));
        entropies.push(concentration.and_then(|c| c.entropy_normalized.clone().ok()));
        silent.push(found.map(|equity| equity.silent_share));
    }
    Ok(fields! { "gini" => ginis, "gini_unbiased" => unbiased, "entropy_normalised" => entropies, "silent_share" => silent })
}

fn fingers(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = heading(data, &["fingers"], data.headings().len().saturating_sub(1))?;
    let shown = data.all_counts(column)?;
    if let Some(row) = shown.iter().position(|x| *x > 5) {
        return Err(data.fault(row, data.place(column)?, format!("\"{}\" is more than 5 fingers", shown[row])));
    }
    let shown: Vec<u8> = shown.into_iter().map(|x| x as u8).collect();
    let point = |arg: &str, otherwise: f64| -> Result<f64, Fault> {
        let point = call.args.number_or(arg, otherwise)?;
        if point.fract() == 0.0 && point.abs() <= 100.0 { Ok(point) } else { Err(call.args.fault(arg, format!("is {point}, not a number of fingers"))) }
    };
    let (block, support) = (point("block_at_or_below", 0.0)?, point("support_at_or_above", 3.0)?);
    let rule = FistRule {
        block_at_or_below: (block >= 0.0).then_some(block as u8),
        support_at_or_above: support.max(0.0) as u8,
        required_share: share(call, "required_support_share", 0.8)?,
    };
    let found = fist_to_five(&shown, rule, call.args.number_or("conf", 0.95)?)?;
    Ok(fields! {
        "n" => shown.len(),
        "counts" => found.counts,
        "mean" => found.mean,
        "median" => found.median,
        "support" => found.support.k(),
        "support_share" => found.support.share(),
        "support_wilson95" => found.support_interval,
        "blocks" => found.blocks,
        "need_conversation" => found.need_conversation,
        "consensus" => found.consensus,
        "sd_population" => found.sd,
    })
}

fn consent_round(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = heading(data, &["response"], data.headings().len().saturating_sub(1))?;
    let place = data.place(column)?;
    let read = |(row, cell): (usize, &String)| match cell.to_lowercase().replace([' ', '-'], "_").as_str() {
        "consent" => Ok(Response::Consent),
        "stand_aside" => Ok(Response::StandAside),
        "object" => Ok(Response::Object),
        "abstain" => Ok(Response::Abstain),
        _ => Err(data.fault(row, place, format!("\"{cell}\" is none of consent, stand_aside, object, abstain"))),
    };
    let responses = data.all_texts(column)?.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    let rule = ConsentRule { max_stand_aside_share: share(call, "max_stand_aside_share", 1.0)?, quorum: call.args.count_or("quorum", 0)? };
    let found = consent(&responses, rule)?;
    let name = |obstacle: &Obstacle| match obstacle {
        Obstacle::Quorum => "quorum",
        Obstacle::NobodyTookPart => "nobody_took_part",
        Obstacle::Objection => "objection",
        Obstacle::TooManyAside => "too_many_aside",
    };
    Ok(fields! {
        "counts" => fields! { "consent" => found.consent, "stand_aside" => found.stand_aside, "object" => found.object, "abstain" => found.abstain },
        "adopted" => found.adopted(),
        "stand_aside_share" => found.stand_aside_share,
        "obstacles" => found.obstacles.iter().map(name).collect::<Vec<_>>(),
    })
}

/// The voters and options of a file with one row per voter and option.
struct Papers {
    voters: Names,
    options: Names,
    rows: Vec<(usize, usize)>,
}

fn papers(call: &Call) -> Result<Papers, Fault> {
    let data = call.input(0)?;
    let (voter, option) = (heading(data, &["voter", "person"], 0)?, heading(data, &["option"], 1)?);
    let (voter_cells, option_cells) = (data.all_texts(voter)?, data.all_texts(option)?);
    let voters = Names::of(voter_cells.iter().map(String::as_str));
    let options = options(call, "options", &option_cells)?;
    let rows = found(data, voter, &voter_cells, &voters)?.into_iter().zip(found(data, option, &option_cells, &options)?).collect();
    Ok(Papers { voters, options, rows })
}

fn dotted(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let Papers { voters, options, rows } = papers(call)?;
    let dots = data.all_counts(heading(data, &["dots"], 2)?)?;
    let entries: Vec<Dots> = rows.iter().zip(dots).map(|((voter, option), dots)| Dots { voter: *voter, option: *option, dots }).collect();
    let limit = call.args.get("dots_per_voter").map(|_| call.args.count("dots_per_voter")).transpose()?;
    let found = dot_vote(&entries, options.names.len(), limit.map(|limit| limit as u64))?;
    Ok(fields! {
        "totals" => options.all(found.totals),
        "voters_per_option" => options.all(found.voters),
        "concentration_hhi" => found.hhi,
        "gini_over_options" => found.gini,
        "valid_voters" => found.valid_voters,
        "rejected_voters" => voters.list(&found.rejected),
        "leaders" => options.list(&found.leaders),
    })
}

fn quadratic(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let Papers { voters, options, rows } = papers(call)?;
    let column = heading(data, &["votes"], 2)?;
    let place = data.place(column)?;
    let whole = |(row, x): (usize, f64)| {
        if x.fract() == 0.0 && x.abs() < 9.0e15 { Ok(x as i64) } else { Err(data.fault(row, place, format!("\"{x}\" is not a whole number"))) }
    };
    let votes = data.all_numbers(column)?.into_iter().enumerate().map(whole).collect::<Result<Vec<_>, _>>()?;
    let entries: Vec<Votes> = rows.iter().zip(votes).map(|((voter, option), votes)| Votes { voter: *voter, option: *option, votes }).collect();
    let found = quadratic_vote(&entries, options.names.len(), call.args.count("credits")? as u64)?;
    Ok(fields! {
        "valid_voters" => found.valid_voters,
        "rejected_voters" => voters.list(&found.rejected),
        "totals" => options.all(found.totals),
        "credits_spent" => found.credits_spent,
        "leaders" => options.list(&found.leaders),
    })
}

/// What parts several names at one rank.
const BETWEEN_NAMES: [char; 6] = ['|', '=', '/', ';', '+', '&'];

fn ranks(call: &Call, data: &Data) -> Result<(Names, Vec<Vec<Rank>>), Fault> {
    let named: Vec<usize> = (0..data.headings().len()).filter(|column| data.headings()[*column].to_lowercase().starts_with("rank")).collect();
    let columns = if named.is_empty() { (1..data.headings().len()).collect() } else { named };
    let parts = |cell: &str| cell.split(BETWEEN_NAMES).map(|part| part.trim().to_owned()).collect::<Vec<String>>();
    let cells: Vec<String> = (0..data.len()).flat_map(|row| columns.iter().filter_map(move |column| data.text_at(row, *column))).flat_map(parts).collect();
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

fn runoff_fields(names: &Names, runoff: Option<&Runoff>) -> Value {
    let rounds: Vec<Value> = runoff.map_or_else(Vec::new, |runoff| {
        let round = |round: &measures::votes::Round| {
            let mut fields = fields! { "tally" => names.map(round.tallies.iter().copied()), "exhausted" => round.exhausted };
            if let Some(out) = round.eliminated {
                fields["eliminated"] = names.json(out);
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
        "irv_winner" => winner.map(|winner| names.json(winner)),
        "irv_rounds" => rounds,
        "tie" => !tied.is_empty(),
        "tied" => names.list(&tied),
    }
}

/// The count of seats; where a tie stopped it there is no result, only what was known by then.
fn seat_fields(names: &Names, seats: Option<&Seats>) -> Value {
    let Some(found) = seats else { return fields! { "stv_wig" => Value::Null } };
    let event = |event: &Event| match event {
        Event::Elected(one) => fields! { "elected" => names.json(*one) },
        Event::Eliminated(one) => fields! { "eliminated" => names.json(*one) },
        Event::Tie(several) => fields! { "tied" => names.list(several) },
    };
    let count = fields! {
        "quota" => found.quota,
        "elected" => names.list(&found.elected),
        "rounds" => found.rounds.iter().map(|round| names.map(round.tallies.iter().copied())).collect::<Vec<_>>(),
        "events" => found.rounds.iter().map(|round| event(&round.event)).collect::<Vec<_>>(),
        "vacant" => found.vacant,
        "tied" => names.list(&found.tied),
    };
    if found.tied.is_empty() { fields! { "stv_wig" => count } } else { fields! { "stv_wig" => Value::Null, "stv_stopped_by_tie" => count } }
}

fn ranked(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (names, papers) = ranks(call, data)?;
    let ballots = Ballots::new(names.names.len(), &papers)?;
    let pairs = Pairs::of(&ballots);
    let schulze = pairs.schulze();
    let single = |list: &[usize]| match list {
        [one] => names.json(*one),
        _ => Value::Null,
    };
    let (first, points) = (plurality(&ballots), borda(&ballots));
    let found = fields! {
        "ballots" => ballots.len(),
        "valid_ballots" => ballots.valid(),
        "over_voted_ballots" => ballots.over_voted(),
        "pairwise" => pairs.table(),
        "plurality_leaders" => names.list(&leaders(&first)),
        "plurality" => names.all(first),
        "condorcet_winner" => pairs.condorcet_winner().map(|winner| names.json(winner)),
        "schulze_winner" => single(&schulze.winners),
        "schulze_tied" => names.list(&schulze.winners),
        "schulze_strength" => schulze.strength,
        "schulze_order" => names.list(&schulze.order.concat()),
        "schulze_ranking" => schulze.order.iter().map(|tied| names.list(tied)).collect::<Vec<_>>(),
        "borda_leaders" => names.list(&leaders(&points)),
        "borda" => names.all(points),
    };
    let runoff = instant_runoff(&ballots).ok();
    let seats = match transferable_vote(&ballots, call.args.count_or("seats", 1)?) {
        Ok(seats) => Some(seats),
        Err(measures::Undefined::TooLarge) => None,
        Err(_) if ballots.valid() == 0 => None,
        Err(error) => return Err(error.into()),
    };
    Ok([runoff_fields(&names, runoff.as_ref()), seat_fields(&names, seats.as_ref())].into_iter().fold(found, crate::shape::merged))
}

fn fidelity(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (teacher, rater) = (heading(data, &["teacher"], 0)?, heading(data, &["rater"], 1)?);
    let weighted: HashMap<String, f64> = match call.args.get("weights") {
        Some(_) => call.args.number_map("weights")?.into_iter().collect(),
        None => data.headings().iter().filter(|h| ![teacher, rater].contains(&h.as_str())).map(|h| (h.clone(), 1.0)).collect(),
    };
    weighted.keys().try_for_each(|component| data.place(component).map(|_| ()))?;
    let components = Names::listed(data.headings().iter().filter(|heading| weighted.contains_key(*heading)).cloned().collect());
    let levels = call.args.count_or("levels", 4)?;
    let ideal = match call.args.count_or("best_level", 1)? {
        1 => Ideal::First,
        best if best == levels => Ideal::Last,
        best => return Err(call.args.fault("best_level", format!("is {best}, neither 1 nor {levels}"))),
    };
    let rule = FidelityRule {
        levels: u32::try_from(levels).map_err(|_| call.args.fault("levels", "is too large"))?,
        ideal,
        weights: components.names.iter().map(|name| weighted.get(name).copied().unwrap_or(0.0)).collect(),
        min_weight_answered: share(call, "min_weight_answered", 0.0)?,
        faithful_at_or_above: share(call, "faithful_at_or_above", 1.0)?,
    };
    let (teacher_cells, raters) = (data.all_texts(teacher)?, data.texts(rater)?);
    let teachers = Names::of(teacher_cells.iter().map(String::as_str));
    let places = found(data, teacher, &teacher_cells, &teachers)?;
    let columns: Vec<usize> = components.names.iter().map(|name| data.place(name)).collect::<Result<_, _>>()?;
    let level = |row: usize, column: usize| match data.number_at(row, column)? {
        None => Ok(None),
        Some(x) if x >= 1.0 && x <= levels as f64 && x.fract() == 0.0 => Ok(Some(x as u32)),
        Some(x) => Err(data.fault(row, column, format!("\"{x}\" is no level from 1 to {levels}"))),
    };
    let rating = |row: usize| Ok(Rating { teacher: places[row], levels: columns.iter().map(|column| level(row, *column)).collect::<Result<_, _>>()? });
    let ratings = (0..data.len()).map(rating).collect::<Result<Vec<_>, Fault>>()?;
    let result = ic_fidelity(&ratings, teachers.names.len(), &rule)?;
    let per_rating = (0..data.len()).map(|row| fields! { "teacher" => teachers.json(places[row]), "rater" => raters[row], "fidelity" => result.ratings[row] });
    Ok(fields! {
        "per_rating" => per_rating.collect::<Vec<_>>(),
        "teacher_mean" => teachers.map(result.teachers.iter().map(|mean| mean.clone().ok())),
        "share_faithful" => result.faithful_share,
        "exact_agreement" => components.all(result.agreement),
    })
}

fn dosed(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let (teacher, component, hours) = (heading(data, &["teacher", "person"], 0)?, heading(data, &["component"], 1)?, heading(data, &["hours"], 2)?);
    let thresholds = call.args.number_map("thresholds_hours")?;
    let given: Vec<String> = call.args.texts("components")?.into_iter().map(str::to_owned).collect();
    let components = Names::listed(if given.is_empty() { thresholds.iter().map(|(name, _)| name.clone()).collect() } else { given });
    let threshold = |name: &String| {
        let found = thresholds.iter().find(|(key, _)| key == name).map(|(_, hours)| *hours).filter(|hours| *hours >= 0.0);
        found.ok_or_else(|| call.args.fault("thresholds_hours", format!("has no threshold from 0 for {name}")))
    };
    let needed = components.names.iter().map(threshold).collect::<Result<Vec<f64>, Fault>>()?;
    let (teacher_cells, component_cells) = (data.all_texts(teacher)?, data.all_texts(component)?);
    let teachers = Names::of(teacher_cells.iter().map(String::as_str));
    let (people, parts) = (found(data, teacher, &teacher_cells, &teachers)?, found(data, component, &component_cells, &components)?);
    let sessions: Vec<Session> = people
        .into_iter()
        .zip(parts)
        .zip(amounts(data, hours)?)
        .map(|((person, component), hours)| Session { person, component, hours })
        .collect();
    let result = dose(&sessions, teachers.names.len(), &needed)?;
    let per_teacher = result.people.iter().enumerate().map(|(place, person)| {
        fields! {
            "teacher" => teachers.json(place),
            "hours" => components.all(person.hours.iter().copied()),
            "total" => person.total,
            "components_met" => person.met,
            "complete" => person.complete,
        }
    });
    let coaching = components.place(call.args.text_or("coaching_component", "coaching")?);
    Ok(fields! {
        "per_teacher" => per_teacher.collect::<Vec<_>>(),
        "share_complete" => result.complete_share,
        "share_any_coaching" => coaching.map(|place| result.any_share[place]),
        "share_any" => components.all(result.any_share),
    })
}
