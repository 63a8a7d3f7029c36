/**
 * The limits that polls keep to, so that they stay within what the platform gives a run: 30 seconds,
 * and a result of 20 MB (6 MB in the editor). An object, so that tests can play them small.
 */
export const limits = {
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
  /** Requests of a poll, for all its lists together. */
  requestsPerPoll: 32,
  /** Seconds for all requests of a poll. */
  pollSeconds: 27,
};
