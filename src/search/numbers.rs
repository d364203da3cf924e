//! Rising numbers as a few letters: what a file of the index mostly consists of.

/// The digits, six bits each.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bits of a number in one digit; the sixth says that another digit follows.
const BITS: u32 = 5;

/// Writes rising numbers by how many are left out before each: neighbours are one letter apiece, and runs of them pack well.
pub(super) fn rising(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    let mut next = 0;
    for number in numbers {
        push(&mut text, number - next);
        next = number + 1;
    }
    text
}

/// Writes one number, its lowest digit first.
pub(super) fn push(text: &mut String, mut number: u32) {
    loop {
        let (digit, rest) = (number & ((1 << BITS) - 1), number >> BITS);
        let more = if rest > 0 { 1 << BITS } else { 0 };
        text.push(char::from(DIGITS[(digit | more) as usize]));
        if rest == 0 {
            return;
        }
        number = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::DIGITS;
    use super::rising;
    use proptest::prop_assert_eq;
    use proptest::proptest;
    use std::collections::BTreeSet;

    fn read(text: &str) -> Vec<u32> {
        let (mut numbers, mut next, mut shift, mut number) = (Vec::new(), 0, 0, 0);
        for letter in text.bytes() {
            let digit = DIGITS.iter().position(|digit| *digit == letter).expect("a digit");
            number |= u32::try_from(digit & 31).expect("five bits") << shift;
            if digit < 32 {
                numbers.push(next + number);
                (next, shift, number) = (next + number + 1, 0, 0);
            } else {
                shift += 5;
            }
        }
        numbers
    }

    #[test]
    fn neighbours_are_one_letter_each() {
        assert_eq!(rising([]), "");
        assert_eq!(rising([0, 1, 2, 5]), "AAAC");
        assert_eq!(rising([31]), "f");
        assert_eq!(rising([32]), "gB");
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers: BTreeSet<u16>) {
            let numbers: Vec<u32> = numbers.into_iter().map(u32::from).collect();
            prop_assert_eq!(read(&rising(numbers.iter().copied())), numbers);
        }
    }
}
