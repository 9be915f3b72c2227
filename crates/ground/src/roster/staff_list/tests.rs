//! Lists as schools keep them.
