//! Workbooks as rows of named cells, read with limits on what they unpack to.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use calamine::{Data, DataRef, Reader as _, Xlsx};

use crate::error::{ImportError, Limit};

/// The most files within the archive.
const MOST_ENTRIES: usize = 300;
/// The most bytes of all of them together.
const MOST_UNPACKED: u64 = 120 * 1024 * 1024;
/// The most rows and columns of a sheet.
const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 300;
/// The most bytes of a cell.
const MOST_CELL: usize = 100_000;

/// One row: its cells by the name of the column, blank ones left out.
pub type Row = BTreeMap<String, String>;

/// The rows of each sheet that is wanted, and the names of the columns in order.
pub type Sheet = (Vec<String>, Vec<(u32, Row)>);

/// Reads the sheets of these names; one that is not there is empty.
pub fn read(bytes: &[u8], wanted: [&str; 3]) -> Result<[Sheet; 3], ImportError> {
    measure(bytes)?;
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|e| broken("workbook", &e))?;
    let names = workbook.sheet_names();
    let mut sheets = [Sheet::default(), Sheet::default(), Sheet::default()];
    for (place, wanted) in wanted.into_iter().enumerate() {
        if let Some(name) = names.iter().find(|name| name.trim().eq_ignore_ascii_case(wanted)) {
            sheets[place] = sheet(&mut workbook, name)?;
        }
    }
    Ok(sheets)
}

fn broken(part: &str, error: &impl ToString) -> ImportError {
    ImportError::broken(part, error)
}

/// Unpacks everything once into nothing: what an archive says of its own sizes proves nothing.
fn measure(bytes: &[u8]) -> Result<(), ImportError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken("archive", &error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(ImportError::TooMuch(Limit::Entries));
    }
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|error| broken("archive", &error))?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| broken("archive", &error))?;
        left = left.checked_sub(unpacked).ok_or(ImportError::TooMuch(Limit::Unpacked))?;
    }
    Ok(())
}

/// Cell by cell, so that one cell far away does not make an empty sheet large.
fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, ImportError> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|e| broken(name, &e))?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|e| broken(name, &e))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if row > MOST_ROWS || column > MOST_COLUMNS {
            return Err(ImportError::TooMuch(Limit::Rows));
        }
        if text.len() > MOST_CELL {
            return Err(ImportError::TooMuch(Limit::Unpacked));
        }
        rows.entry(row).or_default().insert(column, text.trim().to_owned());
    }
    let mut rows = rows.into_iter();
    let Some((_, head)) = rows.next() else { return Ok(Sheet::default()) };
    let columns: BTreeMap<u32, String> = head;
    let named = rows.map(|(number, cells)| {
        let cells = cells
            .into_iter()
            .filter_map(|(column, text)| columns.get(&column).map(|name| (name.clone(), text)));
        (number + 1, cells.collect::<Row>())
    });
    let rows = named.filter(|(_, row)| !row.is_empty()).collect();
    Ok((columns.into_values().collect(), rows))
}

fn text(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::Bool(is) => (if is { "TRUE" } else { "FALSE" }).to_owned(),
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}
