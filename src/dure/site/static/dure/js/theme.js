// Runs before the first paint, so a remembered theme does not flash.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("dure-theme");
    if (["light", "dark", "contrast"].includes(theme)) root.dataset.theme = theme;
  } catch {
    // Storage may be closed to us; the system's preference then stands.
  }
})();
