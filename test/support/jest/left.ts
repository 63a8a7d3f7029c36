// The platform loads it, and loading it changes the process.
import 'node:domain';
import { kept } from './kept.ts';

/** What test files of one process share. Each file has to leave it as it was. */
const SHARED: Readonly<Record<string, object>> = {
  globalThis,
  console,
  process,
  'process.stdout': process.stdout,
  'process.stderr': process.stderr,
  performance,
  Date,
  'Date.prototype': Date.prototype,
  Math,
  JSON,
  Promise,
  AbortSignal,
  Object,
  'Object.prototype': Object.prototype,
  Array,
  'Array.prototype': Array.prototype,
  String,
  'String.prototype': String.prototype,
  Number,
  Intl,
  'process.env': process.env,
};

/** Each names what is open, as Node.js calls it. Sockets are not counted: `fetch` keeps some for later. */
const OPEN: Readonly<Record<string, string>> = {
  TCPServerWrap: 'a server that listens',
  ProcessWrap: 'a process that runs',
};

/** Of `globalThis`, which reading it warns of or changes. */
const UNREAD = new Set<PropertyKey>(['localStorage', 'sessionStorage']);

/** What packages change for good when they are loaded. */
const BY_PACKAGES =
  /^(globalThis\.__\S+|String\.prototype\.lpad|process\.(cwd|chdir))$|^process\.std\w+\._\w+$/;

/** What each run of the platform sets anew, and never takes back. */
const OF_PLATFORM = new Set(['globalThis.fetch', 'process.env._ZAPIER_ONE_TIME_SECRET']);

/** Fast-check keeps here what tests set for all of its runs. */
const FAST_CHECK = Symbol.for('fast-check/GlobalParameters');

const keysOf = (object: object) =>
  Reflect.ownKeys(object).filter((key) => typeof key === 'string' || key === FAST_CHECK);

type Look = {
  properties: Map<string, Map<PropertyKey, PropertyDescriptor>>;
  listeners: Map<string | symbol, readonly unknown[]>;
  folder: string;
  open: Record<string, number>;
};

const shared = () => [...Object.entries(SHARED), ...kept];

const openNow = () => {
  const all = process.getActiveResourcesInfo();
  return Object.fromEntries(
    Object.keys(OPEN).map((kind) => [kind, all.filter((one) => one === kind).length]),
  );
};

/** What is there before a test file. */
export function look(): Look {
  // Node.js defines some globals when they are first read.
  for (const key of keysOf(globalThis)) if (!UNREAD.has(key)) Reflect.get(globalThis, key);
  const properties = new Map(
    shared().map(([name, object]) => [
      name,
      new Map(
        keysOf(object).map((key) => [
          key,
          Object.getOwnPropertyDescriptor(object, key) as PropertyDescriptor,
        ]),
      ),
    ]),
  );
  const listeners = new Map(
    process.eventNames().map((name) => [name, process.rawListeners(name as never)] as const),
  );
  return { properties, listeners, folder: process.cwd(), open: openNow() };
}

const same = (a: PropertyDescriptor | undefined, b: PropertyDescriptor | undefined) =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    Object.is(a.value, b.value) &&
    a.get === b.get &&
    a.set === b.set);

/** Whether what was put over an inherited property is that property itself. */
const isInherited = (object: object, key: PropertyKey, now: PropertyDescriptor | undefined) =>
  Object.is(Reflect.get(Object.getPrototypeOf(object) ?? {}, key), now?.value);

/** Puts everything back, so that the next file has what it expects, and tells what was different. */
export async function putBack(before: Look): Promise<string[]> {
  const left: string[] = [];
  for (const [name, object] of shared()) {
    const was = before.properties.get(name);
    // Loaded by this file, so it began with this file's own values.
    if (was === undefined) continue;
    for (const key of new Set([...was.keys(), ...keysOf(object)])) {
      const old = was.get(key);
      if (BY_PACKAGES.test(`${name}.${String(key)}`)) continue;
      const now = Object.getOwnPropertyDescriptor(object, key);
      if (same(old, now) || (old === undefined && isInherited(object, key, now))) continue;
      if (!OF_PLATFORM.has(`${name}.${String(key)}`)) left.push(`${name}.${String(key)}`);
      if (old === undefined) Reflect.deleteProperty(object, key);
      else Object.defineProperty(object, key, old);
    }
  }
  for (const name of new Set([...before.listeners.keys(), ...process.eventNames()])) {
    const was = before.listeners.get(name) ?? [];
    const more = process
      .rawListeners(name as never)
      .filter((listener) => !was.includes(listener) && !isOfDomain(listener));
    for (const listener of more) process.off(name as never, listener as never);
    if (more.length > 0) left.push(`a listener for "${String(name)}" of the process`);
  }
  if (process.cwd() !== before.folder) {
    left.push('the working directory');
    process.chdir(before.folder);
  }
  return [...left, ...(await stillOpen(before.open))];
}

/** Node's own, which is there while others listen to the same event. */
const isOfDomain = ({ name }: { name: string }) => name === 'domainUncaughtExceptionClear';

/** How often and how long, in milliseconds, what is being closed is waited for. */
const [TIMES, PAUSE] = [200, 50];

async function stillOpen(before: Look['open']): Promise<string[]> {
  let open: string[] = [];
  for (let time = 0; time < TIMES; time++) {
    const now = openNow();
    open = Object.keys(OPEN).filter((kind) => (now[kind] ?? 0) > (before[kind] ?? 0));
    if (open.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return open.map((kind) => OPEN[kind] ?? kind);
}
