//! Functions of this family.

use crate::Function;

pub const FUNCTIONS: &[Function] = &[];
