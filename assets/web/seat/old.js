// For browsers that do not understand the rest: written so that they understand this. The words are filled in.
setTimeout(function () {
  if (document.querySelector("main")) return;
  var told = document.createElement("p");
  told.style.padding = "24px";
  told.textContent = "{{TOO_OLD}}".split("|")[document.documentElement.getAttribute("data-language") === "zh" ? 0 : 1];
  document.body.appendChild(told);
}, 5000);
