import type { Mistake } from './mistake.ts';

const REFUSAL = 'src/justclick/refusal.ts';
const FUNCTIONS = 'src/justclick/functions.ts';
const SIGNED = 'test/app/justclick/signed.test.ts';
const KINDS = 'test/app/whole/kinds.test.ts';
const LOGS = 'test/app/whole/logs.test.ts';

/** What the service answers, and what of it goes where. */
export const SERVICE: readonly Mistake[] = [
  {
    name: 'an unsigned 601 is believed',
    file: REFUSAL,
    from: 'code >= 1 && code <= 8;',
    to: '(code >= 1 && code <= 8) || code === 601;',
    tests: [SIGNED],
  },
  {
    name: 'an unsigned answer that there is no such order is believed',
    file: REFUSAL,
    from: 'code >= 1 && code <= 8;',
    to: '(code >= 1 && code <= 8) || code === 400;',
    tests: [SIGNED],
  },
  {
    name: 'an unsigned refusal of a contact is believed',
    file: REFUSAL,
    from: 'code >= 1 && code <= 8;',
    to: '(code >= 1 && code <= 8) || code === 102;',
    tests: [SIGNED],
  },
  {
    name: 'the link of code 4 leads elsewhere',
    file: REFUSAL,
    from: 'https://${host}/shops/setts/apisettings/, then reconnect',
    to: 'https://justclick.io/shops/setts/apisettings/, then reconnect',
    tests: [SIGNED],
  },
  {
    name: 'the link of code 6 leads elsewhere',
    file: REFUSAL,
    from: 'Allow any address at https://${host}/shops/setts/apisettings/.',
    to: 'Allow any address at https://${host}/shops/setts/.',
    tests: [SIGNED],
  },
  {
    name: 'a group that nobody can be added to stops each run, and never the Zap',
    file: REFUSAL,
    from: 'case 104:\n      return fix(',
    to: 'case 104:\n      return halt(',
    tests: [SIGNED],
  },
  {
    name: 'a contact that is not found turns off the Zap',
    file: REFUSAL,
    from: 'case 801:\n      return halt(',
    to: 'case 801:\n      return fix(',
    tests: [SIGNED],
  },
  {
    name: 'Update Order Status may be repeated',
    file: FUNCTIONS,
    from: "UpdateOrderStatus: { does: 'write'",
    to: "UpdateOrderStatus: { does: 'repeatable write'",
    tests: ['test/app/creates/actions_in_doubt.test.ts'],
  },
  {
    name: 'who has no API 2.0 is told to use something else than what does the same',
    file: FUNCTIONS,
    from: "instead: 'use Add Contact to Group or Update Contact',",
    to: 'instead: "type or map the coupon\'s code",',
    tests: ['test/app/justclick/second_door.test.ts'],
  },
  {
    name: 'the details of an order that fail in a run are not asked for again',
    file: 'src/hydrators/order_details.ts',
    from: "withShop('step', (shop",
    to: "withShop('dropdown', (shop",
    tests: [KINDS],
  },
  {
    name: 'a person who waits for a dropdown is told that Zapier will try again',
    file: 'src/dropdowns/group.ts',
    from: "withShop('dropdown'",
    to: "withShop('step'",
    tests: [KINDS],
  },
  {
    name: 'the answer of Create Order may have 20 MB',
    file: FUNCTIONS,
    from: "CreateOrder: { does: 'write', megabytes: 1 }",
    to: "CreateOrder: { does: 'write', megabytes: 20 }",
    tests: ['test/app/justclick/bounds.test.ts'],
  },
  {
    name: 'the customer of an order in doubt is in the log',
    file: 'src/orders/doubt.ts',
    from: 'whether this step worked: ${error}`',
    to: 'whether this step worked: ${error} ${doubt.message}`',
    tests: [LOGS],
  },
  {
    name: 'the email of a contact is in the log',
    file: 'src/contacts/contact.ts',
    from: 'but its groups could not be read: ${error}`',
    to: 'but the groups of ${email} could not be read: ${error}`',
    tests: [LOGS],
  },
  {
    name: 'the customer of an order that is not read back is in the log',
    file: 'src/orders/fetch.ts',
    from: 'could not be read back: ${why}`',
    to: 'of ${known.email} could not be read back: ${why}`',
    tests: [LOGS],
  },
  {
    name: 'a poll names customers in the log',
    file: 'src/polling/read.ts',
    from: 'this.#odd.set(number, reason);\n  }\n}',
    to: 'this.#odd.set(number, `${reason} ${raw.email}`);\n  }\n}',
    tests: [LOGS],
  },
  {
    name: 'the first letters of an answer are in the error, and so in the log',
    file: 'src/justclick/answer.ts',
    from: 'textIn(result.id) !== id) throw unreadable();',
    to: 'textIn(result.id) !== id) throw new errors.Error(`cannot be read: ${JSON.stringify(result)}`);',
    tests: [LOGS],
  },
  {
    name: 'a middle name is sent to justclick.ru under the English name',
    file: 'src/justclick/account.ts',
    from: "'justclick.ru': { name: 'JustClick', middleName: 'bill_otchestvo' }",
    to: "'justclick.ru': { name: 'JustClick', middleName: 'bill_middle_name' }",
    tests: ['test/app/creates/create_order_brand.test.ts'],
  },
  {
    name: 'a notification of a refund tells of a cancelation',
    file: 'src/searches/find_order_from_notification.ts',
    from: "['moneyback', 'refunded'],",
    to: "['moneyback', 'canceled'],",
    tests: ['test/app/searches/find_order_from_notification.test.ts'],
  },
];
