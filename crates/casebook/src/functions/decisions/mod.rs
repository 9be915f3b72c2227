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
        run: voice::equity_of_voice,
    },
    Function {
        name: "gini",
        inputs: &["case, v: amounts in one cell, parted by args.separator"],
        about: "Gini coefficient and normalized entropy, list by list",
        run: voice::gini,
    },
    Function {
        name: "fist_to_five",
        inputs: &["person, fingers"],
        about: "show of fingers: support, blocks, consensus",
        run: proposals::fingers,
    },
    Function {
        name: "consent",
        inputs: &["person, response"],
        about: "consent round: consent, stand_aside, object, abstain",
        run: proposals::consent_round,
    },
    Function {
        name: "dot_vote",
        inputs: &["voter, option, dots"],
        about: "dots per option, over-spent papers rejected",
        run: proposals::dotted,
    },
    Function {
        name: "quadratic_vote",
        inputs: &["voter, option, votes"],
        about: "votes whose square is paid in credits",
        run: proposals::quadratic,
    },
    Function {
        name: "ranked",
        inputs: &["ballot, rank1, rank2, …: names; two names in a cell (a|b) are an over-vote"],
        about: "rankings: plurality, Borda, pairs, Condorcet, Schulze, instant runoff, single transferable vote; ties are shown",
        run: rankings::ranked,
    },
    Function {
        name: "ic_fidelity",
        inputs: &["teacher, rater, a level per component"],
        about: "fidelity by an Innovation Configuration map",
        run: learning::fidelity,
    },
    Function {
        name: "pd_dose",
        inputs: &["teacher, component, hours"],
        about: "hours of learning per component against thresholds",
        run: learning::dosed,
    },
];
