//! Randomness that is handed in, and what is made of it.

use uuid::Uuid;

/// Where unguessable bytes come from: the operating system in the server, a seeded source in tests.
pub trait Random: Send + Sync {
    /// Fills the whole buffer with random bytes.
    fn fill(&self, buffer: &mut [u8]);
}

/// So many random bytes.
pub fn bytes<const N: usize>(random: &dyn Random) -> [u8; N] {
    let mut buffer = [0; N];
    random.fill(&mut buffer);
    buffer
}

/// A random identifier (UUIDv4): derives from nothing, tells nothing.
pub fn id(random: &dyn Random) -> Uuid {
    uuid::Builder::from_random_bytes(bytes(random)).into_uuid()
}

/// A number below `bound`, each equally likely. `bound` of zero gives zero.
pub fn below(random: &dyn Random, bound: u32) -> u32 {
    if bound == 0 {
        return 0;
    }
    // Values from the incomplete last stretch are drawn again, or low numbers would come more often.
    let limit = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = u32::from_le_bytes(bytes(random));
        if drawn < limit {
            return drawn % bound;
        }
    }
}
