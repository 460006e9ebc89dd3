//! What comes out of pictures from outside, and what never does.

#![expect(clippy::unwrap_used, reason = "a test ends where a picture of its own is not one")]

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use media::picture::{MOST_BYTES, Picture, PictureKind, Refused, remake};

/// Red on the left, blue on the right.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }
    })
    .into()
}

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn seen(picture: &Picture) -> RgbaImage {
    image::load_from_memory(&picture.bytes).unwrap().to_rgba8()
}

/// An Exif segment as phones write it: turned by a quarter to the right, with a place.
fn exif() -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    // Orientation (0x0112), SHORT, one value: 6.
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    // Make (0x010f), ASCII, twelve bytes, after the directory.
    tiff.extend(b"\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x26");
    tiff.extend(b"\0\0\0\0");
    tiff.extend(b"60.16N24.94E");
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    segment
}

fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let segment = exif();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &segment, &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// R19, R21: where and with what a photo was taken does not come along, and it stands upright.
#[test]
fn notes_of_the_camera_are_gone_and_the_picture_is_upright() {
    let photo = with_exif(&file(&halves(80, 40), ImageFormat::Jpeg));
    assert!(holds(&photo, b"60.16N24.94E"));
    let picture = remake(&photo, 2000).unwrap();
    assert!(!holds(&picture.bytes, b"60.16N24.94E") && !holds(&picture.bytes, b"Exif"));
    assert_eq!((picture.kind, picture.width, picture.height), (PictureKind::Jpeg, 40, 80));
    // Turned to the right, what was on the left is on top.
    let image = seen(&picture);
    assert!(image.get_pixel(20, 10).0[0] > 150, "red on top");
    assert!(image.get_pixel(20, 70).0[2] > 150, "blue below");
}

#[test]
fn a_large_picture_shrinks_and_keeps_its_shape_and_a_small_one_its_size() {
    let picture = remake(&file(&halves(900, 300), ImageFormat::Png), 300).unwrap();
    assert_eq!((picture.width, picture.height), (300, 100));
    assert_eq!(seen(&picture).dimensions(), (300, 100));
    let picture = remake(&file(&halves(90, 30), ImageFormat::WebP), 300).unwrap();
    assert_eq!((picture.kind, picture.width, picture.height), (PictureKind::Jpeg, 90, 30));
}

#[test]
fn what_shines_through_stays_so_and_what_does_not_becomes_a_jpeg() {
    let clear = RgbaImage::from_pixel(20, 20, Rgba([10, 200, 10, 80])).into();
    let picture = remake(&file(&clear, ImageFormat::Png), 300).unwrap();
    assert_eq!(picture.kind, PictureKind::Png);
    assert_eq!(PictureKind::of(&picture.bytes), PictureKind::Png);
    assert_eq!(seen(&picture).get_pixel(5, 5).0, [10, 200, 10, 80]);
    let solid = RgbaImage::from_pixel(20, 20, Rgba([10, 200, 10, 255])).into();
    let picture = remake(&file(&solid, ImageFormat::Png), 300).unwrap();
    assert_eq!(
        (picture.kind, PictureKind::of(&picture.bytes)),
        (PictureKind::Jpeg, PictureKind::Jpeg)
    );
}

/// A file that is a picture and something else besides is a picture alone afterwards.
#[test]
fn a_polyglot_loses_its_other_tongue() {
    let script = b"<script>alert(document.cookie)</script>";
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let both =
            [file(&halves(40, 40), format), script.to_vec(), b"PK\x03\x04evil".to_vec()].concat();
        let picture = remake(&both, 2000).unwrap();
        assert!(!holds(&picture.bytes, b"script") && !holds(&picture.bytes, b"evil"));
    }
    // In a text chunk of a PNG too.
    let png = file(&halves(40, 40), ImageFormat::Png);
    let mut chunk = u32::try_from(script.len()).unwrap().to_be_bytes().to_vec();
    let body = [b"tEXt".as_slice(), script].concat();
    chunk.extend(&body);
    chunk.extend(crc(&body).to_be_bytes());
    let noted = [&png[..33], &chunk, &png[33..]].concat();
    assert!(!holds(&remake(&noted, 2000).unwrap().bytes, b"script"));
}

/// The checksum of a PNG's chunk (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}

#[test]
fn what_is_not_a_picture_or_broken_is_refused() {
    let jpeg = file(&halves(80, 40), ImageFormat::Jpeg);
    assert_eq!(remake(b"", 300), Err(Refused::NotAPicture));
    assert_eq!(remake(b"hello, I am called photo.jpg", 300), Err(Refused::NotAPicture));
    assert_eq!(
        remake(b"<svg xmlns='http://www.w3.org/2000/svg'/>", 300),
        Err(Refused::NotAPicture)
    );
    assert_eq!(remake(b"GIF89a\x01\0\x01\0\0\0\0;", 300), Err(Refused::NotAPicture));
    assert_eq!(remake(&jpeg[..20], 300), Err(Refused::Broken));
    let png = file(&halves(80, 40), ImageFormat::Png);
    assert_eq!(remake(&png[..png.len() / 2], 300), Err(Refused::Broken));
}

/// Every way to cut a file short ends in a picture or in a refusal.
#[test]
fn a_file_cut_short_never_ends_in_a_panic() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = file(&halves(24, 16), format);
        for length in 0..whole.len() {
            let _ = remake(&whole[..length], 300);
        }
    }
}

/// A few bytes that say they are a huge picture are refused before anything is made of them.
#[test]
fn a_decompression_bomb_is_refused_by_its_measures() {
    let mut png = file(&halves(8, 8), ImageFormat::Png);
    png[16..20].copy_from_slice(&23_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&23_000_u32.to_be_bytes());
    let sum = crc(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    assert_eq!(remake(&png, 300), Err(Refused::TooLarge));
    png[16..20].copy_from_slice(&2_000_000_000_u32.to_be_bytes());
    let sum = crc(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    assert_eq!(remake(&png, 300), Err(Refused::TooLarge));
    assert_eq!(remake(&vec![0xff; MOST_BYTES + 1], 300), Err(Refused::TooLarge));
}
