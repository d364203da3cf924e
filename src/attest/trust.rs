//! Follows a certificate up to a root that the office trusts.

use std::fmt;
use std::time::Duration;

use der::Decode;
use pki_types::CertificateDer;
use pki_types::UnixTime;
use pki_types::pem::PemObject;
use webpki::ALL_VERIFICATION_ALGS;
use webpki::EndEntityCert;
use webpki::KeyUsage;
use webpki::anchor_from_trusted_cert;

use crate::attest::fault::Fault;
use crate::attest::fault::shown;

/// 1.3.6.1.5.5.7.3.8, the purpose of stamping times.
const TIME_STAMPING: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];
const LARGEST_ROOT: usize = 1024 * 1024;

/// How far the authority behind a stamp was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Nobody named a root to judge it by: anyone could have made a certificate with this name.
    Unjudged,
    /// The certificates lead up to a root that the caller trusts.
    Anchored {
        /// The name of the root.
        root: String,
    },
}

impl fmt::Display for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unjudged => f.write_str(
                "時刻認証局の確かさは見ていません。信頼する認証局の証明書が指定されていないため、同じ名前の証明書をだれかが作ったのではないことまでは確かめられません。局が公開している証明書を指定すると、確かめられます。",
            ),
            Self::Anchored { root } => {
                write!(f, "時刻認証局の証明書は、信頼する認証局（{root}）までたどれます。失効の有無は見ていません。")
            }
        }
    }
}

/// Follows a certificate, by way of others, up to one of the roots; each is DER, or PEM with one or several within.
pub(crate) fn anchored<'a>(
    certificate: &[u8],
    others: impl Iterator<Item = &'a [u8]>,
    seconds: u64,
    roots: &[&[u8]],
) -> Result<Trust, Fault> {
    let between: Vec<CertificateDer> = others.map(CertificateDer::from).collect();
    let certificate = CertificateDer::from(certificate);
    let end = EndEntityCert::try_from(&certificate).map_err(|_| Fault::CertificateUnreadable)?;
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    for root in roots_of(roots)? {
        let name = x509_cert::Certificate::from_der(&root).map_err(|_| Fault::RootUnreadable)?;
        let anchor = anchor_from_trusted_cert(&root).map_err(|_| Fault::RootUnreadable)?;
        let purpose = KeyUsage::required(TIME_STAMPING);
        let anchors = [anchor];
        let path = end.verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, &between, time, purpose, None, None);
        if path.is_ok() || root == certificate {
            return Ok(Trust::Anchored { root: shown(&name.tbs_certificate().subject().to_string()) });
        }
    }
    Err(Fault::NotAnchored)
}

fn roots_of(roots: &[&[u8]]) -> Result<Vec<CertificateDer<'static>>, Fault> {
    let mut all = Vec::new();
    for bytes in roots {
        if bytes.len() > LARGEST_ROOT {
            return Err(Fault::RootUnreadable);
        }
        if bytes.first() == Some(&0x30) {
            all.push(CertificateDer::from(bytes.to_vec()));
            continue;
        }
        let before = all.len();
        for certificate in CertificateDer::pem_slice_iter(bytes) {
            all.push(certificate.map_err(|_| Fault::RootUnreadable)?);
        }
        if all.len() == before {
            return Err(Fault::RootUnreadable);
        }
    }
    Ok(all)
}
