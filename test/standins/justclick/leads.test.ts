import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import type { Personality } from './personality.ts';
import { LEAD_TEXTS, type RawContact, Store } from './store.ts';
import { ask, NOW } from './testing.ts';

const lead_email = 'anna@example.com';
const ANNA: RawContact = { email: lead_email, phone: '+7', tags: ['old'], groups: ['super'] };

/** Plays in a shop, with one contact unless told otherwise. */
function play(
  settings: Partial<Personality>,
  act: (store: Store) => void,
  contacts: readonly RawContact[] = [ANNA],
): void {
  const store = new Store({ now: () => NOW, ...settings });
  store.contacts.insert(contacts);
  act(store);
  store.close();
}

const anna = (store: Store) => store.contacts.get(lead_email);
const statuses = (store: Store) =>
  Object.fromEntries(anna(store)?.subscriptions.map(({ group, status }) => [group, status]) ?? []);

describe('addupdatelead', () => {
  const possible: Record<string, string> = {
    utc: 'UTC+03',
    personal_manager: '57',
    shipping_country_code: 'RU',
    billing_country_code: 'IE',
  };
  const all = Object.fromEntries(LEAD_TEXTS.map((name) => [name, possible[name] ?? `a ${name}`]));

  test('makes a contact with all that there is, and changes only what is sent', () => {
    const sent = Object.fromEntries(
      Object.entries(all).map(([name, text]) => [`lead_${name}`, text]),
    );
    const act = (store: Store) => {
      const more = {
        lead_phone: '+7 900',
        add_tags: ' a, b,,a ',
        add_to_lists: 'super, double-opt-in',
      };
      expect(ask(store, 'addupdatelead', { lead_email, ...sent, ...more })).toStrictEqual({
        error_code: 0,
        error_text: 'ok',
        result: [],
      });
      expect(anna(store)).toStrictEqual({
        email: lead_email,
        name: 'a first_name a middle_name a last_name',
        phone: '+7 900',
        city: '',
        tags: ['a', 'b'],
        created: NOW,
        texts: all,
        subscriptions: [
          { group: 'super', status: 'STATUS_SUBSCRIBE', time: NOW, tag: '', doneurl2: '', utm: {} },
          {
            group: 'double-opt-in',
            status: 'STATUS_WAIT',
            time: NOW,
            tag: '',
            doneurl2: '',
            utm: {},
          },
        ],
      });
      const changed = {
        lead_email: 'ANNA@example.com',
        lead_last_name: 'Ли',
        remove_tags: 'a,z',
        add_tags: 'c',
        remove_from_lists: 'double-opt-in',
      };
      expect(ask(store, 'addupdatelead', changed).error_code).toBe(0);
      expect(store.contacts.all()).toHaveLength(1);
      expect(anna(store)).toMatchObject({
        phone: '+7 900',
        tags: ['b', 'c'],
        texts: { ...all, last_name: 'Ли' },
      });
      expect(statuses(store)).toMatchObject({ 'double-opt-in': 'STATUS_UNSUBSCRIBE' });
    };
    play({}, act, []);
  });

  test('makes a contact without an e-mail each time that it is sent none', () => {
    play({}, (store) => {
      const params = { lead_first_name: 'Nobody', add_to_lists: 'super' };
      for (const more of [{}, { lead_email: '' }, { lead_email: '  ' }]) {
        expect(ask(store, 'addupdatelead', { ...params, ...more }).error_code).toBe(0);
      }
      const nobody = { email: '', name: 'Nobody', subscriptions: [{ group: 'super' }] };
      expect(store.contacts.all()).toMatchObject([{ email: lead_email }, nobody, nobody, nobody]);
      expect(store.contacts.get('')).toBeUndefined();
      expect(store.contacts.count('super')).toBe(4);
    });
  });

  test.each<[Params, number]>([
    [{}, 2],
    [{ lead_email: 'anna' }, 101],
    [{ lead_email, add_to_lists: 'super,no' }, 103],
    [{ lead_email, add_to_lists: '5' }, 103],
    [{ lead_email, add_to_lists: 'allleads' }, 104],
    [{ lead_email, remove_from_lists: 'no' }, 103],
    [{ lead_email, lead_utc: ' 03' }, 3],
    [{ lead_email, lead_utc: 'Europe/Moscow' }, 3],
    [{ lead_email, lead_utc: '+15' }, 3],
    [{ lead_email, lead_personal_manager: '42' }, 3],
    [{ lead_email, lead_personal_manager: 'Ольга Смирнова' }, 3],
    [{ lead_email, lead_shipping_country_code: 'Russia' }, 3],
    [{ lead_email, lead_billing_country_code: 'ru' }, 3],
    [{ lead_email, lead_first_name: ['Anna'] }, 3],
  ])('refuses %j', (params, code) => {
    play({}, (store) => {
      const before = store.contacts.all();
      const { error_code, result } = ask(store, 'addupdatelead', params);
      expect([error_code, result]).toStrictEqual([code, undefined]);
      expect(store.contacts.all()).toStrictEqual(before);
    });
  });

  test.each(['UTC+03', '+03', '-01', '3', '14'])('takes the time zone %s', (lead_utc) => {
    play({}, (store) => {
      expect(ask(store, 'addupdatelead', { lead_email, lead_utc }).error_code).toBe(0);
      expect(anna(store)).toMatchObject({ texts: { utc: lead_utc } });
    });
  });

  test('does not take what other functions call name, city and tags', () => {
    play({}, (store) => {
      const others = {
        lead_name: 'Olga',
        lead_city: 'Köln',
        lead_tags: 'x',
        tag: 'y',
        rid: ['super'],
      };
      ask(store, 'addupdatelead', { lead_email, ...others });
      expect(anna(store)).toMatchObject({ name: 'Dear Friend', city: '', tags: ['old'] });
    });
  });

  test('and the signed API know one contact', () => {
    play({}, (store) => {
      ask(store, 'addupdatelead', { lead_email, lead_telegram: '@anna', add_tags: 'vip' });
      ask(store, 'UpdateSubscriberData', { lead_email, lead_city: 'Köln' });
      ask(store, 'AddLeadToGroup', { lead_email, rid: ['1605189997.0025174394'] });
      expect(anna(store)).toMatchObject({
        city: 'Köln',
        tags: ['old', 'vip'],
        texts: { telegram: '@anna' },
      });
    });
  });
});

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
