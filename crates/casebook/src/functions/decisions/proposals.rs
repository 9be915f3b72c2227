//! One proposal or several: fist to five, consent, dots and quadratic votes.

use super::names::{Names, found, heading, one_row_each, options, share};
use crate::{Call, Fault, fields};
use measures::votes::{ConsentRule, Dots, FistRule, Obstacle, Response, Votes, consent, dot_vote, fist_to_five, quadratic_vote};
use serde_json::Value;

/// What the column of people may be called.
const PEOPLE: [&str; 3] = ["person", "voter", "participant"];

pub(super) fn fingers(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = heading(data, &["fingers"], data.headings().len().saturating_sub(1))?;
    one_row_each(data, &PEOPLE)?;
    let shown = data.all_counts(column)?;
    if let Some(row) = shown.iter().position(|x| *x > 5) {
        return Err(data.fault(row, data.place(column)?, format!("\"{}\" is more than 5 fingers", shown[row])));
    }
    let shown: Vec<u8> = shown.into_iter().map(|x| x as u8).collect();
    let point = |arg: &str, otherwise: f64| -> Result<f64, Fault> {
        let point = call.args.number_or(arg, otherwise)?;
        if point.fract() == 0.0 && point.abs() <= 100.0 {
            Ok(point)
        } else {
            Err(call.args.fault(arg, format!("is {point}, not a number of fingers")))
        }
    };
    let (block, support) = (point("block_at_or_below", 0.0)?, point("support_at_or_above", 3.0)?);
    let rule = FistRule {
        block_at_or_below: (block >= 0.0).then_some(block as u8),
        support_at_or_above: support.max(0.0) as u8,
        required_share: share(call, "required_support_share", 0.8)?,
    };
    let found = fist_to_five(&shown, rule, call.args.level_or("conf", 0.95)?)?;
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

pub(super) fn consent_round(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let column = heading(data, &["response"], data.headings().len().saturating_sub(1))?;
    one_row_each(data, &PEOPLE)?;
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

pub(super) fn dotted(call: &Call) -> Result<Value, Fault> {
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
        "leaders" => options.words(&found.leaders),
    })
}

pub(super) fn quadratic(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let Papers { voters, options, rows } = papers(call)?;
    let column = heading(data, &["votes"], 2)?;
    let place = data.place(column)?;
    let whole = |(row, x): (usize, f64)| {
        if x.fract() == 0.0 && x.abs() < 9.0e15 {
            Ok(x as i64)
        } else {
            Err(data.fault(row, place, format!("\"{x}\" is not a whole number")))
        }
    };
    let votes = data.all_numbers(column)?.into_iter().enumerate().map(whole).collect::<Result<Vec<_>, _>>()?;
    let entries: Vec<Votes> =
        rows.iter().zip(votes).map(|((voter, option), votes)| Votes { voter: *voter, option: *option, votes }).collect();
    let found = quadratic_vote(&entries, options.names.len(), call.args.count("credits")? as u64)?;
    Ok(fields! {
        "valid_voters" => found.valid_voters,
        "rejected_voters" => voters.list(&found.rejected),
        "totals" => options.all(found.totals),
        "credits_spent" => found.credits_spent,
        "leaders" => options.words(&found.leaders),
    })
}
