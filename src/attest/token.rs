//! Takes apart the signed message around a time stamp (CMS SignedData, RFC 5652) and checks its inner bonds.

use der::asn1::ObjectIdentifier;
use ring::digest;

use crate::attest::algorithm::Hash;
use crate::attest::algorithm::verifier;
use crate::attest::certificate::Certificate;
use crate::attest::fault::Fault;
use crate::attest::node::INTEGER;
use crate::attest::node::Node;
use crate::attest::node::OCTET_STRING;
use crate::attest::node::SEQUENCE;
use crate::attest::node::SET;
use crate::attest::node::field;
use crate::attest::node::group;
use crate::attest::node::take;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// The version of signed data whose content is not plain data.
const VERSION: u64 = 3;
const UNSIGNED: u8 = group(1);

/// A signed message with one signer.
pub(crate) struct Token<'a> {
    /// What is signed.
    pub(crate) content: &'a [u8],
    certificates: Vec<Node<'a>>,
    signer: SignerInfo<'a>,
}

struct SignerInfo<'a> {
    name: Node<'a>,
    hash: Option<Hash>,
    attributes: Node<'a>,
    algorithm: Node<'a>,
    signature: &'a [u8],
}

impl<'a> Token<'a> {
    pub(crate) fn read(node: Node<'a>) -> Result<Self, Fault> {
        let (content_type, message) = content_info(node).ok_or(Fault::ReplyUnreadable)?;
        if content_type != SIGNED_DATA {
            return Err(Fault::NoStamp);
        }
        let row = message.inside(SEQUENCE).ok_or(Fault::ReplyUnreadable)?;
        let mut rest = row.as_slice();
        let head = take(&mut rest, INTEGER).zip(take(&mut rest, SET)).zip(take(&mut rest, SEQUENCE));
        let ((version, hashes), content) = head.ok_or(Fault::ReplyUnreadable)?;
        let certificates = take(&mut rest, group(0)).map_or(Some(Vec::new()), |node| Node::row(node.value));
        take(&mut rest, group(1));
        let [signers] = rest else { return Err(Fault::ReplyUnreadable) };
        let (content_type, content) = content_info(content).ok_or(Fault::ReplyUnreadable)?;
        if content_type != TST_INFO {
            return Err(Fault::NoStamp);
        }
        let signers = signers.inside(SET).ok_or(Fault::ReplyUnreadable)?;
        let [only] = signers[..] else { return Err(Fault::NotOneSigner { signers: signers.len() }) };
        let signer = SignerInfo::read(only).ok_or(Fault::ReplyUnreadable)?;
        let hashes = hashes.inside(SET).ok_or(Fault::ReplyUnreadable)?;
        let is_announced = signer.hash.is_none() || hashes.iter().any(|node| Hash::read(*node) == signer.hash);
        if version.number(INTEGER) != Some(VERSION) || !is_announced {
            return Err(Fault::ReplyUnreadable);
        }
        Ok(Self {
            content: content.of(OCTET_STRING).ok_or(Fault::ReplyUnreadable)?,
            certificates: certificates.ok_or(Fault::ReplyUnreadable)?,
            signer,
        })
    }

    /// The certificate of the signer, after everything that is signed was found to be as it was signed.
    pub(crate) fn signer(&self) -> Result<Certificate<'a>, Fault> {
        let hash = self.signer.hash.ok_or(Fault::StampKindUnknown)?;
        let attributes = self.signer.attributes.inside(group(0)).ok_or(Fault::ReplyUnreadable)?;
        let content_type = attribute(&attributes, CONTENT_TYPE)?.and_then(Node::oid);
        let digest = attribute(&attributes, MESSAGE_DIGEST)?.and_then(|node| node.of(OCTET_STRING));
        if content_type != Some(TST_INFO) || digest != Some(&hash.of(self.content)) {
            return Err(Fault::StampAltered);
        }
        let own = self.certificates.iter().find(|node| Certificate::is_named_by(**node, self.signer.name));
        let own = *own.ok_or(Fault::NoCertificate)?;
        if !names_certificate(&attributes, own.whole)? {
            return Err(Fault::OtherCertificate);
        }
        let certificate = Certificate::read(own)?;
        let (algorithm, key) = certificate.key().ok_or(Fault::CertificateUnreadable)?;
        let verifier = verifier(self.signer.algorithm, hash, algorithm, key).ok_or(Fault::StampKindUnknown)?;
        let signed = as_set(self.signer.attributes);
        let key = ring::signature::UnparsedPublicKey::new(verifier, key);
        key.verify(&signed, self.signer.signature).map_err(|_| Fault::StampAltered)?;
        Ok(certificate)
    }

    /// Every certificate that came with the reply.
    pub(crate) fn certificates(&self) -> impl Iterator<Item = &'a [u8]> {
        self.certificates.iter().map(|node| node.whole)
    }
}

impl<'a> SignerInfo<'a> {
    fn read(node: Node<'a>) -> Option<Self> {
        let row = node.inside(SEQUENCE)?;
        let [version, name, hash, attributes, algorithm, signature, unsigned @ ..] = row.as_slice() else {
            return None;
        };
        let expected = match name.tag {
            SEQUENCE => 1,
            _ => 3,
        };
        let is_known = version.number(INTEGER)? == expected
            && [SEQUENCE, field(0)].contains(&name.tag)
            && attributes.tag == group(0)
            && matches!(unsigned, [] | [Node { tag: UNSIGNED, .. }]);
        is_known.then_some(Self {
            name: *name,
            hash: Hash::read(*hash),
            attributes: *attributes,
            algorithm: *algorithm,
            signature: signature.of(OCTET_STRING)?,
        })
    }
}

/// A kind of content and the content in its `[0]`.
fn content_info(node: Node<'_>) -> Option<(ObjectIdentifier, Node<'_>)> {
    match node.inside(SEQUENCE)?[..] {
        [kind, content] => Some((kind.oid()?, Node::only(content.of(group(0))?)?)),
        _ => None,
    }
}

/// The one value of an attribute; an attribute that stands twice could be read in two ways.
fn attribute<'a>(attributes: &[Node<'a>], wanted: ObjectIdentifier) -> Result<Option<Node<'a>>, Fault> {
    let mut found = None;
    for attribute in attributes {
        let parts = attribute.inside(SEQUENCE).ok_or(Fault::ReplyUnreadable)?;
        let [kind, values] = parts[..] else { return Err(Fault::ReplyUnreadable) };
        if kind.oid() != Some(wanted) {
            continue;
        }
        match values.inside(SET).as_deref() {
            Some([value]) if found.is_none() => found = Some(*value),
            _ => return Err(Fault::ReplyUnreadable),
        }
    }
    Ok(found)
}

/// Whether the signed attributes name this certificate, in the old way (RFC 2634), the new one (RFC 5035) or both.
fn names_certificate(attributes: &[Node], certificate: &[u8]) -> Result<bool, Fault> {
    let old = attribute(attributes, SIGNING_CERTIFICATE)?;
    let new = attribute(attributes, SIGNING_CERTIFICATE_V2)?;
    let is_old_right = old.map(|node| {
        let hash = first_id(node).and_then(|id| id.first()?.of(OCTET_STRING));
        hash == Some(digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, certificate).as_ref())
    });
    let is_new_right = new.map(|node| is_hash_of(node, certificate).unwrap_or(false));
    let said = [is_old_right, is_new_right];
    Ok(said.contains(&Some(true)) && !said.contains(&Some(false)))
}

fn is_hash_of(named: Node, certificate: &[u8]) -> Option<bool> {
    let id = first_id(named)?;
    let mut rest = id.as_slice();
    let is_named = rest.first()?.tag == SEQUENCE;
    let hash = if is_named { Hash::read(take(&mut rest, SEQUENCE)?)? } else { Hash::Sha256 };
    Some(take(&mut rest, OCTET_STRING)?.value == hash.of(certificate))
}

/// The parts of the first certificate that is named: that of the signer.
fn first_id(named: Node<'_>) -> Option<Vec<Node<'_>>> {
    let row = named.inside(SEQUENCE)?;
    row.first()?.inside(SEQUENCE)?.first()?.inside(SEQUENCE)
}

/// Signed attributes stand as `[0]`, and are signed as a set.
fn as_set(attributes: Node) -> Vec<u8> {
    let mut signed = attributes.whole.to_vec();
    if let Some(tag) = signed.first_mut() {
        *tag = SET;
    }
    signed
}
