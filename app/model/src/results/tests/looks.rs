//! Whatever members and a curious reader do, and however often and through whichever filters one
//! looks: no combination of what was shown tells of fewer people than the threshold.

use proptest::prelude::*;

use super::{
    rank::rank,
    world::{Event, Set, World},
};
use crate::results::Guard;

fn any_event() -> impl Strategy<Value = Event> {
    (0_u8..10, 1_u8..6, any::<u8>()).prop_map(|(kind, few, any)| match kind {
        0..=4 => Event::Send { members: few, stratum: any },
        5 => Event::Edit { member: any, stratum: few },
        6 => Event::Leave { member: any },
        _ => Event::Attack { account: few, whim: any },
    })
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
        guard in any_guard(), events in prop::collection::vec(any_event(), 10..45)
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
        events in prop::collection::vec(any_event(), 8..20)
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
