//! The sentences of faults: what is wrong, why, and how to mend it.

use crate::attest::fault::Fault;

const OTHER_FILE: &str = "別のファイルを指定していないか、受け渡しの途中で壊れていないかを確かめてください。";
const SIGN_AGAIN: &str = "署名した人に、手元の記録と照らし合わせたうえで、署名し直してもらってください。";
const ASK_AGAIN: &str = "要求のファイルを作り直し、時刻認証局から新しい応答を受け取ってください。";

impl Fault {
    /// Faults of keys and signatures.
    pub(crate) fn of_signature(&self) -> Option<String> {
        Some(match self {
            Self::KeyUnreadable => {
                "公開鍵を読めません。「ssh-ed25519 AAAA… 名前」の形をした 1 行ではないからです。拡張子が .pub のファイルの 1 行を、そのまま写してください。秘密鍵は決して写さないでください。".to_owned()
            }
            Self::KeyKindUnknown { kind } => format!(
                "公開鍵の種類「{kind}」は確かめられません。確かめられるのは、ed25519、ecdsa（P-256 と P-384）、rsa（2048〜8192 ビット）と、ed25519 または P-256 のセキュリティキーです。`ssh-keygen -t ed25519` で鍵を作ってください。"
            ),
            Self::KeyLength { bits } => format!(
                "RSA の公開鍵の長さ（およそ {bits} ビット）が、確かめられる範囲の外にあります。短い鍵の署名は偽造されるおそれがあり、2048〜8192 ビットの鍵だけを受け付けます。`ssh-keygen -t ed25519` で鍵を作ってください。"
            ),
            Self::SignatureTooLong { bytes, limit } => format!(
                "署名のファイルが大きすぎます（{bytes} バイト。上限は {limit} バイト）。`ssh-keygen -Y sign` の署名は、長くても数キロバイトです。{OTHER_FILE}"
            ),
            Self::NoSignature => format!(
                "署名のファイルではありません。`ssh-keygen -Y sign` の署名は、「-----BEGIN SSH SIGNATURE-----」の行で始まります。{OTHER_FILE}"
            ),
            Self::SignatureUnreadable => {
                format!("署名を最後まで読めません。途中が欠けているか、書き換えられています。{OTHER_FILE}")
            }
            Self::SignatureKindUnknown => {
                "署名の方式を確かめられません。古い方式（SHA-1 など）か、この版が知らない方式です。新しい OpenSSH の `ssh-keygen -Y sign` で署名し直してください。".to_owned()
            }
            Self::OtherKey { named, found } => format!(
                "設定にある公開鍵の署名ではありません。設定の鍵は {named}、署名した鍵は {found} です。署名した人が鍵を替えたのなら、設定の公開鍵をその人に確かめてから直してください。心当たりがなければ、この署名を信じないでください。"
            ),
            Self::OtherNamespace { named, found } => format!(
                "別の目的の署名です。目的は「{named}」のはずですが、「{found}」と書かれています。別の目的の署名を流用できないように、目的が違う署名は認めません。`ssh-keygen -Y sign -n {named}` で署名し直してください。"
            ),
            Self::SignatureWrong => format!(
                "署名が内容と合いません。署名の後で、内容か署名が書き換えられています。公開済みの写しと比べて、どちらが変わったかを確かめてください。内容が正しければ、{SIGN_AGAIN}"
            ),
            _ => return None,
        })
    }

    /// Faults of certificates and roots.
    pub(crate) fn of_certificate(&self) -> Option<String> {
        Some(match self {
            Self::NoCertificate => format!(
                "応答に、署名した時刻認証局の証明書が入っていません。証明書がないと、だれが時刻を証明したのかを確かめられません。要求のファイルには、証明書を付けるようにという指定が入っています。{ASK_AGAIN}"
            ),
            Self::OtherCertificate => format!(
                "応答の証明書が、署名のときに指定されたものと違います。証明書が差し替えられているおそれがあります。{ASK_AGAIN}"
            ),
            Self::CertificateUnreadable => format!(
                "時刻認証局の証明書を読めません。壊れているか、国際標準（X.509）と違う書き方です。{ASK_AGAIN}"
            ),
            Self::NotForStamping { subject } => format!(
                "証明書（{subject}）が、時刻の証明だけのために発行されたものではありません。ほかの目的の証明書で作られた証明は、国際標準（RFC 3161）により認められません。時刻認証局に問い合わせるか、別の局を使ってください。"
            ),
            Self::NotHeldThen { subject, time, from, until } => format!(
                "証明書（{subject}）の有効期間の外の時刻です。証明された時刻は {time}、有効期間は {from} から {until} までです。有効でない証明書による証明は認められません。{ASK_AGAIN}",
                time = time.in_full(),
                from = from.in_full(),
                until = until.in_full(),
            ),
            Self::RootUnreadable => {
                "信頼する認証局の証明書を読めません。PEM（「-----BEGIN CERTIFICATE-----」で始まる文字のファイル）か DER のファイルが必要です。時刻認証局が公開している証明書を、受け取り直してください。".to_owned()
            }
            Self::NotAnchored => "時刻認証局の証明書をたどっても、信頼する認証局に行き着きません。局が違うか、途中の証明書が応答に入っていません。局が公開している認証局の証明書（途中のものを含む）を、信頼する証明書に加えてよいかどうか確かめてください。".to_owned(),
            _ => return None,
        })
    }

    /// Faults of replies and stamps: all others.
    pub(crate) fn of_stamp(&self) -> String {
        match self {
            Self::ReplyTooLong { bytes, limit } => format!(
                "時刻認証局の応答が大きすぎます（{bytes} バイト。上限は {limit} バイト）。応答は、長くても数十キロバイトです。{OTHER_FILE}"
            ),
            Self::NoReply => format!(
                "時刻認証局の応答ではありません。国際標準（RFC 3161）の応答の形になっていません。{OTHER_FILE}局から受け取った応答（拡張子は多くの場合 .tsr）を、文字に直さずにそのまま渡してください。"
            ),
            Self::Refused { reason, words } => {
                let reason = reason.unwrap_or("理由は番号では示されていません。");
                let words =
                    if words.is_empty() { String::new() } else { format!("局の言葉は「{words}」です。") };
                format!("時刻認証局が、時刻を証明していません。{reason}{words}{ASK_AGAIN}")
            }
            Self::NoStamp => format!(
                "時刻認証局の応答に、時刻の証明が入っていません。署名されているのは別の種類の内容です。{OTHER_FILE}"
            ),
            Self::NotOneSigner { signers } => format!(
                "時刻の証明に署名した者が {signers} 者います。国際標準（RFC 3161）では、ちょうど 1 者でなければなりません。{ASK_AGAIN}"
            ),
            Self::OtherImprint => format!(
                "別の内容のための時刻の証明です。応答にあるハッシュが、証明したい内容の SHA-256 と違います。内容が後で変わったか、別の応答を取り違えています。{ASK_AGAIN}"
            ),
            Self::StampKindUnknown => format!(
                "時刻の証明の署名の方式を確かめられません。確かめられるのは、SHA-256・384・512 による RSA（2048〜8192 ビット）と、SHA-256・384 による ECDSA（P-256 と P-384）です。時刻認証局に方式を問い合わせるか、別の局を使ってください。{ASK_AGAIN}"
            ),
            Self::StampAltered => format!(
                "時刻の証明が、署名されたときのままではありません。応答が後で書き換えられたか、壊れています。局から受け取った元の応答と比べてください。元の応答がなければ、{ASK_AGAIN}"
            ),
            _ => format!(
                "時刻認証局の応答を最後まで読めません。途中が壊れているか、国際標準（RFC 3161）と違う書き方です。{OTHER_FILE}"
            ),
        }
    }
}
