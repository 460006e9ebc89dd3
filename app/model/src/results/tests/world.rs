//! Members who send, edit and leave, a store that forms and dissolves blocks, and every look.

use std::collections::BTreeSet;

use crate::results::{Block, Filter, Group, Guard, Stratum, Waiting, form_blocks};

/// A set of people, or of versions of responses, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set([u64; 4]);

impl Set {
    pub(super) const MOST: usize = 256;

    pub(super) fn insert(&mut self, number: usize) {
        self.0[number / 64] |= 1 << (number % 64);
    }

    pub(super) fn contains(&self, number: usize) -> bool {
        self.0[number / 64] & (1 << (number % 64)) != 0
    }

    pub(super) fn union(&mut self, other: &Self) {
        (0..4).for_each(|word| self.0[word] |= other.0[word]);
    }

    pub(super) fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How many are in exactly one of two sets and not in the third.
    pub(super) fn differing(&self, other: &Self, except: &Self) -> u32 {
        let word = |n: usize| ((self.0[n] ^ other.0[n]) & !except.0[n]).count_ones();
        (0..4).map(word).sum()
    }
}

/// A name that says nothing of when the response was sent, and the number of the version.
type Id = (u32, usize);

/// What was sent, by number. A person's next version is a version of its own.
pub(super) struct Version {
    person: usize,
    stratum: Stratum,
    gone: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    /// Some new members send their responses.
    Send { members: u8, stratum: u8 },
    /// A member changes the response.
    Edit { member: u8, stratum: u8 },
    /// A member removes the response or leaves.
    Leave { member: u8 },
    /// The curious one does something with one account, depending on what is shown.
    Attack { account: u8, whim: u8 },
}

pub(super) struct World {
    guard: Guard,
    strata: Vec<Stratum>,
    filters: Vec<Filter>,
    versions: Vec<Version>,
    /// How many people there are; the first are the accounts of the curious one.
    pub(super) people: usize,
    /// Everyone of whose versions one was ever in a block.
    in_block_before: Set,
    /// The versions that the accounts of the curious one sent last.
    accounts: Vec<Option<usize>>,
    /// The versions and the people in each block.
    blocks: Vec<(Group<Stratum>, Set, Set)>,
    pub(super) ever_blocks: Vec<Set>,
    pub(super) own: Set,
    pub(super) looks: BTreeSet<Set>,
    last_look: Vec<u32>,
}

impl World {
    pub(super) fn new(guard: Guard, first: &[&str], second: &[&str]) -> Self {
        let pairs = || first.iter().flat_map(|a| second.iter().map(move |b| (a, b)));
        let wishes = |cells: &[&str]| -> Vec<_> {
            cells.iter().map(|cell| cell.parse().ok()).chain([None]).collect()
        };
        let mut own = Set::default();
        (0..guard.accounts as usize).for_each(|account| own.insert(account));
        let (of_first, of_second) = (wishes(first), wishes(second));
        let filters = of_first
            .iter()
            .flat_map(|a| of_second.iter().map(|b| Filter(vec![a.clone(), b.clone()])))
            .collect();
        Self {
            guard,
            strata: pairs().map(|(a, b)| format!("{a}|{b}").parse().unwrap()).collect(),
            filters,
            versions: Vec::new(),
            people: guard.accounts as usize,
            in_block_before: Set::default(),
            accounts: vec![None; guard.accounts as usize],
            blocks: Vec::new(),
            ever_blocks: Vec::new(),
            own,
            looks: BTreeSet::from([Set::default()]),
            last_look: Vec::new(),
        }
    }

    /// Lets something happen, forms blocks and looks through every filter.
    pub(super) fn happens(&mut self, event: Event) {
        if self.versions.len() + 8 > Set::MOST {
            return;
        }
        match event {
            Event::Send { members, stratum } => (0..members).for_each(|_| {
                self.send(self.people, stratum);
                self.people += 1;
            }),
            Event::Edit { member, stratum } => {
                if let Some(number) = self.someone(member) {
                    self.goes(number);
                    self.send(self.versions[number].person, stratum);
                }
            }
            Event::Leave { member } => {
                if let Some(number) = self.someone(member) {
                    self.goes(number);
                }
            }
            Event::Attack { account, whim } => self.attack(account, whim),
        }
        self.form();
        self.look();
    }

    fn someone(&self, member: u8) -> Option<usize> {
        let there: Vec<_> = (0..self.versions.len())
            .filter(|number| {
                let version = &self.versions[*number];
                !version.gone && !self.own.contains(version.person)
            })
            .collect();
        there.get(usize::from(member) % there.len().max(1)).copied()
    }

    /// Answers, edits or withdraws by a whim and by what the last look showed.
    fn attack(&mut self, account: u8, whim: u8) {
        if self.accounts.is_empty() {
            return;
        }
        let account = usize::from(account) % self.accounts.len();
        let shown: u32 = self.last_look.iter().sum();
        let changed = shown.wrapping_mul(31).wrapping_add(u32::from(whim));
        let before = self.accounts[account].take();
        if let Some(number) = before {
            self.goes(number);
        }
        if before.is_none() || !changed.is_multiple_of(3) {
            self.accounts[account] = Some(self.send(account, whim));
        }
    }

    fn send(&mut self, person: usize, stratum: u8) -> usize {
        let stratum = self.strata[usize::from(stratum) % self.strata.len()].clone();
        self.versions.push(Version { person, stratum, gone: false });
        self.versions.len() - 1
    }

    fn goes(&mut self, number: usize) {
        self.versions[number].gone = true;
        self.blocks.retain(|(_, members, _)| !members.contains(number));
    }

    fn form(&mut self) {
        let waits = |number: &usize| {
            !self.versions[*number].gone
                && !self.blocks.iter().any(|(_, members, _)| members.contains(*number))
        };
        let waiting: Vec<_> = (0..self.versions.len())
            .filter(waits)
            .map(|number| Waiting {
                id: (u32::try_from(number).unwrap().wrapping_mul(2_654_435_761), number),
                stratum: self.versions[number].stratum.clone(),
                fresh: !self.in_block_before.contains(self.versions[number].person),
            })
            .collect();
        for block in form_blocks(&waiting, self.guard) {
            self.enters(block);
        }
    }

    fn enters(&mut self, block: Block<Id, Stratum>) {
        let (mut members, mut people) = (Set::default(), Set::default());
        for member in &block.members {
            let (_, number) = member.id;
            assert!(
                !self.blocks.iter().any(|(_, others, _)| others.contains(number)),
                "every response is in at most one block"
            );
            if let Group::Stratum(stratum) = &block.group {
                assert_eq!(self.versions[number].stratum, *stratum);
            }
            let person = self.versions[number].person;
            assert_eq!(member.fresh, !self.in_block_before.contains(person));
            people.insert(person);
            members.insert(number);
        }
        self.in_block_before.union(&people);
        self.ever_blocks.push(people);
        self.blocks.push((block.group, members, people));
    }

    fn shown(&self, filter: &Filter) -> Set {
        let mut shown = Set::default();
        let taken = self.blocks.iter().filter(|(group, ..)| filter.takes(group));
        taken.for_each(|(.., people)| shown.union(people));
        shown
    }

    fn look(&mut self) {
        let looks: Vec<_> = self.filters.iter().map(|filter| self.shown(filter)).collect();
        self.last_look = looks.iter().map(Set::len).collect();
        self.looks.extend(looks);
    }

    /// How many responses are shown through each filter.
    pub(super) fn sizes(&self) -> &[u32] {
        &self.last_look
    }
}
