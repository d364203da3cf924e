// Makes the link to the search a form, so that words can be searched from every page.
for (const link of document.querySelectorAll("a[data-find]")) {
  const form = document.createElement("form");
  const [field, button] = ["input", "button"].map((name) => document.createElement(name));
  form.action = link.href;
  form.setAttribute("role", "search");
  Object.assign(field, { type: "search", name: "q", autocomplete: "off", enterKeyHint: "search", ariaLabel: link.dataset.find });
  Object.assign(button, { type: "submit", textContent: link.textContent });
  form.append(field, button);
  link.replaceWith(form);
}
