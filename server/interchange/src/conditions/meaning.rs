//! What a condition of another tool says about our questions.

use model::{answers::Decimal, questionnaires::Code};

use super::{ALWAYS, Name, Names, Op, Path, Test, Tree, Value, Values};
use crate::report::Why;

/// Most ways to choose some of several answers that are written out.
const MOST_WAYS: usize = 70;

type Meant = Result<Test, Why>;

/// The condition in our names.
pub fn meaning(tree: &Tree, names: &Names) -> Meant {
    match tree {
        Tree::Always(holds) => Ok(Test::Always(*holds)),
        Tree::Number(number) => Ok(Test::Always(*number != Decimal::whole(0))),
        Tree::Text(text) => Ok(Test::Always(!text.is_empty())),
        Tree::Not(tree) => meaning(tree, names).map(Test::negated),
        Tree::All(trees) => joined(trees, names, false).map(Test::all),
        Tree::Any(trees) => joined(trees, names, true).map(Test::any),
        Tree::Name(name) => truth(find(name, names)?),
        Tree::Compare(left, op, right) => comparison(left, *op, right, names),
        Tree::Call(function, arguments) => call(function, arguments, names),
        Tree::List(_) | Tree::Computed(..) => Err(Why::NotExpressible),
    }
}

/// Each of these; one that decides it alone makes up for those that cannot be told.
fn joined(trees: &[Tree], names: &Names, decisive: bool) -> Result<Vec<Test>, Why> {
    let meant: Vec<Meant> = trees.iter().map(|tree| meaning(tree, names)).collect();
    if meant.contains(&Ok(Test::Always(decisive))) {
        return Ok(vec![Test::Always(decisive)]);
    }
    meant.into_iter().collect()
}

fn find<'n>(name: &str, names: &'n Names) -> Result<&'n Name, Why> {
    names.get(name).ok_or(Why::UnknownName)
}

/// Whether a value counts as "true" where a condition is wanted.
fn truth(name: &Name) -> Meant {
    match name {
        Name::Answer(path, Values::Number) => {
            let (answer, zero) = (Value::Answer(path.clone()), Value::Number(Decimal::whole(0)));
            let is_some = Test::Compare(answer, Op::IsNot, zero);
            Ok(Test::all([Test::Answered(path.clone()), is_some]))
        }
        // "true" or "yes" of a question with just two answers.
        Name::Answer(path, Values::One(options)) => {
            let yes = options.iter().find(|(foreign, _)| foreign == "true");
            Ok(yes.map_or_else(
                || Test::Answered(path.clone()),
                |(_, option)| chosen(path, option, false),
            ))
        }
        other => answered(other),
    }
}

fn answered(name: &Name) -> Meant {
    Ok(match name {
        Name::Answer(path, _) => Test::Answered(path.clone()),
        Name::Chosen(path, option) => chosen(path, option, true),
        Name::Several(names) => {
            Test::any(names.iter().map(answered).collect::<Result<Vec<_>, _>>()?)
        }
        Name::Known(test) => test.clone(),
    })
}

fn chosen(path: &Path, option: &Code, is_many: bool) -> Test {
    Test::Chosen { path: path.clone(), option: option.clone(), is_many }
}

fn call(function: &str, arguments: &[Tree], names: &Names) -> Meant {
    match (function, arguments) {
        (ALWAYS, [one]) => match meaning(one, names) {
            Ok(Test::Always(true)) => Ok(Test::Always(true)),
            _ => Err(Why::OnAnOption),
        },
        ("is_empty" | "empty", [Tree::Name(name)]) => {
            answered(find(name, names)?).map(Test::negated)
        }
        ("is_empty" | "empty", [Tree::Text(text)]) => Ok(Test::Always(text.is_empty())),
        ("selected", [name, value]) => comparison(name, Op::HasAny, value, names),
        ("boolean" | "intval" | "number" | "int" | "string", [one]) => meaning(one, names),
        ("in_array", [value, list]) => comparison(list, Op::HasAny, value, names),
        // A count by itself holds if it is not zero.
        ("count" | "count-selected" | "countif" | "strlen" | "string-length" | "sum", _) => {
            counted(function, arguments, Op::Greater, Decimal::whole(0), names)
        }
        ("if" | "iif", [condition, then, otherwise]) => {
            let condition = meaning(condition, names)?;
            let then = Test::all([condition.clone(), meaning(then, names)?]);
            let otherwise = Test::all([condition.negated(), meaning(otherwise, names)?]);
            Ok(Test::any([then, otherwise]))
        }
        _ => Err(Why::NotExpressible),
    }
}

fn comparison(left: &Tree, op: Op, right: &Tree, names: &Names) -> Meant {
    match (left, right) {
        (Tree::Name(left), Tree::Name(right)) => names_compared(left, op, right, names),
        (Tree::Name(name), value) if is_value(value) => compared(find(name, names)?, op, value),
        (Tree::Call(function, arguments), value) if is_number_function(function) => {
            match as_number(value) {
                Some(number) => counted(function, arguments, op, number, names),
                None => calculated(left, op, right, names),
            }
        }
        (Tree::Call(wrapper, arguments), value) if is_wrapper(wrapper) => match &arguments[..] {
            [one] => comparison(one, op, value, names),
            _ => Err(Why::NotExpressible),
        },
        (value, Tree::Call(..) | Tree::Name(_)) if is_value(value) => {
            comparison(right, op.turned(), left, names)
        }
        (left, right) if is_value(left) && is_value(right) => constants(left, op, right),
        (condition, Tree::Always(holds)) if matches!(op, Op::Is | Op::IsNot) => {
            let test = meaning(condition, names)?;
            Ok(if *holds == (op == Op::Is) { test } else { test.negated() })
        }
        _ => calculated(left, op, right, names),
    }
}

/// Two numbers compared, of which at least one is worked out.
fn calculated(left: &Tree, op: Op, right: &Tree, names: &Names) -> Meant {
    if matches!(op, Op::HasAny | Op::HasAll) {
        return Err(Why::NotExpressible);
    }
    Ok(Test::Compare(number_value(left, names)?, op, number_value(right, names)?))
}

/// The number that a tree comes to, in our names.
pub fn number_value(tree: &Tree, names: &Names) -> Result<Value, Why> {
    match tree {
        Tree::Computed(left, sign @ ('+' | '-' | '*' | '/'), right) => {
            let (left, right) = (number_value(left, names)?, number_value(right, names)?);
            Ok(Value::Computed(Box::new(left), *sign, Box::new(right)))
        }
        Tree::Name(name) => match find(name, names)? {
            Name::Answer(path, Values::Number | Values::Points(..)) => {
                Ok(Value::Answer(path.clone()))
            }
            _ => Err(Why::NotExpressible),
        },
        Tree::Call(function, arguments) => match (function.as_str(), &arguments[..]) {
            ("count" | "count-selected", all) => Ok(Value::Count(countable(all, names)?)),
            ("sum", all) => Ok(Value::Sum(addends(all, names)?)),
            (wrapper, [one]) if is_wrapper(wrapper) => number_value(one, names),
            _ => Err(Why::NotExpressible),
        },
        other => as_number(other).map(Value::Number).ok_or(Why::NotExpressible),
    }
}

/// Questions of which each answer counts as one.
fn countable(arguments: &[Tree], names: &Names) -> Result<Vec<Path>, Why> {
    let mut paths = Vec::new();
    for name in flat(arguments, names)? {
        match name {
            Name::Answer(path, _) => paths.push(path.clone()),
            Name::Chosen(..) | Name::Several(_) | Name::Known(_) => {
                return Err(Why::NotExpressible);
            }
        }
    }
    Ok(paths)
}

fn addends(arguments: &[Tree], names: &Names) -> Result<Vec<Path>, Why> {
    let mut paths = Vec::new();
    for name in flat(arguments, names)? {
        match name {
            Name::Answer(path, Values::Number | Values::Points(..)) => paths.push(path.clone()),
            _ => return Err(Why::NotExpressible),
        }
    }
    Ok(paths)
}

/// What the names among the arguments stand for, each by itself.
fn flat<'n>(arguments: &[Tree], names: &'n Names) -> Result<Vec<&'n Name>, Why> {
    let mut all = Vec::new();
    for argument in arguments {
        let Tree::Name(name) = argument else { return Err(Why::NotExpressible) };
        match find(name, names)? {
            Name::Several(names) => all.extend(names),
            one => all.push(one),
        }
    }
    Ok(all)
}

fn constants(left: &Tree, op: Op, right: &Tree) -> Meant {
    if let (Some(left), Some(right)) = (as_number(left), as_number(right)) {
        return Ok(Test::Always(op.holds(left, right)));
    }
    match op {
        Op::Is => Ok(Test::Always(left == right)),
        Op::IsNot => Ok(Test::Always(left != right)),
        _ => Err(Why::NotExpressible),
    }
}

const fn is_value(tree: &Tree) -> bool {
    matches!(tree, Tree::Text(_) | Tree::Number(_) | Tree::Always(_) | Tree::List(_))
}

fn is_number_function(function: &str) -> bool {
    matches!(function, "count" | "count-selected" | "countif" | "strlen" | "string-length" | "sum")
}

fn is_wrapper(function: &str) -> bool {
    matches!(function, "intval" | "number" | "int" | "string" | "coalesce" | "trim" | "round")
}

fn as_number(tree: &Tree) -> Option<Decimal> {
    match tree {
        Tree::Number(number) => Some(*number),
        Tree::Text(text) => Decimal::parse(text),
        _ => None,
    }
}

fn names_compared(left: &str, op: Op, right: &str, names: &Names) -> Meant {
    match (find(left, names), find(right, names)) {
        (Ok(Name::Answer(left, Values::Number)), Ok(Name::Answer(right, Values::Number))) => {
            Ok(Test::Compare(Value::Answer(left.clone()), op, Value::Answer(right.clone())))
        }
        // A value without its quotes.
        (Ok(name), Err(_)) => compared(name, op, &Tree::text(right)).map_err(|_| Why::UnknownName),
        (Err(why), _) => Err(why),
        _ => Err(Why::NotExpressible),
    }
}

fn compared(name: &Name, op: Op, value: &Tree) -> Meant {
    if let Tree::List(values) = value {
        return list_compared(name, op, values);
    }
    let text = match value {
        Tree::Text(text) => text.trim().to_owned(),
        Tree::Number(number) => number.to_string(),
        Tree::Always(holds) => holds.to_string(),
        _ => return Err(Why::NotExpressible),
    };
    if text.is_empty() {
        return match op {
            Op::Is | Op::AtMost => answered(name).map(Test::negated),
            Op::IsNot | Op::Greater => answered(name),
            _ => Err(Why::NotExpressible),
        };
    }
    match name {
        Name::Answer(path, Values::Number) => {
            let number = Decimal::parse(&text).ok_or(Why::NotExpressible)?;
            Ok(Test::Compare(Value::Answer(path.clone()), op, Value::Number(number)))
        }
        Name::Answer(path, Values::Words) => words_compared(path, op, &text),
        Name::Answer(path, values) => value_compared(path, values, op, &text),
        Name::Chosen(path, option) => box_compared(path, option, op, &text),
        Name::Several(names) => {
            let tests = names.iter().map(|name| compared(name, op, value));
            let tests = tests.collect::<Result<Vec<_>, _>>()?;
            Ok(if op == Op::IsNot { Test::all(tests) } else { Test::any(tests) })
        }
        Name::Known(known) => match (op, text.as_str()) {
            (Op::Is, "true") => Ok(known.clone()),
            _ => Err(Why::NotExpressible),
        },
    }
}

/// What was written compared with other words.
fn words_compared(path: &Path, op: Op, text: &str) -> Meant {
    let same = Test::Compare(Value::Answer(path.clone()), Op::Is, Value::Text(text.to_owned()));
    match op {
        Op::Is => Ok(same),
        Op::IsNot => Ok(same.negated()),
        _ => Err(Why::NotExpressible),
    }
}

fn list_compared(name: &Name, op: Op, values: &[Tree]) -> Meant {
    let each =
        |op| values.iter().map(|value| compared(name, op, value)).collect::<Result<Vec<_>, _>>();
    match op {
        Op::HasAny => each(Op::HasAny).map(Test::any),
        Op::HasAll => each(Op::HasAny).map(Test::all),
        Op::Is if values.len() == 1 => compared(name, Op::HasAny, &values[0]),
        _ => Err(Why::NotExpressible),
    }
}

/// A box is "Y" or empty; other tools say 1, 0, true and false.
fn box_compared(path: &Path, option: &Code, op: Op, value: &str) -> Meant {
    let is_checked = match value {
        "Y" | "1" | "true" => true,
        "N" | "0" | "false" => false,
        _ => return Err(Why::UnknownOption),
    };
    let is_same = match op {
        Op::Is | Op::HasAny => true,
        Op::IsNot => false,
        _ => return Err(Why::NotExpressible),
    };
    let test = chosen(path, option, true);
    Ok(if is_checked == is_same { test } else { test.negated() })
}

fn value_compared(path: &Path, values: &Values, op: Op, value: &str) -> Meant {
    if matches!(values, Values::Other) {
        return Err(Why::NotExpressible);
    }
    let is_many = matches!(values, Values::Many(_));
    match op {
        Op::Is | Op::HasAny | Op::HasAll | Op::IsNot => {
            let option = values.matching(value).ok_or(Why::UnknownOption)?;
            let test = chosen(path, &option, is_many);
            Ok(if op == Op::IsNot { test.negated() } else { test })
        }
        _ => {
            let number = Decimal::parse(value).ok_or(Why::NotExpressible)?;
            if matches!(values, Values::Points(..)) {
                let answer = Value::Answer(path.clone());
                return Ok(Test::Compare(answer, op, Value::Number(number)));
            }
            let options = values.numbered().ok_or(Why::NotExpressible)?;
            let fitting = options.iter().filter(|(value, _)| op.holds(*value, number));
            Ok(Test::any(fitting.map(|(_, option)| chosen(path, option, is_many))))
        }
    }
}

/// How many of some answers there are, compared with a number.
fn counted(function: &str, arguments: &[Tree], op: Op, number: Decimal, names: &Names) -> Meant {
    if function == "countif" {
        let [value, rest @ ..] = arguments else { return Err(Why::NotExpressible) };
        let tests = rest
            .iter()
            .map(|one| comparison(one, Op::Is, value, names))
            .collect::<Result<Vec<_>, _>>()?;
        return some_of(&tests, op, number);
    }
    if function == "sum" {
        let sum = Value::Sum(addends(arguments, names)?);
        return Ok(Test::Compare(sum, op, Value::Number(number)));
    }
    if matches!(function, "strlen" | "string-length") {
        return match arguments {
            [Tree::Name(name)] => length(find(name, names)?, op, number),
            _ => Err(Why::NotExpressible),
        };
    }
    let meant = flat(arguments, names)?;
    let count = |path: Path| Test::Compare(Value::Count(vec![path]), op, Value::Number(number));
    if let [Name::Answer(path, Values::Many(_))] = meant[..] {
        return Ok(count(path.clone()));
    }
    let tests = meant.into_iter().map(answered).collect::<Result<Vec<_>, _>>()?;
    // All boxes of one question are as many as it has options chosen.
    let is_whole = arguments.len() == 1;
    if let (true, Some(path)) = (is_whole, all_of_one_question(&tests)) {
        return Ok(count(path));
    }
    some_of(&tests, op, number)
}

fn length(name: &Name, op: Op, number: Decimal) -> Meant {
    let is_any = (matches!(op, Op::Greater | Op::IsNot) && number == Decimal::whole(0))
        || (op == Op::AtLeast && number == Decimal::whole(1));
    let is_none = (matches!(op, Op::Is | Op::AtMost) && number == Decimal::whole(0))
        || (op == Op::Less && number == Decimal::whole(1));
    match name {
        name if is_any => answered(name),
        name if is_none => answered(name).map(Test::negated),
        Name::Answer(path, Values::Words) => {
            Ok(Test::Compare(Value::Length(path.clone()), op, Value::Number(number)))
        }
        _ => Err(Why::NotExpressible),
    }
}

/// The question whose options all of these are, if they are.
fn all_of_one_question(tests: &[Test]) -> Option<Path> {
    let paths = tests.iter().map(|test| match test {
        Test::Chosen { path, is_many: true, .. } => Some(path),
        _ => None,
    });
    let paths = paths.collect::<Option<Vec<_>>>()?;
    let first = *paths.first()?;
    (paths.len() > 1 && paths.iter().all(|path| *path == first)).then(|| first.clone())
}

/// So many of these hold: written out, where that is not too long.
fn some_of(tests: &[Test], op: Op, number: Decimal) -> Meant {
    let counts: Vec<usize> = (0..=tests.len())
        .filter(|count| {
            i64::try_from(*count).is_ok_and(|count| op.holds(Decimal::whole(count), number))
        })
        .collect();
    match (counts.first(), counts.last()) {
        (None, _) => Ok(Test::Always(false)),
        (Some(&least), Some(&most)) if counts.len() == most - least + 1 => {
            let enough = at_least(tests, least)?;
            let not_more = at_least(tests, most + 1)?.negated();
            Ok(Test::all([enough, not_more]))
        }
        _ => Err(Why::NotExpressible),
    }
}

fn at_least(tests: &[Test], least: usize) -> Meant {
    if least == 0 {
        return Ok(Test::Always(true));
    }
    if least > tests.len() {
        return Ok(Test::Always(false));
    }
    let mut ways: Vec<Vec<Test>> = vec![Vec::new()];
    let mut done = Vec::new();
    for (place, test) in tests.iter().enumerate() {
        let left = tests.len() - place - 1;
        let mut next = Vec::new();
        for way in ways {
            let mut with = way.clone();
            with.push(test.clone());
            if with.len() == least {
                done.push(Test::all(with));
            } else {
                next.push(with);
            }
            if way.len() + left >= least {
                next.push(way);
            }
        }
        ways = next;
        if ways.len() + done.len() > MOST_WAYS {
            return Err(Why::NotExpressible);
        }
    }
    Ok(Test::any(done))
}
