//! Hash chains: how the consent ledger and the audit log show that nothing was changed or cut.

use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// One entry of a chain, without what it commits to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The entry's number, from 1.
    pub number: i64,
    /// What the entry commits to.
    pub commitment: Hash,
    /// Binds the number, the commitment and every entry before.
    pub hash: Hash,
}

impl Link {
    /// The link as a database has it. None: the values are no hashes.
    pub fn stored(number: i64, commitment: &[u8], hash: &[u8]) -> Option<Self> {
        let (commitment, hash) = (commitment.try_into().ok()?, hash.try_into().ok()?);
        Some(Self { number, commitment, hash })
    }

    /// The entry after `last` (after nothing: the first) for this commitment.
    pub fn after(last: Option<&Self>, commitment: Hash) -> Self {
        let (number, previous) = last.map_or((1, [0; 32]), |last| (last.number + 1, last.hash));
        Self { number, commitment, hash: bind(number, &previous, &commitment) }
    }
}

fn bind(number: i64, previous: &Hash, commitment: &Hash) -> Hash {
    Sha256::new()
        .chain_update(number.to_le_bytes())
        .chain_update(previous)
        .chain_update(commitment)
        .finalize()
        .into()
}

/// A commitment to these fields under a salt; without the salt nothing can be guessed from it.
pub fn commit<'a>(salt: &'a [u8], fields: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut hash = Sha256::new_with_prefix(b"kanssa commitment\0");
    for field in std::iter::once(salt).chain(fields) {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}

/// Where a chain is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// An entry's hash does not follow from the entry before it: changed, inserted or taken out.
    #[error("entry {0} does not follow from the one before it")]
    Entry(i64),
    /// The chain ends before the entry that is known to exist: its tail was cut.
    #[error("the chain ends at {ends_at}, but entry {known} existed")]
    CutTail {
        /// The last entry there is.
        ends_at: i64,
        /// The last entry known to have been written.
        known: i64,
    },
    /// The entry known to exist has another hash now: the chain was written anew.
    #[error("entry {0} is not the one that was anchored")]
    Rewritten(i64),
}

/// Walks a chain link by link, so that a long one need not be held in memory.
#[derive(Debug, Default)]
pub struct Walk {
    last: Option<Link>,
    anchor_met: bool,
}

impl Walk {
    /// Takes the next link. `anchor`: the number and hash of a link known to have been written.
    pub fn step(&mut self, link: Link, anchor: Option<(i64, Hash)>) -> Result<(), Break> {
        if link != Link::after(self.last.as_ref(), link.commitment) {
            return Err(Break::Entry(self.last.as_ref().map_or(1, |last| last.number + 1)));
        }
        if let Some((number, hash)) = anchor.filter(|(number, _)| *number == link.number) {
            if hash != link.hash {
                return Err(Break::Rewritten(number));
            }
            self.anchor_met = true;
        }
        self.last = Some(link);
        Ok(())
    }

    /// Ends the walk; the chain must have reached the anchor.
    pub fn end(self, anchor: Option<(i64, Hash)>) -> Result<Option<Link>, Break> {
        match anchor {
            Some((known, _)) if !self.anchor_met => {
                Err(Break::CutTail { ends_at: self.last.map_or(0, |last| last.number), known })
            }
            _ => Ok(self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: u8) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for n in 0..length {
            links.push(Link::after(links.last(), commit(&[n], [&b"field"[..]])));
        }
        links
    }

    fn verify(links: &[Link], anchor: Option<(i64, Hash)>) -> Result<(), Break> {
        let mut walk = Walk::default();
        for link in links {
            walk.step(link.clone(), anchor)?;
        }
        walk.end(anchor).map(|_| ())
    }

    #[test]
    fn r41_every_kind_of_tampering_is_found() {
        let links = chain(9);
        let anchor = links.last().map(|last| (last.number, last.hash));
        assert_eq!(verify(&links, anchor), Ok(()));

        let mut changed = links.clone();
        changed[4].commitment[0] ^= 1;
        assert_eq!(verify(&changed, anchor), Err(Break::Entry(5)));

        let mut removed = links.clone();
        removed.remove(4);
        assert_eq!(verify(&removed, anchor), Err(Break::Entry(5)));

        assert_eq!(verify(&links[..7], anchor), Err(Break::CutTail { ends_at: 7, known: 9 }));
        assert_eq!(verify(&[], anchor), Err(Break::CutTail { ends_at: 0, known: 9 }));

        let mut rewritten = chain(8);
        rewritten.push(Link::after(rewritten.last(), commit(b"x", [])));
        assert_eq!(verify(&rewritten, anchor), Err(Break::Rewritten(9)));
    }

    #[test]
    fn fields_cannot_be_shifted_into_each_other() {
        assert_ne!(commit(b"s", [&b"ab"[..], b"c"]), commit(b"s", [&b"a"[..], b"bc"]));
        assert_ne!(commit(b"s", [&b"a"[..]]), commit(b"t", [&b"a"[..]]));
    }
}
