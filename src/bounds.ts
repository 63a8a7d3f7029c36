/**
 * All bounds that a run keeps to, so that it stays within what the platform gives it: 30 seconds, and
 * a result of 20 MB (6 MB in the editor). A perform takes them as its third argument: tests hand it
 * small ones.
 */
export const BOUNDS = {
  /** Seconds that a run has for all its requests together. */
  runSeconds: 27,
  /** Seconds for what an action changes, so that there is time left to look at it. */
  writeSeconds: 18,
  /** Seconds for a look at what an action has changed. */
  lookSeconds: 8,
  /** Seconds for the list of a customer's orders in which a new one is looked for. */
  billsSeconds: 4,
  /** Seconds for the newest of them that fit, at once. */
  ordersSeconds: 3,
  /** Seconds for one of the requests of a search, or of any run that says nothing else. */
  readSeconds: 25,
  /**
   * Seconds after an unclear answer at which a run looks whether the service has carried out what it was
   * asked for, as far as there is time left.
   */
  looksAfter: [1, 3, 8, 20] as readonly number[],

  /** Requests of a poll, for all its lists together. */
  requestsPerPoll: 32,
  /** Seconds of almost each hour in which polls look all the way back: more than Zapier's longest interval. */
  wholePollSeconds: 16 * 60,
  /** Bytes of JSON that a usual poll hands to Zapier: some 4,000 orders. */
  pollBytes: 4_000_000,
  /** Newest rows that it hands over even if they have more bytes than that. */
  rowsPerPoll: 1000,
  /** Bytes that Zapier takes of any poll. */
  zapierBytes: 20_000_000,
  /** Rows for a person who sets up a Zap: as many as the editor shows. */
  rowsPerSample: 3,
  /** Bytes that the editor takes. */
  sampleBytes: 6_000_000,
};

/**
 * How often the steps of one connection run in a minute, searches and actions together: the vendor blocks
 * accounts for what it calls over-clocking, and publishes no rate. Zapier runs what is over it later. The
 * number is a guess, see docs/service.md.
 */
export const THROTTLE: {
  key: string;
  window: number;
  limit: number;
  scope: ('auth' | 'user' | 'account' | 'action')[];
  retry: boolean;
} = { key: 'steps', window: 60, limit: 60, scope: ['auth'], retry: true };

export type Bounds = Readonly<typeof BOUNDS>;
