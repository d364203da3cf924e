//! The one place that starts another program: the officer's own `ssh-keygen`, which alone sees the private key.
#![expect(clippy::disallowed_methods, reason = "this is the one file that starts a program")]

use std::io;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;

use crate::attest::signature::NAMESPACE;
use crate::failure::Failure;

const PROGRAM: &str = "ssh-keygen";

/// A signature over these bytes by the key in a file, or by the one that an agent or a security key holds for it.
///
/// # Errors
/// When the program is not there, or does not sign.
pub(super) fn sign(key: &Path, message: &[u8]) -> Result<Vec<u8>, Failure> {
    let refused = |cause: &str| Failure::at("署名できませんでした。", key, cause);
    let output = ran(key, message).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => refused(
            "ssh-keygen（OpenSSH）が見つかりません。OpenSSH を入れてください（Windows では「オプション機能」の「OpenSSH クライアント」）。",
        ),
        _ => refused("ssh-keygen を動かせませんでした。このパソコンで ssh-keygen が動くかを確かめてください。"),
    })?;
    if !output.status.success() {
        let cause = "ssh-keygen が署名しませんでした。鍵のファイルと合言葉（パスフレーズ、PIN）を確かめてください。セキュリティキーなら、挿して触れてください。";
        return Err(refused(cause));
    }
    Ok(output.stdout)
}

fn ran(key: &Path, message: &[u8]) -> io::Result<Output> {
    let mut command = Command::new(PROGRAM);
    command.args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key);
    // Where it asks for a PIN or a touch, the officer has to see it.
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A program that refuses the key may end before it reads; how it ended tells more than the broken pipe.
        let _ = input.write_all(message);
    }
    child.wait_with_output()
}
