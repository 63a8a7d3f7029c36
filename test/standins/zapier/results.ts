import { createHmac } from 'node:crypto';
import { type Run, SECRET } from './app.ts';
import { type Connection, idsOf, isRecord, runOn } from './connection.ts';

const POINTER = /^hydrate\|\|\|([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)\|\|\|hydrate$/;

/** Gets what the app promised with `z.dehydrate`. */
export type Hydrate = (pointer: string) => Promise<unknown>;

/**
 * Tells a pointer that the platform made in this process from any other text: a customer can write
 * what looks like one, and production checks the signature too.
 */
export function isPointer(value: unknown): value is string {
  const [, payload, signature] = (typeof value === 'string' && POINTER.exec(value)) || [];
  if (payload === undefined) return false;
  return createHmac('sha1', SECRET).update(payload).digest('base64') === signature;
}

/**
 * Runs what is behind a pointer: once in a run, however often it is used, and not at all when another run
 * of the connection has got the same lately (see `Hydrated`).
 */
export function hydrator(connection: Connection, run: Pick<Run, 'log'> = {}): Hydrate {
  const known = new Map<string, Promise<unknown>>();
  return (pointer) => {
    const got = known.get(pointer) ?? follow(connection, pointer, run);
    known.set(pointer, got);
    // What failed is asked for again when the step is run again.
    got.catch(() => known.delete(pointer));
    return got;
  };
}

async function follow(connection: Connection, pointer: string, run: Pick<Run, 'log'>) {
  if (!isPointer(pointer)) throw new Error('This is not a pointer that z.dehydrate made.');
  const payload = POINTER.exec(pointer)?.[1] ?? '';
  const promised = JSON.parse(Buffer.from(payload, 'base64').toString());
  const { method, bundle, cacheExpiration } = promised;
  const { hydrated } = connection.servers;
  const key = JSON.stringify([idsOf(connection).auth, method, bundle]);
  const kept = hydrated.find(key);
  if (kept !== undefined) return kept.value;
  const { results } = await runOn(connection, method, { ...run, inputData: bundle });
  hydrated.keep(key, results, cacheExpiration);
  return results;
}

/** A copy of a result with all that was promised in its place, however deep, and in that too. */
export async function hydrateAll(value: unknown, hydrate: Hydrate): Promise<unknown> {
  if (isPointer(value)) return hydrateAll(await hydrate(value), hydrate);
  if (Array.isArray(value)) return Promise.all(value.map((each) => hydrateAll(each, hydrate)));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(
    async ([key, each]) => [key, await hydrateAll(each, hydrate)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Finds what a reference names in a result, e.g. `details__items[]title`: `__` leads into an object,
 * `[]` into each row of a list, so the answer is a list then. What is not there is undefined. Only
 * pointers on the way are hydrated.
 */
export async function lookUp(value: unknown, path: string, hydrate: Hydrate): Promise<unknown> {
  if (isPointer(value)) return lookUp(await hydrate(value), path, hydrate);
  if (path === '') return hydrateAll(value, hydrate);
  if (Array.isArray(value)) return Promise.all(value.map((each) => lookUp(each, path, hydrate)));
  if (!isRecord(value)) return undefined;
  for (const key of Object.keys(value).sort((a, b) => b.length - a.length)) {
    if (!path.startsWith(key)) continue;
    const [, rest] = /^(?:__|\[\](?:__)?|$)(.*)$/s.exec(path.slice(key.length)) ?? [];
    if (rest === undefined) continue;
    const found = await lookUp(value[key], rest, hydrate);
    if (found !== undefined) return found;
  }
  return undefined;
}
