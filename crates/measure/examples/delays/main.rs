//! Before and after: what charts of checks and published rules do with the same simulated annotators, as a table of Markdown.
//!
//! `cargo run --release -p touchstone-measure --example delays` prints it; with `write FOLDER` the tables of `FOLDER/audits.md` and the
//! plots in `FOLDER/audits` are made anew. The same program makes the same bytes.

mod book;

use std::error::Error;
use std::path::Path;

use book::before_after::{PEOPLE, Plans, Table};
use book::page::{plots, simulated, tables, with};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let table = Table::new(&Plans::new().map_err(|error| format!("{error:?}"))?, PEOPLE);
    match arguments.as_slice() {
        [] => println!("{}\n{}.", table.markdown(), table.sentences().join("; ")),
        [word, folder] if word == "write" => {
            let folder = Path::new(folder);
            let (told, drawn) = simulated(&table);
            let mut all = tables()?;
            all.push(told);
            let page = folder.join("audits.md");
            std::fs::write(&page, with(&std::fs::read_to_string(&page)?, &all)?)?;
            std::fs::create_dir_all(folder.join("audits"))?;
            for (name, text) in plots()?.into_iter().chain([drawn]) {
                std::fs::write(folder.join("audits").join(name), text)?;
            }
        }
        _ => return Err("arguments are none, or: write FOLDER".into()),
    }
    Ok(())
}
