//! Accounts: what a token and a member of staff may do, and addresses in the form in which they are compared.

pub mod password;

use super::kernel::names::names;

names! {
    /// What a token may do.
    Scope {
        /// Act as the candidate whom the token belongs to.
        Candidate = "candidate";
        /// Read candidates, their applications and attempts.
        CandidatesRead = "candidates:read";
        /// Names, addresses and documents of candidates.
        CandidatesPersonal = "candidates:personal";
        /// Decide, as the person whom the token belongs to.
        DecisionsWrite = "decisions:write";
        /// Score responses, as the person whom the token belongs to.
        ReviewsWrite = "reviews:write";
        /// Read annotators and their checks.
        AuditsRead = "audits:read";
        /// Settle signals, as the person whom the token belongs to.
        AuditsWrite = "audits:write";
        /// Ask for hidden checks and answer them.
        ChecksWrite = "checks:write";
        /// Read the stream of events.
        EventsRead = "events:read";
        /// Manage the endpoints that are told of events.
        WebhooksWrite = "webhooks:write";
    }
}

names! {
    /// What a token opens.
    TokenKind {
        /// The API.
        Api = "api";
        /// The pages, once.
        SignIn = "sign_in";
    }
}

impl Scope {
    /// The roles of which one gives a person this; none where anybody may do it with what is their own. The platform's tokens act for no
    /// person and need none.
    #[must_use]
    pub const fn given_by(self) -> &'static [Role] {
        match self {
            Self::Candidate => &[],
            Self::CandidatesRead | Self::CandidatesPersonal | Self::DecisionsWrite => &[Role::Recruiter],
            Self::ReviewsWrite => &[Role::Reviewer, Role::Adjudicator],
            Self::AuditsRead | Self::AuditsWrite => &[Role::Auditor],
            Self::ChecksWrite | Self::EventsRead | Self::WebhooksWrite => &[Role::Admin],
        }
    }

    /// Whether it only reads: somebody who has no part in any project may be given it by whoever runs the service.
    #[must_use]
    pub const fn only_reads(self) -> bool {
        match self {
            Self::CandidatesRead | Self::CandidatesPersonal | Self::AuditsRead => true,
            Self::Candidate
            | Self::DecisionsWrite
            | Self::ReviewsWrite
            | Self::AuditsWrite
            | Self::ChecksWrite
            | Self::EventsRead
            | Self::WebhooksWrite => false,
        }
    }

    /// Whether whatever it opens is done by a named person: a platform's token could never use it.
    #[must_use]
    pub const fn acts_for_a_person(self) -> bool {
        match self {
            Self::Candidate | Self::DecisionsWrite | Self::ReviewsWrite | Self::AuditsWrite => true,
            Self::CandidatesRead
            | Self::CandidatesPersonal
            | Self::AuditsRead
            | Self::ChecksWrite
            | Self::EventsRead
            | Self::WebhooksWrite => false,
        }
    }

    /// Whether a person with these roles in the project has it.
    #[must_use]
    pub fn is_given_by(self, roles: &[Role]) -> bool {
        self.given_by().is_empty() || self.given_by().iter().any(|role| roles.contains(role))
    }
}

names! {
    /// What a member of staff may do in a project.
    Role {
        /// Scores responses by a rubric.
        Reviewer = "reviewer";
        /// Decides between reviewers who differ.
        Adjudicator = "adjudicator";
        /// Reads candidates and decides on them.
        Recruiter = "recruiter";
        /// Watches annotators.
        Auditor = "auditor";
        /// Writes and publishes gold sets; sees keys.
        Author = "author";
        /// Manages people, tokens and webhooks.
        Admin = "admin";
    }
}

impl Role {
    /// Whether it opens keys of the project's items.
    #[must_use]
    pub const fn reads_keys(self) -> bool {
        match self {
            Self::Author | Self::Auditor => true,
            Self::Reviewer | Self::Adjudicator | Self::Recruiter | Self::Admin => false,
        }
    }
}

/// Whether two names are of one person: addresses as they are compared everywhere, other names without regard to case and blanks.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    let plain = |name: &str| address(name).unwrap_or_else(|| name.trim().to_lowercase());
    plain(a) == plain(b)
}

/// An e-mail address in the form in which it is compared, so that one mailbox is one person however a keyboard or a browser writes it:
/// trimmed, NFKC (full-width letters are plain, a letter and its mark one), lower case, an internationalised domain in its own letters
/// (`xn--bcher-kva` is `bücher`). `None` where it is none or no mail server would take it: one `@`, a dot in the domain, no dot at either
/// end of the name before the `@` or beside another, no white space, no control or unseen characters, at most 254 bytes.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    if crate::domain::kernel::unseen::unseen(text.trim()).is_some() {
        return None;
    }
    let folded = touchstone_measure::text::normalise::nfkc(text.trim()).to_lowercase();
    let (local, domain) = folded.split_once('@')?;
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return None;
    }
    let (domain, known) = idna::domain_to_unicode(domain);
    known.ok()?;
    let text = format!("{local}@{domain}");
    let (local, domain) = text.split_once('@')?;
    let labels_fit = domain
        .split('.')
        .all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && local.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>()[]\\,;:\"".contains(c));
    let fits = labels_fit && local_fits && domain.contains('.') && !domain.contains('@') && text.len() <= 254;
    fits.then_some(text)
}

/// An address as mail servers take it that know ASCII domains only: an internationalised domain as `xn--…`.
#[must_use]
pub fn deliverable(address: &str) -> String {
    let ascii = address.split_once('@').and_then(|(local, domain)| Some(format!("{local}@{}", idna::domain_to_ascii(domain).ok()?)));
    ascii.unwrap_or_else(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_go_to_ascii_domains() {
        assert_eq!(deliverable("u@bücher.example"), "u@xn--bcher-kva.example");
        assert_eq!(deliverable("lin@example.sg"), "lin@example.sg");
    }

    #[test]
    fn addresses_are_folded_and_nonsense_refused() {
        assert_eq!(address(" Lin@Example.SG ").as_deref(), Some("lin@example.sg"));
        for (typed, kept) in [
            ("u@xn--bcher-kva.example", "u@bücher.example"),
            ("u@BÜCHER.example", "u@bücher.example"),
            ("u@xn--fsqu00a.xn--55qx5d", "u@例子.公司"),
            ("e\u{301}@example.sg", "é@example.sg"),
            ("ｌｉｎ＠ｅｘａｍｐｌｅ．ｓｇ", "lin@example.sg"),
        ] {
            assert_eq!(address(typed).as_deref(), Some(kept), "{typed}");
        }
        for text in [
            "",
            "l\u{200B}in@example.sg",
            "l\u{202E}in@example.sg",
            "lin@exam\u{AD}ple.sg",
            "lin\u{3164}@example.sg",
            "lin@ex\u{115F}ample.sg",
            "lin\u{34F}@example.sg",
            "lin\u{FE0F}@example.sg",
            "lin\u{E000}@example.sg",
            "lin\u{E0041}@example.sg",
            "lin\u{378}@example.sg",
            "lin..tan@example.sg",
            ".lin@example.sg",
            "lin.@example.sg",
            "lin",
            "@a.b",
            "lin@",
            "lin@b",
            "a b@c.d",
            "a@b.c\r\nBcc: x@y.z",
            "a@b..c",
            "a@b.c,d@e.f",
            &format!("{}@b.c", "x".repeat(300)),
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
