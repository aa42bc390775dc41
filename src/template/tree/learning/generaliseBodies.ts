import { antiUnify } from './antiUnify';
import { wordsOf } from '../rules/patternText';
import type { Body } from '../rules/body';
import { rulesOf } from '../rules/body';
import { isSameCode, outcomeOf, surroundingsFor } from '../editing/exampleTrial';
import { type Rule, ruleKey } from '../rules/Pattern';

const MAX_LOSS = 0.5;

/** One body for two patterns; `undefined` when no rule of the one has to do with a rule of the other. */
export function generaliseBodies(a: Body, b: Body): Body | undefined {
  const [rules, met] = joined(rulesOf(a), rulesOf(b));
  if (!met) return undefined;
  const specific = [...distinct([...rulesOf(a), ...rulesOf(b)])];
  const levels: Body['levels'] = [
    { name: 'names', rules: specific },
    { name: 'learned', rules },
  ];
  const same = specific.map(ruleKey).sort().join() === rules.map(ruleKey).sort().join();
  const companions = [
    ...new Map([...a.companions, ...b.companions].map((each) => [each.text, each])).values(),
  ];
  const obsolete = [...(a.obsolete ?? []), ...(b.obsolete ?? [])];
  return {
    version: 1,
    levels: same ? levels.slice(1) : levels,
    level: same ? 0 : 1,
    companions: companions.slice(0, 40),
    ...(obsolete.length > 0 && { obsolete: obsolete.slice(0, 40) }),
    examples: [...a.examples, ...b.examples].slice(0, 60),
  };
}

/**
 * The body at the most general level that makes of its examples, as far as they can be read, what the
 * most specific one makes of them; wider levels are gone.
 */
export async function heldAgainstExamples(
  body: Body,
  parsing: Parameters<typeof outcomeOf>[3],
): Promise<Body> {
  const specific = body.levels[0]!.rules;
  let levels = body.levels;
  for (const example of body.examples) {
    if (levels.length === 1) break;
    const around = await surroundingsFor(specific, example.before, parsing);
    const was = around && (await outcomeOf(specific, example.before, around, parsing));
    if (!was || !isSameCode(was.result, example)) continue;
    const holding = [levels[0]!];
    for (const level of levels.slice(1)) {
      const now = await outcomeOf(level.rules, example.before, around, parsing);
      if (now && isSameCode(now.result, example)) holding.push(level);
    }
    levels = holding;
  }
  return { ...body, levels, level: Math.min(body.level, levels.length - 1) };
}

function joined(a: readonly Rule[], b: readonly Rule[]): [Rule[], boolean] {
  const rules = [...a];
  let met = false;
  for (const rule of b) {
    const partner = best(rules, rule);
    if (partner === undefined) rules.push(rule);
    else {
      met = true;
      rules[rules.indexOf(partner.rule)] = partner.both;
    }
  }
  return [distinct(rules).slice(0, 150), met];
}

function best(rules: readonly Rule[], rule: Rule): { rule: Rule; both: Rule } | undefined {
  let found: { rule: Rule; both: Rule; loss: number } | undefined;
  for (const other of rules) {
    const both = other.top || rule.top ? undefined : antiUnify(other, rule);
    if (both === undefined) continue;
    const had = Math.max(wordsOf(other.before).length, wordsOf(rule.before).length);
    const loss = had === 0 ? 0 : 1 - wordsOf(both.before).length / had;
    if (loss <= MAX_LOSS && (found === undefined || loss < found.loss))
      found = { rule: other, both, loss };
  }
  return found;
}

function distinct(rules: readonly Rule[]): Rule[] {
  return [
    ...new Map(rules.map((rule) => [ruleKey(rule) + JSON.stringify(rule.holes), rule])).values(),
  ];
}
