/**
 * How npm is started, without a shell: by Node.js when npm runs this itself and tells where it is, or
 * else by its name. Windows starts a script by its name only in a shell, so there it has to tell.
 */
export function npmCommand(...args: string[]): [string, ...string[]] {
  const { npm_execpath: script = '' } = process.env;
  if (/\bnpm\b.*\.c?js$/.test(script)) return [process.execPath, script, ...args];
  return ['npm', ...args];
}
