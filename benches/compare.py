"""Times our measures and their peers on the same data, one after the other, and prints the table of benches/README.md.

usage: python benches/compare.py [--python PYTHON] [row ...]

PYTHON is the interpreter that has the packages of benches/peers/requirements.txt. Rscript needs the packages named in
benches/peers/peers.R. Ours: the median of criterion, wall time of one thread. Theirs: least CPU seconds of several runs, one
thread. Run on an idle machine.
"""

import argparse
import json
import os
import subprocess
import tempfile

# row: (what is computed, on what, how many times faster we mean to be)
ROWS = {
    "alpha_items": ("alpha with item statistics", "100,000 × 20", 300),
    "alpha_value": ("alpha, the value only", "100,000 × 20", 10),
    "alpha_value_codes": ("the same, from codes of a byte", "100,000 × 20", 10),
    "scale_means": ("scale means, at least half answered", "100,000 × 20 with gaps", 20),
    "scale_means_codes": ("the same, from codes of a byte", "100,000 × 20 with gaps", 20),
    "correlations": ("correlations, pairs of answers", "100,000 × 20 with gaps", 15),
    "minres_1f": ("one factor, minres, from correlations", "20 items", 50),
    "omega_3f": ("omega, three factors, from correlations", "20 items", 100),
    "cfa_3f": ("CFA, three factors", "301 × 9", 50),
    "cfa_fiml": ("CFA with missing data (FIML)", "10,000 × 9 with gaps", 30),
    "polychoric": ("polychoric correlations", "5,000 × 20", 100),
    "kappa": ("weighted kappa", "100,000 pairs", 50),
    "fleiss": ("Fleiss' kappa", "100,000 × 5", 100),
    "krippendorff": ("Krippendorff's alpha, ordinal", "100,000 × 5 with gaps", 30),
    "icc_six": ("six ICCs with intervals", "1,000 × 4", 1000),
    "rwg_j": ("rwg(j)", "4,000 groups × 25 × 5", 300),
    "icc1": ("ICC(1)", "10,000 people in 400 groups", 1000),
    "lmm_three_level": ("mixed model, three levels", "100,000 rows, 11,000 units", 20),
    "lmm_growth": ("growth model, a slope per teacher", "100,000 rows, 10,000 teachers", 20),
    "random_intercept": ("random intercept", "20,000 rows, 900 schools", 50),
    "polis_large": ("opinion groups", "20,000 × 500, 15 % voted", 100),
    "polis_town": ("opinion groups", "2,031 × 896, 226,172 votes", 50),
    "betweenness": ("betweenness", "5,000 people, 50,000 ties", 1.5),
    "leiden": ("communities, Leiden", "5,000 people, 50,000 ties", 1.5),
    "louvain": ("communities, Louvain", "5,000 people, 50,000 ties", 1.5),
    "bradley_terry": ("Bradley–Terry", "10,000 comparisons of 100", 15),
    "irv": ("instant runoff", "10,000 ballots, 10 options", 100),
    "kaplan_meier": ("Kaplan–Meier", "100,000", 5),
    "log_rank": ("log-rank, four groups", "100,000", 30),
    "cox": ("Cox, Efron ties", "100,000 × 5", 15),
    "hazard": ("discrete-time hazard", "434,805 person-periods × 10", 50),
    "auc_brier": ("AUC, Brier, calibration bins", "100,000", 7),
    "auc_delong": ("AUC with DeLong interval", "100,000", 10),
}
# What our own pages hold are codes; the peers take numbers and are timed on those.
SAME_PEER = {"alpha_value_codes": "alpha_value", "scale_means_codes": "scale_means"}
HERE = os.path.dirname(os.path.abspath(__file__))
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")}


def run(command, **more):
    return subprocess.run(command, check=True, text=True, cwd=os.path.dirname(HERE), **more)


def ours(row, target):
    run(["cargo", "bench", "-q", "--locked", "-p", "measures", "--bench", "measures", "--", "--noplot", "--warm-up-time", "1", "--measurement-time", "3", f"^{row}$"], stdout=subprocess.DEVNULL)
    with open(os.path.join(target, "criterion", row, "new", "estimates.json")) as file:
        return json.load(file)["median"]["point_estimate"] / 1e9


def theirs(row, folder, python):
    environment = dict(os.environ, **ONE_THREAD)
    lines = []
    for command in ([python, os.path.join(HERE, "peers", "peers.py")], ["Rscript", os.path.join(HERE, "peers", "peers.R")]):
        lines += run([*command, folder, row], env=environment, stdout=subprocess.PIPE).stdout.splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def seconds(value):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default="python3")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS], metavar="row")
    options = parser.parse_args()
    target = json.loads(run(["cargo", "metadata", "--format-version", "1", "--no-deps", "--locked"], stdout=subprocess.PIPE).stdout)["target_directory"]
    with tempfile.TemporaryDirectory() as folder:
        run(["cargo", "run", "-q", "--locked", "-p", "measures", "--example", "bench_inputs", "--", folder], stdout=subprocess.DEVNULL)
        print("| Measure | Data | Ours | Peer | Peer CPU | Ratio | Goal |")
        print("|---|---|---|---|---|---|---|", flush=True)
        for row in options.rows or ROWS:
            what, data, goal = ROWS[row]
            mine = ours(row, target)
            peers = sorted(theirs(SAME_PEER.get(row, row), folder, options.python), key=lambda peer: peer["cpu_s"])
            for place, peer in enumerate(peers):
                ratio = peer["cpu_s"] / mine
                cells = [what, data, seconds(mine)] if place == 0 else ["", "", ""]
                aim = f"{goal}" if place == 0 else ""
                print("| " + " | ".join([*cells, peer["peer"], seconds(peer["cpu_s"]), f"{ratio:.3g}", aim]) + " |", flush=True)


main()
