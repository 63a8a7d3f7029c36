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
    message: /\. Nothing was changed\. Try again later\.$/,
  },
  later: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /\. Nothing was changed\. Zapier will try again\.$/,
  },
  /** The same of a usual poll. */
  pollAgain: {
    says: 'Error',
    error: 'AppError',
    message: /\. No orders were missed\. Zapier will check again soon\.$/,
  },
  pollLater: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /\. No orders were missed\. Zapier will check again soon\.$/,
  },
  unreadable: {
    says: 'Error',
    error: 'AppError',
    message:
      /answer we couldn't read\. Nothing was changed, and no orders were missed\. Try again later/,
  },
  noStatus: { says: 'Error', error: 'AppError', message: /sent orders without a status/ },
  noId: {
    says: 'Halted',
    error: 'HaltedError',
    message: /couldn't unsubscribe the contact from these groups/,
  },
  noNumber: { says: 'Error', error: 'AppError', message: /sent orders without a number/ },
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
      /^We didn't find the API of JustClick at \S+ \(HTTP \d+\)\. Check the login and the domain of the connection\.$/,
  },
  noAccess: {
    says: 'Error',
    error: 'AppError',
    message:
      /^JustClick refused access \(HTTP 403\)\. Check that any IP address may use the API\.$/,
  },
  busy: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /too busy to answer|too many requests/,
  },
  repeat: {
    says: 'Throttled',
    error: 'ThrottledError',
    message:
      /\. We can't tell whether this worked\. It is safe to repeat\. Zapier will try again\.$/,
  },
  repeatLater: {
    says: 'Error',
    error: 'AppError',
    message: /\. We can't tell whether this worked\. It is safe to repeat\. Try again later\.$/,
  },
  refused: { says: 'Error', error: 'AppError', message: /JustClick refused this step/ },
  maybe: {
    says: 'Halted',
    error: 'HaltedError',
    message:
      /\. We can't tell whether this step worked\. Look for (order 100002|an order of new@example\.com with checklist, photo-course) in JustClick before you replay this step\.$/,
  },
} as const satisfies Record<string, OutcomeSpec>;
export type Outcome = keyof typeof OUTCOMES;
