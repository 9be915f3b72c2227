//! The house put together: the command line, every room in one service, and the work that is due. It holds no rule of
//! any room; it is the only crate that reads the wall clock, the environment and the system's randomness, and it does
//! so in one file, `system.rs`.

pub mod backup;
pub mod cli;
pub mod clockwork;
pub mod config;
pub mod contents;
pub mod demo;
pub mod doctor;
pub mod folder;
pub mod log;
pub mod operator;
pub mod password_link;
pub mod restore;
pub mod routes;
pub mod serve;
pub mod sheets;
pub mod system;
pub mod vault;
