"""Times Python packages on the data of our benches. usage: python peers.py FOLDER [row ...]

FOLDER is written by: cargo run -p measures --example bench_inputs -- FOLDER
Packages (PyPI): requirements.txt beside this file.
One line of JSON per row: CPU seconds of the process, the least of several runs; reading the file is not counted.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import contextlib
import importlib.metadata as metadata
import io
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
FOLDER, WANTED = sys.argv[1], sys.argv[2:]


def data_of(name):
    return pd.read_csv(os.path.join(FOLDER, name + ".csv"))


def asked(*rows):
    return not WANTED or any(row in WANTED for row in rows)


def row(name, package, what, runs, work):
    if not asked(name):
        return
    seconds = []
    for _ in range(runs):
        before = time.process_time()
        with contextlib.redirect_stdout(io.StringIO()):
            work()
        seconds.append(time.process_time() - before)
    print(json.dumps({"row": name, "peer": f"{package} {what} {metadata.version(package)}", "cpu_s": float(f"{min(seconds):.6g}")}), flush=True)


if asked("alpha_value"):
    likert = data_of("likert")
    import pingouin

    row("alpha_value", "pingouin", "cronbach_alpha", 5, lambda: pingouin.cronbach_alpha(likert))
    cells = likert.to_numpy(float)

    def by_hand():
        c = np.cov(cells, rowvar=False)
        return 20 / 19 * (1 - np.trace(c) / c.sum())

    row("alpha_value", "numpy", "cov", 10, by_hand)
if asked("kappa"):
    two = data_of("ratings_two").to_numpy()
    from sklearn.metrics import cohen_kappa_score
    from statsmodels.stats.inter_rater import cohens_kappa, to_table

    row("kappa", "scikit-learn", "cohen_kappa_score", 5, lambda: cohen_kappa_score(two[:, 0], two[:, 1], weights="quadratic"))
    row("kappa", "statsmodels", "cohens_kappa", 5, lambda: cohens_kappa(to_table(two)[0], wt="quadratic"))
if asked("fleiss"):
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    five = data_of("ratings_five").to_numpy()
    row("fleiss", "statsmodels", "fleiss_kappa", 5, lambda: fleiss_kappa(aggregate_raters(five)[0]))
if asked("krippendorff"):
    import krippendorff

    gaps = data_of("ratings_gaps").to_numpy(float).T
    row("krippendorff", "krippendorff", "alpha ordinal", 5, lambda: krippendorff.alpha(gaps, level_of_measurement="ordinal"))
if asked("icc_six"):
    import pingouin

    judged = data_of("judged")
    long = judged.reset_index().melt("index", var_name="judge", value_name="score")
    row("icc_six", "pingouin", "intraclass_corr", 3, lambda: pingouin.intraclass_corr(long, "index", "judge", "score"))
if asked("random_intercept"):
    from statsmodels.regression.mixed_linear_model import MixedLM

    teachers = data_of("teachers").iloc[:20000]
    exog = np.column_stack([np.ones(len(teachers)), teachers["week"]])
    row("random_intercept", "statsmodels", "MixedLM", 3, lambda: MixedLM(teachers["y"].to_numpy(), exog, groups=teachers["school"].to_numpy()).fit(reml=True))
if asked("polis_large", "polis_town"):
    from reddwarf.implementations.polis import run_pipeline

    for name, file, runs in [("polis_town", "votes_town", 2), ("polis_large", "votes_large", 1)]:
        if asked(name):
            votes = [{"participant_id": p, "statement_id": s, "vote": v, "modified": 0} for p, s, v in data_of(file).to_numpy().tolist()]
            row(name, "red-dwarf", "run_pipeline", runs, lambda: run_pipeline(votes=votes, random_state=0))
            del votes
if asked("betweenness", "leiden", "louvain"):
    import igraph

    graph = igraph.Graph(n=5000, edges=data_of("network").to_numpy().tolist())
    row("betweenness", "igraph", "betweenness (python)", 2, lambda: graph.betweenness())
    row("leiden", "igraph", "community_leiden (python)", 5, lambda: graph.community_leiden(objective_function="modularity", n_iterations=2))
    row("louvain", "igraph", "community_multilevel (python)", 5, lambda: graph.community_multilevel())
if asked("bradley_terry"):
    import choix

    pairs = [tuple(pair) for pair in data_of("comparisons").to_numpy().tolist()]
    row("bradley_terry", "choix", "ilsr_pairwise", 5, lambda: choix.ilsr_pairwise(100, pairs))
if asked("irv"):
    import pyrankvote

    options = [pyrankvote.Candidate(str(i)) for i in range(10)]
    ballots = [pyrankvote.Ballot([options[int(c)] for c in line if c == c]) for line in data_of("ballots").to_numpy()]
    row("irv", "pyrankvote", "instant_runoff_voting", 3, lambda: pyrankvote.instant_runoff_voting(options, ballots))
if asked("kaplan_meier", "cox"):
    import lifelines

    life = data_of("lifetimes")
    row("kaplan_meier", "lifelines", "KaplanMeierFitter", 5, lambda: lifelines.KaplanMeierFitter().fit(life["time"], life["event"]))
if asked("auc_brier"):
    from sklearn.calibration import calibration_curve
    from sklearn.metrics import brier_score_loss, roc_auc_score

    forecasts = data_of("forecasts")
    y, p = forecasts["y"].to_numpy(), forecasts["p"].to_numpy()
    row("auc_brier", "scikit-learn", "roc_auc_score, brier_score_loss, calibration_curve", 10, lambda: (roc_auc_score(y, p), brier_score_loss(y, p), calibration_curve(y, p, n_bins=10)))
