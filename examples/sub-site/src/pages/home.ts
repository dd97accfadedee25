import { html } from 'lit';
import { frameOf, type Page } from '../frame.ts';
import { ask, SITE } from '../hub.ts';
import { lines } from '../lines.ts';
import { HomeDocument } from '../questions.ts';

/** The home page: the newest of four sections, by one question. */
export async function home(): Promise<Page> {
  const [{ name, tags }, lists] = await Promise.all([frameOf(), ask(HomeDocument, { site: SITE })]);
  const { notices, policies, readings, news } = lists;
  const body = html`<h1 class="unseen">${name}</h1>
    <div class="lists">
      ${[notices, policies, readings, news].map(
        (section) =>
          section &&
          html`<section>
            <h2><a href="/sections/${section.code}">${section.name}</a></h2>
            ${lines(section.contents.edges.map(({ node }) => node))}
          </section>`,
      )}
    </div>`;
  return { title: name, tags, body };
}
