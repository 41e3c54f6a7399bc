//! Rules over the record of an annotator: what holds at a moment, what is proposed next, what would have been done over a whole record, and
//! how likely a rule stops somebody of a known level. Pure: whatever is proposed here is carried out elsewhere.

mod asked;
mod chance;
mod dry_run;
mod figures;
mod history;
mod lines;
mod look;
mod record;

pub use asked::{Asked, Spoke};
pub use chance::{Chance, Terms, chance};
pub use dry_run::{Acted, Later, afterwards, walk};
pub use figures::{Figure, Seen, Until, holds, value};
pub use history::{Event, History, Reviewed, Taken, What};
pub use lines::line;
pub use look::{Book, Holding, Look, Proposal, Taker};
pub use record::{Checked, Known, Past};
