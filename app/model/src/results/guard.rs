//! How many people a figure has to be about, and counters that move in steps of so many.

use serde::{Deserialize, Serialize};

/// Below which size no group of people may be learned from (R68).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// The fewest people other than the reader that a figure may be about.
    pub threshold: u32,
    /// How many member accounts one curious reader may hold and answer with.
    pub accounts: u32,
}

impl Default for Guard {
    fn default() -> Self {
        Self { threshold: 5, accounts: 3 }
    }
}

impl Guard {
    /// The smallest group shown and the smallest step in which shown results move, in responses.
    ///
    /// Of so many, at least `threshold` are other people's, whoever looks. Never zero.
    pub fn least(self) -> u64 {
        (u64::from(self.threshold) + u64::from(self.accounts)).max(1)
    }

    /// Whether a number may be shown or a shown number may move by so much.
    pub(super) fn allows(self, count: u64) -> bool {
        count == 0 || count >= self.least()
    }
}

/// A count of people rounded down to whole steps, for counters outside blocks and for eyes that see
/// no answers: with accounts of their own a reader can find out when a step is taken.
pub fn stepped(count: u64, guard: Guard) -> u64 {
    count - count % guard.least()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r68_the_reader_s_own_accounts_come_on_top_of_the_threshold() {
        assert_eq!(Guard::default().least(), 8);
        assert_eq!(Guard { threshold: 0, accounts: 0 }.least(), 1);
        assert_eq!(Guard { threshold: u32::MAX, accounts: u32::MAX }.least(), 8_589_934_590);
    }

    #[test]
    fn r68_counters_move_in_whole_steps() {
        let shown: Vec<_> =
            [0, 7, 8, 15, 16, 800].map(|count| stepped(count, Guard::default())).into();
        assert_eq!(shown, [0, 0, 8, 8, 16, 800]);
    }
}
