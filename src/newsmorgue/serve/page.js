// Added to every page by `newsmorgue serve`: a new site reloads the page, a failed build is shown on it.
"use strict";

(() => {
  const { src, dataset } = document.currentScript;
  let banner = null;

  // One worker for all pages: a browser has six connections to a host, and each page would keep one.
  new SharedWorker(new URL("worker.js", src)).port.onmessage = ({ data: { build, error } }) => {
    if (build !== dataset.build) location.reload();
    else if (error) show(error);
    else banner?.remove();
  };

  // A page that is come back to as it was left has heard of nothing in the meantime.
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  function show(error) {
    banner ??= document.createElement("div");
    banner.id = "newsmorgue-error";
    banner.setAttribute("role", "alert");
    // Not as an attribute, which the page's policy forbids.
    banner.style.cssText = `position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;
      max-height: 45vh; overflow: auto; padding: 0.75rem 1rem; background: #8f1d1d; color: #fff;
      font: 0.9375rem / 1.5 system-ui, sans-serif; white-space: pre-wrap; overflow-wrap: anywhere`;
    banner.textContent = `The site was not rebuilt. ${error}`;
    if (!banner.isConnected) document.body.append(banner);
  }
})();
