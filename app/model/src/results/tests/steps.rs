//! That every single number moves in steps, and what is held back as well.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::results::{Cell, Count, Counts, Guard, Partition, Tallies, Tally};

fn cell(text: &str) -> Cell {
    text.parse().unwrap()
}

fn partition(text: &str) -> Partition {
    text.parse().unwrap()
}

/// A block in which so many say this to one question: cell, how many fresh, how many riders.
fn block(parts: &[(&str, u64, u64)]) -> Counts {
    let mut counts = Counts::default();
    for (name, fresh, riders) in parts {
        for number in 0..fresh + riders {
            counts.count(number < *fresh, [(partition("travel"), cell(name))]);
        }
    }
    counts
}

fn numbers(tallies: &Tallies) -> Vec<(String, u64, u64)> {
    let cells = tallies.partitions.get(&partition("travel")).into_iter().flatten();
    cells.map(|(cell, tally)| (cell.to_string(), tally.shown, tally.pending)).collect()
}

fn after(blocks: &[Counts]) -> Vec<(String, u64, u64)> {
    let mut tallies = Tallies::default();
    for block in blocks {
        tallies.add(block, Guard::default());
    }
    numbers(&tallies)
}

fn row(cell: &str, shown: u64, pending: u64) -> (String, u64, u64) {
    (cell.to_owned(), shown, pending)
}

#[test]
fn r68_a_cell_is_shown_once_eight_fresh_are_in_it() {
    assert_eq!(after(&[block(&[("car", 8, 0)])]), [row("car", 8, 0)]);
    assert_eq!(
        after(&[block(&[("car", 4, 0), ("walk", 4, 0)])]),
        [row("car", 0, 4), row("walk", 0, 4)]
    );
    let twice = block(&[("car", 4, 0), ("walk", 4, 0)]);
    assert_eq!(after(&[twice.clone(), twice]), [row("car", 8, 0), row("walk", 8, 0)]);
}

#[test]
fn r68_a_cell_is_held_back_rather_than_tell_of_a_small_one() {
    let one_walks = block(&[("car", 19, 0), ("walk", 1, 0)]);
    assert_eq!(after(&[one_walks]), [row("car", 0, 19), row("walk", 0, 1)]);
}

#[test]
fn r68_what_is_held_back_never_moves_by_less_than_a_step() {
    let held = block(&[("car", 5, 0), ("walk", 5, 0)]);
    let one_bikes = block(&[("bus", 8, 0), ("bike", 1, 0)]);
    assert_eq!(
        after(&[held, one_bikes]),
        [row("bike", 0, 1), row("bus", 0, 8), row("car", 0, 5), row("walk", 0, 5)],
        "showing the eight would tell that one of the nine is not among them"
    );
}

/// The eight new ones are known not to be asked this; what comes back with them must not move it.
#[test]
fn r68_those_who_come_back_do_not_tell_what_the_one_who_left_had_said() {
    let mut tallies = Tallies::default();
    let first = block(&[("car", 9, 0)]);
    tallies.add(&first, Guard::default());
    assert_eq!(numbers(&tallies), [row("car", 9, 0)]);
    tallies.remove(&first, Guard::default());
    assert_eq!(numbers(&tallies), []);
    tallies.add(&block(&[("car", 0, 8), ("~no_answer", 8, 0)]), Guard::default());
    assert_eq!(numbers(&tallies), [row("car", 0, 8), row("~no_answer", 8, 0)]);
}

#[test]
fn r68_a_dissolved_block_lowers_a_cell_by_a_whole_step() {
    let mut tallies = Tallies::default();
    let early = block(&[("car", 39, 0), ("walk", 39, 0)]);
    let late = block(&[("car", 1, 0), ("walk", 19, 0)]);
    tallies.add(&early, Guard::default());
    tallies.add(&block(&[("car", 20, 0)]), Guard::default());
    tallies.add(&late, Guard::default());
    tallies.add(&block(&[("car", 9, 0)]), Guard::default());
    assert_eq!(numbers(&tallies), [row("car", 69, 0), row("walk", 58, 0)]);
    tallies.remove(&late, Guard::default());
    assert_eq!(numbers(&tallies), [row("car", 61, 7), row("walk", 31, 8)]);
}

#[test]
fn who_was_not_asked_has_a_cell_of_their_own() {
    let mut tallies = Tallies::default();
    let mut before = Counts::default();
    (0..10).for_each(|_| before.count(true, []));
    tallies.add(&before, Guard::default());
    tallies.add(&block(&[("car", 8, 0)]), Guard::default());
    assert_eq!(numbers(&tallies), [row("car", 8, 0), row("~unasked", 10, 0)]);
    tallies.add(&before, Guard::default());
    tallies.remove(&before, Guard::default());
    assert_eq!(numbers(&tallies), [row("car", 8, 0), row("~unasked", 10, 0)]);
    let json = serde_json::to_string(&tallies).unwrap();
    assert_eq!(serde_json::from_str::<Tallies>(&json).unwrap(), tallies);
}

/// What happens to the tallies: a block of so many fresh and riders comes, with answers from
/// these; or one goes.
#[derive(Clone, Debug)]
enum Step {
    Add { extra: u64, riders: u64, answers: Vec<u8> },
    Remove(usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_u64..12, prop_oneof![Just(0_u64), 0_u64..12], prop::collection::vec(0_u8..20, 60))
            .prop_map(|(extra, riders, answers)| Step::Add { extra, riders, answers }),
        1 => any::<usize>().prop_map(Step::Remove),
    ]
}

/// Skewed on purpose: cells that fill fast, slowly and hardly ever; a question that most skip; and
/// one that is not asked of everyone.
fn made_block(guard: Guard, extra: u64, riders: u64, answers: &[u8]) -> Counts {
    let mut counts = Counts::default();
    for (number, answer) in (0..guard.least() + extra + riders).zip(answers.iter().cycle()) {
        let travel = ["car", "car", "walk", "car", "bike", "car", "walk"];
        let mut cells =
            vec![(partition("travel"), cell(travel.get(usize::from(*answer)).unwrap_or(&"bus")))];
        let skip = if *answer < 2 { "yes" } else { "~no_answer" };
        cells.push((partition("seen"), cell(skip)));
        if answer % 3 == 0 {
            cells.push((partition("wishes-trees"), Cell::Chosen));
        }
        counts.count(number < guard.least() + extra, cells);
    }
    counts
}

/// The numbers of every cell: shown, pending.
fn all(tallies: &Tallies) -> BTreeMap<(Partition, Cell), (u64, u64)> {
    let cells = tallies.partitions.iter().flat_map(|(partition, cells)| {
        cells.iter().map(move |(cell, tally)| (partition, cell, tally))
    });
    cells.map(|(p, c, t)| ((p.clone(), c.clone()), (t.shown, t.pending))).collect()
}

fn held_back(tallies: &Tallies) -> BTreeMap<Partition, u64> {
    let held = |cells: &BTreeMap<Cell, _>| cells.values().map(|t: &Tally| t.pending).sum();
    tallies.partitions.iter().map(|(partition, cells)| (partition.clone(), held(cells))).collect()
}

fn in_steps(guard: Guard, change: u64) -> bool {
    change == 0 || change >= guard.least()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn r68_every_number_moves_in_steps(
        threshold in 1_u32..6, accounts in 0_u32..4,
        steps in prop::collection::vec(any_step(), 1..16)
    ) {
        let guard = Guard { threshold, accounts };
        let mut tallies = Tallies::default();
        let mut blocks: Vec<Counts> = Vec::new();
        let mut fresh: BTreeMap<(Partition, Cell), u64> = BTreeMap::new();
        for step in steps {
            let (before, held_before) = (all(&tallies), held_back(&tallies));
            let added = match step {
                Step::Add { extra, riders, answers } => {
                    let block = made_block(guard, extra, riders, &answers);
                    tallies.add(&block, guard);
                    for (partition, cells) in &block.partitions {
                        for (cell, Count { fresh: new, .. }) in cells {
                            *fresh.entry((partition.clone(), cell.clone())).or_default() += new;
                        }
                    }
                    blocks.push(block);
                    true
                }
                Step::Remove(number) if !blocks.is_empty() => {
                    let block = blocks.remove(number % blocks.len());
                    tallies.remove(&block, guard);
                    false
                }
                Step::Remove(_) => continue,
            };

            let responses: u64 = blocks.iter().map(|block| block.responses).sum();
            prop_assert_eq!(tallies.responses, responses);
            let mut truth: BTreeMap<(Partition, Cell), u64> = BTreeMap::new();
            for (partition, cells) in blocks.iter().flat_map(|block| &block.partitions) {
                for (cell, count) in cells {
                    *truth.entry((partition.clone(), cell.clone())).or_default() += count.all;
                }
            }
            let now = all(&tallies);
            for (key, (shown, pending)) in &now {
                if key.1 != Cell::Unasked {
                    prop_assert_eq!(Some(&(shown + pending)), truth.get(key), "{:?}", key);
                }
                prop_assert!(in_steps(guard, *shown));
            }
            prop_assert!(truth.keys().all(|key| now.contains_key(key)), "nothing is dropped");

            let keys: BTreeSet<_> = before.keys().chain(now.keys()).collect();
            for key in keys {
                let shown = |numbers: &BTreeMap<_, (u64, u64)>| numbers.get(key).map_or(0, |n| n.0);
                let (was, is) = (shown(&before), shown(&now));
                prop_assert!(in_steps(guard, was.abs_diff(is)), "{:?}: {} to {}", key, was, is);
                let right_way = if added { is >= was } else { is <= was };
                prop_assert!(right_way);
                if is > was && key.1 != Cell::Unasked {
                    let new = fresh.insert(key.clone(), 0);
                    prop_assert!(new.unwrap_or(0) >= guard.least(), "{:?} moved by riders", key);
                }
            }
            for (partition, held) in held_back(&tallies) {
                prop_assert!(in_steps(guard, held), "{} held back in {}", held, partition);
                let sum: u64 =
                    tallies.partitions[&partition].values().map(|t| t.shown + t.pending).sum();
                prop_assert_eq!(sum, responses, "every partition divides all responses");
                if added {
                    let was = held_before.get(&partition).copied().unwrap_or(0);
                    prop_assert!(in_steps(guard, was.abs_diff(held)), "{} to {}", was, held);
                }
            }
        }
    }
}
