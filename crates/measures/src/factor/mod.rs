//! How many things a questionnaire measures: correlations, factor extraction and rotation, omega. Which items belong to which
//! factor is found here; whether a grouping stated beforehand fits is for `cfa`. Begin with `CorrelationMatrix`.

mod correlation;
pub(crate) mod eigen;
mod extraction;
mod omega;
mod rotation;
mod single;

pub(crate) use correlation::dot;
pub use correlation::{ChiSquare, CorrelationMatrix, SamplingAdequacy};
pub use extraction::{Extraction, maximum_likelihood, minres};
pub use omega::{Hierarchical, Omega, hierarchical, omega};
pub use rotation::{Rotation, oblimin, varimax};
pub use single::{SingleFactor, single_factor};
