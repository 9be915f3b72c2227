//! The picture and the table tell the same numbers, nothing is cut off, and nothing a page forbids is in it.

use charts::{AgreementBars, AgreementRow, AgreementWords, NotShares, RowState, Shares, Theme};
use measures::Proportion;
use proptest::prelude::*;

const PRINT: Theme = Theme::Print { font: "Test Sans" };

fn words() -> AgreementWords {
    let w = str::to_owned;
    AgreementWords {
        disagree_head: w("disagree %"),
        agree_head: w("agree %"),
        neither_head: w("neither %"),
        strongly_disagree: w("strongly disagree"),
        disagree: w("disagree"),
        neither: w("neither"),
        agree: w("agree"),
        strongly_agree: w("strongly agree"),
        interval: w("95% interval of all who agree"),
        statement_column: w("Statement"),
        all_agree_column: w("All who agree"),
        interval_column: w("95% interval"),
        answered_column: w("Answered"),
        hidden: w("hidden"),
        percent: w("{n}%"),
        range: w("{low}–{high}%"),
    }
}

fn shown(counts: [u64; 5]) -> RowState {
    let n = counts.iter().sum();
    let interval = Proportion::new(counts[3] + counts[4], n).unwrap().wilson(0.95).unwrap();
    RowState::Shown(Shares::of(counts, &interval, n.to_string()).unwrap())
}

fn bars(states: Vec<RowState>) -> AgreementBars {
    let rows = states.into_iter().enumerate().map(|(n, state)| AgreementRow { statement: format!("Statement {n}."), state }).collect();
    AgreementBars { id: "pulse".into(), title: "Agreement".into(), description: "Most agree.".into(), words: words(), rows }
}

/// The elements of a picture with one of these names, in order, as attribute text and content.
fn elements<'s>(svg: &'s str, name: &str) -> Vec<(&'s str, &'s str)> {
    let open = format!("<{name}");
    svg.lines()
        .filter_map(|line| line.strip_prefix(open.as_str()))
        .map(|rest| rest.split_once('>').unwrap())
        .map(|(attributes, body)| (attributes, body.split('<').next().unwrap()))
        .collect()
}

fn attribute<'s>(attributes: &'s str, name: &str) -> &'s str {
    attributes.split_once(&format!(" {name}=\"")).unwrap().1.split('"').next().unwrap()
}

fn number(attributes: &str, name: &str) -> f64 {
    attribute(attributes, name).trim_end_matches('%').parse().unwrap()
}

/// What an eye with a ruler reads from one row: whole percents of the five points, and the interval.
fn measured(bars: &AgreementBars) -> Vec<([i64; 5], (i64, i64))> {
    let svg = bars.svg(Theme::Screen);
    let rects = elements(&svg, "rect");
    let ranges: Vec<&str> = elements(&svg, "line").iter().filter(|l| l.0.contains("\"range\"")).map(|l| l.0).collect();
    let axes: Vec<&str> = elements(&svg, "line").iter().filter(|l| l.0.contains("\"axis\"")).map(|l| l.0).collect();
    let classes = ["against very", "against", "neither", "agree", "agree very"];
    // The scale, as the reader finds it: a bar with a number on it.
    let unit = elements(&svg, "text")
        .iter()
        .filter_map(|(attributes, body)| Some((number(attributes, "x"), body.parse::<f64>().ok()?, number(attributes, "y"))))
        .map(|(x, percent, y)| {
            let on = rects
                .iter()
                .find(|(r, _)| number(r, "y") + 12.0 == y && number(r, "x") <= x && x <= number(r, "x") + number(r, "width"))
                .unwrap();
            number(on.0, "width") / percent
        })
        .next()
        .unwrap();
    ranges
        .chunks(3)
        .map(|range| {
            let top = number(range[0], "y1") - 30.0;
            let zero = number(axes.iter().find(|a| number(a, "y1") == top - 3.0).unwrap(), "x1");
            let percent = |class: &str| {
                let mark = rects.iter().find(|(r, _)| number(r, "y") == top && attribute(r, "class") == class);
                mark.map_or(0, |(r, _)| (number(r, "width") / unit).round() as i64)
            };
            let end = |name: &str| ((number(range[0], name) - zero) / unit).round() as i64;
            (classes.map(percent), (end("x1"), end("x2")))
        })
        .collect()
}

fn tabled(bars: &AgreementBars) -> Vec<([i64; 5], (i64, i64))> {
    let percent = |cell: &String| cell.trim_end_matches('%').parse::<i64>().unwrap();
    let rows = bars.table().rows;
    rows.iter()
        .map(|row| {
            let (low, high) = row[2].trim_end_matches('%').split_once('–').unwrap();
            ([7, 6, 5, 4, 3].map(|column| percent(&row[column])), (low.parse().unwrap(), high.parse().unwrap()))
        })
        .collect()
}

#[test]
fn the_mock_page_comes_out_as_drawn() {
    let four = bars(vec![shown([1, 3, 5, 17, 9]), shown([4, 9, 6, 12, 4]), shown([7, 13, 4, 9, 2]), shown([2, 6, 9, 14, 4])]);
    let svg = four.svg(Theme::Screen);
    assert!(svg.contains(r#"<text class="label" x="0%" y="44">Statement 0.</text>"#), "{svg}");
    assert!(svg.contains(r#"height="320""#) && svg.contains(r#"y="66" dy=".36em" text-anchor="middle">49</text>"#), "{svg}");
    let written: Vec<&str> = elements(&svg, "text").iter().map(|t| t.1).filter(|t| t.parse::<u8>().is_ok()).collect();
    assert_eq!(written, ["9", "49", "26", "14", "26", "11", "34", "11", "17", "37", "20", "26", "6", "11", "17", "6", "40", "11", "26"]);
    let row = &four.table().rows[0];
    assert_eq!(row[1..], ["74%", "58–86%", "26%", "49%", "14%", "9%", "3%", "35"]);
    assert_eq!(measured(&four), tabled(&four));
}

#[test]
fn every_number_written_on_a_bar_is_in_the_table() {
    let four = bars(vec![shown([1, 3, 5, 17, 9]), shown([0, 0, 0, 0, 12])]);
    let cells: Vec<String> = four.table().rows.concat();
    for theme in [Theme::Screen, PRINT] {
        let svg = four.svg(theme);
        let written: Vec<&str> = elements(&svg, "text").iter().map(|t| t.1).filter(|t| t.parse::<u8>().is_ok()).collect();
        assert!(written.len() >= 4 && written.iter().all(|n| cells.contains(&format!("{n}%"))), "{written:?}");
    }
}

#[test]
fn a_hidden_row_tells_its_reason_and_no_number() {
    let hidden = bars(vec![shown([1, 3, 5, 17, 9]), RowState::Hidden { text: "not shown: fewer than five answered".into() }]);
    let svg = hidden.svg(Theme::Screen);
    assert!(svg.contains("not shown: fewer than five answered") && svg.contains(r#"class="none""#));
    assert_eq!(hidden.table().rows[1], ["Statement 1.", "hidden", "–", "hidden", "hidden", "hidden", "hidden", "hidden", "hidden"]);
    assert_eq!(measured(&hidden).len(), 1);
}

#[test]
fn when_nothing_may_be_shown_there_is_no_scale_and_no_key() {
    let all = bars(vec![RowState::Hidden { text: "not shown".into() }, RowState::Banded { text: "nearly everybody agrees".into() }]);
    let svg = all.svg(Theme::Screen);
    assert!(all.key().is_empty() && !svg.contains("axis") && !svg.contains("disagree"), "{svg}");
    assert_eq!(all.table().rows[1][1], "nearly everybody agrees");
    assert!(bars(Vec::new()).svg(PRINT).ends_with("</svg>"));
}

#[test]
fn the_key_names_every_mark_in_the_picture() {
    let one = bars(vec![shown([3, 9, 20, 41, 27])]);
    let (svg, key) = (one.svg(Theme::Screen), one.key());
    for entry in key {
        let class = format!("class=\"{}\"", entry.mark.class());
        assert!(svg.contains(&class) && entry.swatch().contains(&class), "{class}");
    }
    assert!(one.svg(PRINT).contains("95% interval of all who agree"));
}

#[test]
fn what_people_wrote_is_escaped_and_ids_follow_the_pictures_id() {
    let mut one = bars(vec![shown([1, 1, 1, 1, 1])]);
    one.rows[0].statement = "<script>alert(\"1 & 2\")</script>".into();
    one.title = "A & B".into();
    for theme in [Theme::Screen, PRINT] {
        let svg = one.svg(theme);
        assert!(svg.contains("&lt;script&gt;") && svg.contains(r#"<title id="pulse-title">A &amp; B</title>"#));
        assert!(!svg.contains("<script") && !svg.contains("style=") && svg.contains(r#"aria-labelledby="pulse-title pulse-desc""#));
    }
    assert!(!one.svg(PRINT).contains("class=") && one.svg(PRINT).contains(r#"font-family="Test Sans""#));
}

#[test]
fn a_long_statement_wraps_above_its_bar_and_pushes_the_rest_down() {
    let mut one = bars(vec![shown([1, 3, 5, 17, 9]); 2]);
    let plain = one.svg(Theme::Screen);
    one.rows[0].statement =
        "When something does not work in my classroom, I know whom to ask and get an answer before the next lesson.".into();
    let long = one.svg(Theme::Screen);
    let lines = long.matches("<tspan").count();
    assert!((3..6).contains(&lines), "{long}");
    let height = |svg: &str| number(elements(svg, "svg")[0].0, "height");
    assert_eq!(height(&long) - height(&plain), 19.0 * (lines - 1) as f64);
    assert_eq!(measured(&one), tabled(&one));
    assert!(one.svg(PRINT).matches("<tspan").count() < lines);
}

#[test]
fn shares_of_nobody_and_impossible_figures_are_refused() {
    let interval = Proportion::new(1, 2).unwrap().wilson(0.95).unwrap();
    assert_eq!(Shares::of([0; 5], &interval, "0"), Err(NotShares::NobodyAnswered));
    assert_eq!(Shares::rounded([0, 0, 0, 60, 60], 100, (90, 100), "9"), Err(NotShares::OutOfRange));
    assert_eq!(Shares::rounded([10, 10, 10, 50, 20], 70, (75, 80), "9"), Err(NotShares::OutOfRange));
    assert_eq!(Shares::rounded([255, 255, 0, 0, 0], 0, (0, 0), "9"), Err(NotShares::OutOfRange));
}

/// Width of a chart on a 360 px phone, less the margin the chart keeps for wide fonts.
const NARROWEST: f64 = 304.0;

/// Where a text lies across on the narrowest page, in pixels.
fn extent(attributes: &str, body: &str) -> (f64, f64) {
    let x = number(attributes, "x") / 100.0 * NARROWEST + if attributes.contains(" dx=") { number(attributes, "dx") } else { 0.0 };
    // Narrower than the widths the chart reckons with, as real letters are.
    let wide = body.chars().count() as f64 * 5.5;
    if attributes.contains("\"end\"") {
        (x - wide, x)
    } else if attributes.contains("\"middle\"") {
        (x - wide / 2.0, x + wide / 2.0)
    } else {
        (x, x + wide)
    }
}

proptest! {
    #[test]
    fn table_and_picture_agree_and_nothing_leaves_the_frame(rows in prop::collection::vec(prop::array::uniform5(0_u64..60), 1..5)) {
        prop_assume!(rows.iter().all(|counts| counts.iter().sum::<u64>() > 0));
        // A row with a wide mark, so that the ruler has a number to go by.
        let chart = bars(rows.into_iter().chain([[0, 0, 0, 50, 50]]).map(shown).collect());
        prop_assert_eq!(measured(&chart), tabled(&chart));
        let svg = chart.svg(Theme::Screen);
        for (attributes, _) in elements(&svg, "rect") {
            let (x, width) = (number(attributes, "x"), number(attributes, "width"));
            prop_assert!(x >= -0.02 && x + width <= 100.02 && width > 0.0, "{}", attributes);
        }
        for (attributes, _) in elements(&svg, "line") {
            prop_assert!(number(attributes, "x1") >= -0.02 && number(attributes, "x2") <= 100.02, "{}", attributes);
        }
        let texts = elements(&svg, "text");
        for (n, (attributes, body)) in texts.iter().enumerate() {
            let (from, to) = extent(attributes, body);
            prop_assert!(from >= -0.5 && to <= NARROWEST + 0.5, "{} {}", attributes, body);
            for (other, words) in texts.iter().skip(n + 1).filter(|(other, _)| number(other, "y") == number(attributes, "y")) {
                let (left, right) = extent(other, words);
                prop_assert!(to <= left || right <= from, "{} meets {}", body, words);
            }
        }
    }
}
