// What a journey has in its hands: devices, pictures, the accessibility check, the keyboard. See README.md.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const axeSource = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const shotsDir = path.join(here, "shots");

export function findChromium() {
  const named = process.env.CHROMIUM;
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = (named ? [named] : usual).find((file) => fs.existsSync(file));
  if (!found) throw new Error("No Chromium found. Install it or name it in CHROMIUM.");
  return found;
}

export async function openBrowser() {
  const { chromium } = await import("playwright-core");
  // Chromium cannot put itself in its sandbox as root, nor in most build machines.
  const sandboxed = process.getuid() !== 0 && !process.env.CI;
  return chromium.launch({
    executablePath: findChromium(),
    headless: !process.env.HEADED,
    chromiumSandbox: sandboxed,
    args: [
      ...(process.env.HEADED ? [] : ["--headless=new"]),
      ...(sandboxed ? [] : ["--no-sandbox"]),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--no-proxy-server",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Nothing but this machine can be reached, whatever a page asks for.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}

/** The contexts in which pages run no scripts. */
const scriptless = new WeakSet();

/** Everything one journey opens and everything that goes wrong on its pages. */
export function stage(browser, { base, journey }) {
  const contexts = [];
  let faults = [];
  let allowed = [];

  async function device(size, { scripts = true, dark = false, language = "en-US", ...more } = {}) {
    const context = await browser.newContext({
      baseURL: base,
      viewport: size,
      javaScriptEnabled: scripts,
      colorScheme: dark ? "dark" : "light",
      locale: language,
      timezoneId: "America/Chicago",
      // Pictures and checks of a page that still moves say nothing.
      reducedMotion: "reduce",
      serviceWorkers: "block",
      ...more,
    });
    contexts.push(context);
    if (!scripts) scriptless.add(context);
    context.setDefaultTimeout(10_000);
    // Broken scripts, refused requests and violations of the content security policy all come as console errors.
    context.on("console", (message) => {
      if (message.type() === "error") note(`${message.text()} [${message.location().url}]`);
    });
    context.on("weberror", (error) => note(`${error.error().stack ?? error.error()}`));
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      const here = ["127.0.0.1", "localhost"].includes(hostname) || ["data:", "blob:", "about:"].includes(protocol);
      if (!here) note(`asks another host: ${request.url()}`);
    });
    return context.newPage();
  }

  const note = (fault) => faults.push(fault);

  return {
    /** A small, cheap phone. `{ scripts: false, dark: true, language: "es" }`, or any Playwright context option. */
    newPhone: (options) => device({ width: 360, height: 800 }, { hasTouch: true, isMobile: true, deviceScaleFactor: 2, ...options }),

    /** A laptop on a desk. The same options. */
    newDesk: (options) => device({ width: 1280, height: 900 }, options),

    /** Saves a picture of the whole page as shots/JOURNEY-NAME.png. */
    shot: (page, name) => picture(page, `${journey}-${name}`),

    /** Lets errors happen that match the pattern: a form refused on purpose says `status of 422` on the console. */
    allow: (pattern) => allowed.push(pattern),

    /** The faults so far, taken away; what is left at the end fails the journey. */
    takeFaults() {
      const taken = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
      faults = [];
      return taken;
    },

    axe,
    tabTo,
    press,
    fits,
    weigh,

    /** What the person last saw, when a journey failed. */
    async lastSights() {
      const pages = contexts.flatMap((context) => context.pages());
      const sights = [];
      for (const [i, page] of pages.entries()) {
        const file = await picture(page, `FAILED-${journey}-${i + 1}`).catch(() => undefined);
        sights.push(`${page.url()}${file ? ` (${path.relative(process.cwd(), file)})` : ""}`);
      }
      return sights;
    },

    close: () => Promise.all(contexts.map((context) => context.close())),
  };
}

async function picture(page, name) {
  const file = path.join(shotsDir, `${name.replace(/[^\p{L}\p{N}_-]+/gu, "-")}.png`);
  const { width, height } = page.viewportSize();
  await stretch(page, { width, height });
  await page.screenshot({ path: file, animations: "disabled" });
  await page.setViewportSize({ width, height });
  return file;
}

/** Makes the screen as tall as the page, so that what is fixed to its edge stands at the end and hides nothing. */
export async function stretch(page, { width, height }) {
  await page.setViewportSize({ width, height });
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole > height) await page.setViewportSize({ width, height: whole });
}

/** The screen as it stands, packed for speed and not for size: for journeys that take pictures by the thousand. */
export async function snap(page, file) {
  const cdp = await channel(page);
  const { data } = await cdp.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
  await fs.promises.writeFile(file, Buffer.from(data, "base64"));
}

/**
 * Fails on any violation of WCAG 2.2 AA or best practice. axe is put in from outside, through the browser's own
 * debugging channel, so the page keeps its content security policy and may forbid scripts. `only` names single rules,
 * for a second look at what alone can have changed.
 */
export async function axe(page, { within, except = [], only } = {}) {
  const { violations, passes } = await withTimers(page, async () => {
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
    return page.evaluate(
      ([include, exclude, runOnly]) =>
        globalThis.axe.run({ include: [[include]], exclude: exclude.map((one) => [one]) },
          // Of what passes one node is told, not each with its path: half of the time went there.
          { runOnly, resultTypes: ["violations"] }),
      [within ?? "html", except, only ? { type: "rule", values: only } : { type: "tag", values: axeTags }],
    );
  });
  if (violations.length > 0) {
    const told = violations.map(({ id, impact, help, nodes }) =>
      [`${id} (${impact}): ${help}`, ...nodes.map(({ target, html, failureSummary }) =>
        `    ${target.join(" ")}  ${html.slice(0, 160)}\n      ${failureSummary.replaceAll("\n", "\n      ")}`)].join("\n"));
    throw new Error(`axe, on ${page.url()}:\n  ${told.join("\n  ")}`);
  }
  if (passes.length === 0) throw new Error(`axe found nothing to check on ${page.url()}`);
}

/**
 * Where scripts are off, timers are off too, and axe waits for one. They are let go while it looks: the page was read
 * without scripts, so its own do not start now, and what stands in <noscript> stays.
 */
async function withTimers(page, look) {
  if (!scriptless.has(page.context())) return look();
  const cdp = await channel(page);
  // The switch remembers what each channel asked for, so ours has to be turned on before it can be turned off.
  await cdp.send("Emulation.setScriptExecutionDisabled", { value: true });
  await cdp.send("Emulation.setScriptExecutionDisabled", { value: false });
  try {
    return await look();
  } finally {
    await cdp.send("Emulation.setScriptExecutionDisabled", { value: true });
  }
}

const sessions = new WeakMap();
async function channel(page) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  return sessions.get(page);
}

/** The role and the name a screen reader would say for what has the focus. */
export async function focused(page) {
  const cdp = await channel(page);
  const { result } = await cdp.send("Runtime.evaluate", { expression: "document.activeElement" });
  if (!result.objectId) return { role: "none", name: "" };
  const { nodes } = await cdp.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
  await cdp.send("Runtime.releaseObject", { objectId: result.objectId });
  return { role: nodes[0]?.role?.value ?? "none", name: nodes[0]?.name?.value ?? "" };
}

/** Presses Tab until what has the focus bears this name (text or pattern); answers how many presses it took. */
export async function tabTo(page, name, { role, limit = 60, back = false } = {}) {
  const passed = [];
  await page.bringToFront();
  for (let presses = 1; presses <= limit; presses += 1) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const at = await focused(page);
    const named = name instanceof RegExp ? name.test(at.name) : at.name === name;
    if (named && (!role || at.role === role)) return presses;
    passed.push(`${at.role} "${at.name}"`);
  }
  throw new Error(`The keyboard does not reach ${name} on ${page.url()} within ${limit} presses of Tab; it passed\n  ${passed.join("\n  ")}`);
}

/** Goes to what bears this name by keyboard and presses a key there. */
export async function press(page, name, key = "Enter", options = {}) {
  const presses = await tabTo(page, name, options);
  await page.keyboard.press(key);
  return presses;
}

/** Fails when the page is wider than the screen, so that one would have to scroll sideways. */
export async function fits(page) {
  const { wide, screen, culprits } = await page.evaluate(() => {
    const screen = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth;
    const culprits = [...document.body.querySelectorAll("*")]
      .filter((element) => wide > screen && element.getBoundingClientRect().right > screen + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 100));
    return { wide, screen, culprits };
  });
  if (wide > screen) throw new Error(`${page.url()} is ${wide} px wide on a screen of ${screen} px:\n  ${culprits.join("\n  ")}`);
}

/** Counts what an action loads: requests, and bytes as they came over the line. For the budgets. */
export async function weigh(page, action) {
  const cdp = await page.context().newCDPSession(page);
  const weight = { requests: 0, bytes: 0 };
  cdp.on("Network.requestWillBeSent", ({ request }) => { if (!request.url.startsWith("data:")) weight.requests += 1; });
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (weight.bytes += encodedDataLength));
  await cdp.send("Network.enable");
  await action();
  await page.waitForLoadState("load");
  await cdp.detach();
  return weight;
}
