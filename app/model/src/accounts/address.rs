//! E-mail addresses: the one thing a person gives to join (R17).

use std::fmt;

const MOST_CHARACTERS: usize = 254;
const MOST_LOCAL_CHARACTERS: usize = 64;

/// An e-mail address that mail can be sent to.
///
/// `Debug` and `Display` do not show it, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress {
    local: String,
    domain: String,
}

/// The text is not an e-mail address we can send to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct InvalidAddress;

impl EmailAddress {
    /// Reads an address as typed; an international domain is turned into its ASCII form.
    pub fn parse(typed: &str) -> Result<Self, InvalidAddress> {
        let typed = typed.trim();
        let typed = typed.strip_prefix("mailto:").unwrap_or(typed);
        let (local, domain) = typed.rsplit_once('@').ok_or(InvalidAddress)?;
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| InvalidAddress)?;
        let address = Self { local: local.to_owned(), domain };
        if address.is_well_formed() { Ok(address) } else { Err(InvalidAddress) }
    }

    fn is_well_formed(&self) -> bool {
        let local_fits = self.local.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b))
        });
        let domain_fits = self.domain.contains('.')
            && self.domain.split('.').all(|label| !label.is_empty())
            && !self
                .domain
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .bytes()
                .all(|b| b.is_ascii_digit());
        local_fits
            && domain_fits
            && self.local.len() <= MOST_LOCAL_CHARACTERS
            && self.local.len() + 1 + self.domain.len() <= MOST_CHARACTERS
    }

    /// The part before the `@`.
    pub fn local_part(&self) -> &str {
        &self.local
    }

    /// The address as mail is sent to it. For the mailer and the member's own eyes only.
    pub fn reveal(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// The form in which two spellings of one mailbox are equal; what the blind index is made of.
    pub fn canonical(&self) -> String {
        self.reveal().to_lowercase()
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EmailAddress(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_read_and_compared_without_case() {
        let address = EmailAddress::parse("  Matti.Virtanen+kanssa@Posti.FI ").unwrap();
        assert_eq!(address.reveal(), "Matti.Virtanen+kanssa@posti.fi");
        assert_eq!(address.canonical(), "matti.virtanen+kanssa@posti.fi");
        assert_eq!(EmailAddress::parse("a@työ.fi").unwrap().reveal(), "a@xn--ty-gka.fi");
    }

    #[test]
    fn what_no_mail_can_reach_is_refused() {
        let long = format!("{}@posti.fi", "a".repeat(65));
        for typed in [
            "",
            "matti",
            "@posti.fi",
            "matti@",
            "matti@posti",
            "a b@posti.fi",
            "a..b@posti.fi",
            "a@-posti.fi",
            "a@posti..fi",
            "a@127.0.0.1",
            "a\n@posti.fi",
            "<a@posti.fi>",
            "ä@posti.fi",
            "a,b@posti.fi",
            "a@posti.fi\0",
            &long,
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(InvalidAddress), "{typed:?}");
        }
    }

    #[test]
    fn an_address_does_not_show_in_debug_output() {
        let address = EmailAddress::parse("matti@posti.fi").unwrap();
        assert!(!format!("{address:?}").contains("matti"));
    }
}
