//! What juran promises, tried from outside: each module is a chapter of the specification.

mod addresses;
mod architecture;
mod books;
mod length;
mod placing;
mod support;
mod theming;
mod versions;
