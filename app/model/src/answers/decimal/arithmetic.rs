//! Calculating with decimal numbers: exact, or to six decimals; none where 15 digits do not do.

use super::{Decimal, MOST_DIGITS};

/// The decimals that a quotient is rounded to.
const QUOTIENT_DECIMALS: u8 = 6;

impl Decimal {
    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { digits: -self.digits, decimals: self.decimals }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let scaled = |n: Self| i128::from(n.digits) * power(decimals - n.decimals);
        Self::fitted(scaled(self) + scaled(other), decimals)
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let digits = i128::from(self.digits) * i128::from(other.digits);
        Self::fitted(digits, self.decimals + other.decimals)
    }

    /// The quotient, rounded half away from zero to six decimals; none by zero.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.digits == 0 {
            return None;
        }
        let above = i128::from(self.digits) * power(other.decimals + QUOTIENT_DECIMALS);
        let below = i128::from(other.digits) * power(self.decimals);
        Self::fitted(divided(above, below), QUOTIENT_DECIMALS)
    }

    /// The number rounded half away from zero to so many decimals.
    pub fn rounded(self, decimals: u8) -> Option<Self> {
        if decimals >= self.decimals {
            return Some(self);
        }
        let below = power(self.decimals - decimals);
        Self::fitted(divided(i128::from(self.digits), below), decimals)
    }

    /// Whether this number is a whole number of steps away from `start`.
    pub fn is_on_step(self, start: Self, step: Self) -> bool {
        let decimals = self.decimals.max(start.decimals).max(step.decimals);
        let scaled = |n: Self| i128::from(n.digits) * power(decimals - n.decimals);
        step.digits != 0 && (scaled(self) - scaled(start)) % scaled(step) == 0
    }

    /// Without trailing zeros after the point, if 15 digits are enough.
    fn fitted(mut digits: i128, mut decimals: u8) -> Option<Self> {
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals -= 1;
        }
        let most = u8::try_from(MOST_DIGITS).ok()?;
        let fits = decimals <= most && digits.abs() < power(most);
        let digits = i64::try_from(digits).ok().filter(|_| fits)?;
        Some(Self { digits, decimals })
    }
}

fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent))
}

/// Rounded half away from zero.
fn divided(above: i128, below: i128) -> i128 {
    let (whole, rest) = (above / below, above % below);
    let away = if (above < 0) == (below < 0) { 1 } else { -1 };
    if rest.abs() * 2 >= below.abs() { whole + away } else { whole }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn shown(number: Option<Decimal>) -> Option<String> {
        number.map(|number| number.to_string())
    }

    #[test]
    fn sums_and_products_are_exact_and_quotients_rounded() {
        assert_eq!(shown(number("0.1").plus(number("0.2"))).as_deref(), Some("0.3"));
        assert_eq!(shown(number("99.5").plus(number("0.5"))).as_deref(), Some("100"));
        assert_eq!(shown(number("-2.5").times(number("0.4"))).as_deref(), Some("-1"));
        assert_eq!(shown(number("2").over(number("3"))).as_deref(), Some("0.666667"));
        assert_eq!(shown(number("-2").over(number("3"))).as_deref(), Some("-0.666667"));
        assert_eq!(shown(number("1").over(number("-2000000"))).as_deref(), Some("-0.000001"));
        assert_eq!(number("1").over(number("0")), None);
        assert_eq!(shown(number("2.5").rounded(0)).as_deref(), Some("3"));
        assert_eq!(shown(number("-2.45").rounded(1)).as_deref(), Some("-2.5"));
        assert_eq!(shown(number("2.44").rounded(4)).as_deref(), Some("2.44"));
    }

    #[test]
    fn more_than_fifteen_digits_is_no_number() {
        let great = number("999999999999999");
        assert_eq!(great.plus(number("1")), None);
        assert_eq!(great.plus(number("0.1")), None);
        assert_eq!(great.times(great), None);
        assert_eq!(number("0.000000000000001").times(number("0.1")), None);
        assert_eq!(great.over(number("0.001")), None);
    }

    fn any_number() -> impl Strategy<Value = Decimal> {
        let digits = -999_999_999_999_999_i64..=999_999_999_999_999;
        let small = -9_999_i64..=9_999;
        (prop_oneof![digits, small], 0_u8..=15)
            .prop_map(|(digits, decimals)| Decimal::fitted(i128::from(digits), decimals).unwrap())
    }

    #[test]
    fn numbers_keep_to_steps() {
        assert!(number("2.5").is_on_step(number("0"), number("0.5")));
        assert!(number("-3").is_on_step(number("1"), number("2")));
        assert!(!number("2.25").is_on_step(number("0"), number("0.5")));
        assert!(!number("1").is_on_step(number("1"), number("0")));
    }

    proptest! {
        /// Whatever is calculated reads back as itself: it is a number like one that is typed.
        #[test]
        fn what_is_calculated_can_be_typed(a in any_number(), b in any_number(), most in 0_u8..9) {
            for result in [a.plus(b), a.times(b), a.over(b), a.rounded(most)].into_iter().flatten() {
                prop_assert_eq!(Decimal::parse(&result.to_string()), Some(result));
            }
            prop_assert_eq!(a.plus(b), b.plus(a));
            if let Some(sum) = a.plus(b) {
                prop_assert_eq!(sum.plus(b.negated()), Some(a));
            }
        }
    }
}
