/** An answer that does not help: what depends on it stays unknown. */
export class Unusable extends Error {}

/** Nothing more can be asked. */
export class Stopped extends Error {}

/** The probe cannot begin; the message says what to do. */
export class CannotAsk extends Error {}
