import { describe, expect, it } from 'vitest';
import { workflowInputs } from '../../test/support/action-inputs.ts';
import { UserError } from '../lib/user-error.ts';
import { settleStage } from './stage.ts';

const settled = (inputs: Record<string, string>) => settleStage(workflowInputs(inputs));
const plan = { result: 'success', outputs: { plan: 'sha256:1', matrix: '{}' } };

describe('the part of a review that a job is', () => {
  it('is all of it where nothing is said, and nothing else is read then', () => {
    const asked: string[] = [];
    const { stage } = settleStage((name) => {
      asked.push(name);
      return 'all';
    });
    expect([stage, asked]).toEqual(['all', ['stage']]);
    expect(settled({}).stage).toBe('all');
  });

  it('knows the outputs of all jobs before it, whatever these are called', () => {
    const needs = JSON.stringify({ before: plan, reviews: { result: 'failure', outputs: { 'leg-2': 'sha256:2' } } });
    const { outputs, leg, maxLegs, wasCancelled } = settled({ stage: 'consolidate', needs });
    expect([...outputs]).toEqual([...Object.entries(plan.outputs), ['leg-2', 'sha256:2']]);
    expect([leg, maxLegs, wasCancelled]).toEqual([null, 64, false]);
    expect(settled({ stage: 'plan', needs: '' }).outputs.size).toBe(0);
    const cancelled = JSON.stringify({ plan, review: { result: 'cancelled', outputs: {} } });
    expect(settled({ stage: 'publish', needs: cancelled }).wasCancelled).toBe(true);
  });

  it.each([
    ['success', 'sha256:3', false],
    ['cancelled', 'sha256:3', true],
    ['skipped', '', true],
    ['success', '', true],
  ])(
    'takes a job that ran out of time for a run that was cancelled only where nobody consolidated (%s, %j)',
    (result, digest, was) => {
      const review = { result: 'cancelled', outputs: { 'leg-1': 'sha256:2' } };
      const consolidate = { result, outputs: digest === '' ? {} : { consolidated: digest } };
      const needs = JSON.stringify({ plan, review, consolidate });
      expect(settled({ stage: 'publish', needs }).wasCancelled).toBe(was);
    },
  );

  it.each([
    [{ stage: 'reviews' }, 'stage'],
    [{ stage: 'review', needs: '{' }, 'needs'],
    [{ stage: 'review', needs: '{"plan":{"outputs":{"plan":7}}}' }, 'needs'],
    [{ stage: 'review', needs: '["plan"]' }, 'needs'],
    [{ stage: 'review', leg: '0' }, 'leg'],
    [{ stage: 'review', leg: '../1' }, 'leg'],
    [{ stage: 'plan', 'max-legs': '257' }, 'max-legs'],
  ])('is refused as %j', (inputs, name) => {
    expect(() => settled(inputs)).toThrow(UserError);
    expect(() => settled(inputs)).toThrow(`Input \`${name}\` is`);
  });
});
