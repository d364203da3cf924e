//! Knows facts about Japanese text: dates, spellings, places in a file, encodings, sizes.
//!
//! Knows nothing of documents and uses no other room.

mod calendar;
mod date_problem;
mod date_reading;
mod decode;
mod encoding_guess;
mod era;
mod fold;
mod hidden;
mod instant;
mod letters;
mod mention;
mod nearest;
mod position;
mod radicals;
mod readings;
mod size;
mod width;

pub use calendar::Date;
pub use date_problem::DateProblem;
pub use date_reading::PLANNED;
pub use date_reading::planned;
pub use decode::Undecodable;
pub use decode::decode;
pub use decode::decode_table;
pub use fold::fold;
pub use fold::is_none_mark;
pub use fold::squeeze;
pub use hidden::Hidden;
pub use hidden::hidden;
pub use instant::Instant;
pub use letters::Letters;
pub use letters::letters;
pub use mention::Completion;
pub use mention::Count;
pub use mention::DateMention;
pub use mention::Days;
pub use mention::FirstYear;
pub use mention::Mention;
pub use mention::MentionProblem;
pub use mention::Moment;
pub use mention::Named;
pub use mention::Period;
pub use mention::Weekday;
pub use mention::mentions;
pub use nearest::nearest;
pub use position::Lines;
pub use position::Position;
pub use radicals::letters_of_radicals;
pub use readings::Readings;
pub use readings::readings;
pub use size::grouped;
pub use size::human_size;
pub use width::padded;
pub use width::width;
