import { configDefaults, defineConfig } from 'vitest/config';

const isDeep = process.env['TEST_DEEP'] === '1';

/** `npm test`, and with TEST_DEEP=1 `npm run test:deep`: all of it with full counts, and the tests of `*.deep.test.ts`. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
    exclude: isDeep ? configDefaults.exclude : [...configDefaults.exclude, '**/*.deep.test.ts'],
    pool: 'forks',
    testTimeout: isDeep ? 300_000 : 30_000,
  },
});
