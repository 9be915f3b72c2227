//! What is said of votes that cannot be counted and of settings that cannot be.

use super::*;
use crate::Args;
use serde_json::json;
use std::path::Path;

fn run(csv: &str, args: Value) -> Result<Value, String> {
    let data = vec![Data::parse(Path::new("a.csv"), csv.as_bytes()).unwrap()];
    polis(&Call { data, args: Args::new(args).unwrap() }).map_err(|fault| fault.to_string())
}

const VOTES: &str = "Participant,Statement,Vote\n1,10,1\n1,11,-1\n2,10,0\n";

#[test]
fn a_second_vote_of_a_person_on_a_statement_is_pointed_at() {
    assert_eq!(run(VOTES, json!({})).unwrap()["participants"], 2);
    let twice = format!("{VOTES}1,11,1\n");
    assert_eq!(run(&twice, json!({})).unwrap_err(), "a.csv, row 5, column Vote: 1 has voted on statement 11 before; keep one vote");
}

#[test]
fn settings_that_cannot_be_are_named() {
    for (args, name) in [
        (json!({ "pseudo_count": 0 }), "pseudo_count"),
        (json!({ "confidence": 1 }), "confidence"),
        (json!({ "stability_rounds": 1_000_000_000 }), "stability_rounds"),
    ] {
        assert!(run(VOTES, args).unwrap_err().starts_with(&format!("args.{name}: ")), "{name}");
    }
}
