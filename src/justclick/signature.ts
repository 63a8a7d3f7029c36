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
  return isHash(given, `${answer.code}::${answer.text}::${rpsKey}`);
}

/**
 * Tells whether the holder of the rps key made a notification about an order, in constant time. Which time
 * is signed differs by event and is documented in contradiction, so any of those in it may be.
 *
 * @param times as they were received, in the order in which they are tried; an empty one means none
 */
export const isNotificationHash = (
  given: string,
  { id, email, times }: { id: string; email: string; times: readonly string[] },
  rpsKey: string,
): boolean => times.some((time) => isHash(given, `${id}${email}${time}${rpsKey}`));

function isHash(given: unknown, text: string): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(md5(text));
  const hashed = Buffer.from(given.toLowerCase());
  return hashed.length === expected.length && timingSafeEqual(hashed, expected);
}
