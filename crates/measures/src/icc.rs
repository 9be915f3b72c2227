//! Six intraclass correlations.
