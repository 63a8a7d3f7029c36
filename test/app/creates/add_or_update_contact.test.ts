import { describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { dropdownOf } from '../../standins/zapier/dropdown.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const KEY = 'add_or_update_contact';
const EMAIL = 'anna@example.com';
const BLOG = '1605189997.0025174394';

const shop = useShop({ automaticStatuses: false });
const save = (more: object = {}) => shop.create(KEY, { lead_email: EMAIL, ...more });
const sent = () => shop.sandbox.requests.find((one) => one.function === 'addupdatelead')?.params;
const contact = () => shop.sandbox.store.contacts.get(EMAIL);

/** Every field filled in, and how it goes out. */
const ALL: Readonly<Record<string, [given: unknown, goesOut: string]>> = {
  lead_first_name: ['Анна', 'Анна'],
  lead_last_name: ["O'Neill & Sons", "O'Neill & Sons"],
  lead_middle_name: [' Sergeevna ', 'Sergeevna'],
  lead_phone: [79161234567, '79161234567'],
  add_to_lists: [['super', BLOG], `super,${BLOG}`],
  remove_from_lists: [['double-opt-in'], 'double-opt-in'],
  add_tags: [['vip, course', 'VIP', 'vip'], 'vip,course,VIP'],
  remove_tags: [['lead'], 'lead'],
  lead_description: ['Two\nlines', 'Two\nlines'],
  lead_utc: ['+3', 'UTC+03'],
  lead_personal_manager: ['', ''],
  lead_shipping_address_1: ['Bauman St. 5', 'Bauman St. 5'],
  lead_shipping_address_2: ['apt. 12', 'apt. 12'],
  lead_shipping_city: ['Kazan', 'Kazan'],
  lead_shipping_state: ['Tatarstan', 'Tatarstan'],
  lead_shipping_zip: [420111, '420111'],
  lead_shipping_country_code: ['Россия', 'RU'],
  lead_billing_address_1: ['1 Main St', '1 Main St'],
  lead_billing_address_2: ['Floor 2', 'Floor 2'],
  lead_billing_city: ['Boston', 'Boston'],
  lead_billing_state: ['MA', 'MA'],
  lead_billing_zip: ['02108', '02108'],
  lead_billing_country_code: ['united states', 'US'],
  lead_facebook: ['anna.fb', 'anna.fb'],
  lead_instagram: ['@anna', '@anna'],
  lead_whatsapp: ['+79161234567', '+79161234567'],
  lead_telegram: ['@anna_t', '@anna_t'],
  lead_viber: ['+79161234567', '+79161234567'],
  lead_vkontakte: ['id1', 'id1'],
  lead_in: ['anna-p', 'anna-p'],
};

describe('adding or updating a contact', () => {
  test('makes one that is not there, and gives it with its groups', async () => {
    const made = await save({
      lead_first_name: 'Anna',
      add_to_lists: ['super'],
      add_tags: 'course',
    });
    expect(made).toMatchObject({
      lead_email: EMAIL,
      result: 'saved',
      result_name: 'Saved',
      lead_first_name: 'Anna',
      add_to_lists: 'super',
      add_tags: 'course',
      remove_tags: null,
      lead_billing_city: null,
      groups: [{ rass_name: 'super', rass_status_name: 'Subscribed' }],
    });
    expect(shop.sandbox.requests.map((one) => one.function)).toStrictEqual([
      'addupdatelead',
      'GetLeadGroupStatuses',
    ]);
    expect(contact()).toMatchObject({ name: 'Anna', tags: ['course'] });
  });

  test('has all of its output fields in each result, and no others', async () => {
    const { groups, ...made } = await save();
    const definition = await shop.connection.app.definition();
    const keys = definition.creates?.[KEY]?.operation.outputFields?.map(({ key }) => key) ?? [];
    const own = keys.filter((key) => !key.startsWith('groups[]'));
    expect(Object.keys(made).toSorted()).toStrictEqual(own.toSorted());
    expect(groups).toStrictEqual([]);
  });

  test('sends every field under the name and in the form of the service', async () => {
    const [manager] = shop.sandbox.store.directory.managers;
    const given = Object.fromEntries(Object.entries(ALL).map(([key, [value]]) => [key, value]));
    const out = Object.fromEntries(Object.entries(ALL).map(([key, [, value]]) => [key, value]));
    const lead_personal_manager = String(manager?.id);
    await save({ ...given, lead_personal_manager, lead_email: ` ${EMAIL} ` });
    expect(sent()).toStrictEqual({ ...out, lead_personal_manager, lead_email: EMAIL });
    const fields = (await shop.fields(`creates.${KEY}`)).map(({ key }) => key);
    expect(fields.toSorted()).toStrictEqual([...Object.keys(ALL), 'lead_email'].toSorted());
  });

  test('sends only what is filled in, and changes nothing else', async () => {
    await save({ lead_first_name: 'Anna', lead_last_name: 'Petrova', add_tags: ['a', 'b'] });
    shop.sandbox.requests.length = 0;
    const empty = Object.fromEntries(
      Object.keys(ALL).map((key, at) => [key, ['', ' ', null][at % 3]]),
    );
    await save({ ...empty, add_tags: ['', ' '], add_to_lists: [''], lead_last_name: 'Ivanova' });
    expect(sent()).toStrictEqual({ lead_email: EMAIL, lead_last_name: 'Ivanova' });
    expect(contact()).toMatchObject({ name: 'Anna Ivanova', tags: ['a', 'b'] });
  });

  test('the same twice comes to the same contact', async () => {
    const input = { lead_first_name: 'Anna', add_to_lists: ['super'], add_tags: ['a'] };
    await save(input);
    const once = shop.sandbox.store.contacts.all();
    await save(input);
    expect(shop.sandbox.store.contacts.all()).toStrictEqual(once);
  });

  test('takes a contact out of groups, and its tags away', async () => {
    await save({ add_to_lists: ['super', BLOG], add_tags: ['a', 'b'] });
    const { groups } = await save({ remove_from_lists: [`super, ${BLOG}`], remove_tags: ['a'] });
    expect(groups).toMatchObject([
      { rass_status: 'STATUS_UNSUBSCRIBE' },
      { rass_status: 'STATUS_UNSUBSCRIBE' },
    ]);
    expect(contact()?.tags).toStrictEqual(['b']);
  });

  test.each<[string, object, RegExp]>([
    ['no email', { lead_email: ' ' }, /Email.*empty/],
    ['an email that cannot be seen', { lead_email: '\u200b\ufeff' }, /Email.*empty/],
    ['an email that is missing', { lead_email: undefined }, /Email.*empty/],
    ['an email that is a list', { lead_email: ['a@b.co', 'c@d.co'] }, /Email.*one text/],
    ['a rounded phone', { lead_phone: '7.91612E+10' }, /Phone.*rounded/],
    ['a rounded code', { lead_billing_zip: '4.2E+5' }, /Postal Code.*rounded/],
    [
      'a country that is none',
      { lead_shipping_country_code: 'Atlantis' },
      /Country.*not a country/,
    ],
    ['a time zone with half an hour', { lead_utc: '+05:30' }, /Time Zone.*whole hours/],
    ['a record for a name', { lead_first_name: {} }, /First Name.*one text/],
    ['a record for a tag', { add_tags: [{}] }, /Add Tags.*one text/],
    ['a group that lost digits', { add_to_lists: [Number(BLOG)] }, /Add to Groups.*lost digits/],
    ['the same to remove', { remove_from_lists: ['1605189997.0025175'] }, /Groups.*lost digits/],
    [
      'a group in both',
      { add_to_lists: ['super'], remove_from_lists: ['x', 'super'] },
      /Remove from Groups.*add and remove the same/,
    ],
    [
      'a tag in both',
      { add_tags: 'a,b', remove_tags: ['b'] },
      /Remove Tags.*add and remove the same/,
    ],
  ])('%s is refused before anything is changed', async (_name, more, message) => {
    await expect(shop.raw.create(KEY, { lead_email: EMAIL, ...more })).rejects.toThrow(message);
    expect(sent()).toBeUndefined();
    expect(shop.sandbox.requests.every((one) => one.function === 'GetAllGroups')).toBe(true);
  });

  test('a group with a comma of its own cannot be sent, and is not split', async () => {
    shop.sandbox.store.contacts.putGroups([{ name: 'super,blog', title: 'Both' }]);
    await expect(save({ add_to_lists: ['super,blog'] })).rejects.toThrow(
      /Add to Groups.*comma.*Use Add Contact to Group/,
    );
    expect(sent()).toBeUndefined();
  });

  test.each<[string, object, string, RegExp]>([
    [
      'a bad email',
      { lead_email: 'nobody' },
      'HaltedError',
      /couldn't add the contact.*wrong email/,
    ],
    ['a group that is gone', { add_to_lists: ['gone'] }, 'AppError', /no such group/],
    [
      'a group of the service',
      { add_to_lists: ['allleads'] },
      'AppError',
      /fills this group by itself/,
    ],
    [
      'a manager who is gone',
      { lead_personal_manager: '999' },
      'AppError',
      /didn't accept a value/,
    ],
  ])('%s is refused by the service', async (_name, more, name, message) => {
    await expect(save(more)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(shop.sandbox.store.contacts.all()).toStrictEqual([]);
  });

  test('an account under API control is told what the service says', async () => {
    shop.sandbox.account = 'api_control';
    await expect(save()).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/under API control/),
    });
  });

  test.each(['reset', 'http-502', 'http-500'] as const)(
    'no clear answer (%s): Zapier runs it again, and it comes to one contact',
    async (fault) => {
      shop.sandbox.fault(fault, { carriedOut: true, times: 1 });
      const input = { add_to_lists: ['super'], add_tags: ['a'] };
      await expect(save(input)).rejects.toMatchObject({
        name: 'ThrottledError',
        message: expect.stringMatching(/safe to repeat\. Zapier will try again/),
      });
      expect(await save(input)).toMatchObject({ result: 'saved' });
      expect(shop.sandbox.store.contacts.all()).toHaveLength(1);
    },
  );

  test('its lists offer what they take', async () => {
    const fields = await shop.fields(`creates.${KEY}`);
    for (const [key, first] of [
      ['add_to_lists', BLOG],
      ['remove_from_lists', BLOG],
    ]) {
      const field = fields.find((one) => one.key === key);
      const choices = await dropdownOf(shop.connection, field as NonNullable<typeof field>);
      expect(choices[0]?.value).toBe(first);
    }
  });

  test('says which plans it needs', async () => {
    const { creates } = await shop.connection.app.definition();
    expect(creates?.[KEY]?.display?.description).toMatch(/API 2\.0.*Expert and Guru/);
  });
});

describe('when the contact cannot be looked at', () => {
  const used = useService();

  test.each<[string, unknown]>([
    ['it is refused', signed(8, 'request limit')],
    ['there is no such contact', signed(500, 'subscriber not found')],
    ['it is a forgery', signed(0, 'ok', [], 'another key')],
  ])('%s: it is saved all the same', async (_name, statuses) => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    used.service.answer = ({ url }) => (url.endsWith('lead') ? signed(0, 'ok', []) : statuses);
    const input = { lead_email: EMAIL, add_to_lists: ['super'] };
    expect(await used.shop.create(KEY, input)).toMatchObject({
      result: 'saved',
      add_to_lists: 'super',
      groups: [],
    });
    expect(JSON.stringify(log.mock.calls)).not.toContain(used.service.rpsKey);
    log.mockRestore();
  });
});
