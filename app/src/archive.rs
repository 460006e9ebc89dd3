//! An archive (ZIP) that is made while it is sent: no more of it is in memory than one of its files.

use std::io::{self, Write};

use axum::body::{Body, Bytes};
use futures_util::stream;
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Pieces that wait to be sent.
const PIECES: usize = 4;
const PIECE: usize = 64 * 1024;

/// Something could not be read, or nobody waits for the rest any more. The archive ends in the middle,
/// which whoever saves it is told by their browser.
#[derive(Debug)]
pub struct Broken;

impl Broken {
    /// What the log says; the reader sees a broken file.
    pub fn of(error: &store::Error) -> Self {
        tracing::error!(%error, "an archive could not be finished");
        Self
    }
}

struct Entry {
    name: String,
    bytes: Vec<u8>,
    is_compressed: bool,
}

/// Takes what is to stand in an archive.
pub struct Packer(Sender<Result<Entry, Broken>>);

impl Packer {
    /// Adds a file, compressed.
    pub async fn add(&self, name: String, bytes: Vec<u8>) -> Result<(), Broken> {
        self.send(Entry { name, bytes, is_compressed: true }).await
    }

    /// Adds a file that is compressed in itself, such as a picture.
    pub async fn add_as_it_is(&self, name: String, bytes: Vec<u8>) -> Result<(), Broken> {
        self.send(Entry { name, bytes, is_compressed: false }).await
    }

    async fn send(&self, entry: Entry) -> Result<(), Broken> {
        self.0.send(Ok(entry)).await.map_err(|_| Broken)
    }
}

/// An archive of what the work packs, made while it is read.
pub fn streamed<F>(work: impl FnOnce(Packer) -> F + Send + 'static) -> Body
where
    F: Future<Output = Result<(), Broken>> + Send + 'static,
{
    let (entries, packed) = mpsc::channel(1);
    let (pieces, mut sent) = mpsc::channel(PIECES);
    let failed = entries.clone();
    let packing = work(Packer(entries));
    tokio::spawn(async move {
        if packing.await.is_err() {
            // Nobody may be left to be told.
            drop(failed.send(Err(Broken)).await);
        }
    });
    task::spawn_blocking(move || {
        let outcome = pack(packed, io::BufWriter::with_capacity(PIECE, Pieces(pieces.clone())));
        if let Err(error) = outcome {
            drop(pieces.blocking_send(Err(error)));
        }
    });
    // Asked again after its end it says once more that it has ended: some layers do ask.
    Body::from_stream(stream::poll_fn(move |context| sent.poll_recv(context)))
}

fn pack(mut packed: Receiver<Result<Entry, Broken>>, to: impl Write) -> io::Result<()> {
    let mut archive = ZipWriter::new_stream(to);
    while let Some(entry) = packed.blocking_recv() {
        let Entry { name, bytes, is_compressed } =
            entry.map_err(|Broken| io::ErrorKind::UnexpectedEof)?;
        let method =
            if is_compressed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    archive.finish()?.into_inner().flush()
}

/// Hands on what is written, piece by piece.
struct Pieces(Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Ok(Bytes::copy_from_slice(bytes));
        self.0.blocking_send(piece).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use axum::body::to_bytes;
    use zip::ZipArchive;

    use super::*;

    #[tokio::test]
    async fn what_is_packed_is_unpacked_in_order() {
        let large: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        let expected = large.clone();
        let body = streamed(async move |packer: Packer| {
            packer.add("a.txt".to_owned(), b"words".to_vec()).await?;
            packer.add_as_it_is("b/c.bin".to_owned(), large).await
        });
        let bytes = to_bytes(body, usize::MAX).await.expect("all of it").to_vec();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let name = |archive: &mut ZipArchive<_>, at| {
            archive.by_index(at).map(|file| file.name().unwrap_or_default().into_owned())
        };
        assert_eq!(archive.len(), 2);
        assert_eq!(name(&mut archive, 0).expect("the first"), "a.txt");
        let mut read = Vec::new();
        archive.by_name("b/c.bin").expect("a file").read_to_end(&mut read).expect("its bytes");
        assert_eq!(read, expected);
    }

    #[tokio::test]
    async fn what_cannot_be_finished_ends_as_a_failure_and_not_as_a_smaller_archive() {
        let body = streamed(async |packer: Packer| {
            packer.add("a.txt".to_owned(), b"words".to_vec()).await?;
            Err(Broken)
        });
        assert!(to_bytes(body, usize::MAX).await.is_err());
    }

    #[tokio::test]
    async fn whoever_stops_reading_stops_the_packing() {
        let (working, stopped) = tokio::sync::oneshot::channel::<()>();
        let body = streamed(async move |packer: Packer| {
            let _working = working;
            for number in 0_u64.. {
                packer.add_as_it_is(number.to_string(), vec![0; PIECE]).await?;
            }
            Ok(())
        });
        drop(body);
        assert!(stopped.await.is_err(), "it ends, and nothing holds it any more");
    }
}
