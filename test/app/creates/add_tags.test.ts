import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const KEY = 'add_tags';
const EMAIL = 'anna@example.com';

describe('adding tags', () => {
  const shop = useShop();
  const insert = (tags: string[] = []) =>
    shop.sandbox.store.contacts.insert([{ email: EMAIL, tags, groups: ['super'] }]);
  const add = (add_tags: unknown, more: object = {}) =>
    shop.create(KEY, { lead_email: EMAIL, add_tags, ...more });
  const tags = () => shop.sandbox.store.contacts.get(EMAIL)?.tags;

  test('adds them beside the others, with one request', async () => {
    insert(['old']);
    expect(await add(['vip', 'course, 2026; vip', 'две части'])).toStrictEqual({
      lead_email: EMAIL,
      tags: ['vip', 'course', '2026', 'две части'],
    });
    expect(tags()).toStrictEqual(['old', 'vip', 'course', '2026', 'две части']);
    expect(shop.sandbox.requests).toMatchObject([
      {
        function: 'addtagtolead',
        params: { lead_email: EMAIL, add_tags: 'vip,course,2026,две части' },
      },
    ]);
  });

  test('sends them in the case in which they are', async () => {
    insert(['vip']);
    await add('VIP');
    expect(tags()).toStrictEqual(['vip', 'VIP']);
  });

  test('a second time changes nothing, and is no error', async () => {
    insert();
    const first = await add(['a', 'b']);
    expect(await add(['a', 'b'])).toStrictEqual(first);
    expect(tags()).toStrictEqual(['a', 'b']);
  });

  test('nor is it where the service minds', async () => {
    insert(['a']);
    shop.sandbox.store.personality = { ...shop.sandbox.store.personality, tagTwice: 'refused' };
    expect(await add('a')).toStrictEqual({ lead_email: EMAIL, tags: ['a'] });
    expect(shop.sandbox.requests).toMatchObject([{ error_code: 102 }]);
  });

  test.each<[string, object, RegExp]>([
    ['no email', { lead_email: ' ' }, /Email.*empty/],
    ['an email that is a list', { lead_email: ['a@b.co', 'c@d.co'] }, /Email.*one text/],
    ['no tags', { add_tags: [] }, /Tags.*at least one/],
    ['tags missing', { add_tags: undefined }, /Tags.*(at least one|empty)/],
    ['nothing but commas', { add_tags: [' , ', ';'] }, /Tags.*at least one/],
    ['a record', { add_tags: [{}] }, /Tags.*one text/],
  ])('%s is refused before any request', async (_name, more, message) => {
    const input = { lead_email: EMAIL, add_tags: ['a'], ...more };
    await expect(shop.raw.create(KEY, input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('an email without a contact halts this run only, and makes no contact', async () => {
    await expect(add('a')).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/didn't find this contact/),
    });
    expect(shop.sandbox.store.contacts.all()).toStrictEqual([]);
  });

  test('no clear answer: Zapier runs it again, and each tag is there once', async () => {
    insert();
    shop.sandbox.fault('reset', { carriedOut: true, times: 1 });
    await expect(add('a')).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(/safe to repeat\. Zapier will try again/),
    });
    await add('a');
    expect(tags()).toStrictEqual(['a']);
  });

  test('the help says how tags are separated, and the description which plans it needs', async () => {
    const fields = await shop.fields(`creates.${KEY}`);
    expect(fields.find(({ key }) => key === 'add_tags')?.helpText).toMatch(/commas/);
    const { creates } = await shop.connection.app.definition();
    expect(creates?.[KEY]?.display?.description).toMatch(/API 2\.0.*Expert and Guru/);
  });
});

describe('a refusal', () => {
  const used = useService();
  const add = () => used.shop.create(KEY, { lead_email: EMAIL, add_tags: ['a'] });

  test.each([
    'the subscriber already has this tag',
    'Tag already exists',
    'tag exists',
    'Этот тег уже есть у контакта',
  ])('that says "%s" is a success', async (text) => {
    used.service.answer = () => signed(102, text);
    expect(await add()).toStrictEqual({ lead_email: EMAIL, tags: ['a'] });
  });

  test.each<[number, string]>([
    [102, 'no subscriber exists with this address'],
    [102, 'Неуважение'],
    [102, 'tag is not allowed'],
    [801, 'the contact was already deleted'],
    [101, 'already unsubscribed'],
    [8, 'already too many requests'],
  ])('with code %d that says "%s" is an error', async (code, text) => {
    used.service.answer = () => signed(code, text);
    await expect(add()).rejects.toThrow(text);
  });
});
