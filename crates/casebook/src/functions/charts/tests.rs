//! Charts as somebody with a file of their own meets them: which rows become which points, and what is said about it.

use crate::{Args, Call, Data, Fault, find};
use serde_json::{Value, json};
use std::path::Path;

fn ask(name: &str, csv: &str, args: Value) -> Result<Value, String> {
    let data = Data::parse(Path::new("a.csv"), csv.as_bytes()).map_err(|fault| fault.to_string())?;
    let call = Call { data: vec![data], args: Args::new(args).unwrap() };
    (find(name).unwrap().run)(&call).map_err(|fault: Fault| fault.to_string())
}

const MONTHS: &str = "month,events,days\nJan,1,10\nFeb,2,10\nMar,3,10\nApr,4,10\n";

fn counted() -> Value {
    json!({ "numerator": "events", "denominator": "days" })
}

#[test]
fn points_stand_in_the_order_of_the_file() {
    for name in ["p_chart", "pp_chart", "u_chart", "up_chart"] {
        let chart = ask(name, MONTHS, counted()).unwrap();
        assert_eq!((&chart["y"], &chart["runs_judged"]), (&json!([0.1, 0.2, 0.3, 0.4]), &json!(false)), "{name}");
        let mut args = counted();
        args["ordered"] = json!(true);
        assert_eq!(ask(name, MONTHS, args.clone()).unwrap()["runs_judged"], true);
        args["x"] = json!("month");
        args["ordered"] = Value::Null;
        let chart = ask(name, MONTHS, args).unwrap();
        assert_eq!((&chart["y"], &chart["x"]), (&json!([0.1, 0.2, 0.3, 0.4]), &json!(["Jan", "Feb", "Mar", "Apr"])));
    }
    let backwards = "week,events,days\n3,1,10\n2,2,10\n1,3,10\n";
    assert_eq!(ask("u_chart", backwards, counted()).unwrap()["y"], json!([0.1, 0.2, 0.3]));
}

#[test]
fn a_row_without_a_label_is_kept_or_told_and_never_lost() {
    let csv = MONTHS.replace("Feb", "");
    assert_eq!(ask("u_chart", &csv, counted()).unwrap()["y"], json!([0.1, 0.2, 0.3, 0.4]));
    let mut args = counted();
    args["x"] = json!("month");
    assert!(ask("u_chart", &csv, args).unwrap_err().starts_with("a.csv, row 3, column month: is missing"));
}

#[test]
fn rows_are_put_together_only_by_the_column_asked_for_and_the_chart_says_so() {
    let csv = "school,week,events,days\nN,1,1,10\nN,2,2,10\nN,3,3,10\nS,1,4,10\nS,2,5,10\nS,3,6,10\n";
    for name in ["p_chart", "pp_chart", "u_chart", "up_chart"] {
        let chart = ask(name, csv, counted()).unwrap();
        assert_eq!(chart["y"], json!([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), "{name}");
        assert!(chart.get("merged_rows").is_none());
        let mut args = counted();
        args["x"] = json!("week");
        let chart = ask(name, csv, args).unwrap();
        assert_eq!((&chart["y"], &chart["merged_rows"]), (&json!([0.25, 0.35, 0.45]), &json!(6)));
        assert_eq!((&chart["x"], &chart["x_column"], &chart["runs_judged"]), (&json!(["1", "2", "3"]), &json!("week"), &json!(true)));
    }
    for (name, sums) in [("c_chart", true), ("g_chart", false), ("t_chart", false), ("xmr", false), ("run_chart", false)] {
        let args = json!({ "value": "events" });
        assert_eq!(ask(name, csv, args).unwrap()["y"], json!([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), "{name}");
        let chart = ask(name, csv, json!({ "value": "events", "x": "school" })).unwrap();
        assert_eq!(chart["y"], if sums { json!([6.0, 15.0]) } else { json!([2.0, 5.0]) }, "{name}");
        assert_eq!((&chart["merged_rows"], &chart["runs_judged"]), (&json!(6), &json!(true)));
    }
}

#[test]
fn the_column_that_is_charted_is_the_only_one_or_asked_for() {
    for name in ["xmr", "xmr_formula", "run_chart", "c_chart", "g_chart", "t_chart", "nelson_rules"] {
        for (csv, column) in [
            ("week,score\n1,4\n2,7\n3,5\n", "score"),
            ("score,week\n4,1\n7,2\n5,3\n", "score"),
            ("wave,school,score,note\n1,N,4,a\n2,S,7,b\n3,N,5,c\n", "score"),
            ("score\n4\n7\n5\n", "score"),
            ("score,who\n4,a\n7,b\n9,c\n", "score"),
            ("events,y\n9,4\n4,7\n5,5\n", "y"),
        ] {
            assert_eq!(ask(name, csv, json!({})).unwrap()["value_column"], column, "{name}: {csv}");
        }
        let several = ask(name, "week,events,days\n1,4,9\n2,7,8\n3,5,9\n", json!({})).unwrap_err();
        assert_eq!(several, "args.value: a.csv has several columns of numbers; say which to chart: events, days", "{name}");
        let none = ask(name, "school,who\nN,a\nS,b\n", json!({})).unwrap_err();
        assert!(none.starts_with("args.value: a.csv has no column of numbers"), "{none}");
        let typed = ask(name, "week,score\n1,4\n2,seven\n3,5\n", json!({})).unwrap_err();
        assert_eq!(typed, "a.csv, row 3, column score: \"seven\" is not a number");
        let formula = ask(name, "week,score\n1,4\n2,7\n3,5\n", json!({ "value": "score+1" })).unwrap();
        assert_eq!(formula["value_column"], "score+1");
    }
}

#[test]
fn nelsons_rules_estimate_what_they_are_not_given() {
    let marks = "mark\n50\n52\n51\n53\n50\n52\n51\n90\n50\n51\n";
    let found = ask("nelson_rules", marks, json!({})).unwrap();
    assert_eq!((&found["center"], &found["rule2"]), (&json!(55.0), &json!([])));
    let sigma = (2.0 + 1.0 + 2.0 + 3.0 + 2.0 + 1.0 + 39.0 + 40.0 + 1.0) / 9.0 / 1.128;
    assert!((found["sigma"].as_f64().unwrap() - sigma).abs() < 1e-12);
    let given = ask("nelson_rules", marks, json!({ "center": 51, "sigma": 2 })).unwrap();
    assert_eq!((&given["sigma"], &given["rule1"]), (&json!(2.0), &json!([8])));
    let standard = ask("nelson_rules", "z\n0.5\n-3.5\n", json!({})).unwrap();
    assert_eq!((&standard["center"], &standard["sigma"], &standard["rule1"]), (&json!(0.0), &json!(1.0), &json!([2])));
    assert!(ask("nelson_rules", "mark\n7.7\n7.7\n7.7\n", json!({})).unwrap_err().contains("all values are equal"));
}

#[test]
fn equal_figures_signal_nothing() {
    let figures = |constant: &str, n: usize| format!("value\n{}", format!("{constant}\n").repeat(n));
    for (constant, n) in ["0.1", "0.3", "0.3333333333333333", "1e-9", "1e9", "7.7"].iter().flat_map(|x| [5, 12, 30].map(|n| (*x, n))) {
        for name in ["xmr", "run_chart", "c_chart", "g_chart", "t_chart"] {
            let chart = ask(name, &figures(constant, n), json!({})).unwrap();
            assert_eq!(chart["sigma_signal"], json!(vec![false; n]), "{name}, {n} times {constant}");
            assert_eq!(chart["runs_signal"], json!(vec![false; n]), "{name}, {n} times {constant}");
        }
        let rows: String = (0..n * 3).map(|row| format!("{},{constant}\n", row / 3)).collect();
        let chart = ask("xbar_chart", &format!("subgroup,value\n{rows}"), json!({})).unwrap();
        assert_eq!(chart["beyond"], json!([]), "{n} subgroups of {constant}");
    }
}

#[test]
fn subgroups_of_k_rows_are_those_that_the_file_names() {
    let csv = "subgroup,value\n1,4\n1,5\n2,6\n2,7\n";
    assert_eq!(ask("xbar_chart", csv, json!({ "k": 2 })).unwrap()["means"], json!([4.5, 6.5]));
    for wrong in ["subgroup,value\n1,4\n2,5\n1,6\n2,7\n", "subgroup,value\n1,4\n1,5\n1,6\n2,7\n", "subgroup,value\n1,4\n1,5\n1,6\n1,7\n"] {
        let fault = ask("xbar_chart", wrong, json!({ "k": 2 })).unwrap_err();
        assert!(fault.starts_with("a.csv, row ") && fault.contains("contradicts args.k"), "{fault}");
    }
    let named = ask("xbar_chart", "subgroup,value\nb,4\na,6\nb,5\na,7\n", json!({})).unwrap();
    assert_eq!((&named["means"], &named["subgroup_column"]), (&json!([4.5, 6.5]), &json!("subgroup")));
    assert!(ask("xbar_chart", "subgroup,value\n1,4\n,5\n", json!({})).unwrap_err().starts_with("a.csv, row 3, column subgroup"));
    assert!(ask("xbar_chart", "value\n4\n5\n", json!({})).unwrap_err().starts_with("args.k: is missing"));
}
