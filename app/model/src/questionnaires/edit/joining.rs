//! Questions of another questionnaire: added behind the present ones, or a few picked out of it.

use std::collections::{BTreeMap, BTreeSet};

use super::questions::places_renamed;
use crate::{
    language::Texts,
    questionnaires::{
        Code, Expression, Kind, Page, Question, Questionnaire, expression::PartCodes,
        piping::rewritten,
    },
};

impl Questionnaire {
    /// With the pages of another one behind the present ones. A code that is in use, or was ever
    /// `taken`, gets a number, and the other's conditions follow it.
    #[must_use]
    pub fn append(&self, other: &Self, is_taken: impl Fn(&Code) -> bool) -> Self {
        let mut added = other.clone();
        let present = |code: &Code| self.question(code).is_some() || is_taken(code);
        for place in 0..other.questions().count() {
            let Some(code) = added.questions().nth(place).map(|question| question.code.clone())
            else {
                continue;
            };
            if present(&code) {
                let new = code.or_numbered(|one| present(one) || added.question(one).is_some());
                added.rename_question(&code, &new);
            }
        }
        let mut next = self.clone();
        next.written_in = next.written_in.and(&other.written_in);
        // A page that was only begun would stand empty between the two.
        let is_begun = |page: &Page| !page.questions.is_empty() || page.title.is_some();
        next.pages.retain(|page| is_begun(page) || page.show_if.is_some());
        let mut endings = BTreeMap::new();
        for mut ending in added.endings {
            let is_known = |code: &Code| next.endings.iter().any(|known| known.code == *code);
            let new = ending.code.or_numbered(is_known);
            endings.insert(std::mem::replace(&mut ending.code, new.clone()), new);
            next.endings.push(ending);
        }
        for mut quota in added.quotas {
            quota.code = quota.code.or_numbered(|code| next.quota(code).is_some());
            next.quotas.push(quota);
        }
        for mut page in added.pages {
            page.code = page.code.or_numbered(|code| next.has_page(code));
            page.ending = page.ending.and_then(|code| endings.get(&code).cloned());
            next.pages.push(page);
        }
        next
    }

    /// Only these questions, in their order. What looks at a question that was not picked goes:
    /// conditions, rules, numbers worked out; gives the codes of the questions that had such.
    pub fn picked(&self, codes: &BTreeSet<Code>) -> (Self, Vec<Code>) {
        let is_whole = |expression: &Expression| {
            expression.mentions().iter().all(|mention| codes.contains(mention.question))
        };
        let mut freed = Vec::new();
        let mut pages = Vec::new();
        for page in &self.pages {
            let mut questions = page.questions.clone();
            questions.retain(|question| codes.contains(&question.code));
            questions.retain(|question| match &question.kind {
                Kind::Calculated { formula, .. } => is_whole(formula),
                _ => true,
            });
            for question in &mut questions {
                if free(question, &is_whole) {
                    freed.push(question.code.clone());
                }
            }
            let Some(first) = questions.first() else { continue };
            let of_page = page.show_if.clone().filter(is_whole);
            if of_page.is_none() && page.show_if.is_some() {
                freed.push(first.code.clone());
            }
            let (code, title) = (page.code.clone(), page.title.clone());
            let (random_order, show_if) = (page.random_order, of_page);
            pages.push(Page { title, show_if, random_order, ..Page::new(code, questions) });
        }
        // An answer that is not among those picked stands in no text.
        let mut picked = Self::new(pages).map_texts(&|texts| without_places(texts, codes));
        picked.written_in = self.written_in.clone();
        (picked, freed)
    }

    fn has_page(&self, code: &Code) -> bool {
        self.pages.iter().any(|page| page.code == *code)
    }

    fn rename_question(&mut self, from: &Code, to: &Code) {
        let options = BTreeMap::new();
        for expression in self.expressions_mut() {
            *expression = expression.renamed(from, to, &options);
        }
        let parts = PartCodes::default();
        *self = self.map_texts(&|texts| places_renamed(texts, from, to, &parts));
        let questions = self.pages.iter_mut().flat_map(|page| &mut page.questions);
        for question in questions.filter(|question| question.code == *from) {
            question.code = to.clone();
        }
    }
}

/// Takes from a question what looks at others that are not there; gives whether there was any.
fn free(question: &mut Question, is_whole: &impl Fn(&Expression) -> bool) -> bool {
    let mut is_freed = question.show_if.take_if(|condition| !is_whole(condition)).is_some();
    let rules = question.rules.len();
    question.rules.retain(|rule| is_whole(&rule.must));
    is_freed |= question.rules.len() < rules;
    for choice in question.kind.offered_mut().into_iter().flatten() {
        is_freed |= choice.show_if.take_if(|condition| !is_whole(condition)).is_some();
    }
    is_freed
}

/// The texts without places for answers to other questions than these.
fn without_places(texts: &Texts, codes: &BTreeSet<Code>) -> Texts {
    let nothing = |code: &Code, _: &[Code]| (!codes.contains(code)).then(|| "…".to_owned());
    texts.map(|text| rewritten(text, nothing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(questions: &str) -> Questionnaire {
        let file = format!(
            r#"{{ "format": "kanssa-questionnaire/1", "pages": [
                {{ "code": "shore", "questions": [{questions}] }} ] }}"#
        );
        Questionnaire::from_file(&file).unwrap()
    }

    fn swims() -> Questionnaire {
        read(
            r#"{ "code": "swims", "text": { "fi": "Uitko?" }, "kind": "yes_no" },
               { "code": "where", "text": { "fi": "Missä?" }, "show_if": "swims has 'yes'",
                 "kind": { "short_text": { "most": 100 } } }"#,
        )
    }

    fn code(text: &str) -> Code {
        text.parse().unwrap()
    }

    fn codes(questionnaire: &Questionnaire) -> Vec<&str> {
        questionnaire.questions().map(|question| question.code.as_str()).collect()
    }

    #[test]
    fn what_is_added_keeps_its_own_conditions_and_takes_no_code() {
        let twice = swims().append(&swims(), |taken| *taken == code("swims_2"));
        assert_eq!(codes(&twice), ["swims", "where", "swims_3", "where_2"]);
        assert_eq!(twice.pages[1].code.as_str(), "shore_2");
        let condition = |at: usize| twice.questions().nth(at).unwrap().show_if.clone().unwrap();
        assert_eq!(condition(1).to_string(), "swims has 'yes'");
        assert_eq!(condition(3).to_string(), "swims_3 has 'yes'");
        assert_eq!(twice.flaws(crate::language::Language::Fi), []);
    }

    #[test]
    fn to_an_empty_one_it_comes_as_it_is() {
        let empty = Questionnaire::new(Vec::new());
        assert_eq!(empty.append(&swims(), |_| false), swims());
        assert_eq!(empty.add_page().0.append(&swims(), |_| false), swims(), "a page only begun");
    }

    #[test]
    fn a_condition_stays_only_with_what_it_looks_at() {
        let (both, freed) = swims().picked(&[code("swims"), code("where")].into());
        assert_eq!((both, freed), (swims(), Vec::new()));
        let (one, freed) = swims().picked(&[code("where")].into());
        assert_eq!((codes(&one), freed), (vec!["where"], vec![code("where")]));
        assert!(one.questions().all(|question| question.show_if.is_none()));
        assert_eq!(swims().picked(&BTreeSet::new()).0.pages, []);
    }
}
