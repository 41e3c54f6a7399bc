//! What the check of a gold set finds: codes, places and words.

use std::fmt;

/// Whether a problem refuses the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is imported.
    Error,
    /// The author should look; the set is accepted.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident;)*) => {
        /// The stable code of a problem: `E…` refuses the set, `W…` does not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])+ $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

codes! {
    /// A file that every gold set has is missing.
    E001;
    /// A file is not UTF-8.
    E002;
    /// A line is not JSON, or a file not TOML.
    E003;
    /// A file that the format does not know.
    E004;
    /// A file, a line or a list of rows over the format's size.
    E005;
    /// A field that the format does not know.
    E101;
    /// A field is missing.
    E102;
    /// A value of the wrong type or form.
    E103;
    /// An item kind, requirement kind or stage kind that does not exist.
    E104;
    /// The same field twice in one object.
    E105;
    /// An id or name that is not of the form `[a-z0-9-]+` (labels and criteria also `_`).
    E201;
    /// An id used twice.
    E202;
    /// A reference to something that is not there.
    E203;
    /// Items of one stimulus with different skills.
    E204;
    /// A twin that is not there, of another skill, or not tagged back as a pair.
    E205;
    /// Longer, or more of them, than the format's limits.
    E301;
    /// A text with nothing in it, or a list that may not be empty.
    E302;
    /// HTML in a text; text is Markdown without HTML.
    E303;
    /// A language tag that is none, or a wording in a language that the project does not name.
    E304;
    /// A number outside its range.
    E305;
    /// The same text twice where texts must differ.
    E306;
    /// Gaps of the text, hints, options and key do not belong together.
    E307;
    /// `clear`, `confidence`, `shuffle` or another switch on an item where it has no meaning.
    E308;
    /// A key that is not of its kind's form: no full permutation, a part left out, a value off its scale.
    E310;
    /// A quote that does not occur in the content, or not so often.
    E311;
    /// Two mistakes of one text share a token, or a mistake has none.
    E312;
    /// A media file that is missing, of a type that pages do not show, or not what its name says.
    E320;
    /// A stimulus without exactly one of text, conversation, image and video, or media without `alt`.
    E321;
    /// A requirement without a field that its kind needs, or with one that it does not have.
    E401;
    /// A rubric whose weights do not sum to 1, or a criterion whose levels are not rising from 0.
    E402;
    /// A draw that the bank cannot serve even once.
    E403;
    /// A decision that makes no test: rates, risks or lengths that contradict each other.
    E404;
    /// A stage without a part that its kind needs, or with one that it does not have.
    E405;
    /// A time zone, country, currency, amount or telephone number that is none.
    E406;
    /// Anchors that do not fit their item's rubric.
    E407;
    /// Fewer training anchors of a rubric than its stage asks for.
    E408;
    /// Seeded responses are asked for, and a rubric has no seeded anchor.
    E409;
    /// A rule of the audit that may speak before it has seen enough: a share without the count behind it, no minimum count, a pause on a
    /// single event.
    E410;
    /// A measure that no rule may take, or not by itself: the end, or what the policy or the ladder leaves to persons.
    E411;
    /// Parts of the audit's rules, ladder or policy that do not belong together.
    E412;
    /// Parts of a sample of the audit that do not belong together.
    E413;
    /// Option lengths give the key away.
    W101;
    /// Key positions are out of balance over a bank.
    W102;
    /// Two items are near-duplicates.
    W103;
    /// The script of the content contradicts `lang`.
    W104;
    /// Content that reads as another language than was declared.
    W105;
    /// A reference text breaks its own item's `length`, `must` or `must_not`, or an anchor its item's `length`.
    W106;
    /// The key does not score 1.0 under its own grader.
    W107;
    /// A reference scores under 0.7 against the others.
    W108;
    /// An item that no draw can reach.
    W109;
    /// A bank too small to give every attempt new items.
    W110;
    /// A sequential plan that does not keep its promises over all attempts.
    W111;
    /// A text, or guidelines, missing in a language of the project.
    W112;
    /// Every item of a kind and skill has the same key.
    W113;
    /// Control characters or invisible characters in a text.
    W114;
    /// A media file, guidelines or stimulus that nothing uses.
    W115;
    /// Floors that a master misses by chance more often than the decision allows.
    W116;
    /// An exposure cap that the bank is too small to keep.
    W117;
    /// A sequential plan that keeps its promises for answers of one rate at best, not for people who differ as `[realism]` says.
    W118;
    /// An audit bank that runs dry before a verdict, or before the first week is over.
    W119;
    /// A setting that nothing follows yet.
    W120;
    /// A link or picture of the guidelines that pages show as its words only.
    W121;
    /// A level of a criterion that no example shows, where reviewers are trained.
    W122;
    /// So few seeded anchors that a reviewer soon has met them all.
    W123;
    /// A project that does not say where people write to, or who answers for what they tell.
    W124;
    /// A project that does not name its languages: they are taken to be those of before it could.
    W125;
    /// An occurrence of a quote that is counted over one inside a longer word.
    W126;
    /// An accepted text of a repair that is the same as its quote to the grader, so that the text scores as mended untouched.
    W127;
    /// A level that no table of levels has.
    W128;
    /// Two texts of a list that are written otherwise and are the same to the grader.
    W129;
    /// What a rule of the audit looks at and the service does not see, or asks for and the service does not do by itself.
    W130;
}

impl Code {
    /// Errors refuse the set, warnings do not.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self.as_str().starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// Warnings about what pages say, or about what is not in force yet, and not about what candidates are measured by: told, and no reason
    /// to acknowledge anything before a version is published.
    pub const ADVICE: [Self; 4] = [Self::W124, Self::W125, Self::W128, Self::W130];
}

/// One problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File, relative to the set's folder.
    pub file: String,
    /// Line from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Which rule.
    pub code: Code,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{}:{}: {severity}[{}]: {}", self.file, self.line.max(1), self.code.as_str(), self.message)
    }
}

/// Collects the problems of one place.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    line: usize,
    found: &'a mut Vec<Problem>,
}

impl<'a> Faults<'a> {
    /// Problems found from here on belong to this line.
    pub const fn at(found: &'a mut Vec<Problem>, file: &'a str, line: usize) -> Self {
        Self { file, line, found }
    }

    /// Adds a problem.
    pub fn add(&mut self, code: Code, message: impl Into<String>) {
        self.found.push(Problem { file: self.file.to_owned(), line: self.line, code, message: message.into() });
    }
}

/// `; did you mean "…"?` where a known name is near, else a list of what is known if it is short, else nothing.
#[must_use]
pub fn suggestion<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(near) = touchstone_measure::text::nearest::nearest(name, known.iter().copied()) {
        return format!("; did you mean \"{near}\"?");
    }
    match known.len() {
        0 => "; there are none".to_owned(),
        1..=12 => format!("; known are: {}", known.join(", ")),
        _ => String::new(),
    }
}
