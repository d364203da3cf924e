//! The index of the search: words of versions in stretches, and where pairs of letters and single letters stand.
//!
//! A page finds words without a server: it fetches the few files of the index that hold the pairs of letters of the words
//! asked for, learns from them which stretches of which versions can hold the words, and fetches those it shows. What it
//! shows it has read; what it counts it knows from pairs alone. Every file is a classic script, so that all of it works
//! from a folder as well. `assets/search.js` reads what is written here.

mod index;
mod numbers;
mod start;
mod stretch;
mod terms;

pub use index::Index;
pub use start::filters;
pub use start::same;
pub use start::start;
pub use stretch::Stretch;
pub use stretch::stretches;
pub use terms::Terms;
