import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const KEY = 'remove_tags';
const EMAIL = 'anna@example.com';

describe('removing tags', () => {
  const shop = useShop();
  const insert = (tags: string[]) =>
    shop.sandbox.store.contacts.insert([{ email: EMAIL, tags, groups: ['super'] }]);
  const remove = (remove_tags: unknown) => shop.create(KEY, { lead_email: EMAIL, remove_tags });
  const tags = () => shop.sandbox.store.contacts.get(EMAIL)?.tags;

  test('takes them away and leaves the others, with one request', async () => {
    insert(['a', 'b', 'c']);
    expect(await remove(['a, b', 'x'])).toStrictEqual({ lead_email: EMAIL, tags: ['a', 'b', 'x'] });
    expect(tags()).toStrictEqual(['c']);
    expect(shop.sandbox.requests).toMatchObject([
      { function: 'removetagfromlead', params: { lead_email: EMAIL, remove_tags: 'a,b,x' } },
    ]);
  });

  test('a second time changes nothing, and is no error, also where the service minds', async () => {
    insert(['a']);
    const first = await remove('a');
    expect(await remove('a')).toStrictEqual(first);
    shop.sandbox.store.personality = { ...shop.sandbox.store.personality, absent: 'refused' };
    expect(await remove('a')).toStrictEqual(first);
    expect(shop.sandbox.requests.map(({ error_code }) => error_code)).toStrictEqual([0, 0, 802]);
  });

  test.each<[string, object, RegExp]>([
    ['no email', { lead_email: ' ' }, /Email.*empty/],
    ['no tags', { remove_tags: [] }, /Tags.*at least one/],
    ['nothing but commas', { remove_tags: [' , '] }, /Tags.*at least one/],
    ['a record', { remove_tags: [{}] }, /Tags.*one text/],
  ])('%s is refused before any request', async (_name, more, message) => {
    const input = { lead_email: EMAIL, remove_tags: ['a'], ...more };
    await expect(shop.raw.create(KEY, input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('an email without a contact halts this run only', async () => {
    await expect(remove('a')).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/didn't find this contact/),
    });
  });

  test('no clear answer: Zapier runs it again', async () => {
    insert(['a']);
    shop.sandbox.fault('reset', { carriedOut: true, times: 1 });
    await expect(remove('a')).rejects.toMatchObject({ name: 'ThrottledError' });
    expect(await remove('a')).toMatchObject({ tags: ['a'] });
    expect(tags()).toStrictEqual([]);
  });
});

describe('a refusal', () => {
  const used = useService();
  const remove = () => used.shop.create(KEY, { lead_email: EMAIL, remove_tags: ['a'] });

  test.each([
    'the subscriber does not have this tag',
    "Contact doesn't have such tags",
    'tag not found',
    'Tags were not found',
    'no such tag',
    'Тег не найден',
    'У контакта нет такого тега',
    'Метка не существует',
  ])('that says "%s" is a success', async (text) => {
    used.service.answer = () => signed(802, text);
    expect(await remove()).toStrictEqual({ lead_email: EMAIL, tags: ['a'] });
  });

  test.each<[number, string]>([
    [802, 'tags are not available'],
    [802, 'not a valid tag'],
    [802, 'the tag cannot be empty, no value given'],
    [802, 'Контакт не найден, тег не удалён'],
    [801, 'subscriber not found: no such tag'],
    [500, 'tag not found'],
  ])('with code %d that says "%s" is an error', async (code, text) => {
    used.service.answer = () => signed(code, text);
    await expect(remove()).rejects.toThrow(text);
  });
});
