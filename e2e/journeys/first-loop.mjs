// The first thin loop as a new user walks it: a roster goes in, a school adopts an innovation, its staff are asked
// anonymously, and an honest picture comes out on a page and on paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { shotsDir } from "../lib.mjs";
import { agreement, csv, percent, range } from "../walk/figures.mjs";
import * as house from "../walk/house.mjs";
import { families, otherSchool, others, roster, school, staff, students } from "../walk/roster.mjs";

export const name = "From an empty server to an honest picture on paper";
export const patience_s = 300;

const byRole = (role) => staff.filter((person) => person.role === role);
const [teachers, aides, support, [principal]] = ["teacher", "aide", "counselor", "principal"].map(byRole);
const team = [teachers[0].name, aides[0].name, principal.name];

/** Who sends what: nine teachers, six aides, three of support staff. Statement 3 is skipped once. */
const sent = [
  ...[[5, 4, 2, 4], [4, 4, 1, 5], [4, 3, 2, 4], [5, 2, 2, 4], [4, 4, 3, 5], [3, 4, 2, 4], [4, 2, 1, 4], [5, 5, 4, 4], [2, 4, 2, 5]]
    .map((choices, i) => ({ who: teachers[i], choices })),
  ...[[4, 3, 2, 3], [4, 4, 3, 2], [5, 2, 1, 4], [4, 1, 0, 3], [4, 4, 2, 4], [3, 4, 4, 1]].map((choices, i) => ({ who: aides[i], choices })),
  ...[[2, 3, 2, 4], [5, 4, 2, 2], [4, 2, 1, 3]].map((choices, i) => ({ who: support[i], choices })),
];
const answers = sent.map(({ choices }) => choices);

export async function run({ base, token, newPhone, newDesk, shot, axe, fits, weigh, allow }) {
  const desk = await newDesk();
  const look = async (page, name) => {
    await axe(page);
    await fits(page);
    await shot(page, name);
  };

  await desk.goto("/");
  await look(desk, "01-set-up");
  await house.setUp(desk, token);
  await look(desk, "02-this-week-new");

  // The roster: a dry run, a yes, and the same file once more.
  await house.sendRoster(desk);
  assert.equal(await house.title(desk), "What this file would change");
  const change = async (what) => Number(await desk.locator("tr", { hasText: what }).first().locator("td").last().innerText());
  assert.equal(await change("People added"), staff.length + others.length);
  assert.match(await desk.locator('[aria-labelledby="roster-changes"]').innerText(), new RegExp(`${students} students and ${families} family members`));
  for (const said of ["byte order mark", "not an e-mail address", "“Teacher”", "08/15/2025", "“Yes”", "org-closed", "no role at an organization", "also stands in row"]) {
    assert.match(await desk.locator("main").innerText(), new RegExp(said), `the dry run tells of the blemish: ${said}`);
  }
  await look(desk, "03-roster-dry-run");
  await desk.goto("/people");
  assert.equal(await desk.getByText(teachers[0].name).count(), 0, "a dry run brings nobody in");
  await desk.goBack();
  await house.send(desk, "Take these changes");
  await look(desk, "04-roster-taken");
  await house.sendRoster(desk);
  assert.match(await desk.locator(".lede").innerText(), /Nothing would change/);
  assert.equal(await desk.getByRole("button", { name: "Take these changes" }).count(), 0);
  await look(desk, "05-roster-same-again");
  await house.send(desk, "Drop this file");
  await desk.goto("/people");
  await look(desk, "06-people");

  // An innovation, begun in one school.
  await desk.goto("/innovations/new");
  await look(desk, "07-innovation-new");
  await house.writeInnovation(desk);
  await look(desk, "08-innovation");
  const implementation = await house.begin(desk, school);
  await look(desk, "09-implementation-begun");

  // Without a team the next gate is held. It can be passed with a reason, which stays on record.
  allow(/status of 422/);
  await house.move(desk, implementation, "prepare");
  assert.match(await desk.locator("[role=alert]").innerText(), /Still missing: /);
  assert.ok(await desk.locator('[name="to"][value="prepare"]').isChecked(), "the choice is kept");
  await look(desk, "10-gate-held");
  await house.fill(desk, { reason: "The team is asked for and meets for the first time on Thursday." });
  await house.send(desk, "Move it");
  assert.match(await desk.locator(".timeline").innerText(), /meets for the first time on Thursday/);
  assert.match(await desk.locator(".lede").innerText(), /stage Plan & Prepare/);
  await look(desk, "11-gate-passed-with-reason");

  await house.planLearning(desk, implementation);
  await look(desk, "11-learning-plan");
  await house.checkOff(desk, implementation, "prepare", 8);
  await look(desk, "11-stage-checked-off");
  await house.formTeam(desk, implementation, team);
  await look(desk, "12-team");
  assert.match(await desk.locator(".lede").innerText(), new RegExp(`${team[0]} leads it`));
  await house.move(desk, implementation, "implement");
  assert.match(await desk.locator(".lede").innerText(), /stage Implement/);
  await look(desk, "13-implementation");

  // The pulse.
  await desk.goto(`${implementation}/pulses/new`);
  await look(desk, "14-pulse-new");
  const pulse = await house.draftPulse(desk, implementation);
  assert.match(await desk.locator('[aria-labelledby="opening"]').innerText(), new RegExp(`${staff.length} people at ${school} would be asked`));
  await look(desk, "15-pulse-draft");
  const links = await house.openPulse(desk, pulse);
  assert.equal(links.size, staff.length);
  assert.equal(new Set(links.values()).size, staff.length, "each person has a link of their own");
  await look(desk, "16-links");
  await desk.emulateMedia({ media: "print" });
  await desk.setViewportSize({ width: 703, height: 900 });
  await shot(desk, "16-links-print");
  await desk.emulateMedia({ media: null });
  await desk.setViewportSize({ width: 1280, height: 900 });
  await desk.goto(pulse);
  await look(desk, "17-pulse-open");
  await answering({ base, newPhone, look, weigh, allow, links });

  // Closed: nobody can answer any more, and the picture appears.
  await desk.goto(`${pulse}/closure`);
  await look(desk, "30-close");
  await house.closePulse(desk, pulse);
  await look(desk, "31-result");
  await figures(desk);
  await onPaper({ desk, pulse, look, shot });
  allow(/status of 410/);
  const late = await newPhone({ scripts: false });
  await late.goto(links.get(teachers[10].name));
  assert.equal(await house.title(late), "This pulse is closed");
  await look(late, "34-too-late");
  const small = await newPhone({ dark: true, storageState: await desk.context().storageState() });
  const page = await weigh(small, () => small.goto(pulse));
  assert.ok(page.bytes <= 150_000, `${page.bytes} bytes`);
  await look(small, "35-result-phone-dark");
  await small.goto("/");
  await look(small, "36-this-week-phone-dark");

  await signIns({ desk, newDesk, look, implementation, pulse, allow });
}

/** Eighteen people on a small phone without scripts. */
async function answering({ base, newPhone, look, weigh, allow, links }) {
  const link = (person) => links.get(person.name);
  const phone = await newPhone({ scripts: false });
  const weight = await weigh(phone, () => phone.goto(link(teachers[0])));
  assert.ok(weight.requests <= 3, `${weight.requests} requests`);
  assert.ok(weight.bytes <= 30_000, `${weight.bytes} bytes`);
  console.log(`        the answering page: ${weight.requests} requests, ${(weight.bytes / 1000).toFixed(1)} kB`);
  assert.equal(await phone.locator("input:checked").count(), 0, "nothing is chosen beforehand");
  await look(phone, "20-answer");

  // Nothing chosen: told so at the form, and no answer is used up.
  const go = (page) => Promise.all([page.waitForNavigation(), page.locator("form button:not([name])").click()]);
  await go(phone);
  assert.match(await phone.locator("[role=alert]").innerText(), /at least one statement/);
  await look(phone, "21-answer-empty");

  // Sent twice, as an impatient thumb or a lost line does: it counts once and says so both times.
  await house.choose(phone, answers[0]);
  const form = Object.fromEntries(await phone.locator("form input").evaluateAll((all) =>
    all.filter((one) => one.type === "hidden" || one.checked).map((one) => [one.name, one.value])));
  await go(phone);
  assert.equal(await house.title(phone), "Kept. Thank you!");
  await look(phone, "22-kept");
  const again = await phone.request.post(base + link(teachers[0]), { form, headers: { origin: base } });
  assert.equal(again.status(), 200);
  assert.match(await again.text(), /Kept\. Thank you!/);

  // Looking at a used link tells nothing: whoever hands links out could find out who has answered. Sending says it.
  allow(/status of 409/);
  await house.answer(phone, link(teachers[0]), [1, 1, 1, 1]);
  assert.equal(await house.title(phone), "This link has been used");
  await look(phone, "23-used");
  allow(/status of 404/);
  await phone.goto(link(teachers[0]).slice(0, -4) + "aaaa");
  assert.equal(await house.title(phone), "This link leads nowhere");
  await look(phone, "24-unknown");

  // In Spanish, in the dark; the language is changed on the way and every choice is kept.
  const spanish = await newPhone({ scripts: false, dark: true, language: "es" });
  await spanish.goto(link(teachers[1]));
  assert.equal(await spanish.locator("html").getAttribute("lang"), "es");
  await house.choose(spanish, answers[1]);
  await look(spanish, "25-answer-spanish-dark");
  await Promise.all([spanish.waitForNavigation(), spanish.getByRole("button", { name: "English" }).click()]);
  assert.equal(await spanish.locator("html").getAttribute("lang"), "en");
  const kept = await spanish.locator("input:checked").evaluateAll((all) => all.map((one) => Number(one.value)));
  assert.deepEqual(kept, answers[1], "changing the language keeps every choice");
  await Promise.all([spanish.waitForNavigation(), spanish.getByRole("button", { name: "Español" }).click()]);
  await go(spanish);
  assert.equal(await spanish.locator("html").getAttribute("lang"), "es", "the thanks are in the language of the answer");
  await look(spanish, "26-kept-spanish");

  for (const { who, choices } of sent.slice(2)) {
    await house.answer(phone, link(who), choices);
    assert.equal(await house.title(phone), "Kept. Thank you!");
  }
}

/** The page against what was sent. */
async function figures(desk) {
  assert.match(await desk.locator(".lede").innerText(), new RegExp(`^${sent.length} of ${staff.length} answered\\.`));
  const rows = await cells(desk, "answers");
  assert.equal(rows.length, house.statements.length);
  for (const [i, row] of rows.entries()) {
    const want = agreement(answers, i);
    const [statement, ...told] = row;
    assert.equal(statement, house.statements[i]);
    const share = (count) => percent(count / want.n);
    for (const figure of [percent(want.agree), range(want), String(want.n), ...want.points.map(share)]) {
      assert.ok(told.includes(figure), `${statement}: ${figure} is missing in ${told.join(" | ")}`);
    }
  }
  // The three of support staff are hidden, and the aides with them: the total less the others would give them away.
  const heads = (await desk.locator('.part[aria-labelledby="groups"] thead th').allInnerTexts()).map((head) => head.trim());
  assert.deepEqual(heads, ["Statement", "Teachers", "Paraeducators and leaders", "Support staff"]);
  const [answered, ...groups] = await cells(desk, "groups");
  assert.deepEqual(answered, ["Answered", "9 of 12", "hidden", "hidden"]);
  for (const [i, statement] of house.statements.entries()) {
    const want = agreement(answers.slice(0, 9), i);
    const told = want.agree === 1 ? "nearly all agree (75% or more)" : `${percent(want.agree)} (${range(want)})`;
    assert.deepEqual(groups[i], [statement, told, "hidden", "hidden"]);
  }
  const why = await desk.locator("main .notice").allInnerTexts();
  assert.ok(why.some((said) => said.includes("Why a group is hidden")) && why.some((said) => said.includes("Why its neighbor is hidden")));
}

/** The cells of the table in a part of the page, without the names of columns that phones see. */
const cells = (page, part) => page.locator(`.part[aria-labelledby="${part}"] tbody tr`).evaluateAll((rows) =>
  rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));

/** Sheet, PDF and CSV say what the page says. */
async function onPaper({ desk, pulse, look, shot }) {
  await desk.goto(`${pulse}/sheet`);
  await look(desk, "32-sheet");
  // As wide as the paper between its margins.
  await desk.setViewportSize({ width: 703, height: 900 });
  await desk.emulateMedia({ media: "print" });
  await shot(desk, "33-sheet-print");
  await desk.emulateMedia({ media: null });
  await desk.setViewportSize({ width: 1280, height: 900 });
  const sheet = await desk.locator("main").innerText();
  for (const [i, statement] of house.statements.entries()) {
    assert.ok(sheet.includes(statement) && sheet.includes(range(agreement(answers, i))), `the sheet tells of ${statement}`);
  }

  const pdf = await desk.request.get(`${pulse}/sheet.pdf`);
  assert.equal(pdf.status(), 200);
  assert.match(pdf.headers()["content-type"], /^application\/pdf/);
  const bytes = await pdf.body();
  assert.equal(bytes.subarray(0, 4).toString(), "%PDF");
  fs.writeFileSync(path.join(shotsDir, "first-loop-33-sheet.pdf"), bytes);
  checkPdf(bytes);

  const figures = await desk.request.get(`${pulse}/figures.csv`);
  assert.match(figures.headers()["content-type"], /^text\/csv/);
  const [head, ...rows] = csv(await figures.text());
  assert.equal(rows.length, house.statements.length * 4, "everyone and three groups for each statement");
  const column = (row, name) => row[head.indexOf(name)];
  for (const [i, statement] of house.statements.entries()) {
    const want = agreement(answers, i);
    const all = rows.find((row) => row[0] === statement && row[1] === "Everyone");
    assert.equal(column(all, "Answered"), String(want.n));
    assert.equal(column(all, "Share who agree"), want.agree.toFixed(4));
    assert.equal(column(all, "Interval from"), want.low.toFixed(4));
    assert.equal(column(all, "Interval to"), want.high.toFixed(4));
    assert.deepEqual(["I disagree a lot", "I disagree", "Neither", "I agree", "I agree a lot"].map((name) => Number(column(all, name))), want.points);
    const small = rows.filter((row) => row[0] === statement && /Support|Para/.test(row[1]));
    assert.ok(small.length === 2 && small.every((row) => row[2] === "hidden" && row.slice(3).every((cell) => cell === "")));
  }
}

/** What Poppler says of it, where that is installed: one page, tagged, with a title, a language and what the figure shows. */
function checkPdf(bytes) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "perennial-sheet."));
  const file = path.join(folder, "sheet.pdf");
  fs.writeFileSync(file, bytes);
  const pdfinfo = (...more) => execFileSync("pdfinfo", [...more, file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    const told = pdfinfo();
    assert.match(told, /Title:\s+Fall pulse: Partner Reading/);
    assert.match(told, /Tagged:\s+yes/);
    assert.match(told, /Pages:\s+1\n/);
    const structure = pdfinfo("-struct-text");
    for (const part of [/\bH1\b/, /\bH2\b/, /\bTH\b/, /\bFigure\b/]) assert.match(structure, part);
    for (const statement of house.statements) assert.ok(structure.replace(/\s+/g, " ").includes(statement), statement);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.log("        pdfinfo is not installed: the PDF was not looked into");
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** People get their sign-ins; each sees their own school and nothing of the other. */
async function signIns({ desk, newDesk, look, implementation, pulse, allow }) {
  const mine = await house.passwordLink(desk, teachers[0].name);
  await look(desk, "40-password-link");
  const other = await house.passwordLink(desk, others[0].name);
  await house.signOut(desk);
  assert.equal(await house.title(desk), "Sign in");
  await desk.goto("/people");
  assert.match(desk.url(), /\/sign-in\?back=\/people$/, "signed out is signed out");
  await look(desk, "41-sign-in");

  const teacher = await newDesk();
  await teacher.goto(mine);
  await look(teacher, "42-choose-password");
  await house.choosePassword(teacher, mine);
  assert.match(await teacher.locator(".lede").innerText(), new RegExp(teachers[0].given));
  await look(teacher, "43-this-week-teacher");
  await teacher.goto(pulse);
  assert.equal(await house.title(teacher), "Fall pulse: Partner Reading");
  await teacher.goto(implementation);
  await look(teacher, "44-implementation-teacher");
  await house.signOut(teacher);
  await house.signIn(teacher, { email: teachers[0].email, password: house.theirs });
  assert.equal(await house.title(teacher), "This week");
  await teacher.goto(mine);
  assert.match(await teacher.locator("main").innerText(), /has been used already/);
  await look(teacher, "45-link-spent");

  const stranger = await newDesk();
  await house.choosePassword(stranger, other);
  await stranger.goto("/work");
  assert.equal(await stranger.getByText(school).count(), 0, `${otherSchool} does not see the work of ${school}`);
  const pages = [];
  for (const address of [implementation, pulse, `${pulse}/sheet`, implementation.replace(/.$/, (last) => (last === "0" ? "1" : "0"))]) {
    const response = await stranger.goto(address);
    assert.equal(response.status(), 404);
    pages.push((await stranger.locator("main").innerText()).trim());
  }
  assert.equal(new Set(pages).size, 1, "a foreign address answers like a missing one");
  await look(stranger, "46-foreign");
  allow(/status of 404/);
}
