/** Jest's own runner by another name, under which its files run after all others: see config.js. */
export { default } from 'jest-runner';
