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
    stage: Stage,
    gone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Being answered.
    Begun,
    /// Begun, and nobody has touched it for long.
    Stopped,
    Sent,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    /// Some new members send their responses.
    Send { members: u8, stratum: u8 },
    /// Some new members begin.
    Begin { members: u8 },
    /// A member who began stops.
    Stop { member: u8 },
    /// A member who began or stopped goes on answering.
    Continue { member: u8 },
    /// A member who began or stopped sends.
    Finish { member: u8, stratum: u8 },
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
    /// The same of those who stopped.
    stops: Vec<(Set, Set)>,
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
            stops: Vec::new(),
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
            Event::Send { members, stratum } => self.come(members, stratum, Stage::Sent),
            Event::Begin { members } => self.come(members, 0, Stage::Begun),
            Event::Stop { member } => self.turns(member, &[Stage::Begun], 0, Stage::Stopped),
            Event::Continue { member } => {
                self.turns(member, &[Stage::Begun, Stage::Stopped], 0, Stage::Begun);
            }
            Event::Finish { member, stratum } => {
                self.turns(member, &[Stage::Begun, Stage::Stopped], stratum, Stage::Sent);
            }
            Event::Edit { member, stratum } => {
                self.turns(member, &[Stage::Sent], stratum, Stage::Sent);
            }
            Event::Leave { member } => {
                let any = [Stage::Begun, Stage::Stopped, Stage::Sent];
                if let Some(number) = self.someone(member, &any) {
                    self.goes(number);
                }
            }
            Event::Attack { account, whim } => self.attack(account, whim),
        }
        self.form();
        self.look();
    }

    fn come(&mut self, members: u8, stratum: u8, stage: Stage) {
        for _ in 0..members {
            self.add(self.people, stratum, stage);
            self.people += 1;
        }
    }

    /// A member who is in one of these stages comes to another.
    fn turns(&mut self, member: u8, from: &[Stage], stratum: u8, to: Stage) {
        if let Some(number) = self.someone(member, from) {
            self.goes(number);
            self.add(self.versions[number].person, stratum, to);
        }
    }

    fn someone(&self, member: u8, stages: &[Stage]) -> Option<usize> {
        let there: Vec<_> = (0..self.versions.len())
            .filter(|number| {
                let version = &self.versions[*number];
                let is_there = !version.gone && stages.contains(&version.stage);
                is_there && !self.own.contains(version.person)
            })
            .collect();
        there.get(usize::from(member) % there.len().max(1)).copied()
    }

    /// Begins, stops, sends, edits or withdraws by a whim and by what the last look showed.
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
            let stages = [Stage::Sent, Stage::Stopped, Stage::Sent, Stage::Begun];
            let stage = stages[usize::from(whim) % stages.len()];
            self.accounts[account] = Some(self.add(account, whim, stage));
        }
    }

    fn add(&mut self, person: usize, stratum: u8, stage: Stage) -> usize {
        let stratum = self.strata[usize::from(stratum) % self.strata.len()].clone();
        self.versions.push(Version { person, stratum, stage, gone: false });
        self.versions.len() - 1
    }

    fn goes(&mut self, number: usize) {
        self.versions[number].gone = true;
        self.blocks.retain(|(_, members, _)| !members.contains(number));
        self.stops.retain(|(members, _)| !members.contains(number));
    }

    fn is_in_block(&self, number: usize) -> bool {
        self.blocks.iter().any(|(_, members, _)| members.contains(number))
            || self.stops.iter().any(|(members, _)| members.contains(number))
    }

    fn form(&mut self) {
        for block in form_blocks(&self.waiting(Stage::Sent), self.guard) {
            let (members, people) = self.enters(&block);
            self.blocks.push((block.group, members, people));
        }
        // By nothing but that they stopped: those are in no stratum.
        let mut waiting = self.waiting(Stage::Stopped);
        for one in &mut waiting {
            one.stratum = Stratum::default();
        }
        for block in form_blocks(&waiting, self.guard) {
            assert!(matches!(block.group, Group::Stratum(_)));
            let entered = self.enters(&block);
            self.stops.push(entered);
        }
    }

    fn waiting(&self, stage: Stage) -> Vec<Waiting<Id, Stratum>> {
        let waits = |number: &usize| {
            let version = &self.versions[*number];
            !version.gone && version.stage == stage && !self.is_in_block(*number)
        };
        (0..self.versions.len())
            .filter(waits)
            .map(|number| Waiting {
                id: (u32::try_from(number).unwrap().wrapping_mul(2_654_435_761), number),
                stratum: self.versions[number].stratum.clone(),
                fresh: !self.in_block_before.contains(self.versions[number].person),
            })
            .collect()
    }

    fn enters(&mut self, block: &Block<Id, Stratum>) -> (Set, Set) {
        let (mut members, mut people) = (Set::default(), Set::default());
        for member in &block.members {
            let (_, number) = member.id;
            assert!(!self.is_in_block(number), "every response is in at most one block");
            let version = &self.versions[number];
            if let (Group::Stratum(stratum), Stage::Sent) = (&block.group, version.stage) {
                assert_eq!(version.stratum, *stratum);
            }
            let person = self.versions[number].person;
            assert_eq!(member.fresh, !self.in_block_before.contains(person));
            people.insert(person);
            members.insert(number);
        }
        self.in_block_before.union(&people);
        self.ever_blocks.push(people);
        (members, people)
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
        self.looks.insert(self.stopped());
    }

    fn stopped(&self) -> Set {
        let mut stopped = Set::default();
        self.stops.iter().for_each(|(_, people)| stopped.union(people));
        stopped
    }

    /// How many are shown to have stopped.
    pub(super) fn stopped_size(&self) -> u32 {
        self.stopped().len()
    }

    /// How many responses are shown through each filter.
    pub(super) fn sizes(&self) -> &[u32] {
        &self.last_look
    }
}
