//! Settings: what an administrator may change while the service runs, and within which limits.
//!
//! A number that is not here is a promise of the software itself. The threshold of results is one:
//! whoever could move it would learn from two looks at the same answers what neither shows.

use std::str::FromStr;

/// Something that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Whether somebody new may join.
    JoiningOpen,
    /// The least age at which one may join (R63).
    MinimumAge,
    /// How many days a message stays that somebody wrote without signing in.
    VisitorMessageDays,
    /// How many days a downloaded file of answers may be kept (R29).
    ExportDays,
}

/// Which values a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Yes or no.
    YesOrNo,
    /// A whole number.
    Between {
        /// The smallest.
        least: u32,
        /// The greatest.
        most: u32,
    },
}

/// Why a value is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingProblem {
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    NotYesOrNo,
    /// Not a whole number.
    #[error("not a whole number")]
    NotANumber,
    /// A number outside the limits.
    #[error("not between {least} and {most}")]
    OutsideLimits {
        /// The smallest.
        least: u32,
        /// The greatest.
        most: u32,
    },
}

/// The name is none of the settings'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such setting")]
pub struct UnknownSetting;

impl Setting {
    /// Every setting, in the order they are shown.
    pub const ALL: [Self; 4] =
        [Self::JoiningOpen, Self::MinimumAge, Self::VisitorMessageDays, Self::ExportDays];

    /// The setting's name in the database, in forms and in the audit log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::JoiningOpen => "joining-open",
            Self::MinimumAge => "minimum-age",
            Self::VisitorMessageDays => "visitor-message-days",
            Self::ExportDays => "export-days",
        }
    }

    /// Which values it takes.
    pub const fn limits(self) -> Limits {
        match self {
            Self::JoiningOpen => Limits::YesOrNo,
            // Below 13 nobody can consent by themselves (GDPR Article 8, tietosuojalaki 5 §).
            Self::MinimumAge => Limits::Between { least: 13, most: 99 },
            // The notice promises half a year at most; a week is needed to answer at all.
            Self::VisitorMessageDays => Limits::Between { least: 7, most: 180 },
            Self::ExportDays => Limits::Between { least: 1, most: 180 },
        }
    }
}

impl FromStr for Setting {
    type Err = UnknownSetting;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|setting| setting.name() == name).ok_or(UnknownSetting)
    }
}

/// All settings with their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether somebody new may join.
    pub joining_open: bool,
    /// The least age at which one may join.
    pub minimum_age: u32,
    /// How many days a message stays that somebody wrote without signing in.
    pub visitor_message_days: u32,
    /// How many days a downloaded file of answers may be kept.
    pub export_days: u32,
}

impl Settings {
    /// What holds until something else is set; the age comes from the configuration.
    pub const fn unchanged(minimum_age: u32) -> Self {
        Self { joining_open: true, minimum_age, visitor_message_days: 180, export_days: 30 }
    }

    /// These settings with what was set since. A value that this version does not take counts as
    /// not set: limits may have become narrower.
    #[must_use]
    pub fn with<'a>(mut self, set: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        for (name, value) in set {
            if let Ok(setting) = name.parse() {
                // Left as it was if refused, which is what is meant.
                self.set(setting, value).ok();
            }
        }
        self
    }

    /// A setting's value as it is written in forms and stored.
    pub fn get(&self, setting: Setting) -> String {
        match setting {
            Setting::JoiningOpen => (if self.joining_open { "yes" } else { "no" }).to_owned(),
            Setting::MinimumAge => self.minimum_age.to_string(),
            Setting::VisitorMessageDays => self.visitor_message_days.to_string(),
            Setting::ExportDays => self.export_days.to_string(),
        }
    }

    /// Sets a setting as typed. Refused, it stays what it was.
    pub fn set(&mut self, setting: Setting, typed: &str) -> Result<(), SettingProblem> {
        match setting {
            Setting::JoiningOpen => self.joining_open = yes_or_no(typed)?,
            Setting::MinimumAge => self.minimum_age = number(setting, typed)?,
            Setting::VisitorMessageDays => self.visitor_message_days = number(setting, typed)?,
            Setting::ExportDays => self.export_days = number(setting, typed)?,
        }
        Ok(())
    }

    /// Which settings have another value in `next`.
    pub fn changed_in(&self, next: &Self) -> impl Iterator<Item = Setting> {
        Setting::ALL.into_iter().filter(move |setting| self.get(*setting) != next.get(*setting))
    }
}

fn yes_or_no(typed: &str) -> Result<bool, SettingProblem> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(SettingProblem::NotYesOrNo),
    }
}

fn number(setting: Setting, typed: &str) -> Result<u32, SettingProblem> {
    let typed = typed.trim();
    // A sign or a leading zero is a slip of the finger, not a number of years or days.
    let is_plain = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain || (typed.len() > 1 && typed.starts_with('0')) {
        return Err(SettingProblem::NotANumber);
    }
    let Limits::Between { least, most } = setting.limits() else {
        return Err(SettingProblem::NotANumber);
    };
    let number = typed.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or(SettingProblem::OutsideLimits { least, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNCHANGED: Settings = Settings::unchanged(15);

    #[test]
    fn what_holds_by_itself_keeps_within_the_limits() {
        for setting in Setting::ALL {
            let mut again = UNCHANGED;
            assert_eq!(again.set(setting, &UNCHANGED.get(setting)), Ok(()), "{setting:?}");
            assert_eq!(again, UNCHANGED);
            assert_eq!(setting.name().parse(), Ok(setting));
        }
    }

    #[test]
    fn r63_nobody_can_set_the_age_below_thirteen() {
        let mut settings = UNCHANGED;
        let outside = Err(SettingProblem::OutsideLimits { least: 13, most: 99 });
        for typed in ["12", "0", "100", "4294967296", "99999999999999999999"] {
            assert_eq!(settings.set(Setting::MinimumAge, typed), outside, "{typed}");
        }
        assert_eq!(settings, UNCHANGED);
        assert_eq!(settings.set(Setting::MinimumAge, " 13 "), Ok(()));
        assert_eq!(settings.minimum_age, 13);
    }

    #[test]
    fn the_first_and_the_last_number_of_the_limits_are_taken_and_their_neighbours_refused() {
        for setting in Setting::ALL {
            let Limits::Between { least, most } = setting.limits() else { continue };
            for (number, taken) in
                [(least - 1, false), (least, true), (most, true), (most + 1, false)]
            {
                let set = UNCHANGED.clone().set(setting, &number.to_string());
                assert_eq!(set.is_ok(), taken, "{setting:?} {number}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_told_from_what_is_too_great() {
        for typed in ["", " ", "-15", "+15", "15.0", "1e1", "015", "viisitoista", "１５", "15\0"]
        {
            let set = UNCHANGED.clone().set(Setting::MinimumAge, typed);
            assert_eq!(set, Err(SettingProblem::NotANumber), "{typed:?}");
        }
        for typed in ["", "true", "Yes", "yes "] {
            let set = UNCHANGED.clone().set(Setting::JoiningOpen, typed);
            assert_eq!(set, Err(SettingProblem::NotYesOrNo), "{typed:?}");
        }
    }

    #[test]
    fn what_cannot_be_taken_from_the_database_leaves_what_held_before() {
        let set = [
            ("minimum-age", "3"),
            ("unheard-of", "1"),
            ("joining-open", "no"),
            ("export-days", "many"),
        ];
        let expected = Settings { joining_open: false, ..UNCHANGED };
        assert_eq!(UNCHANGED.with(set), expected);
        assert_eq!(UNCHANGED.changed_in(&expected).collect::<Vec<_>>(), [Setting::JoiningOpen]);
    }
}
