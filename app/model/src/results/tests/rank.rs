//! Exact linear algebra: ranks of small matrices of whole numbers over the rationals.

/// The rank, by elimination without fractions; each row is kept small by its common divisor.
pub(super) fn rank(mut rows: Vec<Vec<i128>>) -> usize {
    let mut rank = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(rank, pivot);
        let (above, below) = rows.split_at_mut(rank + 1);
        let pivot = &above[rank];
        for row in below {
            let factor = row[column];
            if factor != 0 {
                row.iter_mut().zip(pivot).for_each(|(n, p)| *n = *n * pivot[column] - p * factor);
                let divisor = row.iter().fold(0, |a, b| common_divisor(a, b.abs())).max(1);
                for n in row {
                    *n /= divisor;
                }
            }
        }
        rank += 1;
    }
    rank
}

fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[test]
fn ranks_are_right() {
    assert_eq!(rank(vec![]), 0);
    assert_eq!(rank(vec![vec![0, 0], vec![0, 0]]), 0);
    assert_eq!(rank(vec![vec![1, 2, 3], vec![2, 4, 6], vec![0, 0, 7]]), 2);
    assert_eq!(rank(vec![vec![0, 1, 1], vec![1, 0, 1], vec![1, 1, 0]]), 3);
}
