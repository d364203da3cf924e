//! What juran promises, tried from outside: each module is a chapter of the specification.

mod architecture;
mod books;
mod command_line;
mod commands;
mod data_schema;
mod determinism;
mod encodings;
mod growth;
mod interruption;
mod output;
mod page;
mod pages;
mod reading;
mod rewriting;
mod states;
mod support;
mod withholding;
