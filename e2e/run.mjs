// Runs the journeys in journeys/, each before a server of its own with an empty data directory. See README.md.
//
//   node run.mjs            all of them
//   node run.mjs pulse      those whose file or name contains the word

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openBrowser, shotsDir, stage } from "./lib.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const patience_s = 180;
/** Seconds until a server says where it is. */
const patience = { serve: 30, demo: 180 };
const targetDir = process.env.CARGO_TARGET_DIR
  ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"), "perennial", "target");
const program = process.env.PERENNIAL ?? path.join(targetDir, "debug", "perennial");

const servers = new Set();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Starts `perennial serve` on a free port and reads from its first lines where it is and how to sign in first; or
 * `perennial demo`, which makes its district before it says where it is, and needs no token.
 */
async function startServer({ command = "serve", options = [] } = {}) {
  if (!fs.existsSync(program)) throw new Error(`${program} does not exist. Build it first, or name it in PERENNIAL.`);
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "perennial-journey."));
  const data = path.join(home, "data");
  const child = spawn(program, [command, "--listen", "127.0.0.1:0", "--data", data, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, TZ: "UTC", RUST_BACKTRACE: "1" },
  });
  const server = { child, home, data, said: "", base: undefined, token: undefined };
  servers.add(server);
  let failure;
  child.once("error", (error) => (failure = error));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      server.said += text;
      server.base ??= server.said.match(/Perennial is at (http:\/\/127\.0\.0\.1:\d+)\/?\s/)?.[1];
      server.token ??= server.said.match(/first[- ]run token[^:\n]*:\s*(\S+)\s/i)?.[1];
    });
  }
  const ready = () => server.base && (command === "demo" || server.token);
  for (let waited = 0; waited < patience[command] * 1000 && !ready(); waited += 50) {
    if (failure || child.exitCode !== null || child.signalCode !== null) break;
    await pause(50);
  }
  if (ready()) return server;
  await stopServer(server);
  const missing = server.base ? "The line `First-run token: …` did not come" : "The line `Perennial is at http://127.0.0.1:PORT` did not come";
  throw failure ?? new Error(`${missing}. The server said:\n${server.said.slice(-4000)}`);
}

/** Stops a server and answers what was wrong with how it ran or went. */
async function stopServer(server) {
  const { child } = server;
  const wrong = [];
  servers.delete(server);
  if (child.exitCode === null && child.signalCode === null && child.pid) {
    const gone = new Promise((done) => child.once("exit", () => done(true)));
    child.kill("SIGTERM");
    if (!(await Promise.race([gone, pause(10_000)]))) {
      wrong.push("the server did not stop within 10 s");
      child.kill("SIGKILL");
      await gone;
    }
  } else if (child.pid) {
    wrong.push(`the server went away by itself (${child.exitCode ?? child.signalCode})`);
  }
  if (/panicked at/.test(server.said)) wrong.push("the server panicked");
  fs.rmSync(server.home, { recursive: true, force: true });
  return wrong;
}

function within(seconds, work) {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`took longer than ${seconds} s`)), seconds * 1000)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Runs one journey; answers its troubles, none when it went well. */
async function travel(browser, file, journey) {
  const troubles = [];
  let server;
  let hands;
  try {
    if (journey.server !== false) server = await startServer(journey.server);
    hands = stage(browser, { base: server?.base, journey: path.basename(file, ".mjs") });
    await within(journey.patience_s ?? patience_s,
      journey.run({ browser, base: server?.base, token: server?.token, server, ...hands }));
  } catch (error) {
    troubles.push(error.stack ?? String(error));
    for (const sight of (await hands?.lastSights().catch(() => [])) ?? []) troubles.push(`last seen: ${sight}`);
  }
  troubles.push(...(hands?.takeFaults() ?? []).map((fault) => `in the browser: ${fault}`));
  await hands?.close().catch(() => {});
  if (server) {
    troubles.push(...(await stopServer(server)));
    if (troubles.length > 0) troubles.push(`the server said:\n${server.said.slice(-3000)}`);
  }
  return troubles;
}

async function main() {
  const words = process.argv.slice(2).map((word) => word.toLowerCase());
  const files = fs.readdirSync(path.join(here, "journeys")).filter((file) => file.endsWith(".mjs")).sort();
  fs.rmSync(shotsDir, { recursive: true, force: true });
  fs.mkdirSync(shotsDir, { recursive: true });

  let passed = 0;
  let failed = 0;
  const browser = await openBrowser();
  console.log(`Chromium ${browser.version()}`);
  for (const file of files) {
    const journey = await import(pathToFileURL(path.join(here, "journeys", file)));
    if (words.length > 0 && !words.some((word) => `${file} ${journey.name}`.toLowerCase().includes(word))) continue;
    const began = Date.now();
    const troubles = await travel(browser, file, journey);
    const took = ((Date.now() - began) / 1000).toFixed(1);
    if (troubles.length === 0) passed += 1;
    else failed += 1;
    console.log(`${troubles.length === 0 ? "ok     " : "FAILED "} ${journey.name} (${took} s)`);
    for (const trouble of troubles) console.log(`    ${trouble.replaceAll("\n", "\n    ")}`);
  }
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  if (passed + failed === 0) console.log("No journey bears such a name.");
  return failed === 0 && passed > 0 ? 0 : 1;
}

function leaveNothing() {
  for (const { child, home } of servers) {
    child.kill("SIGKILL");
    fs.rmSync(home, { recursive: true, force: true });
  }
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
process.on("exit", leaveNothing);

main().then((code) => process.exit(code), (error) => {
  console.error(error.stack);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
