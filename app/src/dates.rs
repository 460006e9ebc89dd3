//! Dates and times as readers of each language write them, in the city's time zone.

use std::sync::LazyLock;

use icu_calendar::Gregorian;
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDT},
    input::{Date, DateTime, Time},
    options::TimePrecision,
};
use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
use icu_locale_core::{Locale, locale};
use jiff::{Zoned, tz::TimeZone};
use model::{language::Language, time::Timestamp};

type DayFormatter = FixedCalendarDateTimeFormatter<Gregorian, YMD>;
type MomentFormatter = FixedCalendarDateTimeFormatter<Gregorian, YMDT>;

struct Formatters {
    day: Option<DayFormatter>,
    moment: Option<MomentFormatter>,
    number: Option<DecimalFormatter>,
}

static FORMATTERS: LazyLock<[Formatters; 3]> = LazyLock::new(|| {
    [locale!("fi"), locale!("sv-FI"), locale!("en-GB")].map(|locale: Locale| {
        let moment = YMDT::long().with_time_precision(TimePrecision::Minute);
        Formatters {
            day: DayFormatter::try_new(locale.clone().into(), YMD::long()).ok(),
            number: DecimalFormatter::try_new(
                locale.clone().into(),
                DecimalFormatterOptions::default(),
            )
            .ok(),
            moment: MomentFormatter::try_new(locale.into(), moment).ok(),
        }
    })
});

fn formatters(language: Language) -> &'static Formatters {
    match language {
        Language::Fi => &FORMATTERS[0],
        Language::Sv => &FORMATTERS[1],
        Language::En => &FORMATTERS[2],
    }
}

fn local(instant: Timestamp, zone: &TimeZone) -> Zoned {
    jiff::Timestamp::from_millisecond(instant.0).unwrap_or_default().to_zoned(zone.clone())
}

fn calendar_day(at: &Zoned) -> Option<Date<Gregorian>> {
    let (month, day) = (u8::try_from(at.month()).ok()?, u8::try_from(at.day()).ok()?);
    Date::try_new_gregorian(i32::from(at.year()), month, day).ok()
}

fn time_of_day(at: &Zoned) -> Option<Time> {
    Time::try_new(u8::try_from(at.hour()).ok()?, u8::try_from(at.minute()).ok()?, 0, 0).ok()
}

/// A day: "2. maaliskuuta 2026", "2 mars 2026", "2 March 2026".
pub fn day(instant: Timestamp, language: Language, zone: &TimeZone) -> String {
    let at = local(instant, zone);
    let shown = formatters(language)
        .day
        .as_ref()
        .zip(calendar_day(&at))
        .map(|(formatter, date)| formatter.format(&date).to_string());
    shown.unwrap_or_else(|| at.date().to_string())
}

/// A day and a time of day: "2. maaliskuuta 2026 klo 12.00".
pub fn moment(instant: Timestamp, language: Language, zone: &TimeZone) -> String {
    let at = local(instant, zone);
    let date_time =
        calendar_day(&at).zip(time_of_day(&at)).map(|(date, time)| DateTime { date, time });
    let shown = formatters(language)
        .moment
        .as_ref()
        .zip(date_time)
        .map(|(formatter, date_time)| formatter.format(&date_time).to_string());
    shown.unwrap_or_else(|| at.datetime().to_string())
}

/// A whole number with the spaces or commas of the language: "5 000", "5,000".
pub fn number(number: u32, language: Language) -> String {
    let formatter = formatters(language).number.as_ref();
    formatter.map_or_else(|| number.to_string(), |f| f.format(&number.into()).to_string())
}

/// A day given as an ISO date ("2026-03-02"); as it is if it is none.
pub fn iso_day(iso: &str, language: Language) -> String {
    let parsed =
        iso.parse::<jiff::civil::Date>().ok().and_then(|date| date.to_zoned(TimeZone::UTC).ok());
    parsed.map_or_else(
        || iso.to_owned(),
        |at| day(Timestamp(at.timestamp().as_millisecond()), language, &TimeZone::UTC),
    )
}

/// An instant as a field for a day and a time of day takes it: "2026-03-02T23:50".
pub fn field_moment(instant: Timestamp, zone: &TimeZone) -> String {
    local(instant, zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The day of an instant as a field for a day takes it: "2026-03-02".
pub fn field_day(instant: Timestamp, zone: &TimeZone) -> String {
    local(instant, zone).date().to_string()
}

/// The last day of a span that ends at `end`, as a field for a day takes it.
pub fn field_last_day(end: Timestamp, zone: &TimeZone) -> String {
    field_day(end.minus(model::time::Duration(1)), zone)
}

/// What such a field holds; also with a space between, as typed where there is no picker.
pub fn read_moment(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    let civil: jiff::civil::DateTime = typed.trim().replacen(' ', "T", 1).parse().ok()?;
    let at = civil.to_zoned(zone.clone()).ok()?;
    Some(Timestamp(at.timestamp().as_millisecond()))
}

/// The first instant of the day such a field holds.
pub fn read_day(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date: jiff::civil::Date = typed.trim().parse().ok()?;
    let at = date.to_zoned(zone.clone()).ok()?;
    Some(Timestamp(at.timestamp().as_millisecond()))
}

/// The first instant of the day after the one such a field holds: until then that day lasts.
pub fn read_last_day(typed: &str, zone: &TimeZone) -> Option<Timestamp> {
    let date: jiff::civil::Date = typed.trim().parse().ok()?;
    let at = date.tomorrow().ok()?.to_zoned(zone.clone()).ok()?;
    Some(Timestamp(at.timestamp().as_millisecond()))
}

/// The machine-readable form of an instant, for `<time datetime>`.
pub fn machine(instant: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(instant.0).unwrap_or_default().to_string()
}

/// The day of the city's calendar that an instant lies in, as days are stored.
pub fn today(instant: Timestamp, zone: &TimeZone) -> Timestamp {
    Timestamp::of_date(local(instant, zone).date())
}

/// A day as it is stored, in words.
pub fn stored_day(day: Timestamp, language: Language) -> String {
    self::day(day, language, &TimeZone::UTC)
}

/// The next three o'clock at night where the city is.
pub fn next_quiet_hour(instant: Timestamp, zone: &TimeZone) -> Timestamp {
    let here = local(instant, zone);
    let tonight = here.with().hour(3).minute(0).second(0).subsec_nanosecond(0).build();
    let next = tonight.and_then(|at| if at > here { Ok(at) } else { at.tomorrow() });
    next.map_or(instant, |at| Timestamp(at.timestamp().as_millisecond()))
}

/// The year and month of an instant in the zone, for plain comparisons in tests and pages.
pub fn year(instant: Timestamp, zone: &TimeZone) -> i16 {
    local(instant, zone).year()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r34_a_day_is_the_citys_whether_it_is_summer_or_winter() {
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        for (instant, day) in [
            ("2026-03-28T21:59:59Z", "2026-03-28"),
            ("2026-03-28T22:00:00Z", "2026-03-29"), // the night in which summer time begins
            ("2026-03-29T20:59:59Z", "2026-03-29"),
            ("2026-03-29T21:00:00Z", "2026-03-30"),
            ("2026-10-24T21:00:00Z", "2026-10-25"), // the night in which it ends
            ("2026-10-25T21:59:59Z", "2026-10-25"),
            ("2026-10-25T22:00:00Z", "2026-10-26"),
        ] {
            let at: jiff::Timestamp = instant.parse().unwrap();
            let today = today(Timestamp(at.as_millisecond()), &helsinki);
            assert_eq!(today.date().to_string(), day, "{instant}");
            assert_eq!(today, today.day());
        }
    }

    #[test]
    fn each_language_writes_dates_its_own_way_in_the_citys_zone() {
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        let instant = Timestamp(1_772_488_200_000); // 2026-03-02T21:50:00Z, 23:50 in Helsinki
        assert_eq!(day(instant, Language::Fi, &helsinki), "2. maaliskuuta 2026");
        assert_eq!(day(instant, Language::Sv, &helsinki), "2 mars 2026");
        assert_eq!(day(instant, Language::En, &helsinki), "2 March 2026");
        assert_eq!(moment(instant, Language::Fi, &helsinki), "2. maaliskuuta 2026 klo 23.50");
        assert_eq!(moment(instant, Language::Sv, &helsinki), "2 mars 2026 kl. 23:50");
        assert_eq!(moment(instant, Language::En, &helsinki), "2 March 2026 at 23:50");
        assert_eq!(iso_day("2026-11-01", Language::Sv), "1 november 2026");
        assert_eq!(field_moment(instant, &helsinki), "2026-03-02T23:50");
        assert_eq!(field_day(instant, &helsinki), "2026-03-02");
        assert_eq!(read_moment("2026-03-02T23:50", &helsinki), Some(instant));
        assert_eq!(read_moment(" 2026-03-02 23:50", &helsinki), Some(instant));
        assert_eq!(read_moment("2.3.2026", &helsinki), None);
        let midnight = read_day("2026-03-03", &helsinki).unwrap();
        assert_eq!(midnight.since(instant), model::time::Duration::minutes(10));
        assert_eq!(read_last_day("2026-03-02", &helsinki), Some(midnight));
        assert_eq!(number(5_000, Language::Fi), "5\u{a0}000");
        assert_eq!(number(5_000, Language::En), "5,000");
    }
}
