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
        (&["topbox_ci"], "topbox_ci needs --data FILE with"),
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
    assert!(err(&output).contains("undefined: needs at least 1 value, has 0"), "{}", err(&output));
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

#[test]
fn one_function_is_listed_when_it_is_named_and_no_line_is_too_long() {
    let desk = Desk::new();
    for args in [&["--list", "topbox_ci"][..], &["topbox_ci", "--list"]] {
        let one = out(&desk.run(args));
        assert!(one.starts_with("topbox_ci\n") && one.lines().filter(|line| !line.starts_with(' ')).count() == 1, "{one}");
    }
    let all = out(&desk.run(&["--list"]));
    assert!(all.lines().filter(|line| !line.starts_with(' ')).count() > 50);
    assert!(all.lines().all(|line| line.chars().count() <= 100), "{:?}", all.lines().find(|line| line.chars().count() > 100));
    let unknown = desk.run(&["--list", "topbox"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("did you mean topbox_ci"));
}

#[test]
fn a_misspelled_setting_is_said_and_the_rest_computed() {
    let desk = Desk::new();
    desk.put("a.csv", "q1,q2,q3\n1,2,2\n3,3,4\n5,4,5\n2,2,1\n");
    desk.put("args.json", r#"{"revers":[3]}"#);
    let output = desk.run(&["alpha", "--data", "a.csv", "--args", "args.json"]);
    assert!(output.status.success() && out(&output).starts_with('{'));
    assert!(err(&output).contains("args.revers was not used"), "{}", err(&output));
    desk.put("args.json", "{}");
    assert_eq!(err(&desk.run(&["alpha", "--data", "a.csv", "--args", "args.json"])), "");
}

#[test]
fn what_a_case_says_about_itself_in_its_args_raises_no_alarm() {
    let desk = Desk::new();
    desk.put("inputs/a.csv", SHARE);
    desk.put(
        "cases/a.json",
        r#"{"name":"a","function":"topbox_ci","inputs":["inputs/a.csv"],"args":{"top":[4,5],"layout":"long","chart":"p"},
        "expected":{"p":0.782608695652174},"tolerance":{"rel":1e-9,"abs":0}}"#,
    );
    let output = desk.run(&["--case", "cases/a.json"]);
    assert!(output.status.success(), "{}", out(&output));
    assert_eq!(err(&output), "");
}

#[test]
fn a_case_that_asks_for_nothing_fails() {
    let desk = Desk::new();
    desk.put("inputs/a.csv", SHARE);
    for (rest, wanted) in [
        (r#""expected":{},"tolerance":{"rel":1e-9,"abs":0}"#, "nothing is expected"),
        (r#""tolerance":{"rel":1e-9,"abs":0}"#, "nothing is expected"),
        (r#""expected":{"p":1}"#, "no tolerance"),
        (r#""expected":{"p":1},"tolerance":{"rel":"small"}"#, "no tolerance"),
    ] {
        desk.put(
            "cases/a.json",
            format!(r#"{{"name":"a","function":"topbox_ci","inputs":["inputs/a.csv"],"args":{{"top":[4,5]}},{rest}}}"#),
        );
        let output = desk.run(&["--case", "cases/a.json"]);
        let line: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        assert_eq!((output.status.code(), &line["passed"], &line["error"]), (Some(1), &false.into(), &wanted.into()));
    }
}

#[test]
fn a_setting_out_of_range_is_something_wrong_with_what_was_given() {
    let desk = Desk::new();
    desk.put("a.csv", SHARE);
    desk.put("args.json", r#"{"top":[4,5],"conf":1.5}"#);
    let output = desk.run(&["topbox_ci", "--data", "a.csv", "--args", "args.json"]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("1.5"), "{}", err(&output));
}

#[test]
fn a_missing_file_is_named_by_what_it_holds() {
    let desk = Desk::new();
    desk.put("edges.csv", "from,to\na,b\n");
    let output = desk.run(&["network_metrics", "--data", "edges.csv"]);
    let said = err(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("network_metrics needs ") && said.contains("--data FILE with ") && said.contains("1 given"), "{said}");
}

#[test]
fn a_table_has_no_endless_line() {
    let desk = Desk::new();
    let rows: String = (0..200).map(|i| format!("{},{}\n", i * 7 % 101 + 1, i % 3 % 2)).collect();
    desk.put("a.csv", format!("time,status\n{rows}"));
    let output = desk.run(&["kaplan_meier", "--data", "a.csv", "--table"]);
    assert!(output.status.success(), "{}", err(&output));
    let text = out(&output);
    assert!(text.lines().count() > 60 && text.lines().all(|line| line.chars().count() <= 110), "{text}");
}
