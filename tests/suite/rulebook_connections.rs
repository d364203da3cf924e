//! Rules on connections: ways of telling of one, and near misses on which they are silent.

use crate::rulebook::Files;
use crate::rulebook::file;
use crate::rulebook::told_by;

/// A system of a book: its name, its functions and its connections as in TOML.
type System<'a> = (&'a str, &'a str, &'a str);

fn book(systems: &[System]) -> Files {
    let mut text = "form = \"all-items@2018-05\"\n".to_owned();
    for (at, (name, functions, connections)) in systems.iter().enumerate() {
        text += &format!("[[systems]]\nid = \"s{at}\"\nname = \"{name}\"\nfunctions = \"{functions}\"\n");
        if !connections.is_empty() {
            text += &format!("connections = {connections}\n");
        }
    }
    file("assessments/kaigo/1/book.toml", &text)
}

fn assert_heard(code: &str, cases: &[(&[System], usize)]) {
    for (systems, expected) in cases {
        let told = told_by(code, &book(systems));
        assert_eq!(told.len(), *expected, "{systems:?}: {told:#?}");
    }
}

const ATENA: System = (
    "団体内統合宛名システム",
    "宛名をまとめる。",
    r#"["既存住民基本台帳システム", "その他（各業務システム、中間サーバー）"]"#,
);
const SERVER: System = ("中間サーバー", "副本を保管する。", r#"["情報提供ネットワークシステム", "宛名システム等"]"#);

#[test]
fn a_connection_is_told_at_both_ends() {
    let kaigo = |connections: &'static str| ("介護保険システム", "資格を管理する。", connections);
    let shinsa = |connections: &'static str| ("認定審査会支援システム", "審査を支える。", connections);
    let by_name = r#"["その他（介護保険システム）"]"#;
    assert_heard(
        "P104",
        &[
            (&[kaigo(r#"["既存住民基本台帳システム"]"#), shinsa(by_name)], 1),
            (&[kaigo(r#""－""#), shinsa(by_name)], 1),
            (&[kaigo(""), shinsa(by_name)], 0),
            (&[kaigo(r#"["庁内連携システム"]"#), shinsa(by_name)], 0),
            (&[kaigo(r#"["その他（各業務システム）"]"#), shinsa(by_name)], 0),
            (&[kaigo(r#"["その他（認定審査会支援システム）"]"#), shinsa(by_name)], 0),
            (&[kaigo(r#"["既存住民基本台帳システム"]"#), shinsa(r#"["その他（障害福祉システム）"]"#)], 0),
            (&[kaigo(r#"["宛名システム等"]"#), ATENA, SERVER], 0),
            (
                &[
                    kaigo(r#"["宛名システム等"]"#),
                    ("団体内統合宛名システム", "宛名。", r#"["既存住民基本台帳システム"]"#),
                ],
                1,
            ),
            (&[("番号連携サーバ（団体内統合宛名システム）", "宛名。", r#"["その他（中間サーバ）"]"#), SERVER], 0),
            (
                &[
                    ("番号連携サーバ", "宛名。", r#"["その他（ＶＲＳ）"]"#),
                    ("ワクチン接種記録システム(VRS)", "記録。", r#"["税務システム"]"#),
                ],
                1,
            ),
        ],
    );
}

#[test]
fn what_the_functions_name_is_connected() {
    let kaigo = |functions: &'static str, connections: &'static str| ("介護保険システム", functions, connections);
    let residents = r#"["既存住民基本台帳システム"]"#;
    assert_heard(
        "P105",
        &[
            (&[kaigo("税務システムから所得を受け取る。", residents)], 1),
            (&[kaigo("税務システムから受け取る。税務システムに返す。", residents)], 1),
            (&[kaigo("税務システムとは接続しない。", residents)], 0),
            (&[kaigo("住民記録システムから異動を受け取る。", residents)], 0),
            (&[kaigo("住民基本台帳システムから異動を受け取る。", r#"["住民基本台帳ネットワークシステム"]"#)], 1),
            (&[kaigo("住民基本台帳ネットワークシステムで確かめる。", residents)], 1),
            (&[kaigo("情報提供ネットワークシステムで照会する。", residents)], 0),
            (&[kaigo("税務システムから受け取る。", r#"["その他（税務システム）"]"#)], 0),
            (&[kaigo("税務システムから受け取る。", "")], 0),
            (&[kaigo("宛名を中間サーバーに送る。", r#"["宛名システム等"]"#), ATENA, SERVER], 0),
            (&[kaigo("宛名を中間サーバーに送る。", residents), ATENA, SERVER], 1),
            (&[("中間サーバー", "住基システムとの間で受け渡す。", r#"["情報提供ネットワークシステム"]"#)], 1),
            (&[("中間サーバー", "情報提供ネットワークシステムに送る。", r#"["宛名システム等"]"#)], 1),
            (&[("団体内統合宛名システム", "宛名システムとして働く。", r#"["税務システム"]"#)], 0),
        ],
    );
}

#[test]
fn a_box_of_its_own_kind_is_asked_about() {
    assert_heard(
        "P154",
        &[
            (&[("団体内統合宛名システム", "宛名。", r#"["宛名システム等"]"#)], 1),
            (
                &[
                    ("団体内統合宛名システム", "宛名。", r#"["宛名システム等"]"#),
                    ("介護宛名システム", "宛名。", r#"["宛名システム等"]"#),
                ],
                0,
            ),
            (&[SERVER], 0),
            (&[("介護保険システム", "資格。", r#"["宛名システム等"]"#)], 0),
            (&[("住民基本台帳システム", "住民票。", r#"["住民基本台帳ネットワークシステム"]"#)], 0),
        ],
    );
}

/// Descriptions of systems: id, name and the line of connections.
fn register(systems: &[(&str, &str, &str)]) -> Files {
    let file = |(id, name, connections): &(&str, &str, &str)| {
        let text = format!("form = \"system@1\"\nname = \"{name}\"\n{connections}\n");
        (format!("systems/{id}.toml"), text)
    };
    systems.iter().map(file).collect()
}

#[test]
fn registered_systems_name_each_other() {
    let kaigo = |connections: &'static str| ("kaigo", "介護保険システム", connections);
    let shinsa = |connections: &'static str| ("shinsa", "認定審査会支援システム", connections);
    for (systems, expected) in [
        (&[kaigo(r#"connections = ["shinsa"]"#), shinsa(r#"connections = ["kaigo"]"#)], 0),
        (&[kaigo(r#"connections = ["shinsa"]"#), shinsa(r#"connections = "－""#)], 1),
        (&[kaigo(r#"connections = ["shinsa"]"#), shinsa("")], 1),
        (&[kaigo(r#"connections = ["shinsa"]"#), shinsa("[[routes]]\nid = \"a\"\nwith = \"kaigo\"")], 0),
        (&[kaigo("[[routes]]\nid = \"a\"\nwith = \"shinsa\""), shinsa(r#"connections = "－""#)], 1),
        (&[kaigo(r#"connections = ["absent"]"#), shinsa("")], 0),
        (&[kaigo(r#"connections = ["kaigo"]"#), shinsa("")], 0),
        (&[kaigo(""), shinsa("")], 0),
    ] {
        let told = told_by("P155", &register(systems));
        assert_eq!(told.len(), expected, "{systems:?}: {told:#?}");
    }
}

#[test]
fn books_and_the_register_tell_the_same() {
    let none = r#"connections = "－""#;
    let linked = [
        ("kaigo", "介護保険システム", r#"connections = ["server", "atena"]"#),
        ("server", "中間サーバー", r#"connections = ["kaigo"]"#),
        ("atena", "団体内統合宛名システム", r#"connections = ["kaigo"]"#),
    ];
    let apart = [
        ("kaigo", "介護保険システム", none),
        ("server", "中間サーバー", none),
        ("atena", "団体内統合宛名システム", none),
    ];
    let kaigo = |connections: &'static str| ("介護保険システム", "資格。", connections);
    for (systems, rows, expected) in [
        (&apart, vec![kaigo(r#"["その他（中間サーバ）"]"#)], 1),
        (&apart, vec![kaigo(r#"["宛名システム等"]"#)], 1),
        (&apart, vec![kaigo(r#"["税務システム", "その他（医療機関の端末）"]"#)], 0),
        (&apart, vec![("障害福祉システム", "資格。", r#"["宛名システム等"]"#)], 0),
        (&linked, vec![kaigo(r#"["その他（中間サーバ）"]"#)], 0),
        (&linked, vec![kaigo(r#"["宛名システム等"]"#)], 0),
        (&linked, vec![kaigo(r#"["税務システム"]"#)], 0),
        (&linked, vec![kaigo(r#"["税務システム"]"#), ("団体内統合宛名システム", "宛名。", r#"["税務システム"]"#)], 1),
        (&linked, vec![kaigo(r#"["宛名システム等"]"#), ATENA, SERVER], 1),
    ] {
        let files: Files = register(systems).into_iter().chain(book(&rows)).collect();
        let told = told_by("P156", &files);
        assert_eq!(told.len(), expected, "{systems:?} {rows:?}: {told:#?}");
    }
}
