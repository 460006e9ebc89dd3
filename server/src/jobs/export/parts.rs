//! Bytes on their way into the database: cut into parts of one length, counted and hashed.

use app::Kanssa;
use data_encoding::HEXLOWER;
use model::exports::FileKind;
use sha2::{Digest, Sha256};
use store::exports::{self, PART_BYTES};
use uuid::Uuid;

use super::Stop;

/// A file being stored.
pub struct Parts {
    export: Uuid,
    file: FileKind,
    number: i64,
    waiting: Vec<u8>,
    bytes: u64,
    hash: Sha256,
}

/// What has been stored.
pub struct Written {
    /// How many bytes.
    pub bytes: u64,
    /// The SHA-256 of them all, in hexadecimal digits.
    pub sha256: String,
}

impl Parts {
    /// Nothing yet of this file.
    pub fn new(export: Uuid, file: FileKind) -> Self {
        Self { export, file, number: 0, waiting: Vec::new(), bytes: 0, hash: Sha256::new() }
    }

    /// Takes the next bytes; stores every part that is full.
    pub async fn store(&mut self, kanssa: &Kanssa, bytes: Vec<u8>) -> Result<(), Stop> {
        self.waiting.extend(bytes);
        let full = self.waiting.len() / PART_BYTES * PART_BYTES;
        let rest = self.waiting.split_off(full);
        let parts = std::mem::replace(&mut self.waiting, rest);
        for part in parts.chunks(PART_BYTES) {
            self.add(kanssa, part).await?;
        }
        Ok(())
    }

    /// Stores what is left.
    pub async fn end(mut self, kanssa: &Kanssa) -> Result<Written, Stop> {
        let rest = std::mem::take(&mut self.waiting);
        if !rest.is_empty() {
            self.add(kanssa, &rest).await?;
        }
        let sha256 = HEXLOWER.encode(&self.hash.finalize());
        Ok(Written { bytes: self.bytes, sha256 })
    }

    async fn add(&mut self, kanssa: &Kanssa, part: &[u8]) -> Result<(), Stop> {
        self.hash.update(part);
        self.bytes += part.len() as u64;
        let mut tx = kanssa.db.begin().await?;
        let wanted = exports::add_part(&mut tx, self.export, self.file, self.number, part).await?;
        tx.commit().await?;
        self.number += 1;
        if wanted { Ok(()) } else { Err(Stop::Unwanted) }
    }
}
