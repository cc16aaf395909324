// Blocks of data in the page, each of which is read once.

/** Takes a block out of the page: its text is needed once. */
function takeBlock(id) {
  const block = document.getElementById(id);
  const text = block ? block.textContent : "";
  if (block) block.remove();
  return text;
}

function decode(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
