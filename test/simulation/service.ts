import { createHash } from 'node:crypto';
import {
  type AfterResponseMiddleware,
  type Bundle,
  errors,
  type HttpRequestOptions,
  type HttpResponse,
  type ZObject,
} from 'zapier-platform-core';
import { checkAnswer } from '../../src/justclick/index.ts';
import {
  callFunction,
  type FunctionSettings,
  findFunction,
  type Outcome,
  type Params,
} from '../sandbox/functions.ts';
import type { Store } from '../sandbox/store.ts';
import type { Random } from './random.ts';

export const AUTH = { login: 'myshop', rps_key: 'key', domain: 'justclick.io' };

const TROUBLES = [
  'unreachable',
  'slow',
  'broken off',
  'broken',
  'busy',
  'used up',
  'forged',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export const drawTrouble = (random: Random): Trouble => random.pick(TROUBLES);

/**
 * The service as a perform meets it, without HTTP: what it sends is read and answered by the sandbox's
 * functions, and the app's own check reads the answer.
 */
export class Service {
  /** What is wrong now. It meets most requests, not all: of several, some may come through. */
  trouble: Trouble | undefined;
  /** Whether it has met a request since this was last set to false. */
  hasFailed = false;
  readonly #store: Store;
  readonly #settings: FunctionSettings;
  readonly #random: Random;

  constructor(store: Store, settings: FunctionSettings, random: Random) {
    this.#store = store;
    this.#settings = settings;
    this.#random = random;
  }

  /** The `z` of one run. */
  z(bundle: Bundle): ZObject {
    const z = {
      request: async (request: HttpRequestOptions & { url: string }) => {
        const { status, content } = this.#respond(request);
        const response = { request, status, getHeader: () => undefined, text: () => content };
        return (checkAnswer as Check)(response as unknown as HttpResponse, z, bundle);
      },
      dehydrate: () => 'hydrate|||{}|||hydrate',
      errors,
      console,
    } as unknown as ZObject;
    return z;
  }

  #respond({ url, body }: HttpRequestOptions & { url: string }) {
    const isMet = this.trouble !== undefined && this.#random.chance(0.7);
    this.hasFailed ||= isMet;
    switch (isMet ? this.trouble : undefined) {
      case 'unreachable':
        throw Object.assign(new Error('refused'), { name: 'FetchError', code: 'ECONNREFUSED' });
      case 'slow':
        throw Object.assign(new Error('aborted'), { name: 'AbortError' });
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
    return signed(callFunction(this.#store, name, decodeForm(String(body)), this.#settings));
  }
}

type Check = (...args: Parameters<AfterResponseMiddleware>) => Promise<HttpResponse>;

function signed(outcome: Outcome) {
  const text = `${outcome.error_code}::${outcome.error_text}::${AUTH.rps_key}`;
  const hash = createHash('md5').update(text).digest('hex');
  return { status: 200, content: JSON.stringify({ ...outcome, hash }) };
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
