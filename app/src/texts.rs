//! The words of the service, from Fluent files in three languages.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use model::{language::Language, staff::Role};
use unic_langid::LanguageIdentifier;

macro_rules! sources {
    ($($feature:literal),+ $(,)?) => {
        /// Each feature's file in each language.
        pub const SOURCES: &[(&str, [&str; 3])] = &[$((
            $feature,
            [
                include_str!(concat!("../locales/fi/", $feature, ".ftl")),
                include_str!(concat!("../locales/sv/", $feature, ".ftl")),
                include_str!(concat!("../locales/en/", $feature, ".ftl")),
            ],
        )),+];
    };
}

sources!(
    "accounts",
    "answers",
    "bank",
    "common",
    "consents",
    "editor",
    "exports",
    "home",
    "imports",
    "lint",
    "mails",
    "messages",
    "notices",
    "oversight",
    "preview",
    "projects",
    "results",
    "settings",
    "staff",
    "tasks",
    "templates",
);

/// What stands in the place of a name in a message.
pub type Argument = FluentValue<'static>;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| {
    let bundle = |number: usize| {
        let language = Language::ALL[number];
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = Bundle::new_concurrent(vec![tag]);
        // Isolation marks would show up in mails and attributes; texts are built not to need them.
        bundle.set_use_isolating(false);
        for (_, texts) in SOURCES {
            // A file with a mistake still gives its sound messages; a test refuses the mistake.
            let resource = FluentResource::try_new(texts[number].to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(sound, _)| sound));
        }
        bundle
    };
    [bundle(0), bundle(1), bundle(2)]
});

const fn position(language: Language) -> usize {
    match language {
        Language::Fi => 0,
        Language::Sv => 1,
        Language::En => 2,
    }
}

/// A message in a language, with its arguments filled in; the key itself if there is no such
/// message, which a test makes sure of.
pub fn text(language: Language, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    let bundle = &BUNDLES[position(language)];
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let arguments: FluentArgs<'_> =
        arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// What a role of staff is called.
pub fn role(language: Language, role: Role) -> String {
    let key = match role {
        Role::Moderator => "staff-role-moderator",
        Role::Researcher => "staff-role-researcher",
        Role::Coordinator => "staff-role-coordinator",
        Role::Payroll => "staff-role-payroll",
        Role::Admin => "staff-role-admin",
        Role::Dpo => "staff-role-dpo",
    };
    text(language, key, &[])
}

/// `t!(visit, "key")` or `t!(visit, "key", count = 3)`: a message in the visit's language.
///
/// Keys stand in the source as literals, so that a test can hold them against the files.
#[macro_export]
macro_rules! t {
    ($at:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::text($at.language, $key, &[$((stringify!($name), $value.into())),*])
    };
}
