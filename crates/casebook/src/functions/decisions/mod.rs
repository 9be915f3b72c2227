//! Meetings and decisions: equity of voice, votes and consent, fidelity and dose.

mod learning;
mod names;
mod proposals;
mod rankings;
mod voice;

use crate::Function;

pub const FUNCTIONS: &[Function] = &[
    Function {
        name: "equity_of_voice",
        inputs: &["person, group, seconds, turns"],
        about: "inequality of speaking and representation of groups; with args.resamples also intervals by resampling people",
        settings: &[
            "value: the column that is counted [seconds or turns]",
            "conf: level of the intervals [0.95]",
            "resamples: draws of people for further intervals [0: none]",
            "seed: where chance begins [1]",
        ],
        run: voice::equity_of_voice,
    },
    Function {
        name: "gini",
        inputs: &["case, v: amounts in one cell, parted by args.separator"],
        about: "Gini coefficient and normalized entropy, list by list",
        settings: &["separator: between amounts in a cell [\"|\"]"],
        run: voice::gini,
    },
    Function {
        name: "fist_to_five",
        inputs: &["person, fingers"],
        about: "show of fingers: support, blocks, consensus",
        settings: &["block_at_or_below [0]", "support_at_or_above [3]", "required_support_share [0.8]", "conf [0.95]"],
        run: proposals::fingers,
    },
    Function {
        name: "consent",
        inputs: &["person, response"],
        about: "consent round: consent, stand_aside, object, abstain",
        settings: &["max_stand_aside_share: more stand aside, and it is not adopted [1]", "quorum: least responses [0]"],
        run: proposals::consent_round,
    },
    Function {
        name: "dot_vote",
        inputs: &["voter, option, dots"],
        about: "dots per option, over-spent papers rejected",
        settings: &["dots_per_voter [no limit]", "options: all that could be chosen [those that occur]"],
        run: proposals::dotted,
    },
    Function {
        name: "quadratic_vote",
        inputs: &["voter, option, votes"],
        about: "votes whose square is paid in credits",
        settings: &["credits: what each voter may spend", "options: all that could be chosen [those that occur]"],
        run: proposals::quadratic,
    },
    Function {
        name: "ranked",
        inputs: &["ballot, rank1, rank2, …: names; two names in a cell (a|b) are an over-vote"],
        about: "rankings: plurality, Borda, pairs, Condorcet, Schulze, instant runoff, single transferable vote; ties are shown",
        settings: &["candidates: all who stand [those that occur]", "seats [1]"],
        run: rankings::ranked,
    },
    Function {
        name: "ic_fidelity",
        inputs: &["teacher, rater, a level per component"],
        about: "fidelity by an Innovation Configuration map",
        settings: &[
            "levels [4]",
            "best_level: the number of the ideal variation [1]",
            "weights: component → weight [all 1]",
            "min_weight_answered: share of the weight that must be rated [0]",
            "faithful_at_or_above: from which fidelity on [1]",
        ],
        run: learning::fidelity,
    },
    Function {
        name: "pd_dose",
        inputs: &["teacher, component, hours"],
        about: "hours of learning per component against thresholds",
        settings: &["thresholds_hours: component → hours", "components [those with thresholds]"],
        run: learning::dosed,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Args, Call, Data};
    use serde_json::{Value, json};
    use std::path::Path;

    fn run(name: &str, csv: &str, args: Value) -> Result<Value, String> {
        let function = FUNCTIONS.iter().find(|function| function.name == name).unwrap();
        let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
        (function.run)(&Call { data, args: Args::new(args).unwrap() }).map_err(|fault| fault.to_string())
    }

    #[test]
    fn nobody_speaks_twice() {
        for (name, csv, place) in [
            ("consent", "person,response\nana,consent\nben,object\nana,object\n", "row 4, column person"),
            ("fist_to_five", "Person,fingers\n1,5\n1,4\n", "row 3, column Person"),
            ("equity_of_voice", "person,seconds\na,10\nb,20\na,5\n", "row 4, column person"),
            ("ranked", "ballot,rank1\n7,a\n8,b\n7,a\n", "row 4, column ballot"),
            ("ic_fidelity", "teacher,rater,plan\nt,r,1\nt,s,1\nt,r,2\n", "row 4, column rater"),
        ] {
            let said = run(name, csv, json!({})).unwrap_err();
            assert!(said.contains(place) && said.contains("row 2"), "{name}: {said}");
        }
        // Without the names of people, of a ballot or of a rater, rows alike may be of different people.
        assert!(run("consent", "response\nconsent\nconsent\n", json!({})).is_ok());
        assert!(run("ic_fidelity", "teacher,rater,plan\nt,,1\nt,,1\n", json!({})).is_ok());
    }

    #[test]
    fn ranks_go_by_their_number_and_not_by_their_place_in_the_file() {
        let turned = run("ranked", "ballot,Rank 2,rank_1\n1,b,a\n2,b,a\n3,a,c\n", json!({})).unwrap();
        assert_eq!((&turned["irv_winner"], &turned["plurality"]["b"]), (&json!("a"), &json!(0)));
        for (headings, wanted) in [
            ("ballot,first", "a.csv: has no column rank1; it has ballot, first"),
            ("ballot,rank2", "a.csv: has no column rank1"),
            ("rank1,rank3", "a.csv: has no column rank2"),
            ("rank1,Rank1", "a.csv: has a second column for rank 1"),
        ] {
            let said = run("ranked", &format!("{headings}\n1,a\n"), json!({})).unwrap_err();
            assert!(said.starts_with(wanted), "{headings}: {said}");
        }
        assert!(run("ranked", "rank1\na\n", json!({ "seats": 0 })).unwrap_err().starts_with("args.seats: is 0"));
    }

    #[test]
    fn capitals_do_not_change_what_is_measured() {
        let small = run("equity_of_voice", "person,group,seconds,turns\na,x,10,1\nb,y,30,9\n", json!({})).unwrap();
        let capital = run("equity_of_voice", "Person,Group,Seconds,Turns\na,x,10,1\nb,y,30,9\n", json!({})).unwrap();
        assert_eq!(small, capital);
        assert!(small["by_group"]["group"].is_array());
    }

    #[test]
    fn one_who_speaks_alone_has_a_gini_of_0_without_a_sign() {
        let one = run("equity_of_voice", "person,seconds\na,10\n", json!({})).unwrap();
        assert_eq!(one["gini"].to_string(), "0.0");
        for args in [json!({ "conf": 1.5 }), json!({ "resamples": 1_000_000_000_u64 })] {
            assert!(run("equity_of_voice", "person,seconds\na,10\n", args).unwrap_err().starts_with("args."));
        }
    }
}
