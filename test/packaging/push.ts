import { openWorkshop } from './package.ts';

/**
 * Uploads the app from a copy that is installed for production only. In the project's own folder the
 * CLI would either install everything once more or pack a file of every development package.
 */
const workshop = await openWorkshop();
try {
  await workshop.pushApp();
} finally {
  await workshop.close();
}
