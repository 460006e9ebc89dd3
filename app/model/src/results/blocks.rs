//! Blocks: the groups in which responses enter the shown results, and leave them.
//!
//! Theorem. Take every set of people whose responses were ever shown, at any time and under any filter, and any
//! linear combination of them that is not zero. It gives at least `least` people a coefficient
//! other than zero, at least `threshold` of them not the reader's own accounts.
//!
//! Proof. Each shown set is a union of blocks, so the combination is one of blocks. Of the blocks
//! in it whose coefficient is not zero take the one formed last (blocks formed at one time have no
//! member in common; any order of them will do). It holds `least` fresh responses: the people are
//! in no block formed before it, and no later one is in the combination, so they keep its
//! coefficient. Nobody has two responses in a block, so the reader has `accounts` at most.
//!
//! Those who began and stopped are shown in blocks too, of drafts instead of responses, and the
//! theorem is about both kinds together: *shown* means in a block of either kind, *formed before*
//! is before any of either kind, and *fresh* is who was in no block of either kind. Then the proof
//! holds word for word, whatever is added up or subtracted, shares of those who sent included: one
//! who stopped, was shown and then sends is not fresh among the responses, and the other way round.
//! At any one time a person is in one block at most, because sending dissolves the one of the draft.
//!
//! It rests on two things the store sees to. Whoever was once in a block never counts as fresh
//! again, not with an edited response either: most of its answers are the same as before, and
//! would cancel out. And a block of which one response is edited or goes, or one draft is continued,
//! sent or goes, is dissolved as a whole, at once. When a closed task's drafts are removed all
//! together, nothing that is shown changes: the sums of their blocks stay as they are, for good.

use super::Guard;

/// A sent response that is in no block, or a draft that was left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<Id, Stratum> {
    /// Names the response; says nothing of when it was sent.
    pub id: Id,
    /// What it answers to the comparison questions; the same for all drafts.
    pub stratum: Stratum,
    /// No version of this person's response was ever in any block, nor a draft of it.
    pub fresh: bool,
}

/// What a block counts towards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group<Stratum> {
    /// The totals and one stratum: everyone in the block is in it.
    Stratum(Stratum),
    /// The totals only: the block is of several strata.
    Mixed,
}

/// A response in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<Id> {
    /// Names the response.
    pub id: Id,
    /// The person is in a block for the first time.
    pub fresh: bool,
}

/// Responses that enter the shown results together and leave them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<Id, Stratum> {
    /// What the block counts towards.
    pub group: Group<Stratum>,
    /// Its responses in order of their names; at least `least` of them are fresh.
    pub members: Vec<Member<Id>>,
}

/// Forms every block that can be formed; who is in none of them goes on waiting.
///
/// A stratum with enough fresh responses gives blocks of its own; all the other strata together give
/// mixed ones if they can. Many responses give several blocks: what is edited or goes takes its
/// block along, so a block holds fewer than eight times `least` fresh ones. The result hangs on who waits, not on the order in which they are given.
pub fn form_blocks<Id: Ord + Clone, Stratum: Ord + Clone>(
    waiting: &[Waiting<Id, Stratum>],
    guard: Guard,
) -> Vec<Block<Id, Stratum>> {
    let mut blocks = Vec::new();
    let mut rest = Vec::new();
    for stratum in once_each(waiting).chunk_by(|a, b| a.stratum == b.stratum) {
        match stratum {
            [first, ..] if enough(stratum, guard) => {
                blocks.extend(cut(&Group::Stratum(first.stratum.clone()), stratum, guard));
            }
            _ => rest.extend_from_slice(stratum),
        }
    }
    if enough(&rest, guard) {
        rest.sort_by(|a, b| a.id.cmp(&b.id));
        blocks.extend(cut(&Group::Mixed, &rest, guard));
    }
    blocks
}

/// Everyone once, by stratum and name. Of two with one name the one that is not fresh counts, so
/// that nobody is ever counted as two.
fn once_each<Id: Ord, Stratum: Ord>(
    waiting: &[Waiting<Id, Stratum>],
) -> Vec<&Waiting<Id, Stratum>> {
    let mut sorted: Vec<_> = waiting.iter().collect();
    sorted.sort_by_key(|response| (&response.id, response.fresh, &response.stratum));
    sorted.dedup_by(|later, earlier| later.id == earlier.id);
    sorted.sort_by(|a, b| a.stratum.cmp(&b.stratum));
    sorted
}

fn enough<Id, Stratum>(responses: &[&Waiting<Id, Stratum>], guard: Guard) -> bool {
    count_fresh(responses) >= guard.least()
}

fn count_fresh<Id, Stratum>(responses: &[&Waiting<Id, Stratum>]) -> u64 {
    responses.iter().map(|response| u64::from(response.fresh)).sum()
}

/// Blocks of four to eight times `least` fresh responses each; one block if there are fewer. The
/// fresh ones and the others are each dealt out evenly.
fn cut<Id: Ord + Clone, Stratum: Clone>(
    group: &Group<Stratum>,
    responses: &[&Waiting<Id, Stratum>],
    guard: Guard,
) -> Vec<Block<Id, Stratum>> {
    let number = (count_fresh(responses) / guard.least().saturating_mul(4)).max(1);
    let number = usize::try_from(number).unwrap_or(1);
    let mut blocks = vec![Block { group: group.clone(), members: Vec::new() }; number];
    for is_fresh in [true, false] {
        let dealt = responses.iter().filter(|response| response.fresh == is_fresh);
        for (response, place) in dealt.zip((0..number).cycle()) {
            let member = Member { id: response.id.clone(), fresh: response.fresh };
            blocks[place].members.push(member);
        }
    }
    for block in &mut blocks {
        block.members.sort_by(|a, b| a.id.cmp(&b.id));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(ids: std::ops::Range<u32>, stratum: char, fresh: bool) -> Vec<Waiting<u32, char>> {
        ids.map(|id| Waiting { id, stratum, fresh }).collect()
    }

    fn formed(waiting: &[Vec<Waiting<u32, char>>]) -> Vec<(Group<char>, usize)> {
        let blocks = form_blocks(&waiting.concat(), Guard::default());
        blocks.into_iter().map(|block| (block.group, block.members.len())).collect()
    }

    #[test]
    fn r68_a_stratum_waits_until_eight_fresh_responses_are_there() {
        assert_eq!(formed(&[wait(0..7, 'a', true)]), []);
        assert_eq!(formed(&[wait(0..8, 'a', true)]), [(Group::Stratum('a'), 8)]);
    }

    #[test]
    fn r68_those_of_a_dissolved_block_ride_along_and_never_count() {
        let riders = wait(100..140, 'a', false);
        assert_eq!(formed(&[wait(0..7, 'a', true), riders.clone()]), []);
        assert_eq!(formed(&[wait(0..8, 'a', true), riders]), [(Group::Stratum('a'), 48)]);
    }

    #[test]
    fn r68_small_strata_count_in_the_totals_only_and_together() {
        let small = [wait(0..7, 'a', true), wait(7..9, 'b', true), wait(20..30, 'c', true)];
        assert_eq!(formed(&small), [(Group::Stratum('c'), 10), (Group::Mixed, 9)]);
        assert_eq!(formed(&[wait(0..4, 'a', true), wait(7..10, 'b', true)]), []);
    }

    #[test]
    fn r68_many_responses_give_several_blocks_each_with_enough_fresh_ones() {
        let all = [wait(0..200, 'a', true), wait(200..230, 'a', false)].concat();
        let blocks = form_blocks(&all, Guard::default());
        assert_eq!(blocks.len(), 6);
        assert_eq!(blocks.iter().map(|block| block.members.len()).sum::<usize>(), 230);
        for block in blocks {
            let fresh = block.members.iter().filter(|member| member.fresh).count();
            assert!((32..64).contains(&fresh), "{fresh}");
            assert_eq!(block.members.len() - fresh, 5, "those that ride along are dealt out");
        }
    }

    #[test]
    fn r68_one_response_given_twice_is_one() {
        let seven = wait(0..7, 'a', true);
        assert_eq!(formed(&[seven.clone(), wait(0..1, 'b', true)]), []);
        assert_eq!(formed(&[seven, wait(0..1, 'a', false), wait(7..8, 'a', true)]), []);
    }

    #[test]
    fn r68_the_order_in_which_responses_came_does_not_matter() {
        let mut waiting =
            [wait(0..9, 'a', true), wait(9..20, 'b', true), wait(30..39, 'c', false)].concat();
        let one_way = form_blocks(&waiting, Guard::default());
        waiting.reverse();
        assert_eq!(form_blocks(&waiting, Guard::default()), one_way);
        assert!(one_way.iter().all(|block| block.members.is_sorted_by_key(|member| member.id)));
    }
}
