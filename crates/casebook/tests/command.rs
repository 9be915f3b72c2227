//! `measures` as somebody at a terminal meets it: what it prints, what it says of wrong files, and its exit codes.

use std::process::{Command, Output};
use tempfile::TempDir;

struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_measures")).args(args).current_dir(self.0.path()).output().unwrap()
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const SHARE: &str = "level,n\n1,4\n2,1\n3,0\n4,11\n5,7\n";

#[test]
fn a_measure_is_printed_as_json_or_as_a_table() {
    let desk = Desk::new();
    desk.put("a.csv", SHARE);
    desk.put("args.json", r#"{"top":[4,5],"conf":0.9}"#);
    let json = desk.run(&["topbox_ci", "--data", "a.csv", "--args", "args.json"]);
    assert!(json.status.success(), "{}", err(&json));
    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(value["p"], 18.0 / 23.0);
    let table = desk.run(&["topbox_ci", "--data", "a.csv", "--args", "args.json", "--table"]);
    assert!(out(&table).lines().any(|line| line.starts_with("p ") && line.ends_with("0.78261")), "{}", out(&table));
}

#[test]
fn a_wrong_cell_is_named_by_file_row_and_column() {
    let desk = Desk::new();
    desk.put("args.json", r#"{"top":[4,5]}"#);
    for (text, wanted) in [
        ("level,n\n1,4\n2,some\n", "a.csv, row 3, column n: \"some\" is not a number"),
        ("level,n\n1,4\n2,-1\n", "a.csv, row 3, column n: \"-1\" is not a whole number from 0"),
        ("level,n\n1,4\n2,1,7\n", "a.csv, row 3, column 3: the row has 3 cells, the heading 2"),
        ("level,n\n1,\n2,1\n", "a.csv, row 2, column n: is missing"),
        ("level,n\n1,1e999\n2,1\n", "a.csv, row 2, column n: \"1e999\" is not a number"),
        ("", "a.csv: has no heading row"),
    ] {
        desk.put("a.csv", text);
        let output = desk.run(&["topbox_ci", "--data", "a.csv", "--args", "args.json"]);
        assert_eq!(output.status.code(), Some(2), "{text:?}");
        assert!(err(&output).contains(wanted) && out(&output).is_empty(), "{text:?}: {}", err(&output));
    }
    desk.put("a.csv", b"level,n\n1,\xff\xfe\n");
    let output = desk.run(&["topbox_ci", "--data", "a.csv", "--args", "args.json"]);
    assert!(err(&output).contains("row 2, column 2: not valid UTF-8"), "{}", err(&output));
}

#[test]
fn what_is_missing_or_unknown_is_said() {
    let desk = Desk::new();
    desk.put("a.csv", SHARE);
    for (args, wanted) in [
        (&["topbox", "--data", "a.csv"][..], "did you mean topbox_ci"),
        (&["topbox_ci", "--data", "b.csv"], "b.csv: No such file"),
        (&["topbox_ci"], "needs at least 1 data files, has 0"),
        (&["topbox_ci", "--data", "a.csv"], "args.top"),
        (&[], "required"),
    ] {
        let output = desk.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(err(&output).contains(wanted), "{args:?}: {}", err(&output));
    }
}

#[test]
fn a_measure_without_an_answer_says_why_and_fails() {
    let desk = Desk::new();
    desk.put("a.csv", "level,n\n1,0\n2,0\n");
    desk.put("args.json", r#"{"top":[2]}"#);
    let output = desk.run(&["topbox_ci", "--data", "a.csv", "--args", "args.json"]);
    assert_eq!((output.status.code(), out(&output)), (Some(1), String::new()));
    assert!(err(&output).contains("undefined: needs at least 1"), "{}", err(&output));
}

#[test]
fn cases_are_run_line_by_line_and_a_wrong_one_fails_the_run() {
    let desk = Desk::new();
    desk.put("inputs/likert.csv", SHARE);
    let case = |p: f64| {
        format!(
            r#"{{"name":"mine","measure":"likert_summary","function":"topbox_ci","inputs":["inputs/likert.csv"],"args":{{"top":[4,5]}},
            "expected":{{"p":{p},"nobody":1}},"tolerance":{{"rel":1e-9,"abs":0}},"licence":"CC0"}}"#
        )
    };
    desk.put("cases/right.json", case(18.0 / 23.0).replace(",\"nobody\":1", ""));
    desk.put("cases/wrong.json", case(0.5));
    desk.put("cases/unknown.json", case(0.5).replace("topbox_ci", "oracle"));
    desk.put("cases/torn.json", "{");
    let right = desk.run(&["--case", "cases/right.json"]);
    assert_eq!((out(&right).trim(), right.status.code()), (r#"{"case":"mine","passed":true,"leaves":1,"failed":[]}"#, Some(0)));
    let output = desk.run(&["--case", "cases/right.json", "cases/wrong.json", "cases/unknown.json", "cases/torn.json"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[1]["failed"][0]["want"], 0.5);
    assert_eq!(lines[1]["failed"][1]["path"], "nobody");
    assert_eq!(lines[1]["failed"][1]["got"], "missing");
    assert!(lines[2]["error"].as_str().unwrap().contains("oracle") && lines[3]["passed"] == false);
}

#[test]
fn every_function_is_listed_with_its_files() {
    let output = Desk::new().run(&["--list"]);
    assert!(output.status.success());
    assert!(out(&output).contains("topbox_ci") && out(&output).contains("--data"));
}
