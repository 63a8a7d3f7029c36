import { describe, expect, test } from '@jest/globals';
import { RPS_KEY, signed } from '../../standins/justclick/service.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const MB = 1024 * 1024;
const used = useService();

const create = () =>
  used.shop.create('create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] });
const find = (input: object) => used.shop.search('find_order', input);

/** What an answer to each function looks like, with as much in it as is wanted. */
const RESULTS: Record<string, (comment: string) => unknown> = {
  CreateOrder: (comment) => ({ bill_id: 7, comment }),
  GetOrderDetails: (comment) => ({ id: 7, email: 'a@b.co', items: [], comment }),
  GetBills: (comment) => ({ 7: { 1: { good_name: 'x', comment } } }),
  GetAllGoods: (comment) => [{ good_id: 1, comment }],
};

describe('an answer is bounded by what the call can need', () => {
  const TOO_BIG = 'JustClick sent an answer that is too big.';
  const AGAIN = `${TOO_BIG} Nothing was changed. Zapier will try again.`;
  test.each<[string, number, number, () => Promise<unknown>, string]>([
    ['CreateOrder', 0.9, 1.1, create, `${TOO_BIG} We can't tell whether`],
    ['GetOrderDetails', 3.9, 4.1, () => find({ bill_id: '7' }), AGAIN],
    ['GetBills', 3.9, 4.1, () => find({ email: 'a@b.co' }), AGAIN],
    ['GetAllGoods', 19.5, 20.1, () => used.shop.trigger('product_by_id'), '"answer_too_big"'],
  ])('%s takes %d MB, and not %d MB', async (spoilt, some, most, run, message) => {
    const answering = (megabytes: number) => {
      used.service.answer = ({ url }) => {
        const name = url.replace('/api/', '').replace(/^g/, 'G');
        return signed(0, 'ok', RESULTS[name]?.(name === spoilt ? ' '.repeat(megabytes * MB) : ''));
      };
      return run();
    };
    expect(await answering(some)).toBeDefined();
    await expect(answering(most)).rejects.toThrow(message);
  });
});

describe('the words of the service', () => {
  const refused = async (text: string) => {
    used.service.answer = () => signed(604, text);
    return String(await create().catch((reason: Error) => reason));
  };

  test('are cut before markup is looked for in them: that would take forever', async () => {
    // 200,000 of them take 15 seconds when they are not cut, and the time grows by the square.
    const text = '<'.repeat(900_000);
    expect((await refused(text)).length).toBeLessThan(500);
    used.service.answer = () => signed(777, text);
    await expect(used.shop.trigger('new_paid_order')).rejects.toThrow(/refused this step/);
  });

  test('show no part of the key, wherever they are cut', async () => {
    for (let at = 1960; at <= 2000; at++) {
      const shown = await refused(`<${'b'.repeat(at - 40)}> ${'x'.repeat(30)} ${RPS_KEY}`);
      expect(shown).not.toContain(RPS_KEY.slice(0, 4));
    }
  });
});

test('a link that no browser takes is none', async () => {
  const link = (length: number) => `https://x.co/${'a'.repeat(length - 13)}`;
  const readLink = async (length: number) => {
    used.service.answer = () => signed(0, 'ok', { id: 7, items: [], link: link(length) });
    const [order] = await used.shop.search('find_order', { bill_id: '7' });
    return order?.link;
  };
  expect(await readLink(2048)).toBe(link(2048));
  expect(await readLink(2049)).toBeNull();
  expect(await readLink(3 * MB)).toBeNull();
});
