//! The checks of a form, as far as they are limits of ours.

use model::answers::Decimal;

use crate::conditions::{Op, Tree};

/// What a check says of an answer.
#[derive(Debug, Default)]
pub struct Limits {
    /// The least and the greatest number.
    pub number: (Option<Decimal>, Option<Decimal>),
    /// The least and the most characters.
    pub length: (Option<u32>, Option<u32>),
    /// The least and the most options.
    pub count: (Option<u32>, Option<u32>),
    /// Options that stand alone.
    pub alone: Vec<String>,
    /// The first and the last day.
    pub days: (Option<String>, Option<String>),
}

/// The limits of a check; none if it says something else as well.
pub fn limits(text: &str) -> Option<Limits> {
    let mut limits = Limits::default();
    if text.trim().is_empty() {
        return Some(limits);
    }
    read(&super::check(text)?, &mut limits)?;
    Some(limits)
}

fn read(tree: &Tree, limits: &mut Limits) -> Option<()> {
    match tree {
        Tree::All(trees) => trees.iter().try_for_each(|tree| read(tree, limits)),
        Tree::Compare(left, op, right) => compared(left, *op, right, limits),
        Tree::Not(tree) => alone(tree, limits),
        _ => None,
    }
}

fn compared(left: &Tree, op: Op, right: &Tree, limits: &mut Limits) -> Option<()> {
    match (left, right) {
        (Tree::Name(own), Tree::Number(number)) if own == "." => match op {
            Op::AtLeast => limits.number.0 = Some(*number),
            Op::AtMost => limits.number.1 = Some(*number),
            // More than a whole number, of whole numbers, is at least the next.
            _ => return None,
        },
        (Tree::Name(own), Tree::Call(date, day)) if own == "." && date == "date" => {
            let [Tree::Text(day)] = &day[..] else { return None };
            match op {
                Op::AtLeast => limits.days.0 = Some(day.clone()),
                Op::AtMost => limits.days.1 = Some(day.clone()),
                _ => return None,
            }
        }
        (Tree::Call(function, own), Tree::Number(number)) if is_own(own) => {
            let pair = match function.as_str() {
                "string-length" => &mut limits.length,
                "count-selected" => &mut limits.count,
                _ => return None,
            };
            let count: u32 = number.to_string().parse().ok()?;
            match op {
                Op::AtLeast => pair.0 = Some(count),
                Op::Greater => pair.0 = Some(count.checked_add(1)?),
                Op::AtMost => pair.1 = Some(count),
                Op::Less => pair.1 = Some(count.checked_sub(1)?),
                _ => return None,
            }
        }
        (Tree::Number(_), _) => return compared(right, op.turned(), left, limits),
        _ => return None,
    }
    Some(())
}

/// `not(selected(., 'none') and count-selected(.) > 1)`.
fn alone(tree: &Tree, limits: &mut Limits) -> Option<()> {
    let Tree::All(parts) = tree else { return None };
    let [Tree::Call(selected, arguments), Tree::Compare(count, Op::Greater, one)] = &parts[..]
    else {
        return None;
    };
    let is_count =
        matches!(&**count, Tree::Call(name, own) if name == "count-selected" && is_own(own));
    let is_one = **one == Tree::Number(Decimal::whole(1));
    match &arguments[..] {
        [Tree::Name(own), Tree::Text(option)]
            if selected == "selected" && own == "." && is_count && is_one =>
        {
            limits.alone.push(option.clone());
            Some(())
        }
        _ => None,
    }
}

fn is_own(arguments: &[Tree]) -> bool {
    matches!(arguments, [Tree::Name(own)] if own == ".")
}
