//! Where outside hosts are: every one that is configured must be declared, and within the EEA (R32).

use serde::Deserialize;

/// The countries of the European Economic Area, by their ISO 3166 codes.
const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// A host outside this machine that the service talks to, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideHost {
    /// The host's name or address, as it stands in the configuration.
    pub host: String,
    /// The country it is in, as an ISO 3166 code: `FI`.
    pub country: String,
}

/// What is wrong with where a host is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceProblem {
    /// The host is configured and its place is not declared.
    #[error(
        "the host {0} is configured, but [[outside_hosts]] does not say in which country it is"
    )]
    Undeclared(String),
    /// The host is declared to be outside the European Economic Area.
    #[error(
        "the host {0} is in {1}, outside the European Economic Area, which the notice rules out"
    )]
    OutsideEea(String, String),
}

/// What is wrong with the places of the hosts in these addresses.
pub fn problems<'a>(
    addresses: impl IntoIterator<Item = &'a str>,
    declared: &[OutsideHost],
) -> Vec<PlaceProblem> {
    addresses
        .into_iter()
        .filter_map(host_of)
        .filter(|host| !is_this_machine(host))
        .filter_map(|host| match declared.iter().find(|known| known.host == host) {
            None => Some(PlaceProblem::Undeclared(host)),
            Some(known) if !EEA.contains(&known.country.as_str()) => {
                Some(PlaceProblem::OutsideEea(host, known.country.clone()))
            }
            Some(_) => None,
        })
        .collect()
}

/// The host in an address like `postgres://user:secret@host:5432/name`.
fn host_of(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if scheme == "sqlite" {
        return None;
    }
    let authority = rest.split(['/', '?']).next()?;
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host_and_port.strip_prefix('[') {
        Some(v6) => v6.split(']').next()?,
        None => host_and_port.split(':').next()?,
    };
    (!host.is_empty()).then(|| host.to_owned())
}

/// Whether an address leads to this machine itself.
pub fn is_on_this_machine(address: &str) -> bool {
    host_of(address).is_some_and(|host| is_this_machine(&host))
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.starts_with("127.") || host == "::1" || host.contains("%2F")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r32_a_host_outside_the_machine_must_be_declared_and_within_the_eea() {
        let declared = [
            OutsideHost { host: "db.city.fi".into(), country: "FI".into() },
            OutsideHost { host: "mail.example.com".into(), country: "US".into() },
        ];
        let addresses = [
            "sqlite:///srv/kanssa.sqlite",
            "postgres://kanssa:secret@127.0.0.1:5432/kanssa",
            "postgres://kanssa:secret@db.city.fi/kanssa",
            "smtps://user:secret@mail.example.com:465",
            "smtp://relay.city.fi",
        ];
        assert_eq!(
            problems(addresses, &declared),
            [
                PlaceProblem::OutsideEea("mail.example.com".into(), "US".into()),
                PlaceProblem::Undeclared("relay.city.fi".into())
            ]
        );
    }
}
