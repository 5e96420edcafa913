// Everything here is an enhancement: each page works without it.
import { walkStrips } from "./strip.js";

function themeSwitch() {
  const root = document.documentElement;
  const box = document.querySelector("[data-theme-switch]");
  if (!box) return;
  const select = box.querySelector("select");
  select.value = root.dataset.theme || "";
  select.addEventListener("change", () => {
    if (select.value) root.dataset.theme = select.value;
    else delete root.dataset.theme;
    try {
      if (select.value) localStorage.setItem("dure-theme", select.value);
      else localStorage.removeItem("dure-theme");
    } catch {
      // Not remembered, but the choice holds for this page.
    }
  });
  box.hidden = false;
}

function phoneMenu() {
  const button = document.querySelector("[data-menu-button]");
  const nav = document.getElementById("site-nav");
  if (!button || !nav) return;
  const set = (open) => {
    nav.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => set(!nav.classList.contains("open")));
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || getComputedStyle(button).display === "none") return;
    set(false);
    button.focus();
  });
}

function openDetailsForPrint() {
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      details.dataset.openedForPrint = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("[data-opened-for-print]")) {
      details.open = false;
      delete details.dataset.openedForPrint;
    }
  });
}

themeSwitch();
phoneMenu();
walkStrips(document);
openDetailsForPrint();
