//! Opinion groups: who votes alike, what each group stands for, what all agree on.

use crate::function::column;
use crate::shape::{Shape, merged};
use crate::{Call, Data, Fault, Function, fields};
use measures::Undefined;
use measures::opinion::{
    ADDED, Agreed, Cast, Component, Conversation, GROUPS, GroupStatement, LEAST_VOTES, Picks, Point, Representative, Search, Settings,
    Side, Stability, Statistics, Vote, Votes, adjusted_rand, consensus, conversation, representative, stability, statistics,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub const FUNCTIONS: &[Function] = &[Function {
    name: "polis_pipeline",
    inputs: &[
        "participant, statement, vote (1 agree, -1 disagree, 0 pass)",
        "statement: those moderated out (optional)",
        "participant, group: groups made elsewhere to compare with (optional; else X_published_groups.csv beside X_votes.csv)",
    ],
    about: "opinion map, groups and how stable they are, and what each group and all of them stand for",
    settings: &[
        "labels: groups to take as given, in the order of participants",
        "min_votes [7]",
        "k_range: least and most groups [2, 5]",
        "pseudo_count [1]",
        "confidence [0.9]",
        "pick_max: statements that stand for a group [5]",
        "stability_rounds: halves of the people drawn to see whether groups hold; 0 for none [20]",
        "components: exact or sketch",
    ],
    run: polis,
}];

/// Up to this many people and statements the reference finds components exactly, and wherever there are at least
/// `TALL` people per statement and at most `NARROW` statements (the rule of scikit-learn's PCA).
const SMALL: usize = 500;
const TALL: usize = 10;
const NARROW: usize = 1000;
/// More rounds than anybody would wait for.
const MOST_ROUNDS: usize = 100_000;
/// Enough halves for the mean agreement to hold still in its first digit; a second or two for twenty thousand people.
const STABILITY_ROUNDS: usize = 20;
/// Where halves of the people are drawn from, for the stability figure.
const STABILITY_SEED: u64 = 1;

fn polis(call: &Call) -> Result<Value, Fault> {
    let data = call.input(0)?;
    let ballots = Ballots::read(data)?;
    let moderated = ballots.moderated(call.data.get(1))?;
    let settings = settings(call, &ballots.votes)?;
    let given = given_labels(call, ballots.people.len())?;
    // Too few to lay out a map is a result, not a fault: what is said about everybody together remains.
    let found = conversation(&ballots.votes, &moderated, &settings);
    let own = found.as_ref().map_or_else(|_| vec![None; ballots.people.len()], |found| found.labels.clone());
    let (labels, names) = given.unwrap_or_else(|| plain(own.clone()));
    let rounds = call.args.count_within("stability_rounds", STABILITY_ROUNDS, 0..=MOST_ROUNDS)?;
    let stable = match &found {
        Ok(found) if rounds > 0 => Some(stability(&ballots.votes, &moderated, found, rounds, STABILITY_SEED)),
        _ => None,
    };
    let result = merged(
        layout(&ballots, &found, &settings),
        merged(groups_stand_for(call, &ballots, &moderated, &labels, &names)?, published(call, &ballots, &labels)?),
    );
    Ok(match stable {
        Some(stable) => merged(result, stability_json(&stable)),
        None => result,
    })
}

/// Votes with the names people and statements have in the file.
struct Ballots {
    votes: Votes,
    people: Vec<Value>,
    statements: Vec<Value>,
    /// Name as in the file → place.
    person_places: BTreeMap<Name, usize>,
    statement_places: BTreeMap<Name, usize>,
}

/// A participant or statement: a whole number where the file has nothing else, else text; in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Number(i64),
    Text(String),
}

impl Name {
    fn json(&self) -> Value {
        match self {
            Name::Number(number) => (*number).into(),
            Name::Text(text) => text.as_str().into(),
        }
    }
}

/// A column of names, which are numbers if all are. Read where it stands: a large conversation has millions of votes.
struct Names<'a> {
    data: &'a Data,
    column: usize,
    numbers: bool,
}

impl<'a> Names<'a> {
    fn of(data: &'a Data, heading: &str) -> Result<Names<'a>, Fault> {
        let mut names = Names { data, column: data.place(column(data, &[heading])?)?, numbers: true };
        for row in 0..data.len() {
            names.numbers &= names.text(row)?.parse::<i64>().is_ok();
        }
        Ok(names)
    }

    /// Of another file that speaks of the same people or statements.
    fn like(data: &'a Data, heading: &str, places: &BTreeMap<Name, usize>) -> Result<Names<'a>, Fault> {
        let numbers = places.keys().all(|name| matches!(name, Name::Number(_)));
        Ok(Names { data, column: data.place(column(data, &[heading])?)?, numbers })
    }

    fn text(&self, row: usize) -> Result<&'a str, Fault> {
        self.data.text_at(row, self.column).ok_or_else(|| self.data.fault(row, self.column, "is missing"))
    }

    fn name(&self, row: usize) -> Result<Name, Fault> {
        let text = self.text(row)?;
        Ok(match text.parse() {
            Ok(number) if self.numbers => Name::Number(number),
            _ => Name::Text(text.to_owned()),
        })
    }

    /// Every name once, in order, with its place.
    fn places(&self) -> Result<BTreeMap<Name, usize>, Fault> {
        // One by one: collecting would hold every row's name at once.
        let mut sorted = BTreeSet::new();
        for row in 0..self.data.len() {
            sorted.insert(self.name(row)?);
        }
        Ok(sorted.into_iter().enumerate().map(|(place, name)| (name, place)).collect())
    }
}

impl Ballots {
    fn read(data: &Data) -> Result<Ballots, Fault> {
        let (people, statements) = (Names::of(data, "participant")?, Names::of(data, "statement")?);
        let column = data.place(column(data, &["vote"])?)?;
        let (person_places, statement_places) = (people.places()?, statements.places()?);
        let mut cast = Vec::with_capacity(data.len());
        let mut known = HashSet::with_capacity(data.len());
        for row in 0..data.len() {
            let vote = match data.number_at(row, column)? {
                // An empty cell is a statement not seen.
                None => continue,
                Some(1.0) => Vote::Agree,
                Some(0.0) => Vote::Pass,
                Some(-1.0) => Vote::Disagree,
                Some(other) => return Err(data.fault(row, column, format!("\"{other}\" is not 1, 0 or -1"))),
            };
            let (person, statement) = (person_places[&people.name(row)?], statement_places[&statements.name(row)?]);
            if !known.insert((person as u32, statement as u32)) {
                return Err(data.fault(
                    row,
                    column,
                    format!("{} has voted on statement {} before; keep one vote", people.text(row)?, statements.text(row)?),
                ));
            }
            cast.push(Cast { person: person as u32, statement: statement as u32, vote });
        }
        Ok(Ballots {
            votes: Votes::new(person_places.len(), statement_places.len(), &cast)?,
            people: person_places.keys().map(Name::json).collect(),
            statements: statement_places.keys().map(Name::json).collect(),
            person_places,
            statement_places,
        })
    }

    /// Which statements are moderated out; those nobody voted on are nowhere, so they are passed over.
    fn moderated(&self, data: Option<&Data>) -> Result<Vec<bool>, Fault> {
        let mut out = vec![false; self.statements.len()];
        if let Some(data) = data {
            let names = Names::like(data, "statement", &self.statement_places)?;
            for row in 0..data.len() {
                if let Some(place) = self.statement_places.get(&names.name(row)?) {
                    out[*place] = true;
                }
            }
        }
        Ok(out)
    }
}

fn settings(call: &Call, votes: &Votes) -> Result<Settings, Fault> {
    let range = match call.args.numbers("k_range")?[..] {
        [] => GROUPS,
        [low, high] if low >= 2.0 && low <= high && low.fract() == 0.0 && high.fract() == 0.0 && high <= 1000.0 => {
            low as usize..=high as usize
        }
        _ => return Err(call.args.fault("k_range", "must be the least and the greatest number of groups, from 2")),
    };
    let (people, statements) = (votes.people(), votes.statements());
    let exact = people.max(statements) <= SMALL || (statements <= NARROW && people >= TALL * statements);
    let search = match call.args.text_or("components", if exact { "exact" } else { "sketch" })? {
        "exact" => Search::Exact,
        "sketch" => Search::Sketch,
        other => return Err(call.args.fault("components", format!("is \"{other}\", not \"exact\" or \"sketch\""))),
    };
    Ok(Settings { least_votes: call.args.count_or("min_votes", LEAST_VOTES)?, groups: range, search })
}

/// Groups from 0, and what each is called.
type Labels = (Vec<Option<usize>>, Vec<Value>);

fn plain(labels: Vec<Option<usize>>) -> Labels {
    let groups = labels.iter().flatten().max().map_or(0, |last| last + 1);
    (labels, (0..groups).map(Value::from).collect())
}

/// The groups given in the args, in the order of the participants.
fn given_labels(call: &Call, people: usize) -> Result<Option<Labels>, Fault> {
    let Some(value) = call.args.get("labels") else { return Ok(None) };
    let wrong = || call.args.fault("labels", format!("must be a list of {people} whole numbers or nulls, one per participant in order"));
    let list = value.as_array().filter(|list| list.len() == people).ok_or_else(wrong)?;
    let numbers: Vec<Option<i64>> = list
        .iter()
        .map(|item| if item.is_null() { Ok(None) } else { item.as_i64().map(Some).ok_or_else(wrong) })
        .collect::<Result<_, _>>()?;
    let mut groups: Vec<i64> = numbers.iter().copied().flatten().collect();
    groups.sort_unstable();
    groups.dedup();
    let labels = numbers.iter().map(|number| number.and_then(|number| groups.binary_search(&number).ok())).collect();
    Ok(Some((labels, groups.into_iter().map(Value::from).collect())))
}

/// The map and our own groups.
fn layout(ballots: &Ballots, found: &Result<Conversation, Undefined>, settings: &Settings) -> Value {
    let found = found.as_ref().ok();
    let enough = (0..ballots.people.len()).filter(|person| ballots.votes.cast_by(*person) >= settings.least_votes).count();
    let head = fields! {
        "participants" => ballots.people.len(),
        "statements" => ballots.statements.len(),
        "clustered_participants" => enough,
        "statement_ids" => ballots.statements,
        "participant_id" => ballots.people,
    };
    let components: &[Component] = found.map_or(&[], |found| &found.map.components);
    let per_component = |of: fn(&Component) -> f64| (0..2).map(|axis| components.get(axis).map(of)).collect::<Vec<_>>();
    let place = |of: fn(Point) -> f64| found.map(|found| found.map.points.iter().map(|point| point.map(of)).collect::<Vec<_>>());
    let groups = found.and_then(|found| found.groups.as_ref().ok());
    let by_k: Map<String, Value> = groups
        .into_iter()
        .flat_map(|groups| &groups.tried)
        .map(|(k, tried)| {
            let tried = tried.as_ref().ok();
            (k.to_string(), fields! { "silhouette" => tried.map(|t| t.silhouette), "inertia" => tried.map(|t| t.inertia) })
        })
        .collect();
    let map = fields! {
        "explained_variance" => per_component(|c| c.variance),
        "explained_variance_ratio" => per_component(|c| c.share),
        "column_mean" => found.map(|found| found.map.means.clone()),
        "pc1" => components.first().map(|c| c.loadings.clone()),
        "pc2" => components.get(1).map(|c| c.loadings.clone()),
        "x" => place(|point| point.x),
        "y" => place(|point| point.y),
        "components" => if settings.search == Search::Exact { "exact" } else { "sketch" },
        "k" => groups.map(|groups| groups.k()),
        "silhouette" => groups.map(|groups| groups.best().silhouette),
        "by_k" => Value::Object(by_k),
        "cluster" => found.map(|found| found.labels.clone()),
    };
    merged(head, map)
}

/// What the groups stand for, and what all agree on.
fn groups_stand_for(call: &Call, ballots: &Ballots, moderated: &[bool], labels: &[Option<usize>], names: &[Value]) -> Result<Value, Fault> {
    let added = call.args.positive_or("pseudo_count", ADDED)?;
    let picks = Picks {
        confidence: call.args.level_or("confidence", Picks::default().confidence)?,
        most: call.args.count_or("pick_max", Picks::default().most)?,
    };
    let (agree, disagree) = consensus(&ballots.votes, moderated, added, picks)?;
    let agreed = |list: &[Agreed]| list.iter().map(|agreed| agreed_json(ballots, agreed)).collect::<Vec<_>>();
    let said = fields! { "consensus" => fields! { "agree" => agreed(&agree), "disagree" => agreed(&disagree) } };
    let of_groups = match statistics(&ballots.votes, labels, added) {
        Ok(statistics) => {
            let lists = representative(&statistics, moderated, picks)?;
            let repness: Map<String, Value> = names
                .iter()
                .zip(&lists)
                .map(|(name, list)| (name.to_string(), list.iter().map(|shown| representative_json(ballots, shown)).collect()))
                .collect();
            fields! {
                "group_stats" => statistics_json(ballots, &statistics, names),
                "group_aware_consensus_agree" => statistics.agree_across,
                "group_aware_consensus_disagree" => statistics.disagree_across,
                "repness" => Value::Object(repness),
            }
        }
        Err(_) => fields! {
            "group_stats" => Value::Null,
            "group_aware_consensus_agree" => Value::Null,
            "group_aware_consensus_disagree" => Value::Null,
            "repness" => Value::Null,
        },
    };
    Ok(merged(said, of_groups))
}

fn statistics_json(ballots: &Ballots, statistics: &Statistics, names: &[Value]) -> Value {
    let column = |of: &dyn Fn(&GroupStatement) -> Value| statistics.rows.iter().map(of).collect::<Vec<_>>();
    fields! {
        "group_id" => column(&|row| names[row.group].clone()),
        "statement_id" => column(&|row| ballots.statements[row.statement].clone()),
        "na" => column(&|row| row.votes.agree.json()),
        "nd" => column(&|row| row.votes.disagree.json()),
        "ns" => column(&|row| row.votes.seen.json()),
        "pa" => column(&|row| row.agree.share.json()),
        "pd" => column(&|row| row.disagree.share.json()),
        "pat" => column(&|row| row.agree.z.json()),
        "pdt" => column(&|row| row.disagree.z.json()),
        "ra" => column(&|row| row.agree.ratio.json()),
        "rd" => column(&|row| row.disagree.ratio.json()),
        "rat" => column(&|row| row.agree.ratio_z.json()),
        "rdt" => column(&|row| row.disagree.ratio_z.json()),
    }
}

fn agreed_json(ballots: &Ballots, agreed: &Agreed) -> Value {
    fields! {
        "tid" => ballots.statements[agreed.statement],
        "n-success" => agreed.votes,
        "n-trials" => agreed.seen,
        "p-success" => agreed.share,
        "p-test" => agreed.z,
    }
}

fn representative_json(ballots: &Ballots, shown: &Representative) -> Value {
    let list = fields! {
        "tid" => ballots.statements[shown.statement],
        "n-success" => shown.votes,
        "n-trials" => shown.seen,
        "p-success" => shown.standing.share,
        "p-test" => shown.standing.z,
        "repness" => shown.standing.ratio,
        "repness-test" => shown.standing.ratio_z,
        "repful-for" => if shown.side == Side::Agree { "agree" } else { "disagree" },
    };
    // The reference gives the votes on the side shown as "n-agree", whichever side that is.
    if shown.best_agreed { merged(list, fields! { "n-agree" => shown.votes, "best-agree" => true }) } else { list }
}

fn stability_json(stable: &Result<Stability, Undefined>) -> Value {
    let stable = stable.as_ref().ok();
    fields! {
        "stability" => fields! {
            "mean_ari" => stable.map(|s| s.mean),
            "least_ari" => stable.map(|s| s.least),
            "rounds" => stable.map(|s| s.rounds),
            "undefined_rounds" => stable.map(|s| s.undefined),
            "stable" => stable.map_or(Value::Null, |s| s.is_stable().into()),
        }
    }
}

/// Groups made elsewhere, and how far they agree with those in use here.
fn published(call: &Call, ballots: &Ballots, labels: &[Option<usize>]) -> Result<Value, Fault> {
    let beside;
    let data = match call.data.get(2) {
        Some(data) => data,
        None => match beside_votes(call.input(0)?)? {
            Some(data) => {
                beside = data;
                &beside
            }
            None => return Ok(Value::Object(Map::new())),
        },
    };
    let names = Names::like(data, "participant", &ballots.person_places)?;
    let groups = data.texts(column(data, &["group"])?)?;
    let mut published: Vec<Option<&str>> = vec![None; ballots.people.len()];
    for (row, group) in groups.into_iter().enumerate() {
        if let Some(place) = ballots.person_places.get(&names.name(row)?) {
            published[*place] = group;
        }
    }
    let mut kinds: Vec<&str> = published.iter().copied().flatten().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let theirs: Vec<Option<usize>> = published.iter().map(|group| group.and_then(|group| kinds.binary_search(&group).ok())).collect();
    let value = |group: &Option<&str>| match group {
        None => Value::Null,
        Some(text) => text.parse::<i64>().map_or_else(|_| Value::from(*text), Value::from),
    };
    Ok(fields! {
        "published_polis_group" => published.iter().map(value).collect::<Vec<_>>(),
        "ari_red_dwarf_vs_published" => adjusted_rand(labels, &theirs),
    })
}

/// `X_published_groups.csv` where the votes are `X_votes.csv`.
fn beside_votes(votes: &Data) -> Result<Option<Data>, Fault> {
    let name = votes.file().file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Some(start) = name.strip_suffix("_votes.csv") else { return Ok(None) };
    let file = votes.file().with_file_name(format!("{start}_published_groups.csv"));
    if file.is_file() { Data::read(&file).map(Some) } else { Ok(None) }
}

#[cfg(test)]
mod tests;
