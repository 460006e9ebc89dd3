//! Whatever members and a curious reader do, and however often and through whichever filters one
//! looks: no combination of what was shown tells of fewer people than the threshold.

use proptest::prelude::*;

use super::{
    rank::rank,
    world::{Event, Set, World},
};
use crate::results::Guard;

fn any_event() -> impl Strategy<Value = Event> {
    (0_u8..20, 1_u8..6, any::<u8>()).prop_map(|(kind, few, any)| match kind {
        0..=5 => Event::Send { members: few, stratum: any },
        6..=8 => Event::Begin { members: few },
        9..=11 => Event::Stop { member: any },
        12 => Event::Continue { member: any },
        13 => Event::Finish { member: any, stratum: few },
        14 => Event::Edit { member: any, stratum: few },
        15 => Event::Leave { member: any },
        _ => Event::Attack { account: few, whim: any },
    })
}

/// Most begin and stop, some come back: blocks of those who stopped are formed and dissolved.
fn any_stopping() -> impl Strategy<Value = Event> {
    (0_u8..20, 3_u8..6, any::<u8>()).prop_map(|(kind, few, any)| match kind {
        0..=2 => Event::Begin { members: few },
        3..=11 => Event::Stop { member: any },
        12 => Event::Continue { member: any },
        13 => Event::Finish { member: any, stratum: few },
        14 => Event::Leave { member: any },
        15..=16 => Event::Send { members: few, stratum: 0 },
        _ => Event::Attack { account: few, whim: any },
    })
}

fn any_life(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Event>> {
    prop_oneof![
        prop::collection::vec(any_event(), length.clone()),
        prop::collection::vec(any_stopping(), length),
    ]
}

fn any_guard() -> impl Strategy<Value = Guard> {
    prop_oneof![
        Just(Guard::default()),
        (1_u32..5, 0_u32..4).prop_map(|(threshold, accounts)| Guard { threshold, accounts }),
    ]
}

fn lived(guard: Guard, events: &[Event]) -> World {
    let mut world = World::new(guard, &["walk", "bike", "~not_said"], &["yes", "no"]);
    for event in events {
        world.happens(*event);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Differencing: any two looks, at whatever times and through whatever filters, differ in
    /// nobody or in at least `threshold` people that are not the reader: whatever they edited in between.
    #[test]
    fn r68_no_two_looks_differ_in_fewer_others_than_the_threshold(
        guard in any_guard(), events in any_life(10..45)
    ) {
        let world = lived(guard, &events);
        let looks: Vec<_> = world.looks.iter().collect();
        for (number, look) in looks.iter().enumerate() {
            for other in &looks[..number] {
                let others = look.differing(other, &world.own);
                prop_assert!(others >= guard.threshold, "{} others", others);
            }
        }
        // What the theorem rests on: every block brings enough that no earlier one had.
        let mut before = Set::default();
        for block in &world.ever_blocks {
            let fresh = block.differing(&Set::default(), &before);
            prop_assert!(u64::from(fresh) >= guard.least());
            before.union(block);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any linear combination at all: over the rationals, exactly, leaving out every group of
    /// people that is too small.
    #[test]
    fn r68_no_combination_of_looks_tells_of_fewer_others_than_the_threshold(
        threshold in 2_u32..4, accounts in 0_u32..3,
        events in any_life(8..24)
    ) {
        let world = lived(Guard { threshold, accounts }, &events);
        let people: Vec<_> =
            (0..world.people).filter(|person| !world.own.contains(*person)).collect();
        let rows = |of: &dyn Fn(usize) -> bool| -> Vec<Vec<i128>> {
            let columns: Vec<_> = (0..world.people).filter(|person| of(*person)).collect();
            let row = |look: &Set| columns.iter().map(|n| i128::from(look.contains(*n))).collect();
            world.looks.iter().map(row).collect()
        };
        // Of everything, the reader's own accounts included: what can be told at all.
        let full = rank(rows(&|_| true));
        for a in &people {
            for b in people.iter().filter(|b| threshold > 2 && *b > a).chain([a]) {
                let others = rows(&|n| !world.own.contains(n) && n != *a && n != *b);
 prop_assert_eq!(rank(others), full, "{} and {} stand out", a, b);
            }
        }
    }

    /// While nobody edits or goes, what is shown through each filter only grows, and by whole steps.
    #[test]
    fn r68_while_nothing_is_removed_what_is_shown_grows_in_steps(
        guard in any_guard(), sent in prop::collection::vec((1_u8..6, any::<u8>()), 1..40)
    ) {
        let mut world = World::new(guard, &["walk", "bike"], &["p1", "p2", "~no_answer"]);
        let mut before = vec![0; 12];
        for (members, stratum) in sent {
            world.happens(Event::Send { members, stratum });
            for (was, is) in before.iter().zip(world.sizes()) {
                prop_assert!(is >= was);
                prop_assert!(is == was || u64::from(is - was) >= guard.least());
            }
            before = world.sizes().to_vec();
        }
    }
}

/// An edit leaves most answers as they were, so that it makes nobody new.
#[test]
fn r68_members_who_edit_bring_back_no_block() {
    let mut world = World::new(Guard::default(), &["walk"], &["yes"]);
    world.happens(Event::Send { members: 8, stratum: 0 });
    world.happens(Event::Leave { member: 7 });
    for _ in 0..7 {
        world.happens(Event::Edit { member: 0, stratum: 0 });
    }
    world.happens(Event::Attack { account: 0, whim: 0 });
    assert_eq!(world.sizes(), [0, 0, 0, 0], "one new one would tell what the eighth had said");
}

/// Ten begin and eight of them stop; one of those comes back and sends. What is shown of those
/// who stopped goes with them, and neither side shows anything until eight are new to both.
#[test]
fn r68_whoever_stopped_and_then_sends_is_new_to_nobody() {
    let mut world = World::new(Guard::default(), &["walk"], &["yes"]);
    world.happens(Event::Begin { members: 10 });
    for _ in 0..7 {
        world.happens(Event::Stop { member: 0 });
    }
    assert_eq!(world.stopped_size(), 0, "seven are too few");
    world.happens(Event::Stop { member: 0 });
    assert_eq!(world.stopped_size(), 8);
    world.happens(Event::Stop { member: 0 });
    assert_eq!(world.stopped_size(), 8, "the ninth waits");
    // Of the ten the last still answers; the first two places are that one's and the ninth's.
    world.happens(Event::Finish { member: 2, stratum: 0 });
    assert_eq!(world.stopped_size(), 0, "the other seven go with the one");
    world.happens(Event::Send { members: 7, stratum: 0 });
    assert_eq!(world.sizes(), [0, 0, 0, 0], "the eighth was shown as one who stopped");
    world.happens(Event::Send { members: 1, stratum: 0 });
    assert_eq!(world.sizes(), [9, 9, 9, 9]);
    for _ in 0..7 {
        world.happens(Event::Begin { members: 1 });
        world.happens(Event::Stop { member: 0 });
    }
    assert_eq!(world.stopped_size(), 15, "the ninth and seven new ones bring the others back");
}

/// Accounts that begin, wait, go on and send do not single anybody out.
#[test]
fn r68_accounts_of_the_reader_do_not_make_up_for_others_who_stopped() {
    let mut world = World::new(Guard::default(), &["walk"], &["yes"]);
    world.happens(Event::Begin { members: 4 });
    (0..4).for_each(|_| world.happens(Event::Stop { member: 0 }));
    for account in 0..3 {
        world.happens(Event::Attack { account, whim: 1 });
    }
    assert_eq!(world.stopped_size(), 0, "four others and three accounts are too few");
    world.happens(Event::Begin { members: 1 });
    world.happens(Event::Stop { member: 0 });
    assert_eq!(world.stopped_size(), 8, "five others");
    world.happens(Event::Attack { account: 0, whim: 2 });
    assert_eq!(world.stopped_size(), 0, "an account that goes on takes all along");
}

/// The attack that blocks are there to stop: seven accounts' worth of patience around one person.
#[test]
fn r68_the_answer_of_one_who_leaves_stays_unknown() {
    let mut world = World::new(Guard::default(), &["walk"], &["yes"]);
    world.happens(Event::Send { members: 8, stratum: 0 });
    assert_eq!(world.sizes(), [8, 8, 8, 8]);
    world.happens(Event::Leave { member: 3 });
    assert_eq!(world.sizes(), [0, 0, 0, 0], "the other seven go with the one");
    for account in 0..3 {
        world.happens(Event::Attack { account, whim: 0 });
    }
    world.happens(Event::Send { members: 4, stratum: 0 });
    assert_eq!(world.sizes(), [0, 0, 0, 0], "seven fresh are too few to bring them back");
    world.happens(Event::Send { members: 1, stratum: 0 });
    assert_eq!(world.sizes(), [15, 15, 15, 15]);
}
