import { expect, test } from '@jest/globals';
import { type Cell, pageOf } from './page.ts';

const CREATE = { kind: 'create', method: 'creates.create_order.operation.perform' } as const;

const cells: Cell[] = [
  ...(['orders', 'paid'] as const).flatMap((kind): Cell[] => {
    const method = `triggers.${kind}.operation.perform`;
    return [
      { kind, method, fault: 'http-500', outcome: 'pollLater', message: 'It broke (HTTP 500).' },
      { kind, method, fault: 'http-502', outcome: 'pollLater', message: 'It broke (HTTP 502).' },
      { kind, method, fault: 'http-503', outcome: 'pollLater', message: 'It broke (HTTP 503).' },
      { kind, method, fault: 'bom', outcome: kind === 'paid' ? 'same' : 'nothing' },
    ];
  }),
  { ...CREATE, fault: 'reset', outcome: 'same', done: true },
  { ...CREATE, fault: 'reset', outcome: 'maybe', message: 'Look for it.', done: false },
  { ...CREATE, kind: 'alone', fault: 'reset', outcome: 'maybe', message: 'Look for it.' },
];

const rowsOf = (page: string) =>
  page
    .slice(0, page.indexOf('## The faults'))
    .split('\n')
    .filter((line) => /^(#{2,3} |\| (?!The person|---))/.test(line));

test('tells once what several have in common, then what each has of its own', () => {
  expect(rowsOf(pageOf(cells))).toStrictEqual([
    '## Triggers',
    '| It broke (HTTP 500, 502 or 503). | Scheduled | `http-500`, `http-502`, `http-503` |',
    '### New Order',
    '| No records. | Goes on | `bom` |',
    '### New Paid Order',
    '| The usual result. | Goes on | `bom` |',
    '## Actions on orders',
    '| Look for it. | Safely halted, unless it sees that it worked | `reset` |',
    '### Create Order',
  ]);
});

test('shows an action alone only where its sentence is another one', () => {
  const other = { ...CREATE, kind: 'alone', fault: 'stale', outcome: 'maybe' } as const;
  const page = pageOf([...cells, { ...other, message: 'Something else.' }]);
  expect(rowsOf(page)).toContain('### An action when nothing else is answered either');
  expect(page).toContain('| Something else. |');
});

test('says what a run that is none of the known outcomes came to', () => {
  const odd = { ...CREATE, fault: 'bom', outcome: 'TypeError: no' } as const;
  expect(pageOf([...cells, odd])).toContain('| TypeError: no | Goes on | `bom` |');
});
