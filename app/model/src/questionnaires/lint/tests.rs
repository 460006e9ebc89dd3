//! What the lint finds, and what only looks like it.

use super::*;

fn question(language: Language, text: &str, kind: &str) -> Question {
    let file = format!(
        r#"{{ "format": "kanssa-questionnaire/1", "pages": [ {{ "code": "p", "questions": [
            {{ "code": "q", "text": {{ "{language}": {} }}, "kind": {kind} }} ] }} ] }}"#,
        serde_json::to_string(text).unwrap()
    );
    Questionnaire::from_file(&file).unwrap().pages[0].questions[0].clone()
}

const TEXT: &str = r#"{ "short_text": { "most": 100 } }"#;
const SCALE: &str =
    r#"{ "scale": { "from": 1, "to": 5, "low": { "fi": "a" }, "high": { "fi": "b" } } }"#;

fn usual() -> &'static WrittenIn {
    static USUAL: std::sync::LazyLock<WrittenIn> = std::sync::LazyLock::new(WrittenIn::default);
    &USUAL
}

/// A question under no heading.
fn alone(question: &Question) -> Placed<'_> {
    Placed { question, heading: None, written_in: usual() }
}

fn remarks(language: Language, text: &str, kind: &str) -> Vec<Remark> {
    let found =
        question(language, text, kind).lint(usual()).into_iter().map(|finding| finding.remark);
    found.filter(|remark| !matches!(remark, Remark::NotTranslated(_))).collect()
}

use Language::{En, Fi, Sv};

#[test]
fn r24_special_topics_are_found_in_three_languages() {
    for (language, text, topic) in [
        (Fi, "Mikä on uskontosi?", Topic::Religion),
        (Fi, "Millainen terveydentilasi on?", Topic::Health),
        (Fi, "Onko sinulla pitkäaikaissairaus tai jokin vamma?", Topic::Health),
        (Fi, "Miten mielenterveytesi on muuttunut?", Topic::Health),
        (Fi, "Mitä puoluetta äänestäisit?", Topic::Politics),
        (Fi, "Kuulutko ammattiliittoon?", Topic::Union),
        (Fi, "Mikä on etninen taustasi?", Topic::Origin),
        (Fi, "Mikä on seksuaalinen suuntautumisesi?", Topic::Sexuality),
        (Fi, "Onko sinulla merkintöjä rikosrekisterissä?", Topic::Crime),
        (Sv, "Vilken är din partitillhörighet?", Topic::Politics),
        (Sv, "Vilken religion har du?", Topic::Religion),
        (Sv, "Har du någon funktionsnedsättning?", Topic::Health),
        (Sv, "Vilken är din sexuella läggning?", Topic::Sexuality),
        (Sv, "Är du medlem i ett fackförbund?", Topic::Union),
        (Sv, "Har du någon gång suttit i fängelse?", Topic::Crime),
        (En, "What is your ethnic background?", Topic::Origin),
        (En, "Do you have a long-term illness?", Topic::Health),
        (En, "How is your health?", Topic::Health),
        (En, "Are you a member of a trade union?", Topic::Union),
        (En, "What are your political views?", Topic::Politics),
        (En, "Would you give your fingerprint?", Topic::Body),
    ] {
        let found = remarks(language, text, "\"yes_no\"");
        let has = found.iter().any(|remark| matches!(remark, Remark::Special(t, _) if *t == topic));
        assert!(has, "{text}: {found:?}");
    }
}

#[test]
fn r24_what_only_begins_alike_is_let_through() {
    for (language, text) in [
        (Fi, "Tervetuloa! Miten löysit meidät?"),
        (Fi, "Oliko ruoka terveellistä ja maukasta?"),
        (Fi, "Kohteliko henkilökunta sinua puolueettomasti?"),
        (Fi, "Mitä ideaa äänestit osallistuvassa budjetoinnissa?"),
        (Fi, "Luetko mieluiten romaaneja vai tietokirjoja?"),
        (Fi, "Syövätkö lapset koulussa aamupalaa?"),
        (Fi, "Kuinka usein käyt kirjastossa?"),
        (Fi, "Onko puistossa raskaita esteitä?"),
        (Sv, "Hur hälsar personalen på dig?"),
        (Sv, "Vilket partytält vill du låna?"),
        (Sv, "Hur ofta besöker du simhallen?"),
        (Sv, "Rösta på det bästa förslaget i medborgarbudgeten"),
        (En, "Would you like more healthy food?"),
        (En, "Did you take part in the cycling race?"),
        (En, "Which idea did you vote for?"),
        (En, "How often do you use the library?"),
        (En, "Is the romantic film night a good idea?"),
    ] {
        assert_eq!(remarks(language, text, "\"yes_no\""), [], "{text}");
    }
}

#[test]
fn r24_a_topic_hides_neither_in_an_option_nor_in_a_field_but_words_to_read_are_free() {
    let options = r#"{ "single_choice": { "options": [
        { "code": "a", "text": { "fi": "Kirjasto" } },
        { "code": "b", "text": { "fi": "Uskonnollinen yhteisö" } } ] } }"#;
    assert_eq!(
        remarks(Fi, "Missä käyt?", options),
        [Remark::Special(Topic::Religion, "uskonnollinen".into())]
    );
    let fields = r#"{ "fields": { "fields": [
        { "code": "a", "text": { "fi": "Lääkitys" }, "kind": "yes_no" } ] } }"#;
    assert!(matches!(remarks(Fi, "Kerro", fields)[..], [Remark::Special(Topic::Health, _)]));
    assert_eq!(remarks(Fi, "Älä kerro terveydestäsi.", "\"text_block\""), []);
}

#[test]
fn r24_leave_is_for_these_words_alone() {
    let asked = question(Fi, "Mikä on uskontosi?", TEXT);
    let page = |question: &Question| {
        let code: Code = "p".parse().unwrap();
        let (title, show_if, questions) = (None, None, vec![question.clone()]);
        Questionnaire::new(vec![super::super::Page {
            title,
            show_if,
            ..super::super::Page::new(code, questions)
        }])
    };
    let approved = BTreeSet::from([alone(&asked).wording()]);
    assert_eq!(page(&asked).special_without(&BTreeSet::new()).len(), 1);
    assert_eq!(page(&asked).special_without(&approved).len(), 0);
    assert_eq!(Wording::list(&format!(" {} x", alone(&asked).wording().as_str())).len(), 2);
    let mut changed = asked.clone();
    changed.text.sv = Some("Vilken är din religion?".to_owned());
    assert_eq!(
        page(&changed).special_without(&approved).len(),
        1,
        "a language more is another wording"
    );
    let mut renamed = asked;
    renamed.code = "other".parse().unwrap();
    renamed.required = true;
    assert_eq!(page(&renamed).special_without(&approved).len(), 0, "the words are the same");
}

#[test]
fn leading_words_are_found_and_open_questions_are_not() {
    for (language, text) in [
        (Fi, "Eikö olekin hienoa, että puisto uusitaan?"),
        (Sv, "Håller du inte med om att parken är fin?"),
        (Sv, "Parken är fin, eller hur?"),
        (En, "Don\u{2019}t you agree that the park is nice?"),
    ] {
        assert!(
            matches!(remarks(language, text, "\"yes_no\"")[..], [Remark::Leading(_)]),
            "{text}"
        );
    }
    for (language, text) in [
        (Fi, "Onko puisto sinusta viihtyisä vai eikö ole?"),
        (Sv, "Håller du med om påståendet?"),
        (En, "Do you agree or disagree?"),
    ] {
        assert_eq!(remarks(language, text, "\"yes_no\""), [], "{text}");
    }
}

#[test]
fn options_fields_and_headings_are_read_as_well() {
    let option = r#"{ "single_choice": { "options": [
        { "code": "a", "text": { "en": "It is fine, don't you think" } },
        { "code": "b", "text": { "en": "Press the green button" } }
    ] } }"#;
    let found = remarks(En, "What about the park?", option);
    assert!(matches!(found[..], [Remark::Leading(_), Remark::ColourAlone(_)]), "{found:?}");
    let fields = format!(
        r#"{{ "fields": {{ "fields": [
            {{ "code": "f", "text": {{ "en": "Clean and safe" }}, "kind": {SCALE} }}
        ] }} }}"#
    );
    let found = remarks(En, "The stop", &fields);
    assert!(found.contains(&Remark::DoubleBarrelled("clean and safe".into())), "{found:?}");
    let heading: Texts =
        serde_json::from_str(r#"{ "en": "The park is lovely, don't you agree?" }"#).unwrap();
    let question = question(En, "How often do you visit?", TEXT);
    let placed = Placed { question: &question, heading: Some(&heading), written_in: usual() };
    let found: Vec<Remark> = placed.lint().into_iter().map(|one| one.remark).collect();
    assert!(found.iter().any(|one| matches!(one, Remark::Leading(_))), "{found:?}");
}

#[test]
fn two_things_in_one_judgement_are_told_apart_from_two_ends() {
    let found = remarks(Fi, "Kuinka tyytyväinen olet tiloihin ja henkilökuntaan?", SCALE);
    assert_eq!(found, [Remark::DoubleBarrelled("tiloihin ja henkilökuntaan".into())]);
    assert!(!remarks(Sv, "Hur nöjd är du med lokalerna samt personalen?", SCALE).is_empty());
    assert!(!remarks(En, "How clean and safe is the stop?", SCALE).is_empty());
    assert_eq!(remarks(Fi, "Miten hyviä ovat työskentely- ja lukupaikat?", SCALE), [], "one word");
    assert_eq!(remarks(En, "How easy or difficult was it?", SCALE), []);
    assert_eq!(remarks(En, "Give a number between 1 and 5", SCALE), []);
    assert_eq!(remarks(Fi, "Miten jalan ja pyörällä liikutaan?", TEXT), [], "nothing is judged");
}

#[test]
fn a_colour_alone_says_nothing_to_those_who_do_not_see_it() {
    assert!(!remarks(En, "Press the red button.", TEXT).is_empty());
    assert!(!remarks(Fi, "Paina punaista painiketta.", TEXT).is_empty());
    assert!(!remarks(Sv, "Tryck på den röda knappen.", TEXT).is_empty());
    assert_eq!(remarks(En, "How do you like the green areas of the town?", TEXT), []);
    assert_eq!(remarks(Fi, "Haluatko lisää vihreitä puistoja?", TEXT), []);
}

#[test]
fn who_somebody_is_is_not_asked_where_it_can_be_typed() {
    for (language, text) in [
        (Fi, "Nimi"),
        (Fi, "Mikä on puhelinnumerosi?"),
        (Fi, "Kirjoita henkilötunnuksesi"),
        (Fi, "Mikä on kotiosoitteesi?"),
        (Sv, "Vad är ditt namn?"),
        (Sv, "Ange din e-postadress"),
        (En, "What is your date of birth?"),
        (En, "Name"),
    ] {
        assert!(matches!(remarks(language, text, TEXT)[..], [Remark::Identifying(_)]), "{text}");
    }
    for (language, text, kind) in [
        (Fi, "Minkä nimen antaisit puistolle?", TEXT),
        (Fi, "Mikä on kirjaston nimi?", TEXT),
        (Sv, "Vilket namn skulle du ge parken?", TEXT),
        (En, "What name would you give the park?", TEXT),
        (En, "Should we ask for your phone number?", "\"yes_no\""),
    ] {
        assert_eq!(remarks(language, text, kind), [], "{text}");
    }
    let fields = r#"{ "fields": { "fields": [
        { "code": "a", "text": { "fi": "Sukunimi" }, "kind": { "short_text": { "most": 9 } } } ] } }"#;
    assert_eq!(remarks(Fi, "Kerro", fields), [Remark::Identifying("sukunimi".into())]);
}

#[test]
fn long_words_in_long_sentences_are_hard_and_short_ones_are_not() {
    let hard = "With regard to the aforementioned municipal administrative responsibilities, evaluate comprehensively \
        the appropriateness of organisational communication procedures concerning infrastructure maintenance.";
    assert!(matches!(remarks(En, hard, TEXT)[..], [Remark::HardToRead(lix)] if lix > 60));
    let plain = "Think of the last time you used the library. How did it go? What was good and what was not?";
    assert_eq!(remarks(En, plain, TEXT), []);
    assert_eq!(wording::lix("Organisational communication"), None, "too short to say");
    assert_eq!(wording::lix("a b c d e f. a b c d e f."), Some(6));
}

#[test]
fn what_is_missing_is_counted_by_language() {
    let missing: Vec<_> = question(Fi, "Uitko?", "\"yes_no\"")
        .lint(usual())
        .into_iter()
        .map(|finding| (finding.language, finding.remark))
        .collect();
    assert_eq!(
        missing,
        [(Sv.into(), Remark::NotTranslated(1)), (En.into(), Remark::NotTranslated(1))]
    );
}

#[test]
fn r24_what_the_heading_of_a_page_says_is_said_of_its_first_question() {
    let words = |text: &str| Texts { fi: Some(text.to_owned()), ..Texts::default() };
    let often = question(Fi, "Kuinka usein?", "\"yes_no\"");
    let mut second = often.clone();
    second.code = "second".parse().unwrap();
    let mut page = crate::questionnaires::Page::new("p".parse().unwrap(), vec![often, second]);
    page.title = Some(words("Terveydentilasi"));
    let all = Questionnaire::new(vec![page]);
    let special: Vec<&str> = all.special().iter().map(|one| one.question.code.as_str()).collect();
    assert_eq!(special, ["q"]);
    let approved = BTreeSet::from([all.special()[0].wording()]);
    assert_eq!(all.special_without(&approved).len(), 0);
    assert_eq!(all.special()[0].words_in(Fi), ["Terveydentilasi", "Kuinka usein?"]);
    let mut changed = all;
    changed.pages[0].title = Some(words("Sairautesi"));
    assert_eq!(changed.special_without(&approved).len(), 1, "leave was for other words");
}
