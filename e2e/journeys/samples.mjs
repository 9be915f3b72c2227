// Every page of the house in every state that matters, with made-up contents: on a phone, on a desk, on a desk in the
// dark. States that real journeys rarely reach (everything hidden, nothing there yet, each mistake) are seen here.
// The pictures are in shots/samples/, one for each state and screen: worth a look after each change of the style.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { shotsDir } from "../lib.mjs";

export const name = "Every page in every state, with made-up contents";

/** As many at once as there are hands for it. */
const hands = 3;
const folder = path.join(shotsDir, "samples");

export async function run({ newPhone, newDesk, axe, fits }) {
  fs.mkdirSync(folder, { recursive: true });
  const first = await newDesk();
  await first.goto("/styleguide");
  const links = await first.locator('a[href^="/styleguide/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(links.length > 100, `the styleguide lists ${links.length} samples`);
  const waiting = ["/styleguide", ...links];
  const troubles = [];
  const look = async (page, screen, href) => {
    try {
      await axe(page);
      await fits(page);
      await page.screenshot({ path: path.join(folder, `${file(href)}-${screen}.png`), fullPage: true, animations: "disabled" });
    } catch (error) {
      troubles.push(`${href} (${screen}): ${error.message}`);
    }
  };
  const walk = async () => {
    const [phone, desk] = [await newPhone({ deviceScaleFactor: 1 }), await newDesk()];
    for (let href = waiting.shift(); href; href = waiting.shift()) {
      for (const page of [phone, desk]) {
        const reply = await page.goto(href);
        assert.equal(reply.status(), 200, href);
      }
      await look(phone, "phone", href);
      await desk.emulateMedia({ colorScheme: "light" });
      await look(desk, "desk", href);
      await desk.emulateMedia({ colorScheme: "dark" });
      await look(desk, "dark", href);
    }
  };
  await Promise.all(Array.from({ length: hands }, walk));
  assert.equal(troubles.length, 0, `\n${troubles.join("\n")}`);
}

const file = (href) => href.replace("/styleguide", "").replaceAll("/", "-").replace(/^-/, "") || "styleguide";
