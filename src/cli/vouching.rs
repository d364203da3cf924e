//! What `juran publish` adds to the ledger besides entries: a signature, and the way to and from a time stamping authority.

use std::path::Path;
use std::path::PathBuf;

use clap::Arg;
use clap::ArgMatches;
use clap::builder::PathBufValueParser;

use crate::archive;
use crate::archive::Line;
use crate::archive::Signed;
use crate::archive::Unsigned;
use crate::archive::Voucher;
use crate::attest::Fault;
use crate::attest::timestamp;
use crate::disk;
use crate::disk::Kind;
use crate::failure::Failure;
use crate::pipeline::Publication;

use super::arguments;
use super::console;
use super::ssh_keygen;

const UNSIGNED: &str = "署名できませんでした。";
const UNSTAMPED: &str = "時刻の証明をしまえませんでした。";

/// `--sign`, `--request`, `--reply`
pub(super) fn options() -> [Arg; 3] {
    let file =
        |name: &'static str| Arg::new(name).long(name).value_name("ファイル").value_parser(PathBufValueParser::new());
    [
        file("sign")
            .help("公表台帳の最後の記載に、この鍵で署名します（ssh-keygen を使います。公開鍵は site.toml に書きます）"),
        file("request")
            .help("公表台帳の最後の記載の時刻を証明してもらうための要求（RFC 3161）を、このファイルに書きます"),
        file("reply")
            .conflicts_with_all(["document", "correct", "to", "sign", "request", "as-of", "themes"])
            .help("時刻認証局から受け取った応答を確かめて、しまいます。公表はしません"),
    ]
}

/// Refuses, before anything is published, what cannot come to a signature.
pub(super) fn foresee(matches: &ArgMatches) -> Result<(), Failure> {
    match matches.get_one::<PathBuf>("sign") {
        Some(key) if disk::kind(key).is_none_or(|kind| kind == Kind::Folder) => {
            let cause = "鍵のファイルがありません。何も公表していません。「ssh-keygen -t ed25519」で作った鍵のファイルを示してください。";
            Err(Failure::at(UNSIGNED, key, cause))
        }
        _ => Ok(()),
    }
}

/// Signs the last entry and writes the query for its stamp, as far as that is wanted.
pub(super) fn add(matches: &ArgMatches, publication: &Publication, content: &Path) -> Result<(), Failure> {
    let (key, request) = (matches.get_one::<PathBuf>("sign"), matches.get_one::<PathBuf>("request"));
    let Some(last) = &publication.last else { return Ok(()) };
    if let Some(file) = request {
        console::give(&requested(file, last, publication)?)?;
    }
    if let Some(key) = key {
        let option = arguments::content_option(content);
        let later = format!(
            "公表台帳は、第{}号まで載せ終わっていて、署名だけがありません。上のことを直してから「juran publish{option} --sign {}」を実行すると、署名を加えます。",
            last.entry.entry,
            key.display()
        );
        let signed = signed((key, last), publication, content).map_err(|failure| failure.leaving(&later))?;
        console::give(&signed)?;
    }
    Ok(())
}

fn signed((key, last): (&Path, &Line), publication: &Publication, content: &Path) -> Result<String, Failure> {
    let (signers, number) = (&publication.signers, last.entry.entry);
    let refused = |cause: &str| Failure::at(UNSIGNED, key, cause);
    if let Some((entry, why)) = publication.unsigned.first() {
        return Err(refused(&format!(
            "第{entry}号の署名が、site.toml の signers の公開鍵で確かめられません。{why}前に署名した人の公開鍵は、担当が替わっても site.toml に残してください。"
        )));
    }
    if let Some(kept) = publication.vouchers.of(Voucher::Signature, &last.seal)
        && let Ok(signed) = signers.judge(&last.bytes, kept)
    {
        archive::keep_signers(content, &signers.text())?;
        return Ok(format!("第{number}号には、{}の署名がすでにあります。\n", called(&signed)));
    }
    if signers.is_empty() {
        return Err(refused(&format!("site.toml に、署名する人（signers）が書かれていません。{}", to_name(key))));
    }
    let signature = ssh_keygen::sign(key, &last.bytes)?;
    let signed = match signers.judge(&last.bytes, &signature) {
        Ok(signed) => signed,
        Err(Unsigned::Stranger { fingerprint }) => {
            let cause = format!("この鍵（{fingerprint}）は、site.toml の signers にありません。{}", to_name(key));
            return Err(refused(&cause));
        }
        Err(Unsigned::Fault(fault)) => return Err(refused(&fault.to_string())),
    };
    archive::keep_signers(content, &signers.text())?;
    archive::keep_voucher(content, Voucher::Signature, &last.seal, &signature)?;
    Ok(format!(
        "第{number}号に署名しました: {}\nどの記載も前の記載の封を持つため、この署名は第{number}号までのすべての記載を請け合います。「juran build{}」でサイトに出ます。\n",
        called(&signed),
        arguments::content_option(content)
    ))
}

fn called(signed: &Signed) -> String {
    format!("{}（{}、鍵 {}）", signed.name, signed.id, signed.fingerprint)
}

/// How to name a signer in the settings.
fn to_name(key: &Path) -> String {
    let public = if key.extension().is_some_and(|ending| ending == "pub") {
        key.display().to_string()
    } else {
        format!("{}.pub", key.display())
    };
    format!(
        "「[[signers]]」の行と「id = \"koho\"」（英小文字の識別名）「name = \"署名する人の名前\"」「key = \"…\"」の行を書き足してください。key には、公開鍵 {public} の1行を写します。"
    )
}

fn requested(file: &Path, last: &Line, publication: &Publication) -> Result<String, Failure> {
    let number = last.entry.entry;
    if publication.vouchers.of(Voucher::Stamp, &last.seal).is_some() {
        return Ok(format!("第{number}号には、時刻の証明がすでにあります。要求は書きませんでした。\n"));
    }
    let query = timestamp::query(last.digest());
    match disk::read_if_present(file)? {
        Some(kept) if kept == query => {}
        Some(_) => {
            let cause = "同じ名前のファイルがすでにあります。上書きしないので、別の名前を示してください。公表台帳への記載は済んでいます。";
            return Err(Failure::at("時刻の証明の要求を書けませんでした。", file, cause));
        }
        None => disk::write(file, &query)?,
    }
    Ok(format!(
        "第{number}号の時刻を証明してもらうための要求を、{} に書きました。時刻認証局に送り、受け取った応答を「juran publish --reply ファイル」でしまってください。\n",
        file.display()
    ))
}

/// Stores a reply of a time stamping authority for the entry that it is about.
pub(super) fn reply(file: &Path, content: &Path) -> Result<(), Failure> {
    let reply = disk::read(file)?;
    let ledger = archive::ledger_of(content)?;
    let refused = |fault: &Fault| Failure::at(UNSTAMPED, file, fault.to_string());
    for line in ledger.lines().iter().rev() {
        let stamp = match archive::stamped(line, &reply, None) {
            Ok(stamp) => stamp,
            Err(Fault::OtherImprint) => continue,
            Err(fault) => return Err(refused(&fault)),
        };
        let number = line.entry.entry;
        let told = if archive::keep_voucher(content, Voucher::Stamp, &line.seal, &reply)? {
            let option = arguments::content_option(content);
            format!(
                "第{number}号の時刻の証明をしまいました: {}（{}）\n{}\n「juran build{option}」でサイトに出ます。\n",
                stamp.instant.in_full(),
                stamp.signer,
                stamp.trust
            )
        } else {
            format!("第{number}号には、この時刻の証明がすでにあります。\n")
        };
        return console::give(&told);
    }
    Err(refused(&Fault::OtherImprint))
}
