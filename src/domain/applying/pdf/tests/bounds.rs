//! Where words and objects of a PDF may stand, and what the worst of files cost.

use super::*;

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
        // Words of a bookmark or a page, and fonts with numbers of their own.
        "/Title(JavaScript obj [1])",
        "/Title(10 0 objects, a trailer <b>, 1 obj [2])",
        "/Font<</FontMatrix[0.001 0 0 0.001 0 0]>>",
        "/XObject<</JS 8 0 R/PS 8 0 R>>",
    ] {
        let bytes =
            document(fine, &[(4, "[3 0 R/Fit]"), (5, "[3 0 R/Fit]"), (7, "<</Type/Font/BaseFont/JS>>"), (8, "<<>>stream\n\nendstream")]);
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
        // An object that is another's number, to which a table points.
        document("/OpenAction 8 0 R%8 0 obj 7 0 R endobj\n", &[]),
        document("/OpenAction 8 0 R", &[(9, "<</Length 9>>stream\n8 0 obj 7 0 R endobj\nendstream")]),
        document("/X(8 0 obj\n+7 0 R)", &[]),
        document("/X(8 0obj 7 0 R)", &[]),
        document("", &[(9, "<</Length 9>>stream\n8 0%c\nobj 7 0 R endobj\nendstream")]),
        document("", &[(9, "<</Length 9>>stream\n8%c\r0 obj[7]\nendstream")]),
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
    // A packed table makes 5 of 15, or does not.
    let fifteen = format!("15 0 obj {ADDRESS} endobj\n").into_bytes();
    for (at, found) in [(10, Err(Refusal::Unreadable)), (9, Ok(()))] {
        let bytes = file(&[fifteen.clone(), table(&[(0, 0, 0), (1, at, 0)])]);
        assert_eq!(look(&bytes), found, "{at}");
    }
}

#[test]
fn packed_objects_are_one_behind_the_other() {
    let with = |head: &str, body: &str| {
        let length = head.len() + body.len();
        format!("%PDF-1.7\n4 0 obj\n<</Type/ObjStm/N 2/First {}/Length {length}>>stream\n{head}{body}\nendstream endobj", head.len())
    };
    assert_eq!(look(with("1 0 2 4 ", "<<>><<>>").as_bytes()), Ok(()));
    // A tool that writes for people says which object follows, before it, behind where it begins, or both.
    for body in ["<<>>\n%% Object 2\n<<>>", "<<>>%% Object 2, page 1\n%% Page 1\n<<>>"] {
        for at in [4, body.rfind("<<").expect("there")] {
            assert_eq!(look(with(&format!("1 0 2 {at} "), body).as_bytes()), Ok(()), "{body} {at}");
        }
    }
    for (head, body) in [("1 0 2 8 ", "<<>>%  <</S/Launch>>\n<<>>"), ("1 0 2 3 ", "<<>>%c\n<<>>")] {
        assert_eq!(look(with(head, body).as_bytes()), Err(Refusal::Unreadable), "{body}");
    }
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
        "%%EOF1 0 obj",
        "%%EOF1 0 obj<<>>",
        "%%EOF1 0 obj 1\n",
        "%%EOF1",
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

/// The bytes that a value holds besides its own.
fn held(value: &Value) -> usize {
    match value {
        Value::Name(bytes) | Value::Text(bytes) => bytes.capacity(),
        Value::Array(all) => all.capacity() * size_of::<Value>() + all.iter().map(held).sum::<usize>(),
        Value::Dict(all) => {
            let inner = all.iter().map(|(key, value)| key.capacity() + held(value)).sum::<usize>();
            all.capacity() * size_of::<(Vec<u8>, Value)>() + inner
        }
        Value::Int(_) | Value::Ref(_) | Value::Other => 0,
    }
}

/// Nine megabytes of what costs most: no more steps than values and words of tables may be, and no more memory than six times that.
#[test]
fn what_costs_most_costs_a_bounded_number_of_steps_and_bytes() {
    let numbers = |count: u32| (0..count).flat_map(|n| format!("{:010} 0obj 1\n", 4_000_000_000 + n).into_bytes()).collect::<Vec<u8>>();
    let table = |count: u32, row: &dyn Fn(u32) -> (u8, u32, u16)| {
        let all: Vec<_> = (0..count).map(row).collect();
        let data = miniz_oxide::deflate::compress_to_vec_zlib(&rows(&all), 1);
        stream(10, &format!("/Type/XRef/Filter/FlateDecode/W[1 4 2]/Size {count}"), b"stream", &data)
    };
    let packs = pack(&[(1, "[]")], "/Type/ObjStm/First FIRST", b"stream", false).repeat(2_000);
    let list = |part: &str, times: usize| [b"1 0 obj[", part.repeat(times).as_bytes(), b"] "].concat();
    for (name, parts, refused) in [
        ("long numbers", vec![b"1 0 obj<</Type/XRef>> ".to_vec(), numbers(480_000)], None),
        ("long numbers and a table", vec![table(100_000, &|n| (1, 20_000_000 + n, 0)), numbers(100_000)], None),
        ("one pack a hundred thousand times", vec![table(100_000, &|_| (2, 4, 0)), numbers(9), packs[..79].to_vec()], None),
        ("many packs, each many times", vec![table(2_000, &|_| (2, 4, 0)), packs], Some(Refusal::TooMuch)),
        ("rows and no end", vec![table(1_100_000, &|n| (1, n, 0))], Some(Refusal::TooMuch)),
        ("small arrays", vec![list("[/A]", 490_000)], None),
        ("small dictionaries", vec![list("<</A/B>>", 330_000)], None),
        ("texts", vec![list("(A)", 990_000)], None),
        ("too many", vec![list("0 ", 1_000_000)], Some(Refusal::TooMuch)),
    ] {
        let mut found = Found::default();
        let outcome = found.look(&file(&parts), 0);
        assert_eq!(outcome.err(), refused, "{name}");
        assert!(found.steps <= 2 * MOST_VALUES, "{name}: {} steps", found.steps);
        assert!(found.numbers.len() <= 2 * MOST_VALUES, "{name}: {} entries", found.numbers.len());
        let values: usize = found.objects.iter().map(|object| held(&object.value)).sum();
        let bytes = values + found.objects.capacity() * size_of::<Object>() + found.numbers.len() * 8 + found.written.capacity() * 16;
        assert!(bytes < 64 << 20, "{name}: {bytes} bytes");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(parts in proptest::collection::vec(proptest::sample::select(vec![
        "1 0 obj", "<<", ">>", "[", "]", "(", ")", "/S", "/OpenAction", " 1 0 R ", "stream\n", "endstream", "endobj ", "%", "\n", "<", ">",
        "\\", "#4", "xref\n0 1",
        "trailer", "/N 1", "/First 4", "/Length 9", "1 0 n", "\0", "9", "%%EOF", "/Length 1 0 R", "/Type/ObjStm",
    ]), 0..60)) {
        let _ = look(parts.concat().as_bytes());
    }
}
