//! Tallies: the numbers of one group, each of which moves in steps only.
//!
//! A block is large enough to be shown, but how it divides over the answers to a question need not
//! be. So counts wait in their cell until enough fresh ones are there, and what waits in the whole
//! partition, which anyone can work out from the total, stays large and moves in steps as well.
//!
//! Why fresh ones, again: after a block is dissolved its others come back within another block. If
//! they alone could move a cell, then comparing before and after would show what the one who left
//! had answered, wherever all the new ones are known to be in other cells (not asked, say).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cell, Guard, Partition};

/// How many responses of a block are in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// All of them.
    pub all: u64,
    /// Those that are in a block for the first time.
    pub fresh: u64,
}

/// What a block adds to the tallies. Kept with the block: the same is taken away when it is
/// dissolved, whatever has become of the questionnaire by then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many responses the block has.
    pub responses: u64,
    /// How many of them are in a block for the first time.
    pub fresh: u64,
    /// How they divide over the cells of each partition.
    pub partitions: BTreeMap<Partition, BTreeMap<Cell, Count>>,
}

impl Counts {
    /// Counts one response with its cells in all partitions of all questions.
    pub fn count(&mut self, fresh: bool, cells: impl IntoIterator<Item = (Partition, Cell)>) {
        self.responses += 1;
        self.fresh += u64::from(fresh);
        for (partition, cell) in cells {
            let count = self.partitions.entry(partition).or_default().entry(cell).or_default();
            count.all += 1;
            count.fresh += u64::from(fresh);
        }
    }

    /// The counts in one partition; whoever is in none of its cells was not asked.
    fn of(&self, partition: &Partition) -> BTreeMap<Cell, Count> {
        let mut cells = self.partitions.get(partition).cloned().unwrap_or_default();
        let counted = |part: fn(&Count) -> u64| cells.values().map(part).sum::<u64>();
        let unasked = Count {
            all: self.responses.saturating_sub(counted(|count| count.all)),
            fresh: self.fresh.saturating_sub(counted(|count| count.fresh)),
        };
        if unasked.all > 0 {
            let count = cells.entry(Cell::Unasked).or_default();
            count.all += unasked.all;
            count.fresh += unasked.fresh;
        }
        cells
    }
}

/// How many responses in blocks are in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Those shown: none, or `least` and more.
    pub shown: u64,
    /// Those held back.
    pub pending: u64,
    /// How many of those held back are surely in a block for the first time.
    pub fresh: u64,
}

/// The numbers of all blocks of one group, by partition and cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tallies {
    /// How many responses the blocks have.
    pub responses: u64,
    /// Every cell that holds a response. Within a partition all tallies add up to `responses`.
    pub partitions: BTreeMap<Partition, BTreeMap<Cell, Tally>>,
}

impl Tallies {
    /// Adds a block that was formed, and shows what may be shown now.
    pub fn add(&mut self, block: &Counts, guard: Guard) {
        for partition in block.partitions.keys() {
            if !self.partitions.contains_key(partition) {
                // Nobody so far was asked this: the question, option or row came later.
                let unasked = Tally { shown: self.responses, ..Tally::default() };
                let cells = BTreeMap::from([(Cell::Unasked, unasked)]);
                self.partitions.insert(partition.clone(), cells);
            }
        }
        for (partition, cells) in &mut self.partitions {
            for (cell, count) in block.of(partition) {
                let tally = cells.entry(cell).or_default();
                tally.pending += count.all;
                tally.fresh += count.fresh;
            }
            release(cells, block.responses, guard);
        }
        self.responses += block.responses;
        self.tidy();
    }

    /// Takes away a block that was dissolved, at once, and hides what may no longer be shown.
    pub fn remove(&mut self, block: &Counts, guard: Guard) {
        for (partition, cells) in &mut self.partitions {
            for (cell, count) in block.of(partition) {
                cells.entry(cell).or_default().take(count, guard);
            }
            hide(cells, guard);
        }
        self.responses = self.responses.saturating_sub(block.responses);
        self.tidy();
    }

    fn tidy(&mut self) {
        for cells in self.partitions.values_mut() {
            cells.retain(|_, tally| tally.shown > 0 || tally.pending > 0);
        }
        self.partitions.retain(|_, cells| !cells.is_empty());
    }
}

impl Tally {
    /// Takes away so many: from what is held back first, and from what is shown by a whole step.
    fn take(&mut self, count: Count, guard: Guard) {
        let missing = count.all.saturating_sub(self.pending);
        self.pending = self.pending.saturating_sub(count.all);
        // Whose the pending ones are is not known; rather too few count as fresh than too many.
        self.fresh = self.fresh.saturating_sub(count.fresh).min(self.pending);
        if missing > 0 {
            let fallen = self.shown.min(self.lower(guard, missing));
            self.pending += fallen.saturating_sub(missing);
        }
    }

    /// Lowers what is shown by `by` or a step, whichever is more, and to nothing rather than to
    /// fewer than `least`. Gives by how much.
    fn lower(&mut self, guard: Guard, by: u64) -> u64 {
        let before = self.shown;
        let left = before.saturating_sub(by.max(guard.least()));
        self.shown = if guard.allows(left) { left } else { 0 };
        before - self.shown
    }
}

/// Shows as many cells as possible after a block of `added` responses came into the partition.
///
/// What stays held back must be nothing or at least `least`, and so must the change of it: both
/// can be worked out from the total. The smallest cells are held back to see to that. Nothing shown
/// is always a way: then it changes by the whole block.
fn release(cells: &mut BTreeMap<Cell, Tally>, added: u64, guard: Guard) {
    let pending: u64 = cells.values().map(|tally| tally.pending).sum();
    let mut ready: Vec<&mut Tally> =
        cells.values_mut().filter(|tally| tally.fresh >= guard.least()).collect();
    ready.sort_by_key(|tally| tally.pending);
    let mut moving: u64 = ready.iter().map(|tally| tally.pending).sum();
    for tally in ready {
        let stays = pending.saturating_sub(moving);
        if guard.allows(stays) && guard.allows(added.abs_diff(moving)) {
            *tally = Tally { shown: tally.shown + tally.pending, pending: 0, fresh: 0 };
        } else {
            moving = moving.saturating_sub(tally.pending);
        }
    }
}

/// Hides a step of the smallest shown cell if what is held back would tell of too few.
fn hide(cells: &mut BTreeMap<Cell, Tally>, guard: Guard) {
    let pending: u64 = cells.values().map(|tally| tally.pending).sum();
    let shown = cells.values_mut().filter(|tally| tally.shown > 0);
    if let (false, Some(tally)) = (guard.allows(pending), shown.min_by_key(|tally| tally.shown)) {
        tally.pending += tally.lower(guard, 0);
    }
}
