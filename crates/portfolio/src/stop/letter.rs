//! The letter that tells of a stop or a pause, drafted from what was typed. A draft: people change it, print it and hand it
//! out; nothing is sent by itself. What was typed stands in it as it was typed, whatever the language of the letter.

use super::model::{Kind, Stop};
use super::views::reason_key;
use kit::i18n::{Words, args};

/// A letter no longer than what fits on two pages.
pub const LONGEST: usize = 8_000;

/// The whole letter as text: paragraphs with an empty line between, lists with a dash.
pub fn draft(w: Words, innovation: &str, unit: &str, stop: &Stop) -> String {
    let h = &stop.halt;
    let mut all = vec![w.t("letter-greeting")];
    let first = match (h.kind, h.returns_on) {
        (Kind::Pause, Some(returns)) => {
            w.with("letter-pause", args![innovation => innovation, unit => unit, day => w.date(h.effective_on), returns => w.date(returns)])
        }
        _ => w.with("letter-stop", args![innovation => innovation, unit => unit, day => w.date(h.effective_on)]),
    };
    let decided = match h.decided_by.as_str() {
        "" => w.with("letter-decided", args![day => w.date(h.decided_on)]),
        who => w.with("letter-decided-by", args![day => w.date(h.decided_on), who => who]),
    };
    all.push(format!("{first} {decided}"));
    let mut why: Vec<String> = h.reasons.iter().map(|r| w.t(reason_key(*r))).collect();
    why.extend(Some(h.own_reason.clone()).filter(|own| !own.trim().is_empty()));
    all.extend(listed(w.t("letter-why"), &why));
    all.extend(told(w.t("letter-learned"), &h.learned));
    all.extend(listed(w.t("letter-kept"), &h.kept));
    all.extend(told(w.t("letter-materials"), &h.materials));
    all.extend(told(w.t("letter-people"), &h.people));
    all.push(w.t(if h.kind == Kind::Pause { "letter-thanks-pause" } else { "letter-thanks" }));
    all.extend(Some(h.decided_by.clone()).filter(|who| !who.is_empty()));
    all.join("\n\n")
}

fn listed(heading: String, points: &[String]) -> Option<String> {
    let points: Vec<String> = points.iter().map(|point| format!("– {point}")).collect();
    (!points.is_empty()).then(|| format!("{heading}\n{}", points.join("\n")))
}

fn told(heading: String, text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| format!("{heading}\n{}", text.trim()))
}
