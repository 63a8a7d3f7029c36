/** What a parameter of the order API may be: what PHP's `http_build_query()` takes, as JSON has it. */
export type PhpValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly PhpValue[]
  | { readonly [key: string]: PhpValue };

export type PhpParams = { readonly [key: string]: PhpValue };

/**
 * Encodes parameters byte for byte as PHP's `http_build_query()` does by default (RFC 1738), because
 * the service signs what PHP makes of `$_POST`: `true` is `1`, `false` is `0`, null, undefined and
 * empty arrays are left out, the empty string is kept, nested keys are written `goods%5B0%5D`.
 *
 * Text that is not well-formed Unicode (half of an emoji) gets U+FFFD where UTF-8 has no bytes for it.
 *
 * @throws {RangeError} for NaN and infinite numbers, which no parameter of the API can mean.
 */
export function buildQuery(params: PhpParams): string {
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(params)) appendPairs(pairs, urlencode(key), value);
  return pairs.join('&');
}

function appendPairs(pairs: string[], key: string, value: PhpValue): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object') {
    for (const [childKey, child] of Object.entries(value)) {
      appendPairs(pairs, `${key}%5B${urlencode(childKey)}%5D`, child);
    }
  } else {
    pairs.push(`${key}=${urlencode(scalarText(value))}`);
  }
}

function scalarText(value: string | number | boolean): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return numberText(value);
}

const INT64_LIMIT = 2 ** 63;

/** PHP writes an integer in full, and a float with 14 significant digits (its ini value `precision`). */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be sent`);
  if (Number.isInteger(value) && Math.abs(value) < INT64_LIMIT) return String(value);

  const [mantissa = '', exponent = '0'] = value.toExponential(13).split('e');
  const power = Number(exponent);
  if (power >= -4 && power <= 13) return String(Number(value.toPrecision(14)));
  const digits = mantissa.replace(/0+$/, '');
  return `${digits.endsWith('.') ? `${digits}0` : digits}E${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

/**
 * PHP's `urlencode()`: all but `A-Z a-z 0-9 - _ .` becomes `%XX` of its UTF-8 bytes, a space `+`.
 * Most text needs nothing, and most of the rest has letters that were met before.
 */
function urlencode(text: string): string {
  if (/^[\w.-]*$/.test(text)) return text;
  let encoded = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // From here on a letter may be half of an emoji, which has no encoding of its own.
    if (unit >= 0x800) return urlencodeWhole(text);
    ENCODED[unit] ??= urlencodeWhole(text.charAt(i));
    encoded += ENCODED[unit];
  }
  return encoded;
}

/** Letters that were encoded before, by their UTF-16 unit: at most 2,048. */
const ENCODED: string[] = [];

const urlencodeWhole = (text: string) =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
