import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import { LEAD_TEXTS, type RawContact, Store } from './store.ts';
import { ask, NOW } from './testing.ts';

const lead_email = 'anna@example.com';
const ANNA: RawContact = { email: lead_email, phone: '+7', tags: ['old'], groups: ['super'] };

/** Plays in a shop, with one contact unless told otherwise. */
function play(act: (store: Store) => void, contacts: readonly RawContact[] = [ANNA]): void {
  const store = new Store({ now: () => NOW });
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
    play(act, []);
  });

  test('makes a contact without an e-mail each time that it is sent none', () => {
    play((store) => {
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
    play((store) => {
      const before = store.contacts.all();
      const { error_code, result } = ask(store, 'addupdatelead', params);
      expect([error_code, result]).toStrictEqual([code, undefined]);
      expect(store.contacts.all()).toStrictEqual(before);
    });
  });

  test.each(['UTC+03', '+03', '-01', '3', '14'])('takes the time zone %s', (lead_utc) => {
    play((store) => {
      expect(ask(store, 'addupdatelead', { lead_email, lead_utc }).error_code).toBe(0);
      expect(anna(store)).toMatchObject({ texts: { utc: lead_utc } });
    });
  });

  test('does not take what other functions call name, city and tags', () => {
    play((store) => {
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
    play((store) => {
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
