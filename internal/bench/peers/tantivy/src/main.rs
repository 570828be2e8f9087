//! Measures tantivy: the benchmark's side of it is described in
//! internal/bench/driver/driver.go.

mod index;
mod search;

use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use search::{Asked, Searching};

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const CLIENTS: usize = 2;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, command, index, data] = &args[..] else {
        return Err("usage: build|serve INDEX DATA".into());
    };
    let (index, data) = (Path::new(index), Path::new(data));
    match command.as_str() {
        "build" => index::build(index, data),
        "serve" => serve(index, data),
        _ => Err(format!("unknown command {command}").into()),
    }
}

fn serve(index: &Path, data: &Path) -> Result<()> {
    let log = std::fs::read_to_string(data.join("queries.tsv"))?;
    let log = log.lines().map(Asked::read).collect::<Result<Vec<_>>>()?;
    let searching = Searching::open(index, data)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "ready tantivy 0.27.0")?;
    for command in std::io::stdin().lock().lines() {
        let command = command?;
        if command == "both" {
            writeln!(out, "{}", both(&searching, &log)?)?;
            continue;
        }
        let n: usize = command.strip_prefix("ask ").ok_or("unknown command")?.parse()?;
        let start = Instant::now();
        let found = searching.ask(&log[n])?;
        let took = start.elapsed().as_micros();
        writeln!(out, "{took}\t{}", searching.line(&found)?)?;
    }
    Ok(())
}

/// Puts all queries from two clients at once, each taking the next.
fn both(searching: &Searching, log: &[Asked]) -> Result<u128> {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        let client = || -> Result<()> {
            while let Some(asked) = log.get(next.fetch_add(1, Ordering::Relaxed)) {
                searching.ask(asked)?;
            }
            Ok(())
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        clients.into_iter().try_for_each(|c| c.join().map_err(|_| "a client panicked")?)
    })?;
    Ok(start.elapsed().as_micros())
}
