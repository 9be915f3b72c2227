// Tries the runner itself, on pages of its own: what is wrong must be noticed, what is right must pass. Without this, a
// check that had quietly stopped working would look like a page without faults.

import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { shotsDir } from "../lib.mjs";

export const name = "The runner notices what it should";
export const server = false;
export const patience_s = 120;

const page = (main, head = "") => `<!doctype html><html lang="en"><head><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">${head}</head>
<body><header><a href="#main">Skip to the page</a></header><main id="main"><h1>A page</h1>${main}</main></body></html>`;

const pages = {
  "/good": page(`<p>Words.</p><form action="/sent"><p><label for="q">Your idea</label> <input id="q" name="q"></p>
    <p><button>Send it</button></p></form>`),
  "/sent": page("<p>Thank you.</p>"),
  "/nameless": page("<p><img src='/dot.svg'></p><form action='/sent'><input name='q'></form>"),
  "/faint": page("<p class='faint'>Hardly to be read.</p>"),
  "/inline": page("<p>Words.</p>", "<script>document.title = 'taken over'</script>"),
  "/broken": page("<p>Words.</p>", "<script src='/broken.js'></script>"),
  "/scripted": page("<noscript><p>Works without.</p></noscript><p>Words.</p>", "<script src='/title.js' defer></script>"),
  "/abroad": page("<p>Words.</p>", "<link rel='stylesheet' href='https://fonts.example/a.css'>"),
  "/wide": page("<p class='wide'>Words.</p>"),
};
const files = {
  "/style.css": ["text/css", `body { color: #222; background: #fff } a, button, input { min-block-size: 24px; display: inline-block }
    .faint { color: #ccc } .wide { width: 900px } @media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } a { color: #9cf } .faint { color: #333 } }`],
  "/broken.js": ["text/javascript", "nowhere.to.be.found()"],
  "/title.js": ["text/javascript", "document.title = 'Scripts ran'"],
  "/dot.svg": ["image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle r='4' cx='4' cy='4'/></svg>"],
  "/favicon.ico": ["image/x-icon", ""],
};

function serve(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  response.setHeader("content-security-policy", "default-src 'self'; style-src 'self'; script-src 'self'");
  if (pages[pathname]) response.setHeader("content-type", "text/html; charset=utf-8").end(pages[pathname]);
  else if (files[pathname]) response.setHeader("content-type", files[pathname][0]).end(files[pathname][1]);
  else response.writeHead(404).end("not here");
}

export async function run({ newPhone, newDesk, shot, axe, tabTo, press, fits, weigh, allow, takeFaults }) {
  const site = http.createServer(serve);
  await new Promise((done) => site.listen(0, "127.0.0.1", done));
  const at = `http://127.0.0.1:${site.address().port}`;
  try {
    for (const options of [{}, { scripts: false }, { dark: true }, { scripts: false, dark: true, language: "es" }]) {
      const phone = await newPhone(options);
      await phone.goto(`${at}/good`);
      await axe(phone);
      await fits(phone);
      await tabTo(phone, "Your idea", { role: "textbox" });
      await phone.keyboard.type("shorter meetings");
      assert.equal(await press(phone, "Send it"), 1);
      await phone.waitForURL(/\/sent\?q=shorter/);
      assert.deepEqual(takeFaults(), [], "a good page has no faults");

      await phone.goto(`${at}/nameless`);
      await assert.rejects(axe(phone), /image-alt[^]*label/, "axe sees what has no name");
      await phone.goto(`${at}/faint`);
      await assert.rejects(axe(phone), /color-contrast/, "axe sees faint text");
      await assert.rejects(tabTo(phone, "Send it", { limit: 5 }), /does not reach/);
      await phone.goto(`${at}/wide`);
      await assert.rejects(fits(phone), /px wide/);
      takeFaults();
    }

    const quiet = await newPhone({ scripts: false });
    await quiet.goto(`${at}/scripted`);
    await axe(quiet);
    await quiet.waitForTimeout(200);
    assert.equal(await quiet.title(), "A page", "axe does not wake the scripts of a page without scripts");
    assert.equal(await quiet.textContent("noscript p"), "Works without.");
    await quiet.goto(`${at}/scripted`);
    assert.equal(await quiet.title(), "A page", "and they stay off on the next page");

    const desk = await newDesk();
    await desk.goto(`${at}/scripted`);
    assert.equal(await desk.title(), "Scripts ran");
    assert.deepEqual(takeFaults(), []);
    await desk.goto(`${at}/inline`);
    assert.equal(await desk.title(), "A page", "the content security policy holds");
    assert.match(takeFaults().join(), /Content Security Policy/i);
    await axe(desk);
    assert.deepEqual(takeFaults(), [], "axe itself does not trip over the policy");
    await desk.goto(`${at}/broken`);
    await desk.waitForTimeout(100);
    assert.match(takeFaults().join(), /nowhere is not defined/);
    await desk.goto(`${at}/abroad`);
    assert.match(takeFaults().join(), /Content Security Policy|asks another host/i);
    await desk.goto(`${at}/missing`);
    assert.match(takeFaults().join(), /status of 404/);
    allow(/status of 404/);
    await desk.goto(`${at}/missing`);
    assert.deepEqual(takeFaults(), []);

    const weight = await weigh(desk, () => desk.goto(`${at}/good`));
    assert.ok(weight.requests >= 1 && weight.bytes > 300 && weight.bytes < 5000, JSON.stringify(weight));

    await shot(desk, "good");
    assert.ok(fs.statSync(path.join(shotsDir, "runner-good.png")).size > 1000);
  } finally {
    site.closeAllConnections?.();
    site.close();
  }
}
