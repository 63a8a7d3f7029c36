import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import { Store } from './store.ts';
import { ask, NOW } from './testing.ts';

const BLOG = '1605189997.0025174394';
const DONE = { error_code: 0, error_text: 'ok' };

describe('the rules of contacts', () => {
  const lead_email = 'b@example.com';

  test.each<[string, Params, number, string]>([
    ['AddLeadToGroup', {}, 2, 'no transmitted data'],
    ['AddLeadToGroup', { rid: ['super'] }, 100, 'email is missing'],
    ['AddLeadToGroup', { rid: ['super'], lead_email: 'b' }, 101, 'subscription error: wrong email'],
    ['AddLeadToGroup', { lead_email }, 103, 'has an invalid subscriptions group'],
    ['AddLeadToGroup', { rid: ['no'], lead_email }, 103, 'has an invalid subscriptions group'],
    [
      'AddLeadToGroup',
      { rid: ['double-opt-in', '1605189997.002517439'], lead_email },
      103,
      'has an invalid subscriptions group',
    ],
    ['AddLeadToGroup', { rid: 'allleads', lead_email }, 104, 'subscription forbidden for allleads'],
    [
      'AddLeadToGroup',
      { rid: ['super'], lead_email: 'B@example.com' },
      102,
      'the subscriber is already registered',
    ],
    [
      'UpdateSubscriberData',
      { lead_email: 'x@example.com', lead_name: 'X' },
      801,
      'subscriber with such address is not found',
    ],
    ['UpdateSubscriberData', { lead_name: 'X' }, 100, 'email is missing'],
    ['DeleteSubscribe', { lead_email }, 800, 'group subscribers is not found'],
    [
      'DeleteSubscribe',
      { lead_email, rass_name: 'allleads' },
      800,
      'group subscribers is not found',
    ],
    [
      'DeleteSubscribe',
      { lead_email, rass_name: BLOG },
      801,
      'subscriber with such address is not found',
    ],
    [
      'DeleteSubscribe',
      { lead_email: 'x@example.com', rass_name: 'super' },
      801,
      'subscriber with such address is not found',
    ],
    ['GetLeadGroupStatuses', { email: 'x@example.com' }, 500, 'subscriber not found'],
    ['GetLeadGroupStatuses', { email: 'alone@example.com' }, 501, 'group not found'],
    ['GetCountSubscribe', { group_name: 'no' }, 800, 'group subscribers is not found'],
    ['GetCountSubscribe', {}, 2, 'no transmitted data'],
  ])('%s %j', (name, params, error_code, error_text) => {
    const store = new Store({ now: () => NOW });
    const before = store.contacts.insert([
      { email: lead_email, groups: ['super'] },
      { email: 'alone@example.com' },
    ]);
    expect(ask(store, name, params)).toStrictEqual({ error_code, error_text });
    expect(store.contacts.all()).toStrictEqual(before);
    store.close();
  });

  test('a repeat adds what is missing, and fills in only what is given', () => {
    const store = new Store({ now: () => NOW });
    const add = (params: Params) => ask(store, 'AddLeadToGroup', { lead_email, ...params });
    expect(add({ rid: ['super'], lead_name: '', lead_city: 'Köln' })).toStrictEqual(DONE);
    expect(store.contacts.get(lead_email)).toMatchObject({ name: 'Dear Friend', city: 'Köln' });
    const again = { rid: { 5: 'super', 9: BLOG }, lead_name: 'Bo', lead_email: 'B@Example.com' };
    expect(add(again)).toStrictEqual(DONE);
    expect(store.contacts.get(lead_email)).toMatchObject({
      email: lead_email,
      name: 'Bo',
      city: 'Köln',
      subscriptions: [{ group: 'super' }, { group: BLOG }],
    });
    store.close();
  });

  test('activation may do nothing, or be demanded of all', () => {
    for (const [activation, error_text] of [
      ['ignored', 'ok'],
      ['always', 'activation email sent to subscriber'],
    ] as const) {
      const store = new Store({ now: () => NOW, activation });
      const lead = { lead_email, rid: ['super'], activation: activation === 'ignored' ? '1' : '0' };
      expect(ask(store, 'AddLeadToGroup', lead)).toStrictEqual({ error_code: 0, error_text });
      store.close();
    }
  });
});
