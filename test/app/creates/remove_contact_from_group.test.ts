import { beforeEach, describe, expect, test } from '@jest/globals';
import { useShop } from '../support/shop.ts';

const KEY = 'remove_contact_from_group';
const EMAIL = 'anna@example.com';
const BLOG = '1605189997.0025174394';

const shop = useShop();
beforeEach(() => {
  shop.sandbox.store.contacts.insert([{ email: EMAIL, groups: ['super', BLOG] }]);
});

const remove = (more: object = {}) =>
  shop.create(KEY, { lead_email: EMAIL, rass_name: BLOG, ...more });
const statuses = () =>
  shop.sandbox.store.contacts.get(EMAIL)?.subscriptions.map(({ status }) => status);

describe('removing a contact from a group', () => {
  test('unsubscribes it there and nowhere else, with one request', async () => {
    expect(await remove()).toStrictEqual({
      lead_email: EMAIL,
      rass_name: BLOG,
      unsubscribed: true,
    });
    expect(statuses()).toStrictEqual(['STATUS_SUBSCRIBE', 'STATUS_UNSUBSCRIBE']);
    expect(shop.sandbox.requests.map(({ params }) => params)).toStrictEqual([
      { lead_email: EMAIL, rass_name: BLOG },
    ]);
  });

  test('a second time changes nothing, and is no error', async () => {
    const first = await remove();
    const after = shop.sandbox.store.contacts.all();
    expect(await remove()).toStrictEqual(first);
    expect(shop.sandbox.store.contacts.all()).toStrictEqual(after);
  });

  test('says before what it does', async () => {
    expect(await shop.fields(`creates.${KEY}`)).toContainEqual(
      expect.objectContaining({
        type: 'copy',
        helpText: expect.stringContaining('unsubscribes the contact from the group'),
      }),
    );
  });

  test.each<[string, object, RegExp]>([
    ['no email', { lead_email: '' }, /Email.*empty/],
    ['no group', { rass_name: ' ' }, /Group.*empty/],
    ['a list of groups', { rass_name: ['super', BLOG] }, /Group.*one text/],
    ['a number for a group', { rass_name: Number(BLOG) }, /Group.*has lost digits/],
  ])('%s is refused before any request', async (_name, more, message) => {
    const input = { lead_email: EMAIL, rass_name: BLOG, ...more };
    await expect(shop.raw.create(KEY, input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('the text of a number is refused, after a look at the groups of the account', async () => {
    await expect(remove({ rass_name: '1605189997.0025175' })).rejects.toThrow(
      /Group.*has lost digits/,
    );
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
      'GetAllGroups',
    ]);
  });

  test.each<[string, object, string, RegExp]>([
    ['nobody', { lead_email: 'nobody@example.com' }, 'HaltedError', /didn't find this contact/],
    ['a group that is gone', { rass_name: 'gone' }, 'AppError', /no such group.*Choose one/],
  ])('%s is refused by the service', async (_name, more, name, message) => {
    await expect(remove(more)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(statuses()).toStrictEqual(['STATUS_SUBSCRIBE', 'STATUS_SUBSCRIBE']);
  });

  test('no clear answer: Zapier runs it again', async () => {
    shop.sandbox.fault('reset', { carriedOut: true });
    await expect(remove()).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(/safe to repeat\. Zapier will try again/),
    });
    expect(statuses()).toStrictEqual(['STATUS_SUBSCRIBE', 'STATUS_UNSUBSCRIBE']);
  });
});
