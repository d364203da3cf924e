//! A preview over a real socket: what it shows, whom it answers, what it follows, and what it leaves behind.

use crate::preview::Preview;
use crate::support::SHEET;
use crate::support::SHEET_FILE;
use crate::support::SHEET_SPOT;
use crate::support::Sandbox;
use crate::support::replaced;

const HOME: &str = "/assessments/desk/";
const PART: &str = "/assessments/desk/1/all/";

/// Saves a file as most editors do: whole, under its name in one step.
fn save(sandbox: &Sandbox, from: &str, to: &str) {
    sandbox.put("content/assessments/desk/1/.book.toml.new", replaced(&sandbox.read(SHEET_FILE), from, to));
    sandbox.rename("content/assessments/desk/1/.book.toml.new", SHEET_FILE);
}

#[test]
fn pages_come_with_a_bar_that_stands_in_no_file() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let preview = Preview::of(&sandbox, &[]);
    let home = preview.get("/");
    assert_eq!((home.status, home.header("content-type")), (200, Some("text/html; charset=utf-8")));
    for needed in [
        "<aside class=\"_preview\" aria-label=\"プレビュー\">",
        "<form method=\"post\" action=\"/_preview/choose\">",
        "<a href=\"/_preview/\">指摘の一覧（指摘はありません）</a>",
        "src=\"/_preview/preview.js\"",
        "script-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; connect-src 'self'\"",
    ] {
        assert!(home.body.contains(needed), "{needed}\n{}", home.body);
    }
    assert!(!home.body.contains("unsafe"), "{}", home.body);
    // The preview's files are those of a build, byte for byte.
    assert_eq!(sandbox.tree_of(".preview/site"), sandbox.tree());
    assert!(sandbox.read(".preview/.gitignore").ends_with("\n*\n"));
    for (path, kind) in [
        ("/assets/standard.css", "text/css; charset=utf-8"),
        ("/assessments/desk/1/data.json", "application/json"),
        ("/assessments/desk/1/desk-1.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/_preview/preview.js", "text/javascript; charset=utf-8"),
        ("/_preview/preview.css", "text/css; charset=utf-8"),
    ] {
        let found = preview.get(path);
        assert_eq!((found.status, found.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(found.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(found.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
    }
    let head = preview.ask("HEAD", "/", &[], "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), Some(home.body.len().to_string().as_str()));
}

#[test]
fn addresses_lead_where_they_lead_on_the_published_site() {
    let sandbox = Sandbox::with_sheet();
    let preview = Preview::of(&sandbox, &[]);
    for (path, to) in [
        ("/assessments", "/assessments/"),
        ("/assessments/desk?x", "/assessments/desk/"),
        ("/_preview", "/_preview/"),
        ("/_preview/choose", "/_preview/"),
    ] {
        let moved = preview.get(path);
        assert_eq!((moved.status, moved.header("location")), (303, Some(to)), "{path}");
    }
    let missing = preview.get("/nowhere/at/all/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("href=\"/assets/standard.css\"") && missing.body.contains("class=\"_preview\""));
    assert!(!missing.body.contains("href=\"https://"), "{}", missing.body);
}

#[test]
fn nobody_is_answered_under_a_foreign_name() {
    let sandbox = Sandbox::with_sheet();
    let preview = Preview::of(&sandbox, &[]);
    let own = format!("127.0.0.1:{}", preview.port);
    for host in [&own, &format!("localhost:{}", preview.port), &format!("[::1]:{}", preview.port)] {
        assert_eq!(preview.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")).status, 200, "{host}");
    }
    for headers in [
        String::new(),
        format!("Host: evil.example:{}\r\n", preview.port),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: {own}\r\nOrigin: http://evil.example\r\n"),
        format!("Host: {own}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"),
    ] {
        for path in ["/", "/_preview/", "/_preview/changes", "/assessments/desk/1/data.json", "/nowhere"] {
            let refused = preview.raw(&format!("GET {path} HTTP/1.1\r\n{headers}\r\n"));
            assert_eq!(refused.status, 403, "{path} {headers}");
            assert!(refused.body.starts_with("この求めには答えません。"), "{}", refused.body);
        }
    }
    let form = "drafts=1&as-of=&back=%2F";
    for origin in [&[][..], &["Origin: http://evil.example"], &["Origin: null"], &["Sec-Fetch-Site: cross-site"]] {
        assert_eq!(preview.ask("POST", "/_preview/choose", origin, form).status, 403, "{origin:?}");
    }
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH"] {
        assert_eq!(preview.ask(method, "/", &[], "").status, 405, "{method}");
    }
    let origin = format!("Origin: http://{own}");
    assert_eq!(preview.ask("POST", "/", &[&origin], "").status, 405);
}

#[test]
fn no_address_leads_out_of_the_preview() {
    let sandbox = Sandbox::with_sheet().file("secret.txt", "ひみつ").file("content/archive/secret.txt", "ひみつ");
    let preview = Preview::of(&sandbox, &[]);
    sandbox.put(".preview/site/.hidden", "ひみつ");
    #[cfg(unix)]
    {
        sandbox.link(".preview/site/link.txt", &sandbox.path("secret.txt"));
        sandbox.link(".preview/site/linked", &sandbox.path("content"));
    }
    let absolute = sandbox.path("secret.txt").display().to_string();
    for target in [
        "/../../secret.txt",
        "/../secret.txt",
        "/assets/../../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2fsecret.txt",
        "/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/%252e%252e/%252e%252e/secret.txt",
        "/..\\..\\secret.txt",
        "/..%5c..%5csecret.txt",
        "//secret.txt",
        "/%00",
        "/assets%00/standard.css",
        "/C:/secret.txt",
        "/.hidden",
        "/%2ehidden",
        "/link.txt",
        "/linked/site.toml",
        "/linked/archive/secret.txt",
        "/nul",
        &absolute,
    ] {
        let found = preview.get(target);
        assert_eq!(found.status, 404, "{target}: {}", found.body);
        assert!(!found.body.contains("ひみつ"), "{target}");
    }
    for target in ["secret.txt", "http://127.0.0.1/secret.txt", "*"] {
        assert!([400, 404].contains(&preview.get(target).status), "{target}");
    }
    assert_eq!(preview.raw("GARBAGE\r\n\r\n").status, 400);
    assert_eq!(preview.raw(&format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(40_000))).status, 431);
}

#[test]
fn an_edit_is_told_to_browsers_and_shown() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let published = sandbox.tree();
    let mut preview = Preview::of(&sandbox, &[]);
    let before = preview.get(PART);
    let mut changes = preview.changes(&before.stamp());
    save(&sandbox, "毎朝", "毎夕");
    let told = preview.line();
    assert!(told.starts_with(&format!("{SHEET_SPOT} を読み直しました（書き換え ")), "{told}");
    assert!(
        told.ends_with("秒）。問題あり 0件、問題の可能性大 0件、要判断 0件、手動確認 0件。")
            || told.ends_with("秒未満）。問題あり 0件、問題の可能性大 0件、要判断 0件、手動確認 0件。"),
        "{told}"
    );
    let stamp = changes.next().expect("the change is told");
    let after = preview.get(PART);
    assert!(after.body.contains("毎夕") && !before.body.contains("毎夕"), "{}", after.body);
    assert_eq!(after.stamp(), stamp);
    // Whoever asks with an old stamp hears at once; whoever shows the present state waits.
    assert_eq!(preview.changes(&before.stamp()).next(), Some(stamp));
    assert_eq!(sandbox.tree(), published);
}

#[test]
fn saving_in_the_manner_of_editors_is_one_change_and_touching_is_none() {
    let sandbox = Sandbox::with_sheet();
    let mut preview = Preview::of(&sandbox, &[]);
    let stamp = preview.get("/").stamp();
    let built = sandbox.modified(".preview/site/index.html");
    // Saved without a change, touched, locked by a spreadsheet, kept aside by an editor.
    sandbox.put(SHEET_FILE, SHEET);
    for litter in [".book.toml.swp", "~$book.xlsx", "4913"] {
        let path = format!("content/assessments/desk/1/{litter}");
        sandbox.put(&path, "x");
        sandbox.remove(&path);
    }
    sandbox.put("content/assessments/desk/1/.book.toml.swp", "x");
    save(&sandbox, "毎朝", "毎夕");
    preview.line_with(&format!("{SHEET_SPOT} を読み直しました"));
    assert_ne!(preview.get("/").stamp(), stamp);
    assert!(preview.get(PART).body.contains("毎夕"));
    assert_eq!(sandbox.modified(".preview/site/index.html"), built);
    // A theme that comes later is followed as well, and so is its end.
    sandbox.put("themes/standard/assets/standard.css", "body{color:#123456}");
    preview.line_with("themes/standard/assets/standard.css を読み直しました");
    assert!(preview.get("/assets/standard.css").body.contains("#123456"));
    sandbox.remove("themes");
    preview.line_with("を読み直しました");
    assert!(!preview.get("/assets/standard.css").body.contains("#123456"));
}

#[test]
fn a_broken_file_keeps_the_last_good_pages_and_is_told() {
    let sandbox = Sandbox::with_sheet();
    let mut preview = Preview::of(&sandbox, &[]);
    let good = sandbox.tree_of(".preview/site");
    save(&sandbox, "size = ", "size ＝ ");
    let told = preview.line();
    assert!(
        told.contains("読み取れないところがあるため、ページは前のままです") && told.contains("/_preview/"),
        "{told}"
    );
    assert_eq!(sandbox.tree_of(".preview/site"), good);
    let page = preview.get(PART);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("今の内容には、読み取れないところがあります。"), "{}", page.body);
    assert!(page.body.contains("指摘の一覧（問題あり 1件、"), "{}", page.body);
    let overview = preview.get("/_preview/");
    for needed in ["<h1>指摘の一覧</h1>", &format!("<h2>{SHEET_SPOT}</h2>"), "行目", "<dt>直し方</dt>"] {
        assert!(overview.body.contains(needed), "{needed}\n{}", overview.body);
    }
    sandbox.put(SHEET_FILE, SHEET);
    preview.line_with("を読み直しました（書き換え ");
    let mended = preview.get(PART);
    assert!(!mended.body.contains("_preview-trouble") && mended.stamp() != page.stamp(), "{}", mended.body);
}

#[test]
fn a_preview_may_begin_with_a_broken_file() {
    let sandbox = Sandbox::with_sheet_where("size = ", "size ＝ ");
    let mut preview = Preview::of(&sandbox, &[]);
    let home = preview.get("/");
    assert_eq!((home.status, home.header("location")), (303, Some("/_preview/")));
    assert!(preview.get("/_preview/").body.contains("まだ表示できるページがありません。"));
    sandbox.put(SHEET_FILE, SHEET);
    preview.line_with("を読み直しました（書き換え ");
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn drafts_and_the_instant_are_chosen_in_the_bar() {
    let sandbox = Sandbox::with_sheet_where("title = \"総合窓口の点検\"\n", "");
    let mut preview = Preview::of(&sandbox, &["--as-of", "2000-01-01"]);
    assert!(preview.get("/").body.contains("value=\"2000-01-01T00:00\""));
    assert_eq!(preview.get(PART).status, 404);
    let origin = format!("Origin: http://127.0.0.1:{}", preview.port);
    let form = format!("drafts=1&as-of=2000-01-01&back={}", HOME.replace('/', "%2F"));
    let chosen = preview.ask("POST", "/_preview/choose", &[&origin], &form);
    assert_eq!((chosen.status, chosen.header("location")), (303, Some(HOME)));
    preview.line_with("表示する版と時点を切り替えました");
    let draft = preview.get(PART);
    assert_eq!(draft.status, 200);
    assert!(
        draft.body.contains("公表前の確認用です。") && draft.body.contains("value=\"1\" checked"),
        "{}",
        draft.body
    );
    // The item's finding stands in its page, and the overview leads there.
    let overview = preview.get("/_preview/").body;
    let link = overview.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|link| link.starts_with(PART));
    let item = link.and_then(|link| link.split_once('#')).map(|(_, item)| item.to_owned()).expect("there is a link");
    assert!(draft.body.contains(&format!("id=\"{item}\"")), "{item}");
    // Without drafts the public version is contradicted: the last good pages stay and say why.
    let form = "as-of=2026-11-20&back=%2F";
    assert_eq!(preview.ask("POST", "/_preview/choose", &[&origin], form).status, 303);
    preview.line_with("公表する版に記載の不足か食い違いがある");
    let kept = preview.get(PART).body;
    assert!(kept.contains("公表する版に、記載の不足か食い違いがあります。") && !kept.contains(" checked"), "{kept}");
    let misread = preview.ask("POST", "/_preview/choose", &[&origin], "as-of=tomorrow&back=%2F");
    assert_eq!(misread.status, 400);
    assert!(misread.body.contains("「tomorrow」"), "{}", misread.body);
    assert!(!sandbox.has("output"));
}

#[test]
fn without_events_changes_are_looked_for() {
    let sandbox = Sandbox::with_sheet();
    let mut preview = Preview::of(&sandbox, &["--poll"]);
    assert!(preview.said.iter().any(|line| line == "変更を2秒ごとに調べます。"), "{:?}", preview.said);
    sandbox.put(SHEET_FILE, SHEET.replace("毎朝", "毎夕ごと"));
    preview.line_with(&format!("{SHEET_SPOT} を読み直しました"));
    assert!(preview.get(PART).body.contains("毎夕ごと"));
}

#[test]
fn a_port_in_use_is_passed_over() {
    let (first, second) = (Sandbox::with_sheet(), Sandbox::with_sheet());
    let one = Preview::of(&first, &[]);
    let port = one.port.to_string();
    let other = Preview::on(&second, &["--port", &port]);
    assert!(other.port > one.port);
    let told = format!("{port}番のポートは、ほかのソフトが使っているため、次の空いている番号にしました。");
    assert!(other.said.contains(&told), "{:?}", other.said);
    assert_eq!((one.get("/").status, other.get("/").status), (200, 200));
}

#[test]
fn a_preview_takes_no_folder_of_others() {
    let sandbox = Sandbox::with_sheet();
    sandbox.build();
    let published = sandbox.tree();
    for (folder, told) in [
        ("output", "プレビューが作ったのではないものが入っています。"),
        ("content/preview", "content フォルダーが、同じか、一方が他方の中にあります。"),
        (".", "content フォルダーが、同じか、一方が他方の中にあります。"),
        ("content/site.toml", "content フォルダーが、同じか、一方が他方の中にあります。"),
    ] {
        let ran = sandbox.run(&["serve", "--port", "0", "--output", folder]);
        assert_eq!(ran.code, Some(2), "{folder}");
        assert!(ran.stderr.contains(told), "{folder}: {}", ran.stderr);
    }
    assert_eq!(sandbox.tree(), published);
    assert!(!sandbox.has("content/preview"));
    let _preview = Preview::of(&sandbox, &[]);
    let second = sandbox.run(&["serve", "--port", "0"]);
    assert_eq!(second.code, Some(2));
    assert!(second.stderr.contains("別の juran serve が、このサイトのプレビューをしています。"), "{}", second.stderr);
    let empty = Sandbox::new();
    let nowhere = empty.run(&["serve", "--port", "0", "--content", "nowhere/content"]);
    assert_eq!(nowhere.code, Some(2), "{}", nowhere.stderr);
    assert!(nowhere.stderr.contains("  場所: nowhere/content\n") && !empty.has("nowhere"), "{}", nowhere.stderr);
}

#[cfg(unix)]
#[test]
fn the_end_leaves_nothing_behind() {
    let sandbox = Sandbox::with_sheet();
    let before = sandbox.files("");
    // What a preview that was killed leaves is taken over.
    drop(Preview::of(&sandbox, &[]));
    assert!(sandbox.has(".preview/site/index.html"));
    for signal in ["INT", "TERM"] {
        let mut preview = Preview::of(&sandbox, &["--drafts"]);
        assert!(preview.get("/").body.contains(" checked"));
        assert_eq!(preview.end(signal), Some(0));
        assert_eq!(preview.line(), "プレビューを終わりました。");
        assert_eq!(sandbox.files(""), before);
    }
}
