//! Folders, files and addresses: names that can be addresses, nothing from outside of the folder, nothing left unsaid.

use super::case::Case;
use super::case::Write::All;
use super::case::Write::File;
use super::case::Write::Sheet;
use super::case::Write::Without;
use super::case::case;

/// Another document of the small form; its items are those of the first.
const OTHER: &str = include_str!("../fixtures/sheet.toml");

const LONG: &str = "assessments/a-document-with-a-name-that-is-much-too-long-to-be-an-address-here/1/book.toml";

pub(crate) const FOLDERS: &[Case] = &[
    case("R101", File("assessments/desk/1/more.toml", ""))
        .at("assessments/desk/1/more.toml:1:1")
        .says("ファイルに何も書かれていません。")
        .mends("要らないファイルであれば削除してください。"),
    case("R103", Without("site.toml"))
        .at("site.toml")
        .says("サイトの設定ファイル site.toml がありません。")
        .mends("「juran new site フォルダー名」"),
    case("R103", All(&[Without("assessments/desk/1/book.toml"), File("assessments/desk/1/bok.toml", OTHER)]))
        .at("assessments/desk/1")
        .says("版のフォルダー「assessments/desk/1」に、book.toml がありません。")
        .mends("「bok.toml」が書き誤りなら、名前を book.toml に直してください。"),
    case("R103", All(&[File("assessments/empty/notes.txt", "一\n"), File("assessments/empty/.keep", "一\n")]))
        .at("assessments/empty")
        .says("文書「assessments/empty」に、版のフォルダーがありません。")
        .mends("「assessments/empty/1/」を作り")
        .besides(&["R107"]),
    case("R104", File("assessments/aux/1/book.toml", OTHER))
        .at("assessments/aux")
        .quotes("aux")
        .says("文書のフォルダーの名前「aux」は、")
        .mends("Windows の装置の名前"),
    case("R104", File("assessments/Desk/1/book.toml", OTHER))
        .at("assessments/Desk")
        .quotes("Desk")
        .says("文書のフォルダーの名前「Desk」は、公開するアドレスに使えません。")
        .mends("半角の英小文字・数字・ハイフン"),
    case("R104", File("assessments/窓口/1/book.toml", OTHER))
        .at("assessments/窓口")
        .quotes("窓口")
        .says("「窓口」は、公開するアドレスに使えません。")
        .mends("（例: kaigo）"),
    case("R104", File(LONG, OTHER))
        .at("assessments/a-document-with-a-name-that-is-much-too-long-to-be-an-address-here")
        .quotes("a-document-with-a-name-that-is-much-too-long-to-be-an-addres…")
        .says("公開するアドレスに使えません。")
        .mends("60文字までの"),
    case("R104", File("assessments/page/1/book.toml", OTHER))
        .at("assessments/page")
        .quotes("page")
        .says("文書のフォルダーの名前「page」は、")
        .mends("別の名前に変えてください。"),
    case("R104", File("assessments/com1/1/book.toml", OTHER))
        .at("assessments/com1")
        .quotes("com1")
        .says("文書のフォルダーの名前「com1」は、")
        .mends("Windows の装置の名前"),
    case("R104", File("assessments/desk/01/book.toml", OTHER))
        .at("assessments/desk/01")
        .quotes("01")
        .says("版のフォルダーの名前「01」が正しくありません。")
        .mends("「01」のように 0 を付けません"),
    case("R107", File("notes.txt", "一\n"))
        .at("notes.txt")
        .says("content の中の「notes.txt」は、どの種類の文書でもないため、公開されません。")
        .mends("content の外へ移してください。"),
    case("R107", File("forms/sheet.tml", "一\n"))
        .at("forms/sheet.tml")
        .says("「forms/sheet.tml」は、様式のファイルではないため、使われません。")
        .mends("名前の終わりを .toml にし"),
    case("R107", File("drawer/desk/1/book.toml", OTHER))
        .at("drawer")
        .says("「drawer」は、どの種類の文書でもない")
        .mends("content の外へ移してください。"),
    case("R109", File("assesments/desk/1/book.toml", OTHER))
        .at("assesments")
        .says("「assesments」は、どの種類の文書でもない")
        .mends("「assessments」の書き誤りなら"),
    case("R109", File("Assessments/desk/1/book.toml", OTHER))
        .at("Assessments")
        .says("公開されません。")
        .mends("「assessments」の書き誤りなら"),
    case(
        "R109",
        All(&[
            File("assessments/desk/2-an/book.toml", include_str!("../fixtures/draft.toml")),
            File("consultations/anken/call.toml", include_str!("../fixtures/call.toml")),
            File("consultations/anken/results.toml", "一 = 1\n"),
        ]),
    )
    .at("consultations/anken/results.toml")
    .says("どの段階のファイルでもないため、公開されません。")
    .mends("「result.toml」の書き誤りなら"),
    case("R109", File("form/other.toml", "一\n")).at("form").says("公開されません。").mends("「forms」の書き誤りなら"),
    case("R107", File("assessments/desk/1/plan.png", "図\n"))
        .at("assessments/desk/1/plan.png")
        .says("「plan.png」は、文書のどこからも使われていない")
        .mends("[[attachments]] に file と title"),
    case("R107", File("assessments/desk/1/old/book.toml", OTHER))
        .at("assessments/desk/1/old")
        .says("版のフォルダーの中のフォルダー「old」は読まれません。")
        .mends("版のフォルダーに直接置き"),
    case("R107", File("assessments/desk/1/unplaced.toml", "[[rows]]\ncontent = \"残り\"\n"))
        .at("assessments/desk/1/unplaced.toml")
        .says("unplaced.toml に残っています。")
        .mends("unplaced.toml"),
];

pub(crate) const ADDRESSES: &[Case] = &[
    case("A101", Sheet("[version]", "aliases = [\"desk\"]\n\n[version]"))
        .at("assessments/desk/1/book.toml")
        .says("どちらもアドレス「/assessments/desk/」になります。")
        .mends("aliases を変えて"),
    case("A101", All(&[Sheet("[version]", "aliases = [\"other\"]\n\n[version]"), File("assessments/other/1/book.toml", OTHER)]))
        .at("assessments/other/1/book.toml")
        .says("「assessments/desk」と「assessments/other」が、どちらもアドレス「/assessments/other/」になります。")
        .mends("文書の id（フォルダーの名前）"),
    case(
        "A104",
        All(&[
            File("assessments/a-document-with-a-name-that-is-just-short-enough-to-pass/1/book.toml", LONG_NAMED),
            File(
                "assessments/a-document-with-a-name-that-is-just-short-enough-to-pass/1/a-picture-with-a-name-that-is-just-short-enough-but-far-too-long-for-the-folder-it-is-in-you-see.png",
                "図\n",
            ),
        ]),
    )
    .at("assessments/a-document-with-a-name-that-is-just-short-enough-to-pass/1/book.toml")
    .says("180文字を超えます。")
    .mends("短くしてください。"),
];

const LONG_NAMED: &str = "form = \"sheet@2026-01\"\n\n[version]\npublished = 2026-04-01\n\n[cover]\nnumber = 7\ntitle = \"長い名前\"\n\n[work]\nsummary = \"見て回る。\"\nsize = \"10人未満\"\nmeans = [\"紙\"]\nbegun = 2024-04-01\nsteps = [\"見回る\"]\n\n[[desks]]\nid = \"tax\"\nname = \"税の窓口\"\n\n[[attachments]]\nfile = \"a-picture-with-a-name-that-is-just-short-enough-but-far-too-long-for-the-folder-it-is-in-you-see.png\"\ntitle = \"図\"\n";

pub(crate) const PATHS: &[Case] = &[
    case("R110", File("meetings/shingikai/r8-1/1/record.toml", "form = \"council-sheet@1\"\nnumber = \"資料1\"\nmatter = \"諮問\"\ntitle = \"窓口の点検\"\nbasis = \"条例\"\ndepartment = \"総務課\"\nprotection = \"鍵を掛ける。\"\n\n[version]\npublished = 2026-04-01\n\n[outline]\nname = \"点検\"\npurpose = \"混み具合を見る。\"\npersons = \"来庁者\"\ncontents = \"見て回る。\"\n"))
        .at("meetings/shingikai")
        .quotes("shingikai")
        .says("会議体のフォルダー「meetings/shingikai」の名前が、site.toml の councils にありません。")
        .mends("「id = \"shingikai\"」"),
    case("R111", File("assessments/desk/1/scan.toml", "title = \"古い版\"\n"))
        .at("assessments/desk/1")
        .says("scan.toml（ファイルだけで残っている版）と book.toml の両方があります。")
        .mends("ファイルだけの版なら book.toml を消してください。"),
    case("R105", Sheet("[[desks]]", "[[attachments]]\nfile = ▶\"../../site.toml\"\ntitle = \"設定\"\n\n[[desks]]"))
        .quotes("../../site.toml")
        .says("「../../site.toml」は、文書のフォルダーの外か、隠れたファイルを指しています。")
        .mends("名前だけを書いてください。"),
    case("R105", Sheet("steps = [", "map = ▶{ file = \"../../../../etc/passwd\", alt = \"案内図\" }\nsteps = ["))
        .quotes("{ file = \"../../../../etc/passwd\", alt = \"案内図\" }")
        .says("「../../../../etc/passwd」は、文書のフォルダーの外")
        .mends("名前だけを書いてください。"),
    case("R105", Sheet("steps = [", "map = ▶{ file = \"C:\\\\plan.png\", alt = \"案内図\" }\nsteps = ["))
        .quotes("{ file = \"C:\\\\plan.png\", alt = \"案内図\" }")
        .says("「C:\\plan.png」は、文書のフォルダーの外")
        .mends("名前だけを書いてください。"),
    case("R105", Sheet("steps = [", "map = ▶{ file = \".secret.png\", alt = \"案内図\" }\nsteps = ["))
        .quotes("{ file = \".secret.png\", alt = \"案内図\" }")
        .says("隠れたファイルを指しています。")
        .mends("名前だけを書いてください。"),
    case("R103", Sheet("steps = [", "map = ▶{ file = \"plan.png\", alt = \"案内図\" }\nsteps = ["))
        .quotes("{ file = \"plan.png\", alt = \"案内図\" }")
        .says("「plan.png」というファイルが、文書の版のフォルダーにありません。")
        .mends("ファイルを置くか、名前を直してください。"),
    case("R103", Sheet("[[desks]]", "▶[[attachments]]\ntitle = \"設定\"\n\n[[desks]]"))
        .says("添付のファイル名か題名がありません。")
        .mends("両方を書いてください。"),
    case("R303", Sheet("steps = [", "map = ▶{ file = \"plan.png\" }\nsteps = ["))
        .quotes("{ file = \"plan.png\" }")
        .says("図の内容を表す言葉（alt）がありません。")
        .mends("両方を書いてください。"),
    case(
        "R104",
        All(&[
            File("assessments/desk/1/案内図.png", "図\n"),
            Sheet("steps = [", "map = ▶{ file = \"案内図.png\", alt = \"案内図\" }\nsteps = ["),
        ]),
    )
    .quotes("{ file = \"案内図.png\", alt = \"案内図\" }")
    .says("「案内図.png」は、公開するアドレスに使えない名前です。")
    .mends("日本語の題名は title に書けます。")
    .besides(&["R107"]),
];
