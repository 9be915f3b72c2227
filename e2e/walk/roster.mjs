// The made-up district of the journeys: two schools, one of them with staff enough to be asked. The file is as dirty as
// files from real systems are; each blemish is named where it is made.

import { zip } from "./zip.mjs";

export const school = "Willow Creek Elementary";
export const otherSchool = "Harbor Street School";
export const district = "Riverbend School District";

const given = ["Ana", "Ben", "Chidi", "Dora", "Eli", "Fatima", "Gus", "Hana", "Ivan", "José", "Kaya", "Lena", "Milo", "Nora", "Omar", "Pia",
  "Quinn", "Rosa", "Sam", "Tova", "Uma", "Vera", "Wes", "Ximena", "Yael", "Zeke", "Ada", "Bo", "Cleo", "Dev", "Edda", "Finn", "Greta"];
const family = ["Alvarez", "Brandt", "Castillo", "Dreyer", "Engel", "Farouk", "Garza", "Holt", "Ito", "Jansen", "Kessler"];

/** Twelve teachers, ten aides, ten of support staff and a principal: groups of ten and more keep a row of their own. */
const parts = [...Array(12).fill("teacher"), ...Array(10).fill("aide"), ...Array(10).fill("counselor"), "principal"];

export const staff = parts.map((role, i) => ({
  id: `u-${i + 1}`,
  given: given[i],
  family: family[i % family.length],
  name: `${given[i]} ${family[i % family.length]}`,
  email: `${given[i].toLowerCase().replace("é", "e")}.${family[i % family.length].toLowerCase()}@riverbend.example`,
  role,
}));

/** Three at the other school: someone who must not see what Willow Creek does, and colleagues. */
export const others = [
  { id: "o-1", given: "Ruth", family: "Novak", name: "Ruth Novak", email: "ruth.novak@riverbend.example", role: "teacher" },
  { id: "o-2", given: "Theo", family: "Lindqvist", name: "Theo Lindqvist", email: "theo.lindqvist@riverbend.example", role: "teacher" },
  { id: "o-3", given: "Wanda", family: "Price", name: "Wanda Price", email: "wanda.price@riverbend.example", role: "principal" },
];

export const students = 4;
export const families = 2;

const modified = "2026-08-01T06:00:00.000Z";

/** The delivery. `without` leaves people out, as when they have left. */
export function roster({ without = [] } = {}) {
  const here = staff.filter((person) => !without.includes(person.id));
  const everyone = [...here, ...others];
  const young = Array.from({ length: students }, (_, i) => ({ id: `s-${i + 1}`, given: "Student", family: `Number ${i + 1}`, email: "", role: "student", org: "org-w" }));
  const kin = Array.from({ length: families }, (_, i) => ({ id: `f-${i + 1}`, given: "Parent", family: `Number ${i + 1}`, email: "", role: "parent", org: "org-w" }));
  const user = ({ id, given, family, email }) => [id, "active", modified, "true", id, "", given, family, email, "org-w"];
  const users = [...everyone, ...young, ...kin].map(user);
  users[4][8] = "not an address"; // an address that is none
  users[7][3] = "Yes"; // neither true nor false as the standard writes it
  users.push(users[2]); // the same person twice
  users.push(user({ id: "u-nowhere", given: "Nobody", family: "Inparticular", email: "" })); // no role at all
  const at = (person) => person.org ?? (person.id.startsWith("o-") ? "org-h" : "org-w");
  const roles = [...everyone, ...young, ...kin].map((person, i) => [`r-${i + 1}`, "active", modified, person.id, "primary", person.role, "", "", at(person)]);
  roles[1][5] = "Teacher"; // a capital where none belongs
  roles[3][6] = "08/15/2025"; // a date as people write it
  roles.push(["r-lost", "active", modified, "u-6", "secondary", "teacher", "", "", "org-closed"]); // a school that is not in the list
  const table = (head, rows) => [head.split(","), ...rows].map((row) => row.join(",")).join("\r\n") + "\r\n";
  const bulk = ["orgs", "users", "roles"];
  const absent = ["academicSessions", "classes", "courses", "demographics", "enrollments"];
  return zip({
    "manifest.csv": table("propertyName,value", [["manifest.version", "1.0"], ["oneroster.version", "1.2"],
      ...bulk.map((name) => [`file.${name}`, "bulk"]), ...absent.map((name) => [`file.${name}`, "absent"])]),
    "orgs.csv": table("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", [
      ["org-d", "active", modified, district, "district", "", ""],
      ["org-w", "active", modified, school, "school", "", "org-d"],
      ["org-h", "active", modified, otherSchool, "school", "", "org-d"]]),
    // A byte order mark, as spreadsheets leave it.
    "users.csv": "\ufeff" + table("sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email,primaryOrgSourcedId", users),
    "roles.csv": table("sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId", roles),
  });
}
