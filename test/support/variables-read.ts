/** Names of the environment variables that are looked up while `act` runs, whether they are set or not. */
export async function variablesRead(act: () => Promise<void>): Promise<string[]> {
  const names = new Set<string>();
  const { env } = process;
  const note = (name: string | symbol) => void names.add(String(name));
  process.env = new Proxy(env, {
    get(target, name) {
      note(name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      note(name);
      return Reflect.has(target, name);
    },
    ownKeys(target) {
      note('all of them');
      return Reflect.ownKeys(target);
    },
  });
  try {
    await act();
  } finally {
    process.env = env;
  }
  return [...names];
}
