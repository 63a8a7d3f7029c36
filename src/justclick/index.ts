/** The one door to the service: whoever needs it asks a `Shop`. */
export { type Account, accountOf, DEFAULT_DOMAIN, DOMAINS } from './account.ts';
export {
  type Answer,
  isRecord,
  listOf,
  orderNumberIn,
  type PhpRecord,
  recordOf,
  recordsIn,
  textIn,
  unreadable,
} from './answer.ts';
export type { Run } from './call.ts';
export { checkAnswer, signRequest } from './middleware.ts';
export { AnswerTooBigError, DoubtError, tooMuchError } from './no_answer.ts';
export type { PhpParams, PhpValue } from './query.ts';
export { anyRefusal, codes, nothingFound, retryAfter } from './refusal.ts';
export { Shop } from './shop.ts';
export { isNotificationHash } from './signature.ts';
