/** Lists and records inside one another: an answer of the service has seven at most. */
const MAX_DEPTH = 32;

/**
 * Bytes of an answer for each list or record in it, on average. The densest answers of the service,
 * orders with many products, have one to about 60; an empty record needs 3 and takes 60 in memory.
 */
const BYTES_PER_CONTAINER = 40;

/**
 * Reads the JSON of an answer, unless reading it would take more memory than a run on Zapier has: 20 MB
 * of brackets become 1.1 GB. So the brackets are counted first; that takes about a fifth of the time.
 *
 * @param most bytes that the answer may have
 * @returns undefined for what is no JSON, or not of the shape that an answer can have
 */
export function parseJson(json: string, most: number): unknown {
  if (isModest(json, most / BYTES_PER_CONTAINER)) {
    try {
      // PHP may put a byte order mark before its JSON.
      return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
    } catch {
      // It is no JSON.
    }
  }
  return undefined;
}

function isModest(json: string, mostContainers: number): boolean {
  let isText = false;
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case 0x5c: // A backslash: JSON has them in texts only, and what follows one ends no text.
        at += 1;
        break;
      case 0x22: // "
        isText = !isText;
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (isText) break;
        containers += 1;
        depth += 1;
        if (depth > MAX_DEPTH || containers > mostContainers) return false;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (!isText) depth -= 1;
        break;
    }
  }
  return true;
}
