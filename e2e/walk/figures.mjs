// The figures of a pulse worked out a second time, from what was sent, by nothing the program uses.

const z = 1.959963984540054;

/** Wilson's score interval for k of n. */
export function wilson(k, n) {
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const below = 1 + (z * z) / n;
  return { low: (middle - half) / below, high: (middle + half) / below };
}

/** What everyone together said to statement `item`: answers are rows of 1 to 5, or nothing. */
export function agreement(answers, item) {
  const said = answers.map((row) => row[item]).filter(Boolean);
  const points = [1, 2, 3, 4, 5].map((point) => said.filter((one) => one === point).length);
  const n = said.length;
  const agree = (points[3] + points[4]) / n;
  return { n, points, agree, neither: points[2] / n, disagree: (points[0] + points[1]) / n, ...wilson(points[3] + points[4], n) };
}

export const percent = (share) => `${Math.round(share * 100)}%`;
export const range = ({ low, high }) => `${Math.round(low * 100)}–${Math.round(high * 100)}%`;

/** Rows of a CSV file; no cell of ours holds a line break. */
export function csv(text) {
  return text.replace(/^\ufeff/, "").trim().split(/\r?\n/).map((line) =>
    [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].slice(0, line.endsWith(",") ? undefined : -1).map(([, cell]) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}
