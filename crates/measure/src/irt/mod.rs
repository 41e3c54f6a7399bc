//! Item response theory for answers that are right or wrong: curves of one to four parameters, abilities, calibration, selection.
//!
//! The logistic metric without 1.7: P(θ) = c + (d − c)/(1 + exp(−a(θ − b))). Abilities are on the scale on which the population that the
//! items were calibrated on has mean 0 and standard deviation 1.

pub mod ability;
pub mod calibrate;
pub mod curve;
pub mod exposure;
mod marginal;
pub mod select;
