// Small pictures: kept as text until a clip is shown.

const pictureIndex = JSON.parse(takeBlock("pictures") || '{"headers":[],"clips":[]}');
const pictureHeaders = pictureIndex.headers.map(decode);
const pictureBlocks = new Map();

function pictureBlock(number) {
  if (!pictureBlocks.has(number)) {
    pictureBlocks.set(number, decode(takeBlock(`pictures-${number}`)));
  }
  return pictureBlocks.get(number);
}

/** Bytes of the pictures of the first `entries` clips of a block. */
function lengthOf(entries) {
  let length = 0;
  for (const entry of entries) for (let i = 1; i < entry.length; i += 2) length += entry[i];
  return length;
}

/** Addresses of the pictures of a clip, to be given to `forget` once they are not shown. */
function picturesOf(clip) {
  const entry = pictureIndex.clips[clip] ?? [];
  if (entry.length === 0) return [];
  const number = Math.floor(clip / pictureIndex.clipsOfBlock);
  const first = number * pictureIndex.clipsOfBlock;
  const block = pictureBlock(number);
  let start = lengthOf(pictureIndex.clips.slice(first, clip));
  const urls = [];
  for (let i = 0; i < entry.length; i += 2) {
    const parts = [pictureHeaders[entry[i]], block.subarray(start, start + entry[i + 1])];
    urls.push(URL.createObjectURL(new Blob(parts, { type: "image/jpeg" })));
    start += entry[i + 1];
  }
  return urls;
}

/** Lets go of pictures, once those that are just being read have come. */
function forget(urls) {
  setTimeout(() => { for (const url of urls) URL.revokeObjectURL(url); }, 5000);
}

function picture(url) {
  return make("img", { src: url, alt: "", decoding: "async", draggable: "false" });
}

/**
 * The first, the middle and the last picture of a clip, the middle one large: `play` shows all
 * of them there in turn, `stop` ends it.
 */
function makeStrip(clip) {
  const urls = picturesOf(clip);
  const middle = urls.length >> 1;
  const element = make("span", { class: `strip count-${Math.min(3, urls.length)}` });
  if (urls.length === 0) element.append(make("span", { class: "none" }, "no picture"));
  const large = urls.length > 0 ? picture(urls[middle]) : null;
  if (large) element.append(large);
  if (urls.length > 2) element.append(picture(urls[0]));
  if (urls.length > 1) element.append(picture(urls[urls.length - 1]));
  const strip = { element, urls, timer: 0 };
  strip.play = () => {
    if (strip.timer !== 0 || urls.length < 2) return;
    let shown = 0;
    const next = () => { large.src = urls[shown]; shown = (shown + 1) % urls.length; };
    next();
    strip.timer = setInterval(next, 350);
  };
  strip.stop = () => {
    clearInterval(strip.timer);
    strip.timer = 0;
    if (large) large.src = urls[middle];
  };
  strip.forget = () => { clearInterval(strip.timer); forget(urls); };
  return strip;
}
