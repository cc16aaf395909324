// Where values stand on the axis of a histogram.

const BINS = 64;
/** Places on an axis that a pointer can tell apart. */
const PLACES = 400;

/**
 * The axis of values that are no NaN: `place` is from 0 to 1. Where few values are far larger
 * than most, it is linear near zero and logarithmic beyond the median.
 */
function makeAxis(values) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  let low = sorted[0] ?? 0, high = sorted[sorted.length - 1] ?? 1;
  const middle = sorted[sorted.length >> 1] ?? 0;
  const room = Math.abs(low) / 2 || 0.5;
  if (!(high > low)) [low, high] = [low - room, high + room];
  const isSkewed = low >= 0 && middle > 0 && high > 12 * middle;
  const forward = isSkewed ? (value) => Math.asinh(value / middle) : (value) => value;
  const back = isSkewed ? (place) => Math.sinh(place) * middle : (place) => place;
  const [start, length] = [forward(low), forward(high) - forward(low)];
  const axis = {
    low, high, isEmpty: sorted.length === 0,
    place: (value) => Math.min(1, Math.max(0, (forward(value) - start) / length)),
    value: (place) => back(start + place * length),
  };
  axis.bins = Uint8Array.from(values, (value) => Number.isNaN(value)
    ? BINS : Math.min(BINS - 1, Math.floor(axis.place(value) * BINS)));
  return axis;
}

/** The value at a place, with no more digits than the places of the axis tell apart. */
function roundedValue(axis, place) {
  const value = axis.value(place);
  const next = axis.value(place < 0.5 ? place + 1 / PLACES : place - 1 / PLACES);
  const digits = Math.floor(Math.log10(Math.abs(next - value) || 1));
  if (digits >= 0) return Math.round(value / 10 ** digits) * 10 ** digits;
  return Number(value.toFixed(Math.min(100, -digits)));
}

/** How many clips lie in each bin: all, and those that are kept. */
function countBins(axis, verdicts) {
  const all = new Uint32Array(BINS + 1), kept = new Uint32Array(BINS + 1);
  for (let clip = 0; clip < count; clip += 1) {
    all[axis.bins[clip]] += 1;
    if (verdicts[clip] === KEEP) kept[axis.bins[clip]] += 1;
  }
  return { all: all.subarray(0, BINS), kept: kept.subarray(0, BINS) };
}

/** Bars as a path in a box of BINS x 1, by the square root, so that few clips are seen, too. */
function barsPath(numbers, most) {
  let path = "";
  numbers.forEach((number, bin) => {
    if (number === 0) return;
    const height = Math.sqrt(number / most);
    path += `M${bin} 1V${(1 - height).toFixed(4)}H${bin + 0.88}V1Z`;
  });
  return path;
}
