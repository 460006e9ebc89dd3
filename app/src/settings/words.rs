//! What each setting and each text of the site is called, does and takes.

use model::{
    settings::{Limits, Setting, SettingProblem},
    site_texts::SiteText,
};

use crate::{Visit, dates, t};

/// What a setting is called.
pub fn label(visit: &Visit, setting: Setting) -> String {
    match setting {
        Setting::JoiningOpen => t!(visit, "settings-joining-open"),
        Setting::MinimumAge => t!(visit, "settings-minimum-age"),
        Setting::VisitorMessageDays => t!(visit, "settings-visitor-message-days"),
        Setting::ExportDays => t!(visit, "settings-export-days"),
    }
}

/// What a setting does, and why it has its limits.
pub fn does(visit: &Visit, setting: Setting) -> String {
    match setting {
        Setting::JoiningOpen => t!(visit, "settings-does-joining-open"),
        Setting::MinimumAge => t!(visit, "settings-does-minimum-age"),
        Setting::VisitorMessageDays => t!(visit, "settings-does-visitor-message-days"),
        Setting::ExportDays => t!(visit, "settings-does-export-days"),
    }
}

/// Which values a setting takes; none: that is plain to see.
pub fn limits(visit: &Visit, setting: Setting) -> Option<String> {
    match setting.limits() {
        Limits::YesOrNo => None,
        Limits::Between { least, most } => {
            let number = |number| dates::number(number, visit.language);
            Some(t!(visit, "settings-limits", least = number(least), most = number(most)))
        }
    }
}

/// A stored value in words.
pub fn value(visit: &Visit, value: &str) -> String {
    match value {
        "yes" => t!(visit, "settings-yes"),
        "no" => t!(visit, "settings-no"),
        number => number.to_owned(),
    }
}

/// Why a value is refused.
pub fn problem(visit: &Visit, problem: SettingProblem) -> String {
    match problem {
        SettingProblem::NotYesOrNo => t!(visit, "settings-not-yes-or-no"),
        SettingProblem::NotANumber => t!(visit, "settings-not-a-number"),
        SettingProblem::OutsideLimits { least, most } => {
            let number = |number| dates::number(number, visit.language);
            t!(visit, "settings-outside-limits", least = number(least), most = number(most))
        }
    }
}

/// What a text of the site is called.
pub fn text_label(visit: &Visit, text: SiteText) -> String {
    match text {
        SiteText::Welcome => t!(visit, "settings-text-welcome"),
        SiteText::JoiningClosed => t!(visit, "settings-text-joining-closed"),
        SiteText::Contact => t!(visit, "settings-text-contact"),
        SiteText::AccessibilityContact => t!(visit, "settings-text-accessibility-contact"),
        SiteText::Footer => t!(visit, "settings-text-footer"),
    }
}

/// Where a text of the site stands.
pub fn text_place(visit: &Visit, text: SiteText) -> String {
    match text {
        SiteText::Welcome => t!(visit, "settings-place-welcome"),
        SiteText::JoiningClosed => t!(visit, "settings-place-joining-closed"),
        SiteText::Contact => t!(visit, "settings-place-contact"),
        SiteText::AccessibilityContact => t!(visit, "settings-place-accessibility-contact"),
        SiteText::Footer => t!(visit, "settings-place-footer"),
    }
}
