// Checks the promise of the proxy samples: what is asked under /r/ leaves no trace in any log, whatever goes wrong;
// everything else is logged; and the forwarded headers cannot be forged.
//
// Runs nginx and Caddy as the samples say, on random loopback ports with a throw-away certificate, before a small
// backend that notes what it receives. Ports, paths and the host name are all that is changed in a sample.
//
//   node deploy/test-proxies.mjs [nginx|caddy]

import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = fs.mkdtempSync(path.join(os.tmpdir(), "perennial-proxies."));
const running = new Set();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

let passed = 0;
let failed = 0;
function check(what, holds, detail = "") {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? "ok     " : "FAILED "} ${what}${holds || !detail ? "" : `\n        ${detail}`}`);
}

// ---------------------------------------------------------------- the proxies, as the samples say

/** Replaces every text that must be there; a sample that no longer holds it fails the test instead of passing it. */
function adapted(sample, changes) {
  let text = fs.readFileSync(path.join(here, sample), "utf8");
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${sample} no longer contains ${JSON.stringify(from)}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

const proxies = {
  nginx({ dir, backend, secure, plain, certificate, key }) {
    fs.writeFileSync(
      path.join(dir, "site.conf"),
      adapted("nginx.conf.sample", [
        ["    listen [::]:80;\n", ""],
        ["    listen [::]:443 ssl http2;\n", ""],
        ["listen 80;", `listen 127.0.0.1:${plain};`],
        ["listen 443 ssl http2;", `listen 127.0.0.1:${secure} ssl http2;`],
        ["perennial.example.org", "localhost"],
        ["/etc/ssl/perennial/fullchain.pem", certificate],
        ["/etc/ssl/perennial/privkey.pem", key],
        ["/var/log/nginx/", `${dir}/`],
        ["127.0.0.1:8080", `127.0.0.1:${backend}`],
      ]),
    );
    // Around the site stands what distributions ship: logs for everything, which the sample has to switch off.
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    fs.writeFileSync(
      path.join(dir, "nginx.conf"),
      `${process.getuid() === 0 ? "user root;" : ""}
       daemon off; worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/main-error.log;
       events {}
       http { access_log ${dir}/main-access.log; error_log ${dir}/main-error.log;
              ${temporary.map((kind) => `${kind}_temp_path ${dir}/${kind};`).join(" ")}
              include ${dir}/site.conf; }`,
    );
    return ["nginx", ["-p", dir, "-e", `${dir}/main-error.log`, "-c", `${dir}/nginx.conf`]];
  },

  caddy({ dir, backend, secure, plain, certificate, key }) {
    fs.writeFileSync(
      path.join(dir, "Caddyfile"),
      adapted("Caddyfile.sample", [
        [
          "\n{\n",
          `\n{\n\tadmin off\n\tdefault_bind 127.0.0.1\n\thttp_port ${plain}\n\thttps_port ${secure}\n` +
            `\tstorage file_system ${dir}/storage\n\tskip_install_trust\n`,
        ],
        ["http://perennial.example.org {", "http://localhost {"],
        ["\nperennial.example.org {", `\nlocalhost {\n\ttls ${certificate} ${key}`],
        ["/var/log/caddy/", `${dir}/`],
        ["127.0.0.1:8080", `127.0.0.1:${backend}`],
      ]),
    );
    return ["caddy", ["run", "--config", `${dir}/Caddyfile`, "--adapter", "caddyfile"]];
  },
};

function installed(program) {
  const places = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin", "/usr/local/sbin"];
  return places.map((place) => path.join(place, program)).find((file) => fs.existsSync(file));
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = net.createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function until(condition, seconds = 10) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    if (await condition()) return true;
  }
  return false;
}

function accepts(port) {
  return new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => { socket.destroy(); done(true); });
    socket.once("error", () => done(false));
  });
}

// ---------------------------------------------------------------- the backend and the visitors

/** Notes what arrives; hangs up on any address that ends in `hangup`. */
function startBackend(port) {
  const received = [];
  const server = http.createServer((request, response) => {
    let size = 0;
    request.on("data", (piece) => (size += piece.length));
    request.on("error", () => {});
    request.on("end", () => {
      received.push({ url: request.url, headers: request.headers, size });
      if (request.url.endsWith("hangup")) request.socket.destroy();
      else if (request.url.endsWith("slow")) setTimeout(() => response.end("late\n"), 800);
      else response.end("hello\n");
    });
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done({ received, server })));
}

function ask(url, { method = "GET", headers = {}, body, abortAfter } = {}) {
  const client = url.startsWith("https:") ? https : http;
  return new Promise((done) => {
    const request = client.request(
      url,
      { method, headers, rejectUnauthorized: false, servername: "localhost", agent: false, lookup: loopback },
      (response) => {
        response.resume();
        response.on("end", () => done(response.statusCode));
        response.on("error", () => done("broken"));
      },
    );
    request.on("error", () => done("broken"));
    if (abortAfter) setTimeout(() => request.destroy(), abortAfter);
    request.end(body);
  });
}

function loopback(_host, options, answer) {
  if (options.all) answer(null, [{ address: "127.0.0.1", family: 4 }]);
  else answer(null, "127.0.0.1", 4);
}

/** Sends bytes as they are: what an ordinary client would refuse to send. */
function askRaw(port, text) {
  return new Promise((done) => {
    const socket = tls.connect({ port, host: "127.0.0.1", servername: "localhost", rejectUnauthorized: false });
    socket.once("secureConnect", () => socket.write(text));
    socket.on("data", () => socket.end());
    socket.on("error", () => {});
    socket.on("close", done);
    setTimeout(() => socket.destroy(), 2000);
  });
}

// ---------------------------------------------------------------- the trial

async function trial(name) {
  const dir = path.join(root, name);
  fs.mkdirSync(dir);
  const [backendPort, secure, plain] = [await freePort(), await freePort(), await freePort()];
  const certificate = path.join(root, "certificate.pem");
  const key = path.join(root, "key.pem");
  const [program, args] = proxies[name]({ dir, backend: backendPort, secure, plain, certificate, key });

  const backend = await startBackend(backendPort);
  const output = fs.openSync(path.join(dir, "output.log"), "a");
  const proxy = spawn(installed(program), args, {
    stdio: ["ignore", output, output],
    env: { PATH: process.env.PATH, HOME: dir, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir },
  });
  running.add(proxy);
  const up = (await until(() => accepts(secure))) && (await until(() => accepts(plain)));
  if (!up) {
    check(`${name} starts with the sample`, false, fs.readFileSync(path.join(dir, "output.log"), "utf8").slice(-2000));
    await stop(proxy);
    backend.server.close();
    return;
  }

  const at = `https://localhost:${secure}`;
  const forged = { "x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "gopher", "x-forwarded-host": "evil.example",
                   "x-real-ip": "198.51.100.7", forwarded: "for=198.51.100.7" };
  check(`${name} passes on /other`, (await ask(`${at}/other`, { headers: forged })) === 200);
  const seen = backend.received.at(-1)?.headers ?? {};
  check(`${name} overwrites what visitors claim about themselves`,
    seen["x-forwarded-for"] === "127.0.0.1" && seen["x-forwarded-proto"] === "https" &&
      !/198\.51\.100\.7|evil|gopher/.test(JSON.stringify(seen)),
    JSON.stringify(seen));
  check(`${name} passes the host on`, /^localhost(:\d+)?$/.test(seen.host ?? ""), seen.host);
  check(`${name} passes on an answering page`, (await ask(`${at}/r/quiet-get`)) === 200);
  check(`${name} passes on an answer`,
    (await ask(`${at}/r/quiet-post`, { method: "POST", body: "q=quiet-body&".repeat(2000) })) === 200);
  check(`${name} takes a roster of 11 MB`,
    (await ask(`${at}/upload`, { method: "POST", body: Buffer.alloc(11e6) })) === 200 && backend.received.at(-1).size === 11e6);
  const large = await ask(`${at}/upload`, { method: "POST", body: Buffer.alloc(70e6) });
  check(`${name} refuses 70 MB`, large !== 200, `answered ${large}`);
  check(`${name} sends plain http on to https`, [301, 308].includes(await ask(`http://localhost:${plain}/r/quiet-plain`)));

  // Everything that may betray an answering page; each with a word of its own, so that a leak names its cause.
  const quiet = ["quiet-get", "quiet-post", "quiet-body", "quiet-plain"];
  const say = (word) => { quiet.push(word); return word; };
  await ask(`${at}/r/${say("quiet-head")}`, { method: "HEAD" });
  await ask(`${at}//r/${say("quiet-slashes")}`);
  await ask(`${at}/%72/${say("quiet-encoded")}`);
  await ask(`${at}/r/${say("quiet-query")}?step=${say("quiet-step")}`);
  await ask(`${at}/other?next=/r/${say("quiet-next")}`);
  await ask(`${at}/other`, { headers: { referer: `${at}/r/${say("quiet-referer")}` } });
  await ask(`${at}/hangup`, { headers: { referer: `${at}/r/${say("quiet-referer-of-error")}` } });
  await ask(`${at}/r/${say("quiet-large")}`, { method: "POST", body: Buffer.alloc(2e6) });
  await ask(`${at}/r/${say("quiet-chunks")}`, { method: "POST", headers: { "transfer-encoding": "chunked" }, body: Buffer.alloc(2e6) });
  await ask(`${at}/r/${say("quiet-hangup")}/hangup`);
  await ask(`${at}/r/${say("quiet-abort")}/slow`, { abortAfter: 200 });
  await ask(`${at}/r/${say("quiet-host")}`, { headers: { host: "elsewhere.example" } });
  await ask(`http://localhost:${plain}/r/${say("quiet-plain-host")}`, { headers: { host: "elsewhere.example" } });
  await ask(`${at}/r/${say("quiet-long")}${"x".repeat(20000)}`);
  await askRaw(secure, `GET /r/${say("quiet-malformed")} HTTP/1.1\r\nHost: local host\r\nBad\r\n\r\n`);
  await askRaw(secure, `GET /r/${say("quiet-short-body")} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\nx`);
  await askRaw(secure, `BREW /r/${say("quiet-method")} HTTP/9.9\r\nHost: localhost\r\n\r\n`);
  backend.server.close();
  backend.server.closeAllConnections?.();
  await until(async () => !(await accepts(backendPort)));
  const down = await ask(`${at}/r/${say("quiet-backend-down")}`);
  check(`${name} says so when Perennial is down`, down >= 500 && down < 600, `answered ${down}`);
  await ask(`${at}/other-while-down`);

  await pause(300);
  await stop(proxy);
  const logs = filesIn(dir).map((file) => [path.relative(dir, file), fs.readFileSync(file, "latin1")]);
  const all = logs.map(([, text]) => text).join("\n");
  check(`${name} logs /other`, /[ "]\/other[ "]/.test(all));
  check(`${name} logs /other-while-down`, all.includes("/other-while-down"));
  for (const word of quiet) {
    const leak = logs.find(([, text]) => text.includes(word));
    check(`${name} never writes ${word}`, !leak,
      leak && `${leak[0]}: ${leak[1].split("\n").find((line) => line.includes(word)).slice(0, 400)}`);
  }
}

function filesIn(dir) {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name);
    return entry.isDirectory() ? filesIn(full) : entry.isFile() ? [full] : [];
  });
}

function stop(child) {
  return new Promise((done) => {
    running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return done();
    const impatience = setTimeout(() => child.kill("SIGKILL"), 5000);
    child.once("exit", () => { clearTimeout(impatience); done(); });
    child.kill("SIGTERM");
  });
}

function leave(code) {
  for (const child of running) child.kill("SIGKILL");
  fs.rmSync(root, { recursive: true, force: true });
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(1));

try {
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", path.join(root, "key.pem"),
    "-out", path.join(root, "certificate.pem")], { stdio: "ignore" });
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(proxies);
  for (const name of wanted) {
    if (installed(name)) await trial(name);
    else console.log(`skipped: ${name} is not installed`);
  }
} catch (error) {
  check("the trial itself", false, error.stack);
}
console.log(`${passed} passed, ${failed} failed`);
leave(failed === 0 ? 0 : 1);
