//! Rebuilds the kit when a style sheet, a script or a sentence changes: embedded folders are invisible to cargo.

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=../../locales");
}
