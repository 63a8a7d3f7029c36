/**
 * The limits that polls keep to, so that they stay within the 30 seconds that the
 * platform gives a run. An object, so that tests can play them small.
 */
export const limits = {
  /** Newest events that a usual poll hands to Zapier. */
  rowsPerPoll: 1000,
  /** Newest events for a person who sets up a Zap. */
  rowsPerSample: 5,
  /** Seconds for one request of a poll, so that a window that is too big can still be cut. */
  requestSeconds: 20,
  /** Seconds for all requests of a poll. */
  pollSeconds: 27,
};
