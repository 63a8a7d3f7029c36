import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();
const used = useService();
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

type Shop = ReturnType<typeof connect>;

const EMAIL = 'anna@example.com';
const GOODS = [{ good_name: 'checklist' }];

/** Each way to ask or tell the service something, with the refusals that it takes for an answer. */
type Way = {
  run: (shop: Shop) => Promise<unknown>;
  accepts?: readonly number[];
  /** Whether it must not be told twice. */
  once?: true;
};
const WAYS: Readonly<Record<string, Way>> = {
  'Create Order': {
    run: ({ create }) => create('create_order', { bill_email: EMAIL, goods: GOODS }),
    accepts: [601, 604],
    once: true,
  },
  'Update Order Status': {
    run: ({ create }) => create('update_order_status', { bill_id: '7', status: 'cancel' }),
    once: true,
  },
  'Delete Order': { run: ({ create }) => create('delete_order', { bill_id: '7' }), once: true },
  'Add Contact to Group': {
    run: ({ create }) => create('add_contact_to_group', { lead_email: EMAIL, rid: ['super'] }),
    accepts: [102],
  },
  'Update Contact': {
    run: ({ create }) => create('update_contact', { lead_email: EMAIL, lead_city: 'Kazan' }),
  },
  'Add Tags to Contact': {
    run: ({ create }) => create('add_tags', { lead_email: EMAIL, add_tags: ['vip'] }),
    accepts: [777],
  },
  'Unsubscribe Contact': {
    run: ({ create }) => create('unsubscribe_contact', { lead_email: EMAIL }),
    accepts: [500, 501, 800, 801],
  },
  'Remove Contact from Group': {
    run: ({ create }) =>
      create('remove_contact_from_group', { lead_email: EMAIL, rass_name: 'super' }),
  },
  'Find Order by number': {
    run: ({ search }) => search('find_order', { bill_id: '7' }),
    accepts: [200, 302, 400, 777],
  },
  'Find Order by email': {
    run: ({ search }) => search('find_order', { email: EMAIL }),
    accepts: [400],
  },
  'Find Contact': {
    run: ({ search }) => search('find_contact', { lead_email: EMAIL }),
    accepts: [500, 501],
  },
  'Find Product': {
    run: ({ search }) => search('find_product', { product: 'checklist' }),
    accepts: [700],
  },
  'Find Affiliate Statistics': {
    run: ({ search }) => search('find_affiliate_statistics', { partner: 'olga' }),
    accepts: [777],
  },
  'New Order': { run: ({ trigger }) => trigger('new_order'), accepts: [400, 777] },
  'New Paid Order': { run: ({ trigger }) => trigger('new_paid_order'), accepts: [400, 777] },
  'the dropdown of groups': { run: ({ trigger }) => trigger('group') },
  'the test of a connection': { run: ({ testConnection }) => testConnection(), accepts: [400] },
};

/** Every code that the vendor lists past those that come before it knows the key, and some that it does not. */
const CODES = [
  ...[0, 9, 99, 100, 101, 102, 103, 104, 200, 201, 202, 203, 302, 303, 400, 500, 501],
  ...[600, 601, 602, 603, 604, 605, 700, 777, 800, 801, 999],
];
const TEXT = 'order already exist, orders not found, no such partner, tag already there';

describe('an answer that is not signed', () => {
  const believed = async ({ run, once }: Way, code: number) => {
    used.service.answer = () => signed(code, TEXT, { bill_id: 7 }, 'another key');
    const error = await run(used.shop).then(
      () => new Error('It was believed'),
      (failure: Error) => failure,
    );
    expect([code, error.message]).toStrictEqual([
      code,
      expect.stringMatching(/The answer is not signed with the API key of \\?"myshop\\?"/),
    ]);
    expect([code, error.name]).toStrictEqual([code, once ? 'HaltedError' : 'AppError']);
  };

  test.each(Object.entries(WAYS))(
    'is not believed by %s: no success, and no refusal that it takes for an answer',
    async (_name, way) => {
      for (const code of [0, ...(way.accepts ?? [])]) await believed(way, code);
    },
  );

  test.each(CODES)('is not believed whatever it says: code %d', async (code) => {
    await believed(WAYS['Create Order'] as Way, code);
  });

  test('of a second source is not taken for a refusal: the poll fails, and nothing is lost', async () => {
    used.service.answer = ({ url }) =>
      url.endsWith('getOrdersWithGoods')
        ? signed(777, 'refused', undefined, 'another key')
        : signed(0, 'ok', [{ id: 7, pay_status: 'paid' }]);
    await expect(used.shop.trigger('new_paid_order')).rejects.toThrow(/is not signed/);
  });
});

/** What a person reads of each code, and what Zapier makes of it. */
const REFUSALS: readonly [code: number, name: string, says: string][] = [
  [
    1,
    'AppError',
    "InfluencerSoft couldn't use this request, and nothing was changed. Try again. If it happens again, contact InfluencerSoft support.",
  ],
  [
    2,
    'AppError',
    "InfluencerSoft couldn't use this request, and nothing was changed. Try again. If it happens again, contact InfluencerSoft support.",
  ],
  [3, 'AppError', "didn't accept a value. Check the fields of this step."],
  [
    4,
    'ExpiredAuthError',
    'The API key is not the key of the account "myshop". Copy it again from https://myshop.influencersoft.com/shops/setts/apisettings/, then reconnect the account.',
  ],
  [
    5,
    'ExpiredAuthError',
    'There is no account with the login "myshop" at myshop.influencersoft.com. Check the login and the domain, then reconnect the account.',
  ],
  [
    6,
    'AppError',
    'can be used from certain IP addresses only. Allow any address at https://myshop.influencersoft.com/shops/setts/apisettings/.',
  ],
  [
    7,
    'AppError',
    'The account "myshop" is disabled. Sign in at https://myshop.influencersoft.com/ to see why.',
  ],
  [
    8,
    'ThrottledError',
    'got too many requests, or the API is turned off for your account. Zapier will try again. If you keep seeing this, ask InfluencerSoft support to turn the API on.',
  ],
  [100, 'AppError', "The contact's email is empty. Map one into this step."],
  [101, 'HaltedError', "couldn't add the contact. Check the email."],
  [103, 'AppError', 'There is no such group in your account. Choose one from the list.'],
  [
    104,
    'AppError',
    "fills this group by itself, so you can't add contacts to it. Choose another group.",
  ],
  [200, 'HaltedError', 'There is no order with this number. It may have been deleted.'],
  [
    201,
    'HaltedError',
    "doesn't allow this while the order has its present status. Open the order in InfluencerSoft to see why.",
  ],
  [
    202,
    'HaltedError',
    "couldn't mark the order as paid. Open the order in InfluencerSoft to see why.",
  ],
  [203, 'AppError', 'The order number is empty. Map an order number into this step.'],
  [302, 'HaltedError', 'There is no order with this number. It may have been deleted.'],
  [
    303,
    'HaltedError',
    "doesn't allow this while the order has its present status. Open the order in InfluencerSoft to see why.",
  ],
  [400, 'HaltedError', 'There is no order with this number. It may have been deleted.'],
  [600, 'HaltedError', "didn't accept the customer email. Check the address."],
  [602, 'HaltedError', "couldn't create the order. Check the fields of this step."],
  [603, 'AppError', 'The order has no products. Add at least one product to this step.'],
  [
    605,
    'HaltedError',
    'has to be shipped. Map the first name, last name, country, city and address into this step.',
  ],
  [700, 'AppError', 'Your shop has no products yet. Add a product in InfluencerSoft first.'],
  [800, 'AppError', 'There is no such group in your account. Choose one from the list.'],
  [
    801,
    'HaltedError',
    "didn't find this contact. Check the email and, if you chose one, the group.",
  ],
  [999, 'AppError', 'refused this step. Check its fields.'],
];

describe('a refusal', () => {
  const refused = async (answer: object) => {
    used.service.answer = () => answer;
    const shop = connect(used.service, { domain: 'influencersoft.com' });
    return shop.create('delete_order', { bill_id: '7' }).then(
      () => new Error('It was no refusal'),
      (failure: Error) => failure,
    );
  };
  const plain = ({ message }: Error) => message.replaceAll('\\"', '"');

  test.each(REFUSALS)('with code %d that is signed is a %s: %s', async (code, name, says) => {
    const error = await refused(signed(code, 'as it says'));
    expect(error.name).toBe(name);
    expect(plain(error)).toContain(says);
  });

  test.each(REFUSALS.filter(([code]) => code <= 8))(
    'with code %d that is not signed is the same %s',
    async (code, name, says) => {
      const error = await refused(signed(code, 'as it says', undefined, 'another key'));
      expect(error.name).toBe(name);
      expect(plain(error)).toContain(says);
    },
  );
});
