export const MB = 1024 ** 2;

/** What Zapier allows (docs.zapier.com, "Operating constraints"; help.zapier.com, "Zap limits"). */
export const LIMITS = {
  /** Of any run. */
  milliseconds: 30_000,
  /** Of the records of a trigger's test. */
  testBytes: 6 * MB,
  /** Of those with which a Zap is turned on, and of a poll. */
  pollBytes: 20 * MB,
  /** How many records a test step uses. */
  testRecords: 3,
  /** From how many new records in one poll on Zapier holds their runs, unless the Zap says more. */
  flood: 100,
  /** How many records of a trigger Zapier compares with those that it knows. */
  records: 105_000,
  /** For how long what a hydrator gave is kept, unless the app says more. */
  hydratedSeconds: 300,
  /** For how long a lock is held at most; without a `timeout` so long, which is assumed. */
  lockSeconds: 180,
  /** Between two held runs that a person has released. */
  releaseMilliseconds: 1000,
} as const;
