/** A city file in the ways people write YAML. */
export const yamlSample = `# Answers of an invented city.
city: Rivertown, Ohio
as-of: 2017-08-18
answered-by: 'The chief''s office'
sources:
  jail-manual: { title: "Jail manual, fifth edition", date: 2016-05, url: https://example.org/jail.pdf?page=4#top }
  letter:
    title: Letter of the police chief
    date: 2017
agencies:
  county-jail:
    name: River County Jail   # run by the sheriff
    answers:
      dhs-access:
        - until: 2015-03-01
          in-place: yes
          note: The text goes on
            in the next line.
        - from: 2015-03-01
          in-place: no
          limits: [case-by-case, 'on-request']
      detainer-hold:
        evidence:
          jail-manual: >-
            Section 4 keeps nobody past release
            without a judge's warrant.

            Section 5 is silent.
          letter: |
            First line.
              Second line.
answers:
  violence:
    violent-crime-rate: { 2014: 402.1, 2015: -1.5e2 }
  "readiness": "a \\"quoted\\" word \\u00e9"
  commitment:
  detainer-hold:
    held-by:
    - county-jail
    - city
decisions:
  - { date: 2018-01-10, says: Nothing., source: letter }
`;
