//! What a reader sees, and that nothing else shines through.

use proptest::prelude::*;

use super::cells::{every_kind, question};
use crate::{
    answers::{Answer, Decimal},
    questionnaires::{Code, Kind, Question},
    results::{Cell, Counts, Guard, Partition, Shown, Tallies, Tally, cells_of, share, time_cell},
    time::Duration,
};

const ONE: Guard = Guard { threshold: 1, accounts: 0 };

/// Everyone's answers to one question in a single block.
fn tallies(question: &Question<()>, answers: &[Option<Answer>], guard: Guard) -> Tallies {
    let mut counts = Counts::default();
    for answer in answers {
        counts.count(true, cells_of(question, answer.as_ref()));
    }
    let mut tallies = Tallies::default();
    tallies.add(&counts, guard);
    tallies
}

fn points(points: &[u8]) -> Vec<Option<Answer>> {
    points.iter().map(|point| Some(Answer::Point(*point))).collect()
}

fn scale() -> Question<()> {
    question(
        "safe",
        Kind::Scale {
            from: 1,
            to: 3,
            low: (),
            high: (),
            between: Vec::new(),
            style: crate::questionnaires::ScaleStyle::Points,
        },
    )
}

fn counts(shown: &Shown, question: &Question<()>) -> Vec<(String, u64, Option<u64>)> {
    let distributions = shown.distributions(question).into_iter();
    let figures = distributions.flat_map(|distribution| distribution.figures);
    figures.map(|figure| (figure.cell.to_string(), figure.count, figure.per_mille)).collect()
}

#[test]
fn a_scale_shows_every_point_shares_of_the_answers_and_a_mean() {
    let mut answers = points(&[3, 3, 2]);
    answers.extend([None, Some(Answer::NotSaid)]);
    let shown = Shown::of([&tallies(&scale(), &answers, ONE)]);
    let figure = |cell: &str, count, share| (cell.to_owned(), count, share);
    assert_eq!(
        counts(&shown, &scale()),
        [
            figure("p1", 0, Some(0)),
            figure("p2", 1, Some(333)),
            figure("p3", 2, Some(667)),
            figure("~not_said", 1, None),
            figure("~no_answer", 1, None),
        ]
    );
    assert_eq!(shown.distributions(&scale())[0].mean_thousandths, Some(2667));
    assert_eq!(Shown::default().distributions(&scale())[0].mean_thousandths, None);
}

#[test]
fn r68_shares_count_what_is_held_back_and_means_are_of_the_shown_cells_only() {
    let of = |few: usize, many: usize| {
        let answers = points(&[vec![3; many], vec![1; few], vec![2; few]].concat());
        let shown = Shown::of([&tallies(&scale(), &answers, Guard::default())]);
        let [distribution] = <[_; 1]>::try_from(shown.distributions(&scale())).unwrap();
        let share = distribution.figures[2].per_mille;
        (shown.responses, distribution.held_back, share, distribution.mean_thousandths)
    };
    assert_eq!(of(7, 20), (34, 14, Some(588), None), "20 of 34, and too much is not known");
    assert_eq!(of(4, 60), (68, 8, Some(882), Some(3000)));
}

#[test]
fn each_option_of_a_ranking_has_places_and_a_mean_of_them() {
    let order = every_kind().into_iter().find(|q| q.code.as_str() == "order").unwrap();
    let ranked = |codes: &str| -> Option<Answer> {
        Some(Answer::Ranked(codes.split(' ').map(|code| code.parse().unwrap()).collect()))
    };
    let answers = [ranked("bins paths"), ranked("bins light"), ranked("paths bins"), None];
    let shown = Shown::of([&tallies(&order, &answers, ONE)]);
    let bins = &shown.distributions(&order)[0];
    assert_eq!(
        (bins.partition.to_string().as_str(), bins.mean_thousandths),
        ("order-bins", Some(1333))
    );
    let cells: Vec<_> = bins.figures.iter().map(|f| (f.cell.to_string(), f.count)).collect();
    let cell = |name: &str, count| (name.to_owned(), count);
    assert_eq!(
        cells,
        [cell("p1", 2), cell("p2", 1), cell("~not_chosen", 0), cell("~no_answer", 1)]
    );
}

#[test]
fn months_and_hours_stand_in_the_order_of_time() {
    let find = |name: &str| every_kind().into_iter().find(|q| q.code.as_str() == name).unwrap();
    let all = [
        ("day", ["2026-10-01", "2025-12-31", "2026-02-03"].map(|d| format!(r#"{{"date":"{d}"}}"#))),
        ("clock", ["10:00", "09:59", "23:00"].map(|t| format!(r#"{{"time":"{t}"}}"#))),
    ];
    let cells = all.map(|(name, answers)| {
        let answers = answers.map(|answer| serde_json::from_str::<Answer>(&answer).ok());
        let question = find(name);
        let shown = Shown::of([&tallies(&question, &answers, ONE)]);
        counts(&shown, &question).into_iter().map(|(cell, ..)| cell).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(cells, ["m2025_12 m2026_02 m2026_10", "h09 h10 h23"]);
}

#[test]
fn parts_stand_in_the_order_of_the_form_and_former_ones_last() {
    let beaches = every_kind().into_iter().find(|q| q.code.as_str() == "beaches").unwrap();
    let answer: Answer = serde_json::from_str(
        r#"{"parts":{"east":{"parts":{"name":{"text":"x"}}},"north":{"parts":{"name":{"text":"x"}}}}}"#,
    )
    .unwrap();
    let shown = Shown::of([&tallies(&beaches, &vec![Some(answer); 8], Guard::default())]);
    let names: Vec<_> =
        shown.distributions(&beaches).iter().map(|d| d.partition.to_string()).collect();
    assert_eq!(
        names.join(" "),
        "beaches-north-has beaches-north-has-sand beaches-north-has-cafe beaches-north-name \
         beaches-south-has beaches-south-has-sand beaches-south-has-cafe beaches-south-name \
         beaches-east-name"
    );
}

#[test]
fn numbers_show_bins_in_order_and_the_bin_of_the_median() {
    let free = Kind::Number {
        least: None,
        greatest: None,
        decimals: 0,
        step: None,
        slider: false,
        unit: None,
    };
    let steps = question("steps", free);
    let numbers = [-4, 0, 7, 8, 300].map(|n| Some(Answer::Number(Decimal::whole(n))));
    let shown = Shown::of([&tallies(&steps, &numbers, ONE)]);
    let bins: Vec<_> =
        counts(&shown, &steps).into_iter().map(|(bin, count, _)| (bin, count)).collect();
    let bin = |name: &str, count| (name.to_owned(), count);
    assert_eq!(bins, [bin("-5..-2", 1), bin("0..1", 1), bin("6..11", 2), bin("201..501", 1)]);
    assert_eq!(shown.distributions(&steps)[0].median.unwrap().to_string(), "6..11");
}

#[test]
fn groups_add_up_and_those_not_asked_are_told() {
    let of = |n: usize| tallies(&scale(), &points(&vec![1; n]), ONE);
    let mut unasked = Tallies::default();
    let mut block = Counts::default();
    (0..4).for_each(|_| block.count(true, []));
    unasked.add(&block, ONE);
    for order in
        [[&unasked, &of(2), &of(3)], [&of(2), &unasked, &of(3)], [&of(2), &of(3), &unasked]]
    {
        let shown = Shown::of(order);
        assert_eq!(shown.responses, 9);
        let counted: Vec<_> =
            counts(&shown, &scale()).into_iter().map(|(_, count, _)| count).collect();
        assert_eq!(counted, [5, 0, 0, 4]);
    }
}

#[test]
fn former_options_come_last_and_only_once_they_can_be_shown() {
    let wishes = every_kind().into_iter().find(|q| q.code.as_str() == "wishes").unwrap();
    let car: Code = "car".parse().unwrap();
    let chose = |n| vec![Some(Answer::Options { options: vec![car.clone()], other: None }); n];
    let last = |shown: &Shown| shown.distributions(&wishes).pop().unwrap().partition.to_string();
    assert_eq!(last(&Shown::of([&tallies(&wishes, &chose(9), Guard::default())])), "wishes-car");
    let answers = [chose(3), vec![None; 9]].concat();
    assert_eq!(last(&Shown::of([&tallies(&wishes, &answers, Guard::default())])), "wishes-other");
}

proptest! {
    /// Whichever cells hold what is held back, the reader sees the same.
    #[test]
    fn r68_what_is_held_back_shows_in_its_sum_only(
        shown in prop::collection::vec(0_u64..40, 6), pending in prop::collection::vec(0_u64..12, 6)
    ) {
        let cells = ["p1", "p2", "p3", "p9", "~not_said", "~earlier_kind"];
        let made = |pending: &[u64]| {
            let tallies = shown.iter().zip(pending).map(|(shown, pending)| {
                Tally { shown: *shown, pending: *pending, fresh: *pending }
            });
            let cells = cells.iter().map(|cell| cell.parse::<Cell>().unwrap());
            let partition = "safe".parse().unwrap();
            let responses = shown.iter().chain(pending).sum();
            Tallies { responses, partitions: [(partition, cells.zip(tallies).collect())].into() }
        };
        let mut elsewhere = pending.clone();
        elsewhere.rotate_left(1);
        let seen = |tallies: Tallies| Shown::of([&tallies]).distributions(&scale());
        prop_assert_eq!(seen(made(&pending)), seen(made(&elsewhere)));
    }
}

/// So many in each cell of a partition, in one block.
fn counted(partition: &Partition, cells: &[(Cell, u64)]) -> Shown {
    let mut counts = Counts::default();
    for (cell, count) in cells {
        (0..*count).for_each(|_| counts.count(true, [(partition.clone(), cell.clone())]));
    }
    let mut tallies = Tallies::default();
    tallies.add(&counts, Guard::default());
    Shown::of([&tallies])
}

#[test]
fn the_median_of_the_time_taken_is_a_span_and_what_is_not_known_is_no_time() {
    let took = |minutes: i64| time_cell(Duration::minutes(minutes));
    let cells = [(took(2), 10), (took(6), 9), (took(30), 8), (Cell::NotKnown, 20)];
    let times = counted(&Partition::Time, &cells).times();
    assert_eq!(times.median.map(|bin| bin.to_string()).as_deref(), Some("5..8"));
    let shown = |name: &str| {
        let figure = times.figures.iter().find(|figure| figure.cell.to_string() == name);
        figure.map(|figure| (figure.count, figure.per_mille))
    };
    assert_eq!(shown("2..3"), Some((10, Some(370))));
    assert_eq!(shown("..1"), Some((0, Some(0))), "every span has its row");
    assert_eq!(shown("~not_known"), Some((20, None)));
}

#[test]
fn r68_of_time_too_nothing_is_shown_of_few() {
    let cells = [(time_cell(Duration::minutes(2)), 15), (time_cell(Duration::days(2)), 1)];
    let times = counted(&Partition::Time, &cells).times();
    assert!(times.figures.iter().all(|figure| figure.count == 0), "{times:?}");
    assert_eq!((times.held_back, times.median), (16, None));
}

#[test]
fn those_who_stopped_are_shown_in_the_order_of_the_questions() {
    let after = |name: &str| Cell::Code(name.parse().unwrap());
    let cells =
        [(after("travel"), 9), (Cell::AtStart, 8), (after("former"), 8), (after("seen"), 3)];
    let shown = counted(&Partition::Stop, &cells);
    let stops = shown.stops(&every_kind());
    let named: Vec<_> = stops.figures.iter().map(|figure| figure.cell.to_string()).collect();
    assert_eq!(named[..4], ["~at_start", "travel", "wishes", "seen"]);
    let (at_start, travel) = (stops.figures[0].count, stops.figures[1].count);
    assert!(!named.contains(&"former".to_owned()), "held back with the three: {stops:?}");
    assert_eq!(stops.held_back, 11);
    assert_eq!((at_start + travel, shown.responses), (17, 28));
}

#[test]
fn a_share_of_nothing_is_none() {
    assert_eq!(share(1, 3), Some(333));
    assert_eq!(share(0, 0), None);
}
