import { type Bench, MOST_BYTES, pollOf } from './bench.ts';
import type { Figure } from './figure.ts';
import { takeSample } from './sample.ts';
import { count, percent } from './units.ts';

/** The largest shop of the bench, over a line of 5 MB a second: its polls have to end within Zapier's 30 seconds. */
export async function measureSlow({ app, service, isQuick, say }: Bench): Promise<Figure[]> {
  const [orders, times] = isQuick ? [10_000, 1] : [100_000, 10];
  const figures: Figure[] = [];
  for (const kind of ['whole', 'switching on'] as const) {
    say(`a slow line (${figures.length + 1} of 2)`);
    await service.takeLog();
    let succeeded = 0;
    for (let time = 0; time < times; time++) {
      const plan = { call: pollOf(orders, kind, true), times: 1 };
      succeeded += await takeSample(app, service.url, plan).then(
        () => 1,
        () => 0,
      );
    }
    const log = await service.takeLog();
    const used = log.reduce((sum, { bytes }) => sum + (bytes <= MOST_BYTES ? bytes : 0), 0);
    const received = log.reduce((sum, { sent }) => sum + sent, 0);
    figures.push({
      measure: `${count(orders)} orders over 5 MB a second, ${kind}`,
      floor: 'bytes received, of those that are used',
      result: `${succeeded} of ${times}, ${percent(received / used)}`,
      aim: `${times} of ${times}, at most 110 %`,
      isMet: succeeded === times && received <= 1.1 * used,
    });
  }
  return figures;
}
