import { bounds } from '../../standins/zapier/built/app.ts';

export { bounds };

// A test looks once, at once, whether the service has carried out what it was asked for.
bounds.looksAfter = [0];
