//! A template of stage activities: its rules, and how lines typed by people become activities. No SQL, no HTTP.

use crate::implementation::Stage;
use crate::stage::stock::{Name, STOCK};
use ground::StageTemplateId;
use kit::i18n::{Lang, Words};

/// More than this in one stage and nobody reads them.
pub const MOST_ACTIVITIES: usize = 30;
pub const LONGEST_ACTIVITY: usize = 200;
pub const LONGEST_NAME: usize = 120;

/// An activity of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub stage: Stage,
    pub name: Name,
}

/// What is in a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    pub name: String,
    /// In the order of stages, then of their own.
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub id: StageTemplateId,
    pub contents: Contents,
    /// Where it was taken over from.
    pub origin: String,
    /// New implementations begin with it.
    pub in_use: bool,
}

/// The house's own list.
pub fn stock() -> Vec<Item> {
    STOCK.iter().map(|s| Item { stage: s.stage, name: Name::Stock(s) }).collect()
}

impl Contents {
    pub fn of_stage(&self, stage: Stage) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.stage == stage)
    }

    /// One activity a line, in the reader's language.
    pub fn lines(&self, stage: Stage, w: Words) -> String {
        self.of_stage(stage).map(|item| w.text(&item.name.text())).collect::<Vec<_>>().join("\n")
    }
}

/// Lines as people type them, each once. A line that says, in any language, what the house says of this stage stays the
/// house's: so its readers go on reading it in their own language.
pub fn read(stage: Stage, lines: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let known = STOCK.iter().find(|s| s.stage == stage && Lang::ALL.iter().any(|lang| Words::new(*lang).t(s.key) == line));
        let name = known.map_or_else(|| Name::Own(line.to_string()), Name::Stock);
        if !items.iter().any(|item| item.name == name) {
            items.push(Item { stage, name });
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_nobody_changed_stay_the_houses_in_every_language() {
        let all = Contents { name: "Ours".into(), items: stock() };
        for lang in Lang::ALL {
            for stage in Stage::ALL {
                let again = read(stage, &all.lines(stage, Words::new(lang)));
                assert_eq!(again, all.of_stage(stage).cloned().collect::<Vec<_>>(), "{stage:?} in {lang:?}");
            }
        }
    }

    #[test]
    fn own_lines_keep_their_order_and_stand_once() {
        let name = |items: &[Item]| items.iter().map(|i| i.name.columns().1.to_string()).collect::<Vec<_>>();
        let items = read(Stage::Decide, "  Walk the building \r\n\nAsk the night shift\nWalk the building");
        assert_eq!(name(&items), ["Walk the building", "Ask the night shift"]);
    }
}
