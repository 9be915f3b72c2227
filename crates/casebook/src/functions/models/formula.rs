//! Formulas of mixed models as R's lme4 writes them: `y ~ 1 + week + (week | school) + (1 | district/school)`.

/// One random term: `(1 + x | g)`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Random {
    pub intercept: bool,
    pub slopes: Vec<String>,
    /// The columns whose combinations are the levels; more than one for `a:b`.
    pub group: Vec<String>,
    /// The name of the grouping as R prints it.
    pub name: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Formula {
    pub response: String,
    pub intercept: bool,
    pub covariates: Vec<String>,
    pub random: Vec<Random>,
}

/// Reads a formula; the error is a sentence for the person who wrote it.
pub(super) fn parse(text: &str) -> Result<Formula, String> {
    let (response, right) = text.split_once('~').ok_or("has no \"~\" between the outcome and what explains it")?;
    let mut formula = Formula { response: name(response)?, intercept: true, covariates: Vec::new(), random: Vec::new() };
    for part in parts(right)? {
        match part.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            Some(inner) if inner.contains('|') => random(inner, &mut formula.random)?,
            _ => column(&part, &mut formula.intercept, &mut formula.covariates)?,
        }
    }
    if formula.random.is_empty() {
        return Err("has no random term such as \"(1 | school)\"".to_owned());
    }
    Ok(formula)
}

/// Cuts at each + and before each − that stands outside parentheses; a − stays with its part.
fn parts(text: &str) -> Result<Vec<String>, String> {
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1).ok_or("has a \")\" too many")?,
            _ => {}
        }
        if depth == 0 && (c == '+' || c == '-') {
            parts.push(std::mem::take(&mut part));
        }
        if depth > 0 || c != '+' {
            part.push(c);
        }
    }
    if depth > 0 {
        return Err("has a \"(\" that is not closed".to_owned());
    }
    parts.push(part);
    Ok(parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect())
}

/// `1`, `0`, `-1` or the name of a column.
fn column(part: &str, intercept: &mut bool, columns: &mut Vec<String>) -> Result<(), String> {
    match part.replace(' ', "").as_str() {
        "1" | "-0" => *intercept = true,
        "0" | "-1" => *intercept = false,
        _ => {
            let column = name(part)?;
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
    }
    Ok(())
}

/// The inside of `(x | g)`; `||` keeps the effects apart, `a/b` stands for a and a:b.
fn random(inner: &str, terms: &mut Vec<Random>) -> Result<(), String> {
    let (effects, group) = inner.split_once('|').ok_or("has a random term without \"|\"")?;
    let (apart, group) = group.strip_prefix('|').map_or((false, group), |group| (true, group));
    let (mut intercept, mut slopes) = (true, Vec::new());
    for part in parts(effects)? {
        column(&part, &mut intercept, &mut slopes)?;
    }
    let mut groups: Vec<(Vec<String>, String)> = Vec::new();
    for level in group.split('/') {
        let own: Vec<String> = level.split(':').map(name).collect::<Result<_, _>>()?;
        let written = own.join(":");
        groups.push(match groups.last() {
            None => (own, written),
            Some((outer, outside)) => {
                let outside = if outside.contains(':') { format!("({outside})") } else { outside.clone() };
                (own.iter().chain(outer).cloned().collect(), format!("{written}:{outside}"))
            }
        });
    }
    if !intercept && slopes.is_empty() {
        return Err(format!("has a random term \"({inner})\" without an effect"));
    }
    // As lme4 does: the innermost grouping first.
    for (group, name) in groups.into_iter().rev() {
        let term = |intercept: bool, slopes: Vec<String>| Random { intercept, slopes, group: group.clone(), name: name.clone() };
        if apart {
            if intercept {
                terms.push(term(true, Vec::new()));
            }
            terms.extend(slopes.iter().map(|slope| term(false, vec![slope.clone()])));
        } else {
            terms.push(term(intercept, slopes.clone()));
        }
    }
    Ok(())
}

/// The name of a column, in backticks if it has spaces.
fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    if let Some(quoted) = text.strip_prefix('`').and_then(|text| text.strip_suffix('`')) {
        return Ok(quoted.to_owned());
    }
    let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '_');
    if plain { Ok(text.to_owned()) } else { Err(format!("has \"{text}\" where the name of a column should stand")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match parse(text) {
            Err(problem) => problem,
            Ok(formula) => {
                let random: Vec<String> = formula
                    .random
                    .iter()
                    .map(|r| {
                        format!("({}{}|{})", u8::from(r.intercept), r.slopes.iter().map(|s| format!("+{s}")).collect::<String>(), r.name)
                    })
                    .collect();
                format!("{}~{}{}{}", formula.response, u8::from(formula.intercept), formula.covariates.join(","), random.concat())
            }
        }
    }

    #[test]
    fn formulas_are_read_as_r_reads_them() {
        assert_eq!(shown("y ~ week + (1 | district) + (1|school)"), "y~1week(1|district)(1|school)");
        assert_eq!(shown("Reaction~Days+(Days|Subject)"), "Reaction~1Days(1+Days|Subject)");
        assert_eq!(shown("y ~ 0 + x + (0 + x | g)"), "y~0x(0+x|g)");
        assert_eq!(shown("y ~ x - 1 + (x || g)"), "y~0x(1|g)(0+x|g)");
        assert_eq!(shown("y ~ (1 | a/b)"), "y~1(1|b:a)(1|a)");
        assert_eq!(shown("y ~ (1 | a/b/c)"), "y~1(1|c:(b:a))(1|b:a)(1|a)");
        assert_eq!(shown("y ~ `school year` + (1 | a:b)"), "y~1school year(1|a:b)");
    }

    #[test]
    fn what_cannot_be_read_is_said_in_a_sentence() {
        assert!(shown("y + x").contains("no \"~\""));
        assert!(shown("y ~ x").contains("no random term"));
        assert!(shown("y ~ (1 | g").contains("not closed"));
        assert!(shown("y ~ x*z + (1 | g)").contains("\"x*z\""));
        assert!(shown("y ~ 1 + (0 | g)").contains("without an effect"));
    }
}
