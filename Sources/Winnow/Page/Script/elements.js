// Elements made of text: names from files are only ever that.

/** An element with attributes and children; strings among these become text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

function byID(id) { return document.getElementById(id); }

/** A name from outside, kept from turning the text around it. */
function nameText(name) { return make("bdi", {}, name); }

/** A path whose folders give way to the name of the file where there is no room for both. */
function pathText(path) {
  const start = path.lastIndexOf("/") + 1;
  return make("span", { class: "path", title: path },
    make("bdi", { class: "folder" }, path.slice(0, start)),
    make("bdi", { class: "file" }, path.slice(start)));
}

/** The name of a gate, which may go on in the next line behind each dot. */
function breakable(name) {
  return name.split(/(?<=\.)/).flatMap((part, i) => i === 0 ? [part] : [make("wbr"), part]);
}
