import { existsSync, readFileSync } from 'node:fs';
import type { Account } from '../../../src/justclick/account.ts';
import { tryToWrite, writeWhole } from '../../support/write_whole.ts';
import { Client } from './client.ts';
import { differencesFrom } from './compare.ts';
import { readProducts } from './connection.ts';
import { readAccount } from './credentials.ts';
import { CannotAsk, messageOf } from './errors.ts';
import { Findings, listed } from './findings.ts';
import { findByNotifications } from './notification/find.ts';
import { readPosts } from './notification/posts.ts';
import type { Options } from './options.ts';
import { Person } from './person.ts';
import { NOTIFICATION_IDS } from './questions.ts';
import { findByReading } from './read.ts';
import { type Report, reportJson, reportMarkdown, reportTable, summaryOf } from './report.ts';
import { sendTo } from './send.ts';
import { textOf } from './text.ts';
import { findByWriting } from './write.ts';
import { PROBE_TAG } from './writing/own_contact.ts';
import { OwnOrders } from './writing/own_orders.ts';

/** Requests that reading may take, and writing on top of that. */
const MOST_READING = 70;
const MOST_WRITING = 60;

/** Exit codes. */
const CONTRADICTED = 1;
const COULD_NOT_ASK = 2;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Opened when there is something to ask, because it reads from the terminal from then on. */
let person: Person | undefined;
const ask = (question: string, isSecret = false) => {
  person ??= new Person(process.stdin, process.stderr);
  return person.ask(question, isSecret);
};

/**
 * Runs the probe as the options say.
 *
 * @returns the exit code
 * @throws {CannotAsk} when it cannot begin
 */
export async function runProbe(options: Options): Promise<number> {
  try {
    return await run(options);
  } finally {
    person?.close();
  }
}

async function run(options: Options): Promise<number> {
  const { save, compare, notification, write } = options;
  const earlier = compare === undefined ? undefined : readReport(compare);
  if (save !== undefined) tryFirst(save);
  const posts = notification === undefined ? undefined : readPosts(notification);
  const account = await readAccount('.env', ask);
  if (posts) {
    const found = new Findings();
    findByNotifications(found, posts, account.rpsKey);
    const findings = found.list(NOTIFICATION_IDS);
    const report: Report = { host: account.host, requests: 0, findings };
    hand(report, account, options);
    return isContradicted(report) ? CONTRADICTED : 0;
  }
  const client = new Client(account, sendTo(account), MOST_READING);
  onSignals(client, write !== undefined);
  const found = new Findings();
  const now = Math.floor(Date.now() / 1000);

  const { origin } = new URL(account.apiUrl);
  say(`Asking ${account.host}${origin.endsWith(account.host) ? '' : `, which is ${origin} here`}.`);
  const products = await readProducts(client);
  if (write && !products.some(({ good_name }) => textOf(good_name) === write.product)) {
    throw new CannotAsk(`The shop has no product with the code "${write.product}".`);
  }
  const own = write && (await readyToWrite(client, write));
  const tell = (label: string) => say(`[${client.requests}] ${label}`);
  await findByReading(client, found, products, now, tell);
  let left: string[] = [];
  if (write && own) {
    client.allow(MOST_WRITING);
    const { product, group } = write;
    left = await findByWriting(client, found, own, { product, group, now, say: tell });
  }

  const { host } = account;
  const report: Report = { host, requests: client.requests, findings: found.list() };
  hand(report, account, options, left);
  return exitCode(report, left, earlier, client);
}

/** Prints the report, says what is left over, and saves the report if it is to be saved. */
function hand(
  report: Report,
  { host, login }: Account,
  { json, save }: Options,
  left: readonly string[] = [],
): void {
  console.log(json ? reportJson(report) : `\n${reportTable(report)}`);
  for (const line of left) say(line);
  if (save !== undefined) {
    const day = new Date().toISOString().slice(0, 10);
    writeWhole(save, reportMarkdown(report, day, host.slice(login.length + 1)));
    say(`The findings are in ${save}.`);
  }
  if (json) say(summaryOf(report));
}

const isContradicted = ({ findings }: Report) =>
  findings.some(({ verdict }) => verdict === 'contradicted');

function exitCode(
  report: Report,
  left: string[],
  earlier: string | undefined,
  client: Client,
): number {
  if (client.stopped) {
    say(`The probe ended early. ${client.stopped}`);
    return COULD_NOT_ASK;
  }
  if (left.length > 0) return CONTRADICTED;
  if (earlier === undefined) {
    return isContradicted(report) ? CONTRADICTED : 0;
  }
  const differences = differencesFrom(earlier, report.findings);
  for (const line of differences) say(line);
  say(differences.length === 0 ? 'The same as in the earlier report.' : 'That differs.');
  return differences.length === 0 ? 0 : CONTRADICTED;
}

function readReport(file: string): string {
  if (!existsSync(file))
    throw new CannotAsk(`There is no report ${file} to compare with. Make one with --save.`);
  return readFileSync(file, 'utf8');
}

/** What cannot be saved is said before anything is asked of the shop, or done to it. */
function tryFirst(file: string): void {
  try {
    tryToWrite(file);
  } catch (error) {
    throw new CannotAsk(messageOf(error));
  }
}

/** Says what is going to be written and asks; undefined when the answer is no. */
async function readyToWrite(
  client: Client,
  { email, product, group }: NonNullable<Options['write']>,
): Promise<OwnOrders | undefined> {
  const own = new OwnOrders(client, email, say);
  const leftovers = await own.leftovers();
  say(`
The probe will make at most three orders in the shop of ${client.account.host}:
for ${email}, of the product ${product}, for 1.00 each, with the tag ${own.tag}.
One is dated 40 days back. It will mark them as paid, shipped, returned and canceled, and delete them
at the end. Until then your shop treats them as real: it may send mails, give access, and count them.
It will also give the contact ${email} the tag ${PROBE_TAG} and take it away again. If there is no
such contact it makes one, which stays, as the tag does in the list of tags: no function deletes them.`);
  if (group !== undefined) {
    say(`It will add the contact to the group ${group}, if it is not in it, and unsubscribe it, up to
three times. Your shop may mail what the group gets. The contact stays unsubscribed from it.`);
  }
  if (leftovers.length > 0) {
    say(`It will also delete what earlier runs left behind: order ${listed(leftovers)}.`);
  }
  const answer = await ask('Type "yes" to go on, anything else to only read: ');
  if (answer?.trim().toLowerCase() !== 'yes') {
    say('It only reads.');
    return undefined;
  }
  own.adopt(leftovers);
  return own;
}

/** Reading can stop anywhere; writing has to put things right first. */
function onSignals(client: Client, writes: boolean): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      client.stop(`It was stopped by ${signal}.`);
      if (!writes) {
        say('Stopped. Nothing was changed.');
        process.exit(COULD_NOT_ASK);
      }
      say('Stopping, and deleting what was made.');
      person?.close();
    });
  }
}
