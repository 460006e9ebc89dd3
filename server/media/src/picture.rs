//! One picture: read with limits, turned upright, shrunk, written anew.

use std::{
    io::Cursor,
    sync::{Mutex, PoisonError},
};

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType as Filter, PngEncoder},
    },
    imageops::FilterType,
};

/// The most bytes that a picture may have as it is handed in.
pub const MOST_BYTES: usize = 8 << 20;

/// The most pixels that are decoded: what the cameras of phones give, and 192 MB at three bytes
/// each.
pub const MOST_PIXELS: u64 = 64_000_000;

/// The longest side that is decoded, in pixels: a panorama has it.
const LONGEST_SIDE: u32 = 24_000;

/// JPEG's quality of what is written: differences are not seen on a phone, and it is half of what
/// 95 takes.
const QUALITY: u8 = 82;

/// A decoded picture takes two hundred megabytes, so that one is made at a time, however many are
/// handed in.
static AT_WORK: Mutex<()> = Mutex::new(());

/// A picture with nothing in it but what is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// What kind of file it is.
    pub kind: PictureKind,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The kinds of files that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// JPEG, for everything that hides what is behind it.
    Jpeg,
    /// PNG, where something shines through.
    Png,
}

impl PictureKind {
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// How the name of such a file ends, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Which kind bytes of ours are, by how they begin.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"\x89PNG") { Self::Png } else { Self::Jpeg }
    }
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Neither a JPEG, nor a PNG, nor a WebP file.
    #[error("not a picture of a kind that is read: JPEG, PNG or WebP")]
    NotAPicture,
    /// More bytes or pixels than are taken.
    #[error("larger than {MOST_BYTES} bytes or {MOST_PIXELS} pixels")]
    TooLarge,
    /// It begins like a picture and cannot be read to its end.
    #[error("a picture that cannot be read")]
    Broken,
}

/// The picture made anew: upright, at most `longest_side` pixels long, without metadata.
///
/// It takes up to a second, so call it where blocking is allowed.
///
/// # Errors
/// [`Refused`] says why it is not taken. Nothing of it is kept.
pub fn remake(bytes: &[u8], longest_side: u32) -> Result<Picture, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    let format = kind_of(bytes).ok_or(Refused::NotAPicture)?;
    let _alone = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let upright = decoded(bytes, format)?;
    let fitting = if upright.width().max(upright.height()) > longest_side {
        upright.resize(longest_side, longest_side, FilterType::CatmullRom)
    } else {
        upright
    };
    written(&fitting)
}

/// The kind that the first bytes tell, whatever the file is called.
fn kind_of(bytes: &[u8]) -> Option<ImageFormat> {
    image::guess_format(bytes)
        .ok()
        .filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP))
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Refused> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_PIXELS * 4);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Refused::Broken);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooLarge);
    }
    // A file whose note on its orientation is broken is shown as it lies.
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

const fn refused(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooLarge,
        _ => Refused::Broken,
    }
}

fn written(image: &DynamicImage) -> Result<Picture, Refused> {
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    let kind = if shines_through(image) {
        // From pixels alone: the picture as it was decoded may know of a colour space to write.
        let encoder =
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, Filter::Adaptive);
        image.to_rgba8().write_with_encoder(encoder).map_err(|_| Refused::Broken)?;
        PictureKind::Png
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        image.to_rgb8().write_with_encoder(encoder).map_err(|_| Refused::Broken)?;
        PictureKind::Jpeg
    };
    Ok(Picture { bytes, kind, width, height })
}

/// Whether a pixel lets through what is behind it.
fn shines_through(image: &DynamicImage) -> bool {
    image.color().has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX)
}
