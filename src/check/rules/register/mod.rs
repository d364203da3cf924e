//! Rules on the register of files of personal information（個人情報ファイル簿）.

mod name_twice;

use crate::check::topic::Check;
use crate::check::topic::Topic;

pub(in crate::check) const TOPIC: Topic =
    Topic { title: "個人情報ファイル簿", checks: &[Check::of_site(&name_twice::PAGE, name_twice::check)] };
