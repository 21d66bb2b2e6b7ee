// Listens to `newsmorgue serve` for all its pages in this browser, and tells them what it hears.
"use strict";

const pages = new Set();
let heard = null;

const events = new EventSource("events");
events.onmessage = ({ data }) => {
  heard = JSON.parse(data);
  for (const page of pages) page.postMessage(heard);
};
// The server may come back as another: what it said before must not reload a page of the new one.
events.onerror = () => (heard = null);

onconnect = ({ ports: [page] }) => {
  pages.add(page);
  if (heard) page.postMessage(heard);
};
