// Shows what holds now among what a page says of a time: an element holds from data-from on, until before data-until.
(function () {
  "use strict";
  var timer;
  function show() {
    var now = Date.now(), next = now + 36e5;
    document.querySelectorAll("[data-from],[data-until]").forEach(function (element) {
      var from = Date.parse(element.dataset.from), until = Date.parse(element.dataset.until);
      element.hidden = now < from || now >= until;
      [from, until].forEach(function (turn) {
        if (turn > now && turn < next) next = turn;
      });
    });
    clearTimeout(timer);
    timer = setTimeout(show, next - now);
  }
  show();
  addEventListener("pageshow", show);
  document.addEventListener("visibilitychange", show);
})();
