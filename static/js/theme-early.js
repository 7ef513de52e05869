// Runs before the page is painted, so that a chosen theme never flashes the other one. Classic script: it must not wait.
(function () {
  try {
    var theme = localStorage.getItem("grantscope.theme");
    if (theme === "light" || theme === "dark" || theme === "projector") document.documentElement.dataset.theme = theme;
  } catch {
    // No storage: the system's theme will do.
  }
})();
