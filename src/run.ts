import { once } from './agent/once.ts';
import { settleStage } from './config/stage.ts';
import { announceRound } from './stages/announce-round.ts';
import { ask } from './stages/ask.ts';
import { beginRound } from './stages/begin-round.ts';
import { reviewRound } from './stages/review-round.ts';
import { type Ended, hasEnded } from './types.ts';
import type { World } from './worlds/world.ts';

/** Reviews one change and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<Ended> {
  const settled = settleStage(world.inputs.read);
  if (settled.stage !== 'all') {
    // What a whole run has no use for is not loaded in one.
    const { runStage } = await import('./stages/run-stage.ts');
    return runStage(settled.stage, settled, world);
  }
  const started = world.clock.now();
  const asked = await ask(world);
  if (hasEnded(asked)) return asked;
  const announced = await announceRound(asked, world);
  await using opened = await world.openRepo(asked.facts);
  const begun = await beginRound(asked, opened, { announced, world, started });
  if (hasEnded(begun)) return begun;
  const finishing = once(() => import('./stages/finish-round.ts'));
  // Models think for minutes: nothing waits for what is loaded meanwhile.
  world.events.listen((event) => (event.kind === 'review-turn' ? finishing.begin() : undefined));
  const reviewed = await reviewRound(begun, world);
  const { consolidateRound, publishRound } = await finishing.part();
  const consolidated = await consolidateRound(begun, reviewed, { to: announced.to, world });
  // What was opened is closed once all is said.
  return await publishRound(begun, consolidated, { announced, world });
}
