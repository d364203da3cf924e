//! What is proposed, and what is left alone.
