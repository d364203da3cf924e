(function () {
  "use strict";

  var script = document.currentScript;
  var stamp = script.getAttribute("data-stamp");
  var key = "juran-preview " + location.pathname;
  var connection = document.getElementById("_preview-connection");
  var source = null;

  // The item at the top of the window, so that a page that grew above it still shows it at the same height.
  function topmost() {
    var all = document.querySelectorAll("main [id]");
    var found = null;
    for (var at = 0; at < all.length; at += 1) {
      var box = all[at].getBoundingClientRect();
      if (box.height > 0 && box.top <= window.innerHeight / 3) {
        found = { id: all[at].id, top: box.top };
      }
    }
    return found;
  }

  function opened() {
    var all = document.querySelectorAll("details");
    return Array.prototype.map.call(all, function (details) {
      return details.open;
    });
  }

  function keep() {
    var active = document.activeElement;
    var place = { y: window.scrollY, top: topmost(), opened: opened(), focus: active ? active.id : "" };
    try {
      sessionStorage.setItem(key, JSON.stringify(place));
    } catch (error) {
      // Without storage the page begins at its top.
    }
  }

  function restore() {
    var place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch (error) {
      place = null;
    }
    if (!place) {
      return;
    }
    var all = document.querySelectorAll("details");
    if (all.length === place.opened.length) {
      for (var at = 0; at < all.length; at += 1) {
        all[at].open = place.opened[at];
      }
    }
    var top = place.top && document.getElementById(place.top.id);
    var focus = place.focus && document.getElementById(place.focus);
    if (focus) {
      focus.focus({ preventScroll: true });
    }
    if (place.y === 0 || !top) {
      window.scrollTo(0, place.y);
    } else {
      window.scrollTo(0, window.scrollY + top.getBoundingClientRect().top - place.top.top);
    }
  }

  function reload() {
    keep();
    if ("scrollRestoration" in history) {
      history.scrollRestoration = "manual";
    }
    location.reload();
  }

  // A window that is not looked at listens to nothing: browsers allow only a few open connections to one server.
  function listen() {
    if (source || document.hidden) {
      return;
    }
    source = new EventSource("/_preview/changes?since=" + encodeURIComponent(stamp));
    source.onopen = function () {
      connection.textContent = "";
    };
    source.onmessage = function (message) {
      if (message.data !== stamp) {
        source.close();
        reload();
      }
    };
    source.onerror = function () {
      connection.textContent = "「juran serve」につながりません。終わっていれば、もう一度実行してください。";
    };
  }

  function rest() {
    if (source) {
      source.close();
      source = null;
    }
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      rest();
    } else {
      listen();
    }
  });
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);
  document.addEventListener("submit", function (event) {
    if (event.target.closest("._preview")) {
      keep();
    }
  });

  restore();
  listen();
})();
