import '../../standins/zapier/built/app.ts';

/** The built app's own copy of the time that it gives the service to finish: tests do not wait for it. */
export const { pause } = (await import(
  new URL('../../../dist/src/orders/doubt.js', import.meta.url).href
)) as { pause: typeof import('../../../src/orders/doubt.ts').pause };

pause.seconds = 0;
