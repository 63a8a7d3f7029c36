import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useRunClock } from '../../support/run_clock.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const KEY = 'unsubscribe_contact';
const EMAIL = 'anna@example.com';
const BLOG = '1605189997.0025174394';

describe('unsubscribing a contact from all groups', () => {
  const shop = useShop();
  const unsubscribe = (lead_email: unknown = EMAIL) => shop.create(KEY, { lead_email });
  const insert = (groups: { name: string; status?: 'STATUS_WAIT' | 'STATUS_UNSUBSCRIBE' }[]) =>
    shop.sandbox.store.contacts.insert([{ email: EMAIL, groups }]);
  const statuses = () =>
    Object.fromEntries(
      shop.sandbox.store.contacts
        .get(EMAIL)
        ?.subscriptions.map(({ group, status }) => [group, status]) ?? [],
    );
  const asked = () =>
    shop.sandbox.requests.map(({ function: name, params }) => [name, params.rass_name]);

  test('takes it out of those that send mail to it, or will, and says which', async () => {
    insert([
      { name: 'super' },
      { name: 'double-opt-in', status: 'STATUS_WAIT' },
      { name: BLOG, status: 'STATUS_UNSUBSCRIBE' },
    ]);
    expect(await unsubscribe(` ${EMAIL}`)).toStrictEqual({
      lead_email: EMAIL,
      unsubscribed: true,
      groups: [
        {
          rass_name: 'super',
          rass_title: 'Клуб «Кадр»',
          rass_status: 'STATUS_SUBSCRIBE',
          rass_status_name: 'Subscribed',
          subscription_time: expect.stringMatching(/Z$/),
        },
        {
          rass_name: 'double-opt-in',
          rass_title: 'News, to be confirmed',
          rass_status: 'STATUS_WAIT',
          rass_status_name: 'Waiting for Confirmation',
          subscription_time: expect.stringMatching(/Z$/),
        },
      ],
    });
    expect(statuses()).toMatchObject({
      super: 'STATUS_UNSUBSCRIBE',
      'double-opt-in': 'STATUS_UNSUBSCRIBE',
      [BLOG]: 'STATUS_UNSUBSCRIBE',
    });
    expect(asked()).toStrictEqual([
      ['GetLeadGroupStatuses', undefined],
      ['DeleteSubscribe', 'super'],
      ['DeleteSubscribe', 'double-opt-in'],
    ]);
  });

  test('who gets no mail is left alone, with one request', async () => {
    insert([{ name: 'super', status: 'STATUS_UNSUBSCRIBE' }]);
    const done = { lead_email: EMAIL, unsubscribed: true, groups: [] };
    expect(await unsubscribe()).toStrictEqual(done);
    expect(shop.sandbox.requests).toHaveLength(1);
  });

  test('a second time finds nothing more to do', async () => {
    insert([{ name: 'super' }]);
    expect((await unsubscribe()).groups).toHaveLength(1);
    expect((await unsubscribe()).groups).toStrictEqual([]);
  });

  test('an email without a contact halts this run only', async () => {
    await expect(unsubscribe()).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/no contact with this email/),
    });
  });

  test.each(['', ' ', null, ['a@b.co', 'c@d.co'], {}])(
    'the email %j is refused before any request',
    async (lead_email) => {
      await expect(shop.raw.create(KEY, { lead_email })).rejects.toThrow(/Email/);
      expect(shop.sandbox.requests).toStrictEqual([]);
    },
  );

  test('a connection that breaks half-way: Zapier runs it again, and it goes on', async () => {
    insert([{ name: 'super' }, { name: BLOG }]);
    shop.sandbox.fault('reset', { function: 'DeleteSubscribe', carriedOut: true, times: 1 });
    await expect(unsubscribe()).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(/safe to repeat\. Zapier will try again/),
    });
    expect(await unsubscribe()).toMatchObject({ groups: [{ rass_name: BLOG }] });
    expect(statuses()).toMatchObject({ super: 'STATUS_UNSUBSCRIBE', [BLOG]: 'STATUS_UNSUBSCRIBE' });
  });

  test('says before what it does', async () => {
    expect(await shop.fields(`creates.${KEY}`)).toContainEqual(
      expect.objectContaining({ type: 'copy', helpText: expect.stringMatching(/no more mail/) }),
    );
  });
});

describe('as the service may answer', () => {
  const clock = useRunClock();
  const used = useService();
  const unsubscribe = () => used.shop.create(KEY, { lead_email: EMAIL });
  const row = (rass_name: unknown, more = {}) => ({
    rass_name,
    rass_title: `Group ${rass_name}`,
    rass_status: 'STATUS_SUBSCRIBE',
    subscription_time: 1_750_000_000,
    ...more,
  });
  const deleted = () =>
    used.service.received
      .filter(({ url }) => url.endsWith('DeleteSubscribe'))
      .map(({ body }) => new URLSearchParams(body).get('rass_name'));

  /** A service that keeps the contact in these groups, and takes its time for each. */
  function serve(names: string[], seconds: number) {
    const left = new Set(names);
    used.service.answer = ({ url, body }) => {
      if (url.endsWith('GetLeadGroupStatuses'))
        return signed(
          0,
          'ok',
          [...left].map((name) => row(name)),
        );
      clock.seconds += seconds;
      left.delete(new URLSearchParams(body).get('rass_name') ?? '');
      return signed(0, 'ok');
    };
  }

  test('time that runs out is said with what is left, and a repeat goes on from there', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    serve(names, 8.5);
    await expect(unsubscribe()).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(
        /no time for 7 of the contact's groups: Group d, Group e, Group f, Group g, Group h\. Zapier will run this step again/,
      ),
    });
    expect(deleted()).toStrictEqual(['a', 'b', 'c']);
    clock.seconds = 0;
    await expect(unsubscribe()).rejects.toThrow(/for 4 of the contact's groups/);
    clock.seconds = 0;
    await expect(unsubscribe()).rejects.toThrow(/for 1 of the contact's groups: Group j\./);
    clock.seconds = 0;
    expect(await unsubscribe()).toMatchObject({ unsubscribed: true, groups: [{ rass_name: 'j' }] });
    expect(deleted()).toStrictEqual(names);
  });

  test('many groups of a quick service are done in one run', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `g${at}`);
    serve(names, 0.5);
    expect((await unsubscribe()).groups).toHaveLength(40);
    expect(deleted()).toStrictEqual(names);
  });

  test.each([800, 801])(
    'a group that is refused with code %d is not said to be left',
    async (code) => {
      used.service.answer = ({ url, body }) => {
        if (url.endsWith('GetLeadGroupStatuses')) return signed(0, 'ok', [row('a'), row('b')]);
        return body.includes('rass_name=a') ? signed(code, 'is not found') : signed(0, 'ok');
      };
      expect(await unsubscribe()).toMatchObject({
        unsubscribed: true,
        groups: [{ rass_name: 'b' }],
      });
    },
  );

  test('what the service fills by itself is left out', async () => {
    used.service.answer = ({ url }) =>
      url.endsWith('GetLeadGroupStatuses') ? signed(0, 'ok', [row('AllLeads')]) : signed(800, 'no');
    expect(await unsubscribe()).toMatchObject({ unsubscribed: true, groups: [] });
    expect(deleted()).toStrictEqual([]);
  });

  test('a group without its ID is never asked for, and the person is told', async () => {
    used.service.answer = ({ url }) =>
      url.endsWith('GetLeadGroupStatuses')
        ? signed(0, 'ok', [row(Number(BLOG), { rass_title: 'Blog' }), row('b')])
        : signed(0, 'ok');
    await expect(unsubscribe()).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(
        /couldn't unsubscribe the contact from these groups.*IDs: Blog\. Unsubscribe/,
      ),
    });
    expect(deleted()).toStrictEqual(['b']);
  });

  test('in no group: there is nothing to do', async () => {
    used.service.answer = () => signed(501, 'no groups');
    expect(await unsubscribe()).toMatchObject({ unsubscribed: true, groups: [] });
  });

  test.each([3, 8, 100, 101, 102, 103, 104, 500, 501, 777])(
    'a group that is refused with code %d ends the run: the contact is not said to be unsubscribed',
    async (code) => {
      used.service.answer = ({ url }) =>
        url.endsWith('GetLeadGroupStatuses') ? signed(0, 'ok', [row('a')]) : signed(code, 'no');
      await expect(unsubscribe()).rejects.toThrow(new RegExp(`"no.{0,2}" \\(code ${code}\\)`));
    },
  );

  test('a list that cannot be read is not taken for no groups', async () => {
    used.service.answer = () => signed(0, 'ok', 'nonsense');
    await expect(unsubscribe()).rejects.toThrow(/couldn't read/);
  });
});
