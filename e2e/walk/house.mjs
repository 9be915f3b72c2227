// What people do in the house, each step once, for all journeys: they differ in what they look at on the way.

import assert from "node:assert/strict";
import { district, roster } from "./roster.mjs";

export const admin = { given: "Ines", family: "Okafor", email: "ines@riverbend.example", password: "seven quiet herons wade" };
export const theirs = "copper lantern drifts softly";

/** Types into the fields of a form by their names; radios and selects take the value. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]:not([type="hidden"])`).first();
    const kind = await field.evaluate((element) => (element.localName === "input" ? element.type : element.localName));
    if (kind === "select") await field.selectOption({ label: value });
    else if (kind === "radio") await page.locator(`main label:has([name="${name}"][value="${value}"])`).click();
    else await field.fill(value);
  }
}

/** Sends the form around the button of this name and waits for the page after it. */
export async function send(page, button) {
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: button, exact: true }).click()]);
}

export async function follow(page, link) {
  await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: link, exact: true }).first().click()]);
}

export const title = async (page) => (await page.locator("h1").first().innerText()).trim();

export async function setUp(page, token) {
  await page.goto("/");
  assert.match(page.url(), /\/set-up$/, "an empty server offers to be set up");
  await fill(page, {
    token, organization: district, kind: "district", zone: "America/Chicago", language: "en",
    "given-name": admin.given, "family-name": admin.family, email: admin.email, password: admin.password, "password-again": admin.password,
  });
  await send(page, "Set up and sign in");
  assert.equal(await title(page), "This week");
}

export async function signIn(page, { email, password }) {
  await page.goto("/sign-in");
  await fill(page, { email, password });
  await send(page, "Sign in");
}

export async function signOut(page) {
  await page.locator("details.person summary").click();
  await send(page, "Sign out");
}

export async function sendRoster(page, buffer = roster()) {
  await page.goto("/roster");
  await page.locator('input[name="file"]').setInputFiles({ name: "riverbend.zip", mimeType: "application/zip", buffer });
  await send(page, "See what it would change");
}

export const innovation = {
  name: "Partner Reading",
  kind: "practice",
  need: "Four in ten of our third graders read below grade level, and most of them read aloud less than two minutes a day.",
  ingredients: "Partners sit so that both see the text\nThe listener asks about meaning\n~Pairs change every second week",
};

/** The plan by which the adults will learn it. */
export const learningPlan = {
  behaviors: "Teachers of grades 2 and 3 hold two partner readings a week",
  "people-teacher": "14",
  theory: "A short talk and a reading: why pairs, why aloud",
  demonstration: "Teachers see a lesson at a colleague's",
  practice: "They try it the same week and talk about it in their grade team",
  coaching: "Tova coaches each teacher once a month until March",
  "follow-up-1": "2027-01-15",
  hours: "12",
  from: "2026-11-23",
  until: "2027-03-26",
};

export async function writeInnovation(page) {
  await page.goto("/innovations/new");
  await fill(page, innovation);
  await send(page, "Save");
  assert.equal(await title(page), innovation.name);
}

/** Begins it and answers the address of the implementation. */
export async function begin(page, school) {
  await fill(page, { unit: school });
  await send(page, "Begin here");
  assert.equal(await title(page), `${innovation.name} at ${school}`);
  return new URL(page.url()).pathname;
}

export async function planLearning(page, implementation) {
  await page.goto(`${implementation}/learning-plan/edit`);
  await fill(page, learningPlan);
  await send(page, "Save the plan");
}

/** Checks off so many activities of a stage, one tap each. */
export async function checkOff(page, implementation, stage, many) {
  for (let done = 0; done < many; done += 1) {
    await page.goto(`${implementation}/stages/${stage}`);
    await page.locator('form[action$="/completion"] button').first().click();
    await page.waitForLoadState();
  }
}

/** Forms the team: the first one leads. */
export async function formTeam(page, implementation, names) {
  await page.goto(`${implementation}/team`);
  await fill(page, { purpose: "Carry partner reading through its first two years, and hear what teachers and families say." });
  await send(page, "Form the team");
  for (const [at, name] of names.entries()) await send(page, at === 0 ? `Add as lead: ${name}` : `Add: ${name}`);
}

export async function move(page, implementation, to, reason) {
  await page.goto(`${implementation}/stage`);
  await fill(page, { to, ...(reason ? { reason } : {}) });
  await send(page, "Move it");
}

export const statements = [
  "Partner reading helps my readers.",
  "I can get help when it does not go well.",
  "Our team has time to plan it together.",
  "What we say here changes what happens.",
];

/** Writes a pulse and answers its address. */
export async function draftPulse(page, implementation, title = "Fall pulse: Partner Reading") {
  await page.goto(`${implementation}/pulses/new`);
  await fill(page, { title, ...Object.fromEntries(statements.map((said, i) => [`statement-${i + 1}`, said])) });
  await send(page, "Save the draft");
  return new URL(page.url()).pathname;
}

/** Opens it and answers the links by name, as paths. */
export async function openPulse(page, pulse) {
  await page.goto(pulse);
  await send(page, "Open the pulse");
  assert.match(page.url(), /\/links$/);
  const rows = await page.locator("main table tbody tr").evaluateAll((all) =>
    all.map((row) => [row.querySelector("th, td").textContent.trim(), row.querySelector("a").href]));
  return new Map(rows.map(([name, href]) => [name, new URL(href).pathname]));
}

/** One person answers: 1 to 5 for each statement, nothing where one is skipped. Stays on the receipt. */
export async function answer(page, link, choices) {
  await page.goto(link);
  await choose(page, choices);
  await Promise.all([page.waitForNavigation(), page.locator("form button:not([name])").click()]);
}

export async function choose(page, choices) {
  for (const [n, value] of choices.entries()) {
    if (value) await page.locator(`label:has([name="a${n}"][value="${value}"])`).click();
  }
}

export async function closePulse(page, pulse) {
  await page.goto(pulse);
  await follow(page, "Close it now");
  await send(page, "Close it");
  assert.equal(new URL(page.url()).pathname, pulse);
}

/** An administrator makes a one-time link for someone; answers its path. */
export async function passwordLink(page, name) {
  await page.goto("/people");
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: new RegExp(`sign-in link: ${name}$`) }).click()]);
  return new URL((await page.locator(".link").innerText()).trim()).pathname;
}

export async function choosePassword(page, link, password = theirs) {
  await page.goto(link);
  await fill(page, { password, "password-again": password });
  await send(page, "Save and sign in");
}

/** From the first-run token to an implementation with a full team. */
export async function asFarAsTheTeam(page, token, school, team) {
  await setUp(page, token);
  await sendRoster(page);
  await send(page, "Take these changes");
  await writeInnovation(page);
  const implementation = await begin(page, school);
  await planLearning(page, implementation);
  await formTeam(page, implementation, team);
  return implementation;
}
