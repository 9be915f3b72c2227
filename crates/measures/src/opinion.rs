//! Opinion groups.
