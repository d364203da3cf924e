//! Systems: how they are connected, told from either side, drawn and as a table; and who names them.

use crate::page::Page;
use crate::page::dead_links;
use crate::support::Sandbox;

const BASE: &str = "https://www.vill.mihon.example.jp/open/";

fn put_system(sandbox: &Sandbox, id: &str, name: &str, rest: &str) {
    let text = format!(
        "form = \"system@1\"\nname = \"{name}\"\noperator = \"見本村\"\npurpose = \"窓口で使う。\"\npersonal-number = \"扱わない。\"\nstatus = \"使っている\"\nsince = 2020-04-01\n{rest}"
    );
    sandbox.put(&format!("content/systems/{id}.toml"), text);
}

/// Three systems: the first tells what it hands to the second, and merely names the third.
fn site() -> Sandbox {
    let sandbox = Sandbox::with_sheet();
    let routes = "[[routes]]\nid = \"b\"\nwith = \"bell\"\nway = \"相手へ渡す\"\ncarries = \"受付番号\"\nmedium = \"構内の線\"\nmy-number = \"渡さない\"\n";
    put_system(&sandbox, "board", "窓口案内盤", &format!("connections = [\"bell\", \"desk\"]\n{routes}"));
    put_system(&sandbox, "bell", "呼出しサーバー", "short = \"呼出盤（ベル）\"\nconnections = [\"board\"]\n");
    put_system(&sandbox, "desk", "受付簿", "connections = [\"board\"]\n");
    sandbox
}

fn table(sandbox: &Sandbox, path: &str) -> String {
    let words = Page::open(sandbox, path).words();
    let (_, told) = words.split_once("媒体・回線個人番号").expect("the table has its heads");
    told.to_owned()
}

#[test]
fn a_connection_is_told_once_wherever_it_is_read() {
    let sandbox = site();
    sandbox.build();
    let told = "呼出しサーバーへ渡すもの受付番号";
    let whole = table(&sandbox, "systems/index.html");
    assert_eq!(whole.matches("受付番号").count(), 1, "{whole}");
    assert!(
        whole
            .contains("どことどこ窓口案内盤から呼出しサーバーへ受け渡すもの受付番号媒体・回線構内の線個人番号渡さない"),
        "{whole}"
    );
    assert!(whole.contains("どことどこ窓口案内盤と受付簿受け渡すもの書かれていません"), "{whole} {told}");
    let bell = table(&sandbox, "systems/bell/index.html");
    assert!(
        bell.contains("窓口案内盤から呼出しサーバーへ") && !bell.contains("受付簿"),
        "the other side tells it too: {bell}"
    );
    for path in ["systems/index.html", "systems/bell/index.html"] {
        let page = sandbox.read(&format!("output/{path}"));
        assert!(page.contains("<svg") && page.contains("窓口案内盤"), "{path}");
    }
    assert_eq!(dead_links(&sandbox, BASE), Vec::<String>::new());
}

#[test]
fn a_system_without_connections_has_no_table_of_them() {
    let sandbox = Sandbox::with_sheet();
    put_system(&sandbox, "board", "窓口案内盤", "connections = \"－\"\n");
    sandbox.build();
    for path in ["systems/index.html", "systems/board/index.html"] {
        assert!(!sandbox.read(&format!("output/{path}")).contains("_connections"), "{path}");
    }
}

#[test]
fn who_names_a_system_in_words_is_told_on_its_page() {
    let sandbox = site();
    let sheet = "content/assessments/desk/1/book.toml";
    sandbox.edit(sheet, "職員が見て回る。", "職員が呼出しサーバと呼出盤を見て回る。");
    sandbox.build();
    let page = Page::open(&sandbox, "systems/bell/index.html");
    assert!(page.words().contains("この文書にふれている文書"), "{}", page.words());
    assert!(page.targets().any(|(_, target)| target.ends_with("assessments/desk/1/body/index.html#work.summary")));
    assert!(!Page::open(&sandbox, "systems/board/index.html").words().contains("総合窓口の点検"), "nobody names it");
}

#[test]
fn a_name_in_withheld_words_names_nothing() {
    let sandbox = site();
    let withheld =
        "summary = { withheld = \"条例第5条\", full = '''受付簿より前の呼出しサーバーを、毎朝見て回る。''' }";
    sandbox.edit(
        "content/assessments/desk/1/book.toml",
        "summary = \"窓口の混み具合を、毎朝、職員が見て回る。\"",
        withheld,
    );
    sandbox.build();
    assert!(!Page::open(&sandbox, "systems/bell/index.html").words().contains("総合窓口の点検"));
}
