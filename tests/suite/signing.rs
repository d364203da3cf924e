//! Signatures and time stamps of entries: made by the officer's own tools, kept beside the ledger, checked by everybody.

use crate::support::SHEET;
use crate::support::Sandbox;
use crate::support::sha256;

const LEDGER: &str = "content/archive/ledger.jsonl";
const ALLOWED: &str = "signatures/allowed_signers";
const STRANGER: &[u8] = include_bytes!("fixtures/attest/stranger.pem");
const OTHER_REPLY: &[u8] = include_bytes!("fixtures/attest/rsa.tsr");
const REFUSAL: &[u8] = include_bytes!("fixtures/attest/refused.tsr");

/// A throwaway authority: a root, and one that stamps.
const AUTHORITY: &str = "
set -e
cat >tsa.cnf <<'CNF'
[ tsa ]
serial = serial
signer_digest = sha256
default_policy = 1.2.392.200000.1
digests = sha256
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ root ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[ stamping ]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
CNF
openssl ecparam -name prime256v1 -genkey -noout -out root.key
openssl req -new -key root.key -subj '/O=mihon/CN=root' -out root.csr
openssl x509 -req -in root.csr -signkey root.key -days 3650 -extfile tsa.cnf -extensions root -out root.pem
openssl ecparam -name prime256v1 -genkey -noout -out tsa.key
openssl req -new -key tsa.key -subj '/O=mihon/CN=mihon-tsa' -out tsa.csr
openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 3650 -extfile tsa.cnf -extensions stamping -out tsa.pem
echo 01 >serial
";

const STAMP: &str =
    "openssl ts -reply -config tsa.cnf -section tsa -queryfile query.tsq -signer tsa.pem -inkey tsa.key -out reply.tsr";

impl Sandbox {
    /// Makes a key and names it in the settings.
    fn signer(&self, id: &str, name: &str) -> Option<()> {
        let (made, _) = self.ask("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", id, "-f", id], b"")?;
        assert!(made, "ssh-keygen makes a key");
        let key = self.read(&format!("{id}.pub"));
        let settings = self.read("content/site.toml");
        let signer = format!("\n[[signers]]\nid = \"{id}\"\nname = \"{name}\"\nkey = \"{}\"\n", key.trim());
        self.put("content/site.toml", settings + &signer);
        Some(())
    }

    /// The lines of the ledger with their seals.
    fn seals(&self) -> Vec<String> {
        self.read(LEDGER).split_inclusive('\n').map(|line| sha256(line.as_bytes())).collect()
    }

    fn succeeds(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        ran.stdout
    }

    fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(code), "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        ran.stdout + &ran.stderr
    }

    /// Publishes, has an authority stamp the last entry, and keeps its reply; `None` without the programs for it.
    fn stamped(&self) -> Option<()> {
        self.ask("openssl", &["version"], b"")?;
        let (is_ready, _) = self.ask("sh", &["-c", AUTHORITY], b"")?;
        assert!(is_ready, "the authority can be made");
        self.succeeds(&["publish", "--request", "query.tsq"]);
        assert_eq!(self.ask("sh", &["-c", STAMP], b""), Some((true, String::new())));
        let told = self.succeeds(&["publish", "--reply", "reply.tsr"]);
        assert!(told.contains("第1号の時刻の証明をしまいました: ") && told.contains("CN=mihon-tsa"), "{told}");
        Some(())
    }
}

/// A small site whose last entry is signed.
fn signed() -> Option<Sandbox> {
    let sandbox = Sandbox::with_sheet();
    sandbox.signer("somu", "総務課 情報公開担当")?;
    let told = sandbox.succeeds(&["publish", "--sign", "somu"]);
    for said in ["公表台帳に1件を載せました。", "第1号に署名しました: 総務課 情報公開担当（somu、鍵 SHA256:"]
    {
        assert!(told.contains(said), "{said}: {told}");
    }
    Some(sandbox)
}

#[test]
fn a_signature_is_checked_by_juran_and_by_ssh_keygen() {
    let Some(sandbox) = signed() else { return };
    sandbox.build();
    let seal = &sandbox.seals()[0];
    for place in ["content", "content/archive", "output", "output/assessments/desk/1/desk-1.zip"] {
        let told = sandbox.succeeds(&["verify", place]);
        assert!(told.contains("署名: 第1号 総務課 情報公開担当（somu、鍵 SHA256:"), "{place}: {told}");
    }
    let arguments =
        ["-Y", "verify", "-f", "output/signatures/allowed_signers", "-I", "somu", "-n", "juran-ledger", "-s"];
    let file = format!("output/signatures/{seal}.sig");
    let asked = |line: &[u8]| sandbox.ask("ssh-keygen", &[&arguments[..], &[&file]].concat(), line).expect("it ran");
    assert!(asked(&sandbox.read_bytes("output/ledger.jsonl")).0);
    assert!(!asked(b"{}\n").0);
    let page = sandbox.read("output/verify/index.html");
    for said in
        ["総務課 情報公開担当（somu）の署名（第1号）", "SHA256:", &format!("-I somu -n juran-ledger -s {seal}.sig")]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[test]
fn signing_again_changes_nothing_and_what_was_not_signed_can_be_signed_later() {
    let Some(sandbox) = signed() else { return };
    let before = sandbox.tree_of("content");
    let told = sandbox.succeeds(&["publish", "--sign", "somu"]);
    assert!(told.contains("第1号には、総務課 情報公開担当（somu、鍵 SHA256:"), "{told}");
    assert_eq!(sandbox.tree_of("content"), before);
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-05-01"));
    sandbox.publish();
    let told = sandbox.succeeds(&["publish", "--sign", "somu"]);
    assert!(told.contains("ありませんでした") && told.contains("第2号に署名しました"), "{told}");
    assert_eq!(sandbox.files("content/archive/signatures").len(), 3);
    // The second entry is not in a bundle of the first.
    sandbox.build();
    let told = sandbox.succeeds(&["verify", "output/assessments/desk/1/desk-1.zip"]);
    assert!(told.contains("署名: 第1号") && !told.contains("第2号"), "{told}");
}

#[test]
fn a_flipped_byte_of_a_signature_is_told() {
    let Some(sandbox) = signed() else { return };
    sandbox.build();
    let place = format!("signatures/{}.sig", sandbox.seals()[0]);
    // The id and the name behind the key are words for people: the key is what counts.
    for (file, places) in [(place.as_str(), 0..usize::MAX), (ALLOWED, 5..100)] {
        for root in ["content/archive", "output"] {
            let path = format!("{root}/{file}");
            let whole = sandbox.read_bytes(&path);
            let end = places.end.min(whole.len());
            for at in (places.start..end).step_by(end / 9).chain([end - 1]) {
                let mut bytes = whole.clone();
                bytes[at] ^= 1;
                sandbox.put(&path, &bytes);
                let told = sandbox.fails(1, &["verify", root]);
                assert!(told.contains("signatures/"), "{path} at {at}: {told}");
            }
            sandbox.put(&path, &whole);
        }
    }
    sandbox.edit(&format!("content/archive/{place}"), "U1NIU0lH", "U1NIU0lI");
    let told = sandbox.fails(1, &["build"]);
    assert!(told.contains("L108") && told.contains("第1号の署名"), "{told}");
    let told = sandbox.fails(2, &["publish", "--sign", "somu"]);
    assert!(told.contains("第1号の署名が、site.toml の signers の公開鍵で確かめられません。"), "{told}");
}

#[test]
fn a_manifest_that_was_written_anew_does_not_hide_a_signature_of_a_stranger() {
    let Some(sandbox) = signed() else { return };
    sandbox.build();
    let path = format!("output/signatures/{}.sig", sandbox.seals()[0]);
    sandbox.ask("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", "other"], b"").expect("it is here");
    let arguments = ["-q", "-Y", "sign", "-f", "other", "-n", "juran-ledger"];
    let (_, forged) = sandbox.ask("ssh-keygen", &arguments, &sandbox.read_bytes(LEDGER)).expect("it is here");
    sandbox.edit("output/manifest.json", &sha256(&sandbox.read_bytes(&path)), &sha256(forged.as_bytes()));
    sandbox.put(&path, forged);
    let told = sandbox.fails(1, &["verify", "output"]);
    assert!(told.contains("違います: signatures/") && told.contains("一覧にない鍵（SHA256:"), "{told}");
}

#[test]
fn a_key_that_the_settings_do_not_name_is_refused_and_the_ledger_stands() {
    let sandbox = Sandbox::with_sheet();
    let settings = sandbox.read("content/site.toml");
    let Some(()) = sandbox.signer("somu", "総務課") else { return };
    sandbox.put("content/site.toml", &settings);
    let told = sandbox.fails(2, &["publish", "--sign", "somu"]);
    for said in [
        "[[signers]]",
        "somu.pub の1行",
        "第1号まで載せ終わっていて、署名だけがありません。",
        "juran publish --sign somu",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    sandbox.signer("zeimu", "税務課").expect("it was here a moment ago");
    let told = sandbox.fails(2, &["publish", "--sign", "somu"]);
    assert!(told.contains("は、site.toml の signers にありません。"), "{told}");
    assert!(!sandbox.has("content/archive/signatures"));
    sandbox.succeeds(&["verify", "content"]);
    // Who signed once stays named.
    sandbox.succeeds(&["publish", "--sign", "zeimu"]);
    sandbox.put("content/site.toml", &settings);
    let told = sandbox.fails(1, &["build"]);
    assert!(told.contains("L108") && told.contains("前の人の鍵は残します"), "{told}");
}

#[test]
fn without_ssh_keygen_the_publication_stands_and_what_to_do_is_said() {
    let sandbox = Sandbox::with_sheet();
    let Some(()) = sandbox.signer("somu", "総務課") else { return };
    let nowhere = sandbox.path("nowhere").display().to_string();
    let ran = sandbox.run_where(&[("PATH", &nowhere)], &["publish", "--sign", "somu"]);
    assert_eq!(ran.code, Some(2), "{}{}", ran.stdout, ran.stderr);
    for said in ["署名できませんでした。", "ssh-keygen（OpenSSH）が見つかりません。", "署名だけがありません。"]
    {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert!(ran.stdout.contains("公表台帳に1件を載せました。"), "{}", ran.stdout);
    sandbox.succeeds(&["verify", "content"]);
    sandbox.put("broken", "鍵ではない\n");
    let told = sandbox.fails(2, &["publish", "--sign", "broken"]);
    assert!(told.contains("ssh-keygen が署名しませんでした。"), "{told}");
    sandbox.succeeds(&["publish", "--sign", "somu"]);
}

#[test]
fn nothing_is_published_where_the_key_is_not_there() {
    let sandbox = Sandbox::with_sheet();
    let told = sandbox.fails(2, &["publish", "--sign", "nowhere"]);
    assert!(told.contains("鍵のファイルがありません。何も公表していません。"), "{told}");
    assert!(!sandbox.has(LEDGER));
}

#[test]
fn a_file_that_belongs_to_no_entry_is_told() {
    let Some(sandbox) = signed() else { return };
    let seal = &sandbox.seals()[0];
    for file in
        [format!("signatures/{}.sig", "0".repeat(64)), format!("timestamps/{seal}.sig"), "timestamps/a".to_owned()]
    {
        let path = format!("content/archive/{file}");
        sandbox.put(&path, "");
        let told = sandbox.fails(1, &["verify", "content"]);
        assert!(told.contains(&format!("余分です: {file} 公表台帳のどの記載のものでもありません。")), "{told}");
        sandbox.remove(&path);
    }
    sandbox.remove(&format!("content/archive/{ALLOWED}"));
    let told = sandbox.fails(1, &["verify", "content"]);
    assert!(told.contains(&format!("ありません: {ALLOWED} ")), "{told}");
}

#[test]
fn a_stamp_is_checked_by_juran_and_by_openssl() {
    let sandbox = Sandbox::with_sheet();
    let Some(()) = sandbox.stamped() else { return };
    sandbox.build();
    let seal = &sandbox.seals()[0];
    sandbox.put("stranger.pem", STRANGER);
    for place in ["content", "output", "output/assessments/desk/1/desk-1.zip"] {
        let told = sandbox.succeeds(&["verify", place]);
        assert!(told.contains("時刻の証明: 第1号 ") && told.contains("時刻認証局の確かさは見ていません。"), "{told}");
        let told = sandbox.succeeds(&["verify", place, "--ca", "root.pem"]);
        assert!(told.contains("信頼する認証局（CN=root") && told.contains("までたどれます。"), "{told}");
        let told = sandbox.fails(1, &["verify", place, "--ca", "stranger.pem"]);
        assert!(told.contains("違います: timestamps/") && told.contains("行き着きません。"), "{told}");
    }
    let told = sandbox.fails(2, &["verify", "content", "--ca", "content/site.toml"]);
    assert!(told.contains("信頼する認証局の証明書を読めません。"), "{told}");
    let stamp = format!("output/timestamps/{seal}.tsr");
    let arguments = ["ts", "-verify", "-digest", seal, "-in", &stamp, "-CAfile", "root.pem"];
    assert!(sandbox.ask("openssl", &arguments, b"").expect("it is here").0);
    let page = sandbox.read("output/verify/index.html");
    for said in ["この記載があったことの証明（第1号）", "CN=mihon-tsa", &format!("openssl ts -verify -digest {seal}")]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let path = format!("content/archive/timestamps/{seal}.tsr");
    let whole = sandbox.read_bytes(&path);
    for at in (0..whole.len()).step_by(whole.len() / 20) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        sandbox.put(&path, &bytes);
        let ran = sandbox.run(&["verify", "content", "--ca", "root.pem"]);
        assert!(ran.code == Some(1) && ran.stdout.contains("timestamps/"), "{at}: {}", ran.stdout);
    }
    sandbox.put(&path, &whole[..whole.len() / 2]);
    let told = sandbox.fails(1, &["build"]);
    assert!(told.contains("L108") && told.contains("第1号の時刻の証明"), "{told}");
}

#[test]
fn a_reply_is_kept_once_and_never_replaced() {
    let sandbox = Sandbox::with_sheet();
    let Some(()) = sandbox.stamped() else { return };
    let before = sandbox.tree_of("content");
    assert!(sandbox.succeeds(&["publish", "--reply", "reply.tsr"]).contains("すでにあります。"));
    assert!(sandbox.succeeds(&["publish", "--request", "again.tsq"]).contains("要求は書きませんでした。"));
    assert!(!sandbox.has("again.tsq"));
    assert_eq!(sandbox.ask("sh", &["-c", STAMP], b""), Some((true, String::new())));
    let told = sandbox.fails(2, &["publish", "--reply", "reply.tsr"]);
    assert!(told.contains("置き換えません。"), "{told}");
    assert_eq!(sandbox.tree_of("content"), before);
    // A reply for an earlier entry finds its way.
    sandbox.remove("content/archive/timestamps");
    sandbox.put("content/assessments/desk/2/book.toml", SHEET.replace("2026-04-01", "2026-05-01"));
    sandbox.publish();
    assert!(sandbox.succeeds(&["publish", "--reply", "reply.tsr"]).contains("第1号の時刻の証明をしまいました"));
}

#[test]
fn a_reply_for_something_else_is_refused_and_no_file_is_overwritten() {
    let sandbox =
        Sandbox::with_sheet().bytes("other.tsr", OTHER_REPLY).bytes("refusal.tsr", REFUSAL).file("note", "控え\n");
    let told = sandbox.fails(2, &["publish", "--reply", "other.tsr"]);
    assert!(told.contains("まだ何も公表していません。"), "{told}");
    let told = sandbox.fails(2, &["publish", "--request", "note"]);
    assert!(told.contains("上書きしない") && told.contains("公表台帳への記載は済んでいます。"), "{told}");
    assert_eq!(sandbox.read("note"), "控え\n");
    let told = sandbox.succeeds(&["publish", "--request", "query.tsq"]);
    assert!(told.contains("第1号の時刻を証明してもらうための要求を、query.tsq に書きました。"), "{told}");
    let query = sandbox.read_bytes("query.tsq");
    sandbox.succeeds(&["publish", "--request", "query.tsq"]);
    assert_eq!(sandbox.read_bytes("query.tsq"), query);
    for (file, said) in [
        ("other.tsr", "別の内容のための時刻の証明です。"),
        ("refusal.tsr", "時刻認証局が、時刻を証明していません。"),
        ("note", "時刻認証局の応答ではありません。"),
    ] {
        let told = sandbox.fails(2, &["publish", "--reply", file]);
        assert!(told.contains(said) && told.contains("時刻の証明をしまえませんでした。"), "{file}: {told}");
    }
    assert!(!sandbox.has("content/archive/timestamps"));
    let told = sandbox.succeeds(&["verify", "content", "--ca", "note"]);
    assert!(told.contains("--ca の証明書は使いませんでした。"), "{told}");
}

#[test]
fn the_page_lists_the_last_hundred_and_counts_the_others() {
    let sandbox = Sandbox::new().site();
    let Some(()) = sandbox.signer("somu", "総務課") else { return };
    (1..=102).for_each(|at| sandbox.put(&format!("content/assessments/desk-{at}/1/book.toml"), SHEET));
    sandbox.succeeds(&["publish", "--sign", "somu"]);
    let arguments = ["-q", "-Y", "sign", "-f", "somu", "-n", "juran-ledger"];
    for line in sandbox.read(LEDGER).split_inclusive('\n') {
        let (_, signature) = sandbox.ask("ssh-keygen", &arguments, line.as_bytes()).expect("it is here");
        sandbox.put(&format!("content/archive/signatures/{}.sig", sha256(line.as_bytes())), signature);
    }
    sandbox.build();
    let page = sandbox.read("output/verify/index.html");
    assert_eq!(page.matches("の署名（第").count(), 100);
    assert!(page.contains("これより前にも、2件の記載に"), "{page}");
    assert_eq!(sandbox.files("output/signatures").len(), 103);
    assert_eq!(sandbox.succeeds(&["verify", "output"]).matches("署名: 第").count(), 102);
}
