//! Many invitations at once: a sheet of cards to print and cut, or a list for a mail merge. Each link is shown once.

use super::*;
use axum::http::header;
use ground::people::{INVITATION_DAYS, Invited};

/// Who could be invited in one unit.
pub struct InvitePage {
    pub units: Vec<Unit>,
    pub unit: Option<Unit>,
    /// People of the unit without a sign-in.
    pub people: Vec<Person>,
}

/// The finished cards.
pub struct Cards {
    pub unit: String,
    /// Whose invitation it is.
    pub organization: String,
    pub until: Date,
    pub cards: Vec<Card>,
}

/// One invitation, sorted by name before.
pub struct Card {
    pub name: String,
    pub email: Option<String>,
    pub link: String,
}

#[derive(Default, Deserialize)]
pub struct In {
    unit: Option<UnitId>,
}

fn load(op: &mut Op, unit: Option<UnitId>) -> Result<InvitePage, Refusal> {
    let root = root(op)?;
    op.require(MANAGE_ACCOUNTS, root.id)?;
    let units = organization::open_units(op, MANAGE_ACCOUNTS)?;
    let unit = unit.and_then(|id| units.iter().find(|u| u.id == id).cloned());
    let mut people: Vec<Person> = Vec::new();
    if let Some(unit) = &unit {
        let listed = ground::people::in_unit(op, unit.id)?;
        people = ground::people::without_sign_in(op, listed.into_iter().map(|l| l.person).collect())?;
        people.truncate(people::MOST_AT_ONCE);
    }
    Ok(InvitePage { units, unit, people })
}

pub async fn page(who: SignedIn, State(app): State<App>, Query(asked): Query<In>) -> Result<Markup, Fault> {
    let page = app.read(who.actor.clone(), move |op| load(op, asked.unit)).await?;
    let form = page.people.iter().fold(Form::blank().filled("as", "cards"), |form, p| form.filled("person", p.id.to_string()));
    Ok(who.page(&who.words().t("invite-title"), Place::People, views::invitations(&who, &page, &form)))
}

pub async fn make(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { who, mut form } = posted;
    let asked: Option<UnitId> = form.value("unit").parse().ok();
    let page = app.read(who.actor.clone(), move |op| load(op, asked)).await?;
    let unit = form.choice("unit", |_| page.unit.clone()).required();
    let chosen = form.choices("person", |text| page.people.iter().map(|p| p.id).find(|p| p.to_string() == text)).required();
    let list = form.choice("as", |text| ["cards", "list"].into_iter().find(|known| *known == text)).required();
    let (Some(unit), Some(chosen), Some(list)) = (unit, chosen, list) else {
        return Ok(again(who.page(&who.words().t("invite-title"), Place::People, views::invitations(&who, &page, &form))));
    };
    let of = unit.id;
    let made = app.write(who.actor.clone(), move |op| {
        let root = root(op)?;
        op.require(MANAGE_ACCOUNTS, root.id)?;
        Ok::<_, Refusal>((people::invite(op, of, &chosen)?, op.today()?))
    });
    let (mut invited, today) = made.await?;
    invited.sort_by_cached_key(|i| i.person.sort_name());
    let address = app.settings.public_url.clone();
    let card = |i: Invited| Card { name: i.person.name(), link: format!("{address}{}", paths::password(&i.token)), email: i.person.email };
    let cards: Vec<Card> = invited.into_iter().map(card).collect();
    if list == "list" {
        return csv(&who, cards);
    }
    let until = today.saturating_add(jiff::Span::new().days(INVITATION_DAYS));
    let cards = Cards { unit: unit.name, organization: who.place.clone(), until, cards };
    Ok(who.page(&who.words().t("invite-cards-title"), Place::People, views::cards(&who, &cards)).into_response())
}

/// RFC 4180 with a byte-order mark, so that spreadsheets read accents; what they would run as a formula is defused.
fn csv(who: &SignedIn, cards: Vec<Card>) -> Result<Response, Fault> {
    let w = who.words();
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let header = [w.t("people-name"), w.t("sign-in-email"), w.t("people-link")];
    let row = |card: Card| [defused(&card.name), defused(&card.email.unwrap_or_default()), card.link];
    for row in std::iter::once(header).chain(cards.into_iter().map(row)) {
        writer.write_record(row).map_err(|_| Fault::Broken)?;
    }
    let bytes = writer.into_inner().map_err(|_| Fault::Broken)?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let disposition = (header::CONTENT_DISPOSITION, "attachment; filename=\"invitations.csv\"");
    Ok(([kind, disposition], bytes).into_response())
}

fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_string() }
}

/// A code for a camera, as one path of little squares: nothing is fetched and nothing runs. `None` for what is too long.
pub(super) fn code(link: &str) -> Option<(usize, String)> {
    let code = qrcode::QrCode::with_error_correction_level(link.as_bytes(), qrcode::EcLevel::M).ok()?;
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, c)| *c == qrcode::Color::Dark);
    let path: String = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + 4, at / width + 4)).collect();
    // Four modules of quiet on every side, as the standard wants.
    Some((width + 8, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_code_with_quiet_around_it_and_a_formula_is_defused() {
        let (width, path) = code("https://perennial.example/password/xk3m9q2vw7h4t6r8p5n1c0z2sa").unwrap();
        assert!(width >= 29 && path.starts_with("M4 4h1v1h-1z"), "{width}: the finder begins inside the quiet zone");
        assert!(code(&"x".repeat(4_000)).is_none());
        assert_eq!(defused("=1+1"), "'=1+1");
        assert_eq!(defused("Ana"), "Ana");
    }
}
