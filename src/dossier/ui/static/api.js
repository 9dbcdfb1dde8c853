// Opens Gradio's "Use via API". Its button stands in the footer, which is hidden, so a link of ours to
// ?view=api presses it. An address that ends so shows nothing by itself before the button was pressed.

(() => {
  const button = () => document.querySelector("footer .show-api");

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a[href="?view=api"]')) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !button()) return;
    event.preventDefault();
    button().click();
  });

  if (new URLSearchParams(location.search).get("view") !== "api") return;
  const observer = new MutationObserver(() => {
    if (!button()) return;
    observer.disconnect();
    button().click(); // away from what is not there yet
    button().click();
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
})();
