//! Scores: one number that sums up a scale of a known kind, worked out from what is shown.

use super::{
    Distribution, Figure,
    figures::{rounded, says_enough},
};
use crate::questionnaires::ScaleStyle;

/// What is worked out from the shown points of a scale of a known kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// Net promoter score: the per cent of 9 and 10 minus the per cent of 0 to 6, rounded.
    Nps(i64),
    /// Customer satisfaction: the share of 4 and 5, in thousandths.
    Csat(u64),
    /// Customer effort score.
    Ces {
        /// The mean, in thousandths.
        mean_thousandths: u64,
        /// The share of 5 to 7, in thousandths.
        easy_per_mille: u64,
    },
}

impl Distribution {
    /// The score of the answers to a scale of this style; none if the style has no score, if there
    /// are no answers, and while too much is held back, as with the mean.
    ///
    /// Of nothing but the figures that are shown: it tells no more than they do.
    pub fn score(&self, style: ScaleStyle) -> Option<Score> {
        let answers = self.figures.iter().filter(|figure| figure.cell.is_answer());
        let shown: u64 = answers.map(|figure| figure.count).sum();
        if !says_enough(shown, self.held_back) {
            return None;
        }
        // Points that the scale no longer has are not of its kind.
        let (first, last) = style.ends()?;
        let count = |least: u8, most: u8| self.sum(least.max(first), most.min(last), |_| 1);
        let all = count(first, last);
        match style {
            ScaleStyle::Nps => Some(Score::Nps(signed_per_cent(count(9, 10), count(0, 6), all)?)),
            ScaleStyle::Csat => Some(Score::Csat(rounded(count(4, 5).saturating_mul(1000), all)?)),
            ScaleStyle::Ces => Some(Score::Ces {
                mean_thousandths: rounded(
                    self.sum(first, last, u64::from).saturating_mul(1000),
                    all,
                )?,
                easy_per_mille: rounded(count(5, 7).saturating_mul(1000), all)?,
            }),
            ScaleStyle::Points | ScaleStyle::Stars | ScaleStyle::Slider => None,
        }
    }

    /// What the shown answers from one point to another are worth together.
    fn sum(&self, least: u8, most: u8, worth: fn(u8) -> u64) -> u64 {
        let of = |figure: &Figure| {
            let point = figure.cell.point().filter(|point| (least..=most).contains(point));
            point.map_or(0, |point| worth(point).saturating_mul(figure.count))
        };
        self.figures.iter().map(of).sum()
    }
}

/// The difference of two counts in per cent of all, halves away from zero.
fn signed_per_cent(more: u64, less: u64, all: u64) -> Option<i64> {
    let size = i64::try_from(rounded(more.abs_diff(less).saturating_mul(100), all)?).ok()?;
    Some(if more < less { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Cell, Partition};

    /// So many shown at each point from the first of the style on.
    fn distribution(style: ScaleStyle, counts: &[u64], held_back: u64) -> Distribution {
        let first = style.ends().unwrap().0;
        let figure = |(point, count): (u8, &u64)| Figure {
            cell: Cell::of_point(point),
            count: *count,
            per_mille: None,
        };
        let mut figures: Vec<Figure> = (first..).zip(counts).map(figure).collect();
        figures.push(Figure { cell: Cell::NotSaid, count: 500, per_mille: None });
        let partition: Partition = "safe".parse().unwrap();
        Distribution { partition, figures, held_back, mean_thousandths: None, median: None }
    }

    #[test]
    fn nps_is_promoters_minus_detractors() {
        let of = |counts: &[u64]| distribution(ScaleStyle::Nps, counts, 0).score(ScaleStyle::Nps);
        assert_eq!(of(&[0, 0, 0, 0, 0, 0, 10, 40, 0, 0, 50]), Some(Score::Nps(40)));
        assert_eq!(of(&[20, 0, 0, 0, 0, 0, 10, 0, 0, 8, 0]), Some(Score::Nps(-58)));
        assert_eq!(of(&[0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 0]), Some(Score::Nps(0)));
        assert_eq!(of(&[]), None, "nobody answered");
    }

    #[test]
    fn csat_is_the_share_of_the_satisfied() {
        let style = ScaleStyle::Csat;
        assert_eq!(distribution(style, &[8, 0, 8, 8, 8], 0).score(style), Some(Score::Csat(500)));
    }

    #[test]
    fn ces_is_the_mean_and_the_share_of_those_who_found_it_easy() {
        let style = ScaleStyle::Ces;
        let score = Score::Ces { mean_thousandths: 4333, easy_per_mille: 667 };
        assert_eq!(distribution(style, &[8, 0, 0, 0, 8, 0, 8], 0).score(style), Some(score));
    }

    #[test]
    fn r68_a_score_is_not_shown_when_much_is_held_back() {
        let style = ScaleStyle::Csat;
        let of = |held_back| distribution(style, &[0, 0, 0, 20, 20], held_back).score(style);
        assert_eq!((of(10), of(11)), (Some(Score::Csat(1000)), None));
    }

    #[test]
    fn points_of_an_earlier_scale_and_other_styles_have_no_score() {
        let style = ScaleStyle::Csat;
        let earlier = [0, 0, 8, 8, 0, 0, 0, 0, 0, 90];
        assert_eq!(distribution(style, &earlier, 0).score(style), Some(Score::Csat(500)));
        let other = [ScaleStyle::Points, ScaleStyle::Stars, ScaleStyle::Slider];
        assert!(other.iter().all(|other| distribution(style, &earlier, 0).score(*other).is_none()));
    }
}
