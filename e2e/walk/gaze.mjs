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
  const check = async (page) => {
    looks += 1;
    await axe(page);
    await fits(page);
  };
  /** `brief`: the words differ, colors and parts do not. */
  return Object.assign(async function look(page, name, { brief = false } = {}) {
    await page.setViewportSize(phone);
    await check(page);
    await shot(page, `${name}-360`);
    await page.emulateMedia({ colorScheme: "dark" });
    if (!brief) await check(page);
    await page.setViewportSize(desk);
    if (!brief) await shot(page, `${name}-1280-dark`);
    await page.emulateMedia({ colorScheme: "light" });
    await (brief ? fits(page) : check(page));
    await page.setViewportSize(between);
    await fits(page);
    // What lies folded away must fit as well.
    await page.setViewportSize(smallest);
    await page.locator("main details:not([open])").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await fits(page);
    await page.setViewportSize(desk);
  }, { count: () => looks });
}
