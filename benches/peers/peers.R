# Times R packages on the data of our benches. usage: Rscript peers.R FOLDER [row ...]
# FOLDER is written by: cargo run -p measures --example bench_inputs -- FOLDER
# Packages (Debian): r-cran-psych r-cran-lavaan r-cran-lme4 r-cran-survival r-cran-igraph r-cran-bradleyterry2 r-cran-proc r-cran-multilevel
# One line of JSON per row: CPU seconds (user + system), the least of several runs; reading the file is not counted.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
wanted <- arguments[-1]
data_of <- function(name) utils::read.csv(file.path(folder, paste0(name, ".csv")))
row <- function(name, peer, runs, expr, times = 1) {
  if (length(wanted) && !(name %in% wanted)) return(invisible())
  work <- substitute(expr)
  frame <- parent.frame()
  seconds <- vapply(seq_len(runs), function(i) {
    gc(FALSE)
    before <- proc.time()
    for (j in seq_len(times)) suppressWarnings(suppressMessages(eval(work, frame)))
    taken <- proc.time() - before
    # Children count too: some packages fork.
    sum(taken[c(1, 2, 4, 5)], na.rm = TRUE) / times
  }, 0)
  version <- as.character(utils::packageVersion(sub(" .*", "", peer)))
  cat(sprintf('{"row":"%s","peer":"R %s %s","cpu_s":%.6g}\n', name, peer, version, min(seconds)))
}
options(mc.cores = 1)
asked <- function(...) !length(wanted) || any(c(...) %in% wanted)
if (asked("alpha_items", "polychoric", "minres_1f", "omega_3f")) {
  likert <- data_of("likert")
  row("alpha_items", "psych alpha", 3, psych::alpha(likert, warnings = FALSE, check.keys = FALSE))
  R <- cor(likert[1:5000, ])
  # So small that one run would be lost in the clock's steps.
  row("minres_1f", "psych fa", 3, psych::fa(R, nfactors = 1, fm = "minres", n.obs = 5000), times = 100)
  row("omega_3f", "psych omega", 3, psych::omega(R, nfactors = 3, fm = "minres", n.obs = 5000, plot = FALSE), times = 10)
  row("polychoric", "psych polychoric", 1, psych::polychoric(likert[1:5000, ]))
}
if (asked("scale_means", "correlations")) {
  gaps <- as.matrix(data_of("likert_gaps"))
  row("scale_means", "base rowMeans", 5, { m <- rowMeans(gaps, na.rm = TRUE); m[rowSums(!is.na(gaps)) < 10] <- NA }, times = 10)
  row("correlations", "stats cor", 3, cor(gaps, use = "pairwise.complete.obs"))
}
if (asked("cfa_3f", "cfa_fiml")) {
  model <- "a =~ x1 + x2 + x3\nb =~ x4 + x5 + x6\nc =~ x7 + x8 + x9"
  factors <- data_of("factors")
  row("cfa_3f", "lavaan cfa", 3, lavaan::cfa(model, factors), times = 10)
  factors_gaps <- data_of("factors_gaps")
  row("cfa_fiml", "lavaan cfa fiml", 2, lavaan::cfa(model, factors_gaps, missing = "fiml"))
}
if (asked("kappa")) {
  two <- as.matrix(data_of("ratings_two"))
  row("kappa", "psych cohen.kappa", 3, psych::cohen.kappa(two), times = 10)
}
if (asked("icc_six")) {
  judged <- as.matrix(data_of("judged"))
  row("icc_six", "psych ICC lmer", 3, psych::ICC(judged, lmer = TRUE), times = 5)
}
if (asked("rwg_j", "icc1")) {
  groups <- data_of("groups")
  row("rwg_j", "multilevel rwg.j", 2, multilevel::rwg.j(groups[, -1], groups$group, ranvar = 2))
  scores <- data_of("group_scores")
  row("icc1", "multilevel ICC1 of aov", 2, multilevel::ICC1(aov(y ~ as.factor(group), scores)))
}
if (asked("lmm_three_level", "lmm_growth")) {
  teachers <- data_of("teachers")
  row("lmm_three_level", "lme4 lmer", 1, lme4::lmer(y ~ week + (1 | district) + (1 | school) + (1 | teacher), teachers))
  row("lmm_growth", "lme4 lmer slopes", 1, lme4::lmer(y ~ week + (week | teacher), teachers))
}
if (asked("betweenness", "leiden", "louvain")) {
  net <- igraph::graph_from_data_frame(data_of("network"), directed = FALSE)
  row("betweenness", "igraph betweenness", 1, igraph::betweenness(net))
  row("leiden", "igraph cluster_leiden", 3, igraph::cluster_leiden(net, objective_function = "modularity", n_iterations = 2))
  row("louvain", "igraph cluster_louvain", 3, igraph::cluster_louvain(net))
}
if (asked("bradley_terry")) {
  pairs <- data_of("comparisons")
  items <- sort(unique(c(pairs$winner, pairs$loser)))
  key <- data.frame(a = factor(pmin(pairs$winner, pairs$loser), items), b = factor(pmax(pairs$winner, pairs$loser), items), first = pairs$winner < pairs$loser)
  counts <- aggregate(cbind(w = first, l = !first) ~ a + b, key, sum)
  row("bradley_terry", "BradleyTerry2 BTm", 2, BradleyTerry2::BTm(cbind(w, l), a, b, data = counts))
}
if (asked("kaplan_meier", "log_rank", "cox")) {
  library(survival)
  life <- data_of("lifetimes")
  row("kaplan_meier", "survival survfit", 5, survfit(Surv(time, event) ~ 1, life), times = 5)
  row("log_rank", "survival survdiff", 5, survdiff(Surv(time, event) ~ group, life), times = 5)
  row("cox", "survival coxph", 3, coxph(Surv(time, event) ~ x1 + x2 + x3 + x4 + x5, life))
}
if (asked("hazard")) {
  people <- data_of("terms")
  at <- rep(seq_len(nrow(people)), people$term)
  periods <- data.frame(t = sequence(people$term), readiness = people$readiness[at], coach = people$coach[at])
  periods$y <- as.integer(people$event[at] == 1 & periods$t == people$term[at])
  row("hazard", "stats glm", 2, glm(y ~ 0 + factor(t) + readiness + coach, binomial, periods))
}
if (asked("auc_delong")) {
  forecasts <- data_of("forecasts")
  row("auc_delong", "pROC roc ci.auc", 3, { r <- pROC::roc(forecasts$y, forecasts$p, quiet = TRUE, direction = "<"); pROC::ci.auc(r) })
}
