import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();

const poll = () => used.shop.trigger('new_order');

describe('a success is used only when it is signed and whole', () => {
  const list = (extra: object) => ({
    ...signed(0, 'ok', [{ id: 1, pay_status: 'paid' }]),
    ...extra,
  });

  test.each([
    ['with the code as text', () => list({ error_code: '0' })],
    ['without a text', () => list({ error_text: undefined, hash: signed(0, '').hash })],
    ['with its hash in capitals', () => list({ hash: signed(0, 'ok').hash.toUpperCase() })],
  ])('signed, %s: used', async (_name, answer) => {
    used.service.answer = answer;
    expect(await poll()).toMatchObject([{ id: '1' }]);
  });

  test.each([
    [200, 'application/json', ''],
    [302, 'application/json', ''],
    [302, 'text/html; charset=UTF-8', ''],
    [200, 'application/x-www-form-urlencoded', ''],
    [200, 'text/html', '\uFEFF'],
    [500, 'application/json', ''],
  ])(
    'signed, with HTTP %d, %s and %j before it: the body decides',
    async (status, type, before) => {
      used.service.answer = (_request, response) => {
        response.writeHead(status, { 'content-type': type, location: '/elsewhere' });
        response.end(before + JSON.stringify(list({})));
      };
      expect(await poll()).toMatchObject([{ id: '1' }]);
      expect(used.service.received).toHaveLength(1);
    },
  );

  test.each<[string, unknown]>([
    ['signed with another key', signed(0, 'ok', [], 'another key')],
    ['without a hash', list({ hash: undefined })],
    ['with an empty hash', list({ hash: '' })],
    ['with a hash that is no text', list({ hash: [] })],
    ['with a text that is a number', list({ error_text: 7, hash: signed(0, '7').hash })],
    ['with a changed text', list({ error_text: 'OK!' })],
    ['with a changed code', { ...signed(4, 'incorrect hash'), error_code: 0 }],
    ['with a code that is no number', list({ error_code: null })],
    ['with a negative code', list({ error_code: -1 })],
    ['a list', []],
    ['a text', 'ok'],
    ['an empty object', {}],
  ])('%s: never used', async (_name, answer) => {
    used.service.answer = () => answer;
    await expect(poll()).rejects.toThrow(/is not signed|sent an answer we couldn't read/);
  });

  test.each([
    [
      'JSON that is cut off',
      200,
      JSON.stringify(signed(0, 'ok', [])).slice(0, -3),
      /sent an answer we couldn't read/,
    ],
    [
      'a PHP notice before JSON',
      200,
      `<b>Notice</b>: x${JSON.stringify(signed(0, 'ok', []))}`,
      /sent an answer we couldn't read/,
    ],
    ['JSON null', 200, 'null', /sent an answer we couldn't read/],
    ['an empty body', 200, '', /sent an answer we couldn't read/],
    ['half a page', 299, '<html>', /sent an answer we couldn't read/],
    [
      'one of several pages',
      300,
      '<html>',
      /didn't find the API of JustClick at \S+ \(HTTP 300\).*no_api/,
    ],
    ['a page for cats', 499, '<html>', /didn't find the API of JustClick at \S+ \(HTTP 499\)/],
    ['an error page', 500, '<html>', /isn't working right now \(HTTP 500\)/],
    ['an HTML page', 502, '<html>Bad gateway</html>', /isn't working right now \(HTTP 502\)/],
    ['a redirect without JSON', 302, '', /didn't find the API of JustClick at \S+ \(HTTP 302\)/],
    [
      'a page for people',
      403,
      '<html>',
      /refused access \(HTTP 403\)\. Check that any IP address may/,
    ],
    [
      'a page that is not there',
      404,
      '<html>',
      /didn't find the API of JustClick at \S+ \(HTTP 404\)/,
    ],
  ])('%s is not an answer', async (_name, status, body, message) => {
    used.service.answer = (_request, response) => {
      response.writeHead(status, { location: `${used.service.url}/elsewhere` }).end(body);
    };
    await expect(poll()).rejects.toThrow(message);
    expect(used.service.received).toHaveLength(1);
  });

  test.each([
    ['nothing', {}],
    ['null', { result: null }],
    ['a text', { result: 'ok' }],
    ['a list of texts', { result: ['1'] }],
  ])('a list that is %s is an error, not an empty list', async (_name, answer) => {
    used.service.answer = () => ({ ...signed(0, 'ok'), ...answer });
    await expect(poll()).rejects.toThrow(/answer we couldn't read.*unreadable_result/);
  });

  test('a list that PHP made an object of is a list', async () => {
    used.service.answer = () => signed(0, 'ok', { 3: { id: 5, pay_status: 'paid' } });
    expect(await poll()).toMatchObject([{ id: '5' }]);
  });
});
