import './site.css';
import { html, render } from 'lit';
import { framed, type Page } from './frame.ts';
import { contentAt, contentOf } from './pages/content.ts';
import { home } from './pages/home.ts';
import { search } from './pages/search.ts';
import { section } from './pages/section.ts';

/** The page of an address; whatever is no page of the site's own is a path that the hub may know. */
function pageAt({ pathname, searchParams }: URL): Promise<Page> {
  const [, folder, name = ''] = pathname.split('/').map(decodeURIComponent);
  if (pathname === '/') return home();
  if (pathname === '/search') return search(searchParams);
  if (folder === 'sections') return section(name, searchParams.get('after'));
  if (folder === 'contents') return contentOf(name);
  return contentAt(pathname);
}

function describe({ title, tags }: Page): void {
  document.title = title;
  for (const old of document.head.querySelectorAll('meta[data-hub]')) old.remove();
  for (const { name, content } of tags) {
    const meta = Object.assign(document.createElement('meta'), { name, content });
    meta.dataset.hub = '';
    document.head.append(meta);
  }
}

async function show(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#page');
  if (!root) return;
  try {
    const page = await pageAt(new URL(location.href));
    describe(page);
    render(await framed(page, location.pathname), root);
  } catch (error) {
    const words = error instanceof Error ? error.message : '通稿平台没有回答';
    render(html`<main><h1>暂时打不开</h1><p role="alert">${words}</p></main>`, root);
  }
}

void show();
