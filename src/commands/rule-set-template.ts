/** A small rule set that is valid as it is: what `rules new` writes. */
export const ruleSetTemplate = (
  id: string,
): string => `# A rule set: conditions, and when a city meets them. Replace what is here by your own, then run:
#   psp-check rules check <this file>     errors and oddities
#   psp-check rules test <this file>      whether the examples below give their outcomes
#   psp-check --rules <this file> city.yaml

# The id is permanent: city files and reports name it.
rule-set: ${id}
title: Body-worn cameras, grants of 2024
issuer: State of Example, Office of Public Safety

# No text is clear in every point. Say how you read what is unclear, and what supports that; every report prints it.
# \`read-as\` is the reading in a few words, for the line of the verdict.
read-as: conditions to meet
reading: >-
  The call for applications asks for a written policy and for footage to be kept for 90 days. It does not say
  what an exception such as "unless the person filmed asks" is worth, so that is left open.

# The first day on which the conditions apply; \`until\` is the first day on which they no longer do.
in-force: { from: 2024-03-01 }

# Where the conditions come from. Conditions below name a source and the place in it.
sources:
  call:
    title: Call for applications, body-worn cameras
    publisher: Office of Public Safety, State of Example
    date: 2024-03-01
    url: https://example.org/cameras/call

# The words that an answer may use, each with its meaning.
vocabularies:
  exception:
    court-order: deleted earlier when a court orders it
    on-request: deleted earlier when the person filmed asks for it
    storage-full: overwritten when the storage is full

# How a sentence names a field: a noun phrase; for a yes or no, a clause for each.
labels:
  written:
    yes: there is a written policy on body-worn cameras
    no: there is no written policy on body-worn cameras
  kept: time footage is kept
  exceptions: exceptions

conditions:
  # The shortest condition: one yes or no. It is met by a yes, and not met by a no.
  - id: camera-policy
    title: Written policy on cameras
    question: Does the department have a written policy on body-worn cameras?
    asks: { written: yes-no }
    met-when: { written: yes }
    source: { call: section 2 }
    to-meet: A written policy on body-worn cameras.
    # Examples prove the condition: answers, under the outcome each has to have. A value alone is that of the first field.
    examples:
      met: [yes]
      not-met: [no]
      undetermined: [unknown]

  # Several fields. \`not-met-when\` is looked at first; where neither test holds, the condition is undetermined.
  - id: footage-kept
    title: Footage kept for 90 days
    question: How long is footage kept, and in which cases is it deleted earlier?
    asks:
      kept: duration
      exceptions: { some-of: exception }
    met-when:
      kept: { at-least: 90d }
      exceptions: { only: [court-order] }
    not-met-when:
      any:
        - kept: { below: 90d }
        - exceptions: { any-of: [storage-full] }
    source: { call: section 3 }
    to-meet: Footage kept for 90 days or longer, unless a court orders otherwise.
    examples:
      met:
        - { kept: 90d, exceptions: none }
        - { kept: 180d, exceptions: [court-order] }
      not-met:
        - { kept: 30d, exceptions: none }
        - { kept: 90d, exceptions: [storage-full] }
      undetermined:
        - { kept: 90d, exceptions: [on-request] }
        - { kept: 90d }

# More types of fields and tests, alternatives, orders: docs/rule-sets.md. A shipped rule set as an example:
#   psp-check rules show psp-2017-08
`;
