//! A member takes everything along that the service holds of them (R44, R45): an archive with a page to
//! read, the same for machines, and the photos; or what is for machines alone.

mod data;
mod page;

use std::sync::Arc;

use axum::response::Response;
use store::photos;

use self::data::{OwnData, PhotoFile, PhotosAs, gather};
use crate::{
    Failure, Kanssa, Visit,
    archive::{self, Packer},
    attachment::attachment,
};

/// The name of the part for machines.
pub const JSON: &str = "kanssa.json";

/// `GET /answers/download`
pub async fn json(visit: Visit) -> Result<Response, Failure> {
    let (data, _) = gather(&visit, PhotosAs::Whole).await?;
    Ok(attachment(written(&data)?, "application/json", JSON))
}

/// `GET /account/download`: photos are read one by one while it is sent.
pub async fn archive(visit: Visit) -> Result<Response, Failure> {
    let (data, photos) = gather(&visit, PhotosAs::Files).await?;
    let texts = [("kanssa.html", page::render(&visit, &data)), (JSON, written(&data)?)];
    let kanssa = Arc::clone(&visit.kanssa);
    let body = archive::streamed(async move |packer| {
        for (name, text) in texts {
            packer.add(name.to_owned(), text.into_bytes()).await?;
        }
        pack_photos(&kanssa, &packer, photos).await
    });
    Ok(attachment(body, "application/zip", "kanssa.zip"))
}

async fn pack_photos(
    kanssa: &Kanssa,
    packer: &Packer,
    photos: Vec<PhotoFile>,
) -> Result<(), archive::Broken> {
    for file in photos {
        let mut conn = kanssa.db.read().await.map_err(|error| archive::Broken::of(&error))?;
        let found = photos::find(&mut conn, file.response, file.photo).await;
        // One that was taken back a moment ago is left out.
        let Some(photo) = found.map_err(|error| archive::Broken::of(&error))? else { continue };
        drop(conn);
        packer.add_as_it_is(file.name(), photo.bytes).await?;
    }
    Ok(())
}

fn written(data: &OwnData) -> Result<String, Failure> {
    serde_json::to_string_pretty(data).map_err(|_| Failure::Internal)
}
