//! What juran promises, tried from outside: each module is a chapter of the specification.

mod architecture;
mod books;
mod command_line;
mod commands;
mod data_schema;
mod determinism;
mod encodings;
mod growth;
mod importing;
mod interruption;
mod output;
mod page;
mod pages;
mod reading;
mod real_table;
mod rewriting;
mod rules;
mod rules_of_import;
mod states;
mod support;
mod withholding;
