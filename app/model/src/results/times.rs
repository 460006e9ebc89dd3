//! How long answering took: never a moment, only one of a few spans fixed beforehand.

use super::{Bin, Cell};
use crate::{answers::Decimal, time::Duration};

/// Where one span ends and the next begins, in minutes. What took a day or longer was put aside.
const ENDS: [i64; 9] = [1, 2, 3, 5, 8, 12, 20, 40, 24 * 60];

/// The span in which answering ended that took so long; a clock that ran backwards knows nothing.
pub fn time_cell(took: Duration) -> Cell {
    if took < Duration::default() {
        return Cell::NotKnown;
    }
    let passed = ENDS.iter().filter(|end| took >= Duration::minutes(**end)).count();
    Cell::Bin(span(passed))
}

/// Every span, in order.
pub(super) fn time_cells() -> Vec<Cell> {
    (0..=ENDS.len()).map(|number| Cell::Bin(span(number))).collect()
}

fn span(number: usize) -> Bin {
    let end = |number: Option<usize>| Some(Decimal::whole(*ENDS.get(number?)?));
    Bin { from: end(number.checked_sub(1)), below: end(Some(number)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_of_time_has_its_span() {
        let named = |took: Duration| time_cell(took).to_string();
        assert_eq!(named(Duration(0)), "..1");
        assert_eq!(named(Duration(59_999)), "..1");
        assert_eq!(named(Duration::minutes(1)), "1..2");
        assert_eq!(named(Duration::minutes(7)), "5..8");
        assert_eq!(named(Duration::minutes(40)), "40..1440");
        assert_eq!(named(Duration::days(1)), "1440..");
        assert_eq!(named(Duration(i64::MAX)), "1440..");
        assert_eq!(named(Duration(-1)), "~not_known");
    }

    #[test]
    fn spans_follow_each_other_and_survive_as_text() {
        let cells = time_cells();
        assert_eq!(cells.len(), 10);
        assert!(cells.is_sorted(), "the median is looked for in this order");
        for cell in cells {
            assert_eq!(cell.to_string().parse(), Ok(cell));
        }
    }
}
