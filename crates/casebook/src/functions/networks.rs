//! Networks: who is tied to whom, and what that makes of everybody and of the whole.

use crate::function::said_once;
use crate::{Call, Data, Fault, Function, fields, shape::merged};
use measures::network::{Direction, Kind, Network, Search};
use measures::{Undefined, network};
use serde_json::Value;
use std::collections::HashMap;
use std::num::NonZeroUsize;

pub const FUNCTIONS: &[Function] = &[Function {
    name: "network_metrics",
    inputs: &["ties: from, to", "nodes: name, then groupings"],
    about: "density, degrees, betweenness, closeness, cores, components, census, mixing and communities of a network",
    settings: &[
        "directed [false]",
        "group: a column of the nodes, for mixing",
        "multiple: a tie that is there twice counts twice, instead of being a mistake [false]",
    ],
    run: metrics,
}];

/// How many searches for communities the cases speak of.
const STARTS: u32 = 30;

fn metrics(call: &Call) -> Result<Value, Fault> {
    let (ties, nodes) = (call.input(0)?, call.input(1)?);
    let kind = if call.args.flag_or("directed", false)? { Kind::Directed } else { Kind::Undirected };
    let places = ties_by_place(ties, nodes)?;
    if !call.args.flag_or("multiple", false)? {
        // Without direction, b–a says again what a–b said.
        let tie = |(a, b): &(usize, usize)| Some(if kind == Kind::Directed { (*a, *b) } else { (*a.min(b), *a.max(b)) });
        said_once(ties, 0, places.iter().map(tie), |line| {
            format!("the same tie is in row {line}; leave one out, or count both with args.multiple")
        })?;
    }
    let network = Network::new(nodes.len(), kind, &places)?;
    let mut all = merged(of_all(&network)?, communities(&network));
    if kind == Kind::Directed {
        all = merged(all, of_directed(&network));
    }
    if call.args.get("group").is_some() {
        let groups = nodes.all_texts(call.args.text("group")?)?;
        let mixing = network.mixing(&groups)?;
        let mixing = fields! {
            "ei_index" => mixing.ei, "modularity_of_group" => mixing.modularity, "assortativity_group" => mixing.assortativity,
        };
        all = merged(all, mixing);
    }
    Ok(all)
}

/// The ties, each end as the place of its name in the first column of the nodes.
fn ties_by_place(ties: &Data, nodes: &Data) -> Result<Vec<(usize, usize)>, Fault> {
    let [name, ..] = nodes.headings() else { return Err(nodes.whole_fault("has no column")) };
    let [from, to, ..] = ties.headings() else { return Err(ties.whole_fault("needs two columns: from and to")) };
    let names = nodes.all_texts(name)?;
    let mut places = HashMap::new();
    for (row, name) in names.iter().enumerate() {
        if places.insert(name.as_str(), row).is_some() {
            return Err(nodes.fault(row, 0, format!("\"{name}\" is there twice")));
        }
    }
    let ends = |column: usize, heading: &str| -> Result<Vec<usize>, Fault> {
        let texts = ties.all_texts(heading)?;
        let place = |(row, text): (usize, &String)| {
            places.get(text.as_str()).copied().ok_or_else(|| ties.fault(row, column, format!("\"{text}\" is not among the nodes")))
        };
        texts.iter().enumerate().map(place).collect()
    };
    Ok(ends(0, from)?.into_iter().zip(ends(1, to)?).collect())
}

fn of_all(network: &Network) -> Result<Value, Fault> {
    let betweenness = network.betweenness(NonZeroUsize::MIN)?;
    let distances = network.distances();
    // Undefined for every node alike: a list of nulls, as long as the others.
    let normalized: Vec<Result<f64, Undefined>> = match betweenness.normalized() {
        Ok(values) => values.into_iter().map(Ok).collect(),
        Err(reason) => vec![Err(reason); network.nodes()],
    };
    Ok(fields! {
        "n" => network.nodes(),
        "m" => network.ties(),
        "density" => network.density(),
        "degree_all" => network.degrees(Direction::All),
        "betweenness" => betweenness.values(),
        "betweenness_normalised" => normalized,
        "closeness_harmonic" => distances.harmonic(),
        "eigenvector_undirected" => network.eigenvector(),
        "pagerank" => network.page_rank(network::DAMPING),
        "coreness" => network.coreness(),
        "components_weak" => network.components().into_iter().max().map_or(0, |last| last + 1),
        "transitivity_global" => network.transitivity(),
        "mean_distance" => distances.mean(),
        "diameter" => distances.diameter(),
        "assortativity_degree" => network.degree_assortativity(),
        "isolates" => network.isolates(),
        "centralization_degree_all" => network.degree_centralization(),
        "centralization_betweenness" => betweenness.centralization(),
        "core_periphery_degree_corr" => network.core_periphery(),
    })
}

fn of_directed(network: &Network) -> Value {
    let dyads = network.dyads();
    fields! {
        "reciprocity" => network.reciprocity(),
        "indegree" => network.degrees(Direction::In),
        "outdegree" => network.degrees(Direction::Out),
        "dyad_census" => fields! { "mutual" => dyads.mutual, "asymmetric" => dyads.asymmetric, "null" => dyads.null },
        "triad_census" => network.triads(),
        "centralization_indegree_freeman" => network.indegree_centralization(),
    }
}

fn communities(network: &Network) -> Value {
    let search = Search { starts: STARTS, ..Search::default() };
    let leiden = network.leiden(search);
    fields! {
        "best_modularity_louvain30" => network.louvain(search).map(|found| found.modularity),
        "best_modularity_leiden30" => leiden.as_ref().map(|found| found.modularity).map_err(Clone::clone),
        "modularity_fast_greedy" => network.fast_greedy().map(|found| found.modularity),
        "communities_leiden" => leiden.map(|found| found.labels.into_iter().map(|label| label + 1).collect::<Vec<_>>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Args;
    use serde_json::json;
    use std::path::Path;

    fn run(ties: &str, args: Value) -> Result<Value, String> {
        let file = |name: &str, text: &str| Data::parse(Path::new(name), text.as_bytes()).unwrap();
        let data = vec![file("ties.csv", ties), file("nodes.csv", "id\na\nb\nc\n")];
        metrics(&Call { data, args: Args::new(args).unwrap() }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_tie_that_is_there_twice_is_a_mistake_unless_asked_for() {
        let twice = "from,to\na,b\nb,c\nb,a\n";
        assert_eq!(
            run(twice, json!({})).unwrap_err(),
            "ties.csv, row 4, column from: the same tie is in row 2; leave one out, or count both with args.multiple"
        );
        assert_eq!(run(twice, json!({ "multiple": true })).unwrap()["m"], 3);
        assert_eq!(run(twice, json!({ "directed": true })).unwrap()["m"], 3);
        assert!(run("from,to\na,b\na,b\n", json!({ "directed": true })).is_err());
    }
}
