// Runs before the page is drawn: the colours that the reader chose, and the marks by which styles know that scripts run and
// that the address asks for something.
"use strict";
document.documentElement.className = location.search ? "js js-query" : "js";
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the colours of its system.
}
