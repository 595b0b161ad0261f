// Runs before the page is drawn: the colours that the reader chose, and the mark by which styles know that scripts run.
"use strict";
document.documentElement.className = "js";
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the colours of its system.
}
