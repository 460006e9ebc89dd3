//! Workbooks: made up byte for byte, and of made-up cells in a sound archive, which get further.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rust_xlsxwriter::{Workbook, XlsxError};

fuzz_target!(|bytes: &[u8]| {
    match std::str::from_utf8(bytes).map(workbook) {
        Ok(Ok(workbook)) => fuzz::import(&workbook),
        _ => fuzz::import(bytes),
    }
});

/// Sheets are divided by blank lines, cells by `|`; a sheet begins with its name.
fn workbook(text: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for sheet in text.split("\n\n").take(4) {
        let mut lines = sheet.lines();
        let worksheet = workbook.add_worksheet().set_name(lines.next().unwrap_or_default())?;
        for (row, cells) in (0..).zip(lines.take(400)) {
            for (column, cell) in (0..).zip(cells.split('|').take(40)) {
                worksheet.write_string(row, column, cell.trim())?;
            }
        }
    }
    workbook.save_to_buffer()
}
