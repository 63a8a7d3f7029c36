import { errors } from 'zapier-platform-core';
import type { Account } from './account.ts';
import { type Answer, isRecord } from './answer.ts';
import type { Call } from './call.ts';

/**
 * Seconds after which Zapier tries again what the service had no room for. Drawn anew each time: Zaps that
 * meet a limit together would meet it together again.
 */
export const retryAfter = (): number => 30 + Math.round(Math.random() * 60);

/**
 * How much of the service's words is looked at: looking for markup in 200,000 of `<` takes 15 seconds,
 * in which no timeout fires.
 */
const MOST_WORDS = 2000;

/** These refusals come before the service knows whose key to sign with, so they cannot verify. */
export const isUnsignedRefusal = (code: number): boolean => code >= 1 && code <= 8;

/** Documented codes, beside those that say it, are about something else than what there is to find. */
const isAboutSomethingElse = (code: number): boolean =>
  code < 204 || code === 303 || (code >= 600 && code <= 699);

/** "Orders not found", "order not exist", "no products". */
const NOTHING_FOUND =
  /\b(order|bill|invoice|product|good)s? (was |were |is |are |do |does )?not (found|exist)|\b(no|nonexistent) (order|bill|invoice|product|good)s?\b/i;

/** The same in Russian: "заказы не найдены", "нет товаров", "не найдено ни одного счета". */
const NOTHING_FOUND_IN_RUSSIAN =
  /(заказ|сч[её]т|товар|продукт)\p{L}* не (найден|существу)|(?<!\p{L})(нет|не найдено) (ни одного )?(заказ|сч[её]т|товар|продукт)/iu;

/**
 * Tells an empty list from an error. The service has more codes than its vendor lists, so for those
 * the words decide, which are English or Russian.
 */
export const nothingFound = ({ code, text }: Answer): boolean =>
  [200, 302, 400, 700].includes(code) ||
  (!isAboutSomethingElse(code) &&
    [NOTHING_FOUND, NOTHING_FOUND_IN_RUSSIAN].some((words) =>
      words.test(text.slice(0, MOST_WORDS)),
    ));

/** Tells the refusals with these codes, for a caller that handles them. */
export const codes =
  (...some: readonly number[]) =>
  ({ code }: Answer): boolean =>
    some.includes(code);

/** Tells any refusal but "too many requests", which passes. */
export const anyRefusal = ({ code }: Answer): boolean => code !== 8;

/**
 * Turns a refusal of the service into the Zapier error that fits it, in plain English.
 *
 * - `ExpiredAuthError`: the connection has to be renewed.
 * - `ThrottledError`: the service had no room; nothing was done, Zapier tries again.
 * - `HaltedError`: this one record cannot be handled; the Zap stays on.
 * - `Error`: something in the Zap or in the account has to be put right.
 */
export function refusalError(answer: Answer, { account, instead }: Call): Error {
  const { brand, login, host } = account;
  const words = plainText(answer.text, account);
  const said =
    words === ''
      ? `${brand} gave no reason (code ${answer.code}).`
      : `${brand} said: "${words}" (code ${answer.code}).`;
  const fix = (text: string) => new errors.Error(`${text} ${said}`, `refusal_${answer.code}`);
  const halt = (text: string) => new errors.HaltedError(`${text} ${said}`);

  // The code of a refusal for the plan is not documented; these are the codes of functions that are off.
  if (instead !== undefined && [1, 2, 7, 8].includes(answer.code)) {
    const plan = `Your plan may not include API 2.0: only Expert and Guru do. Without it, ${instead}.`;
    if (answer.code === 7) return fix(`${plan} Or your account "${login}" is disabled.`);
    if (answer.code !== 8) return fix(plan);
    // It is also how the service says that there were too many requests, and that passes.
    return new errors.ThrottledError(
      `${plan} Or there were too many requests. Then wait: Zapier will try again. ${said}`,
      retryAfter(),
    );
  }
  switch (answer.code) {
    case 1:
    case 2:
      return fix(
        `${brand} couldn't use this request, and nothing was changed. Try again. If it happens again, contact ${brand} support.`,
      );
    case 3:
      return fix(`${brand} didn't accept a value. Check the fields of this step.`);
    case 4:
      return new errors.ExpiredAuthError(
        `The API key is not the key of the account "${login}". Copy it again from https://${host}/shops/setts/apisettings/, then reconnect the account. ${said}`,
      );
    case 5:
      return new errors.ExpiredAuthError(
        `There is no account with the login "${login}" at ${host}. Check the login and the domain, then reconnect the account. ${said}`,
      );
    case 6:
      return fix(
        `Your account "${login}" can be used from certain IP addresses only. Allow any address at https://${host}/shops/setts/apisettings/.`,
      );
    case 7:
      return fix(`The account "${login}" is disabled. Sign in at https://${host}/ to see why.`);
    case 8:
      return new errors.ThrottledError(
        `${brand} got too many requests, or the API is turned off for your account. Zapier will try again. If you keep seeing this, ask ${brand} support to turn the API on. ${said}`,
        retryAfter(),
      );
    case 100:
      return fix("The contact's email is empty. Map one into this step.");
    case 101:
      return halt(`${brand} couldn't add the contact. Check the email.`);
    case 103:
    case 800:
      return fix('There is no such group in your account. Choose one from the list.');
    case 104:
      return fix(
        `${brand} fills this group by itself, so you can't add contacts to it. Choose another group.`,
      );
    case 801:
      return halt(
        `${brand} didn't find this contact. Check the email and, if you chose one, the group.`,
      );
    case 200:
    case 302:
    case 400:
      return halt('There is no order with this number. It may have been deleted.');
    case 201:
    case 303:
      return halt(
        `${brand} doesn't allow this while the order has its present status. Open the order in ${brand} to see why.`,
      );
    case 202:
      return halt(
        `${brand} couldn't mark the order as paid. Open the order in ${brand} to see why.`,
      );
    case 203:
      return fix('The order number is empty. Map an order number into this step.');
    case 600:
      return halt(`${brand} didn't accept the customer email. Check the address.`);
    case 602:
      return halt(`${brand} couldn't create the order. Check the fields of this step.`);
    case 603:
      return fix('The order has no products. Add at least one product to this step.');
    case 604:
      return fix(
        `A product of this order is not in your shop${productIn(answer, account)}. Choose one of your products.`,
      );
    case 605:
      return halt(
        'A product of this order has to be shipped. Map the first name, last name, country, city and address into this step.',
      );
    case 700:
      return fix(`Your shop has no products yet. Add a product in ${brand} first.`);
    default:
      return fix(`${brand} refused this step. Check its fields.`);
  }
}

/**
 * The ID of the product that the service names, wherever it stands in the result: that is not documented.
 * A result is not signed, so it is shown only where it looks like an ID.
 */
function productIn({ result }: Answer, { rpsKey }: Account): string {
  const values = isRecord(result) || Array.isArray(result) ? Object.values(result) : [result];
  const [id] = values.map(String).filter((value) => /^[\w.-]{1,40}$/.test(value));
  return id === undefined || id.includes(rpsKey) ? '' : `: ${id}`;
}

/** The service's own words, made safe to show: no key, no markup, one line, of a readable length. */
function plainText(text: string, { rpsKey }: Account): string {
  const line = text
    // Before the cut, which could leave a part of the key that is no longer recognized.
    .replaceAll(rpsKey, '…')
    .slice(0, MOST_WORDS)
    .replace(/<[^>]*>|[<>]/g, ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
