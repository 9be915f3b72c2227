//! Writes the data of the benches as CSV files into a folder, for the peers to be timed on.

#[path = "../benches/inputs/mod.rs"]
mod inputs;

use std::io::{BufWriter, Write};

#[expect(clippy::disallowed_methods, reason = "a program of its own may read its own arguments")]
fn main() -> std::io::Result<()> {
    let folder = std::path::PathBuf::from(std::env::args_os().nth(1).ok_or_else(|| std::io::Error::other("usage: bench_inputs FOLDER"))?);
    std::fs::create_dir_all(&folder)?;
    for table in inputs::all() {
        let mut file = BufWriter::new(std::fs::File::create(folder.join(format!("{}.csv", table.name)))?);
        writeln!(file, "{}", table.headings.join(","))?;
        for row in 0..table.columns[0].len() {
            let cells: Vec<String> =
                table.columns.iter().map(|c| if c[row].is_nan() { String::new() } else { c[row].to_string() }).collect();
            writeln!(file, "{}", cells.join(","))?;
        }
        file.flush()?;
        println!("{}: {} rows", table.name, table.columns[0].len());
    }
    Ok(())
}
