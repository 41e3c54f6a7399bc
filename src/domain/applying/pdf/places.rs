//! Places of files: whether a path stays on the machine where it is followed, and starts nothing there.

/// What a program's file ends with, on any system, where no site's name does.
const PROGRAMS: [&[u8]; 62] = [
    b"action",
    b"apk",
    b"applescript",
    b"application",
    b"appref-ms",
    b"appx",
    b"appxbundle",
    b"bat",
    b"chm",
    b"cmd",
    b"command",
    b"cpl",
    b"deb",
    b"desktop",
    b"diagcab",
    b"dll",
    b"dmg",
    b"exe",
    b"gadget",
    b"hlp",
    b"hta",
    b"img",
    b"inf",
    b"iso",
    b"jar",
    b"jnlp",
    b"js",
    b"jse",
    b"library-ms",
    b"lnk",
    b"msc",
    b"msi",
    b"msix",
    b"msixbundle",
    b"msp",
    b"mst",
    b"ocx",
    b"pif",
    b"pkg",
    b"ps1",
    b"psd1",
    b"psm1",
    b"reg",
    b"rpm",
    b"scf",
    b"scpt",
    b"scr",
    b"search-ms",
    b"searchconnector-ms",
    b"settingcontent-ms",
    b"sys",
    b"terminal",
    b"theme",
    b"url",
    b"vbe",
    b"vbs",
    b"vhd",
    b"vhdx",
    b"workflow",
    b"wsf",
    b"wsh",
    b"xll",
];
/// What programs end with, and names of sites as well.
const SITES: [&[u8]; 6] = [b"app", b"bin", b"com", b"py", b"run", b"sh"];

/// What an address says with what is written as `%` and two digits, once.
pub(super) fn spelled(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut left = text;
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    while let [byte, rest @ ..] = left {
        let read = match left {
            [b'%', high, low, behind @ ..] => digit(*high).zip(digit(*low)).map(|(high, low)| (high << 4 | low, behind)),
            _ => None,
        };
        let (byte, behind) = read.unwrap_or((*byte, rest));
        out.push(byte);
        left = behind;
    }
    out
}

/// Whether a path, behind its first slash, leads to no machine and no program, as it is written and as it is spelled. `is_file` says
/// whether it is surely a file's, which may begin with a drive.
pub(super) fn is_place(path: &[u8], is_file: bool) -> bool {
    let has_variable = path.iter().enumerate().any(|(at, byte)| {
        let is_spelled = || path.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        *byte == b'%' && !is_spelled()
    });
    !has_variable && [path.to_vec(), spelled(path)].iter().all(|path| stays(path, is_file))
}

fn stays(path: &[u8], is_file: bool) -> bool {
    let steps = steps(path, is_file);
    let [first, rest @ ..] = steps.as_slice() else { return true };
    let names_drive = matches!(first, [letter, b':' | b'|', ..] if letter.is_ascii_alphabetic());
    // A machine, after the steps back and forth; a device; a part of a file; a drive.
    let leads_away = (first.is_empty() && !rest.is_empty())
        || first.starts_with(b"?")
        || first.eq_ignore_ascii_case(b"unc")
        || first.eq_ignore_ascii_case(b"globalroot")
        || (if is_file { first.contains(&b':') && !is_drive(first) } else { names_drive });
    let is_last = |at: usize| at + 1 == steps.len() && (at > 0 || is_file);
    !leads_away && !steps.iter().enumerate().any(|(at, step)| is_program(step, is_last(at)))
}

fn is_drive(step: &[u8]) -> bool {
    matches!(step, [letter, b':' | b'|'] if letter.is_ascii_alphabetic())
}

/// The steps of a path, without those to where it is and back. Nothing goes back from a file's drive.
fn steps(path: &[u8], is_file: bool) -> Vec<&[u8]> {
    let mut steps: Vec<&[u8]> = Vec::new();
    for step in path.split(|b| matches!(b, b'/' | b'\\')) {
        match step {
            b"." => {}
            b".." => {
                if !(is_file && matches!(steps.as_slice(), [drive] if is_drive(drive))) {
                    steps.pop();
                }
            }
            step => steps.push(step),
        }
    }
    steps
}

/// Whether a step of a path is a program. Some systems pass over points at its end, and call a part of a file by a colon.
fn is_program(step: &[u8], is_last: bool) -> bool {
    let name = step.split(|b| *b == b':').next().unwrap_or_default();
    let points = name.iter().rev().take_while(|b| matches!(b, b'.' | b' ')).count();
    let name = name.get(..name.len() - points).unwrap_or_default();
    let Some(point) = name.iter().rposition(|b| *b == b'.') else { return false };
    let ending = name.get(point + 1..).unwrap_or_default().to_ascii_lowercase();
    let is_site = name.len() > 4 && name.get(..4).is_some_and(|www| www.eq_ignore_ascii_case(b"www."));
    PROGRAMS.contains(&ending.as_slice()) || (is_last && !is_site && SITES.contains(&ending.as_slice()))
}
