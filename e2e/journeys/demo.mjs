// Looking around in the demo, as everyone one can look around as: one press lets in, and every page of the menu and every
// page it leads to is whole, says that it is made up, fits a phone, and passes axe by day and by night.

import assert from "node:assert/strict";
import fs from "node:fs";

export const name = "The demo is whole, for everyone who looks around";
export const server = { command: "demo" };
export const patience_s = 300;

/** In either language. */
const mark = /<p class="demo">(Demo organization|Organización de demostración)[^<]+</;
const phone = { width: 360, height: 800 };
/** So many people look around at once. */
const hands = 2;

/** What a page leads to within the house, without what comes after # and without files to keep. */
function links(html) {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  const all = [...main.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href.replaceAll("&amp;", "&").split("#")[0]);
  return all.filter((href) => href.startsWith("/") && !href.startsWith("//"));
}

/** The kind of page: pages that differ in what they speak of only are one kind. */
const kind = (href) => href.replace(/\b[a-z2-7]{26}\b/g, "·").replace(/=[^&]*/g, "=");

export async function run({ newDesk, newPhone, axe, fits, shot, server, takeFaults }) {
  const door = await newDesk();
  await door.goto("/demo");
  await axe(door);
  await shot(door, "door");
  const roles = await door.locator('main button[name="as"]').evaluateAll((all) => all.map((one) => [one.value, one.innerText]));
  assert.equal(roles.length, 8);

  const troubles = [];
  const examined = new Set();
  let [read, seen] = [0, 0];

  const look = async ([value, role]) => {
    const page = await newDesk({ viewport: phone });
    await page.goto("/demo");
    await Promise.all([page.waitForNavigation(), page.locator(`button[value="${value}"]`).click()]);
    assert.equal((await page.locator("h1").first().innerText()).trim(), "This week", role);
    await shot(page, role.toLowerCase().replaceAll(" ", "-"));
    const wrong = (href, what) => troubles.push(`${role}, ${href}: ${what}`);
    /** Answers the page's text; of a file nothing is read. */
    const get = async (href) => {
      const reply = await page.request.get(href);
      read += 1;
      if (reply.status() >= 400) wrong(href, `answers ${reply.status()}`);
      if (!reply.headers()["content-type"]?.startsWith("text/html")) return undefined;
      const html = await reply.text();
      if (!mark.test(html)) wrong(href, "does not say that it is made up");
      return html;
    };
    const menu = await page.locator(".shell-head a[href^='/'], .shell-foot a[href^='/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    const asked = new Set();
    const pages = [];
    const visit = async (href) => {
      if (asked.has(href)) return [];
      asked.add(href);
      const html = await get(href);
      if (html === undefined) return [];
      pages.push(href);
      return links(html);
    };
    const further = [];
    for (const href of menu) further.push(...(await visit(href)));
    for (const href of further) await visit(href);

    // One of each kind in the browser; axe sees one of each kind in the house, in both colors.
    const kinds = new Set();
    for (const href of pages.filter((one) => !kinds.has(kind(one)) && kinds.add(kind(one)))) {
      await page.goto(href);
      seen += 1;
      await fits(page).catch((error) => wrong(href, error.message));
      if (examined.has(kind(href))) continue;
      examined.add(kind(href));
      await axe(page).catch((error) => wrong(href, error.message));
      await page.emulateMedia({ colorScheme: "dark" });
      await axe(page, { only: ["color-contrast"] }).catch((error) => wrong(href, `in the dark, ${error.message}`));
      await page.emulateMedia({ colorScheme: "light" });
    }
  };
  const waiting = [...roles];
  const walk = async () => {
    while (waiting.length > 0) await look(waiting.shift());
  };
  await Promise.all(Array.from({ length: hands }, walk));
  troubles.push(...takeFaults());
  assert.equal(troubles.length, 0, `\n${troubles.join("\n")}`);
  console.log(`        ${read} pages read, ${seen} seen, ${examined.size} kinds examined`);

  // Someone with a small phone, in Spanish and without scripts.
  const small = await newPhone({ scripts: false, language: "es" });
  await small.goto("/demo");
  await axe(small);
  await fits(small);

  // Whoever deletes this folder has deleted the demo.
  assert.deepEqual(fs.readdirSync(server.home).filter((one) => one !== "data"), []);
  assert.ok(fs.existsSync(`${server.data}/files`), "the contents of its files lie in its folder");
}
