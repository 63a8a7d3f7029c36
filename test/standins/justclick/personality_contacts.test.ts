import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import type { Personality } from './personality.ts';
import { Store } from './store.ts';
import { ask, NOW } from './testing.ts';

const lead_email = 'a@example.com';

/** A shop that knows Anna, who has a tag and is in one group. */
function withAnna(settings: Partial<Personality>, play: (store: Store) => void): void {
  const store = new Store({ now: () => NOW, ...settings });
  store.contacts.insert([
    { email: lead_email, name: 'Anna', city: 'Köln', tags: ['old'], groups: ['super'] },
  ]);
  play(store);
  store.close();
}

const groupsOf = (store: Store) =>
  store.contacts.get(lead_email)?.subscriptions.map(({ group }) => group);

describe('a personality decides what is done to contacts', () => {
  test.each<[Partial<Personality>, number, string[]]>([
    [{}, 103, ['super']],
    [{ someGroupsBad: 'taken' }, 0, ['super', 'double-opt-in']],
  ])('%j: one bad group of several', (settings, code, groups) => {
    withAnna(settings, (store) => {
      const rid = ['double-opt-in', 'no', 'allleads'];
      expect(ask(store, 'AddLeadToGroup', { lead_email, rid }).error_code).toBe(code);
      expect(groupsOf(store)).toStrictEqual(groups);
      const bad = ask(store, 'AddLeadToGroup', { lead_email, rid: ['no'] });
      expect(bad.error_code).toBe(103);
    });
  });

  test('whether a name is changed by adding', () => {
    const params = { lead_email, rid: ['double-opt-in'], lead_name: 'Olga' };
    for (const [existingContact, name] of [
      ['changed', 'Olga'],
      ['as it was', 'Anna'],
    ] as const) {
      withAnna({ existingContact }, (store) => {
        expect(ask(store, 'AddLeadToGroup', params).error_code).toBe(0);
        expect(store.contacts.get(lead_email)).toMatchObject({ name });
        expect(groupsOf(store)).toStrictEqual(['super', 'double-opt-in']);
      });
    }
  });

  test.each<[Partial<Personality>, Params, object]>([
    [{}, { lead_tags: 'new,old' }, { tags: ['new', 'old'] }],
    [{ leadTags: 'beside' }, { lead_tags: 'new,old' }, { tags: ['old', 'new'] }],
    [{}, { lead_city: '', lead_name: '' }, { city: '', name: 'Dear Friend' }],
    [{ emptyField: 'as it was' }, { lead_city: '', lead_name: '' }, { city: 'Köln', name: 'Anna' }],
    [{}, { lead_tags: '' }, { tags: [] }],
    [{ emptyField: 'as it was' }, { lead_tags: '' }, { tags: ['old'] }],
  ])('%j of an update with %j', (settings, change, expected) => {
    withAnna(settings, (store) => {
      ask(store, 'UpdateSubscriberData', { lead_email, ...change });
      expect(store.contacts.get(lead_email)).toMatchObject(expected);
    });
  });

  test('how groups and counts are told', () => {
    const settings = {
      automaticStatuses: false,
      automaticGroups: true,
      subscriptionTime: 'yyyy-mm-dd hh:mm:ss',
    } as const;
    withAnna(settings, (store) => {
      expect(ask(store, 'GetLeadGroupStatuses', { email: lead_email }).result).toStrictEqual([
        {
          rass_name: 'super',
          rass_title: 'Клуб «Кадр»',
          rass_status: 'STATUS_SUBSCRIBE',
          subscription_time: '2025-06-15 18:06:40',
        },
      ]);
      expect(ask(store, 'GetAllGroups', {}).result).toContainEqual({
        rass_name: 'allleads',
        rass_title: 'Все контакты',
      });
    });
  });
});
