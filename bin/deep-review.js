#!/usr/bin/env node
// In words that old versions of Node understand: what is loaded next is in none of theirs.
const oldest = 24;
const major = parseInt(process.versions.node, 10);
if (major < oldest) {
  const lacking = `deep-review needs Node ${oldest} or newer, and this is Node ${process.versions.node}.`;
  process.stderr.write(`error: ${lacking}
Install a newer one, such as https://nodejs.org has it.
`);
  process.exitCode = 3;
} else {
  process.argv.splice(2, 0, 'command-line');
  void import('../dist/index.js');
}
