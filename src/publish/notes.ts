import { messageOf } from '../lib/user-error.ts';
import { listed } from './github-sentence.ts';
import { notWritten, type Part } from './publication.ts';

/** Writes parts, each on its own, and keeps what failed. */
export interface Notes {
  /** @returns whether it was written, or there was nothing to write */
  write<Value>(part: Part<Value> | null, act: (value: Value) => void | Promise<void>): Promise<boolean>;
  /** One line for each cause, whatever number of parts it kept away. */
  warnings(): readonly string[];
}

export function notes(): Notes {
  const failures = new Map<string, { readonly error: unknown; readonly parts: string[] }>();
  return {
    async write(part, act) {
      if (part === null || part.value === null) return true;
      try {
        await act(part.value);
        return true;
      } catch (error) {
        const { parts } = failures.get(messageOf(error)) ?? { parts: [] };
        failures.set(messageOf(error), { error, parts: [...parts, part.to] });
        return false;
      }
    },
    warnings: () => [...failures.values()].map(({ error, parts }) => notWritten(listed(parts), error)),
  };
}
