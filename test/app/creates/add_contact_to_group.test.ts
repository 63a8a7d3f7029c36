import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { testTrigger } from '../../standins/zapier/trigger.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { useShop } from '../support/shop.ts';

const KEY = 'add_contact_to_group';
const BLOG = '1605189997.0025174394';
const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

describe('adding a contact', () => {
  const shop = useShop({ automaticStatuses: false });
  const add = (more: object = {}) =>
    shop.create(KEY, { lead_email: 'anna@example.com', rid: ['super'], ...more });
  const sent = () => shop.sandbox.requests[0]?.params;

  test('gives the contact with its groups, in two requests', async () => {
    expect(await add({ rid: ['super', BLOG] })).toStrictEqual({
      lead_email: 'anna@example.com',
      result: 'added',
      result_name: 'Added',
      groups: [
        {
          rass_name: 'super',
          rass_title: 'Клуб «Кадр»',
          rass_status: 'STATUS_SUBSCRIBE',
          rass_status_name: 'Subscribed',
          subscription_time: ISO,
        },
        {
          rass_name: BLOG,
          rass_title: 'Blog: 12 letters about light',
          rass_status: 'STATUS_SUBSCRIBE',
          rass_status_name: 'Subscribed',
          subscription_time: ISO,
        },
      ],
    });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'AddLeadToGroup',
      'GetLeadGroupStatuses',
    ]);
  });

  test('sends every field under the name and in the form of the API', async () => {
    await add({
      lead_email: ' anna@example.com ',
      rid: ['super', `${BLOG}, super`],
      lead_name: 'Анна Петрова',
      lead_phone: 79161234567,
      lead_city: 'Kazan',
      tag: 'form',
      doneurl2: 'https://example.com/thanks?x=1',
      activation: 'yes',
      utm_campaign: 'spring',
      aff_term: 'e',
      affiliate: 'olga',
    });
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetAllGroups',
      'AddLeadToGroup',
      'GetLeadGroupStatuses',
    ]);
    expect(shop.sandbox.requests[1]?.params).toStrictEqual({
      rid: ['super', BLOG],
      lead_email: 'anna@example.com',
      lead_name: 'Анна Петрова',
      lead_phone: '79161234567',
      lead_city: 'Kazan',
      tag: 'form',
      doneurl2: 'https://example.com/thanks?x=1',
      activation: '1',
      utm: {
        utm_campaign: 'spring',
        aff_term: 'e',
        utm_medium: 'affiliate',
        utm_source: 'olga',
      },
    });
  });

  test('leaves out what is empty', async () => {
    await add({
      lead_name: ' ',
      tag: '',
      doneurl2: null,
      activation: '',
      utm_term: '',
      rid: ['super', ''],
    });
    expect(sent()).toStrictEqual({ rid: ['super'], lead_email: 'anna@example.com' });
  });

  test('who is in all of the groups already is said to be there, and nothing more is done', async () => {
    const first = await add();
    expect(await add()).toStrictEqual({
      ...first,
      result: 'already_there',
      result_name: 'Already There',
    });
    const contacts = shop.sandbox.store.contacts.all();
    expect(contacts.map(({ subscriptions }) => subscriptions.length)).toStrictEqual([1]);
  });

  test('who has to confirm is said to wait for that', async () => {
    expect(await add({ rid: ['double-opt-in'] })).toMatchObject({
      result: 'waiting',
      result_name: 'Waiting for Confirmation',
      groups: [{ rass_name: 'double-opt-in', rass_status_name: 'Waiting for Confirmation' }],
    });
  });

  test.each<[unknown, string | undefined]>([
    ['yes', '1'],
    ['Yes', '1'],
    ['TRUE', '1'],
    [true, '1'],
    [1, '1'],
    ['no', '0'],
    ['False', '0'],
    [false, '0'],
    ['0', '0'],
    ['Да', '1'],
    ['нет', '0'],
    ['', undefined],
  ])('confirmation %j is sent as %j', async (activation, value) => {
    await add({ activation });
    expect(sent()?.activation).toBe(value);
  });

  test.each<[string, object, RegExp]>([
    ['no email', { lead_email: ' ' }, /Email.*empty/],
    ['an email that is a list', { lead_email: ['a@b.co', 'c@d.co'] }, /Email.*one text/],
    ['no group', { rid: [] }, /Groups.*at least one/],
    ['groups missing', { rid: undefined }, /Groups.*at least one/],
    ['a group that is a record', { rid: [{}] }, /Groups.*one text/],
    ['a number for a group', { rid: [Number(BLOG)] }, /Groups.*has lost digits/],
    ['a word that is neither yes nor no', { activation: 'off' }, /Choose one of Yes, No/],
    ['the same in Russian', { activation: 'выкл' }, /Choose one of Yes, No/],
    ['a name of every object', { activation: 'constructor' }, /Choose one of Yes, No/],
    ['a page that is none', { doneurl2: 'thanks' }, /Page After Confirmation.*web address/],
    ['a page that is code', { doneurl2: 'javascript:alert(1)' }, /not a web address/],
    ['a page with nothing after the slashes', { doneurl2: 'https:///x' }, /not a web address/],
    ['an affiliate and a source', { affiliate: 'olga', utm_source: 'x' }, /replaces UTM Source/],
  ])('%s is refused before any request', async (_name, more, message) => {
    const input = { lead_email: 'anna@example.com', rid: ['super'], ...more };
    await expect(shop.raw.create(KEY, input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test.each<[string, string[]]>([
    ['the text of a number', ['super', '1605189997.0025175']],
    ['what a spreadsheet makes of one', ['1.60518999700252E+09']],
  ])('%s is refused unless the account has a group of that name', async (_name, rid) => {
    await expect(add({ rid })).rejects.toThrow(/Groups.*has lost digits/);
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetAllGroups',
    ]);
  });

  test('a group that was mapped as a number is refused, chosen it is taken', async () => {
    await expect(add({ rid: Number(BLOG) })).rejects.toThrow(/has lost digits/);
    const { rows } = await testTrigger(shop.connection, 'group');
    const chosen = rows.find(({ title }) => title === 'Blog: 12 letters about light');
    expect(await add({ rid: [chosen?.id] })).toMatchObject({ result: 'added' });
    expect(shop.sandbox.store.contacts.all()).toHaveLength(1);
  });

  test.each<[string, object, string, RegExp]>([
    ['a bad email', { lead_email: 'nobody' }, 'HaltedError', /subscription error: wrong email/],
    ['a group that is gone', { rid: ['gone'] }, 'AppError', /no such group.*Choose one/],
    [
      'a group of the service',
      { rid: ['allleads'] },
      'AppError',
      /fills this group by itself.*allleads/,
    ],
  ])('%s is refused by the service', async (_name, more, name, message) => {
    await expect(add(more)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(shop.sandbox.store.contacts.all()).toStrictEqual([]);
  });
});

describe('when the service does not say clearly what became of it', () => {
  restoreBaseUrl();
  let service: Awaited<ReturnType<typeof startService>>;
  let shop: ReturnType<typeof connect>;
  beforeAll(async () => {
    service = await startService();
    shop = connect(service);
  });
  afterAll(() => service.close());

  const add = () => shop.create(KEY, { lead_email: 'anna@example.com', rid: ['super', BLOG] });

  test.each<[string, unknown, boolean]>([
    ['it is refused', signed(8, 'request limit'), true],
    ['there is no such contact', signed(500, 'subscriber not found'), false],
    ['it is a forgery', signed(0, 'ok', [], 'another key'), true],
    ['it cannot be read', signed(0, 'ok', 'nonsense'), true],
  ])(
    'looking at the contact fails, %s: it is added all the same',
    async (_name, statuses, isLogged) => {
      const log = jest.spyOn(console, 'log').mockImplementation(() => {});
      service.answer = ({ url }) => (url.endsWith('AddLeadToGroup') ? signed(0, 'OK') : statuses);
      const unknown = {
        rass_title: null,
        rass_status: null,
        rass_status_name: null,
        subscription_time: null,
      };
      expect(await add()).toStrictEqual({
        lead_email: 'anna@example.com',
        result: 'added',
        result_name: 'Added',
        groups: [
          { rass_name: 'super', ...unknown },
          { rass_name: BLOG, ...unknown },
        ],
      });
      expect(/groups could not be read/.test(JSON.stringify(log.mock.calls))).toBe(isLogged);
      expect(JSON.stringify(log.mock.calls)).not.toContain(service.rpsKey);
      log.mockRestore();
    },
  );

  test.each(['Activation Email sent to subscriber', 'activation email sent to subscriber.'])(
    '"%s" is waiting for confirmation',
    async (text) => {
      service.answer = ({ url }) =>
        url.endsWith('AddLeadToGroup') ? signed(0, text) : signed(0, 'ok', []);
      expect(await add()).toMatchObject({ result: 'waiting', groups: [] });
    },
  );

  test('no answer: Zapier runs it again, because adding twice is harmless', async () => {
    service.answer = (_request, response) => {
      response.destroy();
      return undefined;
    };
    await expect(add()).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(
        /We can't tell whether this worked\. It is safe to repeat\. Zapier will try again/,
      ),
    });
  });

  test('an answer that is not signed has a person check the key, and may be run again', async () => {
    service.answer = () => signed(0, 'ok', undefined, 'another key');
    await expect(add()).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/not signed.*Check the login.*It is safe to repeat/),
    });
  });
});
