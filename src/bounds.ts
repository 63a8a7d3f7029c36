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
  /** Seconds for one of the requests of a search, or of any run that says nothing else. */
  readSeconds: 25,
  /** Seconds in which the service can finish what a broken connection has left it with. */
  pauseSeconds: 1,

  /** Requests of a poll, for all its lists together. */
  requestsPerPoll: 32,
  /** Bytes of JSON that a usual poll hands to Zapier: some 5,000 orders. */
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

export type Bounds = Readonly<typeof BOUNDS>;
