import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, jsonAnswer } from './answer.ts';
import { billPage } from './bill-page.ts';
import { ACCOUNT_REFUSALS, type Controlled, handleControl, type LoggedRequest } from './control.ts';
import { type FaultName, FaultPlan } from './faults.ts';
import {
  callFunction,
  type FunctionName,
  type FunctionSettings,
  findFunction,
  type Outcome,
} from './functions.ts';
import { type Decision, type PhpRequest, throughPhp } from './gate.ts';
import { inventOrders } from './invented.ts';
import { loadPhp, type Php } from './php.ts';
import { Store, type StoreOptions } from './store.ts';

/** PHP ignores forms over 8 MB by itself; this only keeps the sandbox from reading on for ever. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Of the log, only the newest requests are kept: a sandbox may run for days. */
const MAX_LOGGED = 10_000;

export interface SandboxOptions extends FunctionSettings, StoreOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default `demo`. */
  login?: string;
  /** Default `sandbox-rps-key`. */
  rpsKey?: string;
  /** How many invented orders an empty shop begins with. Default 0. */
  orders?: number;
  /** Answers CreateOrder with HTTP 302 and a `Location` beside the JSON, as the service may. */
  status302?: boolean;
  /** Default `application/json`; PHP's own default is `text/html; charset=UTF-8`. */
  contentType?: string;
  /** Spoils every answer of the API: see faults.ts. */
  fault?: FaultName;
  /** A PHP to share, which the sandbox then does not close. Default: its own. */
  php?: Php;
}

export interface Sandbox extends Controlled {
  /** Without a slash at its end. */
  readonly url: string;
  readonly login: string;
  readonly rpsKey: string;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

/** The one way out: whatever is answered, to whichever call, passes through here whole. */
function write(response: ServerResponse, { status, headers, body, deliver }: Answer): void {
  const bytes = Buffer.from(body);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', bytes.length);
  if (deliver) deliver(response, bytes);
  else response.end(bytes);
}

function unsigned(status: number, text: string): Answer {
  return jsonAnswer(status, { error_code: status, error_text: text, hash: '' });
}

/** Where CreateOrder's 302 points: to the payment page, or anywhere when there is none. */
function redirectTarget({ result }: Outcome): string {
  return typeof result === 'object' && result !== null && 'link' in result
    ? encodeURI(String(result.link))
    : '/';
}

/**
 * Serves the order API on 127.0.0.1.
 * @throws when the port is taken or the database cannot be opened
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { login = 'demo', rpsKey = 'sandbox-rps-key', contentType = 'application/json' } = options;
  const store = new Store(options);
  const requests: LoggedRequest[] = [];
  let faults = new FaultPlan();
  const invent = () =>
    store.insertOrders(inventOrders(options.orders ?? 0, store.now(), store.products));
  if (store.getOrders().length === 0) invent();
  if (options.fault) faults.add(options.fault);

  /**
   * A client signs with its login and its key, and a hash cannot be taken apart again. So a wrong
   * login looks exactly like a wrong key, and the answer is 4 for both; the service, which knows
   * the login from the host name, says 5. The account state `unknown_login` has the sandbox say it.
   */
  function decide(name: FunctionName, { hash, params }: PhpRequest): Decision {
    if (sandbox.account !== 'ok') return { ...ACCOUNT_REFUSALS[sandbox.account], stranger: true };
    if (hash === 'none') {
      return { error_code: 1, error_text: 'not transferred hash', stranger: false };
    }
    if (hash === 'wrong') return { error_code: 4, error_text: 'incorrect hash', stranger: true };
    return { ...callFunction(store, name, params, options), stranger: false };
  }

  async function api(name: FunctionName, body: Buffer, type: string | undefined): Promise<Answer> {
    const fault = faults.take(name);
    let target = '/';
    const json = await throughPhp(
      await php,
      { body, login, key: rpsKey, ...(type !== undefined && { contentType: type }) },
      (request) => {
        const decision =
          fault?.carriedOut === false
            ? store.rehearse(() => decide(name, request))
            : decide(name, request);
        target = redirectTarget(decision);
        requests.push({
          function: name,
          params: request.params,
          error_code: decision.error_code,
          ...(fault && { fault: fault.name }),
        });
        if (requests.length > MAX_LOGGED) requests.shift();
        return decision;
      },
    );
    const headers = { 'content-type': contentType };
    const answer =
      options.status302 && name === 'CreateOrder'
        ? { status: 302, headers: { ...headers, location: target }, body: json }
        : { status: 200, headers, body: json };
    return fault ? fault.spoil(answer, rpsKey) : answer;
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method = '' } = request;
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    const body = await readBody(request);
    if (!body) return unsigned(413, 'request too large');
    if (path.startsWith('/_control/')) {
      return handleControl(sandbox, method, path, body.toString());
    }
    if (path.startsWith('/bill/')) return billPage(store, method, path);
    const name = findFunction(/^\/api\/(\w+)\/?$/.exec(path)?.[1] ?? '');
    if (method !== 'POST' || !name) return unsigned(404, `no such function: ${method} ${path}`);
    return api(name, body, request.headers['content-type']);
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => unsigned(500, `the sandbox failed: ${error}`))
      .then((whole) => write(response, whole));
  });

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
  } catch (error) {
    store.close();
    throw error;
  }
  // Only now, since loading PHP takes a second and a taken port is found out at once.
  const php = Promise.resolve(options.php ?? loadPhp());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const sandbox: Sandbox = {
    url: `http://127.0.0.1:${port}`,
    login,
    rpsKey,
    store,
    requests,
    account: 'ok',
    fault: (name, faultOptions) => faults.add(name, faultOptions),
    reset() {
      store.clear();
      requests.length = 0;
      sandbox.account = 'ok';
      faults = new FaultPlan();
      if (options.fault) faults.add(options.fault);
      invent();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      if (!options.php) await (await php).close();
      store.close();
    },
  };
  await php;
  return sandbox;
}
