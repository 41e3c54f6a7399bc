//! The program: the command line and its exit code.

fn main() -> std::process::ExitCode {
    touchstone::cli::run()
}
