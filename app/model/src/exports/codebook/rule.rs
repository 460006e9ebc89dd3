//! Conditions written down by codes, the same in every language.

use crate::questionnaires::Condition;

/// The rule by which a question on a page is shown; none if it always is.
pub(super) fn shown_if(page: Option<&Condition>, question: Option<&Condition>) -> Option<String> {
    let rules: Vec<Condition> = page.into_iter().chain(question).cloned().collect();
    (!rules.is_empty()).then(|| rule(&Condition::All(rules)))
}

/// `=` stands for "is chosen", also among several; what a hidden question was answered does not
/// count.
fn rule(condition: &Condition) -> String {
    match condition {
        Condition::All(conditions) => joined(conditions, " and ", "always"),
        Condition::Any(conditions) => joined(conditions, " or ", "never"),
        Condition::Not(condition) => format!("not ({})", rule(condition)),
        Condition::Answered(question) => format!("answered({question})"),
        Condition::Chosen { question, option } => format!("{question} = {option}"),
        Condition::AtLeast { question, number } => format!("{question} >= {number}"),
        Condition::AtMost { question, number } => format!("{question} <= {number}"),
    }
}

fn joined(conditions: &[Condition], word: &str, of_none: &str) -> String {
    match conditions {
        [] => of_none.to_owned(),
        [only] => rule(only),
        several => several.iter().map(inner).collect::<Vec<_>>().join(word),
    }
}

/// In brackets where `and` and `or` could be mixed up.
fn inner(condition: &Condition) -> String {
    match condition {
        Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => {
            format!("({})", rule(condition))
        }
        Condition::All(parts) | Condition::Any(parts) => match parts.as_slice() {
            [only] => inner(only),
            _ => rule(condition),
        },
        _ => rule(condition),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Decimal;

    #[test]
    fn a_condition_reads_as_a_rule_by_codes() {
        let chosen = Condition::Chosen {
            question: "travel".parse().unwrap(),
            option: "car".parse().unwrap(),
        };
        let years = || "years".parse().unwrap();
        let either = Condition::Any(vec![
            Condition::AtLeast { question: years(), number: Decimal::whole(18) },
            Condition::Not(Box::new(Condition::Answered(years()))),
        ]);
        let nested = Condition::All(vec![either.clone()]);
        assert_eq!(shown_if(None, None), None);
        assert_eq!(
            shown_if(Some(&chosen), Some(&nested)).as_deref(),
            Some("travel = car and (years >= 18 or not (answered(years)))")
        );
        assert_eq!(
            shown_if(None, Some(&either)).as_deref(),
            Some("years >= 18 or not (answered(years))")
        );
        assert_eq!(shown_if(None, Some(&Condition::Any(vec![]))).as_deref(), Some("never"));
    }
}
