// Partial updates under the strict content security policy, and the same page without any script.

import assert from "node:assert/strict";
import * as house from "../walk/house.mjs";
import { school, staff } from "../walk/roster.mjs";

export const name = "Scripts only make it quicker";

export async function run({ token, newDesk, takeFaults, shot, axe }) {
  const desk = await newDesk();
  const implementation = await house.asFarAsTheTeam(desk, token, school, []);
  const policy = (await desk.goto(`${implementation}/team`)).headers()["content-security-policy"];
  assert.match(policy, /script-src 'self'|default-src 'self'|script-src 'nonce/);
  assert.doesNotMatch(policy, /unsafe/, "nothing unsafe is allowed");

  // Typing finds people without leaving the page.
  const found = desk.locator("#found");
  const names = async () => (await found.innerText()).split("\n").filter((line) => staff.some(({ name }) => line.startsWith(name)));
  const before = (await names()).length;
  let loads = 0;
  desk.on("request", (request) => { if (request.isNavigationRequest()) loads += 1; });
  await desk.evaluate(() => (globalThis.sameMoment = true));
  await desk.locator('[name="q"]').pressSequentially("alvar", { delay: 30 });
  await desk.waitForFunction(() => /Alvarez/.test(document.querySelector("#found").textContent) && !/Brandt/.test(document.querySelector("#found").textContent));
  assert.ok((await names()).length < before);
  assert.equal(loads, 0, "no page was loaded");
  assert.ok(await desk.evaluate(() => globalThis.sameMoment === true));
  assert.equal(await desk.locator("#found").count(), 1, "the list stands there once");
  assert.match(await desk.locator("#found-said").innerText(), /people found/, "what was found is said aloud");
  assert.ok(await desk.evaluate(() => document.activeElement.name === "q"), "the focus stays where one types");
  await axe(desk);
  await shot(desk, "searched");

  // What came in by an update works like what was there: its forms carry the proof.
  await house.send(desk, `Add as lead: ${staff[0].name}`);
  assert.match(await desk.locator('[aria-labelledby="members"]').innerText(), new RegExp(`${staff[0].name}[^]*Lead`));
  assert.deepEqual(takeFaults(), [], "neither an error nor a breach of the policy");

  // Without scripts: the same by a button and a page.
  const plain = await newDesk({ scripts: false, storageState: await desk.context().storageState() });
  await plain.goto(`${implementation}/team`);
  await plain.locator('[name="q"]').fill("brandt");
  await house.send(plain, "Search");
  assert.match(plain.url(), /\?q=brandt/);
  assert.equal(await plain.locator('[name="q"]').inputValue(), "brandt");
  assert.match(await plain.locator("#found").innerText(), /Ben Brandt/);
  assert.doesNotMatch(await plain.locator("#found").innerText(), /Castillo/);
  await house.send(plain, "Add: Ben Brandt");
  assert.match(await plain.locator('[aria-labelledby="members"]').innerText(), /Ben Brandt/);

  // Light and dark are kept, with scripts and without.
  await desk.goto("/");
  await desk.getByRole("button", { name: "Dark" }).click();
  await desk.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await desk.waitForTimeout(300);
  await desk.reload();
  assert.equal(await desk.locator("html").getAttribute("data-theme"), "dark");
  await plain.goto("/");
  await house.send(plain, "Light");
  assert.equal(await plain.locator("html").getAttribute("data-theme"), "light");
}
