// One page looked at in every way that matters: on a phone and on a desk, by day and by night. What is asked of each
// look is the same: nothing axe objects to, and nothing to scroll sideways.

const phone = { width: 360, height: 800 };
const smallest = { width: 320, height: 640 };
const desk = { width: 1280, height: 900 };

/** Answers a function that looks at the page as it stands; pictures are kept by name. */
export function gaze({ axe, fits, shot }) {
  let looks = 0;
  const look = async (page, name, { pictures = true } = {}) => {
    const open = page.locator("main details:not([open])");
    for (const [size, width] of [[phone, "360"], [desk, "1280"]]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light" });
      await axe(page);
      await fits(page);
      if (pictures) await shot(page, `${name}-${width}`);
      await page.emulateMedia({ colorScheme: "dark" });
      await axe(page);
      if (pictures && width === "1280") await shot(page, `${name}-${width}-dark`);
      looks += 2;
    }
    await page.setViewportSize(smallest);
    // What lies folded away must fit as well.
    await open.evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await fits(page);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(desk);
  };
  return Object.assign(look, { count: () => looks });
}
