import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BOUNDS } from '../../../../src/bounds.ts';
import type { AnyFaultName } from '../../../standins/justclick/faults.ts';
import type { FunctionName } from '../../../standins/justclick/functions.ts';
import { useRunClock } from '../../../support/run_clock.ts';
import { bounds, restoreBounds } from '../../support/bounds.ts';
import { type Shop, useShop } from '../../support/shop.ts';

const clock = useRunClock();
restoreBounds();
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  bounds.looksAfter = [0];
});

const EMAIL = 'anna@example.com';
const NEVER = Number.POSITIVE_INFINITY;

type Write = {
  function: FunctionName;
  run: (shop: Shop) => Promise<unknown>;
  /** What a person is told to look for. */
  lookFor: string;
  /** Whether an order can show that it was done. */
  shows: boolean;
};

const update = (status: string, shows = true): Write => ({
  function: 'UpdateOrderStatus',
  run: ({ create }) =>
    create('update_order_status', {
      ...{ bill_id: '7', status, rpo: 'RA1' },
      date: '2026-03-02T09:15:00Z',
    }),
  lookFor: 'order 7',
  shows,
});

/** All that must not be done twice. */
const WRITES: Record<string, Write> = {
  create: {
    function: 'CreateOrder',
    run: ({ create }) =>
      create('create_order', {
        ...{ bill_email: EMAIL, bill_first_name: 'Anna', bill_tag: 'vip' },
        goods: [{ good_name: 'photo-course', good_sum: '99.50' }],
      }),
    lookFor: 'an order of anna@example.com with photo-course',
    shows: true,
  },
  paid: update('paid'),
  cancel: update('cancel'),
  return: update('return'),
  // A shipped order may read as it did, and nothing tells its tracking number.
  sent: update('sent', false),
  delete: {
    function: 'DeleteOrder',
    run: ({ create }) => create('delete_order', { bill_id: '7' }),
    lookFor: 'order 7',
    shows: true,
  },
};

/**
 * The looks of a run without the time between them: at each, what the service is late with by that time is
 * done.
 */
const looks = ({ sandbox }: Shop, lateBy: number): Iterable<number> => ({
  *[Symbol.iterator]() {
    for (const second of BOUNDS.looksAfter) {
      clock.seconds = second;
      if (lateBy <= second) sandbox.late.finish();
      yield 0;
    }
  },
});

/** Runs a write whose answer is lost, and which the service finishes so many seconds later. */
async function play(shop: Shop, write: Write, fault: AnyFaultName, lateBy: number) {
  const { sandbox } = shop;
  sandbox.store.insertOrder({ id: 7, email: 'boris@example.com', goods: [{ code: 'checklist' }] });
  const kept = () => JSON.stringify(sandbox.store.getOrders());
  const before = kept();
  // The sandbox does it when it is told to: that it has an hour for it keeps its own clock out of this.
  sandbox.fault(fault, {
    ...{ function: write.function, seconds: 3600, carriedOut: lateBy < NEVER },
  });
  bounds.looksAfter = looks(shop, lateBy);
  const ended = await write.run(shop).then(
    () => ({ name: 'success', message: '' }),
    ({ name, message }: Error) => ({ name, message }),
  );
  sandbox.late.finish();
  const sent = sandbox.requests.filter((request) => request.function === write.function);
  return { ...ended, sent: sent.length, isDone: kept() !== before };
}

const FAULTS = ['late', 'late-504'] as const;
const CASES = FAULTS.flatMap((fault) =>
  Object.keys(WRITES).flatMap((name) =>
    [0, 1, 3, 20, 25, NEVER].map((lateBy) => [name, fault, lateBy] as const),
  ),
);

describe('a write whose answer is lost before the service is done', () => {
  const shop = useShop();

  test.each(CASES)('%s, %s by %d seconds', async (name, fault, lateBy) => {
    const write = WRITES[name] as Write;
    const { message, ...ended } = await play(shop, write, fault, lateBy);
    const isSeen = write.shows && lateBy <= 20;
    expect(ended).toStrictEqual({
      name: isSeen ? 'success' : 'HaltedError',
      sent: 1,
      isDone: lateBy < NEVER,
    });
    expect(message).not.toMatch(/not carry out|not carried out|run it again by/);
    if (!isSeen) {
      expect(message).toContain(
        `We can't tell whether this step worked. Look for ${write.lookFor} in JustClick before you replay this step.`,
      );
    }
  });
});

describe('where a returned order reads as paid', () => {
  const shop = useShop({ returnReadsAs: 'payment' });

  test.each([0, 3, NEVER])('a return, late by %d seconds, halts', async (lateBy) => {
    shop.sandbox.store.insertOrder({
      ...{ id: 8, email: EMAIL, goods: [{ code: 'checklist' }] },
      ...{ pay_status: 'paid' },
    });
    const write = {
      ...update('return'),
      run: ({ create }: Shop) => create('update_order_status', { bill_id: '8', status: 'return' }),
    };
    const ended = await play(shop, write, 'late', lateBy);
    expect(ended).toMatchObject({ name: 'HaltedError', sent: 1 });
    expect(ended.message).toContain('Look for order 8 in JustClick');
  });
});

describe('two runs at once for one customer, of which one made its order without being told', () => {
  const shop = useShop();
  const FORM = { bill_email: EMAIL, goods: [{ good_name: 'checklist', good_sum: '99' }] };
  const lose = (carriedOut: boolean) =>
    shop.sandbox.fault('reset', { function: 'CreateOrder', times: 1, carriedOut });

  test.each<[string, object, object]>([
    ['price', {}, { goods: [{ good_name: 'checklist', good_sum: '98' }] }],
    ['tag', { bill_tag: 'vip' }, { bill_tag: 'guest' }],
    ['coupon', { bill_kupon: 'SPRING20' }, {}],
    ['comment', { bill_comment: 'Ring twice' }, {}],
    ['first name', { bill_first_name: 'Anna' }, { bill_first_name: 'Vera' }],
    ['last name', { bill_surname: 'Petrova' }, { bill_surname: 'Orlova' }],
  ])('the other does not take it, by its %s', async (_name, ...forms) => {
    for (const [made, other] of [forms, forms.toReversed()]) {
      shop.sandbox.reset();
      lose(true);
      bounds.looksAfter = [0.4];
      const maker = shop.create('create_order', { ...FORM, ...made });
      while (shop.sandbox.store.getOrders().length === 0) await setTimeout(5);
      lose(false);
      const taker = shop.create('create_order', { ...FORM, ...other });
      await expect(taker).rejects.toMatchObject({ name: 'HaltedError' });
      expect(await maker).toMatchObject({ id: '100001', already_existed: false });
      expect(shop.sandbox.store.getOrders()).toHaveLength(1);
    }
  });
});
