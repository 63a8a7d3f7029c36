import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { BOUNDS } from '../../../../src/bounds.ts';
import { NOW, openExampleShop } from '../../../standins/justclick/example_shop.ts';
import { FAULTS, type FaultName } from '../../../standins/justclick/faults.ts';
import { type SandboxOptions, startSandbox } from '../../../standins/justclick/server.ts';
import { bounds, connect, runApp } from '../../../standins/zapier/built/app.ts';
import { isAction, type Operation, POLLS } from './operations.ts';
import { OUTCOMES } from './outcomes.ts';

/** What one run of the app brought. */
export type Seen = {
  result?: unknown;
  /** Zapier's kind of error. */
  error?: string;
  /** What a person reads. */
  message?: string;
  /** The same with all that the platform adds. */
  report?: string;
  /** Requests that the shop got, as far as they write. */
  writes: string[];
  /** Whether the shop's orders and contacts are others than before. */
  changed: boolean;
  /** Seconds that the requests were given at most, one after another, under a slow fault. */
  seconds: number[];
  /** One of `OUTCOMES`, or what happened when it is none of them. */
  outcome: string;
};

type Sight = Omit<Seen, 'seconds' | 'outcome'>;

/** These keep the app waiting for as long as it ever waits, which is too long for tests. */
const SLOW: readonly FaultName[] = ['silent', 'trickle', 'cut'];

/**
 * Runs operations of the app in a shop that has one fault at a time. Under those that
 * keep the app waiting it waits for less time than it usually does.
 */
export async function openFaultyShop(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({
    rpsKey: 'the-rps-key-of-the-tests',
    now: () => NOW,
    ...options,
  });
  const { authData } = connect(sandbox);
  const { looksAfter } = bounds;
  // The tests do not wait for the service to finish either.
  bounds.looksAfter = [0];
  const usualResults = new Map<Operation, unknown>();

  async function see(operation: Operation): Promise<Sight> {
    const { method, input: inputData = {} } = operation;
    const { store } = sandbox;
    const kept = () => JSON.stringify([store.getOrders(), store.contacts.all()]);
    const before = kept();
    const earlier = sandbox.requests.length;
    const brought: Pick<Sight, 'result' | 'error' | 'message' | 'report'> = await runApp(method, {
      authData,
      inputData,
    }).then(
      (result) => ({ result: withoutPromises(result) }),
      (error: Error) => ({
        error: error.name,
        message: messageOf(error),
        report: error.message,
      }),
    );
    const functions = sandbox.requests.slice(earlier).map((request) => request.function);
    return {
      ...brought,
      writes: functions.filter((name) => !name.startsWith('Get')),
      changed: kept() !== before,
    };
  }

  async function runOnce(
    operation: Operation,
    fault: FaultName,
    carriedOut: boolean,
  ): Promise<Seen> {
    openExampleShop(sandbox);
    if (!usualResults.has(operation)) {
      usualResults.set(operation, (await see(operation)).result);
      openExampleShop(sandbox);
    }
    sandbox.fault(fault, {
      carriedOut,
      ...(operation.spoils && { function: operation.spoils }),
    });
    const { seen, seconds } = await inHaste(operation, fault, sandbox.requests, () =>
      see(operation),
    );
    return { ...seen, seconds, outcome: outcomeOf(seen, usualResults.get(operation)) };
  }

  const runs = new Map<string, Promise<Seen>>();
  return {
    /** What an operation comes to under a fault; it is run the first time that this is asked. */
    run(
      operation: Operation,
      fault: FaultName,
      carriedOut: boolean = FAULTS[fault].carriedOut,
    ): Promise<Seen> {
      const key = JSON.stringify([operation, fault, carriedOut]);
      const seen = runs.get(key) ?? runOnce(operation, fault, carriedOut);
      runs.set(key, seen);
      return seen;
    },
    rpsKey: sandbox.rpsKey,
    close() {
      bounds.looksAfter = looksAfter;
      return sandbox.close();
    },
  };
}

/** Seconds: how long the app waits for an answer that does not come, and a poll for all of them. */
const HASTE = { requestSeconds: 0.15, pollSeconds: 0.3 };

/** Which of the requests of an operation bring no answer under a slow fault, counted from 1. */
function isSlow({ kind, spoils }: Operation, request: number): boolean {
  if (kind === 'readBack') return request > 1;
  return spoils === undefined || request === 1;
}

/**
 * Under a fault that keeps the app waiting, shortens the wait, and counts for how
 * long the app would have waited, its earlier requests included: each of them may have been slow as
 * well. The app's clock is set forward by that, so that it gives no request more time than is left.
 */
async function inHaste(
  operation: Operation,
  fault: FaultName,
  requests: readonly unknown[],
  see: () => Promise<Sight>,
) {
  const seconds: number[] = [];
  const { timeout } = AbortSignal;
  const usual = { ...bounds };
  const hurry = SLOW.includes(fault);
  const { now } = performance;
  const realNow = now.bind(performance);
  const sum = () => seconds.reduce((total, one) => total + one, 0);
  let isOver = false;
  /** The app gives up on an action once the shop has had it, however long that takes here. */
  const onceHad = (from: AbortSignal) => {
    const controller = new AbortController();
    const earlier = requests.length;
    from.addEventListener('abort', async () => {
      while (!isOver && requests.length === earlier) await setTimeout(10);
      controller.abort(from.reason);
    });
    return controller.signal;
  };
  AbortSignal.timeout = (milliseconds) => {
    seconds.push(milliseconds / 1000);
    // What is not slow gets time enough, whatever else the computer does.
    if (!hurry || !isSlow(operation, seconds.length)) {
      return timeout.call(AbortSignal, 10 * milliseconds);
    }
    const short = timeout.call(AbortSignal, Math.min(milliseconds, HASTE.requestSeconds * 1000));
    return isAction(operation) ? onceHad(short) : short;
  };
  // The app adds up what it would have waited for.
  const { billsSeconds, ordersSeconds } = BOUNDS;
  Object.assign(bounds, { billsSeconds, ordersSeconds });
  if (hurry) {
    if (POLLS.includes(operation.kind)) bounds.runSeconds = HASTE.pollSeconds;
    else performance.now = () => realNow() + sum() * 1000;
  }
  try {
    return { seen: await see(), seconds: hurry ? seconds : [] };
  } finally {
    isOver = true;
    AbortSignal.timeout = timeout;
    performance.now = now;
    Object.assign(bounds, usual);
  }
}

/**
 * The sentence in an error. The platform writes some kinds of error as JSON, and tells what it did
 * below others.
 */
function messageOf({ name, message }: Error): string {
  if (['AppError', 'ThrottledError'].includes(name)) return JSON.parse(message).message;
  return message.replace(/\nWhat happened:\n.*$/s, '');
}

/** What Zapier fetches later is sealed with the time; that it is promised is enough. */
function withoutPromises(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (_key, value) =>
      typeof value === 'string' && value.startsWith('hydrate|||') ? 'promised' : value,
    ),
  );
}

/** The outcome of a run, or what it was when it is none of them. */
function outcomeOf({ result, error, message = '' }: Sight, usual: unknown): string {
  if (error !== undefined) {
    const known = Object.entries(OUTCOMES).find(
      ([, spec]) => 'error' in spec && spec.error === error && spec.message.test(message),
    );
    return known ? known[0] : `${error}: ${message}`;
  }
  if (isDeepStrictEqual(result, usual)) return 'same';
  if (isDeepStrictEqual(result, [])) return 'nothing';
  return isDeepStrictEqual(outline(result), outline(usual)) ? 'bare' : 'other';
}

/** Which records there are, and under which names they have their fields. */
function outline(result: unknown): string[] {
  const rows: unknown[] = Array.isArray(result) ? result : [result];
  return rows
    .map((row) => {
      const record = typeof row === 'object' && row !== null ? row : {};
      return JSON.stringify(['id' in record && record.id, ...Object.keys(record)]);
    })
    .sort();
}
