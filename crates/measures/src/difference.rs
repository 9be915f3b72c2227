//! Two groups compared.
