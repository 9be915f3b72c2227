//! What a column can hold, and what the job titles of a list probably mean, by words that schools use in English and Spanish.
//! Only a guess: a person sees it beside the first rows and corrects it. Columns are guessed by their `heads`.

use crate::access::{Role, words};
use crate::organization::UnitKind;
use crate::sought::fold;

words! {
    /// What a column of a list holds.
    Field {
        Ignore = "ignore", Given = "given", Family = "family", Full = "full", FamilyFirst = "family-first", Email = "email", Unit = "unit", Role = "role",
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

/// What a list can add: places where its people work.
pub const NEW_KINDS: &[UnitKind] = &[UnitKind::School, UnitKind::Department];

/// Where those work who serve every school: the organization itself.
const CENTRAL: &[&str] = &[
    "central office",
    "district office",
    "district",
    "district wide",
    "districtwide",
    "administration",
    "administration building",
    "central administration",
    "all schools",
    "oficina central",
    "oficinas centrales",
    "distrito",
    "administracion",
];

/// Words of departments; what has none of them is rather a school.
const DEPARTMENT: &[&str] = &[
    "department",
    "dept",
    "office",
    "services",
    "transportation",
    "maintenance",
    "nutrition",
    "food",
    "operations",
    "technology",
    "finance",
    "departamento",
    "oficina",
    "servicios",
    "transporte",
    "mantenimiento",
    "direccion",
];

/// Whether a word, folded, names the organization itself.
pub fn is_central(word: &str) -> bool {
    CENTRAL.contains(&word)
}

/// What a unit of this name, folded, would be.
pub fn new_kind(word: &str) -> UnitKind {
    if word.split(' ').any(|part| DEPARTMENT.contains(&part)) { UnitKind::Department } else { UnitKind::School }
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
    let title = fold(title);
    let has = |words: &[&str]| title.split(' ').any(|word| words.contains(&word));
    TITLES.iter().find(|(_, words)| has(words)).map(|(role, _)| *role)
}
