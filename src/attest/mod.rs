//! Who vouches for bytes, and since when: signatures of `ssh-keygen -Y` and replies of time stamping authorities.
//!
//! Knows nothing of ledgers or documents: takes bytes and gives who signed them, or at which time they existed. It makes
//! no signature, asks nobody and trusts nobody by itself: whose key and which root count is told by the caller.

mod algorithm;
mod certificate;
mod fault;
mod node;
pub mod signature;
mod ssh_key;
pub mod timestamp;
mod token;
mod trust;
mod tst_info;
mod wire;
mod words;

pub use fault::Fault;
