//! juran（縦覧）: compiles a public body's documents from TOML and Markdown into an accessible site.

pub mod assemble;
pub mod check;
pub mod disk;
pub mod export;
pub mod failure;
pub mod finding;
pub mod finish;
pub mod form;
pub mod inspect;
pub mod model;
pub mod pipeline;
pub mod produce;
pub mod prose;
pub mod read;
pub mod render;
pub mod spool;
pub mod text;
/// stub
pub mod schema { 
/// stub
pub fn data_schema() -> serde_json::Value { serde_json::json!({}) } }
