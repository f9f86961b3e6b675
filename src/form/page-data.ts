// What a page is made for: the data that it carries.
import { unionOfConditions } from '../load/rule-set/union.ts';
import type { Field, RuleSet } from '../model/rule-set.ts';
import type { Rules } from './check-city.ts';

/** A city file, and the files of agencies that it names, by their paths. */
export type OpenedCity = {
  readonly name: string;
  readonly text: string;
  readonly files: readonly (readonly [path: string, text: string])[];
};

export type PageData = {
  readonly version: string;
  readonly asked: RuleSet;
  readonly alternatives: readonly RuleSet[];
  /** What other rule sets ask: answers to them are no mistakes. */
  readonly others: {
    readonly ids: readonly string[];
    readonly conditions: readonly Pick<RuleSet['conditions'][number], 'id' | 'asks'>[];
    readonly orders: readonly string[];
  };
  /** How a new file begins. */
  readonly blank: string;
  readonly city: OpenedCity | null;
};

/** The data of a page that asks a rule set; `shipped` are those that come with psp-check. What neither the page nor the evaluation reads is left out. */
export function pageData(
  asked: RuleSet,
  alternatives: readonly RuleSet[],
  shipped: readonly RuleSet[],
  more: Pick<PageData, 'version' | 'blank' | 'city'>,
): PageData {
  return {
    ...more,
    asked: { ...asked, sources: [] },
    // Only their verdicts are shown.
    alternatives: alternatives.map((ruleSet) => ({
      ...ruleSet,
      reading: '',
      sources: [],
      orders: [],
      conditions: ruleSet.conditions.map((condition) => ({
        ...condition,
        title: '',
        question: '',
        asks: condition.asks.map(withoutMeanings),
        source: [],
        toMeet: null,
        context: [],
      })),
    })),
    others: {
      ids: shipped.map(({ id }) => id),
      conditions: Array.from(unionOfConditions(shipped), ([id, asks]) => ({ id, asks: asks.map(withoutMeanings) })),
      orders: shipped.flatMap(({ orders }) => orders.map(({ id }) => id)),
    },
  };
}

const withoutMeanings = (field: Field): Field => ({
  ...field,
  label: '',
  ...(field.words ? { words: field.words.map(({ word }) => ({ word, meaning: '' })) } : {}),
});

/** What a page checks answers against, of its data. The others come first, as in the program. */
export function rulesOf({ asked, alternatives, others }: PageData): Rules {
  const empty = { ...asked, figures: [], sources: [], alternatives: [] };
  const known = others.ids.map((id, index): RuleSet => {
    const conditions =
      index > 0
        ? []
        : others.conditions.map((each) => ({
            ...each,
            label: null,
            title: '',
            question: '',
            appliesWhen: null,
            metWhen: { all: [] },
            notMetWhen: null,
            source: [],
            toMeet: null,
            context: [],
          }));
    const orders = index > 0 ? [] : others.orders.map((order) => ({ id: order }) as RuleSet['orders'][number]);
    return { ...empty, id, digest: id, conditions, orders };
  });
  return { asked, alternatives, known: [...known, asked] };
}
