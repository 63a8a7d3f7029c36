import { describe, expect, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { connectLibrary } from './example.ts';
import { nextTryOf, Zap } from './zap.ts';

const { connection, library } = connectLibrary();
const input = { title: 'Emma' };

describe('the next try', () => {
  const triesOf = async (error: () => Error, autoreplay: boolean) => {
    library.trouble = () => {
      throw error();
    };
    const zap = new Zap(connection, {
      trigger: { id: '1', key: 'new_book' },
      steps: [{ id: '2', type: 'create', key: 'add_book', input }],
    });
    const delays: (number | undefined)[] = [];
    let run = await zap.run({ title: 'x' });
    for (;;) {
      delays.push(nextTryOf(run, autoreplay));
      if (delays.at(-1) === undefined || delays.length > 7) return delays;
      run = await zap.replay(run);
    }
  };

  test('of an error comes up to five times, with Autoreplay', async () => {
    expect(await triesOf(() => new TypeError('odd'), true)).toStrictEqual([
      300,
      1800,
      3600,
      10_800,
      21_600,
      undefined,
    ]);
    expect(await triesOf(() => new Error('odd'), false)).toStrictEqual([undefined]);
  });

  test('of a halted run does not come', async () => {
    expect(await triesOf(() => new errors.HaltedError('No.'), true)).toStrictEqual([undefined]);
    expect(await triesOf(() => new errors.ExpiredAuthError('No.'), true)).toStrictEqual([
      undefined,
    ]);
  });

  test('of a throttled one comes when the app says', async () => {
    const throttled = (delay?: number) => () => new errors.ThrottledError('No.', delay);
    expect((await triesOf(throttled(90), false))[0]).toBe(90);
    expect((await triesOf(throttled(), false))[0]).toBe(60);
  });
});
