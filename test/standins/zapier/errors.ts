/** The app did not answer in time. Nobody knows whether it did what it was asked to do. */
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
      `The app handed over ${megabytes(bytes)} MB of records. Zapier takes less than ${megabytes(limit)} MB here.`,
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

export type ErrorKind = 'error' | 'halted' | 'throttled' | 'expired auth';

/** What becomes of a failed run. */
export type Failure = {
  kind: ErrorKind;
  /** The class of the error, e.g. `HaltedError`, or `TypeError` for one that is none of Zapier's. */
  name: string;
  /** What the person reads: without the platform's own additions for developers. */
  message: string;
  /** The status in the Zap's history. */
  status: 'Stopped / Errored' | 'Stopped / Halted' | 'Waiting / Scheduled' | 'On hold';
  /** Whether Zapier runs the step again, without a person asking for it. */
  runsAgain: 'by itself' | 'if Autoreplay is on' | 'no';
  /** After how many seconds, if the app said so. Only for `throttled`. */
  delay?: number;
  /** What Zapier does next, in one sentence. */
  next: string;
};

/** After how many seconds since the last try Autoreplay runs a step again (zapier.com/help/autoreplay). */
export const AUTOREPLAY_DELAYS = [300, 1800, 3600, 10_800, 21_600] as const;

const FATES = {
  error: {
    status: 'Stopped / Errored',
    runsAgain: 'if Autoreplay is on',
    next: 'The run stops. With Autoreplay switched on, Zapier runs the step again, up to five times.',
  },
  halted: {
    status: 'Stopped / Halted',
    runsAgain: 'no',
    next: 'The run stops, and Zapier does not run the step again by itself. The Zap stays on.',
  },
  throttled: {
    status: 'Waiting / Scheduled',
    runsAgain: 'by itself',
    next: 'Zapier waits and runs the step again.',
  },
  'expired auth': {
    status: 'On hold',
    runsAgain: 'no',
    next: 'Zapier asks the person to reconnect the account. The run is held until then.',
  },
} as const satisfies Record<ErrorKind, Omit<Failure, 'kind' | 'name' | 'message' | 'delay'>>;

/** Production passes errors on by name, so the name decides, not the class. */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  HaltedError: 'halted',
  ThrottledError: 'throttled',
  ExpiredAuthError: 'expired auth',
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
