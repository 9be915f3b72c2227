//! The readers: which field, and what kind of thing it holds.

use jiff::civil::{Date, Time};

use super::{Answer, Form, SentFile, Wrong};

impl Form {
    /// Words without space around them, line ends made plain.
    pub fn text(&mut self, name: &str) -> Answer<'_, String> {
        let text = self.value(name).trim().replace("\r\n", "\n");
        if text.is_empty() { Answer::blank(self, name) } else { Answer::given(self, name, text) }
    }

    /// Every character as it was typed: for passwords.
    pub fn secret(&mut self, name: &str) -> Answer<'_, String> {
        let secret = self.value(name).to_owned();
        if secret.is_empty() { Answer::blank(self, name) } else { Answer::given(self, name, secret) }
    }

    /// A day, as browsers send it: 2026-11-16.
    pub fn date(&mut self, name: &str) -> Answer<'_, Date> {
        let example = "2026-11-16";
        self.text(name).read(|raw| {
            let day: Option<Date> = raw.parse().ok().filter(|_| raw.len() == example.len());
            day.ok_or_else(|| Wrong::of("form-not-a-date").and("example", example))
        })
    }

    /// A time of day: 14:30.
    pub fn time(&mut self, name: &str) -> Answer<'_, Time> {
        self.text(name).read(|raw| Time::strptime("%H:%M", &raw).map_err(|_| Wrong::of("form-not-a-time")))
    }

    /// A whole number.
    pub fn whole(&mut self, name: &str) -> Answer<'_, i32> {
        self.text(name).read(|raw| raw.replace(',', "").parse().map_err(|_| Wrong::of("form-not-a-number")))
    }

    /// A number with decimals, with a point or a comma.
    pub fn decimal(&mut self, name: &str) -> Answer<'_, f64> {
        self.text(name).read(|raw| {
            let number: Option<f64> = raw.replace(',', ".").parse().ok();
            number.filter(|x| x.is_finite()).ok_or_else(|| Wrong::of("form-not-a-decimal"))
        })
    }

    /// One of a list. The closure turns what was sent into a value, or says it is not on the list:
    /// `form.choice("stage", Stage::from_code)`.
    pub fn choice<T>(&mut self, name: &str, known: impl FnOnce(&str) -> Option<T>) -> Answer<'_, T> {
        self.text(name).if_blank("form-none-chosen").read(|raw| known(&raw).ok_or_else(|| Wrong::of("form-not-offered")))
    }

    /// Any number of a list.
    pub fn choices<T>(&mut self, name: &str, known: impl Fn(&str) -> Option<T>) -> Answer<'_, Vec<T>> {
        let chosen: Option<Vec<T>> = self.values(name).filter(|raw| !raw.is_empty()).map(known).collect();
        match chosen {
            None => Answer::bad(self, name, Wrong::of("form-not-offered")),
            Some(chosen) if chosen.is_empty() => Answer::blank(self, name).if_blank("form-none-checked"),
            Some(chosen) => Answer::given(self, name, chosen),
        }
    }

    /// Whether a box is checked.
    pub fn checked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// A file of at most so many megabytes.
    pub fn file(&mut self, name: &str, most_megabytes: usize) -> Answer<'_, SentFile> {
        let found = self.files.iter().position(|file| file.field == name && !file.name.is_empty());
        match found.map(|at| self.files.swap_remove(at)) {
            None => Answer::blank(self, name).if_blank("form-file-missing"),
            Some(file) if file.bytes.len() > most_megabytes << 20 => {
                let wrong = Wrong::of("form-file-too-large").and("most", most_megabytes);
                Answer::bad(self, name, wrong)
            }
            Some(file) => {
                self.taken.push(name.to_owned());
                Answer::given(self, name, file)
            }
        }
    }
}
