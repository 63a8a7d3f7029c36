import type { Bundle } from 'zapier-platform-core';

export type Meta = Bundle['meta'];

const USUAL: Meta = {
  isBulkRead: false,
  isFillingDynamicDropdown: false,
  isLoadingSample: false,
  isPopulatingDedupe: false,
  isTestingAuth: false,
  limit: -1,
  page: 0,
  timezone: null,
  inputFields: {},
};

/** `bundle.meta` as a run gets it, with all of its flags. */
export const metaOf = (changed: Partial<Meta> = {}): Meta => ({ ...USUAL, ...changed });
