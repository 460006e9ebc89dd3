//! How the editor's forms hold a picture that has been taken in.

use crate::questionnaires::PictureId;

/// A picture that has been taken in, with its width and height, as a form holds it.
pub fn picture_field(file: PictureId, [width, height]: [u16; 2]) -> String {
    format!("{file} {width} {height}")
}

/// The same the other way round. None: there is no picture.
pub fn read_picture_field(field: &str) -> Option<(PictureId, [u16; 2])> {
    let mut parts = field.split(' ');
    let file = parts.next()?.parse().ok()?;
    let size = [parts.next()?.parse().ok()?, parts.next()?.parse().ok()?];
    Some((file, size))
}
