//! Forms as data: parts, items, choices, marks, repeats and conditions, read from TOML.
//!
//! Reading, pages, data, text edition, scaffolds, editor schema and import all follow from a form;
//! nothing outside this room knows an item of an official form by itself.

mod asked;
mod catalogue;
mod choice;
mod condition;
mod definition;
mod key;
mod lineage;
mod node;
pub mod reserved;
mod resolve;

pub use asked::Answer;
pub use asked::Answering;
pub use asked::Flow;
pub use asked::Gist;
pub use catalogue::Catalogue;
pub use catalogue::FormProblem;
pub use choice::Choices;
pub use choice::Offered;
pub use choice::Reading as ChoiceReading;
pub use condition::Condition;
pub use key::is_device;
pub use key::is_folder_id;
pub use key::is_id;
pub use key::is_reserved;
pub use key::join;
pub use lineage::Dropped;
pub use lineage::Lineage;
pub use lineage::Origins;
pub use node::Derivation;
pub use node::Display;
pub use node::Form;
pub use node::ItemType;
pub use node::Kind;
pub use node::Node;
pub use node::NodeId;
pub use node::Part;
pub use node::Repeat;
pub use resolve::RowIds;
pub use resolve::Target;
