//! A table of answers as it is written down in each form.

use std::io::{Read, Seek};

use app::Kanssa;
use model::exports::{Cell, Codebook, ColumnPlan, Csv, Format, JsonRow};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::{Stop, parts::Parts, sheet};

/// A table being written.
pub enum Table {
    /// Lines of a CSV file.
    Csv { csv: Csv, written: String },
    /// Objects of a JSON array.
    Json { written: Vec<u8>, is_first: bool },
    /// Rows of a sheet, which the workbook keeps in a temporary file without a name.
    Sheet { workbook: Box<Workbook>, rows: u32 },
}

impl Table {
    /// The beginning: the columns' names, where the form has them.
    pub fn start(format: Format, plan: &ColumnPlan) -> Result<Self, Stop> {
        Ok(match format {
            Format::Csv | Format::CsvExcel => {
                let csv = csv_of(format).unwrap_or(Csv::PLAIN);
                let mut written = String::new();
                csv.start(plan.columns(), &mut written);
                Self::Csv { csv, written }
            }
            Format::Json => Self::Json { written: b"[".to_vec(), is_first: true },
            Format::Xlsx => {
                let mut workbook = Box::new(Workbook::new());
                sheet::add(&mut workbook, "data").map_err(no_sheet)?;
                let names: Vec<_> =
                    plan.columns().iter().map(|column| Cell::Code(&column.name)).collect();
                sheet::write_names(&mut workbook, 0, &names).map_err(no_sheet)?;
                Self::Sheet { workbook, rows: 1 }
            }
        })
    }

    /// One row.
    pub fn row(&mut self, plan: &ColumnPlan, cells: &[Cell<'_>]) -> Result<(), Stop> {
        match self {
            Self::Csv { csv, written } => csv.row(cells, written),
            Self::Json { written, is_first } => {
                let between: &[u8] = if *is_first { b"\n" } else { b",\n" };
                written.extend_from_slice(between);
                *is_first = false;
                serde_json::to_writer(written, &JsonRow::new(plan, cells))
                    .map_err(|_| Stop::Impossible("a row cannot be written as JSON"))?;
            }
            Self::Sheet { workbook, rows } => {
                sheet::write_row(workbook, 0, *rows, cells).map_err(no_sheet)?;
                *rows += 1;
            }
        }
        Ok(())
    }

    /// What has been written since the last time; nothing of a sheet before its end.
    pub fn written(&mut self) -> Vec<u8> {
        match self {
            Self::Csv { written, .. } => std::mem::take(written).into_bytes(),
            Self::Json { written, .. } => std::mem::take(written),
            Self::Sheet { .. } => Vec::new(),
        }
    }

    /// Ends the table; a workbook takes its codebook along.
    pub async fn end(
        mut self,
        codebook: &Codebook,
        parts: &mut Parts,
        kanssa: &Kanssa,
    ) -> Result<(), Stop> {
        if let Self::Json { written, .. } = &mut self {
            written.extend_from_slice(b"\n]\n");
        }
        parts.store(kanssa, self.written()).await?;
        let Self::Sheet { mut workbook, .. } = self else { return Ok(()) };
        sheet::add(&mut workbook, "codebook").map_err(no_sheet)?;
        for (row, cells) in (0..).zip(codebook.sheet()) {
            let written = match row {
                0 => sheet::write_names(&mut workbook, 1, &cells),
                row => sheet::write_row(&mut workbook, 1, row, &cells),
            };
            written.map_err(no_sheet)?;
        }
        let file = tokio::task::spawn_blocking(move || save(&mut workbook)).await;
        let mut file = file.map_err(|_| Stop::Impossible("the workbook's writer stopped"))??;
        loop {
            let mut bytes = Vec::new();
            let part = store::exports::PART_BYTES as u64;
            file.by_ref().take(part).read_to_end(&mut bytes).map_err(|error| no_file(&error))?;
            if bytes.is_empty() {
                return Ok(());
            }
            parts.store(kanssa, bytes).await?;
        }
    }
}

/// How CSV is written in this form, if it is CSV.
pub const fn csv_of(format: Format) -> Option<Csv> {
    match format {
        Format::CsvExcel => Some(Csv::NORDIC_EXCEL),
        Format::Csv => Some(Csv::PLAIN),
        Format::Json | Format::Xlsx => None,
    }
}

fn no_sheet(error: XlsxError) -> Stop {
    // The error may quote what was to be written.
    drop(error);
    Stop::Impossible("the workbook cannot be written")
}

fn no_file(error: &std::io::Error) -> Stop {
    tracing::error!(kind = %error.kind(), "a temporary file cannot be used");
    Stop::Store(store::Error::Conflict)
}

/// The workbook in a temporary file without a name, read from its beginning.
fn save(workbook: &mut Workbook) -> Result<std::fs::File, Stop> {
    let mut file = tempfile::tempfile().map_err(|error| no_file(&error))?;
    workbook.save_to_writer(&mut file).map_err(no_sheet)?;
    file.rewind().map_err(|error| no_file(&error))?;
    Ok(file)
}

/// The codebook as a file of its own.
pub fn codebook(format: Format, codebook: &Codebook) -> Result<Vec<u8>, Stop> {
    if format == Format::Json {
        return serde_json::to_vec_pretty(codebook)
            .map_err(|_| Stop::Impossible("the codebook cannot be written as JSON"));
    }
    let (csv, mut written) = (csv_of(format).unwrap_or(Csv::PLAIN), String::new());
    csv.mark(&mut written);
    for cells in codebook.sheet() {
        csv.row(&cells, &mut written);
    }
    Ok(written.into_bytes())
}
