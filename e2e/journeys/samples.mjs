// Every page of the house in every state that matters, with made-up contents: on a phone, on a desk, on a desk in the
// dark. States that real journeys rarely reach (everything hidden, nothing there yet, each mistake) are seen here.
// The pictures are in shots/samples/, one for each state and screen: worth a look after each change of the style.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { shotsDir, snap, stretch } from "../lib.mjs";

export const name = "Every page in every state, with made-up contents";

/** A busy machine takes long over so many pages; an idle one needs less than four minutes. */
export const patience_s = 900;

/** So many pages at once: two for the cores, one more while the others wait for the server or the disk. */
const hands = 3;
const folder = path.join(shotsDir, "samples");

/**
 * The page is the same on each. On the phone and on the desk axe asks everything, since what is shown and how close things
 * stand differ. In the dark the layout is that of the desk and only colors are others: contrast is the one rule that can
 * answer otherwise, and nothing can have become wider.
 */
const screens = [
  ["phone", { width: 360, height: 800 }],
  ["desk", { width: 1280, height: 900 }],
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
    const keep = (screen) => snap(page, path.join(folder, `${file(href)}-${screen}.png`));
    // All of them are told together: one mistake of the style shows on many pages.
    const check = (screen, checked) => checked.catch((error) => troubles.push(`${screen}: ${error.message}`));
    for (const [screen, size] of screens) {
      await stretch(page, size);
      await keep(screen);
      await check(screen, axe(page));
      await check(screen, fits(page));
    }
    await page.emulateMedia({ colorScheme: "dark" });
    await keep("dark");
    await check("dark", axe(page, { only: ["color-contrast"] }));
    await page.emulateMedia({ colorScheme: "light" });
  };
  const walk = async () => {
    const page = await newDesk();
    while (waiting.length > 0) await look(page, waiting.shift());
  };
  await Promise.all(Array.from({ length: hands }, walk));
  assert.equal(troubles.length, 0, `\n${troubles.join("\n")}`);
}

const file = (href) => href.replace("/styleguide", "").replaceAll("/", "-").replace(/^-/, "") || "styleguide";
