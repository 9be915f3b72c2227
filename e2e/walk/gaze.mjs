// One page looked at in every way that matters: on a phone and on a desk, by day and by night. What is asked of each
// look is the same: nothing axe objects to, and nothing to scroll sideways.

const phone = { width: 360, height: 800 };
const smallest = { width: 320, height: 640 };
/** Between phone and desk: the margin column is there already, room is not. */
const between = { width: 880, height: 900 };
const desk = { width: 1280, height: 900 };

/** Answers a function that looks at the page as it stands; pictures are kept by name. */
export function gaze({ axe, fits, shot }) {
  let looks = 0;
  /** By night only the colors are others. */
  async function both(page) {
    looks += 2;
    await axe(page);
    await fits(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await axe(page, { only: ["color-contrast"] });
  }
  const byDay = (page) => page.emulateMedia({ colorScheme: "light" });
  /** `brief`: only the words are others than in a look before. */
  async function look(page, name, { brief = false } = {}) {
    await page.setViewportSize(phone);
    if (brief) await axe(page).then(() => fits(page));
    else await both(page);
    await byDay(page);
    await shot(page, `${name}-360`);
    await page.setViewportSize(desk);
    if (brief) await fits(page);
    else await both(page);
    if (!brief) await shot(page, `${name}-1280-dark`);
    await byDay(page);
    await page.setViewportSize(between);
    await fits(page);
    // What lies folded away must fit as well.
    await page.setViewportSize(smallest);
    await page.locator("main details:not([open])").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await fits(page);
    await page.setViewportSize(desk);
  }
  return Object.assign(look, { count: () => looks });
}
