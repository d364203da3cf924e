//! What juran promises, tried from outside: each module is a chapter of the specification.

mod architecture;
mod books;
mod leaks;
mod support;
