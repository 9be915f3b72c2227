//! Makes one small style sheet of many readable ones: comments and line starts go, and each `light-dark(day, night)`
//! becomes two themes, because phones bought before 2024 do not know that function.

/// Only the tokens may say `light-dark`, one whole value each.
pub(super) fn pack(css: &str) -> String {
    let css = without_comments(css);
    let mut packed = String::with_capacity(css.len());
    let (mut day, mut night) = (String::new(), String::new());
    for line in css.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match themed(line) {
            Some((name, light, dark)) => {
                day.push_str(&format!("{name}:{light};"));
                night.push_str(&format!("{name}:{dark};"));
            }
            None => {
                packed.push_str(line);
                packed.push('\n');
            }
        }
    }
    // Paper is always light, so the dark theme is for screens only.
    format!(
        "{packed}@layer tokens{{:root{{color-scheme:light;{day}}}\
         @media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{night}}}}}\
         @media screen{{:root[data-theme=dark]{{color-scheme:dark;{night}}}}}}}\n"
    )
}

/// `--ink: light-dark(#20261e, #ece8db);` → (--ink, #20261e, #ece8db)
fn themed(line: &str) -> Option<(&str, &str, &str)> {
    let (name, value) = line.strip_suffix(';')?.split_once(':')?;
    let both = value.trim().strip_prefix("light-dark(")?.strip_suffix(')')?;
    let (light, dark) = both.split_once(',')?;
    Some((name.trim(), light.trim(), dark.trim()))
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_themes_come_of_one_line() {
        let packed = pack("/* warm */\n:root {\n  --ink: light-dark(#20261e, #ece8db);\n  --s1: .25rem;\n}\n");
        assert!(packed.starts_with(":root {\n--s1: .25rem;\n}\n"));
        assert!(packed.contains(":root{color-scheme:light;--ink:#20261e;}"));
        assert!(packed.contains(":root[data-theme=dark]{color-scheme:dark;--ink:#ece8db;}"));
        assert!(!packed.contains("warm"));
    }
}
