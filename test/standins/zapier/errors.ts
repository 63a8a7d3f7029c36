/** The app did not answer in time. Whether it did what it was asked to do is not known. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';

  constructor(milliseconds: number) {
    super(
      `The app did not respond within ${milliseconds / 1000} seconds. It may or may not have completed successfully.`,
    );
  }
}

/** A trigger handed over more than Zapier takes. */
export class SizeLimitError extends Error {
  override name = 'SizeLimitError';

  constructor(bytes: number, limit: number) {
    const megabytes = (count: number) => (count / 1024 ** 2).toFixed(1);
    super(
      `The trigger found ${megabytes(bytes)} MB of records. Zapier takes less than ${megabytes(limit)} MB here.`,
    );
  }
}

/** A field that a step needs came out empty. Zapier does not call the app then. */
export class RequiredFieldError extends Error {
  override name = 'RequiredFieldError';

  constructor(label: string, key: string) {
    super(`Required field "${label}" (${key}) is missing.`);
  }
}

/** A search found nothing, and the step is set up to stop then. */
export class NothingFoundError extends Error {
  override name = 'NothingFoundError';

  constructor() {
    super('Nothing was found, so the steps after this one do not run.');
  }
}

/** A trigger gave Zapier more records to compare than it does. */
export class RecordLimitError extends Error {
  override name = 'RecordLimitError';

  constructor(records: number, limit: number) {
    super(`The trigger found ${records} records. Zapier checks at most ${limit} for what is new.`);
  }
}

const throttled = (limit: number, window: number) =>
  `Throttled by Zapier! Max ${limit} runs per ${window} seconds.`;

/** A run for which the app's `throttle` has no room. Zapier tries it again when there is room. */
export class ThrottledByZapierError extends Error {
  /** As the platform's own, whose message is JSON. */
  override name = 'ThrottledError';

  constructor(limit: number, window: number, delay: number) {
    super(JSON.stringify({ message: throttled(limit, window), delay }));
  }
}

/** The same under a `throttle` that says not to try again. */
export class HeldError extends Error {
  override name = 'HeldError';

  constructor(limit: number, window: number) {
    super(throttled(limit, window));
  }
}

/** A run that has waited too long for the one that holds its lock. The app was not called. */
export class LockError extends Error {
  override name = 'LockError';

  constructor(seconds: number) {
    super(`Another run of this step was still going on after ${seconds} seconds.`);
  }
}

/**
 * `held`: Zapier keeps the run for the person to run again. No error of an app does that; a `throttle`
 * without `retry` does.
 */
export type ErrorKind = 'error' | 'halted' | 'throttled' | 'expired auth' | 'held';

/**
 * The statuses of a run in the Zap's history today (help.zapier.com, "Review Zap run statuses"). Older
 * pages call them Stopped / Halted, Stopped / Errored, Waiting / Scheduled and On hold.
 */
export type RunStatus = 'Success' | 'Safely halted' | 'Errored' | 'Scheduled' | 'Held';

/** What becomes of a failed run. */
export type Failure = {
  kind: ErrorKind;
  /** The class of the error, e.g. `HaltedError`, or `TypeError` for one that is none of Zapier's. */
  name: string;
  /** What the person reads: without the platform's own additions for developers. */
  message: string;
  /** The status in the Zap's history. */
  status: Exclude<RunStatus, 'Success'>;
  /**
   * Whether Zapier runs the step again, without a person asking for it. Whether Autoreplay takes what
   * was safely halted is documented in contradiction: see `Autoreplay`.
   */
  runsAgain: 'by itself' | 'with Autoreplay' | 'with Autoreplay, perhaps' | 'no';
  /** After how many seconds, if the app said so. Only for `throttled`. */
  delay?: number;
  /** What Zapier does next, in one sentence. */
  next: string;
};

const FATES = {
  error: {
    status: 'Errored',
    runsAgain: 'with Autoreplay',
    next: 'The run stops. With Autoreplay switched on, Zapier runs the step again, up to five times.',
  },
  halted: {
    status: 'Safely halted',
    runsAgain: 'with Autoreplay, perhaps',
    next: 'The run stops, and the Zap stays on. Zapier does not run the step again by itself, unless Autoreplay takes halted steps too: its own pages disagree about that.',
  },
  throttled: {
    status: 'Scheduled',
    runsAgain: 'by itself',
    next: 'Zapier waits and runs the step again.',
  },
  'expired auth': {
    status: 'Held',
    runsAgain: 'no',
    next: 'Zapier asks the person to reconnect the account. The run is held until then.',
  },
  held: {
    status: 'Held',
    runsAgain: 'no',
    next: 'Zapier holds the run until the person runs it again.',
  },
} as const satisfies Record<ErrorKind, Omit<Failure, 'kind' | 'name' | 'message' | 'delay'>>;

/** Production passes errors on by name, so the name decides, not the class. */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  HaltedError: 'halted',
  ThrottledError: 'throttled',
  ExpiredAuthError: 'expired auth',
  NothingFoundError: 'halted',
  HeldError: 'held',
};

/**
 * Reads what the platform's handler rejected with. An error that is none of the platform's own (a
 * TypeError, say) counts as a plain one, and so may be run again.
 *
 * `RefreshAuthError` counts as a plain one too: only OAuth and session logins can be refreshed, and
 * this stand-in has neither.
 */
export function failureOf(error: unknown): Failure {
  const { name, message } =
    error instanceof Error ? error : { name: typeof error, message: String(error) };
  const kind = (Object.hasOwn(KINDS, name) && KINDS[name]) || 'error';
  const told = detailsIn(name, message);
  const delay = kind === 'throttled' ? told?.delay : undefined;
  return {
    kind,
    name,
    message: typeof told?.message === 'string' ? told.message : withoutHistory(message),
    ...FATES[kind],
    ...(typeof delay === 'number' && {
      delay,
      next: `Zapier waits for ${delay} seconds and runs the step again.`,
    }),
  };
}

/** The platform's `Error` and `ThrottledError` carry their message and more as JSON. */
function detailsIn(name: string, message: string): Record<string, unknown> | undefined {
  if (name !== 'AppError' && name !== 'ThrottledError') return undefined;
  try {
    const told: unknown = JSON.parse(message);
    return typeof told === 'object' && told !== null ? { ...told } : undefined;
  } catch {
    return undefined;
  }
}

/** The handler adds what happened and the console's lines; the first is followed by the message. */
function withoutHistory(message: string): string {
  const at = message.indexOf('\nWhat happened:\n');
  return at < 0 ? message.replace(/\n\nConsole logs:\n.*$/s, '') : message.slice(0, at);
}
