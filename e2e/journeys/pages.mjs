// Every page as it really comes to be: empty, full, with mistakes; small and large, by day and by night, in both languages.
// Made-up states that no walk reaches are seen in samples.mjs.

import assert from "node:assert/strict";
import { gaze } from "../walk/gaze.mjs";
import * as house from "../walk/house.mjs";
import { school, staff } from "../walk/roster.mjs";

export const name = "Every page is for everyone";
export const patience_s = 420;

export async function run({ token, newDesk, newPhone, shot, axe, fits, allow }) {
  const look = gaze({ axe, fits, shot });
  const desk = await newDesk();
  const see = async (address, name) => {
    const response = await desk.goto(address);
    assert.ok(response.status() < 400, `${address} answers ${response.status()}`);
    await look(desk, name);
  };
  // Refusals are meant here.
  allow(/status of (403|404|409|410|422)/);
  /** Sends the form around this button as it is; the page comes back with what to mend. */
  const mistaken = async (address, button, name) => {
    await desk.goto(address);
    await house.send(desk, button);
    assert.ok(await desk.locator("[role=alert]").count() > 0, `${name}: a mistake is told`);
    await look(desk, name);
  };

  await see("/about", "about");
  await mistaken("/set-up", "Set up and sign in", "set-up-wrong");
  await house.setUp(desk, token);

  // Nobody and nothing there yet.
  for (const [address, name] of [["/", "this-week"], ["/work", "work"], ["/pulses", "voices"], ["/people", "people"], ["/roster", "roster"], ["/me", "me"]]) {
    await see(address, `empty-${name}`);
  }
  await house.sendRoster(desk);
  await look(desk, "roster-dry-run");
  await house.send(desk, "Take these changes");
  await look(desk, "roster-taken");
  await house.writeInnovation(desk);
  await look(desk, "empty-innovation");
  const innovation = new URL(desk.url()).pathname;
  const implementation = await house.begin(desk, school);
  await look(desk, "empty-implementation");
  await see(`${implementation}/team`, "empty-team");
  await see(`${implementation}/pulses`, "empty-pulses");
  await house.formTeam(desk, implementation, []);
  await look(desk, "team-of-nobody");

  // Full.
  await mistaken("/people/new", "Add", "person-wrong");
  await mistaken("/roster", "See what it would change", "roster-wrong");
  await mistaken("/innovations/new", "Save", "innovation-wrong");
  await mistaken(`${implementation}/learning-plan/edit`, "Save the plan", "learning-wrong");
  await mistaken(`${implementation}/stages/decide`, "Add it", "activity-wrong");
  await mistaken(`${implementation}/stage`, "Move it", "stage-held");
  await mistaken(`${implementation}/askings`, "Write it down", "asking-wrong");
  await house.planLearning(desk, implementation);
  for (const [at, { name }] of staff.slice(0, 3).entries()) {
    await desk.goto(`${implementation}/team`);
    await house.send(desk, at === 0 ? `Add as lead: ${name}` : `Add: ${name}`);
  }
  await look(desk, "team");
  await see(`${implementation}/team?q=al`, "team-search");
  await see(`${implementation}/team?q=zzz`, "team-search-nobody");
  await mistaken(`${implementation}/pulses/new`, "Save the draft", "pulse-wrong");
  const few = await house.draftPulse(desk, implementation, "A first try");
  await look(desk, "pulse-draft");
  const fewLinks = await house.openPulse(desk, few);
  await look(desk, "links");
  const phone = await newPhone({ scripts: false });
  for (const { name } of staff.slice(0, 3)) await house.answer(phone, fewLinks.get(name), [4, 4, 2, 5]);
  await see(few, "pulse-open");
  await see(`${few}/closure`, "close");
  await house.closePulse(desk, few);
  await look(desk, "result-too-few");
  await see(`${few}/sheet`, "sheet-too-few");
  const pulse = await house.draftPulse(desk, implementation);
  const links = await house.openPulse(desk, pulse);
  for (const [i, { name }] of staff.slice(0, 20).entries()) await house.answer(phone, links.get(name), [1 + (i % 5), 5 - (i % 3), 2 + (i % 2), 4]);
  await house.closePulse(desk, pulse);

  const full = [["/", "this-week"], ["/work", "work"], ["/pulses", "voices"], ["/people", "people"], ["/roster", "roster"], [innovation, "innovation"],
    [`${innovation}/edit`, "innovation-edit"], [implementation, "implementation"], [`${implementation}/learning-plan`, "learning"], [`${implementation}/stages/prepare`, "stage-work"],
    [`${implementation}/stages/prepare/dates`, "stage-dates"], ["/stage-templates", "stage-templates"], [`${implementation}/stage`, "stage"],
    [`${implementation}/pulses`, "pulses"], [`${implementation}/askings`, "askings"], [`${implementation}/pulses/new`, "pulse-new"], [pulse, "result"], [`${pulse}/sheet`, "sheet"]];
  for (const [address, name] of full) await see(address, name);
  const link = await house.passwordLink(desk, staff[1].name);
  await look(desk, "person-link");
  await see(link, "password");
  await mistaken(link, "Save and sign in", "password-wrong");

  // What is not there, and what is not for everyone.
  await desk.goto("/no-such-page");
  await look(desk, "fault-404");
  const teacher = await newDesk();
  await house.choosePassword(teacher, link);
  assert.equal((await teacher.goto("/people/new")).status(), 403);
  await look(teacher, "fault-403");
  for (const [address, name] of [["/", "this-week"], ["/people", "people"], [`${implementation}/team`, "team"]]) {
    await teacher.goto(address);
    await look(teacher, `teacher-${name}`);
  }
  await teacher.goto("/");
  await teacher.locator("details.person summary").click();
  await look(teacher, "menu");

  // The same in Spanish.
  const spanish = await newDesk({ language: "es-US", storageState: await desk.context().storageState() });
  await spanish.goto("/");
  await spanish.locator('button[name="lang"][value="es"]').click();
  await spanish.waitForFunction(() => document.documentElement.lang === "es");
  for (const [address, name] of [...full, [`${implementation}/team`, "team"], ["/me", "me"], ["/people/new", "person-new"]]) {
    await spanish.goto(address);
    assert.equal(await spanish.locator("html").getAttribute("lang"), "es", `${address} speaks Spanish`);
    await look(spanish, `es-${name}`, { brief: true });
  }

  const guest = await newDesk();
  await guest.goto("/sign-in");
  await look(guest, "sign-in");
  await house.send(guest, "Sign in");
  await look(guest, "sign-in-wrong");
  console.log(`        ${look.count()} looks`);
}
