import { randomUUID } from 'node:crypto';
import { withAnswers } from './answers.ts';
import type { Definition } from './definition.ts';
import { TimeLimitError } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { LogEntry } from './log.ts';
import { type Meta, metaOf } from './meta.ts';
import { createAppHandler } from './platform.ts';

/** One run of a method, as Zapier makes it. What is not given is as in a usual run. */
export type Run = {
  inputData?: Readonly<Record<string, unknown>>;
  inputDataRaw?: Readonly<Record<string, unknown>>;
  authData?: Readonly<Record<string, unknown>>;
  meta?: Partial<Meta>;
  /** Whether the run is a developer's: the platform's checks of results throw then. Default: yes. */
  isDeveloper?: boolean;
  /** Gets the run's log, entry by entry, also that of a run that fails. */
  log?: LogEntry[];
  /** In milliseconds, at most `LIMITS.milliseconds`. */
  timeLimit?: number;
};

export type RunResult = {
  results: unknown;
  /** The size of the results as JSON, in which they travel. */
  bytes: number;
};

/** With this the platform signs what `z.dehydrate` makes, so that no other text can pass for it. */
export const SECRET = randomUUID();

/**
 * Without these two the platform reports on the memory of each run in the console. They make its checks
 * of results throw, too, so they fit a developer's runs only.
 */
const QUIET = { calledFromCli: true, calledFromCliInvoke: true };

/** A built app in the platform's own handler, which production calls too. */
export type App = {
  /**
   * Runs one method, e.g. `triggers.new_order.operation.perform`. What goes in and comes out is JSON,
   * as in production. A run over the limit goes on in the background, because it cannot be stopped.
   *
   * @throws what the handler throws (see `failureOf`), and `TimeLimitError`
   */
  run(method: string, run?: Run): Promise<RunResult>;
  /** Asks for the app's definition. It stays the same, so the app is asked only once. */
  definition(): Promise<Definition>;
};

/** @param app the default export of a built integration */
export function loadApp(app: object): App {
  const handler = createAppHandler(app);
  // Stand-ins for the stores behind `z.cache` and `z.cursor`; `invoke` passes the like of them.
  const stores = { zcacheTestObj: {}, cursorTestObj: {} };
  let definition: Promise<Definition> | undefined;

  return {
    async run(method, { isDeveloper = true, log, timeLimit = LIMITS.milliseconds, ...run } = {}) {
      const { inputData = {}, authData = {}, inputDataRaw = inputData, meta } = run;
      const bundle = copy({ inputData, inputDataRaw, authData, meta: metaOf(meta) });
      const event = {
        command: 'execute',
        method,
        bundle,
        isDeveloper,
        ...(isDeveloper && QUIET),
        environment: { _ZAPIER_ONE_TIME_SECRET: SECRET },
        customLogger: (message: string, data: Record<string, unknown>) =>
          log?.push({ type: String(data.log_type), message, data }),
        ...stores,
      };
      const execute = () => within(timeLimit, handler(event));
      const secrets = Object.values(authData).flatMap((value) =>
        ['string', 'number'].includes(typeof value) ? String(value) : [],
      );
      const { results } = await (log ? withAnswers(log, secrets, execute) : execute());
      const json = JSON.stringify(results) as string | undefined;
      return json === undefined
        ? { results: undefined, bytes: 0 }
        : { results: JSON.parse(json), bytes: Buffer.byteLength(json) };
    },

    definition() {
      definition ??= handler({ command: 'definition', ...QUIET }).then(
        ({ results }) => copy(results) as Definition,
      );
      return definition;
    },
  };
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

async function within<T>(milliseconds: number, running: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([running, limit]);
  } finally {
    clearTimeout(timer);
  }
}
