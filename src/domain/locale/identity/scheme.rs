//! The kinds of numbers that are known, each with the source of its rule.

use super::check;

/// A kind of number.
#[derive(Debug)]
pub struct Scheme {
    /// The country that gives it, ISO 3166-1.
    pub country: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// The code of the violation.
    pub code: &'static str,
    /// How many characters it has.
    pub(super) length: usize,
    /// By character, the last in the lowest bit: which are digits, and of which it is known whether they are digits or letters.
    pub(super) digits: u32,
    pub(super) known: u32,
    pub(super) marks: Marks,
    pub(super) held: Held,
    /// Whether its characters fit together.
    pub(super) fits: fn(&[char]) -> bool,
}

/// Where people write marks inside a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Marks {
    /// Wherever they like.
    Anywhere,
    /// One at some of these places, by character as [`Scheme::digits`].
    At(u32),
}

/// Of whom a number is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    /// In every text: letters or a date are part of it, so that other texts are hardly ever taken for one.
    Everywhere,
    /// In texts of a project of its country, or behind one of these words: of other numbers of this length, one in ten or so passes its
    /// check.
    AtHome(&'static [&'static str]),
}

impl Scheme {
    /// A scheme; its form says L for a letter, D for a digit, any other character for either. `borders` count the characters before a mark.
    const fn new(country: &'static str, name: &'static str, form: &str, borders: &[usize], held: Held, fits: fn(&[char]) -> bool) -> Self {
        let bytes = form.as_bytes();
        let (mut digits, mut known, mut marks, mut at) = (0, 0, 0, 0);
        while at < bytes.len() {
            digits = digits << 1 | (bytes[at] == b'D') as u32;
            known = known << 1 | (bytes[at] == b'D' || bytes[at] == b'L') as u32;
            at += 1;
        }
        at = 0;
        while at < borders.len() {
            marks |= 1 << (bytes.len() - 1 - borders[at]);
            at += 1;
        }
        let code = "identity_number_refused";
        Self { country, name, code, length: bytes.len(), digits, known, marks: Marks::At(marks), held, fits }
    }
}

/// The longest number of all schemes, in characters.
pub(super) const LONGEST: usize = 18;

/// The fewest digits that a number of any scheme has for certain: where fewer are among the last [`LONGEST`] characters, none ends there.
pub(super) const FEWEST: u32 = {
    let (mut fewest, mut at) = (u32::MAX, 0);
    while at < SCHEMES.len() {
        let sure = (SCHEMES[at].digits & SCHEMES[at].known).count_ones();
        if sure < fewest {
            fewest = sure;
        }
        at += 1;
    }
    fewest
};

const EVERYWHERE: Held = Held::Everywhere;

/// Numbers are told by their check characters; a country's number that has none cannot be told from any other and is left out (the United
/// States' Social Security number, the British National Insurance number, Malaysia's `MyKad`, Indonesia's NIK, Argentina's DNI). Mexican
/// codes with Ñ or & are not found: the first is folded to N, the second is a mark.
///
/// | country | rule |
/// |---|---|
/// | SG | a letter S, T, F, G or M, seven digits, a check letter (Immigration & Checkpoints Authority; weights below) |
/// | MX | CURP, RFC and CLABE, each by the rules below |
/// | CN | GB 11643-1999: ISO 7064 MOD 11-2 over seventeen digits, places by GB/T 2260 |
/// | HK | Immigration Department; weights 9 to 2, remainder by 11 |
/// | TW | Ministry of the Interior; the county's number, weights 1 9 8 … 1 1, remainder by 10 |
/// | IN | UIDAI, A UID Numbering Scheme (2010): Verhoeff's check |
/// | ES | Real Decreto 1553/2005 (DNI) and Orden INT/2058/2008 (NIE): remainder by 23 |
/// | BR | Receita Federal: two digits by weights from 10 and 11 down, remainder by 11 |
/// | IT | Decreto ministeriale 23 dicembre 1976 (codice fiscale); without codes in which letters stand for digits |
/// | FR | Décret 82-103 (NIR): key 97 less the remainder by 97; Corsica's 2A and 2B |
/// | PL | Ustawa o ewidencji ludności, PESEL: weights 1 3 7 9 |
/// | SE | Folkbokföringslagen 1991:481 §18: Luhn's check of ten digits |
/// | FI | Digital and Population Data Services Agency: remainder by 31; signs of centuries of 2023 |
/// | ZA | Identification Act 68 of 1997: Luhn's check of thirteen digits |
/// | KR | Resident Registration Act, enforcement rules: weights 2 to 9 and 2 to 5, remainder by 11 |
/// | TH | Department of Provincial Administration: weights 13 to 2, remainder by 11 |
///
/// SG: weights 2 7 6 5 4 3 2, T and G add 4, M adds 3, the remainder by 11 picks the letter from the table of the series. MX: the CURP by
/// the Instructivo Normativo para la Asignación de la Clave Única de Registro de Población (DOF, 18 October 2021); the RFC by the SAT's
/// anexo of the Miscelánea Fiscal on the homoclave and its digit; the CLABE by Banco de México, Circular 14/2017, weights 3 7 1. IT: of the
/// codes that are left out, random letters look like them.
pub const SCHEMES: [Scheme; 23] = [
    Scheme { code: "nric_refused", marks: Marks::Anywhere, ..Scheme::new("SG", "NRIC or FIN", "LDDDDDDDL", &[], EVERYWHERE, check::nric) },
    Scheme::new("MX", "CURP", "LLLLDDDDDDLLLLLL*D", &[4, 10, 11, 13, 16], EVERYWHERE, check::curp),
    Scheme::new("MX", "RFC", "LLLLDDDDDD***", &[4, 10], EVERYWHERE, check::rfc),
    Scheme::new("MX", "RFC", "LLLDDDDDD***", &[3, 9], EVERYWHERE, check::rfc),
    Scheme::new("MX", "CLABE", "DDDDDDDDDDDDDDDDDD", &[3, 6, 17], Held::AtHome(&["CLABE"]), check::clabe),
    Scheme::new("CN", "resident identity card", "DDDDDDDDDDDDDDDDD*", &[6, 10, 12, 14, 17], EVERYWHERE, check::resident),
    Scheme::new("HK", "HKID", "LDDDDDD*", &[1, 7], Held::AtHome(&["HKID"]), check::hkid),
    Scheme::new("HK", "HKID", "LLDDDDDD*", &[2, 8], Held::AtHome(&["HKID"]), check::hkid),
    Scheme::new("TW", "national identification card", "LDDDDDDDDD", &[1], Held::AtHome(&[]), check::taiwan),
    Scheme::new("IN", "Aadhaar", "DDDDDDDDDDDD", &[4, 8], Held::AtHome(&["AADHAAR", "AADHAR"]), check::aadhaar),
    Scheme::new("ES", "DNI", "DDDDDDDDL", &[2, 5, 8], Held::AtHome(&["DNI", "NIF"]), check::dni),
    Scheme::new("ES", "NIE", "LDDDDDDDL", &[1, 8], EVERYWHERE, check::nie),
    Scheme::new("BR", "CPF", "DDDDDDDDDDD", &[3, 6, 9], Held::AtHome(&["CPF"]), check::cpf),
    Scheme::new("IT", "codice fiscale", "LLLLLLDDLDDLDDDL", &[3, 6, 11, 15], EVERYWHERE, check::codice_fiscale),
    Scheme::new("FR", "NIR", "DDDDDD*DDDDDDDD", &[1, 3, 5, 7, 10, 13], EVERYWHERE, check::nir),
    Scheme::new("PL", "PESEL", "DDDDDDDDDDD", &[6], Held::AtHome(&["PESEL"]), check::pesel),
    Scheme::new("SE", "personnummer", "DDDDDDDDDD", &[6], Held::AtHome(&["PERSONNUMMER"]), check::personnummer),
    Scheme::new("SE", "personnummer", "DDDDDDDDDDDD", &[8], Held::AtHome(&["PERSONNUMMER"]), check::personnummer),
    Scheme::new("FI", "henkilötunnus", "DDDDDDDDD*", &[6], Held::AtHome(&["HENKILOTUNNUS", "HETU"]), check::henkilotunnus),
    Scheme::new("FI", "henkilötunnus", "DDDDDDLDDD*", &[], Held::AtHome(&["HENKILOTUNNUS", "HETU"]), check::henkilotunnus),
    Scheme::new("ZA", "identity number", "DDDDDDDDDDDDD", &[6, 10, 12], Held::AtHome(&[]), check::south_african),
    Scheme::new("KR", "resident registration number", "DDDDDDDDDDDDD", &[6], Held::AtHome(&["RRN"]), check::rrn),
    Scheme::new("TH", "identification number", "DDDDDDDDDDDDD", &[1, 5, 10, 12], Held::AtHome(&[]), check::thai),
];
