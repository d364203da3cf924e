//! Turns the content folder into a `SourceTree`: settings, forms, and a card for every version.
//!
//! Never stops at the first problem: everything that can be read is read, everything else becomes a finding.
//! Records are handed to a visitor once and let go; `SourceTree::open` reads one again when its pages are made,
//! so that memory follows what is in flight and not the size of the site.

mod abbreviations;
mod accessibility;
mod asked;
mod belonging;
mod bodies;
mod card;
mod catalogue;
mod changed;
mod downloads;
mod fields;
mod folder;
mod front_matter;
mod hidden;
mod layer;
mod leaves;
mod license;
mod locate;
mod mend;
mod mentioned;
mod opening;
mod outside;
mod prose_findings;
mod record;
mod rules;
mod runaway;
mod scan;
mod seals;
mod settings;
mod shown;
mod signers;
mod singles;
mod source;
mod stages;
mod stated;
mod synonyms;
mod toml_file;
mod toml_line;
mod toml_mistake;
mod tree;
mod value;
mod values;
mod version;
mod vocabulary;
mod waivers;
mod withdrawn;
mod withheld;

pub use card::Card;
pub use card::OutLink;
pub use catalogue::catalogue;
pub use changed::Unchanged;
pub use folder::SCHEMAS;
pub use folder::is_hidden;
pub use leaves::Leaf;
pub use leaves::leaves;
pub use mend::Mended;
pub use mend::mended;
pub use rules::RULES;
pub use shown::lines;
pub use tree::SourceTree;
pub use tree::Visitor;
pub use tree::read;
