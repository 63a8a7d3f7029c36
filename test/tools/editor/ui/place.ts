import type { View } from './draft.ts';

/** Each view has an address of its own, so that Back and links lead there. */
export const addressOf = (view: View): string => `#/${view.replace(' ', '/')}`;

export function viewAt(address: string): View | undefined {
  const [, name, id] = /^#\/(\w+)(?:\/(\d+))?$/.exec(address) ?? [];
  if (name === 'connect' || name === 'trigger' || name === 'live') return name;
  if ((name === 'step' || name === 'add') && id !== undefined) return `${name} ${id}`;
  return undefined;
}
