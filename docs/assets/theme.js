// Runs before the page is drawn: the colours that the reader chose, and the marks by which styles know that scripts run and
// that the address asks for something.
"use strict";
// A sentence in the language of the site, with its places filled in. Only a site that is not in English has translations
// (assets/words.js).
{
  const translations = window.words || { sentences: {}, form: (number) => Number(number !== 1) };
  const filled = (sentence, places) => sentence.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
  window._ = (sentence, places = {}) => filled((translations.sentences[sentence] || [sentence])[0], places);
  // The sentence that goes with a number, which is the place `number` in it.
  window.ngettext = (singular, plural, number, places = {}) => {
    const forms = translations.sentences[singular];
    const sentence = forms ? forms[translations.form(number)] || forms[0] : [plural, singular][Number(number === 1)];
    return filled(sentence, { number, ...places });
  };
}

document.documentElement.className = location.search ? "js js-query" : "js";
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the colours of its system.
}
