// The main walk with a keyboard alone: nothing is clicked, and one always sees where one is.

import assert from "node:assert/strict";
import { focused } from "../lib.mjs";
import * as house from "../walk/house.mjs";
import { school, staff } from "../walk/roster.mjs";

export const name = "The keyboard alone is enough";

/** Fails when what has the focus does not show it: by an outline of its own or of the row around it. */
async function seen(page) {
  const shown = await page.evaluate(() => {
    const outlined = (element) => {
      const style = element && getComputedStyle(element);
      return style && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
    };
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const inSight = box.bottom > 0 && box.top < innerHeight;
    return { outlined: outlined(at) || outlined(at.closest("label")), inSight, what: at.outerHTML.slice(0, 120) };
  });
  assert.ok(shown.outlined, `the focus does not show on ${shown.what}`);
  assert.ok(shown.inSight, `the focus is out of sight on ${shown.what}`);
}

export async function run({ token, newDesk, newPhone, tabTo, press, shot, allow }) {
  const setting = await newDesk();
  const implementation = await house.asFarAsTheTeam(setting, token, school, staff.slice(0, 3).map((person) => person.name));

  // Every stop on the way is in sight.
  const desk = await newDesk();
  const to = async (name, options) => {
    await tabTo(desk, name, options);
    await seen(desk);
  };
  const go = async (name, options) => {
    await to(name, options);
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press("Enter")]);
  };
  const type = async (name, words) => {
    await to(name, { role: "textbox" });
    await desk.keyboard.type(words);
  };

  await desk.goto("/sign-in");
  await type("E-mail address", house.admin.email);
  await desk.keyboard.press("Tab");
  await seen(desk);
  await desk.keyboard.type(house.admin.password);
  await Promise.all([desk.waitForNavigation(), desk.keyboard.press("Enter")]);
  assert.equal(await house.title(desk), "This week");

  // The first press of Tab leads past the frame.
  assert.equal(await tabTo(desk, "Skip to the page"), 1);
  await seen(desk);
  await desk.keyboard.press("Enter");
  assert.ok(await desk.evaluate(() => document.activeElement.id === "main"), "the jump lands on the page");

  await go("Our work", { back: true });
  await go("Write down an innovation");
  await type("Name", "Peer Visits");
  await to(/^Program/, { role: "radio" });
  await desk.keyboard.press("ArrowDown");
  await seen(desk);
  assert.match((await focused(desk)).name, /^Practice/);
  await shot(desk, "radio");
  await type("The need", "We rarely see one another teach.");
  await type("Active ingredients", "Two visits a term");
  await go("Save", { role: "button" });
  assert.equal(await house.title(desk), "Peer Visits");

  // A mistake takes the keyboard to it.
  allow(/status of 422/);
  await desk.goto(`${implementation}/pulses/new`);
  await go("Save the draft", { role: "button" });
  assert.ok(await desk.evaluate(() => document.activeElement.matches("[role=alert]")), "what is to mend has the focus");
  await press(desk, /^Title/, "Enter", { role: "link" });
  assert.equal((await focused(desk)).name, "Title");
  await desk.keyboard.type("Winter pulse");
  await type(/^Statement 1/, house.statements[0]);
  await go("Save the draft", { role: "button" });
  await go("Open the pulse", { role: "button" });
  const pulse = new URL(desk.url()).pathname.replace("/links", "");
  const links = (await desk.locator("main table a").evaluateAll((all) => all.map((one) => new URL(one.href).pathname))).slice(0, 6);

  // Six answer, without a mouse and without scripts.
  const phone = await newPhone({ scripts: false });
  for (const [i, link] of links.entries()) {
    await phone.goto(link);
    await tabTo(phone, "I agree a lot", { role: "radio" });
    await phone.keyboard.press("Space");
    if (i % 2) await phone.keyboard.press("ArrowDown");
    if (i === 0) await shot(phone, "answer");
    await tabTo(phone, "Send", { role: "button" });
    await Promise.all([phone.waitForNavigation(), phone.keyboard.press("Enter")]);
    assert.equal(await house.title(phone), "Kept. Thank you!");
  }

  await desk.goto(pulse);
  await go("Close it now");
  await to("Close it", { role: "button" });
  await shot(desk, "close");
  await to("Keep it open");
  await desk.keyboard.press("Shift+Tab");
  await Promise.all([desk.waitForNavigation(), desk.keyboard.press("Enter")]);
  assert.match(await desk.locator(".lede").innerText(), /^6 of \d+ answered/);

  // The menu of the person opens, closes with Escape, and gives the focus back.
  await to(house.admin.given + " " + house.admin.family);
  await desk.keyboard.press("Enter");
  await to("Sign out");
  await desk.keyboard.press("Escape");
  assert.ok(await desk.evaluate(() => document.activeElement.matches("details.person > summary")));
}
