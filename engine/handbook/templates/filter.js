(function () {
  "use strict";
  var box = document.getElementById("filter");
  if (!box) return;
  var input = document.getElementById("zoek"), told = document.getElementById("aantal");
  var things = Array.prototype.slice.call(document.querySelectorAll(".entry, .group > table > tbody > tr"));
  if (things.length < 5) return;
  var texts = things.map(function (one) { return one.textContent.toLowerCase(); });
  function show() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    things.forEach(function (one, i) {
      var fits = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      one.hidden = !fits;
      if (fits) shown += 1;
    });
    document.querySelectorAll(".group").forEach(function (group) {
      var inside = group.querySelectorAll(".entry, :scope > table > tbody > tr");
      group.hidden = words.length > 0 && inside.length > 0 && !Array.prototype.some.call(inside, function (one) { return !one.hidden; });
    });
    told.textContent = words.length ? shown + " van " + things.length : "";
  }
  box.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) show();
  input.addEventListener("input", show);
  // A link to something that is filtered away shows everything again.
  window.addEventListener("hashchange", function () {
    var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place && place.closest("[hidden]")) { input.value = ""; show(); place.scrollIntoView(); }
  });
})();
