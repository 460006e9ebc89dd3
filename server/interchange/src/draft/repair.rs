//! Repairs what would keep a questionnaire from being answered.

use model::{
    language::{Language, Texts},
    questionnaires::{Choice, Code, FlawKind, Holder, Kind, MOST_PHOTOS, Question, Questionnaire},
};

use super::{Draft, places};
use crate::report::{Note, Why};

impl Draft {
    /// Repairs each question by itself; every change is noted.
    pub(super) fn repair_questions(&mut self, questionnaire: &mut Questionnaire, main: Language) {
        for question in questionnaire.pages.iter_mut().flat_map(|page| &mut page.questions) {
            let mut notes = Vec::new();
            repair_question(question, main, &mut notes);
            self.note(&question.code, notes);
        }
        for page in &mut questionnaire.pages {
            page.title = page.title.take().filter(|title| title.exactly(main).is_some());
        }
    }

    /// Makes the questionnaire one without flaws. What is wrong yet cannot come from a sound file; it
    /// goes, rather than being kept broken.
    pub(super) fn repair(&mut self, questionnaire: &mut Questionnaire, main: Language) {
        for _ in 0..3 {
            let flaws = questionnaire.flaws(main);
            if flaws.is_empty() {
                return;
            }
            for flaw in flaws {
                if flaw.kind == FlawKind::UnknownPlace {
                    make_words(questionnaire, flaw.at.code());
                    continue;
                }
                let is_condition = matches!(
                    flaw.kind,
                    FlawKind::NotEarlier
                        | FlawKind::UnknownOption
                        | FlawKind::Types
                        | FlawKind::Arguments
                        | FlawKind::NotYesNo
                        | FlawKind::NotANumber
                        | FlawKind::Misplaced
                        | FlawKind::Unreachable
                );
                let code = match &flaw.at {
                    Holder::Question(code) => code,
                    Holder::Page(code) => {
                        let page = questionnaire.pages.iter_mut().find(|page| page.code == *code);
                        if let Some(page) = page.filter(|_| is_condition) {
                            (page.show_if, page.end_if, page.ending) = (None, None, None);
                        }
                        continue;
                    }
                    Holder::Ending(code) => {
                        questionnaire.endings.retain(|ending| ending.code != *code);
                        continue;
                    }
                    Holder::Quota(code) => {
                        questionnaire.quotas.retain(|quota| quota.code != *code);
                        continue;
                    }
                };
                let questions = questionnaire.pages.iter_mut().flat_map(|page| &mut page.questions);
                for question in questions.filter(|question| question.code == *code) {
                    if flaw.kind == FlawKind::Unreachable {
                        // So it is in the file.
                        continue;
                    }
                    if is_condition {
                        remove_conditions(question);
                        let (original, why) = (String::new(), Why::NotExpressible);
                        self.note(code, vec![Note::ConditionNotTranslated { original, why }]);
                    } else {
                        question.kind = Kind::TextBlock;
                        self.note(code, vec![Note::TypeLost]);
                    }
                }
            }
        }
    }

    fn note(&mut self, code: &Code, notes: Vec<Note>) {
        let found = self.entries.iter_mut().chain(&mut self.page_entries);
        let mut found = found.filter(|entry| entry.ours.iter().any(|ours| ours.code == *code));
        if let Some(entry) = found.next() {
            entry.notes.extend(notes);
        }
    }
}

/// Makes words of the places for answers in the texts of a page or question: what they name cannot
/// be answered.
fn make_words(questionnaire: &mut Questionnaire, of: &Code) {
    for page in &mut questionnaire.pages {
        if let Some(title) = page.title.as_mut().filter(|_| page.code == *of) {
            *title = places::made_words(title);
        }
        for question in page.questions.iter_mut().filter(|question| question.code == *of) {
            question.text = places::made_words(&question.text);
            question.hint = question.hint.as_ref().map(places::made_words);
        }
    }
    for ending in questionnaire.endings.iter_mut().filter(|ending| ending.code == *of) {
        ending.title = places::made_words(&ending.title);
        ending.text = ending.text.as_ref().map(places::made_words);
    }
}

fn remove_conditions(question: &mut Question) {
    question.show_if = None;
    question.rules.clear();
    for choice in question.kind.offered_mut().into_iter().flatten() {
        choice.show_if = None;
    }
    if matches!(question.kind, Kind::Calculated { .. }) {
        question.kind = Kind::TextBlock;
    }
}

fn repair_question(question: &mut Question, main: Language, notes: &mut Vec<Note>) {
    fill(&mut question.text, main, question.code.as_str(), notes);
    question.hint = question.hint.take().filter(|hint| hint.exactly(main).is_some());
    match &mut question.kind {
        Kind::SingleChoice { options, .. } | Kind::Place { options } => {
            repair_choices(options, main, notes);
        }
        Kind::MultipleChoice { options, at_least, at_most } => {
            repair_choices(options, main, notes);
            let most = u32::try_from(options.iter().filter(|o| !o.alone).count()).unwrap_or(0);
            let is_wrong = at_least
                .is_some_and(|least| least > most || Some(least) > at_most.or(Some(least)))
                || *at_most == Some(0);
            if is_wrong {
                (*at_least, *at_most) = (None, None);
                notes.push(Note::LimitRemoved);
            }
        }
        Kind::Ranking { options, at_most } => {
            repair_choices(options, main, notes);
            if *at_most == Some(0) {
                *at_most = None;
                notes.push(Note::LimitRemoved);
            }
        }
        Kind::Matrix { rows, columns } => {
            repair_choices(rows, main, notes);
            repair_choices(columns, main, notes);
        }
        Kind::Grid { rows, fields } => {
            repair_choices(rows, main, notes);
            for field in fields {
                repair_question(field, main, notes);
            }
        }
        Kind::Fields { fields, .. } | Kind::Repeated { fields, .. } => {
            for field in fields {
                repair_question(field, main, notes);
            }
        }
        Kind::Scale { from, to, low, high, between, .. } => {
            fill(low, main, &from.to_string(), notes);
            fill(high, main, &to.to_string(), notes);
            for (place, text) in between.iter_mut().enumerate() {
                fill(text, main, &(usize::from(*from) + place + 1).to_string(), notes);
            }
        }
        Kind::Number { least, greatest, decimals, step, slider, unit } => {
            *unit = unit.take().filter(|unit| unit.exactly(main).is_some());
            let finest =
                [&*least, greatest, step].into_iter().flatten().map(|n| n.decimals()).max();
            *decimals = (*decimals).max(finest.unwrap_or(0)).min(6);
            let is_upside_down = matches!((&*least, &*greatest), (Some(a), Some(b)) if a > b);
            let is_step = step.is_none_or(|step| step > model::answers::Decimal::whole(0));
            if is_upside_down || !is_step || finest.is_some_and(|finest| finest > 6) {
                (*least, *greatest, *step) = (None, None, None);
                notes.push(Note::LimitRemoved);
            }
            *slider = *slider && least.is_some() && greatest.is_some();
        }
        Kind::Date { first, last } | Kind::DateRange { first, last } => {
            if matches!((&*first, &*last), (Some(a), Some(b)) if a > b) {
                (*first, *last) = (None, None);
                notes.push(Note::LimitRemoved);
            }
        }
        Kind::Photos { at_most } => *at_most = (*at_most).clamp(1, MOST_PHOTOS),
        Kind::ShortText { at_least, most } | Kind::LongText { at_least, most } => {
            *most = (*most).clamp(1, 10_000);
            *at_least = (*at_least).min(*most);
        }
        Kind::TextBlock | Kind::YesNo | Kind::Time | Kind::Calculated { .. } => {}
    }
    if lacks_choices(&question.kind) {
        question.kind = Kind::TextBlock;
        notes.push(Note::TypeLost);
    }
    ask_nothing_of_words(question);
}

/// Words to read are not answered, so nothing is asked of their answer.
fn ask_nothing_of_words(question: &mut Question) {
    if is_words(question) {
        question.required = false;
        question.may_decline = false;
        question.may_not_know = false;
    }
}

/// Whether there is nothing to choose from, so that it cannot be answered.
fn lacks_choices(kind: &Kind) -> bool {
    match kind {
        Kind::SingleChoice { options, .. }
        | Kind::Place { options }
        | Kind::MultipleChoice { options, .. }
        | Kind::Ranking { options, .. } => options.is_empty(),
        Kind::Matrix { rows, columns } => rows.is_empty() || columns.is_empty(),
        Kind::Grid { rows, fields } => {
            rows.is_empty() || fields.is_empty() || fields.iter().any(is_words)
        }
        Kind::Fields { fields, .. } | Kind::Repeated { fields, .. } => {
            fields.is_empty() || fields.iter().any(is_words)
        }
        _ => false,
    }
}

const fn is_words(question: &Question) -> bool {
    matches!(question.kind, Kind::TextBlock)
}

fn repair_choices(choices: &mut [Choice], main: Language, notes: &mut Vec<Note>) {
    let mut has_other = false;
    for choice in choices {
        fill(&mut choice.text, main, choice.code.as_str(), notes);
        choice.other = choice.other && !has_other;
        has_other |= choice.other;
    }
}

/// A text that must not be empty says what is known: the code.
fn fill(text: &mut Texts, main: Language, code: &str, notes: &mut Vec<Note>) {
    if text.exactly(main).is_some() {
        return;
    }
    // In another of our languages there may be one.
    let instead = text.shown(main, main).text;
    let words = if instead.trim().is_empty() {
        count_missing(notes);
        code.to_owned()
    } else {
        instead
    };
    text.set(main, words);
}

fn count_missing(notes: &mut Vec<Note>) {
    for note in notes.iter_mut() {
        if let Note::TextMissing { texts } = note {
            *texts += 1;
            return;
        }
    }
    notes.push(Note::TextMissing { texts: 1 });
}
