// The recipe with the gates as they are set.

/** A number as YAML and `winnow` read it. */
function boundText(bound) { return bound === null ? "~" : String(bound); }

function recipeText() {
  const gates = state.gates.map((gate) =>
    `  ${nameOf(gate)}: [${boundText(gate.lower)}, ${boundText(gate.upper)}]\n`);
  return `${data.recipe}${gates.length === 0 ? "" : "gates:\n"}${gates.join("")}`
    || "# everything as by default\n";
}

function say(text) { byID("recipe-said").textContent = text; }

async function copyRecipe() {
  const area = byID("recipe-text");
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    // Pages from disk may not be allowed to.
    area.select();
    document.execCommand("copy");
  }
  say("copied");
}

function saveRecipe() {
  const url = URL.createObjectURL(new Blob([recipeText()], { type: "application/yaml" }));
  make("a", { href: url, download: "recipe.yaml" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  say("saved as recipe.yaml");
}

listeners.push(() => {
  const area = byID("recipe-text");
  area.value = recipeText();
  area.rows = area.value.split("\n").length;
  byID("screen-note").hidden = !data.screensByGates || !cards.some(isChanged);
  say("");
});
byID("copy-recipe").addEventListener("click", copyRecipe);
byID("save-recipe").addEventListener("click", saveRecipe);
