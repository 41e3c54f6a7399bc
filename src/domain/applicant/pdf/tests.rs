//! What PDFs are taken and refused: whole ones, built here, with what an attacker hides and what a person's papers hold.

use super::*;

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

/// A document whose objects are packed.
fn packed(catalogue: &str, action: &str, is_packed: bool) -> Vec<u8> {
    let objects =
        [(1, format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>")), (2, "<</Type/Pages/Kids[]>>".to_owned()), (9, action.to_owned())];
    let (mut head, mut body) = (String::new(), String::new());
    for (number, text) in &objects {
        head.extend([format!("{number} {} ", body.len())]);
        body.extend([format!("{text} ")]);
    }
    let raw = format!("{head}{body}").into_bytes();
    let data = if is_packed { miniz_oxide::deflate::compress_to_vec_zlib(&raw, 6) } else { raw };
    let filter = if is_packed { "/Filter/FlateDecode" } else { "" };
    let mut out =
        format!("%PDF-1.7\n4 0 obj\n<</Type/ObjStm/N 3/First {}{filter}/Length {}>>stream\n", head.len(), data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream\nendobj\n10 0 obj\n<</Type/XRef/Size 11/W[1 3 1]/Root 1 0 R/Length 2>>stream\nxx\nendstream\nendobj\n%%EOF");
    out
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
        "/X<</S/#4Aava#4Jcript>>".to_owned(),
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
    ] {
        assert_eq!(look(&document("", &[(9, object)])), Err(Refusal::Active), "{object}");
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
fn links_lead_to_the_web_and_nowhere_else() {
    for refused in [
        "(\\146ile:///etc/passwd)",
        "9 0 R",
        "%c\n(file:///x)",
        "\0(file:///x)",
        "(fi\\\nle:///etc/passwd)",
        "(\\\\\\\\evil\\\\share\\\\x)",
        "(javascript:alert\\(1\\))",
        "<66696C653A2F2F>",
        "<FEFF00660069006C0065003A002F002F>",
    ] {
        assert_eq!(look(&link(refused)), Err(Refusal::Active), "{refused}");
    }
    for fine in [
        "(https://github.com/tan/JS/projects)",
        "(HTTP://x.sg/Launch)",
        "(mailto:a@x.sg)",
        "(tel:+6591234567)",
        "(www.x.sg)",
        "<FEFF0068007400740070003A002F002F0078>",
    ] {
        assert_eq!(look(&link(fine)), Ok(()), "{fine}");
    }
}

#[test]
fn what_only_looks_like_something_is_taken() {
    for fine in [
        "/Title(CV in HTML/CSS/JS and NodeJS)/Keywords(Web/JavaScript)",
        "/Dests<</JS 4 0 R/JavaScript 5 0 R/Launch 5 0 R/EF 4 0 R/AA 4 0 R/XFA 4 0 R>>",
        "/Resources<</Font<</JS 7 0 R/S 7 0 R/F 7 0 R>>>>",
        "/X<</BaseFont/JS-Regular/FontName/ABCDEF+JS-Regular>>",
        "/X<</S/GoTo/D/JavaScript>>",
        "/X[/Separation/JS#20Blue/DeviceCMYK 4 0 R]",
        "/X<</FT/Tx/AA<<>>>>",
        "% see http://x/JS/help\n",
        "/X<</Type/Thread/I<</Title(x)>>>>",
        "/Names<</Dests 4 0 R>>/StructTreeRoot 5 0 R",
    ] {
        let bytes = document(fine, &[(4, "[3 0 R/Fit]"), (5, "[3 0 R/Fit]"), (7, "<</Type/Font/BaseFont/JS>>")]);
        assert_eq!(look(&bytes), Ok(()), "{fine}");
    }
    assert_eq!(look(b"%PDF-1.7\n[/Separation/JS#20Blue/DeviceCMYK 4 0 R]\n%%EOF"), Ok(()), "no object at all");
    assert_eq!(look(&document("", &[(9, "<</Length 9>>stream\na/JS <</S/JavaScript>>\nendstream")])), Ok(()), "a page's own words");
    let changed = document("/OpenAction 5 0 R", &[(5, "<</Type/Annot/A<</S/URI/URI(http://x)>>>>\nendobj\n5 0 obj\n[3 0 R/Fit]")]);
    assert_eq!(look(&changed), Ok(()), "an object that was changed");
}

/// A document whose table says that an object stands some bytes behind where one does.
fn pointing_into(header: &str, by: usize) -> Vec<u8> {
    let text = String::from_utf8(document("", &[(99, ADDRESS)])).expect("text");
    let at = text.find(header).expect("there");
    text.replace(&format!("{at:010} "), &format!("{:010} ", at + by)).into_bytes()
}

#[test]
fn nothing_stands_where_only_some_readers_find_it() {
    let hidden = format!("9 0 obj {ADDRESS} endobj");
    for bytes in [
        document(&format!("/OpenAction 9 0 R/X({hidden})"), &[]),
        document(&format!("/OpenAction 9 0 R%{hidden}\n"), &[]),
        document("/OpenAction 9 0 R", &[(8, &format!("<</Length 9>>stream\n{hidden}\nendstream"))]),
        document("", &[(8, "<</Length 9>>stream\ntrailer <</Root<</OpenAction<</S/URI>>>>>>\nendstream")]),
        document("%xref 0 1 0000000000 65535 f\n", &[]),
        document("", &[(8, "<</Length 0>>stream\n\nendstrea\nendobj\n9 0 obj\n<</X 1>>\nendobj\n8 1 obj null%endstream")]),
        document("", &[(8, "9 0 R")]),
        document("/X 9.0 0 R", &[]),
        document("/X<</A>>", &[]),
        document("/X<</A 1 2/S/GoTo>>", &[]),
        document("/X(", &[]),
        document("", &[(8, "<</Length 0>>stream\n")]),
        // The table makes 9 of 99.
        pointing_into("99 0 obj", 1),
    ] {
        assert_eq!(look(&bytes), Err(Refusal::Unreadable), "{}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(look(&pointing_into("99 0 obj", 0)), Ok(()));
    for header in ["9%c\n0 obj\n", "9 0%c\nobj\n", "9\x000 obj\n", "9   0 obj\n", "09 0 obj\n", "9 0obj\n"] {
        let bytes = document("/OpenAction 9 0 R", &[(8, &format!("null\nendobj\n{header}{ADDRESS}"))]);
        assert_eq!(look(&bytes), Err(Refusal::Active), "{header:?}");
    }
    let mut shifted = packed("/OpenAction 5 0 R", "null", true);
    let end = shifted.len() - 5;
    shifted.splice(end..end, format!("15 0 obj {ADDRESS} endobj ").into_bytes());
    assert_eq!(look(&shifted), Err(Refusal::Active), "a packed table may make 5 of 15");
}

#[test]
fn packed_objects_are_one_behind_the_other() {
    let with = |head: &str, body: &str| {
        let length = head.len() + body.len();
        format!("%PDF-1.7\n4 0 obj\n<</Type/ObjStm/N 2/First {}/Length {length}>>stream\n{head}{body}\nendstream endobj", head.len())
    };
    assert_eq!(look(with("1 0 2 4 ", "<<>><<>>").as_bytes()), Ok(()));
    for (head, body) in [
        ("1 0 2 5 ", "<</X(<</S/Launch>>)>><<>>"),
        ("1 0 2 0 ", "<<>><<>>"),
        ("1 4 2 0 ", "<<>><<>>"),
        ("1 0 2 ", "<<>><<>>"),
        ("1 0 2 4 ", "<<>>"),
        ("1 0 2 99 ", "<<>><<>>"),
    ] {
        assert_eq!(look(with(head, body).as_bytes()), Err(Refusal::Unreadable), "{head}{body}");
    }
    let fine = with("1 0 2 4 ", "<<>><<>>");
    for (from, to) in [
        ("/Length 16", "/Length 15"),
        ("/Length 16", "/Length 4 0 R"),
        ("/Length 16", "/Length 16/Length 9"),
        ("/N 2", "/N 2/Filter/LZWDecode"),
        ("/N 2", "/N 2/Filter/FlateDecode"),
        ("/N 2", "/N 2/DecodeParms<</Predictor 12>>"),
    ] {
        assert!(fine.contains(from));
        assert_eq!(look(fine.replace(from, to).as_bytes()), Err(Refusal::Unreadable), "{to}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is asked")]
fn ten_megabytes_of_the_worst_take_no_longer_than_any() {
    let mut bomb = b"%PDF-1.7\n4 0 obj <</N 1/First 4/Filter/FlateDecode/Length ".to_vec();
    let data = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; UNPACKED + 1], 1);
    bomb.extend(format!("{}>>stream\n", data.len()).into_bytes());
    bomb.extend(data);
    bomb.extend(b"\nendstream endobj");
    assert_eq!(look(&bomb), Err(Refusal::TooMuch));
    for part in [
        "1 0 obj ",
        "obj",
        "1 0 obj<<",
        "[",
        "<<",
        "<</A",
        "(",
        "((",
        "9 0 obj[1 0 R]",
        "/AA",
        "/AA 1 0 R ",
        ">>stream\n",
        "<<>>stream\nendstream",
        "%",
        "<",
        "/#41",
        "xref ",
        "xref\n1",
        "trailer<<>>",
        "1 0 n ",
        "99 0 obj/X ",
        "<</S/Named/N/Print",
        "0 ",
        "\\",
        "R ",
        "1 0 R ",
        "obj%",
        "xref%",
    ] {
        for before in ["%PDF-1.7 ", "%PDF-1.7 1 0 obj [", "%PDF-1.7 1 0 obj <<"] {
            let bytes = format!("{before}{}", part.repeat((1 << 20) / part.len()));
            let began = std::time::Instant::now();
            let _ = look(bytes.as_bytes());
            assert!(began.elapsed().as_secs() < 20, "{before}{part}: {:?}", began.elapsed());
        }
    }
    assert_eq!(look(format!("%PDF-1.7 1 0 obj {}", "[".repeat(100)).as_bytes()), Err(Refusal::TooMuch));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(parts in proptest::collection::vec(proptest::sample::select(vec![
        "1 0 obj", "<<", ">>", "[", "]", "(", ")", "/S", "/OpenAction", " 1 0 R ", "stream\n", "endstream", "endobj ", "%", "\n", "<", ">",
        "\\", "#4", "xref\n0 1",
        "trailer", "/N 1", "/First 4", "/Length 9", "1 0 n", "\0", "9",
    ]), 0..60)) {
        let _ = look(parts.concat().as_bytes());
    }
}
