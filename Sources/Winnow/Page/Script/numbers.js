// Numbers and times as text.

/** As C's "%.4g" writes it: what reasons are written with. */
function shortNumber(value) {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const [digits, power] = fourDigits(Math.abs(value));
  const sign = value < 0 ? "-" : "";
  const trimmed = digits.replace(/0+$/, "");
  if (power < -4 || power >= 4) {
    const fraction = trimmed.length > 1 ? `.${trimmed.slice(1)}` : "";
    const size = String(Math.abs(power)).padStart(2, "0");
    return `${sign}${trimmed[0]}${fraction}e${power < 0 ? "-" : "+"}${size}`;
  }
  if (power < 0) return `${sign}0.${"0".repeat(-power - 1)}${trimmed}`;
  const fraction = digits.slice(power + 1).replace(/0+$/, "");
  return `${sign}${digits.slice(0, power + 1)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Five digits without a power of ten, where it can be. */
function plainNumber(value) { return String(Number(value.toPrecision(5))); }

/** Four digits and the power of ten of the first; halves go to even digits, as C has it. */
function fourDigits(value) {
  const [mantissa, power] = value.toExponential(60).split("e");
  const digits = mantissa.replace(".", "");
  const isHalf = /^50*$/.test(digits.slice(4));
  const isEven = Number(digits[3]) % 2 === 0;
  if (isHalf && isEven) return [digits.slice(0, 4), Number(power)];
  const [rounded, roundedPower] = value.toExponential(3).split("e");
  return [rounded.replace(".", ""), Number(roundedPower)];
}

/** How long, as the funnel has it. */
function lengthText(seconds) {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.floor(whole / 60)} min`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A moment of a video: 1:02:03.45. */
function clockText(seconds) {
  const sign = seconds < 0 ? "-" : "";
  const hundredths = Math.round(Math.abs(seconds) * 100);
  const [minutes, rest] = [Math.floor(hundredths / 6000), (hundredths % 6000) / 100];
  const text = rest.toFixed(2).padStart(5, "0");
  if (minutes < 60) return `${sign}${minutes}:${text}`;
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${text}`;
}

/** A number in prose: 104,218. */
function longNumber(number) { return number.toLocaleString("en-US"); }

/** No more digits than a sample tells. */
function roughNumber(number) { return `≈ ${longNumber(Number(Math.round(number).toPrecision(3)))}`; }

function countText(number, one, many) {
  return `${longNumber(number)} ${number === 1 ? one : many}`;
}
