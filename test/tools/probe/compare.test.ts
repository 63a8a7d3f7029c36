import { expect, test } from '@jest/globals';
import { differencesFrom } from './compare.ts';
import { type Finding, Findings } from './findings.ts';
import { reportMarkdown } from './report.ts';

const answered = (answer: (found: Findings) => void): Finding[] => {
  const found = new Findings();
  answer(found);
  return found.list();
};
const saved = (findings: Finding[]) =>
  reportMarkdown(
    { host: 'shop.justclick.io', requests: 9, findings },
    '2026-03-02',
    'justclick.io',
  );

const EARLIER = answered((found) => {
  found.confirm('link-form', 'path', '3 links.');
  found.confirm('unpaid-date', '"", 0', '3 orders.');
  found.confirm('value-types', { id: 'text', price: 'number, text' }, '9 values.');
  found.contradict('recurrent-flag', 'missing', '0 of 3 | orders.');
  found.confirm('answer-time', '10 ms per 1,000 orders', '100 orders.');
  found.confirm('delete-twice', 'code 302', 'One order.');
  found.confirm('notification-time', { paid: 'paid' }, '1 notification.');
});

test('a run is the same as its own report', () => {
  expect(differencesFrom(saved(EARLIER), EARLIER)).toStrictEqual([]);
});

test('what differs is named, measured times and what was not written or caught aside', () => {
  const now = answered((found) => {
    found.confirm('link-form', 'absolute', '3 links.');
    found.confirm('unpaid-date', '"", 0', '7 orders.');
    found.confirm('value-types', { id: 'text', price: 'text' }, '9 values.');
    found.confirm('recurrent-flag', 'there', '3 of 3 orders.');
    found.confirm('answer-time', '11 ms per 1,000 orders', '120 orders.');
    found.confirm('name-case', 'any', 'One request.');
  });
  expect(differencesFrom(saved(EARLIER), now)).toStrictEqual([
    'value-types: was "id: text, price: number, text", is "id: text, price: text".',
    'link-form: was "path", is "absolute".',
    'recurrent-flag: was contradicted ("missing"), is confirmed ("there").',
    'name-case: was unknown, is confirmed ("any").',
  ]);
});

test('what is not known any more differs, and so does what the report does not have', () => {
  const [, , ...others] = answered(() => undefined);
  const without = saved(EARLIER).replace(/^\| date-zone .*\n/m, '');
  expect(differencesFrom(without, others)).toContain(
    'link-form: was confirmed ("path"), is unknown.',
  );
  expect(differencesFrom(without, others)).toContain(
    'date-zone: not in the earlier report, now unknown.',
  );
});
