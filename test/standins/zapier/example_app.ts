import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import type { Lock, Throttle } from './definition.ts';

/** A book as the library's triggers and actions give it. */
export type Book = {
  id: string;
  title: string;
  shelf?: string;
  /** How large the record is made, in bytes, for tests of limits. */
  padding?: string;
};

/** What the library holds, and how it behaves; a test may change all of it. */
export type Library = {
  /** Newest first. */
  books: Book[];
  /** Runs before anything else in each perform. */
  trouble: (z: ZObject, bundle: Bundle) => unknown;
  /** The method and bundle of each perform, in order. */
  calls: { method: string; bundle: Bundle }[];
};

/** Locks and throttles that the library's integration is defined with. */
export type Limits = {
  /** Of Add Book. */
  lock?: Lock;
  throttle?: Throttle;
  /** Of the trigger. */
  pollLimits?: { lock?: Lock; throttle?: Throttle };
  /** Of the whole app. */
  appThrottle?: Throttle;
};

const sample = { id: '1', title: 'Emma' };
const display = (label: string) => ({ label, description: `${label}.` });

/**
 * A made-up integration that uses all that the stand-in has to imitate, with no network: every type of
 * field, lists, line items, fields that appear for a choice, a dropdown, pointers, and each operation.
 */
export function openLibrary({ lock, throttle, pollLimits, appThrottle }: Limits = {}) {
  const library: Library = { books: [], trouble: () => undefined, calls: [] };

  const seen = async (method: string, z: ZObject, bundle: Bundle) => {
    library.calls.push({ method, bundle });
    await library.trouble(z, bundle);
  };

  const story = async (z: ZObject, bundle: Bundle) => {
    await seen('story', z, bundle);
    const { id } = bundle.inputData;
    return {
      summary: `What happens in ${id}`,
      chapters: [
        { name: 'One', pages: 10 },
        { name: 'Two', pages: 20 },
      ],
      author: z.dehydrate(author, { id }),
    };
  };
  const author = async (z: ZObject, bundle: Bundle) => {
    await seen('author', z, bundle);
    return { name: `Author of ${bundle.inputData.id}` };
  };

  const withStory = (z: ZObject) => (book: Book) => ({
    ...book,
    story: z.dehydrate(story, { id: book.id }),
  });

  /** Gives back what it was given, for tests of what arrives. */
  const echo = async (z: ZObject, bundle: Bundle) => {
    await seen('add_book', z, bundle);
    return { id: `${100 + library.calls.length}`, got: bundle.inputData };
  };

  const find = async (z: ZObject, bundle: Bundle) => {
    await seen('find_book', z, bundle);
    return library.books.filter(({ title }) => title === bundle.inputData.title);
  };

  const extraFields = (_z: ZObject, { inputData }: Bundle) =>
    inputData.form === 'lent' ? [{ key: 'due', label: 'Due At', type: 'datetime' }] : [];

  const app = {
    version: '1.0.0',
    ...(appThrottle && { throttle: appThrottle }),
    platformVersion: zapier.version,
    authentication: {
      type: 'custom',
      fields: [{ key: 'card', label: 'Library Card', required: true }],
      test: async (z: ZObject, bundle: Bundle) => {
        await seen('test', z, bundle);
        return { reader: 'Anna' };
      },
      connectionLabel: '{{bundle.inputData.reader}} ({{card}})',
    },
    triggers: {
      new_book: {
        key: 'new_book',
        noun: 'Book',
        display: display('New Book'),
        operation: {
          type: 'polling',
          ...pollLimits,
          inputFields: [
            { key: 'shelf', dynamic: 'shelf_list.id.name' },
            { key: 'days', type: 'integer', default: '30' },
          ],
          perform: async (z: ZObject, bundle: Bundle) => {
            await seen('new_book', z, bundle);
            return library.books.map(withStory(z));
          },
          sample,
          outputFields: [
            { key: 'id', label: 'Book ID', type: 'integer' },
            { key: 'story__summary', label: 'Summary' },
            { key: 'story__chapters', children: [{ key: 'name', label: 'Chapter' }] },
            { key: 'story__chapters[]pages', label: 'Page Count' },
          ],
        },
      },
      shelf_list: {
        key: 'shelf_list',
        noun: 'Shelf',
        display: { ...display('New Shelf'), hidden: true },
        operation: {
          perform: async (z: ZObject, bundle: Bundle) => {
            await seen('shelf_list', z, bundle);
            return [
              { id: '7', name: 'Novels' },
              { id: '8', title: 'Poems' },
            ];
          },
          sample: { id: '7', name: 'Novels' },
          outputFields: [],
        },
      },
    },
    searches: {
      find_book: {
        key: 'find_book',
        noun: 'Book',
        display: display('Find Book'),
        operation: {
          inputFields: [{ key: 'title', label: 'Title', required: true }],
          perform: find,
          sample,
          outputFields: [],
        },
      },
    },
    creates: {
      add_book: {
        key: 'add_book',
        noun: 'Book',
        display: display('Add Book'),
        operation: {
          ...(lock && { lock }),
          ...(throttle && { throttle }),
          inputFields: [
            { key: 'title', label: 'Title', required: true },
            { key: 'pages', type: 'integer', meta: { unit: 'page' } },
            { key: 'price', type: 'number' },
            { key: 'lendable', type: 'boolean' },
            { key: 'bought', type: 'datetime' },
            { key: 'note', type: 'text' },
            { key: 'language', default: 'en' },
            { key: 'tags', list: true },
            { key: 'ratings', list: true, type: 'number' },
            { key: 'labels', dict: true },
            {
              key: 'form',
              choices: { own: 'Own', lent: 'Lent' },
              altersDynamicFields: true,
            },
            extraFields,
            {
              key: 'chapters',
              label: 'Chapters',
              children: [
                { key: 'name', label: 'Chapter', required: true },
                { key: 'pages', type: 'integer' },
                { key: 'tone', default: 'calm' },
              ],
            },
          ],
          perform: echo,
          sample,
          outputFields: [],
        },
      },
      add_as_it_is: {
        key: 'add_as_it_is',
        noun: 'Book',
        display: display('Add Book as It Is'),
        operation: {
          cleanInputData: false,
          inputFields: [
            { key: 'title' },
            { key: 'price', type: 'number' },
            { key: 'tags', list: true },
          ],
          perform: echo,
          sample,
          outputFields: [],
        },
      },
    },
    searchOrCreates: {
      find_book: {
        key: 'find_book',
        display: display('Find or Add Book'),
        search: 'find_book',
        create: 'add_book',
      },
    },
    hydrators: { story, author },
  };
  return { app, library };
}
