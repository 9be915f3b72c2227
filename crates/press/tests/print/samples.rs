//! Sheets to print: the fall pulse of the demo organization, as large as a pulse gets, in both languages.

use paper::pulse_result::{ANSWERS, Answers, Groups, Note, PulseResult};
use paper::{Cell, Figure, Row, Sheet, Table, Template};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn hidden(name: &str, word: &str) -> Row {
    let word = || Cell::Hidden(word.to_owned());
    Row { name: name.into(), cells: vec![word(), word(), Cell::Shown("–".into())] }
}

pub fn drawing(svg: &str, alt: &str) -> Figure {
    Figure { name: ANSWERS.into(), svg: svg.into(), screen: maud::html! {}, alt: alt.into() }
}

/// Five statements, six groups: the most a pulse has.
pub fn english() -> Sheet {
    let pulse = PulseResult {
        demo: Some("Demo organization: people and data are made up.".into()),
        product: "Perennial".into(),
        organization: "Riverbend Demo District".into(),
        school: Some("Alder Creek Elementary".into()),
        lede: "35 of 41 teachers answered. They see that partner reading helps; they lack time to plan it and, some, help when it goes badly.".into(),
        meta: texts(&["Open November 9 to 13, 2026", "Anonymous: nobody can see who said what", "35 of 41 teachers (85%)"]),
        answers: Answers {
            heading: "The answers".into(),
            finding: "Most of us see that it helps. Most of us lack time to plan it together.".into(),
            measure: "Teachers’ pulse, week of November 9, 2026. Shares in percent of those who answered.".into(),
            notes: texts(&["35 of 41 teachers answered (85%).", "Interval: Wilson, 95%.", "Asked in the same words in May and September."]),
            table: Table::new(
                "Statement",
                texts(&["Agree", "95% interval", "Neither", "Disagree", "n"]),
                vec![
                    Row::shown("Partner reading helps my readers.", ["74%", "58–86%", "14%", "11%", "35"]),
                    Row::shown("I can get help when it does not go well.", ["46%", "30–62%", "17%", "37%", "35"]),
                    Row::shown("Our team has time to plan it together.", ["31%", "19–48%", "11%", "57%", "35"]),
                    Row::shown("What we say here changes what happens.", ["51%", "36–67%", "26%", "23%", "35"]),
                    Row::shown("I know which part of partner reading I will work on next.", ["71%", "53–83%", "11%", "17%", "35"]),
                ],
            )
            .unwrap(),
        },
        groups: Some(Groups {
            heading: "By group".into(),
            about: "“Our team has time to plan it together.”".into(),
            table: Table::new(
                "Group",
                texts(&["Answered", "Agree", "95% interval"]),
                vec![
                    Row::shown("Kindergarten", ["6 of 6", "33%", "10–70%"]),
                    Row::shown("Grades 1–2", ["8 of 10", "38%", "14–69%"]),
                    Row::shown("Grades 3–5", ["12 of 14", "25%", "9–53%"]),
                    Row::shown("Interventionists", ["5 of 5", "40%", "12–77%"]),
                    hidden("Special education", "hidden"),
                    hidden("Specialists", "hidden"),
                ],
            )
            .unwrap(),
            why_hidden: vec![Note {
                point: "Why two rows are hidden.".into(),
                text: "Fewer than five specialists answered, so a share could point at a person. Special education is hidden too: otherwise the total minus the other rows would give the specialists away.".into(),
            }],
            caution: Some("The intervals overlap widely: these numbers do not show that one grade band has less time than the other.".into()),
        }),
        made: "Made November 16, 2026, after the pulse closed.".into(),
        rule: "Groups of fewer than five are never shown, nor what would give them away.".into(),
    };
    let alt = "Bars for five statements. Most agree that partner reading helps readers; most disagree that the team has time to plan.";
    Sheet {
        template: Template::PulseResult(Box::new(pulse)),
        lang: "en".into(),
        title: "Fall pulse: what people said".into(),
        figures: vec![drawing(include_str!("answers.svg"), alt)],
    }
}

/// The same page in Spanish, which is longer; not of the demo organization.
pub fn spanish() -> Sheet {
    let pulse = PulseResult {
        demo: None,
        product: "Perennial".into(),
        organization: "Distrito Escolar Riverbend".into(),
        school: Some("Escuela Primaria Alder Creek".into()),
        lede: "Respondieron 35 de 41 docentes. Ven que la lectura en parejas ayuda; les falta tiempo para planearla y, a algunos, ayuda cuando no sale bien.".into(),
        meta: texts(&["Abierta del 9 al 13 de noviembre de 2026", "Anónima: nadie puede ver quién dijo qué", "35 de 41 docentes (85\u{a0}%)"]),
        answers: Answers {
            heading: "Las respuestas".into(),
            finding: "La mayoría vemos que ayuda. A la mayoría nos falta tiempo para planearla en equipo.".into(),
            measure: "Consulta breve a docentes, semana del 9 de noviembre de 2026. Porcentajes de quienes respondieron.".into(),
            notes: texts(&["Respondieron 35 de 41 docentes (85\u{a0}%).", "Intervalo: Wilson, 95\u{a0}%.", "Mismas palabras que en mayo y septiembre."]),
            table: Table::new(
                "Afirmación",
                texts(&["De acuerdo", "Intervalo del 95\u{a0}%", "Ni uno ni otro", "En desacuerdo", "n"]),
                vec![
                    Row::shown("La lectura en parejas ayuda a mis estudiantes a leer.", ["74\u{a0}%", "58–86\u{a0}%", "14\u{a0}%", "11\u{a0}%", "35"]),
                    Row::shown("Puedo conseguir ayuda cuando no sale bien.", ["46\u{a0}%", "30–62\u{a0}%", "17\u{a0}%", "37\u{a0}%", "35"]),
                    Row::shown("Nuestro equipo tiene tiempo para planearla en conjunto.", ["31\u{a0}%", "19–48\u{a0}%", "11\u{a0}%", "57\u{a0}%", "35"]),
                    Row::shown("Lo que decimos aquí cambia lo que pasa.", ["51\u{a0}%", "36–67\u{a0}%", "26\u{a0}%", "23\u{a0}%", "35"]),
                ],
            )
            .unwrap(),
        },
        groups: Some(Groups {
            heading: "Por grupo".into(),
            about: "«Nuestro equipo tiene tiempo para planearla en conjunto.»".into(),
            table: Table::new(
                "Grupo",
                texts(&["Respondieron", "De acuerdo", "Intervalo del 95\u{a0}%"]),
                vec![
                    Row::shown("Kínder a 2.º grado", ["14 de 16", "36\u{a0}%", "16–61\u{a0}%"]),
                    Row::shown("3.º a 5.º grado", ["12 de 14", "25\u{a0}%", "9–53\u{a0}%"]),
                    hidden("Educación especial", "no se muestra"),
                    hidden("Especialistas", "no se muestra"),
                ],
            )
            .unwrap(),
            why_hidden: vec![Note {
                point: "Por qué no se muestran dos filas.".into(),
                text: "Respondieron menos de cinco especialistas, así que un porcentaje podría señalar a una persona. Tampoco se muestra educación especial: restando las otras filas del total se sabría lo que dijeron los especialistas.".into(),
            }],
            caution: None,
        }),
        made: "Hecha el 16 de noviembre de 2026, después del cierre.".into(),
        rule: "Nunca se muestran grupos de menos de cinco, ni lo que los revelaría.".into(),
    };
    Sheet {
        template: Template::PulseResult(Box::new(pulse)),
        lang: "es".into(),
        title: "Consulta de otoño: lo que dijo la gente".into(),
        figures: vec![drawing(include_str!("answers.svg"), "Barras de cinco afirmaciones.")],
    }
}

/// The words of a sheet, to change some.
pub fn words(sheet: &mut Sheet) -> &mut PulseResult {
    let Template::PulseResult(pulse) = &mut sheet.template else { panic!("not a pulse") };
    pulse
}
