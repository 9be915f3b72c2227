//! Agreement of raters on categories.
