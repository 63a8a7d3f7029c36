/** An error that the person at the page can do something about; the message says what. */
export class PageError extends Error {}
