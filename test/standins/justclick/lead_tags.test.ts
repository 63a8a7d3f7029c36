import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import type { Personality } from './personality.ts';
import { Store } from './store.ts';
import { ask, NOW } from './testing.ts';

const lead_email = 'anna@example.com';

/** Plays in a shop that knows Anna, who has a tag and is in one group. */
function play(settings: Partial<Personality>, act: (store: Store) => void): void {
  const store = new Store({ now: () => NOW, ...settings });
  store.contacts.insert([{ email: lead_email, phone: '+7', tags: ['old'], groups: ['super'] }]);
  act(store);
  store.close();
}

const anna = (store: Store) => store.contacts.get(lead_email);
const statuses = (store: Store) =>
  Object.fromEntries(anna(store)?.subscriptions.map(({ group, status }) => [group, status]) ?? []);

describe('what API 2.0 does to tags and groups', () => {
  test.each<[string, Params, number]>([
    ['addtagtolead', {}, 2],
    ['addtagtolead', { add_tags: 'x' }, 100],
    ['addtagtolead', { lead_email }, 3],
    ['addtagtolead', { lead_email, add_tags: ' , ' }, 3],
    ['addtagtolead', { lead_email, add_tags: ['x'] }, 3],
    ['addtagtolead', { lead_email: 'no@example.com', add_tags: 'x' }, 801],
    ['removetagfromlead', { remove_tags: 'old' }, 100],
    ['removetagfromlead', { lead_email, add_tags: 'old' }, 3],
    ['removetagfromlead', { lead_email: 'no@example.com', remove_tags: 'old' }, 801],
    ['removeleadfromlist', { remove_from_lists: 'super' }, 100],
    ['removeleadfromlist', { lead_email, rass_name: 'super' }, 3],
    ['removeleadfromlist', { lead_email, remove_from_lists: 'no' }, 800],
    ['removeleadfromlist', { lead_email, remove_from_lists: 'super,no' }, 800],
    ['removeleadfromlist', { lead_email, remove_from_lists: 'allleads' }, 800],
    ['removeleadfromlist', { lead_email: 'no@example.com', remove_from_lists: 'super' }, 801],
  ])('%s refuses %j', (name, params, code) => {
    play({}, (store) => {
      const before = store.contacts.all();
      expect(ask(store, name, params).error_code).toBe(code);
      expect(store.contacts.all()).toStrictEqual(before);
    });
  });

  test('takes several with commas', () => {
    play({}, (store) => {
      ask(store, 'addtagtolead', { lead_email, add_tags: 'a, б ,old' });
      expect(anna(store)?.tags).toStrictEqual(['old', 'a', 'б']);
      ask(store, 'removetagfromlead', { lead_email, remove_tags: 'old,б' });
      expect(anna(store)?.tags).toStrictEqual(['a']);
      const remove_from_lists = 'super,double-opt-in';
      expect(ask(store, 'removeleadfromlist', { lead_email, remove_from_lists }).error_code).toBe(
        0,
      );
      expect(statuses(store)).toStrictEqual({ super: 'STATUS_UNSUBSCRIBE' });
    });
  });

  test.each<[Partial<Personality>, string, Params, number, string[]]>([
    [{}, 'addtagtolead', { add_tags: 'old' }, 0, ['old']],
    [{ tagTwice: 'refused' }, 'addtagtolead', { add_tags: 'old' }, 102, ['old']],
    [{ tagTwice: 'refused' }, 'addtagtolead', { add_tags: 'old,new' }, 0, ['old', 'new']],
    [{ tagTwice: 'refused' }, 'addupdatelead', { add_tags: 'old' }, 0, ['old']],
    [{}, 'addtagtolead', { add_tags: 'Old' }, 0, ['old', 'Old']],
    [{ tagCase: 'ignored' }, 'addtagtolead', { add_tags: 'OLD,New,new' }, 0, ['old', 'New']],
    [{}, 'removetagfromlead', { remove_tags: 'Old' }, 0, ['old']],
    [{ absent: 'refused' }, 'removetagfromlead', { remove_tags: 'Old' }, 802, ['old']],
    [{ tagCase: 'ignored' }, 'removetagfromlead', { remove_tags: 'Old' }, 0, []],
    [{ absent: 'refused' }, 'removetagfromlead', { remove_tags: 'old,no' }, 0, []],
    [{ absent: 'refused' }, 'addupdatelead', { remove_tags: 'no' }, 0, ['old']],
  ])('%j: %s with %j', (settings, name, params, code, tags) => {
    play(settings, (store) => {
      expect(ask(store, name, { lead_email, ...params }).error_code).toBe(code);
      expect(anna(store)?.tags).toStrictEqual(tags);
    });
  });

  test.each([
    ['cleared', { phone: '', texts: {} }],
    ['as it was', { phone: '+7', texts: { viber: '1' } }],
  ] as const)('an empty field: %s', (emptyLeadField, expected) => {
    play({ emptyLeadField }, (store) => {
      ask(store, 'addupdatelead', { lead_email, lead_viber: '1' });
      ask(store, 'addupdatelead', { lead_email, lead_viber: '', lead_phone: '', add_tags: '' });
      const { phone, texts, tags } = anna(store) ?? {};
      expect({ phone, texts, tags }).toStrictEqual({ ...expected, tags: ['old'] });
    });
  });

  test.each<[Partial<Personality>, object]>([
    [{}, { 'double-opt-in': 'STATUS_WAIT', '1605189997.0025174394': 'STATUS_SUBSCRIBE' }],
    [
      { activation: 'always' },
      { 'double-opt-in': 'STATUS_WAIT', '1605189997.0025174394': 'STATUS_WAIT' },
    ],
    [
      { activation: 'always', leadConfirms: 'never' },
      { 'double-opt-in': 'STATUS_SUBSCRIBE', '1605189997.0025174394': 'STATUS_SUBSCRIBE' },
    ],
  ])('%j: who is added to a group', (settings, expected) => {
    play(settings, (store) => {
      const add_to_lists = 'double-opt-in,1605189997.0025174394';
      ask(store, 'addupdatelead', { lead_email, add_to_lists });
      expect(statuses(store)).toStrictEqual({ super: 'STATUS_SUBSCRIBE', ...expected });
    });
  });

  test.each([
    [true, 'STATUS_SUBSCRIBE'],
    [false, 'STATUS_UNSUBSCRIBE'],
  ])('an unsubscription is undone: %j', (leadResubscribes, status) => {
    play({ leadResubscribes }, (store) => {
      ask(store, 'removeleadfromlist', { lead_email, remove_from_lists: 'super' });
      expect(ask(store, 'addupdatelead', { lead_email, add_to_lists: 'super' }).error_code).toBe(0);
      expect(statuses(store)).toStrictEqual({ super: status });
    });
  });

  test.each([
    ['ok', 0],
    ['refused', 802],
  ] as const)('taking a contact out of a group twice: %s', (absent, code) => {
    play({ absent }, (store) => {
      const params = { lead_email, remove_from_lists: 'super' };
      expect(ask(store, 'removeleadfromlist', params).error_code).toBe(0);
      expect(ask(store, 'removeleadfromlist', params).error_code).toBe(code);
    });
  });
});
