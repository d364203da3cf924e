//! What the rooms of intake promise.
