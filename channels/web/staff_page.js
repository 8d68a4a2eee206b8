// A page of the desk beside the conversations: alarms are said here, too. One that names `data-again` is fetched anew by and by.

import { $, live, part, renew } from "./staff_live.js";

const again = document.body.dataset.again;

// Never under the hands of somebody who is choosing, or is about to press a key.
const busy = () => $("content").contains(document.activeElement);

async function look() {
  if (!again || busy()) return;
  const html = await part(again);
  if (html === null || busy()) return;
  renew($("content"), new DOMParser().parseFromString(html, "text/html").getElementById("content").innerHTML);
}

live(() => {}, look);
