import { describe, expect, test } from '@jest/globals';
import type { Sandbox } from './server.ts';
import { control, NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();
const BLOG = '1605189997.0025174394';
const DONE = { error_code: 0, error_text: 'ok' };

describe('contacts, as a shop handles them that signs the way the vendor does', () => {
  const code = async (...asked: Parameters<typeof call>) =>
    (await call(...asked)).answer.error_code;

  test('join groups, are looked up, changed, counted and unsubscribed', async () => {
    const sandbox = await start();
    const groups = await call(sandbox, 'GetAllGroups');
    expect(groups.answer).toStrictEqual({
      ...DONE,
      hash: expect.any(String),
      result: [
        { rass_name: 'super', rass_title: 'Клуб «Кадр»' },
        { rass_name: BLOG, rass_title: 'Blog: 12 letters about light' },
        { rass_name: 'double-opt-in', rass_title: 'News, to be confirmed' },
      ],
    });
    expect(groups.genuine).toBe(true);

    const added = await call(sandbox, 'AddLeadToGroup', {
      rid: ['super', BLOG],
      lead_email: 'Анна+test@example.com',
      lead_name: "Анна ~!*'()",
      lead_phone: '+7 900',
      lead_city: 'Казань',
      tag: 'с сайта',
      doneurl2: 'https://example.com/done?a=1&b=2',
      activation: true,
      utm: { utm_source: 'vk', aff_term: '50%', utm_medium: '' },
    });
    expect(added).toMatchObject({ genuine: true, answer: DONE });
    expect(added.answer).not.toHaveProperty('result');
    const rest = {
      status: 'STATUS_SUBSCRIBE',
      time: NOW,
      tag: 'с сайта',
      doneurl2: 'https://example.com/done?a=1&b=2',
      utm: { utm_source: 'vk', aff_term: '50%' },
    };
    expect(sandbox.store.contacts.get('Анна+test@EXAMPLE.com')).toStrictEqual({
      email: 'Анна+test@example.com',
      name: "Анна ~!*'()",
      phone: '+7 900',
      city: 'Казань',
      tags: [],
      created: NOW,
      subscriptions: [
        { group: 'super', ...rest },
        { group: BLOG, ...rest },
      ],
    });
    const lead_email = 'Анна+test@example.com';
    const unsubscribed = { lead_email, rass_name: BLOG };
    expect(await code(sandbox, 'DeleteSubscribe', unsubscribed)).toBe(0);
    const changed = { lead_email, lead_city: 'Köln', lead_tags: 'a, б' };
    expect(await code(sandbox, 'UpdateSubscriberData', changed)).toBe(0);
    expect(sandbox.store.contacts.get(lead_email)).toMatchObject({
      name: "Анна ~!*'()",
      city: 'Köln',
      tags: ['a', 'б'],
    });
    const statuses = await call(sandbox, 'GetLeadGroupStatuses', { email: lead_email });
    const subscription_time = String(NOW);
    expect(statuses.answer.result).toStrictEqual([
      {
        rass_name: 'super',
        rass_title: 'Клуб «Кадр»',
        rass_status: 'STATUS_SUBSCRIBE',
        subscription_time,
      },
      {
        rass_name: BLOG,
        rass_title: 'Blog: 12 letters about light',
        rass_status: 'STATUS_UNSUBSCRIBE',
        subscription_time,
      },
      {
        rass_name: 'allleads',
        rass_title: 'Все контакты',
        rass_status: 'STATUS_SUBSCRIBE',
        subscription_time,
      },
    ]);
    for (const [group_name, count] of [
      ['super', '1'],
      [BLOG, '0'],
      ['all', '1'],
      ['unique', '1'],
      ['allleads', '1'],
    ]) {
      const { answer } = await call(sandbox, 'GetCountSubscribe', { group_name });
      expect([group_name, answer.result]).toStrictEqual([group_name, count]);
    }
  });

  test('confirm where it is demanded of them', async () => {
    const sandbox = await start({ activation: 'asked' });
    const add = async (rid: string, email: string, more = {}) =>
      (await call(sandbox, 'AddLeadToGroup', { rid: [rid], lead_email: email, ...more })).answer
        .error_text;
    const letter = 'activation email sent to subscriber';
    expect(await add('super', 'a@example.com')).toBe('ok');
    expect(await add('super', 'b@example.com', { activation: true })).toBe(letter);
    expect(await add('double-opt-in', 'b@example.com')).toBe(letter);
    expect(await add('super', 'b@example.com')).toBe('the subscriber is already registered');
    const statuses = (contact: unknown) =>
      (contact as { subscriptions: { status: string }[] }).subscriptions.map(
        ({ status }) => status,
      );
    const confirm = async (body: object) =>
      statuses(await (await control(sandbox, 'confirm', body)).json());
    const email = 'B@example.com';
    expect(await confirm({ email, group: 'super' })).toStrictEqual([
      'STATUS_SUBSCRIBE',
      'STATUS_WAIT',
    ]);
    expect(await confirm({ email })).toStrictEqual(['STATUS_SUBSCRIBE', 'STATUS_SUBSCRIBE']);
    await call(sandbox, 'DeleteSubscribe', { lead_email: email, rass_name: 'double-opt-in' });
    expect(await add('double-opt-in', email)).toBe('ok');
  });

  test('cannot be added to an account under API control, nor can orders', async () => {
    const sandbox = await start();
    await control(sandbox, 'account', { state: 'api_control' });
    const lead = { rid: ['super'], lead_email: 'a@example.com' };
    expect(await call(sandbox, 'AddLeadToGroup', lead)).toMatchObject({
      genuine: true,
      answer: {
        error_code: 101,
        error_text: 'subscription error: the account is under API control',
      },
    });
    const order = { bill_email: 'a@example.com', goods: [{ good_name: 'checklist' }] };
    expect(await code(sandbox, 'CreateOrder', order)).toBe(602);
    expect(await code(sandbox, 'GetAllGroups')).toBe(0);
    expect([sandbox.store.contacts.all(), sandbox.store.getOrders()]).toStrictEqual([[], []]);
  });
});

describe('a shop to begin with', () => {
  const invented = async (sandbox: Sandbox) =>
    (await (await control(sandbox, 'contacts')).json()) as {
      subscriptions: { status: string }[];
    }[];

  test('has invented contacts, the same every time, of every kind', async () => {
    const sandbox = await start({ contacts: 60 });
    const contacts = await invented(sandbox);
    expect(contacts).toHaveLength(60);
    expect(new Set(contacts.map(({ subscriptions }) => subscriptions.length))).toStrictEqual(
      new Set([0, 1, 2, 3]),
    );
    const statuses = contacts.flatMap(({ subscriptions }) => subscriptions);
    expect(new Set(statuses.map(({ status }) => status)).size).toBe(5);
    sandbox.store.contacts.putGroups([{ name: 'mine', title: 'Mine' }]);
    sandbox.reset();
    expect(await invented(sandbox)).toStrictEqual(contacts);
    expect(sandbox.store.contacts.groups()).toHaveLength(4);
  });

  test('takes groups and contacts through control calls', async () => {
    const sandbox = await start();
    const group = { name: '007.10', title: 'Bonds', automatic: false, confirms: true };
    const groups = await control(sandbox, 'groups', { groups: [group] });
    expect(await groups.json()).toContainEqual(group);
    const contact = {
      email: 'a@example.com',
      name: 'A',
      tags: ['x'],
      created: 5,
      groups: ['super', { name: '007.10', status: 'STATUS_INVALID_EMAIL', time: 7, tag: 't' }],
    };
    const contacts = await control(sandbox, 'contacts', { contacts: [contact] });
    expect(await contacts.json()).toMatchObject([
      {
        name: 'A',
        phone: '',
        tags: ['x'],
        subscriptions: [
          { group: 'super', status: 'STATUS_SUBSCRIBE', time: 5 },
          { group: '007.10', status: 'STATUS_INVALID_EMAIL', time: 7, tag: 't' },
        ],
      },
    ]);
    for (const [path, body] of [
      ['contacts', { contacts: [{ email: 'b@example.com', groups: ['no'] }] }],
      ['contacts', { contacts: [{ email: 'b@example.com', groups: [{ name: 5 }] }] }],
      ['contacts', { contacts: [{}] }],
      ['groups', { groups: [{ name: 5.1, title: '' }] }],
      ['confirm', { email: 'b@example.com' }],
    ] as const) {
      expect([body, (await control(sandbox, path, body)).status]).toStrictEqual([body, 400]);
    }
    expect(sandbox.store.contacts.all()).toHaveLength(1);
  });
});
