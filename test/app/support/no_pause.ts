import { bounds } from '../../standins/zapier/built/app.ts';

export { bounds };

// Tests do not wait for the service to finish.
bounds.pauseSeconds = 0;
