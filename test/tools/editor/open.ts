import { spawn } from 'node:child_process';

const COMMANDS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the person's own browser, where there is a screen; else does nothing. */
export function openInBrowser(url: string): void {
  const hasScreen = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  const command = COMMANDS[process.platform] ?? (hasScreen ? (['xdg-open'] as const) : undefined);
  if (command === undefined) return;
  const [program, ...args] = command;
  // The address is printed too, so a browser that cannot be opened is no error.
  spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
