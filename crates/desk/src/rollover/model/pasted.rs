//! Lines pasted from a spreadsheet.

/// Someone typed or pasted as coming.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub given: String,
    pub family: String,
    pub email: String,
    pub unit: String,
    pub role: String,
}

/// Pasted lines: given, family, e-mail, unit, role; between them tabs, semicolons or commas, as spreadsheets copy them.
pub fn pasted(text: &str) -> Vec<Row> {
    let split = |line: &str| {
        let by = ['\t', ';', ','].into_iter().find(|by| line.contains(*by)).unwrap_or('\t');
        let mut cells = line.split(by).map(|cell| cell.trim().trim_matches('"').trim().to_string());
        let mut next = || cells.next().unwrap_or_default();
        Row { given: next(), family: next(), email: next(), unit: next(), role: next() }
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(split).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn lines_are_read_as_spreadsheets_copy_them() {
        let row = |email: &str| Row {
            given: "Ana".into(),
            family: "Ruiz".into(),
            email: email.into(),
            unit: "Heron School".into(),
            role: "Teacher".into(),
        };
        let read = pasted(
            "Ana\tRuiz\ta@b.example\tHeron School\tTeacher\n\nAna; Ruiz; a@b.example; Heron School; Teacher\nAna,Ruiz,,Heron School,\"Teacher\"\n",
        );
        assert_eq!(read, vec![row("a@b.example"), row("a@b.example"), row("")]);
        assert_eq!(pasted("Ana")[0].family, "");
    }
}
