import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  type Personality,
  randomPersonality,
  USUAL,
} from '../../standins/justclick/personality.ts';
import { ORDER_EVENTS, type OrderEvent, Store } from '../../standins/justclick/store.ts';
import { amount, firstSeed } from '../../support/amount.ts';
import { randomFrom } from '../../support/random.ts';
import { type Finding, Findings } from './findings.ts';
import { findByNotifications } from './notification/find.ts';
import { readPosts } from './notification/posts.ts';
import { NOTIFICATION_IDS } from './questions.ts';
import { reportMarkdown } from './report.ts';
import { caughtLine, KEPT_AS } from './support/caught.ts';
import { useCommand } from './support/command.ts';

const KEY = '0123456789abcdef-the-key';
const md5Of = (text: string) => hash('md5', text + KEY);
const NOW = 1_750_000_000;
/** Usually the time of payment is signed where it does not come, so that nobody can check it. */
const WITH_PAID = { ...USUAL, notificationsHavePaid: true };
const ACCOUNT = { login: 'wandashop', brand: 'justclick.io' } as const;

const folder = mkdtempSync(join(tmpdir(), 'probe-posts-'));
const file = join(folder, 'posts.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

/** One notification of each event of an order that was paid an hour after it was made. */
function linesOf(personality: Partial<Personality>, random: () => number = () => 0): string[] {
  const store = new Store({ ...personality, now: () => NOW });
  const settings = { ...store.personality, ...ACCOUNT };
  const lines = ORDER_EVENTS.map((event) => {
    const isPaid = event === 'paid' || event === 'refunded';
    const order = store.insertOrder({
      email: 'wanda@customer.example',
      first_name: 'Wanda',
      goods: [{ code: 'printed-book' }],
      created: NOW - 7200,
      pay_status: isPaid ? 'paid' : 'waiting',
      paid: isPaid ? NOW - 3600 : null,
    });
    const keptAs = KEPT_AS[Math.floor(random() * KEPT_AS.length)] ?? 'form';
    return caughtLine(store, settings, KEY, { event, order, keptAs });
  });
  store.close();
  return lines;
}

function findingsOf(lines: readonly string[]) {
  writeFileSync(file, lines.join('\n'));
  const found = new Findings();
  findByNotifications(found, readPosts(file), KEY);
  const findings = found.list(NOTIFICATION_IDS);
  const [time, fields] = findings;
  if (!time || !fields) throw new Error('No findings');
  const text = reportMarkdown({ host: '', requests: 0, findings }, '', '');
  expect(text + JSON.stringify(findings)).not.toMatch(/wanda|@|1000\d\d|17\d{8}|0123456789|Кадр/i);
  return { time, fields };
}

/** Which time is seen to be signed; undefined where the one that is does not come with it. */
function timeOf(event: OrderEvent, { notificationTime, notificationsHavePaid }: Personality) {
  const which = notificationTime[event];
  const isPaid = event === 'paid' || event === 'refunded';
  if (which === 'none' || (which === 'paid' && !isPaid)) return 'no time';
  return which === 'created' || event === 'paid' || notificationsHavePaid ? which : undefined;
}

describe('notifications', () => {
  test('tell which time is signed, on any service and however they were kept', () => {
    const mistakes: unknown[] = [];
    const first = firstSeed();
    for (let seed = first; seed < first + amount(200); seed++) {
      const random = randomFrom(seed);
      const personality = randomPersonality(random);
      const { time, fields } = findingsOf(linesOf(personality, random));
      const times = ORDER_EVENTS.map((event) => [event, timeOf(event, personality)] as const);
      const right = Object.fromEntries(times.map(([event, one]) => [event, one ?? 'none of them']));
      const verdict = times.some(([, one]) => one === undefined) ? 'contradicted' : 'confirmed';
      const isRight =
        time.verdict === verdict &&
        ORDER_EVENTS.every((event) => Object(time.value)[event] === right[event]);
      if (!isRight) mistakes.push({ seed, time, verdict, right });
      if (fields.verdict !== 'confirmed') mistakes.push({ seed, fields });
    }
    expect(mistakes).toStrictEqual([]);
  });

  test('tell which fields come', () => {
    const { fields } = findingsOf(linesOf(USUAL));
    expect(fields).toMatchObject({
      verdict: 'confirmed',
      value: {
        created: 'status address comment tag kupon domain link',
        paid: 'paid address comment tag coupon domain type payway last_payment_sum is_recurrent',
        prepaid: 'tag coupon domain link prepayment_sum is_recurrent',
        canceled: 'status comment',
        refunded: 'status comment is_recurrent',
      },
      evidence: '5 notifications, beside what all have. 0 other fields.',
    } satisfies Partial<Finding>);
  });

  test('of orders that were paid when they were made may leave it open, others do not', () => {
    const form = (paid: number, created: number) =>
      `id=7&email=a%40b.co&created=${created}&paid=${paid}&items=&last_payment_sum=1`;
    // The md5 of 7, a@b.co, the time and the key.
    const same = `${form(5, 5)}&hash=${md5Of('7a@b.co5')}`;
    const other = `${form(9, 5)}&hash=${md5Of('7a@b.co9')}`;
    expect(findingsOf([same]).time.value).toStrictEqual({ paid: 'created or paid' });
    expect(findingsOf([same, other]).time.value).toStrictEqual({ paid: 'paid' });
    const byCreation = `${form(9, 5)}&hash=${md5Of('7a@b.co5')}`;
    expect(findingsOf([other, byCreation]).time.value).toStrictEqual({ paid: 'created, paid' });
  });

  test('that were changed on the way, or that the app would misread, go against it', () => {
    const [, paid = '', prepaid = ''] = linesOf(USUAL);
    expect(findingsOf([paid.replace('wanda', 'w')])).toMatchObject({
      time: { verdict: 'contradicted', value: { paid: 'none of them' } },
      fields: { verdict: 'confirmed' },
    });
    expect(findingsOf([`${prepaid}&paid=5&wanda=1`]).fields).toMatchObject({
      verdict: 'contradicted',
      evidence:
        '1 notification, beside what all have. The app takes 1 for another event. 1 other field.',
    });
    expect(findingsOf([paid.replace('created=', 'made=')]).fields).toMatchObject({
      verdict: 'contradicted',
      evidence: expect.stringContaining('Not in all: created.'),
    });
  });

  test('about contacts are none of them', () => {
    const contact = '{"email": "wanda@customer.example", "id_group": "super", "status": "2"}';
    const { time } = findingsOf([contact]);
    expect(time).toMatchObject({
      verdict: 'unknown',
      evidence: expect.stringMatching(/^Of 1 post, none is a notification about an order\./),
    });
    expect(findingsOf([contact, ...linesOf(WITH_PAID)]).time.verdict).toBe('confirmed');
  });
});

describe('npm run probe -- --notification', () => {
  const { connect, run } = useCommand();

  test('says what it finds, and sends nothing', async () => {
    // Nobody listens there.
    connect({ url: 'http://127.0.0.1:9', login: 'wandashop', rpsKey: KEY });
    writeFileSync(file, linesOf(WITH_PAID).join('\r\n'));
    const report = join(folder, 'report.md');
    const ended = await run(['--notification', file, '--save', report]);
    expect(ended).toMatchObject({ code: 0, stderr: `The findings are in ${report}.\n` });
    expect(ended.stdout).toMatch(/^notification-time +confirmed +created: created, paid: paid,/m);
    expect(ended.stdout).toMatch(/^2 confirmed, 0 contradicted, 0 unknown\. 0 requests to/m);
    expect(ended.stdout + ended.stderr).not.toContain(KEY);
  });

  test.each<[string, RegExp]>([
    ['id=1&email=a\n\nnot a post\n', /^Line 3 of .* is no post: a JSON object/],
    ['{"id": 1,\n', /^Line 1 of .* is no post/],
    ['["wanda"]', /^Line 1 of .* is no post/],
    ['\n \n', /is empty\. Put one post on each line\.$/],
  ])('refuses a file with %j in a sentence that shows nothing of it', async (text, message) => {
    writeFileSync(file, text);
    const ended = await run(['--notification', file]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.trim()).toMatch(message);
    expect(ended.stderr).not.toMatch(/wanda|not a post/);
  });

  test('says when there is no such file', async () => {
    const ended = await run(['--notification', join(folder, 'nowhere')]);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There is no file /) });
  });
});
