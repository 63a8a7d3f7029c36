import { beforeEach, describe, expect, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const KEY = 'update_contact';
const EMAIL = 'anna@example.com';

const shop = useShop();
beforeEach(() => {
  shop.sandbox.store.contacts.insert([
    { email: EMAIL, name: 'Anna', phone: '+7900', city: 'Kazan', tags: ['old'], groups: ['super'] },
  ]);
});

const update = (more: object) => shop.create(KEY, { lead_email: EMAIL, ...more });
const sent = () => shop.sandbox.requests.map(({ params }) => params);

describe('updating a contact', () => {
  test('sends all that is filled in, in one request, and says what was changed', async () => {
    const input = {
      lead_name: ' Анна Петрова ',
      lead_phone: 79161234567,
      lead_city: 'Moscow',
      lead_tags: ['vip', 'course, spring', ''],
    };
    const changed = {
      lead_email: EMAIL,
      lead_name: 'Анна Петрова',
      lead_phone: '79161234567',
      lead_city: 'Moscow',
      lead_tags: 'vip,course,spring',
    };
    expect(await update(input)).toStrictEqual(changed);
    expect(sent()).toStrictEqual([changed]);
  });

  test.each([
    ['lead_name', 'Anna Petrova'],
    ['lead_phone', '+79161234567'],
    ['lead_city', 'Moscow'],
    ['lead_tags', 'vip'],
  ])('%s alone leaves the rest as it is, and no empty field is sent', async (key, value) => {
    const empty = { lead_name: '', lead_phone: ' ', lead_city: null, lead_tags: [''] };
    const result = await update({ ...empty, [key]: value });
    expect(result).toStrictEqual({
      lead_email: EMAIL,
      lead_name: null,
      lead_phone: null,
      lead_city: null,
      lead_tags: null,
      [key]: value,
    });
    expect(sent()).toStrictEqual([{ lead_email: EMAIL, [key]: value }]);
    const { name, phone, city, tags } = shop.sandbox.store.contacts.get(EMAIL) ?? {};
    const before = { lead_name: 'Anna', lead_phone: '+7900', lead_city: 'Kazan', lead_tags: 'old' };
    const after = { lead_name: name, lead_phone: phone, lead_city: city, lead_tags: `${tags}` };
    const others = Object.keys(before).filter((each) => each !== key);
    const pick = (from: object) => others.map((each) => Reflect.get(from, each));
    expect(pick(after)).toStrictEqual(pick(before));
  });

  test.each<[string, object, RegExp]>([
    ['nothing but the email', {}, /Name, Phone, City, Tags.*at least one/],
    [
      'empty fields',
      { lead_name: ' ', lead_phone: '', lead_city: null, lead_tags: ['', ' , '] },
      /at least one/,
    ],
    ['no email', { lead_email: '', lead_name: 'x' }, /Email.*empty/],
    ['a list for a name', { lead_name: ['a', 'b'] }, /Name.*one text/],
  ])('%s is refused before any request', async (_name, more, message) => {
    const input = { lead_email: EMAIL, ...more };
    await expect(shop.raw.create(KEY, input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('a contact that is not there halts this run only', async () => {
    await expect(
      update({ lead_email: 'nobody@example.com', lead_name: 'x' }),
    ).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/didn't find this contact.*\(code 801\)/),
    });
  });

  test('no clear answer: Zapier runs it again, and the contact is the same after it', async () => {
    shop.sandbox.fault('reset', { carriedOut: true });
    await expect(update({ lead_name: 'Anna Petrova' })).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(/safe to repeat\. Zapier will try again/),
    });
    const once = shop.sandbox.store.contacts.all();
    shop.sandbox.fault('none');
    await update({ lead_name: 'Anna Petrova' });
    expect(shop.sandbox.store.contacts.all()).toStrictEqual(once);
  });
});
