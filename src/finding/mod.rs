//! What there is to say about content, and where: data with whole Japanese sentences.
//!
//! Does not print, and does not decide what follows from a finding: `report` prints, `pipeline` decides.

mod findings;
mod fix;
mod page;
mod rule;

pub use findings::Acceptance;
pub use findings::Counts;
pub use findings::Finding;
pub use findings::Findings;
pub use findings::Part;
pub use findings::Place;
pub use findings::Spot;
pub use fix::Fix;
pub use fix::Mendable;
pub use page::HEADINGS;
pub use page::Page;
pub use rule::Class;
pub use rule::Rule;
pub use rule::Severity;
