import { setFlagsFromString } from 'node:v8';

/**
 * From here on V8 collects garbage sooner than it would. To be called when the program is loaded: what it loads stays, so
 * collecting in the meantime takes time for nothing.
 */
export function collectEarly(): void {
  // The runner passes no flags to Node. V8 reads these two each time that it has collected (decision 125).
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=15');
}
