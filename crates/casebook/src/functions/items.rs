//! Items of a questionnaire or test: what each tells, and whether it works alike for two groups.

use super::order::in_order;
use crate::function::column;
use crate::{Args, Call, Data, Fault, Function, fields, shape::merged};
use measures::dif::{self, Category, LikelihoodRatios};
use measures::graded::{self, GradedItem, Quadrature};
use measures::{Answers, Undefined};
use serde_json::Value;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "grm_mml",
        inputs: &["a column per item, a row per person, ordered codes (args.items names the columns)"],
        about: "graded response model by marginal maximum likelihood: discriminations, locations, standings of people",
        settings: &[
            "items: columns [all]",
            "quadrature: rectangular or Gauss-Hermite [rectangular]",
            "quadpts: its points [61]",
            "theta_lim: its ends [-6, 6]",
        ],
        run: grm,
    },
    Function {
        name: "dif_binary",
        inputs: &["a column group with two groups (args.group names another), then a column of 0 and 1 per item"],
        about: "bias of right-or-wrong items between two groups: Mantel-Haenszel with ETS delta, logistic regression",
        settings: &["group, focal: the column of groups and the group compared", "items: columns [the rest]"],
        run: dif_binary,
    },
    Function {
        name: "dif_ordinal",
        inputs: &["a column group with two groups (args.group names another), then a column of ordered codes per item"],
        about: "bias of items with points on a scale between two groups: proportional-odds regression",
        settings: &["group, focal: the column of groups and the group compared", "items: columns [the rest]"],
        run: dif_ordinal,
    },
];

/// mirt's usual nodes, and ltm's number in the cases.
const NODES: usize = 61;
const LIMITS: [f64; 2] = [-6.0, 6.0];
/// With fewer nodes a standing is hardly more than a rank.
const LEAST_NODES: usize = 5;
/// Beyond, nobody stands.
const FARTHEST: f64 = 30.0;
/// People of whom the cases list the standing.
const FIRST: usize = 20;

fn quadrature(args: &Args) -> Result<Quadrature, Fault> {
    let kind = args.text_or("quadrature", "rectangular")?;
    let number = kind.split_whitespace().find_map(|word| word.parse::<usize>().ok());
    let points = args.count_within("quadpts", number.unwrap_or(NODES), LEAST_NODES..=usize::MAX)?;
    if kind.to_ascii_lowercase().contains("hermite") {
        return Quadrature::gauss_hermite(points).map_err(|reason| args.fault("quadpts", reason.to_string()));
    }
    if !kind.to_ascii_lowercase().starts_with("rectangular") {
        return Err(args.fault("quadrature", format!("is \"{kind}\", not \"rectangular\" or \"Gauss-Hermite\"")));
    }
    let [low, high] = match args.numbers("theta_lim")?[..] {
        [] => LIMITS,
        [low, high] if (-FARTHEST..0.0).contains(&low) && high > 0.0 && high <= FARTHEST => [low, high],
        _ => return Err(args.fault("theta_lim", format!("must be two numbers, one from -{FARTHEST} to 0 and one from 0 to {FARTHEST}"))),
    };
    Quadrature::rectangular(points, low, high).map_err(|reason| args.fault("quadpts", reason.to_string()))
}

fn grm(call: &Call) -> Result<Value, Fault> {
    let answers = call.input(0)?.answers(&call.args.distinct_texts("items")?)?;
    let model = graded::fit(&answers, &quadrature(&call.args)?)?;
    let standings = model.standings(&answers)?;
    let items: Vec<Option<&GradedItem>> = model.items.iter().map(|i| i.as_ref().ok()).collect();
    // As long as the longest item needs, so that the lists make a table.
    let most = items.iter().flatten().map(|i| i.intercepts.len()).max().unwrap_or(0);
    let row = |item: &Option<&GradedItem>| -> Vec<Option<f64>> {
        let b = item.and_then(|i| i.locations().ok()).unwrap_or_default();
        (0..most).map(|c| b.get(c).copied()).collect()
    };
    let first = || standings.iter().take(FIRST);
    Ok(fields! {
        "a" => items.iter().map(|i| i.map(|i| i.discrimination)).collect::<Vec<_>>(),
        "b" => items.iter().map(row).collect::<Vec<_>>(),
        "loglik" => model.log_likelihood,
        "n" => model.people,
        "eap_first20" => first().map(|s| s.map(|s| s.mean)).collect::<Vec<_>>(),
        "eap_se_first20" => first().map(|s| s.map(|s| s.se)).collect::<Vec<_>>(),
        "eap" => standings.iter().map(|s| s.map(|s| s.mean)).collect::<Vec<_>>(),
        "eap_se" => standings.iter().map(|s| s.map(|s| s.se)).collect::<Vec<_>>(),
    })
}

/// Items with their headings, and who is of the focal group.
struct Compared {
    items: Vec<String>,
    answers: Answers,
    focal: Vec<Option<bool>>,
}

fn compared(data: &Data, args: &Args) -> Result<Compared, Fault> {
    let group = if args.get("group").is_some() { args.text("group")? } else { column(data, &["group"])? };
    let texts = data.texts(group)?;
    // The lower name is the reference group.
    let names = in_order(texts.iter().copied().flatten());
    let [low, high] = names[..] else {
        return Err(data.whole_fault(format!("column \"{group}\" must hold two groups, it holds {}", names.len())));
    };
    let focal = args.text_or("focal", high)?;
    if focal != low && focal != high {
        return Err(args.fault("focal", format!("\"{focal}\" is not in column \"{group}\"")));
    }
    let mut items: Vec<String> = args.distinct_texts("items")?.into_iter().map(str::to_owned).collect();
    if items.is_empty() {
        items = data.headings().iter().filter(|h| *h != group && !h.is_empty()).cloned().collect();
    }
    if items.is_empty() {
        return Err(data.whole_fault("has no column of an item"));
    }
    let answers = data.answers(&items.iter().map(String::as_str).collect::<Vec<_>>())?;
    Ok(Compared { items, answers, focal: texts.into_iter().map(|name| name.map(|name| name == focal)).collect() })
}

fn dif_binary(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let asked = compared(data, &call.args)?;
    for (j, item) in asked.items.iter().enumerate() {
        if let Some(row) = asked.answers.column(j).iter().position(|x| !x.is_nan() && *x != 0.0 && *x != 1.0) {
            return Err(data.fault(row, data.place(item)?, "is neither 0 nor 1"));
        }
    }
    let results = dif::binary(&asked.answers, &asked.focal)?;
    let items: Vec<Value> = asked
        .items
        .iter()
        .zip(&results)
        .map(|(item, result)| {
            let (mh, lr) = (result.mantel_haenszel.as_ref().ok(), result.likelihood_ratios.as_ref().ok());
            let found = fields! {
                "item" => item,
                "mh_or" => mh.map(|m| m.odds_ratio),
                "mh_delta" => mh.map(|m| m.delta),
                "mh_delta_se" => mh.map(|m| m.delta_se),
                "mh_chisq_cc" => mh.map(|m| m.chi_square),
                "mh_p" => mh.map(|m| m.p),
                "ets_class" => mh.map(|m| match m.class { Category::A => "A", Category::B => "B", Category::C => "C" }),
            };
            merged(found, ratios(lr))
        })
        .collect();
    Ok(fields! { "items" => items })
}

/// What likelihood ratios say of one item; all `null` where they say nothing.
fn ratios(found: Option<&LikelihoodRatios>) -> Value {
    fields! {
        "lr_uniform" => found.map(|l| l.uniform),
        "lr_uniform_p" => found.map(|l| l.uniform_p),
        "lr_nonuniform" => found.map(|l| l.nonuniform),
        "lr_nonuniform_p" => found.map(|l| l.nonuniform_p),
        "lr_total" => found.map(|l| l.total),
        "lr_total_p" => found.map(|l| l.total_p),
        "separated" => found.map(|l| l.separated),
    }
}

fn dif_ordinal(call: &Call) -> Result<Value, Fault> {
    let asked = compared(call.input(0)?, &call.args)?;
    let results: Vec<Result<dif::OrdinalDif, Undefined>> = dif::ordinal(&asked.answers, &asked.focal)?;
    let items: Vec<Value> = asked
        .items
        .iter()
        .zip(&results)
        .map(|(item, result)| {
            let found = result.as_ref().ok();
            let item = fields! { "item" => item, "loglik0" => found.map(|f| f.log_likelihood) };
            merged(item, ratios(found.map(|f| &f.likelihood_ratios)))
        })
        .collect();
    Ok(fields! { "items" => items })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nodes_that_cannot_be_are_faults_of_the_args() {
        for (args, name) in [
            (json!({ "quadpts": 0 }), "quadpts"),
            (json!({ "quadpts": 4 }), "quadpts"),
            (json!({ "quadpts": 100_000_000 }), "quadpts"),
            (json!({ "quadrature": "Gauss-Hermite", "quadpts": 2 }), "quadpts"),
            (json!({ "theta_lim": [1, 2] }), "theta_lim"),
            (json!({ "theta_lim": [-6] }), "theta_lim"),
        ] {
            let said = quadrature(&Args::new(args).unwrap()).err().map(|fault| fault.to_string());
            assert!(said.as_ref().is_some_and(|said| said.starts_with(&format!("args.{name}: "))), "{said:?}");
        }
        assert!(quadrature(&Args::none()).is_ok());
    }
}
