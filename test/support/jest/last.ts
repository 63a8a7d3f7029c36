/** Jest's own runner by another name, under which its files run after all others: see jest.config.js. */
export { default } from 'jest-runner';
