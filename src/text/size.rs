//! Numbers and file sizes as readers see them.

const KILO: u64 = 1_000;
const MEGA: u64 = 1_000_000;
const GIGA: u64 = 1_000_000_000;

/// The size of a file in decimal units: `812 バイト`, `655 kB`, `12.4 MB`, `1.2 GB`.
pub fn human_size(bytes: u64) -> String {
    // The limits lie where rounding would show 1,000 of the smaller unit.
    match bytes {
        0..KILO => format!("{bytes} バイト"),
        KILO..999_500 => format!("{} kB", rounded(bytes, KILO)),
        999_500..999_950_000 => format!("{} MB", with_tenths(bytes, MEGA)),
        _ => format!("{} GB", with_tenths(bytes, GIGA)),
    }
}

/// A number with a comma before every three digits: `12,345`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn with_tenths(bytes: u64, unit: u64) -> String {
    let tenths = rounded(bytes, unit / 10);
    format!("{}.{}", grouped(tenths / 10), tenths % 10)
}

fn rounded(bytes: u64, unit: u64) -> u64 {
    bytes / unit + u64::from(bytes % unit >= unit / 2)
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use super::human_size;

    #[test]
    fn sizes_are_short() {
        for (bytes, expected) in [
            (0, "0 バイト"),
            (812, "812 バイト"),
            (999, "999 バイト"),
            (1_000, "1 kB"),
            (655_321, "655 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (12_449_999, "12.4 MB"),
            (12_450_000, "12.5 MB"),
            (999_949_999, "999.9 MB"),
            (999_950_000, "1.0 GB"),
            (u64::MAX, "18,446,744,073.7 GB"),
        ] {
            assert_eq!(human_size(bytes), expected);
        }
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (number, expected) in [(0, "0"), (999, "999"), (12_345, "12,345"), (1_000_000, "1,000,000")] {
            assert_eq!(grouped(number), expected);
        }
    }
}
