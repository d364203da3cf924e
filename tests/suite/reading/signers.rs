//! Those whose signatures count: each has an id, a name on one line and a public key that can be used.

use super::case::Case;
use super::case::Write::Site;
use super::case::case;

const MAYOR: &str = "name = \"見本村長\"";

/// Signers that the settings may not have.
pub(crate) const CASES: &[Case] = &[
    case(
        "R219",
        Site(MAYOR, "name = \"見本村長\"\n\n[[signers]]\nid = \"somu\"\nname = \"総務課\"\nkey = ▶\"ssh-ed25519 AAAA\""),
    )
    .says("署名する人「総務課」の公開鍵を、確かめに使えません。")
    .mends("拡張子が .pub のファイルの 1 行を、そのまま写してください。"),
    case(
        "R219",
        Site(
            MAYOR,
            "name = \"見本村長\"\n\n[[signers]]\nid = \"somu\"\nname = \"総務課\"\nkey = \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINl/BVcZ3ceIXz0t2wobQ0o8dhCAOkIoFP0yWYYUQ0ir a\"\n\n[[signers]]\nid = \"zeimu\"\nname = \"税務課\"\nkey = ▶\"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINl/BVcZ3ceIXz0t2wobQ0o8dhCAOkIoFP0yWYYUQ0ir b\"",
        ),
    )
    .says("署名する人「税務課」の公開鍵が、「総務課」のものと同じです。")
    .mends("どちらかのまとまりを消すか、鍵を作り直してください。"),
    case(
        "R219",
        Site(
            MAYOR,
            "name = \"見本村長\"\n\n[[signers]]\nid = \"somu\"\nname = ▶\"総務課\\n公印\"\nkey = \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINl/BVcZ3ceIXz0t2wobQ0o8dhCAOkIoFP0yWYYUQ0ir a\"",
        ),
    )
    .says("署名する人の名前に、改行などがあります。")
    .mends("改行のない名前にしてください。"),
    case("R209", Site(MAYOR, "name = \"見本村長\"\n\n▶[[signers]]\nid = \"somu\"\nname = \"総務課\""))
        .quotes("somu")
        .says("署名する人「総務課」の公開鍵（key）が書かれていません。")
        .mends("拡張子が .pub のファイルの1行を"),
    case(
        "R207",
        Site(
            MAYOR,
            "name = \"見本村長\"\n\n▶[[signers]]\nid = \"somu\"\nkey = \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINl/BVcZ3ceIXz0t2wobQ0o8dhCAOkIoFP0yWYYUQ0ir a\"",
        ),
    )
    .quotes("somu")
    .says("署名する人の id か name が正しくありません。")
    .mends("name（名前）の両方を書いてください。"),
];
