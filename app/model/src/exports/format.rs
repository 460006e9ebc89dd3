//! The forms a file of answers comes in, and how far its making has come.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// In which form answers are handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A workbook, with the codebook as a sheet of its own.
    Xlsx,
    /// CSV with semicolons, decimal commas and a byte order mark, as Excel in Finnish or Swedish
    /// reads it.
    CsvExcel,
    /// CSV with commas, for programs (RFC 4180).
    Csv,
    /// JSON: an array with an object for each response.
    Json,
}

/// The most rows of a sheet, the row of names included.
const MOST_SHEET_ROWS: u64 = 1_048_576;
/// The most columns of a sheet.
const MOST_SHEET_COLUMNS: usize = 16_384;

impl Format {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::CsvExcel, Self::Csv, Self::Json];

    /// Its name in the database and in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvExcel => "csv_excel",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What the file's name ends in.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvExcel | Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::CsvExcel | Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
        }
    }

    /// Whether so many rows and columns can be written in this form: a sheet has its limits.
    pub const fn holds(self, rows: u64, columns: usize) -> bool {
        match self {
            Self::Xlsx => rows < MOST_SHEET_ROWS && columns <= MOST_SHEET_COLUMNS,
            Self::CsvExcel | Self::Csv | Self::Json => true,
        }
    }
}

impl FromStr for Format {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or(())
    }
}

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Asked for, or being made.
    Making,
    /// To be downloaded.
    Ready,
    /// Somebody took back answers that were in it.
    Withdrawn,
    /// Its time is over.
    Expired,
    /// It could not be made: a sheet is too small for it, or fewer are left than may be handed out.
    Failed,
}

impl State {
    const ALL: [Self; 5] =
        [Self::Making, Self::Ready, Self::Withdrawn, Self::Expired, Self::Failed];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Making => "making",
            Self::Ready => "ready",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Failed => "failed",
        }
    }
}

impl FromStr for State {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        for state in State::ALL {
            assert_eq!(state.name().parse(), Ok(state));
        }
        assert_eq!("".parse::<Format>(), Err(()));
    }

    #[test]
    fn a_sheet_has_a_row_of_names_and_its_limits() {
        assert!(Format::Xlsx.holds(1_048_575, 16_384));
        assert!(!Format::Xlsx.holds(1_048_576, 1));
        assert!(!Format::Xlsx.holds(1, 16_385));
        assert!(Format::Csv.holds(u64::MAX, usize::MAX));
    }
}
