//! Time until an event, and choices between two.

mod columns;

use crate::function::column;
use crate::{Call, Fault, Function, fields, shape::merged};
use columns::{Covariate, clusters, covariate, happened, heading_of, labelled, named, watched};
use measures::Undefined;
use measures::pairs::{BradleyTerry, Comparison, bradley_terry, laplace_scores, regularized, winning_groups};
use measures::survival::{Cox, KaplanMeier, Link, Scale, Ties, TimeScale, Weight, cox, discrete_hazard, log_rank};
use serde_json::Value;
use std::ops::Range;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "kaplan_meier",
        inputs: &["time, status: how long each was watched, and whether the event ended it (0/1, 1/2 or FALSE/TRUE)"],
        about: "the share still without the event over time, with limits, quantiles and restricted mean",
        settings: &[
            "conf_type: plain, log or log-log [log]",
            "conf [0.95]",
            "quantiles [0.25, 0.5, 0.75]",
            "rmean: until when the mean is taken [the last time]",
            "time, status: columns",
        ],
        run: curve,
    },
    Function {
        name: "log_rank",
        inputs: &["time, status, and the column named in args.group"],
        about: "whether groups have the event at different paces: log-rank, and Peto's variant",
        settings: &["group: column", "time, status: columns"],
        run: groups,
    },
    Function {
        name: "cox_ph",
        inputs: &["time, status, and the columns named in args.covariates"],
        about: "Cox's proportional hazards with tests, concordance, proportionality, baseline, and errors for clusters",
        settings: &[
            "covariates: columns; factor(x) for categories",
            "ties: efron or breslow [efron]",
            "cluster: a column, or \"blocks of 6 consecutive rows\"",
            "transform: time scale of the test of proportionality: identity, log, rank, km",
        ],
        run: hazards,
    },
    Function {
        name: "discrete_time_hazard",
        inputs: &["term (the last one watched), abandoned (0/1), and the columns named in args.covariates"],
        about: "the hazard of each term and the effects of covariates on it",
        settings: &["covariates: columns", "link: logit or cloglog [logit]"],
        run: terms,
    },
    Function {
        name: "bradley_terry",
        inputs: &["a, b, wins_a, wins_b: two items, and how often each won against the other"],
        about: "strengths from choices between two, where they exist, and the score of wiki surveys",
        settings: &["extra: extra wins and losses of the regularized strengths [1]"],
        run: strengths,
    },
];

fn curve(call: &Call) -> Result<Value, Fault> {
    let (times, events): (Vec<f64>, Vec<bool>) = watched(call, call.input(0)?)?.into_iter().flatten().unzip();
    let scale = match call.args.text_or("conf_type", "log")? {
        "plain" => Scale::Plain,
        "log" => Scale::Log,
        "log-log" => Scale::LogLog,
        other => return Err(call.args.fault("conf_type", format!("is \"{other}\", not \"plain\", \"log\" or \"log-log\""))),
    };
    let curve = KaplanMeier::new(&times, &events)?;
    let band = curve.band(call.args.level_or("conf", 0.95)?, scale)?;
    let mut shares = call.args.levels("quantiles")?;
    if shares.is_empty() {
        shares = vec![0.25, 0.5, 0.75];
    }
    let quantiles = shares.iter().map(|p| curve.quantile(*p, &band)).collect::<Result<Vec<_>, _>>()?;
    // Where all are watched for no time at all, that the last time is no end is said by the mean itself.
    let until = if call.args.get("rmean").is_some() { call.args.positive_or("rmean", 1.0)? } else { curve.last_time() };
    let mean = curve.restricted_mean(until);
    let steps = curve.steps();
    Ok(fields! {
        "time" => steps.iter().map(|step| step.time).collect::<Vec<_>>(),
        "n_risk" => steps.iter().map(|step| step.at_risk).collect::<Vec<_>>(),
        "n_event" => steps.iter().map(|step| step.events).collect::<Vec<_>>(),
        "n_censored" => steps.iter().map(|step| step.censored).collect::<Vec<_>>(),
        "surv" => steps.iter().map(|step| step.survival).collect::<Vec<_>>(),
        "se_cumhaz_greenwood" => steps.iter().map(|step| step.log_se).collect::<Vec<_>>(),
        "lower" => band.limits.iter().map(|limits| limits.map(|l| l.0)).collect::<Vec<_>>(),
        "upper" => band.limits.iter().map(|limits| limits.map(|l| l.1)).collect::<Vec<_>>(),
        "quantile" => quantiles.iter().map(|q| q.time.clone()).collect::<Vec<_>>(),
        "quantile_lower" => quantiles.iter().map(|q| q.low.clone()).collect::<Vec<_>>(),
        "quantile_upper" => quantiles.iter().map(|q| q.high.clone()).collect::<Vec<_>>(),
        "rmst" => mean.as_ref().map(|m| m.mean).ok(),
        "rmst_se" => mean.as_ref().map(|m| m.se).ok(),
    })
}

fn groups(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let group = data.texts(named(&call.args, data, "group", &["group"])?)?;
    let (mut times, mut events, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for (row, text) in watched(call, data)?.into_iter().zip(group) {
        if let (Some((time, event)), Some(text)) = (row, text) {
            times.push(time);
            events.push(event);
            texts.push(text);
        }
    }
    let (labels, places) = labelled(&texts);
    let test = log_rank(&times, &events, &places, labels.len(), Weight::Equal)?;
    let peto = log_rank(&times, &events, &places, labels.len(), Weight::Survival);
    Ok(fields! {
        "group" => labels,
        "chisq" => test.chi_square,
        "df" => test.df,
        "p" => test.p,
        "observed" => test.observed,
        "expected" => test.expected,
        "peto_chisq" => peto.as_ref().map(|peto| peto.chi_square).ok(),
        "peto_p" => peto.as_ref().map(|peto| peto.p).ok(),
    })
}

fn hazards(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let ties = match call.args.text_or("ties", "efron")? {
        "efron" => Ties::Efron,
        "breslow" => Ties::Breslow,
        other => return Err(call.args.fault("ties", format!("is \"{other}\", not \"efron\" or \"breslow\""))),
    };
    let written = call.args.distinct_texts("covariates")?;
    if written.is_empty() {
        return Err(call.args.fault("covariates", "is missing; give the columns"));
    }
    let places = written.iter().map(|name| data.place(heading_of(name))).collect::<Result<Vec<_>, _>>()?;
    let cluster = clusters(call, data)?;
    let watched = watched(call, data)?;
    let whole = |row: &usize| {
        watched[*row].is_some()
            && places.iter().all(|column| data.text_at(*row, *column).is_some())
            && cluster.as_ref().is_none_or(|cluster| cluster[*row].is_some())
    };
    let rows: Vec<usize> = (0..data.len()).filter(whole).collect();
    let (times, events): (Vec<f64>, Vec<bool>) = rows.iter().filter_map(|row| watched[*row]).unzip();
    let parts = written.iter().map(|name| covariate(data, name, &rows)).collect::<Result<Vec<_>, _>>()?;
    let columns: Vec<&[f64]> = parts.iter().flat_map(|part| part.columns.iter().map(Vec::as_slice)).collect();
    let mut terms: Vec<Range<usize>> = Vec::new();
    for part in &parts {
        let from = terms.last().map_or(0, |term| term.end);
        terms.push(from..from + part.columns.len());
    }
    let fit = cox(&times, &events, &columns, ties)?;
    let cluster: Option<Vec<usize>> = cluster.map(|cluster| rows.iter().filter_map(|row| cluster[*row]).collect());
    let names: Vec<&String> = parts.iter().flat_map(|part| part.names.iter()).collect();
    let names = fields! { "name" => names.into_iter().cloned().collect::<Vec<String>>() };
    let result = merged(names, described(call, &fit, &terms, cluster.as_deref())?);
    let Some(cluster) = cluster else { return Ok(result) };
    let robust = fit.robust(&cluster)?;
    let errors = fields! {
        "naive_se" => fit.se,
        "robust_se" => robust.se,
        "se" => robust.se,
        "wald" => robust.wald.map(hundredths),
        "clusters" => robust.clusters,
    };
    Ok(merged(result, errors))
}

/// The engine behind the cases gives Wald's statistic to two decimals only.
fn hundredths(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

fn described(call: &Call, fit: &Cox, terms: &[Range<usize>], cluster: Option<&[usize]>) -> Result<Value, Fault> {
    let concordance = fit.concordance(cluster);
    let scale = match call.args.text_or("transform", "identity")? {
        "identity" => TimeScale::Identity,
        "log" => TimeScale::Log,
        "rank" => TimeScale::Rank,
        "km" => TimeScale::KaplanMeier,
        other => return Err(call.args.fault("transform", format!("is \"{other}\", not \"identity\", \"log\", \"rank\" or \"km\""))),
    };
    let tests = fit.proportional(scale, terms)?;
    let proportional: Vec<_> = tests.terms.into_iter().chain([tests.all]).collect();
    // Nothing to say of covariates of 0 where that is nowhere near the data.
    let baseline = fit.baseline(&vec![0.0; fit.df]).unwrap_or_default();
    let hazard = |at: usize| baseline.get(at).map(|step| step.cumulative_hazard);
    Ok(fields! {
        "coef" => fit.coefficients,
        "se" => fit.se,
        "loglik" => fit.log_likelihood,
        "lrt" => fit.likelihood_ratio,
        "wald" => hundredths(fit.wald),
        "wald_unrounded" => fit.wald,
        "score" => fit.score,
        "df" => fit.df,
        "concordance" => concordance.as_ref().map(|c| c.concordance).ok(),
        "concordance_se" => concordance.as_ref().map(|c| c.se).ok(),
        "zph_chisq" => proportional.iter().map(|test| test.as_ref().map(|t| t.chi_square).ok()).collect::<Vec<_>>(),
        "zph_p" => proportional.iter().map(|test| test.as_ref().map(|t| t.p).ok()).collect::<Vec<_>>(),
        "basehaz_last" => baseline.last().map(|step| step.cumulative_hazard),
        "basehaz_first10" => (0..10).map(hazard).collect::<Vec<_>>(),
    })
}

fn terms(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let link = match call.args.text_or("link", "logit")? {
        "logit" => Link::Logit,
        "cloglog" => Link::ComplementaryLogLog,
        other => return Err(call.args.fault("link", format!("is \"{other}\", not \"logit\" or \"cloglog\""))),
    };
    let baseline = call.args.text_or("baseline", "one dummy per term")?;
    if baseline != "one dummy per term" {
        return Err(call.args.fault("baseline", format!("is \"{baseline}\", not \"one dummy per term\"")));
    }
    let term = named(&call.args, data, "term", &["term", "time"])?;
    let place = data.place(term)?;
    let numbers = data.numbers(term)?;
    let events = happened(data, named(&call.args, data, "event", &["abandoned", "event", "status"])?)?;
    let written = call.args.distinct_texts("covariates")?;
    let places = written.iter().map(|name| data.place(heading_of(name))).collect::<Result<Vec<_>, _>>()?;
    let (mut rows, mut last, mut happened) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..data.len() {
        let (Some(term), Some(event)) = (numbers[row], events[row]) else { continue };
        if places.iter().any(|column| data.text_at(row, *column).is_none()) {
            continue;
        }
        if term.fract() != 0.0 || !(1.0..=f64::from(u32::MAX)).contains(&term) {
            return Err(data.fault(row, place, format!("\"{term}\" is not a whole number from 1")));
        }
        rows.push(row);
        last.push(term as u32);
        happened.push(event);
    }
    let parts = written.iter().map(|name| covariate(data, name, &rows)).collect::<Result<Vec<_>, _>>()?;
    let columns: Vec<&[f64]> = parts.iter().flat_map(|part| part.columns.iter().map(Vec::as_slice)).collect();
    let fit = discrete_hazard(&last, &happened, &columns, link)?;
    let names: Vec<String> = fit.terms.iter().map(|term| format!("factor(t){}", term.term)).chain(abbreviated(&parts)).collect();
    let effects: Vec<_> = fit.terms.iter().map(|term| term.baseline.clone()).chain(fit.effects.iter().copied().map(Ok)).collect();
    Ok(fields! {
        "term" => names,
        "coef" => effects.iter().map(|effect| effect.as_ref().map(|e| e.coefficient).ok()).collect::<Vec<_>>(),
        "se" => effects.iter().map(|effect| effect.as_ref().map(|e| e.se).ok()).collect::<Vec<_>>(),
        "loglik" => fit.log_likelihood,
        "person_periods" => fit.person_periods,
        "hazard_by_term" => fit.terms.iter().map(|term| term.hazard).collect::<Vec<_>>(),
        "at_risk_by_term" => fit.terms.iter().map(|term| term.at_risk).collect::<Vec<_>>(),
    })
}

/// The cases call covariates by their first letters; where two would be called alike, the whole name stays.
fn abbreviated(parts: &[Covariate]) -> Vec<String> {
    let names: Vec<&String> = parts.iter().flat_map(|part| part.names.iter()).collect();
    let short: Vec<String> = names.iter().map(|name| name.chars().take(1).collect()).collect();
    let alone = |i: usize| short.iter().filter(|other| **other == short[i]).count() == 1 && short[i] != "t";
    (0..names.len()).map(|i| if alone(i) { short[i].clone() } else { names[i].clone() }).collect()
}

fn strengths(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let heading = |name: &str| column(data, &[name]);
    let (first, second) = (data.all_texts(heading("a")?)?, data.all_texts(heading("b")?)?);
    let (wins_first, wins_second) = (data.all_counts(heading("wins_a")?)?, data.all_counts(heading("wins_b")?)?);
    let texts: Vec<&str> = first.iter().chain(&second).map(String::as_str).collect();
    let (items, places) = labelled(&texts);
    let mut comparisons = Vec::with_capacity(data.len());
    for row in 0..data.len() {
        let (first, second) = (places[row], places[data.len() + row]);
        if first == second {
            return Err(data.fault(row, data.place(heading("b")?)?, "an item compared with itself"));
        }
        comparisons.push(Comparison { first, second, wins_first: wins_first[row], wins_second: wins_second[row] });
    }
    let always = fields! {
        "item" => items,
        "aoi_laplace_score" => laplace_scores(items.len(), &comparisons)?,
        "ability_regularised" => regularized(items.len(), &comparisons, call.args.positive_or("extra", 1.0)?),
    };
    match bradley_terry(items.len(), &comparisons) {
        Ok(fit) => Ok(merged(always, estimated(&fit))),
        Err(reason @ (Undefined::Separated | Undefined::NotConnected)) => {
            let groups = winning_groups(items.len(), &comparisons)?;
            let named: Vec<Vec<String>> = groups.iter().map(|group| group.iter().map(|i| items[*i].clone()).collect()).collect();
            let absent = fields! {
                "mle_exists" => false,
                "reason" => reason.to_string(),
                "groups_by_wins" => named,
            };
            Ok(merged(always, absent))
        }
        Err(reason) => Err(reason.into()),
    }
}

fn estimated(fit: &BradleyTerry) -> Value {
    fields! {
        "mle_exists" => true,
        "ability_ref_first" => fit.ability,
        "se_ref_first" => fit.se,
        "ability_centred" => fit.ability_centered,
        "se_centred" => fit.se_centered,
        "loglik_binomial" => fit.log_likelihood_binomial,
        "deviance" => fit.deviance,
        "df" => fit.df,
        "loglik_bernoulli" => fit.log_likelihood,
    }
}
