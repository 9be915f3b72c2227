//! What the columns and the job titles of a list probably mean, by words that schools use in English and Spanish. Only a
//! guess: a person sees it beside the first rows and corrects it.

use crate::access::{Role, words};

words! {
    /// What a column of a list holds.
    Field {
        Ignore = "ignore", Given = "given", Family = "family", Full = "full", Email = "email", Unit = "unit", Role = "role",
        Id = "id", Starts = "starts", Ends = "ends",
    }
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Field, D::Error> {
        let word = <String as serde::Deserialize>::deserialize(from)?;
        Field::from_word(&word).ok_or_else(|| serde::de::Error::custom("unknown field"))
    }
}

/// The roles a list may give. An administrator of this server is made by hand, and so is a guest, whose part must end.
pub const ROLES: &[Role] =
    &[Role::DistrictLeader, Role::Principal, Role::Coach, Role::Teacher, Role::Paraeducator, Role::SupportStaff, Role::Evaluator];

/// Lower case, without accents, words set apart by one blank: how names of columns and of units are compared.
pub fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    };
    // an apostrophe is no gap: "director's" stays one word
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).flat_map(char::to_lowercase).map(letter).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const FIELDS: &[(Field, &[&str])] = &[
    (
        Field::Email,
        &[
            "email",
            "e mail",
            "mail",
            "email address",
            "e mail address",
            "work email",
            "school email",
            "staff email",
            "correo",
            "correo electronico",
            "correo institucional",
        ],
    ),
    (
        Field::Given,
        &[
            "first",
            "first name",
            "firstname",
            "given",
            "given name",
            "givenname",
            "forename",
            "preferred first name",
            "nombres",
            "primer nombre",
            "nombre de pila",
        ],
    ),
    (
        Field::Family,
        &[
            "last",
            "last name",
            "lastname",
            "family",
            "family name",
            "familyname",
            "surname",
            "apellido",
            "apellidos",
            "primer apellido",
            "segundo apellido",
            "apellido paterno",
            "apellido materno",
        ],
    ),
    (
        Field::Full,
        &[
            "name",
            "full name",
            "fullname",
            "staff name",
            "employee name",
            "teacher name",
            "employee",
            "staff member",
            "display name",
            "nombre",
            "nombre completo",
            "nombre y apellidos",
            "nombre y apellido",
            "apellidos y nombre",
            "apellidos y nombres",
            "apellido y nombre",
            "docente",
            "empleado",
        ],
    ),
    (
        Field::Unit,
        &[
            "school",
            "school name",
            "building",
            "site",
            "campus",
            "location",
            "unit",
            "department",
            "work location",
            "escuela",
            "centro",
            "centro escolar",
            "plantel",
            "edificio",
            "sede",
            "departamento",
            "unidad",
            "colegio",
        ],
    ),
    (
        Field::Role,
        &[
            "role",
            "job",
            "job title",
            "title",
            "position",
            "position title",
            "assignment",
            "staff type",
            "employee type",
            "rol",
            "cargo",
            "puesto",
            "funcion",
            "ocupacion",
        ],
    ),
    (
        Field::Id,
        &[
            "id",
            "employee id",
            "employeeid",
            "staff id",
            "staffid",
            "employee number",
            "employee no",
            "staff number",
            "person id",
            "user id",
            "badge",
            "id de empleado",
            "numero de empleado",
            "no de empleado",
            "clave",
            "matricula",
        ],
    ),
    (
        Field::Starts,
        &[
            "start",
            "start date",
            "begins",
            "begin date",
            "hire date",
            "date of hire",
            "from",
            "since",
            "inicio",
            "fecha de inicio",
            "fecha de ingreso",
            "fecha de alta",
            "desde",
        ],
    ),
    (
        Field::Ends,
        &[
            "end",
            "end date",
            "ends",
            "until",
            "to",
            "last day",
            "termination date",
            "fin",
            "fecha de fin",
            "fecha de termino",
            "fecha de baja",
            "hasta",
        ],
    ),
];

/// A column with one of these words in its name is dropped as it is read.
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

/// What a column's name says; `Ignore` where it says nothing.
pub fn field(head: &str) -> Field {
    let head = plain(head);
    FIELDS.iter().find(|(_, names)| names.contains(&head.as_str())).map_or(Field::Ignore, |(field, _)| *field)
}

/// Whether a column is not even read.
pub fn is_closed(head: &str) -> bool {
    field(head) == Field::Ignore && plain(head).split(' ').any(|word| NOBODYS_BUSINESS.contains(&word))
}

const TITLES: &[(Role, &[&str])] = &[
    (Role::DistrictLeader, &["superintendent", "superintendente", "district", "distrito", "cabinet"]),
    (Role::Principal, &["principal", "headteacher", "head", "director", "directora", "subdirector", "subdirectora", "dean"]),
    (Role::Coach, &["coach", "coordinator", "specialist", "facilitator", "asesor", "asesora", "coordinador", "coordinadora"]),
    (Role::Evaluator, &["evaluator", "evaluador", "evaluadora"]),
    (Role::Paraeducator, &["aide", "para", "paraeducator", "paraprofessional", "assistant", "auxiliar", "asistente", "ayudante"]),
    (Role::Teacher, &["teacher", "instructor", "educator", "faculty", "maestro", "maestra", "docente", "profesor", "profesora"]),
    (
        Role::SupportStaff,
        &[
            "secretary",
            "custodian",
            "nurse",
            "counselor",
            "counsellor",
            "clerk",
            "cook",
            "driver",
            "librarian",
            "psychologist",
            "support",
            "office",
            "staff",
            "secretaria",
            "secretario",
            "consejero",
            "consejera",
            "enfermera",
            "bibliotecaria",
            "psicologo",
            "psicologa",
            "intendente",
            "conserje",
            "apoyo",
        ],
    ),
];

/// What a job title probably is. "Assistant principal" is a principal, "teaching assistant" and "teacher aide" are
/// paraeducators: the first list that has one of the words decides.
pub fn role(title: &str) -> Option<Role> {
    let title = plain(title);
    let has = |words: &[&str]| title.split(' ').any(|word| words.contains(&word));
    TITLES.iter().find(|(_, words)| has(words)).map(|(role, _)| *role)
}
