#!/usr/bin/env node
// In words that old versions of Node understand: what is loaded next is in none of theirs.
const oldest = 24;
const major = parseInt(process.versions.node, 10);
if (major < oldest) {
  process.exitCode = 3;
} else {
  process.argv.splice(2, 0, 'command-line');
  void import('../dist/index.js');
}
