//! The ground floor against independent libraries.

mod oracles;
