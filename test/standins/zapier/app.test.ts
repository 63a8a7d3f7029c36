import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { testConnection } from './connection.ts';
import { connectLibrary } from './example.ts';
import { exchangesIn, type LogEntry, linesIn } from './log.ts';

let { connection, library } = connectLibrary();
beforeEach(() => {
  ({ connection, library } = connectLibrary());
});
afterEach(() => {
  jest.restoreAllMocks();
});

const ADD = 'creates.add_book.operation.perform';

describe('a run', () => {
  test('gets a whole bundle, and gives its results and their size', async () => {
    const { results, bytes } = await connection.app.run(ADD, {
      inputData: { title: 'Книга', gone: undefined },
      authData: { card: 'x' },
      meta: { isLoadingSample: true, timezone: 'Europe/Berlin' },
    });
    expect(library.calls[0]?.bundle).toStrictEqual({
      inputData: { title: 'Книга' },
      inputDataRaw: { title: 'Книга' },
      authData: { card: 'x' },
      meta: {
        isBulkRead: false,
        isFillingDynamicDropdown: false,
        isLoadingSample: true,
        isPopulatingDedupe: false,
        isTestingAuth: false,
        limit: -1,
        page: 0,
        timezone: 'Europe/Berlin',
        inputFields: {},
      },
    });
    expect(results).toStrictEqual({ id: '101', got: { title: 'Книга' } });
    expect(bytes).toBe(Buffer.byteLength('{"id":"101","got":{"title":"Книга"}}'));
  });

  test('cannot change what the caller holds', async () => {
    library.trouble = (_z, bundle) => {
      bundle.inputData.title = 'changed';
    };
    const inputData = { title: 'Emma' };
    await connection.app.run(ADD, { inputData });
    expect(inputData).toStrictEqual({ title: 'Emma' });
  });

  test('over its time is an error', async () => {
    library.trouble = () => new Promise((resolve) => setTimeout(resolve, 200).unref());
    await expect(connection.app.run(ADD, { timeLimit: 20 })).rejects.toMatchObject({
      name: 'TimeLimitError',
      message: expect.stringContaining('within 0.02 seconds'),
    });
  });

  test("fails the platform's checks of results", async () => {
    library.books = [
      { id: '1', title: 'a' },
      { id: '1', title: 'b' },
    ];
    await expect(connection.app.run('triggers.new_book.operation.perform')).rejects.toMatchObject({
      name: 'CheckError',
      message: expect.stringContaining('primary key should be unique'),
    });
  });

  test('finds what an earlier one left in z.cache', async () => {
    const found: unknown[] = [];
    library.trouble = async (z) => {
      found.push(await z.cache.get('visits'));
      await z.cache.set('visits', found.length);
    };
    await connection.app.run(ADD);
    await connection.app.run(ADD);
    expect(found).toStrictEqual([null, 1]);
  });
});

describe('the log', () => {
  test('has what the app wrote and its requests, also when the run fails, and no secret', async () => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const server = createServer((_request, response) => {
      response.writeHead(418, { 'content-type': 'application/json' });
      response.end('{"tea": true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tea`;
    library.trouble = async (z, bundle) => {
      z.console.log(`asking with ${bundle.authData.card}`);
      await z.request({
        url,
        method: 'POST',
        params: { cup: '1' },
        body: { card: bundle.authData.card },
      });
    };
    const log: LogEntry[] = [];
    await expect(
      connection.app.run(ADD, { authData: connection.authData, log }),
    ).rejects.toMatchObject({ name: 'ResponseError' });
    await new Promise((resolve) => server.close(resolve));

    expect(linesIn(log)).toStrictEqual([
      expect.stringMatching(/^asking with :censored:/),
      expect.stringContaining('Unhandled error'),
    ]);
    expect(exchangesIn(log)).toStrictEqual([
      {
        method: 'POST',
        url: `${url}?cup=1`,
        requestHeaders: expect.stringContaining('content-type: application/json'),
        requestBody: expect.stringContaining(':censored:'),
        status: 418,
        responseHeaders: expect.stringContaining('content-type: application/json'),
        responseBody: '{"tea": true}',
        milliseconds: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('secret-card-4711');
  });
});

test.each([false, true])(
  'the log has an answer that the app reads by itself, zipped: %p',
  async (isZipped) => {
    const text = JSON.stringify({ said: 'secret-card-4711', tea: 'чай' });
    const server = createServer((_request, response) => {
      response.writeHead(200, isZipped ? { 'content-encoding': 'gzip' } : {});
      response.end(isZipped ? gzipSync(text) : text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read: string[] = [];
    library.trouble = async (z) => {
      for (const path of ['a', 'b']) {
        const response = await z.request({ url: `${url}/${path}`, params: { x: '1' }, raw: true });
        read.push(await response.text());
      }
    };
    const log: LogEntry[] = [];
    await connection.app.run(ADD, { authData: connection.authData, log });
    await new Promise((resolve) => server.close(resolve));
    expect(read).toStrictEqual([text, text]);
    expect(
      exchangesIn(log).map(({ url: asked, responseBody }) => [asked, responseBody]),
    ).toStrictEqual([
      [`${url}/a?x=1`, '{"said":":censored:","tea":"чай"}'],
      [`${url}/b?x=1`, '{"said":":censored:","tea":"чай"}'],
    ]);
  },
);

test('the definition is asked for once', async () => {
  const definition = await connection.app.definition();
  expect(definition.triggers.shelf_list?.display.hidden).toBe(true);
  expect(definition.creates.add_book?.operation.inputFields).toContain('$func$2$f$');
  expect(await connection.app.definition()).toBe(definition);
});

test('a connection is tested and labelled', async () => {
  const log: LogEntry[] = [];
  expect(await testConnection(connection, { log })).toStrictEqual({
    result: { reader: 'Anna' },
    label: 'Anna (secret-card-4711)',
  });
  expect(library.calls[0]?.bundle.meta.timezone).toBe('Europe/Berlin');
});
