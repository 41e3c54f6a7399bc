//! What tools of every day write, and what an attacker makes of the same: what some readers read otherwise is refused.

use super::*;

/// A pack, numbered 4, whose length is told by object 8, as tools write that do not know it beforehand.
fn told_pack(objects: &[(u32, &str)], is_packed: bool) -> (Vec<u8>, usize) {
    let bytes = pack(objects, "/Type/ObjStm/First FIRST", b"stream", is_packed);
    let from = position(&bytes, b"/Length ").expect("there") + b"/Length ".len();
    let digits = bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let length = String::from_utf8_lossy(&bytes[from..from + digits]).parse().expect("a number");
    ([&bytes[..from], b"8 0 R", &bytes[from + digits..]].concat(), length)
}

fn object(number: u32, text: &str) -> Vec<u8> {
    format!("{number} 0 obj\n{text}\nendobj\n").into_bytes()
}

#[test]
fn a_pack_may_leave_its_length_to_one_object() {
    let all = [(0, 0, 0), (2, 4, 0), (2, 4, 1)];
    for is_packed in [true, false] {
        let with = |action: &str, more: &dyn Fn(usize) -> Vec<Vec<u8>>, all: &[(u8, u32, u16)]| {
            let (bytes, length) = told_pack(&[(1, "<</Type/Catalog/OpenAction 2 0 R>>"), (2, action)], is_packed);
            look(&file(&[vec![bytes, table(all)], more(length)].concat()))
        };
        let one = |length: usize| vec![object(8, &length.to_string())];
        assert_eq!(with("[3 0 R/Fit]", &one, &all), Ok(()));
        assert_eq!(with(SCRIPT, &one, &all), Err(Refusal::Active));
        assert_eq!(with(ADDRESS, &one, &all), Err(Refusal::Active));
        for (why, more) in [
            ("nobody says it", &(|_| vec![]) as &dyn Fn(usize) -> Vec<Vec<u8>>),
            ("too short", &|length| vec![object(8, &(length - 3).to_string())]),
            ("too long", &|length| vec![object(8, &(length + 9).to_string())]),
            ("said twice", &|length| vec![object(8, &length.to_string()), object(8, &length.to_string())]),
            ("of another make", &|length| vec![object(8, &length.to_string()), b"8 1 obj 7 endobj\n".to_vec()]),
            ("no number", &|_| vec![object(8, "<</X 1>>")]),
            ("led on", &|length| vec![object(8, "21 0 R"), object(21, &length.to_string())]),
            ("a fraction", &|length| vec![object(8, &format!("{length}.0"))]),
            ("said by a pack as well", &|length| {
                let head = format!("4 0 obj\n<</Type/ObjStm/N 1/First 4/Length {}>>stream\n8 0 ", 4 + length.to_string().len());
                vec![object(8, &length.to_string()), format!("{head}{length}\nendstream\nendobj\n").into_bytes()]
            }),
            ("said in a text", &|length| vec![object(21, &format!("(8 0 obj {length} endobj)"))]),
        ] {
            assert_eq!(with("[3 0 R/Fit]", more, &all), Err(Refusal::Unreadable), "{why}, {is_packed}");
        }
        // A table that finds the number in a pack, or in none.
        let placed: Vec<_> = (0..=8).map(|number| if number == 8 { (2, 4, 9) } else { (0, 0, 0) }).collect();
        assert_eq!(with("[3 0 R/Fit]", &one, &placed), Err(Refusal::Unreadable));
    }
    let told = |length: &str| {
        let bytes = String::from_utf8(stream(10, "/Type/XRef/W[1 1 1]/Size 1", b"stream", b"\x01\x09\x00")).expect("text");
        look(&file(&[bytes.replace("/Length 3", "/Length 8 0 R").into_bytes(), object(8, length)]))
    };
    assert_eq!(told("3"), Ok(()), "a table");
    assert_eq!(told("2"), Err(Refusal::Unreadable));
    // What no reader takes for a pack may say what it likes.
    let profile = b"4 0 obj\n<</N 3/Length 8 0 R>>stream\nabc\nendstream\nendobj\n".to_vec();
    assert_eq!(look(&file(&[profile, table(&[(1, 9, 0)])])), Ok(()));
}

#[test]
fn an_object_right_behind_an_end_is_one_and_may_be_a_comment() {
    let with = |object: &str| {
        let bytes = [document("", &[]).trim_ascii_end(), object.as_bytes(), b"\nstartxref\n0\n%%EOF\n"].concat();
        look(&bytes)
    };
    for fine in [
        "1 0 obj\r<</Type/Catalog/Pages 2 0 R>>\rendobj",
        "1 0 obj \n<</Type/Catalog/Pages 2 0 R>>\nendobj",
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        "7 0 obj\n<</Length 4>>stream\n%(<<\nendstream\nendobj",
        "1\t00obj\n<<>>",
        "",
    ] {
        assert_eq!(with(fine), Ok(()), "{fine}");
    }
    for harm in [
        format!("1 0 obj\r<</Type/Catalog/OpenAction {SCRIPT}>>\rendobj"),
        format!("1 0 obj<</Type/Catalog/OpenAction {ADDRESS}>>\nendobj"),
        "9 0 obj\n<</S/X/JS(app.alert\\(1\\))>>\nendobj".to_owned(),
        "9 0 obj\n<</S/Launch/F(calc.exe)>>".to_owned(),
    ] {
        assert_eq!(with(&harm), Err(Refusal::Active), "{harm}");
    }
    assert_eq!(with("1 0 obj\n<</Size 9/Encrypt 8 0 R>>"), Err(Refusal::Locked), "behind a comment it has no number");
    for unread in [
        // Behind the first line, to whom it is a comment, something else begins.
        "1 0 obj (\n) endobj",
        "1 0 obj<</Type/Catalog\n/Pages 2 0 R>>endobj",
        "1 0 obj % <<\n<<>>endobj",
        "1 0 obj<</Length 3>>stream\nabc\nendstream",
        "99999999999 0 obj\n<<>>",
        "1 0 obj\n2 0 R",
        "1 0 obj\n(9 0 obj<</S/Launch>>)",
        // It is none right behind an end, and looks like one.
        " 1 0 obj<<>>",
        "x1 0 obj<<>>",
        "1 0\nobj<<>>",
        "1\x0C0 obj<<>>",
    ] {
        assert_eq!(with(unread), Err(Refusal::Unreadable), "{unread}");
    }
    for before in ["8 0 obj\n5", "8 0 obj\n5 0", "8 0 obj\n<<>>"] {
        let bytes = document("", &[(9, &format!("null\nendobj\n{before}%%EOF1 0 obj\n<<>>"))]);
        assert_eq!(look(&bytes), Err(Refusal::Unreadable), "{before}: what goes on behind the comment");
    }
    let catalogue = document("/X%%EOF9 0 obj<</S/Launch>>\n1", &[]);
    assert_eq!(look(&catalogue), Err(Refusal::Unreadable), "a comment inside of an object");
}

/// What is packed in blocks, each ended and flushed, with no last one and no check sum.
fn flushed(parts: &[&[u8]]) -> Vec<u8> {
    let stored = |part: &&[u8]| {
        let length = u16::try_from(part.len()).expect("short");
        [&[0], length.to_le_bytes().as_slice(), &(!length).to_le_bytes(), part].concat()
    };
    [b"\x78\x01".to_vec(), parts.iter().flat_map(stored).collect()].concat()
}

#[test]
fn a_pack_may_end_behind_any_of_its_blocks() {
    let with = |entries: &str, data: &[u8]| look(&file(&[stream(4, entries, b"stream", data)]));
    let entries = "/Type/ObjStm/N 2/First 8/Filter/FlateDecode";
    let fine = b"1 0 2 4 <<>><</X 1>>";
    let harm = b"1 0 2 4 <<>><</S/Launch/F(calc.exe)>>";
    let whole = miniz_oxide::deflate::compress_to_vec_zlib(fine, 6);
    for missing in 0..=4 {
        assert_eq!(with(entries, &whole[..whole.len() - missing]), Ok(()), "{missing} bytes of its check sum");
        let whole = miniz_oxide::deflate::compress_to_vec_zlib(harm, 6);
        assert_eq!(with(entries, &whole[..whole.len() - missing]), Err(Refusal::Active), "{missing}");
    }
    for missing in 5..whole.len() {
        assert_eq!(with(entries, &whole[..whole.len() - missing]), Err(Refusal::Unreadable), "{missing}: a block is cut");
    }
    let mut wrong = whole.clone();
    *wrong.last_mut().expect("some") ^= 1;
    assert_eq!(with(entries, &wrong), Err(Refusal::Unreadable), "a wrong check sum");
    assert_eq!(with(entries, &flushed(&[fine, b""])), Ok(()));
    assert_eq!(with(entries, &flushed(&[&fine[..9], &fine[9..]])), Ok(()));
    assert_eq!(with(entries, &flushed(&[harm, b""])), Err(Refusal::Active));
    // What is missing may hold an action.
    for cut in [flushed(&[&fine[..12]]), flushed(&[&fine[..fine.len() - 1]]), flushed(&[fine, b"x"])[..30].to_vec(), flushed(&[])] {
        assert_eq!(with(entries, &cut), Err(Refusal::Unreadable), "{cut:?}");
    }
    // What some readers take for more makes a kind of a name, and a reference of a number.
    for (last, is_taken) in [("/JavaScrip", false), ("9", false), ("9 ", false), ("null", false), ("(x)", true), ("[9]", true)] {
        let text = format!("1 0 2 4 <<>>{last}").into_bytes();
        let expected = if is_taken { Ok(()) } else { Err(Refusal::Unreadable) };
        assert_eq!(with(entries, &flushed(&[&text])), expected, "{last}");
        assert_eq!(with(entries, &miniz_oxide::deflate::compress_to_vec_zlib(&text, 6)), Ok(()), "{last}, whole");
    }
    let table = "/Type/XRef/W[1 1 1]/Size 2/Filter/FlateDecode";
    assert_eq!(with(table, &flushed(&[&[0, 0, 0, 1, 9, 0]])), Ok(()));
    assert_eq!(with(table, &flushed(&[&[0, 0, 0, 1, 9]])), Err(Refusal::Unreadable), "rows are missing");
    let blanks = vec![b' '; 60_000];
    let bomb = flushed(&vec![blanks.as_slice(); 600]);
    assert_eq!(with(entries, &bomb), Err(Refusal::TooMuch));
}

/// A pack that is not packed, written for people: each object has its number before it in a comment.
fn called(comment: &str, object: &str, behind: &str) -> Result<(), Refusal> {
    let head = format!("2 0 9 {}\n", b"% 2 0 obj\n<<>>\n".len());
    let body = format!("% 2 0 obj\n<<>>\n{comment}\n{object}{behind}");
    let length = head.len() + body.len();
    let text = format!("4 0 obj\n<</Type/ObjStm/N 2/First {}/Length {length}>>stream\n{head}{body}\nendstream\nendobj\n", head.len());
    look(&file(&[text.into_bytes()]))
}

#[test]
fn comments_of_a_pack_call_its_objects_by_their_own_numbers() {
    assert_eq!(called("% 9 0 obj", "<</X 1>>", "\n"), Ok(()));
    assert_eq!(called("% 9 0 obj", SCRIPT, "\n"), Err(Refusal::Active));
    for (comment, object, behind) in [
        ("% 8 0 obj", "<<>>", ""),
        ("% 9 1 obj", "<<>>", ""),
        ("% x % 9 0 obj", "<<>>", ""),
        ("% 9 0 obj<</S/Launch>>", "<<>>", ""),
        ("% 1 0 obj\n% 9 0 obj", "<<>>", ""),
        // Whoever reads on from the comment finds a stream, or another object's number.
        ("% 9 0 obj", "<</S 2 0 R/JS 9 0 R>>", "stream\nx\n"),
        ("% 9 0 obj", "5", " 0 R"),
    ] {
        assert_eq!(called(comment, object, behind), Err(Refusal::Unreadable), "{comment} {object}{behind}");
    }
    // A table that points into the midst of what calls 19 makes 9 of it.
    let head = "4 0 obj\n<</Type/ObjStm/N 1/First 5/Length 33>>stream\n19 0\n% 19 0 obj\n<</S/URI/URI(a)>>\nendstream\nendobj\n";
    let at = u32::try_from(b"%PDF-1.7\n".len() + position(head.as_bytes(), b"19 0 obj").expect("there")).expect("small");
    for (at, found) in [(at, Ok(())), (at + 1, Err(Refusal::Unreadable))] {
        let bytes = file(&[head.as_bytes().to_vec(), table(&[(0, 0, 0), (1, at, 0)])]);
        assert_eq!(look(&bytes), found, "{at}");
    }
    // Elsewhere in a file such a comment is none of a pack.
    assert_eq!(look(&document("% 9 0 obj\n", &[])), Ok(()), "no object follows");
    assert_eq!(look(&document("/X\n% 9 0 obj\n<</Y 1>>", &[])), Err(Refusal::Unreadable));
    // The last of a pack that is a reference is followed by some readers, however it is packed.
    for is_packed in [true, false] {
        let bytes = pack(&[(1, "<<>>"), (9, "5 0 R")], "/Type/ObjStm/First FIRST", b"stream", is_packed);
        assert_eq!(look(&file(&[bytes])), Err(Refusal::Unreadable));
    }
}

#[test]
fn a_lock_that_is_nothing_locks_nothing() {
    let with = |lock: &str| look(String::from_utf8(document("", &[])).expect("text").replace("/Size", lock).as_bytes());
    assert_eq!(with("/Encrypt null/Size"), Ok(()));
    for lock in ["/Encrypt 8 0 R/Size", "/Encrypt<<>>/Size", "/Encrypt null/Encrypt 8 0 R/Size", "/Encrypt/x/Size"] {
        assert_eq!(with(lock), Err(Refusal::Locked), "{lock}");
    }
}

#[test]
fn a_manual_leads_to_its_other_parts() {
    let with = |action: &str| look(&document("", &[(9, &format!("<</Subtype/Link/A<<{action}>>>>"))]));
    for fine in [
        "/S/GoToR/F(libc.pdf)/D[0/Fit]/NewWindow true",
        "/Type/Action/S/GoToR/D(x)/F(My CV_2-a.PDF)",
        "/S/GoToR/F<</Type/Filespec/F(web2c.pdf)/UF(web2c.pdf)>>/D(Top)",
    ] {
        assert_eq!(with(fine), Ok(()), "{fine}");
        let opens = document(&format!("/OpenAction<<{fine}>>"), &[]);
        assert_eq!(look(&opens), Err(Refusal::Active), "by itself: {fine}");
    }
    for file in [
        "(calc.exe)",
        "(../x.pdf)",
        "(..\\\\x.pdf)",
        "(\\\\\\\\evil\\\\x.pdf)",
        "(//evil/x.pdf)",
        "(http://x/y.pdf)",
        "(C:x.pdf)",
        "(.pdf)",
        "(x.pdf.exe)",
        "(x%2F.pdf)",
        "(sub/x.pdf)",
        "(x.pdf\\000)",
        "<FEFF0078002E007000640066>",
        "8 0 R",
        "/x.pdf",
        "[(x.pdf)]",
        "<</F(x.pdf)/EF<<>>>>",
        "<</F(x.pdf)/UF(calc.exe)>>",
        "<</UF(x.pdf)>>",
        "<</FS/URL/F(x.pdf)>>",
    ] {
        assert_eq!(with(&format!("/S/GoToR/F {file}/D[0/Fit]")), Err(Refusal::Active), "{file}");
    }
    for action in [
        "/S/GoToR",
        "/S/GoToR/F(x.pdf)/F(calc.exe)",
        "/S/GoToR/S/Launch/F(x.pdf)",
        "/S/Launch/F(x.pdf)",
        "/S/GoToR/F(x.pdf)/Win<</F(a)>>",
        "/S/GoToR/F(x.pdf)/D<</S/Launch>>",
        "/S/GoToR/F(x.pdf)/Next<</S/Launch>>",
    ] {
        assert_eq!(with(action), Err(Refusal::Active), "{action}");
    }
}
