//! Changing the root key and the blind index key while the service runs; stopped at any point,
//! it goes on from there.

use model::accounts::EmailAddress;
use uuid::Uuid;

use super::{
    Indexed, KeyPurpose, RootKey, Vault,
    index::index_value,
    keys::{INDEX_KEY, key_context, service_context},
    seal::KeyBytes,
};
use crate::{
    Db, Error, Result,
    accounts::ADDRESS_PLACE,
    db::{fetch_all, fetch_one, run, statements},
    dialect::{self, Lock},
};

const BATCH: i64 = 200;

/// Which key is being changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// The root key: every other key is wrapped anew.
    Root,
    /// The blind index key: every address and member is indexed anew.
    Index,
}

/// How far a rotation has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows done in this run.
    pub done: u64,
}

statements! {
    OTHER_ROOTS_INACTIVE = "UPDATE roots SET active = $1 WHERE version <> $2";
    ADD_ACTIVE_ROOT = "INSERT INTO roots (version, fingerprint, active) VALUES ($1, $2, $3)";
    NEWEST_ROOT = "SELECT MAX(version) FROM roots";
    OLD_KEYS = "SELECT owner, purpose, root_version, wrapped FROM sealed_keys WHERE root_version < $1 LIMIT $2";
    REWRAP_KEY = "UPDATE sealed_keys SET root_version = $1, wrapped = $2 \
        WHERE owner = $3 AND purpose = $4 AND root_version = $5";
    OLD_SERVICE_KEYS = "SELECT name, version, root_version, wrapped FROM service_keys WHERE root_version < $1";
    REWRAP_SERVICE_KEY = "UPDATE service_keys SET root_version = $1, wrapped = $2 \
        WHERE name = $3 AND version = $4 AND root_version = $5";
    REMOVE_OLD_ROOTS = "DELETE FROM roots WHERE version < $1";
}

/// Statements on the main database, where the indexed values are.
pub(crate) mod reindex {
    use crate::db::statements;
    statements! {
        PEOPLE = "SELECT id, address, link FROM people WHERE index_version < $1 AND id > $2 ORDER BY id LIMIT $3";
        SAVE_PERSON = "UPDATE people SET address_index = $1, member_index = $2, index_version = $3 WHERE id = $4";
        STAFF = "SELECT id, address FROM staff WHERE index_version < $1 AND id > $2 ORDER BY id LIMIT $3";
        SAVE_STAFF = "UPDATE staff SET address_index = $1, index_version = $2 WHERE id = $3";
        REQUESTS = "SELECT id, address FROM sign_in_requests WHERE index_version < $1 AND id > $2 ORDER BY id LIMIT $3";
        SAVE_REQUEST = "UPDATE sign_in_requests SET address_index = $1, index_version = $2 WHERE id = $3";
        MAILS = "SELECT id, recipient FROM outbox WHERE index_version < $1 AND id > $2 ORDER BY id LIMIT $3";
        SAVE_MAIL = "UPDATE outbox SET recipient_index = $1, index_version = $2 WHERE id = $3";
    }
}

impl Vault {
    /// Puts a new root key in place of the old one. `report` is called after every batch.
    pub async fn rotate_root(&self, mut report: impl FnMut(Progress)) -> Result<()> {
        let version = self.activate_new_root().await?;
        let root = self.root(version)?;
        let mut progress = Progress::default();
        loop {
            let done = self.rewrap_batch(version, &root).await?;
            progress.done += done;
            report(progress);
            if done == 0 {
                break;
            }
        }
        self.forget_old_roots(version).await
    }

    /// Makes a new root key active; one left half-way by an earlier run is taken up again.
    async fn activate_new_root(&self) -> Result<i64> {
        let mut tx = self.keys.begin().await?;
        dialect::lock_alone(&mut tx, Lock::RootKey).await?;
        // Read under the lock: another node may just have added a key to the file.
        let mut keys = self.root_store.load_or_make(self.random.as_ref())?;
        let (active,): (i64,) = fetch_one!(&mut tx, NEWEST_ROOT);
        let unfinished = keys.get(active - 1).is_some() && keys.newest() == active;
        if unfinished {
            return Ok(active);
        }
        let version = active + 1;
        if keys.get(version).is_none() {
            keys.add(version, RootKey::make(self.random.as_ref()));
            self.root_store.save(&keys)?;
        }
        let fingerprint = self.root(version)?.fingerprint().to_vec();
        run!(&mut tx, ADD_ACTIVE_ROOT, version, fingerprint, true);
        run!(&mut tx, OTHER_ROOTS_INACTIVE, false, version);
        tx.commit().await?;
        Ok(version)
    }

    async fn rewrap_batch(&self, version: i64, root: &RootKey) -> Result<u64> {
        let mut tx = self.keys.begin().await?;
        dialect::lock_alone(&mut tx, Lock::RootKey).await?;
        let owned: Vec<(Uuid, String, i64, Vec<u8>)> =
            fetch_all!(&mut tx, OLD_KEYS, version, BATCH);
        let service: Vec<(String, i64, i64, Vec<u8>)> =
            fetch_all!(&mut tx, OLD_SERVICE_KEYS, version);
        let done = (owned.len() + service.len()) as u64;
        for (owner, purpose, old, wrapped) in owned {
            let context = key_context(owner, &purpose);
            let key = self.unwrap(old, &context, &wrapped)?;
            let wrapped = self.wrap(root, &context, &key);
            run!(&mut tx, REWRAP_KEY, version, wrapped, owner, purpose, old);
        }
        for (name, key_version, old, wrapped) in service {
            let context = service_context(&name, key_version);
            let key = self.unwrap(old, &context, &wrapped)?;
            let wrapped = self.wrap(root, &context, &key);
            run!(&mut tx, REWRAP_SERVICE_KEY, version, wrapped, name, key_version, old);
        }
        tx.commit().await?;
        Ok(done)
    }

    async fn forget_old_roots(&self, version: i64) -> Result<()> {
        let mut tx = self.keys.begin().await?;
        dialect::lock_alone(&mut tx, Lock::RootKey).await?;
        run!(&mut tx, REMOVE_OLD_ROOTS, version);
        let mut keys = self.root_store.load_or_make(self.random.as_ref())?;
        (1..version).for_each(|old| keys.remove(old));
        self.root_store.save(&keys)?;
        tx.commit().await?;
        *self.roots.write().unwrap_or_else(std::sync::PoisonError::into_inner) = keys;
        self.keys.truncate_log().await.or_else(busy_is_fine)
    }

    /// Puts a new blind index key in place of the old one. `report` is called after every batch.
    pub async fn rotate_index(&self, main: &Db, mut report: impl FnMut(Progress)) -> Result<()> {
        let (version, key) = self.activate_new_index(main).await?;
        let mut progress = Progress::default();
        for table in [Table::People, Table::Staff, Table::Requests, Table::Mails] {
            let mut after = Uuid::nil();
            while let Some((last, done)) =
                self.reindex_batch(main, table, version, &key, after).await?
            {
                progress.done += done;
                report(progress);
                after = last;
            }
        }
        let older = self.service_keys(INDEX_KEY).await?.into_iter().filter(|(v, _)| *v < version);
        for (old, _) in older {
            self.remove_service_key(INDEX_KEY, old).await?;
        }
        self.keys.truncate_log().await.or_else(busy_is_fine)
    }

    async fn activate_new_index(&self, main: &Db) -> Result<(i64, KeyBytes)> {
        let known = self.service_keys(INDEX_KEY).await?;
        if known.len() < 2 {
            // No row may be written with the old key after the new one is there.
            let mut fence = main.begin().await?;
            dialect::lock_alone(&mut fence, Lock::BlindIndex).await?;
            let version = known.first().map_or(1, |(version, _)| version + 1);
            let mut tx = self.keys.begin().await?;
            self.add_service_key(&mut tx, INDEX_KEY, version).await?;
            tx.commit().await?;
        }
        self.service_keys(INDEX_KEY).await?.into_iter().next().ok_or(Error::NotFound)
    }

    async fn reindex_batch(
        &self,
        main: &Db,
        table: Table,
        version: i64,
        key: &KeyBytes,
        after: Uuid,
    ) -> Result<Option<(Uuid, u64)>> {
        let mut tx = main.begin().await?;
        let mut last = None;
        let mut done = 0;
        if let Table::People = table {
            let rows: Vec<(Uuid, Vec<u8>, Vec<u8>)> =
                fetch_all!(&mut tx, reindex::PEOPLE, version, after, BATCH);
            for (id, address, link) in rows {
                (last, done) = (Some(id), done + 1);
                let address = self.address_index_of(id, table, &address, key).await?;
                let link = self.open_link(id, &link).await?;
                let (Some(address), Some(link)) = (address, link) else {
                    continue;
                };
                let member = index_value(key, Indexed::Member, link.member.as_bytes());
                run!(&mut tx, reindex::SAVE_PERSON, &address[..], &member[..], version, id);
            }
        } else {
            let rows: Vec<(Uuid, Vec<u8>)> =
                fetch_all!(&mut tx, table.select(), version, after, BATCH);
            for (id, address) in rows {
                (last, done) = (Some(id), done + 1);
                let Some(address) = self.address_index_of(id, table, &address, key).await? else {
                    continue;
                };
                run!(&mut tx, table.save(), &address[..], version, id);
            }
        }
        tx.commit().await?;
        Ok(last.map(|last| (last, done)))
    }

    /// None: the row came back from a backup, and its key is destroyed.
    async fn address_index_of(
        &self,
        id: Uuid,
        table: Table,
        sealed: &[u8],
        key: &KeyBytes,
    ) -> Result<Option<[u8; 32]>> {
        let opened = self.open_sealed(id, table.purpose(), table.place(), sealed).await?;
        let Some(plain) = opened else { return Ok(None) };
        let text = std::str::from_utf8(&plain).map_err(|_| Error::Corrupt("address"))?;
        let address = EmailAddress::parse(text).map_err(|_| Error::Corrupt("address"))?;
        Ok(Some(index_value(key, Indexed::Address, address.canonical().as_bytes())))
    }
}

fn busy_is_fine(error: Error) -> Result<()> {
    match error {
        Error::Conflict => Ok(()),
        other => Err(other),
    }
}

/// A table whose rows are found by an address.
#[derive(Clone, Copy)]
enum Table {
    People,
    Staff,
    Requests,
    Mails,
}

impl Table {
    const fn select(self) -> &'static str {
        match self {
            Self::People => reindex::PEOPLE,
            Self::Staff => reindex::STAFF,
            Self::Requests => reindex::REQUESTS,
            Self::Mails => reindex::MAILS,
        }
    }

    const fn save(self) -> &'static str {
        match self {
            Self::People => reindex::SAVE_PERSON,
            Self::Staff => reindex::SAVE_STAFF,
            Self::Requests => reindex::SAVE_REQUEST,
            Self::Mails => reindex::SAVE_MAIL,
        }
    }

    const fn purpose(self) -> KeyPurpose {
        match self {
            Self::People => KeyPurpose::Address,
            Self::Staff => KeyPurpose::Staff,
            Self::Requests => KeyPurpose::SignIn,
            Self::Mails => KeyPurpose::Mail,
        }
    }

    const fn place(self) -> &'static str {
        match self {
            Self::People => ADDRESS_PLACE,
            Self::Staff => crate::staff::ADDRESS_PLACE,
            Self::Requests => crate::sign_in::ADDRESS_PLACE,
            Self::Mails => crate::mail::RECIPIENT_PLACE,
        }
    }
}
