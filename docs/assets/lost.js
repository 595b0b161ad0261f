// On the page that is not found: an address in capitals leads to the one in lower case, as `/2018/CA1/` to `/2018/ca1/`, and
// that of a file with one reference, as `/2018/12/cite.bib`, to the page that makes it.
"use strict";
{
  const root = new URL("..", document.currentScript.src).pathname;
  const path = location.pathname.slice(root.length).toLowerCase();
  const page = path.replace(/^([^/]+\/[^/]+\/)cite\.\w+$/, "$1#cite");
  if (location.pathname.startsWith(root) && root + page !== location.pathname)
    location.replace(root + page + location.search + location.hash);
}
