/** What a person can meet: a result, or an error of a kind that Zapier treats in its own way. */
type OutcomeSpec = {
  /** What docs/faults.md calls it. */
  says: string;
  /** Zapier's kind of error; none for a result. */
  error?: 'AppError' | 'ThrottledError' | 'HaltedError';
  message?: RegExp;
};

export const OUTCOMES = {
  same: { says: 'As usual' },
  bare: { says: 'In part' },
  other: { says: 'As it came' },
  nothing: { says: 'Empty' },
  again: {
    says: 'Error',
    error: 'AppError',
    message: /\. Nothing was changed: try again later\.$/,
  },
  later: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /\. Nothing was changed: Zapier will try again\.$/,
  },
  unreadable: {
    says: 'Error',
    error: 'AppError',
    message: /result that cannot be read\. Nothing was changed: try again later/,
  },
  noStatus: { says: 'Error', error: 'AppError', message: /sent an order without its status/ },
  noId: {
    says: 'Halted',
    error: 'HaltedError',
    message: /still subscribed to groups that your account gives no ID for/,
  },
  noNumber: { says: 'Error', error: 'AppError', message: /sent an order without its number/ },
  shorter: { says: 'Error', error: 'AppError', message: /took too long to answer, or .* too big/ },
  shorterLater: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /took too long to answer, or .* too big/,
  },
  noApi: {
    says: 'Error',
    error: 'AppError',
    message:
      /There is no order API at this address \(HTTP \d+\)\. Check the login and the domain of the connection\.$/,
  },
  busy: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /too busy to answer|asks to wait/,
  },
  repeat: {
    says: 'Throttled',
    error: 'ThrottledError',
    message:
      /\. This step may have been carried out, and doing it once more does no harm: Zapier will try again\.$/,
  },
  repeatLater: {
    says: 'Error',
    error: 'AppError',
    message:
      /\. This step may have been carried out, and doing it once more does no harm: try again later\.$/,
  },
  refused: { says: 'Error', error: 'AppError', message: /JustClick refused this step/ },
  maybe: {
    says: 'Halted',
    error: 'HaltedError',
    message:
      /\. JustClick may or may not have carried out this step: look for (order 100002|an order of new@example\.com with checklist, photo-course) in JustClick before you run it again\.$/,
  },
} as const satisfies Record<string, OutcomeSpec>;
export type Outcome = keyof typeof OUTCOMES;
