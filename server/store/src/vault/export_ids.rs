//! The ids of those who answered, as files for research have them: others for every project and
//! for every partner, so that two files of different ones share nothing (R20).

use data_encoding::BASE32_DNSSEC;
use uuid::Uuid;

use super::{KeyPurpose, Vault, index::keyed, seal::KeyBytes};
use crate::Result;

/// So many bytes of the keyed value: no two of a million people are likely to share them.
const BYTES: usize = 15;

/// Makes the ids for one project or one partner.
pub struct ExportIds(KeyBytes);

impl ExportIds {
    /// The id of a member: 24 lower-case letters and digits, the same in every file for the same
    /// recipient, and computable by nobody without the key.
    pub fn of(&self, member: Uuid) -> String {
        let value = keyed(&self.0, &[b"export", member.as_bytes()]);
        BASE32_DNSSEC.encode(&value[..BYTES])
    }
}

impl Vault {
    /// The ids for a recipient: the id of a project, for the city, or of a partner in one.
    pub async fn export_ids(&self, recipient: Uuid) -> Result<ExportIds> {
        Ok(ExportIds(self.key_or_make(recipient, KeyPurpose::Export).await?))
    }
}
