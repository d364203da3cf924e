//! Files as desks save them: UTF-8 in every dress is read alike, anything else is named and leaves the output as it was.

use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_SPOT;
use crate::support::Sandbox;
use crate::support::Tree;

const BY_NOTEPAD: &str = "メモ帳で開き、「名前を付けて保存」で文字コードに UTF-8 を選んで保存し直してください。";

/// A file that is no UTF-8: its bytes, the place of the finding, message and remedy.
struct Wrong {
    bytes: Vec<u8>,
    place: &'static str,
    message: &'static str,
    remedy: &'static str,
}

/// A line in Shift_JIS: `title = "総合窓口の点検"`.
const SHIFT_JIS_LINE: &[u8] = b"title = \"\x91\x8d\x8d\x87\x91\x8b\x8c\xfb\x82\xcc\x93\x5f\x8c\x9f\"\n";

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

/// The small document with bytes in the place of its title, which stands in line 9.
fn with_title(line: &[u8]) -> Vec<u8> {
    let (before, after) = SHEET.split_once("title = \"総合窓口の点検\"\n").expect("the document has a title");
    [before.as_bytes(), line, after.as_bytes()].concat()
}

/// A document in Shift_JIS throughout, with Japanese in line 3 at first.
fn in_shift_jis() -> Vec<u8> {
    [&b"form = \"sheet@2026-01\"\n[cover]\n"[..], SHIFT_JIS_LINE].concat()
}

fn cases() -> Vec<Wrong> {
    let utf16_message = "ファイルの文字コードが UTF-16 です。読み取れるのは UTF-8 だけです。";
    let utf16_case = |bytes| Wrong { bytes, place: ":1:1", message: utf16_message, remedy: BY_NOTEPAD };
    let empty = |bytes: &[u8]| Wrong {
        bytes: bytes.to_vec(),
        place: ":1:1",
        message: "ファイルに何も書かれていません。",
        remedy: "内容を書いて保存するか、要らないファイルであれば削除してください。",
    };
    let broken = |bytes| Wrong {
        bytes,
        place: ":9:1",
        message: "9行目に、文字として読み取れないバイトがあります。文書ではないファイルか、壊れたファイルのようです。",
        remedy: "元の文書を開き、文字コードに UTF-8 を選んでテキストとして保存し直してください。画像や PDF であれば、本文ではなく添付として置いてください。",
    };
    vec![
        Wrong {
            bytes: in_shift_jis(),
            place: ":3:1",
            message: "ファイルの文字コードが Shift_JIS です（3行目で分かりました）。読み取れるのは UTF-8 だけです。",
            remedy: BY_NOTEPAD,
        },
        Wrong {
            bytes: with_title(SHIFT_JIS_LINE),
            place: ":9:1",
            message: "UTF-8 のファイルの9行目に、Shift_JIS の文字が混ざっています。",
            remedy: "メモ帳で開き、その行の文字化けしている部分を打ち直し、文字コードに UTF-8 を選んで保存してください。",
        },
        utf16_case(utf16(SHEET, u16::to_le_bytes)),
        utf16_case(utf16(SHEET, u16::to_be_bytes)),
        utf16_case(utf16(&format!("\u{FEFF}{SHEET}"), u16::to_le_bytes)),
        utf16_case(utf16(&format!("\u{FEFF}{SHEET}"), u16::to_be_bytes)),
        Wrong {
            bytes: with_title("title = \"総合\0窓口\"\n".as_bytes()),
            place: ":9:12",
            message: "9行目の12文字目に、目に見えない NUL 文字（値が0のバイト）があります。",
            remedy: "その行を新しく打ち直し、元の行を削除して保存してください。",
        },
        empty(b""),
        empty(b"\xEF\xBB\xBF\r\n \r\n"),
        broken(with_title(b"title = \"\xE7\xB7\x8F\xE5\x90\"\n")),
        broken(with_title(b"title = \"\xFF\"\n")),
    ]
}

/// A sandbox with a site that was built before, and its files.
fn built() -> (Sandbox, Tree) {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let tree = sandbox.tree();
    (sandbox, tree)
}

#[test]
fn what_is_not_utf8_is_named_and_leaves_the_output_as_it_was() {
    let (sandbox, before) = built();
    for Wrong { bytes, place, message, remedy } in cases() {
        sandbox.put(SHEET_FILE, &bytes);
        let told = sandbox.only_finding();
        let expected = ("R101", "E", format!("{SHEET_SPOT}{place}"), message, remedy);
        let found = (&*told.rule, &*told.severity, told.place(), &*told.message, &*told.remedy);
        assert_eq!(found, expected);
        assert_eq!(sandbox.run(&["check"]).code, Some(1));
        let ran = sandbox.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{message}");
        assert!(ran.stderr.contains(message) && ran.stderr.contains(remedy), "{}", ran.stderr);
        assert_eq!(sandbox.tree(), before, "{message}");
    }
}

#[test]
fn settings_forms_and_long_texts_are_held_to_the_same() {
    let (sandbox, before) = built();
    for path in ["site.toml", "forms/sheet.toml", "assessments/desk/1/work.summary.md"] {
        let kept = sandbox.has(&format!("content/{path}")).then(|| sandbox.read(&format!("content/{path}")));
        sandbox.put(&format!("content/{path}"), in_shift_jis());
        let findings = sandbox.check();
        assert!(
            findings.iter().any(|told| told.rule == "R101" && told.place() == format!("{path}:3:1")),
            "{findings:#?}"
        );
        assert_eq!(sandbox.run(&["build"]).code, Some(1));
        assert_eq!(sandbox.tree(), before, "{path}");
        match kept {
            Some(text) => sandbox.put(&format!("content/{path}"), text),
            None => sandbox.remove(&format!("content/{path}")),
        }
    }
    sandbox.build();
    assert_eq!(sandbox.tree(), before);
}

#[test]
fn marks_and_line_ends_of_desks_make_no_difference() {
    let text = SHEET.replace("\"一階の東側にある。\"", "'''\n一階の東側にある。\n\n- 一つ目\n- 二つ目\n'''");
    let markdown = "毎朝、\n職員が見て回る。\n\n- 一つ目\n";
    let text = text.replace("summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"\n", "");
    let long = "content/assessments/desk/1/work.summary.md";
    let sandbox = Sandbox::new().site().file(SHEET_FILE, &text).file(long, markdown);
    sandbox.build();
    let expected = sandbox.tree();
    for (mark, line_end) in [("\u{FEFF}", "\n"), ("", "\r\n"), ("\u{FEFF}", "\r\n")] {
        for path in [SHEET_FILE, long, "content/site.toml", "content/forms/sheet.toml"] {
            let dressed = sandbox.read(path).replace('\u{FEFF}', "").replace("\r\n", "\n").replace('\n', line_end);
            sandbox.put(path, format!("{mark}{dressed}"));
        }
        let ran = sandbox.build();
        assert!(ran.stderr.contains("書き換え 0、"), "{}", ran.stderr);
        assert_eq!(sandbox.tree(), expected, "{mark:?} {line_end:?}");
    }
}

#[test]
fn marks_and_line_ends_do_not_move_places() {
    let wrong = SHEET.replace("number = 7", "number ＝ 7");
    for text in [wrong.clone(), format!("\u{FEFF}{wrong}"), wrong.replace('\n', "\r\n")] {
        let sandbox = Sandbox::new().site().file(SHEET_FILE, &text);
        assert_eq!(sandbox.only_finding().place(), format!("{SHEET_SPOT}:8:8"));
    }
}
