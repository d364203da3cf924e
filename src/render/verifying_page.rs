//! The page that says how to verify what was published, and what the ledger says of a version.

use serde::Serialize;

use crate::archive::ALLOWED_SIGNERS;
use crate::archive::LEDGER;
use crate::archive::Line;
use crate::archive::Voucher;
use crate::archive::signers_place;
use crate::archive::stamped;
use crate::assemble::Site;
use crate::assemble::VERIFYING;
use crate::attest::signature::NAMESPACE;
use crate::finding::Findings;
use crate::fingerprint;

use super::frame::Frame;
use super::theme::Theme;
use super::view::DateView;
use super::view::LinkView;

/// Entries whose signatures and stamps are listed; the ledger leads to those of all others.
const LISTED: usize = 100;

/// Title of the page.
pub(super) const TITLE: &str = "公表した内容の確かめ方";

/// An entry with what vouches for it.
#[derive(Debug, Serialize)]
struct VouchedView {
    entry: usize,
    seal: String,
    seal_full: String,
    signature: Option<SignatureView>,
    stamp: Option<StampView>,
}

/// A signature under an entry.
#[derive(Debug, Serialize)]
struct SignatureView {
    href: String,
    id: String,
    name: String,
    fingerprint: String,
}

/// A time stamp of an entry.
#[derive(Debug, Serialize)]
struct StampView {
    href: String,
    date: DateView,
    time: String,
    signer: String,
}

/// Entries with what vouches for them, the last one first.
fn vouched(site: &Site) -> Vec<VouchedView> {
    let vouchers = &site.tree.archive.vouchers;
    let signers = site.signers();
    let of_line = |line: &Line| {
        let href = |voucher: Voucher| format!("/{}", voucher.place(&line.seal));
        let signature = vouchers.of(Voucher::Signature, &line.seal);
        let signature = signature.and_then(|signature| signers.judge(&line.bytes, signature).ok());
        let stamp = vouchers.of(Voucher::Stamp, &line.seal).and_then(|reply| stamped(line, reply, None).ok());
        let view = VouchedView {
            entry: line.entry.entry,
            seal: fingerprint::short(&line.seal),
            seal_full: line.seal.clone(),
            signature: signature.map(|signed| SignatureView {
                href: href(Voucher::Signature),
                id: signed.id,
                name: signed.name,
                fingerprint: signed.fingerprint,
            }),
            stamp: stamp.map(|stamp| StampView {
                href: href(Voucher::Stamp),
                date: DateView::from(stamp.instant.date()),
                time: stamp.instant.hours(),
                signer: stamp.signer,
            }),
        };
        (view.signature.is_some() || view.stamp.is_some()).then_some(view)
    };
    // Whether a signature counts takes a moment to find out: it is asked for those that are listed alone.
    site.lines().iter().rev().filter_map(of_line).take(LISTED).collect()
}

/// How many entries have something that vouches for them.
fn count_vouched(site: &Site) -> usize {
    let has =
        |line: &&Line| Voucher::ALL.iter().any(|voucher| site.tree.archive.vouchers.of(*voucher, &line.seal).is_some());
    site.lines().iter().filter(has).count()
}

/// The commands by which signatures and stamps are checked, with the last ones as the example.
fn commands(vouched: &[VouchedView]) -> (Option<String>, Option<String>) {
    let signature = vouched.iter().find_map(|view| {
        let SignatureView { id, .. } = view.signature.as_ref()?;
        let (entry, seal) = (view.entry, &view.seal_full);
        Some(format!(
            "sed -n {entry}p {LEDGER} | ssh-keygen -Y verify -f {ALLOWED_SIGNERS} -I {id} -n {NAMESPACE} -s {seal}.sig"
        ))
    });
    let stamp = vouched.iter().find(|view| view.stamp.is_some()).map(|view| &view.seal_full);
    let stamp = stamp.map(|seal| format!("openssl ts -verify -digest {seal} -in {seal}.tsr -CAfile ca.pem"));
    (signature, stamp)
}

/// How to verify what was published, with tools that people have.
pub fn verifying(site: &Site, theme: &Theme, findings: &mut Findings) -> String {
    let frame = Frame::plain(TITLE, VERIFYING, vec![LinkView::to("トップページ", "/"), LinkView::here(TITLE)]);
    let lines = site.lines();
    let mut context = tera::Context::new();
    context.insert("page", &frame.page(site));
    context.insert("ledger_href", &format!("/{LEDGER}"));
    context.insert("count", &lines.len());
    if let Some(last) = lines.last() {
        let day = last.entry.recorded_at().map(|at| DateView::from(at.date()));
        context.insert("head", &fingerprint::short(&last.seal));
        context.insert("head_full", &last.seal);
        context.insert("day", &day);
    }
    let vouched = vouched(site);
    let (signature_command, stamp_command) = commands(&vouched);
    context.insert("signers_href", &format!("/{}", signers_place()));
    context.insert("signature_command", &signature_command);
    context.insert("stamp_command", &stamp_command);
    context.insert("vouched_before", &count_vouched(site).saturating_sub(vouched.len()));
    context.insert("vouched", &vouched);
    theme.print("verify.html", context, findings)
}
