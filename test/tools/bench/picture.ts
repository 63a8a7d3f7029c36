import type { Point } from './growth.ts';
import { type Line, svgOf } from './plot.ts';
import { bytes, count } from './units.ts';

/** What polls cost as a shop grows, drawn beside the floor. */
export function pictureOf(points: readonly Point[]): string {
  const quick = points.filter(({ kind }) => kind === 'quick');
  const usual = points.filter(({ kind }) => kind === 'whole');
  const on = points.filter(({ kind }) => kind === 'switching on');
  const line = (
    name: string,
    color: Line['color'],
    of: readonly Point[],
    y: (point: Point) => number,
    isDashed = false,
  ): Line => ({
    name,
    color,
    isDashed,
    points: of.map((point) => ({ x: point.orders, y: y(point) })),
  });
  const besideFloor = (of: 'time' | 'memory'): Line[] => [
    line('whole poll', 1, usual, (point) => point[of].ours),
    line('whole poll, floor', 1, usual, (point) => point[of].floor, true),
    line('quick poll', 3, quick, (point) => point[of].ours),
    line('switching on', 2, on, (point) => point[of].ours),
    line('switching on, floor', 2, on, (point) => point[of].floor, true),
  ];
  const last = usual.at(-1);
  return svgOf({
    title: 'What a poll of New Paid Order costs as a shop grows',
    description: `Time, memory and bytes of a poll of shops with ${count(usual[0]?.orders ?? 0)} to ${count(last?.orders ?? 0)} orders in 30 days, on logarithmic scales. The tables of docs/benchmark.md have the numbers.`,
    xName: 'orders in 30 days',
    formatX: count,
    panels: [
      {
        title: 'Processor time of a poll',
        format: (y) => (y < 1000 ? `${count(y)} ms` : `${count(y / 1000)} s`),
        limit: { y: 30_000, name: 'Zapier ends a run at 30 s' },
        lines: besideFloor('time'),
      },
      { title: 'Peak memory of the process', format: whole, lines: besideFloor('memory') },
      {
        title: 'Bytes of a poll',
        format: whole,
        limit: { y: 20_000_000, name: 'One answer: 20 MB at most' },
        lines: [
          line(
            'from the service, whole poll',
            3,
            usual,
            ({ costs }) => costs.usedBytes + costs.wastedBytes,
          ),
          line('to Zapier, whole poll', 1, usual, ({ costs }) => costs.resultBytes),
          line('to Zapier, switching on', 2, on, ({ costs }) => costs.resultBytes),
        ],
      },
    ],
  });
}

/** Powers of ten in the largest unit that they are whole in. */
function whole(y: number): string {
  if (y >= 1e9) return `${y / 1e9} GB`;
  if (y >= 1e6) return `${y / 1e6} MB`;
  return y >= 1e3 ? `${y / 1e3} kB` : bytes(y);
}
