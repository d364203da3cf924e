//! Those whose signatures under the ledger count, as `site.toml` names them with their public keys.

use crate::attest::signature::read_key;
use crate::finding::Findings;
use crate::finding::Place;
use crate::model::Signer;

use super::bodies::List;
use super::bodies::Member;
use super::bodies::members;
use super::fields;
use super::layer::Layer;
use super::rules::BAD_SIGNER;
use super::rules::MISSING_SETTING;

pub(super) fn read(root: &Layer, findings: &mut Findings) -> Vec<Signer> {
    let list = List { name: "signers", what: "署名する人", besides: &["key"] };
    let mut signers: Vec<Signer> = Vec::new();
    for member in members(root, &list, findings) {
        let Some(key) = key(&member, &signers, findings) else { continue };
        if member.name.contains(char::is_control) {
            let place = member.layer.get("name").map_or_else(|| member.layer.spot(), |found| found.spot());
            let remedy = "名前は、署名を確かめる人が見る一覧に、一行で載ります。改行のない名前にしてください。";
            findings.add(&BAD_SIGNER, Place::at(place), "署名する人の名前に、改行などがあります。", remedy);
            continue;
        }
        signers.push(Signer { id: member.id, name: member.name, key });
    }
    signers
}

/// The key of a member without its comment; one that cannot be read, or is that of another member, is reported.
fn key(member: &Member, others: &[Signer], findings: &mut Findings) -> Option<String> {
    let (layer, name) = (&member.layer, &member.name);
    let Some(written) = fields::string(layer, "key", &Place::default(), findings) else {
        if layer.get("key").is_none_or(|found| found.string().is_some()) {
            let message = format!("署名する人「{name}」の公開鍵（key）が書かれていません。");
            let remedy = "拡張子が .pub のファイルの1行を「key = \"ssh-ed25519 AAAA… 名前\"」の形で書いてください。";
            findings.add(&MISSING_SETTING, Place::at(layer.spot()).quoting(&member.id), message, remedy);
        }
        return None;
    };
    let place = layer.get("key").map_or_else(|| layer.spot(), |found| found.spot());
    if let Err(fault) = read_key(&written) {
        // What cannot be read may be a private key: its words are not repeated.
        let message = format!("署名する人「{name}」の公開鍵を、確かめに使えません。");
        findings.add(&BAD_SIGNER, Place::at(place), message, fault.to_string());
        return None;
    }
    let key = written.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    if let Some(other) = others.iter().find(|other| other.key == key) {
        let message = format!("署名する人「{name}」の公開鍵が、「{}」のものと同じです。", other.name);
        let remedy =
            "一つの鍵を二人で使うと、だれの署名かが分かりません。どちらかのまとまりを消すか、鍵を作り直してください。";
        findings.add(&BAD_SIGNER, Place::at(place), message, remedy);
        return None;
    }
    Some(key)
}
