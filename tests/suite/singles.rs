//! Documents without versions: one file, or a folder with pictures and attachments.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::Sandbox;
use crate::support::sha256;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";

const PAGE: &str = "+++
form = \"page@1\"
title = \"庁舎の案内\"

[[attachments]]
file = \"hours.csv\"
title = \"開いている時間\"
+++

![庁舎は二階建てで、窓口は一階の東側にある。](plan.png)
";

const SYSTEM: &str = "form = \"system@1\"
name = \"窓口案内\"
operator = \"見本村\"
purpose = \"窓口の順番を知らせる。\"
personal-number = \"扱わない。\"
status = \"使っている\"
";

const PNG: &[u8] = include_bytes!("../../docs/picture.png");
const CSV: &[u8] = b"day,hours\r\n";

fn site() -> Sandbox {
    Sandbox::with_sheet()
        .file("content/pages/hall/page.md", PAGE)
        .bytes("content/pages/hall/plan.png", PNG)
        .bytes("content/pages/hall/hours.csv", CSV)
        .file("content/systems/queue/system.toml", SYSTEM)
        .file("content/systems/desk.toml", &SYSTEM.replace("窓口案内", "窓口の表示"))
}

#[test]
fn a_document_in_a_folder_has_pictures_and_attachments() {
    let sandbox = site();
    sandbox.build();
    let page = Page::open(&sandbox, "pages/hall/index.html");
    let picture = page.named("img").next().expect("the page shows the picture");
    assert_eq!(picture.get("src"), Some("attachments/plan.png"));
    assert_eq!(picture.get("alt"), Some("庁舎は二階建てで、窓口は一階の東側にある。"));
    assert!(page.words().contains("添付資料開いている時間（CSV、"), "{}", page.words());
    assert!(page.words().contains(&sha256(CSV)), "{}", page.words());
    assert_eq!(sandbox.read_bytes("output/pages/hall/attachments/plan.png"), PNG);
    assert_eq!(sandbox.read_bytes("output/pages/hall/attachments/hours.csv"), CSV);
    for system in ["queue", "desk"] {
        let words = Page::open(&sandbox, &format!("systems/{system}/index.html")).words();
        assert!(words.contains("窓口の順番を知らせる。"), "{system}: {words}");
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_file_beside_a_document_is_declared() {
    let sandbox = site();
    sandbox.put("content/systems/queue/notes.txt", "覚え書き\n");
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("R107", "systems/queue/notes.txt"));
}

#[test]
fn a_document_of_one_file_is_told_how_to_have_a_picture() {
    let sandbox = Sandbox::with_sheet();
    let page = PAGE.replace("[[attachments]]\nfile = \"hours.csv\"\ntitle = \"開いている時間\"\n", "");
    sandbox.put("content/pages/hall.md", page);
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("R103", "pages/hall.md:7:1"), "{told:?}");
    assert!(
        told.remedy.contains("「pages/hall」というフォルダーを作り、hall.md を page.md という名前にして"),
        "{told:?}"
    );
}

#[test]
fn a_document_stands_in_one_place() {
    let sandbox = site();
    sandbox.put("content/systems/queue.toml", SYSTEM);
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("R208", "systems/queue.toml"));
    assert!(told.message.contains("文書「systems/queue」が、ファイルとフォルダーの両方にあります。"), "{told:?}");
    let sandbox = site();
    sandbox.rename("content/pages/hall/page.md", "content/pages/hall/hall.md");
    let told = sandbox.only_finding();
    assert_eq!((told.rule.as_str(), told.place().as_str()), ("R103", "pages/hall"));
    assert!(told.message.contains("フォルダー「pages/hall」に、page.md がありません。"), "{told:?}");
    let ran = site().run(&["new", "systems", "queue"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
}
