/** Lists and records inside one another: an answer of the service has seven at most. */
const MAX_DEPTH = 32;

/**
 * Bytes of an answer for each list or record in it, on average. The densest answers of the service,
 * orders with many products, have one to about 60; an empty record needs 3 and takes 60 in memory.
 */
const BYTES_PER_CONTAINER = 40;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads the JSON of an answer, unless reading it would take more memory than a run on Zapier has: 20 MB
 * of brackets become 1.1 GB. So the brackets are counted first; that takes about a fifth of the time.
 *
 * @param most bytes that the answer may have
 * @returns undefined for what is no JSON, or not of the shape that an answer can have
 */
export function parseJson(json: string, most: number): unknown {
  if (!isModest(json, most / BYTES_PER_CONTAINER)) return undefined;
  try {
    // PHP may put a byte order mark before its JSON.
    return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
  } catch {
    return undefined;
  }
}

function isModest(json: string, mostContainers: number): boolean {
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(json, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        containers += 1;
        depth += 1;
        if (depth > MAX_DEPTH || containers > mostContainers) return false;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
    }
  }
  return true;
}

/** Where the text ends that begins at `at`: brackets in it do not count. */
function endOfText(json: string, at: number): number {
  let end = at + 1;
  while (end < json.length && json.charCodeAt(end) !== QUOTE) {
    end += json.charCodeAt(end) === BACKSLASH ? 2 : 1;
  }
  return end;
}
