//! Pictures in the editor's forms, in files, in the checks.

use super::*;
use crate::questionnaires::{Embedded, FlawKind, Picture, PictureId, lint::Wording};

fn picture(byte: u8, words: &str) -> Picture {
    let alternative = Texts { fi: Some(words.to_owned()), ..Texts::default() };
    Picture { file: PictureId::of(&[byte]), width: 640, height: 480, alternative }
}

fn pictured() -> Questionnaire {
    let option = |name: &str, byte| {
        let mut option = Choice::new(code(name), Texts::all(name, name, name));
        option.picture = Some(picture(byte, name));
        option
    };
    let options = vec![option("oak", 1), option("pine", 2)];
    let kind = Kind::MultipleChoice { options, at_least: None, at_most: None };
    let mut question = Question::new(code("trees"), Texts::all("Puut", "Träden", "Trees"), kind);
    question.picture = Some(picture(3, "Puisto"));
    Questionnaire::new(vec![Page::new(code("first"), vec![question])])
}

#[test]
fn a_form_filled_with_pictures_reads_as_the_same_question() {
    let all = pictured();
    let trees = of(&all, "trees");
    let read = form(&all, Some(trees)).read(KindName::MultipleChoice, &filled(trees, &[]));
    assert_eq!(read.unwrap().question, *trees);
    let without = filled(trees, &[("picture", ""), ("option-1-picture", "")]);
    let read = form(&all, Some(trees)).read(KindName::MultipleChoice, &without).unwrap().question;
    assert_eq!(read.pictures().count(), 1);
    for wrong in ["x 1 1", "00 1", &format!("{} 70000 1", PictureId::of(&[1]))] {
        assert_eq!(read_picture_field(wrong), None, "{wrong}");
    }
}

#[test]
fn a_picture_without_words_beside_it_is_told_and_not_dropped() {
    let all = pictured();
    let trees = of(&all, "trees");
    let blank = [("option-1", ""), ("option-1-sv", ""), ("option-1-en", "")];
    let read = form(&all, Some(trees)).read(KindName::MultipleChoice, &filled(trees, &blank));
    assert_eq!(read.unwrap_err(), [("option-1".to_owned(), Mistake::Blank)]);
}

#[test]
fn a_picture_needs_a_description_in_the_main_language_and_a_place_where_it_can_be() {
    let mut all = pictured();
    assert_eq!(all.flaws(Language::Fi), []);
    assert_eq!(all.count_missing(Language::Sv), 3, "each is to be translated");
    let kinds: Vec<_> = all.flaws(Language::Sv).into_iter().map(|flaw| flaw.kind).collect();
    assert_eq!(kinds, [FlawKind::MissingAlternative; 3]);
    let Kind::MultipleChoice { options, .. } = all.pages[0].questions[0].kind.clone() else {
        panic!()
    };
    all.pages[0].questions[0].kind = Kind::Ranking { options, at_most: None };
    assert_eq!(all.flaws(Language::Fi)[0].kind, FlawKind::Misplaced);
}

#[test]
fn what_pictures_show_is_translated_beside_the_other_texts() {
    let all = pictured();
    let rows = all.pages[0].text_rows();
    let places: Vec<_> = rows.iter().map(|row| (row.id.as_str(), row.place)).collect();
    assert!(places.contains(&("t-trees-alternative", TextPlace::Alternative)), "{places:?}");
    let of_pine = ("t-trees-alternative-pine", TextPlace::OptionAlternative(2));
    assert!(places.contains(&of_pine), "{places:?}");
    let row = rows.iter().find(|row| row.id == of_pine.0).unwrap();
    let marks = row.marks(&crate::questionnaires::WrittenIn::default());
    let typed = fields(&[(of_pine.0, "pine"), ("t-trees-alternative-pine-en", "A tall pine")]);
    let typed = [typed, vec![(row.mark_field(), marks)]].concat();
    let read = all.read_texts(&typed).next;
    let shown: Vec<_> = of(&read, "trees").pictures().map(|one| &one.alternative).collect();
    assert_eq!(shown[2].en.as_deref(), Some("A tall pine"));
}

#[test]
fn a_file_brings_pictures_along_and_they_take_the_place_of_those_it_names() {
    let all = pictured();
    assert_eq!(Questionnaire::from_file(&all.to_file()).unwrap(), all);
    let brought: Embedded = [(PictureId::of(&[1]), "data:image/png;base64,AA==".to_owned())].into();
    let file = all.to_file_with(brought.clone());
    let (mut read, pictures) = Questionnaire::from_file_with_pictures(&file).unwrap();
    assert_eq!((&read, pictures), (&all, brought));
    let new = PictureId::of(&[9]);
    read.replace_pictures(|id| (id == PictureId::of(&[1])).then_some((new, [20, 10])));
    let expected = [PictureId::of(&[2]), PictureId::of(&[3]), new];
    assert_eq!(read.picture_files(), expected.into());
    let changed = of(&read, "trees").pictures().find(|one| one.file == new).unwrap();
    assert_eq!((changed.width, changed.height), (20, 10));
}

#[test]
fn r24_another_picture_is_another_wording_and_rules_have_none() {
    let mut all = pictured();
    let wording = |all: &Questionnaire| -> Wording { all.placed().next().unwrap().wording() };
    let before = wording(&all);
    all.replace_pictures(|_| Some((PictureId::of(&[9]), [1, 1])));
    assert_ne!(wording(&all), before);
    assert!(all.rules().picture_files().is_empty());
}
