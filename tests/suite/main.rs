//! What juran promises, tried from outside: each module is a chapter of the specification.

mod addresses;
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
mod length;
mod output;
mod page;
mod pages;
mod placing;
mod reading;
mod real_table;
mod rewriting;
mod rules;
mod rules_of_import;
mod states;
mod support;
mod theming;
mod versions;
mod withholding;
