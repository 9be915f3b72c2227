//! The whole organization as one encrypted file, asked for by one named person and approved by another; and how it comes back.

mod tables;

pub use tables::TABLES;
