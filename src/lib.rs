//! juran（縦覧）: compiles a public body's documents from TOML and Markdown into an accessible, verifiable site.
//!
//! ```text
//! content ─read─▶ SourceTree ─assemble─▶ Site ─produce─▶ files ─spool─▶ output
//!            │                             │        │
//!            └─check─▶ Findings            plan     render · export ─finish─▶ bytes ─inspect─▶ Findings
//! ```
//!
//! Every folder (“room”) of `src` is a stage, named by a verb, or the data between stages, named by a noun. A room
//! uses only rooms above it in this list; `tests/suite/architecture.rs` holds that.
//!
//! | room | what it turns into what |
//! | --- | --- |
//! | [`text`] | facts about Japanese text: dates, spellings, places in a file, encodings |
//! | [`failure`] | what the machine refused |
//! | [`fingerprint`] | bytes → SHA-256 |
//! | [`slip`] | a resident's opinions ↔ the plain text in which they travel |
//! | [`attest`] | bytes and a signature, or a reply of a time stamping authority → who signed, and when |
//! | [`finding`] | what there is to say about content, and where |
//! | [`calendar`] | days on which something happens → a calendar file |
//! | [`prose`] | an author's Markdown → HTML, and the same words plain |
//! | [`cells`] | the table of the items of a version: what its cells hold, and the way back |
//! | [`disk`] | the one door to the file system |
//! | [`personal`] | a text → names, telephone numbers and addresses of persons in it |
//! | [`form`] | forms as data: parts, items, choices, marks, repeats, conditions |
//! | [`model`] | documents, versions, records, values, sealed words |
//! | [`draw`] | who hands what to whom → a drawing, and the same in words |
//! | [`archive`] | what was published: the ledger, and the bytes that it vouches for |
//! | [`read`] | content folder → `SourceTree`, records on demand |
//! | [`check`] | a record → findings |
//! | [`compare`] | two records → what changed, item by item |
//! | [`assemble`] | `SourceTree` → `Site`: states, links, the plan of every file |
//! | [`render`] | record and theme → pages |
//! | [`export`] | record → data, text edition, changes, maps |
//! | [`typeset`] | record → PDF, in a program that was built for it |
//! | [`search`] | record → words in stretches, and the index that finds them |
//! | [`due`] | source tree and an instant → what must be done by when, for the office alone |
//! | [`finish`] | page → page with relative links |
//! | [`inspect`] | finished file → findings, leaks |
//! | [`spool`] | finished files → output folder, in one step each |
//! | [`produce`] | the plan → files, made and let go one by one |
//! | [`publish`] | public versions → frozen bytes and entries of the ledger |
//! | [`verify`] | an archive, a site or a bundle → what differs, file by file |
//! | [`schema`] | a form → JSON Schema for editors |
//! | [`scaffold`] | a form and values → TOML that people like to edit |
//! | [`propose`] | what changed → rows of the form's own table, and questions, in the files of a version |
//! | [`import`] | spreadsheets and CSV → TOML |
//! | [`intake`] | what residents sent → one table by item for the office, and a result to answer |
//! | [`revise`] | a version → the files of the one that is begun after it |
//! | [`pipeline`] | the whole flow, one line per stage |
//! | [`report`] | findings → words or JSON |
//! | [`serve`] | the flow again at every change, shown to the browsers of this machine |
//! | [`cli`] | the command line; the only room that prints, reads the clock and the environment |

pub mod archive;
pub mod assemble;
pub mod attest;
pub mod calendar;
pub mod cells;
pub mod check;
pub mod cli;
pub mod compare;
pub mod disk;
pub mod draw;
pub mod due;
pub mod export;
pub mod failure;
pub mod finding;
pub mod fingerprint;
pub mod finish;
pub mod form;
pub mod import;
pub mod inspect;
pub mod intake;
pub mod model;
pub mod personal;
pub mod pipeline;
pub mod produce;
pub mod propose;
pub mod prose;
pub mod publish;
pub mod read;
pub mod render;
pub mod report;
pub mod revise;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod serve;
pub mod slip;
pub mod spool;
pub mod text;
pub mod typeset;
pub mod verify;
