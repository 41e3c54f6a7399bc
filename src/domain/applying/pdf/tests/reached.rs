//! What links lead to, however their addresses are written.

use super::super::links::is_followed;

/// Ways to a machine inside a network.
const MACHINES: [&str; 32] = [
    // A machine's share, as systems and programs write it.
    r"\??\UNC\10.0.0.1\s",
    "/??/UNC/10.0.0.1/s",
    "/?/UNC/10.0.0.1/s",
    "file:///?/UNC/10.0.0.1/s",
    "file:///%3F/UNC/10.0.0.1/s",
    "file:///%3f%3F/UNC/10.0.0.1/s",
    "file:///UNC/10.0.0.1/s",
    "file:UNC/10.0.0.1/s",
    "file:///GLOBALROOT/Device/Mup/10.0.0.1",
    r"\x",
    // Steps to where it is and back.
    "file:///.//10.0.0.1/s",
    "file:///a/..//10.0.0.1/s",
    r"file:///a\..\\10.0.0.1\s",
    "file:///%2E//10.0.0.1/s",
    "file:///a/%2e%2E//10.0.0.1/s",
    "file:///a/..%2F%2F10.0.0.1/s",
    "file:///b%2Fa/..//10.0.0.1/s",
    "file:./a/..//10.0.0.1/s",
    "/.//10.0.0.1/s",
    "/a/..//10.0.0.1/s",
    "/%2e/%5C10.0.0.1/s",
    // Another address inside.
    "blob:file://10.0.0.1/s",
    "blob:smb://x",
    "blob:x",
    "file%3A//10.0.0.1/x",
    "%66ile:%2F%2F10.0.0.1/x",
    // What some readers cut off before it.
    "\u{A0}file://10.0.0.1/s",
    "\u{FEFF}\u{3000}smb://10.0.0.1/s",
    "\"file://10.0.0.1/s",
    "'file://10.0.0.1/s'",
    "<smb://10.0.0.1/s>",
    "(\u{201C}//10.0.0.1/s",
];
/// Ways to what starts something.
const STARTED: [&str; 35] = [
    // Programs of the machine on which it is pressed.
    "calc.exe",
    "./calc.EXE",
    "calc.exe.",
    "calc.exe::$DATA",
    "calc%2Eexe",
    "calc.exe?x",
    "calc.exe#x",
    "calc.exe /c x",
    "a/b/run.bat",
    "../../x.lnk",
    r"..\..\windows\system32\calc",
    r"a\..\..\x.pdf",
    "/C:/Windows/x",
    "/c|/Windows/x",
    "a/../C:/Windows/x",
    "%SystemRoot%\\calc",
    "%CD%/x",
    "x%",
    "bin/x.sh",
    "file:calc.exe",
    "file:///C:/Windows/System32/calc.exe",
    "file:///C:/Windows/format.com",
    "file:///C|/x.hta?y",
    "file:///C:/../C:/x.scr#a",
    "file:///Applications/Calculator.app",
    "file:///usr/share/applications/x.desktop",
    "file:///a:b/x",
    "file::$DATA",
    // Shops and callers.
    "market://details?id=x",
    "itms-apps://x",
    "alipays://x",
    "skype:x?call",
    "callto:x",
    "intent://x#Intent;scheme=http;end",
    "INTENT:x",
];

#[test]
fn no_way_of_writing_an_address_leads_to_a_machine_or_a_program() {
    for refused in MACHINES.iter().chain(&STARTED) {
        assert!(!is_followed(refused.as_bytes()), "{refused}");
        let wide: Vec<u8> = std::iter::once(0xFEFF).chain(refused.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert!(!is_followed(&wide), "{refused}, in two bytes each");
        let wide: Vec<u8> = std::iter::once(0xFEFF).chain(refused.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert!(!is_followed(&wide), "{refused}, the other way round");
    }
    // A character whose half looks like a slash is none.
    assert!(!is_followed(&[0xFE, 0xFF, 0x20, 0x2F, 0, b's', 0, b'm', 0, b'b', 0, b':', 0, b'x']));
    assert!(!is_followed(b"\xA0file://10.0.0.1/s"));
}

#[test]
fn what_pages_and_papers_lead_to_is_taken() {
    for taken in [
        "https://example.com/setup.exe",
        "https://example.com/a/..//b?c=%SystemRoot%",
        "http://x/../..//y",
        "\"https://example.com/\"",
        "<https://example.com/>",
        "\u{A0}https://example.com/",
        "\u{6587}\u{6863}.html",
        "mailto:a@b.sg?subject=calc.exe",
        "tel:+6512345678",
        "tg://resolve?domain=x",
        "whatsapp://send?text=a",
        "blob:https://example.com/0b7f",
        "blob:null/0b7f",
        "www.example.com",
        "example.com",
        "example.com/in/me",
        "notion.app",
        "example.com/a%20b.pdf?x=100%&y",
        "p.html#calc.exe",
        "a/b/../c.html",
        "../c.html",
        "a//b.html",
        "/",
        "/a/",
        "/?q=a",
        "?q=c:/x",
        "#c:x",
        "",
        "File%3AFoo.png",
        "Portal%3AArts.html",
        "file:///home/x/p.html",
        "file:///home/x/p%20q.html#calc.exe",
        "file:///C:/Users/x/p.html",
        "file:///C|/Users/x/p.html",
        r"file:///C:\Users\x\p.docx",
        "file:///C:/Users/x/../y/p.html",
        "file:///C:/Users/x/www.example.com",
        "file:///home/x/www.example.com/index.html",
        "file:p.html",
    ] {
        assert!(is_followed(taken.as_bytes()), "{taken}");
    }
}
