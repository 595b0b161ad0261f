// On the page that is not found: an address in capitals leads to the one in lower case, as `/2018/CA1/` to `/2018/ca1/`.
"use strict";
{
  const root = new URL("..", document.currentScript.src).pathname;
  const small = root + location.pathname.slice(root.length).toLowerCase();
  if (location.pathname.startsWith(root) && small !== location.pathname)
    location.replace(small + location.search + location.hash);
}
