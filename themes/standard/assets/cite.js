// Offers the reference to every item for copying, made of what the page says of its version and of the item.
(function () {
  "use strict";
  var section = document.getElementById("_citing");
  if (!section) return;
  var said = section.dataset, status = document.createElement("p"), field, timer;
  status.className = "hidden";
  status.setAttribute("role", "status");
  section.appendChild(status);

  function tell(button) {
    clearTimeout(timer);
    status.textContent = "";
    document.querySelectorAll(".cite").forEach(function (other) {
      other.firstChild.data = said.button;
    });
    button.firstChild.data = said.copied;
    timer = setTimeout(function () {
      button.firstChild.data = said.button;
      status.textContent = "";
    }, 5000);
    // What is said at once after it was emptied is not heard everywhere.
    setTimeout(function () {
      status.textContent = said.copied;
    }, 100);
  }

  // Where nothing may be copied, the words stand in a field, marked, to be copied by hand.
  function show(words, button) {
    if (field) field.remove();
    field = document.createElement("label");
    field.className = "cite-field";
    field.append(said.field, document.createElement("textarea"));
    var area = field.lastChild;
    area.readOnly = true;
    area.rows = 4;
    area.value = words;
    button.parentNode.after(field);
    area.focus();
    area.select();
  }

  function offer(place, name, words) {
    var button = document.createElement("button"), hidden = document.createElement("span");
    button.type = "button";
    button.className = "cite";
    hidden.className = "hidden";
    hidden.textContent = name;
    button.append(said.button, hidden);
    button.addEventListener("click", function () {
      var refused = function () {
        show(words, button);
      };
      if (!navigator.clipboard) return refused();
      navigator.clipboard.writeText(words).then(function () {
        tell(button);
      }, refused);
    });
    place.append(" ", button);
  }

  document.querySelectorAll(".address").forEach(function (place) {
    var link = place.querySelector("a[href^='#']"), name = link && link.querySelector(".hidden");
    if (!name) return;
    var called = name.textContent.replace(/^（([^]*)）$/, "$1");
    offer(place, name.textContent, said.before + "、" + called + "。" + said.address + link.getAttribute("href") + said.behind);
  });
  var own = section.querySelector(".cited"), place = document.createElement("p");
  own.after(place);
  offer(place, "", own.textContent);
})();
