//! What PDFs are taken and refused: whole ones, built here, with what an attacker hides and what a person's papers hold.

use super::*;

mod bounds;
mod ordinary;
mod reached;

const ADDRESS: &str = "<</S/URI/URI(http://127.0.0.1/hit)>>";
const SCRIPT: &str = "<</S/JavaScript/JS(app.alert\\(1\\))>>";

/// A document with one page, more in its catalogue and further objects, and a table that tells the truth.
fn document(catalogue: &str, more: &[(u32, &str)]) -> Vec<u8> {
    let mut objects: std::collections::BTreeMap<u32, String> = std::collections::BTreeMap::new();
    objects.insert(1, format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>"));
    objects.insert(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned());
    objects.insert(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>".to_owned());
    objects.extend(more.iter().map(|(number, text)| (*number, (*text).to_owned())));
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for number in 1..=*objects.keys().next_back().expect("some") {
        match objects.get(&number) {
            Some(text) => {
                table.extend([format!("{:010} 00000 n \n", out.len())]);
                out.extend([format!("{number} 0 obj\n{text}\nendobj\n")]);
            }
            None => table += "0000000000 65535 f \n",
        }
    }
    let begins = out.len();
    out.extend([format!("xref\n0 {}\n{table}trailer\n<</Size 99/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF\n", table.len() / 20)]);
    out.into_bytes()
}

fn look(bytes: &[u8]) -> Result<(), Refusal> {
    super::look(bytes, 0)
}

fn link(address: &str) -> Vec<u8> {
    document("", &[(3, &format!("<</Type/Page/Annots[<</Subtype/Link/A<</S/URI/URI {address}>>>>]>>")), (9, "(file:///etc/passwd)")])
}

/// Rows of a packed table, of one, four and two bytes: a kind and two numbers each.
fn rows(all: &[(u8, u32, u16)]) -> Vec<u8> {
    all.iter().flat_map(|(kind, one, two)| [&[*kind][..], &one.to_be_bytes(), &two.to_be_bytes()].concat()).collect()
}

/// A packed table as most tools write it: each byte told by the one above it.
fn told_by_the_row_above(rows: &[u8], columns: usize) -> Vec<u8> {
    let mut above = vec![0; columns];
    let mut out = Vec::new();
    for row in rows.chunks(columns) {
        out.push(2);
        out.extend(row.iter().zip(&above).map(|(byte, over)| byte.wrapping_sub(*over)));
        above = row.to_vec();
    }
    out
}

fn stream(number: u32, entries: &str, keyword: &[u8], data: &[u8]) -> Vec<u8> {
    let head = format!("{number} 0 obj\n<<{entries}/Length {}>>", data.len());
    [head.as_bytes(), keyword, b"\n", data, b"\nendstream\nendobj\n"].concat()
}

/// A packed table, numbered 10.
fn table(all: &[(u8, u32, u16)]) -> Vec<u8> {
    let told = miniz_oxide::deflate::compress_to_vec_zlib(&told_by_the_row_above(&rows(all), 7), 6);
    let entries = "/Type/XRef/Size 11/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Columns 7/Predictor 12>>";
    stream(10, entries, b"stream", &told)
}

/// A pack, numbered 4, of objects with the numbers that its head says.
fn pack(objects: &[(u32, &str)], entries: &str, keyword: &[u8], is_packed: bool) -> Vec<u8> {
    let (mut head, mut body) = (String::new(), String::new());
    for (number, text) in objects {
        head.extend([format!("{number} {} ", body.len())]);
        body.extend([format!("{text} ")]);
    }
    let raw = format!("{head}{body}").into_bytes();
    let data = if is_packed { miniz_oxide::deflate::compress_to_vec_zlib(&raw, 6) } else { raw };
    let filter = if is_packed { "/Filter/FlateDecode" } else { "" };
    let entries = entries.replace("FIRST", &head.len().to_string());
    stream(4, &format!("{entries}/N {}{filter}", objects.len()), keyword, &data)
}

fn file(parts: &[Vec<u8>]) -> Vec<u8> {
    [b"%PDF-1.7\n", parts.concat().as_slice(), b"%%EOF"].concat()
}

/// A document whose objects are packed.
fn packed(catalogue: &str, action: &str, is_packed: bool) -> Vec<u8> {
    let catalogue = format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>");
    let objects = [(1, catalogue.as_str()), (2, "<</Type/Pages/Kids[]>>"), (9, action)];
    let all = [(0, 0, 0), (2, 4, 0), (2, 4, 1), (0, 0, 0), (1, 9, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (2, 4, 2)];
    file(&[pack(&objects, "/Type/ObjStm/First FIRST", b"stream", is_packed), table(&all)])
}

#[test]
fn what_runs_or_leads_elsewhere_is_found_wherever_it_stands() {
    for catalogue in [
        format!("/OpenAction {SCRIPT}"),
        format!("/X(>>stream\n)/OpenAction {SCRIPT}/Y(endstream)"),
        format!("%>>stream\n/OpenAction {SCRIPT}%endstream\n"),
        format!("%>>stream\n/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>/AcroForm<</XFA[]>>%endstream\n"),
        "%>>stream\n/OpenAction <</S/Launch/F(calc.exe)>>%endstream\n".to_owned(),
        "/Names<</JavaScript 9 0 R>>".to_owned(),
        "/Names<</EmbeddedFiles 9 0 R>>".to_owned(),
        "/AcroForm<</XFA[]>>".to_owned(),
        "/X<</Fields[]/XFA 9 0 R>>".to_owned(),
        "/URI<</Base(file:///)>>".to_owned(),
        "/X<</S/J#61vaScript>>".to_owned(),
        // What one reader makes of characters that are no digits.
        "/X<</S/#KAavaScript>>".to_owned(),
    ] {
        assert_eq!(look(&document(&catalogue, &[])), Err(Refusal::Active), "{catalogue}");
    }
    for kind in ["Thread/F(x.pdf)", "Rendition", "Movie", "Sound", "Named/N/Print", "SubmitForm", "ImportData", "GoToR", "GoToE"] {
        let action = format!("<</S/{kind}>>");
        assert_eq!(look(&document("", &[(9, &action)])), Err(Refusal::Active), "{action}");
    }
    for object in [
        "<</Type/EmbeddedFile/Length 0>>stream\n\nendstream",
        "<</Length 0/F<</FS/URL/F(http://x/y)>>>>stream\n\nendstream",
        "<</Subtype/Form/Ref<</F(\\\\\\\\evil\\\\x.pdf)/Page 0>>/Length 0>>stream\n\nendstream",
        "<</Subtype/FileAttachment/FS<</F(x.exe)/EF<</F 8 0 R>>>>>>",
        "<</F(x)/EF<</F 8 0 R>>>>",
        "<</Subtype/RichMedia>>",
        // A printer runs these, and one reader ran the text.
        "<</Type/XObject/Subtype/PS/Length 0>>stream\n\nendstream",
        "<</Type/XObject/Subtype/Form/Subtype2/PS/Length 0>>stream\n\nendstream",
        "<</Type/Font/FontMatrix[1 2 3 4 5 (1\\); alert\\('x')]>>",
        "<</Type/Font/FontMatrix[1 0 0 1 0 8 0 R]>>",
        "<</Type/Font/FontMatrix 8 0 R>>",
        // A script that is a stream, and one without a kind at what is done with a field.
        "<</S/X/JS 7 0 R>>",
        "<</AA<</K<</JS 7 0 R>>>>>>",
        "<</AA 6 0 R>>",
    ] {
        let script = "<</Length 1>>stream\nx\nendstream";
        let bytes = document("", &[(9, object), (6, "<</V<</Next<</JS 7 0 R>>>>>>"), (7, script), (8, "(x)")]);
        assert_eq!(look(&bytes), Err(Refusal::Active), "{object}");
    }
    assert_eq!(look(&document("/X<</S 9 0 R>>", &[(9, "/Launch")])), Err(Refusal::Active), "a kind that stands elsewhere");
    assert_eq!(look(&document("", &[(9, "<</Size 9/Encrypt 8 0 R>>")])), Ok(()), "no trailer");
    let locked = String::from_utf8(document("", &[])).expect("text").replace("/Size", "/Encrypt 8 0 R/Size");
    assert_eq!(look(locked.as_bytes()), Err(Refusal::Locked));
}

#[test]
fn a_document_opens_with_a_place_in_it_and_nothing_else() {
    for catalogue in [
        "/OpenAction 9 0 R",
        "/OpenAction%c\n9 0 R",
        "/OpenAction 9%c\n0 R",
        "/OpenAction\x009 0 R",
        "/OpenAction 9\x000 R",
        &format!("/OpenAction{}9 0 R", " ".repeat(70)),
        "/OpenAction +9 0 R",
        "/OpenAction 0000000000000000009 0 R",
        &format!("/OpenAction%c\n{ADDRESS}"),
        &format!("/OpenAction\0{ADDRESS}"),
        "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[9 0 R]>>",
        "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</Parent 9 0 R/S/GoTo/Next[ 9 0 R]>>>>",
        "/OpenAction<</S/ResetForm>>",
        "/OpenAction<</S/GoToDp>>",
        "/OpenAction<</S/URI/X<41%(\n42>/URI(http://x)>>",
        "/AA<</WC 9 0 R>>",
        "/AA 8 0 R",
    ] {
        for action in [ADDRESS, "%c\n<</S/URI/URI(http://x)>>", "\0<</S/URI/D(\\)>>)/URI(http://x)>>"] {
            let bytes = document(catalogue, &[(8, "<</O<</S/GoTo/Next 9 0 R>>>>"), (9, action)]);
            assert_eq!(look(&bytes), Err(Refusal::Active), "{catalogue} {action}");
        }
    }
    for fine in [
        "/OpenAction[3 0 R/XYZ null null 0]",
        "/OpenAction 8 0 R",
        "/OpenAction<</S/GoTo/SD 6 0 R/D[3 0 R/Fit]>>",
        &format!("/OpenAction<</S/GoTo/D({})>>", "a".repeat(5_000)),
        "/OpenAction<</S/GoTo/D<</Q 1>>/Next/X>>",
        "/AA<</O<</S/Named/N/FirstPage/Pg 4 0 R>>>>",
    ] {
        let bytes = document(fine, &[(4, "<</A 9 0 R>>"), (8, "[3 0 R/Fit]"), (9, ADDRESS)]);
        assert_eq!(look(&bytes), Ok(()), "{fine}");
    }
    for is_packed in [true, false] {
        assert_eq!(look(&packed("/OpenAction 9 0 R", ADDRESS, is_packed)), Err(Refusal::Active));
        assert_eq!(look(&packed("", SCRIPT, is_packed)), Err(Refusal::Active));
        assert_eq!(look(&packed("", ADDRESS, is_packed)), Ok(()), "whoever presses it follows it");
    }
}

#[test]
fn links_reach_no_machine_inside_a_network_and_no_strange_program() {
    for (refused, shown) in [
        ("(file://inside/share)", "file://inside/share"),
        ("(\\146ile://inside/x)", "file://inside/x"),
        ("(fi\\\nle:\\\\\\\\inside\\\\x)", "file:\\\\inside\\x"),
        ("(file:////inside/x)", "file:////inside/x"),
        ("(file:///%5C%5cinside/x)", "file:///%5C%5cinside/x"),
        ("(file:%2F%2finside/x)", "file:%2F%2finside/x"),
        ("(\\\\\\\\evil\\\\share)", "\\\\evil\\share"),
        ("(//evil/share)", "//evil/share"),
        ("(/\\\\evil/share)", "/\\evil/share"),
        ("( \\n//evil/share)", "//evil/share"),
        ("(smb://inside/x)", "smb://inside/x"),
        ("(ms-msdt:/id x)", "ms-msdt:/idx"),
        ("(search-ms:query=x)", "search-ms:query=x"),
        ("(vbscript:x)", "vbscript:x"),
        ("(c:/x.exe)", "c:/x.exe"),
        ("<66696C653A2F2F78>", "file://x"),
        ("<FEFF00660069006C0065003A002F002F0078>", "file://x"),
        ("8 0 R", "file://y"),
    ] {
        let bytes = document("", &[(3, &format!("<</Annots[<</A<</S/URI/URI {refused}>>>>]>>")), (8, "(file://y)")]);
        assert_eq!(look(&bytes), Err(Refusal::Link(shown.to_owned())), "{refused}");
    }
    let long = format!("(smb://{})", "x".repeat(9_000));
    assert!(matches!(look(&link(&long)), Err(Refusal::Link(shown)) if shown.len() == 120));
    assert_eq!(look(&link("/Name")), Err(Refusal::Active), "no address");
    for fine in [
        "(https://github.com/tan/JS/projects)",
        "(HTTP://x.sg/Launch)",
        "(mailto:a@x.sg)",
        "(tel:+6591234567)",
        "(www.x.sg)",
        "<FEFF0068007400740070003A002F002F0078>",
        // What a browser writes when it prints a page.
        "(javascript:void\\(0\\))",
        "(sms:12)",
        "(ftp://x/y)",
        "(whatsapp://send?text=a)",
        "(tg://resolve?x)",
        "(data:text/html,x)",
        "(blob:http://x/y)",
        "(rel/p.html)",
        "(/p.html)",
        "(#x)",
        "(?a=b:c)",
        "()",
        "(file:///home/x/p.html)",
        "(file:///C:/Users/x/p.html)",
        "9 0 R",
    ] {
        assert_eq!(look(&link(fine)), Ok(()), "{fine}");
    }
    assert_eq!(look(&document("/URI<</Base(http://x.sg/)>>", &[])), Ok(()));
    assert_eq!(look(&document("/URI<</Base(smb://x)>>", &[])), Err(Refusal::Active), "what everything goes on from");
}

#[test]
fn readers_take_no_word_and_no_name_in_two_ways() {
    let blanks: [&[u8]; 6] = [b"stream\x80", b"stream\xFF", b"\x80stream", b"\xFFstream", b" \xFFstream\r", b"streamx"];
    let objects = [(1, "<</Type/Catalog>>"), (9, SCRIPT)];
    for keyword in blanks {
        for is_packed in [true, false] {
            let bytes = file(&[pack(&objects, "/Type/ObjStm/First FIRST", keyword, is_packed), table(&[(2, 4, 0)])]);
            assert_eq!(look(&bytes), Err(Refusal::Unreadable), "{}", String::from_utf8_lossy(keyword));
        }
    }
    for (from, to) in [("/X 1", &b"/X\x80 1"[..]), ("/X 1", b"/X\x80true /S /Launch /F /x /y"), ("/X 1", b"/X 1\xFF"), ("9 0", b"9\x800")] {
        let bytes = document("", &[(9, "<</X 1>>")]);
        let at = position(&bytes, from.as_bytes()).expect("there");
        let bytes = [&bytes[..at], to, &bytes[at + from.len()..]].concat();
        assert_eq!(look(&bytes), Err(Refusal::Unreadable), "{}", String::from_utf8_lossy(to));
    }
    for name in ["JavaScript#00", "EF#00x", "#00", "#4Jx", "JavaScri#7Gt", "X#0", "X#0G"] {
        assert_eq!(look(&document(&format!("/{name} 1"), &[])), Err(Refusal::Unreadable), "{name}");
        assert_eq!(look(&document(&format!("/X<</S/{name}>>"), &[])), Err(Refusal::Unreadable), "{name}");
    }
    for fine in ["C#", "C#20Sharp", "#G", "a#b0", "\u{5B8B}\u{4F53}"] {
        assert_eq!(look(&document(&format!("/{fine} 1"), &[])), Ok(()), "{fine}");
    }
}

/// Packs that some readers read: by their type, by a table, by the place in them.
#[test]
fn packed_objects_are_found_however_a_reader_goes_about_it() {
    let objects = [(105, "<</S 6 0 R/JS 7 0 R>>"), (106, "/JavaScript"), (107, "(x)")];
    let typed = "/Type/ObjStm/First FIRST";
    for (all, refused) in [
        // Objects 5 to 7 by their places.
        (vec![(0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (2, 4, 0), (2, 4, 1), (2, 4, 2)], true),
        (vec![(0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (2, 4, 0), (2, 4, 0), (2, 4, 9)], false),
    ] {
        let bytes = file(&[pack(&objects, typed, b"stream", true), table(&all)]);
        assert_eq!(look(&bytes), if refused { Err(Refusal::Active) } else { Ok(()) });
    }
    let files = [(105, "<</EmbeddedFiles 6 0 R>>"), (106, "<</F 8 0 R>>")];
    let catalogue = stream(1, "/Type/Catalog/Names 5 0 R", b"stream", b"");
    let named = [(0, 0, 0), (1, 9, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (2, 4, 0)];
    assert_eq!(look(&file(&[catalogue, pack(&files, typed, b"stream", true), table(&named)])), Err(Refusal::Active));
    let hidden = [(9, SCRIPT)];
    for entries in ["/Type/ObjStm", "/Type/ObjStm/First 5 0 R", ""] {
        let bytes = file(&[pack(&hidden, entries, b"stream", true), table(&[(2, 4, 0)])]);
        assert_eq!(look(&bytes), Err(Refusal::Unreadable), "{entries}");
    }
    assert_eq!(look(&file(&[pack(&hidden, "/First FIRST", b"stream", true)])), Err(Refusal::Active), "of no type");
    // A profile of colours is none, and no table says so.
    let profile = stream(4, "/N 3/Alternate/DeviceRGB", b"stream", b"\0\0\x02\x0Cacsp");
    assert_eq!(look(&file(&[profile.clone(), table(&[(1, 9, 0)])])), Ok(()));
    assert_eq!(look(&file(&[profile, table(&[(2, 4, 0)])])), Err(Refusal::Unreadable));
}

#[test]
fn packed_tables_are_read_as_every_reader_reads_them() {
    let good = ("/Type/XRef/W[1 1 1]/Size 3", &b"\x00\x00\x00\x01\x09\x00\x02\x04\x00"[..]);
    assert_eq!(look(&file(&[stream(10, good.0, b"stream", good.1)])), Ok(()));
    for (entries, fine) in [
        ("/Type/XRef/W[1 1 1]/Index[0 1 7 2]", true),
        ("/Type/XRef/W[0 2 1]/Size 3", true),
        ("/Type/XRef/W[1 1 1]/Size 3/DecodeParms[null]", true),
        ("/Type/XRef/W[1 1]/Size 3", false),
        ("/Type/XRef/W[1 9 1]/Size 3", false),
        ("/Type/XRef/W[0 0 0]/Size 3", false),
        ("/Type/XRef/W[1 1 1]/W[1 1 1]/Size 3", false),
        ("/Type/XRef/W 8 0 R/Size 3", false),
        ("/Type/XRef/Size 3", false),
        ("/W[1 1 (x)]/Size 3", false),
        ("/Type/XRef/W[1 1 1]", false),
        ("/Type/XRef/W[1 1 1]/Index[0]", false),
        ("/Type/XRef/W[1 1 1]/Index[4294967295 2]", false),
        ("/Type/XRef/W[1 1 1]/Size 3/Filter/LZWDecode", false),
        ("/Type/XRef/W[1 1 1]/Size 3/DecodeParms<</Predictor 12/Columns 3>>", false),
    ] {
        let found = look(&file(&[stream(10, entries, b"stream", good.1)]));
        assert_eq!(found, if fine { Ok(()) } else { Err(Refusal::Unreadable) }, "{entries}");
    }
    // A number that some readers cut off.
    let wide = b"\x01\0\0\x01\0\0\0\x09\0";
    assert_eq!(look(&file(&[stream(10, "/Type/XRef/W[1 7 1]/Size 1", b"stream", wide)])), Err(Refusal::Unreadable));
    // All filters of rows, worked out by hand from what the rows were before.
    let before: [u8; 12] = [9, 8, 7, 6, 5, 4, 200, 100, 50, 3, 2, 1];
    let filtered = [1, 9, 255, 255, 2, 253, 253, 253, 3, 197, 254, 254, 4, 59, 255, 255];
    assert_eq!(super::packed::undone(&filtered, 3).expect("read"), before);
    assert_eq!(super::packed::undone(&[5, 1, 1], 2), Err(Refusal::Unreadable));
}
