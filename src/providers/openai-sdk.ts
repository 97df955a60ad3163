/** Of the SDK, what is used: the rest does not come into the bundle. */
export { default as Client } from 'openai';
export { APIError } from 'openai/error';
