/**
 * The trigger of "Webhooks by Zapier", which is no part of the app: it begins with whatever is posted to
 * an address of Zapier's. Here the panel beside the editor hands it over.
 */
export const CATCH_HOOK = 'webhooks_by_zapier.catch_hook';
