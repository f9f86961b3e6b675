// A way back from every question: the conversation is held once more from its start, with the answers that were given but for the last.
import { type Asker, Back } from './asker.ts';

/** `talk` asks the same questions after the same answers. `onAsked` comes before each question that is put, and not before one whose answer is known. */
export async function withWayBack(
  asker: Asker,
  talk: (asker: Asker, isRepeating: () => boolean) => Promise<void>,
  onAsked: () => Promise<void> = async () => {},
): Promise<void> {
  let given: readonly unknown[] = [];
  for (;;) {
    const answers: unknown[] = [];
    const known = given;
    const isRepeating = () => answers.length < known.length;
    try {
      return await talk(remembering(asker, known, answers, onAsked), isRepeating);
    } catch (error) {
      if (!(error instanceof Back)) throw error;
      if (answers.length === 0) asker.say('This is the first question.');
      given = answers.slice(0, -1);
    }
  }
}

/** Gives the answers that are known without a question, and adds each answer to the list. What was said is said again only as far as it leads to the first question that is put. */
function remembering(asker: Asker, known: readonly unknown[], answers: unknown[], onAsked: () => Promise<void>): Asker {
  let said: Parameters<Asker['say']>[] = [];
  let isRepeating = known.length > 0;
  const next = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const isKnown = answers.length < known.length;
    if (!isKnown) {
      isRepeating = false;
      for (const each of said) asker.say(...each);
      await onAsked();
    }
    said = [];
    const answer = isKnown ? (known[answers.length] as Answer) : await ask();
    answers.push(answer);
    return answer;
  };
  return {
    say: (...each) => {
      if (isRepeating) said.push(each);
      else asker.say(...each);
    },
    choose: (...question) => next(() => asker.choose(...question)),
    chooseSome: (...question) => next(() => asker.chooseSome(...question)),
    write: (...question) => next(() => asker.write(...question)),
  };
}
