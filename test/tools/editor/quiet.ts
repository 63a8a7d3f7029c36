/**
 * Whatever an app writes with `z.console` the platform prints besides, line by line, with the method of
 * the console that has the kind's name. The page shows these lines where they belong; a script that
 * shows them so keeps them out of the terminal.
 *
 * @returns ends it
 */
export function hushLines(): () => void {
  Object.assign(console, { console: () => {} });
  return () => Reflect.deleteProperty(console, 'console');
}
