//! The score of a scale of a known kind, with what it is.

use model::{
    answers::Decimal,
    questionnaires::{Kind, Question},
    results::{Distribution, Score},
};

use super::figures::{decimal, percent};
use crate::{Visit, t};

/// The score and a sentence on what it is; none where there is none to show.
pub fn words(
    visit: &Visit,
    question: &Question<String>,
    distribution: &Distribution,
) -> Option<String> {
    let Kind::Scale { style, .. } = &question.kind else { return None };
    let share = |per_mille| percent(visit.language, per_mille);
    Some(match distribution.score(*style)? {
        Score::Nps(score) => {
            let score = Decimal::whole(score).shown(visit.language);
            t!(visit, "results-nps", score = score)
        }
        Score::Csat(satisfied) => t!(visit, "results-csat", share = share(satisfied)),
        Score::Ces { mean_thousandths, easy_per_mille } => {
            let mean = decimal(visit.language, mean_thousandths);
            t!(visit, "results-ces", mean = mean, share = share(easy_per_mille))
        }
    })
}
