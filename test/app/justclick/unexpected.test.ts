import { afterAll, describe, expect, jest, test } from '@jest/globals';
import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import app from '../../../index.ts';
import { BOUNDS, type Bounds } from '../../../src/bounds.ts';
import createOrder from '../../../src/creates/create_order.ts';
import deleteOrder from '../../../src/creates/delete_order.ts';
import updateOrderStatus from '../../../src/creates/update_order_status.ts';
import newOrder from '../../../src/triggers/new_order.ts';
import { RPS_KEY, signed } from '../../standins/justclick/service.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});

const used = useService();

type Perform = (z: ZObject, bundle: Bundle, bounds?: Bounds) => Promise<unknown>;

/** Runs a perform of an app in which reading an answer fails. */
const run = (perform: Perform, fail: () => never, inputData = {}) => {
  const broken = zapier.createAppTester({ ...app, afterResponse: [fail] });
  const bounds = { ...BOUNDS, looksAfter: [0] };
  const bounded = (z: ZObject, bundle: Bundle) => perform(z, bundle, bounds);
  return broken(bounded, { authData: used.shop.authData, inputData });
};

const FORM = { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] };

/** Values that JSON can have where a number belongs, each of which `String()` or `Number()` takes. */
const ODD: [unknown][] = [
  [[0]],
  [['1']],
  [{}],
  [{ toString: 1 }],
  [{ valueOf: 1, toString: null }],
  [true],
  [null],
  [-1],
  [0.5],
  [1e21],
  ['0x1'],
  [' 1'],
  [''],
];

describe('an answer to a write of an unexpected type', () => {
  test.each(ODD)('the code %j: the order may have been created', async (error_code) => {
    used.service.answer = () => ({ ...signed(0, 'ok', { bill_id: 5 }), error_code });
    await expect(used.shop.create('create_order', FORM)).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(
        /sent an answer we couldn't read\. We can't tell whether this step worked/,
      ),
    });
  });

  test.each(ODD)('the order number %j: a person has to look for the order', async (bill_id) => {
    used.service.answer = ({ url }) =>
      url.endsWith('CreateOrder') ? signed(0, 'ok', { bill_id }) : signed(400, 'order not found');
    await expect(used.shop.create('create_order', FORM)).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(
        /didn't tell us its number\. .* Look for an order of a@b\.co with x/,
      ),
    });
  });

  test.each(ODD)('the number %j in an order is not that of the order', async (id) => {
    used.service.answer = () => signed(0, 'ok', { id, items: [] });
    await expect(used.shop.raw.search('find_order', { bill_id: '1' })).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/couldn't read/),
    });
  });
});

describe('an unexpected error', () => {
  const failures: [string, () => never, string][] = [
    [
      'a TypeError',
      () => {
        throw new TypeError(`x is not a function ${RPS_KEY}`);
      },
      'TypeError: x is not a function',
    ],
    [
      'a RangeError',
      () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
      'RangeError: Maximum call stack size exceeded',
    ],
    [
      'a text',
      () => {
        throw 'out of luck';
      },
      'string',
    ],
    [
      'a kind of the platform that Zapier has no word for',
      () => {
        throw new zapier.errors.CheckError('x');
      },
      'CheckError: x',
    ],
  ];
  test.each(failures)('%s after a write: it may have been carried out', async (_name, fail) => {
    const input = { ...FORM, bill_id: '7', status: 'cancel' };
    for (const { operation } of [createOrder, updateOrderStatus, deleteOrder]) {
      const error = await run(operation.perform, fail, input).catch((reason: Error) => reason);
      expect(error).toMatchObject({
        name: 'HaltedError',
        message: expect.stringMatching(/^Something unexpected .*We can't tell whether/),
      });
      expect(String(error)).not.toContain(RPS_KEY);
    }
  });

  test.each(failures)('%s after a question: nothing was changed', async (_name, fail, said) => {
    log.mockClear();
    await expect(run(newOrder.operation.perform, fail)).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/Something unexpected .*No orders were missed/),
    });
    expect(log.mock.calls.join('\n')).toContain(
      `A request ended in an error of an unknown kind: ${said}`,
    );
  });
});

describe('a connection that broke', () => {
  const breakWith = (code: unknown) => () => {
    throw Object.assign(new Error('it broke'), { name: 'FetchError', code });
  };
  const create = (code: unknown) => run(createOrder.operation.perform, breakWith(code), FORM);

  test.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'CERT_HAS_EXPIRED',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ])('before anything left (%s): no order was created', async (code) => {
    await expect(create(code)).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/couldn't reach http:\/\/127\.0\.0\.1:.*not_reached/),
    });
  });

  test.each([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ERR_SSL_UNABLE_TO_FIND_ECDH_PARAMETERS',
    undefined,
    7,
  ])('when something may have left (%s): the order may have been created', async (code) => {
    await expect(create(code)).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/connection to JustClick broke.*can't tell whether/),
    });
  });
});
