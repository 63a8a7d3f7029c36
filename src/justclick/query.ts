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
  let query = '';
  for (const [key, value] of Object.entries(params)) {
    query = withPairs(query, urlencode(key), value);
  }
  return query;
}

/** The query with what a value comes to: one pair, none, or one for each value in it. */
function withPairs(query: string, key: string, value: PhpValue): string {
  if (value === null || value === undefined) return query;
  if (typeof value === 'object') {
    let longer = query;
    for (const [childKey, child] of Object.entries(value)) {
      longer = withPairs(longer, `${key}%5B${urlencode(childKey)}%5D`, child);
    }
    return longer;
  }
  return `${query}${query === '' ? '' : '&'}${key}=${urlencode(scalarText(value))}`;
}

function scalarText(value: string | number | boolean): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return numberText(value);
}

const INT64_LIMIT = 2 ** 63;
/** Significant digits of a float, PHP's ini value `precision`. */
const PRECISION = 14;

/** Whether PHP writes a float of this size without an exponent. */
const isPlain = (size: number) => size >= 1e-4 && size < 1e14;

/** PHP writes an integer in full, and a float with as many digits as its precision. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be sent`);
  if (Number.isInteger(value) && Math.abs(value) < INT64_LIMIT) return String(value);

  const inFull = String(value);
  if (inFull.length <= PRECISION && isPlain(Math.abs(value))) return inFull;
  // Of two that are as near PHP takes the even one, and JavaScript the greater: 36552509264378.5.
  const tie = /(-?\d\.\d{12}[02468])50*(e.*)/.exec(value.toExponential(40));
  const rounded = Number(tie === null ? value.toPrecision(PRECISION) : `${tie[1]}${tie[2]}`);
  if (isPlain(Math.abs(rounded))) return String(rounded);
  return rounded.toExponential(13).replace(/(\.\d+?)0*e/, '$1E');
}

/**
 * PHP's `urlencode()`: all but `A-Z a-z 0-9 - _ .` becomes `%XX` of its UTF-8 bytes, a space `+`.
 * Most text needs nothing, and most of the rest has letters of a small table.
 */
function urlencode(text: string): string {
  if (!/[^\w.-]/.test(text)) return text;
  let encoded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // From here on a unit may be half of a character, which has no encoding of its own.
    if (unit >= TABLE_SIZE) return urlencodeAll(text);
    ENCODED[unit] ??= urlencodeAll(text.charAt(at));
    encoded += ENCODED[unit];
  }
  return encoded;
}

/** Latin, Greek, Cyrillic and others of one or two bytes. */
const TABLE_SIZE = 0x800;
const ENCODED: string[] = [];

const urlencodeAll = (text: string) =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
