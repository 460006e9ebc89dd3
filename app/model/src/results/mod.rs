//! Live results: figures from which nothing can be learned about fewer people than the threshold.
//!
//! Sent responses wait until enough new ones are there, then enter the results together, as a
//! [`Block`]; what is shown is always a union of whole blocks. Within it every single number moves
//! in steps as well ([`Tallies`]), and only [`Shown`] reaches a reader. Who began and stopped enters
//! in blocks of its own, under the same rules ([`has_stopped`]).

mod bins;
mod blocks;
mod cells;
mod counted;
mod figures;
mod guard;
mod partition;
mod score;
mod stops;
mod strata;
mod tallies;
mod times;

pub use bins::Bin;
pub use blocks::{Block, Group, Member, Waiting, form_blocks};
pub use cells::Cell;
pub use counted::cells_of;
pub use figures::{Distribution, Figure, Shown, share};
pub use guard::{Guard, stepped};
pub use partition::{InvalidKey, Partition};
pub use score::Score;
pub use stops::{QUIET, has_stopped, stop_cell};
pub use strata::{Filter, MOST_COMPARISONS, Stratum, is_comparable};
pub use tallies::{Count, Counts, Tallies, Tally};
pub use times::time_cell;

#[cfg(test)]
mod tests;
