import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltRepository, buildRepository, type CommitScript } from './git-repository.ts';
import { type GitServer, startGitServer } from './git-server.ts';
import { pullRequestEvent, startGitHub } from './github.ts';
import { type FinishedStep, runStep, type Step } from './runner.ts';
import { type ScriptedAnswer, type ScriptedRequest, startVendors } from './vendors.ts';
