// Small comforts on members' pages. Everything here also works without it: forms post, browsers print.

/** Light or dark at once, without loading the page again; the server keeps the choice, as it does without scripts. */
for (const form of document.querySelectorAll("[data-theme-switch]")) {
  form.addEventListener("submit", (event) => {
    const theme = event.submitter?.value;
    if (!theme) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.set("theme", theme);
    fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === theme));
  });
}

/** Buttons that need scripts are hidden until there are some. */
function wake(root) {
  for (const button of root.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
}
wake(document);
document.addEventListener("htmx:after:swap", (event) => wake(event.target instanceof Element ? event.target : document));

document.addEventListener("click", async (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-print]")) window.print();
  const copy = target?.closest("[data-copy]");
  if (copy instanceof HTMLElement) {
    await navigator.clipboard.writeText(copy.dataset.copy ?? "");
    const said = document.getElementById("said");
    if (said && copy.dataset.copied) said.textContent = copy.dataset.copied;
  }
  for (const menu of document.querySelectorAll("details.person[open]")) {
    if (!menu.contains(target)) menu.removeAttribute("open");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.person[open]")) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  }
});
