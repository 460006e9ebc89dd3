//! Questions of another questionnaire: added behind the present ones, or a few picked out of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::questionnaires::{Code, Page, Questionnaire};

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
        // A page that was only begun would stand empty between the two.
        let is_begun = |page: &Page| !page.questions.is_empty() || page.title.is_some();
        next.pages.retain(|page| is_begun(page) || page.show_if.is_some());
        for mut page in added.pages {
            page.code = page.code.or_numbered(|code| next.has_page(code));
            next.pages.push(page);
        }
        next
    }

    /// Only these questions, in their order. A condition that looks at one which was not picked
    /// goes; gives the codes of the questions that had such a one.
    pub fn picked(&self, codes: &BTreeSet<Code>) -> (Self, Vec<Code>) {
        let mut freed = Vec::new();
        let mut pages = Vec::new();
        for page in &self.pages {
            let mut questions = page.questions.clone();
            questions.retain(|question| codes.contains(&question.code));
            for question in &mut questions {
                let hangs = question.show_if.as_ref().is_some_and(|condition| {
                    condition.mentions().iter().any(|mention| !codes.contains(mention.question))
                });
                if hangs {
                    question.show_if = None;
                    freed.push(question.code.clone());
                }
            }
            let Some(first) = questions.first() else { continue };
            let of_page = page.show_if.clone().filter(|condition| {
                condition.mentions().iter().all(|mention| codes.contains(mention.question))
            });
            if of_page.is_none() && page.show_if.is_some() {
                freed.push(first.code.clone());
            }
            let (code, title) = (page.code.clone(), page.title.clone());
            pages.push(Page { code, title, show_if: of_page, questions });
        }
        (Self { pages }, freed)
    }

    fn has_page(&self, code: &Code) -> bool {
        self.pages.iter().any(|page| page.code == *code)
    }

    fn rename_question(&mut self, from: &Code, to: &Code) {
        let options = BTreeMap::new();
        for condition in self.conditions_mut() {
            *condition = condition.renamed(from, to, &options);
        }
        let questions = self.pages.iter_mut().flat_map(|page| &mut page.questions);
        for question in questions.filter(|question| question.code == *from) {
            question.code = to.clone();
        }
    }
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
        let empty = Questionnaire { pages: Vec::new() };
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
