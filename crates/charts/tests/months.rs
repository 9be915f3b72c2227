//! Bars by month tell what their table tells.

use charts::{MonthBar, MonthBars, MonthWords, Theme};

fn bars(tenths: &[u32], limit: Option<u32>) -> MonthBars {
    let w = str::to_owned;
    let words = MonthWords {
        unit: w("hours a week"),
        month_column: w("Month"),
        number_column: w("Hours"),
        limit_column: w("Agreed"),
        beyond_column: w("Beyond"),
        within: w("within"),
        beyond: w("beyond"),
        limit: w("agreed"),
    };
    let bar = |(n, tenths): (usize, &u32)| MonthBar { label: format!("M{n}"), name: format!("Month {n}"), tenths: *tenths };
    MonthBars {
        id: "load".into(),
        title: "Load".into(),
        description: "Much.".into(),
        words,
        bars: tenths.iter().enumerate().map(bar).collect(),
        limit,
    }
}

/// The heights of the bars, in the order they are drawn.
fn heights(svg: &str) -> Vec<f64> {
    let rects = svg.lines().filter(|line| line.starts_with("<rect"));
    rects.map(|line| line.split(" height=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn every_number_on_a_bar_is_in_the_table_and_bars_are_as_high_as_their_numbers() {
    let bars = bars(&[0, 15, 30], None);
    let svg = bars.svg(Theme::Screen);
    assert_eq!(heights(&svg), [48.0, 96.0]);
    assert!(svg.contains(">1.5<") && svg.contains(">3<"), "{svg}");
    let table = bars.table();
    assert_eq!(table.rows.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["0", "1.5", "3"]);
    assert_eq!((table.columns.len(), bars.key().len()), (2, 0));
}

#[test]
fn what_is_beyond_the_limit_stands_on_top_of_it() {
    let bars = bars(&[10, 40], Some(20));
    let svg = bars.svg(Theme::Screen);
    assert_eq!(heights(&svg), [24.0, 48.0, 48.0]);
    assert!(svg.contains(r#"class="median""#));
    assert_eq!(bars.table().rows[1], ["Month 1", "4", "2", "2"]);
    assert_eq!(bars.key().len(), 3);
    assert!(bars.svg(Theme::Print { font: "Test Sans" }).contains("stroke-dasharray=\"6 4\""));
}

#[test]
fn nothing_asked_is_drawn_as_nothing() {
    assert_eq!(heights(&bars(&[0, 0], None).svg(Theme::Screen)), Vec::<f64>::new());
    assert_eq!(bars(&[], None).table().rows.len(), 0);
}
