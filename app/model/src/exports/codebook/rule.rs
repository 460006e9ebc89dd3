//! Conditions written down by codes, the same in every language.

use crate::questionnaires::Expression;

/// The rule by which a question on a page is shown; none if it always is. What a hidden question
/// was answered does not count.
pub(super) fn shown_if(page: Option<&Expression>, question: Option<&Expression>) -> Option<String> {
    let rules: Vec<Expression> = page.into_iter().chain(question).cloned().collect();
    (!rules.is_empty()).then(|| Expression::all(rules).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_reads_as_a_rule_by_codes() {
        let read = |text: &str| text.parse::<Expression>().unwrap();
        let (page, question) = (read("travel has 'car'"), read("years >= 18 or not answered(x)"));
        assert_eq!(shown_if(None, None), None);
        assert_eq!(
            shown_if(Some(&page), Some(&question)).as_deref(),
            Some("travel has 'car' and (years >= 18 or not answered(x))")
        );
        assert_eq!(
            shown_if(None, Some(&question)).as_deref(),
            Some("years >= 18 or not answered(x)")
        );
    }
}
