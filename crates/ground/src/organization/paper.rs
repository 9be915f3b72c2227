//! The paper an organization prints on: what it chose, else what is usual where its clock runs.

use super::store;
use crate::access::words;
use crate::op::{Op, Refusal};
use crate::{policy, timeline};

words! {
    Paper { Letter = "letter", A4 = "a4" }
}

/// American zones in which offices print on A4 (Unicode CLDR, paper size by territory).
const A4_IN_AMERICA: [&str; 16] = [
    "Argentina/",
    "Asuncion",
    "Bahia",
    "Belem",
    "Cuiaba",
    "Fortaleza",
    "Guayaquil",
    "Havana",
    "Jamaica",
    "La_Paz",
    "Lima",
    "Manaus",
    "Montevideo",
    "Recife",
    "Santo_Domingo",
    "Sao_Paulo",
];
/// Zones elsewhere in which they print on Letter.
const LETTER_BEYOND: [&str; 5] = ["Pacific/Honolulu", "Pacific/Guam", "Pacific/Pago_Pago", "Asia/Manila", "US/"];

impl Paper {
    /// What is usual in a zone.
    pub fn usual(zone: &str) -> Paper {
        let letter = match zone.strip_prefix("America/") {
            Some(place) => !A4_IN_AMERICA.iter().any(|a4| place.starts_with(a4)),
            None => LETTER_BEYOND.iter().any(|letter| zone.starts_with(letter)),
        };
        if letter { Paper::Letter } else { Paper::A4 }
    }
}

/// What was chosen; `None`: nobody chose.
pub fn chosen(op: &mut Op) -> Result<Option<Paper>, Refusal> {
    let organization = op.organization()?;
    Ok(store::paper(op.tx, organization)?.as_deref().and_then(Paper::from_word))
}

/// The paper that PDFs are made for.
pub fn paper(op: &mut Op) -> Result<Paper, Refusal> {
    match chosen(op)? {
        Some(paper) => Ok(paper),
        None => Ok(Paper::usual(&super::load(op)?.zone)),
    }
}

/// Chooses the paper; `None`: what is usual in the zone. The same again changes nothing.
pub fn choose_paper(op: &mut Op, paper: Option<Paper>) -> Result<(), Refusal> {
    let root = super::over_all(op, policy::MANAGE_PEOPLE)?;
    if chosen(op)? == paper {
        return Ok(());
    }
    let organization = op.organization()?;
    store::set_paper(op.tx, organization, paper.map(Paper::word))?;
    timeline::record(op, timeline::Event::PaperChosen, root.id.0, None)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_says_which_paper_is_usual() {
        let letter = ["America/Chicago", "America/Phoenix", "America/Mexico_City", "Pacific/Honolulu", "America/Puerto_Rico"];
        assert!(letter.iter().all(|zone| Paper::usual(zone) == Paper::Letter));
        let a4 = ["Europe/Berlin", "Europe/London", "America/Sao_Paulo", "America/Argentina/Salta", "Asia/Tokyo", "UTC"];
        assert!(a4.iter().all(|zone| Paper::usual(zone) == Paper::A4));
    }
}
