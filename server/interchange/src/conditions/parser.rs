//! The grammar of conditions, which LimeSurvey, SurveyJS and XLSForm nearly share.

use super::{
    Dialect, Op, Tree,
    lexer::{Token, tokens},
};

/// How deep parentheses may stand in one another.
const MOST_DEPTH: usize = 60;

/// The tree of a condition; none if it is not written in a way that can be read.
pub fn parse(text: &str, dialect: Dialect) -> Option<Tree> {
    let tokens = tokens(text, dialect)?;
    let mut parser = Parser { tokens: &tokens, place: 0, dialect, depth: 0 };
    let tree = parser.any()?;
    (parser.place == tokens.len()).then_some(tree)
}

struct Parser<'a> {
    tokens: &'a [Token],
    place: usize,
    dialect: Dialect,
    depth: usize,
}

impl Parser<'_> {
    fn any(&mut self) -> Option<Tree> {
        self.joined(&["||", "|"], "or", Self::all, Tree::Any)
    }

    fn all(&mut self) -> Option<Tree> {
        self.joined(&["&&", "&"], "and", Self::comparison, Tree::All)
    }

    fn joined(
        &mut self,
        signs: &[&str],
        word: &str,
        next: fn(&mut Self) -> Option<Tree>,
        join: fn(Vec<Tree>) -> Tree,
    ) -> Option<Tree> {
        let first = next(self)?;
        let mut trees = vec![first];
        while self.takes_sign(signs) || self.takes_word(word) {
            trees.push(next(self)?);
        }
        if trees.len() == 1 { trees.pop() } else { Some(join(trees)) }
    }

    fn comparison(&mut self) -> Option<Tree> {
        let left = self.sum()?;
        if let Some(op) = self.op() {
            let right = self.sum()?;
            return Some(match op {
                Comparison::Plain(op) => Tree::compare(left, op, right),
                Comparison::Opposite(op) => Tree::compare(left, op, right).negated(),
            });
        }
        if self.takes_word("notempty") {
            return Some(Tree::Call("is_empty".into(), vec![left]).negated());
        }
        if self.takes_word("empty") {
            return Some(Tree::Call("is_empty".into(), vec![left]));
        }
        Some(left)
    }

    fn op(&mut self) -> Option<Comparison> {
        let found = match self.tokens.get(self.place)? {
            Token::Sign(sign) => match *sign {
                "==" | "=" | "===" => Comparison::Plain(Op::Is),
                "!=" | "<>" | "!==" => Comparison::Plain(Op::IsNot),
                "<" => Comparison::Plain(Op::Less),
                "<=" => Comparison::Plain(Op::AtMost),
                ">" => Comparison::Plain(Op::Greater),
                ">=" => Comparison::Plain(Op::AtLeast),
                _ => return None,
            },
            Token::Word(word) => match (self.dialect, word.to_ascii_lowercase().as_str()) {
                (Dialect::LimeSurvey, "eq") => Comparison::Plain(Op::Is),
                (Dialect::LimeSurvey, "ne") => Comparison::Plain(Op::IsNot),
                (Dialect::LimeSurvey, "lt") => Comparison::Plain(Op::Less),
                (Dialect::LimeSurvey, "le") => Comparison::Plain(Op::AtMost),
                (Dialect::LimeSurvey, "gt") => Comparison::Plain(Op::Greater),
                (Dialect::LimeSurvey, "ge") => Comparison::Plain(Op::AtLeast),
                (Dialect::SurveyJs, "contains" | "contain" | "anyof") => {
                    Comparison::Plain(Op::HasAny)
                }
                (Dialect::SurveyJs, "allof") => Comparison::Plain(Op::HasAll),
                (Dialect::SurveyJs, "notcontains" | "notcontain" | "noneof") => {
                    Comparison::Opposite(Op::HasAny)
                }
                _ => return None,
            },
            _ => return None,
        };
        self.place += 1;
        Some(found)
    }

    fn sum(&mut self) -> Option<Tree> {
        let mut value = self.product()?;
        while let Some(sign) = self.takes_one_of(&["+", "-"]) {
            value = Tree::Computed(Box::new(value), sign, Box::new(self.product()?));
        }
        Some(value)
    }

    fn product(&mut self) -> Option<Tree> {
        let mut value = self.value()?;
        loop {
            let is_over = self.dialect == Dialect::XlsForm && self.takes_word("div");
            let sign = if is_over { Some('/') } else { self.takes_one_of(&["*", "/", "%"]) };
            let Some(sign) = sign else { return Some(value) };
            value = Tree::Computed(Box::new(value), sign, Box::new(self.value()?));
        }
    }

    fn value(&mut self) -> Option<Tree> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return None;
        }
        let value = self.value_within();
        self.depth -= 1;
        value
    }

    fn value_within(&mut self) -> Option<Tree> {
        if self.takes_sign(&["!"]) {
            return self.value().map(Tree::negated);
        }
        if self.takes_sign(&["-"]) {
            return match self.value()? {
                Tree::Number(number) => {
                    model::answers::Decimal::parse(&format!("-{number}")).map(Tree::Number)
                }
                other => {
                    let zero = Tree::Number(model::answers::Decimal::whole(0));
                    Some(Tree::Computed(Box::new(zero), '-', Box::new(other)))
                }
            };
        }
        if self.takes_sign(&["("]) {
            let within = self.any()?;
            return self.takes_sign(&[")"]).then_some(within);
        }
        if self.takes_sign(&["["]) {
            return self.list("]").map(Tree::List);
        }
        let token = self.tokens.get(self.place)?.clone();
        self.place += 1;
        match token {
            Token::Name(name) => Some(Tree::Name(name)),
            Token::Text(text) => Some(Tree::Text(text)),
            Token::Number(number) => Some(Tree::Number(number)),
            Token::Word(word) => self.word(word),
            Token::Sign(_) => None,
        }
    }

    fn word(&mut self, word: String) -> Option<Tree> {
        if self.takes_sign(&["("]) {
            let mut arguments = self.list(")")?;
            let lower = word.to_ascii_lowercase();
            return match (lower.as_str(), arguments.len()) {
                ("not", 1) => arguments.pop().map(Tree::negated),
                ("true", 0) => Some(Tree::Always(true)),
                ("false", 0) => Some(Tree::Always(false)),
                _ => Some(Tree::Call(lower, arguments)),
            };
        }
        match word.to_ascii_lowercase().as_str() {
            "true" => Some(Tree::Always(true)),
            "false" => Some(Tree::Always(false)),
            "not" => self.value().map(Tree::negated),
            _ => Some(Tree::Name(word)),
        }
    }

    fn list(&mut self, end: &'static str) -> Option<Vec<Tree>> {
        let mut values = Vec::new();
        if self.takes_sign(&[end]) {
            return Some(values);
        }
        loop {
            values.push(self.any()?);
            if self.takes_sign(&[end]) {
                return Some(values);
            }
            if !self.takes_sign(&[","]) {
                return None;
            }
        }
    }

    fn takes_sign(&mut self, signs: &[&str]) -> bool {
        let found =
            matches!(self.tokens.get(self.place), Some(Token::Sign(sign)) if signs.contains(sign));
        self.place += usize::from(found);
        found
    }

    fn takes_one_of(&mut self, signs: &[&str]) -> Option<char> {
        let sign = signs.iter().find(|sign| self.takes_sign(&[**sign]))?;
        sign.chars().next()
    }

    fn takes_word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.place), Some(Token::Word(word)) if word.eq_ignore_ascii_case(wanted));
        self.place += usize::from(found);
        found
    }
}

enum Comparison {
    Plain(Op),
    Opposite(Op),
}
