//! A sheet of a workbook: a row of names that stays in sight, and cells of the kind they are.

use model::{
    answers::{Date, TimeOfDay},
    exports::{Cell, NOT_KNOWN, NOT_SAID, harmless},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

const WIDTH: f64 = 16.0;

/// A sheet whose rows are written to a temporary file as they come.
pub fn add(workbook: &mut Workbook, name: &str) -> Result<(), XlsxError> {
    workbook.add_worksheet_with_constant_memory()?.set_name(name).map(|_| ())
}

/// The first row: bold, and in sight wherever one scrolls.
pub fn write_names(
    workbook: &mut Workbook,
    sheet: usize,
    names: &[Cell<'_>],
) -> Result<(), XlsxError> {
    let sheet = workbook.worksheet_from_index(sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, name) in (0..).zip(names) {
        sheet.set_column_width(column, WIDTH)?;
        if let Cell::Code(name) = name {
            sheet.write_string_with_format(0, column, *name, &bold)?;
        } else if let Cell::Text(name) = name {
            sheet.write_string_with_format(0, column, name.as_ref(), &bold)?;
        }
    }
    Ok(())
}

/// Numbers are numbers, days days and times times; everything else is text: nothing in a cell is a
/// formula, and what could be taken for one when it is copied elsewhere has its mark.
pub fn write_row(
    workbook: &mut Workbook,
    sheet: usize,
    row: u32,
    cells: &[Cell<'_>],
) -> Result<(), XlsxError> {
    let sheet = workbook.worksheet_from_index(sheet)?;
    for (column, cell) in (0..).zip(cells) {
        match cell {
            Cell::Empty => {}
            Cell::NotSaid => drop(sheet.write_string(row, column, NOT_SAID)?),
            Cell::NotKnown => drop(sheet.write_string(row, column, NOT_KNOWN)?),
            Cell::Date(date) => write_date(sheet, (row, column), *date)?,
            Cell::Time(time) => write_time(sheet, (row, column), *time)?,
            Cell::Code(code) => drop(sheet.write_string(row, column, harmless(code))?),
            Cell::Text(text) => drop(sheet.write_string(row, column, harmless(text))?),
            Cell::Flag(chosen) => drop(sheet.write_number(row, column, u8::from(*chosen))?),
            // At most fifteen digits, which a double holds exactly.
            Cell::Number(number) => match number.to_string().parse::<f64>() {
                Ok(number) => drop(sheet.write_number(row, column, number)?),
                Err(_) => drop(sheet.write_string(row, column, number.to_string())?),
            },
        }
    }
    Ok(())
}

/// A day; before 1900, where Excel has none, its text.
fn write_date(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    date: Date,
) -> Result<(), XlsxError> {
    match ExcelDateTime::parse_from_str(&date.to_string()) {
        Ok(day) => {
            let format = Format::new().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, column, day, &format)?;
        }
        Err(_) => drop(sheet.write_string(row, column, date.to_string())?),
    }
    Ok(())
}

fn write_time(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    time: TimeOfDay,
) -> Result<(), XlsxError> {
    match ExcelDateTime::parse_from_str(&time.to_string()) {
        Ok(time) => {
            let format = Format::new().set_num_format("hh:mm");
            sheet.write_datetime_with_format(row, column, time, &format)?;
        }
        Err(_) => drop(sheet.write_string(row, column, time.to_string())?),
    }
    Ok(())
}
