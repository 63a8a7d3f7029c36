import type { Mistake } from './mistake.ts';
import { ORDERS } from './orders.ts';
import { POLLS } from './polls.ts';
import { SERVICE } from './service.ts';
import { STEPS } from './steps.ts';
import { TEXTS_FOR_PEOPLE } from './texts.ts';

/** All mistakes that are made by hand. */
export const MISTAKES: readonly Mistake[] = [
  ...ORDERS,
  ...POLLS,
  ...STEPS,
  ...SERVICE,
  ...TEXTS_FOR_PEOPLE,
];
