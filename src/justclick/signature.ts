import { hash, timingSafeEqual } from 'node:crypto';

const md5 = (text: string) => hash('md5', text);

/** The `hash` field of a request: signs its encoded parameters, as they are sent. */
export function requestHash(query: string, login: string, rpsKey: string): string {
  return md5(`${query}::${login}::${rpsKey}`);
}

/**
 * Tells whether the holder of the rps key made this answer, in constant time.
 * The service signs the code and the text only, never `result`.
 */
export function isAnswerHash(
  given: unknown,
  answer: { code: number; text: string },
  rpsKey: string,
): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(md5(`${answer.code}::${answer.text}::${rpsKey}`));
  const hashed = Buffer.from(given.toLowerCase());
  return hashed.length === expected.length && timingSafeEqual(hashed, expected);
}
