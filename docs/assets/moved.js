// Leads from a former address to the present one, and keeps the query and the anchor. Without scripts the page's own
// refresh leads there, without the anchor.
"use strict";
location.replace(document.currentScript.dataset.way + location.search + location.hash);
