import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { FOUND, runStep } from '../../standins/zapier/step.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { useShop } from '../support/shop.ts';

const EMAIL = 'anna@example.com';
const BLOG = '1605189997.0025174394';

describe('finding a contact', () => {
  const shop = useShop({ automaticStatuses: false });
  beforeEach(() => {
    shop.sandbox.store.contacts.insert([
      {
        email: EMAIL,
        groups: [
          { name: 'super', time: 1_772_442_900 },
          { name: BLOG, time: 1_772_442_900, status: 'STATUS_UNSUBSCRIBE_BY_SERVICE' },
        ],
      },
      { email: 'alone@example.com' },
    ]);
  });

  const find = (more: object = {}) => shop.search('find_contact', { lead_email: EMAIL, ...more });
  const CONTACT = {
    lead_email: EMAIL,
    result: 'found',
    result_name: 'Found',
    groups: [
      {
        rass_name: 'super',
        rass_title: 'Клуб «Кадр»',
        rass_status: 'STATUS_SUBSCRIBE',
        rass_status_name: 'Subscribed',
        subscription_time: '2026-03-02T09:15:00Z',
      },
      {
        rass_name: BLOG,
        rass_title: 'Blog: 12 letters about light',
        rass_status: 'STATUS_UNSUBSCRIBE_BY_SERVICE',
        rass_status_name: 'Unsubscribed by the Service',
        subscription_time: '2026-03-02T09:15:00Z',
      },
    ],
  };

  test('gives it with its groups, in one request', async () => {
    expect(await find()).toStrictEqual([CONTACT]);
    expect(shop.sandbox.requests).toMatchObject([
      { function: 'GetLeadGroupStatuses', params: { email: EMAIL } },
    ]);
  });

  test('a contact without groups is found, an unknown email is not', async () => {
    expect(await find({ lead_email: 'alone@example.com' })).toStrictEqual([
      { ...CONTACT, lead_email: 'alone@example.com', groups: [] },
    ]);
    expect(await find({ lead_email: 'nobody@example.com' })).toStrictEqual([]);
  });

  test.each([
    ['super', 1],
    [BLOG, 1],
    ['double-opt-in', 0],
    ['', 1],
    [' ', 1],
  ])('in the group %j it is found %d times', async (rass_name, times) => {
    expect(await find({ rass_name })).toHaveLength(times);
  });

  test.each<[object, RegExp]>([
    [{ lead_email: ' ' }, /Email.*empty/],
    [{ lead_email: [] }, /Email.*one text/],
    [{ rass_name: Number(BLOG) }, /Group.*has lost digits/],
    [{ rass_name: ['super', BLOG] }, /Group.*one text/],
  ])('%j is refused before any request', async (more, message) => {
    const input = { lead_email: EMAIL, ...more };
    await expect(shop.raw.search('find_contact', input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('the text of a number is refused, after a look at the groups of the account', async () => {
    await expect(find({ rass_name: '1605189997.0025175' })).rejects.toThrow(
      /Group.*has lost digits/,
    );
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetAllGroups',
    ]);
  });

  test('find or create: a contact is added once and found after that', async () => {
    const email = 'new@example.com';
    const step = {
      id: '2',
      type: 'searchOrCreate',
      key: 'find_contact',
      input: { lead_email: email, rass_name: 'super' },
      createInput: { lead_email: email, rid: ['super'] },
    } as const;
    const [first, second] = [
      (await runStep(shop.connection, step)).result as Record<string, unknown>,
      (await runStep(shop.connection, step)).result as Record<string, unknown>,
    ];
    expect(first).toMatchObject({ lead_email: email, result: 'added', [FOUND]: false });
    expect(second).toStrictEqual({
      ...first,
      result: 'found',
      result_name: 'Found',
      [FOUND]: true,
    });
  });
});

describe('what the service may say of a contact', () => {
  restoreBaseUrl();
  let service: Awaited<ReturnType<typeof startService>>;
  let shop: ReturnType<typeof connect>;
  beforeAll(async () => {
    service = await startService();
    shop = connect(service);
  });
  afterAll(() => service.close());

  const find = (result: unknown, code = 0) => {
    service.answer = () => signed(code, 'as it says', result);
    return shop.search('find_contact', { lead_email: EMAIL });
  };
  const groupOf = async (row: object) => {
    const [{ groups } = {}] = await find([row]);
    return Array.isArray(groups) ? groups[0] : undefined;
  };

  test.each([
    [1_772_442_900, '2026-03-02T09:15:00Z'],
    ['1772442900', '2026-03-02T09:15:00Z'],
    ['2026-03-02 12:15:00', '2026-03-02T09:15:00Z'],
    ['02.03.2026 12:15', '2026-03-02T09:15:00Z'],
    ['', null],
    [undefined, null],
  ])('since %j is %j', async (subscription_time, expected) => {
    expect(await groupOf({ rass_name: 'x', subscription_time })).toMatchObject({
      subscription_time: expected,
    });
  });

  test('a status that is not documented is shown as it is', async () => {
    expect(await groupOf({ rass_name: 'x', rass_status: 'STATUS_NEW' })).toMatchObject({
      rass_status: 'STATUS_NEW',
      rass_status_name: 'STATUS_NEW',
    });
  });

  test.each([
    [BLOG, BLOG],
    [7, '7'],
    // As a number it has lost digits already, and names no group any more.
    [Number(BLOG), null],
    [' ', null],
    [{}, null],
  ])('the group %j is %j', async (rass_name, expected) => {
    expect(await groupOf({ rass_name })).toMatchObject({ rass_name: expected });
  });

  test('an empty list is a contact without groups, as PHP writes it; 500 means no contact', async () => {
    expect(await find([])).toMatchObject([{ groups: [] }]);
    expect(await find(undefined, 501)).toMatchObject([{ groups: [] }]);
    expect(await find(undefined, 500)).toStrictEqual([]);
  });

  test.each([undefined, null, 'text', ['text']])(
    'groups that cannot be read (%j) are an error, and not "no contact"',
    async (result) => {
      await expect(find(result)).rejects.toThrow(/couldn't read/);
    },
  );

  test('no answer does not mean "no contact": Zapier asks again', async () => {
    service.answer = (_request, response) => {
      response.destroy();
      return undefined;
    };
    await expect(shop.search('find_contact', { lead_email: EMAIL })).rejects.toMatchObject({
      name: 'ThrottledError',
    });
  });
});
