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
