/** A path as the tests compare it: Windows gives it with backslashes. */
export const slashed = (path: string): string => path.replaceAll('\\', '/');
