// Every page of the house in every state that matters, with made-up contents: on a phone, on a desk, on a desk in the
// dark. States that real journeys rarely reach (everything hidden, nothing there yet, each mistake) are seen here.
// The pictures are in shots/samples/, one for each state and screen: worth a look after each change of the style.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { shotsDir } from "../lib.mjs";

export const name = "Every page in every state, with made-up contents";

/** A busy machine takes long over so many pages; an idle one needs about four minutes. */
export const patience_s = 900;

/** So many pages at once. */
const hands = 2;
const folder = path.join(shotsDir, "samples");

/** The same page on each; only colors change in the dark. */
const screens = [
  ["phone", { width: 360, height: 800 }, "light", {}],
  ["desk", { width: 1280, height: 900 }, "light", {}],
  ["dark", { width: 1280, height: 900 }, "dark", { only: ["color-contrast"] }],
];

export async function run({ newDesk, axe, fits }) {
  fs.mkdirSync(folder, { recursive: true });
  const first = await newDesk();
  await first.goto("/styleguide");
  const links = await first.locator('a[href^="/styleguide/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(links.length > 100, `the styleguide lists ${links.length} samples`);
  const waiting = ["/styleguide", ...links];
  const troubles = [];
  const look = async (page, href) => {
    const reply = await page.goto(href);
    assert.equal(reply.status(), 200, href);
    for (const [screen, size, colorScheme, rules] of screens) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await picture(page, size, `${file(href)}-${screen}.png`);
      // All of them are told together: one mistake of the style shows on many pages.
      for (const check of [() => axe(page, rules), () => fits(page)]) {
        await check().catch((error) => troubles.push(`${screen}: ${error.message}`));
      }
    }
  };
  const walk = async () => {
    const page = await newDesk();
    while (waiting.length > 0) await look(page, waiting.shift());
  };
  await Promise.all(Array.from({ length: hands }, walk));
  assert.equal(troubles.length, 0, `\n${troubles.join("\n")}`);
}

/** As tall as the page, so that what is fixed to the edge of the screen stands at the end and hides nothing. */
async function picture(page, { width, height }, name) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await page.screenshot({ path: path.join(folder, name), animations: "disabled" });
  await page.setViewportSize({ width, height });
}

const file = (href) => href.replace("/styleguide", "").replaceAll("/", "-").replace(/^-/, "") || "styleguide";
