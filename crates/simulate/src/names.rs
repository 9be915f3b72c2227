//! Names of nobody: common given and family names, mixed by chance, and schools named after plants of river country.

pub const SCHOOLS: [&str; 12] = [
    "Alder Creek",
    "Birchwood",
    "Cedar Flats",
    "Dogwood",
    "Elm Street",
    "Fernhill",
    "Goldenrod",
    "Hawthorn",
    "Ironwood",
    "Juniper",
    "Kestrel Bend",
    "Larch Valley",
];

pub const GIVEN: [&str; 64] = [
    "Ada", "Aisha", "Alma", "Amir", "Ana", "Anders", "Beatriz", "Ben", "Bianca", "Carlos", "Carmen", "Chidi", "Clara", "Daniel", "Deshawn",
    "Diego", "Elena", "Elijah", "Emi", "Esther", "Farah", "Felix", "Gabriel", "Grace", "Hana", "Hassan", "Ines", "Isaac", "Ivy", "Jamal",
    "Jia", "Joaquín", "Jonas", "Julia", "Kai", "Karim", "Keisha", "Laila", "Leo", "Linh", "Lucía", "Malik", "Marcus", "Mateo", "Maya",
    "Mei", "Mira", "Nadia", "Noah", "Nora", "Omar", "Otto", "Priya", "Rafael", "Rosa", "Ruth", "Samir", "Sofia", "Tariq", "Tess", "Tomás",
    "Tova", "Yara", "Zoe",
];

pub const FAMILY: [&str; 72] = [
    "Abara", "Acosta", "Adeyemi", "Ahmed", "Álvarez", "Baker", "Banerjee", "Bell", "Bianchi", "Boateng", "Brooks", "Castillo", "Chen",
    "Cohen", "Cruz", "Dahl", "Delgado", "Diaz", "Evans", "Farouk", "Flores", "Foster", "Garcia", "Gomez", "Green", "Haddad", "Hansen",
    "Harris", "Hughes", "Ibrahim", "Ito", "Jackson", "Jensen", "Johnson", "Kaya", "Kim", "Kowalski", "Lee", "Lind", "Lopez", "Martin",
    "Mbeki", "Mendoza", "Mitchell", "Morales", "Nakamura", "Nguyen", "Novak", "Núñez", "Okafor", "Ortiz", "Osei", "Park", "Patel", "Perez",
    "Quinn", "Ramos", "Reed", "Rivera", "Robinson", "Rossi", "Santos", "Schmidt", "Silva", "Singh", "Suarez", "Tanaka", "Torres", "Walker",
    "Wong", "Yilmaz", "Young",
];
