import { createHash } from 'node:crypto';
import {
  type AfterResponseMiddleware,
  type Bundle,
  errors,
  type HttpRequestOptions,
  type HttpResponse,
  type ZObject,
} from 'zapier-platform-core';
import { checkAnswer } from '../../../../src/justclick/index.ts';
import {
  callFunction,
  type FunctionName,
  type FunctionSettings,
  findFunction,
  type Outcome,
  type Params,
} from '../../../standins/justclick/functions.ts';
import type { Store } from '../../../standins/justclick/store.ts';
import type { Random } from '../../../support/random.ts';

export const AUTH = { login: 'myshop', rps_key: 'key', domain: 'justclick.io' };

/** What may be wrong with the answers, and how probable it is that it meets one of them. */
const TROUBLES = {
  unreachable: 0.7,
  slow: 0.7,
  // Parts of a window are asked for then, and most often all of them come in the end.
  'too big': 0.4,
  'broken off': 0.7,
  broken: 0.7,
  busy: 0.7,
  'used up': 0.7,
  forged: 0.7,
} as const;
export type Trouble = keyof typeof TROUBLES;

const NAMES = Object.keys(TROUBLES) as [Trouble, ...Trouble[]];
export const drawTrouble = (random: Random): Trouble => random.pick(NAMES);

/** How one run is to go. */
export type Run = {
  trouble: Trouble | undefined;
  /** Whether GetOrdersWithGoods is refused, with a signature. */
  refuses: boolean;
  /** What becomes of a row that is sent, given the number of its order; the row itself if it is sound. */
  spoil: (row: object, id: number, list: FunctionName) => unknown;
};

/** What has happened in a run; `rows` is how many the service sent. */
export type Seen = {
  hasFailed: boolean;
  hasRefused: boolean;
  hasFilter: boolean;
  rows: number;
  /** The first unix second that each list was asked for. */
  reach: Partial<Record<FunctionName, number>>;
};

/**
 * The service as a perform meets it, without HTTP: what it sends is read and answered by the sandbox's
 * functions, and the app's own check reads the answer.
 */
export class Service {
  readonly #store: Store;
  readonly #settings: FunctionSettings;
  readonly #random: Random;

  constructor(store: Store, settings: FunctionSettings, random: Random) {
    this.#store = store;
    this.#settings = settings;
    this.#random = random;
  }

  /** The `z` of one run, and what it has met so far. */
  start(bundle: Bundle, run: Run): { z: ZObject; seen: Seen } {
    const seen: Seen = {
      ...{ hasFailed: false, hasRefused: false, hasFilter: false },
      ...{ rows: 0, reach: {} },
    };
    const z = {
      request: async (request: HttpRequestOptions & { url: string }) => {
        const { status, content, length } = this.#respond(request, run, seen);
        const getHeader = (name: string) => (name === 'content-length' ? length : undefined);
        const response = { request, status, getHeader, body: [Buffer.from(content)] };
        return (checkAnswer as Check)(response as unknown as HttpResponse, z, bundle);
      },
      dehydrate: () => 'hydrate|||{}|||hydrate',
      errors,
      console: { log: () => undefined },
    } as unknown as ZObject;
    return { z, seen };
  }

  #respond(
    { url, body }: HttpRequestOptions & { url: string },
    run: Run,
    seen: Seen,
  ): { status: number; content: string; length?: string } {
    const { trouble } = run;
    const isMet = trouble !== undefined && this.#random.chance(TROUBLES[trouble]);
    seen.hasFailed ||= isMet;
    switch (isMet ? trouble : undefined) {
      case 'unreachable':
        throw Object.assign(new Error('refused'), { name: 'FetchError', code: 'ECONNREFUSED' });
      case 'slow':
        throw Object.assign(new Error('aborted'), { name: 'AbortError' });
      case 'too big':
        return { status: 200, content: '', length: '99999999' };
      case 'broken off':
        return { status: 200, content: '{"error_code":0,"error_te' };
      case 'broken':
        return { status: 500, content: '<h1>Internal Server Error</h1>' };
      case 'busy':
        return { status: 503, content: '' };
      case 'used up':
        return signed({ error_code: 8, error_text: 'request limit used up, try later' });
      case 'forged':
        return {
          status: 200,
          content: '{"error_code":0,"error_text":"ok","hash":"0","result":[]}',
        };
    }
    const name = findFunction(url.slice(url.lastIndexOf('/') + 1));
    if (name === undefined) throw new Error(`No function behind ${url}`);
    if (run.refuses && name === 'GetOrdersWithGoods') {
      seen.hasRefused = true;
      return signed({ error_code: 3, error_text: 'wrong posted data' });
    }
    const params = decodeForm(String(body));
    const from = beginOf(params);
    seen.reach[name] = Math.min(from, seen.reach[name] ?? from);
    seen.hasFilter ||= params.goods !== undefined;
    const outcome = callFunction(this.#store, name, params, this.#settings);
    const { result } = outcome;
    if (!Array.isArray(result)) return signed(outcome);
    seen.rows += result.length;
    return signed({
      ...outcome,
      result: result.map((row) => run.spoil(row, Number(row.id), name)),
    });
  }
}

type Check = (...args: Parameters<AfterResponseMiddleware>) => Promise<HttpResponse>;

function signed(outcome: Outcome) {
  const text = `${outcome.error_code}::${outcome.error_text}::${AUTH.rps_key}`;
  const hash = createHash('md5').update(text).digest('hex');
  return { status: 200, content: JSON.stringify({ ...outcome, hash }) };
}

/** The first second of a request's window; of whole days, in UTC. */
function beginOf({ date_s, begin_date }: Params): number {
  if (date_s !== undefined) return Number(date_s);
  const [day, month, year] = String(begin_date).split('.').map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day) / 1000;
}

/** Reads a form as PHP would, as far as polls need it: plain values and lists of them. */
function decodeForm(body: string): Params {
  const params: Params = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const list = /^(.+)\[\d+\]$/.exec(name)?.[1];
    if (list === undefined) params[name] = value;
    else params[list] = [...(Array.isArray(params[list]) ? params[list] : []), value];
  }
  return params;
}
