//! What a column holds, by its head, as schools and payroll programs write heads in English and Spanish. All of it is data:
//! short forms, and for each field the words that say it with those that may stand beside them. Only a guess: a person sees it
//! beside the first rows and corrects it.

use super::guess::Field;
use crate::sought::fold;

/// Words cut short, and what they stand for: spreadsheets are narrow.
const SHORT: &[(&str, &str)] = &[
    ("emp", "employee"),
    ("empl", "employee"),
    ("ee", "employee"),
    ("bldg", "building"),
    ("bld", "building"),
    ("sch", "school"),
    ("loc", "location"),
    ("dept", "department"),
    ("depto", "departamento"),
    ("dpto", "departamento"),
    ("pos", "position"),
    ("posn", "position"),
    ("addr", "address"),
    ("num", "number"),
    ("nbr", "number"),
    ("no", "number"),
    ("nro", "number"),
    ("numero", "number"),
    ("fname", "first name"),
    ("lname", "last name"),
    ("firstname", "first name"),
    ("lastname", "last name"),
    ("fullname", "full name"),
    ("givenname", "given name"),
    ("familyname", "family name"),
    ("mi", "initial"),
    ("desc", "description"),
    ("dt", "date"),
];

/// They hold a head together and say nothing.
const FILL: &[&str] = &["of", "the", "and", "de", "del", "la", "el", "los", "las", "y", "s"];

/// Whose list it is; beside any other word this says nothing more.
const WHOSE: &[&str] = &["employee", "staff", "teacher", "personnel", "person", "worker", "empleado", "docente", "maestro", "trabajador"];

/// One way to write the head of a column.
struct Head {
    field: Field,
    /// Any of these, word by word as [`words`] has them.
    says: &'static [&'static str],
    /// What may stand beside it. Any other word makes it another thing: a "school" is a unit, a "school year" is none.
    beside: &'static [&'static str],
}

/// In this order: where two columns hold the same, the one said by an earlier line is taken.
const HEADS: &[Head] = &[
    // "Employee (Last, First)": one column, the family name first. Before names alone, whose words it holds.
    Head {
        field: Field::FamilyFirst,
        says: &[
            "last first",
            "last name first",
            "last name first name",
            "surname first name",
            "family given",
            "family name given name",
            "apellidos nombre",
            "apellidos nombres",
            "apellido nombre",
            "apellido nombres",
        ],
        beside: &["name", "full", "middle", "initial", "nombre", "completo"],
    },
    Head {
        field: Field::Full,
        says: &[
            "first last",
            "first name last name",
            "nombre apellidos",
            "nombre apellido",
            "nombres apellidos",
            "full name",
            "display name",
        ],
        beside: &["name", "middle", "initial"],
    },
    Head { field: Field::Full, says: &["name", "nombre completo", "nombre"], beside: &["legal"] },
    // "Employee" alone holds names: a number would be called one.
    Head { field: Field::Full, says: &["employee", "staff", "staff member", "teacher", "docente", "empleado", "maestro"], beside: &[] },
    // "Mail stop" and "emergency e-mail" are no addresses of work; an e-mail "ID" is one.
    Head {
        field: Field::Email,
        says: &["email", "e mail", "mail", "correo"],
        beside: &["address", "id", "work", "school", "district", "official", "primary", "electronico", "institucional", "trabajo"],
    },
    Head {
        field: Field::Given,
        says: &["first name", "first", "given name", "given", "forename", "nombres", "primer nombre", "nombre pila"],
        beside: &["legal"],
    },
    // The legal name is filled in for everyone, the preferred one for some.
    Head { field: Field::Given, says: &["preferred name", "preferred first name", "preferred first"], beside: &[] },
    // Two family names may stand in two columns.
    Head {
        field: Field::Family,
        says: &["last name", "last", "surname", "family name", "family", "apellidos", "apellido"],
        beside: &["legal", "primer", "primero", "segundo", "paterno", "materno"],
    },
    // A number alone may count the rows, and would be somebody else's next month: it must say whose it is.
    Head {
        field: Field::Id,
        says: &[
            "employee number",
            "employee id",
            "staff number",
            "staff id",
            "teacher number",
            "teacher id",
            "personnel number",
            "personnel id",
            "payroll number",
            "person id",
            "user id",
            "badge number",
            "badge id",
            "badge",
            "id empleado",
            "number empleado",
            "clave empleado",
            "number nomina",
        ],
        beside: &["district", "local"],
    },
    Head { field: Field::Id, says: &["id", "employeeid", "staffid", "clave", "matricula"], beside: &[] },
    Head {
        field: Field::Unit,
        says: &["school", "building", "campus", "escuela", "colegio", "plantel", "centro"],
        beside: &["name", "nombre", "home", "primary", "main", "assigned", "base", "work", "escolar", "trabajo", "adscripcion"],
    },
    Head {
        field: Field::Unit,
        says: &["site", "location", "sede", "edificio", "unit", "unidad"],
        beside: &["name", "nombre", "home", "primary", "main", "assigned", "base", "work", "trabajo"],
    },
    Head { field: Field::Unit, says: &["department", "departamento"], beside: &["name", "nombre", "home", "primary"] },
    // A code is better than nothing: what it means is asked once and remembered.
    Head {
        field: Field::Unit,
        says: &["school", "building", "campus", "site", "location", "department", "escuela", "centro", "plantel"],
        beside: &["number", "code", "id", "codigo", "clave"],
    },
    Head {
        field: Field::Role,
        says: &["job title", "position title", "puesto", "cargo"],
        beside: &["primary", "current", "work", "description", "trabajo", "actual"],
    },
    Head {
        field: Field::Role,
        says: &["position", "job", "role", "rol", "funcion", "ocupacion"],
        beside: &["name", "nombre", "primary", "current", "main", "description"],
    },
    // It may be "Mr." and "Ms.".
    Head { field: Field::Role, says: &["title"], beside: &["work", "business"] },
    Head {
        field: Field::Role,
        says: &["assignment", "employee type", "staff type", "employee class", "staff category", "categoria"],
        beside: &["primary", "current", "description"],
    },
    Head {
        field: Field::Starts,
        says: &[
            "start date",
            "start",
            "begin date",
            "begins",
            "first day",
            "from",
            "since",
            "fecha inicio",
            "inicio",
            "fecha ingreso",
            "fecha alta",
            "desde",
        ],
        beside: &["contract", "position", "assignment", "employment", "contrato"],
    },
    Head { field: Field::Starts, says: &["hire date", "date hire", "hired"], beside: &["original", "latest", "last"] },
    Head {
        field: Field::Ends,
        says: &[
            "end date",
            "end",
            "ends",
            "until",
            "to",
            "last day",
            "termination date",
            "exit date",
            "fecha fin",
            "fin",
            "fecha termino",
            "fecha baja",
            "hasta",
        ],
        beside: &["contract", "position", "assignment", "employment", "contrato", "worked"],
    },
];

/// A column with one of these words in its head is dropped as it is read: nobody's business here.
const NOBODYS_BUSINESS: &[&str] = &[
    "password",
    "contrasena",
    "pin",
    "ssn",
    "social",
    "birth",
    "birthdate",
    "birthday",
    "dob",
    "nacimiento",
    "phone",
    "telephone",
    "telefono",
    "celular",
    "mobile",
    "cell",
    "sms",
    "address",
    "street",
    "city",
    "zip",
    "direccion",
    "domicilio",
    "calle",
    "salary",
    "pay",
    "wage",
    "salario",
    "sueldo",
    "gender",
    "sex",
    "genero",
    "sexo",
    "race",
    "ethnicity",
    "raza",
    "etnia",
    "emergency",
    "emergencia",
    "medical",
    "health",
    "salud",
    "curp",
    "rfc",
    "nss",
    "dni",
    "iban",
    "bank",
    "banco",
    "religion",
    "marital",
    "edad",
    "age",
];

/// What a column's head says; `Ignore` where it says nothing.
pub fn field(head: &str) -> Field {
    guess(head).0
}

/// The same with the line of the table that says it: of two columns for one thing the earlier is the better.
pub fn guess(head: &str) -> (Field, usize) {
    let words = words(head);
    let found = HEADS.iter().position(|head| head.fits(&words));
    found.and_then(|at| Some((HEADS.get(at)?.field, at))).unwrap_or((Field::Ignore, HEADS.len()))
}

/// Whether a column is not even read.
pub fn is_closed(head: &str) -> bool {
    field(head) == Field::Ignore && words(head).iter().any(|word| NOBODYS_BUSINESS.contains(&word.as_str()))
}

impl Head {
    fn fits(&self, words: &[String]) -> bool {
        self.says.iter().any(|said| {
            let said: Vec<&str> = said.split(' ').collect();
            let starts = |at: usize| words.iter().skip(at).take(said.len()).eq(said.iter());
            let Some(at) = (0..words.len()).find(|at| starts(*at)) else { return false };
            let mut rest = words.iter().take(at).chain(words.iter().skip(at + said.len()));
            rest.all(|word| self.beside.contains(&word.as_str()) || WHOSE.contains(&word.as_str()))
        })
    }
}

/// The words of a head, whole and without what only fills: "Emp #" is an employee number, "EmployeeID" two words.
fn words(head: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut before = ' ';
    // "N.º" is "Nº".
    for c in head.replace(".º", "º").chars() {
        match c {
            '#' | '№' => spaced.push_str(" number "),
            // "Nombre(s)", "Teacher(s)": the letter belongs to its word.
            '(' if before.is_alphabetic() && head.contains("(s)") => {}
            c if c.is_uppercase() && before.is_lowercase() => spaced.extend([' ', c]),
            c => spaced.push(c),
        }
        before = c;
    }
    let whole = |word: &str| SHORT.iter().find(|(short, _)| *short == word).map_or(word.to_string(), |(_, whole)| (*whole).to_string());
    let said: Vec<String> = fold(&spaced).split(' ').map(whole).collect();
    said.join(" ").split(' ').filter(|word| !word.is_empty() && !FILL.contains(word)).map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Field::{Email, Ends, Family, FamilyFirst, Full, Given, Id, Ignore, Role, Starts, Unit};

    /// Heads as they stand in lists of schools: from payroll programs, from a secretary's own sheet, from Mexico and Spain.
    #[test]
    fn ten_rows_of_heads_are_guessed() {
        let rows: [(&str, &[Field]); 10] = [
            ("Emp #|Employee (Last, First)|Bldg|Pos. Title|E-mail Addr", &[Id, FamilyFirst, Unit, Role, Email]),
            ("Employee ID|Staff Name|Building|Position|Work Email|Hire Date", &[Id, Full, Unit, Role, Email, Starts]),
            ("EmployeeID|LastName|FirstName|SchoolName|JobTitle|EmailAddress", &[Id, Family, Given, Unit, Role, Email]),
            ("Apellidos|Nombre|Escuela|Correo|Puesto", &[Family, Full, Unit, Email, Role]),
            ("Apellido paterno|Apellido materno|Nombre(s)|Centro de trabajo|Función|Clave", &[Family, Family, Given, Unit, Role, Id]),
            (
                "N.º de empleado|Apellidos y nombre|Sede|Cargo|Correo electrónico|Fecha de alta",
                &[Id, FamilyFirst, Unit, Role, Email, Starts],
            ),
            ("LNAME|FNAME|MI|LOC|DEPT|EMAIL", &[Family, Given, Ignore, Unit, Unit, Email]),
            (
                "Teacher Name (Last, First MI)|Staff ID|Assigned School|Assignment|Start Dt|End Dt",
                &[FamilyFirst, Id, Unit, Role, Starts, Ends],
            ),
            (
                "#|Legal First Name|Legal Last Name|Primary Work Location|Job Title|District E-mail|School Year",
                &[Ignore, Given, Family, Unit, Role, Email, Ignore],
            ),
            ("Name of School|Bldg Code|Staff Member|Position Title|Supervisor Name|Room Number", &[Unit, Unit, Full, Role, Ignore, Ignore]),
        ];
        for (row, fields) in rows {
            let guessed: Vec<Field> = row.split('|').map(field).collect();
            assert_eq!(guessed, fields, "{row}");
        }
    }

    #[test]
    fn what_belongs_to_a_home_or_an_emergency_is_closed_also_where_it_is_an_address_to_write_to() {
        for head in ["Home Addr", "Emergency Contact E-mail", "Emp. Cell #", "Home Phone No.", "Pay Grade", "Date of Birth", "SSN"] {
            assert!(is_closed(head), "{head}");
        }
        for head in ["E-mail Addr", "Emp #", "School Year", "Room Number"] {
            assert!(!is_closed(head), "{head}");
        }
    }

    #[test]
    fn the_better_of_two_columns_has_the_earlier_line() {
        assert!(guess("Bldg Name").1 < guess("Bldg #").1);
        assert!(guess("Job Title").1 < guess("Title").1);
        assert!(guess("First Name").1 < guess("Preferred First Name").1);
    }
}
