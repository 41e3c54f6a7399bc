//! What answers say of how they came about: items that leaked, answers given too fast to be read, two people or a person and a model who
//! answer too much alike, a side or a value that is chosen whatever is asked.
//!
//! All of it is evidence that a person weighs, with stated rates of false alarms; nothing here is a verdict.

pub mod echo;
pub mod leak;
pub mod multiple;
pub mod pairs;
pub mod poisson_binomial;
pub mod rapid;
pub mod side;
pub mod similarity;
pub mod straight;
pub mod unkeyed;
pub mod wrong_key;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegrityError {
    /// A probability is not in 0..=1.
    Chance,
    /// The chances of an item's options do not add up to 1.
    Law,
    /// An option, or the key, is none of those that have a chance; or two lists of options differ in length.
    Option,
    /// Items do not stand in rising order, or stand twice.
    Order,
    /// There is nothing to judge by.
    Nothing,
}

impl std::fmt::Display for IntegrityError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Chance => "a chance is not between 0 and 1",
            Self::Law => "the chances of an item's options do not add up to 1",
            Self::Option => "an answer is none of the item's options",
            Self::Order => "the items are not in rising order, each once",
            Self::Nothing => "there is nothing to judge by",
        })
    }
}

impl std::error::Error for IntegrityError {}

/// A chance, or the reason why it is none.
fn chance(p: f64) -> Result<f64, IntegrityError> {
    if (0.0..=1.0).contains(&p) { Ok(p) } else { Err(IntegrityError::Chance) }
}

/// How far from 1 the chances of an item's options may add up, so that shares with a few digits are taken.
const SLACK: f64 = 1e-6;

/// Whether a list is a law over options.
fn law(shares: &[f64]) -> Result<(), IntegrityError> {
    shares.iter().try_for_each(|p| chance(*p).map(drop))?;
    if (shares.iter().sum::<f64>() - 1.0).abs() <= SLACK { Ok(()) } else { Err(IntegrityError::Law) }
}
