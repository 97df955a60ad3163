/** Splits an expense evenly; the payer takes the cents that do not divide. */
export function shares({ payer, cents, for: people }) {
  const each = Math.floor(cents / people.length);
  const rest = cents - each * people.length;
  return new Map(people.map((person) => [person, person === payer ? each + rest : each]));
}

/** Cents per person: positive when money is owed to them. */
export function balances(entries) {
  const totals = new Map();
  const add = (person, cents) => totals.set(person, (totals.get(person) ?? 0) + cents);
  for (const entry of entries) {
    add(entry.payer, entry.cents);
    for (const [person, cents] of shares(entry)) add(person, -cents);
  }
  return Object.fromEntries(totals);
}
