//! Every number the engine uses, with where it comes from. Change them to ask "what if".

/// A number with its reason: a source, or "assumed" and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    pub value: f64,
    pub why: &'static str,
}

const fn known(value: f64, why: &'static str) -> Parameter {
    Parameter { value, why }
}

/// An innovation the district takes up. All of its numbers are assumed: so that something is in each stage, and one was stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub name: &'static str,
    /// Weeks after the beginning at which the first school starts.
    pub first_week: i64,
    /// Weeks between one school and the next.
    pub apart: i64,
    /// In how many schools.
    pub schools: usize,
    /// Hours a month asked of a teacher while implementing.
    pub hours: f64,
    /// Whether its learning plan has coaching; without, little of what is learned reaches practice.
    pub coached: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    pub weeks: i64,
    pub schools: usize,
    /// Staff of one school besides its principal: mean and spread.
    pub staff_mean: Parameter,
    pub staff_spread: Parameter,
    pub teacher_leaves: Parameter,
    pub principal_leaves: Parameter,
    /// Activities of each stage, in the order of the stages: assumed, about as many as the house's own lists have.
    pub activities: [usize; 4],
    pub activity_pace: Parameter,
    pub ready_share: Parameter,
    pub begins_unready: Parameter,
    pub team_meets: Parameter,
    pub meeting_uses_data: Parameter,
    pub new_principal_gap: Parameter,
    pub new_principal_weeks: Parameter,
    pub transfer_coached: Parameter,
    pub transfer_uncoached: Parameter,
    pub dip_depth: Parameter,
    pub dip_months: Parameter,
    pub load_limit: Parameter,
    pub load_wear: Parameter,
    pub buy_in_start: Parameter,
    pub buy_in_spread: Parameter,
    pub ends_base: Parameter,
    pub ends_data: Parameter,
    pub ends_buy_in: Parameter,
    pub ends_transfer: Parameter,
    pub settles_after: Parameter,
    pub answers: Parameter,
    pub person_spread: Parameter,
    pub pulse_every: Parameter,
    pub planned: Vec<Planned>,
}

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters {
            weeks: 104,
            schools: 12,
            staff_mean: known(32.0, "assumed: 12 schools of this size make a small district of some 400 staff"),
            staff_spread: known(7.0, "assumed: elementary schools are smaller than middle schools"),
            teacher_leaves: known(
                0.12,
                "yearly; hazards of 3,941 teachers lie between .116 in year 1 and .013 in year 12 (Singer, alda); young staffs",
            ),
            principal_leaves: known(0.18, "yearly, about 18 % of principals leave (research/domain.md D1, S56)"),
            activities: [7, 10, 12, 8],
            activity_pace: known(1.3, "assumed: a team that met gets a good activity done before the next meeting"),
            ready_share: known(0.8, "readiness below 80 % at go-live is a known risk (research/domain.md D3, rule i)"),
            begins_unready: known(0.01, "assumed: now and then a gate is passed early, with a reason; weekly"),
            team_meets: known(0.62, "assumed: a team that means to meet each week meets in three of five; weekly"),
            meeting_uses_data: known(0.5, "assumed; team use of data is the best replicated predictor of sustained use (D2, S16, S17)"),
            new_principal_gap: known(0.5, "assumed: a new principal halves a team's meetings at first; the sign is uncertain (D2)"),
            new_principal_weeks: known(12.0, "assumed: for one term"),
            transfer_coached: known(
                0.65,
                "of what is learned; the coaching row is an estimate of 95 % (Joyce and Showers, S24), large programmes reach a fraction (S21)",
            ),
            transfer_uncoached: known(0.15, "the row without coaching is 5 % (Joyce and Showers, S24); some learn by themselves"),
            dip_depth: known(0.5, "assumed: an implementation dip is expected (B4), its depth is not known"),
            dip_months: known(7.0, "expected in months 3 to 12; watch, no alarm (B4)"),
            load_limit: known(8.0, "hours a month; assumed: two hours a week besides teaching is what a contract leaves"),
            load_wear: known(0.12, "assumed: buy-in lost for each hour over the limit; no strong school study was found (D2, Reeves)"),
            buy_in_start: known(0.4, "assumed: mildly for it, on a scale of standard deviations"),
            buy_in_spread: known(0.6, "assumed: schools differ"),
            ends_base: known(-6.1, "log odds a week; gives about a tenth a year where nothing protects (12.6 % a year, S19)"),
            ends_data: known(-1.4, "using data regularly protects (S16, S17); size assumed"),
            ends_buy_in: known(-0.9, "lack of buy-in is the reason most often given (S18); size assumed"),
            ends_transfer: known(-1.1, "adequate fidelity in year 1 protects (S16); size assumed"),
            settles_after: known(
                44.0,
                "weeks in use before it can be how things are done; full implementation takes 2 to 4 years, this demo is quicker",
            ),
            answers: known(0.74, "assumed: three of four answer a short pulse"),
            person_spread: known(0.85, "assumed: people in one school differ more than schools do"),
            pulse_every: known(15.0, "weeks; two a school year and one between"),
            planned: vec![
                Planned { name: "Partner Reading", first_week: 0, apart: 6, schools: 8, hours: 4.0, coached: true },
                Planned { name: "Restorative Circles", first_week: 30, apart: 8, schools: 6, hours: 3.0, coached: true },
                Planned { name: "Math Talks", first_week: 72, apart: 4, schools: 7, hours: 4.0, coached: true },
                Planned { name: "Tablet Carts", first_week: 0, apart: 2, schools: 3, hours: 3.0, coached: false },
            ],
        }
    }
}

impl Parameters {
    /// All numbers with their reasons, for a page or a test.
    pub fn told(&self) -> Vec<(&'static str, Parameter)> {
        vec![
            ("staff_mean", self.staff_mean),
            ("staff_spread", self.staff_spread),
            ("teacher_leaves", self.teacher_leaves),
            ("principal_leaves", self.principal_leaves),
            ("activity_pace", self.activity_pace),
            ("ready_share", self.ready_share),
            ("begins_unready", self.begins_unready),
            ("team_meets", self.team_meets),
            ("meeting_uses_data", self.meeting_uses_data),
            ("new_principal_gap", self.new_principal_gap),
            ("new_principal_weeks", self.new_principal_weeks),
            ("transfer_coached", self.transfer_coached),
            ("transfer_uncoached", self.transfer_uncoached),
            ("dip_depth", self.dip_depth),
            ("dip_months", self.dip_months),
            ("load_limit", self.load_limit),
            ("load_wear", self.load_wear),
            ("buy_in_start", self.buy_in_start),
            ("buy_in_spread", self.buy_in_spread),
            ("ends_base", self.ends_base),
            ("ends_data", self.ends_data),
            ("ends_buy_in", self.ends_buy_in),
            ("ends_transfer", self.ends_transfer),
            ("settles_after", self.settles_after),
            ("answers", self.answers),
            ("person_spread", self.person_spread),
            ("pulse_every", self.pulse_every),
        ]
    }
}
