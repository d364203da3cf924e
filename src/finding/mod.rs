//! What there is to say about content, and where: data with whole Japanese sentences.
//!
//! Does not print, and does not decide what follows from a finding: `report` prints, `pipeline` decides.

mod findings;
mod rule;

pub use findings::Counts;
pub use findings::Finding;
pub use findings::Findings;
pub use findings::Place;
pub use findings::Spot;
pub use rule::Class;
pub use rule::Rule;
pub use rule::Severity;
