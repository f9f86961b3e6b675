import type { City } from '../model/city.ts';
import { byDay, type Day } from '../model/day.ts';
import type { Finding, ReportOrder } from '../model/report.ts';
import type { Order, RuleSet } from '../model/rule-set.ts';

/** The orders of a rule set that cover a city, by the day on which they begin. Nobody is covered unless the city file says so. */
export function ordersCovering({ orders }: RuleSet, { coveredBy }: City): readonly Order[] {
  return orders.filter(({ id }) => coveredBy.includes(id)).toSorted((a, b) => byDay(a.from, b.from));
}

/** The first order under which a condition is not enforced against a city on a day. It changes no outcome. */
export function notEnforced(condition: string, covering: readonly Order[], asOf: Day): Finding['notEnforced'] {
  const order = covering.find(
    ({ from, until, conditions }) =>
      from <= asOf && (until === null || asOf < until) && (conditions?.includes(condition) ?? true),
  );
  return order ? { order: order.id, from: order.from } : null;
}

/** An order as a report has it, with the conditions that `all` stands for. */
export function reportOrder(order: Order, { conditions }: RuleSet): ReportOrder {
  return { ...order, conditions: [...(order.conditions ?? conditions.map(({ id }) => id))] };
}
