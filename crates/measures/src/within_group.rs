//! Agreement within groups: rwg, AD, ICC(1), ICC(2).
