export const MB = 1024 ** 2;

/** What Zapier allows (docs.zapier.com, "Operating constraints"). */
export const LIMITS = {
  /** Of any run. */
  milliseconds: 30_000,
  /** Of the records of a trigger's test. */
  testBytes: 6 * MB,
  /** Of those with which a Zap is turned on, and of a poll. */
  pollBytes: 20 * MB,
  /** How many records a test step uses. */
  testRecords: 3,
  /** How many new records of one poll are let through. */
  newPerPoll: 100,
} as const;
